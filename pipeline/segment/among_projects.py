"""A block of projects → the goals over its tables (重点目標と取組), and a letter's signature → the header it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Row
from pipeline.model.segments import Segment
from pipeline.profiles.profile import Profile
from pipeline.segment.rows import is_project_header
from pipeline.segment.views import View, views_of
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_NAMES_GOALS = re.compile(r"目標|課題")
_SIGNED = re.compile(
    r"(?:\S{1,18})?(?:部長|局長|本部長|区長|支所長|消防長|教育長|会計管理者|事業管理者)[ ]+[^、。:0-9]{2,14}"
)
_NO_NAME = re.compile(r"[はがをにでへ](?:[ ]|$)|です|ます")
_LETTERS = ("message", "policy")


def goals_over_tables(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report, with the goals of a block `重点目標と取組` in a block of their own.

    Each goal is a marked line, perhaps wrapped, right above the titles of the table of its projects.
    """
    if any(one.kind == "goals" for one in segments):
        return tuple(segments)
    found: list[Segment] = []
    for one in segments:
        goals = _goals(one, profile) if one.kind == "projects" and _speaks_of_goals(one) else []
        if not goals:
            found.append(one)
            continue
        own = {id(row) for row in goals}
        found.append(Segment("goals", None, tuple(goals)))
        found.append(replace(one, rows=tuple([row for row in one.rows if id(row) not in own])))
    return tuple(found)


def _speaks_of_goals(segment: Segment) -> bool:
    return segment.heading is not None and _NAMES_GOALS.search(segment.heading.text) is not None


def _goals(segment: Segment, profile: Profile) -> list[Row]:
    """The lines over the tables of a block; none where some table stands under no marked line."""
    views = views_of(segment.rows, profile)
    goals: list[Row] = []
    lead: list[View] = []
    for view in views:
        if view.text is not None and len(view.row.cells) == 1:
            lead.append(view)
            continue
        if is_project_header(view, profile):
            if not lead or split_marker(lead[0].text or "") is None:
                return []
            goals += [one.row for one in lead]
        elif lead:
            return []
        lead = []
    return goals


def with_signature(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report, with the line that signs a letter (市民部長 山田 太郎) in its header."""
    signed: list[Row] = []
    found: list[Segment] = []
    for one in segments:
        at = _signature(one.rows) if one.kind in _LETTERS else None
        if at is None:
            found.append(one)
        else:
            signed.append(one.rows[at])
            found.append(replace(one, rows=one.rows[:at] + one.rows[at + 1 :]))
    if not signed:
        return tuple(segments)
    header = next((one for one in found if one.kind == "header"), None)
    if header is None:
        return (Segment("header", None, tuple(signed)), *found)
    return tuple(replace(one, rows=(*one.rows, *signed)) if one is header else one for one in found)


def _signature(rows: Sequence[Row]) -> int | None:
    """The last or first row of a letter, where it is a post and a name."""
    if len(rows) < 2:
        return None
    return next((at for at in (len(rows) - 1, 0) if is_signature(rows[at])), None)


def is_signature(row: Row) -> bool:
    """Whether a row holds nothing but a post and a name (市民部長 山田 太郎)."""
    cells = [cell for cell in row.cells if cell.pieces]
    if len(cells) != 1 or len(cells[0].pieces) != 1 or len(text := cells[0].text) > 34:
        return False
    folded = fold(text).strip()
    return _SIGNED.fullmatch(folded) is not None and _NO_NAME.search(folded) is None
