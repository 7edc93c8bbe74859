"""The ink of a cell or of a page's rest → pictures of single lines, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.read.ocr.clean import Ink

_LEAST_HEIGHT: Final = 1.2
"""Points below which a band of ink is dirt, unless it belongs to a line."""
_TALL: Final = 1.7
"""A band so many times as high as most lines is no single line."""
_SPLIT: Final = 2.0
"""Shares of a line's height: white that divides columns of text that do not stand on common lines."""
_ONE_LINE: Final = 1.25
"""Bands that together are no higher than this share of a line are one line: 三, 二, a line of dashes over dots."""
_PICTURE: Final = 4.0
"""What is this many lines high and wide without any white between is a picture (写真, 図)."""
_FLAT: Final = 0.2
"""What is lower than this share of a line and longer than two characters is the rest of a rule."""
_MOST_CUTS: Final = 4


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of pixels: rows `top` to `bottom`, columns `left` to `right`, ends excluded."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def height(self) -> int:
        """Rows of pixels."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Columns of pixels."""
        return self.right - self.left


def usual_height(ink: Ink, areas: Sequence[Area], dpi: float) -> float:
    """The height in pixels of most lines in all areas of a page (the ink of 10.5 point type where there is none)."""
    least = 4.0 * dpi / 72
    heights = [bottom - top for area in areas for top, bottom in _bands(_cut(ink, area)) if bottom - top >= least]
    return median_low(heights) if heights else 10.0 * dpi / 72


def line_areas(ink: Ink, area: Area, usual: float, dpi: float) -> tuple[list[Area], list[Area]]:
    """An area → its lines from the top, and what in it is a picture."""
    lines, pictures = list[Area](), list[Area]()
    for part in _parts(ink, area, usual, _MOST_CUTS):
        if part.height >= _PICTURE * usual and part.width >= _PICTURE * usual:
            pictures.append(part)
        elif part.height < _FLAT * usual and part.width > 2 * usual:
            continue
        elif part.height >= _LEAST_HEIGHT * dpi / 72 or part.width >= 0.3 * usual:
            lines.append(part)
    return lines, pictures


def _parts(ink: Ink, area: Area, usual: float, cuts: int) -> Iterator[Area]:
    """Bands of ink; one that is too high for a line is cut into columns, and these into bands again."""
    for top, bottom in _joined(_bands(_cut(ink, area)), usual):
        band = _narrowed(ink, Area(area.top + top, area.top + bottom, area.left, area.right))
        columns = _columns(ink, band, _SPLIT * usual) if band.height > _TALL * usual and cuts > 0 else [band]
        if len(columns) < 2:
            yield band
            continue
        for column in columns:
            yield from _parts(ink, column, usual, cuts - 1)


def _cut(ink: Ink, area: Area) -> Ink:
    return ink[area.top : area.bottom, area.left : area.right]


def _narrowed(ink: Ink, band: Area) -> Area:
    """The band without white at its left and right."""
    columns = np.flatnonzero(_cut(ink, band).any(axis=0))
    return Area(band.top, band.bottom, band.left + int(columns[0]), band.left + int(columns[-1]) + 1)


def _bands(ink: Ink) -> list[tuple[int, int]]:
    """The rows of ink between white rows."""
    return stretches(np.any(ink, axis=1))


def stretches(filled: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The unbroken stretches of True: (first, end).

    >>> stretches(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _joined(bands: Sequence[tuple[int, int]], usual: float) -> list[tuple[int, int]]:
    """Bands that are parts of one line are joined."""
    result = list[tuple[int, int]]()
    for top, bottom in bands:
        if result and bottom - result[-1][0] <= _ONE_LINE * usual and top - result[-1][1] <= 0.45 * usual:
            result[-1] = (result[-1][0], bottom)
        else:
            result.append((top, bottom))
    return result


def _columns(ink: Ink, band: Area, gap: float) -> list[Area]:
    """A band → the parts that wide white divides from top to bottom."""
    parts = list[list[int]]()
    for left, right in stretches(np.any(_cut(ink, band), axis=0)):
        if parts and left - parts[-1][1] < gap:
            parts[-1][1] = right
        else:
            parts.append([left, right])
    return [Area(band.top, band.bottom, band.left + left, band.left + right) for left, right in parts]
