"""The bytes of a PDF → whether its end and its compressed streams are whole: engines read on in silence."""

from __future__ import annotations

import re
import zlib
from typing import Final

_PADDING: Final = b"\0\r\n\t "
_BEGIN: Final = b"stream"
_END: Final = b"endstream"
_FLATE_FIRST: Final = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_NO_TEXT: Final = re.compile(rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType|XML)|/Length1\b|/FontFile|/Metadata")
_LONGEST_DICTIONARY: Final = 2048
_CHUNK: Final = 1 << 20


def ends_whole(data: bytes) -> bool:
    """Whether the mark of the file's end is there.

    >>> ends_whole(b"%PDF-1.4 ... %%EOF"), ends_whole(b"%PDF-1.4 ...")
    (True, False)
    """
    tail = data[-4096:].rstrip(_PADDING) or data.rstrip(_PADDING)  # a copy of the file only where it ends in padding
    return b"%%EOF" in tail[-2048:]


def has_broken_stream(data: bytes) -> bool:
    """Whether a compressed stream that may hold text or its character codes fails its checksum (RFC 1950).

    Fonts and pictures are not looked at; encrypted files cannot be judged.
    """
    if b"/Encrypt" in data:
        return False
    at = data.find(_BEGIN)
    while at >= 0:
        start = at + len(_BEGIN)
        end = data.find(_END, start)
        if _begins_stream(data, start):
            opening = data.rfind(b"obj", max(0, at - _LONGEST_DICTIONARY), at)
            head = data[opening:at]
            body = data[start : end if end > 0 else len(data)].lstrip(b"\r\n")
            judged = opening >= 0 and _FLATE_FIRST.search(head) and not _NO_TEXT.search(head)
            if judged and not inflates_whole(body):
                return True
            start = end + len(_END) if end > 0 else start
        at = data.find(_BEGIN, start)
    return False


def _begins_stream(data: bytes, at: int) -> bool:
    """Whether the word `stream` that ends at `at` is the keyword: a line end follows it."""
    return data[at : at + 1] == b"\n" or data[at : at + 2] == b"\r\n"


def inflates_whole(data: bytes) -> bool:
    """Whether the bytes begin with one whole zlib stream; inflated piecemeal, so that a bomb takes no memory here."""
    inflater = zlib.decompressobj()
    try:
        inflater.decompress(data, _CHUNK)
        while inflater.unconsumed_tail and not inflater.eof:
            inflater.decompress(inflater.unconsumed_tail, _CHUNK)
        if not inflater.eof:
            inflater.flush()
    except zlib.error:
        return False
    return inflater.eof
