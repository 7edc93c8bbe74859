"""A counter's number and the format that a list asks for (w:numFmt) → the number as printed (①, ア, 一, Ⅳ …)."""

from __future__ import annotations

from typing import Final

from pipeline.text import enclosed_numbers as enclosed

_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_KANJI_DIGITS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")
_LEGAL_DIGITS: Final = "壱弐参四伍六七八九"
_PLAIN_DIGITS: Final = "一二三四五六七八九"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_AIUEO: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_AIUEO_HALF: Final = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA: Final = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_IROHA_HALF: Final = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_SERIES: Final = {
    "aiueo": _AIUEO_HALF,
    "aiueoFullWidth": _AIUEO,
    "iroha": _IROHA_HALF,
    "irohaFullWidth": _IROHA,
    "lowerLetter": _LETTERS,
    "upperLetter": _LETTERS.upper(),
    "chicago": "*†‡§",
}
_CYCLES: Final = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
_IDEOGRAPHS: Final = {**{chr(0x3280 + i): i + 1 for i in range(10)}}


def _by_number(table: dict[str, int], characters: str) -> dict[int, str]:
    return {number: character for character, number in table.items() if character in characters}


_CIRCLES: Final = _by_number(
    dict(enclosed.CIRCLED), "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
)
_ENCLOSED: Final = {
    "decimalEnclosedCircle": {number: mark for number, mark in _CIRCLES.items() if number <= 20},
    "decimalEnclosedCircleChinese": {number: mark for number, mark in _CIRCLES.items() if number <= 20},
    "decimalEnclosedParen": _by_number(dict(enclosed.PARENTHESIZED), "".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _by_number(dict(enclosed.DOTTED), "".join(map(chr, range(0x2488, 0x249C)))),
    "ideographEnclosedCircle": {number: mark for mark, number in _IDEOGRAPHS.items()},
}
_MYRIAD_WORDS: Final = frozenset(
    (
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "chineseCounting",
        "chineseCountingThousand",
        "taiwaneseCounting",
    )
)


def printed_number(number: int, kind: str) -> str:
    """A number in one of the formats of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59); in figures where it has none there.

    >>> [printed_number(3, kind) for kind in ("decimalEnclosedCircle", "aiueoFullWidth", "japaneseCounting", "upperRoman")]
    ['③', 'ウ', '三', 'III']
    >>> printed_number(12, "decimalFullWidth"), printed_number(21, "decimalEnclosedCircle"), printed_number(3, "none")
    ('１２', '21', '')
    >>> printed_number(12, "japaneseCounting"), printed_number(12, "ideographDigital"), printed_number(27, "upperLetter")
    ('十二', '一二', 'AA')
    """
    if kind in {"none", "bullet"} or number < 0:
        return "" if kind in {"none", "bullet"} else str(number)
    if kind in _ENCLOSED:
        return _ENCLOSED[kind].get(number, str(number))
    if kind in _SERIES and number > 0:
        series = _SERIES[kind]
        turn, place = divmod(number - 1, len(series))
        return series[place] * (turn + 1)
    if kind in _CYCLES and number > 0:
        return _CYCLES[kind][(number - 1) % len(_CYCLES[kind])]
    if kind in {"upperRoman", "lowerRoman"} and 0 < number < 4000:
        return _roman(number) if kind == "upperRoman" else _roman(number).lower()
    return _in_digits(number, kind)


def _in_digits(number: int, kind: str) -> str:
    if kind in {"decimalFullWidth", "decimalFullWidth2"}:
        return str(number).translate(_FULL_WIDTH)
    if kind == "ideographDigital":
        return str(number).translate(_KANJI_DIGITS)
    if kind in _MYRIAD_WORDS or kind == "japaneseLegal":
        return _in_kanji(number, legal=kind == "japaneseLegal")
    if kind == "decimalZero":
        return f"{number:02}"
    return f"- {number} -" if kind == "numberInDash" else str(number)


def _roman(number: int) -> str:
    letters = []
    for value, mark in _ROMAN:
        letters.append(mark * (number // value))
        number %= value
    return "".join(letters)


def _in_kanji(number: int, *, legal: bool) -> str:
    """Up to 9999 in kanji with 十, 百, 千 (in deeds 拾, 百, 阡); in figures beyond."""
    if not 0 < number < 10_000:
        return "〇" if number == 0 else str(number)
    digits, words = (_LEGAL_DIGITS, "阡百拾") if legal else (_PLAIN_DIGITS, "千百十")
    text = ""
    for unit, word in zip((1000, 100, 10), words, strict=True):
        count, number = divmod(number, unit)
        if count:
            text += ("" if count == 1 and not legal else digits[count - 1]) + word
    return text + (digits[number - 1] if number else "")
