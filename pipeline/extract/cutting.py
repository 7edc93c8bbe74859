"""Rows and cells → raw texts: the small cuts that every block's extraction shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.document import Cell, Line, Piece, Row
from pipeline.model.raw import RawText
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_SENTENCE_END = "。．！？!?」』）)】"
_MIN_FILLED = 20
_FILLED_SHARE = 0.85


def raw(cell: Cell) -> RawText:
    """A filled cell's text."""
    return RawText(cell.pieces)


def filled(row: Row) -> tuple[Cell, ...]:
    """The cells of a row that hold text."""
    cells = row.cells
    if len(cells) == 1:
        return cells if cells[0].pieces else ()
    return tuple([cell for cell in cells if cell.pieces])


def row_pieces(row: Row) -> tuple[Piece, ...]:
    """All pieces of a row, cell by cell."""
    if len(row.cells) == 1:
        return row.cells[0].pieces
    return tuple([piece for cell in row.cells for piece in cell.pieces])


def are_alike(one: Row, other: Row) -> bool:
    """Whether two rows say the same, cell by cell, but for blanks: titles printed again."""
    return [without_blanks(cell.text) for cell in one.cells] == [without_blanks(cell.text) for cell in other.cells]


def word_of(cell: Cell) -> str:
    """A cell's text as words are compared: folded, without blanks."""
    return without_blanks(fold(cell.text))


def paragraphs(pieces: Sequence[Piece], lines: Sequence[Line]) -> Iterator[RawText]:
    """Pieces, one a printed line, → paragraphs: a line continues the one before where that one was filled and unfinished.

    Whether a line is filled is what the page says (`Line.fills_measure`); in plain text, a line is taken for
    filled when it is about as long as the longest one, and a sentence's end always ends the paragraph.
    """
    longest = max([len(piece.text) for piece in pieces], default=0)
    run: list[Piece] = []
    for piece in pieces:
        if run and not (_continues(run[-1], piece, lines, longest) or _ends_item(run, piece, lines, longest)):
            yield RawText(tuple(run))
            run = []
        run.append(piece)
    if run:
        yield RawText(tuple(run))


def _continues(before: Piece, piece: Piece, lines: Sequence[Line], longest: int) -> bool:
    if not is_wrapped(before, lines, longest) or lines[piece.line - 1].text[:1] == "\u3000":
        return False
    return split_marker(piece.text) is None


def _ends_item(run: Sequence[Piece], piece: Piece, lines: Sequence[Line], longest: int) -> bool:
    """Whether a line ends the sentence begun above it, on a page where too few lines show how far they run.

    What stands above is a marked item, or has a sentence's end inside: it is no title.
    """
    before = run[-1]
    if lines[piece.line - 1].page is None or piece.text[-1] != "。" or len(before.text) < _MIN_FILLED:
        return False
    if before.text[-1] in _SENTENCE_END or len(before.text) < longest * _FILLED_SHARE:
        return False
    is_prose = "。" in before.text or split_marker(run[0].text) is not None
    return is_prose and split_marker(piece.text) is None


def is_wrapped(piece: Piece, lines: Sequence[Line], longest: int) -> bool:
    """Whether a printed line is filled, so that the next one may continue it; `longest` is the block's longest line."""
    fills = lines[piece.line - 1].fills_measure
    if fills is None:
        length = len(piece.text)
        fills = length >= _MIN_FILLED and length >= longest * _FILLED_SHARE and piece.text[-1] not in _SENTENCE_END
    return fills


def without_blanks(text: str) -> str:
    """The text without any blank, for tests of form."""
    return "".join(text.split())
