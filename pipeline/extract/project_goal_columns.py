"""Columns of tables of projects under which nothing stands but the report's goals → columns of goals, whatever their titles say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.goal_marks import GOAL_COLUMNS
from pipeline.model.document import Row
from pipeline.model.raw import RawGoal
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import match_key

_SHORTEST, _LONGEST = 4, 200
_LEAST_VALUES = 2


def aims_of(goals: Sequence[RawGoal]) -> frozenset[str]:
    """The goals of a report → their texts as they are compared."""
    return frozenset(_texts(goals))


def _texts(goals: Sequence[RawGoal]) -> Iterator[str]:
    for goal in goals:
        if len(key := match_key(goal.text.text)) >= _SHORTEST:
            yield key
        yield from _texts(goal.children)


def goal_columns(head: Row, body: Sequence[Row], aims: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """The titles of a table and the rows below → the titles under which each text is one of `aims`, as columns of goals.

    A text may bear the goal's number. A title that stands twice is none, nor is one with a single text below it.
    """
    if not aims:
        return {}
    titles = [cell.text for cell in head.cells]
    found: dict[str, tuple[str, ...]] = {}
    for at, title in enumerate(titles):
        if not title or titles.count(title) > 1:
            continue
        values = [row.cells[at] for row in body if len(row.cells) == len(titles) and row.cells[at].pieces]
        if len(values) >= _LEAST_VALUES and all(is_aim(cell.text, aims) for cell in values):
            found[title] = GOAL_COLUMNS
    return found


def is_aim(text: str, aims: frozenset[str]) -> bool:
    """Whether a text is one of the goals, perhaps with its number before it."""
    if not aims or len(text) > _LONGEST:
        return False
    if match_key(text) in aims:
        return True
    marker = split_marker(text)
    return marker is not None and match_key(text[marker.rest_start :]) in aims
