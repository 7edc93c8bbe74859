"""PDFium's page coordinates (origin bottom left, before rotation) → points from the visible page's top left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.model.document import BBox
from pipeline.read.pdf.pdfium.library import Box, Functions

ToPage = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page (crop box within media box), its turn in quarters clockwise, its size as seen."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int
    width: float
    height: float

    @property
    def to_page(self) -> ToPage:
        """What makes a point in PDFium's coordinates one as seen.

        >>> Frame(0, 0, 200, 100, 1, 100, 200).to_page(10, 30)
        (30, 10)
        """
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        return (
            lambda x, y: (x - left, top - y),
            lambda x, y: (y - bottom, x - left),
            lambda x, y: (right - x, y - bottom),
            lambda x, y: (top - y, right - x),
        )[self.turns]

    def shows(self, box: BBox) -> bool:
        """Whether the middle of a box as seen lies on the page."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return 0 <= x <= self.width and 0 <= y <= self.height


def frame_of(lib: Functions, page: int) -> Frame:
    """A loaded page → its frame."""
    box = Box()
    lib.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    turns = lib.FPDFPage_GetRotation(page) % 4
    sides = (round(box.right - box.left, 3), round(box.top - box.bottom, 3))
    width, height = sides[::-1] if turns % 2 else sides
    return Frame(box.left, box.bottom, box.right, box.top, turns, width, height)
