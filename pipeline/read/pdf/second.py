"""The bytes of a PDF → what the second engine finds in it, unless its fonts are made to exhaust that engine."""

from __future__ import annotations

import re
import zlib
from typing import Final

from pipeline.model.errors import DocumentError
from pipeline.read.pdf.shapes import FileContent
from pipeline.read.pdf.survey import NO_TEXT

_STREAM: Final = re.compile(rb"stream\r?\n")
_WIDTHS: Final = re.compile(rb"/W2?\s*\[([^\]]{0,4000})")
_NUMBER: Final = re.compile(rb"(?<![0-9.])[0-9]{6,}")
_RANGE: Final = re.compile(rb"<([0-9A-Fa-f]{4,16})>\s*<([0-9A-Fa-f]{4,16})>\s*(?:<|\[)")
_MOST_CODES: Final = 0x20000
_MAP: Final = 4 << 20
_HEAVY: Final = 1 << 20


def second_reading(data: bytes) -> FileContent:
    """A file by pdfplumber.

    Raises:
        DocumentError: as `plumber.load`; `pdf-limits` for a font with more characters than there are codes.
    """
    from pipeline.read.pdf import plumber  # noqa: PLC0415  # slow to import, seldom needed

    if has_font_bomb(data):
        raise DocumentError("pdf-limits", "a font claims more characters than there are")
    try:
        return plumber.load(data)
    except (MemoryError, RecursionError) as error:
        raise DocumentError("pdf-limits", f"pdfplumber: {type(error).__name__}") from error


def stand_in(data: bytes) -> FileContent:
    """A file by pdfplumber in place of PDFium, unless that would take minutes: for files that nobody asked it to read.

    Raises:
        DocumentError: as `second_reading`; `pdf-limits` for a page with very much content.
    """
    if is_heavy(data):
        raise DocumentError("pdf-limits", "a page holds too much drawing for pdfplumber")
    return second_reading(data)


def is_heavy(data: bytes) -> bool:
    """Whether a stream that may be a page's content has more than 1 MiB: pdfplumber takes 15 s and more for it.

    Of 6,017 public files nine have such a page; at the 99th percentile a page has 107 kB.
    """
    for found in _STREAM.finditer(data):
        opening = data.rfind(b"obj", max(0, found.start() - 2048), found.start())
        if opening < 0 or NO_TEXT.search(data, opening, found.start()) is not None:
            continue
        body = data[found.end() : data.find(b"endstream", found.end())]
        try:
            size = len(zlib.decompressobj().decompress(body, _HEAVY + 1)) if body.startswith(b"\x78") else len(body)
        except zlib.error:
            continue
        if size > _HEAVY:
            return True
    return False


def has_font_bomb(data: bytes) -> bool:
    """Whether a table of widths or of Unicode values names a range of codes that no font has.

    pdfminer writes such a range out code by code: two thousand million of them take all memory (`/W [0 2000000000 500]`).
    """
    if any(_NUMBER.search(found[1]) is not None for found in _WIDTHS.finditer(data)):
        return True
    for found in _STREAM.finditer(data):
        body = data[found.end() : found.end() + (1 << 20)]
        if body.startswith(b"\x78"):
            try:
                body = zlib.decompressobj().decompress(body, _MAP)
            except zlib.error:
                continue
        if b"begincmap" not in body[:2048] and b"beginbfrange" not in body and b"/W" not in body:
            continue
        if b"beginbfrange" in body or b"begincidrange" in body:
            if any(int(high, 16) - int(low, 16) > _MOST_CODES for low, high in _RANGE.findall(body)):
                return True
        elif any(_NUMBER.search(widths[1]) is not None for widths in _WIDTHS.finditer(body)):
            return True
    return False
