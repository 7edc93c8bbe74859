"""Draft rows of all pages → lines numbered through the document, and the rows that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

from pipeline.model.document import BBox, Cell, Line, Piece, Row
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
    drafts = list(drafts)
    rounded = _rounded(drafts)
    number = 0
    for draft in drafts:
        first, page = number + 1, draft.page
        cells = list[Cell]()
        for cell in draft.cells:
            pieces = list[Piece]()
            for line in cell.lines:
                number += 1
                text = line.text
                lines.append(Line(number, text, line.page or page, _place(line.bbox, rounded), line.fills))
                stripped = text.strip()
                start = 0 if stripped == text else text.find(stripped)
                pieces.append(Piece(number, start, start + len(stripped), stripped))
            cells.append(Cell(tuple(pieces), cell.covered, cell.bbox and _place(cell.bbox, rounded)))
        if draft.is_furniture:
            furniture.update(range(first, number + 1))
        else:
            rows.append(Row(tuple(cells), draft.table, page, draft.blank_before, draft.is_note))
    return Numbered(tuple(lines), tuple(rows), frozenset(furniture))


def _place(box: BBox, rounded: Mapping[float, float]) -> BBox:
    x0, top, x1, bottom = box
    return (rounded[x0], rounded[top], rounded[x1], rounded[bottom])


def _rounded(drafts: Sequence[DraftRow]) -> dict[float, float]:
    """Every coordinate in the rows → the same to hundredths; most stand in several boxes, and rounding costs much."""
    values = set[float]()
    for draft in drafts:
        for cell in draft.cells:
            if cell.bbox is not None:
                values.update(cell.bbox)
            for line in cell.lines:
                values.update(line.bbox)
    return dict(zip(values, map(round, values, repeat(2)), strict=True))
