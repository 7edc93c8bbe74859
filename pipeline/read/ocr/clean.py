"""A grey picture of a page → even paper, dark ink, no black scanner edges: what line finding and the engine want."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.uint8]
"""One byte a pixel, 0 black to 255 white; rows from the top."""
Ink = NDArray[np.bool_]
"""True where a pixel is printed."""

_TILE: Final = 24.0
"""Points: side of the squares in which the paper's brightness is taken."""
_PAPER_SHARE: Final = 85
"""Percentile of a square's brightness that is paper: less than a sixth of a text area is ink."""
_EVEN: Final = 6
"""Steps of brightness by which paper may vary before it is evened out."""
_SPECKLED: Final = 2e-4
"""Share of pixels that stand alone from which a scan counts as speckled (ごま塩ノイズ); a clean one has none."""
_SUPPORT: Final = 1.5
"""Points round a pixel in which ink is counted that bears it out."""
_SURE_MARK: Final = 1.2
"""Square points of ink that make a mark wherever it stands; a dot of 8 point type has 2."""
_MARK_BY_TEXT: Final = 0.75
"""The same beside such a mark on a dirty page: the decimal point of a thin 10 point face has 1."""
_LEAST_MARK: Final = 0.25
"""The same anywhere on a page without dirt; a pixel at 150 dpi."""
_BESIDE: Final = 4.0
"""Points that count as beside."""
_DIRT: Final = 6.0
"""Square points of smaller marks that stand alone, from which a page is dirty."""
_RIM: Final = 0.7
"""Points round printed ink that keep their greys."""
_EDGE_INK: Final = 0.5
"""Share of ink from which a row or column at the picture's rim is the scanner's black edge."""
_EDGE_DEPTH: Final = 0.04
"""Share of the picture's side within which black edges are looked for."""
_FAINTEST, _DARKEST = 110, 200
"""Bounds of the brightness that divides ink from paper once paper is white."""


def grey_of(image: Image.Image | NDArray[np.generic]) -> Grey:
    """A picture of any mode → grey; transparent parts are paper.

    Raises:
        ValueError: an array that is no picture.
    """
    if not isinstance(image, Image.Image):
        array = np.asarray(image)
        if array.dtype == np.bool_:
            array = np.where(array, 255, 0).astype(np.uint8)
        if array.dtype != np.uint8 or array.ndim not in {2, 3} or 0 in array.shape:
            raise ValueError(f"no picture: {array.dtype} of shape {array.shape}")
        image = Image.fromarray(array)
    if image.mode in {"I;16", "I;16B", "I;16L", "I", "F"}:
        levels = np.asarray(image).astype(np.float32)
        top = 65535.0 if levels.max(initial=0.0) > 255 else 255.0
        grey: Grey = np.clip(levels * (255.0 / top), 0, 255).astype(np.uint8)
        return grey
    if "A" in image.getbands() or "transparency" in image.info:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
    return np.array(image.convert("L"))


def cleaned(page: Grey, dpi: float) -> Grey:
    """A grey page → the same on white paper, specks and black edges taken away; a clean page comes back as it is."""
    page = _without_specks(page)
    page = _on_white_paper(page, max(8, round(_TILE * dpi / 72)))
    return _without_edges(page)


def whitened(page: Grey, dpi: float) -> Grey:
    """A page on white paper → full contrast round what is printed, pure white elsewhere: no noise is left to be read.

    A spot counts as printed if enough ink stands round it; the smallest mark of a font (・) has more than a speck has.
    """
    limit = division(page)
    ink = page < limit
    if not ink.any():
        return np.full_like(page, 255)
    black = float(np.median(page[ink]))
    white = limit + 0.4 * (255 - limit)
    stretched: Grey = np.clip((page - black) * (255 / max(white - black, 1.0)), 0, 255).astype(np.uint8)
    printed = _marks(ink, dpi)
    near = _box_sums(printed, max(1, round(_RIM * dpi / 72))) > 0
    stretched[~near] = 255
    return stretched


