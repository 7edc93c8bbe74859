"""The text of a cell → the same text in other widths: what is printed stays, how wide its characters are does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

Change = Callable[[str], str]
"""A text → the same text, printed or saved in another way."""

_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_NARROW_DIGITS = {wide: narrow for narrow, wide in _WIDE_DIGITS.items()}
_WIDE_LETTERS = {code: code + 0xFEE0 for code in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))}
_NARROW_LETTERS = {wide: narrow for narrow, wide in _WIDE_LETTERS.items()}
_LAST_BRACKET = re.compile(r"[(（]([^()（）]*)[)）]$")
_STRUCTURE = re.compile(r"[0-9０-９]+|[^。]*[0-9０-９元]年[^。]{0,14}")
"""A number alone, or a printed year or date with its label: no prose, no name."""


def _in_structure(change: Change) -> Change:
    """The change for cells that are structure; prose keeps its digits as printed."""
    return lambda cell: change(cell) if _STRUCTURE.fullmatch(cell) else cell


def _with_bracket(opening: str, closing: str) -> Change:
    """The bracket that ends a name or a heading."""
    return lambda cell: cell if "。" in cell else _LAST_BRACKET.sub(rf"{opening}\1{closing}", cell)


WIDTHS: Mapping[str, Change] = MappingProxyType(
    {
        "wide digits": _in_structure(lambda cell: cell.translate(_WIDE_DIGITS)),
        "narrow digits": _in_structure(lambda cell: cell.translate(_NARROW_DIGITS)),
    }
)
"""Changes of one cell that keep its length and touch structure alone: labels may differ after them, values not."""

BRACKETS: Mapping[str, Change] = MappingProxyType(
    {"wide brackets": _with_bracket("（", "）"), "narrow brackets": _with_bracket("(", ")")}
)
"""Changes of the bracket behind a name; where it is part of the name, the name keeps it as printed."""

ALL_WIDTHS: Mapping[str, Change] = MappingProxyType(
    {
        "all digits and letters wide": lambda cell: cell.translate(_WIDE_DIGITS).translate(_WIDE_LETTERS),
        "all digits and letters narrow": lambda cell: cell.translate(_NARROW_DIGITS).translate(_NARROW_LETTERS),
    }
)
"""Changes that touch prose, too: texts keep the widths they are printed in, so values are compared in NFKC."""

_HALF_KANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｯｬｭｮｰ"
_FULL_KANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォッャュョー"
)
_VOICED = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ"
_UNVOICED = "カキクケコサシスセソタチツテトハヒフヘホウ"
_HALF: Mapping[int, str] = MappingProxyType(
    dict(zip(map(ord, _FULL_KANA), _HALF_KANA, strict=True))
    | {ord(v): _HALF_KANA[_FULL_KANA.index(u)] + "ﾞ" for v, u in zip(_VOICED, _UNVOICED, strict=True)}
    | {ord(p): _HALF_KANA[_FULL_KANA.index(u)] + "ﾟ" for p, u in zip("パピプペポ", "ハヒフヘホ", strict=True)}
)


def half_width_katakana(text: str) -> str:
    """Full-width katakana → half-width (半角カナ), a sound mark as a character of its own.

    >>> half_width_katakana("ガイドポスト、エー")
    'ｶﾞｲﾄﾞﾎﾟｽﾄ、ｴｰ'
    """
    return text.translate(_HALF)


def in_lines(change: Change) -> Change:
    """A change of cells → the change of a text whose cells stand between tabs."""
    return lambda text: "\n".join("\t".join(map(change, line.split("\t"))) for line in text.split("\n"))
