"""A row of a titled staffing table → a section, a total, a further head of the section above, or extras."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import cast

from pipeline.extract.cutting import filled, raw, without_blanks
from pipeline.extract.staffing_fields import SECTIONS, StaffingFields, staff_value, total_label
from pipeline.extract.staffing_readings import is_reading
from pipeline.extract.staffing_titles import (
    ABOVE,
    CONTACT,
    COUNT,
    HEAD,
    OTHER,
    POST,
    SECTION,
    STAFF,
    SUBSECTION,
    UNKNOWN_STAFF,
    Column,
    Titles,
)
from pipeline.extract.staffing_units import read_unit
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, RawOfficer, RawSection, RawText, StaffType, joined
from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_titles import is_name
from pipeline.text import posts
from pipeline.text.blanks import is_blank_mark
from pipeline.text.fold import fold
from pipeline.text.names import parse_name_cell
from pipeline.text.section_words import is_department_name
from pipeline.text.sections import looks_like_section, section_key, split_sections

_NUMBER = re.compile(r"[0-9][0-9,.]*[ ]?[人名]?")
_UNIT_CELL = re.compile(r"\(?(?:単位[ :]?)?[人名]\)?")
_HEAD_OF_ALL = re.compile(
    r"(?:部|局|部局|本部|事務局|消防|教育|病院|所|区|支所)長|会計管理者|.*(?:部|局|本部)長|.*管理者"
)
_DEPUTY = re.compile(r"補佐|係長|主幹|主査|副|代理|次長|参事")
_TYPES = 6


@dataclass(slots=True)
class Parts:
    """The filled cells of a row by the kind of their column, and those that no field is for."""

    known: dict[str, Cell] = field(default_factory=dict)
    others: list[tuple[Column, Cell]] = field(default_factory=list)
    covered: bool = False
    """Whether the section's cell is merged with the one above."""
    spanned: bool = False
    """Whether one cell of a number reaches over the columns of several types."""
    reading: tuple[Column, Cell] | None = None
    """The reading of the head's name in a column of its own, and that column."""
    doubtful: str | None = None
    """Why the numbers may stand in other columns than they seem to."""

    def counts(self) -> tuple[tuple[StaffType, RawText], ...]:
        """The numbers by type."""
        types = [(kind, cell) for kind, cell in self.known.items() if kind.startswith(STAFF)]
        return tuple([(cast("StaffType", kind.removeprefix(STAFF)), raw(cell)) for kind, cell in types])

    def text(self, kind: str) -> RawText | None:
        """The text in the column of a kind."""
        cell = self.known.get(kind)
        return None if cell is None else raw(cell)


def read_row(row: Row, titles: Titles, found: StaffingFields, profile: Profile, department: str | None) -> None:
    """Take what a row below the titles says; what cannot be told is left to `unclaimed-text`, with a finding."""
    parts = _parts(row, titles)
    if not parts.known and not parts.others:
        return
    if parts.known and all(_UNIT_CELL.fullmatch(fold(cell.text)) for cell in parts.known.values()):
        found.labels += [raw(cell) for cell in parts.known.values()]
        return
    if parts.reading is not None and parts.reading[0].title is not None:
        found.labels.append(parts.reading[0].title)
    name = parts.text(SECTION)
    if _read_total(name or parts.text(HEAD) or _total_beside(parts, profile), parts, found, profile):
        return
    if name is None:
        _continue_row(parts, titles, found)
    elif len(parts.known) == 1 and not parts.others:
        _read_name_alone(name, titles, found, department)
    elif is_post(name):
        _read_head_of_all(name, parts, found)
    elif len(name.pieces) > 1 and SUBSECTION not in titles.kinds and len(split_sections(name.text)) > 1:
        _read_several(parts, titles, found)
    else:
        _add_section(name, parts, titles, found, profile, department)


def _parts(row: Row, titles: Titles) -> Parts:
    columns, cells = titles.columns, row.cells
    parts = Parts()
    if len(cells) > len(columns) and cells[0].pieces and len(own := filled(row)) == len(columns):
        cells = own  # a tab too many
    for column, cell in zip(columns, cells, strict=False):
        if column is None:
            continue
        if column.kind == SECTION:
            parts.covered = cell.covered
        if not cell.pieces:
            continue
        if column.kind in (UNKNOWN_STAFF, ABOVE, CONTACT) or column.kind == "column.unknown":
            parts.others.append((column, cell))
        else:
            parts.known.setdefault(column.kind, cell)
    _take_reading(parts)
    parts.spanned = _is_spanned(columns, cells)
    if COUNT in titles.kinds:
        _move_number(parts)
        counted = any(kind.startswith(STAFF) for kind in parts.known)
        if counted and len(cells) < len(columns) and COUNT not in parts.known:
            parts.doubtful = "the row has fewer cells than the table has columns"
    if any(cell.pieces for cell in cells[len(columns) :]):
        parts.doubtful = "the row has more cells than the table has columns"
    return parts


