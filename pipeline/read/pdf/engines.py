"""The bytes of a PDF → what an engine finds in it: PDFium reads, pdfplumber stands in where PDFium cannot be trusted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.model.errors import DocumentError
from pipeline.read.options import PdfEngine
from pipeline.read.pdf.shapes import FileContent, Note
from pipeline.read.pdf.soundness import ends_whole, has_broken_stream


def load(data: bytes, engine: PdfEngine) -> FileContent:
    """The bytes of a PDF → the content of its pages, by the engine asked for or the one that had to stand in.

    Raises:
        DocumentError: `pdf-damaged`, `pdf-password` or `pdf-no-pages`.
    """
    if engine == "pdfplumber":
        return _by_pdfplumber(data)
    from pipeline.read.pdf import pdfium  # noqa: PLC0415  # text files must not pay for the PDF engine

    try:
        content = pdfium.load(data)
    except pdfium.FontsMissingError as missing:
        detail = f"neither the file nor this machine holds {missing}; read by pdfplumber, which is slower"
        return _with_note(_by_pdfplumber(data), ("cjk-font-missing", None, detail))
    except DocumentError as error:
        if error.code != "pdf-damaged":
            raise
        return _second_opinion(data, error)
    if len(content.pages) < content.page_count:
        return _fuller(data, content, lambda one: len(one.pages), at_least=True)
    if content.may_lack_characters:
        content = _fuller(data, content, _character_count, at_least=False)
    if ends_whole(data) and not has_broken_stream(data):
        return content
    from pipeline.read.pdf import plumber  # noqa: PLC0415  # only for files that are suspect

    return replace(content, notes=(*content.notes, *plumber.damages(data)))


def _by_pdfplumber(data: bytes) -> FileContent:
    from pipeline.read.pdf import plumber  # noqa: PLC0415  # slow to import, seldom needed

    return plumber.load(data)


def _second_opinion(data: bytes, error: DocumentError) -> FileContent:
    """What pdfplumber can read of a file that PDFium cannot open; if nothing, PDFium's error stands."""
    try:
        content = _by_pdfplumber(data)
    except DocumentError:
        raise error from None
    return _with_note(content, ("page-unreadable", None, f"{error.detail}; read by pdfplumber"))


def _fuller(data: bytes, content: FileContent, measure: Callable[[FileContent], int], *, at_least: bool) -> FileContent:
    """What pdfplumber makes of a file, if that is more than PDFium's content (or, `at_least`, no less)."""
    try:
        other = _by_pdfplumber(data)
    except DocumentError:
        return content
    more = measure(other) - measure(content)
    return other if more > 0 or (at_least and more == 0) else content


def _character_count(content: FileContent) -> int:
    return sum(len(run.text) for page in content.pages for run in page.runs if run.text != " ")


def _with_note(content: FileContent, note: Note) -> FileContent:
    return replace(content, notes=(note, *content.notes))
