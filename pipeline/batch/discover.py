"""Paths given by the user → the files to read, in a fixed order, each with its path relative to the input root."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import IO

from pipeline.batch.archives import Member, is_archive, members
from pipeline.model.errors import DocumentError, NoInputError, UsageError

SOURCES_NAME = "sources.csv"
"""A file of this name in an input folder says where its reports come from; it is no report."""
MAX_FILE_BYTES = 200 * 1024 * 1024
_NO_REPORT_SUFFIXES = frozenset((".md", ".csv", ".json", ".toml", ".yaml", ".yml", ".py", ".log", ".jsonl", ".sqlite"))
_NO_REPORT_NAMES = frozenset(("thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read. `path` is what the output calls it: POSIX, NFC, relative to the input root.

    `skipped`: it is accounted for but not read (hidden, temporary, no report by its suffix). A file in an archive has
    the archive's `location`; `archive` is the path of the archive, which its own path begins with, and `at` says where
    it stands in it. `failure` is an issue code with its detail: the archive, or the file in it, cannot be read.
    """

    location: Path
    path: str
    skipped: bool = False
    archive: str | None = None
    at: tuple[int, ...] = ()
    failure: tuple[str, str] | None = None

    @property
    def place(self) -> Path:
        """Where the file would stand if its archive were a folder.

        >>> InputFile(Path("raw/x.zip"), "x.zip/a/b.pdf", archive="x.zip", at=(0,)).place.as_posix()
        'raw/x.zip/a/b.pdf'
        """
        return self.location / self.path.removeprefix(f"{self.archive}/") if self.at else self.location


def discover(
    paths: Sequence[Path],
    output: Path | None = None,
    is_plain: Callable[[InputFile], bool] = lambda _: False,
) -> tuple[InputFile, ...]:
    """Files and folders → input files sorted by path.

    A folder is searched through, links to folders are not followed, a folder of output inside is passed over. Hidden
    and temporary files (`.DS_Store`, `~$…`) and files that are no reports by their suffix (`.md`, `.csv` …) are listed
    as skipped. A file that is named itself is always read. A ZIP archive, told by its content, gives the files in it
    (`x.zip/a.pdf`), archives in it one level deep; a path that leads into an archive gives what it names there.

    Args:
        paths: where to look.
        output: a folder to pass over.
        is_plain: whether a file is known to be no archive, so that it need not be opened.

    Raises:
        UsageError: a path does not exist, or two files would get the same path.
        NoInputError: there is nothing to read.
    """
    files: list[InputFile] = []
    for path in paths:
        if path.is_dir():
            prefix = "" if len(paths) == 1 else f"{path.resolve().name}/"
            walked = (replace(file, path=prefix + file.path) for file in told_apart(_walk(path, output)))
            files += [inner for file in walked for inner in ((file,) if is_plain(file) else _unfolded(file))]
        elif path.exists() or path.is_symlink():
            file = InputFile(path, name_in_output(path.name))
            files += (file,) if is_plain(file) else _unfolded(file)
        elif inside := _inside_archive(path):
            files += inside
        else:
            raise UsageError(f"{printable(str(path))} does not exist; give files or folders of reports")
    return arranged(files, [str(path) for path in paths])


def arranged(files: Iterable[InputFile], places: Iterable[str]) -> tuple[InputFile, ...]:
    """Files found at places → the same in the order of their paths, each once.

    Raises:
        UsageError: two files would get the same path.
        NoInputError: there is nothing to read.
    """
    files = sorted(files, key=lambda file: file.path)
    for one, two in pairwise(files):
        if one.path == two.path and one.location.absolute() != two.location.absolute():
            raise UsageError(
                f"two inputs would both be called {one.path}: {one.location} and {two.location}; "
                "give the folder above them instead"
            )
    unique = tuple({file.path: file for file in files}.values())
    if all(file.skipped for file in unique):
        where = ", ".join(map(printable, places))
        raise NoInputError(
            f"no report files in {where}; hoshin reads text, PDF, HTML, DOCX and XLSX files, scans, and ZIP archives of them"
        )
    return unique


def _walk(root: Path, output: Path | None) -> Iterator[InputFile]:
    closed = None if output is None else output.resolve()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and Path(folder, name).resolve() != closed
        )
        above = Path(folder)
        prefix = "" if above == root else f"{above.relative_to(root).as_posix()}/"
        for name in sorted(names):
            if name == SOURCES_NAME and above == root:
                continue
            yield InputFile(above / name, name_in_output(prefix + name), skipped=is_skipped(name))


