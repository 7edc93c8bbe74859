"""What is seen of a sheet becomes its rows in reading order: ruled tables, lines and columns between them, text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.read.xlsx.drafts import DraftCell, DraftLine, DraftRow
from pipeline.read.xlsx.drawings import Shape
from pipeline.read.xlsx.grid import Axis, Grid, Item
from pipeline.read.xlsx.lattice import Lattice, lattices
from pipeline.read.xlsx.loose import loose_rows
from pipeline.read.xlsx.ruled import ruled_rows
from pipeline.read.xlsx.sheet import SheetContent

_Placed = tuple[int, int, DraftRow]
"""Row and column on the grid where it begins."""


def rows_of(grid: Grid, content: SheetContent, shapes: Sequence[Shape]) -> list[DraftRow]:
    """The rows of a sheet from top to bottom; of two tables beside each other the left one comes first, as a whole."""
    tables = list(lattices(grid))
    held, loose = _assigned(grid.items, tables)
    filled = [(lattice, items) for lattice, items in zip(tables, held, strict=True) if items]
    occupied = {row for item in grid.items for row in range(item.top, min(item.bottom, item.top + 100) + 1)}
    for lattice, _ in filled:
        occupied.update(range(lattice.box.top, lattice.box.bottom))
    placed: list[_Placed] = []
    for lattice, items in filled:
        box = lattice.box
        rows = ruled_rows(lattice, items, blank_before=box.top > 0 and box.top - 1 not in occupied)
        placed += [(box.top, box.left, row) for row in rows]
    placed += _loose(loose, occupied, {row for lattice, _ in filled for row in (lattice.box.top, lattice.box.bottom)})
    placed += _boxes(shapes, content)
    # The sort is stable: the rows of a table stay together and in order.
    placed.sort(key=lambda entry: entry[:2])
    return [row for _, _, row in placed]


def _assigned(items: Sequence[Item], tables: Sequence[Lattice]) -> tuple[list[list[Item]], list[Item]]:
    """The texts in each table, the smallest where one lies in another, and those in none."""
    held: list[list[Item]] = [[] for _ in tables]
    loose: list[Item] = []
    boxes = sorted(((lattice.box, at) for at, lattice in enumerate(tables)), key=lambda entry: entry[0].area)
    for item in items:
        home = next((at for box, at in boxes if box.holds(item.top, item.left)), None)
        (loose if home is None else held[home]).append(item)
    return held, loose


def _loose(items: Sequence[Item], occupied: set[int], edges: set[int]) -> Iterator[_Placed]:
    """The texts outside tables, in blocks: a blank row or a table's edge ends a block."""
    block: list[Item] = []
    reach = -1
    for item in sorted(items, key=lambda item: (item.top, item.left)):
        new_row = bool(block) and item.top != block[-1].top
        if new_row and (item.top > reach + 1 or any(row in edges for row in range(block[-1].top + 1, item.top + 1))):
            yield from _placed(block, occupied)
            block = []
        block.append(item)
        reach = max(reach, item.bottom)
    if block:
        yield from _placed(block, occupied)


def _placed(block: list[Item], occupied: set[int]) -> Iterator[_Placed]:
    top = block[0].top
    lefts = {row: min(item.left for item in block if item.top == row) for row in {item.top for item in block}}
    for row, draft in loose_rows(block, blank_before=top > 0 and top - 1 not in occupied):
        yield row, lefts[row], draft


def _boxes(shapes: Sequence[Shape], content: SheetContent) -> Iterator[_Placed]:
    """The paragraphs of text boxes, behind what stands in the cells of the row they begin at."""
    rows = Axis(content.hidden_rows)
    for shape in shapes:
        for at, paragraph in enumerate(shape.paragraphs):
            lines = tuple(DraftLine(text, ends=True) for text in paragraph.split("\n") if text.strip())
            yield rows.index(shape.row), 20_000 + shape.column, DraftRow((DraftCell(lines),), None, at == 0)
