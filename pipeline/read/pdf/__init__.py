"""The bytes of a PDF → Document: ruled tables as rows of cells, other text as rows of one cell, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from pipeline.model.document import Document, Line, Source
from pipeline.model.errors import DocumentError
from pipeline.read import ocr
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.read.pdf.continuation import continued
from pipeline.read.pdf.drafts import bodies, drafts
from pipeline.read.pdf.engines import load, without_prefix
from pipeline.read.pdf.footnotes import with_footnotes
from pipeline.read.pdf.furniture import find_furniture
from pipeline.read.pdf.layout import PageLayout, lay_out_all
from pipeline.read.pdf.numbering import numbered
from pipeline.read.pdf.runs import damaged_count
from pipeline.read.pdf.scans import doubtful_lines, with_scans_read
from pipeline.read.pdf.shapes import FileContent, PageContent
from pipeline.read.pdf.turned_pages import Turned, as_seen, upright_page

__all__ = ["document_of", "read_pdf", "read_picture"]

_Note = tuple[str, int | None, str]
_DAMAGED_SHARE = 0.05
"""Share of characters without a meaning from which the text layer as a whole is called damaged."""

_USELESS_SHARE = 0.5
"""Share from which there is nothing to be read at all."""


def read_pdf(data: bytes, source: Source, options: ReadOptions = DEFAULT) -> Document:
    """The bytes of a PDF file → its lines, and its rows in reading order.

    A merged cell (結合セル) holds its text at its top left position, its other positions are `covered`. A line that
    begins a paragraph keeps one U+3000 before it (字下げ). Tables are numbered through the document; a table that goes
    on overleaf is one table. A box of one cell gives one row a line; a cell over the whole width of a larger table, one row
    a paragraph.

    Raises:
        DocumentError: `pdf-damaged`, `pdf-password`, `pdf-no-pages`, `pdf-limits`, `content-elsewhere` or `no-text-layer`.
    """
    content = load(data, options.pdf_engine, options)
    use_ocr = options.ocr == "auto" and content.drawable
    return document_of(with_scans_read(content, without_prefix(data), use_ocr=use_ocr), source)


def read_picture(data: bytes, source: Source, options: ReadOptions = DEFAULT) -> Document:
    """The bytes of a picture of pages (PNG, JPEG, TIFF) → what OCR reads on them, as from a PDF.

    Raises:
        DocumentError: `image-damaged` or `no-text-layer`.
    """
    if options.ocr == "off":
        raise DocumentError("no-text-layer", "the file is a picture, and OCR is switched off")
    content = ocr.read_image(data)
    used = ("ocr-used", None, f"the file is a picture; read by {content.engine}")
    return document_of(replace(content, notes=(used, *content.notes)), source)


def document_of(content: FileContent, source: Source) -> Document:
    """What an engine found on the pages of a file → its lines and rows.

    Raises:
        DocumentError: `pdf-damaged` or `no-text-layer`: there is no text.
    """
    if not any(run.text != " " for page in content.pages for run in page.runs):
        raise _without_text(content)
    content, turned = _upright(content)
    pages = lay_out_all(content.pages)
    furniture = find_furniture(pages)
    areas = bodies(pages, furniture)
    drafted = [
        with_footnotes(page, list(drafts(layout, furniture, areas.get(round(layout.width)))))
        for page, layout in zip(content.pages, pages, strict=True)
    ]
    result = numbered(continued(drafted))
    lines, rows = as_seen(result.lines, result.rows, turned) if turned else (result.lines, result.rows)
    layer, notes = _damage(result.lines)
    if layer is not None:
        _refuse_without_meaning(result.lines)
    return Document(
        source=source,
        lines=lines,
        rows=rows,
        text_layer=layer or ("ocr" if _is_ocr(content.pages) else "text"),
        page_count=content.page_count,
        furniture=result.furniture,
        engine=content.engine,
        notes=(
            *content.notes,
            *_page_notes(content.pages, pages),
            *notes,
            *doubtful_lines(content.pages, result.lines),
        ),
    )


def _upright(content: FileContent) -> tuple[FileContent, dict[int, Turned]]:
    """The content with pages turned so that their text is upright, and how each of them was turned."""
    pages, turned = list[PageContent](), dict[int, Turned]()
    for page in content.pages:
        upright, how = upright_page(page)
        pages.append(upright)
        if how is not None:
            turned[page.number] = how
    if not turned:
        return content, turned
    numbers = ", ".join(map(str, turned))
    note = ("page-turned", None, f"pages whose text lies on its side or head were read upright: {numbers}")
    return replace(content, pages=tuple(pages), notes=(*content.notes, note)), turned


def _refuse_without_meaning(lines: Sequence[Line]) -> None:
    """Stop at a text layer most of whose characters have no meaning: no value could be read from it."""
    text = "".join([line.text for line in lines]).replace(" ", "")
    count = damaged_count(text)
    if count > _USELESS_SHARE * len(text):
        detail = f"{count} of {len(text)} characters have no Unicode value: the fonts do not say what they mean"
        raise DocumentError("no-text-layer", f"{detail}; OCR reads such pages where it is installed and switched on")


def _without_text(content: FileContent) -> DocumentError:
    """Why there is no text: pages that failed, or pages that are pictures."""
    failed = sum(1 for code, _, _ in content.notes if code == "page-lost")
    if failed > 0:
        return DocumentError("pdf-damaged", f"{failed} of {content.page_count} pages cannot be read, no other has text")
    if (beyond := next((detail for code, _, detail in content.notes if code == "page-limits"), None)) is not None:
        return DocumentError("pdf-limits", beyond)
    pictures = sum(1 for page in content.pages if page.pictures)
    found = f"{content.page_count} pages, {pictures} with an image, none with text"
    if any(code == "ocr-used" for code, _, _ in content.notes):
        advice = "OCR found none either"
    else:
        advice = (
            "a picture in it is too large to be drawn"
            if not content.drawable
            else "OCR was not used"
            if ocr.available()
            else ocr.HOW_TO_INSTALL
        )
    return DocumentError("no-text-layer", f"{found}; {advice}")


def _is_ocr(pages: Sequence[PageContent]) -> bool:
    """Whether most of the text was read from pictures: by us, or as a layer without ink over them."""
    hidden = sum(1 for page in pages for run in page.runs if run.hidden or run.confidence is not None)
    return 2 * hidden > sum(len(page.runs) for page in pages)


def _page_notes(pages: Sequence[PageContent], layouts: Sequence[PageLayout]) -> Iterator[_Note]:
    for page, layout in zip(pages, layouts, strict=True):
        if layout.is_drawing:
            detail = f"page {page.number} holds more ruling lines than a table has; it was read without tables"
            yield ("page-unreadable", None, detail)
        if layout.blocks:
            continue
        if page.pictures:
            yield ("page-unreadable", None, f"page {page.number} holds an image without text")
        elif page.rules:
            yield ("page-unreadable", None, f"page {page.number} holds drawings without text")


def _damage(lines: Sequence[Line]) -> tuple[Literal["damaged"] | None, tuple[_Note, ...]]:
    """Lines → ("damaged", note) if many of their characters have no meaning, (None, note) if few, else (None, ())."""
    if not damaged_count("".join([line.text for line in lines])):
        return None, ()
    bad = [(line, count) for line in lines if (count := damaged_count(line.text))]
    total = sum(len(line.text) - line.text.count(" ") for line in lines)
    count = sum(count for _, count in bad)
    detail = f"{count} of {total} characters have no Unicode value, the first on page {bad[0][0].page}"
    note = ("text-layer-damaged", bad[0][0].number, detail)
    return ("damaged" if count > _DAMAGED_SHARE * total else None), (note,)
