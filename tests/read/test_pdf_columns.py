"""Text in columns, vertical writing, squared paper → lines and rows in the order in which people read them."""

from __future__ import annotations

import pytest

from tests.read.pdf_pages import EM, FONT, HEIGHT, LEFT, STAFFING, Draw, Sheet, loose, of, table

pytestmark = pytest.mark.usefixtures("engine")

FULL = "一二三四五六七八九十一二三四五六七八九十"
"""Twenty characters: a column of 200 points."""


def column(name: str, count: int = 6) -> list[str]:
    return [name + FULL[: 20 - len(name)] for _ in range(count - 1)] + [name + "終わり。"]


def test_two_columns_left_first() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(200, 60, "上下水道部の運営方針と重点目標", 14)
        sheet.prose(LEFT, 100, column("左"))
        sheet.prose(300, 100, column("右"))
        sheet.text(LEFT, 230, "ここからは段を組まずに一行で印刷し、右の端まで文字を並べた文章になる。以上。")

    document = of(draw)
    assert loose(document) == ["上下水道部の運営方針と重点目標", *column("左"), *column("右"), loose(document)[-1]]
    assert loose(document)[-1].startswith("ここから")
    fills = [line.fills_measure for line in document.lines]
    assert fills[1:7] == [True] * 5 + [False]
    assert fills[7:13] == [True] * 5 + [False]
    assert all(not line.text.startswith("　") for line in document.lines)


def test_upper_half_one_column_lower_half_two_with_indents() -> None:
    wide = FULL + FULL + "一二三四"

    def draw(sheet: Sheet) -> None:
        sheet.prose(LEFT, 60, [wide, wide, wide, "前書きの終わり。"])
        for x, name in ((LEFT, "甲"), (300, "乙")):
            sheet.text(x + EM, 140, FULL[:19])
            sheet.prose(x, 156, column(name))

    lines = loose(of(draw))
    assert lines[:4] == [wide, wide, wide, "前書きの終わり。"]
    assert lines[4:] == [FULL[:19], *column("甲"), FULL[:19], *column("乙")]


def test_three_columns() -> None:
    def draw(sheet: Sheet) -> None:
        for x, name in ((40, "甲"), (210, "乙"), (380, "丙")):
            sheet.prose(x, 100, [name + FULL[:14]] * 5)

    assert [line[0] for line in loose(of(draw))] == ["甲"] * 5 + ["乙"] * 5 + ["丙"] * 5


def test_columns_on_different_levels() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.prose(
            LEFT, 100, ["・左の項目その一", "・左の項目", "・左の項目その三つ目", "・左の四", "・左の五番目"], 16
        )
        sheet.prose(300, 107, ["右の文の一", "右の文の二番目", "右の三", "右の文の四つ目のもの", "右"], 17)

    assert [("左" in line) for line in loose(of(draw))] == [True] * 5 + [False] * 5


def test_ruled_table_in_one_column() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.prose(LEFT, 100, column("左", 8))
        sheet.prose(300, 100, column("右", 4))
        sheet.grid([300, 400, 500], [170, 190, 210])
        sheet.text(304, 175, "課名")
        sheet.text(404, 175, "職員数")
        sheet.text(304, 195, "工務課")
        sheet.text(404, 195, "4")

    document = of(draw)
    assert loose(document) == [*column("左", 8), *column("右", 4)]
    assert [row.table for row in document.rows][-2:] == [1, 1]


def test_label_and_value_blocks_side_by_side_read_row_by_row() -> None:
    def draw(sheet: Sheet) -> None:
        for at, (left, right) in enumerate(
            [("部局名　水道部", "職員数　四十五人"), ("部長名　森　茂", "電話　二一一")]
        ):
            sheet.text(LEFT, 100 + 18 * at, left)
            sheet.text(330, 100 + 18 * at, right)

    assert loose(of(draw)) == ["部局名　水道部 職員数　四十五人", "部長名　森　茂 電話　二一一"]


