"""Groups of look-alike characters → the tables that cleaning and folding share.

A table's entry is one code point → one code point; what changes a text's length is in `clean.py`.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from pipeline.text.radicals import RADICALS


def _span(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


BLANKS: Final = "\u00a0\u1680" + _span(0x2000, 0x200A) + "\u202f\u205f\u3000\u115f\u1160\u3164\uffa0\u2800"
"""Blanks other than ASCII space, TAB and newline: Unicode category Zs, Hangul fillers and the empty braille cell."""

LINE_ENDS: Final = "\r\v\f\x85\u2028\u2029"
"""Characters that end a line, other than the newline."""

INVISIBLES: Final = (
    "".join(chr(c) for c in range(0x20) if chr(c) not in "\t\n\v\f\r")
    + "\x7f"
    + "".join(chr(c) for c in range(0x80, 0xA0) if c != 0x85)
    + "\u00ad\u034f\u061c\u17b4\u17b5"
    + _span(0x180B, 0x180F)
    + _span(0x200B, 0x200F)
    + _span(0x202A, 0x202E)
    + _span(0x2060, 0x206F)
    + _span(0xFE00, 0xFE0F)
    + "\ufeff"
    + _span(0xFFF9, 0xFFFB)
)
"""Controls, soft hyphen, zero-width characters, direction marks and variation selectors of the basic plane."""

INVISIBLE_RANGES: Final = "\U000e0000-\U000e0fff"
"""Tags and ideographic variation selectors (IVS) of plane 14, as a range for a character class."""

DASHES: Final = "‐‑‒–—―−－─━﹘﹣⁃"
"""Hyphens, dashes, minus signs and rules that are mistaken for one another; without ASCII "-" and the long mark ー."""

WAVES: Final = "〜∼⁓˜～"
"""Wave dashes and tildes that encodings exchange for one another (JIS 0x2141 is U+301C or U+FF5E); not ASCII "~"."""

MIDDLE_DOTS: Final = "･·•‧∙⋅⸱ᐧ"
"""Dots that stand for the katakana middle dot ・."""

HALFWIDTH_KANA: Final = MappingProxyType(
    dict(
        zip(
            _span(0xFF61, 0xFF9F),
            "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜",
            strict=True,
        )
    )
)
"""Half-width katakana and its punctuation → the full-width character; sound marks → their spacing forms ゛ and ゜."""

VERTICAL_FORMS: Final = MappingProxyType(
    dict(
        zip(
            "︐︑︒︓︔︕︖︗︘︙︰︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
            "，、。：；！？〖〗…‥—–（）｛｝〔〕【】《》〈〉「」『』［］",
            strict=True,
        )
    )
)
"""Presentation forms for vertical text → the ordinary full-width character."""

FULLWIDTH_ALPHANUMERICS: Final = MappingProxyType(
    {chr(c + 0xFEE0): chr(c) for c in range(0x21, 0x7F) if chr(c).isalnum() or chr(c) == "%"}
)
"""Full-width letters, digits and ％ → ASCII."""

SAME_SHAPE: Final = MappingProxyType(
    {
        **RADICALS,
        **HALFWIDTH_KANA,
        **VERTICAL_FORMS,
        **FULLWIDTH_ALPHANUMERICS,
        **dict.fromkeys(BLANKS, " "),
        **dict.fromkeys(WAVES, "～"),
        "﹪": "%",
    }
)
"""Every replacement above that cleaning and folding agree on."""


def char_class(characters: Iterable[str], ranges: str = "") -> str:
    r"""Characters → a regular-expression class that matches any one of them, neighbours written as ranges.

    >>> char_class("cab-"), char_class("x", ranges="0-9")
    ('[\\-a-c]', '[x0-9]')
    """
    runs: list[list[str]] = []
    for character in sorted(set(characters)):
        if runs and ord(character) == ord(runs[-1][1]) + 1:
            runs[-1][1] = character
        else:
            runs.append([character, character])
    return "[" + "".join(_escaped(a) if a == b else f"{_escaped(a)}-{_escaped(b)}" for a, b in runs) + ranges + "]"


def _escaped(character: str) -> str:
    return "\\" + character if character in "\\]^-[&~|" else character
