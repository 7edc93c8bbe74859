"""A section's name on a line, and its head and staff on the next (〔市民課〕 over 課長　山田 太郎　職員数 9人) → a block of staff of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.model.segments import Segment
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LEAST = 2
_LONGEST_NAME, _LONGEST = 24, 60
_MOST_CELLS = 2
_ENDS = "。．、！？"
BAND = re.compile(
    r"[■□◆◇●○〇◯◎▼▽・ ]*(?:\((?P<inside>[^ ():、。]{2,20})\)|(?P<name>[^ ():、。]{2,20}?))[ (:]+"
    r"[^ ():、。0-9]{0,8}長[ :]+(?:\([^()]{1,4}\) ?)?(?:[^0-9():、。]{2,20}?|\([^0-9():、。]{2,4}\))"
    r"(?:\([ぁ-ゖァ-ヺー ]{2,20}\))?(?:\([^()0-9]{1,4}\))?(?:[ (:、,]*(?:職員数?|人員|計)?[ :]*[0-9]{1,4} ?[人名])?\)*"
)
"""A section with its head and staff, folded."""
_NAME = re.compile(
    r"[■□◆◇●○〇◯◎▼▽▶▷・* ]*(?:[(<](?P<inside>[^ ():、。<>]{2,20})[)>]|(?P<name>[^ ():、。<>]{2,20}))[: ]*"
)


def with_staff_below_names(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report without a block of staff → the same, the lines of the sections' heads as one; of projects the names stay.

    Two sections at least have such a line. What of the first stands at the end of the block before, behind goals that
    bear the mark of the headings, goes to the projects, with the line above it as their heading.
    """
    if any(one.kind == "staffing" for one in segments):
        return tuple(segments)
    rows = [row for one in segments for row in one.rows]
    places = {id(row): place for row, below in pairwise(rows) if (place := _name_above(row, below))}
    if len(places) < _LEAST:
        return tuple(segments)
    found: list[Segment] = []
    for one in _led(segments, places):
        at = [at for at, row in enumerate(one.rows) if id(row) in places] if one.kind == "projects" else []
        if at:
            staff = [_one_line(one.rows[name], one.rows[name + 1], places[id(one.rows[name])]) for name in at]
            found.append(Segment("staffing", None, tuple(staff)))
            heads = {name + 1 for name in at}
            found.append(replace(one, rows=tuple([row for index, row in enumerate(one.rows) if index not in heads])))
        else:
            found.append(one)
    return tuple(found)


def _name_above(row: Row, below: Row) -> tuple[int, int] | None:
    """Where the name of a section stands on a line right above the line of its head; None: these are no such lines."""
    if row.table is not None or len(row.cells) != 1 or len(row.cells[0].pieces) != 1 or len(below.cells) > _MOST_CELLS:
        return None
    text = row.cells[0].pieces[0].text
    if len(text) > _LONGEST_NAME or (name := _NAME.fullmatch(fold(text))) is None:
        return None
    own = " ".join([cell.text for cell in below.cells if cell.pieces])
    if not own or len(own) > _LONGEST or "長" not in own:
        return None
    group = "name" if name["inside"] is None else "inside"
    band = BAND.fullmatch(f"{name[group]} {fold(own)}".replace("\n", " "))
    return name.span(group) if band is not None and looks_like_section(name[group]) else None


def _one_line(name: Row, head: Row, place: tuple[int, int]) -> Row:
    """The name and the line below it as one line outside tables."""
    pieces = [piece for cell in head.cells for piece in cell.pieces]
    return replace(head, cells=(Cell((name.cells[0].pieces[0].cut(*place), *pieces)),), table=None)


def _led(segments: Sequence[Segment], places: dict[int, tuple[int, int]]) -> list[Segment]:
    """The blocks, with the name and head that stand right before a table of projects in its block."""
    found = list(segments)
    for at in range(1, len(found)):
        above, own = found[at - 1], found[at]
        if own.kind != "projects" or own.heading is not None or above.kind == "projects":
            continue
        if len(above.rows) < _LEAST or id(above.rows[-2]) not in places:
            continue
        kept, moved, heading = above.rows[:-2], above.rows[-2:], None
        if kept and _is_heading(kept[-1], above.heading):
            kept, heading = kept[:-1], RawText(kept[-1].cells[0].pieces)
        found[at - 1], found[at] = replace(above, rows=kept), Segment("projects", heading, (*moved, *own.rows))
    return found


def _is_heading(row: Row, other: RawText | None) -> bool:
    """Whether a line bears the mark of another heading, and is as short, and no sentence."""
    if other is None or row.table is not None or len(row.cells) != 1 or not row.cells[0].pieces:
        return False
    text = row.cells[0].text
    return text[0] == other.text[0] and len(text) <= _LONGEST_NAME and text[-1] not in _ENDS
