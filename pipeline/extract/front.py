"""The header and the staffing blocks of a report → its department, heads, sections and totals, agreed with each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.as_of import find_as_of
from pipeline.extract.cutting import filled, raw, without_blanks
from pipeline.extract.header import HeaderFields, extract_header
from pipeline.extract.header_units import level_of
from pipeline.extract.staffing import extract_all_staffing
from pipeline.extract.staffing_fields import StaffingFields, staff_value
from pipeline.extract.staffing_units import read_unit
from pipeline.model.document import Row
from pipeline.model.raw import RawExtra, RawOfficer, RawSection, RawText, RawTotal, head, stretch, tail
from pipeline.model.segments import ReportSegments
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold
from pipeline.text.section_words import is_department_name
from pipeline.text.sections import section_key

_LOWEST = 3
_POST_OF = re.compile(r"(?P<department>[^ ()、。:]{2,16}?[部局])長")
_HEADED = re.compile(r"^[■□◆●○◎・( ]*(?P<heading>[^ :()]{2,12})[)]?[ :]+(?=\S)")


def extract_front(segments: ReportSegments, profile: Profile) -> tuple[HeaderFields, StaffingFields]:
    """What the blocks above the policy print; each text in one place only."""
    rows = [row for segment in segments.of_kind("header") for row in segment.rows]
    header = extract_header(rows, profile)
    department = header.department or segments.department
    staffing = extract_all_staffing(segments, profile, department)
    if staffing.header_rows:
        header = extract_header([*rows, *staffing.header_rows], profile)
    for row in rows:
        _read_inline(row, header, staffing, profile)
    _choose_department(header, staffing, segments.department)
    _merge_heads(header, staffing)
    if header.staff is not None:
        _take_staff(header.staff[0], header.staff[1], header, staffing)
    return header, staffing


def _choose_department(header: HeaderFields, staffing: StaffingFields, titled: RawText | None) -> None:
    """The title names the department among several levels, or says that a line alone is one.

    A unit below the one that the title names is a section, with its head (所属長名) and staff.
    """
    if titled is not None and header.parents and header.department is not None:
        keys = [section_key(parent.text) for parent in header.parents]
        if section_key(titled.text) in keys:
            at = keys.index(section_key(titled.text))
            *between, lowest = [*header.parents[at + 1 :], header.department]
            header.department, header.parents = header.parents[at], header.parents[:at]
            titles = {id(value): label for label, value in header.units}
            header.extras += [RawExtra(titles.get(id(unit)), (unit,)) for unit in between]
            _add_section(lowest, header, staffing)
    if header.department is None and titled is None and not header.bare:
        header.department = _headed_department(header.officers)
    for bare in header.bare:
        key = section_key(bare.text)
        known = header.department or titled
        if known is None or (header.department is None and key.endswith(section_key(known.text))):
            header.department = bare
        elif key == section_key(known.text):
            header.labels.append(bare)


def _headed_department(officers: Sequence[RawOfficer]) -> RawText | None:
    """市民部長 → 市民部: the department of the heads' posts, where they name one and no other text does."""
    found: dict[str, RawText] = {}
    for officer in officers:
        texts = [text for text in (officer.role_label, officer.name) if text is not None]
        found_in = [(text, match) for text in texts if (match := _POST_OF.search(fold(text.text))) is not None]
        if not found_in:
            continue
        post, match = found_in[0]
        if is_department_name(match["department"]) and not match["department"].endswith("担当部"):
            cut = stretch(post, match.start("department"), match.end("department"))
            if cut is not None:
                found.setdefault(match["department"], cut)
    return next(iter(found.values())) if len(found) == 1 else None


def _add_section(name: RawText, header: HeaderFields, staffing: StaffingFields) -> None:
    """`所属名 所属長名 職員数` in the header of a department that the title names → a section, unless the table has it."""
    if any(section_key(one.name.text) == section_key(name.text) for one in staffing.sections):
        header.labels.append(name)
        return
    heads = [one for one in header.officers if one.role_label is not None and level_of(one.role_label.text) == _LOWEST]
    count = None
    if header.staff is not None:
        count = header.staff[1]
        header.labels.append(header.staff[0])
        header.staff = None
    header.officers = [one for one in header.officers if one not in heads]
    staffing.sections.append(RawSection(name, tuple(heads), count))


def _merge_heads(header: HeaderFields, staffing: StaffingFields) -> None:
    """A head that the staffing table names, too, is claimed there; one that only it names becomes an officer."""
    printed = [without_blanks(fold(officer.name.text)) for officer in header.officers]
    for officer in staffing.officers:
        name = without_blanks(fold(officer.name.text))
        if any(name in one or one in name for one in printed):
            header.labels += [text for text in (officer.role_label, officer.name) if text is not None]
        else:
            header.officers.append(RawOfficer(officer.role_label, officer.name))


def _take_staff(label: RawText, count: RawText, header: HeaderFields, staffing: StaffingFields) -> None:
    """職員数 in the header is the department's printed total, where the staffing block prints none."""
    count = _without_date(count, staffing)
    if staffing.total is None and staff_value(count) is not None:
        staffing.total = RawTotal(count, label, includes_head=False)
        return
    header.extras.append(RawExtra(label, (count,)))
    if staff_value(count) is None:
        message = f"「{count.text}」 is no plain number of staff"
        staffing.doubt("unreadable-count", message, count, "/staffing/stated_total")


def _without_date(count: RawText, staffing: StaffingFields) -> RawText:
    """318人（平成30年4月1日現在）: the number without the day it holds for, which is an as-of date."""
    bracket = fold(count.text).find("(")
    number, remark = head(count, bracket), tail(count, bracket)
    as_of = None if bracket <= 0 or remark is None else find_as_of(remark)
    if as_of is None or number is None:
        return count
    staffing.as_of.append(as_of)
    return number


def _read_inline(row: Row, header: HeaderFields, staffing: StaffingFields, profile: Profile) -> None:
    """`執行体制 市民課（常勤職員7人、嘱託員4人）` on one line → the section and its staff."""
    cells = filled(row)
    if len(cells) != 1:
        return
    text = raw(cells[0])
    match = _HEADED.match(fold(text.text))
    if match is None or profile.labels.kind_of(match["heading"], "heading.") != "heading.staffing":
        return
    label, rest = head(text, match.end("heading")), tail(text, match.end())
    unit = None if rest is None else read_unit(rest, profile)
    if label is None or unit is None or unit.numbers:
        return
    header.labels += [label, *unit.labels]
    header.extras = [extra for extra in header.extras if extra.label is None or extra.label.pieces != label.pieces]
    staffing.sections.append(unit.section)
