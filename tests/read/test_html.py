"""Web pages → lines and rows: what browsers print, in their order, with the site around the report set apart."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.document import Document, Source
from pipeline.model.errors import DocumentError
from pipeline.read import read_document, sniff
from pipeline.read.html import read_html, read_mhtml
from pipeline.run import Conversion
from tests.read.html_pages import body, page, table
from tools.make_raw import content, files, text

Convert = Callable[..., Conversion]
REPORTS = [content.without_defects(one, content.Print(form="text")) for one in content.load_all(files.CONTENT)]


def read(html: str | bytes) -> Document:
    data = html if isinstance(html, bytes) else html.encode()
    return read_html(data, Source("a.html", "0" * 64, len(data), "text/html"))


def rows(html: str | bytes) -> list[list[str | None]]:
    """The cells of each row; None: covered by a merged cell."""
    return [[None if cell.covered else cell.text for cell in row.cells] for row in read(html).rows]


def texts(html: str) -> list[str]:
    """The lines that rows hold."""
    return ["|".join(cell.text for cell in row.cells) for row in read(html).rows]


def furniture(html: str) -> list[str]:
    document = read(html)
    return [line.text for line in document.lines if line.number in document.furniture]


# Whole reports.


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.stem)
def test_a_page_is_the_report_that_its_text_is(report: content.Report, convert_bytes: Convert) -> None:
    as_text = convert_bytes(text.as_bytes(report), "a.txt").record.model_dump(mode="json")["reports"]
    record = convert_bytes(page(report).encode(), "a.html").record
    assert record.model_dump(mode="json")["reports"] == as_text
    assert record.document.media_type == "text/html"
    assert record.document.encoding == "utf-8"


LAYOUTS = {
    "no classes": "<html><body>{}</body></html>",
    "main": "<nav>メニュー</nav><main>{}</main><footer>フッター</footer>",
    "layout table": "<table width=100%><tr><td colspan=2><a href=/><img alt=汐見原市></a></td></tr><tr><td><a href=1>くらし</a><br><a href=2>しごと</a>"
    "<br><a href=3>市政</a></td><td>{}</td></tr></table>",
    "layout tables": "<table><tr><td><table role=presentation><tr><td>{}</td></tr></table></td></tr></table>",
    "content": "<div class='container no-sidebar'><div id=contents class=header-fixed>{}</div></div>",
    "xhtml": "<?xml version='1.0' encoding='UTF-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{}</body></html>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16"])
def test_every_frame_and_encoding(layout: str, encoding: str, convert_bytes: Convert) -> None:
    report = REPORTS[0]
    as_text = convert_bytes(text.as_bytes(report), "a.txt").record.model_dump(mode="json")["reports"]
    html = LAYOUTS[layout].format(body(report)).replace("UTF-8", encoding)
    assert convert_bytes(html.encode(encoding), "a").record.model_dump(mode="json")["reports"] == as_text


def test_a_page_saved_as_one_file(convert_bytes: Convert) -> None:
    import email.mime.multipart
    import email.mime.text

    saved = email.mime.multipart.MIMEMultipart("related", type="text/html")
    saved["From"] = "<Saved by a browser>"
    saved["Subject"] = "=?utf-8?Q?report?="
    saved.attach(email.mime.text.MIMEText(page(REPORTS[0]), "html", "utf-8"))
    saved.attach(email.mime.text.MIMEText("p {}", "css", "utf-8"))
    data = saved.as_bytes()
    assert sniff(data) == "multipart/related"
    as_text = convert_bytes(text.as_bytes(REPORTS[0]), "a.txt").record.model_dump(mode="json")["reports"]
    assert convert_bytes(data, "a.mht").record.model_dump(mode="json")["reports"] == as_text


def test_a_saved_page_without_a_page() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\ntext\r\n--x--\r\n"
    with pytest.raises(DocumentError, match="html-unreadable"):
        read_document(data, Source("a", "", len(data), sniff(data)))
    with pytest.raises(DocumentError, match="html-unreadable"):
        read_mhtml(b"", Source("a", "", 0, "multipart/related"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_page_made_by_libreoffice(tmp_path: Path, convert_bytes: Convert) -> None:
    html = f"<!DOCTYPE html><meta charset=utf-8>{body(REPORTS[0])}"
    (tmp_path / "in.html").write_text(html, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for target, name in (("odt:writer8", "in.html"), ("html:HTML (StarWriter)", "in.odt")):
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(tmp_path), name]
        subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    data = (tmp_path / "in.html").read_bytes()
    assert b"LibreOffice" in data
    as_text = convert_bytes(text.as_bytes(REPORTS[0]), "a.txt").record.model_dump(mode="json")["reports"]
    assert convert_bytes(data, "a.html").record.model_dump(mode="json")["reports"] == as_text


# What kind of file.


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html><p>x", "<HTML><body>x", "\n\n<html lang=ja>", "<!-- saved from url --><table><tr><td>1</table>",
        "<div>市民部</div>", "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>", "<?xml version='1.0'?><html>", "<h1 class='a'>市</h1>",
        "<p>市<br>民</p>", "<head></head>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be", "iso-2022-jp"])
def test_pages_are_told_by_their_content(head: str, encoding: str) -> None:
    assert sniff(head.encode(encoding)) == "text/html"


@pytest.mark.parametrize(
    "said",
    [
        "<市民部>の基本方針",
        "< 5 件",
        "<重点>目標</重点>",
        "a < b",
        "市民部<br>の方針",
        "<p>だけ",
        "<1>目標",
        "<->",
        "From: 市民部\n\n方針",
        "<",
        "<!-- x",
    ],
)
def test_a_text_with_an_angle_bracket_is_text(said: str) -> None:
    assert sniff(said.encode()) == "text/plain"


@pytest.mark.parametrize("said", ["<?xml version='1.0'?><rss></rss>", "<?xml version='1.0'?><a><html/></a>"])
def test_other_xml_is_refused(said: str) -> None:
    with pytest.raises(DocumentError, match="unsupported-format"):
        sniff(said.encode())


# Charset.


@pytest.mark.parametrize(
    ("declared", "real", "codes"),
    [
        ("Shift_JIS", "cp932", []),
        ("x-sjis", "utf-8", ["encoding-misdeclared"]),
        ("utf-8", "cp932", ["encoding-misdeclared"]),
        ("EUC-JP", "euc-jp", []),
        ("iso-8859-1", "utf-8", ["encoding-misdeclared"]),
        ("shift_jis", "iso-2022-jp", ["encoding-misdeclared"]),
    ],
)
def test_declared_and_real_charset(declared: str, real: str, codes: list[str]) -> None:
    said = "市民課は窓口の案内を見直し、待ち時間を短くします。"
    html = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset={declared}'></head><p>{said}</p>"
    document = read(html.encode(real))
    assert [row.cells[0].text for row in document.rows] == [said]
    assert [code for code, _, _ in document.notes] == codes


def test_vendor_characters_in_a_page_that_says_shift_jis() -> None:
    html = "<meta charset=Shift_JIS><p>①髙﨑㈱ 課長</p>".encode("cp932")
    assert [row.cells[0].text for row in read(html).rows] == ["①髙﨑㈱ 課長"]
    assert read(html).notes == ()


def test_an_ascii_page_with_references_may_say_anything() -> None:
    document = read("<meta charset=shift_jis><p>&#24066;&#27665;&#x9AD9;&hellip;&#133;&nbsp;&amp;")
    assert document.lines[0].text.rstrip("\u00a0& ") == "市民髙……"
    assert document.notes == ()


def test_bytes_of_a_script_do_not_refuse_the_page() -> None:
    html = "<meta name=description content='市民".encode()[:-1] + "'><script>x</script><p>市民課の方針</p>".encode()
    assert [row.cells[0].text for row in read(html).rows] == ["市民課の方針"]
    with pytest.raises(DocumentError, match="undecodable-text"):
        read("<p>市民課の基本方針</p>".encode()[:-5] + b"\xe3</p>")


# Text.


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>自治会への\n  加入を促す</p>", ["自治会への加入を促す"]),
        ("<p>ICT\nand AI\n の活用</p>", ["ICT and AI の活用"]),
        ("<p>吉田  <b>修</b></p>", ["吉田 修"]),
        ("<p>市<b>民</b><i>課</i></p>", ["市民課"]),
        ("<p>吉田　修</p>", ["吉田　修"]),
        ("<meta name=generator content='LibreOffice 7'><p>吉田\n修</p>", ["吉田 修"]),
        ("一<br>二<br><br>三", ["一", "二", "三"]),
        ("<div>一<div>二</div>三</div>四", ["一", "二", "三", "四"]),
        ("<p>一<p>二</body></html><p>三", ["一", "二", "三"]),
        ("<blockquote>引用</blockquote><address>市民課</address>", ["引用", "市民課"]),
        ("<dl><dt>部局名<dd>市民部<dt>部長名<dd>吉田 修</dl>", ["部局名|市民部", "部長名|吉田 修"]),
        ("<dl><dt>基本方針<dd>支え合うまちをつくります。</dl>", ["基本方針", "支え合うまちをつくります。"]),
        ("<p>a<style>b</style><script>c</script><template>d</template><span hidden>e</span><span style='display: none'>f</span>g</p>", ["ag"]),
        ("<!-- x --><p>市<!-- y -->民</p>", ["市民"]),
        ("<h1><img src=a alt='市民部の基本方針'></h1>", ["市民部の基本方針"]),
        ("<p>CP1252: &#150; &#8211;</p>", ["CP1252: – –"]),
        ("<p>か\u3099</p>", ["か\u3099"]),
        ("<p>a\x0cb\x08c</p>", ["a bc"]),
        ("<p>1 &lt; 2 &amp; 3</p>", ["1 < 2 & 3"]),
    ],
)  # fmt: skip
def test_text_as_browsers_print_it(html: str, lines: list[str]) -> None:
    assert texts(html) == lines


def test_headings_and_paragraphs_stand_apart_and_end_their_lines() -> None:
    document = read("<h2>基本方針</h2><p>一</p><div>二</div><div>三</div><p>&nbsp;</p><div>四</div>")
    assert [row.blank_before for row in document.rows] == [True, True, True, False, True]
    assert {line.fills_measure for line in document.lines} == {False}
    assert all(line.page is None for line in document.lines)


def test_preformatted_text_is_read_as_a_text_file() -> None:
    document = read("<pre>課名\t職員数\n市民課\t31\n\n基本方針\n  続き</pre>")
    assert [[cell.text for cell in row.cells] for row in document.rows] == [
        ["課名", "職員数"],
        ["市民課", "31"],
        ["基本方針"],
        ["続き"],
    ]
    assert [row.table for row in document.rows] == [1, 1, None, None]
    assert document.lines[0].fills_measure is None


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<ol><li>一<li>二</ol>", ["1. 一", "2. 二"]),
        ("<ol start=3><li>一<li value=7>二<li>三</ol>", ["3. 一", "7. 二", "8. 三"]),
        ("<ol reversed><li>一<li>二</ol>", ["2. 一", "1. 二"]),
        ("<ol type=a><li>一<li>二</ol>", ["a. 一", "b. 二"]),
        ("<ol type=I><li>一<li>二</ol>", ["I. 一", "II. 二"]),
        ("<ol style='list-style-type: katakana'><li>一<li>二</ol>", ["ア、一", "イ、二"]),
        ("<ol style='list-style: none inside'><li>一</ol>", ["一"]),
        ("<ol><li>① 一<li>② 二</ol>", ["① 一", "② 二"]),
        ("<ul><li>一<li>○ 二</ul>", ["・一", "○ 二"]),
        ("<ul style='list-style-type:circle'><li>一</ul>", ["○一"]),
        ("<ol><li><p>一</p><p>続き</p><ul><li>子</ul><li>二</ol>", ["1. 一", "続き", "・子", "2. 二"]),
        ("<li>一", ["・一"]),
    ],
)
def test_marks_of_lists(html: str, lines: list[str]) -> None:
    assert texts(html) == lines


def test_the_number_of_a_goal_comes_from_its_list(convert_bytes: Convert) -> None:
    goals = "<ol><li>加入を促します。<li>相談を充実します。</ol>"
    html = (
        f"<h1>市民部の基本方針</h1><p>部局名 市民部<h2>基本方針</h2><p>支え合います。<h2>平成30年度の目標</h2>{goals}"
    )
    (report,) = convert_bytes(html.encode(), "a.html").record.reports
    assert [(goal.goal_no, goal.text) for goal in report.goals] == [(1, "加入を促します。"), (2, "相談を充実します。")]


# Ruby, struck text, images.


@pytest.mark.parametrize(
    ("html", "line", "beside"),
    [
        ("<ruby>山田<rt>やまだ</rt></ruby> <ruby>修<rt>おさむ</rt></ruby>", "やまだ おさむ 山田 修", []),
        ("<ruby>山<rp>(</rp><rt>やま</rt><rp>)</rp>田<rt>だ</rt></ruby>　<ruby>修<rt>おさむ</rt></ruby>", "やまだ おさむ 山田　修", []),
        ("<ruby><rb>山田</rb> <rb>修</rb><rt>やまだ</rt><rt>おさむ</rt></ruby>", "山田 修", ["やまだおさむ"]),
        ("部長名：<ruby>山田<rt>やまだ</rt></ruby> <ruby>修<rt>おさむ</rt></ruby>（兼務）", "部長名：やまだ おさむ 山田 修（兼務）", []),
        ("<ruby>基本<rt>きほん</rt></ruby><ruby>方針<rt>ほうしん</rt></ruby>", "基本方針", ["きほん ほうしん"]),
        ("<ruby>目<rt>もく</rt></ruby> <ruby>標<rt>ひょう</rt></ruby>", "目 標", ["もく ひょう"]),
        ("市の<ruby>計画<rt>けいかく</rt></ruby>です。", "市の計画です。", ["けいかく"]),
    ],
)  # fmt: skip
def test_ruby(html: str, line: str, beside: list[str]) -> None:
    assert texts(f"<p>{html}</p>") == [line]
    assert furniture(f"<p>{html}</p>") == beside


def test_a_name_with_ruby_is_read(convert_bytes: Convert) -> None:
    name = "<ruby>山田<rt>やまだ</rt></ruby> <ruby>修<rt>おさむ</rt></ruby>"
    cells = table([["課名", "課長名", "職員数"], ["<ruby>市民課<rt>しみんか</rt></ruby>", name, "8"]], head=True)
    (report,) = convert_bytes(
        f"<h1>市民部の基本方針</h1><p>部局名 市民部<h2>部局内の執行体制</h2>{cells}<h2>主な事業</h2>".encode(), "a"
    ).record.reports
    assert report.staffing is not None
    (section,) = report.staffing.sections
    assert section.name == "市民課"
    person = section.officers[0]
    assert (person.full_name, person.family_name_kana, person.given_name_kana) == ("山田 修", "ヤマダ", "オサム")


def test_struck_text_is_kept_and_noted() -> None:
    document = read("<p>職員数 <del>10人</del><ins>12人</ins></p><table><tr><td>a<s>b</s><td>c</table>")
    assert [[cell.text for cell in row.cells] for row in document.rows] == [["職員数 12人"], ["a", "c"]]
    assert [(code, document.lines[line - 1].text) for code, line, _ in document.notes if line] == [
        ("struck-text", "10人"),
        ("struck-text", "b"),
    ]


def test_small_images_stand_beside_the_text() -> None:
    assert texts("<p>資料<img alt='PDF'></p>") == ["資料"]
    assert furniture("<p>資料<img alt='PDF'></p>") == ["PDF"]
    assert rows("<table><tr><td><img alt='○'><td>済</table>") == [["○", "済"]]


# Tables.


@pytest.mark.parametrize(
    ("html", "cells"),
    [
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [["a", "b"], [None, "c"]]),
        ("<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e", [["a", None, "b"], ["c", "d", "e"]]),
        ("<tr><td colspan=9>a<tr><td>b<td>c", [["a", None], ["b", "c"]]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", [["a", "b"], [None, "c"], [None, "d"]]),
        ("<tr><td rowspan=99999>a<td>b<tr><td>c", [["a", "b"], [None, "c"]]),
        ("<thead><tr><th rowspan=5>a<th>b<tbody><tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d", [["a", "b", ""], ["c", None, "d"]]),
        ("<tr><td>a<td><tr><td>&nbsp;<td>d", [["a", ""], ["", "d"]]),
        ("<tr><td>a<td>b<tr><td>c", [["a", "b"], ["c", ""]]),
        ("<tr><td><p>a</p><p>b</p><td>c<br>d", [["a\nb", "c\nd"]]),
        ("<tr><td colspan=x rowspan=-2>a<td>b", [["a", "b"]]),
        ("<tr><td><ul><li>a<li>b</ul><td>c", [["・a\n・b", "c"]]),
    ],
)
def test_merged_and_blank_cells(html: str, cells: list[list[str | None]]) -> None:
    assert rows(f"<table>{html}</table>") == cells


def test_a_caption_is_a_line_before_its_table_and_tables_are_numbered() -> None:
    document = read("<table><caption>執行体制<tr><th>課名<th>人数</table>間<table><tr><td>1<td>2</table>")
    assert [(row.table, row.cells[0].text) for row in document.rows] == [
        (None, "執行体制"),
        (1, "課名"),
        (None, "間"),
        (2, "1"),
    ]


def test_layout_tables_are_read_cell_by_cell() -> None:
    inner = "<table border=1><tr><td>課名<td>人数<tr><td>市民課<td>31</table>"
    html = f"<table><tr><td>左</td><td><h1>題</h1>{inner}</td></tr></table>"
    document = read(html)
    assert [(row.table, [cell.text for cell in row.cells]) for row in document.rows] == [
        (None, ["左"]), (None, ["題"]), (1, ["課名", "人数"]), (1, ["市民課", "31"]),
    ]  # fmt: skip


def test_text_between_rows_is_put_before_the_table() -> None:
    assert texts("<table>序<tr>文<td>a<td>b</td></tr>跋</table>") == ["序", "文", "跋", "a|b"]
    assert texts("<table><tr><table><tr><td>a<td>b</table><td>c<td>d</table>") == ["a|b", "c", "d"]


def test_a_small_table_in_a_cell_of_data_is_lines_of_the_cell() -> None:
    inner = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    html = f"<table><tr><th>事業名<th>取組の内容と結果<tr><td>窓口の案内の見直し<td>待ち時間を短くしました。{inner}</table>"
    assert rows(html)[1] == ["窓口の案内の見直し", "待ち時間を短くしました。\n甲　1\n乙　2"]


def test_a_box_of_one_cell_is_no_table() -> None:
    document = read("<table border=1><tr><td><p>一</p><p>二</p></table>")
    assert [(row.table, row.cells[0].text) for row in document.rows] == [(None, "一"), (None, "二")]


# Furniture.

REPORT = "<h1>市民部の基本方針</h1><p>部局名 市民部</p><h2>基本方針</h2><p>地域の皆さんと支え合うまちをつくります。</p>"
OWN = ["市民部の基本方針", "部局名 市民部", "基本方針", "地域の皆さんと支え合うまちをつくります。"]


@pytest.mark.parametrize(
    "site",
    [
        "<nav><ul><li>くらし<li>しごと</ul></nav>",
        "<footer>市役所</footer>",
        "<div role=navigation>くらし</div>",
        "<header>汐見原市</header>",
        "<div class='breadcrumb-list'>くらし</div>",
        "<div id=TopicPath>くらし</div>",
        "<div class='tmp_gnavi'>くらし</div>",
        "<div class='snsArea'>送る</div>",
        "<ul><li><a href=1>くらし<li><a href=2>しごと<li><a href=3>市政</ul>",
        "<p>現在の位置：トップページ &gt; 市政 &gt; 方針</p>",
        "<p>ページ番号：1012345　更新日：平成28年5月1日</p>",
        "<p>更新日：2016年5月1日</p>",
        "<div>ページ番号 1012345</div>",
        "<p>本文へスキップ</p>",
        "<p>▲ページの先頭へ戻る</p>",
        "<p>印刷する</p>",
        "<div class=cookie-notice>クッキーを使います。</div>",
        "<button>検索</button>",
        "<p>Copyright © 汐見原市</p>",
    ],
)
@pytest.mark.parametrize("where", ["before", "after"])
def test_site_furniture(site: str, where: str) -> None:
    html = site + REPORT if where == "before" else REPORT + site
    assert texts(html) == OWN
    assert furniture(html) != []


@pytest.mark.parametrize("level", ["h2", "h3", "p"])
def test_the_part_about_the_page_ends_at_the_next_heading(level: str) -> None:
    about = f"<{level}>このページに関するお問い合わせ</{level}><p>市民部 市民課</p><p>電話 00</p>"
    assert texts(REPORT + about + "<h2>主な事業</h2>") == [*OWN, "主な事業"]
    assert furniture(REPORT + about) == ["このページに関するお問い合わせ", "市民部 市民課", "電話 00"]


@pytest.mark.parametrize(
    "own",
    [
        "<p>更新日を待たずに公表します。</p>", "<p>平成30年4月1日現在</p>", "<p>問い合わせ先</p>", "<ul><li><a href=1>見守り事業</a></ul>",
        "<h2 class=header>目標</h2>", "<p>ページ番号の付け方を見直します。</p>", "<p>5</p>", "<article class=entry><header>前文</header></article>",
    ],
)  # fmt: skip
def test_in_doubt_it_is_content(own: str) -> None:
    assert len(texts(REPORT + own)) == len(OWN) + 1
    assert furniture(REPORT + own) == []


def test_a_wrapper_named_like_furniture_is_content() -> None:
    for name in ("header", "sidebar", "nav-wrapper", "menu", "contact"):
        assert texts(f"<div class='{name}'>{REPORT}</div>") == OWN
    assert texts(f"<div class=sidebar>{REPORT.replace('h1', 'h2')}</div>") == OWN


def test_outside_a_main_element_is_furniture() -> None:
    html = f"<div>左の欄</div><main>{REPORT}</main><div>右の欄</div>"
    assert texts(html) == OWN
    assert furniture(html) == ["左の欄", "右の欄"]
    untitled = REPORT.replace("<h1>市民部の基本方針</h1>", "")
    assert texts(f"<h1>市民部の基本方針</h1><div>左の欄</div><main>{untitled}</main>") == OWN


def test_a_list_of_contents_inside_the_main_part() -> None:
    toc = "<ul><li><a href='#a'>基本方針</a><li><a href='#b'>主な事業</a></ul>"
    assert texts(f"<main>{toc}{REPORT}</main>") == OWN


def test_words_for_screen_readers_stand_beside_the_text() -> None:
    html = "<p>資料<span class='sr-only'>別ウィンドウで開く</span>一覧</p>"
    assert (texts(html), furniture(html)) == (["資料一覧"], ["別ウィンドウで開く"])


def test_a_page_of_furniture_alone_is_content() -> None:
    assert texts("<nav>市民部の基本方針</nav>") == ["市民部の基本方針"]


def test_the_date_of_the_page_is_no_as_of_date(convert_bytes: Convert) -> None:
    html = page(REPORTS[0]).replace("更新日：平成28年5月1日", "更新日：平成11年1月1日 12時00分")
    (report,) = convert_bytes(html.encode(), "a.html").record.reports
    assert report.staffing is not None
    assert report.staffing.as_of_date == REPORTS[0].as_of_date


# Broken and hostile pages.


def test_frames_are_refused() -> None:
    with pytest.raises(DocumentError, match=r"html-unreadable.*menu\.html"):
        read("<html><frameset cols='1,2'><frame src=menu.html><frame src=main.html></frameset></html>")


@pytest.mark.parametrize(
    "html", ["<html></html>", "<p>&nbsp;</p>", "<script>x</script>", "<!-- x -->", "<div hidden>x</div>"]
)
def test_pages_without_text(html: str) -> None:
    with pytest.raises(DocumentError, match="empty-file"):
        read(html)


@pytest.mark.parametrize("tag", ["div", "font", "span", "b", "blockquote"])
@pytest.mark.parametrize("depth", [500, 5000])
def test_deep_pages_are_read(tag: str, depth: int) -> None:
    assert texts(f"<{tag}>" * depth + "市民部の基本方針") == ["市民部の基本方針"]


@pytest.mark.parametrize("tag", ["ul", "ol><li", "table><tr><td"])
def test_pages_that_nest_without_end_are_refused(tag: str) -> None:
    assert "市民部" in texts(f"<{tag}>" * 400 + "市民部")[0]
    with pytest.raises(DocumentError, match="html-unreadable"):
        read(f"<{tag}>" * 5000 + "市民部")


def test_large_pages() -> None:
    document = read("<table>" + "<tr><td>1<td>2" * 5_000 + "</table><p>" + "市" * 1_000_000)
    assert len(document.rows) == 5_001


def test_tables_that_would_fill_the_memory() -> None:
    wide = "".join(f"<tr><td colspan={1000 - at}>1<td rowspan=65534>2" for at in range(300))
    assert len(read(f"<table>{wide}</table>").rows) == 300


FRAGMENTS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<table>", "<tr>", "<td rowspan=2>", "<td colspan=3>", "</table>", "<ul>", "<ol>", "<li>", "</ul>", "<h2>", "</h2>",
         "<br>", "<del>", "</del>", "<ruby>", "<rt>", "</ruby>", "<div class=nav>", "</div>", "<pre>", "</pre>", "市民部", " ", "\n", "部長名",
         "①", "&nbsp;", "<img alt=x>", "<dl>", "<dt>", "<dd>", "</dl>", "<span hidden>", "</span>", "<main>", "</main>", "<caption>", "<th>"]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(FRAGMENTS)
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    html = "<html>" + "".join(pieces)
    try:
        document = read(html)
    except DocumentError:
        return
    held = [piece.line for row in document.rows for cell in row.cells for piece in cell.pieces]
    assert len(held) == len(set(held))
    assert set(held).isdisjoint(document.furniture)
    assert {line.number for line in document.lines if line.text.strip()} == set(held) | document.furniture
    for row in document.rows:
        for cell in row.cells:
            for piece in cell.pieces:
                assert document.lines[piece.line - 1].text[piece.start : piece.end] == piece.text
    shown = "".join(line.text for line in document.lines)
    if "<span hidden>" not in pieces:
        assert shown.count("市民部") == html.count("市民部")


def test_a_heading_says_at_which_level_it_is_marked_up() -> None:
    document = read("<h1>市民部の仕事</h1><h2>基本方針</h2><p>支え合うまちをつくります。</p>")
    assert [row.set_in for row in document.rows] == ["h1", "h2", None]
