"""The bytes of a PDF → what stands beside its pages' text, and whether it would exhaust an engine: looked at before any."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.model.errors import DocumentError
from pipeline.read.limits import Limits

_BEGIN: Final = b"stream"
_END: Final = b"endstream"
_FLATE_FIRST: Final = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_FLATE: Final = re.compile(rb"/(?:FlateDecode|Fl)\b")
NO_TEXT: Final = re.compile(rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType|XML)|/Length1\b|/FontFile|/Metadata")
_IMAGE: Final = re.compile(rb"/Subtype\s*/Image\b")
_SIDES: Final = re.compile(rb"/(Width|Height)\s+([0-9]{1,12})")
_OBJECT_STREAM: Final = re.compile(rb"/Type\s*/ObjStm\b")
_SIGN: Final = re.compile(
    rb"/(?:Type\s*/(Page)(?![A-Za-z])|(JavaScript|JS|Launch|ImportData|RichMedia|SubmitForm|XFA|EmbeddedFile|Collection"
    rb"|Encrypt)(?![A-Za-z]))"
)
_LONGEST_DICTIONARY: Final = 2048
_CHUNK: Final = 1 << 20
_MOST_PACKED: Final = 1032
"""Deflate makes one byte of at most so many (RFC 1951)."""
_SAMPLE: Final = 16 * 1024
_SUSPECT: Final = 100
"""How many times its size a sample may unpack to before the whole stream is measured; text and fonts stay below 20."""
_ZLIB_HEADS: Final = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_SEARCHED: Final = 4 << 20
"""Bytes of an object stream that are searched for signs."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the bytes say without an engine.

    `broken`: a compressed stream that may hold text fails its checksum. `page_objects`: how many page objects there
    are, old versions among them. `signs`: names of things beside the text (`JavaScript`, `XFA`, `EmbeddedFile` …).
    `picture_bytes`: what the largest picture unpacks to by its own word.
    """

    broken: bool = False
    page_objects: int = 0
    signs: frozenset[str] = frozenset()
    picture_bytes: int = 0


def survey(data: bytes, limits: Limits) -> Survey:
    """One walk over the streams of a file; fonts and pictures are not unpacked unless they look like bombs.

    In an encrypted file only what stands outside streams is seen.

    Raises:
        DocumentError: `pdf-limits`: a stream unpacks to more than any page has.
    """
    walk = _Walk(data, limits)
    walk.look(data)
    pages = sum(1 for found in walk.found if found == "Page")
    return Survey(walk.broken, pages, frozenset(walk.found) - {"Page"}, walk.picture_bytes)


class _Walk:
    """What one walk has seen so far."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.broken = False
        self.picture_bytes = 0
        self.found = list[str]()
        self._limits = limits
        self._encrypted = b"/Encrypt" in data

    def look(self, data: bytes) -> None:
        """Walk from stream to stream; what stands between is searched for signs."""
        gaps, left = list[bytes](), 0
        at = data.find(_BEGIN)
        while at >= 0:
            start = at + len(_BEGIN)
            end = data.find(_END, start)
            if data[start : start + 1] == b"\n" or data[start : start + 2] == b"\r\n":
                gaps.append(data[left:at])
                opening = data.rfind(b"obj", max(0, at - _LONGEST_DICTIONARY), at)
                if not self._encrypted:
                    body = data[start : end if end > 0 else len(data)].lstrip(b"\r\n")
                    self._stream(data[opening:at] if opening >= 0 else b"", body)
                start = left = end + len(_END) if end > 0 else start
            at = data.find(_BEGIN, start)
        gaps.append(data[left:])
        self._search(b"".join(gaps))

    def _search(self, text: bytes) -> None:
        self.found += [(page or name).decode("ascii") for page, name in _SIGN.findall(text)]

    def _stream(self, head: bytes, body: bytes) -> None:
        if _FLATE_FIRST.search(head) and not NO_TEXT.search(head):
            if (levels := len(_FLATE.findall(head))) > 1:
                self._measure(head, body, levels)
            elif _OBJECT_STREAM.search(head):
                self._objects(head, body)
            else:
                self.broken |= not self._measure(head, body, 1)
            return
        if _IMAGE.search(head):
            sides = dict(_SIDES.findall(head))
            size = int(sides.get(b"Width", 0)) * int(sides.get(b"Height", 0))
            self.picture_bytes = max(self.picture_bytes, size)
        levels = max(1, len(_FLATE.findall(head)))
        if levels > 1 or (
            len(body) * _MOST_PACKED > self._limits.stream_bytes
            and body.startswith(_ZLIB_HEADS)
            and sum(map(len, _inflated((body[:_SAMPLE],)))) > _SUSPECT * _SAMPLE
        ):
            self._measure(head, body, levels)

    def _measure(self, head: bytes, body: bytes, levels: int) -> bool:
        """Unpack piecemeal and count; whether the stream is whole (said of one level only).

        Raises:
            DocumentError: `pdf-limits`.
        """
        limit = self._limits.picture_bytes if _IMAGE.search(head) else self._limits.stream_bytes
        outer = _Inflater((body,))
        pieces: Iterable[bytes] = outer
        for _ in range(1, min(levels, 8)):
            pieces = _inflated(pieces)
        total = 0
        for piece in pieces:
            total += len(piece)
            if total > limit:
                raise _too_much(len(body), limit)
        return outer.whole

    def _objects(self, head: bytes, body: bytes) -> None:
        inflater, total, kept = _Inflater((body,)), 0, list[bytes]()
        for piece in inflater:
            if total < _SEARCHED:
                kept.append(piece)
            total += len(piece)
            if total > self._limits.stream_bytes:
                raise _too_much(len(body), self._limits.stream_bytes)
        self.broken |= not inflater.whole
        self._search(b"".join(kept))


class _Inflater:
    """The pieces that zlib streams in pieces unpack to; `whole` says afterwards whether end and checksum were there."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.whole = False
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        inflater = zlib.decompressobj()
        try:
            for packed in self._pieces:
                yield inflater.decompress(packed, _CHUNK)
                while inflater.unconsumed_tail and not inflater.eof:
                    yield inflater.decompress(inflater.unconsumed_tail, _CHUNK)
            if not inflater.eof:
                yield inflater.flush(_CHUNK)
        except zlib.error:
            return
        self.whole = inflater.eof


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    return iter(_Inflater(pieces))


def _too_much(packed: int, limit: int) -> DocumentError:
    return DocumentError("pdf-limits", f"a stream of {packed} bytes unpacks to more than {limit // 1024**2} MB")