def _marks(ink: Ink, dpi: float) -> Ink:
    """Ink that is printed: on a dirty page a mark needs a size, less of it beside other marks."""
    point = dpi / 72
    around = _box_sums(ink, max(1, round(_SUPPORT * point)))
    sure = ink & (around >= _SURE_MARK * point**2)
    beside = _box_sums(sure, max(1, round(_BESIDE * point))) > 0
    small = ink & ~sure
    if (small & ~beside).sum() < _DIRT * point**2:
        return ink & (around >= _LEAST_MARK * point**2)
    return sure | (small & beside & (around >= _MARK_BY_TEXT * point**2))


def _box_sums(mask: Ink, reach: int) -> NDArray[np.int32]:
    """For each pixel, how many of the mask stand in the square that reaches `reach` pixels to each side."""
    sums: NDArray[np.int32] = np.pad(mask, ((reach + 1, reach), (reach + 1, reach))).astype(np.int32)
    np.cumsum(sums, axis=0, out=sums)
    np.cumsum(sums, axis=1, out=sums)
    side = 2 * reach + 1
    return sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]


def ink_of(page: Grey) -> Ink:
    """A cleaned page → where it is printed, by the brightness that divides its pixels best (Otsu 1979)."""
    ink: Ink = page < division(page)
    return ink


def division(page: Grey) -> int:
    """The brightness that divides ink from paper, kept within sane bounds for pages with hardly any ink."""
    counts = np.bincount(page.ravel(), minlength=256).astype(np.float64)
    levels = np.arange(256)
    weight = counts.cumsum()
    total = (counts * levels).cumsum()
    rest = weight[-1] - weight
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (total[-1] * weight / weight[-1] - total) ** 2 / (weight * rest)
    between[~np.isfinite(between)] = 0.0
    best = np.flatnonzero(between == between.max())
    return int(np.clip((best[0] + best[-1]) / 2 + 1, _FAINTEST, _DARKEST))


def _without_specks(page: Grey) -> Grey:
    """Lone dark or light pixels are scanner noise where there are many of them: each takes its neighbours' middle."""
    ink = page < 128
    lone = _alone(ink)
    if lone.mean() < _SPECKLED:
        return page
    lone |= _alone(~ink)
    middle = np.asarray(Image.fromarray(page).filter(ImageFilter.MedianFilter(3)))
    calm: Grey = np.where(lone, middle, page)
    return calm


def _alone(mask: Ink) -> Ink:
    """Pixels of the mask with at most one of their eight neighbours in it."""
    padded = np.pad(mask, 1).astype(np.uint8)
    across = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    around = across[:-2] + across[1:-1] + across[2:]
    alone: Ink = mask & (around <= 2)
    return alone


def _on_white_paper(page: Grey, tile: int) -> Grey:
    """Each pixel in proportion to the paper round it: grey paper, shadows and shaded cells become white."""
    height, width = page.shape
    rows, columns = -(-height // tile), -(-width // tile)
    padded = np.pad(page, ((0, rows * tile - height), (0, columns * tile - width)), mode="edge")
    squares = padded.reshape(rows, tile, columns, tile).swapaxes(1, 2).reshape(rows, columns, -1)
    paper = np.percentile(squares, _PAPER_SHARE, axis=2, method="nearest").astype(np.uint8)
    if paper.min() >= 255 - _EVEN:
        return page
    small = Image.fromarray(np.maximum(paper, 1)).filter(ImageFilter.MedianFilter(3))
    wide = small.resize((columns * tile, rows * tile), Image.Resampling.BILINEAR).crop((0, 0, width, height))
    white: Grey = np.minimum(page.astype(np.float32) * 255 / np.asarray(wide), 255).astype(np.uint8)
    return white


def _without_edges(page: Grey) -> Grey:
    """Rows and columns at the rim that are mostly black (the scanner's lid, a skewed sheet's corner) become paper."""
    ink = page < 128
    result = page
    for axis in (0, 1):
        share = ink.mean(axis=1 - axis)
        depth = int(_EDGE_DEPTH * len(share))
        first = _last_black(share[:depth])
        last = _last_black(share[::-1][:depth])
        if first or last:
            result = result.copy() if result is page else result
            view = result if axis == 0 else result.T
            view[:first] = 255
            view[len(share) - last :] = 255
    return result


def _last_black(share: NDArray[np.float64]) -> int:
    """How many rows from the rim belong to a black edge."""
    black = np.flatnonzero(share > _EDGE_INK)
    return int(black[-1]) + 2 if len(black) and black[0] <= 2 else 0
