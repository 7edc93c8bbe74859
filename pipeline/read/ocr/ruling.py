"""A straight page → its ruling lines (罫線), and the page without them, so that no line is read as a character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from pipeline.read.ocr.clean import Grey, Ink
from pipeline.read.pdf.shapes import Rule

_LONG: Final = 36.0
"""Points from which a straight thin stroke is a rule wherever it stands; no character of a report is as wide."""
_SHORT: Final = 9.0
"""Points from which it is one if both its ends meet rules: the sides of a low row, the floor of a narrow column."""
_THICK: Final = 3.5
"""Points up to which a stroke is a line; a thicker one is a bar or shading."""
_BREAK: Final = 1.5
"""Points of white that a worn line may have."""
_REACH: Final = 2.5
"""Points by which the end of a line may miss the line that it meets."""
_RIM: Final = 0.35
"""Points beside a stroke that its blur darkens."""
_CLEAR: Final = 0.5
"""Share of a line's length that needs white on both sides; characters of a line of text are not clear of one another."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight thin stretch of ink in pixels: rows (or columns) `near` to `far`, from `low` to `high` along it."""

    near: int
    far: int
    low: int
    high: int

    @property
    def length(self) -> int:
        """Pixels along the stroke."""
        return self.high - self.low


def ruled(ink: Ink, dpi: float) -> tuple[list[Stroke], list[Stroke]]:
    """A page's ink → its horizontal and its vertical rules."""
    found = (_strokes(ink, dpi), _strokes(np.ascontiguousarray(ink.T), dpi))
    reach, long = _REACH * dpi / 72, _LONG * dpi / 72
    kept = tuple([stroke for stroke in strokes if stroke.length >= long] for strokes in found)
    # From the long rules on: the strokes of a large 目 hold one another, too, but no rule holds them.
    while True:
        fresh = [
            [stroke for stroke in strokes if stroke not in kept[at] and _is_held(stroke, kept[1 - at], reach)]
            for at, strokes in enumerate(found)
        ]
        if not any(fresh):
            return kept[0], kept[1]
        for strokes, more in zip(kept, fresh, strict=True):
            strokes.extend(more)


def rules_of(flats: Iterable[Stroke], posts: Iterable[Stroke], dpi: float) -> tuple[Rule, ...]:
    """Strokes in pixels → ruling lines in points."""
    scale = 72 / dpi
    return tuple(
        Rule(
            upright,
            _points(stroke.near + stroke.far, scale / 2),
            _points(stroke.low, scale),
            _points(stroke.high, scale),
        )
        for upright, strokes in ((False, flats), (True, posts))
        for stroke in strokes
    )


def without_rules(page: Grey, ink: Ink, flats: Sequence[Stroke], posts: Sequence[Stroke], dpi: float) -> Grey:
    """A page → the same with its rules painted over; ink that crosses a rule stays (a character that touches it)."""
    rim = max(1, round(_RIM * dpi / 72))
    text = ink.copy()
    for stroke in flats:
        text[max(0, stroke.near - rim) : stroke.far + rim, max(0, stroke.low - rim) : stroke.high + rim] = False
    for stroke in posts:
        text[max(0, stroke.low - rim) : stroke.high + rim, max(0, stroke.near - rim) : stroke.far + rim] = False
    result = page.copy()
    _erase(result, text, flats, rim)
    _erase(result.T, text.T, posts, rim)
    return result


def _points(pixels: int, scale: float) -> float:
    return round(pixels * scale, 2)


def _is_held(stroke: Stroke, others: Sequence[Stroke], reach: float) -> bool:
    """Whether both ends of a stroke meet strokes of the other direction."""
    middle = (stroke.near + stroke.far) / 2
    ends = [False, False]
    for other in others:
        if other.low - reach <= middle <= other.high + reach:
            ends[0] |= other.near - reach <= stroke.low <= other.far + reach
            ends[1] |= other.near - reach <= stroke.high <= other.far + reach
    return all(ends)


