"""Ruby, hidden, clipped and doubled text, odd rules: what a page shows beside its plain text."""

from __future__ import annotations

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from pipeline.model.document import Document
from tests.read.pdf_pages import EM, HEIGHT, LEFT, Sheet, changed, furniture, loose, of, pdf, read, table

pytestmark = pytest.mark.usefixtures("engine")


def test_ruby_over_a_name_becomes_its_reading() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 100, "部長名　南田 春樹")
        sheet.text(LEFT + 4 * EM, 95.5, "みなみだ はるき", size=5)
        sheet.grid([60, 200, 380], [130, 160])
        sheet.text(64, 145, "水道課")
        sheet.text(204, 145, "森 茂")
        sheet.text(204, 140, "もり", size=5)
        sheet.text(219, 140, "しげる", size=5)

    document = of(draw)
    assert loose(document) == ["部長名　みなみだ はるき 南田 春樹"]
    assert table(document) == [["水道課", "もり しげる 森 茂"]]
    assert furniture(document) == []


def test_ruby_in_prose_stays_apart() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 100, "地震に強い水道管へ替え、脆弱な区間を減らします。")
        sheet.text(LEFT + 12 * EM, 95.5, "ぜいじゃく", size=4)
        sheet.text(LEFT, 116, "次年度も続けます。")

    document = of(draw)
    assert loose(document) == ["地震に強い水道管へ替え、脆弱な区間を減らします。", "次年度も続けます。"]
    assert furniture(document) == ["ぜいじゃく"]


def test_small_print_is_no_ruby() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 100, "（単位は人です）", size=5)
        sheet.text(LEFT, 108, "職員数の一覧")
        sheet.text(LEFT, 130, "ふりがなのない小さな注", size=5)

    assert loose(of(draw)) == ["（単位は人です）", "職員数の一覧", "ふりがなのない小さな注"]


