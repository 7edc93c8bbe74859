"""A range of days, months or years (平成28年4月1日から6月30日まで) becomes its first and last day."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.text.date_characters import fold, read_number
from pipeline.text.date_values import DateValue, DayParts, date_value
from pipeline.text.dates import DAY, MONTH, TWO_DIGITS, PrintedDate, month_tail, scan_printed
from pipeline.text.printed_years import PrintedYear, is_year_start, next_year_at, scan_year
from pipeline.text.relative_dates import scan_anchored

_REACH: Final = 80
"""No printed date is longer; looking no further keeps long texts linear."""
_LINK: Final = re.compile(r" {0,2}(?:から|より|[~-]|→|至) {0,2}[、,]? {0,2}")
_SHORT_MONTHS: Final = re.compile(rf" {{0,2}}(?P<month>{TWO_DIGITS})(?= {{0,2}}[~-] {{0,2}}{TWO_DIGITS} ?月)")
_SHORT_DAYS: Final = re.compile(
    rf" {{0,2}}(?P<month>{TWO_DIGITS}) ?月 ?(?P<day>{TWO_DIGITS})(?= {{0,2}}[~-] {{0,2}}{TWO_DIGITS} ?日)"
)
_MARKED_DAY: Final = re.compile(r"(?P<month>[0-9]{1,2}) ?[./・] ?(?P<day>[0-9]{1,2})(?![0-9./・-])")
_COUNT: Final = re.compile("[0-9元〇一二三四五六七八九十]")


@dataclass(frozen=True, slots=True)
class DateRange:
    """The first and last day of a range; one is None where the printed date is impossible.

    `flags` are those of both dates, `reversed` if the end comes first, and `year_inferred` where the second date has no
    year and can only lie in the next one (12月29日～1月3日).
    """

    start: date | None
    end: date | None
    flags: tuple[str, ...] = ()


def parse_date_range(text: str) -> DateRange | None:
    """A string that states one range of dates becomes its days; None if it states none, or several.

    The second date takes over what it leaves out. Fiscal years (平成28～30年度) are not read here.

    >>> parse_date_range("平成28年12月1日から翌年3月31日まで").end
    datetime.date(2017, 3, 31)
    >>> parse_date_range("平成28年4月1日") is None
    True
    """
    folded = fold(text)
    ranges: set[DateRange] = set()
    position = next_year_at(folded, 0)
    while position is not None:
        found = _scan_range(folded, position)
        if found:
            ranges.add(found[1])
        position = next_year_at(folded, found[0] if found else position + 1)
    return ranges.pop() if len(ranges) == 1 else None


def _scan_range(folded: str, position: int) -> tuple[int, DateRange] | None:
    """The range that begins exactly at `position` becomes the place behind it and its days."""
    first = _scan_first(folded, position)
    link = _LINK.match(folded, first.end) if first else None
    if first is None or link is None:
        return None
    start = first.value()
    try:
        last = _scan_last(folded, link.end(), first, start)
    except ValueError:
        return None
    if last is None:
        return None
    end, value, inferred = last
    flags = dict.fromkeys((*start.flags, *value.flags, *inferred))
    if start.start and value.end and value.end < start.start:
        flags["reversed"] = None
    return end, DateRange(start.start, value.end, tuple(flags))


def _scan_first(folded: str, position: int) -> PrintedDate | None:
    """The first date of a range, also where it leaves its unit to the second (平成28～30年, 28年4～6月, 4月1～15日)."""
    year = scan_year(folded, position)
    if year is None or year.unit == "年度":
        return None
    if year.unit:
        short = _SHORT_DAYS.match(folded, year.end) or _SHORT_MONTHS.match(folded, year.end)
        if short:
            day = short.groupdict().get("day")
            parts = DayParts(read_number(short["month"]), read_number(day) if day else None)
            return PrintedDate(year, parts, short.end())
    printed = scan_printed(folded, position, weak=True)
    if printed is None and not year.unit:
        return PrintedDate(year, DayParts(), year.end)
    return printed


def _scan_last(
    folded: str, position: int, first: PrintedDate, start: DateValue
) -> tuple[int, DateValue, tuple[str, ...]] | None:
    """The second date of a range becomes the place behind it, its value, and flags for what was inferred.

    Raises:
        ValueError: the calendar has no such day, or a numeral is malformed.
    """
    printed = _explicit(folded, position, first)
    if printed is not None:
        is_year_without_unit = printed.parts.precision == "year" and printed.year.unit != "年"
        return None if is_year_without_unit else (printed.end, printed.value(), ())
    if first.parts.month is None or start.start is None:
        return None
    if anchored := scan_anchored(folded, position, start.start):
        return anchored[0], DateValue(anchored[1], anchored[2], "day"), ()
    return _partial(folded, position, first, start.start)


def _explicit(folded: str, position: int, first: PrintedDate) -> PrintedDate | None:
    """A second date with its own year, or with a year of the first one's era (29年3月31日, 29.3.31, 30年)."""
    if is_year_start(folded, position) or scan_year(folded, position):
        return scan_printed(folded, position, weak=True)
    if first.year.named is None or not _COUNT.match(folded, position):
        return None
    era, count = first.year.named
    printed = scan_printed(era.name + folded[position : position + _REACH], 0, weak=True)
    if printed is None or printed.year.era_year is None or printed.year.era_year < count:
        return None
    if printed.parts.precision != first.parts.precision and printed.year.unit != "年":
        # In H28.4.1～6.3 the second date is a month and a day, not a year and a month.
        return None
    return PrintedDate(printed.year, printed.parts, printed.end - len(era.name) + position)


def _partial(
    folded: str, position: int, first: PrintedDate, start: date
) -> tuple[int, DateValue, tuple[str, ...]] | None:
    """A second date without a year (6月30日, 6.30, 15日) becomes a day of the first one's year, or of the next."""
    if month := MONTH.match(folded, position):
        parts, end = month_tail(folded, month)
    elif first.parts.day is not None and not first.year.unit and (marked := _MARKED_DAY.match(folded, position)):
        parts, end = DayParts(read_number(marked["month"]), read_number(marked["day"])), marked.end()
    elif first.parts.day is not None and (day := DAY.match(folded, position)):
        parts, end = DayParts(first.parts.month, read_number(day["day"])), day.end()
    else:
        return None
    value = date_value(PrintedYear(position, end, None, start.year), parts)
    if value.end is None or value.end >= start or parts.month == first.parts.month:
        return end, value, ()
    return end, date_value(PrintedYear(position, end, None, start.year + 1), parts), ("year_inferred",)
