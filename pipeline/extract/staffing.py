"""The staffing block → sections with their heads and numbers of staff, the stated total, the as-of line, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.as_of import day_in_bracket, find_as_of
from pipeline.extract.cutting import filled, raw
from pipeline.extract.staffing_brackets import without_brackets
from pipeline.extract.staffing_contents import titles_by_contents
from pipeline.extract.staffing_fields import StaffingFields, settle_totals, staff_value, total_label
from pipeline.extract.staffing_heads import over_values, with_heads
from pipeline.extract.staffing_lines import line_titles, read_line
from pipeline.extract.staffing_nested import one_level
from pipeline.extract.staffing_records import read_records
from pipeline.extract.staffing_rows import is_post, read_row
from pipeline.extract.staffing_titles import (
    COUNT,
    HEAD,
    SECTION,
    SUBSECTION,
    Column,
    Titles,
    may_title,
    read_titles,
    title_kind,
)
from pipeline.model.document import Row
from pipeline.model.raw import RawText
from pipeline.model.segments import ReportSegments
from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_titles import is_name
from pipeline.profiles.turned_staff import upright
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section, section_key

_OF_STAFF = re.compile("員|人数|体制|組織|所属")
"""What the heading of a block of staff says that it is."""
_GUESS = (Column(SECTION, None), Column(HEAD, None), Column(COUNT, None))


def extract_all_staffing(segments: ReportSegments, profile: Profile, department: RawText | None) -> StaffingFields:
    """Every staffing block of a report → its sections, totals and dates."""
    found = StaffingFields()
    for segment in segments.of_kind("staffing"):
        in_heading = None if segment.heading is None else find_as_of(segment.heading) or day_in_bracket(segment.heading)
        if in_heading is not None:
            found.as_of.append(in_heading)
        key = None if department is None else section_key(department.text)
        headed = segment.heading is not None and _OF_STAFF.search(segment.heading.text) is not None
        read_staffing(segment.rows, profile, found, key, headed=headed)
    settle_totals(found)
    return found


def read_staffing(
    rows: Sequence[Row], profile: Profile, found: StaffingFields, department: str | None, *, headed: bool = True
) -> None:
    """Add what the rows say to the fields; `department` is the key of the report's own department.

    `headed`: a heading says that the rows are of staff.
    """
    rows = tuple(_one_below_another(upright(rows), profile))
    index, kinds = 0, tuple[str, ...]()
    while index < len(rows):
        row = rows[index]
        titles = read_titles(rows[index : index + 3], profile) or titles_by_contents(rows[index : index + 3], profile)
        if titles is not None:
            end = _end_of_table(rows, index + titles.rows, profile)
            body = rows[index + titles.rows : end]
            if _is_header(titles, body, profile):
                found.header_rows += rows[index:end]
            else:
                _read_table(titles, body, found, profile, department)
            index = end
            continue
        if (records := read_records(rows, index, found, profile, headed=headed)) > 0:
            index += records
            continue
        cells = filled(row)
        if len(cells) == 1:
            kinds = line_titles(fold(cells[0].text), profile) or kinds
            read_line(raw(cells[0]), found, profile, kinds)
        elif cells:
            _read_untitled(row, found, profile, department)
        index += 1


def _end_of_table(rows: Sequence[Row], start: int, profile: Profile) -> int:
    """The row after the last one below some titles: a line of text alone is outside, other titles begin a table."""
    for index in range(start, len(rows)):
        if read_titles(rows[index : index + 3], profile) is not None:
            return index
    return len(rows)


def _read_table(
    titles: Titles, rows: Sequence[Row], found: StaffingFields, profile: Profile, department: str | None
) -> None:
    titles = with_heads(titles, rows)
    if titles.guessed is not None:
        message = "no title says that the numbers are those of staff: they stand beside sections and names"
        found.doubt("staffing-unclear", message, titles.guessed, "/staffing")
    for label in titles.labels:
        dated = find_as_of(label) or day_in_bracket(label)
        if dated is not None:
            found.as_of.append(dated)
    before, printed = len(found.sections), rows
    rows = without_brackets(rows, titles)
    if SUBSECTION in titles.kinds:
        rows = tuple(one_level(rows, titles, found, profile))
    table = rows[0].table if rows else None
    left = False
    for row in rows:
        if len(row.cells) == 1:
            if row.cells[0].pieces:
                read_line(raw(row.cells[0]), found, profile)
        elif left and not _fits(row, titles):
            continue
        elif row.table != table and filled(row) and not _goes_on(row, profile):
            left = True  # another table, or a row between two pages of this one
        else:
            read_row(row, titles, found, profile, department)
    known = [label for label in titles.known if profile.labels.kinds_of(label.text)]
    if len(known) < len(titles.known):
        # Over nothing only words of the vocabulary are titles; others may be text.
        over = over_values(titles, printed, found, before)
        known = [label for label in titles.known if label in known or not over.isdisjoint(label.pieces)]
    found.labels += known


def _read_untitled(row: Row, found: StaffingFields, profile: Profile, department: str | None) -> None:
    """A row of a table without column titles: section, head, number, where the first cell is a section's name."""
    first = row.cells[0]
    kinds = [title_kind(cell.text, profile) for cell in filled(row)]
    if None not in kinds:
        found.labels += [raw(cell) for cell in filled(row)]
    elif first.pieces and (looks_like_section(first.text) or is_post(raw(first)) or total_label(first.text, profile)):
        columns = _GUESS if len(row.cells) > 2 else _pair(row)
        read_row(row, Titles(columns, 0, ()), found, profile, department)
    elif any(staff_value(raw(cell)) is not None for cell in filled(row)):
        found.doubt(
            "staffing-unclear", "numbers stand in a row that names no section", raw(filled(row)[0]), "/staffing"
        )


