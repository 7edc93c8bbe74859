"""A project's name cell → the name, the sections in its bracket (担当課), the bracket as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.cutting import without_blanks
from pipeline.model.raw import RawText, head, stretch, tail
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section, section_key, split_sections

_TRAILING_BRACKET = re.compile(
    r"[ ]*\((?P<inner>(?:[^()]|\([^()]*\))*)\)[ ]*$|[ ]*[\[【](?P<square>[^\[\]【】]*)[\]】][ ]*$"
)


def split_name(text: RawText, staffed: frozenset[str]) -> tuple[RawText, tuple[RawText, ...], list[RawText]]:
    """A name cell → the name, the sections in its last bracket, and what else is printed (mark, bracket).

    A bracket is a section only if it names one: its comparison key is in `staffed`, or it has a section's form;
    otherwise (（雨水）, （繰越分）) it belongs to the name. A mark before the name (①, ○, 1.) is no part of it.
    """
    text, marks = _without_mark(text)
    whole = text.text
    folded = fold(whole).replace("\n", " ")
    match = _TRAILING_BRACKET.search(folded) if folded.rstrip(" ").endswith(")") else None
    if match is None or match.start() == 0:
        return text, (), marks
    group = "inner" if match["inner"] is not None else "square"
    inner = match[group]
    named = split_sections(whole[match.start(group) : match.end(group)])
    if not inner.strip() or not all(section_key(name) in staffed or looks_like_section(name) for name in named):
        return text, (), marks
    name, bracket = head(text, match.start()), tail(text, match.start())
    if name is None or bracket is None or not named:
        return text, (), marks
    return name, _cut(text, match.start(group), match.end(group), named), [*marks, bracket]


def cut_sections(cell: RawText) -> tuple[RawText, ...]:
    """A cell of a section column (担当課) → the printed stretch of each section in it."""
    return _cut(cell, 0, len(cell.text), split_sections(cell.text))


def _cut(text: RawText, start: int, end: int, named: Sequence[str]) -> tuple[RawText, ...]:
    """The printed stretch of each section named in the bracket, in order."""
    flat = text.text
    while start < end and flat[start].isspace():
        start += 1
    if len(named) == 1:
        whole = stretch(text, start, end)
        return (whole,) if whole is not None else ()
    sections: list[RawText] = []
    at = start
    for name in named:
        wanted = without_blanks(fold(name))
        found = _find_folded(flat, wanted, at, end)
        if found is None:
            continue
        first, last = found
        piece = stretch(text, first, last)
        if piece is not None:
            sections.append(piece)
        at = last
    return tuple(sections)


def _find_folded(flat: str, wanted: str, start: int, end: int) -> tuple[int, int] | None:
    """Where `wanted` stands in the text when blanks are passed over and widths folded."""
    folded = fold(flat)
    positions = [index for index in range(start, end) if not folded[index].isspace()]
    at = "".join(folded[index] for index in positions).find(wanted)
    if at < 0:
        return None
    return positions[at], positions[at + len(wanted) - 1] + 1


def _without_mark(text: RawText) -> tuple[RawText, list[RawText]]:
    marker = split_marker(text.text)
    if marker is None:
        return text, []
    mark, rest = head(text, marker.rest_start), tail(text, marker.rest_start)
    return (text, []) if mark is None or rest is None else (rest, [mark])
