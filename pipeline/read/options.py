"""What a caller may choose about reading: engines, OCR, which pages, and how much of a file is too much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.read.limits import DEFAULT_LIMITS, Limits

PdfEngine = Literal["pdfium", "pdfplumber"]
OcrUse = Literal["auto", "off"]
CrossCheck = Literal["auto", "all", "off"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`pdf_engine` reads PDF; `ocr` says whether pages without a text layer that can be trusted go through OCR.

    `pages` are the first and the last page (from 1) of a PDF to read; None: all. The others are not looked at, so that
    a page that stops an engine can be found and left out. The pages `leave_out` are not read, and each is a note
    `page-left-out`. `cross_check`: `auto` asks a second engine of PDF about pages that give cause for doubt, `all` about
    every page, `off` about none. `limits`: see there.
    """

    pdf_engine: PdfEngine = "pdfium"
    ocr: OcrUse = "auto"
    pages: tuple[int, int] | None = None
    leave_out: tuple[int, ...] = ()
    cross_check: CrossCheck = "auto"
    limits: Limits = DEFAULT_LIMITS


DEFAULT = ReadOptions()