def down(sheet: Sheet, x: float, y: float, text: str) -> None:
    """A line turned clockwise: the way a run of vertical writing is read."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(x, HEIGHT - y)
    canvas.rotate(-90)
    canvas.setFont(FONT, EM)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def stacked(sheet: Sheet, x: float, y: float, parts: list[str], pitch: float = 12.0) -> None:
    for at, part in enumerate(parts):
        sheet.text(x + (EM - len(part) * (EM if part > "⺀" else EM * 0.55)) / 2, y + at * pitch, part)


def test_vertical_page_between_horizontal_lines() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 60, "上の見出し")
        for at, text in enumerate(["第一の行は縦に", "第二の行", "第三の行"]):
            down(sheet, 400 - 20 * at, 100, text)
        sheet.text(LEFT, 300, "中の見出し")
        down(sheet, 400, 340, "下の段の一")
        down(sheet, 380, 340, "下の段の二")
        sheet.text(LEFT, 600, "下の注記")

    assert loose(of(draw)) == [
        "上の見出し",
        "第一の行は縦に",
        "第二の行",
        "第三の行",
        "中の見出し",
        "下の段の一",
        "下の段の二",
        "下の注記",
    ]


def test_two_tiers_of_vertical_lines() -> None:
    def draw(sheet: Sheet) -> None:
        for tier, top in (("上", 100), ("下", 300)):
            for at in range(3):
                down(sheet, 400 - 20 * at, top, tier + "段の行" + "一二三"[at])

    assert loose(of(draw)) == [tier + "段の行" + number for tier in "上下" for number in "一二三"]


def test_figures_across_a_vertical_line() -> None:
    def draw(sheet: Sheet) -> None:
        stacked(sheet, 400, 100, ["平", "成", "30", "年", "度"], 11)
        stacked(sheet, 380, 100, ["目", "標"], 11)

    assert loose(of(draw))[0] == "平成30年度"


def test_stacked_letters_in_narrow_cells_are_one_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 80, 300], [100, 170, 240])
        stacked(sheet, 65, 104, list("秘書広報課"))
        sheet.text(84, 120, "広報紙を毎月発行する。")
        stacked(sheet, 65, 174, ["第", "12", "号"])
        sheet.text(84, 190, "次の号も出す。")

    assert table(of(draw)) == [["秘書広報課", "広報紙を毎月発行する。"], ["第12号", "次の号も出す。"]]


def test_letters_below_each_other_that_are_no_vertical_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 80, 300], [100, 170])
        sheet.prose(65, 104, ["A", "B", "C"], 14)
        sheet.prose(84, 104, ["甲", "乙", "丙"], 14)
        sheet.prose(LEFT, 200, ["有　該当する", "無　該当しない", "他　その他"])

    document = of(draw)
    assert table(document) == [["A\nB\nC", "甲\n乙\n丙"]]
    assert loose(document) == ["有　該当する", "無　該当しない", "他　その他"]


def test_rotated_cell() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 80, 300], [100, 200])
        sheet.canvas.saveState()
        sheet.canvas.translate(74, HEIGHT - 180)
        sheet.canvas.rotate(90)
        sheet.canvas.setFont(FONT, EM)
        sheet.canvas.drawString(0, 0, "重点目標")
        sheet.canvas.restoreState()
        sheet.text(84, 140, "水道管の更新")

    assert table(of(draw)) == [["重点目標", "水道管の更新"]]


def raster(sheet: Sheet, weight: float = 0.25) -> None:
    sheet.canvas.setLineWidth(weight)
    sheet.grid([40.0 + 12 * at for at in range(42)], [60.0 + 15 * at for at in range(30)])


def test_squared_paper_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        raster(sheet)
        sheet.text(43, 62, "上下水道部の基本方針")
        sheet.text(43, 92, "だれもが安心して水を使えるよう、古い管の取替えを進め、")
        sheet.text(43, 107, "災害に備える。")

    assert loose(of(draw)) == [
        "上下水道部の基本方針",
        "だれもが安心して水を使えるよう、古い管の取替えを進め、",
        "災害に備える。",
    ]


def test_open_table_on_squared_paper() -> None:
    def draw(sheet: Sheet) -> None:
        raster(sheet)
        for at, cells in enumerate(
            [
                ("課名", "課長名", "職員数"),
                ("水道課", "森 茂", "17"),
                ("下水道課", "", "6"),
                ("工務課", "野口 正人", "21"),
            ]
        ):
            for x, cell in zip((43, 163, 343), cells, strict=True):
                if cell:
                    sheet.text(x, 62 + 15 * at, cell)

    assert table(of(draw)) == [*STAFFING[:1], *STAFFING[1:], ["工務課", "野口 正人", "21"]]


def test_heavy_rules_on_squared_paper_are_the_table() -> None:
    def draw(sheet: Sheet) -> None:
        raster(sheet)
        sheet.canvas.setLineWidth(1.0)
        sheet.grid([40, 160, 340, 460], [120, 150, 180])
        for at, cells in enumerate([("課名", "課長名", "職員数"), ("水道管理課", "森田 茂太郎", "17")]):
            for x, cell in zip((43, 163, 343), cells, strict=True):
                sheet.text(x, 125 + 30 * at, cell)
        sheet.text(43, 62, "部局内の執行体制について")

    document = of(draw)
    assert table(document) == [["課名", "課長名", "職員数"], ["水道管理課", "森田 茂太郎", "17"]]
    assert loose(document) == ["部局内の執行体制について"]


def test_narrow_columns_that_hold_their_text_are_a_table() -> None:
    def draw(sheet: Sheet) -> None:
        xs = [60.0 + 24 * at for at in range(14)]
        sheet.grid(xs, [100, 120, 140])
        for at, x in enumerate(xs[:-1]):
            sheet.text(x + 2, 105, f"{at % 12 + 1}月")
            sheet.text(x + 2, 125, str(at * 7))

    rows = table(of(draw))
    assert rows[0][:3] == ["1月", "2月", "3月"]
    assert len(rows[0]) == 13


def test_caption_beside_a_table_and_text_between() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 110, "表一")
        sheet.grid([120, 200, 280], [100, 120, 140])
        sheet.text(124, 105, "課名")
        sheet.text(204, 125, "5")
        sheet.text(60, 160, "間の文")
        sheet.grid([120, 200, 280], [190, 210, 230])
        sheet.text(124, 195, "室名")

    document = of(draw)
    assert [row.table for row in document.rows] == [1, 1, None, None, 2, 2]
    assert loose(document) == ["表一", "間の文"]


@pytest.mark.parametrize("first", ["left", "right"])
def test_drawing_order_does_not_matter(first: str) -> None:
    def draw(sheet: Sheet) -> None:
        parts: list[Draw] = [lambda s: s.prose(LEFT, 100, column("左")), lambda s: s.prose(300, 100, column("右"))]
        for part in parts if first == "left" else reversed(parts):
            part(sheet)

    assert loose(of(draw)) == [*column("左"), *column("右")]


def test_headings_over_and_under_tables_side_by_side_belong_to_both() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.prose(LEFT, 60, ["部局名　水道部", "部長名　森 茂", "執行体制"])
        for x in (60, 310):
            sheet.grid([x, x + 100, x + 180, x + 230], [110 + 20 * at for at in range(6)])
            for row in range(5):
                for shift, text in ((4, "浄水管理課"), (104, f"森 {row}"), (184, f"{row}人")):
                    sheet.text(x + shift, 115 + 20 * row, f"{text}{'右' if x > 60 else ''}")
        sheet.text(LEFT, 220, "基本方針")
        sheet.text(LEFT, 240, "水道管を地震に強いものへ替え、断水の時間を短くするとともに、検針の方法を改めます。")

    document = of(draw)
    numbers = [row.table for row in document.rows]
    assert numbers == [None] * 3 + [1] * 5 + [2] * 5 + [None] * 2
    assert loose(document)[3] == "基本方針"


def test_tables_side_by_side_end_before_the_headings_below_them() -> None:
    """A caption over the right table and short lines under the left one are no columns of text."""

    def draw(sheet: Sheet) -> None:
        sheet.text(420, 100, "（4月1日時点）", 9)
        ys = [112.0 + 18 * at for at in range(6)]
        for left, name in ((LEFT, "甲"), (330.0, "乙")):
            sheet.grid([left, left + 110, left + 200], ys)
            for at in range(5):
                sheet.text(left + 4, 116 + 18 * at, f"{name}{'一二三四五'[at]}課", 9)
                sheet.text(left + 114, 116 + 18 * at, "山田　太郎", 9)
        sheet.text(LEFT, 212, "● 目指す将来の姿", 12)
        sheet.text(LEFT, 232, "水と緑の調和したまち", 10)
        sheet.text(LEFT, 252, "● 経営方針", 12)
        sheet.text(LEFT, 272, "職員一人ひとりが現場に足を運び、課題を早い段階で捉え、庁内横断で解決に当たる。", 10)

    document = of(draw)
    assert loose(document)[0] == "（4月1日時点）"
    assert [text[:4] for text in loose(document)[1:]] == ["● 目指", "水と緑の", "● 経営", "職員一人"]
    at = [index for index, row in enumerate(document.rows) if row.table is not None]
    assert max(at) < next(index for index, row in enumerate(document.rows) if row.cells[0].text.startswith("● 目"))
