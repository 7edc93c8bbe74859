"""The objects of a page, in drawing order → ruling lines, pictures, coloured areas and the fonts of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, islice, repeat
from typing import Final

from pipeline.model.document import BBox
from pipeline.read.pdf.pdfium.bulk import call_each, columns, pointers
from pipeline.read.pdf.pdfium.frame import Frame, ToPage
from pipeline.read.pdf.pdfium.library import Functions, Pointer, pointer
from pipeline.read.pdf.shapes import Rule
from pipeline.read.pdf.strokes import THIN, line_rules, subpath_rules, thin_boxes

_TEXT: Final = 1
_PATH: Final = 2
_IMAGE: Final = 3
_SHADING: Final = 4
_FORM: Final = 5
_BEZIER_TO: Final = 1
_MOVE_TO: Final = 2
_BOX_SEGMENTS: Final = 5
_THIN: Final = THIN + 0.0005
"""PDFium computes in 32 bits, so that a box of just that thickness may seem a little thicker."""
_MOST_OBJECTS: Final = 200_000
_DEEPEST_FORM: Final = 12

Segment = tuple[int, int, float, float]
"""A piece of a path: its kind, whether it closes its subpath, and the point where it ends."""


class TooManyObjectsError(Exception):
    """The page is a map or a drawing with more objects than a reader should look at."""


@dataclass(slots=True)
class Objects:
    """What a page holds besides characters; built up while its objects are walked."""

    rules: list[Rule] = field(default_factory=list)
    pictures: list[BBox] = field(default_factory=list)
    texts: list[tuple[Sequence[int], ToPage]] = field(default_factory=list)
    """Handles of text objects of the page or a form, with what makes their coordinates those of the page as seen."""
    fonts: set[int] = field(default_factory=set)
    areas: list[tuple[BBox, int]] = field(default_factory=list)
    """Filled boxes that are no rules, with the handle of their object: the ground that text may stand on."""

    def to_page_of(self, text: int) -> ToPage:
        """The handle of a text object → what makes its coordinates those of the page as seen.

        Raises:
            KeyError: no such object was met.
        """
        for items, to_page in self.texts:
            if text in items:
                return to_page
        raise KeyError(text)


def read_objects(lib: Functions, page: int, frame: Frame) -> Objects:
    """A loaded page → its objects.

    Raises:
        TooManyObjectsError: see there.
    """
    walker = _Walker(lib, frame)
    count = lib.FPDFPage_CountObjects(page)
    objects = list(map(lib.undeclared.FPDFPage_GetObject, repeat(pointer(page), count), range(count)))
    walker.walk(objects, walker.to_page, 0)
    walker.found.rules.extend(thin_boxes(walker.thin))
    return walker.found


class _Walker:
    """One walk over the objects of a page."""

    def __init__(self, lib: Functions, frame: Frame) -> None:
        self.found = Objects()
        self.thin = list[BBox]()
        """Filled thin boxes, in drawing order."""
        self.to_page = frame.to_page
        self._lib = lib.undeclared
        self._frame = frame
        self._upright = self.to_page if frame.turns == 0 else None
        self._left = _MOST_OBJECTS

    def walk(self, objects: Sequence[int], to_page: ToPage, depth: int) -> None:
        lib, found = self._lib, self.found
        self._left -= len(objects)
        if self._left < 0:
            raise TooManyObjectsError
        handles = pointers(objects)
        kinds = list(map(lib.FPDFPageObj_GetType, handles))
        met = set(kinds)
        if _TEXT in met:
            texts, items = _of_kind(_TEXT, kinds, objects, handles)
            found.texts.append((texts, to_page))
            found.fonts.update(map(lib.FPDFTextObj_GetFont, items))
        if _PATH in met:
            self._paths(*_of_kind(_PATH, kinds, objects, handles), to_page)
        if _IMAGE in met:
            found.pictures.extend(self._bounds(_of_kind(_IMAGE, kinds, objects, handles)[1], to_page))
        if _SHADING in met:  # a ground whose colour changes (グラデーション)
            shadings, items = _of_kind(_SHADING, kinds, objects, handles)
            found.areas.extend(zip(self._bounds(items, to_page), shadings, strict=True))
        if _FORM not in met or depth >= _DEEPEST_FORM:
            return
        for item in _of_kind(_FORM, kinds, objects, handles)[1]:
            count = lib.FPDFFormObj_CountObjects(item)
            parts = list(map(lib.FPDFFormObj_GetObject, repeat(item, count), range(count)))
            self.walk(parts, self._within([item], to_page)[0], depth + 1)

    def _within(self, items: Sequence[Pointer], to_page: ToPage) -> list[ToPage]:
        """Coordinates inside forms, or of paths' own points → what makes them those of the page as seen."""
        (rows,) = columns("f", len(items), width=6)
        call_each(self._lib.FPDFPageObj_GetMatrix, items, rows.addresses)
        return [_through(row, to_page) for row in zip(*(rows.numbers(place) for place in range(6)), strict=True)]

    def _bounds(self, items: Sequence[Pointer], to_page: ToPage) -> list[BBox]:
        """The boxes of objects as seen."""
        sides = columns("f", len(items), 4)
        call_each(self._lib.FPDFPageObj_GetBounds, items, *(side.addresses for side in sides))
        boxes = zip(*(side.numbers() for side in sides), strict=True)
        if to_page is self._upright:  # the usual case, in half the time
            x, y = self._frame.left, self._frame.top
            return [(x0 - x, y - top, x1 - x, y - low) for x0, low, x1, top in boxes]
        return [_box(to_page(x0, low), to_page(x1, top)) for x0, low, x1, top in boxes]

    def _paths(self, handles: Sequence[int], items: Sequence[Pointer], to_page: ToPage) -> None:
        """Paths: a filled thin box is told by its bounds, anything else by its points."""
        lib, found = self._lib, self.found
        fills, strokes = columns("i", len(items), 2)
        call_each(lib.FPDFPath_GetDrawMode, items, fills.addresses, strokes.addresses)
        modes = list(zip(handles, items, fills.numbers(), strokes.numbers(), strict=True))
        filled = [(handle, item) for handle, item, fill, stroke in modes if fill and not stroke]
        outlined = [(item, bool(fill), True) for _, item, fill, stroke in modes if stroke]
        for (handle, item), box in zip(filled, self._bounds([item for _, item in filled], to_page), strict=True):
            if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
                self.thin.append(box)
            else:
                found.areas.append((box, handle))
                if lib.FPDFPath_CountSegments(item) > _BOX_SEGMENTS:
                    outlined.append((item, True, False))
        coloured = [(handle, item) for handle, item, fill, stroke in modes if fill and stroke]
        boxes = self._bounds([item for _, item in coloured], to_page)
        found.areas.extend((box, handle) for (handle, _), box in zip(coloured, boxes, strict=True))
        self._outlines(outlined, to_page)

    def _outlines(self, outlined: Sequence[tuple[Pointer, bool, bool]], to_page: ToPage) -> None:
        """Paths with whether they are filled and stroked → the rules among them."""
        lib = self._lib
        items = [item for item, _, _ in outlined]
        counts = list(map(lib.FPDFPath_CountSegments, items))
        self._left -= sum(counts)
        if self._left < 0:
            raise TooManyObjectsError
        (pens,) = columns("f", len(items))
        call_each(lib.FPDFPageObj_GetStrokeWidth, items, pens.addresses)
        weights = pens.numbers()
        segments = self._segments(items, counts)
        for (_, fill, stroke), count, pen, inner in zip(
            outlined, counts, weights, self._within(items, to_page), strict=True
        ):
            weight = round(pen, 3) if stroke else 0.0
            if count == 2 and stroke:  # most rules: a single stroke
                (_, _, ax, ay), (_, _, bx, by) = islice(segments, 2)
                self.found.rules.extend(line_rules(inner(ax, ay), inner(bx, by), weight))
                continue
            for points, curves in _subpaths(islice(segments, count), inner):
                self.found.rules.extend(subpath_rules(points, curves, stroke, fill, weight))

    def _segments(self, items: Sequence[Pointer], counts: Sequence[int]) -> Iterator[Segment]:
        """The segments of all paths, one path after the other."""
        lib = self._lib
        owners = chain.from_iterable(map(repeat, items, counts))
        numbers = chain.from_iterable(map(range, counts))
        handles = pointers(map(lib.FPDFPath_GetPathSegment, owners, numbers))
        x, y = columns("f", len(handles), 2)
        call_each(lib.FPDFPathSegment_GetPoint, handles, x.addresses, y.addresses)
        kinds = map(lib.FPDFPathSegment_GetType, handles)
        closed = map(lib.FPDFPathSegment_GetClose, handles)
        return zip(kinds, closed, x.numbers(), y.numbers(), strict=True)


