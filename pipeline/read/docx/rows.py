"""Paragraphs and tables → the numbered lines and the rows of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.document import Cell, Line, Piece, Row
from pipeline.read.docx.content import Block, Paragraph, Table, TableCell, TextLine, has_text
from pipeline.read.docx.inline import INDENT
from pipeline.read.docx.readings import with_readings
from pipeline.read.docx.type_sizes import set_in
from pipeline.read.docx.typed import Span, divided
from pipeline.text.enumerators import split_marker
from pipeline.text.joining import join_wrapped

_BLANKS: Final = " \t\u3000\u00a0"
_COVERED: Final = Cell(covered=True)


@dataclass(slots=True)
class Rows:
    """Collects the lines and rows of a document in reading order."""

    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    furniture: set[int] = field(default_factory=set)
    struck: list[int] = field(default_factory=list)
    size: float = 0.0
    """The size of the running text, in points; 0: not known."""
    _tables: int = 0
    _blank: bool = False

    def add_asides(self, texts: Iterable[str]) -> tuple[int, ...]:
        """Lines that no row holds (running heads, struck text, readings of words) → their numbers."""
        numbers = tuple(self._line(text) for text in texts if text.strip())
        self.furniture.update(numbers)
        return numbers

    def add_notes(self, texts: Iterable[str]) -> None:
        """Lines of footnotes and endnotes: rows that belong to nothing above or below them."""
        for text in texts:
            if text.strip():
                piece = Piece(self._line(text), 0, len(text), text).cut(0)
                self.rows.append(Row((Cell((piece,)),), is_note=True))

    def add(self, blocks: Sequence[Block], table: int | None = None, covered: int = 0) -> None:
        """Blocks in order; `table` and the number of `covered` cells where they stand in a table's full-width cell.

        A blank line and a table part the text above from the text below.
        """
        run: list[Paragraph] = []
        for block in blocks:
            if isinstance(block, Paragraph) and block.lines and not block.is_page_number:
                run.append(block)
                continue
            self._paragraphs(run, table, covered)
            run = []
            if isinstance(block, Table):
                self._table(block)
            else:
                self._asides(block)
            self._blank = True
        self._paragraphs(run, table, covered)

    def _asides(self, paragraph: Paragraph) -> None:
        if paragraph.is_page_number:
            self.add_asides(line.text for line in paragraph.lines)
        self.struck += self.add_asides(paragraph.beside)

    def _paragraphs(self, run: Sequence[Paragraph], table: int | None, covered: int) -> None:
        """Paragraphs without a blank line between: one row a line, of cells where tabs or wide blanks divide it."""
        lines = [(_unmarked_tab(line), paragraph) for paragraph in run for line in paragraph.lines]
        said = [with_readings(line) for line, _ in lines]
        spans = divided([text for text, _ in said])
        in_table = False
        for at, ((_, paragraph), (text, beside), cells) in enumerate(zip(lines, said, spans, strict=True)):
            if cells is not None:
                self._tables += not in_table and table is None
                in_table = True
                self._row(self._split(text, cells), table or self._tables)
            else:
                in_table = False
                cell = self._cell((_untabbed(text),))
                self._row((cell, *[_COVERED] * covered), table, set_in(paragraph, self.size))
            self.add_asides((" ".join(beside),))
            if at + 1 == len(lines) or lines[at + 1][1] is not paragraph:
                self._asides(paragraph)

    def _table(self, table: Table) -> None:
        """A table's rows; a row that is one cell over the whole width is read as text, and layout cells are opened."""
        self._tables += 1
        number = self._tables
        self._blank = self._blank or bool(self.rows)
        is_layout = _is_layout(table)
        for at, row in enumerate(table.rows):
            if row[0].blocks and all(cell.covered for cell in row[1:]):
                self.add(row[0].blocks, number, len(row) - 1)
            elif is_layout:
                for cell in row:
                    self.add(cell.blocks, number, len(row) - 1)
            else:
                self._cells(row, _titles(table.rows, at), number)

    def _cells(self, row: Sequence[TableCell], titles: Sequence[Sequence[str]], number: int) -> None:
        cells: list[Cell] = []
        beside: list[str] = []
        for cell, over in zip(row, titles, strict=True):
            texts: list[str] = []
            for line in cell_lines(cell.blocks):
                text, asides = with_readings(line, over)
                texts.append(text)
                beside += asides
            cells.append(_COVERED if cell.covered else self._cell(texts))
        self._row(tuple(cells), number)
        self.add_asides((" ".join(beside),))
        self.struck += self.add_asides(text for cell in row for text in _struck(cell.blocks))

    def _row(self, cells: tuple[Cell, ...], table: int | None, how: str | None = None) -> None:
        self.rows.append(Row(cells, table, None, self._blank, set_in=how))
        self._blank = False

    def _line(self, text: str) -> int:
        self.lines.append(Line(len(self.lines) + 1, text, fills_measure=False))
        return len(self.lines)

    def _cell(self, texts: Sequence[str]) -> Cell:
        pieces = [Piece(self._line(text), 0, len(text), text).cut(0) for text in texts]
        return Cell(tuple(piece for piece in pieces if piece.text))

    def _split(self, text: str, spans: Sequence[Span]) -> tuple[Cell, ...]:
        """The cells of a line that stand at these places of it."""
        number = self._line(text)
        pieces = [Piece(number, start, end, text[start:end]).cut(0) for start, end in spans]
        return tuple(Cell((piece,)) if piece.text else Cell() for piece in pieces)


