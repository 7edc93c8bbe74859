"""Tables that go on overleaf → one table: repeated headers, rows cut in two, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.read.pdf_pages import HEIGHT, STAFFING, Draw, Sheet, furniture, of, table

pytestmark = pytest.mark.usefixtures("engine")

XS = [60.0, 180.0, 240.0, 345.0]
"""Columns of 12, 6 and 10 characters and the room beside them."""


def rows(ys: list[float], *texts: tuple[float, float, list[str]], xs: list[float] = XS) -> Draw:
    """A page with one table; each text is (x, y, lines)."""

    def draw(sheet: Sheet) -> None:
        sheet.grid(xs, ys)
        for x, y, lines in texts:
            sheet.prose(x, y, lines)

    return draw


FIRST = rows(
    [700, 720, 760],
    (64, 705, ["事業名"]),
    (184, 705, ["区分"]),
    (244, 705, ["内容"]),
    (64, 725, ["岸壁改修事業"]),
    (184, 725, ["取組"]),
    (244, 725, ["岸壁の点検を行い、延", "べ三十七か所の修繕を"]),
)


def test_row_cut_by_the_page_break_is_one_row() -> None:
    second = rows([60, 80, 100], (244, 65, ["終えました。"]), (184, 85, ["最終報告"]), (244, 85, ["工事を終えた。"]))
    document = of(FIRST, second)
    assert table(document) == [
        ["事業名", "区分", "内容"],
        ["岸壁改修事業", "取組", "岸壁の点検を行い、延\nべ三十七か所の修繕を\n終えました。"],
        ["", "最終報告", "工事を終えた。"],
    ]
    pieces = document.rows[1].cells[2].pieces
    assert [document.lines[piece.line - 1].page for piece in pieces] == [1, 1, 2]
    assert [document.lines[piece.line - 1].fills_measure for piece in pieces] == [True, True, False]
    assert [row.page for row in document.rows] == [1, 1, 2]


def test_header_printed_again_is_furniture() -> None:
    second = rows(
        [60, 80, 100],
        (64, 65, ["事業名"]),
        (184, 65, ["区分"]),
        (244, 65, ["内容"]),
        (244, 85, ["終えました。"]),
    )
    document = of(FIRST, second)
    assert [row[2][-6:] for row in table(document)] == ["内容", "終えました。"]
    assert furniture(document) == ["事業名", "区分", "内容"]


@pytest.mark.parametrize(
    "second",
    [
        rows([60, 80], (184, 65, ["最終報告"]), (244, 65, ["工事を終えた。"])),
        rows([60, 80], (64, 65, ["航路浚渫事業"]), (184, 65, ["取組"]), (244, 65, ["航路を掘り下げる。"])),
        rows([60, 80], (244, 65, ["・別の項目を進める。"])),
        rows([60, 80], (244, 65, ["　別の段落を始める。"])),
    ],
    ids=["the next label", "the next project", "an item", "a paragraph"],
)
def test_row_of_its_own_stays_one(second: Draw) -> None:
    document = of(FIRST, second)
    assert len(table(document)) == 3
    assert furniture(document) == []


def test_sentence_that_ended_is_not_continued() -> None:
    first = rows([700, 720], (64, 705, ["岸壁改修事業"]), (244, 705, ["岸壁の点検を終えた。"]))
    second = rows([60, 80], (244, 65, ["終えました。"]))
    assert table(of(first, second)) == [["岸壁改修事業", "", "岸壁の点検を終えた。"], ["", "", "終えました。"]]


def test_other_columns_are_another_table() -> None:
    second = rows([60, 80], (64, 65, ["水道課"]), (224, 65, ["17"]), xs=[60.0, 220.0, 345.0])
    document = of(FIRST, second)
    assert table(document, 2) == [["水道課", "17"]]


def test_text_between_the_tables_ends_the_first() -> None:
    def second(sheet: Sheet) -> None:
        sheet.text(60, 60, "執行体制")
        rows([90, 110], (64, 95, ["水道課"]))(sheet)

    assert table(of(FIRST, second), 2) == [["水道課", "", ""]]


def test_table_over_three_pages() -> None:
    middle = rows([60, 100], (244, 65, ["終え、次の計画に生か", "すため協議を四回重ね"]))
    last = rows([60, 80], (244, 65, ["ました。"]))
    document = of(FIRST, middle, last)
    assert len(table(document)) == 2
    pieces = document.rows[1].cells[2].pieces
    assert [document.lines[piece.line - 1].page for piece in pieces] == [1, 1, 2, 2, 3]


NAMES = [60.0, 128.0, 345.0]
"""Columns of 6 and 21 characters."""


def block(sheet: Sheet, ys: list[float], name: list[str], *texts: str, top: float | None = None) -> None:
    """A name merged over rows: rules, the name's lines, one text a row; `top`: where the name stands."""
    for x in NAMES:
        sheet.post(x, ys[0], ys[-1])
    sheet.flat(ys[0], NAMES[0], NAMES[-1])
    sheet.flat(ys[-1], NAMES[0], NAMES[-1])
    for y in ys[1:-1]:
        sheet.flat(y, NAMES[1], NAMES[-1])
    sheet.prose(64, ys[0] + 4 if top is None else top, name, pitch=12)
    for y, text in zip(ys, texts, strict=False):
        sheet.text(132, y + 4, text)


