"""Numbered goals in two columns, counted down each column → the same rows in the order of their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.extract.cutting import filled
from pipeline.model.document import Cell, Row
from pipeline.text.enumerators import split_marker


def by_columns(rows: Sequence[Row]) -> list[Row]:
    """Rows of goals → the same; of a table with goals side by side, whose numbers go down its columns, a cell a row.

    1. 甲 | 4. 丁 over 2. 乙 | 5. 戊 over 3. 丙 becomes 1 to 5; where the numbers go along the rows nothing changes.
    """
    found: list[Row] = []
    for table, group in groupby(rows, key=lambda row: None if len(row.cells) < 2 else row.table):
        own = list(group)
        found += own if table is None else _down(own)
    return found


def _down(rows: Sequence[Row]) -> list[Row]:
    """The rows of one table, a cell a row where its numbers count down the columns."""
    width = len(rows[0].cells)
    if len(rows) < 2 or any(len(row.cells) != width for row in rows) or all(len(filled(row)) < 2 for row in rows):
        return list(rows)
    down = [(row, row.cells[at]) for at in range(width) for row in rows if row.cells[at].pieces]
    numbers = [_number(cell) for _, cell in down]
    if None in numbers or any(later != one + 1 for one, later in pairwise(n for n in numbers if n is not None)):
        return list(rows)
    return [replace(row, cells=(cell,)) for row, cell in down]


def _number(cell: Cell) -> int | None:
    """The number of the mark that a cell begins with, text behind it."""
    marker = split_marker(cell.text)
    return None if marker is None or marker.rest_start >= len(cell.text) else marker.number
