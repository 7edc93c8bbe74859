"""One line of a table drawn with characters (│─┼, +-|) → its bars, and what lies between them: text or rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from pipeline.read.display_width import columns_of
from pipeline.text.charclasses import char_class

Style = Literal["box", "ascii"]

_HORIZONTAL: Final = "─━┄┅┈┉╌╍═╴╶╸╺╼╾"
_DIAGONAL: Final = "╱╲╳"
_VERTICAL: Final = "│┃┆┇┊┋╎╏║╵╷╹╻╽╿"
_JUNCTIONS: Final = "".join(
    one for one in map(chr, range(0x2500, 0x2580)) if one not in _HORIZONTAL + _DIAGONAL + _VERTICAL
)
_RIGHT_ARMS: Final = frozenset(_JUNCTIONS) - frozenset("┐┑┒┓┘┙┚┛┤┥┦┧┨┩┪┫╕╖╗╛╜╝╡╢╣╮╯")
_BOX_BAR: Final = re.compile(char_class(_VERTICAL + _JUNCTIONS))
_BOX_RULE: Final = re.compile(f"{char_class(_HORIZONTAL)}[{_HORIZONTAL} \u3000]*(?<=[{_HORIZONTAL}])")
_ASCII_BAR: Final = re.compile("[|｜]|[+＋](?:(?=[-=－＝]{2})|(?<=[-=－＝]{2}.))")
_ASCII_RULE: Final = re.compile("[-=－＝]+")
_DELIMITER: Final = re.compile(" *:?[-=]{2,}:? *|:?[-=－＝]+:?")
"""A cell of the line below the head of a Markdown table."""
_BLANKS: Final = " \t\u3000\u00a0"
DRAWN: Final = re.compile(f"[{_VERTICAL}{_JUNCTIONS}|｜]")
"""A character without which a text holds no drawn table."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A vertical stroke or a crossing: its place in the line, its column on the screen. `end` is behind it."""

    start: int
    end: int
    column: int
    crossing: bool


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line of a drawn table; `rules[i]` says whether a rule, not text, lies between bars `i` and `i + 1`."""

    number: int
    text: str
    bars: tuple[Bar, ...]
    rules: tuple[bool, ...]

    @property
    def is_rule(self) -> bool:
        """Whether nothing but rules lies on the line."""
        return all(self.rules)

    @property
    def has_rule(self) -> bool:
        """Whether a rule lies between two of its bars."""
        return any(self.rules)


def style_of(text: str) -> Style | None:
    """How a line is drawn if it can be of a table: its first character is a bar, or it has one and is of box drawing."""
    stripped = text.strip(_BLANKS)
    if not stripped:
        return None
    if _BOX_BAR.search(stripped):
        return "box"
    if stripped[0] in "|｜" or (stripped[0] in "+＋" and stripped[1:2] in set("-=－＝")):
        return "ascii" if len(stripped) > 1 and stripped[-1] in "|｜+＋" else None
    return None


def draw(number: int, text: str, style: Style, ambiguous: int) -> DrawnLine | None:
    """A line → its bars and rules; None for a line of a chart: a rule that runs into text (├─市民課).

    >>> line = draw(1, "│課名├──┤", "box", 2)
    >>> [bar.column for bar in line.bars], line.rules
    ([0, 6, 12], (False, True))
    >>> draw(1, "├─市民課", "box", 2), draw(1, "| - | + |", "ascii", 2).rules
    (None, (False, False))
    """
    columns = columns_of(text, ambiguous)
    bars = tuple(_bars(text, style, columns))
    if len(bars) < 2:
        return None
    rules: list[bool] = []
    for left, right in pairwise(bars):
        between = text[left.end : right.start]
        rule = (_BOX_RULE if style == "box" else _ASCII_RULE).fullmatch(between) is not None
        rules.append(rule and (left.crossing or right.crossing))
        arm = style == "box" and left.start < left.end and text[left.start] in _RIGHT_ARMS
        if arm and between and not rules[-1]:
            return None
    if style == "ascii" and all(_DELIMITER.fullmatch(text[a.end : b.start]) for a, b in pairwise(bars)):
        # |---|---| is a rule though no crossing stands on it.
        rules = [True] * len(rules)
    return DrawnLine(number, text, bars, tuple(rules))


def _bars(text: str, style: Style, columns: Sequence[int]) -> Iterator[Bar]:
    """The bars of a line, with one of no width at either end where the table has no frame there."""
    found = [match.start() for match in (_BOX_BAR if style == "box" else _ASCII_BAR).finditer(text)]
    if not found:
        return
    crossings = frozenset(_JUNCTIONS + "+＋")
    lead = len(text) - len(text.lstrip(_BLANKS))
    if lead < found[0]:
        yield Bar(lead, lead, columns[lead] - 2, text[lead] in _HORIZONTAL)
    for at in found:
        yield Bar(at, at + 1, columns[at], text[at] in crossings)
    end = len(text.rstrip(_BLANKS))
    if found[-1] + 1 < end:
        yield Bar(end, end, columns[end], text[end - 1] in _HORIZONTAL)
