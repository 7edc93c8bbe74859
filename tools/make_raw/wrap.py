"""A text becomes the lines of a column, broken as Japanese is broken (禁則処理); widths in half ems."""

from __future__ import annotations

import re

NOT_FIRST = frozenset("、。，．・：；？！）」』】〕)]}ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％%")
NOT_LAST = frozenset("（「『【〔([{")
_TOKEN = re.compile(r"[0-9A-Za-z.,%]+|.", re.DOTALL)


def width(text: str) -> int:
    """The width of a text in half ems: ASCII and half-width katakana one each, everything else two.

    >>> width("第2回")
    5
    """
    return sum(1 if ch <= "~" or "｡" <= ch <= "ﾟ" else 2 for ch in text)


def _carried(line: list[str], token: str) -> int:
    """How many tokens at the end of `line` go to the next line together with `token`."""
    count = 0
    while count < len(line) - 1 and (token[0] in NOT_FIRST or line[-1 - count][-1] in NOT_LAST):
        token = line[-1 - count]
        count += 1
    return count


def wrap(text: str, measure: int) -> tuple[str, ...]:
    """The lines of `text` in a column `measure` half ems wide; figures and Latin words stay whole.

    A line feed in the text ends a line. A blank where a line ends is left out.

    >>> wrap("窓口の混雑を1,250人分、緩和", 14)
    ('窓口の混雑を', '1,250人分、緩', '和')
    """
    lines: list[str] = []
    for part in text.split("\n"):
        line: list[str] = []
        for token in _TOKEN.findall(part):
            if line and width("".join(line)) + width(token) > measure:
                kept = len(line) - _carried(line, token)
                lines.append("".join(line[:kept]).rstrip(" "))
                line = line[kept:]
            if line or token != " ":
                line.append(token)
        lines.append("".join(line).rstrip(" "))
    return tuple(lines)
