"""Input and output at URLs give what folders give; the set at a URL is whole where its `run.json` is."""

from __future__ import annotations

import functools
import importlib
import json
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.output import Options, run_batch
from pipeline.batch.remote.inputs import RemoteInputs
from pipeline.batch.remote.run import run_at
from pipeline.batch.remote.url import RemoteError, Url, file_system, place_of
from pipeline.cli import main
from pipeline.model.errors import NoInputError, UsageError

CityReport = Callable[..., str]
CODE = ["--local-government-code", "142034", "--quiet", "--workers", "0"]


def quiet(*_: object) -> None:
    return None


@pytest.fixture
def memory() -> Iterator[Any]:
    """The file system memory://, empty."""
    pytest.importorskip("fsspec", reason="the extra hoshin[cluster] is not installed")
    system, _ = file_system(Url("memory://"))
    system.store.clear()
    yield system
    system.store.clear()


@pytest.fixture
def folder(tmp_path: Path, city_report: CityReport) -> Path:
    """Reports of each kind of trouble with names: archives, copies, patterns, twins, hidden and empty files."""
    root = tmp_path / "in"
    files = {
        "a[1].txt": city_report(),
        "b*.txt": "",
        "copy.txt": city_report(),
        "市/\u304c.txt": city_report(title="福祉部の基本方針", header=("部局名 福祉部", "部長名 塩沢 隆一")),
        "市/か\u3099.txt": city_report(title="消防部の基本方針", header=("部局名 消防部", "部長名 塩沢 隆一")),
        "市/notes.md": "x",
        ".git/c.txt": "x",
        "~$d.docx": "x",
        "sources.csv": "path,local_government_code\na[1].txt,142034\n",
    }
    for name, text in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    with zipfile.ZipFile(root / "x.zip", "w") as archive:
        archive.writestr(
            "総務部.txt", city_report(title="総務部の基本方針", header=("部局名 総務部", "部長名 塩沢 隆一"))
        )
        archive.writestr("__MACOSX/._a", "x")
    return root


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".hoshin" not in path.parts
    }


def objects_of(system: Any, root: str) -> dict[str, bytes]:
    found = {name.removeprefix(f"{root}/"): system.cat_file(name) for name in system.find(root)}
    return {name: data for name, data in sorted(found.items()) if not name.startswith(".hoshin/")}