def _of_kind(
    wanted: int, kinds: Sequence[int], objects: Sequence[int], handles: Sequence[Pointer]
) -> tuple[list[int], list[Pointer]]:
    """The objects of one kind: their handles as numbers and as arguments."""
    chosen = [kind == wanted for kind in kinds]
    return list(compress(objects, chosen)), list(compress(handles, chosen))


def _subpaths(segments: Iterable[Segment], to_page: ToPage) -> Iterator[tuple[list[tuple[float, float]], int]]:
    """The segments of a path → the points of each subpath as seen, and how many curves it has."""
    points: list[tuple[float, float]] = []
    bends = 0
    for kind, closes, x, y in segments:
        if kind == _MOVE_TO and points:
            if len(points) > 1:
                yield points, bends // 3
            points, bends = [], 0
        if kind == _BEZIER_TO:
            bends += 1
            if bends % 3:
                continue  # a control point: the curve does not pass through it
        px, py = to_page(x, y)
        points.append((round(px, 3), round(py, 3)))
        if closes and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        yield points, bends // 3


def _through(matrix: Sequence[float], to_page: ToPage) -> ToPage:
    """What makes coordinates under a matrix those of the page as seen."""
    a, b, c, d, e, f = matrix
    if (a, b, c, d, e, f) == (1.0, 0.0, 0.0, 1.0, 0.0, 0.0):
        return to_page
    return lambda x, y: to_page(a * x + c * y + e, b * x + d * y + f)


def _box(one: tuple[float, float], other: tuple[float, float]) -> BBox:
    """Two opposite corners → the box."""
    (ax, ay), (bx, by) = one, other
    return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
