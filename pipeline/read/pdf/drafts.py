"""Laid-out pages → rows of cells with their printed lines, still without numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from pipeline.model.document import BBox
from pipeline.read.pdf.layout import PageLayout, Table
from pipeline.read.pdf.measure import INDENT, fills, indents
from pipeline.read.pdf.tables import OUTSIDE
from pipeline.read.pdf.textlines import TextLine

_BLANK_LINE = 0.75
"""Share of the font size by which a gap between lines exceeds the usual one where a blank line stands."""
_BLANK_AT_TABLE = 1.0
"""The same for the whole gap between a table and its neighbour."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A printed line as it will stand in the document."""

    text: str
    bbox: BBox
    fills: bool


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell of a draft row."""

    lines: tuple[DraftLine, ...] = ()
    covered: bool = False
    bbox: BBox | None = None


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row; `table` counts the tables of its page from 0; furniture is a row that only gives its lines."""

    page: int
    cells: tuple[DraftCell, ...]
    table: int | None = None
    blank_before: bool = False
    is_furniture: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """Where the text of pages of one size begins and ends, and the usual gap between its lines."""

    left: float
    right: float
    gap: float


def bodies(pages: Sequence[PageLayout], furniture: frozenset[tuple[int, int]]) -> dict[int, Body]:
    """Pages → the text area (版面) of each page width, told from all pages of that width.

    The right edge is the rightmost end of a line outside tables; where all these lines are short (headings over
    tables), the tables' edge and the left margin mirrored say where it must be at least.
    """
    result = dict[int, Body]()
    for width in {round(page.width) for page in pages}:
        same = [page for page in pages if round(page.width) == width]
        blocks = [block for page in same for at, block in enumerate(page.blocks) if (page.number, at) not in furniture]
        if not blocks:
            continue
        lines = [block for block in blocks if isinstance(block, TextLine)]
        em = median_low([line.em for line in lines]) if lines else 10.5
        left = min(block.bbox[0] for block in blocks)
        edge = max([block.bbox[2] - em for block in blocks if isinstance(block, Table)], default=0.0)
        right = max([line.bbox[2] for line in lines] + [edge, same[0].width - left - 4 * em])
        result[width] = Body(left, right, _usual_gap(same, furniture, em))
    return result


def _usual_gap(pages: Sequence[PageLayout], furniture: frozenset[tuple[int, int]], em: float) -> float:
    gaps = list[float]()
    for page in pages:
        last: TextLine | Table | None = None
        for at, block in enumerate(page.blocks):
            if (page.number, at) in furniture:
                continue
            if isinstance(block, TextLine) and isinstance(last, TextLine):
                gaps.append(block.bbox[1] - last.bbox[3])
            last = block
    return max(0.0, min(median_low(gaps), em)) if gaps else 0.7 * em


def drafts(page: PageLayout, furniture: frozenset[tuple[int, int]], body: Body | None) -> Iterator[DraftRow]:
    """A page → its rows in reading order."""
    content = body or Body(0.0, page.width, 0.0)
    printed = _loose_lines(page, furniture, content)
    last: TextLine | Table | None = None
    table = 0
    for at, block in enumerate(page.blocks):
        if (page.number, at) in furniture:
            assert isinstance(block, TextLine)
            line = DraftLine(block.text, block.bbox, fills=False)
            yield DraftRow(page.number, (DraftCell((line,), bbox=block.bbox),), is_furniture=True)
            continue
        blank = _is_blank_between(last, block, content.gap)
        if isinstance(block, Table):
            yield from _table_rows(page.number, block, table, blank)
            table += 1
        else:
            yield DraftRow(page.number, (DraftCell((printed[at],), bbox=block.bbox),), blank_before=blank)
        last = block


