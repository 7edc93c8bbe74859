"""The rows of a document → where each of its reports begins: real starts, never a table of contents or a running head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.model.document import Cell
from pipeline.profiles.paper_titles import is_paper_title
from pipeline.profiles.profile import Profile
from pipeline.profiles.title_lines import LONGEST_TITLE, TitleLine, looks_like_contents, read_lead, read_title
from pipeline.segment.contents import listed_departments
from pipeline.segment.places import own_name
from pipeline.segment.rows import (
    bare_key,
    department_line,
    header_department,
    heading_of,
    is_officer_line,
    is_project_header,
    is_staffing_header,
    is_year_line,
)
from pipeline.segment.section_forms import is_section_form
from pipeline.segment.signed_titles import names_year_and, signed_title
from pipeline.segment.tables import is_as_of_line
from pipeline.segment.views import View
from pipeline.text.sections import looks_like_section

_FIELD_REACH = 15
"""Rows after a title in which its header's fields must stand."""
_BLOCK_REACH = 60
"""Rows after a title in which its first block must open."""
_LEAD_REACH = 4
_SIGN_REACH = 3
_NO_UNIT = ("都市", "地区", "学区", "農村", "山村", "漁村")
"""Words of what a department deals with that end as the name of a unit above it does."""
_ABOVE = ("名", "局", "部", "庁", "委員会", "市", "区", "町", "村", "役所", "役場")
"""What may stand above a department in its full name ends so, and a label that was read with it (部局名市民部)."""
_LEAST_PAIR, _LEAST_FORMS = 3, 2
_TITLE_AND_NAME = 2
"""A title at the left edge and the department at the right one are two cells of a line typed with blanks."""
_OPENING = "([<【〔〈《「『・"
_PROSE_END = "。、，．"
_WRAPPED_AFTER = "のと『「"
_OF_FORELEAVES = ("extra", "message", "schedule")
"""Blocks that a booklet's own foreleaves have, too (目次, はじめに, ごあいさつ): no sign of a report."""
_OWN_BLOCKS = ("policy", "mission", "vision", "current_state", "message", "staffing")


@dataclass(frozen=True, slots=True)
class Start:
    """Where a report begins: its first row, the row of its title (None: it has none), and the department it names.

    `mark` is the row that named it; `lines` the number of rows that the title takes (市民部の ⏎ 基本方針と目標).
    """

    first: int
    title: int | None
    department: str | None
    mark: int = 0
    lines: int = 1


@dataclass(frozen=True, slots=True)
class _Mark:
    """A row at which a report may begin: a title line, a header that names a department, or its bare name."""

    index: int
    kind: Literal["title", "header", "name"]
    department: str | None
    key: str
    begun: bool = False
    lines: int = 1
    listed: bool = False
    """Whether the booklet's contents list the department."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What follows a mark: a header's fields before any block, and the block that opens first."""

    fields: bool
    block: str | None
    officer: bool


@dataclass(slots=True)
class _Open:
    """The report being read: the departments it is known by, its title, the kinds of blocks opened since."""

    departments: set[str]
    key: str
    seen: set[str]


def report_starts(rows: Sequence[View], profile: Profile, government: str | None = None) -> tuple[Start, ...]:
    """Where the reports begin, in printed order; () where nothing has the form of a start.

    A title line begins a report if its header's fields or a block follow before any other title: in a list of titles
    only another title follows. A title that is printed again is a running head. Without a title, a header that names
    another department, or (at the head of a page) its bare name, begins a report if blocks begin anew after it.
    """
    listed = listed_departments(rows)
    marks = _without_sections(list(_marks(rows, profile, government, listed)), rows, profile)
    starts: list[Start] = []
    current: _Open | None = None
    at = 0
    for number, mark in enumerate(marks):
        if current is not None:
            current.seen |= _kinds(rows[at : mark.index], profile)
        at = mark.index
        signs = _signs(rows, marks, number, profile)
        if not (_is_first(mark, signs) if current is None else _is_next(mark, signs, current, rows)):
            if current is not None and mark.kind == "header" and mark.department is not None and not current.seen:
                current.departments.add(mark.department)
            continue
        current = _Open({mark.department} if mark.department else set(), mark.key, set())
        starts.append(_start(rows, mark, profile, starts))
    if not starts:
        lone = next((mark for mark in marks if mark.kind == "title" and mark.department is not None), None)
        return () if lone is None else (Start(lone.index, lone.index, lone.department, lone.index, lone.lines),)
    return tuple(starts)


def _without_sections(marks: Sequence[_Mark], rows: Sequence[View], profile: Profile) -> list[_Mark]:
    """The marks without the forms of sections that have a department's form of name (所属名 | 農業委員会事務局 beside 所属名 | 農政課)."""
    if not any(mark.kind == "header" for mark in marks):
        return list(marks)
    labels = Counter(
        row.filled[0].text for row in rows if len(row.filled) > _LEAST_PAIR and is_section_form(row, profile)
    )
    return [
        mark
        for mark in marks
        if mark.kind != "header" or not (own := rows[mark.index].filled) or labels[own[0].text] < _LEAST_FORMS
    ]


