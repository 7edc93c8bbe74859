from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.errors import DocumentError
from pipeline.model.report import DocumentRecord
from pipeline.run import Conversion
from tests.read.xlsx_books import Value, box, cells, graph_paper, of, ordinary, put, read, repacked, save, with_parts
from tools.make_raw import content, files, text

REPORTS = content.load_all(files.CONTENT)
Convert = Callable[..., Conversion]


def fill(rows: dict[str, Value]) -> Callable[[Worksheet], None]:
    def run(sheet: Worksheet) -> None:
        for place, value in rows.items():
            sheet[place] = value

    return run


def codes(document_notes: tuple[tuple[str, int | None, str], ...]) -> list[str]:
    return [code for code, _, _ in document_notes]


@pytest.mark.parametrize("make", [ordinary, graph_paper])
@pytest.mark.parametrize("report", REPORTS[::3], ids=lambda report: report.stem)
def test_a_workbook_is_the_same_report_as_its_text(
    report: content.Report, make: Callable[[content.Report], bytes], convert_bytes: Convert
) -> None:
    plain = content.without_defects(report, content.Print(form="text"))
    records: list[DocumentRecord] = [
        convert_bytes(data, name).record for data, name in ((text.as_bytes(plain), "a.txt"), (make(plain), "a.xlsx"))
    ]
    one, other = (record.model_dump(mode="json")["reports"] for record in records)
    assert one == other


def test_numbers_and_dates_are_as_displayed() -> None:
    def make(sheet: Worksheet) -> None:
        for at, (value, code) in enumerate([(9.0, "General"), (12, '0"人"'), (43191, '[$-411]ggge"年"m"月"d"日"')], 1):
            sheet.cell(at, 1, value).number_format = code
        sheet["A4"] = True
        sheet["A5"] = "#N/A"
        sheet["A5"].data_type = "e"

    assert cells(of(make)) == [["9"], ["12人"], ["平成30年4月1日"], ["TRUE"], ["#N/A"]]


def test_a_built_in_format_is_the_japanese_one() -> None:
    data = save(_book(fill({"A1": 43191})))
    styled = repacked(
        data,
        lambda name, part: (
            part.replace(b"</cellXfs>", b'<xf numFmtId="58" fontId="0" fillId="0" borderId="0"/></cellXfs>')
            if name == "xl/styles.xml"
            else part.replace(b'<c r="A1"', b'<c r="A1" s="1"')
        ),
    )
    assert cells(read(styled)) == [["平成30年4月1日"]]


def _book(fill_sheet: Callable[[Worksheet], object]) -> Workbook:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill_sheet(sheet)
    return book


def test_a_format_not_understood_gives_the_plain_number_and_a_note() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["B2"] = 5
        sheet["B2"].number_format = "[DBNum4]0"

    document = of(make)
    assert cells(document) == [["5"]]
    assert document.notes[0][:2] == ("number-format-unknown", 1)
    assert "Sheet!B2" in document.notes[0][2]


def test_a_formula_without_value_is_noted() -> None:
    document = of(fill({"A1": "合計", "B1": "=1+1"}))
    assert cells(document) == [["合計"]]
    assert document.notes == (("formula-without-value", None, "Sheet!B1 holds a formula without a stored value"),)


def test_hidden_sheets_rows_and_columns_are_named() -> None:
    book = _book(fill({"A1": "見える", "A2": "隠れた行", "A3": "続き", "C1": "隠れた列", "D3": "右"}))
    sheet = book["Sheet"]
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("作業用").sheet_state = "veryHidden"
    document = read(save(book))
    assert cells(document) == [["見える"], ["続き", "右"]]
    assert codes(document.notes) == ["hidden-rows", "hidden-sheet"]
    assert document.notes[0][2].endswith("hidden: C, 2")


def test_a_merged_cell_partly_hidden_keeps_its_text() -> None:
    def make(sheet: Worksheet) -> None:
        put(sheet, "A1:A3", "市民課")
        box(sheet, "B1:B3")
        for row in (1, 2, 3):
            sheet.cell(row, 2, row)
        sheet.row_dimensions[1].hidden = True

    assert cells(of(make)) == [["市民課", "2"], ["^", "3"]]


def test_sheets_are_read_in_order() -> None:
    book = _book(fill({"A1": "一"}))
    book.create_sheet("次")["A1"] = "二"
    document = read(save(book))
    assert cells(document) == [["一"], ["二"]]
    assert document.rows[1].blank_before
    assert document.notes == (
        ("several-sheets", None, "read in this order: 「Sheet」 (lines 1–1), 「次」 (lines 2–2)"),
    )


def test_alt_enter_ends_a_line() -> None:
    document = of(fill({"A1": "一行目\n二行目", "A2": "次"}))
    assert [(line.text, line.fills_measure) for line in document.lines] == [
        ("一行目", False),
        ("二行目", None),
        ("次", None),
    ]
    assert cells(document)[0] == ["一行目\n二行目"]


