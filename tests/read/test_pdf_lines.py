"""Printed lines → blanks, indents, ends that fill the measure, and furniture (page numbers, running heads)."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics

from tests.read.pdf_pages import EM, FONT, HEIGHT, LEFT, Draw, Sheet, furniture, loose, of, reading_by

pytestmark = pytest.mark.usefixtures("engine")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("かわい", 0), ("まこと", 0.5), ("河合", 0.5), ("真", 0.5)], "かわい まこと 河合 真"),
        ([("平成", 0), ("31", 0.25), ("年度", 0.25)], "平成31年度"),
        ([("NPO", 0), ("Net", 0.35)], "NPO Net"),
        ([("部", 0), ("長", 1.0), ("名", 1.0)], "部　長　名"),
        ([("部", 0), ("長", 1.2), ("名", 1.2)], "部 長 名"),
    ],
)
def test_blanks_by_gaps(parts: list[tuple[str, float]], expected: str) -> None:
    def draw(sheet: Sheet) -> None:
        x = LEFT
        for text, gap in parts:
            x += gap * EM
            sheet.text(x, 100, text)
            x += pdfmetrics.stringWidth(text, FONT, EM)

    assert loose(of(draw)) == [expected]


def test_letter_spacing_below_the_threshold_is_no_blank() -> None:
    assert loose(of(lambda sheet: sheet.text(LEFT, 100, "均等に割り付けた行", spacing=3.5))) == ["均等に割り付けた行"]


def test_wrapped_cell_tells_where_lines_fill_it() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 180, 295], [100, 180])
        sheet.prose(65, 105, ["河川しゅんせつ事業", "（河川課）"])
        sheet.prose(185, 105, ["　堤防の点検を行い、", "延べ三十七か所の修繕", "を終えました。", "　次年度も行う。"])

    document = of(draw)
    assert [(line.text, line.fills_measure) for line in document.lines] == [
        ("河川しゅんせつ事業", False),
        ("（河川課）", False),
        ("　堤防の点検を行い、", True),
        ("延べ三十七か所の修繕", True),
        ("を終えました。", False),
        ("　次年度も行う。", False),
    ]
    assert document.rows[0].cells[1].pieces[0].text == "堤防の点検を行い、"


def test_prose_fills_the_measure_and_keeps_indents() -> None:
    full = "一二三四五六七八九十" * 4 + "一二三四五六七八"

    def draw(sheet: Sheet) -> None:
        sheet.text(250, 60, "港湾部の方針", size=16)
        sheet.text(LEFT, 100, "基本方針")
        sheet.text(LEFT + EM, 130, full[:47])
        sheet.prose(LEFT, 146, [full, "終わり。"])
        sheet.text(LEFT + EM, 178, "別の段落。")

    document = of(draw)
    assert [(line.text[:3], line.fills_measure) for line in document.lines] == [
        ("港湾部", False),
        ("基本方", False),
        ("　一二", True),
        ("一二三", True),
        ("終わり", False),
        ("　別の", False),
    ]
    assert [row.blank_before for row in document.rows] == [False, True, True, False, False, False]


def test_line_fills_its_cell_when_the_next_word_had_no_room() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 172], [100, 160, 180])
        sheet.prose(65, 105, ["相談の予約に", "SmartPark", "を使います。"])

    assert [line.fills_measure for line in of(draw).lines] == [True, False, False]


def test_hanging_lines_of_an_item_are_not_indented() -> None:
    full = "一二三四五六七八九十" * 4

    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 100, "① " + full + "一二三四五六")
        sheet.text(LEFT + 2 * EM, 116, "続きの行。")
        sheet.text(LEFT, 132, "② 短い目標。")

    assert [line.text[:3] for line in of(draw).lines] == ["① 一", "続きの", "② 短"]


def test_hanging_lines_typed_with_blanks_are_not_indented() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 90, "重点目標は次のとおりです。")
        sheet.prose(LEFT, 106, ["　・" + "一二三四五六七八九十" * 4 + "一二三四五", "　　続きの行。", "　・短い項目。"])

    assert [line.text[:3] for line in of(draw).lines] == ["重点目", "　・一", "続きの", "　・短"]


def test_centred_lines_are_not_indented() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 180, 300], [100, 140])
        sheet.text(65, 105, "地域防犯灯省電力化事業")
        sheet.text(100, 121, "推進事業")
        sheet.text(184, 105, "文")

    assert [line.text for line in of(draw).lines] == ["地域防犯灯省電力化事業", "推進事業", "文"]


def test_fake_bold_is_read_once() -> None:
    def draw(sheet: Sheet) -> None:
        for shift in (0.0, 0.25, 0.5):
            sheet.text(LEFT + shift, 100, "重点目標11")

    assert loose(of(draw)) == ["重点目標11"]


def test_vertical_writing_from_right_to_left() -> None:
    def draw(sheet: Sheet) -> None:
        for x, column in ((200, "主な事業"), (180, "一覧")):
            sheet.canvas.saveState()
            sheet.canvas.translate(x, HEIGHT - 100)
            sheet.canvas.rotate(-90)
            sheet.canvas.setFont(FONT, EM)
            sheet.canvas.drawString(0, 0, column)
            sheet.canvas.restoreState()

    assert loose(of(draw)) == ["主な事業", "一覧"]


@pytest.mark.parametrize("form", ["- {} -", "{}/3", "{}ページ", "( - {} - )", "{}", "P.{}", "市立図書館 {}"])
def test_page_numbers_at_the_foot(form: str) -> None:
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.text(LEFT, 100, f"第{number}の文")
            sheet.text(280, 800, form.format(number))

        return draw

    document = of(page(1), page(2), page(3))
    assert furniture(document) == [form.format(number) for number in (1, 2, 3)]
    assert loose(document) == ["第1の文", "第2の文", "第3の文"]


def test_running_head_and_repeated_heading() -> None:
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.text(400, 25, "令和6年度 白浜町")
            sheet.text(LEFT, 60, "港湾部の方針" if number == 1 else "主な事業")
            sheet.staffing(90)

        return draw

    document = of(*map(page, range(1, 5)))
    assert furniture(document) == ["令和6年度 白浜町"] * 4
    assert loose(document) == ["港湾部の方針", "主な事業", "主な事業", "主な事業"]


def test_figures_that_are_content_stay() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 60, "3")
        sheet.text(LEFT, 400, "- 4 -")
        sheet.grid([60, 180], [770, 790])
        sheet.text(64, 775, "5")

    document = of(draw, lambda sheet: sheet.text(LEFT, 60, "8"))
    assert document.furniture == frozenset()
    assert [row.cells[0].text for row in document.rows] == ["3", "- 4 -", "5", "8"]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("灘", 0), ("みちる", 13.2)], "灘 みちる"),
        ([("さくらい", 0), ("のぶお", 42.5), ("桜井", 75), ("伸夫", 97.5)], "さくらい のぶお 桜井 伸夫"),
        ([("企", 0), ("画", 13.0), ("財", 26.0), ("政", 39.0)], "企画財政"),
        ([("平成", 0), ("29", 22.5), ("年度", 36)], "平成29年度"),
        ([("（仮称）", 0), ("岸壁", 42.8)], "（仮称）岸壁"),
        ([("防災、", 0), ("減災", 32.8)], "防災、減災"),
    ],
    ids=["name", "reading and name", "letter-spaced", "beside figures", "after a bracket", "after a comma"],
)
def test_narrow_gap_without_a_typed_blank(pieces: list[tuple[str, float]], expected: str) -> None:
    def draw(sheet: Sheet) -> None:
        for text, x in pieces:
            sheet.text(LEFT + x, 100, text)

    with reading_by("pdfium"):  # the second reader sees single characters and cannot tell
        assert loose(of(draw)) == [expected]


def test_a_line_of_larger_type_says_its_size() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(LEFT, 100, "基本方針", 12.0)
        sheet.prose(LEFT, 130, ["地域の皆さんと行政とが役割を分かち合い、", "支え合うまちをつくります。"])
        sheet.text(LEFT, 200, "部の目標", 10.5)

    assert [row.set_in for row in of(draw).rows] == ["12.0pt", None, None, None]
