"""Lines typed with runs of blanks → cells under one another: a cell stands in the column its text stands in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.document import Cell, Piece
from pipeline.read.display_width import columns_of
from pipeline.text.enumerators import split_marker

Cells = tuple[Cell, ...]
_Span = tuple[int, int]
"""Display columns from and to."""

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_WRAPPED_WIDTH = 8
"""A text shorter than four full-width characters is no line that had to be wrapped."""
_SLACK = 2


def align(rows: Sequence[Cells], texts: Sequence[str]) -> list[Cells]:
    """The cells of the lines of a block, as runs of blanks divide them → the same in the columns of the table.

    Where two lines or more have the most cells, three at least, and these stand under one another, they tell the
    columns. A line with fewer cells gets blank ones between, if each of its texts stands in one column. If such a line
    begins with a blank cell and goes on with texts that filled their columns on the line above, it is the rest of that
    row (折り返し): its texts are further pieces of the cells. Any other line stays as it was divided.
    """
    most = max((_filled(cells) for cells in rows), default=0)
    if most < _FEWEST_COLUMNS:
        return list(rows)
    places = [_spans(cells, text) for cells, text in zip(rows, texts, strict=True)]
    full = [spans for cells, spans in zip(rows, places, strict=True) if _filled(cells) == most]
    columns = [(min(span[0] for span in one), max(span[1] for span in one)) for one in zip(*full, strict=True)]
    if len(full) < _FEWEST_ROWS or any(a[1] >= b[0] for a, b in pairwise(columns)):
        return list(rows)
    aligned: list[Cells] = []
    above: dict[int, int] = {}
    for cells, spans in zip(rows, places, strict=True):
        placed = cells if len(cells) == 1 else _placed(cells, spans, columns)
        if placed is None or len(cells) == 1:
            aligned.append(cells)
            above = {}
            continue
        ends = {_column_of(span, columns): span[1] for span in spans}
        if above and _goes_on(placed, aligned[-1], above, columns):
            aligned[-1] = tuple(Cell((*a.pieces, *b.pieces)) for a, b in zip(aligned[-1], placed, strict=True))
            above.update(ends)
        else:
            aligned.append(placed)
            above = ends
    return aligned


def _filled(cells: Cells) -> int:
    return sum(1 for cell in cells if cell.pieces)


def _spans(cells: Cells, text: str) -> list[_Span]:
    at = columns_of(text)
    return [(at[cell.pieces[0].start], at[cell.pieces[-1].end]) for cell in cells if cell.pieces]


def _column_of(span: _Span, columns: Sequence[_Span]) -> int:
    """The one column a text stands in, -1 for none or several."""
    found = [index for index, column in enumerate(columns) if span[0] < column[1] and column[0] < span[1]]
    return found[0] if len(found) == 1 else -1


def _placed(cells: Cells, spans: Sequence[_Span], columns: Sequence[_Span]) -> Cells | None:
    own = [cell for cell in cells if cell.pieces]
    at = [_column_of(span, columns) for span in spans]
    if -1 in at or len(set(at)) < len(at):
        return None
    by_column = dict(zip(at, own, strict=True))
    return tuple(by_column.get(index, Cell()) for index in range(len(columns)))


def _goes_on(cells: Cells, row: Cells, ends: dict[int, int], columns: Sequence[_Span]) -> bool:
    """Whether every text of a line is the rest of the text above it."""
    if cells[0].pieces:
        return False
    for index, cell in enumerate(cells):
        if not cell.pieces:
            continue
        if (
            index not in ends
            or not row[index].pieces
            or not _is_wrapped(row[index].pieces[-1], ends[index], columns[index])
        ):
            return False
        if split_marker(cell.text) is not None:
            return False
    return True


def _is_wrapped(piece: Piece, end: int, column: _Span) -> bool:
    """Whether a text reaches the end of its column and is no whole sentence."""
    wide = columns_of(piece.text)[-1] >= _WRAPPED_WIDTH
    return wide and end >= column[1] - _SLACK and not piece.text.endswith(("。", "．", "」", "）", ")"))
