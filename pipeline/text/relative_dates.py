"""A date that leans on another one (翌年度, 同年10月, 4月1日, 年度末) becomes days, given what it leans on."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pipeline.text.date_characters import fold
from pipeline.text.date_values import END, DayParts, days_covered
from pipeline.text.dates import CLOSING_WORDS, MONTH, OPENING_WORDS, behind_month, month_tail, parse_date
from pipeline.text.fiscal_year import fiscal_days, fiscal_year_of_day, parse_fiscal_year, scan_part
from pipeline.text.printed_years import NOT_COUNTED
from pipeline.text.wareki import EARLIEST_YEAR, LATEST_YEAR

_FROM_DOCUMENT: Final = {"今": 0, "本": 0, "現": 0, "昨": -1, "一昨": -2, "来": 1, "明": 1, "再来": 2}
"""Years told from the day of writing: 今年度, 昨年度 …"""
_FROM_ANCHOR: Final = {
    **{"同": 0, "当該": 0, "当": 0, "翌": 1, "次": 1, "翌々": 2, "翌翌": 2, "次々": 2},
    **{"前": -1, "前々": -2, "前前": -2},
}
"""Years, months and days told from the date mentioned before: 同年度, 翌年, 前月 …"""
_OFFSETS: Final = {**_FROM_DOCUMENT, **_FROM_ANCHOR, "先": -1}

_WORD: Final = "(?P<word>当該|一昨|再来|翌々|翌翌|次々|前々|前前|[同当今本現昨来明翌次前])"
_FISCAL: Final = re.compile(rf"{_WORD} ?年 ?度{NOT_COUNTED}(?!比)")
_YEAR: Final = re.compile(rf"{_WORD} ?年{NOT_COUNTED}(?! ?度|比)")
_MONTH: Final = re.compile(r"(?P<word>翌々|翌翌|前々|前前|[同当今本来先翌前]) ?月(?!間|比)")
_DAY: Final = re.compile(r"(?P<word>翌々|翌翌|前々|前前|[同当翌前]) ?日(?!間|比|程|常)")
_NEXT_MONTH: Final = re.compile(r"翌(?= ?[0-9一二三四五六七八九十]{1,2} ?月)")
_YEAR_OR_MONTH_END: Final = re.compile("(?P<unit>[年月])末日?")
_FISCAL_UNIT: Final = re.compile(" ?年 ?度")
_INSIDE: Final = re.compile(" {0,2}(?:中|内|分)?")
_SENTENCE_GOES_ON: Final = re.compile(" {0,2}[のへにはをも、)]")


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """The days, both included, that a relative date covers; `fiscal_year` is set where it names a whole 年度."""

    start: date
    end: date
    fiscal_year: int | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    """What a relative date can lean on."""

    document: int | None
    anchor: date | None
    anchor_fiscal: int | None

    @property
    def mentioned_fiscal_year(self) -> int | None:
        """The fiscal year mentioned last."""
        if self.anchor_fiscal is not None or self.anchor is None:
            return self.anchor_fiscal
        return fiscal_year_of_day(self.anchor)

    @property
    def only_fiscal_year(self) -> int | None:
        """The fiscal year a day without a year falls in; None where document and mention disagree."""
        known = {year for year in (self.document, self.anchor_fiscal) if year is not None}
        return known.pop() if len(known) == 1 else None


def parse_relative(
    text: str,
    *,
    doc_fiscal_year: int | None = None,
    anchor: date | None = None,
    anchor_fiscal_year: int | None = None,
    era: str | None = None,
) -> RelativeDate | None:
    """A relative date becomes its days, or None where it is none or the thing it leans on is not given.

    今年度, 昨年度, 来年度, and days without a year (1月 lies in the second calendar year) lean on `doc_fiscal_year`;
    同年度, 翌年度, 前年度 on `anchor_fiscal_year`, on that of `anchor`, or (but for 同年度) on the document's;
    同年, 翌年, 翌月, 翌日 on `anchor` alone. `era` reads 29年1月 and 29年度, and sets `era_inferred`.

    Raises:
        ValueError: `era` is not an era.

    >>> parse_relative("1月", doc_fiscal_year=2016).end
    datetime.date(2017, 1, 31)
    >>> parse_relative("翌年2月", anchor=date(2015, 12, 1)).end
    datetime.date(2016, 2, 29)
    >>> parse_relative("同年10月") is None
    True
    """
    folded = fold(text)
    opening = OPENING_WORDS.match(folded)
    position = opening.end() if opening else 0
    context = _Context(doc_fiscal_year, anchor, anchor_fiscal_year)
    try:
        found = _scan(folded, position, context)
    except (ValueError, OverflowError):
        return None
    if found is None:
        return _with_era(text, era) if era is not None else None
    end, value = found
    if not EARLIEST_YEAR <= value.start.year <= LATEST_YEAR:
        return None
    goes_on = value.fiscal_year is not None and _SENTENCE_GOES_ON.match(folded, end)
    return value if goes_on or CLOSING_WORDS.fullmatch(folded, end) else None


def scan_anchored(folded: str, position: int, anchor: date) -> tuple[int, date, date] | None:
    """同年, 翌年3月, 翌2月, 同月15日, 翌月末, 翌日 … in folded text becomes the place behind it and its days.

    Raises:
        ValueError: the calendar has no such day.
    """
    if found := _YEAR.match(folded, position):
        return _in_year(folded, found.end(), anchor.year + _OFFSETS[found["word"]])
    if found := _MONTH.match(folded, position):
        return _in_month(folded, found.end(), anchor.year * 12 + anchor.month - 1 + _OFFSETS[found["word"]])
    if found := _DAY.match(folded, position):
        day = anchor + timedelta(days=_OFFSETS[found["word"]])
        return found.end(), day, day
    if found := _NEXT_MONTH.match(folded, position):
        return _next_named_month(folded, found.end(), anchor)
    return None


def _scan(folded: str, position: int, context: _Context) -> tuple[int, RelativeDate] | None:
    """The relative date at a place of folded text becomes the place behind it and its value."""
    if found := _FISCAL.match(folded, position):
        year = _fiscal_base(found["word"], context)
        return _in_fiscal_year(folded, found.end(), year + _OFFSETS[found["word"]]) if year is not None else None
    if context.anchor is not None and (anchored := scan_anchored(folded, position, context.anchor)):
        return anchored[0], RelativeDate(*anchored[1:])
    if found := _YEAR_OR_MONTH_END.match(folded, position):
        return _end_of(found, context)
    year = context.only_fiscal_year
    if year is None:
        return None
    if unit := _FISCAL_UNIT.match(folded, position):
        found_inside = _in_fiscal_year(folded, unit.end(), year)
        return found_inside if found_inside[0] > unit.end() else None
    part, end = scan_part(folded, position)
    if part is not None and folded[end - 1] == "期":
        return end, RelativeDate(*fiscal_days(year, part))
    return _month_in_fiscal_year(folded, position, year)


def _fiscal_base(word: str, context: _Context) -> int | None:
    """The fiscal year that 今, 翌 … count from, or None if it is not given."""
    if word in _FROM_DOCUMENT:
        return context.document
    mentioned = context.mentioned_fiscal_year
    if word in {"同", "当該"}:
        return mentioned
    if word == "当":
        return mentioned if context.document is None else context.document
    return context.document if mentioned is None else mentioned


def _in_fiscal_year(folded: str, position: int, year: int) -> tuple[int, RelativeDate]:
    """A known fiscal year and 末, 上半期, 4月1日 or nothing behind it become its value."""
    part, end = scan_part(folded, position)
    if part is not None:
        return end, RelativeDate(*fiscal_days(year, part))
    if month := _month_in_fiscal_year(folded, position, year):
        return month
    inside = _INSIDE.match(folded, position)
    return (inside.end() if inside else position), RelativeDate(*fiscal_days(year), fiscal_year=year)


def _month_in_fiscal_year(folded: str, position: int, year: int) -> tuple[int, RelativeDate] | None:
    """4月1日, 1月, 10月末 become days of the fiscal year: January to March lie in its second calendar year."""
    found = MONTH.match(folded, _behind_of(folded, position))
    if found is None:
        return None
    parts, end = month_tail(folded, found)
    calendar_year = year if parts.month is not None and parts.month >= 4 else year + 1
    return end, RelativeDate(*days_covered(calendar_year, parts))


def _in_year(folded: str, position: int, year: int) -> tuple[int, date, date]:
    """A known calendar year and 末, a month or nothing behind it become days."""
    if month := MONTH.match(folded, _behind_of(folded, position)):
        parts, end = month_tail(folded, month)
        return end, *days_covered(year, parts)
    if folded.startswith(END, position):
        return position + 1, *days_covered(year, DayParts(part=END))
    return position, *days_covered(year, DayParts())


def _behind_of(folded: str, position: int) -> int:
    """The place behind の, if it stands there (翌年の3月)."""
    return position + 1 if folded.startswith("の", position) else position


def _in_month(folded: str, position: int, month_count: int) -> tuple[int, date, date]:
    """A known month (counted from year 0) and 末, 上旬, a day or nothing behind it become days."""
    parts, end = behind_month(folded, position, month_count % 12 + 1)
    return end, *days_covered(month_count // 12, parts)


def _next_named_month(folded: str, position: int, anchor: date) -> tuple[int, date, date] | None:
    """翌2月 becomes the February of the next year; 翌12月 told from June is refused, because it may be this year's."""
    month = MONTH.match(folded, position)
    if month is None:
        return None
    parts, end = month_tail(folded, month)
    if parts.month is None or parts.month > anchor.month:
        return None
    return end, *days_covered(anchor.year + 1, parts)


def _end_of(found: re.Match[str], context: _Context) -> tuple[int, RelativeDate] | None:
    """年末 and 月末 become the last day of the year or month of the anchor; a fiscal year has one 年末 too."""
    if context.anchor is not None:
        month = None if found["unit"] == "年" else context.anchor.month
        return found.end(), RelativeDate(*days_covered(context.anchor.year, DayParts(month, part=END)))
    year = context.only_fiscal_year
    if year is None or found["unit"] == "月":
        return None
    return found.end(), RelativeDate(*days_covered(year, DayParts(part=END)))


def _with_era(text: str, era: str) -> RelativeDate | None:
    """29年1月 and 29年度 become days of the era the caller gives; what prints its own era is not relative."""
    fiscal = parse_fiscal_year(text, era)
    if fiscal is not None:
        inferred = "era_inferred" in fiscal.flags
        whole = fiscal.year if fiscal.part is None else None
        return RelativeDate(fiscal.start, fiscal.end, whole, fiscal.flags) if inferred else None
    value = parse_date(text, era=era)
    if value is None or value.start is None or value.end is None or "era_inferred" not in value.flags:
        return None
    return RelativeDate(value.start, value.end, flags=value.flags)
