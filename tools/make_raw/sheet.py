"""Drawing orders become the pages of a PDF: text, rules and shades placed in points from the page's top left corner."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from tools.make_raw.wrap import width

if TYPE_CHECKING:
    from typing import Literal

PAGE = (595.28, 841.89)
SIZE = 10.5
LEADING = 16.5
MEASURE = 88
"""The text's measure in half ems: 44 characters."""
LEFT = (PAGE[0] - MEASURE * SIZE / 2) / 2
RIGHT = PAGE[0] - LEFT
TOP, BOTTOM = 68.0, PAGE[1] - 72.0
_ASCENT = 0.88
_RULE = 0.5


class Sheet:
    """The page being written: `y` is how far down it is filled."""

    def __init__(self, font: str, title: str, author: str, rules: Literal["stroke", "rect"]) -> None:
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=PAGE, invariant=1, pageCompression=1, lang="ja-JP")
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._font, self._rules, self._page = font, rules, 1
        self.y = TOP

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        """One line of text whose line box (LEADING high) begins at `y`."""
        self._canvas.setFont(self._font, size)
        self._canvas.drawString(x, PAGE[1] - y - (LEADING - size) / 2 - _ASCENT * size, text)

    def centred(self, x0: float, x1: float, y: float, text: str, size: float = SIZE) -> None:
        """One line in the middle between `x0` and `x1`."""
        self.text((x0 + x1 - width(text) * size / 2) / 2, y, text, size)

    def line(self, text: str, *, indent: float = 0, size: float = SIZE) -> None:
        """One line of running text, then down by a line; a new page if this one is full."""
        self.need(LEADING)
        self.text(LEFT + indent, self.y, text, size)
        self.y += LEADING

    def right(self, text: str) -> None:
        """One line at the right margin."""
        self.line(text, indent=RIGHT - LEFT - width(text) * SIZE / 2)

    def skip(self, lines: float) -> None:
        """Leave room."""
        self.y += lines * LEADING

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A rule (罫線) from corner to corner, as a stroke or as a thin filled rectangle."""
        top, bottom = PAGE[1] - y0, PAGE[1] - y1
        if self._rules == "stroke":
            self._canvas.setLineWidth(_RULE)
            self._canvas.line(x0, top, x1, bottom)
        else:
            half = _RULE / 2
            self._canvas.rect(x0 - half, bottom - half, x1 - x0 + _RULE, top - bottom + _RULE, stroke=0, fill=1)

    def shade(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A light grey ground (網掛け)."""
        self._canvas.setFillGray(0.9)
        self._canvas.rect(x0, PAGE[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def fits(self, height: float) -> bool:
        """Whether so much room is left on this page."""
        return self.y + height <= BOTTOM

    def need(self, height: float) -> None:
        """Begin a new page unless so much room is left."""
        if not self.fits(height):
            self.next_page()

    def next_page(self) -> None:
        """Put the page number at the foot and begin a new page."""
        self._foot()
        self._canvas.showPage()
        self._page += 1
        self.y = TOP

    def finish(self) -> bytes:
        """The PDF's bytes."""
        self._foot()
        self._canvas.save()
        return self._buffer.getvalue()

    def _foot(self) -> None:
        self.centred(0, PAGE[0], PAGE[1] - 50, f"- {self._page} -", 9)
