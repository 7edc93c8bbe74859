"""Word files: what stands in which row, what is left out, and that a report reads as its text version."""

from __future__ import annotations

import struct
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Document, Source
from pipeline.model.errors import DocumentError
from pipeline.read import read_document, sniff
from pipeline.read.containers import DOCX, XLSX
from pipeline.read.docx import read_docx
from pipeline.read.docx.number_formats import printed_number
from pipeline.read.docx.numbering import Counter, Level, NumberedList
from pipeline.read.docx.styles import Numbered, Style
from pipeline.read.docx.typed import divided
from pipeline.review.differences import differences
from pipeline.run import Conversion
from tests.read.word_files import (
    DOCUMENT_TYPE,
    NAMESPACES,
    W_URI,
    cell,
    listed,
    numbering,
    package,
    par,
    row,
    ruby,
    run,
    tbl,
    word_file,
    word_report,
    zipped,
)
from tools.make_raw.content import load_all
from tools.make_raw.gold import expected
from tools.make_raw.text import as_bytes

REPORTS = load_all(Path(__file__).resolve().parents[2] / "tools" / "make_raw" / "content")
DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def source(data: bytes) -> Source:
    return Source("x.docx", "0" * 64, len(data), DOCX)


def read(body: str, **parts: str) -> Document:
    data = word_file(body, **parts)
    return read_docx(data, source(data))


def texts(document: Document) -> list[list[str | None]]:
    """The rows' cells: text, "" for blank, None for covered."""
    return [[None if one.covered else one.text for one in found.cells] for found in document.rows]


def lines(body: str, **parts: str) -> list[str]:
    """The text of each row of one cell."""
    found = texts(read(body, **parts))
    assert all(len(cells) == 1 for cells in found)
    return [cells[0] or "" for cells in found]


def asides(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.number in document.furniture]


def codes(document: Document) -> list[str]:
    return [note[0] for note in document.notes]


def field(instruction: str, result: str | None) -> str:
    shown = "" if result is None else FIELD.format("separate") + run(result)
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return FIELD.format("begin") + code + shown + FIELD.format("end")


# --- whole reports ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("report", REPORTS, ids=[report.stem for report in REPORTS])
def test_a_word_report_is_its_text_version(
    report: Any, convert_bytes: Callable[..., Conversion], reports_of: Callable[[Conversion], list[dict[str, Any]]]
) -> None:
    word = convert_bytes(word_report(report), "report.docx")
    assert word.record.document.media_type == DOCX
    assert list(differences([expected(report)], reports_of(word))) == []
    if report.print.form == "text":
        assert reports_of(convert_bytes(as_bytes(report), "report.txt")) == reports_of(word)


@pytest.mark.parametrize("divider", ["\t", "　　"])
@pytest.mark.parametrize("keeps_blank_lines", [True, False])
def test_a_text_file_pasted_into_word_is_that_text_file(
    divider: str,
    keeps_blank_lines: bool,
    city_report: Callable[..., str],
    convert_bytes: Callable[..., Conversion],
    reports_of: Callable[[Conversion], list[dict[str, Any]]],
) -> None:
    text = city_report().replace("\t", divider)
    pasted = [line for line in text.splitlines() if keeps_blank_lines or line.strip()]
    word = convert_bytes(word_file("".join(par(line) for line in pasted)), "report.docx")
    assert reports_of(word) == reports_of(convert_bytes(text.encode(), "report.txt"))


@given(st.lists(st.text("市民課長 　\t。、8", max_size=12), max_size=5))
@settings(max_examples=60)
def test_cells_of_typed_lines_are_stretches_in_order(typed: list[str]) -> None:
    for line, spans in zip(typed, divided(typed), strict=True):
        for one, two in pairwise(spans or ()):
            assert 0 <= one[0] <= one[1] <= two[0] <= two[1] <= len(line)
            assert not line[one[1] : two[0]].strip()