def first_page(name: list[str], *texts: str) -> Draw:
    """A whole block, and the beginning of another that the end of the page cuts."""

    def draw(sheet: Sheet) -> None:
        block(sheet, [640, 660, 680], ["岸壁改修"], "令和元年度の取組", "岸壁の点検を行います。")
        block(sheet, [680 + 20 * at for at in range(len(texts) + 1)], name, *texts)

    return draw


def second_page(name: list[str], *texts: str, top: float | None = None) -> Draw:
    return lambda sheet: block(sheet, [60 + 20 * at for at in range(len(texts) + 1)], name, *texts, top=top)


@pytest.mark.parametrize("rest", [["促進事業"], ["（港湾課）"]], ids=["in a word", "before the bracket"])
def test_merged_name_cut_by_the_page_break_is_one(rest: list[str]) -> None:
    upper = "航路の浚渫" if rest[0].startswith("促") else "浚渫事業"
    document = of(first_page([upper], "令和元年度の取組"), second_page(rest, "航路を掘ります。", "最終報告"))
    assert table(document)[2:] == [
        [f"{upper}\n{rest[0]}", "令和元年度の取組"],
        ["^", "航路を掘ります。"],
        ["^", "最終報告"],
    ]
    pieces = document.rows[2].cells[0].pieces
    lines = [document.lines[piece.line - 1] for piece in pieces]
    assert [line.page for line in lines] == [1, 2]
    assert lines[0].fills_measure is (upper == "航路の浚渫")


def test_merged_name_that_stands_wholly_overleaf_belongs_to_its_block() -> None:
    document = of(
        first_page([], "令和元年度の取組", "航路を掘ります。"), second_page(["航路の浚渫"], "最終報告", "終えました。")
    )
    assert table(document)[2] == ["航路の浚渫", "令和元年度の取組"]
    assert table(document)[4] == ["^", "最終報告"]


def test_name_and_text_cut_by_the_page_break() -> None:
    second = second_page(["促進事業"], "ぶ船の安全を守ります。", "最終報告")
    document = of(first_page(["航路の浚渫"], "令和元年度の取組", "航路を掘り、港で荷を積む船と、客と魚を運"), second)
    assert table(document)[2:] == [
        ["航路の浚渫", "令和元年度の取組"],
        ["^", "航路を掘り、港で荷を積む船と、客と魚を運"],
        ["促進事業", "ぶ船の安全を守ります。"],
        ["^", "最終報告"],
    ], "there was room for the name above, so what stands overleaf is no rest of it"
    document = of(
        first_page(
            ["航路の", "維持に向", "けた浚渫の"], "令和元年度の取組", "航路を掘り、港で荷を積む船と、客と魚を運"
        ),
        second,
    )
    assert table(document)[2:] == [
        ["航路の\n維持に向\nけた浚渫の\n促進事業", "令和元年度の取組"],
        ["^", "航路を掘り、港で荷を積む船と、客と魚を運\nぶ船の安全を守ります。"],
        ["^", "最終報告"],
    ]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (["魚市場整備"], ("令和元年度の取組", "市場を建て替えます。")),
        (["航路の浚渫"], ("最終報告", "終えました。")),
        (["防波堤"], ("魚礁", "沈めました。")),
    ],
    ids=["begins as the others do", "the name printed again", "above is not full"],
)
def test_name_at_the_top_of_a_page_stays_its_own(name: list[str], texts: tuple[str, str]) -> None:
    upper = ["航路"] if texts[0] == "魚礁" else ["航路の浚渫"]
    document = of(first_page(upper, "令和元年度の取組"), second_page(name, *texts))
    assert table(document)[2:] == [
        [upper[0], "令和元年度の取組"],
        [name[0], texts[0]],
        ["^", texts[1]],
    ]


