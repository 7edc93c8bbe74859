"""Printed lines of which the edge broke a number or a name → the same with the rest put back behind its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.read.pdf.shapes import Turn
from pipeline.read.pdf.textlines import TextLine

_TAIL: Final = re.compile("([0-9０-９])[,.，．]?$")
_HEAD: Final = re.compile("(?:[0-9]+|[０-９]+)(?:[,.，．](?:[0-9]+|[０-９]+))*")
_SEPARATOR: Final = re.compile("[,.，．]")
_NO_NUMBER: Final = re.compile("[^0-9０-９,.，．\\s]")
_LEAST_TEXT: Final = 6
"""Characters besides numbers that make a line running text, where two numbers do not follow one another."""
_INSIDE: Final = frozenset(",.，．")
"""What stands at the end of a line of running text only inside a number that goes on."""
_HAN: Final = "[々〆㐀-鿿豈-龎\U00020000-\U0003ffff]"
_NAME: Final = re.compile(f"[ぁ-ゖァ-ヺー][ \u3000]{_HAN}{{1,5}}[ \u3000]{_HAN}{{1,3}}$")
"""A reading, a family name and a given name, or its beginning."""
_GIVEN: Final = re.compile(f"(?![兼他外名長]){_HAN}")
_GROUP: Final = 3
"""Digits of a group behind a comma (三桁区切り)."""
_NO_HEAD: Final = frozenset("%％,，.．、。)）〕")
"""What must not begin a line: a digit before it goes down with it (禁則)."""
_AFTER_MARK: Final = frozenset(".．、)）\u3000 ")
"""What stands behind the number of an item."""
_WIDEST_LEADING: Final = 1.3
_PLAY: Final = 0.06


def mended(lines: Sequence[TextLine], texts: Sequence[str], full: Sequence[bool], right: float) -> list[str] | None:
    """Lines of one column or cell, their texts, which fill it → texts with what was broken in one; None: nothing was.

    Digits at the very edge, with no room for another, go on with the digits below: the line is running text, where no
    number follows another. A digit group after a comma has three digits. A last line that is a single kanji below a full
    line, on which a family name and a given name stand behind a reading, is the end of that (ふるかわ みほ 古川 美⏎穂).
    What goes up is taken from the line below, which may end up blank.
    """
    result: list[str] | None = None
    for at in range(len(lines) - 1):
        if not full[at] or lines[at].turn is not Turn.RIGHT:
            continue
        above, below = (result or texts)[at], texts[at + 1]
        if not (count := _broken(lines, at, above, below, right)):
            continue
        if result is None:
            result = list(texts)
        result[at] = above + below[:count]
        result[at + 1] = below[count:]
    return result


def _broken(lines: Sequence[TextLine], at: int, above: str, below: str, right: float) -> int:
    """How many characters of the line below belong to the end of the line above."""
    line, follower = lines[at], lines[at + 1]
    gap = follower.bbox[1] - line.bbox[3]
    if (
        not above
        or not below
        or follower.turn is not Turn.RIGHT
        or not -0.5 * line.em <= gap <= _WIDEST_LEADING * line.em
    ):
        return 0
    if (tail := _TAIL.search(above)) is not None:
        return _digits(line, above, tail[1], below, right)
    if len(below) > 1 or at + 2 < len(lines) or _GIVEN.match(below) is None or _NAME.search(above) is None:
        return 0
    return 1 if right - line.bbox[2] < (1 + _PLAY) * line.em else 0


def _digits(line: TextLine, above: str, last: str, below: str, right: float) -> int:
    """How many characters of the line below go on with the number that ends, with the digit `last`, the line above."""
    head = _HEAD.match(below)
    if head is None or below[head.end() : head.end() + 1] in _AFTER_MARK:
        return 0
    if len(_NO_NUMBER.findall(above)) < (1 if above[-1] in _INSIDE else _LEAST_TEXT):
        return 0
    is_wide = below[0] >= "０"
    if is_wide is not (last >= "０"):
        return 0
    digits = head[0]
    if above[-1] in ",，" and len(_SEPARATOR.split(digits)[0]) != _GROUP:
        return 0
    needed = 1.0 if is_wide else 0.5
    if below[1:2] in _NO_HEAD:
        needed += 1.0 if below[1:2] > "\u2e80" else 0.5
    return len(digits) if right - line.bbox[2] < (needed + _PLAY) * line.em else 0
