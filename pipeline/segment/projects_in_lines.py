"""Forms of lines in a block of another kind (事業1 … over 〈担当課〉 …) → the block of projects that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.model.segments import Segment
from pipeline.profiles.labels import FORM_FAMILIES, STAGES
from pipeline.profiles.line_forms import LineForm, line_forms
from pipeline.profiles.line_records import line_records
from pipeline.profiles.profile import Profile
from pipeline.profiles.single_labels import single_label_forms
from pipeline.text.enumerators import split_marker

_OF = ("staffing", "extra", "other", "policy", "current_state", "message", "mission", "vision", "goals")
_LONGEST_HEADING = 30
_STOPS = "。、！？：:"
_OF_PROJECTS = re.compile("事業|取り?組|施策|業務")


def with_projects_in_lines(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report without a block of projects, with the forms of lines in such a block.

    What stands above the first of them in the block stays where it is, but for a short line right above: their heading.
    """
    if any(one.kind == "projects" for one in segments):
        return _with_first_form(segments, profile)
    return tuple(part for one in segments for part in (_parted(one, profile) if one.kind in _OF else (one,)))


def _with_first_form(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of which the first of projects begins with a label (【担当課】), with the name above it, and its heading, in that block."""
    at = next(number for number, one in enumerate(segments) if one.kind == "projects")
    own = segments[at]
    if at == 0 or own.heading is None or segments[at - 1].kind not in _OF:
        return tuple(segments)
    if not any(kind.startswith(FORM_FAMILIES) for kind in profile.labels.kinds_of(own.heading.text)):
        return tuple(segments)
    above = segments[at - 1]
    rows = (*above.rows, Row((Cell(own.heading.pieces),)), *own.rows)
    parted = _parted(replace(above, rows=rows), profile)
    if len(parted) == 1 or len(parted[0].rows) >= len(above.rows):
        return tuple(segments)
    return (*segments[: at - 1], *parted, *segments[at + 1 :])


def _parted(segment: Segment, profile: Profile) -> tuple[Segment, ...]:
    records = line_records(segment.rows, profile.labels, in_projects=False)
    forms = records or line_forms(segment.rows, profile.labels, in_projects=False)
    if not forms and _speaks_of_projects(segment):
        forms = single_label_forms(segment.rows, profile.labels)
    if not forms:
        return (segment,)
    if segment.kind == "goals" and not forms[0].at:
        return (replace(segment, kind="projects"),) if _are_projects(segment, forms, profile) else (segment,)
    if segment.kind == "goals" and not records and any(form.label is None for form in forms):
        return (
            segment,
        )  # below goals only a label (事業名：…), or labels in one order, tell a name from the next goal
    at = forms[0].at
    if at == 0 and segment.kind in ("extra", "other"):
        return (replace(segment, kind="projects"),)
    above = segment.rows[at - 1] if at > 0 else None
    heading = None
    if above is not None and above.table is None and len(above.cells) == 1 and above.cells[0].pieces:
        text = above.cells[0].text
        heading = above.cells[0] if len(text) <= _LONGEST_HEADING and text[-1] not in _STOPS else None
        if segment.kind == "goals" and not _ends_goals(segment.rows, at - 1):
            heading = None
    end = at if heading is None else at - 1
    label = None if heading is None else RawText(heading.pieces)
    return replace(segment, rows=segment.rows[:end]), Segment("projects", label, segment.rows[at:])


def _speaks_of_projects(segment: Segment) -> bool:
    """Whether a block of no known kind is headed by words that speak of projects (約束を果たすための事業)."""
    return (
        segment.kind in ("extra", "other")
        and segment.heading is not None
        and _OF_PROJECTS.search(segment.heading.text) is not None
    )


def _are_projects(segment: Segment, forms: Sequence[LineForm], profile: Profile) -> bool:
    """Whether forms below a heading of goals (重点事業と目標) are of projects: it speaks of them, and each says who does what, or what was done."""
    if segment.heading is None or _OF_PROJECTS.search(segment.heading.text) is None:
        return False
    words = {line.label.text for form in forms for line in form.lines}
    kinds = {kind for word in words for kind in profile.labels.kinds_of(word)}
    return "column.section" in kinds or len(kinds & set(STAGES)) > 1


def _ends_goals(rows: Sequence[Row], at: int) -> bool:
    """Whether a line below goals is none of them: it stands apart, and is not marked as the first is."""
    first, marker = split_marker(rows[0].cells[0].text), split_marker(rows[at].cells[0].text)
    if at == 0 or (first is not None and marker is not None and first.kind == marker.kind):
        return False
    above = rows[at - 1].cells[0].text
    return rows[at].blank_before or above[-1:] in ("。", "！")
