"""The bytes of a PDF → what an engine finds in it: PDFium reads, pdfplumber stands in where PDFium cannot be trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.model.errors import DocumentError
from pipeline.read.options import DEFAULT, PdfEngine, ReadOptions
from pipeline.read.pdf.beside import notes_beside
from pipeline.read.pdf.crosscheck import disagreements, doubtful_pages
from pipeline.read.pdf.page_range import only_pages, these_pages, under_own_numbers
from pipeline.read.pdf.repair import files_in, rewritten
from pipeline.read.pdf.second import second_reading, stand_in
from pipeline.read.pdf.shapes import FileContent, Note, PageContent
from pipeline.read.pdf.soundness import ends_whole
from pipeline.read.pdf.survey import survey
from pipeline.read.sniff import header_at

_HEADER_WITHIN = 1000
"""PDFium looks for the header in the first 1024 bytes only."""


def load(data: bytes, engine: PdfEngine, options: ReadOptions = DEFAULT) -> FileContent:
    """The bytes of a PDF → the content of its pages, by the engine asked for or the one that had to stand in.

    Raises:
        DocumentError: `pdf-damaged`, `pdf-password`, `pdf-no-pages`, `pdf-limits` or `content-elsewhere`.
    """
    files = files_in(without_prefix(data))
    if len(files) > 1:
        return _one_after_the_other([_load(file, engine, options) for file in files])
    content = _load(files[0], engine, options)
    if files[0] is not data:
        content = _with_note(
            content, ("pdf-repaired", None, f"{len(data) - len(files[0])} bytes stand before the file")
        )
    return content


def without_prefix(data: bytes) -> bytes:
    """A file without what a download tool wrote in front of it; the usual ones as they are."""
    at = 0 if data.startswith(b"%PDF-") else header_at(data)
    return data[at:] if at > _HEADER_WITHIN else data


def _load(data: bytes, engine: PdfEngine, options: ReadOptions) -> FileContent:
    """One file: surveyed, read whole or in part, and looked at for what may be missing."""
    limits = options.limits
    found = survey(data, limits)
    wanted, notes = options.pages, list[Note]()
    if wanted is None and found.page_objects > limits.pdf_pages:
        wanted = (1, limits.pdf_pages)
    if wanted is None and not options.leave_out:
        content = _read(data, engine, found.broken)
        if engine == "pdfium" and found.page_objects > content.page_count:
            content = _with_all_pages(data, content)
    else:
        part, numbers, count = only_pages(data, wanted or (1, limits.pdf_pages), options.leave_out)
        content = under_own_numbers(_read(part, engine, found.broken), numbers, count)
        if options.pages is None and count > limits.pdf_pages:
            notes.append(("page-limits", None, f"{count} pages; the first {limits.pdf_pages} were read"))
        left_out = [number for number in options.leave_out if number <= count]
        notes += [("page-left-out", None, f"page {number} stopped the reader and was left out") for number in left_out]
    content = _within_limits(content, limits.page_characters)
    notes += notes_beside(data, found, content.pages)
    if engine == "pdfium" and content.engine.startswith("pypdfium2"):
        notes += _doubts(data, content, options)
    drawable = found.picture_bytes <= limits.picture_bytes
    return replace(content, notes=(*content.notes, *notes), drawable=drawable)


def _read(data: bytes, engine: PdfEngine, broken: bool) -> FileContent:
    """The pages of a file by the engine asked for or the one that had to stand in; lost pages are errors."""
    content = second_reading(data) if engine == "pdfplumber" else _by_pdfium(data, broken)
    lost = set(range(1, content.page_count + 1)).difference(page.number for page in content.pages)
    if not lost:
        return content
    words = tuple(f"page {number}: " for number in lost)
    notes = ((("page-lost" if note[2].startswith(words) else note[0]), *note[1:]) for note in content.notes)
    return replace(content, notes=tuple(notes))


def _by_pdfium(data: bytes, broken: bool) -> FileContent:
    from pipeline.read.pdf import pdfium  # noqa: PLC0415  # text files must not pay for the PDF engine

    try:
        content = pdfium.load(data)
    except pdfium.FontsMissingError as missing:
        detail = f"neither the file nor this machine holds {missing}; read by pdfplumber, which is slower"
        return _with_note(second_reading(data), ("cjk-font-missing", None, detail))
    except DocumentError as error:
        if error.code not in {"pdf-damaged", "pdf-password"}:
            raise
        return _repaired(data, error) or _second_opinion(data, error)
    if len(content.pages) < content.page_count:
        return _fuller(data, content, lambda one: len(one.pages), at_least=True)
    if content.may_lack_characters:
        content = _fuller(data, content, _character_count, at_least=False)
    if ends_whole(data) and not broken:
        return content
    from pipeline.read.pdf import plumber  # noqa: PLC0415  # only for files that are suspect

    return replace(content, notes=(*content.notes, *plumber.damages(data)))


def _repaired(data: bytes, error: DocumentError) -> FileContent | None:
    """What PDFium reads of a file whose structure qpdf wrote anew; None for one that is cut off: its end is not known."""
    if not ends_whole(data):
        return None
    from pipeline.read.pdf import pdfium  # noqa: PLC0415

    whole = rewritten(data)
    if whole is None:
        return None
    try:
        content = pdfium.load(whole)
    except (DocumentError, pdfium.FontsMissingError):
        return None
    return _with_note(content, ("pdf-repaired", None, f"{error.detail}; its structure was written anew by qpdf"))


def _second_opinion(data: bytes, error: DocumentError) -> FileContent:
    """What pdfplumber can read of a file that PDFium cannot open; if nothing, PDFium's error stands."""
    if error.code == "pdf-password":
        raise error
    try:
        content = stand_in(data)
    except DocumentError:
        raise error from None
    return _with_note(content, ("pdf-repaired", None, f"{error.detail}; read by pdfplumber"))


