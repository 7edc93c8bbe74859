"""The database that is written while documents are still converted: the same bytes as one written at the end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch.ahead import Ahead
from pipeline.batch.ledger import Ledger
from pipeline.batch.output import Options, run_batch

CityReport = Callable[..., str]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
DEPARTMENTS = [f"{first}{second}部" for first in "市都福環産教水文" for second in "民政祉境業育道化"][:60]
DOCUMENTS = len(DEPARTMENTS)


@pytest.fixture
def folder(tmp_path: Path, city_report: CityReport) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    for number, name in enumerate(DEPARTMENTS):
        (root / f"{number:02}.txt").write_text(
            city_report(title=f"{name}の基本方針", header=(f"部局名 {name}",)), encoding="utf-8"
        )
    return root


def run(folder: Path, output: str, workers: int) -> dict[str, bytes]:
    place = folder.parent / output
    run_batch(Options((folder,), place, local_government_code="012025", workers=workers), lambda *_: None)
    found = (path for path in place.rglob("*") if path.is_file() and ".hoshin" not in path.parts)
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def moved(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents stood in each database that was begun ahead and then published."""
    seen: list[int] = []
    original = Ahead.move

    def move(self: Ahead, place: Path) -> None:
        seen.append(len(self.paths))
        original(self, place)

    monkeypatch.setattr(Ahead, "move", move)
    return seen


def test_the_same_bytes_as_at_the_end(folder: Path, moved: list[int]) -> None:
    assert run(folder, "ahead", 2) == run(folder, "after", 0)
    assert len(moved) == 1
    assert 0 < moved[0] < DOCUMENTS


def test_what_an_earlier_run_converted_stands_there_too(
    folder: Path, city_report: CityReport, moved: list[int]
) -> None:
    run(folder, "ahead", 2)
    (folder / "00.txt").unlink()
    for number, name in enumerate(DEPARTMENTS[30:], 30):
        (folder / f"{number:02}.txt").write_text(
            city_report(title=f"新{name}の基本方針", header=(f"部局名 新{name}",)), encoding="utf-8"
        )
    assert run(folder, "ahead", 2) == run(folder, "after", 0)
    assert len(moved) == 2
    assert moved[1] >= 29


def test_a_report_that_stands_twice_makes_it_begin_anew(folder: Path, moved: list[int]) -> None:
    (folder / "70.txt").write_text((folder / "07.txt").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert run(folder, "ahead", 2) == run(folder, "after", 0)
    assert moved == []


def test_its_process_may_be_lost(folder: Path, moved: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    original = Ahead.begin

    def begin(self: Ahead) -> None:
        before = {path.name for path in Path("/proc").iterdir() if path.name.isdigit()}
        original(self)
        for path in Path("/proc").iterdir():
            if path.name.isdigit() and path.name not in before and _parent(path) == os.getpid():
                os.kill(int(path.name), signal.SIGKILL)

    monkeypatch.setattr(Ahead, "begin", begin)
    assert run(folder, "ahead", 2) == run(folder, "after", 0)
    assert moved == []


def _parent(process: Path) -> int | None:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def test_what_cannot_be_unpacked_ahead_is_written_at_the_end(
    folder: Path, moved: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Ledger.outputs_between

    def spoilt(self: Ledger, after: str, before: str) -> object:
        return ((path, b"spoilt") for path, _ in original(self, after, before))

    monkeypatch.setattr(Ledger, "outputs_between", spoilt)
    assert run(folder, "ahead", 2) == run(folder, "after", 0)
    assert moved == []
