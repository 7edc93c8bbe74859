"""Rows that say what the figures under their years are (区分: 目標, 実績) → figures of the indicator that they stand beside."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.cutting import raw
from pipeline.extract.project_printed import Printed
from pipeline.extract.project_titles import Column, is_year
from pipeline.model.document import Cell
from pipeline.profiles.labels import Labels

_VALUES = ("measure.target", "measure.actual", "measure.baseline")


def without_pivot(
    cells: Sequence[tuple[Column, Cell]], printed: Printed, labels: Labels
) -> Sequence[tuple[Column, Cell]]:
    """The cells of a row → those that are left; what stands under years and beside 目標 or 実績 is read.

    The indicator may stand in this row or, in a merged cell, in one above.
    """
    years = [at for at, (column, _) in enumerate(cells) if _is_year_alone(column)]
    at = _pivot(cells, labels) if years else None
    if at is None:
        return cells
    titled, word = cells[at]
    printed.labels += [raw(word)] if titled.label is None else [titled.label, raw(word)]
    kinds = tuple(kind for kind in labels.text_kinds(word.text) if kind in _VALUES)
    named_here = any(column.kind == "measure.label" and cell.pieces for column, cell in cells)
    above = next((text.group for text in reversed(printed.texts) if text.kind == "measure.label"), None)
    for year in years:
        column, cell = cells[year]
        if cell.pieces:
            text = printed.add_text(kinds, raw(word), raw(cell))
            text.year, text.group = column.label, printed.row if named_here or above is None else above
    return [(Column(), Cell()) if number in {at, *years} else one for number, one in enumerate(cells)]


def _pivot(cells: Sequence[tuple[Column, Cell]], labels: Labels) -> int | None:
    """Where the word stands, under a title that nobody knows."""
    for at, (column, cell) in enumerate(cells):
        if column.label is None or column.kinds or not cell.pieces or _is_year_alone(column):
            continue
        if any(kind in _VALUES for kind in labels.text_kinds(cell.text)):
            return at
    return None


def _is_year_alone(column: Column) -> bool:
    return column.label is not None and not column.kinds and is_year(column.label.text)
