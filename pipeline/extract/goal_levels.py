"""The lines of a block of goals → those that stand above or below the others though no mark of their own says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model.document import Line, Piece
from pipeline.text.enumerators import Marker, split_marker

_STOPS: Final = "。．！？"
_WIDTHS: Final = {" ": 1, "\u3000": 2, "\t": 4}
_NOTES: Final = "※＊"
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Levels:
    """The numbers of the lines that begin an outermost goal without any mark, and of marked lines below others of the same mark."""

    outer: frozenset[int] = frozenset()
    inner: frozenset[int] = frozenset()


_FLAT: Final = Levels()


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    marker: Marker | None
    indent: int | None


def levels_of(pieces: Sequence[Piece], lines: Sequence[Line]) -> Levels:
    """The printed lines of a block → its levels; none where neither lists that begin anew nor indents show them.

    An unmarked line above each list (公園を整えます。 over ア …, イ …, then ア … again) is a goal above it, and so is one above
    lines that are set in; a line with the mark of the goals that is set in from them (・ below ・) is a goal below.
    """
    if len(pieces) <= _LEAST or len({piece.line for piece in pieces}) != len(pieces):
        return _FLAT
    own = [_Line(one.line, one.text, split_marker(one.text), _indent(one, lines)) for one in pieces]
    if own[0].text[0] in _NOTES:
        return _FLAT
    if own[0].marker is not None:
        return Levels(inner=_set_in(own))
    marked = any(one.marker is not None for one in own)
    return Levels(outer=_over_lists(own) if marked else _over_texts(own))


def _indent(piece: Piece, lines: Sequence[Line]) -> int | None:
    """The blanks before a line; None where something else stands there."""
    before = lines[piece.line - 1].text[: piece.start]
    return None if before.strip() else sum([_WIDTHS.get(char, 1) for char in before])


def _over_lists(own: Sequence[_Line]) -> frozenset[int]:
    """The unmarked lines, two at least, each over a list that begins anew; none where an unmarked line is anything else.

    A list that no number begins anew has two items, or is set in.
    """
    outer = [at for at, one in enumerate(own) if one.marker is None]
    ends = [*outer[1:], len(own)]
    kind = own[1].marker.kind if own[1].marker is not None else None
    if len(outer) < _LEAST or kind is None:
        return frozenset()
    for at, end in zip(outer, ends, strict=True):
        first = own[at + 1].marker if at + 1 < end else None
        if first is None or first.kind != kind or (at and own[at - 1].text[-1] not in _STOPS):
            return frozenset()
        if first.number not in (None, 1) or (first.number is None and end - at <= _LEAST and not _is_set_in(own, at)):
            return frozenset()
    return frozenset(own[at].number for at in outer)


def _is_set_in(own: Sequence[_Line], at: int) -> bool:
    above, below = own[at].indent, own[at + 1].indent
    return above is not None and below is not None and above < below


def _over_texts(own: Sequence[_Line]) -> frozenset[int]:
    """The lines of a block without marks that stand farther left than the others, each a sentence over lines that are set in."""
    indents = {one.indent for one in own}
    if None in indents or len(indents) != _LEAST or not _is_set_in(own, 0):
        return frozenset()
    outer = [at for at, one in enumerate(own) if one.indent == own[0].indent]
    ends = [*outer[1:], len(own)]
    if len(outer) < _LEAST or any(end == at + 1 for at, end in zip(outer, ends, strict=True)):
        return frozenset()
    # A line that runs on into the next is none of both.
    return frozenset(own[at].number for at in outer) if all(one.text[-1] in _STOPS for one in own) else frozenset()


def _set_in(own: Sequence[_Line]) -> frozenset[int]:
    """The lines with the mark of the first one that are all set in alike, and stand below such as are not."""
    first = own[0].marker
    alike = [one for one in own if one.marker is not None and first is not None and _is_alike(one.marker, first)]
    indents = {one.indent for one in alike}
    if None in indents or len(indents) != _LEAST or (own[0].indent or 0) >= max(one.indent or 0 for one in alike):
        return frozenset()
    inner = [one for one in alike if one.indent != own[0].indent]
    if first is not None and first.number is not None and not _begin_anew(alike, own[0].indent):
        return frozenset()
    return frozenset(one.number for one in inner)


def _begin_anew(alike: Sequence[_Line], outermost: int | None) -> bool:
    """Whether the numbers of the outer lines run on, and those of the lines below each begin with 1."""
    last, expected = 0, 1
    for one in alike:
        number = None if one.marker is None else one.marker.number
        if one.indent == outermost:
            last, expected = last + 1, 1
            if number != last:
                return False
        else:
            if number != expected:
                return False
            expected += 1
    return True


def _is_alike(one: Marker, other: Marker) -> bool:
    return one.kind == other.kind and (one.kind != "bullet" or one.marker[:1] == other.marker[:1])
