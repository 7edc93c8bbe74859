"""What a Word document holds between its markup and the rows: lines, paragraphs, tables of cells of paragraphs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ruby:
    """A stretch of a line with its reading (ルビ): `start` and `end` are offsets into the line."""

    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a paragraph with its tabs, and what stands beside it without being part of it."""

    text: str
    rubies: tuple[Ruby, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of a paragraph, none if it is blank.

    `beside` are struck texts; `is_page_number`: it prints nothing but the number of the page. `size` is that of most of its
    characters, in points; `level` that of a heading by its style (見出し 1 …), from 1.
    """

    lines: tuple[TextLine, ...] = ()
    beside: tuple[str, ...] = ()
    is_page_number: bool = False
    size: float = 0.0
    level: int | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell's paragraphs and tables; `covered` by a merged cell (結合セル)."""

    blocks: tuple[Block, ...] = ()
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows, all of the same length."""

    rows: tuple[tuple[TableCell, ...], ...]


Block = Paragraph | Table


def has_text(blocks: tuple[Block, ...]) -> bool:
    """Whether anything is printed in the blocks."""
    return any(
        bool(block.lines)
        if isinstance(block, Paragraph)
        else any(has_text(cell.blocks) for row in block.rows for cell in row)
        for block in blocks
    )
