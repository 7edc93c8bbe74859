"""Goals that stand between the tables of their projects (課題1 …, tables, 課題2 …, tables) → one block of goals, one of projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import Row
from pipeline.model.segments import Segment
from pipeline.text.enumerators import Marker, split_marker

_MOST_LINES = 3
_STYLES = ("label", "arabic", "circled", "paren", "roman", "dai", "kanji")


def goals_between_tables(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report, where a block of goals ends with its first goal and the next, without a heading, begins with a table.

    Lines between the tables of that block which bear the marks that come next (課題2, 課題3) are goals, too.
    """
    found = list(segments)
    for at, (goals, projects) in enumerate(pairwise(segments)):
        if goals.kind != "goals" or projects.kind != "projects" or projects.heading is not None:
            continue
        first = _only_mark(goals.rows)
        own = [] if first is None else _following(projects.rows, first)
        if own:
            moved = {id(row) for row in own}
            found[at] = replace(goals, rows=(*goals.rows, *own))
            found[at + 1] = replace(projects, rows=tuple([row for row in projects.rows if id(row) not in moved]))
    return tuple(found)


def _only_mark(rows: Sequence[Row]) -> Marker | None:
    """The mark of the first goal, where the block holds that goal alone."""
    if not 1 <= len(rows) <= _MOST_LINES or any(row.table is not None for row in rows):
        return None
    marks = [_mark(row) for row in rows]
    first = marks[0]
    if first is None or first.number != 1 or first.kind not in _STYLES:
        return None
    return first if all(mark is None for mark in marks[1:]) else None


def _following(rows: Sequence[Row], first: Marker) -> list[Row]:
    """The lines of the goals that come next, each right above a table; [] where a mark of their kind stands elsewhere."""
    found: list[Row] = []
    number = 1
    for at, row in enumerate(rows):
        mark = _mark(row)
        if mark is None or not _alike(mark, first):
            continue
        end = at + 1
        while end < len(rows) and rows[end].table is None and end - at < _MOST_LINES and _mark(rows[end]) is None:
            end += 1
        if mark.number != number + 1 or end == len(rows) or rows[end].table is None:
            return []
        number += 1
        found += rows[at:end]
    return found


def _mark(row: Row) -> Marker | None:
    if row.table is not None or len(row.cells) != 1 or not row.cells[0].pieces:
        return None
    return split_marker(row.cells[0].text)


def _alike(one: Marker, other: Marker) -> bool:
    """Whether two marks are of one list: the same style, of labels the same word."""
    return one.kind == other.kind and (one.kind != "label" or _word(one) == _word(other))


def _word(mark: Marker) -> str:
    return "".join(char for char in mark.marker if not char.isnumeric()).strip(" \u3000")
