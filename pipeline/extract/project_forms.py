"""Forms that are alike, one for each project (宣言1 | …, 宣言2 | …) → the labels that their places and their repetition show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.cutting import filled
from pipeline.extract.figure_forms import is_amount, is_figure, is_plain_grade
from pipeline.model.document import Row
from pipeline.profiles.labels import FIGURE_FAMILIES, TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.enumerators import parse_enumerator
from pipeline.text.fold import fold
from pipeline.text.numbered_words import goes_on, numbered_path
from pipeline.text.periods import is_period
from pipeline.text.sections import looks_like_section

_PAIR = 2
_LEAST_FORMS = 2
_LEAST_ALIKE = 3
_REACH = 10
_LONGEST_NAME = 60
_LONGEST_LABEL = 16
_LONGEST_LEAD = 8
_PARTS = ("column.section", "column.project", *TEXT_FAMILIES)
_OF_PROJECT = ("entry.", "column.", "heading.projects", "heading.goals")
"""A word that may title a figure names projects, too, if it is one of these (目標1)."""
_STOPS = "。！？"
_NO_LABEL = re.compile(r"[。、0-9]")
_YEN = re.compile("円")
_AMOUNTS = (
    ("budget.supplementary", re.compile("補正")),
    ("budget.settlement", re.compile("決算|支出|執行|実績|使った|かかった|要した")),
    ("budget.initial", re.compile("予算|見積|計上")),
)
_GOAL_WORD = re.compile("(?:目標|ゴール|課題|方針|柱)(?:番号|の番号|No\\.?)?$")
_GOAL_MARKS = re.compile(
    r"(?:[①-⑳]|(?:重点)?(?:目標|課題|方針|柱) ?[0-9]{1,2})(?:[、,・/ \n]{0,2}(?:[①-⑳]|(?:重点)?(?:目標|課題|方針|柱) ?[0-9]{1,2}))*(?:の(?:目標|課題|方針))?"
)
_OF_GOAL = re.compile(
    "(?:目標|課題|方針|宣言|柱).*(?:対応|関連|該当|関係|番号|No|№)|(?:対応|関連|該当|関係).*(?:目標|課題|方針|宣言|柱)"
)
_GRADES = re.compile("(?:評価|評定|達成度|判定)(?:区分)?$")
_LONGEST_VERDICT = 10
_BETWEEN_SECTIONS = re.compile(r"[、，,/／\s]+")


def form_labels(rows: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The rows of project blocks → what their forms use as labels and the vocabulary does not know; mostly nothing.

    A word with a number beside a name, over the label of a part, names a project. In forms so named a short word that
    stands in nearly each of them at the same place, with a value beside it, is a label: of sections or of a grade where
    all its values are that, else of a text of which nobody knows the kind.
    """
    named = _numbered(rows, labels)
    if not named or not (all(_has_part(rows[at + 1 : at + _REACH], labels) for at in named) or _alike(rows, named)):
        return {}
    own: dict[str, tuple[str, ...]] = {rows[at].cells[0].text: ("column.project",) for at in named}
    if len(named) < _LEAST_FORMS:
        return own
    values: dict[tuple[int, str], list[str]] = {}
    forms: dict[tuple[int, str], set[int]] = {}
    ends = [*named[1:], len(rows)]
    led = all(is_led(rows[start + 1 : end]) for start, end in zip(named, ends, strict=True))
    for form, (start, end) in enumerate(zip(named, ends, strict=True)):
        for row in _without_figures(rows[start + 1 : end], labels):
            for at, text, value in _unknown_labels(row, labels, led=led):
                forms.setdefault((at, text), set()).add(form)
                values.setdefault((at, text), []).extend([value] if value else [])
    for place, seen in forms.items():
        if len(seen) >= max(_LEAST_FORMS, len(named) * 2 // 3):
            own.setdefault(place[1], kinds_of_values(place[1], values[place], labels))
    return own


def _numbered(rows: Sequence[Row], labels: Labels) -> list[int]:
    """The rows that one word names with numbers that run on from 1; none where 事業名 names a project."""
    found: list[int] = []
    word, last = None, None
    for at, row in enumerate(rows):
        if row.table is None or not row.cells[0].pieces:
            continue
        cells = filled(row)
        if "column.project" in labels.kinds_of(cells[0].text) and not all(labels.kinds_of(c.text) for c in cells):
            return []
        if not _is_named(row, labels):
            continue
        numbered = numbered_path(row.cells[0].text)
        if numbered is None or (word is not None and numbered[0] != word):
            continue
        # Below the next goal numbers may begin anew, in a table of its own.
        anew = last is not None and last[-1] > 1 and rows[found[-1]].table != row.table
        if not goes_on(last, numbered[1]) and not (anew and goes_on(None, numbered[1])):
            return []
        word, last = numbered
        found.append(at)
    return found


def _is_named(row: Row, labels: Labels) -> bool:
    """Whether a row of a table is a word with a number and a name; a word for a figure (予算①) names no project."""
    cells = filled(row)
    if row.table is None or len(cells) != _PAIR or not row.cells[0].pieces:
        return False
    name, numbered = cells[1].text, numbered_path(cells[0].text)
    if numbered is None or len(name) > _LONGEST_NAME or name[-1] in _STOPS:
        return False
    kinds = labels.kinds_of(numbered[0])
    of_figure = any(kind.startswith(FIGURE_FAMILIES) for kind in kinds)
    return not of_figure or any(kind.startswith(_OF_PROJECT) for kind in kinds)


def _has_part(below: Sequence[Row], labels: Labels) -> bool:
    """Whether one of the rows below, before the next form, begins with the label of a part, or a label stands third in it."""
    for row in below:
        if len(row.cells) < 2 or _is_named(row, labels):
            return False
        if any(kind.startswith(_PARTS) for cell in filled(row)[:3:2] for kind in labels.kinds_of(cell.text)):
            return True
    return False


def _alike(rows: Sequence[Row], named: Sequence[int]) -> bool:
    """Whether below each of the named rows the same cells stand first in the rows."""
    if len(named) < _LEAST_FORMS:
        return False
    firsts = [
        {row.cells[0].text for row in rows[start + 1 : end] if len(row.cells) > 1 and row.cells[0].pieces}
        for start, end in zip(named, [*named[1:], len(rows)], strict=True)
    ]
    return len(set[str].intersection(*firsts)) >= _LEAST_ALIKE


def _without_figures(rows: Sequence[Row], labels: Labels) -> Iterator[Row]:
    """The rows of a form without those of indicators with their figures, below the titles of these (指標 | 目標値 | 実績値)."""
    titled = False
    for row in rows:
        cells = filled(row)
        figures = [any(kind.startswith("measure.") for kind in labels.kinds_of(cell.text)) for cell in cells]
        if sum(figures) > 1:
            titled = True
        elif titled and len(cells) > 1 and all(is_figure(cell.text) for cell in cells[1:]):
            continue
        else:
            titled = False
        yield row


def is_led(rows: Sequence[Row]) -> bool:
    """Whether the first cells of a form are words for several rows each (計画, 評価), beside the labels of each row."""
    table = [row for row in rows if len(row.cells) > 2]
    words = {row.cells[0].text for row in table if row.cells[0].pieces}
    if not words or len(table) < 2 * len(words) or any(len(word) > _LONGEST_LEAD for word in words):
        return False
    return all(row.cells[1].pieces for row in table)


def _unknown_labels(row: Row, labels: Labels, *, led: bool) -> list[tuple[int, str, str]]:
    """The cells of a row that may be labels which nobody knows: each with its column and what stands beside it."""
    cells = row.cells
    if len(cells) < 2 or not cells[led].pieces:
        return []
    shown = [at for at, cell in enumerate(cells) if cell.pieces and (at > 0 or not led)]
    found = []
    for place, at in enumerate(shown):
        text = cells[at].text
        if place % 2 or len(text) > _LONGEST_LABEL or _NO_LABEL.search(fold(text)) is not None:
            continue
        if any(kind.startswith((*_PARTS, "column.")) for kind in labels.kinds_of(text)):
            continue
        found.append((at, text, cells[shown[place + 1]].text if place + 1 < len(shown) else ""))
    return found


def kinds_of_values(label: str, values: Sequence[str], labels: Labels) -> tuple[str, ...]:
    """What the values beside a label show it to be, and of a text its words; beside titles of figures it titles indicators."""
    if values and all(any(kind.startswith("measure.") for kind in labels.kinds_of(value)) for value in values):
        return ("measure.label",)
    # A section may have a name that its form does not show to be one.
    if values and sum(are_sections(value) for value in values) * 5 >= len(values) * 4:
        return ("column.section",)
    if refer_to_goals(label, values) or (
        values and _OF_GOAL.search(label) is not None and all(are_marks(value) for value in values)
    ):
        return ("column.goal",)
    if values and not is_period(label) and all(is_plain_grade(value) for value in values):
        return ("rating.result",)  # marks below 10～12月 say when, not how well
    if len(set(values)) < len(values) and _GRADES.search(label) is not None and all(map(_is_verdict, values)):
        return ("rating.result",)
    if values and all(_YEN.search(value) is not None and is_amount(value) for value in values):
        return (kind_of_amount(label),)
    return (told_by_words(label) or "entry.other",)


def kind_of_amount(label: str) -> str:
    """What the amounts under a label that nobody knows are, by its words.

    >>> kind_of_amount("当初の予算"), kind_of_amount("かかったお金"), kind_of_amount("事業の規模")
    ('budget.initial', 'budget.settlement', 'budget.other')
    """
    return next((kind for kind, words in _AMOUNTS if words.search(label) is not None), "budget.other")


def refer_to_goals(label: str, values: Sequence[str]) -> bool:
    """Whether a label ends in the word for goals, and beside it stand nothing but their marks, none a bare number that may count.

    >>> refer_to_goals("目標", ("①、③", "②")), refer_to_goals("目標", ("1", "30")), refer_to_goals("評価", ("①", "②"))
    (True, False, False)
    """
    if not values or _GOAL_WORD.search(label) is None:
        return False
    return all(_GOAL_MARKS.fullmatch(fold(value).strip()) is not None for value in values)


def _is_verdict(value: str) -> bool:
    """Whether a value is a few words that grade (概ね達成), and neither a sentence nor a count."""
    return len(value) <= _LONGEST_VERDICT and _NO_LABEL.search(fold(value)) is None


def are_marks(value: str) -> bool:
    """Whether a value is nothing but the marks of goals (①, 2・3): a mark that counts nothing."""
    return all(
        parse_enumerator(part) is not None for part in _BETWEEN_SECTIONS.split(value.strip().replace("・", "、"))
    )


def are_sections(value: str) -> bool:
    """Whether a value is names of sections, of which a line end may part two or cut one.

    >>> are_sections("市民課、広聴課"), are_sections("市民課・広聴課"), are_sections("市民の会")
    (True, True, False)
    """
    return any(_is_list_of_sections(form) for form in (value, value.replace("\n", "")))


def sections_in(value: str) -> list[str]:
    """The names of sections in a value of nothing else, as its separators part them."""
    whole = value if _is_list_of_sections(value) else value.replace("\n", "")
    parts = _BETWEEN_SECTIONS.split(whole.strip())
    return [one for part in parts for one in ([part] if looks_like_section(part) else part.split("・"))]


def _is_list_of_sections(value: str) -> bool:
    parts = _BETWEEN_SECTIONS.split(value.strip())
    return all(looks_like_section(part) or all(map(looks_like_section, part.split("・"))) for part in parts)
