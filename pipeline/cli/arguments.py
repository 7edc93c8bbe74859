"""Arguments that several commands share, and what becomes of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias, get_args

from pipeline.read.options import DEFAULT, OcrUse, PdfEngine, ReadOptions

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

FORMATS = (
    "text, PDF, scans (PDF, PNG, JPEG, TIFF) through OCR, web pages (HTML, MHTML), Word (DOCX), Excel (XLSX), "
    "ZIP archives of these"
)
EXIT_CODES = """\
exit codes: 0 every document ok; 1 some document failed or has an
error-level issue; 2 wrong usage; 3 nothing to read; 4 the output cannot be
written or another run holds it; 130 interrupted, 143 terminated
"""


def add_provenance(parser: argparse.ArgumentParser) -> None:
    """What the caller knows about the files, and profiles of their own."""
    parser.add_argument(
        "--local-government-code",
        metavar="CODE",
        help="6-digit code of the municipality (全国地方公共団体コード), where no sources file names it",
    )
    add_profile(parser, "a layout profile of your own (TOML, docs/profiles.md); may be repeated")


def add_profile(parser: argparse.ArgumentParser, meaning: str) -> None:
    """Layout profiles beside the package's own."""
    parser.add_argument("--profile", metavar="FILE", type=Path, action="append", default=[], help=meaning)


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How PDF is read; `read_options` takes the answers."""
    parser.add_argument(
        "--pdf-engine",
        choices=get_args(PdfEngine),
        default=DEFAULT.pdf_engine,
        help="what reads PDF: pdfium (default), or pdfplumber, an independent and much slower reader to compare with",
    )
    parser.add_argument(
        "--ocr",
        choices=get_args(OcrUse),
        default=DEFAULT.ocr,
        help="scans, and PDF pages whose text cannot be used: auto (default) reads them by OCR where an engine is installed "
        "(hoshin[ocr], or Tesseract with Japanese), off never does",
    )


def read_options(arguments: argparse.Namespace) -> ReadOptions:
    """The answers to `add_reading`."""
    return ReadOptions(pdf_engine=arguments.pdf_engine, ocr=arguments.ocr)
