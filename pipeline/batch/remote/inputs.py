"""The objects below URLs → input files as a folder would give them, each here for as long as it is read."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from pipeline.batch.discover import (
    MAX_FILE_BYTES,
    SOURCES_NAME,
    InputFile,
    arranged,
    is_skipped,
    name_in_output,
    printable,
    told_apart,
    unfolded,
)
from pipeline.batch.remote.url import FileSystem, Url, errors_named, file_system
from pipeline.model.errors import UsageError

_ARCHIVES: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PROBED_AT_ONCE: Final = 1_000
_FETCHED_AT_ONCE: Final = 64
_BYTES_AT_ONCE: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Object:
    """Where the bytes of an input file are."""

    url: Url
    system: FileSystem
    name: str
    size: int


class RemoteInputs(Collection[InputFile]):
    """The input files below URLs. Going through them fetches some at a time into a folder and lets go of them after."""

    def __init__(self, urls: Sequence[Url], folder: Path, output: Url | None) -> None:
        """List what is there.

        Args:
            urls: folders or single files.
            folder: an empty one, for what is fetched.
            output: what is below it is passed over.

        Raises:
            UsageError: a URL names nothing, or two files would get the same path.
            NoInputError: there is nothing to read.
            RemoteError: a URL cannot be listed.
        """
        self._folder = folder
        self._objects: dict[Path, _Object] = {}
        found: list[InputFile] = []
        for url in urls:
            with errors_named(url):
                found += self._listed(url, output, prefix=len(urls) > 1)
        self._files = arranged(found, [url.text for url in urls])

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, file: object) -> bool:
        return file in self._files

    def __iter__(self) -> Iterator[InputFile]:
        for batch in self._batches():
            failures = self._fetch(batch)
            for file in batch:
                failure = failures.get(file.location)
                yield file if failure is None else replace(file, failure=("unreadable-file", failure))
            for location in {file.location for file in batch}:
                shutil.rmtree(self._own_folder(location), ignore_errors=True)

    def _listed(self, url: Url, output: Url | None, *, prefix: bool) -> Iterable[InputFile]:
        system, root = file_system(url)
        if system.isfile(root):
            file = InputFile(self._known(url, system, root, system.size(root)), name_in_output(_last(root)))
            return self._opened([file])
        below = f"{name_in_output(_last(root))}/" if prefix else ""
        closed = None if output is None else file_system(output)
        files = told_apart(self._walk(url, system, root, None if closed is None else f"{closed[1]}/"))
        if not prefix:
            self._fetch_sources(system, root)
        return self._opened([replace(file, path=below + file.path) for file in files])

    def _walk(self, url: Url, system: FileSystem, root: str, closed: str | None) -> Iterator[InputFile]:
        """What a folder would list: nothing hidden, nothing of the output, no sources file."""
        try:
            found = system.find(root, detail=True)
        except FileNotFoundError as error:
            raise UsageError(f"{url} does not exist; give a bucket or folder of reports") from error
        for name, info in sorted(found.items()):
            relative = name.removeprefix(f"{root}/")
            *folders, last = relative.split("/")
            if not last or relative == SOURCES_NAME or info.get("type") == "directory":
                continue
            if any(folder.startswith(".") and folder not in {".", ".."} for folder in folders):
                continue
            if closed is not None and name.startswith(closed):
                continue
            location = self._known(url, system, name, info.get("size") or 0)
            file = InputFile(location, name_in_output(relative), is_skipped(last))
            if {"", ".", ".."} & set(relative.split("/")):
                file = replace(file, path=printable(relative), failure=("unreadable-file", "its name is no path"))
            yield file

    def _known(self, url: Url, system: FileSystem, name: str, size: int) -> Path:
        """A place for a file, in a folder of its own: objects may be called what is a folder for others."""
        location = Path(self._folder, f"{len(self._objects):09d}", name.lstrip("/"))
        self._objects[location] = _Object(url, system, name, int(size))
        return location

    def _own_folder(self, location: Path) -> Path:
        return self._folder / location.relative_to(self._folder).parts[0]

    def _fetch_sources(self, system: FileSystem, root: str) -> None:
        name = f"{root}/{SOURCES_NAME}"
        if system.isfile(name):
            system.get_file(name, str(self._folder / SOURCES_NAME))

    def _opened(self, files: Sequence[InputFile]) -> Iterator[InputFile]:
        """Archives, told by their first bytes, as the files in them."""
        for start in range(0, len(files), _PROBED_AT_ONCE):
            some = files[start : start + _PROBED_AT_ONCE]
            asked = [file for file in some if self._may_be_archive(file)]
            heads = dict(zip(asked, self._heads(asked), strict=True))
            for file in some:
                known = self._objects[file.location]
                if heads.get(file) in _ARCHIVES:
                    with known.system.open(known.name, "rb") as stream:
                        yield from unfolded(file, stream)
                else:
                    yield file

    def _may_be_archive(self, file: InputFile) -> bool:
        return not file.skipped and file.failure is None and self._objects[file.location].size >= len(_ARCHIVES[0])

    def _heads(self, files: Sequence[InputFile]) -> list[Any]:
        if not files:
            return []
        known = [self._objects[file.location] for file in files]
        return list(known[0].system.cat_ranges([one.name for one in known], 0, len(_ARCHIVES[0])))

    def _batches(self) -> Iterator[list[InputFile]]:
        """Files in their order, some at a time; those of one archive stay together."""
        batch: list[InputFile] = []
        size = count = 0
        for location, group in groupby(self._files, key=lambda file: file.location):
            more = self._objects[location].size
            if batch and (count >= _FETCHED_AT_ONCE or size + more > _BYTES_AT_ONCE):
                yield batch
                batch, size, count = [], 0, 0
            batch += group
            size, count = size + more, count + 1
        if batch:
            yield batch

    def _fetch(self, batch: Sequence[InputFile]) -> dict[Path, str]:
        """Get files here; what is said of those that are not there any more, or not ours to read."""
        wanted = list(dict.fromkeys(file.location for file in batch if _is_read(file)))
        archives = {file.location for file in batch if file.at}
        small: dict[Url, list[Path]] = {}
        said: dict[Path, str] = {}
        for location in wanted:
            known = self._objects[location]
            with errors_named(known.url):
                try:
                    location.parent.mkdir(parents=True)
                    if location not in archives and known.size > MAX_FILE_BYTES:
                        # It is refused for its size, which a file without blocks has as well.
                        location.touch()
                        os.truncate(location, known.size)
                    elif known.size > _BYTES_AT_ONCE:
                        known.system.get_file(known.name, str(location))
                    else:
                        small.setdefault(known.url, []).append(location)
                except OSError as error:
                    said[location] = _of_the_file(error)
        for url, locations in small.items():
            with errors_named(url):
                said |= self._fetch_small(locations)
        return said

    def _fetch_small(self, locations: Sequence[Path]) -> dict[Path, str]:
        known = [self._objects[location] for location in locations]
        said: dict[Path, str] = {}
        for location, data in zip(
            locations, known[0].system.cat_ranges([one.name for one in known], None, None), strict=True
        ):
            try:
                if isinstance(data, Exception):
                    raise data
                location.write_bytes(data)
            except OSError as error:
                said[location] = _of_the_file(error)
        return said


def _of_the_file(error: OSError) -> str:
    """What is said of a file that is gone, forbidden or has no name that a file may have.

    Raises:
        OSError: it is of the connection or of this machine, and stops the run.
    """
    gone = isinstance(error, FileNotFoundError | PermissionError | NotADirectoryError | IsADirectoryError)
    if not gone and error.errno not in {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL}:
        raise error
    return error.strerror or type(error).__name__


def _is_read(file: InputFile) -> bool:
    return not file.skipped and file.failure is None


def _last(name: str) -> str:
    return name.rpartition("/")[2]
