"""A year, a month, a day and a part of a month become the days they cover, checked against calendar and eras."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.text.printed_years import PrintedYear
from pipeline.text.wareki import Era, era_of_day, era_year_label, is_lunisolar

END: Final = "末"
_PARTS: Final = {
    "上旬": (1, 10),
    "初旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "前半": (1, 15),
    "後半": (16, 31),
}
"""Days of the month a part covers; 31 stands for the last day."""


@dataclass(frozen=True, slots=True)
class DateValue:
    """The days, both included, that a printed date covers.

    `precision` is day, part_month, month, year or month_day (a day without its year). `start` and `end` are None where
    the date is impossible or incomplete; a flag says why:
    `invalid_year`, `invalid_month`, `invalid_day`, `lunisolar` (before 明治6年), `no_year`, `no_era`.
    Flags on a usable date: `after_era_end`, `before_era_start` (then `canonical` is the label in the era in force),
    `gregorian_mismatch`, `weekday_mismatch`, `era_inferred`.
    """

    start: date | None
    end: date | None
    precision: str
    era: str | None = None
    era_year: int | None = None
    flags: tuple[str, ...] = ()
    canonical: str | None = None


@dataclass(frozen=True, slots=True)
class DayParts:
    """What is printed behind the year: month, day, a part of the month or of the year (末, 上旬 …), the weekday."""

    month: int | None = None
    day: int | None = None
    part: str | None = None
    weekday: str | None = None

    @property
    def precision(self) -> str:
        """The unit of the smallest thing printed."""
        if self.day is not None or self.part == END:
            return "day"
        if self.part is not None:
            return "part_month"
        return "year" if self.month is None else "month"


def month_end(year: int, month: int) -> date:
    """A year and a month become the last day of the month.

    >>> month_end(2016, 2)
    datetime.date(2016, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def days_covered(year: int, parts: DayParts) -> tuple[date, date]:
    """A western year and what is printed behind it become the first and last day covered.

    Raises:
        ValueError: `invalid_month` or `invalid_day`, if the calendar has no such day.

    >>> days_covered(2016, DayParts(2, part="下旬"))
    (datetime.date(2016, 2, 21), datetime.date(2016, 2, 29))
    """
    if parts.month is None:
        last = date(year, 12, 31)
        return (last if parts.part == END else date(year, 1, 1)), last
    if not 1 <= parts.month <= 12:
        raise ValueError("invalid_month")
    last = month_end(year, parts.month)
    if parts.day is not None:
        if not 1 <= parts.day <= last.day:
            raise ValueError("invalid_day")
        return (day := last.replace(day=parts.day)), day
    if parts.part == END:
        return last, last
    if parts.part is not None:
        low, high = _PARTS[parts.part]
        return last.replace(day=low), last.replace(day=min(high, last.day))
    return last.replace(day=1), last


def date_value(year: PrintedYear, parts: DayParts, *, inferred: bool = False) -> DateValue:
    """A printed year and what follows it become a DateValue, clipped to its era where the era ends or begins inside.

    `inferred` says that the era was given by the caller, not printed.
    """
    era_flag = ("era_inferred",) if inferred else ()
    if year.western is None:
        return _impossible(year, parts, ("invalid_year", *era_flag))
    if year.named is not None and is_lunisolar(*year.named):
        return _impossible(year, parts, ("lunisolar", *era_flag))
    try:
        start, end = days_covered(year.western, parts)
    except ValueError as error:
        return _impossible(year, parts, (str(error), *era_flag))
    flags = (*year.flags, *_weekday_flags(start, parts.weekday), *era_flag)
    if year.named is None:
        return DateValue(start, end, parts.precision, flags=flags)
    if year.second is not None:
        # 平成31(令和元)年 names the whole year, so neither era cuts it; the one in force on the last day names it.
        era, era_year = year.second if era_of_day(end) == year.second[0] else year.named
        return DateValue(start, end, parts.precision, era.name, era_year, flags)
    return _in_era(year.named, start, end, parts, flags)


def _impossible(year: PrintedYear, parts: DayParts, flags: tuple[str, ...]) -> DateValue:
    """A date the calendar does not have keeps what was printed."""
    return DateValue(None, None, parts.precision, year.era_name, year.era_year, flags)


def _in_era(named: tuple[Era, int], start: date, end: date, parts: DayParts, flags: tuple[str, ...]) -> DateValue:
    """Days named by an era year are clipped to the era, or flagged and renamed where they lie outside it."""
    era, era_year = named
    first, last = era.start, era.end or date.max
    if start <= last and end >= first:
        return DateValue(max(start, first), min(end, last), parts.precision, era.name, era_year, flags)
    outside = "after_era_end" if start > last else "before_era_start"
    canonical = canonical_label(start, end, parts)
    return DateValue(start, end, parts.precision, era.name, era_year, (outside, *flags), canonical)


def canonical_label(start: date, end: date, parts: DayParts) -> str:
    """Days become the label a clerk writes in the era in force on the last of them.

    >>> canonical_label(date(2019, 5, 1), date(2019, 5, 31), DayParts(5))
    '令和元年5月'
    """
    label = era_year_label(end)
    if parts.precision == "day":
        return f"{label}{start.month}月{start.day}日"
    if parts.month is None:
        return label
    return f"{label}{parts.month}月{parts.part or ''}"


def _weekday_flags(day: date, weekday: str | None) -> tuple[str, ...]:
    """A weekday printed behind a day is checked against the calendar."""
    if weekday is None or "月火水木金土日"[day.weekday()] == weekday:
        return ()
    return ("weekday_mismatch",)
