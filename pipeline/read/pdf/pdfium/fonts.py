"""Fonts that a PDF names but does not hold: whether this machine can stand in for them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Container, Iterable, Sequence
from functools import cache
from operator import sub
from typing import Final

from pipeline.read.pdf.pdfium.bulk import call_each, columns, pointers
from pipeline.read.pdf.pdfium.library import Functions, pdfium

_LATIN: Final = re.compile(
    r"(?:[A-Z]{6}\+)?(?:Helvetica|Times|Courier|Symbol|ZapfDingbats|Wingdings|Webdings|Arial|Calibri|Cambria|Century"
    r"|Georgia|Verdana|Tahoma|Trebuchet|Consolas|Garamond|Book ?Antiqua|Palatino|Segoe|Liberation|DejaVu|Nimbus)"
)
_NO_WIDTH: Final = 0.01
_PROBE: Final = "\u6709"
"""有: PDFium drops a text object of one such character in silence where no font can draw it."""


def missing_fonts(lib: Functions, fonts: Iterable[int]) -> dict[int, str]:
    """Handles of fonts → those that the file does not hold and that may be Japanese, with their names."""
    found = dict[int, str]()
    for font in fonts:
        if font and not lib.FPDFFont_GetIsEmbedded(font):
            name = _base_name(lib, font)
            if name and not _LATIN.match(name):
                found[font] = name
    return found


def has_blank_object(lib: Functions, texts: Sequence[int], fonts: Container[int]) -> bool:
    """Whether a text object in one of `fonts` has no width.

    It holds a blank, or one character that the font standing in does not have: PDFium leaves both out of its text.
    """
    own = [item for item, font in zip(texts, map(lib.FPDFTextObj_GetFont, texts), strict=True) if font in fonts]
    sides = columns("f", len(own), 4)
    call_each(lib.undeclared.FPDFPageObj_GetBounds, pointers(own), *(side.addresses for side in sides))
    left, bottom, right, top = (side.numbers() for side in sides)
    least = min(map(sub, right, left), default=1.0), min(map(sub, top, bottom), default=1.0)
    return min(least) < _NO_WIDTH


def _base_name(lib: Functions, font: int) -> str:
    buffer = ctypes.create_string_buffer(256)
    length = lib.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.raw[: max(0, min(length, len(buffer)) - 1)].decode("utf-8", "replace")


@cache
def has_japanese_font() -> bool:
    """Whether PDFium finds a font for Japanese on this machine: it is shown a page that needs one."""
    lib = pdfium()
    data = _probe_file()
    document = lib.FPDF_LoadMemDocument64(data, len(data), None)
    page = lib.FPDF_LoadPage(document, 0)
    text_page = lib.FPDFText_LoadPage(page)
    found = lib.FPDFText_CountChars(text_page) == 1 and lib.FPDFText_GetUnicode(text_page, 0) == ord(_PROBE)
    lib.FPDFText_ClosePage(text_page)
    lib.FPDF_ClosePage(page)
    lib.FPDF_CloseDocument(document)
    return bool(found)


def _probe_file() -> bytes:
    """A PDF of one page with one character in a Japanese font that it does not hold."""
    content = f"BT /F 12 Tf 20 20 Td <{ord(_PROBE):04x}> Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UCS2-H/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/FontDescriptor 7 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>>>",
        "<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 6/ItalicAngle 0/Ascent 857/Descent -143/CapHeight 709"
        "/StemV 69/FontBBox[-123 -257 1001 910]>>",
    )
    result, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(result))
        result += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(result)
    result += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    result += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    return result.encode("ascii")
