"""Which files a run reads, in which order, under which names."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.batch import discover as module
from pipeline.batch.discover import InputFile, discover, printable, read_bytes
from pipeline.model.errors import DocumentError, NoInputError, UsageError


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def listed(paths: Sequence[Path], output: Path | None = None) -> list[tuple[str, bool]]:
    return [(file.path, file.skipped) for file in discover(paths, output)]


def test_a_folder_in_order_of_paths(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.txt", "a/b/c.pdf", "a.txt")
    assert listed([tmp_path]) == [("a.txt", False), ("a/b/c.pdf", False), ("a/z.txt", False), ("b.txt", False)]


def test_what_is_no_report_is_listed_as_skipped(tmp_path: Path) -> None:
    names = ["README.md", "~$a.docx", ".DS_Store", "a.txt~", "b.pdf.part", "c.CSV", "Thumbs.db", "x.json", "a.sqlite"]
    put(tmp_path, "a.txt", "sub/sources.csv", *names)
    wanted = sorted([("a.txt", False), ("sub/sources.csv", True), *((name, True) for name in names)])
    assert listed([tmp_path]) == wanted


def test_the_sources_file_and_hidden_folders_are_no_input(tmp_path: Path) -> None:
    put(tmp_path, "sources.csv", ".git/x.txt", "a.txt")
    assert listed([tmp_path]) == [("a.txt", False)]


def test_a_file_named_itself_is_always_read(tmp_path: Path) -> None:
    put(tmp_path, "README.md")
    assert listed([tmp_path / "README.md"]) == [("README.md", False)]


def test_several_folders_keep_their_names(tmp_path: Path) -> None:
    put(tmp_path, "one/a.txt", "two/a.txt", "b.txt")
    paths = [tmp_path / "two", tmp_path / "one", tmp_path / "b.txt"]
    assert listed(paths) == [("b.txt", False), ("one/a.txt", False), ("two/a.txt", False)]


def test_one_file_given_twice_is_one(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    assert listed([tmp_path / "a.txt", tmp_path / "a.txt"]) == [("a.txt", False)]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "one/a.txt", "two/a.txt")
    with pytest.raises(UsageError, match=r"both be called a\.txt"):
        discover([tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt"])


def test_composed_and_decomposed_twins_are_told_apart(tmp_path: Path) -> None:
    name = "がぎ部.txt"
    put(tmp_path, name, unicodedata.normalize("NFD", name))
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system knows one form of the name only")
    files = discover([tmp_path])
    assert [file.path for file in files] == [name, "がぎ部~2.txt"]
    assert {read_bytes(file) for file in files} == {one.encode() for one in (name, unicodedata.normalize("NFD", name))}


def test_missing_paths_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        discover([tmp_path / "none"])
    with pytest.raises(NoInputError, match="no report files"):
        discover([tmp_path])
    put(tmp_path, "README.md")
    with pytest.raises(NoInputError):
        discover([tmp_path])


def test_the_output_folder_inside_the_input_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "out/reports/a.txt", "other/a.txt")
    assert listed([tmp_path], tmp_path / "out") == [("a.txt", False), ("other/a.txt", False)]
    assert listed([tmp_path], tmp_path) == [("a.txt", False), ("other/a.txt", False), ("out/reports/a.txt", False)]


def test_links(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", "elsewhere/b.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "linked.txt").symlink_to(tmp_path / "elsewhere" / "b.txt")
    (tmp_path / "in" / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    assert [path for path, _ in listed([tmp_path / "in"])] == ["a.txt", "dangling.txt", "linked.txt"]
    by_path = {file.path: file for file in discover([tmp_path / "in"])}
    assert read_bytes(by_path["linked.txt"]) == b"elsewhere/b.txt"
    with pytest.raises(DocumentError, match="unreadable-file"):
        read_bytes(by_path["dangling.txt"])


def test_names_are_composed_and_printable(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "がぎ部.txt")
    put(tmp_path, decomposed, "a\x1b[31m\n.txt")
    with (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x95\xf1\x8d\x90.txt"))).open("wb") as file:
        file.write(b"x")
    files = discover([tmp_path])
    assert [file.path for file in files] == ["\\x95\\xf1\\x8d\\x90.txt", "a\\x1b[31m\\n.txt", "がぎ部.txt"]
    assert read_bytes(files[0]) == b"x"
    assert read_bytes(files[2]) == decomposed.encode()


def test_printable_keeps_what_can_be_read() -> None:
    assert printable("令和元年度　市民部（案）.txt") == "令和元年度　市民部（案）.txt"
    assert printable("\u202ea\udcff") == "\\u202ea\\xff"


def test_folders_pipes_and_devices_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    for location in (tmp_path / "x.pdf", tmp_path / "pipe.txt", Path("/dev/zero")):
        with pytest.raises(DocumentError, match="unreadable-file"):
            read_bytes(InputFile(location, location.name))


def test_a_file_that_vanished(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(InputFile(tmp_path / "gone.txt", "gone.txt"))
    assert caught.value.code == "unreadable-file"


def test_the_limit_of_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "a.txt"
    place.write_bytes(b"x" * 11)
    monkeypatch.setattr(module, "MAX_FILE_BYTES", 10)
    with pytest.raises(DocumentError) as caught:
        read_bytes(InputFile(place, "a.txt"))
    assert caught.value.code == "file-too-large"
    place.write_bytes(b"x" * 10)
    assert read_bytes(InputFile(place, "a.txt")) == b"x" * 10
