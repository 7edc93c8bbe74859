"""Rows of a staffing block that are alike, each or the first of some beginning with a section → the sections, with labels and all."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.cutting import row_pieces
from pipeline.extract.staffing_fields import SECTIONS, StaffingFields
from pipeline.model.document import Row
from pipeline.model.raw import RawOfficer, RawSection, RawText, stretch
from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_records import Span, StaffRecord, may_begin, record_line, staff_records
from pipeline.profiles.staff_sentences import staff_sentence

_MOST = 120


def read_records(rows: Sequence[Row], at: int, found: StaffingFields, profile: Profile, *, headed: bool) -> int:
    """Take the records that begin with the row at `at` (`staff_records`); how many rows they are, 0 for none.

    `headed`: a heading says that the block is of staff.
    """
    line = record_line(rows[at]) or ""
    if len(sentence := staff_sentence(line, in_block=headed)) > 1:
        for record in sentence:
            _take(RawText(row_pieces(rows[at])), record, found)
        return 1
    if not may_begin(line):
        return 0
    lines = [record_line(row) for row in rows[at : at + _MOST]]
    own = staff_records(lines, profile.labels, in_block=headed)
    if own is None:
        return 0
    for index, record in enumerate(own.records):
        first = at + index * own.lines
        text = RawText(tuple([piece for row in rows[first : first + own.lines] for piece in row_pieces(row)]))
        _take(text, record, found)
        if own.is_guessed and not index:
            message = "no word says that the numbers are those of staff: they stand beside sections and names"
            found.doubt("staffing-unclear", message, text, SECTIONS)
    return len(own.records) * own.lines


def _take(text: RawText, record: StaffRecord, found: StaffingFields) -> None:
    name, head = _cut(text, record.section), _cut(text, record.head)
    if name is None:
        return
    officers = () if head is None else (RawOfficer(_cut(text, record.post), head),)
    found.sections.append(RawSection(name, officers, _cut(text, record.count)))
    found.labels += [label for span in record.labels if (label := _cut(text, span)) is not None]


def _cut(text: RawText, span: Span | None) -> RawText | None:
    return None if span is None else stretch(text, *span)
