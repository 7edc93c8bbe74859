"""A character of a symbol font (Wingdings, Symbol …) → the Unicode character that shows the same sign."""

from __future__ import annotations

from typing import Final

UNKNOWN: Final = "\ufffd"
"""Stands for a sign that the table does not know."""

_WINGDINGS: Final = {
    0x20: " ", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□",
    0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x80: "⓪", 0x8B: "⓿", 0x9E: "・",
    0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAA: "✦", 0xAB: "★",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩",
    0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + i: chr(0x2460 + i) for i in range(10)},
    **{0x8C + i: chr(0x2776 + i) for i in range(10)},
}  # fmt: skip
_WINGDINGS_2: Final = {
    0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x69: "⓪", 0x74: "⓿", 0x96: "●",
    0x97: "●", 0x98: "●", 0x99: "○", 0xA2: "■", 0xA3: "□",
    **{0x6A + i: chr(0x2460 + i) for i in range(10)},
    **{0x75 + i: chr(0x2776 + i) for i in range(10)},
}  # fmt: skip
_WINGDINGS_3: Final = {
    0x20: " ",
    0x70: "▲",
    0x71: "▼",
    0x72: "△",
    0x73: "▽",
    0x74: "◀",
    0x75: "▶",
    0x76: "◁",
    0x77: "▷",
}
_SYMBOL: Final = {
    **{code: chr(code) for code in range(0x20, 0x40) if chr(code) in " !#%&()+,./0123456789:;<=>?"},
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    0x57: "Ω", 0x44: "Δ", 0x53: "Σ", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
    0xD7: "⋅", 0xDE: "⇒",
}  # fmt: skip
_FONTS: Final = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "symbol": _SYMBOL,
}


def is_symbol_font(font: str | None) -> bool:
    """Whether a font holds signs in the places of letters."""
    return font is not None and font.lower() in _FONTS


def symbol(font: str | None, code: int) -> str:
    """A sign by its font and code (either `F0FE` in the private use area or `FE`) → the character.

    Of an ordinary font the code is the character's own; a private one of a font that is not known gives U+FFFD.

    >>> symbol("Wingdings", 0xF0FE), symbol("Wingdings 2", 0x52), symbol("Symbol", 0xF0B7), symbol("MS Mincho", 0x2460)
    ('☑', '☑', '•', '①')
    >>> symbol("Webdings", 0xF035), symbol("Wingdings", 0xF021)
    ('\ufffd', '\ufffd')
    """
    table = _FONTS.get((font or "").lower())
    if table is None:
        private = 0xE000 <= code < 0xF900 or not 0x20 <= code < 0x110000 or 0xD800 <= code < 0xE000
        return UNKNOWN if private else chr(code)
    return table.get(code & 0xFF if code < 0x100 or 0xF000 <= code < 0xF100 else -1, UNKNOWN)


def in_symbol_font(text: str, font: str | None) -> str:
    """Text that stands in a symbol font as letters or private characters → the signs it prints."""
    return "".join(symbol(font, ord(char)) if char < "\x7f" or "\uf000" <= char < "\uf100" else char for char in text)
