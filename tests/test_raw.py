"""The reports of the fictional city are what `tools/make_raw` makes, and hold the defects they are there for."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "raw"
EXPECTED = ROOT / "tests" / "fixtures" / "raw_expected"
CONTENT = ROOT / "tools" / "make_raw" / "content"
CITY = "汐見原市"

TEXTS = {
    "平成30年度/市民環境部": ("utf-8", "\n"),
    "平成30年度/福祉こども部": ("cp932", "\r\n"),
    "令和元年度/市民環境部": ("cp932", "\r\n"),
    "令和元年度/福祉こども部": ("utf-16", "\r\n"),
    "令和2年度/福祉こども部": ("utf-8-sig", "\n"),
    "令和2年度/都市整備部": ("utf-8", "\n"),
    "令和3年度/福祉こども部": ("utf-8", "\n"),
}
MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}


@cache
def text_of(name: str) -> str:
    encoding, _ = TEXTS[name]
    return (RAW / CITY / f"{name}.txt").read_bytes().decode(encoding).replace("\r\n", "\n")


def expected_of(path: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["reports"][0]
    return report


@cache
def check(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.make_raw", "--check", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_committed_files_are_the_ones_made() -> None:
    result = check()
    assert (result.returncode, result.stdout) == (0, "")


def test_committed_pdfs_are_the_ones_made() -> None:
    result = check()
    if "PDFs not compared" in result.stderr:
        pytest.skip(result.stderr.strip())
    assert result.returncode == 0


def test_check_without_the_font_names_its_package() -> None:
    result = check("--font", "no-such-font.ttf")
    assert result.returncode == 0
    assert "fonts-ipafont-gothic" in result.stderr


def test_check_names_missing_and_foreign_files(tmp_path: Path) -> None:
    stray = tmp_path / "raw" / "foreign.txt"
    stray.parent.mkdir()
    stray.write_text("x", encoding="utf-8")
    result = check("--font", "no-such-font.ttf", "--root", str(tmp_path))
    named = result.stdout.splitlines()
    assert result.returncode == 1
    assert "differs: raw/foreign.txt" in named
    assert f"differs: raw/{CITY}/平成30年度/市民環境部.txt" in named
    assert f"differs: raw/{CITY}/平成30年度/都市整備部.pdf" in named


def test_sources_cover_every_report() -> None:
    with (RAW / "sources.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == ["path", "local_government_code", "name", "url", "licence", "retrieved"]
    reports = {path.relative_to(RAW).as_posix() for path in (RAW / CITY).rglob("*") if path.is_file()}
    assert sorted(reports) == [row["path"] for row in rows]
    assert len(reports) == 12
    assert {row["name"] for row in rows} == {CITY}
    assert len({row["url"] for row in rows}) == 12


def test_every_report_has_its_expected_result() -> None:
    reports = {f"{path.relative_to(RAW).as_posix()}.json" for path in (RAW / CITY).rglob("*") if path.is_file()}
    assert reports == {path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*.json")}


@pytest.mark.parametrize(("name", "encoding", "newline"), [(name, *how) for name, how in TEXTS.items()])
def test_encodings_are_what_they_claim(name: str, encoding: str, newline: str) -> None:
    data = (RAW / CITY / f"{name}.txt").read_bytes()
    text = data.decode(encoding)
    assert text.startswith(newline)
    assert text.count("\n") == text.count(newline)
    assert any(data.startswith(mark) for mark in MARKS.values()) == (encoding in MARKS)
    assert data.startswith(MARKS.get(encoding, b""))
    if encoding == "cp932":
        with pytest.raises(UnicodeDecodeError):
            data.decode("utf-8")


def test_contents_say_the_same_of_encodings() -> None:
    claimed = []
    for path in CONTENT.glob("*.toml"):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if data["print"]["form"] == "text":
            year = {2018: "平成30年度", 2019: "令和元年度", 2020: "令和2年度", 2021: "令和3年度"}[data["fiscal_year"]]
            newline = "\r\n" if data["print"]["newline"] == "crlf" else "\n"
            claimed.append((f"{year}/{data['department']}", (data["print"]["encoding"], newline)))
    assert sorted(claimed) == sorted(TEXTS.items())


@pytest.mark.parametrize("name", TEXTS)
def test_expected_texts_are_printed(name: str) -> None:
    text = text_of(name)
    report = expected_of(EXPECTED / CITY / f"{name}.txt.json")
    goals = [f"{goal['marker']} {goal['text']}" for goal in report["goals"]]
    entries = [entry for project in report["projects"] for entry in project["entries"]]
    printed = [
        report["title"],
        f"(職員数は{report['staffing']['as_of_label']})",
        *(section["officers"][0]["label"] for section in report["staffing"]["sections"]),
        *report["policies"][0]["paragraphs"],
        *goals,
        *(entry["label"] for entry in entries),
        *(entry["text"] for entry in entries),
    ]
    half_width = text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    assert [value for value in printed if value not in text and value not in half_width] == []


def test_inferred_entries_stand_where_rows_are_shifted() -> None:
    inferred = {
        path.relative_to(EXPECTED / CITY).as_posix(): count
        for path in EXPECTED.rglob("*.json")
        if (count := path.read_text(encoding="utf-8").count('"inferred"'))
    }
    assert inferred == {
        "平成30年度/市民環境部.txt.json": 1,
        "令和元年度/福祉こども部.txt.json": 3,
        "令和3年度/都市整備部.pdf.json": 1,
    }


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("平成30年度/市民環境部", "\n市民活動 支援事業 (市民協働課)\t最終報告\n\t12地区のうち"),
        ("平成30年度/市民環境部", "\n\n主な事業\t\n"),
        ("平成30年度/市民環境部", "\n\t最終報告 予定どおり"),
        ("平成30年度/福祉こども部", "\n障がい福祉課\tとみた あきら 富田 昭\t１２\n"),
        ("平成30年度/福祉こども部", "（繰越分） (保育課)\t"),
        ("令和元年度/市民環境部", "\t平成31年度の取組 全12地区"),
        ("令和元年度/市民環境部", "\t令和元年度の取組 毎年7月"),
        ("令和元年度/福祉こども部", "\n手話言語普及事業 (障がい福祉課)\t最終報告\n\t新たに9か所"),
        ("令和2年度/福祉こども部", "\n介護予防・生活支援\t令和2年度の取組\nサービス事業 (高齢者支援課)\t"),
        ("令和2年度/福祉こども部", "\n保育課\t欠員\t63\n合計\t\t150\n"),
        ("令和2年度/都市整備部", "\n\f主な事業\t\n"),
        ("令和3年度/福祉こども部", "\n部局名：福祉こども部\n"),
    ],
)
def test_defects_are_printed(name: str, printed: str) -> None:
    assert printed in text_of(name)


def test_plan_only_year() -> None:
    report = expected_of(EXPECTED / CITY / "令和3年度" / "福祉こども部.txt.json")
    assert report["report_status"] == "plan"
    assert {entry["entry_type"] for project in report["projects"] for entry in project["entries"]} == {"plan"}
    assert "最終報告" not in text_of("令和3年度/福祉こども部")


def test_the_code_has_a_right_check_digit() -> None:
    line = (RAW / "sources.csv").read_text(encoding="utf-8").splitlines()[1]
    code = line.split(",")[1]
    total = sum(int(digit) * weight for digit, weight in zip(code, (6, 5, 4, 3, 2), strict=False))
    assert int(code[5]) == (11 - total % 11) % 10
