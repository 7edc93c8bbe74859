"""A date, a month or a year printed in Japanese text becomes the days it covers, with its place in the text."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeAlias

from pipeline.text.date_characters import fold, read_number
from pipeline.text.date_values import END, DateValue, DayParts, date_value
from pipeline.text.printed_years import NOT_COUNTED, PrintedYear, is_year_start, named_year, next_year_at, scan_year
from pipeline.text.wareki import Era, era_of_mark

FoundDate: TypeAlias = tuple[int, int, DateValue]
"""First character, character behind the last, value: a span of the text that was given."""

TWO_DIGITS: Final = "(?:[0-9](?: ?[0-9])?(?! ?[0-9])|[〇一二三四五六七八九十]{1,3})"
MONTH: Final = re.compile(rf" {{0,3}}(?P<month>{TWO_DIGITS}) {{0,3}}月(?!間(?!接))")
_MONTH_AFTER_MARK: Final = re.compile(rf" ?[./・-] ?(?P<month>{TWO_DIGITS}) ?月(?!間(?!接))")
_SLASHED: Final = re.compile(r" {0,2}(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})(?![0-9/.%])")
DAY: Final = re.compile(rf" {{0,3}}(?P<day>{TWO_DIGITS}) {{0,3}}日{NOT_COUNTED}")
_PART: Final = re.compile(r" {0,3}の?(?P<part>末日?(?![広吉永])|上旬|初旬|中旬|下旬|前半|後半)")
_YEAR_END: Final = re.compile(r" {0,3}年?末日?(?!年始|[広吉永])")
_MARKED: Final = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_SEPARATED: Final = re.compile(
    rf" ?(?P<mark>[./・-]) ?(?P<month>{_MARKED}) ?(?P=mark) ?(?P<day>{_MARKED})日?"
    # H28.4.1.5 and 2016-4-1号 are numbers of something.
    r"(?![0-9])(?! ?(?P=mark) ?[0-9])(?! ?(?:号|番|条|節|項|章|版))"
)
_WEAK_MONTH: Final = re.compile(rf" ?(?P<mark>[./・-]) ?(?P<month>{_MARKED})(?![0-9])")
_WEEKDAY: Final = re.compile(
    r" {0,2}(?:\( {0,2}(?P<short>[月火水木金土日])(?:曜日?)?"
    r" {0,2}(?:[・,、/]? {0,2}(?:祝日?|休日?|振替休日?|振休))? {0,2}\)"
    r"|(?P<long>[月火水木金土日])曜日?)"
)
_NOT_A_YEAR: Final = re.compile(
    # 2000年前 but 2016年前半, 昭和60年代 but 2016年代表者会議; a form still to be filled in: 平成28年 月 日.
    r" {0,2}(?:代(?![替表理休行])|間(?!接)|目(?![標的次録安途])|余(?![剰裕])|弱|来(?=[のず、。) ]|$)"
    r"|前(?=[のにかま、。) ]|$)|生(?![一-龥ま])|以上|越|超|ぶり|続[けく])| {0,6}月 {0,6}日"
)
_COUNTING: Final = ("約", "およそ", "過去", "今後")
_REFERENCE: Final = ("バ-ジョン", "ver", "version", "第", "№", "no", "rev", "型")
_WITHOUT_ERA: Final = re.compile(
    rf"(?:(?<![0-9./,A-Za-z第約])(?P<count>元|{TWO_DIGITS}) ?年 ?)?(?<![0-9])(?<![0-9] )(?P<month>{TWO_DIGITS}) ?月"
    rf"(?: ?(?P<day>{TWO_DIGITS}) ?日{NOT_COUNTED})?"
)
_NEXT_IS_RANGE: Final = re.compile(
    r" {0,2}(?:[~-]|から|より|至) {0,2}(?:同|翌|[0-9元〇一二三四五六七八九十]{1,3} {0,2}[年月日./])"
    r"| {0,2}[0-9一二三四五六七八九十]{1,3} ?[~-] ?[0-9一二三四五六七八九十]{1,3} ?[月日]"
)
OPENING_WORDS: Final = re.compile(r"[ (「『※・●○■◆○-]{0,6}")
CLOSING_WORDS: Final = re.compile(
    r" {0,3}(?:現在|時点|付け?|頃|ごろ|以降|以後|以前|予定|見込み?|まで|から|より)?(?:の)?[ )」』。、]{0,4}"
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: its year, what follows the year, and the place behind it."""

    year: PrintedYear
    parts: DayParts
    end: int

    def value(self) -> DateValue:
        """The days the printed date covers."""
        return date_value(self.year, self.parts)


