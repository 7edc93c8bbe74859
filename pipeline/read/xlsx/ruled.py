"""A lattice and the texts in it become the rows of a ruled table: visual columns only, merged positions covered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from pipeline.read.xlsx.drafts import DraftCell, DraftRow, cell_of
from pipeline.read.xlsx.grid import Item
from pipeline.read.xlsx.lattice import Lattice

_Regions = Mapping[int, Sequence[Item]]
_COVERED = DraftCell(covered=True)


def ruled_rows(lattice: Lattice, items: Sequence[Item], *, blank_before: bool) -> Iterator[DraftRow]:
    """The table's rows. A row of rules whose texts stand in several lines of full cells is read as several rows."""
    held: dict[int, list[Item]] = {}
    for item in items:
        band, column = bisect_right(lattice.ys, item.top) - 1, bisect_right(lattice.xs, item.left) - 1
        held.setdefault(lattice.regions[band][column], []).append(item)
    rows = list(_rows(lattice, held))
    while rows and not any(cell.lines or cell.covered for cell in rows[-1]):
        rows.pop()
    for at, cells in enumerate(rows):
        yield DraftRow(cells, (lattice.ys[0], lattice.xs[0]), blank_before and at == 0)


def _rows(lattice: Lattice, held: _Regions) -> Iterator[tuple[DraftCell, ...]]:
    done: set[int] = set()
    for band, regions in enumerate(lattice.regions):
        own = _own(lattice, band)
        lines = _lines_of_full_cells(own, held)
        if not lines:
            yield tuple(_cell(region, held, done) for region in regions)
            continue
        for line in lines:
            part = {region: [item for item in held[region] if item.top == line] for region in own if region in held}
            seen = done - own
            yield tuple(_cell(region, {**held, **part}, seen) for region in regions)
            done |= seen


def _cell(region: int, held: _Regions, done: set[int]) -> DraftCell:
    if region in done:
        return _COVERED
    done.add(region)
    return cell_of(held.get(region, ()))


def _own(lattice: Lattice, band: int) -> set[int]:
    """The visual cells that lie in this row alone."""
    others = {region for at in (band - 1, band + 1) if 0 <= at < len(lattice.regions) for region in lattice.regions[at]}
    return set(lattice.regions[band]) - others


def _lines_of_full_cells(own: set[int], held: _Regions) -> list[int]:
    """The sheet rows of a row of rules that are rows of the table, told by every column having a text in each of them.

    A column of numbers, or three columns, must show it: two columns of wrapped text may be level by chance.
    """
    columns = [held[region] for region in own if region in held]
    tops = sorted({item.top for items in columns for item in items})
    if len(columns) < 2 or len(tops) < 2 or any(sorted(item.top for item in items) != tops for items in columns):
        return []
    numeric = any(all(item.cell.numeric for item in items) for items in columns)
    return tops if numeric or len(columns) > 2 else []
