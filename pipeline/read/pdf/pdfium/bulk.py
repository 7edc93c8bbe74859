"""One function of PDFium for many characters or objects at once: columns of arguments in, columns of results out.

A call from Python costs two to three times what PDFium needs to answer it. Here `map` makes the calls, and PDFium writes its
results side by side into one array, whose addresses are just another column of arguments.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any, Final

from pipeline.read.pdf.pdfium.library import Functions

_ITEM_BYTES: Final = {"i": 4, "I": 4, "f": 4, "d": 8}


class Column:
    """Room for `count` results of `width` numbers each; `addresses` are the out-parameters that fill it."""

    __slots__ = ("_store", "_width", "addresses")

    def __init__(self, code: str, count: int, width: int = 1) -> None:
        step = _ITEM_BYTES[code] * width
        self._store = array(code, bytes(step * count))
        self._width = width
        start = self._store.buffer_info()[0]
        self.addresses = range(start, start + step * count, step)

    def numbers(self, place: int = 0) -> Sequence[Any]:
        """The numbers at one place of all results."""
        return self._store if self._width == 1 else self._store[place :: self._width]


def call_each(function: Callable[..., Any], *columns: Iterable[Any]) -> None:
    """Call a function once for each row of the columns, for what it writes."""
    deque(map(function, *columns), maxlen=0)


class Characters:
    """Asks about many characters of a loaded text page."""

    __slots__ = ("_lib", "_page")

    def __init__(self, lib: Functions, text_page: int) -> None:
        self._lib, self._page = lib, text_page

    def origins(self, indexes: Sequence[int]) -> tuple[Sequence[float], Sequence[float]]:
        """Where the pen stands: x and y in PDFium's page coordinates."""
        x, y = Column("d", len(indexes)), Column("d", len(indexes))
        call_each(self._lib.FPDFText_GetCharOrigin, repeat(self._page), indexes, x.addresses, y.addresses)
        return x.numbers(), y.numbers()

    def lower_right(self, indexes: Sequence[int]) -> tuple[Sequence[float], Sequence[float]]:
        """The lower right corners of the advance boxes: x and y."""
        boxes = Column("f", len(indexes), 4)
        call_each(self._lib.FPDFText_GetLooseCharBox, repeat(self._page), indexes, boxes.addresses)
        return boxes.numbers(2), boxes.numbers(3)

    def objects(self, indexes: Sequence[int]) -> list[int]:
        """The handles of the objects that drew the characters; 0 or None for those that PDFium has put in."""
        return list(map(self._lib.FPDFText_GetTextObject, repeat(self._page), indexes))

    def matrices(self, indexes: Sequence[int]) -> list[tuple[float, float, float, float]]:
        """The linear parts of the text matrices."""
        rows = Column("f", len(indexes), 6)
        call_each(self._lib.FPDFText_GetMatrix, repeat(self._page), indexes, rows.addresses)
        return list(zip(*(rows.numbers(place) for place in range(4)), strict=True))

    def font_sizes(self, indexes: Sequence[int]) -> list[float]:
        """The sizes before the matrices are applied."""
        return list(map(self._lib.FPDFText_GetFontSize, repeat(self._page), indexes))

    def are_typed(self, indexes: Sequence[int]) -> list[bool]:
        """Whether the file holds the characters; False: PDFium has put them in where it saw a gap."""
        return [not generated for generated in map(self._lib.FPDFText_IsGenerated, repeat(self._page), indexes)]
