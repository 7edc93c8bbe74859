"""Lines of one column → which of them are indented (字下げ) and which run to the column's right edge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from pipeline.read.pdf.rules import snapped
from pipeline.read.pdf.shapes import Turn
from pipeline.read.pdf.textlines import TextLine

INDENT = "\u3000"
_LEAST_INDENT = 0.8
"""Share of the font size from which a line's start is indented."""
_SURE = 0.7
"""Share of the font size: where all lines begin nearer to one another, none is indented."""
_CENTRED = 0.35
"""Share of the font size by which the middles of centred lines may differ."""
_MOST_NEEDED = 12
"""Ems that the beginning of a line may need: a long word."""
_MIXED_SPACE = 0.25
_LEAST_BROKEN = 3
_NARROW = 0.3
_SENTENCE_END = tuple("。．！？!?」』）)】〕")
_MARKER = re.compile(
    r"[・･●○◎◇◆□■▲△▼▽※★☆►▶→⇒*\-‐–—－\u2022\u25e6\uf06c-\uf0ff]"
    r"|[①-⑳❶-❿㋐-㋾]"
    r"|[0-9０-９]{1,3}[.．、)）\s]"
    r"|[(（][0-9０-９a-zａ-ｚァ-ン一二三四五六七八九十]{1,3}[)）]"
    r"|[ァ-ンa-zａ-ｚ][.．)）\s]"
)


def fills(lines: Sequence[TextLine], left: float, right: float) -> tuple[bool, ...]:
    """For each line of a column from `left` to `right`: whether it runs to the right edge.

    A line does if less than one character is left there, or less than the beginning of the next line needs: then the
    next line may go on with it. In a centred column the free space stands on both sides.
    """
    if len(lines) == 1:
        return (fills_alone(lines[0], right),)
    centred = is_centred(lines)
    if not centred:
        right = shown_edge(lines, right)
    room = right - left
    result = list[bool]()
    last = len(lines) - 1
    for at, line in enumerate(lines):
        if line.turn is not Turn.RIGHT:
            result.append(False)
            continue
        x0, _, x1, _ = line.bbox
        free = room - (x1 - x0) if centred else right - x1
        em = line.em
        slack = 0.05 * em
        if free <= em + slack:
            result.append(True)
        else:
            result.append(at < last and _needs_more(line, lines[at + 1], free, slack))
    return tuple(result)


def fills_alone(line: TextLine, right: float) -> bool:
    """`fills` for the only line of a column or cell."""
    return line.turn is Turn.RIGHT and right - line.bbox[2] <= line.em + 0.05 * line.em


def is_indented_alone(line: TextLine) -> bool:
    """`indents` for the only line of a column or cell: only a typed blank can indent it."""
    return line.turn is Turn.RIGHT and line.lead >= _LEAST_INDENT * line.em


def _needs_more(line: TextLine, follower: TextLine, free: float, slack: float) -> bool:
    """Whether the beginning of the next line needs more than is `free`; as a rule that is clear before it is measured.

    Office programs set a quarter of a character between Latin and Japanese characters (四分アキ).
    """
    em = line.em
    if free >= _MOST_NEEDED * em - slack or follower.turn is not Turn.RIGHT:
        return False
    space = _MIXED_SPACE * em if (line.text[-1] < "\u2e80") is not (follower.text[0] < "\u2e80") else 0.0
    return free < min(follower.unit + space, _MOST_NEEDED * em) - slack


def shown_edge(lines: Sequence[TextLine], right: float) -> float:
    """The right edge that lines broken by a program show where it is not the column's: `right`, or further left.

    Three lines or more must end less than a character before the rightmost one, in the middle of a sentence, and each
    be followed by a line that begins nothing of its own.
    """
    if len(lines) <= _LEAST_BROKEN:
        return right
    edge = max(line.bbox[2] for line in lines)
    if right - edge <= _NARROW * lines[0].em:
        return right
    broken = 0
    for line, follower in pairwise(lines):
        _, _, x1, bottom = line.bbox
        goes_on = follower.lead < follower.em * _LEAST_INDENT and follower.bbox[1] - bottom <= 1.5 * line.em
        broken += (
            edge - x1 <= 1.05 * line.em
            and goes_on
            and not line.text.endswith(_SENTENCE_END)
            and _MARKER.match(follower.text) is None
        )
    return edge if broken >= _LEAST_BROKEN else right


def is_centred(lines: Sequence[TextLine]) -> bool:
    """Whether two or more lines of different width share their middle (中央揃え)."""
    boxes = [line.bbox for line in lines if line.turn is Turn.RIGHT]
    starts = [box[0] for box in boxes]
    if len(boxes) < 2 or (play := max(starts) - min(starts)) == 0:
        return False
    em = max([line.em for line in lines if line.turn is Turn.RIGHT])
    middles = [(box[0] + box[2]) / 2 for box in boxes]
    return max(middles) - min(middles) <= _CENTRED * em and play > 0.2 * em


def usual_left(lines: Sequence[TextLine]) -> float:
    """Where most lines of a column begin; of two starts equally frequent, the left one.

    Raises:
        ValueError: there is no line.
    """
    starts = [line.bbox[0] for line in lines]
    level = snapped(starts, 0.4 * median_low([line.em for line in lines]))
    counts: dict[float, int] = {}
    for start in starts:
        counts[level[start]] = counts.get(level[start], 0) + 1
    return min(counts, key=lambda start: (-counts[start], start))


def indents(lines: Sequence[TextLine], left: float, right: float, full: Sequence[bool]) -> tuple[bool, ...]:
    """For each line of a column: whether it begins indented, as the first line of a paragraph does.

    A typed blank of full width is an indent. A line that stands further right than most is one as well, unless it is
    centred, set to the right edge, or goes on with the item above (ぶら下げ: a marker, then lines under its text).
    """
    starts = [line.bbox[0] for line in lines]
    typed = [line.lead >= _LEAST_INDENT * line.em for line in lines]
    if not any(typed) and (len(lines) < 2 or max(starts) - min(starts) < _SURE * min([line.em for line in lines])):
        return (False,) * len(lines)
    usual = usual_left([line for line in lines if line.turn is Turn.RIGHT] or lines)
    centred = is_centred(lines)
    result = list[bool]()
    hanging: float | None = None
    above_fills = False
    for line, x0, is_typed, is_full in zip(lines, starts, typed, full, strict=True):
        em = line.em
        goes_on = above_fills and hanging is not None and x0 - hanging >= _LEAST_INDENT * em
        shifted = x0 - usual >= _LEAST_INDENT * em and not (centred or _is_placed(line, left, right))
        result.append(line.turn is Turn.RIGHT and (is_typed or shifted) and not goes_on)
        if not goes_on:
            hanging = x0 if _MARKER.match(line.text) else None
        above_fills = is_full
    return tuple(result)


def _is_placed(line: TextLine, left: float, right: float) -> bool:
    """Whether a line stands in the middle of its column or at its right edge, like a title or a date."""
    before, after = line.bbox[0] - left, right - line.bbox[2]
    if before >= 2 * line.em and abs(before - after) <= 0.6 * line.em:
        return True
    return before > 0.4 * (right - left) and after <= 0.5 * line.em
