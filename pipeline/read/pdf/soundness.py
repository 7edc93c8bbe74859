"""The bytes of a PDF → whether its end, or a compressed stream of it, is whole: engines read on in silence."""

from __future__ import annotations

import zlib
from typing import Final

_PADDING: Final = b"\0\r\n\t "
_CHUNK: Final = 1 << 20


def ends_whole(data: bytes) -> bool:
    """Whether the mark of the file's end is there.

    >>> ends_whole(b"%PDF-1.4 ... %%EOF"), ends_whole(b"%PDF-1.4 ...")
    (True, False)
    """
    tail = data[-4096:].rstrip(_PADDING) or data.rstrip(_PADDING)  # a copy of the file only where it ends in padding
    return b"%%EOF" in tail[-2048:]


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
