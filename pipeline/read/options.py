"""What a caller may choose about reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PdfEngine = Literal["pdfium", "pdfplumber"]
OcrUse = Literal["auto", "off"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`pdf_engine` reads PDF; `ocr` says whether pages without a text layer that can be trusted go through OCR."""

    pdf_engine: PdfEngine = "pdfium"
    ocr: OcrUse = "auto"


DEFAULT = ReadOptions()
