"""Two engines, one reader: where PDFium is right, where it must not be trusted, and that both see the same page."""

from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
import zlib
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.model.document import Document
from pipeline.model.errors import DocumentError
from pipeline.read.limits import DEFAULT_LIMITS
from pipeline.read.pdf import pdfium, plumber
from pipeline.read.pdf.pdfium.fonts import has_japanese_font
from pipeline.read.pdf.survey import survey
from tests.read.pdf_pages import HEIGHT, LEFT, Sheet, changed, loose, of, pdf, read, reading_by, table

RAW = Path(__file__).resolve().parents[2] / "raw"
PDFS = sorted(RAW.rglob("*.pdf"))
needs_a_font = pytest.mark.skipif(
    not has_japanese_font(), reason="no Japanese font on this machine (Debian: fonts-ipafont-gothic)"
)


def words(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.rows]


@pytest.mark.parametrize("path", PDFS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_both_engines_read_the_same_rows(path: Path) -> None:
    data = path.read_bytes()
    by_pdfium = read(data)
    with reading_by("pdfplumber"):
        by_pdfplumber = read(data)
    assert words(by_pdfium) == words(by_pdfplumber)
    assert [line.fills_measure for line in by_pdfium.lines] == [line.fills_measure for line in by_pdfplumber.lines]
    for one, other in zip(by_pdfium.rows, by_pdfplumber.rows, strict=True):
        for cell, twin in zip(one.cells, other.cells, strict=True):
            if one.table is not None and cell.bbox and twin.bbox:
                assert cell.bbox == pytest.approx(twin.bbox, abs=1.0)


def japanese_characters() -> list[str]:
    """Every character that Windows' Japanese code page can say and that has a print."""
    result = []
    for lead in (*range(0x81, 0xA0), *range(0xE0, 0xFD)):
        for trail in range(0x40, 0xFD):
            try:
                character = bytes((lead, trail)).decode("cp932")
            except UnicodeDecodeError:
                continue
            if len(character) == 1 and not 0xE000 <= ord(character) <= 0xF8FF and not character.isspace():
                result.append(character)
    return sorted(set(result))


@needs_a_font
def test_every_character_of_the_japanese_code_page() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    characters = japanese_characters()
    assert len(characters) > 7000
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    rows = [characters[at : at + 30] for at in range(0, len(characters), 30)]
    for at, row in enumerate(rows):
        if at % 40 == 0:
            if at:
                canvas.showPage()
            canvas.setFont("HeiseiMin-W3", 12)
        canvas.drawString(40, 800 - 18 * (at % 40), "".join(row))
    canvas.save()
    with_signs = [run.text for page in pdfium.load(buffer.getvalue()).pages for run in page.runs]
    found, expected = (unicodedata.normalize("NFKC", "".join(texts)) for texts in (with_signs, characters))
    assert [(one, other) for one, other in zip(expected, found, strict=True) if one != other] == []


@needs_a_font
def test_lone_characters_are_not_lost() -> None:
    lone = "有無○済①業・あー〇"

    def draw(sheet: Sheet) -> None:
        for at, character in enumerate(lone):
            sheet.text(LEFT + 40 * at, 100, character)

    assert loose(of(draw)) == [" ".join(lone)]


def test_without_a_japanese_font_pdfplumber_reads_and_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "has_japanese_font", lambda: False)
    document = of(Sheet.staffing)
    assert table(document)[1] == ["水道課", "森 茂", "17"]
    assert document.engine.startswith("pdfplumber")
    assert [(code, "HeiseiKakuGo-W5" in detail) for code, _, detail in document.notes] == [("cjk-font-missing", True)]


def test_embedded_fonts_need_none_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "has_japanese_font", lambda: False)
    assert read(PDFS[0].read_bytes()).engine.startswith("pypdfium2")


def test_what_pdfium_leaves_out_is_read_by_pdfplumber() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 100, "文字の列")
        pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
        sheet.canvas.setFont("HeiseiMin-W3", 10)
        sheet.canvas.drawString(LEFT, HEIGHT - 130, "外")

    def forget_the_encoding(file: pikepdf.Pdf) -> None:
        for font in file.pages[0].Resources.Font.values():
            if "HeiseiMin" in str(font.get("/BaseFont")):
                font.Encoding = pikepdf.Name("/Identity-H")
                font.DescendantFonts[0].CIDSystemInfo.Ordering = pikepdf.String("Identity")

    document = read(changed(pdf(draw), forget_the_encoding))
    assert loose(document) == ["文字の列", "\ufffd"]


def test_what_pdfium_cannot_open_pdfplumber_may(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(Sheet.staffing)
    monkeypatch.setattr(pdfium, "load", lambda _: (_ for _ in ()).throw(DocumentError("pdf-damaged", "no")))
    document = read(data)
    assert document.engine.startswith("pdfplumber")
    assert document.notes == (("pdf-repaired", None, "no; read by pdfplumber"),)


def test_soundness_looks_at_text_not_at_fonts() -> None:
    data = PDFS[0].read_bytes()
    assert not survey(data, DEFAULT_LIMITS).broken

    def damage(file: pikepdf.Pdf) -> None:
        content = file.pages[0].Contents
        content.write(zlib.compress(content.read_bytes())[:-8], filter=pikepdf.Name("/FlateDecode"))

    assert survey(changed(data, damage, stream_decode_level=pikepdf.StreamDecodeLevel.none), DEFAULT_LIMITS).broken


def test_pages_are_given_back() -> None:
    """Reading the same file again and again takes no more memory: pages are closed by hand."""
    probe = (
        "import resource, sys; from pipeline.read.pdf import pdfium\n"
        "data = open(sys.argv[1], 'rb').read()\n"
        "use = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for _ in range(20): pdfium.load(data)\n"
        "first = use()\n"
        "for _ in range(150): pdfium.load(data)\n"
        "sys.exit(use() - first > 8_000)\n"
    )
    assert subprocess.run([sys.executable, "-c", probe, str(PDFS[0])], check=False).returncode == 0


def test_both_engines_say_who_they_are() -> None:
    data = pdf(Sheet.staffing)
    assert pdfium.load(data).engine.startswith("pypdfium2 ")
    assert plumber.load(data).engine.startswith("pdfplumber ")
