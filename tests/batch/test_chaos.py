"""A batch killed at any moment: the next run goes on, and in the end the output is as if nothing had happened."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch.ledger import Ledger
from pipeline.model.provenance import Provenance
from pipeline.profiles.profile import ProfileSet
from pipeline.run import convert
from tests.batch.forked import Forked, hoshin

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL, and no fork")
CityReport = Callable[..., str]
ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 500
KILLS = 20
FEW = 120


def arguments(folder: Path, output: Path, *options: str) -> list[str]:
    return ["run", str(folder), "-o", str(output), "-q", *options]


def anew(folder: Path, output: Path, *options: str) -> int:
    """The command as a user starts it; the exit code."""
    command = [sys.executable, "-m", "pipeline", *arguments(folder, output, *options)]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False).returncode


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".hoshin" not in path.relative_to(root).parts
    }


def documents(city_report: CityReport, count: int) -> list[str]:
    """Small reports, of which some are empty and some the same as the one before."""
    good = [
        city_report(title=f"第{number}部の基本方針", header=(f"部局名 第{number}部", "部長名 高﨑 邦夫"))
        for number in range(60)
    ]
    texts = list[str]()
    for number in range(count):
        text = good[number % 60].replace("平成30年度", f"平成{10 + number // 60}年度")
        if number % 41 == 0:
            text = ""
        elif number % 53 == 0:
            text = texts[-1]
        texts.append(text)
    return texts


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, city_report: CityReport, profiles: ProfileSet) -> Path:
    """A folder with many documents in `many`, few in `few`."""
    root = tmp_path_factory.mktemp("chaos")
    for name, count in (("many", DOCUMENTS), ("few", FEW)):
        (root / name).mkdir()
        for number, text in enumerate(documents(city_report, count)):
            (root / name / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    # What is compiled here need not be in each of the copies.
    convert((root / "few" / "001.txt").read_bytes(), "001.txt", Provenance(), profiles)
    return root


@pytest.fixture(scope="module")
def calm(place: Path) -> Path:
    """The output of the few, undisturbed."""
    assert hoshin(arguments(place / "few", place / "calm-few", "--workers", "1"), place / "said") == 1
    return place / "calm-few"


def test_a_batch_killed_at_twenty_moments(place: Path) -> None:
    folder, said = place / "many", place / "said-many"
    calm, wild = place / "calm", place / "wild"
    began = time.monotonic()
    assert hoshin(arguments(folder, calm, "--workers", "1"), said) == 1
    whole = time.monotonic() - began
    chance = random.Random(20)
    killed, rounds = 0, 0
    while killed < KILLS:
        rounds += 1
        assert rounds < 3 * KILLS
        # Where all is converted the run is short: begin anew now and then, so that kills meet every stage.
        options = ["--workers", str(chance.choice([2, 3]))] + (["--force"] if rounds % 3 == 0 else [])
        running = Forked(arguments(folder, wild, *options), said)
        if running.wait(0.05 + chance.random() * min(whole, 2.0)) is None:
            running.send(signal.SIGKILL)
            assert running.wait() == -signal.SIGKILL
            killed += 1
        assert b"Traceback" not in running.said, running.said
        for found in wild.rglob("*.json"):
            if ".hoshin" not in found.parts:
                assert found.read_bytes().endswith(b"}\n"), found
    assert anew(folder, wild, "--workers", "2") == 1
    assert files_of(wild) == files_of(calm)
    assert sorted(found.name for found in (wild / ".hoshin").iterdir()) == ["ledger.sqlite", "lock"]
    with Ledger(wild / ".hoshin" / "ledger.sqlite") as ledger:
        assert sum(1 for _ in ledger.inputs()) == DOCUMENTS


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_batch_stopped_by_the_user_goes_on(place: Path, calm: Path, number: signal.Signals, code: int) -> None:
    folder, output, said = place / "few", place / f"stopped-{code}", place / f"said-{code}"
    running = Forked(arguments(folder, output, "--log-format", "json"), said)
    wait_for_lines(running, 20)
    running.send(number)
    assert running.wait(60) == code
    assert b"go on" in running.said.splitlines()[-1]
    assert b"Traceback" not in running.said
    assert files_of(output) == {}
    assert hoshin(arguments(folder, output, "--log-format", "json"), said) == 1
    assert said.read_bytes().count(b'"converted": "new"') < FEW - 15
    assert files_of(output) == files_of(calm)


def test_two_runs_on_one_output(place: Path) -> None:
    folder, output = place / "few", place / "two"
    first = Forked(arguments(folder, output, "--verbose"), place / "said-first")
    wait_for_lines(first, 1)
    assert hoshin(arguments(folder, output), place / "said-second") == 4
    said = (place / "said-second").read_bytes().replace(b"\n", b" ")
    assert f"is in use by process {first.pid} on ".encode() in said
    first.send(signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL
    # Its lock went with it.
    assert hoshin(arguments(folder / "001.txt", output), place / "said-second") == 0


def wait_for_lines(running: Forked, count: int) -> None:
    """Until it has said so many lines."""
    deadline = time.monotonic() + 60
    while running.said.count(b"\n") < count:
        assert time.monotonic() < deadline, running.said
        time.sleep(0.005)
