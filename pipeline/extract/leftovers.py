"""What was printed and what was cut out → what no field holds, so that nothing printed vanishes silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from pipeline.extract.cutting import row_pieces
from pipeline.model.document import Piece, Row
from pipeline.model.raw import RawGoal, RawOfficer, RawProject, RawReport, RawText

_WORD = re.compile(r"\w")
_Spans: TypeAlias = dict[int, list[tuple[int, int]]]
"""Number of a line → the stretches of it that some text took, in order."""


def unclaimed(rows: Sequence[Row], report: RawReport) -> tuple[RawText, ...]:
    """The stretches of the rows that no text of the report covers and that hold a letter or digit.

    Brackets, colons, bullets and blanks between fields are no text. What stands on consecutive lines without a
    claimed one between comes as one text a row.
    """
    claimed = _claimed_spans(report)
    left: list[RawText] = []
    for row in rows:
        pieces = [piece for piece in row_pieces(row) if not _is_claimed(piece, claimed)]
        if pieces and (of_row := tuple(_left_of(pieces, claimed))):
            left.append(RawText(of_row))
    return tuple(left)


def _is_claimed(piece: Piece, claimed: _Spans) -> bool:
    """Whether no letter or digit of the piece is left, as of most pieces."""
    first, last = piece.start, piece.end
    at = first
    for start, end in claimed.get(piece.line, ()):
        if start > at and _WORD.search(piece.text, at - first, min(start, last) - first):
            return False
        if end > at:
            at = end
            if at >= last:
                return True
    return _WORD.search(piece.text, at - first) is None


def _left_of(pieces: Iterable[Piece], claimed: _Spans) -> Iterator[Piece]:
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
                first, last = at - piece.start, min(start, piece.end) - piece.start
                if _WORD.search(piece.text, first, last):
                    yield piece.cut(first, last)
            at = max(at, end)
            if at >= piece.end:
                break


def _claimed_spans(report: RawReport) -> _Spans:
    spans: _Spans = {}
    for text in _texts(report):
        for piece in text.pieces:
            known = spans.get(piece.line)
            if known is None:
                spans[piece.line] = [(piece.start, piece.end)]
            else:
                known.append((piece.start, piece.end))
    for own in spans.values():
        if len(own) > 1:
            own.sort()
    return spans


def _texts(report: RawReport) -> list[RawText]:
    """Every raw text of a report."""
    return [*report.labels, *value_texts(report)]


def value_texts(report: RawReport) -> list[RawText]:
    """Every raw text of a report but the words that are claimed as labels only."""
    texts = [text for text in (report.title, report.as_of, report.department) if text is not None]
    texts += report.parents
    texts += _officer_texts(report.officers)
    for section in report.sections:
        texts.append(section.name)
        texts += _officer_texts(section.officers)
        texts += [count for _, count in section.staff_counts]
        if section.staff_count is not None:
            texts.append(section.staff_count)
    if report.stated_total is not None:
        texts += (report.stated_total.count, report.stated_total.label)
    for policy in report.policies:
        texts += (policy.label, *policy.paragraphs)
    _add_goal_texts(report.goals, texts)
    for project in report.projects:
        texts += _project_texts(project)
    for extra in report.extras:
        texts += extra.texts
        if extra.label is not None:
            texts.append(extra.label)
    return texts


def _project_texts(project: RawProject) -> list[RawText]:
    texts = [project.name, *project.sections, *project.goals]
    for entry in project.entries:
        texts += (entry.label, entry.text)
    for rating in project.ratings:
        texts += (rating.label, rating.value)
    figures: list[RawText | None] = []
    for one in project.measures:
        figures += (one.label, one.unit, one.baseline, one.target, one.actual, one.fiscal_year_label)
    for budget in project.budgets:
        figures += (budget.label, budget.amount, budget.fiscal_year_label)
    return texts + [text for text in figures if text is not None]


def _officer_texts(officers: Iterable[RawOfficer]) -> list[RawText]:
    return [
        text for officer in officers for text in (officer.name, officer.role_label, officer.reading) if text is not None
    ]


def _add_goal_texts(goals: Iterable[RawGoal], texts: list[RawText]) -> None:
    for goal in goals:
        texts.append(goal.text)
        if goal.marker is not None:
            texts.append(goal.marker)
        _add_goal_texts(goal.children, texts)
