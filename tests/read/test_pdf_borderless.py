"""Text in columns without rules, or with some → rows of cells; text that only looks like it → lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfbase import pdfmetrics

from pipeline.read.pdf.narrow_gutters import with_narrow_gutters
from tests.read.pdf_pages import EM, FONT, LEFT, STAFFING, Sheet, loose, of, table

pytestmark = pytest.mark.usefixtures("engine")


def width(text: str) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, EM))


def lay(
    sheet: Sheet,
    top: float,
    rows: Sequence[tuple[str, ...]],
    xs: tuple[float, ...],
    pitch: float = 18.0,
    align: str = "",
) -> None:
    """Rows of words at `xs`: l, r or c in `align` says how each stands at its x."""
    for at, cells in enumerate(rows):
        for x, cell, how in zip(xs, cells, align or "l" * len(xs), strict=True):
            shift = {"l": 0.0, "r": 1.0, "c": 0.5}[how] * width(cell)
            if cell:
                sheet.text(x - shift, top + at * pitch, cell)


STAFF = [("課名", "課長名", "職員数"), ("水道課", "森 茂", "17"), ("下水道課", "", "6"), ("工務課", "野口 正人", "21")]


@pytest.mark.parametrize("align", ["lll", "llr", "lcr", "ccc", "rll"])
def test_columns_by_alignment(align: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 60, "部局内の執行体制")
        lay(sheet, 100, STAFF, (110, 260, 420), align=align)
        sheet.text(LEFT, 210, "基本方針")

    document = of(draw)
    assert table(document) == [list(row) for row in STAFF]
    assert loose(document) == ["部局内の執行体制", "基本方針"]
    box = document.rows[1].cells[1].bbox
    assert box is not None
    assert 230 <= box[0] < box[2] <= 320


def test_heading_close_above_and_text_close_below() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 82, "部局内の執行体制")
        lay(sheet, 100, STAFF, (LEFT, 200, 380))
        sheet.text(LEFT, 172, "基本方針")
        sheet.text(LEFT + EM, 190, "だれもが安心して水を使えるよう、古い管の取替えを計画どおりに進め、災害に備える。")

    document = of(draw)
    assert table(document) == [list(row) for row in STAFF]
    assert loose(document)[:2] == ["部局内の執行体制", "基本方針"]


def test_letter_spaced_titles_and_names() -> None:
    rows = [
        ("課　名", "課　長　名", "職　員　数"),
        ("水　道　課", "森　　茂", "17"),
        ("工　務　課", "原　正人", "8"),
        ("総　務　課", "岸　太郎", "9"),
    ]

    def draw(sheet: Sheet) -> None:
        lay(sheet, 100, rows, (LEFT, 220, 400))

    assert [["".join(cell.split()) for cell in row] for row in table(of(draw))] == [
        [cell.replace("　", "") for cell in row] for row in rows
    ]


def test_heading_over_all_columns() -> None:
    def draw(sheet: Sheet) -> None:
        lay(sheet, 100, STAFF[:3], (LEFT, 200, 300))
        sheet.text(LEFT, 154, "○上下水道部に置く委員会などの事務局の職員数を含む")
        lay(sheet, 172, [("料金課", "辻 実", "5"), ("浄水課", "堀 進", "12")], (LEFT, 200, 300))

    rows = table(of(draw))
    assert rows[3] == ["○上下水道部に置く委員会などの事務局の職員数を含む", "^", "^"]
    assert rows[4:] == [["料金課", "辻 実", "5"], ["浄水課", "堀 進", "12"]]


def test_total_over_two_columns() -> None:
    def draw(sheet: Sheet) -> None:
        lay(sheet, 100, STAFF, (LEFT, 150, 300))
        sheet.text(LEFT, 172, "合計（会計年度任用職員を含む）")
        sheet.text(300, 172, "44")

    assert table(of(draw))[-1] == ["合計（会計年度任用職員を含む）", "^", "44"]


def test_wrapped_cells_belong_to_the_row_above() -> None:
    def draw(sheet: Sheet) -> None:
        lay(sheet, 100, [("事業名", "内容", "課名")], (LEFT, 150, 420))
        sheet.text(LEFT, 118, "水道管更新")
        sheet.prose(150, 118, ["市内の古い配水管を三か年で取り替え、地震に", "強い管にします。"], 18)
        sheet.text(420, 118, "工務課")
        sheet.text(LEFT, 154, "料金")
        sheet.prose(150, 154, ["料金の改定について、審議会に諮り市民の意見", "を聴きます。"], 18)
        sheet.text(420, 154, "業務課")

    assert table(of(draw)) == [
        ["事業名", "内容", "課名"],
        ["水道管更新", "市内の古い配水管を三か年で取り替え、地震に\n強い管にします。", "工務課"],
        ["料金", "料金の改定について、審議会に諮り市民の意見\nを聴きます。", "業務課"],
    ]


def test_wide_gaps_part_the_rows() -> None:
    def draw(sheet: Sheet) -> None:
        for at, (name, kana, kanji, count) in enumerate(
            [
                ("水道課", "もり しげる", "森 茂", "17"),
                ("下水道課", "のぐち まさと", "野口 正人", "6"),
                ("工務課", "きし たろう", "岸 太郎", "9"),
            ]
        ):
            top = 100 + 40 * at
            sheet.text(LEFT, top + 6, name)
            sheet.prose(200, top, [kana, kanji], 12)
            sheet.text(380, top + 6, count)

    rows = table(of(draw))
    assert [[cell.split("\n") for cell in row] for row in rows][1] == [
        ["下水道課"],
        ["のぐち まさと", "野口 正人"],
        ["6"],
    ]


def test_paragraphs_beside_a_name_stay_rows() -> None:
    def draw(sheet: Sheet) -> None:
        for at, name in enumerate(["除雪機械更新", "雪捨て場整備"]):
            top = 100 + 90 * at
            sheet.text(LEFT, top, name)
            sheet.prose(
                180,
                top,
                [
                    "令和六年度の取組",
                    "　除雪機械を三台更新し、出動の基準を見直して通学路の除",
                    "雪を早める。",
                    "最終報告",
                    "　二台を更新した。",
                ],
                18,
            )

    assert table(of(draw))[:4] == [
        ["除雪機械更新", "令和六年度の取組"],
        ["", "除雪機械を三台更新し、出動の基準を見直して通学路の除\n雪を早める。"],
        ["", "最終報告"],
        ["", "二台を更新した。"],
    ]


def test_only_level_rules() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (96, 114, 150, 168):
            sheet.flat(y, 56, 460)
        lay(sheet, 100, [STAFF[0]], (LEFT, 200, 380))
        lay(sheet, 118, [("水道課", "森 茂", "17"), ("（兼務）", "", "")], (LEFT, 200, 380), pitch=16)
        lay(sheet, 154, [("下水道課", "", "6")], (LEFT, 200, 380))

    assert table(of(draw)) == [["課名", "課長名", "職員数"], ["水道課\n（兼務）", "森 茂", "17"], ["下水道課", "", "6"]]


def test_rules_round_the_titles_only() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (96, 114, 168):
            sheet.flat(y, 56, 460)
        lay(sheet, 100, STAFF, (LEFT, 200, 380))

    assert table(of(draw)) == [list(row) for row in STAFF]


def test_only_upright_rules() -> None:
    def draw(sheet: Sheet) -> None:
        for x in (118, 180):
            sheet.post(x, 96, 172)
        lay(sheet, 100, [("課名等", "課長名", "職員数")], (84, 124, 184))
        lay(sheet, 118, [("上下水道", "森山 茂太", "17"), ("下水道", "", "6"), ("工務", "野口", "21")], (78, 122, 184))

    assert table(of(draw)) == [
        ["課名等", "課長名", "職員数"],
        ["上下水道", "森山 茂太", "17"],
        ["下水道", "", "6"],
        ["工務", "野口", "21"],
    ]


def test_two_rows_are_lines() -> None:
    def draw(sheet: Sheet) -> None:
        lay(sheet, 100, [("部局名", "水道部"), ("部長名", "森 茂")], (LEFT, 140))

    assert loose(of(draw)) == ["部局名 水道部", "部長名 森 茂"]


def test_label_and_value_with_one_blank_are_lines() -> None:
    lines = ["部局名　水道部", "部長名　森　茂", "職員数　四十五人"]
    assert loose(of(lambda sheet: sheet.prose(LEFT, 100, lines))) == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["企　画　財　政　部", "総　務　管　理　課", "秘　書　広　報　課", "情　報　政　策　課"],
        ["(1)　　水道管を更新する。", "(2)　　料金を見直す。", "(3)　　訓練をする。"],
        ["①　　水道管を更新する。", "　　　古い順に行う。", "②　　料金を見直す。", "③　　訓練をする。"],
        ["１　　水道管を更新する。", "２　　料金を見直す。", "３　　訓練をする。"],
        ["・　　水道管を更新する。", "・　　料金を見直す。", "・　　訓練をする。"],
        ["水道部………………………… 3", "下水道部……………………… 8", "病院事業部………………… 12"],
        [
            "水道部 ・・・・・・・・・・・・ 3",
            "下水道部 ・・・・・・・・・・・ 8",
            "病院部 ・・・・・・・・・・・・ 12",
        ],
    ],
)
def test_what_is_no_table(lines: list[str]) -> None:
    document = of(lambda sheet: sheet.prose(LEFT, 100, lines, 18))
    assert [row.table for row in document.rows] == [None] * len(lines)


def test_prose_with_justified_blanks_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        for at, gap in enumerate((8.0, 12.0, 5.0, 14.0, 9.0)):
            x = LEFT
            for word in ("「City Plan」は", "2030 年の", "姿を", f"示す計画で{'す' * at}", "あり、"):
                sheet.text(x, 100 + 16 * at, word)
                x += width(word) + gap
            sheet.text(x, 100 + 16 * at, "市民の意見を聴く。")

    assert [row.table for row in of(draw).rows] == [None] * 5


def test_ruled_and_open_table_keep_their_order() -> None:
    def draw(sheet: Sheet) -> None:
        lay(sheet, 60, STAFF, (LEFT, 200, 380))
        sheet.staffing(200)
        lay(sheet, 300, STAFF, (LEFT, 200, 380))

    document = of(draw)
    assert [table(document, number) for number in (1, 2, 3)] == [
        [list(row) for row in STAFF],
        STAFFING,
        [list(row) for row in STAFF],
    ]


def test_full_cells_that_nearly_touch() -> None:
    """Calc leaves less than a character between full cells; where other rows begin their columns, one ends."""
    rows = [
        ("水道管の更新事業", "工務課", "古い管を十本替える。"),
        ("給水車の整備事業", "総務課", "車を二台買い足す。"),
        ("料金の見直し事業", "料金課", "案を冬までに作る。"),
        ("水源の森の手入れと見学", "浄水課", "見学会を年に四回行う。"),
    ]
    xs = (LEFT, LEFT + 11.5 * EM, LEFT + 18 * EM)
    assert table(of(lambda sheet: lay(sheet, 100, rows, xs))) == [list(row) for row in rows]


def test_rows_that_leave_the_first_cells_blank_come_first() -> None:
    rows = [
        ("", "最終報告", "古い管を三百本、予定のとおりに替えた。"),
        ("給水車の整備", "取組", "車を二台買い足し、訓練を三回行うことにする。"),
        ("", "最終報告", "車を一台買い足し、訓練を二回行った。"),
        ("料金の見直し", "取組", "料金の案を作り、市民の声を聞く会を開く。"),
    ]
    xs = (LEFT, 170, 240)
    assert table(of(lambda sheet: lay(sheet, 100, rows, xs))) == [list(row) for row in rows]


def test_name_and_text_wrapped_alike_where_rows_stand_apart() -> None:
    first = ("第二期水道管の更", "取組", "古い管を計画のとおりに替え、漏れる水を")
    second = ("新と点検の事業", "", "今の半分に減らす。")
    third = ("給水車の整備及び", "取組", "車を二台買い足し、地震に備える訓練を三")
    fourth = ("訓練の事業", "", "回行う。")
    xs = (LEFT, LEFT + 9 * EM, LEFT + 13 * EM)

    def draw(sheet: Sheet) -> None:
        for at, rows in enumerate(((first, second), (third, fourth), (first, second), (third, fourth))):
            lay(sheet, 100 + at * 44, rows, xs, pitch=15)

    wrapped = [[a, b, c] for a, b, c in (zip_lines(first, second), zip_lines(third, fourth))]
    assert table(of(draw)) == wrapped * 2


def zip_lines(above: tuple[str, ...], below: tuple[str, ...]) -> list[str]:
    return ["\n".join(filter(None, pair)) for pair in zip(above, below, strict=True)]


def test_grouped_rows_set_close_stay_rows() -> None:
    rows = [("水道課", "森　茂樹", "17"), ("料金課", "辻　実花", "12"), ("浄水課", "堀　進一", "21")]

    def draw(sheet: Sheet) -> None:
        for at in range(3):
            lay(sheet, 100 + at * 70, rows, (LEFT, 200, 300), pitch=14)

    assert table(of(draw)) == [list(row) for row in rows] * 3


def test_rows_of_a_sheet_that_stand_far_apart() -> None:
    rows = [("水道課", "森　茂樹", "17"), ("料金課", "辻　実花", "12"), ("浄水課", "堀　進一", "21")]
    assert table(of(lambda sheet: lay(sheet, 100, rows, (LEFT, 200, 300), pitch=60))) == [list(row) for row in rows]


def test_a_table_goes_on_overleaf() -> None:
    rows = [("水道管の更新", "工務課", "古い管を十本替える。"), ("給水車の整備", "総務課", "車を二台買い足す。")]
    more = [("料金の見直し", "料金課", "案を冬までに作る。")]
    xs = (LEFT, 200, 300)
    document = of(
        lambda sheet: lay(sheet, 700, [("事業名", "担当課", "内容"), *rows], xs), lambda sheet: lay(sheet, 80, more, xs)
    )
    assert table(document) == [["事業名", "担当課", "内容"], *map(list, rows), *map(list, more)]
    assert {row.table for row in document.rows} == {1}


def test_an_empty_zone_has_no_narrow_gaps_though_other_pages_have() -> None:
    assert with_narrow_gutters((), (72.0,)) == ()


GOALS = [
    ("重点目標1", "岸壁の点検を終えます。"),
    ("重点目標2", "航路の深さを測ります。"),
    ("重点目標3", "灯台の明かりを替え、船の安"),
]


def test_titled_items_whose_text_goes_on_below_the_title_are_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        lay(sheet, 100, GOALS, (LEFT, LEFT + 7 * EM))
        sheet.text(LEFT, 100 + 3 * 18, "全を守ります。")

    assert loose(of(draw)) == [*(" ".join(row) for row in GOALS), "全を守ります。"]


def test_titles_beside_texts_are_a_table() -> None:
    def draw(sheet: Sheet) -> None:
        lay(sheet, 100, [*GOALS[:2], ("重点目標3", "灯台の明かりを替えます。")], (LEFT, LEFT + 7 * EM))
        sheet.text(LEFT, 100 + 3 * 18, "以上")

    assert len(table(of(draw))) == 3
