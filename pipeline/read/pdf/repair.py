"""The bytes of a PDF that an engine refuses → the same file as it should be, if its parts can be found."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import Final

_BEHIND_END: Final = re.compile(rb"%%EOF[\x00\s]{0,4096}(?=%PDF-[12]\.[0-9])")
_TRAILING: Final = 1024
"""Bytes behind the end mark from which a file holds more than a PDF: line ends and padding are usual."""


def files_in(data: bytes) -> tuple[bytes, ...]:
    r"""The PDF files that stand one behind the other in one.

    >>> [len(file) for file in files_in(b"%PDF-1.4" + bytes(2000) + b"%%EOF\n%PDF-1.4 b %%EOF\n")]
    [2014, 17]
    """
    if data.rfind(b"%PDF-") <= 1024:
        return (data,)
    cuts = [0, *(found.end() for found in _BEHIND_END.finditer(data)), len(data)]
    return tuple(data[start:end] for start, end in pairwise(cuts))


def trailing_bytes(data: bytes) -> int:
    """How many bytes stand behind the last end mark, padding left out; 0 for few.

    >>> trailing_bytes(b"%PDF-1.4 %%EOF" + b"x" * 3000), trailing_bytes(b"%PDF-1.4 %%EOF" + bytes(3000))
    (3000, 0)
    """
    if b"%%EOF" in data[-_TRAILING:]:
        return 0
    end = data.rfind(b"%%EOF")
    rest = len(data[end + 5 :].strip(b"\x00\r\n\t ")) if end >= 0 else 0
    return rest if rest > _TRAILING else 0


def rewritten(data: bytes) -> bytes | None:
    """A file with its structure written anew by qpdf; None: qpdf is not installed, or cannot open or save it either.

    An empty password is tried, as every viewer does. Streams are copied as they are, so that nothing is unpacked.
    """
    try:
        import pikepdf  # noqa: PLC0415  # optional, and slow to import: only files that were refused pay for it
    except ImportError:
        return None
    buffer = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as file:
            if not len(file.pages):
                return None
            file.save(buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    except Exception:  # whatever stops it, the file is as damaged as it was
        return None
    return buffer.getvalue()
