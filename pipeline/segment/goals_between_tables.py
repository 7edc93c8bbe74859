"""Goals that stand between the tables of their projects (課題1 …, tables, 課題2 …, tables) → one block of goals, one of projects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import Row
from pipeline.model.segments import Segment
from pipeline.segment.goals_over_lines import mark_of_goal
from pipeline.text.enumerators import Marker

_MOST_LINES = 3
_AIM = re.compile("目標|課題|方針|柱|宣言|約束")
"""What the mark of a goal speaks of."""
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
    if any(one.kind == "goals" for one in found):
        return tuple(found)
    return tuple([part for one in found for part in (_parted(one) if one.kind == "projects" else (one,))])


def _parted(block: Segment) -> tuple[Segment, ...]:
    """A block of projects that begins with the first goal → the goals above its tables (目標1 …, table, 目標2 …), and the tables.

    A goal is a sentence, or its mark says what it is (目標1); in a report without goals elsewhere nothing else can be one.
    """
    first = _mark(block.rows[0]) if len(block.rows) > 1 else None
    if first is None or first.number != 1 or first.kind not in _STYLES:
        return (block,)
    goals = _following(block.rows, first, above=0)
    marked = [row for row in goals if _mark(row) is not None]
    if not goals or not (_AIM.search(first.marker) or all(row.cells[0].text[-1] == "。" for row in marked)):
        return (block,)
    moved = {id(row) for row in goals}
    rest = tuple([row for row in block.rows if id(row) not in moved])
    return Segment("goals", None, tuple(goals)), replace(block, rows=rest)


def _only_mark(rows: Sequence[Row]) -> Marker | None:
    """The mark of the first goal, where the block holds that goal alone."""
    if not 1 <= len(rows) <= _MOST_LINES or any(row.table is not None for row in rows):
        return None
    marks = [_mark(row) for row in rows]
    first = marks[0]
    if first is None or first.number != 1 or first.kind not in _STYLES:
        return None
    return first if all(mark is None for mark in marks[1:]) else None


def _following(rows: Sequence[Row], first: Marker, above: int = 1) -> list[Row]:
    """The lines of the goals that come behind so many `above`, each over a table; [] where a mark of their kind stands elsewhere."""
    found: list[Row] = []
    number = above
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
    return mark_of_goal(row.cells[0].text)


def _alike(one: Marker, other: Marker) -> bool:
    """Whether two marks are of one list: the same style, of labels the same word."""
    return one.kind == other.kind and (one.kind != "label" or _word(one) == _word(other))


def _word(mark: Marker) -> str:
    return "".join(char for char in mark.marker if not char.isnumeric()).strip(" \u3000")
