"""What PDFs by producers unknown to us taught: guessed characters, grounds, curves, vertical writing, odd pages."""

from __future__ import annotations

import io
import time

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.read.pdf_pages import HEIGHT, LEFT, STAFFING, Sheet, changed, loose, of, pdf, read, table

pytestmark = pytest.mark.usefixtures("engine")


def written(content: str, fonts: str, *, box: str = "0 0 595 842", more: str = "") -> bytes:
    """A page of which the content stream and the font resources are given as PDF says them."""
    with pikepdf.new() as file:
        file.add_blank_page(page_size=A4)
        page = file.pages[0]
        page.obj.MediaBox = pikepdf.Object.parse(f"[{box}]".encode())
        page.obj.Resources = pikepdf.Object.parse(f"<</Font<<{fonts}>>{more}>>".encode())
        page.obj.Contents = pikepdf.Stream(file, content.encode())
        buffer = io.BytesIO()
        file.save(buffer)
    return buffer.getvalue()


HELVETICA = "/H<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
UPRIGHT = (
    "/{name}<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UCS2-{way}/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
    "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 6/ItalicAngle 0/Ascent 857/Descent -143"
    "/CapHeight 709/StemV 69/FontBBox[-123 -257 1001 910]>>>>]>>"
)
JAPANESE = UPRIGHT.format(name="F", way="H") + UPRIGHT.format(name="V", way="V")


def shown(font: str, x: float, y: float, text: str, size: float = 10) -> str:
    return f"BT /{font} {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


def test_fonts_without_a_unicode_map_but_with_a_standard_encoding_are_read() -> None:
    fonts = HELVETICA + "/W<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"
    content = "BT /H 12 Tf 60 700 Td (Standard encoding 17) Tj /W 12 Tf 0 -30 Td (Windows \\223quoted\\224 text) Tj ET"
    document = read(written(content, fonts))
    assert loose(document) == ["Standard encoding 17", "Windows “quoted” text"]
    assert document.notes == ()


def test_a_code_without_a_meaning_is_no_letter_though_another_font_has_that_letter(engine: str) -> None:
    """A bullet whose code is that of "l" must not read "l", even after a real "l" on the same page."""
    data = written(
        "BT /H 12 Tf 60 700 Td (total) Tj ET BT /T 12 Tf 60 670 Td (l) Tj /H 12 Tf 20 0 Td (item) Tj ET", HELVETICA
    )

    def add(file: pikepdf.Pdf) -> None:
        font = pikepdf.Object.parse(
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 108/LastChar 108/Widths[1]"
            b"/Encoding<</Type/Encoding/Differences[108/a999]>>/CharProcs<<>>>>"
        )
        font.CharProcs.a999 = pikepdf.Stream(file, b"1 0 0 0 1 1 d1 0 0 1 1 re f")
        file.pages[0].Resources.Font.T = font

    first, second = loose(read(changed(data, add)))
    assert first == "total"
    if engine == "pdfium":  # the second reader takes the code for ASCII
        assert second == "\ufffd item"


def test_a_circle_round_a_letter_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.circle(LEFT + 5, HEIGHT - 105, 9)
        sheet.text(LEFT, 100, "印")
        sheet.text(LEFT + 60, 100, "受付")

    document = of(draw)
    assert loose(document) == ["印 受付"]
    assert all(row.table is None for row in document.rows)


def test_a_circle_in_a_box_leaves_the_box_a_box() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 400], [100, 160])
        sheet.canvas.circle(80, HEIGHT - 130, 12)
        sheet.text(110, 120, "この事業は国の補助を受けます。")

    assert table(of(draw)) == [["この事業は国の補助を受けます。"]]


def test_a_box_with_round_corners_is_still_a_box() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.roundRect(60, HEIGHT - 160, 340, 60, 8)
        sheet.text(110, 120, "角の丸い囲み")

    assert table(of(draw)) == [["角の丸い囲み"]]


def test_white_text_on_a_ground_that_changes_its_colour_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(LEFT, HEIGHT - 130, 200, 30)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.linearGradient(LEFT, 0, LEFT + 200, 0, ((0.1, 0.1, 0.5), (0, 0, 0)))
        canvas.restoreState()
        canvas.setFillGray(1)
        sheet.text(LEFT + 5, 110, "白抜きの見出し")

    document = of(draw)
    assert loose(document) == ["白抜きの見出し"]
    assert document.notes == ()


def test_lone_characters_of_a_vertical_line_stay_in_it() -> None:
    """TeX draws a line of vertical writing in pieces, many of one character."""
    pieces = [("V", 400, 700, "君"), ("V", 400, 690, "子は和して"), ("V", 400, 640, "同"), ("V", 400, 630, "ぜず")]
    pieces += [("V", 380, 700, "人"), ("V", 380, 690, "に"), ("V", 380, 680, "誨えて")]
    document = read(written("".join(shown(*piece) for piece in pieces), JAPANESE))
    assert loose(document) == ["君子は和して同ぜず", "人に誨えて"]