def _take_reading(parts: Parts) -> None:
    """The reading of the head's name, in a column of its own, goes with the name."""
    own = [one for one in parts.others if is_reading(*one)]
    person = parts.known.get(HEAD)
    if len(own) == 1 and person is not None and _NUMBER.fullmatch(fold(person.text)) is None:
        parts.reading = own[0]
        parts.others = [one for one in parts.others if one is not own[0]]


def _is_spanned(columns: Sequence[Column | None], cells: Sequence[Cell]) -> bool:
    at = [index for index, one in enumerate(columns[: len(cells)]) if one is not None and one.kind.startswith(STAFF)]
    return any(cells[first].pieces and cells[second].covered for first, second in pairwise(at))


def _move_number(parts: Parts) -> None:
    """A number in the head's place is the number of staff: a blank cell of a table typed with blanks leaves no trace."""
    person = parts.known.get(HEAD)
    if person is None or any(kind.startswith((COUNT, STAFF)) for kind in parts.known) or parts.others:
        return
    if _NUMBER.fullmatch(fold(person.text)):
        parts.known[COUNT] = parts.known.pop(HEAD)


def _read_total(label: RawText | None, parts: Parts, found: StaffingFields, profile: Profile) -> bool:
    says = None if label is None else total_label(label.text, profile)
    if says is None or label is None:
        return False
    count, beside = parts.text(COUNT), parts.text(HEAD)
    if count is None and beside is not None and beside is not label and staff_value(beside) is not None:
        count = beside  # 部の職員人数 | 48名: a total of two cells
    types = parts.counts()
    if count is None and len(types) == 1 and (parts.spanned or says.with_head):
        (_, count), types = types[0], ()  # 部の職員人数（部長含む） | 48名, over the columns of all types
    found.add_total(label, says, count, types)
    for column, cell in parts.others:
        _keep(label, column, cell, found)
    return True


def _total_beside(parts: Parts, profile: Profile) -> RawText | None:
    """The label of a total in a column before the sections (所在 | 課名 over 合計 | …), taken from the others."""
    at = next((one for one in parts.others if total_label(one[1].text, profile) is not None), None)
    if at is None:
        return None
    parts.others = [one for one in parts.others if one is not at]
    return raw(at[1])


def is_post(name: RawText) -> bool:
    """Whether a cell is a post and no section (部長, 次長)."""
    bare = without_blanks(fold(name.text))
    return posts.is_post(bare) and posts.is_office_post(bare) and not looks_like_section(bare)


def _read_head_of_all(post: RawText, parts: Parts, found: StaffingFields) -> None:
    """A row of the department's own head (部長 | 高﨑 邦夫 | 1) is no section; nor is one of a deputy (次長, 参事)."""
    person, bare = parts.text(HEAD), without_blanks(fold(post.text))
    if person is not None and _HEAD_OF_ALL.fullmatch(bare) and not _DEPUTY.search(bare) and is_name(person.text):
        found.officers.append(RawOfficer(post, person))
    else:
        found.extras.append(RawExtra(post, (person,) if person is not None else (post,)))
    count = parts.text(COUNT)
    if count is not None:
        found.extras.append(RawExtra(post, (count,)))
        found.head_counted = found.head_counted or (staff_value(count) == 1 and not _DEPUTY.search(bare))
    for _, number in parts.counts():
        found.extras.append(RawExtra(post, (number,)))
    for column, cell in parts.others:
        _keep(post, column, cell, found)


def _read_name_alone(name: RawText, titles: Titles, found: StaffingFields, department: str | None) -> None:
    """A row that holds nothing but a name: the rest of the name above, a note, the department, or a section."""
    last = found.sections[-1] if found.sections else None
    bare = without_blanks(fold(name.text))
    if found.add_note(name):
        return
    if last is not None and not looks_like_section(last.name.text):
        found.sections[-1] = replace(last, name=joined((last.name, name)))
    elif department is not None and section_key(bare) == department:
        found.labels.append(name)
    elif looks_like_section(name.text):
        found.sections.append(RawSection(name, (), None))
    elif is_department_name(bare):
        found.extras.append(RawExtra(titles.labels[0], (name,)))
        found.doubt("staffing-unclear", f"sections stand below 「{bare}」", name, SECTIONS)
    elif len(bare) <= _TYPES * 2 and "。" not in bare and not is_name(bare):
        found.sections.append(RawSection(name, (), None))


def _add_section(
    name: RawText, parts: Parts, titles: Titles, found: StaffingFields, profile: Profile, department: str | None
) -> None:
    """One section with its head and its numbers."""
    path = f"{SECTIONS}/{len(found.sections)}"
    count, counts, officers = parts.text(COUNT), parts.counts(), _officers(parts, titles)
    if not looks_like_section(name.text):
        unit = read_unit(name, profile)
        if unit is not None and not unit.numbers and (unit.section.officers or unit.section.staff_count):
            name, officers = unit.section.name, officers or unit.section.officers
            count, counts = count or unit.section.staff_count, counts or unit.section.staff_counts
        elif department is not None and section_key(name.text) == department:
            found.doubt("staffing-unclear", f"「{name.text}」 is the department itself", name, path)
    if parts.doubtful is not None and (counts or count is not None):
        found.doubt("staffing-unclear", parts.doubtful, name, path)
        count, counts = None, ()
    if found.cut is not None:
        name, found.cut = joined((found.cut, name)), None
    found.sections.append(RawSection(name, officers, count, counts))
    for column, cell in parts.others:
        _keep(name, column, cell, found)
    _check_types(found.sections[-1], path, parts, titles, found)


