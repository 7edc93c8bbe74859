"""The blocks of a report and its goals → findings where goals may stand in another block, or another block's text in a goal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.model.issues import Finding
from pipeline.model.raw import RawGoal, RawText
from pipeline.model.segments import ReportSegments
from pipeline.profiles.labels import ANY_TEXT, Labels
from pipeline.profiles.list_below_prose import list_below_prose

_PROSE: Final = ("policy", "mission", "vision", "current_state", "message")
_SHOWN: Final = 40


def goal_findings(segments: ReportSegments, goals: Sequence[RawGoal], labels: Labels) -> list[Finding]:
    """What is doubtful about a report's goals by where they stand.

    A numbered list below the text of another block may be the goals of a report without any. A line of a goal that a
    label of a project heads (取組内容：…) is none of its text.
    """
    if not goals:
        return [Finding("goals-unclear", message, text, "/goals") for message, text in _lists(segments)]
    return [
        Finding("goals-unclear", f"{_short(text)} is a line of a goal, and may be a project's", text, "/goals")
        for text in _foreign(goals, labels)
    ]


def _lists(segments: ReportSegments) -> Iterator[tuple[str, RawText]]:
    for one in segments.of_kind(*_PROSE):
        if (at := list_below_prose(one.rows)) is not None:
            text = RawText(one.rows[at].cells[0].pieces)
            yield f"the list that begins with {_short(text)} stands below a text, and may be the goals", text


def _foreign(goals: Iterable[RawGoal], labels: Labels) -> Iterator[RawText]:
    for goal in goals:
        for piece in goal.text.pieces[1:]:
            if labels.at_head(piece.text, ANY_TEXT) is not None:
                yield RawText((piece,))
                break
        yield from _foreign(goal.children, labels)


def _short(text: RawText) -> str:
    flat = text.text.replace("\n", "⏎")
    return f"「{flat[:_SHOWN]}…」" if len(flat) > _SHOWN else f"「{flat}」"
