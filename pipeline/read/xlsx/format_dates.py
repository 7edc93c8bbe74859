"""A serial number and a section of date tokens become the date or time as displayed (和暦, 曜日, 経過時間 too)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pipeline.read.xlsx.format_numerals import counted, in_numerals
from pipeline.read.xlsx.format_tokens import Section, Token

_ERAS = (
    ((2019, 5, 1), "令和", "R"),
    ((1989, 1, 8), "平成", "H"),
    ((1926, 12, 25), "昭和", "S"),
    ((1912, 7, 30), "大正", "T"),
    ((1868, 1, 25), "明治", "M"),
)
_WEEKDAYS = "日月火水木金土"
_ENGLISH_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LAST_DAY = 2958465
"""9999-12-31, the last day that Excel knows."""
_LEAP_DAY = 60
"""Excel counts 1900-02-29, a day that never was; every later day of the 1900 system is one too high for it."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """`weekday` counts from Sunday; `seconds` since midnight and `total`, since serial 0, are rounded as displayed."""

    date: tuple[int, int, int]
    weekday: int
    seconds: Decimal
    total: Decimal

    @property
    def era(self) -> tuple[str, str, int]:
        """Name, letter and year of the Japanese era."""
        for first, name, letter in _ERAS:
            if self.date >= first:
                return name, letter, self.date[0] - first[0] + 1
        raise ValueError("a date before 明治")


def date_of_serial(serial: int, *, date1904: bool = False) -> tuple[int, int, int]:
    """The year, month and day that Excel shows for a serial number, its leap day 1900-02-29 included.

    >>> date_of_serial(43191), date_of_serial(60), date_of_serial(59), date_of_serial(0)
    ((2018, 4, 1), (1900, 2, 29), (1900, 2, 28), (1900, 1, 0))
    >>> date_of_serial(41729, date1904=True)
    (2018, 4, 1)

    Raises:
        ValueError: Excel shows no date for it (#####).
    """
    if not 0 <= serial <= _LAST_DAY - (1462 if date1904 else 0):
        raise ValueError(f"{serial} is no date")
    if not date1904 and serial in (0, _LEAP_DAY):
        return (1900, 1, 0) if serial == 0 else (1900, 2, 29)
    start = datetime.date(1904, 1, 1) if date1904 else datetime.date(1899, 12, 31 if serial < _LEAP_DAY else 30)
    day = start + datetime.timedelta(days=serial)
    return day.year, day.month, day.day


def render_date(value: Decimal, section: Section, *, date1904: bool = False) -> str:
    """A serial number as its section shows it.

    Raises:
        ValueError: it is no date, or the section holds what is not understood.
    """
    tokens = _with_minutes(section.tokens)
    shown = [token.text for token in tokens]
    if value < 0 and not date1904:
        raise ValueError(f"{value} is no date")
    if section.numerals and any(token.kind == "elapsed" for token in tokens):
        raise ValueError("elapsed time in numerals")
    digits = max((len(text) - 1 for text in shown if text.startswith(".0")), default=0)
    moment = _moment(value, _rounding(shown, digits), date1904=date1904)
    noon = any(token.kind == "date" and "/" in token.text for token in tokens)
    return "".join(_token(token, moment, section, noon=noon) for token in tokens)


def _rounding(shown: list[str], digits: int) -> Decimal | None:
    """To what the time is rounded: to the last digit of displayed seconds; without seconds only the noise is taken off."""
    return Decimal(1).scaleb(-digits) if any(text.strip("s") == "" and text for text in shown) else None


def _moment(value: Decimal, unit: Decimal | None, *, date1904: bool) -> _Moment:
    total = (value * 86400).quantize(unit or Decimal("0.001"), ROUND_HALF_UP)
    serial = int(total // 86400)
    date = date_of_serial(serial, date1904=date1904)
    weekday = (datetime.date(*date).isoweekday() % 7) if date1904 else (serial + 6) % 7
    return _Moment(date, weekday, total - serial * 86400, total)


def _with_minutes(tokens: tuple[Token, ...]) -> list[Token]:
    """The tokens with `m` after hours or before seconds turned into `min`: minutes."""
    times = [at for at, token in enumerate(tokens) if token.kind in ("date", "elapsed") and token.text[0] != "."]
    made = list(tokens)
    for place, at in enumerate(times):
        text = tokens[at].text
        if tokens[at].kind != "date" or text not in ("m", "mm"):
            continue
        before = tokens[times[place - 1]].text if place else ""
        after = tokens[times[place + 1]].text if place + 1 < len(times) else ""
        if before.startswith("h") or after.startswith("s"):
            made[at] = Token("date", "min" if text == "m" else "min2")
    return made


def _token(token: Token, moment: _Moment, section: Section, *, noon: bool) -> str:
    if token.kind in ("text", "comma", "slash", "point"):
        return token.text
    if token.kind == "elapsed":
        return str(int(moment.total // {"h": 3600, "m": 60, "s": 1}[token.text[0]])).zfill(len(token.text))
    if token.kind != "date":
        raise ValueError(f"{token.text!r} among parts of a date")
    first = token.text[0]
    if "/" in token.text:
        return _half_of_day(token.text, moment, section)
    if token.text.startswith("min") or first in "hs.":
        return _time(token.text, moment, section, noon=noon)
    if first in "gera":
        return _japanese(token.text, moment, section)
    return _western(token.text, moment, section)


def _half_of_day(text: str, moment: _Moment, section: Section) -> str:
    late = moment.seconds >= 43200
    if section.locale not in ("", "ja"):
        raise ValueError(f"{text} in the locale {section.locale}")
    if text == "a/p":
        return "p" if late else "a"
    if text == "午前/午後" or section.locale == "ja":
        return "午後" if late else "午前"
    return "PM" if late else "AM"


def _time(text: str, moment: _Moment, section: Section, *, noon: bool) -> str:
    if text[0] == ".":
        return "." + str(int(moment.seconds % 1 * 10 ** (len(text) - 1))).zfill(len(text) - 1)
    if text[0] == "h":
        number = int(moment.seconds // 3600)
        number = (number % 12 or 12) if noon else number
        wide = len(text) > 1
    else:
        number = int(moment.seconds // 60 % 60) if text[0] == "m" else int(moment.seconds % 60)
        wide = text in ("min2", "ss")
    return _number(number, section, wide=wide)


def _number(number: int, section: Section, *, wide: bool) -> str:
    if section.numerals in (1, 2):
        return counted(number, section.numerals)
    return in_numerals(f"{number:02d}" if wide else str(number), section.numerals)


def _japanese(text: str, moment: _Moment, section: Section) -> str:
    if section.locale not in ("", "ja"):
        raise ValueError(f"{text} in the locale {section.locale}")
    if text[0] == "a":
        return _WEEKDAYS[moment.weekday] + ("曜日" if len(text) == 4 else "")
    name, letter, year = moment.era
    if text[0] == "g":
        return {1: letter, 2: name[0]}.get(len(text), name)
    shown = "元" if section.gannen and year == 1 else _number(year, section, wide=text in ("ee", "r", "rr"))
    return name + shown if text == "rr" else shown


def _western(text: str, moment: _Moment, section: Section) -> str:
    year, month, day = moment.date
    if text[0] == "y":
        return in_numerals(f"{year % 100:02d}" if len(text) < 3 else f"{year:04d}", section.numerals)
    if len(text) <= 2:
        return _number(month if text[0] == "m" else day, section, wide=len(text) == 2)
    if section.locale not in ("", "en-us", "409"):
        raise ValueError(f"{text} in the locale {section.locale}")
    if text[0] == "d":
        name = _ENGLISH_DAYS[moment.weekday]
        return name[:3] if len(text) == 3 else name
    name = _ENGLISH_MONTHS[month - 1]
    return {3: name[:3], 5: name[:1]}.get(len(text), name)
