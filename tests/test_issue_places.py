"""Every code of the catalogue is raised somewhere and tested somewhere; findings point at the item they are about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.document import BBox, Line, Piece
from pipeline.model.issues import CATALOGUE, Finding
from pipeline.model.raw import RawText
from pipeline.places import issues_of
from pipeline.read import ocr
from pipeline.read.pdf.scans import doubtful_lines, with_scans_read
from pipeline.read.pdf.shapes import FileContent, PageContent, Run
from pipeline.run import Conversion

ROOT = Path(__file__).parent.parent
BOX: BBox = (0.0, 0.0, 100.0, 20.0)


def quoted(folder: str) -> set[str]:
    files = (path for path in (ROOT / folder).rglob("*.py") if "issue_kinds" not in path.parts)
    return {code for path in files for code in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text(encoding="utf-8"))}


def test_every_code_is_raised() -> None:
    assert set(CATALOGUE) - quoted("pipeline") == set()


def test_every_code_is_tested() -> None:
    assert set(CATALOGUE) - quoted("tests") == set()


def at(conversion: Conversion, code: str) -> list[str | None]:
    return [issue.path for issue in conversion.record.issues if issue.code == code]


def test_a_report_without_a_title(convert_text: Callable[[str], Conversion], city_report: Callable[..., str]) -> None:
    conversion = convert_text(city_report(title=""))
    assert conversion.record.reports[0].title is None
    assert at(conversion, "missing-title") == ["/reports/0/title"]


def test_an_unreadable_name(convert_text: Callable[[str], Conversion], city_report: Callable[..., str]) -> None:
    conversion = convert_text(city_report(sections=("市民協働課\t同上\t8", "くらし安全課\t野沢 剛\t7")))
    assert at(conversion, "unreadable-name") == ["/reports/0/staffing/sections/0/officers/0"]


def test_a_section_whose_spelling_was_folded(
    convert_text: Callable[[str], Conversion], city_report: Callable[..., str]
) -> None:
    conversion = convert_text(city_report(sections=("ＤＸ推進課\t桜井 伸夫\t8",)).replace("(市民協働課)", "(Dx推進課)"))
    (section,) = conversion.record.reports[0].projects[0].sections
    assert (section.label, section.match_method) == ("Dx推進課", "normalized")
    assert at(conversion, "section-name-folded") == ["/reports/0/projects/0/sections/0"]


def test_a_report_that_is_read_in_part(convert_text: Callable[[str], Conversion]) -> None:
    lines = ["みなと部の運営方針", "令和4年度", "部局名　みなと部", "部長名　浦野 千里"]
    lines += [f"桟橋の番号は{number}番、長さは{number}0メートル" for number in range(4)]
    lines += ["", "基本方針", "", "港を広げます。" * 24]
    conversion = convert_text("\n".join(lines) + "\n")
    assert conversion.record.document.profile == "generic"
    assert at(conversion, "partly-read") == ["/reports/0"]


def test_a_name_that_is_not_divided_speaks_of_the_officer(
    convert_text: Callable[[str], Conversion], city_report: Callable[..., str]
) -> None:
    conversion = convert_text(city_report(header=("部局名 市民環境部", "部長名 高﨑邦")))
    codes = {issue.code: issue.path for issue in conversion.record.issues if issue.code.startswith("name-")}
    assert set(codes.values()) == {"/reports/0/officers/0"}


def test_text_in_no_field_is_pointed_at_where_it_is_kept(
    convert_text: Callable[[str], Conversion], city_report: Callable[..., str], resolve_pointer: Callable[..., Any]
) -> None:
    conversion = convert_text(city_report(header=("部局名 市民環境部", "部長名 高﨑 邦夫", "まったく別の一行")))
    record = conversion.record.model_dump(mode="json")
    paths = at(conversion, "unclaimed-text")
    assert [resolve_pointer(record, path)["text"] for path in paths if path] == ["まったく別の一行"]


def test_the_encoding_that_was_guessed(
    convert_bytes: Callable[..., Conversion], city_report: Callable[..., str]
) -> None:
    assert at(convert_bytes(city_report().encode("utf-16-le")), "encoding-guessed") == [None]


def place(code: str, text: RawText, proofs: dict[str, RawText]) -> str | None:
    lines = [Line(1, "計画 計画 結果 別の文")]
    (issue,) = issues_of([Finding(code, "…", text)], lines, "/reports/0", proofs)
    return issue.path


def raw(start: int, end: int) -> RawText:
    return RawText((Piece(1, start, end, "計画 計画 結果 別の文"[start:end]),))


@pytest.mark.parametrize(
    ("proofs", "path"),
    [
        ({"/projects/0/entries/1/label": raw(0, 2)}, "/reports/0/projects/0/entries/1"),
        ({"/projects/0/name": raw(0, 2), "/projects/0/name_label": raw(0, 2)}, "/reports/0/projects/0"),
        ({"/projects/0/entries/0/label": raw(0, 2), "/projects/0/entries/1/label": raw(0, 2)}, "/reports/0/projects/0"),
        ({"/projects/0/entries/0/label": raw(0, 2), "/projects/1/entries/0/label": raw(0, 2)}, "/reports/0"),
        ({"/projects/0/entries/0/label": raw(3, 5)}, "/reports/0"),
        ({"/title": raw(0, 2)}, "/reports/0"),
    ],
)
def test_the_item_that_holds_a_text(proofs: dict[str, RawText], path: str) -> None:
    assert place("entry-ambiguous", raw(0, 2), proofs) == path


def test_only_findings_about_a_text_look_for_its_item() -> None:
    assert place("empty-entry", raw(0, 2), {"/projects/0/entries/1/label": raw(0, 2)}) == "/reports/0"


class Unsure:
    """An engine that is installed, and unsure."""

    name = "unsure 1"


def scanned(*runs: Run) -> PageContent:
    return PageContent(number=1, width=595.0, height=842.0, runs=runs, rules=(), pictures=(BOX,))


def test_a_page_read_by_ocr_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    read = scanned(Run("字", 1.0, 1.0, 11.0, 11.0, (1.0, 10.0), 10.0, confidence=0.3))
    monkeypatch.setattr(ocr, "find_engine", Unsure)
    monkeypatch.setattr(ocr, "render_page", lambda *_: (None, 200))
    monkeypatch.setattr(ocr, "read_page", lambda *_: read)
    content = with_scans_read(FileContent((scanned(),), 1, "pdfium"), b"", use_ocr=True)
    assert content.notes == (("ocr-used", None, "page 1: no text layer; read by unsure 1"),)
    line = replace(Line(4, "字"), page=1, bbox=BOX)
    assert doubtful_lines(content.pages, [line]) == [("ocr-low-confidence", 4, "unsure: 字 (0.30)")]
