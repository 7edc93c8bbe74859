"""A batch on a Dask cluster gives the bytes of a batch on one machine, whatever becomes of workers and documents."""

from __future__ import annotations

import functools
import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.cluster import connect
from pipeline.batch.cluster.connect import ClusterError, check_address
from pipeline.batch.cluster.pool import AHEAD, ClusterPool
from pipeline.batch.cluster.recipe import Recipe, make_work, recipe_of
from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.output import Options, Outcome, run_batch
from pipeline.batch.unit import Job, Result
from pipeline.batch.workers.limits import WorkLimits
from pipeline.cli import main
from pipeline.model.errors import UsageError
from pipeline.read.options import ReadOptions

CityReport = Callable[..., str]
Start = Callable[..., Any]
ROOT = Path(__file__).resolve().parents[2]
LIMITS = WorkLimits(seconds=1.5, page_seconds=0.1)


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> Recipe:
    """Work that does what the document says; a module that workers find by its name as well."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    recipe: Recipe = importlib.import_module("poison_work").make
    return recipe


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".hoshin" not in path.parts
    }


def test_a_poison_document_fails_alone_and_no_dask_worker_ends(cluster: Any, poison: Recipe) -> None:
    words = {0: b"abort", 3: b"hang", 5: b"end the host"}
    jobs = [Job(f"{number}.txt", words.get(number, b"%d" % number)) for number in range(12)]
    with ClusterPool(cluster.address, poison, LIMITS) as pool:
        found = {job.path: result for job, result in pool.run(jobs)}
    assert {path: result.error for path, result in found.items() if result.error} == {
        "0.txt": "worker-crashed",
        "3.txt": "time-limit",
        "5.txt": "worker-crashed",
    }
    assert found["11.txt"] == Result("ok", payload=b"11")
    assert len(found) == 12
    assert [worker.poll() for worker in cluster.workers] == [None, None]


def test_a_document_that_ends_dask_workers_fails_and_the_others_do_not(start_cluster: Start, poison: Recipe) -> None:
    cluster = start_cluster(nanny=True, allowed_failures=0)
    jobs = [Job(f"{number}.txt", b"end the dask worker" if number == 2 else b"%d" % number) for number in range(8)]
    with ClusterPool(cluster.address, poison, LIMITS) as pool:
        found = {job.path: result.error for job, result in pool.run(jobs)}
    assert found == {job.path: "worker-crashed" if job.path == "2.txt" else None for job in jobs}


def test_few_documents_are_at_the_cluster_at_once(cluster: Any, poison: Recipe) -> None:
    taken = most = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield Job(f"{number}.txt", b"%d" % number)

    with ClusterPool(cluster.address, poison, LIMITS) as pool:
        for count, _ in enumerate(pool.run(jobs()), 1):
            most = max(most, taken - count)
    assert (taken, most <= AHEAD * 2 * 2) == (100, True)


def test_what_the_user_gave_wrong_ends_the_run(cluster: Any) -> None:
    recipe = recipe_of(ReadOptions(), (), LIMITS)
    assert isinstance(recipe, functools.partial)
    texts, options, limits, made_with = recipe.args
    other = functools.partial(make_work, texts, options, limits, replace(made_with, code="0" * 16))
    with (
        ClusterPool(cluster.address, other, LIMITS) as pool,
        pytest.raises(UsageError, match="another version of hoshin"),
    ):
        list(pool.run([Job("a.txt", b"x")]))


def test_a_worker_killed_in_the_middle_changes_no_byte(cluster: Any, tmp_path: Path, city_report: CityReport) -> None:
    """The last one that uses this cluster."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        text = city_report(title=f"第{number}部の基本方針", header=(f"部局名 第{number}部", "部長名 高﨑 邦夫"))
        (folder / f"{number:02}.txt").write_text(text if number % 9 else "", encoding="utf-8")
    pdf = next((ROOT / "raw").rglob("*.pdf"))
    (folder / "a.pdf").write_bytes(pdf.read_bytes())
    done = list[str]()

    def tick(outcome: Outcome, _: int) -> None:
        done.append(outcome.account.path)
        if len(done) == 12:
            os.kill(cluster.workers[0].pid, signal.SIGKILL)

    options = Options((folder,), tmp_path / "out", local_government_code="142034", workers=2)
    run_batch(options, lambda *_: None)
    result = run_batch(replace(options, output=tmp_path / "clustered", cluster=cluster.address), tick)
    assert sorted(done) == sorted(path.name for path in folder.iterdir())
    assert result.counts["found"] == 41
    assert (cluster.workers[0].poll(), cluster.workers[1].poll()) == (-signal.SIGKILL, None)
    assert files_of(tmp_path / "clustered") == files_of(tmp_path / "out")


def test_a_recipe_brings_the_users_profiles(tmp_path: Path) -> None:
    own = tmp_path / "minato.toml"
    package = next(path for path in (ROOT / "pipeline" / "profiles").glob("*.toml") if path.stem != "vocabulary")
    own.write_text(package.read_text("utf-8").replace(f'id = "{package.stem}"', 'id = "minato"'), "utf-8")
    recipe = recipe_of(ReadOptions(), (own,), LIMITS)
    own.unlink()
    work = recipe()
    assert isinstance(work, functools.partial)
    assert "minato" in {profile.id for profile in work.keywords["context"].profiles.profiles}


def test_other_ocr_is_refused() -> None:
    made_with = replace(fingerprint(ReadOptions(), (), LIMITS), options="0" * 16)
    with pytest.raises(UsageError, match="OCR"):
        make_work((), ReadOptions(), LIMITS, made_with)


@pytest.mark.parametrize("address", ["", "cluster", "http://host:1", "tcp://", "localhost:8786"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="is no cluster"):
        check_address(address)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["run", "raw", "--cluster", "local"]) == 2
    assert "hoshin[cluster]" in capsys.readouterr().err


def test_no_scheduler_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra hoshin[cluster] is not installed")
    monkeypatch.setattr(connect, "CONNECT_SECONDS", 0.5)
    with (
        pytest.raises(ClusterError, match="no Dask scheduler"),
        ClusterPool("tcp://127.0.0.1:9", functools.partial(_never), LIMITS),
    ):
        pass


def _never() -> Any:
    raise AssertionError


def test_a_local_cluster_from_the_command_line(tmp_path: Path, city_report: CityReport) -> None:
    pytest.importorskip("distributed", reason="the extra hoshin[cluster] is not installed")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(city_report(), encoding="utf-8")
    words = ["run", str(tmp_path / "in"), "--local-government-code", "142034", "--quiet"]
    command = [sys.executable, "-m", "pipeline", *words, "--output", str(tmp_path / "clustered")]
    ended = subprocess.run(
        [*command, "--cluster", "local", "--workers", "1"], cwd=ROOT, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr.decode()) == (0, "")
    assert main([*words, "--output", str(tmp_path / "out")]) == 0
    assert files_of(tmp_path / "clustered") == files_of(tmp_path / "out")
