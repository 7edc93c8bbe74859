"""What segmentation makes of a document: for each report its title and its blocks, every row in exactly one of them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.document import Row
from pipeline.model.raw import RawText


@dataclass(frozen=True, slots=True)
class Segment:
    """A block: its kind, its heading and its rows.

    Kinds: front, header, staffing, policy, mission, vision, current_state, message, value, goals, projects, extra, other, note.
    `heading` is the printed heading; None for the header block and for a table that opens a block by
    its columns. Footnotes (脚注) of all pages are one block, the last; what stands before the first report of a booklet
    (cover, contents, foreword) is its block `front`, the first.
    """

    kind: str
    heading: RawText | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReportSegments:
    """The blocks of one report, in printed order; `department` is what the title names, where it does.

    `years` are lines before the first report of a booklet (its cover, its contents) that name a fiscal year.
    """

    title: RawText | None
    department: RawText | None
    segments: tuple[Segment, ...]
    years: tuple[RawText, ...] = ()

    def of_kind(self, *kinds: str) -> tuple[Segment, ...]:
        """The blocks of the given kinds, in printed order."""
        return tuple([segment for segment in self.segments if segment.kind in kinds])
