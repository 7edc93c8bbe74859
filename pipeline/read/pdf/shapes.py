"""What an engine finds on a page: runs, ruling lines and pictures, in one coordinate system, whatever the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from pipeline.model.document import BBox
from pipeline.model.record import record

Note = tuple[str, None, str]
"""A finding as in `Document.notes`, without a line number: lines are not numbered yet."""


class Turn(IntEnum):
    """The way a run's line runs."""

    RIGHT = 0
    """Horizontal writing (横書き)."""
    DOWN = 1
    """Vertical writing (縦書き), or a line turned clockwise by a quarter."""
    LEFT = 2
    """A line upside down."""
    UP = 3
    """A line turned anticlockwise by a quarter."""


@record
class Run:
    """A run of characters of one size printed on one baseline without a gap (文字列); a typed blank is a run of " ".

    An engine gives one character a run, or as many as it is sure of; a run never crosses a ruling line. The box is the
    advance box (as wide as the pen moves, one font size high), in points from the page's top left corner. `origin` is
    the pen's position on the baseline where the run begins.
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
    confidence: float | None = None
    """How sure an OCR engine is of the text, 0 to 1; None: the file itself says it."""

    @property
    def start(self) -> float:
        """Where the run begins along its line."""
        return (self.x0, self.top, -self.x1, -self.bottom)[self.turn]

    @property
    def end(self) -> float:
        """Where the run ends along its line."""
        return (self.x1, self.bottom, -self.x0, -self.top)[self.turn]

    @property
    def level(self) -> float:
        """Where the run's line stands among its neighbours: greater is later in reading order."""
        middle = (self.x0 + self.x1) / 2
        return (self.origin[1], -middle, -self.origin[1], middle)[self.turn]


@record
class Rule:
    """One ruling line (罫線): `at` is its level, `low` and `high` are its ends; `upright` lines are vertical.

    `weight` is its thickness in points, 0 where the engine does not say.
    """

    upright: bool
    at: float
    low: float
    high: float
    weight: float = field(default=0.0, repr=False)


@dataclass(frozen=True, slots=True)
class PageContent:
    """All that an engine says of one page."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[BBox, ...] = ()


@dataclass(frozen=True, slots=True)
class FileContent:
    """All that an engine says of one file."""

    pages: tuple[PageContent, ...]
    page_count: int
    engine: str
    notes: tuple[Note, ...] = ()
    may_lack_characters: bool = False
    """The engine may have left out single characters of fonts that the file does not hold."""
    drawable: bool = True
    """Whether its pages may be drawn: no picture in it unpacks to more than the limit."""


def union(boxes: list[BBox]) -> BBox:
    """The smallest box that holds all of `boxes`.

    >>> union([(0.0, 5.0, 2.0, 6.0), (1.0, 1.0, 3.0, 2.0)])
    (0.0, 1.0, 3.0, 6.0)
    """
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return (min(x0s), min(tops), max(x1s), max(bottoms))
