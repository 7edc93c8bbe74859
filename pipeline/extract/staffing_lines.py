"""A line outside any table of a staffing block → an as-of date, a total, sections, a head, a note, or a sign of disorder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from pipeline.extract.as_of import find_as_of
from pipeline.extract.staffing_fields import (
    SECTIONS,
    StaffingFields,
    TotalLabel,
    says_with_head,
    staff_value,
    total_label,
)
from pipeline.extract.staffing_list_lines import read_list_line
from pipeline.extract.staffing_titles import COUNT, STAFF, title_kind
from pipeline.extract.staffing_type_lines import read_type_line
from pipeline.extract.staffing_units import Unit, read_unit
from pipeline.model.raw import RawSection, RawText, StaffType, stretch, tail
from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_titles import is_name
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LONGEST_CUT = 15
_OF_PEOPLE = re.compile("[員人数計]$")
_TOTAL_LINE = re.compile(
    r"^ *(?P<open>\( ?)?(?P<label>[^0-9]{1,20}?)[ :]*(?P<count>[0-9][0-9,.]*[ ]?[人名]?)[ ]?(?P<remark>\([^()0-9]{2,12}\))?(?(open) ?\))$"
)
_UNIT_CAPTION = re.compile(r"\((?:単位[ :]?)?[人名]\)|単位[ :]?[人名]")
_BARE_NUMBER = re.compile(r"[0-9][0-9,.]{0,6}[ ]?[人名]?")
_LIST = re.compile(r"[、，/／・ ]+")


def read_line(text: RawText, found: StaffingFields, profile: Profile, kinds: Sequence[str] = ()) -> None:
    """Take what a line says; `kinds` are those of the columns that a line before it titled."""
    if read_list_line(text, found, profile):
        return
    as_of = find_as_of(text)
    if as_of is not None:
        found.as_of.append(as_of)
        return
    folded = fold(text.text)
    if _read_total(text, folded, found, profile) or read_type_line(text, found, profile):
        return
    if folded[-1:] == "・" and len(folded) <= _LONGEST_CUT:
        found.cut = text
    elif _UNIT_CAPTION.fullmatch(folded.strip()) or line_titles(folded, profile):
        found.labels.append(text)
    elif found.add_note(text):
        return
    elif (unit := read_unit(text, profile)) is not None:
        _add(unit, text, found, kinds)
    elif (names := _listed(text, folded)) is not None:
        found.sections += [RawSection(name, (), None) for name in names]
    elif _BARE_NUMBER.fullmatch(folded) or (len(folded) <= _LONGEST_CUT and is_name(text.text)):
        message = "names and numbers stand on lines of their own; whose they are cannot be told"
        found.doubt("staffing-unclear", message, text, "/staffing")


def line_titles(folded: str, profile: Profile) -> tuple[str, ...]:
    """The kinds of a line that titles columns, typed with single blanks (課名 課長名 職員数); none for any other line."""
    words = folded.split()
    kinds = [title_kind(word, profile) for word in words] if 1 < len(words) < 10 else []
    return tuple([kind for kind in kinds if kind is not None]) if None not in kinds else ()


def _read_total(text: RawText, folded: str, found: StaffingFields, profile: Profile) -> bool:
    total = _TOTAL_LINE.match(folded)
    if total is None:
        return False
    label, count = stretch(text, *total.span("label")), stretch(text, *total.span("count"))
    if label is None or count is None:
        return False
    says = total_label(label.text, profile)
    if says is None and title_kind(label.text, profile) == COUNT:
        says = TotalLabel(1, with_head=False)
    if says is None and _OF_PEOPLE.search(label.text) is not None and _is_sum(count, found):
        says = TotalLabel(1, with_head=False)
    if says is None:
        return False
    remark = total["remark"] or ""
    if remark and (said := tail(text, total.start("remark"))) is not None:
        found.labels.append(said)
    if says_with_head(remark) or says_with_head(total["label"]):
        says = TotalLabel(says.rank, with_head=True)
    found.add_total(label, says, count)
    return True


def _is_sum(count: RawText, found: StaffingFields) -> bool:
    """Whether a number is the sum of what all sections above it have, two at least: then it is their total, in whatever words."""
    parts = [staff_value(section.staff_count) for section in found.sections]
    whole = [part for part in parts if part is not None]
    return len(whole) == len(parts) > 1 and not found.totals and sum(whole, 0) == staff_value(count) != 0


def _add(unit: Unit, text: RawText, found: StaffingFields, kinds: Sequence[str]) -> None:
    """A section typed on a line; several numbers belong to the titled columns where they are as many."""
    section = unit.section
    if unit.numbers:
        staff = [kind for kind in kinds if kind.startswith((COUNT, STAFF))]
        if len(staff) == len(unit.numbers) == len(set(staff)):
            by_kind = dict(zip(staff, unit.numbers, strict=True))
            types = [(kind, number) for kind, number in by_kind.items() if kind != COUNT]
            counts = tuple((cast("StaffType", kind.removeprefix(STAFF)), number) for kind, number in types)
            section = RawSection(section.name, section.officers, by_kind.get(COUNT), counts)
        else:
            message = "several numbers stand in a row; whose they are cannot be told"
            found.doubt("staffing-unclear", message, text, f"{SECTIONS}/{len(found.sections)}")
    found.labels += unit.labels
    found.sections.append(section)


def _listed(text: RawText, folded: str) -> tuple[RawText, ...] | None:
    """市民課、環境課、税務課 → the names; None where any part is no section's name."""
    if "。" in folded or len(folded) > 200:
        return None
    names, at = [], 0
    for found in (*_LIST.finditer(folded), None):
        end = found.start() if found else len(folded)
        if end > at:
            name = stretch(text, at, end)
            if name is None or not looks_like_section(name.text):
                return None
            names.append(name)
        at = found.end() if found else end
    return tuple(names) if len(names) > 1 else None
