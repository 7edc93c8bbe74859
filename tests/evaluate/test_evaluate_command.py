"""`hoshin evaluate`: tables, JSON, the page of differences, exit codes."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline.cli import main
from pipeline.evaluate.evaluation import Options, evaluate
from pipeline.evaluate.tables import print_tables

CityReport = Callable[..., str]


@pytest.fixture
def folder(workplace: Path, city_report: CityReport, convert_text: Callable[[str], Any]) -> Path:
    """A report with its gold, and one whose gold differs in a text that looks like markup, a name and a project."""
    text = city_report()
    gold = convert_text(text).record.model_dump(mode="json")
    for name in ("known/a", "unknown/b"):
        place = workplace / "gold" / f"{name}.txt"
        place.parent.mkdir(parents=True)
        place.write_text(text, encoding="utf-8")
        place.with_suffix(".expected.json").write_text(json.dumps(gold), encoding="utf-8")
        report = gold["reports"][0]
        report["policies"][0]["paragraphs"][0] += "<script>alert(1)</script>"
        report["officers"][0]["full_name"] = "高﨑　邦夫"
        report["projects"].append({**report["projects"][0], "name": "別の事業", "name_label": "別の事業"})
    return workplace / "gold"


def test_tables(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder)]) == 0
    shown = capsys.readouterr().out
    for words in (
        "by class",
        "by family",
        "worst kinds",
        "projects/* as a whole: missing",
        "別の事業",
    ):
        assert words in shown
    assert re.search(
        r"2 documents, [0-9]+ leaves: F1 9[0-9]\.[0-9]+ % strict, .*; 1 documents wholly right; 1[0-9] silent", shown
    )
    assert max(map(len, shown.splitlines())) <= 140 + len("documents wholly right; 12 silent errors (3.00 %)")


def test_issues_refusals_and_places(
    folder: Path, city_report: CityReport, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    damaged = city_report(policy=("緑を守ります。",), sections=("市民協働課\tさくらい のぶお 桜井 伸夫\t8",))
    (folder / "known" / "a.txt").write_text(damaged, encoding="utf-8")
    (folder / "unknown" / "b.txt").write_text("小麦粉と水をよく混ぜます。\n", encoding="utf-8")
    assert main(["evaluate", str(folder), "--html", "page.html"]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"unknown: 1 refused: no-layout: ", shown)
    assert re.search(r"section-not-in-staffing +1 +1 +0 +0 +100 % +100 %", shown)
    page = Path("page.html").read_text(encoding="utf-8")
    assert "no line of the source is known" in page
    assert "<code>section-not-in-staffing</code>" in page
    assert re.search(r'<tr class="own"><th>[0-9]+</th><td>消費生活相談事業', page)


def test_narrow_tables_keep_names_and_figures_whole(folder: Path) -> None:
    stream = io.StringIO()
    print_tables(evaluate(Options(folder), lambda *_: None), Console(width=80, file=stream), 10)
    shown = stream.getvalue()
    assert "…" not in shown.split("worst kinds")[0]
    assert re.search(r"unknown +1 +0 +[0-9]+ +8[0-9.]+ +2/[0-9]+/0 ", shown)


def test_json_is_stable_and_complete(folder: Path) -> None:
    for name in ("one.json", "two.json"):
        assert main(["evaluate", str(folder), "-q", "--json", name]) == 0
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()
    found = json.loads(Path("one.json").read_text(encoding="utf-8"))
    assert found["form"] == "hoshin-evaluation/1"
    assert found["groups"]["known"]["f1"] == 1.0
    assert found["all"]["wholly_right"] == 1
    worst = found["documents"][1]
    assert worst["wrong"] == 2
    assert worst["wrong_soft_equal"] == 1
    assert {one["kind"] for one in worst["differences"]} == {
        "officers/*/full_name: wrong (widths, blanks)",
        "policies/*/paragraphs/*: wrong",
        "projects/* as a whole: missing",
    }
    assert str(folder) not in Path("one.json").read_text(encoding="utf-8")


class Page(HTMLParser):
    """The tags of a page, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = set[str]()
        self.open = list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_page_of_differences(folder: Path) -> None:
    assert main(["evaluate", str(folder), "-q", "--html", "page.html"]) == 0
    text = Path("page.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.open == []
    assert not page.tags & {"script", "link", "img"}
    assert "http" not in text
    assert "<mark>&lt;script&gt;alert(1)" in text
    assert '<tr class="own"><th>' in text
    assert "高﨑<mark>□</mark>" in text


def test_page_and_tables_without_a_difference(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder), "--family", "known", "--html", "page.html"]) == 0
    assert "every field is right" in Path("page.html").read_text(encoding="utf-8")
    assert "F1 100 % strict" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--min-f1", "0.99"], 1),
        (["--min-f1", "0.5", "--max-silent", "0.5"], 0),
        (["--max-silent", "0"], 1),
        (["--max-silent", "0", "--family", "known"], 0),
    ],
)
def test_figures_asked_for(folder: Path, capsys: pytest.CaptureFixture[str], options: list[str], code: int) -> None:
    assert main(["evaluate", str(folder), "-q", *options]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert (("below --min-f1" in shown.err) or ("above --max-silent" in shown.err)) is (code == 1)


@pytest.mark.parametrize("options", [["--min-f1", "99"], ["--max-silent", "x"], ["--worst", "-1"], ["--worst", "٣"]])
def test_wrong_numbers(folder: Path, options: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["evaluate", str(folder), *options])
    assert caught.value.code == 2


def test_errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "none"]) == 2
    assert main(["evaluate", str(folder), "--against", "none", "--profile", "x.toml"]) == 2
    assert "--against judges what was converted" in capsys.readouterr().err
    (folder / "file").write_text("")
    assert main(["evaluate", str(folder), "-q", "--json", str(folder / "file" / "x.json")]) == 4


def test_a_folder_that_must_give_nothing_reaches_no_figure(workplace: Path) -> None:
    (workplace / "a.txt").write_text("小麦粉と水をよく混ぜます。\n", encoding="utf-8")
    (workplace / "a.expected.json").write_text('{"reports": []}', encoding="utf-8")
    assert main(["evaluate", ".", "-q"]) == 0
    assert main(["evaluate", ".", "-q", "--min-f1", "0.5"]) == 1