def test_a_gap_in_a_vertical_line_drawn_at_once_is_a_blank() -> None:
    text = "".join(f"<{part.encode('utf-16-be').hex()}> -1000 " for part in ("水道課長", "森", "茂"))
    # In vertical writing the numbers of TJ move the pen along the line: upward if they are positive.
    content = f"BT /V 10 Tf 400 700 Td [{text.replace('-1000', '1000', 1)}] TJ ET"
    assert loose(read(written(content, JAPANESE)))[0].startswith("水道課長　森")


def test_narrow_blanks_between_latin_words_are_kept_and_figures_stay_whole() -> None:
    words = "BT /H 10 Tf 60 700 Td [(Press) -170 (release) -170 (and) -170 (web) -170 (site)] TJ ET "
    figures = "BT /H 10 Tf 60 660 Td [(1,) -170 (234) -170 (567) -600 (yen)] TJ ET"
    assert loose(read(written(words + figures, HELVETICA))) == ["Press release and web site", "1,234567 yen"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_crop_box_off_the_origin_on_a_turned_page(turn: int) -> None:
    matrix = {0: "1 0 0 1 200 500", 90: "0 1 -1 0 400 300", 180: "-1 0 0 -1 450 400", 270: "0 -1 1 0 250 450"}[turn]
    content = f"BT /H 10 Tf {matrix} Tm (inside) Tj ET BT /H 10 Tf 20 20 Td (beyond) Tj ET"

    def crop(file: pikepdf.Pdf) -> None:
        file.pages[0].obj.CropBox = pikepdf.Array([100, 200, 500, 700])
        file.pages[0].obj.Rotate = turn

    document = read(changed(written(content, HELVETICA, box="-50 -50 800 900"), crop))
    assert loose(document) == ["inside"]
    box = document.lines[0].bbox
    assert box is not None
    assert box[0] >= 0
    assert box[1] >= 0


def test_a_page_whose_text_lies_on_its_side_is_read_upright_and_named() -> None:
    content = " ".join(f"BT /H 10 Tf 60 {700 - 20 * at} Td (line number {at}) Tj ET" for at in range(9))

    def turn(file: pikepdf.Pdf) -> None:
        file.pages[0].obj.Rotate = 90

    document = read(changed(written(content, HELVETICA), turn))
    assert [code for code, _, _ in document.notes] == ["page-turned"]
    assert loose(document)[0].startswith("line number 0")


def test_a_file_that_opens_with_the_empty_password_is_read() -> None:
    encryption = pikepdf.Encryption(owner="secret", user="", R=6)
    assert table(read(changed(pdf(Sheet.staffing), lambda _: None, encryption=encryption))) == STAFFING


def test_text_in_a_form_under_a_matrix_of_its_own() -> None:
    data = written("q 2 0 0 2 100 400 cm /X Do Q", HELVETICA)

    def add(file: pikepdf.Pdf) -> None:
        form = pikepdf.Stream(file, b"BT /H 6 Tf 10 10 Td (in the form) Tj ET 0 0 120 40 re S")
        form.Type, form.Subtype = pikepdf.Name("/XObject"), pikepdf.Name("/Form")
        form.BBox, form.Matrix = pikepdf.Array([0, 0, 120, 40]), pikepdf.Array([1, 0, 0, 1, 5, 5])
        form.Resources = file.pages[0].Resources
        file.pages[0].Resources.XObject = pikepdf.Dictionary(X=form)

    document = read(changed(data, add))
    assert table(document) == [["in the form"]]
    assert document.lines[0].bbox == pytest.approx((130, 402, 186.7, 414), abs=2)


def test_tiny_units_and_mirrored_forms_of_the_matrix() -> None:
    """A font of size 1 scaled by the matrix; a page drawn upside down and turned back by its own matrix."""
    content = "BT /H 1 Tf 12 0 0 12 60 700 Tm (scaled) Tj ET q 1 0 0 -1 0 842 cm BT /H 12 Tf 1 0 0 -1 60 200 Tm (flipped) Tj ET Q"
    assert loose(read(written(content, HELVETICA))) == ["scaled", "flipped"]


def test_blanks_and_marks_without_print() -> None:
    content = "BT /W 10 Tf 60 700 Td (12\\240345) Tj 0 -30 Td (sub\\255way) Tj ET"
    fonts = "/W<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    assert loose(read(written(content, fonts)))[0] == "12 345"


def test_a_hyphen_at_the_end_of_a_line_stays_and_lines_stay_apart() -> None:
    content = "BT /H 10 Tf 60 700 Td (The plan for the muni-) Tj 0 -14 Td (cipal water works) Tj ET"
    assert loose(read(written(content, HELVETICA))) == ["The plan for the muni-", "cipal water works"]


def test_thousands_of_strokes_and_words_take_no_quadratic_time() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pageCompression=1)
    canvas.setFont("Helvetica", 3)
    for at in range(3_000):
        x, y = 40 + 10.2 * (at % 50), 60 + 7 * (at // 50)
        canvas.drawString(x, y, str(at % 10))
        canvas.line(x, y - 2, x + 2, y - 1.2)
    canvas.save()
    start = time.process_time()
    read(buffer.getvalue())
    assert time.process_time() - start < 15