def _is_blank_between(above: TextLine | Table | None, below: TextLine | Table, usual: float) -> bool:
    if above is None:
        return False
    gap = below.bbox[1] - above.bbox[3]
    if isinstance(above, TextLine) and isinstance(below, TextLine):
        return gap > usual + _BLANK_LINE * min(above.em, below.em)
    em = next((block.em for block in (above, below) if isinstance(block, TextLine)), 10.5)
    return gap > _BLANK_AT_TABLE * em


def _loose_lines(page: PageLayout, furniture: frozenset[tuple[int, int]], body: Body) -> dict[int, DraftLine]:
    """Index of the block → the line outside tables; a line's follower is the next one with no table between."""
    runs: list[list[int]] = [[]]
    for at, block in enumerate(page.blocks):
        if isinstance(block, Table):
            runs.append([])
        elif (page.number, at) not in furniture:
            runs[-1].append(at)
    order = [at for run in runs for at in run]
    lines = [block for at in order if isinstance(block := page.blocks[at], TextLine)]
    full = list[bool]()
    for run in runs:
        full += fills(lines[len(full) : len(full) + len(run)], body.left, body.right)
    indented = indents(lines, body.left, body.right, full)
    return dict(zip(order, map(_printed, lines, full, indented), strict=True))


def _printed(line: TextLine, full: bool, indented: bool) -> DraftLine:
    return DraftLine(INDENT + line.text if indented else line.text, line.bbox, full)


def _table_rows(page: int, table: Table, number: int, blank: bool) -> Iterator[DraftRow]:
    grid = table.grid
    padding = _padding(table)
    cells = [
        _cell_lines(lines, box[0] + padding, box[2] - padding)
        for lines, box in zip(table.texts, grid.cells, strict=True)
    ]
    if len(grid.cells) == 1:
        yield from _box_rows(page, table, cells[0], number, blank)
        return
    told = set[int]()
    for owners in grid.owners:
        row = list[DraftCell]()
        for owner in owners:
            if owner == OUTSIDE:
                row.append(DraftCell())
            elif owner in told:
                row.append(DraftCell(covered=True))
            else:
                told.add(owner)
                row.append(DraftCell(cells[owner], bbox=grid.cells[owner]))
        if any(owner != OUTSIDE for owner in owners):
            for part in _one_row_a_line(row):
                yield DraftRow(page, part, number, blank)
                blank = False


def _one_row_a_line(row: Sequence[DraftCell]) -> Iterator[tuple[DraftCell, ...]]:
    """A row that is one cell over the table's whole width holds prose or headings: one row a line, as in a box."""
    first, *others = row
    if len(first.lines) < 2 or not others or not all(cell.covered for cell in others):
        yield tuple(row)
        return
    for line in first.lines:
        yield (DraftCell((line,), bbox=first.bbox), *others)


def _box_rows(page: int, table: Table, lines: Sequence[DraftLine], number: int, blank: bool) -> Iterator[DraftRow]:
    """A single box round prose → one row a line."""
    texts = table.texts[0]
    gaps = [below.bbox[1] - above.bbox[3] for above, below in pairwise(texts)]
    usual = max(0.0, min(median_low(gaps), texts[0].em)) if gaps else 0.0
    for at, line in enumerate(lines):
        above = at > 0 and _is_blank_between(texts[at - 1], texts[at], usual)
        yield DraftRow(page, (DraftCell((line,), bbox=table.grid.cells[0]),), number, above or (at == 0 and blank))


def _cell_lines(lines: Sequence[TextLine], left: float, right: float) -> tuple[DraftLine, ...]:
    full = fills(lines, left, right)
    return tuple(map(_printed, lines, full, indents(lines, left, right, full)))


def _padding(table: Table) -> float:
    """The distance between rule and text: the least on the left side of any cell, at most one character."""
    insets = [
        (line.bbox[0] - box[0], line.em)
        for lines, box in zip(table.texts, table.grid.cells, strict=True)
        for line in lines
    ]
    inset, em = min(insets)
    return min(max(0.0, inset), em)
