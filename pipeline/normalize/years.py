"""Printed years and dates of a report → its fiscal year (年度) and as-of date (基準日), or null and a finding."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.raw import RawReport, RawText, stretch
from pipeline.normalize.values import Notes, as_printed
from pipeline.text.dates import find_dates
from pipeline.text.fiscal_year import FiscalYear, find_fiscal_years, fiscal_year_of_day
from pipeline.text.fold import fold

_BARE_YEAR = re.compile(
    r"(?<![0-9.,/年月-])(?:(?P<western>(?:19[5-9]|20[0-9])[0-9])(?![0-9.,/人件円回月]|年[0-9]|年度)年?"
    r"|(?P<era>(?:平成|令和|昭和)[ ]?(?:元|[0-9]{1,2})[ ]?年)(?![ ]?(?:度|[0-9]))"
    r"|(?<!第)(?<![成和治正HRS])(?P<count>[0-9]{1,2})[ ]?年[ ]?度)"
)
"""A year that is no fiscal year by itself: 2009, 平成28年, 24年度 in folded text."""
_OTHER_YEAR = re.compile(
    r"前年度|次年度|来年度|翌年度|昨年度|実績|成果|結果|評価|振り返り|報告|総括|今後|決算|現在|時点"
)
"""Words of headings that speak of another year than the report's own."""
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

    The title's year; where the title names none or two, the year most of the headings and labels name (two in the title
    that they do not decide between: the first); then a year that the title prints without 年度 (部長宣言2009) or without
    its era (24年度), with a finding; then the as-of date's fiscal year, with a finding. Disagreement is a finding, nothing
    is guessed.
    """
    title_years = years_in(raw.title) if raw.title is not None else ()
    other_years = [year for label in raw.fiscal_year_labels if label is not raw.title for year in years_in(label)]
    chosen = _choose(title_years, other_years)
    if chosen is None:
        return _from_bare(raw, notes) or _from_date(raw, notes)
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
    firm = [label for label in raw.fiscal_year_labels if id(label) not in finals and not _OTHER_YEAR.search(label.text)]
    return any(year.value.year != chosen.value.year for label in firm for year in years_in(label))


def _from_bare(raw: RawReport, notes: Notes) -> tuple[int, str] | None:
    """A year that title or headings print without 年度 (2009, 平成28年) or without an era (24年度); None: none, or several.

    A year without an era is one only if the as-of date's own fiscal year in its era is the same.
    """
    texts = raw.fiscal_year_labels if raw.title is None else (raw.title, *raw.fiscal_year_labels)
    date = _full_date(raw.as_of)
    as_of = None if date is None else fiscal_year_of_day(date)
    found: list[tuple[int, RawText]] = []
    for text in texts:
        for match in _BARE_YEAR.finditer(fold(text.text)):
            cut = stretch(text, match.start(), match.end())
            year = _bare_value(match, as_of)
            if cut is not None and year is not None:
                found.append((year, cut))
    if not found or len({year for year, _ in found}) > 1:
        return None
    year, text = found[0]
    notes.proofs["/fiscal_year"] = notes.proofs["/fiscal_year_label"] = text
    notes.doubt("fiscal-year-inferred", f"「{as_printed(text)}」 was read as {year}", text, "/fiscal_year")
    return year, as_printed(text)


def _bare_value(match: re.Match[str], as_of: int | None) -> int | None:
    if match["western"] is not None:
        return int(match["western"])
    if match["era"] is not None:
        value = find_fiscal_years(match["era"] + "度")
        return value[0][2].year if len(value) == 1 else None
    # 24年度: the same count in the era of the as-of date's fiscal year.
    count = int(match["count"])
    return as_of if as_of is not None and count in _counts_of(as_of) else None


def _counts_of(year: int) -> tuple[int, ...]:
    """The counts that a fiscal year has in the eras it may be printed in, without one (2012 → 24)."""
    return tuple(year - before for before in (1925, 1988, 2018) if 0 < year - before < 64)


def _from_date(raw: RawReport, notes: Notes) -> tuple[int | None, str | None]:
    date = _full_date(raw.as_of)
    if raw.as_of is None or date is None:
        notes.doubt("fiscal-year-missing", "no title, heading or label names a fiscal year", None, "/fiscal_year")
        return None, None
    year = fiscal_year_of_day(date)
    named = {match["count"] for label in (raw.title, *raw.fiscal_year_labels) if label is not None
             for match in _BARE_YEAR.finditer(fold(label.text)) if match["count"] is not None}  # fmt: skip
    if any(int(count) not in _counts_of(year) for count in named):
        counts = ", ".join(sorted(named))
        notes.doubt(
            "fiscal-year-missing", f"the print names {counts}年度 without an era, the as-of date {date.isoformat()}", raw.as_of, "/fiscal_year"
        )  # fmt: skip
        return None, None
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
