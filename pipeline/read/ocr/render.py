"""A page of a PDF → its picture, by PDFium."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.errors import DocumentError
from pipeline.read.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS: Final = DEFAULT_LIMITS.page_pixels
"""A larger page is drawn more coarsely, so that no file can ask for any amount of memory."""


def render_page(document: Any, index: int, dpi: float) -> tuple[Image.Image, float]:
    """A page (counted from 0) of a PDF → its grey picture as a viewer shows it, turned, and the resolution it has.

    `document` is the file's bytes or an open pypdfium2 document. The resolution is the one asked for, or less for a
    page so large that its picture would not fit `MOST_PIXELS`.

    Raises:
        DocumentError: `pdf-damaged`: the file or the page cannot be drawn.
        ValueError: the resolution is none.
    """
    import pypdfium2  # noqa: PLC0415  # only scans are drawn

    if not dpi > 0:
        raise ValueError(f"no resolution: {dpi} dpi")
    opened = None
    try:
        opened = pypdfium2.PdfDocument(document) if isinstance(document, bytes) else None
        page = (opened or document)[index]
        try:
            width, height = page.get_size()
            dpi = min(dpi, 72 * math.sqrt(MOST_PIXELS / max(width * height, 1.0)))
            return page.render(scale=dpi / 72, grayscale=True).to_pil(), dpi
        finally:
            page.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise DocumentError("pdf-damaged", f"page {index + 1} cannot be drawn: {error}") from error
    finally:
        if opened is not None:
            opened.close()
