"""Words of a document never act: not on a terminal, not in a page, not as a file name, not in JSON or TOML."""

from __future__ import annotations

import csv
import io
import json
import logging
import math
import os
import re
import stat
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline.batch.archives import safe_path
from pipeline.batch.discover import discover
from pipeline.cli import main
from pipeline.evaluate import page
from pipeline.model.document import Document, Source
from pipeline.profiles.drafting import toml_text
from pipeline.read import read_document
from pipeline.read.options import PdfEngine, ReadOptions
from pipeline.read.visible_text import visible_text
from pipeline.review.safe import safe
from pipeline.review.show import show
from pipeline.run import Conversion
from tests.hostile import make_files, make_pdf

CityReport = Callable[..., str]
Convert = Callable[..., Conversion]

ESCAPES = "\x1b[2J\x1b]0;title\x07"
BIDI = "\u202egnp\u202c\u2066\u2069\u200f"
INJECTED = f"見守り{ESCAPES}{BIDI}[bold red]<script>alert(1)</script>"
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")

ENGINES: tuple[PdfEngine, ...] = ("pdfium", "pdfplumber")


def no_actions(text: str) -> bool:
    """Nothing in it that a terminal or a viewer obeys; escapes that rich writes itself do not count."""
    return _ACTIVE.search(re.sub("\x1b\\[[0-9;]*m", "", text)) is None


@pytest.mark.parametrize("make", [safe, visible_text])
def test_what_a_terminal_obeys_is_written_out(make: Callable[[str], str]) -> None:
    assert no_actions(make(INJECTED + "\x9b31m"))
    assert "\\x1b" in make(INJECTED)
    assert "\\u202e" in make(INJECTED)
    assert make("市民部の方針 ①～（案）") == "市民部の方針 ①～（案）"