def _fits(row: Row, titles: Titles) -> bool:
    """Whether a row is like those of the table in every cell: a section, a name, numbers."""
    if len(row.cells) != len(titles.columns) or not looks_like_section(row.cells[0].text):
        return False
    for column, cell in zip(titles.columns, row.cells, strict=True):
        if column is None or not cell.pieces:
            continue
        if column.kind.startswith((COUNT, "column.staff.")) and staff_value(raw(cell)) is None:
            return False
        if column.kind == HEAD and not is_name(cell.text):
            return False
    return True


def _goes_on(row: Row, profile: Profile) -> bool:
    """Whether a row of another table, below a gap or overleaf, can be one of the staffing table's."""
    first = filled(row)[0]
    return looks_like_section(first.text) or is_post(raw(first)) or total_label(first.text, profile) is not None


def _pair(row: Row) -> tuple[Column, ...]:
    """Two cells: a section and its number, or its head."""
    number = any(char.isdecimal() for char in row.cells[1].text)
    return (_GUESS[0], _GUESS[2] if number else _GUESS[1])


def _is_header(titles: Titles, body: Sequence[Row], profile: Profile) -> bool:
    """Whether the titles are those of the department's header (部局名 部局長名 所属名 … above one row of values)."""
    own = [label.text for label in titles.labels]
    named = any(profile.labels.kind_of(text, "field.department") and title_kind(text, profile) is None for text in own)
    return named and titles.rows == 1 and len([row for row in body if filled(row)]) == 1


def _one_below_another(rows: Sequence[Row], profile: Profile) -> Iterator[Row]:
    """Rows → the same, tables that share their rows (課名 課長名 職員数 twice in one row) cut apart, the left one first."""
    starts: tuple[int, ...] = ()
    held: list[Row] = []
    for row in rows:
        own = _starts(row, profile) if may_title(row) else ()
        if own or len(row.cells) <= max(starts, default=0):
            yield from _cut_apart(held, starts)
            held = []
            starts = own
        if len(starts) > 1:
            held.append(row)
        else:
            yield row
    yield from _cut_apart(held, starts)


def _starts(row: Row, profile: Profile) -> tuple[int, ...]:
    """Where tables begin whose titles stand in this row; each of them has titles of more than sections."""
    kinds = [title_kind(cell.text, profile) if cell.pieces else None for cell in row.cells]
    starts = [at for at, kind in enumerate(kinds) if kind == SECTION]
    own = [[kind for kind in kinds[start:end] if kind is not None] for start, end in pairwise((*starts, None))]
    if len(starts) > 1 and all(len(one) > 1 and one == own[0] for one in own):
        return tuple(starts)
    return tuple(starts[:1]) if sum(map(len, own)) > 1 else ()


def _cut_apart(rows: Sequence[Row], starts: Sequence[int]) -> Iterator[Row]:
    for start, end in pairwise((*starts, None)):
        for row in rows:
            part = replace(row, cells=row.cells[start:end])
            if filled(part):
                yield part