def test_names_without_a_word_in_common_beside_them_stay_apart() -> None:
    first = rows([680, 700, 720], (64, 684, ["岸壁改修"]), (132, 684, ["点検"]), (64, 704, ["航路の浚渫"]), xs=NAMES)
    second = rows([60, 80], (64, 64, ["魚市場整備"]), (132, 64, ["建て替え"]), xs=NAMES)
    assert [row[0] for row in table(of(first, second))] == ["岸壁改修", "航路の浚渫", "魚市場整備"]


def test_same_table_again_is_another_table() -> None:
    document = of(Sheet.staffing, Sheet.staffing)
    assert table(document, 1) == table(document, 2) == STAFFING
    assert furniture(document) == []


def test_table_that_is_alike_down_to_its_figures_is_another_table() -> None:
    def second(sheet: Sheet) -> None:
        sheet.grid([60, 200, 380, 440], [100, 120, 140, 160])
        for row, cells in enumerate([("課名", "課長名", "職員数"), ("水道課", "森 茂", "17"), ("河川課", "", "9")]):
            for x, cell in zip((64, 204, 384), cells, strict=True):
                sheet.text(x, 105 + 20 * row, cell)

    document = of(Sheet.staffing, second)
    assert [row[0] for row in table(document, 2)] == ["課名", "水道課", "河川課"]
    assert furniture(document) == []


def test_merged_cell_left_open_by_the_end_of_the_page() -> None:
    """As spreadsheets print it: no rule under it on one page, none over it on the next."""

    def part(sheet: Sheet, ys: list[float], open_y: float) -> None:
        for x in NAMES:
            sheet.post(x, ys[0], ys[-1])
        for y in ys:
            sheet.flat(y, NAMES[0] if y in (ys[0], ys[-1]) and y != open_y else NAMES[1], NAMES[-1])

    def first(sheet: Sheet) -> None:
        part(sheet, [700, 720, 740], 740)
        sheet.prose(64, 704, ["岸壁改修", "(港湾課)"])
        sheet.text(132, 704, "令和元年度の取組")
        sheet.text(132, 724, "岸壁の点検を行います。")

    def second(sheet: Sheet) -> None:
        part(sheet, [60, 80, 100], 60)
        sheet.text(132, 64, "最終報告")
        sheet.text(132, 84, "終えました。")

    assert table(of(first, second)) == [
        ["岸壁改修\n(港湾課)", "令和元年度の取組"],
        ["^", "岸壁の点検を行います。"],
        ["", "最終報告"],
        ["^", "終えました。"],
    ]


def clipped(sheet: Sheet, top: float, bottom: float, y: float, text: str) -> None:
    """A text of which only what stands between two levels can be seen."""
    canvas = sheet.canvas
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(0, HEIGHT - bottom, 500, bottom - top)
    canvas.clipPath(path, stroke=0, fill=0)
    sheet.text(64, y, text)
    canvas.restoreState()


@pytest.mark.parametrize("above", [7.0, 3.0])
def test_line_cut_lengthwise_by_the_page_break_is_read_once(above: float) -> None:
    def first(sheet: Sheet) -> None:
        block(sheet, [640, 660, 680], ["岸壁改修"], "令和元年度の取組", "岸壁の点検を行います。")
        block(sheet, [680, 700, 722], ["航路の維持"], "令和元年度の取組", "航路を掘ります。", top=710 - above)
        clipped(sheet, 680, 722, 722 - above, "浚渫事業")

    def second(sheet: Sheet) -> None:
        block(sheet, [60, 80, 100], [], "最終報告", "終えました。")
        clipped(sheet, 60, 100, 60 - above, "浚渫事業")

    document = of(first, second)
    assert table(document)[2:] == [
        ["航路の維持\n浚渫事業", "令和元年度の取組"],
        ["^", "航路を掘ります。"],
        ["^", "最終報告"],
        ["^", "終えました。"],
    ]
    assert furniture(document) == ["浚渫事業"]


