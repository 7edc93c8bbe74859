"""The written content of a report becomes a page of a city's web site: the report, and the site around it."""

from __future__ import annotations

from html import escape

from tools.make_raw.content import Report
from tools.make_raw.grid import project_rows
from tools.make_raw.text import MARKERS

SITE_HEAD = """<div id="tmp_wrap"><p class="skip"><a href="#tmp_honbun">本文へスキップします。</a></p>
<header id="tmp_header"><p class="logo"><a href="/"><img src="/logo.png" alt="汐見原市"></a></p>
<ul class="tools"><li><a href="/e">English</a></li><li><a href="/m">サイトマップ</a></li></ul></header>
<div id="tmp_gnavi"><ul><li><a href="/k">くらし</a></li><li><a href="/b">しごと</a></li><li><a href="/s">市政情報</a></li></ul></div>
<div class="pankuzu">現在位置：<a href="/">トップページ</a> &gt; <a href="/s">市政情報</a> &gt; 部局の基本方針</div>
<script>var x = "<p>主な事業</p>";</script><style>p { margin: 0 }</style><noscript>JavaScriptを有効にしてください。</noscript>
"""
SITE_FOOT = """<div class="pdf_reader"><p>PDFファイルをご覧いただくには、Adobe Readerが必要です。</p></div>
<div class="toiawase"><h2>このページに関するお問い合わせ</h2><p>企画部 企画課<br>電話：0000-00-0000</p></div>
<p class="pagetop"><a href="#top">ページの先頭へ戻る</a></p></div>
<div id="tmp_lnavi"><h2>他の部</h2><ul><li><a href="1">総務部の基本方針</a></li><li><a href="2">福祉部の基本方針</a></li></ul></div>
<footer><address>汐見原市役所 〒000-0000</address><p>Copyright (C) City of Shiomihara. All Rights Reserved.</p></footer></div>
"""


def table(rows: list[list[str]], head: bool) -> str:
    """Rows of cells, already escaped; the first row in th if `head`."""
    lines = ["<table border='1'>"]
    for at, row in enumerate(rows):
        tag = "th" if head and at == 0 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>")
    return "\n".join([*lines, "</table>"])


def body(report: Report) -> str:
    """The report alone."""
    staffing = [["課名", "課長名", "職員数"]]
    staffing += [[escape(one.name), escape(one.head.printed), one.staff_label] for one in report.sections]
    if report.stated_total:
        staffing.append(["合計", "", str(sum(one.staff for one in report.sections))])
    goals = "".join(
        f"<li style='list-style: none'>{MARKERS[at]} {escape(goal)}</li>\n" for at, goal in enumerate(report.goals)
    )
    projects = [[escape(row.name), escape(row.body)] for row in project_rows(report)]
    return f"""<h1>{escape(report.title)}</h1>
<p class="date">ページ番号：1012345　更新日：平成28年5月1日</p>
<p>(職員数は{report.as_of_label})</p>
<p>部局名 {escape(report.department)}<br>
部長名 {escape(report.head.printed)}</p>
<h2>部局内の執行体制</h2>
{table(staffing, head=True)}
<h2>基本方針</h2>
{"".join(f"<p>{escape(text)}</p>" for text in report.policy)}
<h2>{escape(report.goals_heading)}</h2>
<ul>{goals}</ul>
<h2>主な事業</h2>
{table(projects, head=False)}
"""


def page(report: Report, charset: str = "utf-8") -> str:
    """The whole page."""
    return f"""<!DOCTYPE html>
<html lang="ja"><head><meta charset="{charset}"><title>{escape(report.title)}｜汐見原市</title></head>
<body>{SITE_HEAD}<div id="tmp_contents"><a id="tmp_honbun"></a>
{body(report)}{SITE_FOOT}</body></html>
"""
