"""Draft rows of all pages → lines numbered through the document, and the rows that hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.document import BBox, Cell, Line, Piece, Row
from pipeline.read.pdf.drafts import DraftRow


@dataclass(frozen=True, slots=True)
class Numbered:
    """The lines and rows of a document, and the numbers of the lines that are furniture."""

    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    furniture: frozenset[int]


def numbered(drafts: Iterable[DraftRow]) -> Numbered:
    """Rows in reading order → the same with lines numbered from 1, row by row and cell by cell.

    Tables are numbered from 1 through the document as well.
    """
    lines, rows, furniture = list[Line](), list[Row](), set[int]()
    tables = dict[tuple[int, int], int]()
    for draft in drafts:
        cells = list[Cell]()
        for cell in draft.cells:
            pieces = list[Piece]()
            for line in cell.lines:
                number = len(lines) + 1
                lines.append(Line(number, line.text, draft.page, _rounded(line.bbox), line.fills))
                pieces.append(Piece(number, 0, len(line.text), line.text).cut(0))
            cells.append(Cell(tuple(pieces), cell.covered, cell.bbox and _rounded(cell.bbox)))
        if draft.is_furniture:
            furniture.update(piece.line for cell in cells for piece in cell.pieces)
            continue
        table = None
        if draft.table is not None:
            table = tables.setdefault((draft.page, draft.table), len(tables) + 1)
        rows.append(Row(tuple(cells), table, draft.page, draft.blank_before))
    return Numbered(tuple(lines), tuple(rows), frozenset(furniture))


def _rounded(box: BBox) -> BBox:
    x0, top, x1, bottom = box
    return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
