"""The text objects of a page → which of them nobody can see: drawn without ink, in the paper's colour, or clipped away."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Final, NamedTuple

from pipeline.model.document import BBox
from pipeline.read.pdf.pdfium.bulk import call_each, columns, pointers
from pipeline.read.pdf.pdfium.frame import ToPage
from pipeline.read.pdf.pdfium.library import Functions, pointer
from pipeline.read.pdf.pdfium.objects import Objects

_INVISIBLE_MODES: Final = frozenset({3, 7})
"""Text render modes without ink: neither filled nor stroked; added to the clipping path only (ISO 32000-2, 9.3.6)."""
_WHITE: Final = 250
_SLACK: Final = 1.5
"""Points by which text may reach beyond its clip and counts as wholly visible."""


class Seen(NamedTuple):
    """Whether a text object cannot be seen at all, and the box outside which it is clipped away."""

    hidden: bool
    clip: BBox | None


VISIBLE: Final = Seen(hidden=False, clip=None)
_HIDDEN: Final = Seen(hidden=True, clip=None)


class Eye:
    """Judges the text objects of one page; holds the out-parameters that PDFium's functions fill in."""

    def __init__(self, lib: Functions, objects: Objects) -> None:
        self._lib, self._objects = lib, objects
        self._colour = (ctypes.c_uint * 4)()
        self._colour_refs = tuple(ctypes.byref(self._colour, 4 * at) for at in range(4))
        self._floats = tuple(ctypes.c_float() for _ in range(4))
        self._float_refs = tuple(map(ctypes.byref, self._floats))

    def not_plain(self, items: Sequence[int]) -> dict[int, Seen]:
        """Handles of text objects → those of which not all can be seen."""
        lib, handles = self._lib.undeclared, pointers(items)
        colours = columns("I", len(items), 4)
        call_each(lib.FPDFPageObj_GetFillColor, handles, *(colour.addresses for colour in colours))
        modes = list(map(lib.FPDFTextObj_GetTextRenderMode, handles))
        clips = list(map(lib.FPDFClipPath_CountPaths, map(pointer, map(lib.FPDFPageObj_GetClipPath, handles))))
        red, green, blue, alpha = (colour.numbers() for colour in colours)
        palest = list(map(min, red, green, blue))
        inked = max(palest, default=0) < _WHITE and 0 not in alpha and _INVISIBLE_MODES.isdisjoint(modes)
        if inked and max(clips, default=0) <= 0:  # the usual page
            return {}
        suspects = [
            item
            for item, mode, pale, a, paths in zip(items, modes, palest, alpha, clips, strict=True)
            if mode in _INVISIBLE_MODES or not a or pale >= _WHITE or paths > 0
        ]
        return {item: seen for item in suspects if (seen := self.look(item)) is not VISIBLE}

    def font_of(self, item: int) -> int:
        """The handle of a text object → that of its font; 0 for an object without one."""
        return self._lib.FPDFTextObj_GetFont(item) or 0

    def look(self, item: int) -> Seen:
        """The handle of a text object → what of it can be seen."""
        lib = self._lib
        if lib.FPDFTextObj_GetTextRenderMode(item) in _INVISIBLE_MODES:
            return _HIDDEN
        if lib.FPDFPageObj_GetFillColor(item, *self._colour_refs):
            red, green, blue, alpha = self._colour
            white = red >= _WHITE and green >= _WHITE and blue >= _WHITE
            if not alpha or (white and self._is_lost(item)):
                return _HIDDEN
        clip_path = lib.FPDFPageObj_GetClipPath(item)
        count = lib.FPDFClipPath_CountPaths(clip_path)
        return VISIBLE if count <= 0 else self._clipped(item, clip_path, count)

    def _clipped(self, item: int, clip_path: int, count: int) -> Seen:
        to_page = self._objects.to_page_of(item)
        clip = self._clip(clip_path, count, to_page)
        if clip is None:
            return VISIBLE
        box = self._bounds(item, to_page)
        if _misses(box, clip):
            return _HIDDEN
        beyond = box[0] < clip[0] - _SLACK or box[2] > clip[2] + _SLACK
        return Seen(hidden=False, clip=clip) if beyond else VISIBLE

    def _is_lost(self, item: int) -> bool:
        """Whether white text has neither a coloured area nor a picture behind it."""
        x0, top, x1, bottom = self._bounds(item, self._objects.to_page_of(item))
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        if any(_holds(picture, x, y) for picture in self._objects.pictures):
            return False
        return not any(_holds(area, x, y) and self._is_coloured(ground) for area, ground in self._objects.areas)

    def _is_coloured(self, item: int) -> bool:
        known = self._lib.FPDFPageObj_GetFillColor(item, *self._colour_refs)
        return not known or min(self._colour[:3]) < _WHITE

    def _bounds(self, item: int, to_page: ToPage) -> BBox:
        self._lib.FPDFPageObj_GetBounds(item, *self._float_refs)
        left, bottom, right, top = self._floats
        return _box([to_page(left.value, bottom.value), to_page(right.value, top.value)])

    def _clip(self, clip_path: int, count: int, to_page: ToPage) -> BBox | None:
        """The box in which all clipping paths let something show; None if they say nothing."""
        lib = self._lib
        x, y = self._floats[:2]
        result: BBox | None = None
        for at in range(count):
            points = []
            for number in range(lib.FPDFClipPath_CountPathSegments(clip_path, at)):
                segment = lib.FPDFClipPath_GetPathSegment(clip_path, at, number)
                lib.FPDFPathSegment_GetPoint(segment, *self._float_refs[:2])
                points.append(to_page(x.value, y.value))
            if points:
                box = _box(points)
                result = box if result is None else _overlap(result, box)
        return result


def _box(points: Sequence[tuple[float, float]]) -> BBox:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def _overlap(one: BBox, other: BBox) -> BBox:
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def _holds(box: BBox, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _misses(box: BBox, clip: BBox) -> bool:
    """Whether nothing of a box can be seen through a clip."""
    x0, top, x1, bottom = _overlap(box, clip)
    return x1 - x0 <= 0.2 or bottom - top <= 0.2 * (box[3] - box[1])
