"""A range of fiscal years (平成28年度から平成30年度まで) becomes its first and last year and the days between."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.text.date_characters import KANJI_NUMERALS, fold, read_number
from pipeline.text.fiscal_year import Chain, FiscalYear, find_chains, fiscal_year_value
from pipeline.text.printed_years import PrintedYear
from pipeline.text.wareki import LATEST_YEAR

_DURATION: Final = re.compile(
    rf" {{0,2}}(?:から|より|以降)の? {{0,2}}(?P<count>[0-9]{{1,2}}|[{KANJI_NUMERALS}]{{1,3}}) {{0,2}}"
    r"(?:年間|[かカヵケヶ箇ヵ]年(?:間|度)?)"
)


@dataclass(frozen=True, slots=True)
class FiscalYearRange:
    """Fiscal years from `first` to `last`, both included, and their days; flagged `reversed` if the end comes first."""

    first: FiscalYear
    last: FiscalYear
    start: date
    end: date
    flags: tuple[str, ...] = ()


def parse_fiscal_year_range(text: str, era: str | None = None) -> FiscalYearRange | None:
    """A string that states one range of fiscal years becomes its two ends; None if it states none, or several.

    The second year takes over era or century (平成28～30年度, 2016-18年度). Neighbouring years in a list
    (平成28・29年度) are a range too; 平成28年度から3年間 ends with 平成30年度. Years without 年度 are not fiscal years.

    Raises:
        ValueError: `era` is not an era.

    >>> found = parse_fiscal_year_range("平成30～令和2年度")
    >>> found.first.year, found.last.year, found.end
    (2018, 2020, datetime.date(2021, 3, 31))
    >>> parse_fiscal_year_range("平成28年度") is None
    True
    """
    folded = fold(text)
    ranges = {found for chain in find_chains(folded, era) if (found := _range_of(folded, chain))}
    return ranges.pop() if len(ranges) == 1 else None


def _range_of(folded: str, chain: Chain) -> FiscalYearRange | None:
    """Two years with a range sign, neighbours that share 年度, or a year with a duration become a range."""
    first, last = chain[0], chain[-1]
    if len(chain) == 1:
        counted = _after_years(folded, last.end, first.year)
        return _between(first.value, counted) if counted else None
    if len(chain) == 2 and last.by_range:
        return _between(first.value, last.value)
    years = [link.value.year for link in chain]
    shares_unit = not any(link.by_range or link.year.unit for link in chain[:-1]) and not last.by_range
    is_run = years == list(range(years[0], years[0] + len(years)))
    return _between(first.value, last.value) if shares_unit and is_run else None


def _after_years(folded: str, position: int, first: PrintedYear) -> FiscalYear | None:
    """から3年間 behind a fiscal year becomes the last of the three years."""
    found = _DURATION.match(folded, position)
    if found is None or first.western is None:
        return None
    try:
        count = read_number(found["count"])
    except ValueError:
        return None
    western = first.western + count - 1
    if count < 1 or western > LATEST_YEAR:
        return None
    return fiscal_year_value(PrintedYear(found.start(), found.end(), None, western))


def _between(first: FiscalYear, last: FiscalYear) -> FiscalYearRange:
    """Two fiscal years become the range between them, with the flags of both."""
    flags = tuple(dict.fromkeys((*first.flags, *last.flags)))
    if last.year < first.year:
        flags = (*flags, "reversed")
    return FiscalYearRange(first, last, first.start, last.end, flags)