def put(system: Any, folder: Path, root: str) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            system.pipe_file(f"{root}/{path.relative_to(folder).as_posix()}", path.read_bytes())


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket of an S3-compatible server started here, which the environment names."""
    reason = "the extra hoshin[cluster], or moto[server], is not installed"
    pytest.importorskip("s3fs", reason=reason)
    pytest.importorskip("moto.server", reason=reason)
    server = importlib.import_module("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    endpoint = "http://{}:{}".format(*server.get_host_and_port())
    try:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.setenv(name, "test")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        importlib.import_module("s3fs").S3FileSystem.clear_instance_cache()
        system, _ = file_system(Url("s3://reports"))
        system.mkdir("reports")
        yield system
    finally:
        # What it holds is of the process, not of the server.
        with urllib.request.urlopen(urllib.request.Request(f"{endpoint}/moto-api/reset", method="POST"), timeout=10):
            pass
        importlib.import_module("s3fs").S3FileSystem.clear_instance_cache()
        server.stop()


def test_from_s3_to_s3_is_the_run_of_folders(bucket: Any, folder: Path, tmp_path: Path) -> None:
    put(bucket, folder, "reports/in")
    here = main(["run", str(folder), "--output", str(tmp_path / "out"), *CODE])
    there = ["run", "s3://reports/in", "--output", "s3://reports/in/out", *CODE[:-1], "1"]
    assert (main(there), here) == (1, 1)
    assert objects_of(bucket, "reports/in/out") == files_of(tmp_path / "out")
    run = json.loads(bucket.cat_file("reports/in/out/run.json"))
    assert run["counts"] == {"found": 8, "ok": 4, "partial": 0, "failed": 1, "skipped": 2, "duplicate": 1}
    times = {name: info["LastModified"] for name, info in bucket.find("reports/in/out", detail=True).items()}
    assert main(there) == 1
    again = {name: info["LastModified"] for name, info in bucket.find("reports/in/out", detail=True).items()}
    assert {name for name in times if times[name] != again[name]} <= {
        f"reports/in/out/.hoshin/{name}" for name in ("ledger.sqlite", "uploaded.json")
    }


def test_a_state_folder_goes_on_and_takes_away(bucket: Any, folder: Path, tmp_path: Path) -> None:
    put(bucket, folder, "reports/in")
    command = ["run", "s3://reports/in", "--output", "s3://reports/out", "--state", str(tmp_path / "state"), *CODE]
    assert main(command) == 1
    bucket.rm_file("reports/in/x.zip")
    bucket.rm_file("reports/in/b*.txt")
    assert main(command) == 0
    (folder / "x.zip").unlink()
    (folder / "b*.txt").unlink()
    assert main(["run", str(folder), "--output", str(tmp_path / "out"), *CODE]) == 0
    assert objects_of(bucket, "reports/out") == files_of(tmp_path / "out")
    assert not bucket.find("reports/out/.hoshin")


def test_wrong_keys_end_the_run_with_what_to_do(
    bucket: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    system = importlib.import_module("s3fs").S3FileSystem
    system.clear_instance_cache()
    monkeypatch.setattr(system, "retries", 1)
    assert main(["run", "s3://reports/in", "--output", "out"]) == 4
    assert "Check the keys in the environment and the connection" in capsys.readouterr().err


def test_the_last_object_is_run_json_and_while_others_change_there_is_none(
    memory: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(memory, folder, "/in")
    options, url = Options((), tmp_path, local_government_code="142034", workers=0), Url("memory://out")
    run = functools.partial(run_at, options, (Url("memory://in"),), url, None, quiet)
    run()
    whole = objects_of(memory, "/out")
    memory.rm_file("/in/x.zip")
    memory.pipe_file("/in/new.txt", memory.cat_file("/in/a[1].txt") + b"\n")
    real, sent, cut = memory.put_file, list[str](), True

    def put_file(here: str, there: str, **words: Any) -> None:
        if cut and there.endswith("projects.csv"):
            raise ConnectionError("the line is cut")
        sent.append(there)
        assert "/.hoshin/" in there or not memory.isfile("/out/run.json")
        real(here, there, **words)

    monkeypatch.setattr(memory, "put_file", put_file)
    with pytest.raises(RemoteError, match="the line is cut"):
        run()
    assert not memory.isfile("/out/run.json")
    cut = False
    run()
    names = [name for name in sent if "/.hoshin/" not in name]
    assert (names[-2:], names.count("/out/run.json")) == (["/out/datapackage.json", "/out/run.json"], 1)
    now = objects_of(memory, "/out")
    assert set(now) - set(whole) == {"reports/new.txt.json"}
    assert set(whole) - set(now) == {"reports/x.zip/総務部.txt.json"}
    local = tmp_path / "local"
    for name in memory.find("/in"):
        (local / name.removeprefix("/in/")).parent.mkdir(parents=True, exist_ok=True)
        (local / name.removeprefix("/in/")).write_bytes(memory.cat_file(name))
    run_batch(Options((local,), tmp_path / "here", local_government_code="142034", workers=0), quiet)
    assert now == files_of(tmp_path / "here")


def test_objects_that_could_be_no_files(memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.remote.inputs.MAX_FILE_BYTES", 1000)
    monkeypatch.setattr("pipeline.batch.discover.MAX_FILE_BYTES", 1000)
    names = ["a", "a/b.txt", "../up.txt", "c//d.txt", "x" * 300 + ".txt", "e/./f.txt"]
    for name in names:
        memory.store[f"/in/{name}"] = memory_file(memory, f"/in/{name}", b"not a report")
    memory.pipe_file("/in/large.txt", b"0" * 1001)
    run_at(Options((), tmp_path, workers=0), (Url("memory://in"),), tmp_path / "out", None, quiet)
    run = json.loads((tmp_path / "out" / "run.json").read_bytes())
    assert {one["path"]: one["error"] for one in run["documents"]} == {
        "../up.txt": "unreadable-file",
        "a": "no-layout",
        "a/b.txt": "no-layout",
        "c//d.txt": "unreadable-file",
        "e/./f.txt": "unreadable-file",
        "large.txt": "file-too-large",
        "x" * 300 + ".txt": "unreadable-file",
    }


def memory_file(system: Any, name: str, data: bytes) -> Any:
    file = importlib.import_module("fsspec.implementations.memory").MemoryFile(system, name, data)
    file.seek(0)
    return file


def test_an_object_that_is_gone_fails_alone_and_nothing_stays_behind(
    memory: Any, city_report: CityReport, tmp_path: Path
) -> None:
    for number in range(3):
        memory.pipe_file(f"/in/{number}.txt", city_report(title=f"第{number}部の基本方針").encode())
    inputs = RemoteInputs((Url("memory://in"),), tmp_path, None)
    memory.rm_file("/in/1.txt")
    files = [(file.path, file.failure, file.location.is_file()) for file in inputs]
    assert [(path, failure and failure[0], there) for path, failure, there in files] == [
        ("0.txt", None, True),
        ("1.txt", "unreadable-file", False),
        ("2.txt", None, True),
    ]
    assert list(tmp_path.iterdir()) == []


def test_one_object_and_several_folders(memory: Any, city_report: CityReport, tmp_path: Path) -> None:
    memory.pipe_file("/p/q/a.txt", city_report().encode())
    memory.pipe_file("/p/r/a.txt", city_report().encode())
    assert [file.path for file in RemoteInputs((Url("memory://p/q/a.txt"),), tmp_path, None)] == ["a.txt"]
    two = RemoteInputs((Url("memory://p/q"), Url("memory://p/r")), tmp_path, None)
    assert ([file.path for file in two], len(two)) == (["q/a.txt", "r/a.txt"], 2)
    with pytest.raises(NoInputError):
        RemoteInputs((Url("memory://p/nothing"),), tmp_path, None)


@pytest.mark.parametrize("text", ["s3://key:secret@bucket/x", "filecache::s3://bucket/x", "simplecache::http://x"])
def test_urls_that_are_not_taken(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=r"environment|chain"):
        place_of(text)
    with pytest.raises(SystemExit):
        main(["run", text])
    capsys.readouterr()


def test_what_does_not_go_together(tmp_path: Path) -> None:
    options = Options((), tmp_path)
    with pytest.raises(UsageError, match="--state"):
        run_at(options, (tmp_path,), tmp_path / "out", tmp_path / "state", quiet)
    with pytest.raises(UsageError, match="not both"):
        run_at(options, (tmp_path, Url("memory://x")), tmp_path / "out", None, quiet)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(UsageError, match=r"hoshin\[cluster\]"):
        file_system(Url("s3://bucket"))
