"""Numbered names of projects that end on the line below, over labelled lines → one line each, with the end apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.document import Piece, Row
from pipeline.profiles.labelled_lines import labelled, line_piece, parted_line
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_STOPS = "。、！？：:"
_LONGEST = 60
_MARKED = "・･◇◆■□○●◎▼▽▶▷◦*＊-－―※"
_BRACKETS = re.compile(r"\([^()]+\)")


@dataclass(frozen=True, slots=True)
class WholeNames:
    """The rows without the ends of names, the end of each name by its row, and where each row stood (and the end of all)."""

    rows: tuple[Row, ...]
    ends: Mapping[int, Piece]
    places: tuple[int, ...]


def whole_names(rows: Sequence[Row]) -> WholeNames | None:
    """Rows → the same without the second lines of names; None: no name has one.

    Such a line stands between a numbered line that is no sentence and a labelled line, and bears neither number, mark
    nor label. It closes the bracket of the line above, or a page has lines of one width; in a text file it is a bracket.
    """
    ends = {at for at in range(1, len(rows) - 1) if _ends_name(rows[at - 1], rows[at], rows[at + 1])}
    if not ends:
        return None
    kept = [at for at in range(len(rows)) if at not in ends]
    found = {number: rows[at + 1].cells[0].pieces[0] for number, at in enumerate(kept) if at + 1 in ends}
    return WholeNames(tuple([rows[at] for at in kept]), found, (*kept, len(rows)))


def _ends_name(above: Row, row: Row, below: Row) -> bool:
    first, second = line_piece(above), line_piece(row)
    if first is None or second is None or row.blank_before or len(second.text) > _LONGEST or len(first.text) > _LONGEST:
        return False
    if second.text[0] in _MARKED or second.text[-1] in _STOPS or first.text[-1] in _STOPS:
        return False
    marker = split_marker(first.text)
    if marker is None or marker.number is None or split_marker(second.text) is not None:
        return False
    folded, end = fold(first.text[marker.rest_start :]), fold(second.text)
    closes = folded.count("(") - folded.count(")") == 1 and end.count(")") - end.count("(") == 1
    if not closes and row.page is None and _BRACKETS.fullmatch(end) is None:
        return False
    span = labelled(first.text, frozenset())
    if (span is not None and span[2] < len(first.text)) or labelled(second.text, frozenset()) is not None:
        return False  # a number may stand before a label with its text; before a word alone, that word may be a name
    piece = line_piece(below)
    if parted_line(below, frozenset()) is not None:
        return True
    return piece is not None and labelled(piece.text, frozenset()) is not None
