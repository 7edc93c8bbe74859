"""The titles of a table → the one under which names of projects stand, although its word alone does not say so (課題, 取り組むべき課題)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.profiles.figure_titles import is_figure_cell
from pipeline.profiles.headings import general_words
from pipeline.profiles.labels import Labels, label_key
from pipeline.profiles.text_words import told_by_words
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LEAST_TITLES = 4
_LONGEST_TITLE = 20
_LONGEST_WORD = 14
_NO_TITLE = re.compile("[。、]")
_NAMES = re.compile("(?P<what>課題|項目|事項|テーマ|取組み?|取り組み|施策|業務|事業)(?:名称?|の名称)?$")
"""How a title ends that may stand over names as well as over texts."""
_NAMED = re.compile("(?:項目|事項|取組み?|取り組み|施策|業務|事業)(?:名称?|の名称)$")
"""How one ends that stands over names alone."""
_ELSEWHERE = frozenset(["heading.current_state", "heading.goals", "heading.projects", "entry.issue_next", "entry.plan", "column.project"])  # fmt: skip
"""What such a word is elsewhere."""
_NOT_NAMES = frozenset(("column.number", "column.section"))
_NAME = re.compile(
    "(?:事業|整備|推進|促進|支援|改善|強化|充実|運営|管理|調査|普及|啓発|見直し|検討|導入|策定|向上|確保|活用|対策|実施|開催|構築|育成|化)(?:[（(【][^）)】]*[）)】]?)*$"
)
"""How a name of a project ends, with a bracket behind it."""
_LONGEST_NAME = 60
_LEAST_FIGURES = 2
_SECTIONS_BEHIND = re.compile(r"(?<=[^(]) ?\((?P<sections>[^()]{2,80})\)$")
_OF_TEXTS = ("entry.", "measure.", "rating.")
_BEFORE_NAMES = ("column.number", "column.goal", "column.section")
_OF_GOALS = re.compile("^[^（(]*(?:目標|課題)(?:項目|及び内容|の?内容|項目及び内容)?(?:[（(][^）)]*[）)])?$")
_GOAL_ENDS = ("目標", "ゴール")
_BY_WHEN = re.compile(r"期限|時期|期間|日程|スケジュール|いつ|水準|基準|どこまで")
_REPORTS = ("entry.midterm", "entry.final", "rating.", "measure.", "budget.")


def names_by_place(titles: Sequence[str], labels: Labels) -> int | None:
    """Which of a table's titles heads the names of projects by its place; None: none of them, or the words say which.

    It is made of general words, and comes first, at most behind numbers, goals and sections. Beside it stand the title
    of the sections or of goals, that of a plan, and that of a report, a grade, a level or a day (課題 | 担当課 | 具体的な方策 | 日程).

    >>> from pipeline.profiles.profile import load_profiles
    >>> labels = load_profiles().generic.labels
    >>> names_by_place(("No.", "取り組むべき課題", "担当課", "達成のための方策", "期限"), labels)
    1
    >>> names_by_place(("組織目標", "具体的な取組", "担当課", "年度目標", "期末報告"), labels)
    1
    >>> names_by_place(("現状", "課題", "担当課", "今後の方向性"), labels) is None
    True
    """
    if len(titles) < _LEAST_TITLES or any(len(text) > _LONGEST_TITLE or _NO_TITLE.search(text) for text in titles):
        return None
    kinds = [labels.kinds_of(text) for text in titles]
    at = next(
        (
            at
            for at, own in enumerate(kinds)
            if not any(kind in _BEFORE_NAMES for kind in own) and not names_goals(titles[at], own)
        ),
        len(titles),
    )
    if at == len(titles) or not _may_head_names(titles[at], kinds[at]):
        return None
    if any("column.project" in own for own in kinds[at + 1 :]):
        return None
    if not any("column.section" in own for own in kinds) and not any(map(names_goals, titles[:at], kinds)):
        return None
    told = [own or (told_by_words(text) or "",) for text, own in zip(titles, kinds, strict=True)][at + 1 :]
    planned = any("entry.plan" in own for own in told)
    later = any(
        any(kind.startswith(_REPORTS) for kind in own) or _BY_WHEN.search(text) is not None
        for text, own in zip(titles[at + 1 :], told, strict=True)
    )
    if planned and _NAMED.search(label_key(titles[at])) is not None:
        return at  # 取組・事業名 says itself that names stand below
    return at if planned and later else None


def names_goals(title: str, kinds: Sequence[str]) -> bool:
    """Whether a title before the names heads the goals that the projects serve: a heading of goals, or general words that end in 目標.

    >>> names_goals("組織目標", ("heading.goals",)), names_goals("経営目標", ()), names_goals("目標達成の取組", ())
    (True, True, False)
    """
    if not title.replace("\n", "").endswith(_GOAL_ENDS):
        return False
    return (
        "heading.goals" in kinds
        or "column.goal" in kinds
        or (not kinds and general_words(label_key(title)) is not None)
    )


def _may_head_names(text: str, kinds: Sequence[str]) -> bool:
    key = label_key(text)
    found = _NAMES.search(key)
    if found is None or len(key) > _LONGEST_WORD or not set(kinds) <= _ELSEWHERE:
        return False
    return (
        found.start() == 0
        or general_words(key[: found.end("what")]) is not None
        or general_words(key[: found.start()]) is not None
    )


def names_by_contents(titles: Sequence[str], below: Sequence[str], labels: Labels) -> int | None:
    """Which of a table's titles heads names of projects by the row below; None: none, or one of them says so itself.

    The cells of both rows stand under each other, blank ones among them. The first cell below that is no number, no
    section and no figure is a name: it ends as names of projects do. To its right stand two sentences at least (one, where
    the title ends as such titles do), one under words of a plan, and another title says of a report, of sections, or of a day.

    >>> from pipeline.profiles.profile import load_profiles
    >>> labels = load_profiles().generic.labels
    >>> titles = ("区分", "担当", "どこまで", "手立て", "いつ")
    >>> names_by_contents(titles, ("窓口改善事業", "市民課", "20分とする。", "窓口を増やす。", "年度末"), labels)
    0
    >>> names_by_contents(titles, ("窓口が混む。", "市民課", "20分とする。", "窓口を増やす。", "年度末"), labels) is None
    True
    """
    shown = [at for at, text in enumerate(titles) if text]
    if len(shown) < _LEAST_TITLES - 1 or len(titles) != len(below):
        return None
    if (at := _names_with_sections(titles, below, shown, labels)) is not None or len(shown) < _LEAST_TITLES:
        return at
    texts = [titles[at] for at in shown]
    if any(len(text) > _LONGEST_TITLE or _NO_TITLE.search(text) for text in texts) or len(set(texts)) < len(texts):
        return None
    kinds = {at: labels.kinds_of(titles[at]) or (told_by_words(titles[at]) or "",) for at in shown}
    if any("column.project" in own or "heading.projects" in own for own in kinds.values()):
        return None
    at = next((at for at in shown if not set(kinds[at]) & _NOT_NAMES and not _is_number(below[at])), None)
    if at is None or not _may_be_name(below[at], titles[at]) or labels.kinds_of(below[at]):
        return None
    right = [one for one in shown if one > at]
    told = [one for one in right if below[one].endswith("。")]
    planned = any("entry.plan" in kinds[one] for one in told)
    later = any(
        any(kind.startswith((*_REPORTS, "column.section")) for kind in kinds[one]) or _BY_WHEN.search(titles[one])
        for one in right
    )
    if sum(_is_measured(kinds[one], below[one]) for one in right) >= _LEAST_FIGURES and (
        any("measure." in kind for one in right for kind in kinds[one])
    ):
        # A table of indicators: 目標に属する事業 | 担当課 | 指標 | 目標値 | 実績値.
        sections = any("column.section" in own for own in kinds.values())
        return at if sections or any(looks_like_section(below[one]) for one in right) else None
    if _NAME.search(below[at].replace("\n", "")) is None:
        return None
    least = 1 if _NAMES.search(label_key(titles[at])) is not None else 2
    return at if len(told) >= least and planned and later else None


def _names_with_sections(
    titles: Sequence[str], below: Sequence[str], shown: Sequence[int], labels: Labels
) -> int | None:
    """The first column, or the one behind goals (`heads_goals`), where the cell below its title ends in sections in brackets and is no sentence.

    Right of it stands a sentence.
    Of the other titles one at least is that of a text or a figure of projects; the first is no title of a text.
    """
    first = (
        shown[1]
        if len(shown) > _LEAST_TITLES and heads_goals(titles[shown[0]].replace("\n", ""), below[shown[0]])
        else shown[0]
    )
    text = below[first].rstrip()
    if text[-1:] not in ")）" or len(text) > 2 * _LONGEST_NAME or _NO_TITLE.search(text[: text.rfind("（") + 1]):
        return None
    inside = _SECTIONS_BEHIND.search(fold(text))
    if inside is None or not (_are_sections(inside["sections"]) or _are_sections(inside["sections"].replace("\n", ""))):
        return None
    if any(len(titles[at]) > 2 * _LONGEST_TITLE or "。" in titles[at] for at in shown):
        return None
    kinds = {at: labels.kinds_of(titles[at]) or (told_by_words(titles[at]) or "",) for at in shown}
    if any("column.project" in own or "heading.projects" in own for own in kinds.values()):
        return None
    if any(kind.startswith(_OF_TEXTS) for kind in labels.kinds_of(titles[first])):
        return None
    told = any(kind.startswith((*_OF_TEXTS, "budget.")) for at in shown[1:] for kind in kinds[at])
    return first if told and any(below[at].endswith("。") for at in shown[1:]) else None


def _are_sections(text: str) -> bool:
    return all(looks_like_section(one) for one in re.split("[、,・/\n]", text) if one.strip())


def heads_goals(title: str, below: str) -> bool:
    """Whether a column holds goals: its title speaks of goals, and below stands a numbered sentence.

    >>> heads_goals("部の目標（項目）", "目標1　窓口で待つ時間を短くします。"), heads_goals("部の目標（項目）", "窓口改善事業")
    (True, False)
    """
    if _OF_GOALS.search(title) is None or below[-1:] != "。":
        return False
    marker = split_marker(below)
    return marker is not None and marker.number is not None


def _is_measured(kinds: Sequence[str], below: str) -> bool:
    """Whether a column is of indicators or their figures, by its title or by the cell below it."""
    return any(kind.startswith("measure.") for kind in kinds) or is_figure_cell(below)


def _may_be_name(text: str, title: str) -> bool:
    """Whether a cell may be a project's name: it ends as names do, or stands under a title that ends as those of names do."""
    if not text or len(text) > _LONGEST_NAME or _NO_TITLE.search(text) is not None:
        return False
    return _NAME.search(text.replace("\n", "")) is not None or _NAMES.search(label_key(title)) is not None


def _is_number(text: str) -> bool:
    return len(text) <= 4 and any(char.isnumeric() for char in text)