def _marks(rows: Sequence[View], profile: Profile, government: str | None, listed: frozenset[str]) -> Iterator[_Mark]:
    for index, row in enumerate(rows):
        mark = None if row.row.is_note else _mark(rows, index, profile, listed)
        if mark is None:
            continue
        if mark.kind == "title" and mark.department is not None:
            name = own_name(mark.department, government)
            mark = replace(mark, department=name, listed=name in listed)
        yield mark


def _mark(rows: Sequence[View], index: int, profile: Profile, listed: frozenset[str]) -> _Mark | None:
    row = rows[index]
    cell = title_cell(row)
    if cell is None or len(text := cell.text) > LONGEST_TITLE + 10 or text[-1] in _PROSE_END:
        return None
    alone = row.text is not None
    title = read_title(text, profile)
    if title is not None and looks_like_contents(text):
        title = None
    if title is not None and title.department is None and len(row.filled) == _TITLE_AND_NAME:
        whole = read_title(" ".join(one.text for one in row.filled), profile)
        title = title if whole is None or whole.department != "".join(row.filled[1].text.split()) else whole
    if title is not None and title.department is not None and (alone or not _beside_label(row, profile)):
        return _Mark(index, "title", title.department, bare_key(text), title.strength == "begun" or not alone)
    if title is None or not alone:
        name = header_department(rows, index, profile)
        if name is not None and not _titles_sections(rows, index):
            return _Mark(index, "header", name, name)
    if not alone or title is not None:
        return None
    lead = read_lead(text)
    if lead is not None and not looks_like_contents(text) and (lead in listed or _signed_below(rows, index, lead)):
        return _Mark(index, "title", lead, bare_key(text))
    if (signed := signed_title(rows, index)) is not None:
        return _Mark(index, "title", signed, bare_key(text))
    if text[-1] in _WRAPPED_AFTER and index + 1 < len(rows) and (rest := rows[index + 1].text) is not None:
        title = read_title(text + rest, profile) if len(rest) <= LONGEST_TITLE else None
        if title is not None and title.department is not None and title.strength == "full":
            return _Mark(index, "title", title.department, bare_key(text + rest), lines=2)
    name = department_line(row)
    return None if name is None else _Mark(index, "name", name, name, listed=name in listed)


def _titles_sections(rows: Sequence[View], index: int) -> bool:
    """Whether a row stands over a table of sections, the first of which bears a department's name (所属名 over 農業委員会事務局, 農政課 …)."""
    table = rows[index].row.table
    below = [
        row.filled[0].text for row in rows[index + 1 : index + 4] if row.row.table == table and len(row.filled) > 1
    ]
    return table is not None and sum(map(looks_like_section, below)) >= _LEAST_FORMS


def _signed_below(rows: Sequence[View], index: int, department: str) -> bool:
    """Whether the head of a department is named right below a line (市民部長：山田 太郎), or the department's own header begins."""
    for row in rows[index + 1 : index + 1 + _SIGN_REACH]:
        if row.has_field:
            return True
        if is_officer_line(row) and row.text is not None and bare_key(row.text).lstrip(_OPENING).startswith(department):
            return True
        if not is_year_line(row):
            return False
    return False


def title_cell(row: View) -> Cell | None:
    """The cell of a row in which a title may stand: its only filled one, or the first."""
    return row.filled[0] if row.filled else None


def _beside_label(row: View, profile: Profile) -> bool:
    """Whether another cell of the row is a label of the genre or a page number: the row is part of a table."""
    others = [cell.text for cell in row.filled[1:]]
    return any(text.strip().isascii() or profile.labels.kinds_of(text) for text in others)


def title_of(row: View, profile: Profile) -> TitleLine | None:
    """The title that a row is, by its form; a line of a table of contents is none."""
    text = row.text
    title = None if text is None or len(text) > LONGEST_TITLE + 10 else read_title(text, profile)
    return None if title is None or text is None or looks_like_contents(text) else title


