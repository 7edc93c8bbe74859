"""Months and quarters: a table of them (実施スケジュール) below the projects → extras, its rows only name them again; texts below them in a form → texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.extract.cutting import filled, raw
from pipeline.extract.project_printed import Printed
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, RawText, joined
from pipeline.text.periods import is_month, is_period

_LONGEST_HEADING = 30
_LEAST_COLUMNS = 4
_LEAST_PERIODS: Final = 2
_LEAST_TEXT: Final = 6
"""So many characters below a month say what was done; fewer are a mark."""


def with_periods_apart(rows: Sequence[Row]) -> list[Row]:
    """Rows of project blocks → the same, parts of the year over as many texts as rows of two cells, a part and its text.

    In a form of quarters (第1四半期 | 第2四半期 | … over a text each) each text stands below its label. Marks below months are a
    schedule, and two rows of texts below them a table: both remain as they are.
    """
    found: list[Row] = []
    done = -1
    for at, row in enumerate(rows):
        if at <= done:
            continue
        columns = _periods_over_texts(rows, at)
        if columns:
            found += _pairs(row, rows[at + 1], columns)
            done = at + 1
        else:
            found.append(row)
    return found


def _periods_over_texts(rows: Sequence[Row], at: int) -> list[int]:
    """The columns of a row of nothing but parts of the year that stands over one row of texts; [] if it is no such row."""
    row = rows[at]
    if row.table is None or len(row.cells) < _LEAST_PERIODS or at + 1 >= len(rows) or rows[at + 1].table != row.table:
        return []
    columns = [column for column, cell in enumerate(row.cells) if cell.pieces]
    if len(columns) < _LEAST_PERIODS or not all(is_period(row.cells[column].text) for column in columns):
        return []
    texts = _filled_columns(rows[at + 1])
    if not texts or not set(texts) <= set(columns) or not any(_is_text(rows[at + 1].cells[one]) for one in texts):
        return []
    further = rows[at + 2] if at + 2 < len(rows) and rows[at + 2].table == row.table else None
    if further is not None and _goes_on(further, columns):
        return []
    return columns


def _goes_on(row: Row, columns: Sequence[int]) -> bool:
    """Whether a second row of texts stands below the parts of the year: no label is so long."""
    shown = _filled_columns(row)
    return (
        len(shown) > 1
        and set(shown) <= set(columns)
        and all(len(row.cells[one].text) > 2 * _LEAST_TEXT for one in shown)
    )


def _filled_columns(row: Row) -> list[int]:
    return [column for column, cell in enumerate(row.cells) if cell.pieces]


def _is_text(cell: Cell) -> bool:
    return len(cell.text) >= _LEAST_TEXT and not is_period(cell.text)


def _pairs(row: Row, below: Row, columns: Sequence[int]) -> Iterator[Row]:
    for column in columns:
        value = below.cells[column] if column < len(below.cells) else Cell()
        yield replace(below, cells=(row.cells[column], value))


class Schedule:
    """Keeps the rows of such a table, under the line that stands above it."""

    def __init__(self, printed: Printed) -> None:
        self._printed = printed
        self._table: int | None = None
        self._heading: RawText | None = None

    @property
    def is_open(self) -> bool:
        """Whether such a table was begun."""
        return self._table is not None

    def begins(self, row: Row) -> bool:
        """A row of months where projects were named before opens the table; where none were, it titles them itself."""
        if not self._printed.names or not titles_months(row):
            return False
        self._table = row.table
        self._keep(row)
        return True

    def heads(self, row: Row, following: Row | None) -> bool:
        """A line over a row of months is the heading of the table."""
        if following is None or len(following.cells) < _LEAST_COLUMNS or not self._printed.names:
            return False
        shown = filled(row)
        if len(shown) != 1 or len(shown[0].text) > _LONGEST_HEADING:
            return False
        if row.table is not None and row.table != following.table:
            return False
        if not titles_months(following):
            return False
        self._heading = raw(shown[0])
        return True

    def read(self, row: Row) -> bool:
        """A row of the table, until another table begins."""
        if self._table is None or row.table != self._table:
            return False
        self._keep(row)
        return True

    def _keep(self, row: Row) -> None:
        texts = [raw(cell) for cell in filled(row)]
        if texts:
            self._printed.kept.append(RawExtra(self._heading, (joined(texts),)))

    def keep_beside(self, name: RawText | None, cells: Sequence[Cell]) -> None:
        """The cells under months in a table that names the projects itself."""
        if cells:
            self._printed.kept.append(RawExtra(name, (joined([raw(cell) for cell in cells]),)))


def titles_months(row: Row) -> bool:
    """Whether three cells or more of a row are months or quarters, and at most three others are filled."""
    if len(row.cells) < _LEAST_COLUMNS:
        return False
    shown = filled(row)
    months = sum(is_month(cell.text) for cell in shown)
    return months > 2 and len(shown) - months < 4