# --- paragraphs ---------------------------------------------------------------------------------------------------


def test_paragraphs_and_line_breaks_are_rows() -> None:
    document = read(par("市民部の基本方針") + par() + par("一行目", "<w:r><w:br/></w:r>", "二行目"))
    assert texts(document) == [["市民部の基本方針"], ["一行目"], ["二行目"]]
    assert [found.blank_before for found in document.rows] == [False, True, False]
    assert all(line.fills_measure is False and line.page is None for line in document.lines)
    assert document.engine.startswith("lxml ")


def test_tabs_between_words_part_cells_as_in_a_text_file() -> None:
    tab = "<w:r><w:tab/></w:r>"
    document = read(par("課名", tab, "課長名") + par("市民課", tab, "西村 薫") + par(tab, "欠員"))
    assert texts(document) == [["課名", "課長名"], ["市民課", "西村 薫"], ["", "欠員"]]
    assert {found.table for found in document.rows} == {1}
    assert [line.text for line in document.lines] == ["課名\t課長名", "市民課\t西村 薫", "\t欠員"]


def test_a_leading_tab_alone_is_an_indent_and_a_mark_keeps_its_text() -> None:
    tab = "<w:r><w:tab/></w:r>"
    document = read(par(tab, "市民が主役です。") + par("①", tab, "窓口を増やします。"))
    assert texts(document) == [["市民が主役です。"], ["① 窓口を増やします。"]]
    assert document.lines[0].text == "\u3000市民が主役です。"


def test_an_indent_of_the_first_line_is_one_full_width_blank() -> None:
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="B"><w:pPr><w:ind w:firstLine="210"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="B"/></w:style></w:styles>'
    )
    document = read(
        par("一", properties='<w:ind w:firstLineChars="100"/>')
        + par("二", properties='<w:pStyle w:val="C"/>')
        + par("三", properties='<w:pStyle w:val="C"/><w:ind w:firstLine="0"/>')
        + par("\u3000四", properties='<w:pStyle w:val="B"/>'),
        styles=styles,
    )
    assert [line.text for line in document.lines] == ["\u3000一", "\u3000二", "三", "\u3000四"]
    assert [found.cells[0].text for found in document.rows] == ["一", "二", "三", "四"]


def test_special_characters_of_runs() -> None:
    content = (
        "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:t>号</w:t></w:r>"
        + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        + run("l", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
        + run("pdca", "<w:caps/>")
        + run("平", '<w:fitText w:val="840"/>')
        + run("30", '<w:eastAsianLayout w:vert="1"/>')
        + "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert lines(par(content)) == ["A-1号☑●PDCA平301/2"]


def test_a_sign_of_an_unknown_font_is_damage() -> None:
    document = read(par("済", '<w:r><w:sym w:font="外字" w:char="F123"/></w:r>'))
    assert texts(document) == [["済\ufffd"]]
    assert codes(document) == ["text-layer-damaged"]


def test_wrappers_are_looked_through_and_prompts_left_out() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    document = read(
        control.format(par("一", control.format(run("二")), f"<w:smartTag>{run('三')}</w:smartTag>"))
        + par(f"<w:hyperlink>{run('四')}</w:hyperlink>", prompt.format(run("ここに入力")))
    )
    assert texts(document) == [["一二三"], ["四"]]
    assert codes(document) == ["hidden-text"]


def test_fields_show_results_and_never_instructions() -> None:
    nested = (
        FIELD.format("begin")
        + "<w:r><w:instrText>IF </w:instrText></w:r>"
        + field("X", "隠")
        + FIELD.format("separate")
    )
    assert lines(
        par(field("REF x", "市民課"), f'<w:fldSimple w:instr="DATE">{run("4月1日")}</w:fldSimple>', field("TC x", None))
        + par(nested, "見", FIELD.format("end"))
    ) == ["市民課4月1日", "見"]


def test_enclosed_characters_and_boxes_of_forms() -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>" + FIELD.format("end")
    )
    assert lines(par(field(r"eq \o\ac(○,1)", None), "目標", field(r"eq \o\ac(○,済)", None), box)) == ["①目標○済☑"]


def test_page_numbers_and_heads_are_furniture() -> None:
    header = f"<w:hdr {NAMESPACES}>{par('汐見原市')}</w:hdr>"
    footer = f"<w:ftr {NAMESPACES}>{par('- ', field('PAGE', '1'), ' -')}</w:ftr>"
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    document = read(
        par("本文") + par(field("PAGE", "3"), " ページ") + par(field("PAGEREF x", "3"), "を参照") + section,
        header1=header, header2=header.replace("汐見原市", "表紙"), footer1=footer,
    )  # fmt: skip
    assert texts(document) == [["本文"], ["3を参照"]]
    assert asides(document) == ["汐見原市", "3 ページ", "- 1 -"]


def test_notes_stand_apart_and_their_marks_are_no_text() -> None:
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="0">{par("-")}</w:footnote>'
        f'<w:footnote w:id="2">{par("<w:r><w:footnoteRef/></w:r>", "国の制度")}</w:footnote></w:footnotes>'
    )
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:t>※</w:t></w:r>'
    document = read(par("交付金", '<w:r><w:footnoteReference w:id="2"/></w:r>', "を使う。", own), footnotes=notes)
    assert texts(document) == [["交付金を使う。"], ["1 国の制度"]]
    assert [row.is_note for row in document.rows] == [False, True]
    assert asides(document) == codes(document) == []


