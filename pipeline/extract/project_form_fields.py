"""Forms that a label names (施策名 | …) → the labels that stand in form after form at one place and that nobody knows; other figures apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.extract.cutting import raw
from pipeline.extract.figure_forms import is_amount, is_figure, is_plain_grade
from pipeline.extract.project_form_grades import kind_of_grade, stands_out, titles_over_grades
from pipeline.extract.project_forms import kinds_of_values
from pipeline.extract.project_names import looks_complete
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra
from pipeline.profiles.labels import PART_FAMILIES, TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold

_LEAST_FORMS, _LEAST_PARTS = 2, 2
_LONGEST_LABEL = 16
_LONGEST_HEAD, _MOST_HEADS = 40, 4
_DIGITS = re.compile("[0-9]+")
_NO_LABEL = re.compile(r"[。、：:①-⑳]|[0-9]")
_GOALS = re.compile("(?:目標|ゴール|課題|方針|柱)(?:番号|の番号|No\\.?)?$")
_GOAL_NUMBERS = re.compile(r"(?:目標)?[0-9①-⑳]{1,2}(?:[、,・/ \n]+(?:目標)?[0-9①-⑳]{1,2})*")
_NAMED_GOALS = re.compile(
    r"(?:重点)?(?:目標|課題|方針|柱) ?[0-9①-⑳]{1,2}(?:[、,・/ \n]+(?:重点)?(?:目標|課題|方針|柱) ?[0-9①-⑳]{1,2})*"
)
_NUMBERED = re.compile(r"(?:番号|No\.?|№|整理番号)$", re.IGNORECASE)
_NUMBER = re.compile(r"[(第]?[0-9]{1,3}(?:[-.][0-9]{1,3})?[)号]?")


@dataclass(frozen=True, slots=True)
class FormFields:
    """The rows without figures that no field holds (従事者数 | 1.2人), these, and the labels of the report's own."""

    rows: list[Row]
    own: Mapping[str, tuple[str, ...]]
    kept: tuple[RawExtra, ...] = ()


