"""Goals that stand between the tables of their projects (課題1 …, tables, 課題2 …, tables) → one block of goals, one of projects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from pipeline.model.document import Row
from pipeline.model.raw import RawText
from pipeline.model.segments import Segment
from pipeline.segment.goals_over_lines import mark_of_goal
from pipeline.text.enumerators import Marker

_MOST_LINES, _LEAST_LINES, _LONGEST_HEADING = 3, 2, 20
_AIM = re.compile("目標|課題|方針|柱|宣言|約束")
"""What the mark of a goal speaks of."""
_SENTENCE = re.compile("[。るすむうくつぐぶ]$")
_STYLES = ("label", "arabic", "circled", "paren", "roman", "dai", "kanji")


def goals_between_tables(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report, where a block of goals ends with its first goal and the next, without a heading, begins with a table.

    Lines between the tables of that block which bear the marks that come next (課題2, 課題3) are goals, too.
    """
    segments = _with_first_goal(segments)
    found = list(segments)
    for at, (goals, projects) in enumerate(pairwise(segments)):
        if projects.kind != "projects" or projects.heading is not None:
            continue
        if goals.kind != "goals" and (goals.kind != "extra" or not _heads_goals(goals, segments)):
            continue
        first = _only_mark(goals.rows)
        own = [] if first is None else _following(projects.rows, first)
        if own:
            moved = {id(row) for row in own}
            found[at] = replace(goals, kind="goals", rows=(*goals.rows, *own))
            found[at + 1] = replace(projects, rows=tuple([row for row in projects.rows if id(row) not in moved]))
    if any(one.kind == "goals" for one in found):
        return tuple(found)
    return tuple([part for one in found for part in (_parted(one) if one.kind == "projects" else (one,))])


def _with_first_goal(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Blocks of a report without goals, where another block ends with the first goal, right above a table of projects.

    The goal is a block of its own; a short line above it that speaks of goals is its heading.
    """
    if any(one.kind == "goals" for one in segments):
        return segments
    for at, (block, projects) in enumerate(pairwise(segments)):
        if projects.kind != "projects" or projects.heading is not None or block.kind == "projects":
            continue
        own = block.rows[-1:]
        first = _mark(own[0]) if own else None
        if first is None or first.number != 1 or _SENTENCE.search(own[0].cells[0].text) is None:
            continue
        if not _following(projects.rows, first) or len(block.rows) < _LEAST_LINES:
            continue
        heads = _speaks_of_goals(block.rows[-2])
        heading = RawText(block.rows[-2].cells[0].pieces) if heads else None
        rest = replace(block, rows=block.rows[: -2 if heads else -1])
        return (*segments[:at], rest, Segment("goals", heading, own), *segments[at + 1 :])
    return segments


def _speaks_of_goals(row: Row) -> bool:
    text = row.cells[0].text
    return row.table is None and len(row.cells) == 1 and len(text) <= _LONGEST_HEADING and bool(_AIM.search(text))


def _parted(block: Segment) -> tuple[Segment, ...]:
    """A block of projects that begins with the first goal → the goals above its tables (目標1 …, table, 目標2 …), and the tables.

    A goal is a sentence, a project's name above its table is none; in a report without goals elsewhere nothing else can be one.
    """
    first = _mark(block.rows[0]) if len(block.rows) > 1 else None
    if first is None or first.number != 1 or first.kind not in _STYLES:
        return (block,)
    goals = _following(block.rows, first, above=0)
    ends = [one for one, after in zip_longest(goals, goals[1:]) if after is None or _mark(after) is not None]
    if not goals or not all(_SENTENCE.search(row.cells[0].text) for row in ends):
        return (block,)
    moved = {id(row) for row in goals}
    rest = tuple([row for row in block.rows if id(row) not in moved])
    return Segment("goals", None, tuple(goals)), replace(block, rows=rest)


def _heads_goals(block: Segment, segments: Sequence[Segment]) -> bool:
    """Whether the heading of a block that nobody knows speaks of goals (令和5年度の目標と指標), in a report without any elsewhere."""
    if block.heading is None or _AIM.search(block.heading.text) is None:
        return False
    return all(one.kind != "goals" for one in segments) and block.rows[-1].cells[0].text[-1:] == "。"


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