def _signs(rows: Sequence[View], marks: Sequence[_Mark], number: int, profile: Profile) -> _Signs:
    """What stands after a mark up to the next title (of the same report, too: a cover is no start)."""
    mark = marks[number]
    end = min(mark.index + _BLOCK_REACH, len(rows))
    for one in marks[number + 1 :]:
        if one.index >= end:
            break
        if (one.kind == "title" and not one.begun) or not _same(one.department, mark.department or ""):
            end = one.index
            break
    fields = officer = False
    first = mark.index if mark.kind == "header" else mark.index + 1
    for index in range(first, end):
        row = rows[index]
        near = index - mark.index <= _FIELD_REACH
        fields = fields or (near and row.has_field)
        officer = officer or (index - mark.index <= 3 and is_officer_line(row))
        if is_staffing_header(row, profile):
            return _Signs(fields, "staffing", officer)
        if is_project_header(row, profile):
            return _Signs(fields, "projects", officer)
        heading = heading_of(row, profile, mark.department)
        if heading is None or heading[0] in _OF_FORELEAVES:
            continue
        if title_of(row, profile) is not None and header_department(rows, index + 1, profile) is not None:
            continue  # 部長の仕事と目標 over a header: the title of the next report
        return _Signs(fields, heading[0], officer)
    return _Signs(fields, None, officer)


def _is_first(mark: _Mark, signs: _Signs) -> bool:
    if mark.kind == "title":
        return signs.fields or signs.officer or signs.block is not None
    if mark.kind == "header":
        return signs.block is not None
    return signs.officer or ((signs.fields or mark.listed) and signs.block is not None)


def _is_next(mark: _Mark, signs: _Signs, current: _Open, rows: Sequence[View]) -> bool:
    """Whether a further report begins at a mark."""
    if mark.key == current.key:
        return False
    other = not any(_same(mark.department, known) for known in current.departments)
    again = signs.block is not None and (signs.block in current.seen or "projects" in current.seen)
    if mark.kind == "title":
        if signs.fields or (signs.officer and other):
            return bool(current.seen)
        is_listed = mark.listed and signs.block is not None and _is_sibling(mark, current)
        return other and not mark.begun and (again or is_listed)
    if not other or not current.seen or signs.block is None:
        return False
    if mark.kind == "header":
        return again
    if mark.listed:
        return again
    return (
        signs.block in current.seen
        and signs.block in _OWN_BLOCKS
        and (signs.officer or signs.fields or _heads_page(rows, mark.index))
    )


def _same(name: str | None, known: str) -> bool:
    """健康福祉局健康福祉部 and 健康福祉部 are one department, printed with and without what stands above it; 都市建設部 and 建設部 are two."""
    if name is None or name == known:
        return name is not None
    longer, shorter = (name, known) if len(name) > len(known) else (known, name)
    above = longer[: -len(shorter)]
    return longer.endswith(shorter) and above.endswith(_ABOVE) and not above.endswith(_NO_UNIT)


def _is_sibling(mark: _Mark, current: _Open) -> bool:
    """Whether titles differ in their departments alone (市民部の目標と成果, 福祉部の目標と成果), and a block stands between them."""
    if mark.department is None or not current.seen:
        return False
    rest = mark.key.replace(mark.department, "", 1)
    return any(current.key.replace(known, "", 1) == rest != current.key for known in current.departments)


def _heads_page(rows: Sequence[View], index: int) -> bool:
    page = rows[index].row.page
    return page is not None and (index == 0 or rows[index - 1].row.page != page)


def _kinds(rows: Sequence[View], profile: Profile) -> set[str]:
    """The kinds of blocks that open in these rows."""
    found = {row.heading for row in rows if row.heading is not None}
    if any(is_staffing_header(row, profile) for row in rows):
        found.add("staffing")
    if "projects" not in found and any(is_project_header(row, profile) for row in rows):
        found.add("projects")
    return found


def heads_header(rows: Sequence[View], index: int) -> bool:
    """Whether a heading's words are a title where they stand: with a year, right above a header's fields, the head or the department (平成28年度 各部の運営方針)."""
    row = rows[index]
    if row.heading is None or index + 1 >= len(rows) or row.text is None:
        return False
    below = rows[index + 1]
    return "年" in row.text and (below.has_field or is_officer_line(below) or department_line(below) is not None)


def _start(rows: Sequence[View], mark: _Mark, profile: Profile, before: Sequence[Start]) -> Start:
    """The start at a mark, with the lines above it that lead to it: a year, the department's name, a title without one."""
    first, title = mark.index, mark.index if mark.kind == "title" else None
    least = max(mark.index - _LEAD_REACH, before[-1].first + 1 if before else 0)
    while first > least:
        row = rows[first - 1]
        above = title_of(row, profile)
        if (
            (above is not None and above.department is None)
            or (mark.kind == "header" and heads_header(rows, first - 1))
            or (row.row.table is None and row.text is not None and is_paper_title(row.text))
            or names_year_and(row, mark.department)
        ):
            title = first - 1 if title is None else title
        elif not (
            (department_line(row) == mark.department and mark.department is not None)
            or is_year_line(row)
            or (title is None and mark.kind == "header" and is_as_of_line(row))
        ):
            break
        first -= 1
    if title is None and mark.kind == "name":
        title = mark.index  # a bare name at the head is all the title there is
    return Start(first, title, mark.department, mark.index, mark.lines)