# --- changes and what is hidden -----------------------------------------------------------------------------------


def test_changes_are_read_as_accepted() -> None:
    document = read(
        par("目標", f'<w:del w:id="1"><w:r><w:delText>三</w:delText></w:r></w:del><w:ins w:id="2">{run("四")}</w:ins>')
        + par("前半", properties=DELETED_MARK)
        + par("後半")
        + par(f'<w:moveFrom w:id="3">{run("元")}</w:moveFrom>')
        + par(
            f'<w:moveTo w:id="4">{run("先")}</w:moveTo>',
            run("字", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"),
        )
        + tbl(row("残る", "行"), row("消える", "行", properties='<w:del w:id="5"/>'))
    )
    assert texts(document) == [["目標四"], ["前半後半"], ["先字"], ["残る", "行"]]
    assert codes(document) == ["tracked-changes"]


def test_hidden_text_is_left_out_and_named() -> None:
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    hidden = '<w:rStyle w:val="H"/>'
    document = read(
        par("見", run("隠", "<w:vanish/>"), run("隠", hidden), run("見", hidden + '<w:vanish w:val="0"/>'))
        # The switch of a run's style turns that of its paragraph's style about.
        + par("隠", run("見", hidden), properties='<w:pStyle w:val="P"/>'),
        styles=styles,
    )
    assert texts(document) == [["見見"], ["見"]]
    assert document.notes == (("hidden-text", None, "3 hidden characters, cells or rows were left out"),)


def test_struck_text_stands_beside() -> None:
    document = read(par("職員", run("10", "<w:strike/>"), "12人"))
    assert (texts(document), asides(document), codes(document)) == ([["職員12人"]], ["10"], ["struck-text"])


# --- automatic numbers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("decimal", "%1.", "3. "),
        ("decimalFullWidth", "（%1）", "（３） "),
        ("decimalEnclosedCircle", "%1", "③ "),
        ("aiueo", "%1", "ｳ "),
        ("aiueoFullWidth", "(%1)", "(ウ) "),
        ("irohaFullWidth", "%1", "ハ "),
        ("ideographDigital", "第%1", "第三 "),
        ("japaneseCounting", "%1、", "三、 "),
        ("upperRoman", "%1", "III "),
        ("bullet", "・", "・ "),
        ("none", "", ""),
    ],
)
def test_the_mark_of_the_third_item(kind: str, text: str, wanted: str) -> None:
    found = read(par("甲", properties=listed()) * 3, numbering=numbering((kind, text)))
    assert found.lines[2].text == wanted + "甲"


