"""The goals block → numbered goals with the goals below them, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.extract.cutting import paragraphs, raw, row_pieces, without_blanks
from pipeline.model.document import Line, Piece, Row
from pipeline.model.raw import RawGoal, RawText
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_NUMBER = re.compile(r"[0-9]{1,2}[.]?")
_NOTE = "※＊"


@dataclass(slots=True)
class _Open:
    """A goal whose lines and children are still coming."""

    marker: RawText | None
    number: int | None
    kind: str
    pieces: list[Piece]
    children: list[_Open] = field(default_factory=list)


def extract_goals(rows: Sequence[Row], lines: Sequence[Line]) -> tuple[RawGoal, ...]:
    """The rows under a goals heading → goals in printed order.

    A line with a mark begins a goal; the kind of its mark (①, 1., ア, ・ …) says how deep it stands: a kind already
    open closes everything below it, a new kind opens a level. A line without a mark goes on with the goal
    before it; before any mark each such line is a goal of its own. In a block without marks each paragraph is a goal. A
    number alone in the first cell of a row is the mark of the cell beside it. A note (※) belongs to no goal.
    """
    rows = [row for row in rows if not _is_title(row)]
    numbered = [_numbered(row) for row in rows]
    pieces = [piece for row in rows for piece in row_pieces(row)]
    if not any(numbered) and all(split_marker(piece.text) is None for piece in pieces):
        texts = paragraphs([piece for piece in pieces if piece.text[0] not in _NOTE], lines)
        return tuple(RawGoal(None, None, text) for text in texts)
    roots: list[_Open] = []
    path: list[_Open] = []
    in_note = False
    for row, column_goal in zip(rows, numbered, strict=True):
        if column_goal is not None:
            in_note = False
            _put(column_goal, roots, path)
            continue
        for piece in row_pieces(row):
            marker = split_marker(piece.text)
            in_note = piece.text[0] in _NOTE or (in_note and marker is None)
            if in_note:
                continue
            if marker is None:
                _unmarked(piece, roots, path)
                continue
            mark, text = RawText((piece.cut(0, marker.rest_start),)), piece.cut(marker.rest_start)
            _put(_Open(mark, marker.number, marker.kind, [text] if text.text else []), roots, path)
    return tuple(_close(roots))


def _is_title(row: Row) -> bool:
    """Whether a row titles the columns of a table of goals (番号 | 目標); it is left unclaimed."""
    texts = tuple(without_blanks(cell.text) for cell in row.cells if cell.pieces)
    return len(texts) > 1 and texts[0] in ("番号", "No.", "NO.", "No", "№", "項番")


def _put(goal: _Open, roots: list[_Open], path: list[_Open]) -> None:
    """Open a goal at the level of its mark."""
    depth = next((i for i, open_goal in enumerate(path) if open_goal.kind == goal.kind), len(path))
    del path[depth:]
    (path[-1].children if path else roots).append(goal)
    path.append(goal)


def _numbered(row: Row) -> _Open | None:
    """`1 | 加入を促します。`: a row whose first cell is a number alone, its text in the second."""
    if len(row.cells) < 2 or not row.cells[0].pieces or not row.cells[1].pieces:
        return None
    number = fold(row.cells[0].text)
    if not _NUMBER.fullmatch(number):
        return None
    return _Open(raw(row.cells[0]), int(number.rstrip(".")), "column", list(row.cells[1].pieces))


def _unmarked(piece: Piece, roots: list[_Open], path: list[_Open]) -> None:
    if path:
        path[-1].pieces.append(piece)
    else:
        roots.append(_Open(None, None, "", [piece]))


def _close(goals: Iterable[_Open]) -> Iterator[RawGoal]:
    for goal in goals:
        children = tuple(_close(goal.children))
        if goal.pieces:
            yield RawGoal(goal.marker, goal.number, RawText(tuple(goal.pieces)), children)
        elif goal.marker is not None and children:
            # A mark alone over a list: the list's goals stand for themselves.
            yield from children
