"""Characters that are a number or a letter of a list by themselves (①, ⑴, Ⅳ, ㈠, ㋐) → the number."""

from types import MappingProxyType
from typing import Final


def _run(first: int, numbers: range) -> dict[str, int]:
    return {chr(first + i): number for i, number in enumerate(numbers)}


CIRCLED: Final = MappingProxyType(
    {
        **_run(0x2460, range(1, 21)),
        **_run(0x24EB, range(11, 21)),
        **_run(0x24F5, range(1, 11)),
        **_run(0x2776, range(1, 11)),
        **_run(0x2780, range(1, 11)),
        **_run(0x278A, range(1, 11)),
        **_run(0x3251, range(21, 36)),
        **_run(0x32B1, range(36, 51)),
        **_run(0x3248, range(10, 90, 10)),
        **_run(0x3280, range(1, 11)),
        **dict.fromkeys("⓪⓿🄋🄌", 0),
    }
)
"""Numbers in circles, plain, double or filled: ① ❶ ➀ ⓵ ㉑ ㊀ ⓪."""

PARENTHESIZED: Final = MappingProxyType({**_run(0x2474, range(1, 21)), **_run(0x3220, range(1, 11))})
"""⑴ and ㈠."""

DOTTED: Final = MappingProxyType({**_run(0x2488, range(1, 21)), "🄀": 0, **_run(0x1F101, range(10))})
"""⒈ and the digits with a comma 🄂."""

ROMAN: Final = MappingProxyType({**_run(0x2160, range(1, 13)), **_run(0x2170, range(1, 13))})
"""Ⅰ–Ⅻ and ⅰ–ⅻ."""

LETTERS: Final = MappingProxyType(
    {
        **_run(0x249C, range(1, 27)),
        **_run(0x24B6, range(1, 27)),
        **_run(0x24D0, range(1, 27)),
        **_run(0x1F110, range(1, 27)),
    }
)
"""⒜, Ⓐ, ⓐ and 🄐: the place in the alphabet."""

_KANA_ORDER: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
# Official writing counts ア, イ, ウ. A list that has one of these is almost surely in イロハ order, where it stands
# elsewhere: a single mark does not say its number.
_ALSO_IROHA: Final = frozenset("ロハニホヘトチリヌルヲ")

KANA: Final = MappingProxyType({kana: None if kana in _ALSO_IROHA else i for i, kana in enumerate(_KANA_ORDER, 1)})
"""A katakana mark → its place in the fifty sounds; None where the イロハ order would give another number."""

CIRCLED_KANA: Final = MappingProxyType({chr(0x32D0 + i): KANA[kana] for i, kana in enumerate(_KANA_ORDER)})
"""㋐ … ㋻, as `KANA`."""

_ROMAN_WORDS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ROMAN_WORDS: Final = MappingProxyType(
    {form: i for i, word in enumerate(_ROMAN_WORDS, 1) for form in (word, word.lower())}
)
"""Roman numerals typed with ASCII letters, I to XII."""

_KANJI_DIGITS: Final = "一二三四五六七八九"
KANJI: Final = MappingProxyType(
    {
        tens + ones: 10 * t + o
        for t, tens in enumerate(["", "十", *(digit + "十" for digit in _KANJI_DIGITS[1:])])
        for o, ones in enumerate(["", *_KANJI_DIGITS])
        if tens + ones
    }
)
"""一 to 九十九."""