def test_line_over_a_table_that_repeats_a_name_is_no_cut_line() -> None:
    def second(sheet: Sheet) -> None:
        sheet.text(64, 40, "航路の浚渫")
        block(sheet, [60, 80, 100], ["魚市場"], "令和元年度の取組", "建て替えます。")

    document = of(first_page(["航路の浚渫"], "令和元年度の取組"), second)
    assert furniture(document) == []
    assert [row.cells[0].text for row in document.rows if row.table is None] == ["航路の浚渫"]


PARTS = [60.0, 130.0, 345.0, 425.0, 465.0]
"""A name, a text of 20 characters, an indicator and its figure."""


def parts(ys: list[float], *cells: tuple[int, float, list[str]]) -> Draw:
    return rows(ys, *((PARTS[column] + 4, y, lines) for column, y, lines in cells), xs=PARTS)


TEXT = [
    "岸壁の点検を行い、港で荷を積む船の安全を",
    "守るため、延べ三十七か所の修繕を終えます",
    "。また、航路の深さを測り、掘る所を調べ、",
]
CUT = parts([700, 760], (0, 705, ["岸壁改修"]), (1, 705, TEXT), (2, 705, ["修繕の件数"]), (3, 705, ["37件"]))


def test_a_record_of_two_indicators_cut_between_them() -> None:
    second = parts(
        [60, 80, 120],
        (1, 65, ["関係者に示します。"]),
        (2, 65, ["測った航路"]),
        (3, 65, ["9か所"]),
        (0, 85, ["灯台保守"]),
        (1, 85, ["灯台の点検を行います。"]),
        (2, 85, ["点検の回数"]),
        (3, 85, ["4回"]),
    )
    assert table(of(CUT, second)) == [
        ["岸壁改修", "\n".join([*TEXT, "関係者に示します。"]), "修繕の件数", "37件"],
        ["^", "^", "測った航路", "9か所"],
        ["灯台保守", "灯台の点検を行います。", "点検の回数", "4回"],
    ]


@pytest.mark.parametrize(
    "cells",
    [
        [(0, 65, ["灯台保守"]), (1, 65, ["灯台の点検を行います。"]), (2, 65, ["点検の回数"])],
        [(1, 65, ["・関係者に示します。"]), (2, 65, ["測った航路"])],
    ],
    ids=["a name of its own", "a new item"],
)
def test_what_begins_overleaf_is_no_rest(cells: list[tuple[int, float, list[str]]]) -> None:
    document = of(CUT, parts([60, 80], *cells))
    assert table(document)[0][1] == "\n".join(TEXT)
    assert "^" not in table(document)[1]


def _titled(sheet: Sheet, top: float, bottom: float) -> None:
    """A row with a border (at 90) that the row of titles below it does not have."""
    sheet.grid([60.0, 90.0, 240.0, 345.0], [top, top + 20])
    sheet.grid([60.0, 150.0, 240.0, 345.0], [top + 20, bottom])


def test_a_table_goes_on_overleaf_without_the_borders_of_its_upper_rows() -> None:
    def first(sheet: Sheet) -> None:
        _titled(sheet, 720, 760)
        for x, text in ((64, "課"), (94, "市民課"), (244, "八人")):
            sheet.prose(x, 725, [text])
        for x, text in ((90, "名前"), (180, "内容"), (280, "達成")):
            sheet.prose(x, 745, [text])

    second = rows(
        [60, 80, 100],
        (64, 65, ["岸壁改修"]),
        (154, 65, ["岸壁の点検"]),
        (244, 65, ["完了"]),
        (64, 85, ["航路浚渫"]),
        (154, 85, ["掘り下げ"]),
        xs=[60.0, 150.0, 240.0, 345.0],
    )
    document = of(first, second)
    assert table(document) == [
        ["課", "市民課", "^", "八人"],
        ["名前", "^", "内容", "達成"],
        ["岸壁改修", "^", "岸壁の点検", "完了"],
        ["航路浚渫", "^", "掘り下げ", ""],
    ]


def test_centred_titles_at_the_end_of_a_page_are_not_cut() -> None:
    first = rows([740, 760], (80, 745, ["主要事業の名称等"]), (200, 745, ["期間"]), (257, 745, ["取組の内容など"]))
    second = rows([60, 80], (64, 65, ["岸壁改修事業"]), (184, 65, ["三年"]))
    assert table(of(first, second)) == [
        ["主要事業の名称等", "期間", "取組の内容など"],
        ["岸壁改修事業", "三年", ""],
    ]
