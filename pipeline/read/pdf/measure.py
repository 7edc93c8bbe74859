"""Lines of one column → which of them are indented (字下げ) and which run to the column's right edge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from statistics import median_low

from pipeline.read.pdf.rules import snapped
from pipeline.read.pdf.shapes import Turn
from pipeline.read.pdf.textlines import TextLine

INDENT = "\u3000"
_LEAST_INDENT = 0.8
"""Share of the font size from which a line's start is indented."""
_CENTRED = 0.35
"""Share of the font size by which the middles of centred lines may differ."""
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
    centred = is_centred(lines)
    result = list[bool]()
    for line, follower in zip_longest(lines, lines[1:]):
        if line.turn is not Turn.RIGHT:
            result.append(False)
            continue
        x0, _, x1, _ = line.bbox
        free = right - left - (x1 - x0) if centred else right - x1
        needed = follower.unit if follower is not None and follower.turn is Turn.RIGHT else 0.0
        slack = 0.05 * line.em
        result.append(free <= line.em + slack or free < min(needed, 12 * line.em) - slack)
    return tuple(result)


def is_centred(lines: Sequence[TextLine]) -> bool:
    """Whether two or more lines of different width share their middle (中央揃え)."""
    level = [line for line in lines if line.turn is Turn.RIGHT]
    if len(level) < 2:
        return False
    em = max(line.em for line in level)
    middles = [(line.bbox[0] + line.bbox[2]) / 2 for line in level]
    starts = [line.bbox[0] for line in level]
    return max(middles) - min(middles) <= _CENTRED * em and max(starts) - min(starts) > 0.2 * em


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
    if not lines:
        return ()
    usual = usual_left([line for line in lines if line.turn is Turn.RIGHT] or lines)
    centred = is_centred(lines)
    result = list[bool]()
    hanging: float | None = None
    above_fills = False
    for line, is_full in zip(lines, full, strict=True):
        x0, em = line.bbox[0], line.em
        goes_on = above_fills and hanging is not None and x0 - hanging >= _LEAST_INDENT * em
        shifted = x0 - usual >= _LEAST_INDENT * em and not (centred or _is_placed(line, left, right))
        typed = line.lead >= _LEAST_INDENT * em
        result.append(line.turn is Turn.RIGHT and (typed or shifted) and not goes_on)
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
