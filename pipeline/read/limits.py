"""How much of one file is too much: every limit of reading in one place, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one document. What is beyond them is refused with an issue code, never cut in silence.

    They bound memory and time before an engine is asked; what they cannot see (fonts and forms made to explode) the
    limits of the worker process stop.
    """

    text_bytes: int = 32 * _MIB
    """Plain text and web pages (`file-too-large`). A booklet of all departments of a city has under 1 MB."""
    pdf_pages: int = 5_000
    """Pages of a PDF that are read (`page-limits`). The longest of 6,017 public files has 619, a budget book 1,200."""
    page_characters: int = 200_000
    """Characters of a page (`page-limits`). The fullest natural page has 16,000; layout takes more than linear time."""
    stream_bytes: int = 128 * _MIB
    """What one stream of a PDF, picture data apart, may unpack to (`pdf-limits`). In 6,017 public files a page's content
    has 107 kB at the 99th percentile and 3.9 MB at most; PDFium ends the process where it gets no memory."""
    picture_bytes: int = 512 * _MIB
    """What one picture of a PDF may unpack to before a page is drawn for OCR (`page-limits`). A0 at 600 dpi in grey."""
    picture_pixels: int = 120_000_000
    """Pixels of a picture file (`image-damaged`): A0 at 300 dpi."""
    page_pixels: int = 40_000_000
    """Pixels of a PDF page that is drawn for OCR: A0 at 130 dpi; a larger page is drawn more coarsely."""
    part_bytes: int = 64 * _MIB
    """One part of a Word file (`file-too-large`); a page of text has 20 kB of XML."""
    workbook_bytes: int = 400 * _MIB
    """All parts of a workbook (`file-too-large`); a sheet formatted down to its last row has about 100 MB."""
    workbook_cells: int = 3_000_000
    """Cells of a sheet that the file holds (`file-too-large`), whatever size it claims to have."""


DEFAULT_LIMITS: Final = Limits()
