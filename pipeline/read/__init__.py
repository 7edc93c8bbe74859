"""The only door to files and engines: bytes → Document."""

from __future__ import annotations

from pipeline.model.document import Document, Source
from pipeline.model.errors import DocumentError
from pipeline.read.containers import DOCX, XLSX
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.read.sniff import is_pdf, sniff

__all__ = ["ReadOptions", "is_pdf", "read_document", "sniff"]


def read_document(data: bytes, source: Source, options: ReadOptions = DEFAULT) -> Document:
    """The bytes of one file, whose media type `sniff` told, → its lines and rows, damaged characters repaired.

    Raises:
        DocumentError: the file cannot be read; its code says why.
    """
    # Who only asks for options must not pay for the reader of text and its patterns.
    from pipeline.read.plaintext import read_text  # noqa: PLC0415
    from pipeline.read.repair import repair  # noqa: PLC0415

    if source.media_type.startswith("text/") or source.media_type == "multipart/related":
        _refuse_endless(data, options.limits.text_bytes)
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

        return repair(read_docx(data, source, options.limits))
    if source.media_type == XLSX:
        from pipeline.read.xlsx import read_xlsx  # noqa: PLC0415

        return repair(read_xlsx(data, source, options.limits))
    return repair(read_text(data, source))


def _refuse_endless(data: bytes, most: int) -> None:
    if len(data) > most:
        detail = f"{len(data)} bytes of text; the limit is {most // 1024**2} MB"
        raise DocumentError("file-too-large", detail)
