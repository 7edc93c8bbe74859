"""Blocks become a text file: a line a heading or paragraph, a line a table row with tabs between its cells.

A frame around prose is just its lines; inside other cells a line feed becomes a blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Beside, Heading, PageBreak, Table, grid, is_box

if TYPE_CHECKING:
    from benchmarks.corpus.blocks import Block


_FORM_FEED = "\f"


def _rows(table: Table) -> list[str]:
    return ["\t".join(text.replace("\n", " ") for text in row) for row in grid(table)]


def _lines(block: Block) -> list[str]:
    if isinstance(block, Table) and is_box(block):
        return [*block.rows[0][0].text.split("\n"), ""]
    if isinstance(block, Table):
        return [*_rows(block), ""]
    if isinstance(block, Beside):
        pairs = zip(_rows(block.left), _rows(block.right), strict=True)
        return [*(f"{left}\t\t{right}" for left, right in pairs), ""]
    if isinstance(block, PageBreak):
        return [_FORM_FEED]
    return ["", block.text, ""] if isinstance(block, Heading) else [block.text]


def as_text(blocks: tuple[Block, ...]) -> str:
    """The text with line feeds; a form feed stands before the first line of a page."""
    text = "".join(f"{line}\n" for block in blocks for line in _lines(block))
    return text.replace(f"{_FORM_FEED}\n", _FORM_FEED)