def test_levels_restart_and_name_those_above() -> None:
    document = read(
        "".join(par("甲", properties=listed(level)) for level in (0, 1, 1, 0, 1)),
        numbering=numbering(("decimal", "%1."), ("decimal", "%1-%2")),
    )
    assert [line.text for line in document.lines] == ["1. 甲", "1-1 甲", "1-2 甲", "2. 甲", "2-1 甲"]


def test_a_list_that_starts_anew_and_one_that_goes_on() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbers = (1, 1, 2, 2, 3, 0)
    document = read(
        "".join(par("甲", properties=listed(0, number)) for number in numbers),
        numbering=numbering(("decimalEnclosedCircle", "%1"), more=more),
    )
    assert [line.text for line in document.lines] == ["① 甲", "② 甲", "① 甲", "② 甲", "③ 甲", "甲"]


def test_a_style_may_number_and_deleted_items_are_not_counted() -> None:
    styles = (
        f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:styleId="G"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style></w:styles>"
    )
    style = '<w:pStyle w:val="G"/>'
    gone = par('<w:del w:id="1"><w:r><w:delText>乙</w:delText></w:r></w:del>', properties=style + DELETED_MARK)
    body = (
        par("甲", properties=style) + gone + par("丙", properties=style) + tbl(row(cell(par(properties=style)), "丁"))
    )
    document = read(body, styles=styles, numbering=numbering(("decimal", "%1")))
    assert texts(document) == [["1 甲"], ["2 丙"], ["3", "丁"]]


def test_a_level_that_never_restarts() -> None:
    levels = {0: Level(start=1, text="%1"), 1: Level(start=1, text="%2", restart_after=0)}
    counter = Counter({"1": NumberedList("0", levels, {})})
    marks = [counter.mark(Numbered("1", level), Style(), None) for level in (0, 1, 0, 1)]
    assert marks == ["1 ", "1 ", "2 ", "2 "]


def test_numbers_beyond_a_series() -> None:
    kinds = (
        "decimalEnclosedCircle",
        "upperLetter",
        "aiueoFullWidth",
        "japaneseCounting",
        "ideographDigital",
        "decimalZero",
    )
    assert [printed_number(48, kind) for kind in kinds] == ["48", "VV", "イイ", "四十八", "四八", "48"]


# --- tables -------------------------------------------------------------------------------------------------------


def test_merged_cells_over_columns_and_rows() -> None:
    first, rest = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        tbl(
            row(cell("題", properties='<w:gridSpan w:val="3"/>')),
            row(cell("甲", properties=first), "乙", "丙"),
            row(cell(properties=rest), cell("丁", properties='<w:gridSpan w:val="2"/>')),
            row("戊", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        )
    )
    assert texts(document) == [["題", None, None], ["甲", "乙", "丙"], [None, "丁", None], ["", "戊", ""]]
    assert {found.table for found in document.rows} == {1}


def test_text_under_a_merged_cell_is_hidden_and_a_lost_merge_is_none() -> None:
    document = read(
        tbl(
            row(cell("甲", properties='<w:vMerge w:val="restart"/>'), "1"),
            row(cell("影", properties="<w:vMerge/>"), "2"),
        )
        + par("間")
        + tbl(row(cell("乙", properties="<w:vMerge/>"), "3"))
    )
    assert texts(document) == [["甲", "1"], [None, "2"], ["間"], ["乙", "3"]]
    assert codes(document) == ["hidden-text"]


def test_edges_of_the_grid_that_are_one_edge_as_drawn() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    document = read(
        tbl(row(cell("甲", properties=wide), "乙"), row("丙", cell("丁", properties=wide)), widths=(3000, 30, 5000))
        + tbl(row(cell("戊", properties=wide), cell("己", properties=wide)), widths=(1000, 1000, 1000, 1000))
    )
    assert texts(document) == [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]