def test_two_tables_one_under_the_other() -> None:
    def make(sheet: Worksheet) -> None:
        for area, value in (
            ("A1:B1", "部局名"),
            ("C1:F1", "市民部"),
            ("A2:C2", "市民課"),
            ("D2:E2", "課長"),
            ("F2", 9),
        ):
            put(sheet, area, value)
        put(sheet, "A4:C4", "別の表")
        put(sheet, "D4:F4", "右")

    document = of(make)
    assert cells(document) == [["部局名", "市民部"], ["市民課", "課長", "9"], ["別の表", "右"]]
    assert [row.table for row in document.rows] == [1, 2, 3]
    assert [row.blank_before for row in document.rows] == [False, False, True]


def test_a_title_over_all_columns_belongs_to_the_table() -> None:
    def make(sheet: Worksheet) -> None:
        put(sheet, "A1:C1", "執行体制")
        for place, value in (("A2", "課名"), ("B2", "課長名"), ("C2", "職員数")):
            put(sheet, place, value)

    document = of(make)
    assert cells(document) == [["執行体制", "^", "^"], ["課名", "課長名", "職員数"]]
    assert {row.table for row in document.rows} == {1}


def test_two_tables_beside_each_other() -> None:
    def make(sheet: Worksheet) -> None:
        for place, value in (("A1", "左上"), ("B1", "あ"), ("A2", "左下"), ("B2", "い"), ("D1", "右上"), ("E1", "う")):
            put(sheet, place, value)

    document = of(make)
    assert cells(document) == [["左上", "あ"], ["左下", "い"], ["右上", "う"]]
    assert [row.table for row in document.rows] == [1, 1, 2]


def test_frames_and_underlines_are_no_tables() -> None:
    def make(sheet: Worksheet) -> None:
        put(sheet, "A1:F1", "枠の中の題名")
        sheet["A3"] = "下線の行"
        for column in range(1, 7):
            sheet.cell(3, column).border = Border(bottom=Side(style="thin"))

    document = of(make)
    assert cells(document) == [["枠の中の題名"], ["下線の行"]]
    assert [row.table for row in document.rows] == [None, None]


def test_characters_one_a_cell() -> None:
    def make(sheet: Worksheet) -> None:
        for column in range(1, 20):
            sheet.column_dimensions[chr(64 + column)].width = 2
        for place, char in zip(("B1", "D1", "F1"), "部局名", strict=True):
            sheet[place] = char
        for column, char in enumerate("平成30年度の目標", 2):
            sheet.cell(3, column, char)
        put(sheet, "A5:A6", None)
        sheet["B5"], sheet["C5"], sheet["E5"], sheet["F5"] = "山", "田", "太", "郎"
        put(sheet, "H5:H6", "右")
        for column in range(2, 8):
            sheet.cell(5, column).border = Border(top=Side(style="thin"))
            sheet.cell(6, column).border = Border(bottom=Side(style="thin"))

    assert cells(of(make)) == [["部局名"], ["平成30年度の目標"], ["", "山田 太郎", "右"]]


def test_characters_one_below_the_other() -> None:
    def make(sheet: Worksheet) -> None:
        for row, char in enumerate("計画", 1):
            sheet.cell(row, 1, char).border = Border(
                left=Side(style="thin"),
                right=Side(style="thin"),
                top=Side(style="thin") if row == 1 else None,
                bottom=Side(style="thin") if row == 2 else None,
            )
        put(sheet, "B1:B2", "12か所で開催")
        put(sheet, "A3", "実\n績")
        put(sheet, "B3", "11か所で開催")

    assert cells(of(make)) == [["計画", "12か所で開催"], ["実績", "11か所で開催"]]


def without_levels(rows: Sequence[Sequence[Value]]) -> Callable[[Worksheet], None]:
    """A table with a frame and rules between its columns, none between its rows."""

    def make(sheet: Worksheet) -> None:
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column, value).border = Border(
                    left=Side(style="thin"),
                    right=Side(style="thin"),
                    top=Side(style="thin") if row == 1 else None,
                    bottom=Side(style="thin") if row == len(rows) else None,
                )

    return make


def test_rows_without_rules_between_them() -> None:
    document = of(without_levels((("市民課", "桜井 伸夫", 8), ("くらし安全課", "野沢 剛", 7))))
    assert cells(document) == [["市民課", "桜井 伸夫", "8"], ["くらし安全課", "野沢 剛", "7"]]


def test_wrapped_text_level_by_chance_stays_in_its_cell() -> None:
    document = of(without_levels((("地域コミュニティ", "円卓会議を12地区で"), ("活性化事業", "開きます。"))))
    assert cells(document) == [["地域コミュニティ\n活性化事業", "円卓会議を12地区で\n開きます。"]]


def test_columns_without_borders() -> None:
    document = of(
        fill(
            {
                "A1": "市民部の基本方針について定めた文書の長い題名です",
                "A3": "課名",
                "B3": "課長名",
                "C3": "職員数",
                "A4": "市民課",
                "B4": "桜井 伸夫",
                "C4": 8,
                "B5": "野沢 剛",
                "A7": "短い行",
            }
        )
    )
    assert cells(document) == [
        ["市民部の基本方針について定めた文書の長い題名です"],
        ["課名", "課長名", "職員数"],
        ["市民課", "桜井 伸夫", "8"],
        ["", "野沢 剛", ""],
        ["短い行"],
    ]
    assert [row.table for row in document.rows] == [None, 1, 1, 1, None]


