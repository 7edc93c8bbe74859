"""A document and its profile → the blocks of each report in it, found by their headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import Cell, Document
from pipeline.model.raw import RawText, joined
from pipeline.model.segments import ReportSegments, Segment
from pipeline.profiles.profile import Profile
from pipeline.profiles.title_lines import looks_like_contents, read_title
from pipeline.segment.among_projects import goals_over_tables, with_signature
from pipeline.segment.blocks import as_goals, blocks_of
from pipeline.segment.chapters import with_chapters
from pipeline.segment.contact_lines import with_contact_lines
from pipeline.segment.forms_below_lines import with_heads_of_forms
from pipeline.segment.forms_over_headings import forms_over_headings, lacks_projects
from pipeline.segment.furniture import is_page_head, is_trail, without_page_numbers, without_running_lines
from pipeline.segment.goals_below_prose import with_goals_below_prose
from pipeline.segment.goals_between_tables import goals_between_tables
from pipeline.segment.own_work import with_mission
from pipeline.segment.page_feet import without_page_feet
from pipeline.segment.projects_again import with_projects_again
from pipeline.segment.projects_in_forms import with_projects_in_forms
from pipeline.segment.projects_in_lines import with_projects_in_lines
from pipeline.segment.rows import bare_key, header_department, is_staffing_header
from pipeline.segment.section_bands import with_staff_of_bands
from pipeline.segment.section_forms import with_tables
from pipeline.segment.staff_lists import with_staff_lists
from pipeline.segment.staff_tables import with_own_headings
from pipeline.segment.starts import Start, heads_header, report_starts, title_cell, title_of
from pipeline.segment.views import View, views_of
from pipeline.text.fold import fold

_LONGEST_LINE = 45
_FEW_ROWS = 8
"""So many short lines above the title may be its header; more are a cover, a table of contents or a foreword."""
_HEAD_PAGES = 3
"""A line that stands so often is the running head of a booklet."""


def segment(document: Document, profile: Profile) -> tuple[ReportSegments, ...]:
    """The reports of a document in printed order; every row of the document in exactly one block or title.

    What stands before the first report of a booklet (cover, contents, foreword) is the block `front` of the first
    report; its lines that name a year hold for every report.
    """
    views = without_running_lines(
        views_of(without_page_feet(document.rows), profile), document.furniture, profile.labels
    )
    rows = _without_running_heads(without_page_numbers(views), profile)
    starts = report_starts(rows, profile, document.source.local_government_name)
    front: Sequence[View] = ()
    years = tuple(_years(rows[: starts[0].mark])) if len(starts) > 1 else ()
    if starts and _is_front(rows[: starts[0].first], profile, several=len(starts) > 1):
        front = rows[: starts[0].first]
        rows = rows[len(front) :]
        starts = tuple(
            replace(one, first=one.first - len(front), title=_moved(one.title, len(front)), mark=one.mark - len(front))
            for one in starts
        )
    if not starts:
        starts = (Start(0, _lone_title(rows, profile), None),)
    years = years or tuple(_years(front))
    bounds = [0, *(start.first for start in starts[1:]), len(rows)]
    reports = [
        _segment_report(
            rows[first:end], replace(start, title=_moved(start.title, first), mark=start.mark - first), profile, years
        )
        for start, (first, end) in zip(starts, pairwise(bounds), strict=True)
    ]
    if front:
        reports[0] = replace(
            reports[0], segments=(Segment("front", None, tuple([one.row for one in front])), *reports[0].segments)
        )
    return tuple(reports)


def _moved(index: int | None, by: int) -> int | None:
    return None if index is None else index - by


def _without_running_heads(rows: Sequence[View], profile: Profile) -> Sequence[View]:
    """The rows without a title of no department (部局の基本方針) that is printed on page after page, but for its first print."""
    keys = [
        bare_key(text)
        for row in rows
        if (text := row.text) is not None
        and len(text) <= _LONGEST_LINE
        and text[-1] != "。"
        and (title := title_of(row, profile)) is not None
        and title.department is None
    ]
    heads = {key for key, count in Counter(keys).items() if count >= _HEAD_PAGES}
    if not heads:
        return rows
    # A line right above a header is that report's own title, however often other reports print it.
    own = {index for index in range(len(rows)) if header_department(rows, index, profile) is not None}
    kept = []
    seen = set[str]()
    for index, row in enumerate(rows):
        text = row.text
        key = "" if text is None or len(text) > _LONGEST_LINE else bare_key(text)
        if key in heads and key in seen and not own & set(range(index + 1, index + 4)):
            continue
        if key in heads:
            seen.add(key)
        kept.append(row)
    return kept


def _is_front(rows: Sequence[View], profile: Profile, *, several: bool) -> bool:
    """Whether the rows above the first start are pages of their own, not the head of the first report."""
    texts = [row.text for row in rows]
    listed = sum(text is not None and _is_listed(text, profile) for text in texts)
    if any(header_department(rows, index, profile) is not None for index in range(len(rows))):
        return False
    if any(is_staffing_header(row, profile) for row in rows):
        return False
    if len(rows) > _FEW_ROWS or listed or (several and rows):
        return True
    prose = any(text is not None and (len(text) > _LONGEST_LINE or text[-1:] == "。") for text in texts)
    return prose and any(row.heading is not None for row in rows)


def _is_listed(text: str, profile: Profile) -> bool:
    """Whether a line belongs to a table of contents: dots and a page number, or a title of some department."""
    if looks_like_contents(text):
        return True
    title = read_title(text, profile) if len(text) <= _LONGEST_LINE else None
    return title is not None and title.department is not None


def _years(rows: Sequence[View]) -> list[RawText]:
    """Short lines of the front that name a fiscal year."""
    return [
        RawText(row.filled[0].pieces)
        for row in rows
        if (text := row.text) is not None
        and len(text) <= _LONGEST_LINE
        and "年度" in fold(text).replace(" ", "")
        and text[-1] != "。"
    ]


def _lone_title(rows: Sequence[View], profile: Profile) -> int | None:
    """A title that names no department, above the first heading of a document that is one report."""
    for index, row in enumerate(rows):
        if row.heading is not None or is_staffing_header(row, profile):
            return index if heads_header(rows, index) else None
        if title_of(row, profile) is not None:
            return index
    return None


def _segment_report(rows: Sequence[View], start: Start, profile: Profile, years: tuple[RawText, ...]) -> ReportSegments:
    title = department = None
    at, name = start.title, start.department
    lead = {id(row) for row in rows[: start.mark]}
    if at is None:
        at = _lone_title(rows, profile)
    if at is not None:
        cells = [cell for row in rows[at : at + start.lines] if (cell := title_cell(row)) is not None]
        title = RawText(joined([RawText(cell.pieces) for cell in cells]).pieces)
        department = _cut_department(title, name)
        rows = _without_title(rows, at, start.lines, cells[0], profile, _repeated_key(title, name), name)
    if department is None and name is not None:
        department = _printed_department(rows, name)
    if department is not None:
        block = next((index for index, row in enumerate(rows) if row.heading is not None), len(rows))
        rows = [row for index, row in enumerate(rows) if index < block or not is_page_head(row, name)]
    notes = tuple([row.row for row in rows if row.row.is_note or is_trail(row)])
    own = [row for row in rows if not (row.row.is_note or is_trail(row))] if notes else rows
    first = sum(id(row) in lead for row in own[: len(lead)])
    own = with_heads_of_forms(own, profile)
    blocks = _with_projects(with_own_headings(tuple(blocks_of(own, profile, name, first))), profile)
    if lacks_projects(blocks):
        again = forms_over_headings(own, profile, name, first)
        blocks = _with_projects(again, profile) if again else blocks
    blocks = with_chapters(with_projects_again(blocks, profile))
    blocks = with_goals_below_prose(with_contact_lines(with_staff_lists(with_mission(blocks), profile)))
    segments = (*blocks, Segment("note", None, notes)) if notes else blocks
    return ReportSegments(title, department, segments, years)


def _with_projects(blocks: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks as the headings tell them → the same, tables and forms that belong to another block in it."""
    blocks = with_staff_of_bands(as_goals(tuple(blocks), profile), profile)
    blocks = with_tables(with_signature(goals_over_tables(goals_between_tables(blocks), profile)), profile)
    return with_projects_in_forms(with_projects_in_lines(blocks, profile), profile)