def test_rows_and_cells_in_content_controls() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inner = row("甲", control.format(cell("乙")))
    assert texts(read(tbl(control.format(inner)))) == [["甲", "乙"]]


def test_paragraphs_of_a_cell_are_its_lines_and_tables_in_it_its_text() -> None:
    nested = tbl(row("取組", "12地区"), row("最終報告", "10地区")) + par()
    document = read(tbl(row("事業", cell("上", "下")), row("名", cell(par("説明"), nested))))
    assert texts(document) == [["事業", "上\n下"], ["名", "説明\n取組\t12地区\n最終報告\t10地区"]]


def test_frames_and_layout_tables_are_opened() -> None:
    inner = tbl(row("課名", "課長名"), row("市民課", "西村 薫"))
    framed = read(tbl(row(cell(par("題"), inner, par("後")))))
    assert texts(framed) == [["題"], ["課名", "課長名"], ["市民課", "西村 薫"], ["後"]]
    assert [found.table for found in framed.rows] == [1, 2, 2, 1]
    abreast = read(tbl(row(cell(inner, par()), cell(tbl(row("甲", "乙")), par()))))
    assert texts(abreast) == [["課名", "課長名"], ["市民課", "西村 薫"], ["甲", "乙"]]


def test_tables_nested_deeply_are_read() -> None:
    body = tbl(row("底", "の底"))
    for _ in range(40):
        body = tbl(row("甲", cell(body, par())))
    assert texts(read(body)) == [["甲", "\t".join(["甲"] * 39 + ["底", "の底"])]]


def test_a_column_of_tables_beside_names_is_text_of_its_cells() -> None:
    inner = tbl(row("取組"), row("増員します。")) + par()
    first, rest = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(tbl(row(cell("事業", properties=first), cell(inner)), row(cell(properties=rest), cell(inner))))
    assert texts(document) == [["事業", "取組\n増員します。"], [None, "取組\n増員します。"]]


def test_hidden_rows_are_left_out_and_blank_ones_kept() -> None:
    document = read(
        tbl(row("甲", "乙"), row("隠", "隠", properties="<w:hidden/>"), row(cell(), cell()), row("丙", "丁"))
    )
    assert texts(document) == [["甲", "乙"], ["", ""], ["丙", "丁"]]
    assert codes(document) == ["hidden-text"]


# --- text boxes ---------------------------------------------------------------------------------------------------

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>{offset}</wp:posOffset></wp:positionV><a:graphic><a:graphicData uri="x/wordprocessingShape"><wps:wsp>'
    "<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(("offset", "wanted"), [(0, ["箱", "本文"]), (900_000, ["本文", "箱"])])
def test_a_text_box_is_read_once_beside_its_paragraph(offset: int, wanted: list[str]) -> None:
    assert lines(par("本文", BOX.format(offset=offset, inner=par("箱")))) == wanted


def test_old_text_boxes_word_art_and_boxes_with_tables() -> None:
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{par('旧')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="市民部の基本方針"/></v:shape></w:pict></w:r>'
    document = read(par(art) + par(old) + par(BOX.format(offset=0, inner=tbl(row("甲", "乙")))))
    assert texts(document) == [["市民部の基本方針"], ["旧"], ["甲", "乙"]]


def test_what_cannot_be_read_is_named() -> None:
    document = read(par("本文", "<w:r><w:object/></w:r>") + '<w:altChunk r:id="x"/>')
    assert document.notes == (("embedded-object", None, "not read: 1 × embedded file (altChunk), 1 × embedded object"),)


# --- ruby ---------------------------------------------------------------------------------------------------------

NAME = (ruby("西村", "にしむら"), run(" "), ruby("薫", "かおる"))


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (NAME, "にしむら かおる 西村 薫"),
        (("部長名　", *NAME), "部長名　にしむら かおる 西村 薫"),
        (("市民部長　", ruby("西村薫", "にしむら かおる")), "市民部長　にしむら かおる 西村薫"),
        (
            (field(r"EQ \* jc2 \o\ad(\s\up 9(にしむら),西村)", None), run(" "), ruby("薫", "かおる")),
            "にしむら かおる 西村 薫",
        ),
    ],
)
def test_the_reading_of_a_name_stands_before_it(content: tuple[str, ...], wanted: str) -> None:
    document = read(par(*content))
    assert [line.text for line in document.lines] == [wanted]


