"""A year printed at a place in folded text, with its western or other-era gloss, becomes a PrintedYear."""

import re
from dataclasses import dataclass, replace
from typing import Final

from pipeline.text.date_characters import KANJI_NUMERALS, read_number
from pipeline.text.wareki import EARLIEST_YEAR, LATEST_YEAR, Era, era_of_mark

_ERA: Final = (
    r"(?:明 {0,3}治|大 {0,3}正|昭 {0,3}和|平 {0,3}成|令 {0,3}和|[㍾㍽㍼㍻㋿]"
    # 政令2年, 最大5年: a one-kanji mark never follows another kanji. R, H … never end a Latin word or a number.
    r"|(?<![一-龥々])[明大昭平令]\.?|(?<![A-Za-z0-9.])[MTSHRmtshr]\.?)"
)
_DIGITS: Final = "(?:[0-9](?: [0-9]){1,2}(?! ?[0-9])|[0-9]{1,3})"
_KANJI_NUMBER: Final = f"[{KANJI_NUMERALS}]{{1,5}}"
_WESTERN: Final = (
    r"(?:西暦 {0,2})?(?:[12] ?[0-9] ?[0-9] ?[0-9]|[一二][〇○◯零一二三四五六七八九]{3}(?![〇○◯零一二三四五六七八九十])"
    r"|(?:二千|千九百)[一二三四五六七八九十]{1,4})"
)
_ERA_YEAR: Final = rf"(?P<era>{_ERA}) {{0,3}}(?P<count>元|{_DIGITS}(?![0-9])|{_KANJI_NUMBER})"

# 平成2021年度 is a misprint, not 2021年度; 3.2016年 and X2016年 are parts of something else.
_NOT_AFTER_ERA: Final = "".join(
    f"(?<!{name}{space})" for name in ("明治", "大正", "昭和", "平成", "令和") for space in ("", " ")
)
_YEAR: Final = re.compile(
    rf"{_ERA_YEAR}|(?P<western>(?<![0-9A-Za-z.,/_㍾㍽㍼㍻㋿]){_NOT_AFTER_ERA}{_WESTERN})(?![0-9])"
)
_MAY_BEGIN: Final = re.compile("[明大昭平令㍾㍽㍼㍻㋿MTSHRmtshr西12一二千]")
_YEAR_HERE: Final = re.compile(rf"{_ERA_YEAR}|(?P<western>{_WESTERN})(?![0-9])")
NOT_COUNTED: Final = "(?!間(?!接)|目(?![標的次録安途])|ぶり|連続)"
"""Behind a bare 5年度 or 3日: not 5年度間, 3年度連続, 2日目; but 年度目標 and 年度間接経費 may follow."""
_UNIT: Final = re.compile(r" {0,3}(?:(?P<fiscal>(?:会計)?年 {0,3}度)|(?P<calendar>年))")
_BRACKET: Final = re.compile(
    rf" {{0,2}}\( {{0,2}}(?:{_ERA_YEAR}|(?P<western>{_WESTERN})) {{0,2}}(?P<unit>年? ?度?) {{0,2}}\)"
)
_SECOND_ERA: Final = re.compile(rf" {{0,2}}[・/=] {{0,2}}{_ERA_YEAR}")
_FISCAL_TAIL: Final = re.compile(" {0,2}度")


@dataclass(frozen=True, slots=True)
class PrintedYear:
    """A year as printed: `text[start:end]`, its era year if it names one, its western value, 年 or 年度 behind it.

    `western` is None for an era year that cannot exist (平成0年, 令和150年). `second` is the other name of the same
    year in 平成31(令和元)年. `flags` may hold `gregorian_mismatch`.
    """

    start: int
    end: int
    named: tuple[Era, int] | None
    western: int | None
    unit: str = ""
    flags: tuple[str, ...] = ()
    second: tuple[Era, int] | None = None

    @property
    def era_name(self) -> str | None:
        """The name of the printed era, or None for a western year."""
        return self.named[0].name if self.named else None

    @property
    def era_year(self) -> int | None:
        """The printed year of the era, or None for a western year."""
        return self.named[1] if self.named else None


