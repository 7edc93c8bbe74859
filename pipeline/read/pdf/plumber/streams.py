"""The streams that a page's text comes from → whether their bytes are whole; the engine reads on in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pdfminer.ascii85 import ascii85decode
from pdfminer.pdftypes import PDFStream, resolve1

from pipeline.read.pdf.soundness import inflates_whole


def is_damaged(page: Any) -> bool:
    """Whether a page (pdfminer's) has a content or ToUnicode stream that is missing or fails its checksum (RFC 1950).

    A stream that the engine has decoded for an earlier page was judged there; encrypted streams are not judged.
    """
    contents = [resolve1(content) for content in page.contents]
    if any(not isinstance(content, PDFStream) for content in contents):
        return True
    return any(not _is_whole(stream) for stream in (*contents, *_character_maps(page.resources)))


def _character_maps(resources: Any) -> Iterator[PDFStream]:
    fonts = resolve1(resources.get("Font")) if isinstance(resources, dict) else None
    for font in fonts.values() if isinstance(fonts, dict) else ():
        entry = resolve1(font)
        stream = resolve1(entry.get("ToUnicode")) if isinstance(entry, dict) else None
        if isinstance(stream, PDFStream):
            yield stream


def _is_whole(stream: PDFStream) -> bool:
    data = stream.get_rawdata()
    if data is None or stream.decipher is not None:
        return True
    for name in _filter_names(stream):
        if name in {"ASCII85Decode", "A85"}:
            data = ascii85decode(data)
        else:
            return name not in {"FlateDecode", "Fl"} or inflates_whole(data)
    return True


def _filter_names(stream: PDFStream) -> Iterable[str]:
    return [str(getattr(name, "name", name)) for name, _ in stream.get_filters()]
