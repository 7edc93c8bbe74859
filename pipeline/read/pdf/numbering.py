"""Draft rows of all pages → lines numbered through the document, and the rows that hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.document import Cell, Line, Piece, Row
from pipeline.read.pdf.drafts import DraftRow


@dataclass(frozen=True, slots=True)
class Numbered:
    """The lines and rows of a document, and the numbers of the lines that are furniture."""

    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    furniture: frozenset[int]


def numbered(drafts: Iterable[DraftRow]) -> Numbered:
    """Rows in reading order → the same with lines numbered from 1, row by row and cell by cell."""
    lines, rows, furniture = list[Line](), list[Row](), set[int]()
    number = 0
    for draft in drafts:
        first, page = number + 1, draft.page
        cells = list[Cell]()
        for cell in draft.cells:
            if not cell.lines:
                cells.append(Cell((), cell.covered, cell.bbox))
                continue
            pieces = list[Piece]()
            for line in cell.lines:
                number += 1
                text = line.text
                lines.append(Line(number, text, line.page or page, line.bbox, line.fills, line.printed))
                stripped = text.strip()
                if stripped:
                    start = 0 if len(stripped) == len(text) else text.find(stripped)
                    pieces.append(Piece(number, start, start + len(stripped), stripped))
            cells.append(Cell(tuple(pieces), cell.covered, cell.bbox))
        if draft.is_furniture:
            furniture.update(range(first, number + 1))
        else:
            rows.append(Row(tuple(cells), draft.table, page, draft.blank_before, draft.is_note, draft.set_in))
    return Numbered(tuple(lines), tuple(rows), frozenset(furniture))