@pytest.fixture
def hostile_folder(tmp_path: Path, city_report: CityReport) -> Path:
    """Reports and failures under names and with texts that try to act."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"{ESCAPES.replace('/', '')}report.txt").write_text(
        city_report(title="市民環境部の基本方針", policy=(f"支え合う{INJECTED}まちをつくります。", "=1+1", "@SUM(A1)")),
        encoding="utf-8",
    )
    (folder / "line\nbreak.txt").write_bytes(b"")
    (folder / "\u202etxt.exe").write_bytes(b"")
    (folder / "=1+1.txt").write_bytes(b"")
    (folder / "-rf.txt").write_bytes(b"")
    (folder / "<img src=x onerror=alert(1)>.txt").write_bytes(b"")
    Path(os.fsdecode(os.fsencode(folder) + b"/\x8es\x96\xaf.txt")).write_bytes(b"\x00\x01\x02")
    return folder


@pytest.mark.parametrize("verbose", [["--workers", "1"], ["--verbose", "--workers", "0"]], ids=["quiet", "verbose"])
def test_the_run_command(
    hostile_folder: Path, tmp_path: Path, verbose: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    main(["run", str(hostile_folder), "--output", str(tmp_path / "out"), *verbose])
    said = capfd.readouterr()
    assert no_actions(said.out)
    assert no_actions(said.err)


def test_the_show_command(hostile_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for path in sorted(hostile_folder.iterdir()):
        main(["show", str(path)])
        said = capfd.readouterr()
        assert no_actions(said.out), path
        assert no_actions(said.err), path


def test_a_document_on_a_terminal(convert_text: Callable[[str], Conversion], city_report: CityReport) -> None:
    conversion = convert_text(
        city_report(policy=(INJECTED + "。",), header=(f"部局名 市民{ESCAPES}部", "部長名 [link=x]高﨑[/link]"))
    )
    screen = io.StringIO()
    show(conversion.record, conversion.document.lines, Console(file=screen, width=120, force_terminal=True))
    assert no_actions(screen.getvalue())
    assert "[bold red]" in screen.getvalue().replace("\n", "")


def test_the_log_of_an_engine_reaches_no_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    for data in (make_pdf.encoding_path(), make_pdf.unicode_map(b"1 beginbfchar <0001> <d800> endbfchar")):
        for engine in ENGINES:
            try:
                read_document(data, Source("x", "0" * 64, 1, "application/pdf"), ReadOptions(engine, "off"))
            except Exception:
                continue
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "")
    assert logging.getLogger("pdfminer").handlers


def test_output_paths_stay_inside(hostile_folder: Path, tmp_path: Path, city_report: CityReport) -> None:
    text = city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 塩沢 隆一")).encode()
    names = (
        "../../../up.txt",
        "/etc/abs.txt",
        "C:\\Windows\\x.txt",
        "a/../../b.txt",
        "CON",
        "x" * 255 + ".txt",
        ".",
        "con.\x00txt",
    )
    archive = make_files.archive({name: text for name in names if "\x00" not in name})
    (hostile_folder / "z.zip").write_bytes(archive)
    out = tmp_path / "deep" / "er" / "out"
    main(["run", str(hostile_folder), "--output", str(out), "--quiet"])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["deep", "in"]
    assert [one.name for one in (tmp_path / "deep").iterdir()] == ["er"]
    for path in out.rglob("*"):
        assert path.resolve().is_relative_to(out.resolve())
        assert not stat.S_ISLNK(path.lstat().st_mode)


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "..\\x",
        "/x",
        "C:\\x",
        "a/../../x",
        "....//x",
        "x\x00y",
        "a/./b",
        "\\\\host\\share\\x",
        "..",
        "a\nb",
        "\u202ex",
    ],
)
def test_names_in_archives_lead_nowhere_else(name: str) -> None:
    path = safe_path(name)
    assert ".." not in path.split("/")
    assert not path.startswith("/")
    assert "\\" not in path
    assert ":" not in path
    assert no_actions(path)
    assert not any(one < " " for one in path)


def test_json_holds_no_number_that_is_none(convert_text: Callable[[str], Conversion], city_report: CityReport) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(word)

    for count in ("1e999", "NaN", "inf", "-inf", "9" * 400, "٣", "²", "１e５"):
        record = convert_text(
            city_report(sections=(f"市民協働課\t桜井 伸夫\t{count}", "くらし安全課\t野沢 剛\t7"))
        ).record
        found: Any = json.loads(record.model_dump_json(), parse_constant=refuse)
        counts = [section["staff_count"] for report in found["reports"] for section in report["staffing"]["sections"]]
        assert all(value is None or math.isfinite(value) for value in counts)


def test_cells_of_csv_hold_no_line_break_or_control(hostile_folder: Path, tmp_path: Path) -> None:
    main(["run", str(hostile_folder), "--output", str(tmp_path / "out"), "--quiet"])
    for path in (tmp_path / "out" / "data").glob("*.csv"):
        if path.stem == "source_lines":
            continue  # the source as read, for machines
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert not any("\n" in cell or "\x1b" in cell or "\u202e" in cell for cell in row), path


def test_tags_of_a_document_are_text_in_a_page() -> None:
    """The page of an evaluation is the one place where words of documents become HTML."""
    escaped = page._text(INJECTED)
    assert "<script" not in escaped
    assert no_actions(escaped)


def test_an_html_report_runs_nothing(convert_bytes: Convert, city_report: CityReport) -> None:
    lines = "".join(f"<p>{line}</p>" for line in city_report().split("\n") if "\t" not in line)
    data = make_files.page(
        f"<script>document.write('偽の数 999')</script><img src='http://192.0.2.1/x' onerror='x'><iframe src='http://192.0.2.1'></iframe>"
        f"<style>p:after {{content:'偽'}}</style><object data='file:///etc/passwd'></object>{lines}",
        "<meta http-equiv=refresh content='0;url=http://192.0.2.1'><base href='http://192.0.2.1/'>",
    )
    document: Document = read_document(data, Source("x", "0" * 64, 1, "text/html"))
    text = "\n".join(line.text for line in document.lines)
    assert "偽" not in text
    assert "999" not in text
    assert "市民環境部の基本方針" in text


def test_no_connection_is_ever_made(
    hostile_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, city_report: CityReport
) -> None:
    import socket
    import sys

    asked: list[str] = []
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if (
            watching
            and event in {"socket.connect", "socket.getaddrinfo", "urllib.Request"}
            and not str(arguments[-1]).startswith("/")
        ):
            asked.append(f"{event} {arguments}")

    sys.addaudithook(hook)
    link = '<Relationship Id="r9" Type="x/attachedTemplate" Target="http://192.0.2.1/t.dotm" TargetMode="External"/>'
    files = {
        "a.docx": make_files.word(city_report(), relations=link),
        "b.xlsx": make_files.sheet(make_files.cells(city_report())),
        "c.html": make_files.page("<link rel=stylesheet href='http://192.0.2.1/x.css'><p>x"),
        "d.docx": make_files.word("x", doctype='<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">'),
        "e.pdf": make_pdf.with_script(),
    }
    for name, data in files.items():
        (hostile_folder / name).write_bytes(data)
    main(["run", str(hostile_folder), "--output", str(tmp_path / "out"), "--quiet", "--ocr", "off"])
    watching.clear()
    assert asked == []
    assert socket.socket is not None


def test_links_devices_and_names(tmp_path: Path, city_report: CityReport) -> None:
    """Rows 67, 68, 70, 71, 73, 75 of the list: what is no file fails at once, a twin is told of, any name is taken."""
    folder = tmp_path / "in"
    (folder / "a").mkdir(parents=True)
    (folder / "b").mkdir()
    text = city_report().encode()
    (folder / "a" / "x.txt").write_bytes(text)
    (folder / "b" / "x.txt").write_bytes(text)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "dangling.txt").symlink_to(folder / "gone")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "huge.pdf").touch()
    os.truncate(folder / "huge.pdf", 5 << 30)
    Path(os.fsdecode(os.fsencode(folder) + b"/\x8es\x96\xaf.pdf")).write_bytes(b"")
    for name in ("CON.txt", "ends. .txt", "😀.txt", "'\".txt"):
        (folder / name).write_bytes(b"")
    main(["run", str(folder), "--output", str(tmp_path / "out"), "--quiet", "--ocr", "off"])
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    found = {one["path"]: (one["status"], one["error"]) for one in record["documents"]}
    assert sorted((found["a/x.txt"][0], found["b/x.txt"][0])) == ["duplicate", "ok"]
    assert found["huge.pdf"] == ("failed", "file-too-large")
    for name in ("dangling.txt", "zero.txt", "pipe.pdf"):
        assert found[name] == ("failed", "unreadable-file")
    for name in ("CON.txt", "ends. .txt", "😀.txt", "'\".txt", "\\x8es\\x96\\xaf.pdf"):
        assert found[name] == ("failed", "empty-file")
    assert not any(path.startswith("loop/") for path in found)


@pytest.mark.parametrize("text", ['a"b', "a\\b", "a\nb", "'''", '"""', "\x1b\u202e", "#", "\x7f"])
def test_words_in_a_drafted_profile_stay_inside_their_strings(text: str) -> None:
    assert tomllib.loads(f"x = {toml_text._string(text)}") == {"x": text}


def test_discovery_of_a_name_of_255_bytes(tmp_path: Path) -> None:
    name = "あ" * 83 + "ab.txt"
    assert len(os.fsencode(name)) == 255
    (tmp_path / name).write_bytes(b"x")
    assert [file.path for file in discover([tmp_path])] == [name]
