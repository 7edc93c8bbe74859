"""Text that is no field of a report → extras: pages before the first report, footnotes, a report whose layout is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Any

from pipeline.extract.cutting import paragraphs, row_pieces
from pipeline.extract.leftovers import unclaimed
from pipeline.model.document import Document, Row
from pipeline.model.issues import Finding
from pipeline.model.raw import RawExtra, RawReport, RawText
from pipeline.model.segments import ReportSegments, Segment
from pipeline.profiles.profile import Profile

_WORD = re.compile(r"\w")
LEAST_CLAIMED = 0.4
"""Where fields hold less of a report's letters and digits than this, labels alone did not tell its layout."""
WELL_CLAIMED = 0.85
"""Where they hold less than this, parts of the layout are unknown, and values may be missing anywhere."""

_LEAST_BLOCK = 60
"""A block of fewer letters and digits is judged by its rows alone."""
_BLOCKS: tuple[tuple[tuple[str, ...], str, dict[str, Any]], ...] = (
    (("staffing",), "/staffing", {"sections": (), "stated_total": None}),
    (("goals",), "/goals", {"goals": ()}),
    (("projects",), "/projects", {"projects": ()}),
)
"""The kinds of blocks that have a structure, where their values are, and the report without these."""


def front_extras(segments: ReportSegments, document: Document, profile: Profile) -> Iterator[RawExtra]:
    """What stands before the first report of a booklet (cover, 目次, はじめに) → its paragraphs under their headings."""
    for segment in segments.of_kind("front"):
        label: RawText | None = None
        rows: list[Row] = []
        for row in segment.rows:
            cells = [cell for cell in row.cells if cell.pieces]
            if len(cells) == 1 and profile.labels.kind_of(cells[0].text, "heading.") is not None:
                yield from _extra(label, rows, document)
                label, rows = RawText(cells[0].pieces), []
            else:
                rows.append(row)
        yield from _extra(label, rows, document)


def notes(segments: ReportSegments, document: Document) -> Iterator[RawExtra]:
    """Footnotes (脚注), one a paragraph."""
    for segment in segments.of_kind("note"):
        for extra in _extra(None, segment.rows, document):
            yield from (RawExtra(None, (text,)) for text in extra.texts)


def without_unread_blocks(
    segments: ReportSegments, report: RawReport, left: Sequence[RawText]
) -> tuple[RawReport, tuple[Finding, ...]]:
    """A report without the values of blocks most of whose text no field holds; such a block is kept whole, with a finding.

    What is `left` of a block tells how much no field holds; a block of which a good part is left is named by a finding, too.
    Values of the kind of such a block may stand elsewhere (a total in the header): their texts are left by now.
    """
    findings: list[Finding] = []
    lines = {piece.line: len(_WORD.findall(piece.text)) for text in left for piece in text.pieces}
    for kinds, path, cleared in _BLOCKS:
        rows = [row for segment in segments.of_kind(*kinds) for row in segment.rows]
        pieces = [piece for row in rows for piece in row_pieces(row)]
        own = frozenset(piece.line for piece in pieces) & lines.keys()
        total = sum(len(_WORD.findall(piece.text)) for piece in pieces) if own else 0
        unread = sum(lines[line] for line in own)
        if total < _LEAST_BLOCK or unread <= total * (1 - WELL_CLAIMED):
            continue
        share = f"fields hold {1 - unread / total:.0%} of the text of the block"
        if unread <= total * (1 - LEAST_CLAIMED):
            findings.append(Finding("partly-read", share, None, path))
            continue
        findings.append(Finding("block-not-understood", share, None, path))
        if path == "/projects":
            message = "the texts of the projects, which tell the stage of the report, were not read"
            findings.append(Finding("status-unclear", message, None, "/report_status"))
        report = replace(report, **cleared)
        kept = [_whole(segment) for segment in segments.of_kind(*kinds)]
        report = replace(report, extras=(*report.extras, *(extra for extra in kept if extra is not None)))
    return report, tuple(findings)


def _whole(segment: Segment) -> RawExtra | None:
    """A block as it stands: a text a row."""
    rows = [RawText(pieces) for row in segment.rows if (pieces := row_pieces(row))]
    return RawExtra(segment.heading, tuple(rows)) if rows else None


def unread_kinds(findings: Sequence[Finding]) -> frozenset[str]:
    """The kinds of blocks that may hold most of a report's text, and were kept whole: projects.

    Where another block of such a size was not understood, the report was cut wrongly.
    """
    paths = {finding.path for finding in findings if finding.code == "block-not-understood"}
    return frozenset(("projects",)) if "/projects" in paths else frozenset()


def claimed_share(
    segments: ReportSegments, report: RawReport, profile: Profile, without: Set[str] = frozenset()
) -> float:
    """The share of a report's letters and digits that its fields and labels hold; the rest stands in extras.

    Pages before the first report, footnotes and blocks whose heading says that they are no field (自己紹介 …) do not
    count, nor do those of the kinds `without`. 1.0 for a report without text.
    """
    rows = [
        row
        for segment in segments.segments
        if segment.kind not in without and not _is_apart(segment, profile)
        for row in segment.rows
    ]
    total = sum(len(_WORD.findall(piece.text)) for row in rows for piece in row_pieces(row))
    left = sum(
        len(_WORD.findall(piece.text)) for text in unclaimed(rows, replace(report, extras=())) for piece in text.pieces
    )
    return 1.0 if total == 0 else 1 - left / total


def _is_apart(segment: Segment, profile: Profile) -> bool:
    if segment.kind != "extra" or segment.heading is None:
        return segment.kind in ("front", "note")
    return profile.labels.kind_of(segment.heading.text, "heading.") is not None


def keep_whole(segments: ReportSegments, report: RawReport, document: Document) -> RawReport:
    """A report whose layout is unknown → its title, year, department and heads, and every block as it stands, in extras."""
    kept = replace(
        report, sections=(), stated_total=None, policies=(), goals=(), projects=(), as_of=None, labels=(), extras=(),
        fiscal_year_labels=tuple(label for label in report.fiscal_year_labels if _names_year(label)),
    )  # fmt: skip
    extras: list[RawExtra] = []
    for segment in segments.segments:
        rows = [
            row if len(row.cells) == 1 else replace(row, cells=tuple(cell for cell in row.cells if cell.pieces))
            for row in segment.rows
        ]
        texts = unclaimed(rows, kept)
        if texts or segment.heading is not None:
            extras.append(RawExtra(segment.heading, texts or ((segment.heading,) if segment.heading else ())))
    return replace(kept, extras=tuple(extras))


def _names_year(label: RawText) -> bool:
    return "年" in label.text


def _extra(label: RawText | None, rows: Sequence[Row], document: Document) -> Iterator[RawExtra]:
    texts = tuple(paragraphs([piece for row in rows for piece in row_pieces(row)], document.lines))
    if texts:
        yield RawExtra(label, texts)
    elif label is not None:
        yield RawExtra(None, (label,))
