"""The only door to files and engines: bytes → Document."""

from __future__ import annotations

from pipeline.model.document import Document, Source
from pipeline.read.containers import DOCX, XLSX
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.read.plaintext import read_text
from pipeline.read.repair import repair
from pipeline.read.sniff import is_pdf, sniff

__all__ = ["ReadOptions", "is_pdf", "read_document", "sniff"]


def read_document(data: bytes, source: Source, options: ReadOptions = DEFAULT) -> Document:
    """The bytes of one file, whose media type `sniff` told, → its lines and rows, damaged characters repaired.

    Raises:
        DocumentError: the file cannot be read; its code says why.
    """
    if source.media_type == "application/pdf":
        from pipeline.read.pdf import read_pdf  # noqa: PLC0415  # a text batch must not pay for the PDF engine

        return repair(read_pdf(data, source, options))
    if source.media_type.startswith("image/"):
        from pipeline.read.pdf import read_picture  # noqa: PLC0415

        return repair(read_picture(data, source, options))
    if source.media_type in {"text/html", "multipart/related"}:
        from pipeline.read.html import read_html, read_mhtml  # noqa: PLC0415

        return repair((read_html if source.media_type == "text/html" else read_mhtml)(data, source))
    if source.media_type == DOCX:
        from pipeline.read.docx import read_docx  # noqa: PLC0415

        return repair(read_docx(data, source))
    if source.media_type == XLSX:
        from pipeline.read.xlsx import read_xlsx  # noqa: PLC0415

        return repair(read_xlsx(data, source))
    return repair(read_text(data, source))
