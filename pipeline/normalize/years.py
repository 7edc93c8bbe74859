"""Printed years and dates of a report → its fiscal year (年度) and as-of date (基準日), or null and a finding."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.raw import RawReport, RawText, stretch
from pipeline.normalize.values import Notes, as_printed
from pipeline.text.dates import find_dates
from pipeline.text.fiscal_year import FiscalYear, find_fiscal_years

_FLAG_CODES = {
    "gregorian_mismatch": "era-year-mismatch",
    "after_era_end": "era-out-of-range",
    "before_era_start": "era-out-of-range",
}


@dataclass(frozen=True, slots=True)
class PrintedYear:
    """A fiscal year found in a text: the value and its printed stretch."""

    value: FiscalYear
    text: RawText


def years_in(text: RawText) -> tuple[PrintedYear, ...]:
    """Every fiscal year printed in a text."""
    found = []
    for start, end, value in find_fiscal_years(text.text):
        cut = stretch(text, start, end)
        if cut is not None:
            found.append(PrintedYear(value, cut))
    return tuple(found)


def fiscal_year_of(raw: RawReport, notes: Notes) -> tuple[int | None, str | None]:
    """The year the report is about, and how it is printed.

    The title's year; where the title names none or two, the year most of the headings and labels name; where nothing
    names one, the as-of date's fiscal year, with a finding. Disagreement is a finding, nothing is guessed.
    """
    title_years = years_in(raw.title) if raw.title is not None else ()
    other_years = [year for label in raw.fiscal_year_labels if label is not raw.title for year in years_in(label)]
    chosen = _choose(title_years, other_years)
    if chosen is None:
        return _from_date(raw, notes)
    notes.proofs["/fiscal_year"] = notes.proofs["/fiscal_year_label"] = chosen.text
    named = {year.value.year for year in (*title_years, *other_years)}
    if len(named) > 1 and _conflicts(chosen, title_years, raw):
        years = ", ".join(str(year) for year in sorted(named))
        notes.doubt(
            "fiscal-year-conflict",
            f"the print names {years}; {chosen.value.year} was taken",
            chosen.text,
            "/fiscal_year",
        )
    flag_findings(chosen.value.flags, chosen.text, "/fiscal_year", notes)
    return chosen.value.year, as_printed(chosen.text)


def _choose(title: Sequence[PrintedYear], others: Sequence[PrintedYear]) -> PrintedYear | None:
    if title and all(year.value.year == title[0].value.year for year in title):
        return title[0]
    counts = Counter([year.value.year for year in others])
    if title:
        # Two years in one title: the one that the rest of the report is about, else the first.
        return max(title, key=lambda year: (counts[year.value.year], -title.index(year)))
    if not others:
        return None
    most = max(counts.values())
    return next(year for year in others if counts[year.value.year] == most)


def _conflicts(chosen: PrintedYear, title: Sequence[PrintedYear], raw: RawReport) -> bool:
    """Two years in the title, or a heading or plan label of another year; reports on the year before are usual."""
    if len({year.value.year for year in title}) > 1:
        return True
    finals = {id(entry.label) for project in raw.projects for entry in project.entries if entry.entry_type != "plan"}
    firm = [label for label in raw.fiscal_year_labels if id(label) not in finals]
    return any(year.value.year != chosen.value.year for label in firm for year in years_in(label))


def _from_date(raw: RawReport, notes: Notes) -> tuple[int | None, str | None]:
    date = _full_date(raw.as_of)
    if raw.as_of is None or date is None:
        notes.doubt("fiscal-year-missing", "no title, heading or label names a fiscal year", None, "/fiscal_year")
        return None, None
    year = date.year - (date.month < 4)
    notes.proofs["/fiscal_year"] = raw.as_of
    notes.doubt(
        "fiscal-year-from-date", f"only the as-of date {date.isoformat()} tells the year", raw.as_of, "/fiscal_year"
    )
    return year, None


def as_of_of(text: RawText | None, notes: Notes) -> tuple[datetime.date | None, str | None]:
    """The as-of date, a full date only, and its label."""
    if text is None:
        return None, None
    path = "/staffing/as_of_date"
    notes.proofs["/staffing/as_of_label"] = text
    found = find_dates(text.text)
    values = [value for _, _, value in found]
    if len(values) == 1 and values[0].precision == "day" and values[0].start is not None:
        notes.proofs[path] = text
        flag_findings(values[0].flags, text, path, notes)
        return values[0].start, as_printed(text)
    impossible = any(flag.startswith("invalid") for value in values for flag in value.flags)
    if impossible or len(values) > 1:
        notes.doubt("unreadable-date", f"「{as_printed(text)}」 is no single possible date", text, path)
    else:
        notes.doubt("incomplete-date", f"「{as_printed(text)}」 is no full date", text, path)
    return None, as_printed(text)


def _full_date(text: RawText | None) -> datetime.date | None:
    if text is None:
        return None
    found = find_dates(text.text)
    if len(found) == 1 and found[0][2].precision == "day":
        return found[0][2].start
    return None


def flag_findings(flags: Sequence[str], text: RawText, path: str, notes: Notes) -> None:
    """Flags of a date or year that the catalogue knows → findings."""
    for flag in flags:
        code = _FLAG_CODES.get(flag)
        if code is not None:
            notes.doubt(code, f"「{as_printed(text)}」: {flag.replace('_', ' ')}", text, path)
