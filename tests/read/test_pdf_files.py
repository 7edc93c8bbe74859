"""Whole PDF files → documents or refusals: rotated, encrypted, cut off, damaged, without text."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from pipeline.model.errors import DocumentError
from pipeline.read.pdf import plumber
from tests.read.pdf_pages import (
    EM,
    HEIGHT,
    LEFT,
    STAFFING,
    WIDTH,
    Sheet,
    changed,
    loose,
    of,
    pdf,
    read,
    reading_by,
    table,
)

pytestmark = pytest.mark.usefixtures("engine")


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_rotated_page(angle: int) -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        if angle == 180:
            canvas.translate(WIDTH, HEIGHT)
        else:
            canvas.translate(*((HEIGHT, 0) if angle == 90 else (0, WIDTH)))
        canvas.rotate(angle)
        sheet.staffing()

    size = A4 if angle == 180 else (HEIGHT, WIDTH)
    document = read(changed(pdf(draw, size=size), lambda file: file.pages[0].rotate(angle, relative=False)))
    assert table(document) == STAFFING
    assert document.rows[0].cells[1].bbox == (200.0, 100.0, 380.0, 120.0)


def test_crop_box_hides_what_is_outside() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.staffing()
        sheet.text(10, 820, "印刷指示")

    def crop(file: pikepdf.Pdf) -> None:
        file.pages[0].cropbox = pikepdf.Array([40, 40, 560, 800])

    document = read(changed(pdf(draw), crop))
    assert table(document) == STAFFING
    assert loose(document) == []


def code_of(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read(data)
    assert caught.value.detail
    return caught.value.code


def test_encrypted_with_a_user_password() -> None:
    for revision in (4, 6):
        locked = changed(
            pdf(Sheet.staffing), lambda _: None, encryption=pikepdf.Encryption(owner="o", user="u", R=revision)
        )
        assert code_of(locked) == "pdf-password"


def test_encrypted_with_an_owner_password_only() -> None:
    open_file = changed(pdf(Sheet.staffing), lambda _: None, encryption=pikepdf.Encryption(owner="o", user="", R=6))
    assert table(read(open_file)) == STAFFING


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_truncated(share: float) -> None:
    data = pdf(*[Sheet.staffing] * 3)
    assert code_of(data[: int(len(data) * share)]) == "pdf-damaged"


def test_not_a_pdf_at_all() -> None:
    assert code_of(b"%PDF-1.7\n" + bytes(range(256)) * 20) == "pdf-damaged"


def test_zero_pages() -> None:
    buffer = io.BytesIO()
    with pikepdf.new() as file:
        file.save(buffer)
    assert code_of(buffer.getvalue()) == "pdf-no-pages"


def picture(sheet: Sheet) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet.canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), 0, 0, WIDTH, HEIGHT)


def test_images_only() -> None:
    assert code_of(pdf(picture, picture)) == "no-text-layer"


def test_image_among_text_pages() -> None:
    document = of(Sheet.staffing, picture)
    assert document.notes == (("page-unreadable", None, "page 2 holds an image without text"),)
    assert document.page_count == 2


def test_hidden_text_counts_over_a_picture_only() -> None:
    def scan(sheet: Sheet) -> None:
        picture(sheet)
        sheet.text(LEFT, 100, "読み取った文字", mode=3)

    def hidden(sheet: Sheet) -> None:
        sheet.text(LEFT, 100, "見える文字")
        sheet.text(LEFT, 200, "見えない文字", mode=3)

    scanned, printed = of(scan), of(hidden)
    assert (scanned.text_layer, loose(scanned)) == ("ocr", ["読み取った文字"])
    assert (printed.text_layer, loose(printed)) == ("text", ["見える文字"])


def test_one_page_that_pdfplumber_cannot_read_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    content_of = plumber._page_content

    def failing(page: Any, notes: Any) -> Any:
        if page.page_number == 2:
            raise RecursionError("too deep")
        return content_of(page, notes)

    monkeypatch.setattr(plumber, "_page_content", failing)
    with reading_by("pdfplumber"):
        document = of(Sheet.staffing, Sheet.staffing)
    assert table(document) == STAFFING
    assert document.notes == (("page-lost", None, "page 2: RecursionError: too deep"),)
    assert document.page_count == 2


def test_no_page_that_pdfplumber_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Any) -> Any:
        raise ValueError

    monkeypatch.setattr(plumber, "_page_content", failing)
    with reading_by("pdfplumber"):
        assert code_of(pdf(Sheet.staffing)) == "pdf-damaged"


def test_damaged_stream_is_noted() -> None:
    def damage(file: pikepdf.Pdf) -> None:
        content = file.pages[0].Contents
        content.write(zlib.compress(content.read_bytes())[:-8], filter=pikepdf.Name("/FlateDecode"))

    document = read(changed(pdf(Sheet.staffing), damage, stream_decode_level=pikepdf.StreamDecodeLevel.none))
    assert table(document)[0] == STAFFING[0]
    assert [(code, line, detail[:6]) for code, line, detail in document.notes] == [
        ("text-layer-damaged", None, "page 1")
    ]


def test_page_count_that_lies() -> None:
    data = pdf(Sheet.staffing)
    assert data.count(b"/Count 1 ") == 1
    document = read(data.replace(b"/Count 1 ", b"/Count 9 "))
    assert document.notes == (("page-lost", None, "the page tree states 9 pages, 1 were found"),)
    assert document.page_count == 1


@pytest.mark.parametrize(("bad", "layer"), [(1, "text"), (8, "damaged")])
def test_characters_without_meaning(bad: int, layer: str) -> None:
    other = "HeiseiMin-W3"

    def draw(sheet: Sheet) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(other))
        sheet.text(LEFT, 100, "文字" * 20)
        sheet.canvas.setFont(other, EM)
        sheet.canvas.drawString(LEFT, HEIGHT - 130, "外" * bad)

    def forget_the_encoding(file: pikepdf.Pdf) -> None:
        for font in file.pages[0].Resources.Font.values():
            if other in str(font.get("/BaseFont")):
                font.Encoding = pikepdf.Name("/Identity-H")
                font.DescendantFonts[0].CIDSystemInfo.Ordering = pikepdf.String("Identity")

    document = read(changed(pdf(draw), forget_the_encoding))
    assert document.text_layer == layer
    assert [(code, line) for code, line, _ in document.notes] == [("text-layer-damaged", 2)]
    assert document.lines[1].text == "\ufffd" * bad


def test_text_files_do_not_pay_for_the_engine() -> None:
    probe = "import sys, pipeline.read, pipeline.read.pdf; sys.exit('pdfplumber' in sys.modules or 'pipeline.read.pdf.pdfium' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


WORDS = st.text(st.sampled_from("あ漢①ー。「1A 　"), min_size=0, max_size=12)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=4))
def test_every_cell_comes_back(rows: list[list[str]]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 220, 380, 540], [100 + 20 * at for at in range(len(rows) + 1)])
        sheet.text(LEFT, 60, "表")
        for at, cells in enumerate(rows):
            for x, cell in zip((64, 224, 384), cells, strict=True):
                sheet.text(x, 105 + 20 * at, cell)

    document = of(draw)
    printed = [["".join(cell.split()) for cell in cells] for cells in rows]
    if any(any(cells) for cells in printed):
        assert [["".join(text.split()) for text in cells] for cells in table(document)] == printed
