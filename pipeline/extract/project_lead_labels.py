"""Lines that begin alike in project after project (【今年度の仕事】…, 一年を振り返って：…) → their labels on lines of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.figure_forms import is_plain_grade
from pipeline.model.document import Cell, Row
from pipeline.profiles.grade_words import speaks_of_grade
from pipeline.profiles.headings import is_general
from pipeline.profiles.labels import ANY_TEXT, PART_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.sections import looks_like_section

_LEAST = 2
_LEAST_TEXT = 8
_LEAD = re.compile(
    r"[・ \u3000]?(?P<open>[【〔《〈＜<［≪（(]|[■□◆◇●▼▽▶][ \u3000]?)?(?P<word>[^【】〔〕《》〈〉＜＞<>［］≪≫■□◆◇●▼▽▶「」（）()。、：:…\s]{2,16}(?P<remark>[（(][^（）()。、]{1,8}[）)])?)"
    r"(?P<close>[】〕》〉＞>］≫）)][：:]?|[：:]|…{1,2}|・{3}|[→⇒])[ \u3000]?(?=\S)"
)
_WIDE = "\u3000"
_BEHIND_MARK = re.compile(
    r"(?P<mark>[・･◇◆■□○●▪▼▽▶])[ \u3000]?(?P<word>[^「」（）()。、：:…\s]{2,16}(?:[（(][^（）()。、]{1,8}[）)])?)(?:\u3000| (?=\S{2,}))[ \u3000]*(?=\S)"
)
"""Behind a mark a wide blank is enough."""
_CLOSES = {
    "【": "】",
    "〔": "〕",
    "《": "》",
    "〈": "〉",
    "＜": "＞",
    "<": ">",
    "［": "］",
    "≪": "≫",
    "（": "）",
    "(": ")",
}
_ONE_YEAR = re.compile("^[1１一]年")
_NO_LABEL = re.compile("[0-9０-９]")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_OF_GRADE = re.compile("評価|評定|判定|評語|達成|到達|進捗|具合")
_LONGEST_GRADE = 12
_LEADERS = ("…", "・")
"""Dots between a label and its text (取組計画…講座を開きます。), by which no other rule parts them."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """How a line begins: what stands before its text, the word in it, the form of both."""

    printed: str
    word: str
    form: str
    text: str
    """What stands behind it on the line."""

    @property
    def has_text(self) -> bool:
        return len(self.text) >= _LEAST_TEXT


@dataclass(frozen=True, slots=True)
class Led:
    """The rows, and what their labels are that the vocabulary does not know."""

    rows: list[Row]
    own: dict[str, tuple[str, ...]]


def with_lead_labels(rows: Sequence[Row], labels: Labels) -> Led:
    """The rows of all blocks → the same, with the labels at the heads of lines that nobody knows on lines of their own.

    Such a word stands at the head of several lines in one form, that of labels which the vocabulary knows, or is made of
    general words that say what stands there. Of which kind its text is its words say, or nobody does; over grades alone
    it titles a grade.
    """
    leads = [_lead(row) for row in rows]
    shown = [one for one in leads if one is not None]
    if not shown:
        return Led(list(rows), {})
    counted = Counter(one.printed for one in shown if one.has_text)
    counted_all = Counter(one.printed for one in shown)
    again = [one for one in shown if counted[one.printed] >= _LEAST and _may_be_label(one, labels)]
    known = {one.form for one in shown if _is_known(one, labels)}
    known |= {one.form for one in again if _tells_by_itself(one.word)}
    own: dict[str, tuple[str, ...]] = {
        one.printed: labels.text_kinds(one.word) or (told_by_words(one.word) or "entry.other",)
        for one in again
        if one.form in known
    }
    own |= dict.fromkeys(_grades(shown, known, labels), ("rating.result",))
    own |= {
        one.printed: kinds
        for one in shown
        if (one.form in _LEADERS or (one.form[0] in "（(" and one.word[-1] in "）)"))
        and (kinds := labels.text_kinds(one.word))
        and counted_all[one.printed] >= _LEAST
    }
    if not own:
        return Led(list(rows), {})
    found: list[Row] = []
    for row, lead in zip(rows, leads, strict=True):
        found += [row] if lead is None or lead.printed not in own else _parted(row, lead)
    return Led(found, own)


def _lead(row: Row) -> _Lead | None:
    """How a line outside tables begins, where a text follows in it."""
    if row.table is not None or len(row.cells) != 1 or not row.cells[0].pieces:
        return None
    first = row.cells[0].pieces[0].text
    found = _LEAD.match(first)
    if found is None:
        return _behind_mark(row)
    opens, closes = (found["open"] or "").strip(), found["close"]
    if opens in _CLOSES and _CLOSES[opens] != closes[0]:
        return None
    if opens not in _CLOSES and closes[0] in _CLOSES.values():
        return None
    return _Lead(
        first[: found.end()].rstrip(" \u3000"),
        found["word"],
        opens + closes[0],
        row.cells[0].text[found.end() :],
    )


def _behind_mark(row: Row) -> _Lead | None:
    """A line that a mark, a word and a wide blank begin (・次年度の課題　講座を…)."""
    found = _BEHIND_MARK.match(row.cells[0].pieces[0].text)
    if found is None:
        return None
    printed = found[0].rstrip(" \u3000")
    return _Lead(printed, found["word"], found["mark"] + _WIDE, row.cells[0].text[found.end() :])


def _is_known(lead: _Lead, labels: Labels) -> bool:
    return any(kind.startswith(PART_FAMILIES) for kind in labels.kinds_of(lead.word))


def _grades(shown: Sequence[_Lead], known: Container[str], labels: Labels) -> Iterator[str]:
    """The words of such lines, as printed, that have a grade behind them each time, in a form of known labels or by what they say."""
    values: dict[str, list[str]] = {}
    for one in shown:
        if len(one.text) <= _LONGEST_GRADE:
            values.setdefault(one.printed, []).append(one.text)
    for one in {one.printed: one for one in shown}.values():
        own = values.get(one.printed, ())
        if len(own) < _LEAST or looks_like_section(one.word) or _is_read(one, labels):
            continue
        word = _REMARK.sub("", one.word)
        if (one.form in known or speaks_of_grade(word)) and _OF_GRADE.search(word) and all(map(is_plain_grade, own)):
            yield one.printed


def _is_read(lead: _Lead, labels: Labels) -> bool:
    """Whether the vocabulary has the word of a line as the label of a text, or knows it before its grade as it is printed."""
    kinds = labels.text_kinds(lead.printed)
    if not kinds or labels.at_head(lead.printed + lead.text, ANY_TEXT) is not None:
        return bool(kinds)
    return not all(kind.startswith("rating.") for kind in kinds)


def _may_be_label(lead: _Lead, labels: Labels) -> bool:
    if _NO_LABEL.search(_ONE_YEAR.sub("", lead.word)) is not None or looks_like_section(lead.word):
        return False
    if lead.form[0] in "（(" and told_by_words(lead.word) is None:
        return False  # （仮称） before a name
    if all(kind.startswith("heading.") for kind in labels.kinds_of(lead.word)):
        return True
    # A label that is known by the words it is made of only is not looked for at the head of a line.
    return bool(labels.text_kinds(lead.word)) and labels.at_head(lead.word + lead.text, ANY_TEXT) is None


def _tells_by_itself(word: str) -> bool:
    """Whether a word is general and speaks of a text (今年度の仕事): where it is printed again and again it needs no other beside it."""
    return is_general(word) and told_by_words(word) is not None


def _parted(row: Row, lead: _Lead) -> list[Row]:
    """A line → its label, and its text below it."""
    first, *others = row.cells[0].pieces
    at = len(lead.printed)
    rest = first.cut(at)
    return [
        replace(row, cells=(Cell((first.cut(0, at),)),)),
        replace(row, cells=(Cell((*([rest] if rest.text else []), *others)),), blank_before=False),
    ]
