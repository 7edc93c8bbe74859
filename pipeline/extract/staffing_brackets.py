"""A column of staff in which every number stands in brackets (（18）) → the same numbers without them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.staffing_titles import COUNT, Titles
from pipeline.model.document import Cell, Row
from pipeline.text.fold import fold

_IN_BRACKETS = re.compile(r" *\( *(?P<count>[0-9]{1,4}(?:\.[0-9]{1,2})? ?[人名]?) *\) *")
_LEAST = 2


def without_brackets(rows: Sequence[Row], titles: Titles) -> tuple[Row, ...]:
    """The rows below some titles; where some numbers of the column stand free, one in brackets is a part, and stays."""
    at = titles.kinds.index(COUNT) if titles.kinds.count(COUNT) == 1 else -1
    own = [row.cells[at] for row in rows if 0 <= at < len(row.cells) and row.cells[at].pieces] if at >= 0 else []
    if len(own) < _LEAST or "(" not in fold(own[0].text):
        return tuple(rows)
    if any(len(cell.pieces) != 1 or _IN_BRACKETS.fullmatch(fold(cell.text)) is None for cell in own):
        return tuple(rows)
    return tuple([_freed(row, at) if at < len(row.cells) and row.cells[at].pieces else row for row in rows])


def _freed(row: Row, at: int) -> Row:
    piece = row.cells[at].pieces[0]
    found = _IN_BRACKETS.fullmatch(fold(piece.text))
    if found is None:
        return row
    cell = Cell((piece.cut(*found.span("count")),))
    return replace(row, cells=(*row.cells[:at], cell, *row.cells[at + 1 :]))
