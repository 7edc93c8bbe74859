"""A batch on little memory and little disk: the parent does not grow with the documents, a full disk loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
_LIMITED = """
import resource, sys
from pipeline.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
sys.exit(main(sys.argv[1:]))
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
    for count in (20, 200):
        folder = tmp_path / f"in-{count}"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:03d}.txt").write_text(f"{number}")
        done = python(_GROWTH, folder, tmp_path / f"out-{count}")
        assert done.returncode == 0, done.stderr
        peaks.append(float(done.stdout))
    # 200 documents give 160 MB.
    assert peaks[1] - peaks[0] < 16


@pytest.fixture
def folder(tmp_path: Path, city_report: CityReport) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    for number in range(30):
        text = city_report(title=f"第{number}部の基本方針", header=(f"部局名 第{number}部", "部長名 高﨑 邦夫"))
        (root / f"{number:02d}.txt").write_text(text, encoding="utf-8")
    assert python("from pipeline.cli import main; main()", "run", root, "-q", "-o", tmp_path / "good").returncode == 0
    return root


def test_a_file_that_may_not_grow(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    stopped = python(_LIMITED, "run", folder, "-q", "-o", output)
    assert stopped.returncode == 4, stopped.stderr
    assert "cannot be written" in stopped.stderr
    assert files_of(output) == {}
    assert python("from pipeline.cli import main; main()", "run", folder, "-q", "-o", output).returncode == 0
    assert files_of(output) == files_of(tmp_path / "good")


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
    output = tiny / "out"
    stopped = python("import sys; from pipeline.cli import main; sys.exit(main())", "run", folder, "-q", "-o", output)
    assert stopped.returncode == 4, stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert files_of(output) == {}
    subprocess.run(["mount", "-o", "remount,size=64m", tiny], check=True)
    assert python("from pipeline.cli import main; main()", "run", folder, "-q", "-o", output).returncode == 0
    assert files_of(output) == files_of(tmp_path / "good")
