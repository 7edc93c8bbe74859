"""Numbered lines that call themselves goals (目標1 …) below the text of another block, in a report without goals → a block of goals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.model.segments import Segment
from pipeline.profiles.list_below_prose import line_text, list_below_prose
from pipeline.text.enumerators import split_marker

_OF: Final = ("policy", "mission", "vision", "current_state", "message")
_CALLED: Final = re.compile("目標|宣言|約束|誓い")


def with_goals_below_prose(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report without goals, with the lines at the end of a block of prose that call themselves so in a block of goals.

    They are numbered on from 1 in one word, and prose stands above them.
    """
    if any(one.kind == "goals" for one in segments):
        return tuple(segments)
    return tuple(part for one in segments for part in (_parted(one) if one.kind in _OF else (one,)))


def _parted(segment: Segment) -> tuple[Segment, ...]:
    at = list_below_prose(segment.rows)
    first = None if at is None else split_marker(line_text(segment.rows[at]))
    if at is None or first is None or first.kind != "label" or _CALLED.search(first.marker) is None:
        return (segment,)
    return replace(segment, rows=segment.rows[:at]), Segment("goals", None, segment.rows[at:])
