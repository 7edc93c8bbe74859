"""What a person sees: the tables of one document, each issue with its line and a marker under the place; a run's summary."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from pipeline.model.document import Line
from pipeline.model.report import Issue, Place, RunCounts, RunDocument, RunRecord
from pipeline.review.safe import safe
from pipeline.review.show import issue_lines, show
from pipeline.review.summary import summarize
from pipeline.run import Conversion

ConvertText = Callable[[str], Conversion]
CityReport = Callable[..., str]


def shown(conversion: Conversion, width: int = 160) -> str:
    stream = io.StringIO()
    show(conversion.record, conversion.document.lines, Console(file=stream, width=width, highlight=False))
    return stream.getvalue()


def lines_of(text: str, quoted: str, *, last: int = 1, page: int | None = None) -> list[str]:
    issue = Issue(
        code="unclaimed-text",
        severity="warning",
        path="/reports/0",
        message=f"no field holds 「{quoted}」",
        where=Place(page=page, line_start=1, line_end=last, bbox=None),
    )
    return [line.plain for line in issue_lines(issue, "a.txt", [Line(1, text, page)])]


def under_marker(excerpt: str, marker: str) -> str:
    """The characters of the excerpt that stand above the carets, by their width in a terminal."""
    start, width = marker.index("^"), marker.count("^")
    found, at = "", 0
    for char in excerpt:
        if start <= at < start + width:
            found += char
        at += cell_len(char)
    return found


@pytest.mark.parametrize(
    ("text", "quoted", "marked"),
    [
        ("文書番号 汐市協第12号", "文書番号 汐市協第12号", "文書番号 汐市協第12号"),
        ("市民課\t大西\t内線 31", "内線 31", "内線 31"),
        ("　　字下げの行 備考", "備考", "備考"),
        ("ｶﾅと全角と abc", "と全角", "と全角"),
        ("見守り\x1b[31m事業\t担当", "担当", "担当"),
        ("見守り\x1b事業", "り\x1b事", "り\\x1b事"),
        ("見守り　事業", "事業", "事業"),
    ],
)
def test_the_marker_stands_under_the_words(text: str, quoted: str, marked: str) -> None:
    head, excerpt, marker = lines_of(text, quoted)
    assert head.startswith("a.txt:1: warning unclaimed-text: ")
    assert excerpt.startswith("      1 │ ")
    assert under_marker(excerpt, marker) == marked
    assert marker.strip() == "^" * cell_len(marked)


@pytest.mark.parametrize("quoted", ["何か他の語", "市民課⏎大西"])
def test_without_the_words_the_whole_line_is_marked(quoted: str) -> None:
    _, excerpt, marker = lines_of("市民課\t大西", quoted)
    assert under_marker(excerpt, marker) == "市民課⇥大西"


def test_a_long_line_is_cut_and_a_long_place_told() -> None:
    head, excerpt, marker = lines_of("長" * 90, "長" * 40 + "…", last=4, page=2)
    assert head.startswith("a.txt p.2:1: ")
    assert excerpt.endswith("長" * 60 + "…")
    assert marker.endswith("^ … line 4")
    assert marker.count("^") == 80
    assert lines_of("長" * 70 + "備考", "備考")[2].count("^") == 121


def test_an_issue_without_a_place_is_one_line() -> None:
    issue = Issue(code="license-unknown", severity="info", path=None, message="none given", where=None)
    (line,) = issue_lines(issue, "a\x1b.txt", [])
    assert line.plain == "a\\x1b.txt: info license-unknown: The licence of the source was not given: none given"


def test_everything_is_shown(convert_text: ConvertText, city_report: CityReport) -> None:
    sections = ("市民協働課\tさくらい のぶお 桜井 伸夫\t8", "くらし安全課\t欠員\t7", "合計\t\t15")
    conversion = convert_text(
        city_report(sections=sections, header=("部局名 市民環境部", "部長名 高﨑 邦夫", "文書番号 第12号"))
    )
    text = shown(conversion)
    for word in (
        "市民環境部の基本方針", "2018 (平成30年度)", "2018-04-01", "桜井 伸夫 (サクライ ノブオ)", "(欠員)", "合計", "15",
        "[policy]", "① 自治会への加入を促します。", "消費生活相談事業", "最終報告 [final]", "文書番号 第12号", "warning unclaimed-text",
        "0 error, 1 warning, 0 info", "rpt-142999-2018-",
    ):  # fmt: skip
        assert word in text, word


def test_a_moved_text_is_marked(convert_text: ConvertText, city_report: CityReport) -> None:
    rows = [
        "甲地域事業 (市民協働課)\t平成30年度の取組",
        "\t甲を進めます。",
        "乙地域事業 (市民協働課)\t最終報告",
        "\t甲を進めました。",
    ]
    rows += ["\t平成30年度の取組", "\t乙を進めます。", "\t最終報告", "\t乙を進めました。"]
    text = shown(convert_text(city_report(projects=rows)))
    assert text.count("⚠ inferred") == 1
    assert "warning entry-row-shift" in text


def test_brackets_and_controls_are_shown_as_printed(convert_text: ConvertText, city_report: CityReport) -> None:
    name = "相談[/b][red]:smile:\x1b[2J事業"
    rows = [f"{name} (市民[協]課)\t平成30年度の取組", "\t[/]取組[bold]を進めます。"]
    sections = ("市民[/]課\t桜井 [x] 伸夫\t8",)
    conversion = convert_text(city_report(title="市民[b]部の基本方針", projects=rows, sections=sections))
    text = shown(conversion)
    assert "\x1b" not in text
    for word in ("[/b][red]:smile:", "[/]取組[bold]を進めます。", "市民[/]課"):
        assert word in text, word


def test_a_nearly_empty_report_is_shown(convert_text: ConvertText) -> None:
    text = shown(convert_text("部局名 市民部\n部長名 高﨑 邦夫\n\n主な事業\n\n基本方針\n\n支え合います。\n"))
    assert "(no title)" in text
    assert "年度" in text


def test_safe_leaves_japanese_as_it_is() -> None:
    assert safe("①～・「市民部」㈱ｶﾅ") == "①～・「市民部」㈱ｶﾅ"
    assert safe("a\nb\u200e") == "a\\nb\\u200e"


def summary_of(count: int, *failed: str) -> str:
    documents = [
        RunDocument(
            path=f"[/b]{number}.txt", document_id=None, status="ok", error=None, profile="generic", reports=1,
            issues={"error": 0, "warning": 1, "info": 0},
        )
        for number in range(count)
    ]  # fmt: skip
    documents += [
        RunDocument(
            path=path, document_id=None, status="failed", error="no-layout", profile=None, reports=0,
            issues={"error": 0, "warning": 0, "info": 0},
        )
        for path in failed
    ]  # fmt: skip
    total = len(documents)
    counts = RunCounts(found=total, ok=count, partial=0, failed=len(failed), skipped=0, duplicate=0)
    run = RunRecord(schema_version="1.0.0", options={}, engines={}, counts=counts, documents=tuple(documents))
    stream = io.StringIO()
    codes = {"unclaimed-text": count, "no-layout": len(failed), "generic-layout": 7} if failed else {}
    details = dict.fromkeys(failed, "too few [labels]")
    summarize(run, codes, details, Path("[/out]"), Console(file=stream, width=160, highlight=False))
    return stream.getvalue()


def test_the_summary_of_a_run() -> None:
    text = summary_of(2, "[red]x.txt")
    assert "[/b]0.txt" in text
    assert "[red]x.txt: no-layout: No report was found in the document: too few [labels]" in text
    assert "→ If it is a report" in text
    assert text.index("no-layout  ") < text.index("unclaimed-text") < text.index("generic-layout")
    assert "3 found = 2 ok + 0 partial + 1 failed + 0 skipped + 0 duplicate" in text
    assert "output: [/out] (reports/" in text


def test_of_many_documents_only_the_others_are_listed() -> None:
    text = summary_of(50, "x.txt")
    assert "[/b]7.txt" not in text
    assert "x.txt" in text
    assert "documents" not in summary_of(50)
