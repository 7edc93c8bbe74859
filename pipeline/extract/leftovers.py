"""What was printed and what was cut out → what no field holds, so that nothing printed vanishes silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.cutting import row_pieces
from pipeline.model.document import Piece, Row
from pipeline.model.raw import RawGoal, RawReport, RawText

_WORD = re.compile(r"\w")


def unclaimed(rows: Sequence[Row], report: RawReport) -> tuple[RawText, ...]:
    """The stretches of the rows that no text of the report covers and that hold a letter or digit.

    Brackets, colons, bullets and blanks between fields are no text. What stands on consecutive lines without a
    claimed one between comes as one text a row.
    """
    claimed = _claimed_spans(report)
    return tuple(RawText(left) for row in rows if (left := tuple(_left_of_row(row_pieces(row), claimed))))


def _left_of_row(pieces: Iterable[Piece], claimed: dict[int, list[tuple[int, int]]]) -> Iterator[Piece]:
    for piece in pieces:
        spans = claimed.get(piece.line)
        if spans is None:
            if _WORD.search(piece.text):
                yield piece
            continue
        at = piece.start
        for start, end in [*spans, (piece.end, piece.end)]:
            if end <= at:
                continue
            if start > at:
                left = piece.cut(at - piece.start, min(start, piece.end) - piece.start)
                if _WORD.search(left.text):
                    yield left
            at = max(at, end)
            if at >= piece.end:
                break


def _claimed_spans(report: RawReport) -> dict[int, list[tuple[int, int]]]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for text in _texts(report):
        for piece in text.pieces:
            spans.setdefault(piece.line, []).append((piece.start, piece.end))
    for own in spans.values():
        own.sort()
    return spans


def _texts(report: RawReport) -> Iterator[RawText]:
    """Every raw text of a report."""
    yield from report.labels
    yield from (text for text in (report.title, report.as_of, report.department) if text is not None)
    yield from report.parents
    for officer in report.officers:
        yield officer.name
        if officer.role_label is not None:
            yield officer.role_label
    for section in report.sections:
        yield section.name
        yield from (
            text for officer in section.officers for text in (officer.name, officer.role_label) if text is not None
        )
        yield from (count for _, count in section.staff_counts)
        if section.staff_count is not None:
            yield section.staff_count
    if report.stated_total is not None:
        yield report.stated_total.count
        yield report.stated_total.label
    for policy in report.policies:
        yield policy.label
        yield from policy.paragraphs
    yield from _goal_texts(report.goals)
    for project in report.projects:
        yield project.name
        yield from project.sections
        for entry in project.entries:
            yield entry.label
            yield entry.text
    for extra in report.extras:
        yield from extra.texts
        if extra.label is not None:
            yield extra.label


def _goal_texts(goals: Iterable[RawGoal]) -> Iterator[RawText]:
    for goal in goals:
        yield goal.text
        if goal.marker is not None:
            yield goal.marker
        yield from _goal_texts(goal.children)
