"""Ruled tables drawn stroke by stroke → rows and cells: merged, bent, open, side by side, over two pages."""

from __future__ import annotations

import pytest

from tests.read.pdf_pages import HEIGHT, LEFT, STAFFING, WIDTH, Draw, Sheet, furniture, loose, of, table

pytestmark = pytest.mark.usefixtures("engine")


def test_plain_table(engine: str) -> None:
    document = of(Sheet.staffing)
    assert table(document) == STAFFING
    assert [line.text for line in document.lines] == [
        "課名",
        "課長名",
        "職員数",
        "水道課",
        "森 茂",
        "17",
        "下水道課",
        "6",
    ]
    assert document.page_count == 1
    assert document.text_layer == "text"
    assert document.engine.startswith({"pdfium": "pypdfium2 5.", "pdfplumber": "pdfplumber 0."}[engine])
    assert document.encoding is None
    cell = document.rows[0].cells[1]
    assert cell.bbox == (200.0, 100.0, 380.0, 120.0)
    box = document.lines[0].bbox
    assert box is not None
    assert box == pytest.approx((64, 105, 84, 115), abs=1.5)


def test_rules_of_thin_filled_boxes() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 120, 140):
            sheet.thin_box(60, y, 300.7, y + 0.7)
        for x in (60, 180, 300):
            for y in (100, 120):
                sheet.thin_box(x, y, x + 0.7, y + 20)
        sheet.canvas.setFillGray(0.8)
        sheet.thin_box(61, 101, 179, 119)
        sheet.canvas.setFillGray(0)
        for x, y, text in ((64, 105, "甲"), (184, 105, "乙"), (64, 125, "丙"), (184, 125, "丁")):
            sheet.text(x, y, text)

    assert table(of(draw)) == [["甲", "乙"], ["丙", "丁"]]


def test_name_cell_merged_over_four_rows_with_centred_text() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 180], [100, 180])
        sheet.grid([180, 500], [100, 120, 140, 160, 180])
        sheet.text(90, 126, "除雪機械")
        sheet.text(90, 142, "更新事業")
        for at, text in enumerate(["取組", "計画の文", "報告", "結果の文"]):
            sheet.text(184, 105 + 20 * at, text)

    document = of(draw)
    assert table(document) == [["除雪機械\n更新事業", "取組"], ["^", "計画の文"], ["^", "報告"], ["^", "結果の文"]]
    assert [line.text for line in document.lines][:3] == ["除雪機械", "更新事業", "取組"]


def test_separate_blank_cells_stay_blank() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 180, 500], [100, 120, 140, 160])
        sheet.text(64, 105, "除雪事業")
        for at, text in enumerate(["取組", "計画の文", "報告"]):
            sheet.text(184, 105 + 20 * at, text)

    assert table(of(draw)) == [["除雪事業", "取組"], ["", "計画の文"], ["", "報告"]]


def test_header_merged_over_columns() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 120, 140):
            sheet.flat(y, 60, 300)
        sheet.post(60, 100, 140)
        sheet.post(180, 120, 140)
        sheet.post(300, 100, 140)
        sheet.text(150, 105, "主要事業")
        sheet.text(64, 125, "事業名")
        sheet.text(184, 125, "内容")

    assert table(of(draw)) == [["主要事業", "^"], ["事業名", "内容"]]


@pytest.mark.parametrize("open_side", ["left and right", "lower"])
def test_open_sides_are_closed(open_side: str) -> None:
    def draw(sheet: Sheet) -> None:
        lower = 140 if open_side == "lower" else 160
        for y in range(100, lower + 1, 20):
            sheet.flat(y, 60, 300)
        for x in (180,) if open_side == "left and right" else (60, 180, 300):
            sheet.post(x, 100, 160)
        for row in range(3):
            sheet.text(64, 105 + 20 * row, f"左{row}")
            sheet.text(184, 105 + 20 * row, f"右{row}")

    assert table(of(draw)) == [["左0", "右0"], ["左1", "右1"], ["左2", "右2"]]


def test_underline_in_a_cell_divides_nothing() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 180, 300], [100, 140, 160])
        sheet.text(64, 105, "重点")
        sheet.flat(116, 64, 84)
        sheet.text(64, 125, "事業")
        sheet.text(184, 105, "一")
        sheet.flat(116, 180, 200)

    assert table(of(draw))[0] == ["重点\n事業", "一"]


def test_bent_region_is_cut_into_rectangles() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 300], [100, 160])
        sheet.flat(130, 180, 300)
        sheet.post(180, 130, 160)
        sheet.text(200, 110, "上")
        sheet.text(64, 140, "左下")
        sheet.text(184, 140, "右下")

    assert table(of(draw)) == [["上", "^"], ["左下", "右下"]]


