"""A number as printed (算用数字, 漢数字, 大字, 千・万・億) → an exact int or Decimal, or nothing."""

import re
from decimal import Decimal
from typing import Final, TypeAlias

from pipeline.text.clean import clean_text

Number: TypeAlias = int | Decimal
"""Whole numbers are int, others Decimal; never float."""

MINUS_SIGNS: Final = "△▲▵▴-−－‐‑–—ー"
"""Characters that make the number after them negative: accounting triangles and every dash that stands for a minus."""

_DIGIT_KANJI: Final = "〇一二三四五六七八九"
_FORMAL: Final = str.maketrans(
    "零壱壹弌弐貳貮弍参參弎肆伍陸漆柒捌玖拾佰陌仟阡萬", "〇一一一二二二二三三三四五六七七八九十百百千千万"
)
_TENS: Final = {"廿": "二十", "卅": "三十", "丗": "三十"}
_ARABIC_DIGITS: Final = str.maketrans(_DIGIT_KANJI, "0123456789")

NUMBER_CHARACTERS: Final = "0-9.,〇一二三四五六七八九十百千万億兆零壱壹弌弐貳貮弍参參弎肆伍陸漆柒捌玖拾佰陌仟阡萬廿卅丗"
"""The inside of a character class: what an unsigned number is made of after cleaning."""

_PLAIN: Final = re.compile(r"[0-9]{1,9}")
_SIGN: Final = re.compile(f"(?:([{re.escape(MINUS_SIGNS)}]|マイナス|ひく)|[+＋]|プラス) ?")
_KANJI_DIGIT: Final = re.compile(f"[{_DIGIT_KANJI}]")
_ZERO_CIRCLE: Final = re.compile(f"(?<=[{_DIGIT_KANJI}十百千])[○◯](?=[{_DIGIT_KANJI}○◯]|$)")
_FILLER_ZERO: Final = re.compile(f"(?<=[百千万億兆])〇+(?=[{_DIGIT_KANJI}十百])")
_UNSURE_ONES: Final = re.compile(f"[十百千][{_DIGIT_KANJI}](?=[{_DIGIT_KANJI}])")  # 十二三 is "twelve or thirteen"
_ARABIC: Final = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[1-9][0-9]{0,17}|0[0-9]?)(?:\.[0-9]{1,6})?")
_LONGEST: Final = 40  # no amount is printed longer than this, and Decimal (28 digits) is exact for all that pass
_SPACED_COMMA: Final = re.compile(r"(?<=[0-9]) ?[,，] ?(?=[0-9]{3}(?![0-9]))")

_LARGE: Final = (("兆", 10**12), ("億", 10**8), ("万", 10**4))
_SMALL: Final = (("千", 1000), ("百", 100), ("十", 10))


def parse_number(text: str) -> Number | None:
    """A number and nothing else → its value; None for anything that is not surely one.

    Read: digits of any width, thousands separators (`1,184`, `3, 438`), decimals, 漢数字 by position (`一二`) or by
    place name (`千二百三十四`), 大字 (`壱百弐拾参`), 廿, 千・百万・億 after digits (`9億8,528万6千`, `1.5億`),
    and a sign (`△`, `▲`, `-`, `マイナス`, `+`).
    Refused: separators out of place (`71,1`, `1,23`), a decimal 、, digits of both kinds in one place (`1二`), places
    out of order, 万 or 億 with nothing before it (万一), a leading zero of three digits or more (a code), ①.
    A bare place name is a number (十 = 10, 千 = 1000): whoever reads a caption such as 千円 asks first.

    >>> parse_number("１，１８４"), parse_number("3, 438"), parse_number("△ 111,155")
    (1184, 3438, -111155)
    >>> parse_number("千二百三十四"), parse_number("一二"), parse_number("壱百弐拾参万"), parse_number("百〇五")
    (1234, 12, 1230000, 105)
    >>> parse_number("280億3911万4千"), parse_number("1.5億"), parse_number("4.05")
    (28039114000, 150000000, Decimal('4.05'))
    >>> [parse_number(t) for t in ("71,1", "万一", "数十", "1二", "0463", "")]
    [None, None, None, None, None, None]
    """
    if _PLAIN.fullmatch(text) and (text[0] != "0" or len(text) < 3):
        return int(text)
    text = _SPACED_COMMA.sub(",", clean_text(text))
    sign = _SIGN.match(text)
    value = parse_unsigned(text[sign.end() :] if sign else text)
    return -value if value is not None and sign and sign[1] else value


def parse_unsigned(text: str) -> Number | None:
    """A cleaned number without a sign → its value, or None. The core of `parse_number`, for callers that have cleaned.

    >>> parse_unsigned("三億二千五百万"), parse_unsigned("二○一六"), parse_unsigned("-5")
    (325000000, 2016, None)
    """
    value = _arabic(text)
    digits = "" if value is not None or len(text) > _LONGEST else _as_arabic(text)
    if not digits:
        return value
    total: Number = 0
    below = None
    for name, size in _LARGE:
        head, found, tail = digits.partition(name)
        if not found:
            continue
        part = _section(head, whole=bool(tail) or below is not None)
        if part is None or (below is not None and part * size >= below):
            return None
        total += part * size
        digits, below = tail, size
    if digits:
        part = _section(digits, whole=below is not None)
        if part is None or (below is not None and part >= below):
            return None
        total += part
    return _whole(total)


def _as_arabic(text: str) -> str:
    """漢数字 and 大字 → the digits 0-9 with 十百千万億兆 left in place; empty where it is not sure what they say."""
    text = _ZERO_CIRCLE.sub("〇", text.translate(_FORMAL))
    for old, new in _TENS.items():
        text = text.replace(old, new)
    if not _KANJI_DIGIT.search(text):
        return text
    text = _FILLER_ZERO.sub("", text)
    if any(c in text for c in "0123456789.,") or _UNSURE_ONES.search(text):
        return ""
    return text.translate(_ARABIC_DIGITS)


def _section(text: str, *, whole: bool) -> Number | None:
    """What stands before 万, 億, 兆 or the end → its value; a fraction only where nothing else is added to it."""
    value = _arabic(text)
    if value is None:
        value = _small_places(text, whole=whole)
    return None if whole and isinstance(value, Decimal) else value


def _small_places(text: str, *, whole: bool) -> Number | None:
    """`2千5百`, `十2`, `123百` → the value; each place at most once, in order, and smaller than the place before it."""
    total: Number = 0
    below: int | None = None
    for name, size in _SMALL:
        head, found, tail = text.partition(name)
        if not found:
            continue
        count = _arabic(head) if head else 1
        if count is None or (isinstance(count, Decimal) and (whole or tail or below is not None)):
            return None
        if (below is not None and not 0 < count * size < below) or (size == 10 and count >= 10):
            return None
        total += count * size
        text, below = tail, size
    if below is None or not text:
        return None if below is None else _whole(total)
    ones = _arabic(text)
    return total + ones if ones is not None and isinstance(ones, int) and ones < below else None


def _arabic(text: str) -> Number | None:
    """Digits 0-9 with well-placed separators and point → the value."""
    if not _ARABIC.fullmatch(text):
        return None
    text = text.replace(",", "")
    return int(text) if "." not in text else _whole(Decimal(text))


def _whole(value: Number) -> Number:
    """A Decimal without a fraction → int."""
    return int(value) if value == int(value) else value
