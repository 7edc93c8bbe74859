"""The cells of a table's rows by grid columns → rows of equal length, merged cells at their top left position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from pipeline.read.docx.content import TableCell, has_text

_SAME_EDGE: Final = 60
"""Twips (3 points) by which edges of cells that were drawn as one edge may miss each other; PDF tables use the same."""
_COVERED: Final = TableCell(covered=True)
_BLANK: Final = TableCell()


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell on the grid from column `start` to before `end`; `goes_on`: it says that the cell above covers it."""

    start: int
    end: int
    cell: TableCell
    goes_on: bool = False


def laid_out(rows: Sequence[Sequence[Placed]], widths: Sequence[int]) -> tuple[tuple[TableCell, ...], ...]:
    """Rows of placed cells → rows of one cell for each column that is drawn.

    Grid edges that no cell uses are no columns, and edges closer than 3 points are one.
    """
    edges = _edges(rows, widths)
    count = max(edges.values(), default=0)
    result: list[tuple[TableCell, ...]] = []
    above: dict[tuple[int, int], bool] = {}
    for row in rows:
        cells = [_BLANK] * count
        spans: dict[tuple[int, int], bool] = {}
        for placed in row:
            start, end = edges[placed.start], edges[placed.end]
            if start == end:
                continue
            # A cell that continues nothing is a cell of its own.
            covered = placed.goes_on and (start, end) in above
            cells[start:end] = [_COVERED if covered else placed.cell, *[_COVERED] * (end - start - 1)]
            spans[start, end] = True
        above = spans
        if cells:
            result.append(tuple(cells))
    return tuple(result)


def _edges(rows: Sequence[Sequence[Placed]], widths: Sequence[int]) -> dict[int, int]:
    """Grid edge → the edge of the drawn columns."""
    used = sorted({0, *(edge for row in rows for placed in row for edge in (placed.start, placed.end))})
    places = list(accumulate(widths, initial=0))
    known = len(places) > used[-1] and all(width >= 0 for width in widths) and any(widths)
    kept = {
        (placed.start, placed.end) for row in rows for placed in row if placed.goes_on or has_text(placed.cell.blocks)
    }
    edges = {used[0]: 0}
    for before, edge in pairwise(used):
        group = [one for one in edges if edges[one] == edges[before]]
        near = known and places[edge] - places[group[0]] < _SAME_EDGE
        lost = any((one, edge) in kept for one in group)
        edges[edge] = edges[before] + (not near or lost)
    return edges
