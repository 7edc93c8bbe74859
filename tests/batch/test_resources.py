"""A batch on little memory and little disk: the parent does not grow with the documents, a full disk loses nothing."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.model.provenance import Provenance
from pipeline.profiles.profile import ProfileSet
from pipeline.run import convert
from tests.batch.forked import hoshin

CityReport = Callable[..., str]
ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and /proc are Linux's")

_GROWTH = """
import random, resource, sys
from pathlib import Path
from pipeline.batch import converting
from pipeline.batch.output import Options, run_batch
from pipeline.batch.unit import Output, Result

def convert(job, context, tell):
    noise = random.Random(job.path).randbytes(400_000)
    return Result("ok", document_id=f"doc-{int(job.data):016x}", reports=1, payload=Output.of(noise, noise, {}).pack())

converting.convert_unit = convert
run_batch(Options((Path(sys.argv[1]),), Path(sys.argv[2]), workers=2), lambda *_: None)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".hoshin" not in path.relative_to(root).parts
    }


def test_the_parent_does_not_grow_with_the_documents(tmp_path: Path) -> None:
    peaks = list[float]()
    for count in (10, 100):
        folder = tmp_path / f"in-{count}"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:03d}.txt").write_text(f"{number}")
        done = python(_GROWTH, folder, tmp_path / f"out-{count}")
        assert done.returncode == 0, done.stderr
        peaks.append(float(done.stdout))
    # 100 documents give 80 MB.
    assert peaks[1] - peaks[0] < 16


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, city_report: CityReport, profiles: ProfileSet) -> Path:
    """Thirty reports, and beside them the output of an undisturbed run."""
    root = tmp_path_factory.mktemp("resources") / "in"
    root.mkdir()
    for number in range(30):
        text = city_report(title=f"第{number}部の基本方針", header=(f"部局名 第{number}部", "部長名 高﨑 邦夫"))
        (root / f"{number:02d}.txt").write_text(text, encoding="utf-8")
    # What is compiled here need not be in each of the copies.
    convert((root / "00.txt").read_bytes(), "00.txt", Provenance(), profiles)
    assert hoshin(["run", str(root), "-q", "-o", str(root.parent / "good")], root.parent / "said") == 0
    return root


def may_not_grow() -> None:
    """No file of this process, or of one that it starts, gets longer than this."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_a_file_that_may_not_grow(folder: Path, tmp_path: Path) -> None:
    output, said = tmp_path / "out", tmp_path / "said"
    arguments = ["run", str(folder), "-q", "-o", str(output)]
    assert hoshin(arguments, said, may_not_grow) == 4, said.read_text()
    assert "cannot be written" in said.read_text()
    assert files_of(output) == {}
    assert hoshin(arguments, said) == 0
    assert files_of(output) == files_of(folder.parent / "good")


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "tiny"
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
    ).returncode:
        pytest.skip("no right to mount a file system")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def test_a_disk_that_is_full(folder: Path, tmp_path: Path, tiny: Path) -> None:
    output, said = tiny / "out", tmp_path / "said"
    arguments = ["run", str(folder), "-q", "-o", str(output)]
    assert hoshin(arguments, said) == 4, said.read_text()
    assert "Traceback" not in said.read_text()
    assert files_of(output) == {}
    subprocess.run(["mount", "-o", "remount,size=64m", tiny], check=True)
    assert hoshin(arguments, said) == 0
    assert files_of(output) == files_of(folder.parent / "good")
