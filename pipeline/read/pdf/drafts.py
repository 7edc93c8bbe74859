"""Laid-out pages → rows of cells with their printed lines, still without numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from statistics import median_low

from pipeline.model.document import BBox
from pipeline.model.record import record
from pipeline.read.pdf.broken_words import mended
from pipeline.read.pdf.layout import PageLayout, Table
from pipeline.read.pdf.measure import INDENT, fills, fills_alone, indents, is_indented_alone, shown_edge
from pipeline.read.pdf.tables import OUTSIDE
from pipeline.read.pdf.textlines import TextLine
from pipeline.read.pdf.zones import Area
from pipeline.text.joining import item_starts

_BLANK_LINE = 0.75
"""Share of the font size by which a gap between lines exceeds the usual one where a blank line stands."""
_LARGER = 1.07
"""How much larger than the running text a line's type is at least where it is set as a heading."""
_BLANK_AT_TABLE = 1.0
"""The same for the whole gap between a table and its neighbour."""


@record
class DraftLine:
    """A printed line as it will stand in the document; `page` where it is not the page of its row.

    `printed` is what stands on the page, where the rest of a broken number or name was put back into one line.
    """

    text: str
    bbox: BBox
    fills: bool
    page: int | None = None
    printed: str | None = None


@record
class DraftCell:
    """A cell of a draft row."""

    lines: tuple[DraftLine, ...] = ()
    covered: bool = False
    bbox: BBox | None = None


_BLANK = DraftCell()
_COVERED = DraftCell(covered=True)


@record
class DraftRow:
    """A row; `table` counts the tables of its page from 0; furniture is a row that only gives its lines."""

    page: int
    cells: tuple[DraftCell, ...]
    table: int | None = None
    blank_before: bool = False
    is_furniture: bool = False
    borders: tuple[float, ...] = ()
    """Where the columns of its table begin, and where the last one ends."""
    is_note: bool = False
    """A footnote: text of the report that stands apart from what is above and below it."""
    set_in: str | None = None
    """The size of a line that is set larger than the running text."""


@record
class Body:
    """Where the text of pages of one size begins and ends, the usual gap between its lines, and the size of most of its type."""

    left: float
    right: float
    gap: float
    size: float


