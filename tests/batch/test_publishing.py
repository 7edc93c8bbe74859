"""A run that publishes: the next one finds everything in place, whatever publishing changed, and says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.batch import publishing
from pipeline.batch.output import Options, RunResult, run_batch
from pipeline.batch.publishing import make_ready, publish_run
from pipeline.cli import main
from pipeline.model.errors import OutputError
from pipeline.publish.publication import PublishOptions, publish

CityReport = Callable[..., str]
SEARCHED = PublishOptions(("csvw", "sqlite-search", "readme"))
PLAIN = PublishOptions(("csvw",))


@pytest.fixture
def folder(tmp_path: Path, city_report: CityReport) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    for name, title in (("a.txt", "市民部の基本方針"), ("b.txt", "総務部の基本方針")):
        (root / name).write_text(city_report(title=title), encoding="utf-8")
    return root


def run(folder: Path, options: PublishOptions | None = None, output: str = "out") -> tuple[RunResult, bool]:
    """A run, published if options are given; whether the publication was made anew."""
    place = folder.parent / output
    if options is not None:
        make_ready(place, options)
    result = run_batch(Options((folder,), place, workers=0), lambda *_: None)
    return result, options is not None and publish_run(place, options) is not None


def content(output: Path) -> dict[str, bytes]:
    found = (path for path in output.rglob("*") if path.is_file() and ".hoshin" not in path.parts)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def has_index(output: Path) -> bool:
    with closing(sqlite3.connect(output / "hoshin.sqlite")) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'search'").fetchone()[0])


def test_a_second_run_that_publishes_writes_nothing(folder: Path) -> None:
    first, made = run(folder, SEARCHED)
    assert (first.written, made) == (True, True)
    before = content(folder.parent / "out")
    assert {"SHA256SUMS", "README.md", "data/csv-metadata.json"} <= before.keys()
    second, made = run(folder, SEARCHED)
    assert (second.converted, second.written, made) == ({}, False, False)
    # A run that does not publish leaves the publication alone, too, and its index.
    third, _ = run(folder)
    assert (third.converted, third.written) == ({}, False)
    assert content(folder.parent / "out") == before


def test_what_changed_is_published_anew_as_in_a_new_folder(folder: Path, city_report: CityReport) -> None:
    run(folder, SEARCHED)
    (folder / "a.txt").write_text(city_report(title="福祉部の基本方針"), encoding="utf-8")
    result, made = run(folder, SEARCHED)
    assert (result.converted, result.written, made) == ({"content changed": 1}, True, True)
    run(folder, SEARCHED, "other")
    assert content(folder.parent / "out") == content(folder.parent / "other")


def test_other_formats_leave_no_trace_of_those_before(folder: Path) -> None:
    run(folder, SEARCHED)
    result, made = run(folder, PLAIN)
    assert (result.converted, made) == ({}, True)
    run(folder, PLAIN, "other")
    assert content(folder.parent / "out") == content(folder.parent / "other")
    assert not has_index(folder.parent / "out")
    result, made = run(folder, SEARCHED)
    assert (result.written, made) == (False, True)
    assert has_index(folder.parent / "out")


@pytest.mark.parametrize("name", ["hoshin.sqlite", "datapackage.json", "README.md", "SHA256SUMS", "data/goals.csv"])
def test_what_somebody_took_away_is_made_again(folder: Path, name: str) -> None:
    run(folder, SEARCHED)
    before = content(folder.parent / "out")
    (folder.parent / "out" / name).unlink()
    if name == "SHA256SUMS":
        # Without it the publication cannot tell its files from those of others.
        with pytest.raises(OutputError, match="not of an earlier publication"):
            run(folder, SEARCHED)
        return
    result, made = run(folder, SEARCHED)
    assert (result.written, made) == (name != "README.md", True)
    assert content(folder.parent / "out") == before


def test_what_was_altered_before_it_was_published_is_not_vouched_for(folder: Path) -> None:
    run(folder)
    output = folder.parent / "out"
    with closing(sqlite3.connect(output / "hoshin.sqlite")) as connection, connection:
        connection.execute("UPDATE goals SET text = 'x'")
    assert publish_run(output, SEARCHED) is not None
    result, made = run(folder, SEARCHED)
    assert (result.written, made) == (True, True)
    run(folder, SEARCHED, "other")
    assert content(output) == content(folder.parent / "other")


@pytest.mark.parametrize("when", ["before", "between", "after"])
def test_a_kill_while_it_is_published_costs_nothing(folder: Path, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    output = folder.parent / "out"

    def killed(place: Path, options: PublishOptions) -> None:
        (place / ".hoshin-left").mkdir()
        if when == "between":
            publish(place, options)
        raise KeyboardInterrupt

    if when == "after":
        monkeypatch.setattr(publishing, "stamps_of", killed)
    else:
        monkeypatch.setattr(publishing, "publish", killed)
    with pytest.raises(KeyboardInterrupt):
        run(folder, SEARCHED)
    monkeypatch.undo()
    run(folder, SEARCHED)
    run(folder, SEARCHED, "other")
    assert content(output) == content(folder.parent / "other")
    assert not (output / ".hoshin-left").exists()
    assert run(folder, SEARCHED)[1] is False


def test_the_command_says_what_it_published(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    output = str(folder.parent / "out")
    said = []
    for formats in (["--publish", "csvw,readme"], ["--publish", "csvw,readme"], []):
        assert main(["run", str(folder), "-o", output, "--workers", "0", *formats]) == 0
        said.append(capfd.readouterr().err)
    assert "publication: " in said[0]
    assert " written" in said[0]
    assert "publication: nothing changed" in said[1]
    assert "publication" not in said[2]
    (folder / "b.txt").unlink()
    assert main(["run", str(folder), "-o", output, "--workers", "0"]) == 0
    assert "is of an earlier run" in capfd.readouterr().err


def test_publish_alone_at_the_end_and_before_a_path(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outputs = [folder.parent / name for name in ("end", "before")]
    assert main(["run", str(folder), "-o", str(outputs[0]), "--workers", "0", "--publish"]) == 0
    assert main(["run", "--publish", str(folder), "-o", str(outputs[1]), "--workers", "0"]) == 0
    assert content(outputs[0]) == content(outputs[1])
    assert (outputs[0] / "excel" / "hoshin.xlsx").is_file()
    capfd.readouterr()
    assert main(["run", str(folder), "-o", str(outputs[0]), "--workers", "0", "--publish", "csw"]) == 2
    assert "no format csw" in capfd.readouterr().err


def test_hoshin_publish_is_noted_as_a_run_that_publishes_is(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    output = folder.parent / "out"
    run(folder)
    said = []
    for _ in range(2):
        assert main(["publish", str(output), "--format", "csvw,sqlite-search"]) == 0
        said.append(capfd.readouterr().out)
    assert " written" in said[0]
    assert "nothing changed" in said[1]
    result, _ = run(folder)
    assert result.written is False
    assert has_index(output)