def _unmarked_tab(line: TextLine) -> TextLine:
    """A line whose typed mark (①, 1.) is set off by a tab → with a blank in place of that tab."""
    head, tab, rest = line.text.partition("\t")
    if not tab or not head.strip() or not rest.strip():
        return line
    marker = split_marker(head)
    if marker is None or marker.rest_start < len(head.rstrip(_BLANKS)):
        return line
    return TextLine(f"{head} {rest}", line.rubies)


def _untabbed(text: str) -> str:
    """A line that is no row of a table: tabs before it are an indent (字下げ), tabs inside it blanks."""
    inner = text.strip("\t")
    lead = INDENT if text[:1] == "\t" and inner[:1] not in _BLANKS else ""
    return lead + inner.replace("\t", " ")


def cell_lines(blocks: Sequence[Block]) -> Iterator[TextLine]:
    """The lines of a cell, header or note; a row of a table inside it is one line, its cells parted by tabs."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in block.lines:
                text = _untabbed(line.text)
                yield TextLine(text, line.rubies if text == line.text else ())
            continue
        for row in block.rows:
            filled = [tuple(cell_lines(cell.blocks)) for cell in row if has_text(cell.blocks)]
            if len(filled) == 1:
                yield from filled[0]
            elif filled:
                yield TextLine("\t".join(join_wrapped([line.text for line in lines]) for lines in filled))


def _struck(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.beside
        else:
            for row in block.rows:
                for cell in row:
                    yield from _struck(cell.blocks)


def _is_layout(table: Table) -> bool:
    """Whether a table only sets other tables beside each other: none of its narrower cells holds a text of its own."""
    cells = [cell for row in table.rows if not all(one.covered for one in row[1:]) for cell in row]
    filled = [cell for cell in cells if has_text(cell.blocks)]
    return bool(filled) and not any(
        isinstance(block, Paragraph) and block.lines for cell in filled for block in cell.blocks
    )


def _titles(rows: Sequence[Sequence[TableCell]], at: int) -> list[list[str]]:
    """For each cell of a row with ruby the texts that may title it: those above it, and the one to its left."""
    row = rows[at]
    if not any(line.rubies for cell in row for line in cell_lines(cell.blocks)):
        return [[] for _ in row]
    titles = [[_flat(above[column]) for above in rows[:at]] for column in range(len(row))]
    left = ""
    for column, cell in enumerate(row):
        titles[column].append(left)
        left = _flat(cell) or left
    return titles


def _flat(cell: TableCell) -> str:
    return "".join(line.text for line in cell_lines(cell.blocks))
