"""The elements of a body, cell, text box or note → its paragraphs and tables in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.read.docx.content import Block, Paragraph, Table, TableCell, has_text
from pipeline.read.docx.grid import Placed, laid_out
from pipeline.read.docx.inline import Inline
from pipeline.read.docx.markup import content
from pipeline.read.docx.styles import is_indented, numbered_by, outline_of
from pipeline.read.docx.wml import W, child_value, switch, value_of, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.read.docx.story import Story

_MERGED_ON: Final = frozenset((None, "continue"))


def read_blocks(container: _Element, story: Story) -> tuple[Block, ...]:
    """Everything printed in a container, in the order of the file; blank paragraphs are kept, they part blocks.

    A paragraph whose mark is deleted or hidden is printed as one with the next, and so is a dropped capital.
    """
    blocks: list[Block] = []
    inline: Inline | None = None
    last: _Element | None = None
    for element in content(container, story):
        if element.tag == W + "p":
            inline = inline or Inline(story, read_blocks)
            style_id = child_value(element.find(W + "pPr"), "pStyle")
            inline.read(element, story.styles.of_paragraph(style_id))
            last = element
            if not _joins_next(element, story):
                blocks += _paragraph(inline, element, story)
                inline = None
        elif element.tag == W + "tbl":
            if inline is not None and last is not None:
                blocks += _paragraph(inline, last, story)
                inline = None
            blocks.append(_table(element, story))
        elif element.tag == W + "altChunk":
            story.tally.missed("embedded file (altChunk)")
    if inline is not None and last is not None:
        blocks += _paragraph(inline, last, story)
    return tuple(blocks)


def _joins_next(paragraph: _Element, story: Story) -> bool:
    properties = paragraph.find(W + "pPr")
    if properties is None:
        return False
    mark = properties.find(W + "rPr")
    if mark is not None:
        if mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None:
            story.tally.changes += 1
            return True
        if switch(mark, "vanish"):
            return True
    return value_of(properties.find(W + "framePr"), "dropCap") in {"drop", "margin"}


def _paragraph(inline: Inline, element: _Element, story: Story) -> tuple[Block, ...]:
    """The paragraph between the text boxes that are anchored at it; a box is set apart as by a blank line."""
    properties = element.find(W + "pPr")
    style_id = child_value(properties, "pStyle")
    style = story.styles.of_paragraph(style_id)
    mark = story.counter.mark(numbered_by(properties), style, style_id)
    direct = is_indented(properties)
    level = outline_of(properties) or style.outline
    paragraph = inline.paragraph(mark, indented=bool(style.indented if direct is None else direct), level=level)
    above, below = inline.above, inline.below
    return (*above, *[Paragraph()] * bool(above), paragraph, *[Paragraph()] * bool(below), *below)


def _table(element: _Element, story: Story) -> Table:
    grid = element.find(W + "tblGrid")
    widths = [] if grid is None else [whole(column.get(W + "w")) for column in grid.iterchildren(W + "gridCol")]
    rows = [_row(row, story) for row in content(element, story) if row.tag == W + "tr" and not _is_left_out(row, story)]
    # Word does not print what stands in a cell that a merged cell covers.
    story.tally.hidden += sum(1 for row in rows for one in row if one.goes_on and has_text(one.cell.blocks))
    return Table(laid_out(rows, widths))


def _is_left_out(row: _Element, story: Story) -> bool:
    """Whether a row is deleted (tracked) or hidden."""
    properties = row.find(W + "trPr")
    if properties is None:
        return False
    story.tally.changes += sum(1 for name in ("ins", "del") if properties.find(W + name) is not None)
    if switch(properties, "hidden"):
        story.tally.hidden += 1
        return True
    return properties.find(W + "del") is not None


def _row(row: _Element, story: Story) -> list[Placed]:
    """A row's cells with the columns of the grid that each takes, and whether it goes on with the one above."""
    properties = row.find(W + "trPr")
    at = whole(child_value(properties, "gridBefore"))
    placed: list[Placed] = []
    for cell in content(row, story):
        if cell.tag != W + "tc":
            continue
        own = cell.find(W + "tcPr")
        if own is not None and own.find(W + "cellDel") is not None:
            story.tally.changes += 1
            continue
        span = max(1, min(200, whole(child_value(own, "gridSpan"), 1)))
        if own is not None and own.find(W + "hMerge") is not None and placed and _goes_on(own, "hMerge"):
            placed[-1] = Placed(placed[-1].start, at + span, placed[-1].cell, placed[-1].goes_on)
        else:
            goes_on = own is not None and _goes_on(own, "vMerge")
            placed.append(Placed(at, at + span, TableCell(read_blocks(cell, story)), goes_on))
        at += span
    return placed


def _goes_on(properties: _Element, name: str) -> bool:
    found = properties.find(W + name)
    return found is not None and found.get(W + "val") in _MERGED_ON
