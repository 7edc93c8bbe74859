"""The only door to files and engines: bytes → Document."""

from __future__ import annotations

from pipeline.model.document import Document, Source
from pipeline.read.plaintext import read_text
from pipeline.read.sniff import is_pdf, sniff

__all__ = ["is_pdf", "read_document", "sniff"]


def read_document(data: bytes, source: Source) -> Document:
    """The bytes of one file, whose media type `sniff` told, → its lines and rows.

    Raises:
        DocumentError: the file cannot be read; its code says why.
    """
    if source.media_type == "application/pdf":
        from pipeline.read.pdf import read_pdf  # noqa: PLC0415  # a text batch must not pay for the PDF engine

        return read_pdf(data, source)
    return read_text(data, source)