def parse_date(text: str, *, era: str | None = None) -> DateValue | None:
    """A string that states one date (day, month or year) becomes its value; None if it states none, or several.

    A bare H28 or H28.4 counts only where it is all there is; `era` (平成, H) reads a year printed without one, and
    the value then carries `era_inferred`. 年度 is never read as a calendar year.

    Raises:
        ValueError: `era` is not an era.

    >>> parse_date("(職員数は平成29年4月1日現在)").start
    datetime.date(2017, 4, 1)
    >>> parse_date("平成32年3月31日").canonical
    '令和2年3月31日'
    >>> parse_date("平成27年2月29日").flags
    ('invalid_day',)
    >>> parse_date("平成28年度") is None, parse_date("4月1日") is None
    (True, True)
    """
    folded = fold(text)
    given = era_of_mark(era) if era is not None else None
    found = _find(folded, given)
    if not found:
        return _parse_bare(folded, given)
    if len({value for _, _, value in found}) > 1 or _NEXT_IS_RANGE.match(folded, found[-1][1]):
        return None
    value = found[0][2]
    return None if value.flags in {("no_year",), ("no_era",)} else value


@lru_cache(maxsize=1024)  # all reports of a year print the same as-of date
def find_dates(text: str, *, era: str | None = None) -> tuple[FoundDate, ...]:
    """Every date printed inside a longer text becomes its span in that text and its value, in reading order.

    A day without a year (4月1日時点) is listed with the flag `no_year`, one with an era year but no era (18年4月1日,
    unless `era` is given) with `no_era`; both have no days.

    Raises:
        ValueError: `era` is not an era.

    >>> [(start, end, value.start) for start, end, value in find_dates("平成 25年3月現在")]
    [(0, 8, datetime.date(2013, 3, 1))]
    >>> find_dates("4月1日時点")[0][2].flags
    ('no_year',)
    """
    return _find(fold(text), era_of_mark(era) if era is not None else None)


def scan_date(folded: str, position: int, *, weak: bool = False) -> FoundDate | None:
    """The date that begins exactly at `position` of folded text becomes its span and value, or None.

    `weak` also reads H28, H28.4 and 2016/4, which are dates only where nothing else surrounds them.
    """
    printed = scan_printed(folded, position, weak=weak)
    return (position, printed.end, printed.value()) if printed else None


def scan_printed(folded: str, position: int, *, weak: bool = False) -> PrintedDate | None:
    """As `scan_date`, before the printed numbers are checked against the calendar."""
    year = scan_year(folded, position)
    if year is None or year.unit == "年度":
        return None
    if year.named is None and folded[max(0, position - 4) : position].endswith(_COUNTING):
        return None
    behind = _behind_unit(folded, year.end) if year.unit else _behind_mark(folded, year, weak=weak)
    if behind is None:
        return None
    parts, end = behind
    if parts.day is not None and (weekday := _WEEKDAY.match(folded, end)):
        parts, end = replace(parts, weekday=weekday["short"] or weekday["long"]), weekday.end()
    printed = PrintedDate(year, parts, end)
    is_weak = not year.unit and parts.day is None
    return None if is_weak and printed.value().start is None else printed


def month_tail(folded: str, month: re.Match[str]) -> tuple[DayParts, int]:
    """A matched month becomes its DayParts, with the day or the part of the month printed behind it.

    Raises:
        ValueError: a numeral is malformed.
    """
    return behind_month(folded, month.end(), read_number(month["month"]))


def behind_month(folded: str, position: int, month: int) -> tuple[DayParts, int]:
    """A month and the day, 末, 上旬 … printed behind it become DayParts and the place behind them.

    Raises:
        ValueError: the numeral of the day is malformed.
    """
    if day := DAY.match(folded, position):
        return DayParts(month, read_number(day["day"])), day.end()
    if part := _PART.match(folded, position):
        return DayParts(month, part=END if part["part"].startswith(END) else part["part"]), part.end()
    return DayParts(month), position


def _behind_unit(folded: str, position: int) -> tuple[DayParts, int] | None:
    """What is printed behind 年 becomes DayParts and their end; None where 年 counts years (2000年前, 60年代)."""
    try:
        if month := MONTH.match(folded, position):
            return month_tail(folded, month)
        if slashed := _SLASHED.match(folded, position):
            return DayParts(read_number(slashed["month"]), read_number(slashed["day"])), slashed.end()
    except ValueError:
        return None
    if last := _YEAR_END.match(folded, position):
        return DayParts(part=END), last.end()
    return None if _NOT_A_YEAR.match(folded, position) else (DayParts(), position)


def _behind_mark(folded: str, year: PrintedYear, *, weak: bool) -> tuple[DayParts, int] | None:
    """What is printed behind a year without 年 (.4.1, .9月; weakly .4 or nothing) becomes DayParts and their end."""
    if _is_reference(folded, year.start):
        return None
    try:
        if full := _SEPARATED.match(folded, year.end):
            if full["mark"] == "-" and _is_address(folded, year):
                return None
            return DayParts(read_number(full["month"]), read_number(full["day"])), full.end()
        if month := _MONTH_AFTER_MARK.match(folded, year.end):
            return month_tail(folded, month)
        return _weak_parts(folded, year) if weak else None
    except ValueError:
        return None