def test_line_beyond_the_table_adds_no_column() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.staffing()
        sheet.flat(160, 60, 500)

    assert table(of(draw)) == STAFFING


def test_two_tables_side_by_side_left_first() -> None:
    def draw(sheet: Sheet) -> None:
        for x, name in ((320, "右"), (60, "左")):
            top = 100 if name == "右" else 104
            sheet.grid([x, x + 60, x + 200], [top, top + 20, top + 40])
            sheet.text(x + 4, top + 5, name)
            sheet.text(x + 64, top + 25, name + "下")

    document = of(draw)
    assert table(document, 1) == [["左", ""], ["", "左下"]]
    assert table(document, 2) == [["右", ""], ["", "右下"]]


def test_text_before_between_and_after_tables() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 60, "部局名")
        sheet.text(LEFT + 60, 60, "上下水道部")
        sheet.staffing(100)
        sheet.text(LEFT, 190, "基本方針")
        sheet.staffing(230)
        sheet.text(LEFT, 320, "以上")

    document = of(draw)
    assert [row.table for row in document.rows] == [None, 1, 1, 1, None, 2, 2, 2, None]
    assert loose(document) == ["部局名 上下水道部", "基本方針", "以上"]
    assert [row.blank_before for row in document.rows] == [False, True, False, False, True, True, False, False, True]


def test_single_box_gives_a_row_a_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.roundRect(60, HEIGHT - 180, 400, 80, 6)
        sheet.prose(70, 108, ["だれもが楽しく過ごせるまち", "をめざします。"])
        sheet.text(70, 160, "健やかに。")

    document = of(draw)
    assert table(document) == [["だれもが楽しく過ごせるまち"], ["をめざします。"], ["健やかに。"]]
    assert [row.blank_before for row in document.rows] == [False, False, True]


def test_paragraphs_over_the_width_of_a_table_give_a_row_each() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 180, 300], [180, 200])
        for x in (60, 300):
            sheet.post(x, 100, 180)
        sheet.flat(100, 60, 300)
        full = "市民の声を聴きながら、だれもが安心して暮らせる"  # as wide as the cell
        sheet.prose(
            64, 103, [full, "まちをめざします。", f"・{full[1:]}", f"・{full[:-1]}", "仕組みをつくります。"], 15
        )
        sheet.text(64, 185, "事業名")
        sheet.text(184, 185, "内容")

    rows = [[cell.text for cell in row.cells if not cell.covered] for row in of(draw).rows]
    assert [[text.replace("\n", "/") for text in row] for row in rows] == [
        ["市民の声を聴きながら、だれもが安心して暮らせる/まちをめざします。"],
        ["・民の声を聴きながら、だれもが安心して暮らせる"],
        ["・市民の声を聴きながら、だれもが安心して暮らせ/仕組みをつくります。"],
        ["事業名", "内容"],
    ]


def test_lines_over_the_width_of_a_table_give_a_row_each() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 150, 170):
            sheet.flat(y, 60, 300)
        sheet.post(60, 100, 170)
        sheet.post(180, 150, 170)
        sheet.post(300, 100, 170)
        sheet.prose(64, 105, ["だれもが楽しく過ごせる", "まちをめざします。"])
        sheet.text(64, 155, "事業名")
        sheet.text(184, 155, "内容")

    assert table(of(draw)) == [["だれもが楽しく過ごせる", "^"], ["まちをめざします。", "^"], ["事業名", "内容"]]


def test_head_in_the_margin_of_every_page() -> None:
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.text(LEFT, 16, "令和6年11月3日 印刷", 8)
            sheet.text(LEFT, 32, "港湾部の方針" if number == 1 else "主な事業")
            sheet.staffing(60)

        return draw

    assert furniture(of(page(1), page(2))) == ["令和6年11月3日 印刷"] * 2
    # On one page only, it may be content.
    assert furniture(of(page(1))) == []


def test_frame_round_a_table_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.rect(40, 40, WIDTH - 80, HEIGHT - 80)
        sheet.text(LEFT, 70, "執行体制")
        sheet.staffing(100)

    document = of(draw)
    assert loose(document) == ["執行体制"]
    assert table(document) == STAFFING


def test_too_many_rules_are_a_drawing() -> None:
    def draw(sheet: Sheet) -> None:
        for at in range(1600):
            sheet.flat(100 + at % 150 * 4, 60 + at // 150 * 40, 60 + at // 150 * 40 + 30)
        sheet.text(LEFT, 60, "案内図")

    document = of(draw)
    assert loose(document) == ["案内図"]
    assert [note[0] for note in document.notes] == ["page-unreadable"]
