"""The bytes of a PDF → its runs of characters, rules and pictures, by PDFium: fast, and right on every character set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version

from pipeline.model.errors import DocumentError
from pipeline.read.pdf.pdfium.bulk import Characters
from pipeline.read.pdf.pdfium.characters import Places, page_text
from pipeline.read.pdf.pdfium.fonts import has_blank_object, has_japanese_font, missing_fonts
from pipeline.read.pdf.pdfium.frame import frame_of
from pipeline.read.pdf.pdfium.library import Functions, pdfium
from pipeline.read.pdf.pdfium.objects import Objects, TooManyObjectsError, read_objects
from pipeline.read.pdf.pdfium.text import TextReader
from pipeline.read.pdf.pdfium.visibility import Eye
from pipeline.read.pdf.runs import without_doubles
from pipeline.read.pdf.shapes import FileContent, Note, PageContent
from pipeline.read.pdf.visible import visible

__all__ = ["FontsMissingError", "load"]

_PASSWORD_ERRORS = {4: "it opens only with a password", 5: "its encryption is not supported"}
_PAGES_AT_ONCE = 40
"""PDFium keeps the fonts of all pages it has seen; a long booklet is opened anew after so many."""


class FontsMissingError(Exception):
    """The file names Japanese fonts that neither it nor this machine holds: PDFium would lose characters in silence."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def load(data: bytes) -> FileContent:
    """The bytes of a PDF → the content of every page that can be read, and notes on those that cannot.

    Raises:
        DocumentError: `pdf-damaged`, `pdf-password` or `pdf-no-pages`.
        FontsMissingError: see there; another engine has to read the file.
    """
    lib = pdfium()
    pages, notes, may_lack_characters = list[PageContent](), list[Note](), False
    first, count = 1, 1
    while first <= count:
        with _opened(lib, data) as document:
            count = lib.FPDF_GetPageCount(document)
            known = defaultdict[frozenset[int], set[str]](set)
            for number in range(first, min(first + _PAGES_AT_ONCE, count + 1)):
                with _loaded(lib, document, number) as (page, text_page):
                    if not page or not text_page:
                        notes.append(("page-unreadable", None, f"page {number}: PDFium cannot load it"))
                        continue
                    content, found, unsure = _page_content(lib, page, text_page, number, known)
                    pages.append(content)
                    notes += found
                    may_lack_characters |= unsure
        first += _PAGES_AT_ONCE
    if count <= 0:
        raise DocumentError("pdf-no-pages", "the page tree is empty")
    if not pages:
        raise DocumentError("pdf-damaged", f"no page can be read; {notes[-1][2]}")
    return FileContent(tuple(pages), count, _engine_name(), tuple(notes), may_lack_characters)


@cache
def _engine_name() -> str:
    # Reading a package's metadata takes as long as reading a page.
    return f"pypdfium2 {version('pypdfium2')}"


@contextmanager
def _opened(lib: Functions, data: bytes) -> Iterator[int]:
    document = lib.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = lib.FPDF_GetLastError()
        if error in _PASSWORD_ERRORS:
            raise DocumentError("pdf-password", _PASSWORD_ERRORS[error])
        raise DocumentError("pdf-damaged", f"PDFium cannot open it (error {error})")
    try:
        yield document
    finally:
        lib.FPDF_CloseDocument(document)


@contextmanager
def _loaded(lib: Functions, document: int, number: int) -> Iterator[tuple[int, int]]:
    """A page and its text page, 0 if they cannot be loaded. What is not closed by hand is never given back."""
    page = lib.FPDF_LoadPage(document, number - 1) or 0
    text_page = lib.FPDFText_LoadPage(page) or 0 if page else 0
    try:
        yield page, text_page
    finally:
        if text_page:
            lib.FPDFText_ClosePage(text_page)
        if page:
            lib.FPDF_ClosePage(page)


def _page_content(
    lib: Functions, page: int, text_page: int, number: int, known: Mapping[frozenset[int], set[str]]
) -> tuple[PageContent, list[Note], bool]:
    """A loaded page → its content, notes on it, and whether it may lack characters.

    `known` are the characters that pages of the opened file have shown to be no guesses, by the fonts of the page.
    """
    notes = list[Note]()
    frame = frame_of(lib, page)
    try:
        objects = read_objects(lib, page, frame)
    except TooManyObjectsError:
        objects = Objects()
        detail = f"page {number} holds more drawing than a table has; it was read without tables"
        notes.append(("page-unreadable", None, detail))
    absent = missing_fonts(lib, objects.fonts)
    if absent and not has_japanese_font():
        raise FontsMissingError(tuple(sorted(set(absent.values()))))
    characters = Characters(lib, text_page)
    text = page_text(lib, text_page, known[frozenset(objects.fonts)])
    reader = TextReader(text, Places(lib, text_page), characters, frame, Eye(lib, objects))
    shown, left_out = visible(reader.runs(objects.rules), objects.pictures, frame.width, frame.height)
    if left_out:
        notes.append(("hidden-text", None, f"page {number}: text that nobody can see was left out: {left_out}"))
    content = PageContent(
        number, frame.width, frame.height, without_doubles(shown), tuple(objects.rules), tuple(objects.pictures)
    )
    texts = [item for items, _ in objects.texts for item in items]
    return content, notes, bool(absent) and has_blank_object(lib, texts, absent)
