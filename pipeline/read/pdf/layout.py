"""The content of a page → its blocks in reading order: tables with the lines of each cell, and lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import BBox
from pipeline.read.pdf.rules import snapped
from pipeline.read.pdf.shapes import Glyph, PageContent
from pipeline.read.pdf.tables import OUTSIDE, Grid, find_grids
from pipeline.read.pdf.textlines import TextLine, text_lines


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table with the printed lines of each of its cells (in the grid's order)."""

    grid: Grid
    texts: tuple[tuple[TextLine, ...], ...]

    @property
    def bbox(self) -> BBox:
        """The table's outer box."""
        return self.grid.bbox


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page as blocks in reading order. `is_drawing`: it holds too many rules for its tables to be read."""

    number: int
    width: float
    height: float
    blocks: tuple[Table | TextLine, ...]
    is_drawing: bool = False


def lay_out(page: PageContent) -> PageLayout:
    """The glyphs and rules of a page → its blocks in reading order (a table without text is a drawing)."""
    grids = find_grids(page.rules)
    inside, outside = _sorted_into(page.glyphs, grids or ())
    tables = []
    for grid, cells in zip(grids or (), inside, strict=True):
        texts = tuple(text_lines(cell) for cell in cells)
        if any(texts):
            tables.append(Table(grid, texts))
    blocks = _in_order(_side_by_side(tables), text_lines(outside))
    return PageLayout(page.number, page.width, page.height, blocks, is_drawing=grids is None)


def _sorted_into(glyphs: Sequence[Glyph], grids: Sequence[Grid]) -> tuple[list[list[list[Glyph]]], list[Glyph]]:
    """Glyphs → those of each cell of each grid, by the middle of the glyph, and those outside all grids."""
    inside = [[list[Glyph]() for _ in grid.cells] for grid in grids]
    outside = list[Glyph]()
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for grid, cells in zip(grids, inside, strict=True):
            number = grid.cell_at(x, y)
            if number != OUTSIDE:
                cells[number].append(glyph)
                break
        else:
            outside.append(glyph)
    return inside, outside


def _side_by_side(tables: Sequence[Table]) -> list[list[Table]]:
    """Tables from the top → groups that stand beside one another, each from the left."""
    groups: list[list[Table]] = []
    for table in tables:
        if groups and any(_is_beside(table.bbox, other.bbox) for other in groups[-1]):
            groups[-1].append(table)
        else:
            groups.append([table])
    for group in groups:
        column = snapped((table.bbox[0] for table in group), 18.0)
        group.sort(key=lambda table: (column[table.bbox[0]], table.bbox[1]))
    return groups


def _is_beside(one: BBox, other: BBox) -> bool:
    """Whether two boxes share half the height of the lower one and no width."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    apart = one[0] >= other[2] or other[0] >= one[2]
    return apart and shared >= 0.5 * min(one[3] - one[1], other[3] - other[1])


def _in_order(groups: Sequence[Sequence[Table]], lines: Sequence[TextLine]) -> tuple[Table | TextLine, ...]:
    """Groups of tables are put between the lines, each before the first line that begins lower."""
    blocks = list[Table | TextLine]()
    waiting = list(groups)
    for line in lines:
        middle = (line.bbox[1] + line.bbox[3]) / 2
        while waiting and min(table.bbox[1] for table in waiting[0]) < middle:
            blocks.extend(waiting.pop(0))
        blocks.append(line)
    for group in waiting:
        blocks.extend(group)
    return tuple(blocks)
