"""Rows that say what the figures under their years are (区分: 目標, 実績) → figures of the indicator that they stand beside."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.cutting import raw, without_blanks
from pipeline.extract.project_printed import Printed, PrintedText
from pipeline.extract.project_titles import Column, is_year, title
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText, joined
from pipeline.profiles.labels import Labels

PIVOT = "pivot"
"""The kind of a column whose cells say what the figures to their right are."""
_LEAST_COLUMNS = 3
_LONGEST_WORDS = 16
_VALUES = ("measure.target", "measure.actual", "measure.baseline")


def read_pivot_titles(row: Row, following: Row | None, labels: Labels) -> tuple[Column, ...] | None:
    """指標名 | 単位 | 区分 | R3年度 | R4年度, the third title blank or any word, over rows of 目標 and 実績 → its columns; None: no such row.

    Indicators and a year at least are titled; every other title but one is known, and below that one stands 目標 or the like.
    """
    if following is None or len(row.cells) < _LEAST_COLUMNS or len(following.cells) != len(row.cells):
        return None
    if not any(0 < len(cell.text) <= _LONGEST_WORDS and _value_words(cell, labels) for cell in following.cells):
        return None
    columns = [title(cell, labels) for cell in row.cells]
    years = [at for at, column in enumerate(columns) if _is_year_alone(column)]
    if not years or not any("measure.label" in column.kinds for column in columns):
        return None
    unknown = [at for at, column in enumerate(columns) if not column.kinds and at not in years]
    pivot = [at for at in unknown if _value_words(following.cells[at], labels)]
    if len(pivot) != 1 or pivot[0] > years[0] or any(columns[at].label is not None for at in unknown if at != pivot[0]):
        return None
    if any("column.project" in column.kinds for column in columns):
        return None
    columns[pivot[0]] = Column((PIVOT,), columns[pivot[0]].label)
    return tuple(columns)


def without_pivot(
    cells: Sequence[tuple[Column, Cell]], printed: Printed, labels: Labels
) -> Sequence[tuple[Column, Cell]]:
    """The cells of a row → those that are left; what stands under years and beside 目標 or 実績 is read.

    The indicator may stand in this row or, in a merged cell, in one above. Figures beside another word (達成率) are left.
    """
    years = [at for at, (column, _) in enumerate(cells) if _is_year_alone(column)]
    at = _pivot(cells, labels) if years else None
    if at is None:
        return cells
    titled, word = cells[at]
    done = {at, *years}
    if words := _value_words(word, labels):
        printed.labels += [raw(word)] if titled.label is None else [titled.label, raw(word)]
        group, again = _indicator(cells, words, printed, labels)
        done |= again
        for year in years:
            _read_figures(cells[year], words, group, printed, labels)
    return [(Column(), Cell()) if number in done else one for number, one in enumerate(cells)]


def _indicator(
    cells: Sequence[tuple[Column, Cell]], words: Sequence[RawText], printed: Printed, labels: Labels
) -> tuple[int, set[int]]:
    """The group of the indicator whose values a row holds, and the cells that only end or repeat what is printed above."""
    above = next((text for text in reversed(printed.texts) if text.kind == "measure.label"), None)
    named = [at for at, (column, cell) in enumerate(cells) if column.kind == "measure.label" and cell.pieces]
    if above is None or above.group is None:
        return printed.row, set()
    if not named:
        return above.group, set()
    if not _goes_on_with(cells, above, words, printed, labels):
        return printed.row, set()
    rest, before = raw(cells[named[0]][1]), above.parts[-1]
    units = {at for at, (column, cell) in enumerate(cells) if column.kind == "measure.unit" and cell.pieces}
    if without_blanks(rest.text) == without_blanks(joined(above.parts).text):
        printed.labels += [rest, *(raw(cells[at][1]) for at in units)]
        return above.group, {*named, *units}
    above.parts[-1] = RawText((*before.pieces, *rest.pieces), before.breaks)
    return above.group, set(named)


def _goes_on_with(
    cells: Sequence[tuple[Column, Cell]],
    above: PrintedText,
    words: Sequence[RawText],
    printed: Printed,
    labels: Labels,
) -> bool:
    """Whether what stands where an indicator is named is the name above again, or its end, if the page was turned in it.

    Then the merged cell of its unit reaches down to this row. Of the indicator above no such value was read.
    """
    name = next((without_blanks(cell.text) for column, cell in cells if column.kind == "measure.label"), "")
    is_again = bool(above.parts) and without_blanks(joined(above.parts).text) == name
    if not above.parts or not (
        is_again or any(column.kind == "measure.unit" and cell.covered for column, cell in cells)
    ):
        return False
    read = {kind for text in printed.texts if text.group == above.group for kind in text.kinds if kind in _VALUES}
    return bool(read) and not any(kind in read for word in words for kind in _value_kinds(word.text, labels))


def _read_figures(
    under: tuple[Column, Cell], words: Sequence[RawText], group: int, printed: Printed, labels: Labels
) -> None:
    """The figures of a year, one for each word on the lines beside them; a line too few, and none of them is sure."""
    column, cell = under
    values = [raw(cell)] if len(words) == 1 and cell.pieces else [RawText((piece,)) for piece in cell.pieces]
    if len(values) != len(words):
        return
    for word, value in zip(words, values, strict=True):
        text = printed.add_text(_value_kinds(word.text, labels), word, value)
        text.year, text.group = column.label, group


def _pivot(cells: Sequence[tuple[Column, Cell]], labels: Labels) -> int | None:
    """Where the word stands, under a title that nobody knows."""
    for at, (column, cell) in enumerate(cells):
        if column.kind == PIVOT and cell.pieces:
            return at
        if column.label is None or column.kinds or not cell.pieces or _is_year_alone(column):
            continue
        if _value_kinds(cell.text, labels):
            return at
    return None


def _value_words(cell: Cell, labels: Labels) -> tuple[RawText, ...]:
    """The words of values in a cell: the whole of it, or one on each of its lines; () where it says anything else."""
    if not cell.pieces or _value_kinds(cell.text, labels):
        return (raw(cell),) if cell.pieces else ()
    lines = tuple([RawText((piece,)) for piece in cell.pieces])
    return lines if all(_value_kinds(line.text, labels) for line in lines) else ()


def _value_kinds(word: str, labels: Labels) -> tuple[str, ...]:
    """Of which value of a measure a word is (目標, 実績)."""
    return tuple([kind for kind in labels.text_kinds(word) if kind in _VALUES])


def _is_year_alone(column: Column) -> bool:
    return column.label is not None and not column.kinds and is_year(column.label.text)
