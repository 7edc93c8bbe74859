"""The command from outside: exit codes, help, what it writes and what it never writes."""

from __future__ import annotations

import csv
import functools
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from pipeline import __version__, cli
from pipeline.__main__ import main as start
from pipeline.cli import main
from pipeline.model.errors import ExitCode
from pipeline.model.issues import CATALOGUE
from pipeline.read.options import ReadOptions
from pipeline.run import Conversion, convert

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "raw"

CityReport = Callable[..., str]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(workplace: Path, city_report: CityReport) -> Path:
    """A working folder with raw/ of one good report."""
    (workplace / "raw").mkdir()
    (workplace / "raw" / "a.txt").write_text(city_report(), encoding="utf-8")
    return workplace


def tree(root: Path) -> dict[str, bytes]:
    """The files below a folder; what is hoshin's own in an output folder (its ledger) is none of them."""
    places = [path for path in sorted(root.rglob("*")) if path.is_file() and ".hoshin" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in places}


def leave(arguments: Sequence[str]) -> int | str | None:
    """The exit code where the parser itself ends the program."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    return caught.value.code


def process(*arguments: str, cwd: Path, **options: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **options}
    command = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)


# Help


OPTIONS = {
    "run": ["--output", "--sources", "--local-government-code", "--profile", "--quiet", "--verbose", "PATH", "-o", "-q", "-v",
            "--pdf-engine", "--ocr", "--workers", "--timeout", "--page-timeout", "--memory", "--max-pages", "--force",
            "--retry-failed", "--fail-on", "--max-failures", "--log-format", "--files-from"],
    "watch": ["FOLDER", "--interval", "--rounds", "--output", "--workers", "--timeout"],
    "show": ["--json", "--sources", "--local-government-code", "--profile", "FILE", "--pdf-engine", "--ocr",
             "--debug-page", "--debug-step", "--debug-output", "--force"],
    "profiles": ["--profile"],
    "explain": ["CODE"],
    "schema": ["document", "report-line", "run"],
}  # fmt: skip


def test_the_help_names_every_command_and_exit_code(capsys: Captured) -> None:
    assert leave(["--help"]) == 0
    said = capsys.readouterr().out
    for word in (*OPTIONS, "--version", "examples:", "exit codes:", *map(str, (0, 1, 2, 3, 4, 130, 143))):
        assert word in said


@pytest.mark.parametrize("command", OPTIONS)
def test_the_help_of_a_command_names_its_options(command: str, capsys: Captured) -> None:
    assert leave([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert [word for word in OPTIONS[command] if word not in said] == []


def test_version(capsys: Captured) -> None:
    assert leave(["--version"]) == 0
    assert capsys.readouterr().out == f"hoshin {__version__}\n"


# Exit codes


def test_0_all_is_well(folder: Path) -> None:
    assert main(["run", "raw"]) == 0
    assert (folder / "output" / "run.json").is_file()


def test_0_without_a_path_raw_is_read(folder: Path) -> None:
    assert main(["run", "--output", "out", "-q"]) == 0
    assert json.loads((folder / "out" / "run.json").read_text())["documents"][0]["path"] == "a.txt"


def test_1_a_file_failed_or_lacks_what_it_must_have(folder: Path, city_report: CityReport) -> None:
    (folder / "raw" / "b.txt").write_bytes(b"")
    assert main(["run", "-q"]) == 1
    (folder / "raw" / "b.txt").write_text(city_report(title="方針", header=("部長名 高﨑 邦夫",)), encoding="utf-8")
    assert main(["run", "-q"]) == 1
    assert main(["show", "raw/b.txt"]) == 1
    assert main(["show", "raw/a.txt"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["run", "--nothing"],
        ["show"],
        ["show", "a", "b"],
        ["schema", "--x"],
        ["run", "--ocr", "on"],
        ["show", "a", "--pdf-engine", "poppler"],
        ["run", "--workers", "-1"],
        ["run", "--workers", "²"],
        ["run", "--timeout", "0"],
        ["run", "--timeout", "soon"],
        ["run", "--memory", "0"],
        ["watch"],
    ],
)
def test_2_by_the_parser(arguments: list[str], capsys: Captured) -> None:
    assert leave(arguments) == 2
    assert "usage: hoshin" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "none"], "none does not exist"),
        (["run", "none/*.pdf"], "nothing fits the pattern none/*.pdf"),
        (["run", "--files-from", "none.txt"], "the list none.txt cannot be read"),
        (["watch", "none"], "none is no folder"),
        (["run", "raw", "--local-government-code", "142035"], "'142035' is no local-government code"),
        (["run", "raw", "--sources", "none.csv"], "none.csv cannot be read"),
        (["run", "raw", "--profile", "none.toml"], "none.toml cannot be read"),
        (["show", "none.txt"], "none.txt does not exist"),
        (["show", "raw"], "raw is a folder"),
        (["show", "raw/a.txt", "--local-government-code", "平塚市"], "no local-government code"),
        (["explain", "no-such-code"], "no issue code 'no-such-code'"),
        (["schema", "none"], "there are document, report-line, run"),
        (["profiles", "--profile", "none.toml"], "none.toml cannot be read"),
    ],
)
def test_2_by_what_was_given(arguments: list[str], said: str, folder: Path, capsys: Captured) -> None:
    before = tree(folder)
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.err.startswith("hoshin: ")
    assert shown.out == ""
    assert tree(folder) == before


def test_2_without_a_path_and_without_raw(workplace: Path, capsys: Captured) -> None:
    assert main(["run"]) == 2
    assert "no PATH given" in capsys.readouterr().err
    assert list(workplace.iterdir()) == []


def test_3_nothing_to_read(workplace: Path, capsys: Captured) -> None:
    (workplace / "raw").mkdir()
    (workplace / "raw" / "README.md").write_text("x", encoding="utf-8")
    assert main(["run"]) == 3
    assert "no report files in raw" in capsys.readouterr().err
    assert not (workplace / "output").exists()


def test_4_the_output_cannot_be_written(folder: Path, capsys: Captured) -> None:
    (folder / "taken").write_text("mine", encoding="utf-8")
    assert main(["run", "-o", "taken"]) == 4
    assert "taken cannot be written" in capsys.readouterr().err
    assert (folder / "taken").read_text(encoding="utf-8") == "mine"


def test_130_interrupted(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    assert main(["run", "-q"]) == 0
    before = tree(folder)

    def interrupt(*_: object) -> Conversion:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.convert", interrupt)
    assert main(["run", "-q", "--workers", "0", "--force"]) == 130
    assert "interrupted" in capsys.readouterr().err
    assert tree(folder) == before
    assert sorted(place.name for place in (folder / "output" / ".hoshin").iterdir()) == ["ledger.sqlite", "lock"]


def test_130_by_a_signal(folder: Path, city_report: CityReport) -> None:
    for number in range(3000):
        (folder / "raw" / f"{number}.txt").write_text(city_report(title=f"第{number}部の基本方針"), encoding="utf-8")
    # A shell starts what runs in its background deaf to SIGINT, and so would be all that a test started there starts.
    heard = "import signal, runpy; signal.signal(signal.SIGINT, signal.default_int_handler); runpy.run_module('pipeline', run_name='__main__')"
    command = [sys.executable, "-c", heard, "run", "--verbose"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        assert running.stderr.readline().startswith(b"ok ")
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert b"interrupted" in said
    assert b"Traceback" not in said
    assert tree(folder / "output") == {}


def test_what_counts_as_a_failure_is_chosen(folder: Path, city_report: CityReport) -> None:
    (folder / "raw" / "b.txt").write_bytes(b"")
    assert main(["run", "-q", "--fail-on", "never"]) == 0
    assert main(["run", "-q", "--fail-on", "error"]) == 1
    (folder / "raw" / "b.txt").unlink()
    assert main(["run", "-q", "--fail-on", "warning"]) == 0
    (folder / "raw" / "a.txt").write_text(city_report(goals=("- ① 一つ。", "- ③ 三つ。")), encoding="utf-8")
    assert main(["run", "-q"]) == 0
    assert main(["run", "-q", "--fail-on", "warning"]) == 1


def test_too_many_failures_stop_the_run(folder: Path, capsys: Captured) -> None:
    (folder / "raw" / "b.txt").write_bytes(b"")
    assert main(["run", "-q", "--max-failures", "0"]) == 1
    assert "more than 0 documents failed" in capsys.readouterr().err
    assert tree(folder / "output") == {}


# What is read


def test_patterns_and_lists(folder: Path, city_report: CityReport, monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> list[str]:
        documents = json.loads((folder / "output" / "run.json").read_text(encoding="utf-8"))["documents"]
        return [document["path"] for document in documents]

    (folder / "raw" / "sub").mkdir()
    (folder / "raw" / "sub" / "b.txt").write_text(city_report(title="福祉部の基本方針"), encoding="utf-8")
    (folder / "raw" / "c [1].txt").write_text(city_report(title="消防部の基本方針"), encoding="utf-8")
    assert main(["run", "-q", "raw/**/?.txt"]) == 0
    assert read() == ["a.txt", "b.txt"]
    assert main(["run", "-q", "raw/c [1].txt"]) == 0
    assert read() == ["c [1].txt"]
    (folder / "list").write_bytes(b"\xef\xbb\xbfraw/a.txt\r\n\r\nraw/c [1].txt\n")
    assert main(["run", "-q", "--files-from", "list"]) == 0
    assert read() == ["a.txt", "c [1].txt"]
    listing = subprocess.run(["find", "raw", "-name", "b*", "-print0"], cwd=folder, capture_output=True, check=True)
    command = [sys.executable, "-m", "pipeline", "run", "-", "-q"]
    assert subprocess.run(command, cwd=folder, input=listing.stdout, check=False).returncode == 0
    assert read() == ["b.txt"]
    (folder / "list").write_bytes(b"\n")
    assert main(["run", "-q", "--files-from", "list"]) == 2


# What is written


def test_a_second_run_says_why_it_converts(folder: Path, city_report: CityReport, capsys: Captured) -> None:
    assert main(["run", "-q"]) == 0
    (folder / "raw" / "a.txt").write_text(city_report(title="総務部の基本方針"), encoding="utf-8")
    assert main(["run", "-v"]) == 0
    assert capsys.readouterr().err == "ok        a.txt  (content changed)\n"
    assert main(["run", "-v"]) == 0
    assert capsys.readouterr().err == "ok        a.txt\n"


def test_a_log_for_programs(folder: Path, capsys: Captured) -> None:
    (folder / "raw" / "b\x1b[31m.txt").write_bytes(b"")
    assert main(["run", "--log-format", "json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    events = [json.loads(line) for line in said.err.splitlines()]
    assert [event["event"] for event in events] == ["document", "document", "end"]
    assert {event["path"]: event["status"] for event in events[:2]} == {"a.txt": "ok", "b\\x1b[31m.txt": "failed"}
    assert (events[2]["found"], events[2]["ok"], events[2]["failed"], events[2]["converted"]) == (2, 1, 1, {"new": 2})
    assert said.err.isascii()


def test_watching_a_folder(folder: Path, capsys: Captured) -> None:
    assert main(["watch", "raw", "--interval", "0", "--rounds", "1"]) == 0
    assert not (folder / "output").exists()
    assert main(["watch", "raw", "--interval", "0", "--rounds", "4", "-v"]) == 0
    assert capsys.readouterr().err == "ok        a.txt\n"
    (folder / "raw" / "a.txt").unlink()
    assert main(["watch", "raw", "--interval", "0", "--rounds", "3"]) == 0
    capsys.readouterr()


def test_how_pdf_is_read_is_chosen_and_kept(folder: Path) -> None:
    def chosen() -> tuple[str, str]:
        options = json.loads((folder / "output" / "run.json").read_text())["options"]
        return options["pdf_engine"], options["ocr"]

    assert main(["run", "-q"]) == 0
    assert chosen() == ("pdfium", "auto")
    assert main(["run", "-q", "--pdf-engine", "pdfplumber", "--ocr", "off"]) == 0
    assert chosen() == ("pdfplumber", "off")


def test_how_one_file_is_read_is_chosen(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    asked: list[ReadOptions] = []

    def asking(data: bytes, path: str, *others: Any) -> Conversion:
        asked.append(others[-1])
        return convert(data, path, *others)

    monkeypatch.setattr("pipeline.cli.show_command.convert", asking)
    assert main(["show", "raw/a.txt"]) == 0
    assert main(["show", "raw/a.txt", "--ocr", "off", "--pdf-engine", "pdfplumber"]) == 0
    assert asked == [ReadOptions("pdfium", "auto"), ReadOptions("pdfplumber", "off")]
    capsys.readouterr()


def test_a_run_of_the_city(tmp_path: Path, capsys: Captured) -> None:
    assert main(["run", str(RAW), "--output", str(tmp_path / "one")]) == 0
    said = capsys.readouterr()
    assert "13 found = 12 ok + 0 partial + 0 failed + 1 skipped + 0 duplicate" in said.out
    assert "entry-row-shift" in said.out
    assert said.err == ""
    first = tree(tmp_path / "one")
    with (tmp_path / "one" / "data" / "reports.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 12
    with sqlite3.connect(tmp_path / "one" / "hoshin.sqlite") as base:
        assert base.execute("SELECT count(*) FROM project_entries WHERE attribution = 'inferred'").fetchone() == (5,)
    base.close()
    assert first["reports.jsonl"].count(b"\n") == 12
    modified = {path: path.stat().st_mtime_ns for path in map((tmp_path / "one").joinpath, first)}
    assert main(["run", str(RAW), "--output", str(tmp_path / "one"), "-q"]) == 0
    assert tree(tmp_path / "one") == first
    assert {path: path.stat().st_mtime_ns for path in modified} == modified
    # Another folder, another process, another hash seed: the same bytes.
    result = process("run", str(RAW), "-o", "two", cwd=tmp_path, PYTHONHASHSEED="3", LANG="C", TZ="Asia/Tokyo")
    assert result.returncode == 0
    assert tree(tmp_path / "two") == first


def test_what_a_later_run_no_longer_has_is_taken_away(folder: Path, city_report: CityReport) -> None:
    (folder / "raw" / "sub").mkdir()
    (folder / "raw" / "sub" / "b.txt").write_text(city_report(title="福祉部の基本方針"), encoding="utf-8")
    assert main(["run", "-q"]) == 0
    (folder / "output" / "mine.txt").write_text("mine", encoding="utf-8")
    (folder / "raw" / "sub" / "b.txt").unlink()
    assert main(["run", "-q"]) == 0
    assert sorted(tree(folder / "output" / "reports")) == ["a.txt.json"]
    assert not (folder / "output" / "reports" / "sub").exists()
    assert (folder / "output" / "mine.txt").is_file()


def test_output_inside_the_input_is_not_read_again(folder: Path) -> None:
    assert main(["run", "raw", "-o", "raw/out", "-q"]) == 0
    first = tree(folder / "raw" / "out")
    assert main(["run", "raw", "-o", "raw/out", "-q"]) == 0
    assert tree(folder / "raw" / "out") == first


def test_show_writes_nothing(folder: Path, capsys: Captured) -> None:
    before = tree(folder)
    assert main(["show", "raw/a.txt"]) == 0
    assert main(["show", "raw/a.txt", "--json"]) == 0
    capsys.readouterr()
    assert (
        main(["show", str(RAW / "汐見原市" / "令和3年度" / "都市整備部.pdf"), "--local-government-code", "142999"]) == 0
    )
    said = capsys.readouterr().out
    assert re.search(r"都市整備部\.pdf p\.[0-9]:[0-9]+: warning entry-row-shift", said)
    assert tree(folder) == before


def test_show_prints_the_json_that_run_writes(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("raw/sources.csv").write_text(
        "path,local_government_code,name,licence\na.txt,142999,汐見原市,CC0\n", encoding="utf-8"
    )
    assert main(["run", "-q"]) == 0
    result = process("show", "raw/a.txt", "--json", "--sources", "raw/sources.csv", cwd=folder)
    assert result.returncode == 0
    assert result.stdout == (folder / "output" / "reports" / "a.txt.json").read_bytes()
    assert result.stderr == b""
    capfdbinary.readouterr()


# What is printed


def test_quiet(folder: Path, capsys: Captured) -> None:
    assert main(["run", "--quiet"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")


def test_verbose_names_every_file(folder: Path, capsys: Captured) -> None:
    (folder / "raw" / "[b]b.txt").write_bytes(b"")
    assert main(["run", "--verbose"]) == 1
    assert sorted(capsys.readouterr().err.splitlines()) == ["failed    [b]b.txt", "ok        a.txt"]


def test_verbose_shows_the_trace_of_a_defect(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def broken(*_: object) -> Conversion:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("pipeline.run.convert", broken)
    assert main(["run", "--verbose"]) == 1
    said = capsys.readouterr()
    assert "in broken" in said.err
    assert "internal-error: hoshin failed on this document: ZeroDivisionError: planted" in said.out
    assert main(["run", "--force"]) == 1
    assert capsys.readouterr().err == ""


def test_piped_output_has_no_colours_and_no_progress(folder: Path) -> None:
    (folder / "raw" / "b.txt").write_bytes(b"")
    for arguments in (["run"], ["show", "raw/a.txt"], ["explain"], ["profiles"], ["explain", "no-layout"]):
        result = process(*arguments, cwd=folder)
        assert b"\x1b" not in result.stdout
        assert result.stderr == b""
        result.stdout.decode("utf-8")
    assert b"1 ok + 0 partial + 1 failed" in process("run", cwd=folder).stdout


@pytest.mark.parametrize("arguments", [["schema"], ["explain"], ["show", "raw/a.txt", "--json"]])
def test_a_reader_that_goes_away(arguments: list[str], folder: Path) -> None:
    command = [sys.executable, "-m", "pipeline", *arguments]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        said = running.stderr.read()
        running.wait(timeout=30)
    assert said == b""
    assert running.returncode == 128 + signal.SIGPIPE


def test_explain(capsys: Captured) -> None:
    assert main(["explain"]) == 0
    said = capsys.readouterr().out
    assert [code for code in CATALOGUE if code not in said] == []
    for code, kind in CATALOGUE.items():
        assert main(["explain", code]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert f"{code} ({kind.severity}): {' '.join(kind.title.split())}" in said
        assert "What to do: " in said


@pytest.mark.parametrize("name", ["document", "report-line", "run", "document.schema.json"])
def test_schema(name: str, capsys: Captured) -> None:
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")


def test_control_characters_in_messages_are_made_visible(folder: Path, capsys: Captured) -> None:
    assert main(["run", "no\x1b[31mne"]) == 2
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "no\\x1b[31mne" in said


def test_progress_is_for_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    terminal = functools.partial(Console, force_terminal=True)
    monkeypatch.setattr(cli, "Console", terminal)
    assert main(["run", "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["run"]) == 0
    assert "converting" in capsys.readouterr().err


def test_the_speed_of_a_small_run(folder: Path) -> None:
    """Not a benchmark: a guard against a pattern that takes seconds on one document."""
    start = time.monotonic()
    assert main(["run", "-q"]) == 0
    assert time.monotonic() - start < 5


def test_interrupted_while_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.cli.main", interrupted)
    assert start() == ExitCode.INTERRUPTED
