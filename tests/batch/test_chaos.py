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

CityReport = Callable[..., str]
ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 500
KILLS = 20


def command(folder: Path, output: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "pipeline", "run", str(folder), "-o", str(output), "-q", *options]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".hoshin" not in path.relative_to(root).parts
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, city_report: CityReport) -> Path:
    root = tmp_path_factory.mktemp("chaos") / "in"
    root.mkdir()
    good = [
        city_report(title=f"第{number}部の基本方針", header=(f"部局名 第{number}部", "部長名 高﨑 邦夫"))
        for number in range(60)
    ]
    for number in range(DOCUMENTS):
        text = good[number % 60].replace("平成30年度", f"平成{10 + number // 60}年度")
        if number % 41 == 0:
            text = ""
        elif number % 53 == 0:
            text = (root / f"{number - 1:03d}.txt").read_text(encoding="utf-8")
        (root / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return root


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_batch_killed_at_twenty_moments(folder: Path) -> None:
    calm, wild = folder.parent / "calm", folder.parent / "wild"
    began = time.monotonic()
    assert subprocess.run(command(folder, calm, "--workers", "1"), env=environment(), check=False).returncode == 1
    whole = time.monotonic() - began
    chance = random.Random(20)
    killed, rounds = 0, 0
    while killed < KILLS:
        rounds += 1
        assert rounds < 3 * KILLS
        # Where all is converted the run is short: begin anew now and then, so that kills meet every stage.
        options = ["--workers", str(chance.choice([2, 3]))] + (["--force"] if rounds % 3 == 0 else [])
        running = subprocess.Popen(command(folder, wild, *options), env=environment(), stderr=subprocess.PIPE)
        try:
            running.wait(timeout=0.4 + chance.random() * min(whole, 3.0))
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
            killed += 1
        assert running.stderr is not None
        said = running.stderr.read()
        running.stderr.close()
        assert b"Traceback" not in said, said
        for place in wild.rglob("*.json"):
            if ".hoshin" not in place.parts:
                assert place.read_bytes().endswith(b"}\n"), place
    assert subprocess.run(command(folder, wild, "--workers", "2"), env=environment(), check=False).returncode == 1
    assert files_of(wild) == files_of(calm)
    assert sorted(place.name for place in (wild / ".hoshin").iterdir()) == ["ledger.sqlite", "lock"]
    with Ledger(wild / ".hoshin" / "ledger.sqlite") as ledger:
        assert sum(1 for _ in ledger.inputs()) == DOCUMENTS


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_batch_stopped_by_the_user_goes_on(folder: Path, number: signal.Signals, code: int) -> None:
    output = folder.parent / f"stopped-{code}"
    running = subprocess.Popen(
        [*command(folder, output, "--log-format", "json")], env=environment(), stderr=subprocess.PIPE
    )
    assert running.stderr is not None
    for _ in range(40):
        running.stderr.readline()
    running.send_signal(number)
    rest = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=20) == code
    assert b"go on" in rest.splitlines()[-1]
    assert b"Traceback" not in rest
    assert files_of(output) == {}
    again = subprocess.run(
        command(folder, output, "--log-format", "json"), env=environment(), stderr=subprocess.PIPE, check=False
    )
    assert again.returncode == 1
    assert again.stderr.count(b'"converted": "new"') < DOCUMENTS - 30
    assert files_of(output) == files_of(folder.parent / "calm")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_two_runs_on_one_output(folder: Path) -> None:
    output = folder.parent / "two"
    first = subprocess.Popen(command(folder, output, "--verbose"), env=environment(), stderr=subprocess.PIPE)
    assert first.stderr is not None
    first.stderr.readline()
    second = subprocess.run(command(folder, output), env=environment(), capture_output=True, check=False)
    assert second.returncode == 4
    assert f"is in use by process {first.pid} on ".encode() in second.stderr.replace(b"\n", b" ")
    first.send_signal(signal.SIGKILL)
    first.stderr.close()
    first.wait()
    # Its lock went with it.
    assert subprocess.run(command(folder / "001.txt", output), env=environment(), check=False).returncode == 0
