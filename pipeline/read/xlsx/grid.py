"""The content of a sheet becomes what is seen: texts and border segments on a grid without hidden rows and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.read.display_width import columns_of
from pipeline.read.xlsx.sheet import CellText, SheetContent, column_letters
from pipeline.read.xlsx.styles import BOTTOM, LEFT, RIGHT, TOP

_NARROW = 5.0
"""Digits that fit into a column of graph paper, at most."""
_BIG = 20_000
"""Positions of a merged range above which the borders are searched instead of the range."""


class Axis:
    """Rows or columns of a sheet with some hidden: the visible ones are numbered from 0 without gaps."""

    def __init__(self, hidden: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = [0]
        for first, last in sorted(hidden):
            start = max(first, self._ends[-1] + 1) if self._ends else first
            if start <= last:
                self._starts.append(start)
                self._ends.append(last)
                self._before.append(self._before[-1] + last - start + 1)

    def is_hidden(self, number: int) -> bool:
        """Whether the row or column (from 1) is hidden.

        >>> Axis([(2, 3)]).is_hidden(3)
        True
        """
        at = bisect_right(self._starts, number) - 1
        return at >= 0 and number <= self._ends[at]

    def index(self, number: int) -> int:
        """How many visible ones stand before this one: its index, if it is visible.

        >>> [Axis([(2, 3)]).index(number) for number in (1, 2, 4)]
        [0, 1, 1]
        """
        at = bisect_right(self._starts, number - 1) - 1
        if at < 0:
            return number - 1
        return number - 1 - self._before[at] - (min(number - 1, self._ends[at]) - self._starts[at] + 1)


@dataclass(frozen=True, slots=True)
class Item:
    """A text on the grid with the positions it covers (both ends in it). `runs_over`: it is wider than them."""

    top: int
    left: int
    bottom: int
    right: int
    cell: CellText
    runs_over: bool = False
    printed: bool = True
    """It stands in the print area (印刷範囲), or there is none."""
    narrow: bool = False
    """Its column is made for few characters, as those of graph paper (方眼紙) are."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything visible of a sheet. `vertical` holds (row, column) of segments left of a position, `horizontal` above."""

    items: tuple[Item, ...]
    vertical: frozenset[tuple[int, int]]
    horizontal: frozenset[tuple[int, int]]
    hidden_texts: tuple[str, ...] = ()
    """The hidden rows and columns that hold text, as printed on the sheet's edge: 5, C."""


def grid_of(content: SheetContent, print_areas: Iterable[tuple[int, int, int, int]] = ()) -> Grid:
    """What is seen of a sheet."""
    rows, columns = Axis(content.hidden_rows), Axis(content.hidden_columns)
    merges = {(top, left): (top, left, bottom, right) for top, left, bottom, right in content.merges}
    areas = tuple(print_areas)
    items: list[Item] = []
    hidden: dict[str, None] = {}
    inside = _Inside(content)
    for (row, column), cell in sorted(content.texts.items()):
        if inside.covers(row, column):
            continue
        top, left, bottom, right = merges.get((row, column), (row, column, row, column))
        box = rows.index(top), columns.index(left), rows.index(bottom + 1) - 1, columns.index(right + 1) - 1
        if box[2] < box[0] or box[3] < box[1]:
            hidden[str(row) if rows.is_hidden(row) else column_letters(column)] = None
            continue
        room = _room(content, left, right)
        over = not cell.wrapped and _width(cell.text) > room
        printed = not areas or any(a <= row <= c and b <= column <= d for a, b, c, d in areas)
        items.append(Item(*box, cell, over, printed, room <= _NARROW))
    vertical, horizontal = _segments(content, rows, columns)
    return Grid(tuple(items), frozenset(vertical), frozenset(horizontal), tuple(hidden))


class _Inside:
    """Positions that a merged range covers but its first one: what a file holds there is never shown."""

    def __init__(self, content: SheetContent) -> None:
        self._by_row: dict[int, list[tuple[int, int, int]]] = {}
        rows = {row for row, _ in content.texts}
        for top, left, bottom, right in content.merges:
            for row in rows if bottom - top > len(rows) else range(top, bottom + 1):
                if top <= row <= bottom:
                    self._by_row.setdefault(row, []).append((left, right, top))

    def covers(self, row: int, column: int) -> bool:
        return any(
            left <= column <= right and (row, column) != (top, left) for left, right, top in self._by_row.get(row, ())
        )


def _width(text: str) -> int:
    """The width of a text's longest line, in digits."""
    return max(columns_of(line)[-1] for line in text.split("\n"))


def _room(content: SheetContent, left: int, right: int) -> float:
    """The width of columns, in digits."""
    room, named = 0.0, 0
    for first, last, width in content.widths:
        count = min(last, right) - max(first, left) + 1
        if count > 0:
            room += count * width
            named += count
    return room + (right - left + 1 - named) * content.default_width


_Segments = set[tuple[int, int]]


def _segments(content: SheetContent, rows: Axis, columns: Axis) -> tuple[_Segments, _Segments]:
    """The visible border segments; those inside merged ranges are left out."""
    vertical: _Segments = set()
    horizontal: _Segments = set()
    for (row, column), bits in content.borders.items():
        if rows.is_hidden(row) or columns.is_hidden(column):
            continue
        at, along = rows.index(row), columns.index(column)
        if bits & LEFT:
            vertical.add((at, along))
        if bits & RIGHT:
            vertical.add((at, along + 1))
        if bits & TOP:
            horizontal.add((at, along))
        if bits & BOTTOM:
            horizontal.add((at + 1, along))
    most = (
        max((at for at, _ in vertical | horizontal), default=0),
        max((at for _, at in vertical | horizontal), default=0),
    )
    for top, left, bottom, right in content.merges:
        box = rows.index(top), columns.index(left), rows.index(bottom + 1) - 1, columns.index(right + 1) - 1
        _clear(vertical, horizontal, box)
        bits = content.borders.get((top, left), 0)
        box = box[0], box[1], min(box[2], most[0] + _BIG), min(box[3], most[1] + _BIG)
        _outline(vertical, horizontal, box, bits)
    return vertical, horizontal


def _clear(vertical: _Segments, horizontal: _Segments, box: tuple[int, int, int, int]) -> None:
    top, left, bottom, right = box
    if (bottom - top + 1) * (right - left + 1) > _BIG:
        vertical -= {(i, j) for i, j in vertical if top <= i <= bottom and left < j <= right}
        horizontal -= {(i, j) for i, j in horizontal if top < i <= bottom and left <= j <= right}
        return
    for i in range(top, bottom + 1):
        for j in range(left, right + 1):
            if j > left:
                vertical.discard((i, j))
            if i > top:
                horizontal.discard((i, j))


def _outline(vertical: _Segments, horizontal: _Segments, box: tuple[int, int, int, int], bits: int) -> None:
    """The borders of a merged range that only its first cell names, as many programs write them, drawn all around."""
    top, left, bottom, right = box
    if bits & (LEFT | RIGHT):
        for i in range(top, bottom + 1):
            vertical |= {(i, left)} if bits & LEFT else set()
            vertical |= {(i, right + 1)} if bits & RIGHT else set()
    if bits & (TOP | BOTTOM):
        for j in range(left, right + 1):
            horizontal |= {(top, j)} if bits & TOP else set()
            horizontal |= {(bottom + 1, j)} if bits & BOTTOM else set()
