"""A report in which no project was found, with forms whose labels are known as headings (【現状・課題】, 【取組目標】 … again and again) → its blocks with these forms as projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.segments import Segment
from pipeline.profiles.labels import STAGES
from pipeline.profiles.line_forms import LineForm
from pipeline.profiles.line_records import line_records
from pipeline.profiles.profile import Profile
from pipeline.segment.blocks import blocks_of
from pipeline.segment.views import View

_LEAST = 2
_BRACKETS = "【〔《〈＜［≪"


def lacks_projects(blocks: Sequence[Segment]) -> bool:
    """Whether no block is of projects, or one of them has a heading in brackets that is printed again inside it: it may be a label."""
    own = [one for one in blocks if one.kind == "projects"]
    return not own or any(
        one.heading is not None
        and one.heading.text[0] in _BRACKETS
        and any(cell.text == one.heading.text for row in one.rows for cell in row.cells[:1])
        for one in own
    )


def forms_over_headings(
    views: Sequence[View], profile: Profile, department: str | None, lead: int
) -> tuple[Segment, ...]:
    """The rows of a report → its blocks, cut round the lines that the same words head again and again; () if there are none.

    Such words say who does something or how it is graded, and what is planned or done: a chapter for each section, with goals
    and projects of its own, does not. `department` and `lead` are as for `blocks_of`.
    """
    forms = line_records([view.row for view in views], profile.labels, in_projects=False)
    if len(forms) < _LEAST or not _are_of_projects(forms, profile):
        return ()
    start, end = forms[0].at, forms[-1].end
    if start < lead:
        return ()
    before = list(blocks_of(views[:start], profile, department, lead))
    heading = None
    if before and before[-1].heading is not None and not before[-1].rows:
        heading = before.pop().heading
    projects = Segment("projects", heading, tuple([view.row for view in views[start:end]]))
    return (*before, projects, *_behind(views[end:], profile))


def _are_of_projects(forms: Sequence[LineForm], profile: Profile) -> bool:
    """Whether the labels of the forms tell a section or a grade, and the other of them or a stage of the work."""
    words = {line.label.text for form in forms for line in form.lines}
    kinds = {kind for word in words for kind in profile.labels.kinds_of(word)}
    told = ("column.section" in kinds) + any(kind.startswith("rating.") for kind in kinds)
    return told + bool(kinds & set(STAGES)) > 1


def _behind(views: Sequence[View], profile: Profile) -> Sequence[Segment]:
    """The blocks behind the forms; no header stands there."""
    if not views:
        return ()
    return [replace(one, kind="extra") if one.kind == "header" else one for one in blocks_of(views, profile)]