@pytest.mark.parametrize(
    ("content", "wanted", "beside"),
    [
        ((ruby("汐見", "しおみ"), "地区の道路"), "汐見地区の道路", ["しおみ"]),
        ((ruby("基本方針", "きほんほうしん"),), "基本方針", ["きほんほうしん"]),
        (("課名　", ruby("市民課", "しみんか")), "課名　市民課", ["しみんか"]),
        ((ruby("市民", "しみん"), " ", ruby("協働", "きょうどう")), "市民 協働", ["しみん きょうどう"]),
    ],
)
def test_readings_of_other_words_stand_beside(content: tuple[str, ...], wanted: str, beside: list[str]) -> None:
    document = read(par(*content))
    assert texts(document) == [[wanted]]
    assert asides(document) == beside


def test_ruby_in_a_column_of_names() -> None:
    document = read(
        tbl(
            row("課名", "課長名"),
            row(cell(par(ruby("西浜", "にしはま"))), cell(par(ruby("林", "はやし"), "　", ruby("薫", "かおる")))),
        )
    )
    assert texts(document)[1] == ["西浜", "はやし かおる 林　薫"]


# --- files of other programs, damaged files -----------------------------------------------------------------------


def test_strict_files_macros_templates_and_missing_parts() -> None:
    strict = {
        name: content.replace(W_URI, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in package(par("本文") + tbl(row("甲", "乙"))).items()
        if isinstance(content, str)
    }
    macro = package(par("本文"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml")
    template = package(par("本文"), main_type=DOCUMENT_TYPE.replace("document.main", "template.main"))
    moved = package(par("本文"))
    moved = {name.replace("document.xml", "document2.xml"): one for name, one in moved.items()} | {
        "_rels/.rels": str(moved["_rels/.rels"]).replace("document.xml", "document2.xml")
    }
    dangling = package(par("本文"), {"styles": "<x/>", "numbering": "<x/>"})
    del dangling["word/styles.xml"], dangling["word/numbering.xml"]
    for parts in (strict, macro, template, moved, dangling):
        data = zipped(parts)
        assert sniff(data) == DOCX
        assert texts(read_document(data, source(data)))[0] == ["本文"]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"word/document.xml": None}, "office-damaged"),
        ({"word/document.xml": "<w:document"}, "office-damaged"),
        ({"word/document.xml": f"{BOMB}<w:document {NAMESPACES}><w:body>&b;</w:body></w:document>"}, "office-damaged"),
        ({"word/document.xml": "<html/>"}, "office-damaged"),
        ({"word/document.xml": f"<w:document {NAMESPACES}>{' ' * 9_000_000}</w:document>"}, "file-too-large"),
        (
            {
                "word/document.xml": f"<w:document {NAMESPACES}><w:body>{'<w:ins>' * 400}{'</w:ins>' * 400}</w:body></w:document>"
            },
            "office-damaged",
        ),
        ({"word/document.xml": f"<w:document {NAMESPACES}><w:body/></w:document>"}, "empty-file"),
    ],
)
def test_damaged_parts(change: dict[str, str | None], code: str) -> None:
    parts = {name: one for name, one in (package(par("本文")) | change).items() if one is not None}
    data = zipped(parts)
    with pytest.raises(DocumentError) as caught:
        read_docx(data, source(data))
    assert caught.value.code == code


