"""Digits become the numerals of [DBNum1] to [DBNum3]: 漢数字, 大字, 全角数字."""

from __future__ import annotations

_DIGITS = {1: "〇一二三四五六七八九", 2: "〇壱弐参四伍六七八九", 3: "０１２３４５６７８９"}
_TENS = {1: ("", "十", "百", "千"), 2: ("", "拾", "百", "阡"), 3: ("", "十", "百", "千")}
_MYRIADS = {1: ("", "万", "億", "兆"), 2: ("", "萬", "億", "兆"), 3: ("", "万", "億", "兆")}


def in_numerals(text: str, kind: int) -> str:
    """Every ASCII digit of a text, one by one, as the numeral of [DBNum`kind`]; 0: unchanged.

    >>> in_numerals("120人", 1), in_numerals("120", 2), in_numerals("120", 3), in_numerals("120", 0)
    ('一二〇人', '壱弐〇', '１２０', '120')
    """
    if not kind:
        return text
    return text.translate({ord("0") + value: digit for value, digit in enumerate(_DIGITS[kind])})


def counted(number: int, kind: int) -> str:
    """A whole number below 10¹⁶ in words, as [DBNum`kind`] shows General and the parts of a date.

    >>> counted(123, 1), counted(30, 1), counted(10, 2), counted(20503, 1), counted(0, 1)
    ('百二十三', '三十', '壱拾', '二万五百三', '〇')
    >>> counted(123, 3), counted(123, 0)
    ('百２十３', '123')

    Raises:
        ValueError: the number is negative or too large.
    """
    if not kind:
        return str(number)
    if not 0 <= number < 10**16:
        raise ValueError(f"{number} in words")
    if number == 0:
        return _DIGITS[kind][0]
    words = ""
    for power, name in reversed(list(enumerate(_MYRIADS[kind]))):
        group = number // 10 ** (4 * power) % 10000
        if group:
            words += _group(group, kind, power) + name
    return words


def _group(number: int, kind: int, power: int) -> str:
    """A number below 10000. A single ten or hundred is named without 一, save in 大字 and before 万."""
    words = ""
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            continue
        bare = digit == 1 and place and kind != 2 and not (place == 3 and power)
        words += ("" if bare else _DIGITS[kind][digit]) + _TENS[kind][place]
    return words