def _repeated_key(title: RawText, department: str | None) -> str:
    """By what a later print of the title is known; a bare name that is printed again may be a value."""
    key = bare_key(title.text)
    return "" if key.strip("()■□◆●○◎") == department else key


def _without_title(
    rows: Sequence[View], at: int, lines: int, cell: Cell, profile: Profile, key: str, department: str | None
) -> list[View]:
    """The rows without the title, and without its later prints: the title on a later page is a running head.

    What stands beside the title in its row stays; a department's name alone above its title only announces it.
    """
    kept = []
    for index, row in enumerate(rows):
        if at <= index < at + lines:
            if len(row.filled) > 1 and index == at and lines == 1:
                others = tuple(Cell() if one is cell else one for one in row.row.cells)
                kept += views_of((replace(row.row, cells=others),), profile)
            continue
        text = row.text
        short = "" if text is None or len(text) > _LONGEST_LINE else bare_key(text)
        if short and (short == key or (index < at and short.strip("()") == department)):
            continue
        kept.append(row)
    return kept


def _printed_department(rows: Sequence[View], name: str) -> RawText | None:
    """The first stretch of the rows that folds to the name: a name alone on its line, or a header's value."""
    for row in rows[:10]:
        for cell in row.filled:
            if (cut := _cut_department(RawText(cell.pieces), name)) is not None:
                return cut
    return None


def _cut_department(title: RawText, name: str | None) -> RawText | None:
    """The department's stretch of the title line: the printed characters that fold to the name."""
    if name is None:
        return None
    for piece in title.pieces:
        folded = fold(piece.text)
        positions = [index for index, char in enumerate(folded) if char != " "]
        at = "".join(folded[index] for index in positions).find(name)
        if at >= 0:
            return RawText((piece.cut(positions[at], positions[at + len(name) - 1] + 1),))
    return None
