"""What an engine reads on one line → runs of characters with boxes in points, blanks told by the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from pipeline.read.ocr.clean import Ink
from pipeline.read.ocr.reading import Glyph, Reading
from pipeline.read.ocr.segments import Area, stretches
from pipeline.read.pdf.runs import UNKNOWN
from pipeline.read.pdf.shapes import Run

_BLANK: Final = 0.38
"""Share of the font size from which white between characters, side bearings taken off, is a blank."""
_CERTAIN: Final = 0.7
"""Shares of the font size that the white of a blank and the shift of what follows must add up to; a half-width blank
is 0.5 of each, the engine's grid 0.17."""
_DIRT: Final = 4.0
"""Points: what is lower or narrower, and read by no engine, is dirt on the glass or a dash."""
_LEAST_UNREAD: Final = 0.3
"""Share of the font size from which ink that no character accounts for is a character; less is dirt."""
_SAID_BLANK: Final = 0.22
"""The same where the engine says so, too."""
_HALF_EMPTY_RIGHT: Final = frozenset("、。，．」』）］｝〉》】〕’”")
_HALF_EMPTY_LEFT: Final = frozenset("「『（［｛〈《【〔‘“")
_THIN: Final = frozenset("・：；！｜")
_BEARING: Final = 0.06
"""Share of the font size that is white at each side of a character."""
_White = Sequence[tuple[int, int]]
_KATAKANA: Final = re.compile("[ァ-ヴー]")
_KANA: Final = re.compile("[ぁ-ゖァ-ヺー]")
_FULL_WIDTH: Final = {"(": "（", ")": "）"}
_ALIKE: Final = {"一": "ー", "力": "カ", "口": "ロ", "工": "エ", "卜": "ト", "夕": "タ", "二": "ニ", "八": "ハ"}
"""Kanji that engines give for katakana of the same shape; between two katakana they are never meant."""


def runs_of(reading: Reading, area: Area, ink: Ink, dpi: float, *, exact: bool) -> tuple[Run, ...]:
    """The characters read in an area of the page → its runs, one a character with its confidence; a blank is a " ".

    Args:
        reading: the characters, `middle` in pixels from the area's left side.
        area: the line's place on the page.
        ink: the ink of the area alone.
        dpi: the page's resolution.
        exact: the engine's places are good enough to tell a character that it passed over.
    """
    if not reading:
        return _unread(area, dpi)
    white = stretches(~np.any(ink, axis=0))
    em = _font_size(reading, white, area.height)
    glyphs = _repaired(_with_unread(reading, white, em, area.width) if exact else reading)
    breaks = _blanks(glyphs, white, em)
    scale = 72 / dpi
    # Proportional faces are set closer than their size; line ends are judged by the size.
    centre, size = (area.top + area.bottom) / 2 * scale, max(em, area.height) * scale
    runs = list[Run]()
    end: float | None = None
    for glyph, left, right in _placed(glyphs, breaks, area, em):
        if end is not None and left > end:
            runs.append(_run(" ", end * scale, left * scale, centre, size, None))
        runs.append(_run(glyph.text, left * scale, right * scale, centre, size, round(glyph.confidence, 3)))
        end = right
    return tuple(runs)


def _unread(area: Area, dpi: float) -> tuple[Run, ...]:
    """A line of which the engine says nothing → U+FFFD in its place; nothing for dirt."""
    scale = 72 / dpi
    if min(area.height, area.width) * scale < _DIRT:
        return ()
    centre = (area.top + area.bottom) / 2 * scale
    return (_run(UNKNOWN, area.left * scale, area.right * scale, centre, area.height * scale, 0.0),)


def _repaired(reading: Sequence[Glyph]) -> list[Glyph]:
    """Characters that the engine cannot tell by their shape, by their neighbours: カ and 力, ー and a dash, （ and (."""
    result = list[Glyph]()
    texts = ["", *(glyph.text for glyph in reading), ""]
    for at, glyph in enumerate(reading, 1):
        before, after = result[-1].text if result else "", texts[at + 1]
        text = glyph.text
        if text in _ALIKE and _KATAKANA.fullmatch(before) and _KATAKANA.fullmatch(after):
            text = _ALIKE[text]
        elif text == "ー" and not _KANA.fullmatch(before):
            text = "-"
        elif text == "·":
            text = "・"
        elif (text == "(" and not after.isascii()) or (text == ")" and not before.isascii()):
            text = _FULL_WIDTH[text]
        sure = glyph.confidence if text == UNKNOWN or _is_japanese(text) else 0.0
        result.append(replace(glyph, text=text, confidence=sure))
    return result


def _is_japanese(text: str) -> bool:
    """Whether Japanese prints hold the character: engines that know Chinese give its forms (课 for 課) now and then."""
    if text.isascii():
        return True
    for encoding in ("cp932", "shift_jis_2004"):
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            continue
        return True
    return False


def _font_size(glyphs: Sequence[Glyph], white: _White, height: int) -> float:
    """Pixels from one full-width character to the next where enough of them stand close together, else by the height."""
    by_height = height / (0.74 if all(glyph.text.isascii() for glyph in glyphs) else 0.92)
    steps = [
        right.middle - left.middle
        for left, right in pairwise(glyphs)
        if not (left.text.isascii() or right.text.isascii()) and _widest(left, right, white) < 0.4 * by_height
    ]
    if len(steps) < 4:
        return by_height
    return min(max(sum(steps) / len(steps), 0.75 * by_height), 1.3 * by_height)