def test_the_print_area_hides_nothing() -> None:
    book = _book(fill({"A1": "印刷する", "H1": "メモ"}))
    book["Sheet"].print_area = "A1:C10"
    document = read(save(book))
    assert cells(document) == [["印刷する", "メモ"]]
    assert codes(document.notes) == ["outside-print-area"]


def test_headers_and_footers_are_furniture() -> None:
    book = _book(fill({"A1": "本文"}))
    sheet = book["Sheet"]
    assert sheet.oddHeader is not None
    assert sheet.oddFooter is not None
    sheet.oddHeader.left.text = "汐見原市 市民部"
    sheet.oddFooter.center.text = "&P / &N"
    document = read(save(book))
    assert [line.text for line in document.lines] == ["本文", "汐見原市 市民部"]
    assert document.furniture == {2}


_SHARED = b'<Relationship Type="http://x/sharedStrings" Target="sharedStrings.xml" Id="rId8"/></Relationships>'


def shared(data: bytes, strings: str) -> bytes:
    """The workbook with its only text replaced by the first of these shared strings."""

    def change(name: str, part: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            return part.replace(b"</Relationships>", _SHARED)
        return re.sub(rb't="inlineStr"><is>.*</is>', b't="s"><v>0</v>', part)

    return with_parts(repacked(data, change), {"xl/sharedStrings.xml": strings})


def test_readings_above_a_text_stay_apart() -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>桜井</t></r><r><t> 伸夫</t></r>'
        '<rPh sb="0" eb="2"><t>サクライ</t></rPh><phoneticPr fontId="1"/></si></sst>'
    )
    data = save(_book(fill({"A1": "x"})))
    made = shared(data, strings)
    assert cells(read(made)) == [["桜井 伸夫"]]
    shown = repacked(made, lambda _, part: part.replace(b'<c r="A1"', b'<c r="A1" ph="1"'))
    document = read(shown)
    assert cells(document) == [["桜井 伸夫"]]
    assert [line.text for line in document.lines] == ["サクライ", "桜井 伸夫"]
    assert document.furniture == {1}


_DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col>
<xdr:row>1</xdr:row></xdr:from><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="a"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>箱の</a:t></a:r><a:r><a:t>文</a:t></a:r>
</a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>"""
_DRAWING_RELS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/d.xml"/></Relationships>"""


def test_text_boxes_are_read_and_pictures_named() -> None:
    data = save(_book(fill({"A1": "上", "A4": "下"})))
    linked = repacked(
        data,
        lambda name, part: (
            part.replace(
                b"</worksheet>",
                b'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/></worksheet>',
            )
            if name == "xl/worksheets/sheet1.xml"
            else part
        ),
    )
    parts = {"xl/drawings/d.xml": _DRAWING, "xl/worksheets/_rels/sheet1.xml.rels": _DRAWING_RELS}
    document = read(with_parts(linked, parts))
    assert cells(document) == [["上"], ["箱の文"], ["下"]]
    assert codes(document.notes) == ["sheet-picture"]


def test_formats_down_to_the_last_row_cost_nothing() -> None:
    data = save(_book(fill({"A1": "上"})))
    rows = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>' % (at, at, at) for at in range(2, 1048577)
    )
    made = repacked(data, lambda name, part: part.replace(b"</sheetData>", rows + b"</sheetData>"))
    document = read(made)
    assert cells(document) == [["上"]]


def test_strict_ooxml() -> None:
    data = save(_book(fill({"A1": "厳密", "A2": 3})))
    strict = repacked(
        data,
        lambda _, part: part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    assert cells(read(strict)) == [["厳密"], ["3"]]


def _without_strings(name: str, part: bytes) -> bytes | None:
    return None if name == "xl/worksheets/sheet1.xml" else part


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data[: len(data) // 2], "office-damaged"),
        (lambda data: repacked(data, _without_strings), "office-damaged"),
        (lambda data: repacked(data, lambda _, part: part.replace(b"<sheetData>", b"<sheetData><")), "office-damaged"),
        (
            lambda data: shared(data, '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'),
            "office-damaged",
        ),
        (
            lambda data: repacked(
                data,
                lambda n, p: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + p[p.find(b"<worksheet") :] if "sheet1" in n else p,
            ),
            "office-damaged",
        ),
        (
            lambda data: repacked(
                data,
                lambda n, p: p.replace(b"</sheetData>", b" " * 30_000_000 + b"</sheetData>") if "sheet1" in n else p,
            ),
            "file-too-large",
        ),
        (
            lambda data: repacked(data, lambda _, p: re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", p)),
            "empty-file",
        ),
    ],
)
def test_files_that_cannot_be_read(spoil: Callable[[bytes], bytes], code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(spoil(save(_book(fill({"A1": "文"})))))
    assert caught.value.code == code
