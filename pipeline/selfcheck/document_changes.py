"""A document as read, of any format → the same document numbered, split or printed in another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from pipeline.model.document import Cell, Document, Line, Piece, Row
from pipeline.selfcheck.widths import Change

DocumentChange = Callable[[Document], Document]

_SHORTEST_PROSE = 24
_WRAP = re.compile("(?<=[ぁ-ん一-龠])(?=[をにはがとでもの][ぁ-ん一-龠])")
"""Inside a sentence, before a particle: no label, number or mark begins there."""


def in_cells(change: Change) -> DocumentChange:
    """A change of texts that keeps their length, for every cell of a document."""

    def run(document: Document) -> Document:
        texts = {line.number: list(line.text) for line in document.lines}
        rows = []
        for row in document.rows:
            cells = tuple(replace(cell, pieces=_changed(cell.pieces, change)) for cell in row.cells)
            rows.append(replace(row, cells=cells))
            for piece in (piece for cell in cells for piece in cell.pieces):
                texts[piece.line][piece.start : piece.end] = piece.text
        lines = tuple(replace(line, text="".join(texts[line.number])) for line in document.lines)
        return replace(document, lines=lines, rows=tuple(rows))

    return run


def _changed(pieces: tuple[Piece, ...], change: Change) -> tuple[Piece, ...]:
    return tuple(replace(piece, text=change(piece.text)) for piece in pieces)


def renumbered(document: Document) -> Document:
    """Two more lines before each line, a blank one and a page number as furniture: only the lines' numbers change."""
    lines = list[Line]()
    for line in document.lines:
        at = len(lines)
        lines += [Line(at + 1, "", line.page), Line(at + 2, "- 7 -", line.page), replace(line, number=at + 3)]
    furniture = frozenset(3 * number for number in document.furniture)
    added = frozenset(range(2, len(lines) + 1, 3))
    return replace(
        document,
        lines=tuple(lines),
        rows=tuple(_with_pieces(row, lambda piece: (replace(piece, line=3 * piece.line),)) for row in document.rows),
        furniture=furniture | added,
        notes=tuple((code, line and 3 * line, detail) for code, line, detail in document.notes),
    )


def _with_pieces(row: Row, change: Callable[[Piece], tuple[Piece, ...]]) -> Row:
    cells = tuple(
        replace(cell, pieces=tuple(new for piece in cell.pieces for new in change(piece))) for cell in row.cells
    )
    return replace(row, cells=cells)


def with_blank_column(document: Document) -> Document:
    """An empty column to the right of every table."""
    return replace(
        document,
        rows=tuple(row if row.table is None else replace(row, cells=(*row.cells, Cell())) for row in document.rows),
    )


def wrapped(document: Document) -> Document:
    """Every sentence in a cell of a table broken in two lines, as in a narrower column."""
    lines = list(document.lines)

    def wrap(piece: Piece) -> tuple[Piece, ...]:
        at = _wrap_at(piece.text)
        if at is None:
            return (piece,)
        line = document.lines[piece.line - 1]
        second = piece.text[at:]
        lines.append(Line(len(lines) + 1, second, line.page, line.bbox, line.fills_measure))
        if (piece.start, piece.end) == (0, len(line.text)):
            lines[piece.line - 1] = replace(line, text=piece.text[:at], fills_measure=True)
        return (piece.cut(0, at), Piece(len(lines), 0, len(second), second))

    rows = tuple(row if row.table is None else _with_pieces(row, wrap) for row in document.rows)
    return replace(document, lines=tuple(lines), rows=rows)


def _wrap_at(text: str) -> int | None:
    """Where a sentence can be broken: near its middle, inside a sentence."""
    if len(text) < _SHORTEST_PROSE or "。" not in text:
        return None
    found = [match.start() for match in _WRAP.finditer(text, len(text) // 3, 2 * len(text) // 3 + 1)]
    return found[len(found) // 2] if found else None


DOCUMENT_CHANGES: Mapping[str, DocumentChange] = MappingProxyType(
    {
        "lines numbered otherwise": renumbered,
        "a blank column at the right": with_blank_column,
        "sentences in cells wrapped": wrapped,
    }
)
"""Sound for a document of any format."""
