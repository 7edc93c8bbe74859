"""Projects of a report without a goals block, each beside the goal that it serves → the goals, and projects that refer to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.raw import RawGoal, RawProject, RawText
from pipeline.text.enumerators import split_marker

_LEAST_TEXT = 8
"""So many characters behind its number are a goal's text; fewer may only name a goal that is printed elsewhere."""
_LEAST_UNNUMBERED = 2


def goals_beside(projects: Sequence[RawProject]) -> tuple[tuple[RawGoal, ...], tuple[RawProject, ...]]:
    """The numbered texts that stand in the goals' column (目標1　加入を促します。) → goals in printed order.

    None, and the projects as they are, unless every text has a number and no number two texts; or none has one, and all
    are sentences.
    """
    goals: dict[int, RawGoal] = {}
    own: list[RawProject] = []
    for project in projects:
        marks = []
        for text in project.goals:
            goal = _goal(text)
            if goal is None or goal.number is None or goal.marker is None:
                return _unnumbered(projects), tuple(projects)
            first = goals.setdefault(goal.number, goal)
            if first.text.text != goal.text.text or first.marker is None:
                return (), tuple(projects)
            marks.append(first.marker)
        own.append(replace(project, goals=tuple(marks)))
    return tuple(goals.values()), tuple(own)


def _unnumbered(projects: Sequence[RawProject]) -> tuple[RawGoal, ...]:
    """The sentences that stand in the goals' column without any number → goals; none where one of them is no sentence.

    The projects keep their references, which no number can say.
    """
    found: dict[str, RawGoal] = {}
    for text in [text for project in projects for text in project.goals]:
        marker = split_marker(text.pieces[0].text)
        if not text.text.endswith("。") or (marker is not None and marker.number is not None):
            return ()
        found.setdefault(text.text, RawGoal(None, None, text))
    return tuple(found.values()) if len(found) >= _LEAST_UNNUMBERED else ()


def _goal(text: RawText) -> RawGoal | None:
    """A text behind a number → a goal."""
    first = text.pieces[0]
    marker = split_marker(first.text)
    if marker is None or marker.number is None:
        return None
    rest = first.cut(marker.rest_start)
    pieces = (*((rest,) if rest.text else ()), *text.pieces[1:])
    if sum(len(piece.text) for piece in pieces) < _LEAST_TEXT:
        return None
    return RawGoal(RawText((first.cut(0, marker.rest_start),)), marker.number, RawText(pieces))
