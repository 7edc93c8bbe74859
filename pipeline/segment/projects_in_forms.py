"""Tables in a block of no known kind that hold a form of one project each (工程名, 担当課, 実施内容 … again and again) → a block of projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.segments import Segment
from pipeline.profiles.labels import PART_FAMILIES, Labels
from pipeline.profiles.profile import Profile
from pipeline.profiles.repeated_cells import LEAST_LABELS, LEAST_TIMES, cycle_of

_OF = ("extra", "other")
_LEAST_KNOWN = 2
"""So many of the words that come again must be known to be said of projects."""


def with_projects_in_forms(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report without a block of projects, with the tables of forms as such a block."""
    if any(one.kind == "projects" for one in segments):
        return tuple(segments)
    found: list[Segment] = []
    for one in segments:
        last = found[-1] if found else None
        if last is not None and last.kind == "extra" and one.kind == "other" and one.heading is None:
            # The first rows of the first form stand under the heading, the rest below them as another table.
            whole = replace(last, rows=(*last.rows, *one.rows))
            if _holds_forms(whole, profile.labels):
                found[-1] = replace(whole, kind="projects")
                continue
        is_form = one.kind in _OF and _holds_forms(one, profile.labels)
        found.append(replace(one, kind="projects") if is_form else one)
    return tuple(found)


def _holds_forms(segment: Segment, labels: Labels) -> bool:
    """Whether words come again in one order in the tables, some of which are said of projects only."""
    if sum(row.table is not None and len(row.cells) > 1 for row in segment.rows) < LEAST_TIMES * LEAST_LABELS:
        return False
    words = {segment.rows[at].cells[column].text for at, column in cycle_of(segment.rows, labels)}
    known = [word for word in words if any(kind.startswith(PART_FAMILIES) for kind in labels.kinds_of(word))]
    return len(known) >= _LEAST_KNOWN