def next_year_at(folded: str, position: int) -> int | None:
    """The first place from `position` on where a year may begin, or None."""
    # A search for one character of a set costs a tenth of a search for the whole pattern.
    for candidate in _MAY_BEGIN.finditer(folded, position):
        if _YEAR.match(folded, candidate.start()):
            return candidate.start()
    return None


def scan_year(folded: str, position: int) -> PrintedYear | None:
    """The year that begins exactly at `position` of folded text, with unit and gloss, becomes a PrintedYear.

    The year printed first wins over a gloss that contradicts it, and `gregorian_mismatch` is set.

    >>> year = scan_year("平成28(2016)年度", 0)
    >>> year.western, year.unit, year.end
    (2016, '年度', 12)
    """
    found = _YEAR_HERE.match(folded, position)
    year = _bare_year(found) if found else None
    return _with_gloss(folded, _with_unit(folded, year)) if year else None


def is_year_start(folded: str, position: int) -> bool:
    """True where what stands before `position` allows a year to begin there."""
    return _YEAR.match(folded, position) is not None


def _bare_year(found: re.Match[str]) -> PrintedYear | None:
    """A matched year becomes a PrintedYear without unit, or None where the numeral or the western year is not one."""
    printed_western = found.groupdict().get("western")
    try:
        if printed_western:
            western = read_number(printed_western.removeprefix("西暦").strip())
            if not EARLIEST_YEAR <= western <= LATEST_YEAR:
                return None
            return PrintedYear(found.start(), found.end(), None, western)
        era_year = read_number(found["count"])
    except ValueError:
        return None
    era = era_of_mark(found["era"].rstrip("."))
    return named_year(era, era_year, found.start(), found.end())


def named_year(era: Era, era_year: int, start: int, end: int, unit: str = "") -> PrintedYear:
    """An era year and its place become a PrintedYear."""
    return PrintedYear(start, end, (era, era_year), known_year(era, era_year), unit)


def known_year(era: Era, era_year: int) -> int | None:
    """The western year of an era year, or None where it cannot exist (year 0, or later than any plan).

    >>> known_year(era_of_mark("平成"), 0) is None, known_year(era_of_mark("平成"), 35)
    (True, 2023)
    """
    western = era.western_year(era_year)
    return western if era_year >= 1 and western <= LATEST_YEAR else None


def _with_unit(folded: str, year: PrintedYear) -> PrintedYear:
    """年 or 年度 behind the year, if any, is taken in."""
    found = _UNIT.match(folded, year.end)
    if found is None:
        return year
    return replace(year, end=found.end(), unit="年度" if found["fiscal"] else "年")


def _with_gloss(folded: str, year: PrintedYear) -> PrintedYear:
    """(2016), (平成28年) or ・令和元 behind the year is checked against it and taken in, with a unit that follows."""
    bracket = _BRACKET.match(folded, year.end)
    found = bracket or (_SECOND_ERA.match(folded, year.end) if year.named else None)
    gloss = _bare_year(found) if found else None
    if found is None or gloss is None or (year.named and gloss.named and gloss.western != year.western):
        return year
    glossed = replace(_merge(year, gloss), end=found.end())
    if year.unit == "年" and (tail := _FISCAL_TAIL.match(folded, glossed.end)):
        return replace(glossed, end=tail.end(), unit="年度")
    if year.unit:
        return glossed if bracket else replace(_with_unit(folded, glossed), unit=year.unit)
    inner = bracket["unit"].replace(" ", "") if bracket else ""
    after = _with_unit(folded, glossed)
    return after if after.unit or inner not in {"年", "年度"} else replace(after, unit=inner)


def _merge(year: PrintedYear, gloss: PrintedYear) -> PrintedYear:
    """Two names of one year become one PrintedYear: the era name leads, the first one printed counts."""
    if year.western != gloss.western:
        return replace(year, flags=("gregorian_mismatch",))
    if year.named is None:
        return replace(year, named=gloss.named)
    return replace(year, second=gloss.named)
