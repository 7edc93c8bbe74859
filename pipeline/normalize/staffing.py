"""The staffing table as printed → sections with numbers, their heads, the stated total."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.ids import stable_id
from pipeline.model.raw import RawReport, RawSection, RawText, RawTotal, joined
from pipeline.model.report import Section, Staffing, StatedTotal
from pipeline.normalize.officers import officers_of
from pipeline.normalize.values import Notes, as_printed, closed
from pipeline.normalize.years import as_of_of
from pipeline.text.blanks import is_blank_mark
from pipeline.text.clean import clean_text
from pipeline.text.counts import parse_staff_number
from pipeline.text.sections import parse_section, section_key

_PLAIN = re.compile(r"[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Scope:
    """What the ids of a report's parts hang on: scope, fiscal year, the department below its parents."""

    scope: str
    fiscal_year: int | None
    department: tuple[str, ...]

    def new_id(self, prefix: str, taken: set[str], *key: str) -> str:
        """The id of a part of the report; a second part of the same key gets its ordinal among equals."""
        found = stable_id(prefix, self.scope, self.fiscal_year, *self.department, *key)
        ordinal = 1
        while found in taken:
            ordinal += 1
            found = stable_id(prefix, self.scope, self.fiscal_year, *self.department, *key, str(ordinal))
        taken.add(found)
        return found


def staffing_of(raw: RawReport, scope: Scope, notes: Notes) -> Staffing:
    """The staffing table → `Staffing`; doubtful numbers are null with a finding."""
    as_of_date, as_of_label = as_of_of(raw.as_of, notes)
    seen: set[str] = set()
    taken: set[str] = set()
    sections = tuple(
        _section(section, f"/staffing/sections/{index}", scope, seen, taken, notes)
        for index, section in enumerate(raw.sections)
    )
    return Staffing(
        as_of_date=as_of_date,
        as_of_label=as_of_label,
        sections=sections,
        stated_total=_total(raw.stated_total, notes),
    )


def _section(raw: RawSection, path: str, scope: Scope, seen: set[str], taken: set[str], notes: Notes) -> Section:
    name = section_name(raw.name)
    key = section_key(name)
    if key in seen:
        notes.doubt("duplicate-section", f"{name} stands a second time", raw.name, f"{path}/name")
    seen.add(key)
    cells = (raw.name, *(officer.name for officer in raw.officers), *((raw.staff_count,) if raw.staff_count else ()))
    notes.proofs[path] = joined(cells)
    notes.proofs[f"{path}/name"] = raw.name
    counts = {}
    for kind, text in raw.staff_counts:
        value = staff_number(text, f"{path}/staff_counts/{kind}", notes)
        if value is not None:
            counts[kind] = value
    value = None
    if raw.staff_count is not None:
        value = staff_number(raw.staff_count, f"{path}/staff_count", notes)
    return Section(
        section_id=scope.new_id("sec", taken, name),
        name=name,
        staff_count=value,
        staff_count_label=None if raw.staff_count is None else as_printed(raw.staff_count),
        staff_counts=counts,
        officers=officers_of(raw.officers, "section_head", f"{path}/officers", notes),
    )


def section_name(text: RawText) -> str:
    """A section's name as it is published: wrapped and letter-spaced print closed, dots of one kind."""
    parsed = parse_section(text.text)
    if parsed is None or parsed.section is None or parsed.department or parsed.post or parsed.detail:
        return closed(text)
    return parsed.section


def staff_number(text: RawText, path: str, notes: Notes, *, held_by: str | None = None) -> float | int | None:
    """A number of staff, whole or fractional; a dash or blank is absent; anything else is null with a finding.

    The finding points at `held_by` where what holds the number is not there without it.
    """
    printed = text.text
    if _PLAIN.fullmatch(printed) is None:
        printed = clean_text(printed)
    if _PLAIN.fullmatch(printed):
        notes.proofs[path] = text
        return int(printed)
    if is_blank_mark(printed):
        return None
    value = parse_staff_number(printed)
    if value is None:
        notes.doubt("unreadable-count", f"「{as_printed(text)}」 is no plain number of staff", text, held_by or path)
        return None
    notes.proofs[path] = text
    return int(value) if value == int(value) else float(value)


def _total(raw: RawTotal | None, notes: Notes) -> StatedTotal | None:
    if raw is None:
        return None
    here = "/staffing/stated_total"
    value = staff_number(raw.count, f"{here}/staff_count", notes, held_by=here)
    if value is None:
        return None
    return StatedTotal(staff_count=value, label=as_printed(raw.count), includes_head=raw.includes_head)
