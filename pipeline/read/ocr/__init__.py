"""Scans (画像の文書) → the content of pages, as text layers give it: the door to OCR engines, which are optional."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pipeline.model.errors import DocumentError
from pipeline.read.ocr.rapid import find_rapid
from pipeline.read.ocr.reading import Engine, OcrError
from pipeline.read.ocr.tesseract import find_tesseract

if TYPE_CHECKING:
    from PIL import Image

    from pipeline.read.pdf.shapes import FileContent, PageContent

__all__ = [
    "DPI",
    "HOW_TO_INSTALL",
    "LEAST_CONFIDENCE",
    "OcrError",
    "available",
    "find_engine",
    "read_image",
    "read_page",
    "render_page",
]

DPI: Final = 300.0
"""The resolution at which pages of a PDF are drawn to be read."""
LEAST_CONFIDENCE: Final = 0.8
"""Below it a character is called unsure. Measured (METHODOLOGY): one unsure character in seven is wrong; 45 % of
RapidOCR's and 71 % of Tesseract's wrong characters are unsure ones. The rest are wrong with full confidence."""
HOW_TO_INSTALL: Final = (
    "install an OCR engine: pip install 'hoshin[ocr]' (RapidOCR, any system); or Tesseract 4 or newer with Japanese: "
    "Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-jpn; macOS: brew install tesseract tesseract-lang; "
    "Windows: the UB Mannheim installer with Japanese ticked, and its folder on the PATH"
)
"""What a message says where a scan cannot be read because there is no engine."""


def find_engine() -> Engine | None:
    """The better one (METHODOLOGY) of the engines on this machine, or None. Each is looked for once a process."""
    return find_rapid() or find_tesseract()


def available() -> str | None:
    """Name and version of the engine that scans would be read with, or None if there is none."""
    engine = find_engine()
    return None if engine is None else engine.name


def read_page(
    image: Image.Image | Any, dpi: float, number: int, width_pt: float, height_pt: float, engine: Engine | None = None
) -> PageContent:
    """The picture of a page → its runs (with confidence), ruling lines, and pictures that could not be read.

    Args:
        image: a Pillow image or a numpy array of bytes (rows × columns, grey or RGB).
        dpi: the picture's resolution.
        number: the page's number, from 1.
        width_pt: the page's width in points.
        height_pt: the page's height in points.
        engine: the engine to use; the best of this machine if left out.

    Raises:
        DocumentError: `no-text-layer`: there is no engine.
        OcrError: the engine failed on this page.
        ValueError: the array is no picture, or the resolution is none.
    """
    from pipeline.read.ocr.page import read_picture  # noqa: PLC0415  # numpy and Pillow: only scans pay for them

    chosen = engine or find_engine()
    if chosen is None:
        raise DocumentError("no-text-layer", HOW_TO_INSTALL)
    return read_picture(image, dpi, number, width_pt, height_pt, chosen)


def render_page(document: Any, index: int, dpi: float = DPI) -> tuple[Image.Image, float]:
    """A page of a PDF → its picture and resolution: `pipeline.read.ocr.render.render_page`."""
    from pipeline.read.ocr.render import render_page as render  # noqa: PLC0415

    return render(document, index, dpi)


def read_image(data: bytes, engine: Engine | None = None) -> FileContent:
    """The bytes of a picture file → the content of its pages, as an engine of PDF files gives it.

    A page on which the engine fails is left out and noted (`page-unreadable`).

    Raises:
        DocumentError: `image-damaged`, or `no-text-layer` if there is no engine or it fails on all pages.
    """
    from pipeline.read.ocr.files import pages_of  # noqa: PLC0415
    from pipeline.read.pdf.shapes import FileContent, PageContent  # noqa: PLC0415

    chosen = engine or find_engine()
    pages, notes, count = list[PageContent](), list[tuple[str, None, str]](), 0
    for count, (image, dpi) in enumerate(pages_of(data), 1):
        if chosen is None:
            raise DocumentError("no-text-layer", HOW_TO_INSTALL)
        width, height = (round(side * 72 / dpi, 2) for side in image.size)
        try:
            pages.append(read_page(image, dpi, count, width, height, chosen))
        except OcrError as error:
            notes.append(("page-unreadable", None, f"page {count}: {error}"))
    if chosen is None or not pages:
        raise DocumentError("no-text-layer", notes[0][2] if notes else HOW_TO_INSTALL)
    return FileContent(tuple(pages), count, chosen.name, tuple(notes))
