"""Forms of lines in a block of another kind (事業1 … over 〈担当課〉 …) → the block of projects that they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.raw import RawText
from pipeline.model.segments import Segment
from pipeline.profiles.line_forms import line_forms
from pipeline.profiles.profile import Profile

_OF = ("staffing", "extra", "other", "policy", "current_state", "message", "mission", "vision")
_LONGEST_HEADING = 30
_STOPS = "。、！？：:"


def with_projects_in_lines(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report without a block of projects, with the forms of lines in such a block.

    What stands above the first of them in the block stays where it is, but for a short line right above: their heading.
    """
    if any(one.kind == "projects" for one in segments):
        return tuple(segments)
    return tuple(part for one in segments for part in (_parted(one, profile) if one.kind in _OF else (one,)))


def _parted(segment: Segment, profile: Profile) -> tuple[Segment, ...]:
    forms = line_forms(segment.rows, profile.labels, in_projects=False)
    if not forms:
        return (segment,)
    at = forms[0].at
    if at == 0 and segment.kind in ("extra", "other"):
        return (replace(segment, kind="projects"),)
    above = segment.rows[at - 1] if at > 0 else None
    heading = None
    if above is not None and above.table is None and len(above.cells) == 1 and above.cells[0].pieces:
        text = above.cells[0].text
        heading = above.cells[0] if len(text) <= _LONGEST_HEADING and text[-1] not in _STOPS else None
    end = at if heading is None else at - 1
    label = None if heading is None else RawText(heading.pieces)
    return replace(segment, rows=segment.rows[:end]), Segment("projects", label, segment.rows[at:])
