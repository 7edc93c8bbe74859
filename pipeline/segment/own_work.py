"""A block 部の仕事 of plain text before the block of the projects → the department's mission."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Row
from pipeline.model.raw import RawText
from pipeline.model.segments import Segment
from pipeline.profiles.headings import general_kind
from pipeline.profiles.labels import label_key
from pipeline.text.enumerators import split_marker

_OF_ALL = re.compile(
    r"(?:この|私たち|わたしたち|我々|当)?(?:部局?|局|本部|課|組織)?の?(?:仕事|しごと|業務|しごとの内容|仕事の内容)"
)
_MOST_ROWS = 12
_STOPS = "。．！"
_OTHERS = ("policy", "vision", "current_state", "message", "goals")


def with_mission(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report, with what the department is there for (部の仕事 over a text) told from its projects.

    Nothing in it names a project: it is sentences alone, and the projects stand in a block of their own further down.
    """
    projects = [at for at, one in enumerate(segments) if one.kind == "projects"]
    if len(projects) < 2:
        return tuple(segments)
    found: list[Segment] = []
    for at, one in enumerate(segments):
        parts = _parted(one) if at in projects[:-1] and _is_own_work(one) else ()
        if parts and _is_text(parts[0].rows):
            found += [replace(parts[0], kind="mission"), *parts[1:]]
        else:
            found.append(one)
    return tuple(found)


def _is_own_work(segment: Segment) -> bool:
    return segment.heading is not None and _OF_ALL.fullmatch(label_key(segment.heading.text)) is not None


def _parted(segment: Segment) -> tuple[Segment, ...]:
    """The block up to the next line of general words, and what that line heads: among projects it would be a label."""
    for at, row in enumerate(segment.rows):
        kind = None if len(row.cells) != 1 or not row.cells[0].pieces else general_kind(row.cells[0].text)
        if at and kind in _OTHERS:
            heading = RawText(row.cells[0].pieces)
            return replace(segment, rows=segment.rows[:at]), Segment(kind, heading, segment.rows[at + 1 :])
    return (segment,)


def _is_text(rows: Sequence[Row]) -> bool:
    """Whether some rows are sentences and nothing else, none of them numbered."""
    if not 0 < len(rows) <= _MOST_ROWS:
        return False
    if any(row.table is not None or len(row.cells) != 1 or not row.cells[0].pieces for row in rows):
        return False
    texts = [row.cells[0].text for row in rows]
    numbered = any((marker := split_marker(text)) is not None and marker.number is not None for text in texts)
    return not numbered and texts[-1][-1] in _STOPS
