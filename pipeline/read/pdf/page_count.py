"""The bytes of a PDF → how many pages it says it has, before any is read."""

from __future__ import annotations

from pipeline.read.pdf.pdfium.library import pdfium


def page_count(data: bytes) -> int:
    """The number of pages by PDFium; 0 where it cannot open the file."""
    lib = pdfium()
    document = lib.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return 0
    try:
        return max(0, int(lib.FPDF_GetPageCount(document)))
    finally:
        lib.FPDF_CloseDocument(document)
