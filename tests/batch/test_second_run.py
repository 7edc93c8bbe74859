"""A second run reads what the file system calls changed and nothing else; what is doubtful is read."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from pipeline.batch import contents, discover, seen
from pipeline.batch.discover import InputFile, read_bytes
from pipeline.batch.output import Options, RunResult, run_batch
from pipeline.batch.plan import Redo
from pipeline.batch.seen import RACY_NANOSECONDS, Seen, look
from pipeline.model.errors import TooManyFailuresError, UsageError

CityReport = Callable[..., str]
NAMES = ("a.txt", "b.txt", "copy.txt")


@pytest.fixture
def folder(tmp_path: Path, city_report: CityReport) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    for name, title in zip(NAMES, ("市民部の基本方針", "総務部の基本方針", "市民部の基本方針"), strict=True):
        (root / name).write_text(city_report(title=title), encoding="utf-8")
    return root


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, and no clock that is too coarse."""
    names = list[str]()

    def note(file: InputFile) -> bytes:
        names.append(file.path)
        return read_bytes(file)

    monkeypatch.setattr(contents, "read_bytes", note)
    monkeypatch.setattr(seen, "RACY_NANOSECONDS", 0)
    return names


def run(folder: Path, **options: object) -> RunResult:
    return run_batch(Options((folder,), folder.parent / "out", workers=0, **options), lambda *_: None)  # type: ignore[arg-type]


def test_what_did_not_change_is_not_read(folder: Path, read: list[str]) -> None:
    first = run(folder)
    assert tuple(read) == NAMES
    read.clear()
    second = run(folder)
    assert (read, second.converted, second.written) == ([], {}, False)
    assert second.record == first.record
    run(folder, redo=Redo(everything=True))
    assert tuple(read) == NAMES


def test_what_did_not_change_is_not_opened(folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "x.zip").write_bytes(zipped("c.txt", (folder / "a.txt").read_bytes() + b"\n-"))
    run(folder)
    opened = list[str]()
    look_inside = discover._unfolded

    def note(file: InputFile) -> Iterable[InputFile]:
        opened.append(file.path)
        return look_inside(file)

    monkeypatch.setattr(discover, "_unfolded", note)
    assert run(folder).converted == {}
    # What an archive holds is written in it alone.
    assert opened == ["x.zip"]
    opened.clear()
    (folder / "b.txt").write_bytes(zipped("d.txt", b""))
    result = run(folder)
    assert opened == ["b.txt", "x.zip"]
    assert [line.path for line in result.record.documents] == ["a.txt", "b.txt/d.txt", "copy.txt", "x.zip/c.txt"]


def zipped(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(name, data)
    return buffer.getvalue()


def test_other_bytes_of_the_same_size_and_time_are_seen(folder: Path, read: list[str]) -> None:
    run(folder)
    read.clear()
    place = folder / "a.txt"
    before, text = place.stat(), place.read_text(encoding="utf-8")
    place.write_text(text.replace("30", "31"), encoding="utf-8")
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert place.stat().st_size == before.st_size
    # The copy is one no longer, so it is read, too.
    assert run(folder).converted == {"content changed": 1, "new": 1}
    assert read == ["a.txt", "copy.txt"]


def test_a_file_that_was_only_touched_is_read_and_not_converted(folder: Path, read: list[str]) -> None:
    run(folder)
    read.clear()
    (folder / "b.txt").touch()
    result = run(folder)
    assert (read, result.converted, result.written) == (["b.txt"], {}, False)
    read.clear()
    run(folder)
    assert read == []


def test_a_file_of_this_moment_is_read_again(folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "RACY_NANOSECONDS", RACY_NANOSECONDS)
    for name in NAMES:
        (folder / name).touch()
    run(folder)
    run(folder)
    assert tuple(read) == NAMES * 2


def test_what_is_said_of_files_is_read_again_where_it_changed(folder: Path) -> None:
    said = folder / "sources.csv"
    said.write_text("path,local_government_code\na.txt,142034\n")
    run(folder)
    assert run(folder).converted == {}
    said.write_text("path,local_government_code\na.txt,011002\n")
    assert run(folder).converted == {"provenance changed": 1}
    # A run with other sources that stops early leaves nothing behind that a run with the old ones takes for its own.
    said.write_text("path,local_government_code\na.txt,142034\n")
    (folder / "z.txt").write_text("")
    with pytest.raises(TooManyFailuresError):
        run(folder, max_failures=0)
    said.write_text("path,local_government_code\na.txt,011002\n")
    assert run(folder).converted == {"provenance changed": 1}
    said.write_text("path,local_government_code\na.txt,1\n")
    with pytest.raises(UsageError, match="line 2"):
        run(folder)


def test_what_the_file_system_says(tmp_path: Path) -> None:
    assert look(tmp_path) is None
    assert look(tmp_path / "none") is None
    (tmp_path / "a").write_text("abc")
    found = look(tmp_path / "a")
    assert isinstance(found, Seen)
    assert (found.size, found.is_settled(found.ctime)) == (3, False)
