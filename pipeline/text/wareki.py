"""Era names and marks (元号) become eras with their first and last day, and era years become western years and back."""

from dataclasses import dataclass
from datetime import date
from typing import Final

LATEST_YEAR: Final = 2100
"""Plans look ahead to 2050 or 2065; a year after this one is a misprint."""

EARLIEST_YEAR: Final = 1868
"""The first year of 明治, the first era this module knows."""

FIRST_SOLAR_MEIJI_YEAR: Final = 6
"""Japan took the Gregorian calendar on 明治6年1月1日 (太政官布告第337号 of 明治5年); earlier days are lunisolar."""


@dataclass(frozen=True, slots=True)
class Era:
    """An era with its printed marks and the days, both included, on which it was in force."""

    name: str
    marks: tuple[str, ...]
    start: date
    end: date | None

    def western_year(self, era_year: int) -> int:
        """The era year becomes the western year, in force or not.

        >>> era_of_mark("平").western_year(28)
        2016
        """
        return self.start.year + era_year - 1


ERAS: Final = (
    Era("明治", ("明", "M", "㍾"), date(1868, 1, 25), date(1912, 7, 30)),
    Era("大正", ("大", "T", "㍽"), date(1912, 7, 30), date(1926, 12, 25)),
    Era("昭和", ("昭", "S", "㍼"), date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", ("平", "H", "㍻"), date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", ("令", "R", "㋿"), date(2019, 5, 1), None),
)
"""The eras since 明治. The days on which 明治 and 大正 ended are also the first days of the era that follows."""

_BY_MARK: Final = {mark: era for era in ERAS for mark in (era.name, *era.marks)}


def era_of_mark(mark: str) -> Era:
    """A name or mark (平成, 平, H, h, ㍻; spaces inside are allowed) becomes its era.

    Raises:
        ValueError: no era has this mark.

    >>> era_of_mark("㋿").name
    '令和'
    """
    era = _BY_MARK.get(mark.replace(" ", "").upper())
    if era is None:
        raise ValueError(f"not an era since Meiji: {mark!r}")
    return era


def era_of_day(day: date) -> Era:
    """A day becomes the era in force on it; a day on which two eras meet belongs to the new one.

    Raises:
        ValueError: the day lies before 明治.

    >>> era_of_day(date(2019, 4, 30)).name, era_of_day(date(1926, 12, 25)).name
    ('平成', '昭和')
    """
    for era in reversed(ERAS):
        if era.start <= day:
            return era
    raise ValueError(f"before Meiji: {day.isoformat()}")


def era_year_label(day: date) -> str:
    """A day becomes the name of its era year, the first one being 元年.

    >>> era_year_label(date(2019, 5, 1)), era_year_label(date(2020, 3, 31))
    ('令和元年', '令和2年')
    """
    era = era_of_day(day)
    return name_year(era, day.year - era.start.year + 1)


def name_year(era: Era, era_year: int) -> str:
    """An era and a year in it become the label, the first one being 元年.

    >>> name_year(era_of_mark("S"), 63)
    '昭和63年'
    """
    return f"{era.name}{'元' if era_year == 1 else era_year}年"


def is_lunisolar(era: Era, era_year: int) -> bool:
    """True for the years of 明治 whose days have no place in the Gregorian calendar without a table of moons.

    >>> is_lunisolar(era_of_mark("明治"), 5), is_lunisolar(era_of_mark("明治"), 6)
    (True, False)
    """
    return era.name == "明治" and era_year < FIRST_SOLAR_MEIJI_YEAR
