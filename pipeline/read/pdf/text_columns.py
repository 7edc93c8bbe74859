"""The stretches and tables of a page → the bands where text is set in two or more columns (段組)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.document import BBox
from pipeline.read.pdf.printed_rows import PrintedRow

_LEAST_LINES = 4
"""Lines that each column must have."""
_LEAST_GUTTER = 1.0
"""White between the columns, in ems."""
_FULL_SHARE = 0.5
"""Share of the lines of a column of prose that run to its right edge."""
_LEAST_WIDTH = 8.0
"""The narrowest column of prose, in ems."""
_SAME_WIDTH = 0.85
_LEAST_DENSITY = 0.35
"""Share of a column's height that its lines fill; the usual line spacing leaves 0.5 to 0.65."""
_APART = 1.5
"""White under one column, in ems, behind which text no longer belongs to it when the other column has ended."""


class Item(NamedTuple):
    """A stretch of a printed row, or a table: what columns are made of."""

    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Band:
    """Part of a page from `top` to `bottom` whose text stands in columns; `cuts` are the places between them."""

    top: float
    bottom: float
    cuts: tuple[float, ...]


def items_of(rows: Sequence[PrintedRow], tables: Sequence[tuple[BBox, int]]) -> tuple[Item, ...]:
    """Rows cut at wide gaps, and the boxes of tables with the numbers of their rows."""
    words = [Item(x0, row.top, x1, row.bottom, row.em) for row in rows for x0, x1 in row.stretches]
    return (*words, *(Item(*box, em=10.0, lines=count) for box, count in tables))


def find_bands(items: Sequence[Item]) -> tuple[Band, ...]:
    """What stands on a page → its bands of columns, from the top; () where the page is one column.

    Columns have the same width, a white gutter from the first line to the last, four lines or more each, and hold
    prose (most lines are full), or their lines stand on different levels. Rows of short words with common baselines
    are no columns: they read row by row, like the label and value pairs of a report's head.
    """
    bands = list[Band]()
    for starts in _starts(items):
        bands += [band for band in _bands(items, starts) if not any(_share(band, other) for other in bands)]
    return tuple(sorted(bands, key=lambda band: band.top))


def _share(one: Band, other: Band) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def _starts(items: Sequence[Item]) -> list[tuple[float, ...]]:
    """The left edges that columns right of the first may have: all that are frequent together, then each alone."""
    left = min((item.x0 for item in items), default=0.0)
    inner = sorted((item for item in items if item.x0 - left > _LEAST_WIDTH * item.em), key=lambda item: item.x0)
    if sum(item.lines for item in inner) < _LEAST_LINES:
        return []
    groups: list[list[Item]] = []
    for item in inner:
        if groups and item.x0 - groups[-1][0].x0 <= 0.5 * item.em:
            groups[-1].append(item)
        else:
            groups.append([item])
    # A first line may be indented; the paragraph's other lines then show the edge.
    frequent = [group[0].x0 for group in groups if 2 * sum(item.lines for item in group) >= _LEAST_LINES]
    edges = [frequent[0]] if frequent else []
    for edge in frequent[1:]:
        if edge - edges[-1] > _LEAST_WIDTH * inner[0].em:
            edges.append(edge)
    return [tuple(edges), *((edge,) for edge in edges)] if len(edges) > 1 else [(edge,) for edge in edges]


def _bands(items: Sequence[Item], starts: tuple[float, ...]) -> list[Band]:
    """The parts of the page, parted by what runs across one of the gutters, that are columns."""
    across, rest = list[Item](), list[Item]()
    for item in items:
        (across if _crosses(item, starts) else rest).append(item)
    across.sort(key=_top)
    limits = [float("-inf"), *(x for item in across for x in (item.top, item.bottom)), float("inf")]
    # Where much runs across, most parts hold nothing, or less than columns must have: found by their places in order.
    middles = sorted([((item.top + item.bottom) / 2, at) for at, item in enumerate(rest)])
    least = _LEAST_LINES * (len(starts) + 1)
    result = list[Band]()
    for top, bottom in zip(limits[::2], limits[1::2], strict=True):
        held = middles[bisect_left(middles, (top, -1)) : bisect_left(middles, (bottom, len(rest)))]
        inside = [rest[at] for at in sorted([at for _, at in held])]
        if sum([item.lines for item in inside]) < least:
            continue
        columns = [_between(inside, low, high) for low, high in pairwise((float("-inf"), *starts, float("inf")))]
        columns = _without_stragglers(columns)
        if all(columns) and _are_columns(columns):
            kept = [item for column in columns for item in column]
            result.append(Band(min(i.top for i in kept), max(i.bottom for i in kept), _cuts(columns, starts)))
    return result