def _fuller(data: bytes, content: FileContent, measure: Callable[[FileContent], int], *, at_least: bool) -> FileContent:
    """What pdfplumber makes of a file, if that is more than PDFium's content (or, `at_least`, no less)."""
    try:
        other = stand_in(data)
    except DocumentError:
        return content
    more = measure(other) - measure(content)
    return other if more > 0 or (at_least and more == 0) else content


def _character_count(content: FileContent) -> int:
    return sum(len(run.text) for page in content.pages for run in page.runs if run.text != " ")


def _within_limits(content: FileContent, most: int) -> FileContent:
    """The content with pages that hold more characters than any page emptied and named."""
    notes, pages = list[Note](), []
    for page in content.pages:
        count = sum([len(run.text) for run in page.runs])
        if count > most:
            notes.append(
                ("page-limits", None, f"page {page.number}: {count} characters, the limit is {most}; not read")
            )
            page = replace(page, runs=(), rules=())  # noqa: PLW2901  # the page as far as it is read
        pages.append(page)
    return replace(content, pages=tuple(pages), notes=(*content.notes, *notes)) if notes else content


def _doubts(data: bytes, content: FileContent, options: ReadOptions) -> Iterator[Note]:
    """What a second engine finds otherwise, where the first may be wrong without knowing it."""
    pages = doubtful_pages(content, options.cross_check)
    if pages:
        try:
            other = stand_in(these_pages(data, pages))
        except DocumentError:
            return
        own = [page for page in content.pages if page.number in pages]
        yield from disagreements(own, under_own_numbers(other, pages, content.page_count).pages)


def _with_all_pages(data: bytes, content: FileContent) -> FileContent:
    """The content of a file that holds more page objects than PDFium counts: read anew if the tree leads to more.

    Versions of a page that were replaced are page objects too, so that most such files are as they should be.
    """
    from pipeline.read.pdf import pdfium  # noqa: PLC0415

    whole = rewritten(data)
    try:
        other = stand_in(data) if whole is None else pdfium.load(whole)
    except (DocumentError, pdfium.FontsMissingError):
        return content
    if len(other.pages) <= len(content.pages):
        return content
    detail = f"the page tree states {content.page_count} pages and leads to {len(other.pages)}; all were read"
    return _with_note(other, ("pdf-repaired", None, detail))


def _one_after_the_other(parts: list[FileContent]) -> FileContent:
    """The contents of files that stand in one, numbered through."""
    pages, notes, count = list[PageContent](), list[Note](), 0
    for part in parts:
        numbers = range(count + 1, count + part.page_count + 1)
        moved = under_own_numbers(part, numbers, 0)
        pages += moved.pages
        notes += moved.notes
        count += part.page_count
    words = f"{len(parts)} PDF files stand one behind the other; all their pages were read, as if they were one"
    notes.insert(0, ("several-files", None, words))
    return FileContent(tuple(pages), count, parts[-1].engine, tuple(notes), drawable=False)


def _with_note(content: FileContent, note: Note) -> FileContent:
    return replace(content, notes=(note, *content.notes))
