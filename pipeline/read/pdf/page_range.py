"""The bytes of a PDF and some of its pages → a smaller PDF of these pages alone; no page is interpreted."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from pipeline.model.errors import DocumentError
from pipeline.read.pdf.shapes import FileContent

_PAGE: Final = re.compile("^page ([0-9]+)")


def only_pages(
    data: bytes, pages: tuple[int, int], leave_out: Sequence[int] = ()
) -> tuple[bytes, tuple[int, ...], int]:
    """A range of pages (from 1, cut to what there is) → a PDF of them, their numbers, and how many the whole file has.

    The pages `leave_out` are not among them.

    Raises:
        DocumentError: `pdf-damaged`, `pdf-password` or `pdf-no-pages`: the file cannot be opened, or the range is empty.
    """
    import pypdfium2  # noqa: PLC0415  # only for those who read a part

    try:
        whole = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "pdf-password" if "assword" in str(error) else "pdf-damaged"
        raise DocumentError(code, f"PDFium cannot open it: {error}") from error
    try:
        count = len(whole)
        numbers = tuple(
            number for number in range(max(1, pages[0]), min(count, pages[1]) + 1) if number not in leave_out
        )
        if not numbers:
            raise DocumentError("pdf-no-pages", f"no page from {pages[0]} to {pages[1]} among {count}")
        return _taken_out(whole, numbers), numbers, count
    finally:
        whole.close()


def these_pages(data: bytes, numbers: Sequence[int]) -> bytes:
    """Some pages of a file that PDFium has read → a PDF of them.

    Raises:
        DocumentError: `pdf-damaged`.
    """
    import pypdfium2  # noqa: PLC0415

    try:
        whole = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DocumentError("pdf-damaged", f"PDFium cannot open it: {error}") from error
    try:
        return _taken_out(whole, numbers)
    finally:
        whole.close()


def _taken_out(whole: Any, numbers: Sequence[int]) -> bytes:
    import pypdfium2  # noqa: PLC0415

    part = pypdfium2.PdfDocument.new()
    try:
        part.import_pages(whole, [number - 1 for number in numbers])
        buffer = io.BytesIO()
        part.save(buffer)
        return buffer.getvalue()
    except pypdfium2.PdfiumError as error:
        raise DocumentError(
            "pdf-damaged", f"pages {numbers[0]} to {numbers[-1]} cannot be taken out: {error}"
        ) from error
    finally:
        part.close()


def under_own_numbers(part: FileContent, numbers: Sequence[int], count: int) -> FileContent:
    """What an engine finds on pages taken out → the same under the numbers that the pages have in the whole file."""
    pages = tuple(replace(page, number=numbers[page.number - 1]) for page in part.pages)
    notes = tuple(
        (code, line, _PAGE.sub(lambda found: f"page {numbers[int(found[1]) - 1]}", detail))
        for code, line, detail in part.notes
    )
    return replace(part, pages=pages, notes=notes, page_count=count)