def test_white_text_on_paper_is_left_out_and_told_on_a_dark_ground_it_is_read(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        sheet.text(LEFT, 60, "見える行")
        canvas.setFillGray(0.2)
        canvas.rect(LEFT, HEIGHT - 130, 200, 30, stroke=0, fill=1)
        canvas.setFillGray(1)
        sheet.text(LEFT + 5, 110, "白抜きの見出し")
        sheet.text(LEFT, 200, "紙の色の文字")
        canvas.setFillGray(0)

    document = of(draw)
    if engine == "pdfplumber":  # the second reader knows text without ink, not the colour of its ground
        assert loose(document) == ["見える行", "白抜きの見出し", "紙の色の文字"]
        return
    assert loose(document) == ["見える行", "白抜きの見出し"]
    assert [(code, detail) for code, _, detail in document.notes] == [
        ("hidden-text", "page 1: text that nobody can see was left out: 紙の色の文字")
    ]


def test_text_beyond_its_clip_belongs_to_no_other_cell(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        sheet.grid([60, 120, 240], [100, 120])
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(60, HEIGHT - 120, 60, 20)
        canvas.clipPath(path, stroke=0, fill=0)
        sheet.text(64, 105, "長い名称がはみ出す")
        canvas.restoreState()
        sheet.text(180, 105, "17")

    document = of(draw)
    if engine == "pdfplumber":
        assert table(document) == [["長い名称がは", "み出す 17"]]
        return
    assert table(document) == [["長い名称がは", "17"]]
    assert [code for code, _, _ in document.notes] == ["hidden-text"]


def test_overprinted_heading_counts_once() -> None:
    def draw(sheet: Sheet) -> None:
        for shift in (0.0, 0.3, 0.6):
            sheet.text(LEFT + shift, 100, "主な事業", size=14)
        for at, character in enumerate("人人の々々"):
            for shift in (0.0, 0.4):
                sheet.text(LEFT + at * EM + shift, 130, character)

    assert loose(of(draw)) == ["主な事業", "人人の々々"]


def test_characters_of_the_vendors_and_wide_punctuation(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
        sheet.text(LEFT, 100, "名前は次のとおり")
        sheet.text(LEFT, 120, "髙橋 﨑 濵 ①～－")

    # pdfplumber knows no U+FA11 and says wave dash and minus for the full-width signs.
    names = {"pdfium": "髙橋 﨑 濵 ①～－", "pdfplumber": "髙橋 \ufffd 濵 ①〜−"}[engine]
    assert loose(of(draw)) == ["名前は次のとおり", names]


@pytest.mark.parametrize("dash", [(1, 1), (0.5, 2), (3, 2), (4, 1)])
def test_dotted_and_dashed_rules(dash: tuple[float, float]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setDash(*dash)
        sheet.grid([60, 180, 300], [100, 120, 140])
        for x, y, text in ((64, 105, "甲"), (184, 105, "乙"), (64, 125, "丙"), (184, 125, "丁")):
            sheet.text(x, y, text)

    assert table(of(draw)) == [["甲", "乙"], ["丙", "丁"]]


def test_rules_of_dots() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 120, 140):
            for at in range(121):
                sheet.thin_box(60 + 2 * at, y, 60.8 + 2 * at, y + 0.8)
        for x in (60, 180, 300):
            for at in range(21):
                sheet.thin_box(x, 100 + 2 * at, x + 0.8, 100.8 + 2 * at)
        for x, y, text in ((64, 105, "甲"), (184, 105, "乙"), (64, 125, "丙"), (184, 125, "丁")):
            sheet.text(x, y, text)

    assert table(of(draw)) == [["甲", "乙"], ["丙", "丁"]]


def test_text_and_rules_inside_a_form() -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.beginForm("stamp")
        inner = Sheet(canvas)
        inner.grid([60, 180, 300], [100, 120])
        inner.text(64, 105, "甲")
        inner.text(184, 105, "乙")
        canvas.endForm()
        canvas.saveState()
        canvas.translate(40, -60)
        canvas.doForm("stamp")
        canvas.restoreState()

    document = of(draw)
    assert table(document) == [["甲", "乙"]]
    assert document.rows[0].cells[0].bbox == (100.0, 160.0, 220.0, 180.0)


def test_page_that_does_not_begin_at_zero() -> None:
    def move(file: pikepdf.Pdf) -> None:
        page = file.pages[0]
        page.mediabox = pikepdf.Array([-100, -50, 495, HEIGHT - 50])

    document = read(changed(pdf(Sheet.staffing), move))
    assert document.rows[0].cells[1].text == "課長名"
    assert document.rows[0].cells[1].bbox == (300.0, 50.0, 480.0, 70.0)


def notes(document: Document) -> list[str]:
    return [row.cells[0].text for row in document.rows if row.is_note]


def test_footnotes_stand_apart() -> None:
    def first(sheet: Sheet) -> None:
        sheet.prose(LEFT, 100, ["予算は前年度と同じです。※1", "次の年度も同じとします。"])
        sheet.grid([60, 180, 500], [660, 680, 700])
        sheet.text(64, 665, "岸壁改修事業")
        sheet.text(184, 665, "岸壁の点検を終えた。")
        sheet.text(LEFT, 750, "※1　予算は補正後の額", size=8)
        sheet.text(LEFT + 10, 760, "による。", size=8)
        sheet.text(290, 800, "- 1 -")

    def second(sheet: Sheet) -> None:
        sheet.grid([60, 180, 500], [60, 80])
        sheet.text(64, 65, "航路浚渫事業")

    document = of(first, second)
    assert notes(document) == ["※1 予算は補正後の額", "による。"]
    assert table(document)[-1] == ["航路浚渫事業", ""]
    assert furniture(document) == ["- 1 -"]


def test_numbered_footnote_under_its_short_rule() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.prose(LEFT, 100, ["予算は前年度と同じです。", "次の年度も同じとします。"])
        sheet.flat(700, LEFT, LEFT + 140)
        sheet.text(LEFT, 706, "1　予算は補正後の額による。")

    assert notes(of(draw)) == ["1 予算は補正後の額による。"]


def test_last_lines_of_a_page_are_no_footnotes_without_a_sign() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.prose(LEFT, 100, ["予算は前年度と同じです。", "次の年度も同じとします。"])
        sheet.text(LEFT, 700, "※印の事業は新規です。")
        sheet.text(LEFT, 716, "小さな字の行", size=8)

    assert notes(of(draw)) == []
