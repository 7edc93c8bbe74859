"""Points, lines and boxes of a page → marks on its picture, in points from the page's top left corner."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw, ImageFont

from pipeline.model.document import BBox

Color = tuple[int, int, int]
Point = tuple[float, float]

GROUPS: tuple[Color, ...] = (
    (31, 119, 180),
    (214, 39, 40),
    (44, 160, 44),
    (148, 83, 189),
    (230, 120, 10),
    (20, 150, 160),
)
"""Colours that tell neighbours apart."""
GREY: Color = (150, 150, 150)
BLACK: Color = (20, 20, 20)
_CAPTION_HEIGHT = 30
_FULL_SIZE = 1.9
"""Pixels a point from which words of 10 pixels fit between the lines of a page."""


@cache
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own font: the same on every machine, Latin letters and figures only."""
    return ImageFont.load_default(size)


class Canvas:
    """A page's picture, paled, under a caption."""

    def __init__(self, page: Image.Image, scale: float, caption: str, paleness: float = 0.6) -> None:
        white = Image.new("RGB", page.size, "white")
        paled = Image.blend(page.convert("RGB"), white, paleness)
        self.image = Image.new("RGB", (page.width, page.height + _CAPTION_HEIGHT), (232, 236, 240))
        self.image.paste(paled, (0, _CAPTION_HEIGHT))
        self._draw = ImageDraw.Draw(self.image, "RGBA")
        self._scale = scale
        self._draw.text((8, 6), caption, fill=BLACK, font=font(15))

    @property
    def is_full_size(self) -> bool:
        """Whether there is room for small print."""
        return self._scale >= _FULL_SIZE

    def _at(self, point: Point) -> Point:
        return (point[0] * self._scale, point[1] * self._scale + _CAPTION_HEIGHT)

    def _corners(self, box: BBox) -> tuple[float, float, float, float]:
        x0, y0 = self._at((box[0], box[1]))
        x1, y1 = self._at((box[2], box[3]))
        return (x0, y0, max(x0, x1), max(y0, y1))

    def line(self, start: Point, end: Point, color: Color, width: int = 2) -> None:
        """A straight line."""
        self._draw.line([self._at(start), self._at(end)], fill=color, width=width)

    def dashed(self, start: Point, end: Point, color: Color, width: int = 2) -> None:
        """A dashed line, level or upright."""
        (ax, ay), (bx, by) = self._at(start), self._at(end)
        length = max(abs(bx - ax), abs(by - ay))
        for step in range(0, int(length), 12):
            low, high = step / length, min(1.0, (step + 6) / length)
            ends = [(ax + (bx - ax) * share, ay + (by - ay) * share) for share in (low, high)]
            self._draw.line(ends, fill=color, width=width)

    def arrow(self, start: Point, end: Point, color: Color) -> None:
        """A thin line that ends in a dot."""
        self.line(start, end, color, 1)
        self.dot(end, color, 3)

    def dot(self, point: Point, color: Color, radius: int = 4) -> None:
        """A filled circle, its radius in pixels."""
        x, y = self._at(point)
        self._draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=color)

    def box(self, box: BBox, color: Color, *, width: int = 1, tint: int = 0) -> None:
        """An outline; `tint` (0 to 255) fills it."""
        self._draw.rectangle(self._corners(box), outline=color, width=width, fill=(*color, tint) if tint else None)

    def label(self, point: Point, text: str, color: Color, *, size: int = 13, right: bool = False) -> None:
        """A word on white, its upper left (or right) corner at a point, kept on the picture."""
        x, y = self._at(point)
        x0, y0, x1, y1 = self._draw.textbbox((0, 0), text, font=font(size))
        wide, high = x1 - x0 + 4, y1 - y0 + 4
        left = min(max(0.0, x - wide if right else x), max(0.0, self.image.width - wide))
        top = min(max(float(_CAPTION_HEIGHT), y), self.image.height - high)
        self._draw.rectangle([left, top, left + wide, top + high], fill=(255, 255, 255, 215))
        self._draw.text((left + 2 - x0, top + 2 - y0), text, fill=color, font=font(size))


def side_by_side(pictures: list[Image.Image], columns: int) -> Image.Image:
    """Pictures of one size → one picture, row by row."""
    gap = 12
    wide, high = pictures[0].size
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (wide + gap) + gap, rows * (high + gap) + gap), (120, 126, 132))
    for at, picture in enumerate(pictures):
        sheet.paste(picture, (gap + at % columns * (wide + gap), gap + at // columns * (high + gap)))
    return sheet