def _strokes(ink: Ink, dpi: float) -> list[Stroke]:
    """Ink → its horizontal strokes, long enough to be rules, clear on both sides."""
    thick, least = round(_THICK * dpi / 72), round(_SHORT * dpi / 72)
    runs = _runs(_thickened(ink), least, round(_BREAK * dpi / 72))
    return [stroke for stroke in _stacked(runs) if _is_line(stroke, ink, thick, least)]


def _thickened(ink: Ink) -> Ink:
    """Ink with each pixel's upper and lower neighbour: a line that climbs by a pixel does not break."""
    result = ink.copy()
    result[1:] |= ink[:-1]
    result[:-1] |= ink[1:]
    return result


def _runs(ink: Ink, least: int, most_gap: int) -> Iterator[tuple[int, int, int]]:
    """(row, first, end) of each unbroken run of ink, runs closer than `most_gap` joined if both are long themselves."""
    padded = np.pad(ink, ((0, 0), (1, 1))).ravel()
    changes = np.flatnonzero(padded[1:] != padded[:-1]) + 1
    width = ink.shape[1] + 2
    starts, ends = changes[::2], changes[1::2]
    keep = ends - starts >= max(2, least // 2)
    starts, ends = starts[keep], ends[keep]
    if not len(starts):
        return
    # Runs of one row stand at least the padding apart, so a gap never joins two rows.
    split = np.flatnonzero((starts[1:] - ends[:-1] > most_gap) | (starts[1:] // width != starts[:-1] // width)) + 1
    first = np.concatenate(([0], split))
    last = np.concatenate((split - 1, [len(starts) - 1]))
    low, high = starts[first], ends[last]
    long = high - low >= least
    for start, end in zip(low[long].tolist(), high[long].tolist(), strict=True):
        row, column = divmod(start, width)
        yield row, column - 1, end - row * width - 1


def _stacked(runs: Iterable[tuple[int, int, int]]) -> list[Stroke]:
    """Runs from the top → strokes: runs of neighbouring rows that share most of their length are one."""
    done, growing = list[Stroke](), list[Stroke]()
    for row, low, high in runs:
        done += [stroke for stroke in growing if stroke.far < row]
        growing = [stroke for stroke in growing if stroke.far >= row]
        for at, stroke in enumerate(growing):
            shared = min(stroke.high, high) - max(stroke.low, low)
            if shared > 0 and shared >= 0.3 * min(stroke.length, high - low):
                growing[at] = Stroke(stroke.near, row + 1, min(stroke.low, low), max(stroke.high, high))
                break
        else:
            growing.append(Stroke(row, row + 1, low, high))
    return sorted(done + growing, key=lambda stroke: (stroke.near, stroke.low))


def _is_line(stroke: Stroke, ink: Ink, thick: int, least: int) -> bool:
    """Whether a stroke is thin, long for its thickness and has white along both sides."""
    thickness = stroke.far - stroke.near - 2
    if not (0 <= thickness - 1 <= thick and stroke.length >= max(least, 4 * thickness)):
        return False
    gap = 2
    above = ink[max(0, stroke.near - gap) : max(0, stroke.near), stroke.low : stroke.high]
    below = ink[stroke.far : stroke.far + gap, stroke.low : stroke.high]
    clear = ~(above.any(axis=0) | below.any(axis=0))
    return bool(clear.mean() >= _CLEAR)


def _erase(page: Grey, text: Ink, strokes: Iterable[Stroke], rim: int) -> None:
    """Paint over each stroke with its blurred rim, but not where text (ink that is in no stroke) touches it."""
    for stroke in strokes:
        top, bottom = max(0, stroke.near - rim), min(len(page), stroke.far + rim)
        low, high = max(0, stroke.low - rim), min(page.shape[1], stroke.high + rim)
        touched = text[max(0, top - 1) : top, low:high].any(axis=0) | text[bottom : bottom + 1, low:high].any(axis=0)
        band = page[top:bottom, low:high]
        band[:, ~touched] = 255