def told_apart(files: Iterable[InputFile]) -> Iterator[InputFile]:
    """Files of one folder whose names are equal once composed (NFC and NFD twins) get a number: が.txt, が~2.txt."""
    seen: set[str] = set()
    for file in sorted(files, key=lambda file: (file.path, os.fsencode(file.location))):
        path, number = file.path, 1
        while path in seen:
            number += 1
            stem, dot, suffix = file.path.rpartition(".")
            path = f"{stem}~{number}.{suffix}" if dot and "/" not in suffix else f"{file.path}~{number}"
        seen.add(path)
        yield file if path == file.path else replace(file, path=path)


def _unfolded(file: InputFile) -> Iterable[InputFile]:
    """The files in an archive in place of the archive; any other file as it is."""
    if file.skipped:
        return (file,)
    try:
        with os.fdopen(_opened(file.location), "rb") as stream:
            return unfolded(file, stream) if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else (file,)
    except OSError:
        # Reading it says why it cannot be read.
        return (file,)


def unfolded(file: InputFile, stream: IO[bytes]) -> Iterable[InputFile]:
    """What `stream` holds if that is an archive: the files in it; any other file as it is."""
    if not is_archive(stream):
        return (file,)
    stream.seek(0)
    return [_member_file(file, member) for member in members(stream, MAX_FILE_BYTES)]


def _member_file(file: InputFile, member: Member) -> InputFile:
    if not member.path:
        return replace(file, failure=member.failure)
    path = name_in_output(member.path)
    skipped = any(part.startswith(".") for part in path.split("/")) or is_skipped(path.rpartition("/")[2])
    return InputFile(file.location, f"{file.path}/{path}", skipped, file.path, member.at, member.failure)


def _inside_archive(path: Path) -> list[InputFile]:
    """What a path beyond an archive names (`x.zip/a.pdf`, `x.zip/folder`); nothing where no archive is on the way."""
    above = next((parent for parent in path.parents if parent.is_file()), None)
    if above is None:
        return []
    wanted = f"{name_in_output(above.name)}/{name_in_output(path.relative_to(above).as_posix())}"
    files = _unfolded(InputFile(above, name_in_output(above.name)))
    return [file for file in files if file.at and (file.path == wanted or file.path.startswith(f"{wanted}/"))]


def is_skipped(name: str) -> bool:
    """Whether a file of this name is hidden, temporary, or no report by its suffix."""
    lower = name.lower()
    hidden = name.startswith((".", "~$")) or name.endswith(("~", ".tmp", ".part", ".crdownload"))
    return hidden or lower in _NO_REPORT_NAMES or Path(lower).suffix in _NO_REPORT_SUFFIXES


def name_in_output(path: str) -> str:
    """A path as the output writes it: NFC (macOS stores NFD), bytes that are no UTF-8 made visible."""
    return printable(unicodedata.normalize("NFC", path))


def printable(text: str) -> str:
    r"""A file name safe to print and to write as UTF-8: undecodable bytes and control characters escaped.

    >>> printable("報告\udc83.txt"), printable("a\x1b[31m.txt")
    ('報告\\x83.txt', 'a\\x1b[31m.txt')
    """
    if text.isprintable():
        return text
    escaped = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(
        char if char.isprintable() or char == "\u3000" else char.encode("unicode_escape").decode("ascii")
        for char in escaped
    )


def _opened(location: Path) -> int:
    """A descriptor of a file; a pipe does not wait for its writer."""
    return os.open(location, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))


def read_bytes(file: InputFile) -> bytes:
    """The content of a regular file.

    Raises:
        DocumentError: `unreadable-file` or `file-too-large`.
    """
    try:
        descriptor = _opened(file.location)
    except OSError as error:
        raise DocumentError("unreadable-file", error.strerror or type(error).__name__) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError("unreadable-file", "it is a folder, pipe or device, not a file")
        if status.st_size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1024 // 1024
            raise DocumentError("file-too-large", f"{status.st_size} bytes; the limit is {limit} MB")
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise DocumentError("unreadable-file", error.strerror or type(error).__name__) from error
    finally:
        os.close(descriptor)
