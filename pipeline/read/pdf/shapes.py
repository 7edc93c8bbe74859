"""What an engine finds on a page: glyphs, ruling lines and pictures, in one coordinate system, whatever the engine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from pipeline.model.document import BBox


class Turn(IntEnum):
    """The way a glyph's line runs."""

    RIGHT = 0
    """Horizontal writing (横書き)."""
    DOWN = 1
    """Vertical writing (縦書き), or a line turned clockwise by a quarter."""
    LEFT = 2
    """A line upside down."""
    UP = 3
    """A line turned anticlockwise by a quarter."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character, or the few of one ligature; a blank glyph has the text " ".

    The box is the advance box (as wide as the pen moves, one font size high), in points from the page's top left
    corner. `origin` is the pen's position on the baseline.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    origin: tuple[float, float]
    size: float
    turn: Turn = Turn.RIGHT
    hidden: bool = False
    """Drawn without ink (text render mode 3): an OCR layer, or text that nobody is to see."""

    @property
    def start(self) -> float:
        """Where the glyph begins along its line."""
        return (self.x0, self.top, -self.x1, -self.bottom)[self.turn]

    @property
    def end(self) -> float:
        """Where the glyph ends along its line."""
        return (self.x1, self.bottom, -self.x0, -self.top)[self.turn]

    @property
    def level(self) -> float:
        """Where the glyph's line stands among its neighbours: greater is later in reading order."""
        middle = (self.x0 + self.x1) / 2
        return (self.origin[1], -middle, -self.origin[1], middle)[self.turn]


@dataclass(frozen=True, slots=True)
class Rule:
    """One ruling line (罫線): `at` is its level, `low` and `high` are its ends; `upright` lines are vertical."""

    upright: bool
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """All that an engine says of one page."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[BBox, ...] = ()


@dataclass(frozen=True, slots=True)
class FileContent:
    """All that an engine says of one file. `notes` are findings as in `Document.notes`, without line numbers."""

    pages: tuple[PageContent, ...]
    page_count: int
    engine: str
    notes: tuple[tuple[str, None, str], ...] = ()


def union(boxes: list[BBox]) -> BBox:
    """The smallest box that holds all of `boxes`.

    >>> union([(0.0, 5.0, 2.0, 6.0), (1.0, 1.0, 3.0, 2.0)])
    (0.0, 1.0, 3.0, 6.0)
    """
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return (min(x0s), min(tops), max(x1s), max(bottoms))