def _weak_parts(folded: str, year: PrintedYear) -> tuple[DayParts, int] | None:
    """H28.4 or H28 becomes DayParts, unless it rather is a size, a magnitude (M7.3, T15) or a number (H28-3)."""
    printed = folded[year.start : year.end]
    letter = printed[0] if printed[0].isascii() and printed[0].isalpha() else ""
    month = _WEAK_MONTH.match(folded, year.end)
    if letter.islower() or letter == "M":
        return None
    if month is None:
        return None if letter == "T" or year.named is None else (DayParts(), year.end)
    if month["mark"] == "-" and (year.named is not None or len(month["month"]) != 2):
        return None
    return month_tail(folded, month)


def _is_reference(folded: str, position: int) -> bool:
    """True where a word for a number or a version stands before the place (バージョン2016.4.1, 第2016-4-1号)."""
    return folded[max(0, position - 10) : position].rstrip().lower().endswith(_REFERENCE)


def _is_address(folded: str, year: PrintedYear) -> bool:
    """True where an era name with dashes behind it rather is a town (袖ケ浦市昭和2-3-1) than a year."""
    return folded[year.start : year.start + 2] == year.era_name and (
        (year.era_year or 0) < 10 or folded[year.start - 1 : year.start] >= "一"
    )


def _find(folded: str, given: Era | None) -> tuple[FoundDate, ...]:
    """All dates of folded text, those with a year and those without, in reading order."""
    dated: list[FoundDate] = []
    position = next_year_at(folded, 0)
    while position is not None:
        if found := scan_date(folded, position):
            dated.append(found)
        position = next_year_at(folded, found[1] if found else position + 1)
    if "月" not in folded:
        return tuple(_merge_glosses(folded, dated))
    starts = (0, *(end for _, end, _ in dated))
    ends = (*(start for start, _, _ in dated), len(folded))
    undated = [found for gap in zip(starts, ends, strict=True) for found in _without_era(folded, gap, given)]
    return tuple(_merge_glosses(folded, sorted([*dated, *undated], key=lambda item: item[0])))


def _without_era(folded: str, gap: tuple[int, int], given: Era | None) -> list[FoundDate]:
    """Days printed in a gap without a year or an era become dates, resolved only where the caller gave the era."""
    found: list[FoundDate] = []
    for match in _WITHOUT_ERA.finditer(folded, *gap):
        try:
            count = read_number(match["count"]) if match["count"] else None
            parts, end = month_tail(folded, match) if match["day"] is None else _day_parts(match)
        except ValueError:
            continue
        if count is not None and given is not None:
            year = named_year(given, count, match.start(), match.end())
            found.append((match.start(), end, date_value(year, parts, inferred=True)))
        elif match["day"] is not None:
            value = DateValue(None, None, "month_day" if count is None else "day")
            found.append((match.start(), end, replace(value, flags=("no_year" if count is None else "no_era",))))
    return found


def _day_parts(match: re.Match[str]) -> tuple[DayParts, int]:
    """A matched month and day become DayParts and their end."""
    return DayParts(read_number(match["month"]), read_number(match["day"])), match.end()


def _merge_glosses(folded: str, found: list[FoundDate]) -> list[FoundDate]:
    """平成28年4月1日(2016年4月1日) becomes one date; a gloss with other days sets `gregorian_mismatch`."""
    merged: list[FoundDate] = []
    for start, end, value in found:
        before = merged[-1] if merged else None
        if before and folded[before[1] : start].strip() == "(" and folded[end : end + 1] == ")":
            both = _same_date(before[2], value)
            if both is not None:
                merged[-1] = (before[0], end + 1, both)
                continue
        merged.append((start, end, value))
    return merged


def _same_date(printed: DateValue, gloss: DateValue) -> DateValue | None:
    """A date and its gloss become one value with the era name; None where the gloss is a date of its own."""
    if None in (printed.start, gloss.start) or printed.precision != gloss.precision:
        return None
    if (printed.start, printed.end) == (gloss.start, gloss.end):
        return printed if printed.era else gloss
    if (printed.era is None) == (gloss.era is None):
        return None
    return replace(printed, flags=(*printed.flags, "gregorian_mismatch"))


def _parse_bare(folded: str, given: Era | None) -> DateValue | None:
    """A string that is nothing but a weak date (H28.4, R元, 2016/4; with an era 28.4.1) becomes its value."""
    opening = OPENING_WORDS.match(folded)
    start = opening.end() if opening else 0
    found = scan_date(folded, start, weak=True) if is_year_start(folded, start) else None
    if found is None and given is not None:
        folded = given.name + folded[start:]
        found = _with_given_era(folded)
    return found[2] if found and CLOSING_WORDS.fullmatch(folded, found[1]) else None


def _with_given_era(folded: str) -> FoundDate | None:
    """A date that begins with an era the caller gave says so; 3 and 28.4 stay numbers, 28年 and 28.4.1 are dates."""
    found = scan_date(folded, 0, weak=True)
    if found is None or ("年" not in folded and found[2].precision != "day"):
        return None
    return found[0], found[1], replace(found[2], flags=(*found[2].flags, "era_inferred"))
