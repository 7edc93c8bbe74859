"""The picture of a page → its runs, ruling lines and pictures, as the engines of text layers give them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from PIL import Image

from pipeline.model.document import BBox
from pipeline.read.ocr.clean import Grey, Ink, cleaned, grey_of, ink_of, whitened
from pipeline.read.ocr.lines import runs_of
from pipeline.read.ocr.reading import Engine, Glyph
from pipeline.read.ocr.ruling import ruled, rules_of, without_rules
from pipeline.read.ocr.segments import Area, line_areas, usual_height
from pipeline.read.ocr.straighten import straightened
from pipeline.read.pdf.shapes import PageContent, Rule, Run
from pipeline.read.pdf.tables import Grid, find_grids

_MARGIN: Final = 0.25
"""White put round a line's picture, as a share of its height; engines lose characters at the very rim."""
_LOWEST: Final = 28
"""Pixels of ink below which a line is enlarged before it is read."""
_INSET: Final = 0.5
"""Points by which a cell's picture stays off its rules."""


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page made ready: straight, white, its ruling lines told and painted over."""

    picture: Grey
    ink: Ink
    rules: tuple[Rule, ...]
    angle: float


def prepared(image: Image.Image | np.ndarray[Any, np.dtype[Any]], dpi: float) -> CleanPage:
    """The picture of a page → the page cleaned, straightened and freed of its ruling lines.

    Raises:
        ValueError: the array is no picture, or the resolution is none.
    """
    if not 20 <= dpi <= 2400:
        raise ValueError(f"no resolution: {dpi} dpi")
    straight, angle = straightened(cleaned(grey_of(image), dpi), dpi)
    ink = ink_of(straight)
    flats, posts = ruled(ink, dpi)
    picture = whitened(without_rules(straight, ink, flats, posts, dpi), dpi)
    return CleanPage(picture, ink_of(picture), rules_of(flats, posts, dpi), angle)


def read_picture(
    image: Image.Image | np.ndarray[Any, np.dtype[Any]],
    dpi: float,
    number: int,
    width_pt: float,
    height_pt: float,
    engine: Engine,
) -> PageContent:
    """The picture of a page → what stands on it, read line by line within each cell of its tables.

    Raises:
        OcrError: the engine failed.
        ValueError: the array is no picture, or the resolution is none.
    """
    page = prepared(image, dpi)
    areas = _areas(find_grids(page.rules) or (), page.ink.shape, dpi)
    usual = usual_height(page.ink, areas, dpi)
    lines, pictures = list[Area](), list[Area]()
    rest = page.ink.copy()
    for area in areas:
        # The last area is the whole page: what stands in cells is taken out of it.
        found, others = line_areas(rest, area, usual, dpi)
        lines += found
        pictures += others
        rest[area.top : area.bottom, area.left : area.right] = False
    return PageContent(number, width_pt, height_pt, _read(page, lines, engine, dpi), page.rules, _boxes(pictures, dpi))


def _areas(grids: tuple[Grid, ...], shape: tuple[int, ...], dpi: float) -> list[Area]:
    """The cells of all tables, and the whole page last."""
    scale = dpi / 72
    areas = list[Area]()
    for grid in grids:
        for x0, top, x1, bottom in grid.cells:
            left, right = round((x0 + _INSET) * scale), round((x1 - _INSET) * scale)
            areas.append(Area(round((top + _INSET) * scale), round((bottom - _INSET) * scale), left, right))
    inner = [area for area in areas if area.height > 0 and area.width > 0]
    return [*inner, Area(0, shape[0], 0, shape[1])]


def _read(page: CleanPage, lines: list[Area], engine: Engine, dpi: float) -> tuple[Run, ...]:
    crops = [_picture_of(page.picture, line) for line in lines]
    readings = engine.read([crop for crop, _, _ in crops], dpi)
    runs = list[Run]()
    for line, (_, factor, margin), reading in zip(lines, crops, readings, strict=True):
        moved = tuple(_moved(glyph, factor, margin) for glyph in reading)
        ink = page.ink[line.top : line.bottom, line.left : line.right]
        runs += runs_of(moved, line, ink, dpi, exact=engine.exact)
    return tuple(runs)


def _picture_of(page: Grey, line: Area) -> tuple[Grey, float, int]:
    """The picture of a line with white round it, how much it was enlarged, and the width of the white."""
    crop = page[line.top : line.bottom, line.left : line.right]
    factor = 1.0
    if line.height < _LOWEST and line.width > line.height:
        factor = min(4.0, _LOWEST / line.height)
        size = (round(line.width * factor), round(line.height * factor))
        crop = np.asarray(Image.fromarray(np.ascontiguousarray(crop)).resize(size, Image.Resampling.BICUBIC))
    margin = max(6, round(_MARGIN * crop.shape[0]))
    return np.pad(crop, margin, constant_values=255), factor, margin


def _moved(glyph: Glyph, factor: float, margin: int) -> Glyph:
    """A character placed in a line's picture → the same placed in the line."""
    return replace(glyph, middle=(glyph.middle - margin) / factor)


def _boxes(areas: list[Area], dpi: float) -> tuple[BBox, ...]:
    scale = 72 / dpi
    return tuple(
        (
            round(area.left * scale, 2),
            round(area.top * scale, 2),
            round(area.right * scale, 2),
            round(area.bottom * scale, 2),
        )
        for area in areas
    )
