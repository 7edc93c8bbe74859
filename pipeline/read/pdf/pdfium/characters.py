"""The characters of a loaded page in PDFium's order, and where each of them stands."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from pipeline.read.pdf.pdfium.library import Box, Functions, Matrix, pointer
from pipeline.read.pdf.runs import UNKNOWN

_HYPHEN: Final = "-"
_LINE_END_HYPHEN: Final = "\ufffe"
"""PDFium's stand-in for a hyphen at the end of a line, which it takes for the division of a word."""
_LOW_SURROGATES: Final = range(0xDC00, 0xE000)
_HIGH_SURROGATES: Final = range(0xD800, 0xDC00)
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
_ONE_BYTE: Final = re.compile("[\x21-\xff]+")


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page; `at[i]` is PDFium's index of its i-th character (None: they are the same).

    A character whose meaning the file does not say, and that PDFium leaves out or guesses, stands as U+FFFD.
    """

    text: str
    at: tuple[int, ...] | None

    def index(self, position: int) -> int:
        """The position of a character in `text` → PDFium's index of it."""
        return position if self.at is None else self.at[position]

    def last_index(self, position: int) -> int:
        """The position of a character → PDFium's index of its end: outside the BMP, that of its low surrogate.

        Some producers write the two surrogates as two codes, each with a width of its own.
        """
        return self.index(position) + (self.text[position] > "\uffff")


def page_text(lib: Functions, text_page: int, known: set[str]) -> PageText:
    """A loaded text page → its characters in one call; one by one only where the bulk text leaves some out.

    `known` are characters that pages with the same fonts have shown to be no guesses; this page's are added.
    """
    count = lib.FPDFText_CountChars(text_page)
    if count <= 0:
        return PageText("", None)
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    written = lib.FPDFText_GetText(text_page, 0, count, buffer) - 1
    if written != count:
        return _one_by_one(lib, text_page, count)
    text = buffer.raw[: 2 * count].decode("utf-16-le", "replace").replace(_LINE_END_HYPHEN, _HYPHEN)
    at = None if len(text) == count else _unit_offsets(text)
    return PageText(_without_guesses(lib, text_page, text, at, known), at)


def _without_guesses(lib: Functions, text_page: int, text: str, at: tuple[int, ...] | None, known: set[str]) -> str:
    """The text with U+FFFD where the font does not say which character a code means and PDFium took the code itself.

    Asking costs as much as reading, so each character is asked about once; if one is a guess, all of the page are.
    Codes of one byte look like Latin letters (Wingdings' "l" is ●), which another font may well mean: of these, each
    is asked about wherever it stands.
    """
    is_guess, page = lib.undeclared.FPDFText_HasUnicodeMapError, pointer(text_page)
    new = set(text) - known
    wide = [text.index(character) for character in new if character > "\xff"]
    narrow = [range(*found.span()) for found in _ONE_BYTE.finditer(text)]
    asked = [*chain.from_iterable(narrow), *wide]
    answers = list(map(is_guess, repeat(page), asked if at is None else map(at.__getitem__, asked)))
    if 1 not in answers:
        known |= new
        return text
    guessed = map(is_guess, repeat(page), range(len(text)) if at is None else at)
    return "".join([UNKNOWN if guess == 1 else character for guess, character in zip(guessed, text, strict=True)])


def _unit_offsets(text: str) -> tuple[int, ...]:
    """Where each character begins when characters outside the BMP count twice.

    >>> _unit_offsets("a𠮷b")
    (0, 1, 3)
    """
    result, at = [], 0
    for character in text:
        result.append(at)
        at += 2 if _ASTRAL.match(character) else 1
    return tuple(result)


def _one_by_one(lib: Functions, text_page: int, count: int) -> PageText:
    text, at = list[str](), list[int]()
    high = 0
    for index in range(count):
        code = lib.FPDFText_GetUnicode(text_page, index)
        if code in _HIGH_SURROGATES:
            high = code
            continue
        if code in _LOW_SURROGATES and high:
            text.append(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00))
            at.append(index - 1)
        else:
            known = (0 < code < 0xD800 or code > 0xDFFF) and lib.FPDFText_HasUnicodeMapError(text_page, index) != 1
            text.append(UNKNOWN if not known else _HYPHEN if code == 2 else chr(code))
            at.append(index)
        high = 0
    return PageText("".join(text), tuple(at))


class Places:
    """Asks PDFium where characters stand; holds the out-parameters that its functions fill in."""

    __slots__ = (
        "_box",
        "_box_of",
        "_box_ref",
        "_lib",
        "_matrix",
        "_matrix_ref",
        "_object_of",
        "_origin_of",
        "_page",
        "_x",
        "_x_ref",
        "_y",
        "_y_ref",
    )

    def __init__(self, lib: Functions, text_page: int) -> None:
        self._lib, self._page = lib, text_page
        self._box, self._matrix = Box(), Matrix()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box_ref, self._matrix_ref = ctypes.byref(self._box), ctypes.byref(self._matrix)
        self._x_ref, self._y_ref = ctypes.byref(self._x), ctypes.byref(self._y)
        self._origin_of, self._box_of = lib.FPDFText_GetCharOrigin, lib.FPDFText_GetLooseCharBox
        self._object_of = lib.FPDFText_GetTextObject

    def origin(self, index: int) -> tuple[float, float]:
        """The pen's position on the baseline, in PDFium's page coordinates."""
        self._origin_of(self._page, index, self._x_ref, self._y_ref)
        return self._x.value, self._y.value

    def box(self, index: int) -> tuple[float, float, float, float]:
        """The advance box (left, bottom, right, top), in PDFium's page coordinates."""
        self._box_of(self._page, index, self._box_ref)
        box = self._box
        return box.left, box.bottom, box.right, box.top

    def lower_right(self, index: int) -> tuple[float, float]:
        """The lower right corner of the advance box."""
        self._box_of(self._page, index, self._box_ref)
        return self._box.right, self._box.bottom

    def matrix(self, index: int) -> tuple[float, float, float, float]:
        """The linear part of the text matrix: how the glyph is turned and stretched."""
        self._lib.FPDFText_GetMatrix(self._page, index, self._matrix_ref)
        matrix = self._matrix
        return matrix.a, matrix.b, matrix.c, matrix.d

    def font_size(self, index: int) -> float:
        """The size before the matrix is applied."""
        return float(self._lib.FPDFText_GetFontSize(self._page, index))

    def text_object(self, index: int) -> int:
        """The handle of the object that drew the character; 0 for one that PDFium has put in."""
        return self._object_of(self._page, index) or 0