def _widest(left: Glyph, right: Glyph, white: _White) -> int:
    """Pixels of the widest white between two characters."""
    low, high = _gap(left, right, white)
    return high - low


def _gap(left: Glyph, right: Glyph, white: _White) -> tuple[int, int]:
    """The widest white between two characters; (0, 0) if there is none."""
    between = [(low, high) for low, high in white if left.middle <= (low + high) / 2 <= right.middle]
    return max(between, key=lambda gap: gap[1] - gap[0], default=(0, 0))


def _blanks(glyphs: Sequence[Glyph], white: _White, em: float) -> list[tuple[int, int] | None]:
    """For each pair of neighbours: the white between them if it is a blank, else None.

    White alone does not tell: り and ト are narrow in their squares. A blank also shifts all that follows it. The
    engine's places are coarse, so up to three characters on each side are compared with where they stood in unbroken
    text; of the candidates the least likely is given up first, which leaves more characters to judge the others by.
    """
    offsets, at = list[float](), 0.0
    for glyph in glyphs:
        at += _width(glyph.text) / 2
        offsets.append(glyph.middle / em - at)
        at += _width(glyph.text) / 2
    found = [index for index, pair in enumerate(pairwise(glyphs)) if _may_be_blank(*pair, white, em)]
    while found:
        bounds = [-1, *found, len(glyphs) - 1]
        marks = [
            _net(glyphs[index], glyphs[index + 1], white, em)
            + _mean(offsets[index + 1 : min(index + 3, after) + 1])
            - _mean(offsets[max(before, index - 3) + 1 : index + 1])
            for before, index, after in zip(bounds, found, bounds[2:], strict=False)
        ]
        least = min(range(len(found)), key=marks.__getitem__)
        if marks[least] >= _CERTAIN:
            break
        del found[least]
    return [_gap(*pair, white) if index in found else None for index, pair in enumerate(pairwise(glyphs))]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _may_be_blank(left: Glyph, right: Glyph, white: _White, em: float) -> bool:
    """Whether the white between two characters is wide enough."""
    return _net(left, right, white, em) >= (_SAID_BLANK if right.blank_before else _BLANK)


def _net(left: Glyph, right: Glyph, white: _White, em: float) -> float:
    """The white between two characters, their side bearings taken off, in shares of the font size."""
    return _widest(left, right, white) / em - _side(left.text, _HALF_EMPTY_RIGHT) - _side(right.text, _HALF_EMPTY_LEFT)


def _with_unread(glyphs: Sequence[Glyph], white: _White, em: float, width: int) -> list[Glyph]:
    """Characters and U+FFFD where ink stands that none of them accounts for: the engine has passed over a character."""
    ink = list[tuple[int, int]]()
    at = 0
    for low, high in [*white, (width, width)]:
        if low > at:
            ink.append((at, low))
        at = high
    result = list(glyphs)
    for low, high in _clusters(ink, em):
        middle = (low + high) / 2
        free = all(abs(glyph.middle - middle) > (_width(glyph.text) / 2 + 0.2) * em for glyph in glyphs)
        if free and high - low >= _LEAST_UNREAD * em:
            result.append(Glyph(UNKNOWN, middle, 0.0))
    return sorted(result, key=lambda glyph: glyph.middle) if len(result) > len(glyphs) else result


def _clusters(ink: Sequence[tuple[int, int]], em: float) -> list[tuple[int, int]]:
    """Columns of ink → stretches no wider than a character."""
    result = list[tuple[int, int]]()
    for low, high in ink:
        if result and high - result[-1][0] <= 1.02 * em and low - result[-1][1] <= 0.2 * em:
            result[-1] = (result[-1][0], high)
        else:
            result.append((low, high))
    return result


def _width(text: str) -> float:
    """The advance of a character in shares of the font size."""
    return 0.5 if text.isascii() else 1.0


def _side(text: str, half_empty: frozenset[str]) -> float:
    """The share of the font size that is white at the side of a character."""
    if text in half_empty:
        return 0.55
    return 0.35 if text in _THIN else _BEARING


def _placed(
    glyphs: Sequence[Glyph], breaks: Sequence[tuple[int, int] | None], area: Area, em: float
) -> list[tuple[Glyph, float, float]]:
    """Characters → the same with the ends of their advance boxes, which touch one another except at blanks."""
    starts, ends = [-_side(glyphs[0].text, _HALF_EMPTY_LEFT) * em], list[float]()
    for (left, right), gap in zip(pairwise(glyphs), breaks, strict=True):
        if gap is None:
            ends.append((left.middle + right.middle) / 2)
            starts.append(ends[-1])
        else:
            ends.append(gap[0] + _side(left.text, _HALF_EMPTY_RIGHT) * em)
            starts.append(gap[1] - _side(right.text, _HALF_EMPTY_LEFT) * em)
    ends.append(area.width + _side(glyphs[-1].text, _HALF_EMPTY_RIGHT) * em)
    return [
        (glyph, area.left + start, area.left + max(start, end))
        for glyph, start, end in zip(glyphs, starts, ends, strict=True)
    ]


def _run(text: str, x0: float, x1: float, centre: float, size: float, confidence: float | None) -> Run:
    top, bottom = round(centre - size / 2, 2), round(centre + size / 2, 2)
    origin = (round(x0, 2), round(bottom - 0.12 * size, 2))
    return Run(text, round(x0, 2), top, round(x1, 2), bottom, origin, round(size, 2), confidence=confidence)