def form_fields(rows: Sequence[Row], labels: Labels) -> FormFields:
    """The rows of project blocks → what their forms use as labels and the vocabulary does not know; mostly nothing.

    A form begins with a row of pairs of which one names a project; two labels of its parts stand first in rows below. A
    short word that stands in two forms of three at least at the same place, with a value beside it, is a label: of
    numbers, or of what its values and words tell; so is a word over a grade, in a row over a row of grades. Where the values are numbers of something, no field holds them.
    """
    starts = [at for at, row in enumerate(rows) if _names(row, labels)]
    ends = [*starts[1:], len(rows)]
    if len(starts) < _LEAST_FORMS or not all(
        _has_parts(rows[start + 1 : end], labels) for start, end in zip(starts, ends, strict=True)
    ):
        return FormFields(list(rows), {})
    seen: dict[tuple[int, str], list[tuple[int, str]]] = {}
    graded: dict[str, list[bool]] = {}
    for form, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for row, below in zip_longest(rows[start:end], rows[start + 1 : end]):
            titles = titles_over_grades(row, below)
            for at, text, value in titles or _pairs(row, labels):
                if titles:
                    graded.setdefault(text, []).append(stands_out(at, titles))
                if titles and labels.kinds_of(text):
                    continue
                seen.setdefault((at, text), []).append((form, value))
    least = max(_LEAST_FORMS, len(starts) * 2 // 3)
    found = {
        text: [value for _, value in values if value]
        for (_, text), values in seen.items()
        if len({form for form, _ in values}) >= least
    }
    figures = {text for text, values in found.items() if values and all(map(_counts, values)) and not _is_number(text)}
    figures -= {text for text in figures if _refers(text, found[text])}
    own = {
        text: (kind_of_grade(text, graded[text]),) if text in graded else _kinds(text, values, labels)
        for text, values in found.items()
        if text not in figures and values
    }
    return _apart(rows, figures, own, _heads(rows, starts))


def _heads(rows: Sequence[Row], starts: Sequence[int]) -> frozenset[int]:
    """The lines right above the forms that are printed so, but for their numbers, above most of them: the head of each sheet."""
    above: list[list[int]] = []
    for start in starts:
        at = start
        while at > 0 and rows[at - 1].table is None and len(rows[at - 1].cells) == 1 and start - at < _MOST_HEADS:
            at -= 1
        above.append([one for one in range(at, start) if rows[one].cells[0].pieces])
    counted = Counter(key for own in above for key in {_head_key(rows[at]) for at in own})
    least = max(_LEAST_FORMS, len(starts) * 2 // 3)
    return frozenset(at for own in above for at in own if counted[_head_key(rows[at])] >= least)


def _head_key(row: Row) -> str:
    text = row.cells[0].text
    return text if len(text) > _LONGEST_HEAD or text[-1] in "。、" else _DIGITS.sub("#", fold(text))


def _names(row: Row, labels: Labels) -> bool:
    """Whether a row is pairs of label and value, the first or second of which names a project."""
    cells = [cell for cell in row.cells if cell.pieces]
    if row.table is None or len(cells) < 2 or len(cells) % 2 or not row.cells[0].pieces:
        return False
    names = [at for at in (0, 2) if at < len(cells) and "column.project" in labels.kinds_of(cells[at].text)]
    if not names or labels.kinds_of(cells[names[0] + 1].text):
        return False
    if any(looks_complete(cell.text) or len(cell.text) > _LONGEST_LABEL for cell in cells[2::2]):
        return False  # names side by side, each of a column
    return names[0] == 0 or _NUMBER.fullmatch(fold(cells[1].text)) is not None


def _has_parts(rows: Sequence[Row], labels: Labels) -> bool:
    """Whether labels of parts stand first in rows below a name, or side by side as the titles of stages do."""
    shown = [[cell.text for cell in row.cells if cell.pieces] for row in rows if len(row.cells) > 1]
    first = [
        texts[0]
        for row, texts in zip((row for row in rows if len(row.cells) > 1), shown, strict=True)
        if row.cells[0].pieces
    ]
    return _parts(first, labels) >= _LEAST_PARTS or any(_are_titles(texts, labels) for texts in shown)


def _are_titles(texts: Sequence[str], labels: Labels) -> bool:
    """Whether short words side by side title the stages or figures below them: two are known, or all speak of texts."""
    if len(texts) < _LEAST_PARTS or any(len(text) > _LONGEST_LABEL for text in texts):
        return False
    known = _parts(texts, labels)
    return known >= _LEAST_PARTS or all(_parts((text,), labels) or told_by_words(text) for text in texts)


def _parts(texts: Sequence[str], labels: Labels) -> int:
    return sum(any(kind.startswith(TEXT_FAMILIES) for kind in labels.kinds_of(text)) for text in texts)


def _pairs(row: Row, labels: Labels) -> list[tuple[int, str, str]]:
    """The words of a row that may be labels which nobody knows, each with its column and the value beside it."""
    shown = [at for at, cell in enumerate(row.cells) if cell.pieces]
    if len(shown) < 2 or len(shown) % 2 or shown[0] != 0:
        return []
    found = []
    for at, beside in zip(shown[::2], shown[1::2], strict=True):
        text, value = row.cells[at].text, row.cells[beside].text
        if len(text) > _LONGEST_LABEL or _NO_LABEL.search(fold(text)) is not None or is_plain_grade(text):
            continue
        if any(kind.startswith(PART_FAMILIES) for kind in (*labels.kinds_of(text), *labels.kinds_of(value))):
            continue
        found.append((at, text, value))
    return found


def _is_number(text: str) -> bool:
    return _NUMBERED.search(fold(text)) is not None


def _counts(value: str) -> bool:
    """Whether a value counts something (1.2人): a figure with its unit, and no sum of money."""
    folded = fold(value)
    return is_figure(value) and "円" not in folded and not (is_amount(value) and folded.strip().isascii())


def _kinds(text: str, values: Sequence[str], labels: Labels) -> tuple[str, ...]:
    if (
        not _refers(text, values)
        and _is_number(text)
        and all(_NUMBER.fullmatch(fold(value).strip()) is not None for value in values)
    ):
        return ("column.number",)
    return ("column.goal",) if _refers(text, values) else kinds_of_values(text, values, labels)


def _refers(text: str, values: Sequence[str]) -> bool:
    """Whether a label speaks of goals and beside it stand nothing but their numbers (つながる目標 | 1、3)."""
    if _GOALS.search(text) is None:
        return name_goals(values)
    return all(_GOAL_NUMBERS.fullmatch(fold(value)) is not None for value in values)


def name_goals(values: Sequence[str]) -> bool:
    """Whether values are nothing but goals, each by the word for it and its number, whatever their label says.

    >>> name_goals(("目標1", "目標2、目標3")), name_goals(("目標1", "3"))
    (True, False)
    """
    return all(_NAMED_GOALS.fullmatch(fold(value)) is not None for value in values)


def _apart(
    rows: Sequence[Row], figures: set[str], own: Mapping[str, tuple[str, ...]], heads: frozenset[int]
) -> FormFields:
    """The rows without the figures, which are kept under their labels, and without the heads of the sheets."""
    left: list[Row] = []
    kept: list[RawExtra] = []
    for number, row in enumerate(rows):
        if number in heads:
            kept.append(RawExtra(None, (raw(row.cells[0]),)))
            continue
        cells = list(row.cells)
        shown = [at for at, cell in enumerate(cells) if cell.pieces]
        for at, beside in zip(shown[::2], shown[1::2], strict=False):
            if cells[at].text in figures:
                kept.append(RawExtra(raw(cells[at]), (raw(cells[beside]),)))
                cells[at] = cells[beside] = Cell()
        if any(cell.pieces for cell in cells):
            left.append(
                row if len(shown) == sum(bool(one.pieces) for one in cells) else replace(row, cells=tuple(cells))
            )
    return FormFields(left, own, tuple(kept))
