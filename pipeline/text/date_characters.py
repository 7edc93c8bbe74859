"""Raw characters of a printed date become one spelling of the same length, and its numerals become integers."""

import re
from typing import Final

KANJI_DIGITS: Final = "〇○◯零一二三四五六七八九"
"""Kanji that stand for one digit; printed dates use the circles ○ and ◯ for 〇."""

KANJI_NUMERALS: Final = KANJI_DIGITS + "十百廿卅"
"""Kanji a year, a month or a day is written with."""

_DIGIT_VALUE: Final = dict(zip(KANJI_DIGITS, (0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))

_SPACES: Final = "".join(map(chr, range(0x2000, 0x200E))) + "\u00a0\u00ad\u2060\u3000\ufeff\n\r\v\f"
_DASHES: Final = "‐‑‒–—―−─━ーｰ－﹣"
_WAVES: Final = "〜～∼∿˜〰"
_DOTS: Final = "･·•‧⋅∙"
_OPENING: Final = "（［〔【｛[{〈《<＜"
_CLOSING: Final = "）］〕】｝]}〉》>＞"
_SAME: Final = (
    # Kangxi radicals and compatibility ideographs that fonts and PDF producers put in the place of the real character.
    ("⽇⽉⽅⼤⼀⼆⼋⼗⾄⽊⽕⽔⾦⼟", "日月方大一二八十至木火水金土"),
    ("\uf98e\uf9a8\uf9d1\u3038\u3039\u303a", "年令六十廿卅"),
)


def _table() -> dict[int, str]:
    """One character to one character: what keeps every span of the folded text a span of the source."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for group, one in ((_SPACES, " "), (_DASHES, "-"), (_WAVES, "~"), (_DOTS, "・"), (_OPENING, "("), (_CLOSING, ")")):
        table.update(dict.fromkeys(map(ord, group), one))
    # Variation selectors hang on the kanji before them and say nothing about a date.
    table.update(dict.fromkeys((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)), " "))
    for printed, meant in _SAME:
        table.update(zip(map(ord, printed), meant, strict=True))
    return table


_FOLD: Final = _table()

_TENS: Final = re.compile(
    r"(?:(?P<thousands>[一二]?)千)?(?:(?P<hundreds>[一二三四五六七八九]?)百)?"
    r"(?:(?P<tens>[二三四五六七八九]?)十|(?P<twenty>廿)|(?P<thirty>卅))?(?P<ones>[一二三四五六七八九]?)"
)


def fold(text: str) -> str:
    """Text becomes the same text in one width, one dash, one bracket, one space; its length never changes.

    A TAB stays, because it separates cells; a line break becomes a space, because dates are wrapped.

    >>> fold("平成２８年（２０１６）～")
    '平成28年(2016)~'
    """
    return text.translate(_FOLD)


def read_number(printed: str) -> int:
    """A folded numeral (28, `2 8`, 元, 二十八, 二八, 二〇一六) becomes the integer it names.

    Raises:
        ValueError: the string is not one well-formed numeral.

    >>> read_number("三十一"), read_number("元"), read_number("二〇一六")
    (31, 1, 2016)
    """
    compact = printed.replace(" ", "")
    if compact.isascii() and re.fullmatch("[0-9]{1,4}", compact):
        return int(compact)
    if compact == "元":
        return 1
    # A circle at the head stands for a number still to be filled in: 令和○年○月○日.
    if compact and all(sign in _DIGIT_VALUE for sign in compact) and _DIGIT_VALUE[compact[0]]:
        return int("".join(str(_DIGIT_VALUE[sign]) for sign in compact))
    return _read_tens(compact)


def _read_tens(compact: str) -> int:
    """Kanji with 十, 百 or 千 become an integer below 3000."""
    found = _TENS.fullmatch(compact)
    if not compact or found is None:
        raise ValueError(f"not a numeral: {compact!r}")
    total = 0
    for name, weight in (("thousands", 1000), ("hundreds", 100), ("tens", 10), ("ones", 1)):
        digit = found[name]
        if digit is not None and (digit or name != "ones"):
            total += weight * _DIGIT_VALUE.get(digit, 1)
    return total + (20 if found["twenty"] else 0) + (30 if found["thirty"] else 0)
