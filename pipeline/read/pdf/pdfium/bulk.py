"""One function of PDFium for many characters or objects at once: columns of arguments in, columns of results out.

A call from Python costs two to three times what PDFium needs to answer it, and most of that goes into converting its
arguments. Here `map` makes the calls, every handle is converted once (`pointers`), and PDFium writes its results side by side
into arrays that stay where they are, so that their addresses are converted once a process.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any, Final

from pipeline.read.pdf.pdfium.library import Functions, Pointer, pointer

_ITEM_BYTES: Final = {"i": 4, "I": 4, "f": 4, "d": 8}
_KEPT: Final = 2048
"""Room for so many results stays for the next page; a page that needs more gets an array of its own."""


class Column:
    """Room for results of `width` numbers each; `addresses` are the out-parameters that fill it."""

    __slots__ = ("_count", "_store", "_width", "addresses")

    def __init__(self, store: array[Any], width: int, addresses: Sequence[Pointer], count: int) -> None:
        self._store, self._width, self._count = store, width, count
        self.addresses = addresses

    def numbers(self, place: int = 0) -> Sequence[Any]:
        """The numbers at one place of all results, to be taken before the next columns are asked for."""
        return self._store[place : self._count * self._width : self._width]


def columns(code: str, count: int, how_many: int = 1, *, width: int = 1) -> tuple[Column, ...]:
    """Several columns for `count` results each; `code` is the array's type code."""
    make = _kept if count <= _KEPT else _made
    room = max(count, _KEPT)
    return tuple([Column(*make(code, room, width, number), count) for number in range(how_many)])


def _made(code: str, count: int, width: int, _number: int) -> tuple[array[Any], int, list[Pointer]]:
    step = _ITEM_BYTES[code] * width
    store = array(code, bytes(step * count))
    start = store.buffer_info()[0]
    return store, width, list(map(pointer, range(start, start + step * count, step)))


_kept = cache(_made)
"""The same arrays each time: PDFium is not thread-safe, so that nobody else can be filling them."""


def pointers(handles: Iterable[int]) -> list[Pointer]:
    """Handles as arguments of the functions that are not declared."""
    return list(map(pointer, handles))


def call_each(function: Callable[..., Any], *arguments: Iterable[Any]) -> None:
    """Call a function once for each row of the arguments, for what it writes."""
    deque(map(function, *arguments), maxlen=0)


class Characters:
    """Asks about many characters of a loaded text page."""

    __slots__ = ("_lib", "_page")

    def __init__(self, lib: Functions, text_page: int) -> None:
        self._lib, self._page = lib.undeclared, pointer(text_page)

    def origins(self, indexes: Sequence[int]) -> tuple[Sequence[float], Sequence[float]]:
        """Where the pen stands: x and y in PDFium's page coordinates."""
        x, y = columns("d", len(indexes), 2)
        call_each(self._lib.FPDFText_GetCharOrigin, repeat(self._page), indexes, x.addresses, y.addresses)
        return x.numbers(), y.numbers()

    def lower_right(self, indexes: Sequence[int]) -> tuple[Sequence[float], Sequence[float]]:
        """The lower right corners of the advance boxes: x and y."""
        (boxes,) = columns("f", len(indexes), width=4)
        call_each(self._lib.FPDFText_GetLooseCharBox, repeat(self._page), indexes, boxes.addresses)
        return boxes.numbers(2), boxes.numbers(3)

    def objects(self, indexes: Sequence[int]) -> list[int]:
        """The handles of the objects that drew the characters; 0 or None for those that PDFium has put in."""
        return list(map(self._lib.FPDFText_GetTextObject, repeat(self._page), indexes))

    def matrices(self, indexes: Sequence[int]) -> list[tuple[float, float, float, float]]:
        """The linear parts of the text matrices."""
        (rows,) = columns("f", len(indexes), width=6)
        call_each(self._lib.FPDFText_GetMatrix, repeat(self._page), indexes, rows.addresses)
        return list(zip(*(rows.numbers(place) for place in range(4)), strict=True))

    def font_sizes(self, indexes: Sequence[int]) -> list[float]:
        """The sizes before the matrices are applied."""
        return list(map(self._lib.FPDFText_GetFontSize, repeat(self._page), indexes))

    def are_typed(self, indexes: Sequence[int]) -> list[bool]:
        """Whether the file holds the characters; False: PDFium has put them in where it saw a gap."""
        return [not generated for generated in map(self._lib.FPDFText_IsGenerated, repeat(self._page), indexes)]
