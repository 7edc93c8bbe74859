"""A table element → its grid: cells at their columns, positions that merged cells cover; and whether it is data at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.html.elements import tag_of
from pipeline.read.html.markers import integer
from pipeline.read.html.survey import Stats, TableShape

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 1_000
_MOST_ROWS = 65_534
"""The limits of colspan and rowspan in the HTML standard."""
_MOST_POSITIONS = 2_000_000


@dataclass(frozen=True, slots=True)
class Position:
    """One cell: its element, row, column, and how many rows and columns it covers."""

    element: _Element
    row: int
    column: int
    height: int
    width: int


def is_layout(table: _Element, shape: TableShape, stats: Stats) -> bool:
    """Whether a table only places things on the page (レイアウトテーブル): its cells are read one after the other.

    A table without titles is layout if it has one cell, if tables inside hold half of its text, or if its few cells
    hold headings. A table that says so itself (role=presentation) is, too, and one with a table between its rows.
    """
    cells = sum(len(row) for _, row in shape.rows)
    if table.get("role") in {"presentation", "none"} or cells <= 1 or shape.is_broken:
        return True
    if shape.holds_tables and (2 * shape.nested >= stats.characters or (not shape.titled and len(shape.rows) <= 2)):
        return True
    return not shape.titled and shape.headings >= 2 and cells <= 2 * shape.headings + 4


def grid(shape: TableShape) -> tuple[tuple[_Element | bool, ...], ...]:
    """A table's rows → for each position the cell's element, True where a merged cell covers it, False where none is.

    Columns in which no cell begins are left out (a colspan wider than the table). Cells that would overlap keep the
    place of the earlier one.
    """
    placed = _placed(shape)
    columns = sorted({one.column for one in placed})
    height = len(shape.rows)
    if not columns or height * len(columns) > _MOST_POSITIONS:
        return tuple(tuple(row) for _, row in shape.rows)
    rows: list[list[_Element | bool]] = [[False] * len(columns) for _ in range(height)]
    for one in placed:
        first, last = bisect_left(columns, one.column), bisect_left(columns, one.column + one.width)
        for row in range(one.row, one.row + one.height):
            for column in range(first, last):
                if rows[row][column] is False:
                    rows[row][column] = True
        rows[one.row][first] = one.element
    return tuple(tuple(row) for row in rows)


def _placed(shape: TableShape) -> list[Position]:
    """Each cell at the first free column of its row (HTML standard, 4.9.12.1)."""
    placed: list[Position] = []
    last_rows = _last_rows([group for group, _ in shape.rows])
    open_until: dict[int, int] = {}
    for at, (_, cells) in enumerate(shape.rows):
        open_until = {column: until for column, until in open_until.items() if until > at}
        column = 0
        for cell in cells:
            while column in open_until:
                column += 1
            width = min(max(integer(cell.get("colspan"), 1), 1), _MOST_COLUMNS)
            asked = min(max(integer(cell.get("rowspan"), 1), 0), _MOST_ROWS)
            height = min(asked or _MOST_ROWS, last_rows[at] - at + 1)
            placed.append(Position(cell, at, column, height, width))
            for covered in range(column, column + width):
                open_until[covered] = max(open_until.get(covered, 0), at + height)
            column += width
    return placed


def _last_rows(groups: Sequence[int]) -> list[int]:
    """For each row, the last row of its group (thead, tbody, tfoot), beyond which no cell reaches."""
    last = list(range(len(groups)))
    for at in range(len(groups) - 2, -1, -1):
        if groups[at] == groups[at + 1]:
            last[at] = last[at + 1]
    return last


def pairs(element: _Element) -> tuple[tuple[_Element, _Element], ...] | None:
    """A definition list of labels with one short value each → its pairs (dt, dd); None for any other list."""
    items = [child for child in element.iter("dt", "dd") if next(child.iterancestors("dl"), None) is element]
    if not items or len(items) % 2:
        return None
    found = tuple(zip(items[::2], items[1::2], strict=True))
    for term, value in found:
        if tag_of(term) != "dt" or tag_of(value) != "dd" or term in value.iterancestors():
            return None
        label, text = _words(term), _words(value)
        if not 0 < len(label) <= 15 or not 0 < len(text) <= 24 or "。" in text:
            return None
    # Text outside the pairs, or a pair in another, would be lost or told twice.
    told = sum(len(_words(term)) + len(_words(value)) for term, value in found)
    return found if told == len(_words(element)) else None


def _words(element: _Element) -> str:
    return "".join("".join(element.itertext()).split())