def bodies(pages: Sequence[PageLayout], furniture: frozenset[tuple[int, int]]) -> dict[int, Body]:
    """Pages → the text area (版面) of each page width, told from all pages of that width.

    The right edge is the rightmost end of a line outside tables; where all these lines are short (headings over
    tables), the tables' edge and the left margin mirrored say where it must be at least, unless broken lines show it.
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
        right = max(edge, shown_edge(lines, right))
        result[width] = Body(left, right, _usual_gap(same, furniture, em), _usual_size(same))
    return result


def _usual_size(pages: Sequence[PageLayout]) -> float:
    """The size that most of the characters are set in, those of tables among them."""
    characters = Counter[float]()
    for page in pages:
        for block in page.blocks:
            if isinstance(block, TextLine):
                characters[round(block.em, 1)] += len(block.text)
            else:
                for line in chain.from_iterable(block.texts):
                    characters[round(line.em, 1)] += len(line.text)
    return max(characters, key=lambda size: (characters[size], size))


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
    content = body or Body(0.0, page.width, 0.0, 0.0)
    printed = _loose_lines(page, furniture, content)
    last: TextLine | Table | None = None
    table = 0
    for at, block in enumerate(page.blocks):
        if (page.number, at) in furniture:
            assert isinstance(block, TextLine)
            yield _aside(page.number, block)
            continue
        blank = _is_blank_between(last, block, content.gap)
        if isinstance(block, Table):
            yield from _table_rows(page.number, block, table, blank)
            table += 1
        else:
            is_larger = block.em >= _LARGER * content.size > 0
            set_in = f"{round(block.em, 1)}pt" if is_larger else None
            cells = (DraftCell((printed[at],), bbox=block.bbox),)
            yield DraftRow(page.number, cells, blank_before=blank, set_in=set_in)
        last = block


def _aside(page: int, line: TextLine) -> DraftRow:
    """A line that is kept, but is no text of the report: furniture, ruby."""
    printed = DraftLine(line.text, line.bbox, fills=False)
    return DraftRow(page, (DraftCell((printed,), bbox=line.bbox),), is_furniture=True)


def _is_blank_between(above: TextLine | Table | None, below: TextLine | Table, usual: float) -> bool:
    if above is None:
        return False
    gap = below.bbox[1] - above.bbox[3]
    if isinstance(above, TextLine) and isinstance(below, TextLine):
        return gap > usual + _BLANK_LINE * min(above.em, below.em)
    em = next((block.em for block in (above, below) if isinstance(block, TextLine)), 10.5)
    return gap > _BLANK_AT_TABLE * em


def _loose_lines(page: PageLayout, furniture: frozenset[tuple[int, int]], body: Body) -> dict[int, DraftLine]:
    """Index of the block → the line outside tables; a line's follower is the next one with no table between.

    Lines set in a column of their own (段組) are measured by its edges, all others by the page's.
    """
    areas = page.areas or (None,) * len(page.blocks)
    sections: list[tuple[Area | None, list[list[int]]]] = []
    for at, (block, area) in enumerate(zip(page.blocks, areas, strict=True)):
        if not sections or sections[-1][0] != area:
            sections.append((area, [[]]))
        if isinstance(block, Table):
            sections[-1][1].append([])
        elif (page.number, at) not in furniture:
            sections[-1][1][-1].append(at)
    result = dict[int, DraftLine]()
    for area, runs in sections:
        left, right = area or (body.left, body.right)
        order = [at for run in runs for at in run]
        lines = [block for at in order if isinstance(block := page.blocks[at], TextLine)]
        full = list[bool]()
        for run in runs:
            full += fills(lines[len(full) : len(full) + len(run)], left, right)
        indented = indents(lines, left, right, full)
        result.update(zip(order, _printed(lines, full, indented, right), strict=True))
    return result


def _printed(
    lines: Sequence[TextLine], full: Sequence[bool], indented: Sequence[bool], right: float
) -> tuple[DraftLine, ...]:
    texts = [INDENT + line.text if shifted else line.text for line, shifted in zip(lines, indented, strict=True)]
    whole = mended(lines, texts, full, right) if len(lines) > 1 else None
    if whole is None:
        return tuple([DraftLine(text, line.bbox, fill) for text, line, fill in zip(texts, lines, full, strict=True)])
    return tuple(
        [
            DraftLine(text, line.bbox, fill, printed=None if text == read else read)
            for text, read, line, fill in zip(whole, texts, lines, full, strict=True)
        ]
    )


def _table_rows(page: int, table: Table, number: int, blank: bool) -> Iterator[DraftRow]:
    grid, texts = table.grid, table.texts
    padding = _padding(table)
    if any(line.is_ruby for lines in texts for line in lines):
        for line in (line for lines in texts for line in lines if line.is_ruby):
            yield _aside(page, line)
        texts = tuple(tuple(line for line in lines if not line.is_ruby) for lines in texts)
    cells = [
        _cell_lines(lines, box[0] + padding, box[2] - padding) if lines else ()
        for lines, box in zip(texts, grid.cells, strict=True)
    ]
    if len(grid.cells) == 1:
        yield from _box_rows(page, texts[0], grid.cells[0], cells[0], number, blank)
        return
    # The first position of a cell holds its text.
    waiting = [DraftCell(lines, bbox=box) for lines, box in zip(cells, grid.cells, strict=True)]
    for owners in grid.owners:
        row = list[DraftCell]()
        for owner in owners:
            if owner == OUTSIDE:
                row.append(_BLANK)
            else:
                row.append(waiting[owner])
                waiting[owner] = _COVERED
        if max(owners) == OUTSIDE:
            continue
        for part in _one_row_a_paragraph(row):
            yield DraftRow(page, part, number, blank, borders=grid.borders)
            blank = False


def _one_row_a_paragraph(row: Sequence[DraftCell]) -> Iterator[tuple[DraftCell, ...]]:
    """A row that is one cell over the table's whole width holds prose or headings: one row for each of them."""
    first = row[0]
    if len(first.lines) < 2 or len(row) < 2 or not all(cell.covered for cell in row[1:]):
        yield tuple(row)
        return
    start, items = 0, item_starts([line.text for line in first.lines])
    for at, (line, below) in enumerate(pairwise(first.lines), 1):
        if not line.fills or below.text.startswith(INDENT) or at in items:
            yield (DraftCell(first.lines[start:at], bbox=first.bbox), *row[1:])
            start = at
    yield (DraftCell(first.lines[start:], bbox=first.bbox), *row[1:])


def _box_rows(
    page: int, texts: Sequence[TextLine], box: BBox, lines: Sequence[DraftLine], number: int, blank: bool
) -> Iterator[DraftRow]:
    """A single box round prose → one row a line."""
    gaps = [below.bbox[1] - above.bbox[3] for above, below in pairwise(texts)]
    usual = max(0.0, min(median_low(gaps), texts[0].em)) if gaps else 0.0
    for at, line in enumerate(lines):
        above = at > 0 and _is_blank_between(texts[at - 1], texts[at], usual)
        yield DraftRow(page, (DraftCell((line,), bbox=box),), number, above or (at == 0 and blank))


def _cell_lines(lines: Sequence[TextLine], left: float, right: float) -> tuple[DraftLine, ...]:
    if len(lines) == 1:  # as most cells have
        (line,) = lines
        text = INDENT + line.text if is_indented_alone(line) else line.text
        return (DraftLine(text, line.bbox, fills_alone(line, right)),)
    full = fills(lines, left, right)
    return _printed(lines, full, indents(lines, left, right, full), right)


def _padding(table: Table) -> float:
    """The distance between rule and text: the least on the left side of any cell, at most one character."""
    insets = [
        (line.bbox[0] - box[0], line.em)
        for lines, box in zip(table.texts, table.grid.cells, strict=True)
        for line in lines
    ]
    inset, em = min(insets)
    return min(max(0.0, inset), em)
