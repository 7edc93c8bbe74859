"""Lines in brackets right below the names of projects (（担当課：市民課）, ［所管　市民課・広聴課］) → the sections of these projects."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract.cutting import raw
from pipeline.extract.project_printed import Printed
from pipeline.model.document import Row
from pipeline.model.raw import RawText, head, stretch
from pipeline.profiles.labelled_lines import labelled
from pipeline.profiles.labels import Labels
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section, split_sections

_LEAST_LINES = 2
_LONGEST_NAME, _LONGEST_LINE = 60, 80
_OPENING = frozenset("（([［【〔《〈＜<")
_LINE = re.compile(r"\( *(?:(?P<label>[^ ():→、・]{2,10})(?: ?[:→] ?| +))?(?P<value>[^():→]+?) *\) *")


@dataclass(frozen=True, slots=True)
class SectionsBelow:
    """The rows without the lines of sections, and by the number of the line of the name above each its label and sections."""

    rows: list[Row]
    below: Mapping[int, tuple[RawText | None, RawText]] = field(default_factory=dict)


def with_sections_below(rows: Sequence[Row], labels: Labels) -> SectionsBelow:
    """The rows of project blocks → the same without lines that are nothing but sections in brackets, each below a line that may be a name.

    Two such lines at least stand there: one alone may be anything.
    """
    found: dict[int, tuple[RawText | None, RawText]] = {}
    for at in range(1, len(rows)):
        if rows[at].table is not None or not _may_be_name(rows[at - 1], labels) or (at - 1) in found:
            continue
        own = _sections(rows[at], labels)
        if own is not None:
            found[at] = own
    if len(found) < _LEAST_LINES:
        return SectionsBelow(list(rows))
    below = {rows[at - 1].cells[0].pieces[-1].line: own for at, own in found.items()}
    return SectionsBelow([row for at, row in enumerate(rows) if at not in found], below)


def _may_be_name(row: Row, labels: Labels) -> bool:
    """Whether a row is a short line outside tables, no sentence and no label."""
    if row.table is not None or len(row.cells) != 1 or not row.cells[0].pieces:
        return False
    text = row.cells[0].text
    if len(text) > _LONGEST_NAME or text[-1] in "。、" or "：" in text or ":" in text:
        return False  # ・達成度：Ａ over ［市民課］: the section heads what follows
    span = labelled(text)
    return (span is None or span[2] == len(text)) and not labels.kinds_of(text)


def _sections(row: Row, labels: Labels) -> tuple[RawText | None, RawText] | None:
    """The label and the sections of a line of nothing else, in brackets; None: it is another line."""
    if len(row.cells) != 1 or not row.cells[0].pieces:
        return None
    text = row.cells[0].text
    if text[0] not in _OPENING or len(text) > _LONGEST_LINE or (match := _LINE.fullmatch(fold(text))) is None:
        return None
    if match["label"] is not None and labels.kind_of(match["label"], "column.section") is None:
        return None
    line = raw(row.cells[0])
    value = stretch(line, match.start("value"), match.end("value"))
    named = split_sections(match["value"])
    if value is None or not named or not all(map(looks_like_section, named)):
        return None
    return head(line, match.start("value")), value


def give_sections_below(printed: Printed, below: Mapping[int, tuple[RawText | None, RawText]]) -> None:
    """What the project blocks print → the same, each section given to the project whose name stands above it.

    Where the line above is no name, nothing is claimed: the line is text that no field holds.
    """
    for name in printed.names:
        own = below.get(name.text.pieces[-1].line)
        if own is not None:
            name.sections.append(own[1])
            printed.labels += [] if own[0] is None else [own[0]]
