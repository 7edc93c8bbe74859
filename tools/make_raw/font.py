"""A font file becomes a font that reportlab embeds; font.json records with which one the committed PDFs were made."""

from __future__ import annotations

import hashlib
import json
import zlib
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

DEFAULT = Path("/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf")
PACKAGE = "fonts-ipafont-gothic"
NAME = "IPAGothic"
RECORD = Path(__file__).parent / "font.json"


def makings(path: Path) -> dict[str, str]:
    """What the bytes of a PDF depend on beside its content: font file, reportlab and zlib.

    Raises:
        FileNotFoundError: there is no such font file; the message names the Debian package that has it.
    """
    if not path.is_file():
        raise FileNotFoundError(f"no font file {path}: install IPA Gothic (Debian package {PACKAGE}) or give --font")
    return {
        "font": path.name,
        "font_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "package": PACKAGE,
        "reportlab": reportlab.Version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def recorded() -> dict[str, str]:
    """The makings of the committed PDFs."""
    return dict(json.loads(RECORD.read_text(encoding="utf-8")))


def record_bytes(path: Path) -> bytes:
    """What font.json says of PDFs made with this font here."""
    return (json.dumps(makings(path), indent=2) + "\n").encode()


def register(path: Path) -> str:
    """Make the font known to reportlab; returns the name to draw with.

    Raises:
        FileNotFoundError: there is no such font file; the message names the Debian package that has it.
    """
    makings(path)
    pdfmetrics.registerFont(TTFont(NAME, str(path)))
    return NAME
