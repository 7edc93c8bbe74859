"""Rows of a page before their lines are numbered, and the numbering."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.document import Cell, Line, Piece, Row

Texts = tuple[str, ...]
_BLANKS = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row: the lines of each cell (None: covered by a merged cell, 結合セル), and what is known of it.

    `table`: the table it stands in, None for a line outside tables. `level`: 1 to 6 for a heading (h1 … h6), else 0.
    `ends`: the source says where its lines end. `struck`: its text is struck through.
    """

    cells: tuple[Texts | None, ...]
    table: int | None = None
    blank_before: bool = False
    furniture: bool = False
    level: int = 0
    ends: bool = True
    struck: bool = False

    @property
    def text(self) -> str:
        """All text of the row."""
        return " ".join(line for cell in self.cells if cell is not None for line in cell)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The lines and rows of a document, the numbers of the lines that are furniture, and of those struck through."""

    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    furniture: frozenset[int]
    struck: tuple[int, ...]


def numbered(drafts: Iterable[DraftRow]) -> Numbered:
    """Rows in reading order → the same with lines and tables numbered from 1 through the document."""
    lines, rows, furniture, struck = list[Line](), list[Row](), set[int](), list[int]()
    tables = dict[int, int]()
    for draft in drafts:
        first = len(lines) + 1
        cells = tuple(_cell(texts, lines, ends=draft.ends) for texts in draft.cells)
        if draft.furniture:
            furniture.update(range(first, len(lines) + 1))
            if draft.struck:
                struck += range(first, len(lines) + 1)
            continue
        table = None if draft.table is None else tables.setdefault(draft.table, len(tables) + 1)
        set_in = f"h{draft.level}" if draft.level else None
        rows.append(Row(cells, table, None, draft.blank_before, set_in=set_in))
    return Numbered(tuple(lines), tuple(rows), frozenset(furniture), tuple(struck))


def _cell(texts: Sequence[str] | None, lines: list[Line], *, ends: bool) -> Cell:
    """A cell of the lines, which are numbered and put behind the others."""
    if texts is None:
        return Cell(covered=True)
    pieces: list[Piece] = []
    for text in texts:
        lines.append(Line(len(lines) + 1, text, fills_measure=False if ends else None))
        piece = Piece(len(lines), 0, len(text), text).cut(0)
        if piece.text:
            pieces.append(piece)
    return Cell(tuple(pieces))
