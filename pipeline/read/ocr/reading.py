"""What an OCR engine makes of the picture of one line: characters with places and how sure it is of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pipeline.read.ocr.clean import Grey


class OcrError(Exception):
    """The engine failed on a page: it stopped, ran out of time, or gave what cannot be understood."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as an engine reads it: the pixel column of its middle, and the engine's confidence, 0 to 1.

    `blank_before`: the engine says that a blank stands before it; the picture decides.
    """

    text: str
    middle: float
    confidence: float
    blank_before: bool = False


Reading = tuple[Glyph, ...]


class Engine(Protocol):
    """An OCR engine, whatever it is."""

    @property
    def name(self) -> str:
        """Name and version, for the output."""

    @property
    def exact(self) -> bool:
        """Whether the places of characters are right to a quarter of the font size."""

    def read(self, lines: Sequence[Grey], dpi: float) -> list[Reading]:
        """Pictures of single horizontal lines → what stands on each; () where nothing is recognised.

        Raises:
            OcrError: the engine failed.
        """
