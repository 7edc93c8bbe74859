"""A page laid askew on the scanner → the same page straight, by the angle at which its rows of ink are sharpest."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.read.ocr.clean import Grey, ink_of

MOST_SKEW: Final = 5.0
"""Degrees: a sheet lies no more askew on a scanner; more is a picture or a turned page."""
_LEAST_SKEW: Final = 0.1
"""Degrees below which turning costs more sharpness than it gains (4 pixels over a page at 300 dpi)."""
_WORKING_DPI: Final = 100.0
_STEPS: Final = (0.25, 0.05, 0.01)
_LEAST_INK: Final = 200
"""Pixels of ink below which a page says nothing of its angle."""


def straightened(page: Grey, dpi: float) -> tuple[Grey, float]:
    """A cleaned page → the page turned straight about its middle, same size, and the degrees it was askew.

    Positive degrees: lines fell to the right, and the page was turned anticlockwise.
    """
    angle = skew(page, dpi)
    if abs(angle) < _LEAST_SKEW:
        return page, 0.0
    image = Image.fromarray(page).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    return np.array(image), angle


def skew(page: Grey, dpi: float) -> float:
    """A cleaned page → by how many degrees its lines fall to the right; 0.0 if it does not say.

    Ink is projected along lines of each angle; where the profile jumps most, lines and rules lie along it (Postl 1986).
    Rows and columns are judged together, so that vertical writing counts as well.
    """
    scale = max(1, round(dpi / _WORKING_DPI))
    small = np.asarray(Image.fromarray(page).reduce(scale)) if scale > 1 else page
    ys, xs = np.nonzero(ink_of(small))
    if len(ys) < _LEAST_INK:
        return 0.0
    best, reach = 0.0, MOST_SKEW
    for step in _STEPS:
        count = round(reach / step)
        angles = [best + step * at for at in range(-count, count + 1)]
        scores = [_sharpness(xs, ys, angle) for angle in angles]
        best = angles[int(np.argmax(scores))]
        reach = 2 * step
    return round(best, 2) if abs(best) < MOST_SKEW else 0.0


def _sharpness(xs: NDArray[np.intp], ys: NDArray[np.intp], angle: float) -> float:
    """How much the profiles of ink along and across lines of one angle jump."""
    fall = math.tan(math.radians(angle))
    return _jumps(ys - fall * xs) + _jumps(xs + fall * ys)


def _jumps(levels: NDArray[np.float64]) -> float:
    profile = np.bincount((levels - levels.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(profile)).sum())