def test_a_file_cut_off_anywhere_is_damaged() -> None:
    data = word_file(par("本文" * 500))
    for length in (200, len(data) // 2, len(data) - 10):
        with pytest.raises(DocumentError) as caught:
            sniff(data[:length])
        assert caught.value.code == "office-damaged"
    broken = bytearray(data)
    at = data.index(b"word/document.xml") + 60
    broken[at : at + 8] = b"\xff" * 8
    with pytest.raises(DocumentError) as caught:
        read_docx(bytes(broken), source(data))
    assert caught.value.code == "office-damaged"


def ole(*names: str) -> bytes:
    """An OLE container with these streams in its root: a header, a table of sectors, a directory."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    sectors = -(-(len(names) + 1) // 4)
    chain = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    entries = b""
    for at, name in enumerate(("Root Entry", *names)):
        entry = bytearray(128)
        raw = name.encode("utf-16-le")
        entry[: len(raw)] = raw
        following = at + 1 if 0 < at < len(names) else 0xFFFFFFFF
        child = 1 if at == 0 else 0xFFFFFFFF
        struct.pack_into("<HBB3I", entry, 64, len(raw) + 2, 2, 1, 0xFFFFFFFF, following, child)
        entries += bytes(entry)
    return bytes(header) + table + entries + bytes(sectors * 512 - len(entries))


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (ole("EncryptionInfo", "EncryptedPackage"), "office-password", "password"),
        (ole("1Table", "WordDocument", "Data"), "unsupported-format", "--convert-to docx"),
        (ole("Workbook", "MBD0"), "unsupported-format", "--convert-to xlsx"),
        (ole("PowerPoint Document"), "unsupported-format", "--convert-to pdf"),
        (ole("DocumentText", "JSRV_SegmentInformation"), "unsupported-format", "一太郎"),
        (ole("x"), "unsupported-format", "OLE"),
        (ole("x")[:700], "unsupported-format", "OLE"),
        (b"{\\rtf1\\ansi x}", "unsupported-format", "RTF"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
            "unsupported-format",
            "odt",
        ),
        (zipped({"Index/Document.iwa": "x"}), "unsupported-format", "iWork"),
        (zipped({"[Content_Types].xml": "presentationml.presentation"}), "unsupported-format", "PowerPoint"),
        (zipped({"report.txt": "x"}), "unsupported-format", "ZIP"),
    ],
)
def test_other_containers_say_how_to_convert(data: bytes, code: str, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        sniff(data)
    assert caught.value.code == code
    assert words in caught.value.detail


def test_a_workbook_is_told_from_a_word_file() -> None:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert sniff(zipped({"[Content_Types].xml": f'<Types><Override ContentType="{main}"/></Types>'})) == XLSX


STYLES = (
    f'<w:styles xmlns:w="{W_URI}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="a1"><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a2"><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>'
)


def test_a_line_says_how_it_stands_out_from_the_running_text() -> None:
    body = (
        par("基本方針", properties='<w:pStyle w:val="a1"/>')
        + par("現状と課題", properties='<w:pStyle w:val="a2"/>')
        + par(run("部の目標", '<w:sz w:val="24"/>'))
        + par("地域の皆さんと行政とが支え合うまちをつくります。", properties='<w:pStyle w:val="a3"/>')
        + par(run("注", '<w:sz w:val="22"/>'), "この行の文字はほとんど本文の大きさです。")
    )
    assert [row.set_in for row in read(body, styles=STYLES).rows] == ["h2", "14.0pt", "12.0pt", None, None]


def test_where_a_table_has_the_running_text_it_says_what_is_larger() -> None:
    small, large = '<w:sz w:val="20"/>', '<w:sz w:val="24"/>'
    body = par(run("主な事業", large)) + tbl(row(cell(par(run("夜間窓口の延長を毎週行います。", small)))))
    assert [found.set_in for found in read(body).rows] == ["12.0pt", None]
