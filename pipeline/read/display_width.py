"""A text → the columns its characters take in a terminal or in a fixed-pitch font (等幅), one or two each."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


def columns_of(text: str, ambiguous: int = 2) -> list[int]:
    """The column at which each character of a line begins, and behind them the column at which the line ends.

    Wide and full-width characters (East Asian Width W, F) take two columns, combining marks none. `ambiguous` is what
    the class A takes (│ ─ ○ ①): two in Japanese fonts, one in others. Source: Unicode Standard Annex 11.

    >>> columns_of("市│A "), columns_of("市│A ", ambiguous=1)
    ([0, 2, 4, 5, 6], [0, 2, 3, 4, 5])
    """
    columns = [0]
    for character in text:
        columns.append(columns[-1] + _width(character, ambiguous))
    return columns


def _width(character: str, ambiguous: int) -> int:
    if character.isascii():
        return 1
    kind = east_asian_width(character)
    if kind in {"W", "F"}:
        return 2
    if kind == "A":
        return ambiguous
    return 0 if combining(character) else 1
