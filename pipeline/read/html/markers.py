"""A list and the place of an item in it → the mark that browsers print before the item (1. a. Ⅰ. ア、 ・)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_BULLETS: Final = {"disc": "・", "circle": "○", "square": "■"}
_TYPES: Final = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_LETTERS: Final = {
    "lower-alpha": "abcdefghijklmnopqrstuvwxyz",
    "upper-alpha": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lower-latin": "abcdefghijklmnopqrstuvwxyz",
    "upper-latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "katakana": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "hiragana": "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
    "katakana-iroha": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "hiragana-iroha": "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす",
}
_KANJI: Final = frozenset(("cjk-decimal", "japanese-informal", "cjk-ideographic", "japanese-formal"))
_ROMAN: Final = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_INTEGER: Final = re.compile(r"\s*([+-]?[0-9]{1,9})")


class ListCounter:
    """Counts the items of one list (ol, ul) and says the mark of each."""

    def __init__(self, element: _Element, tag: str) -> None:
        self._ordered = tag == "ol"
        self._type = style_type(element) or ("decimal" if self._ordered else "disc")
        self._step = -1 if self._ordered and "reversed" in element.attrib else 1
        items = sum(1 for child in element if child.tag == "li") if self._step < 0 else 1
        self._next = integer(element.get("start"), items)

    def mark(self, item: _Element) -> str:
        """The mark of the next item, `item`; empty where the list prints none."""
        number = integer(item.get("value"), self._next) if self._ordered else self._next
        self._next = number + self._step
        return printed(style_type(item) or self._type, number)


def style_type(element: _Element) -> str | None:
    """The kind of mark that a list or item asks for in its own attributes; None: it does not say."""
    style = element.get("style")
    if style is not None:
        words = re.findall(r"list-style(?:-type)?\s*:\s*([^;]*)", style, re.IGNORECASE)
        known = [word for word in " ".join(words).lower().split() if word == "none" or _is_known(word)]
        if known:
            return known[-1]
    kind = element.get("type")
    if kind is None:
        return None
    return _TYPES.get(kind) or (kind.lower() if _is_known(kind.lower()) else None)


def _is_known(word: str) -> bool:
    return word in _BULLETS or word in _LETTERS or word in _KANJI or word.startswith(("decimal", "lower-r", "upper-r"))


def integer(text: str | None, default: int) -> int:
    """An attribute's whole number, as browsers read it (`" 3px"` → 3)."""
    found = _INTEGER.match(text) if text else None
    return int(found[1]) if found else default


def printed(kind: str, number: int) -> str:
    """The mark of one kind and number, as it is printed.

    >>> printed("decimal", 3), printed("upper-roman", 4), printed("katakana", 2), printed("disc", 7), printed("none", 1)
    ('3. ', 'IV. ', 'イ、', '・', '')
    """
    if kind == "none":
        return ""
    if kind in _BULLETS:
        return _BULLETS[kind]
    letters = _LETTERS.get(kind)
    if letters is not None and 1 <= number <= len(letters):
        return f"{letters[number - 1]}、" if len(letters) > 26 else f"{letters[number - 1]}. "
    if kind.endswith("roman") and 1 <= number < 400:
        roman = _roman(number)
        return f"{roman.upper() if kind.startswith('upper') else roman}. "
    if kind in _KANJI and 1 <= number <= 10:
        return f"{'一二三四五六七八九十'[number - 1]}、"
    return f"{number:02}. " if kind == "decimal-leading-zero" else f"{number}. "


def _roman(number: int) -> str:
    pieces = []
    for value, letters in _ROMAN:
        pieces.append(letters * (number // value))
        number %= value
    return "".join(pieces)