def _check_types(section: RawSection, path: str, parts: Parts, titles: Titles, found: StaffingFields) -> None:
    """A printed 計 beside the numbers by type is their sum, or there is a finding."""
    total = staff_value(section.staff_count) if section.staff_counts else None
    if total is None or not section.staff_counts or any(column.kind == UNKNOWN_STAFF for column, _ in parts.others):
        return
    column = next((one for one in titles.columns if one is not None and one.kind == COUNT), None)
    if column is None or column.title is None or "計" not in column.title.pieces[-1].text:
        return
    values = [staff_value(text) for _, text in section.staff_counts if not is_blank_mark(text.text)]
    summed = sum((value for value in values if value is not None), 0)
    if None not in values and summed != total:
        found.doubt("total-mismatch", f"the types add up to {summed}, not {total}", section.staff_count, path)


def _officers(parts: Parts, titles: Titles) -> tuple[RawOfficer, ...]:
    person = parts.text(HEAD)
    reading = None if parts.reading is None else raw(parts.reading[1])
    return () if person is None else (RawOfficer(parts.text(POST) or titles.post, person, reading),)


def _keep(name: RawText, column: Column, cell: Cell, found: StaffingFields) -> None:
    """A cell that no field is for becomes an extra under its title and the section's name."""
    if column.title is None or is_blank_mark(cell.text):
        return
    text = raw(cell)
    found.extras.append(RawExtra(joined((column.title, name)), (text,)))
    title = column.title.text.replace("\n", " ")
    if column.kind == ABOVE:
        found.doubt("staffing-unclear", "the table names departments beside the sections", text, SECTIONS)
    elif column.kind != CONTACT and (column.kind == UNKNOWN_STAFF or _NUMBER.fullmatch(fold(cell.text))):
        found.doubt("staff-type-unknown", f"no field is for the numbers under 「{title}」", column.title, SECTIONS)


def _read_several(parts: Parts, titles: Titles, found: StaffingFields) -> None:
    """Sections below one another in one cell: each line of the other cells belongs to one where they are as many."""
    names = _names(parts.known[SECTION])
    rest = {kind: cell.pieces for kind, cell in parts.known.items() if kind != SECTION}
    paired = not parts.others and all(len(pieces) == len(names) for pieces in rest.values())
    for at, name in enumerate(names):
        if not paired:
            found.doubt("staffing-unclear", "several sections stand in one cell", name, SECTIONS)
            found.sections.append(RawSection(name, (), None))
            continue
        known = {kind: Cell((pieces[at],)) for kind, pieces in rest.items()}
        own = Parts(known)
        found.sections.append(RawSection(name, _officers(own, titles), own.text(COUNT), own.counts()))


def _names(cell: Cell) -> list[RawText]:
    """The names in a cell: lines are joined until they are a section's name."""
    names: list[RawText] = []
    for piece in cell.pieces:
        if names and not looks_like_section(names[-1].text):
            names[-1] = RawText((*names[-1].pieces, piece))
        else:
            names.append(RawText((piece,)))
    return names


def _continue_row(parts: Parts, titles: Titles, found: StaffingFields) -> None:
    """A row without a section's name goes on with the section above: its head's second line, or a second head."""
    person = parts.text(HEAD)
    numbered = any(kind.startswith((COUNT, STAFF)) for kind in parts.known) or parts.others
    if not found.sections:
        return
    if not parts.known and all(column.kind == OTHER for column, _ in parts.others):
        for column, cell in parts.others:
            _keep(found.sections[-1].name, column, cell, found)
        return
    path = f"{SECTIONS}/{len(found.sections) - 1}"
    if person is None or numbered:
        found.doubt("staffing-unclear", "a row below the section names none", None, path)
        return
    last = found.sections[-1]
    if not last.officers:
        found.sections[-1] = replace(last, officers=_officers(parts, titles))
    elif _is_whole(person) and _is_whole(last.officers[-1].name):
        if POST in parts.known and _DEPUTY.search(parts.known[POST].text):
            found.extras.append(RawExtra(parts.text(POST), (person,)))
        else:
            found.sections[-1] = replace(last, officers=(*last.officers, *_officers(parts, titles)))
    else:
        first = last.officers[0]
        officers = (replace(first, name=joined((first.name, person))), *last.officers[1:])
        found.sections[-1] = replace(last, officers=officers)


def _is_whole(name: RawText) -> bool:
    """Whether a text is one person's name in kanji, family and given name apart."""
    try:
        cell = parse_name_cell(name.text)
    except ValueError:
        return False
    return bool(cell.persons) and all(one.name.family and one.name.given for one in cell.persons)
