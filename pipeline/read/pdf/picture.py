"""One page of a PDF → its picture, by PDFium."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def page_picture(data: bytes, number: int, dpi: int) -> Image | None:
    """A page (from 1) as printed, upright, in grey, at `dpi` dots an inch; None if PDFium cannot draw it."""
    import pypdfium2  # noqa: PLC0415  # only for those who look at pages

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        page = document[number - 1]
        try:
            picture: Image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            return picture
        finally:
            page.close()
    except (pypdfium2.PdfiumError, IndexError):
        return None
    finally:
        document.close()