def _top(item: Item) -> float:
    return item.top


def _crosses(item: Item, starts: Sequence[float]) -> bool:
    """Whether an item runs across the gutter before one of the starts."""
    x0, _, x1, _, em, _ = item
    half, gutter = 0.5 * em, _LEAST_GUTTER * em
    for start in starts:  # noqa: SIM110  # `any` with a generator would take three times as long
        if x0 < start - half and x1 > start - gutter:
            return True
    return False


def _between(items: Sequence[Item], low: float, high: float) -> list[Item]:
    return sorted(
        (item for item in items if low - 0.5 * item.em <= item.x0 < high - 0.5 * item.em), key=lambda i: i.top
    )


def _without_stragglers(columns: list[list[Item]]) -> list[list[Item]]:
    """The columns without what stands above or below, apart, where another column has not begun or has ended."""
    if not all(columns):
        return columns
    top = max(column[0].top for column in columns)
    bottom = min(max(item.bottom for item in column) for column in columns)
    result = list[list[Item]]()
    for column in columns:
        first, last = 0, len(column)
        for at, (above, below) in enumerate(pairwise(column), 1):
            if below.top - above.bottom <= _APART * below.em and not _end_together(above, columns):
                continue
            if above.bottom <= top:
                first = at
            elif below.top >= bottom and last == len(column):
                last = at
        result.append(column[first:last])
    return result


def _end_together(table: Item, columns: Sequence[Sequence[Item]]) -> bool:
    """Whether a table ends where the last table of another column does: tables side by side, not columns of text."""
    if table.lines == 1:
        return False
    return any(
        column[-1].lines > 1 and column[-1] is not table and abs(column[-1].bottom - table.bottom) <= table.em
        for column in columns
    )


def _cuts(columns: Sequence[Sequence[Item]], starts: Sequence[float]) -> tuple[float, ...]:
    return tuple(
        (max(item.x1 for item in column) + start - 0.5) / 2 for column, start in zip(columns, starts, strict=False)
    )


def _are_columns(columns: Sequence[Sequence[Item]]) -> bool:
    if any(sum(item.lines for item in column) < _LEAST_LINES for column in columns):
        return False
    if not all(map(_is_dense, columns)) or _are_tables(columns):
        return False
    widths = [max(item.x1 for item in column) - min(item.x0 for item in column) for column in columns]
    em = columns[0][0].em
    if min(widths) < _LEAST_WIDTH * em:
        return False
    if all(map(_is_prose, columns)):
        return min(widths) >= _SAME_WIDTH * max(widths)
    return all(map(_is_off_level, columns, [columns[1], *columns[:-1]]))


def _are_tables(columns: Sequence[Sequence[Item]]) -> bool:
    """Whether one column is tables alone, and the texts of the others stand over or under it: headings of both."""
    for column in columns:
        if all(item.lines > 1 for item in column):
            top, bottom = column[0].top, max(item.bottom for item in column)
            others = [item for other in columns if other is not column for item in other if item.lines == 1]
            if not any(top <= (item.top + item.bottom) / 2 <= bottom for item in others):
                return True
    return False


def _is_dense(column: Sequence[Item]) -> bool:
    """Whether lines stand close all the way down; names beside their texts leave white between them."""
    extent = max(item.bottom for item in column) - column[0].top
    return _LEAST_DENSITY * extent <= sum(item.bottom - item.top for item in column)


def _is_prose(column: Sequence[Item]) -> bool:
    """Whether most lines run to the right edge of their column; a table counts as full."""
    right = max(item.x1 for item in column)
    full = sum(item.lines for item in column if item.lines > 1 or right - item.x1 <= 1.2 * item.em)
    return full >= _FULL_SHARE * sum(item.lines for item in column)


def _is_off_level(column: Sequence[Item], beside: Sequence[Item]) -> bool:
    """Whether most lines of a column have no line on the same level in the column beside."""
    own = [item for item in column if item.lines == 1]
    single = sorted(item.bottom for item in beside if item.lines == 1)
    alone = sum(1 for item in own if not _has_near(single, item.bottom, 0.25 * item.em))
    return len(own) >= _LEAST_LINES and len(single) >= _LEAST_LINES and 2 * alone > len(own)


def _has_near(levels: Sequence[float], level: float, reach: float) -> bool:
    """Whether one of the sorted levels lies within reach of a level."""
    at = bisect_left(levels, level - reach)
    return at < len(levels) and levels[at] <= level + reach
