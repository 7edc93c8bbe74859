"""Paths, patterns and lists of paths as given on the command line → the paths they name."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.model.errors import UsageError

STANDARD_INPUT = Path("-")


def listed_paths(paths: Iterable[Path], files_from: Path | None) -> tuple[Path, ...]:
    """Arguments and the list in `files_from` → paths, each once, in the order in which they are named.

    `-` stands for a list on standard input. A path that does not exist and has `*`, `?` or `[` in it is a pattern, in
    which `**` is any number of folders.

    Raises:
        UsageError: the list cannot be read, or a pattern fits nothing.
    """
    found: dict[Path, None] = {}
    for path in paths:
        named = _read_list(path) if path == STANDARD_INPUT else (path,)
        found.update(dict.fromkeys(one for name in named for one in _expanded(name)))
    if files_from is not None:
        found.update(dict.fromkeys(_read_list(files_from)))
    return tuple(found)


def _read_list(place: Path) -> Iterator[Path]:
    try:
        data = sys.stdin.buffer.read() if place == STANDARD_INPUT else place.read_bytes()
    except OSError as error:
        raise UsageError(f"the list {place} cannot be read: {error.strerror}") from error
    names = data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").splitlines()
    # Names of files are bytes; those that are no UTF-8 stay what they are.
    return (Path(os.fsdecode(name)) for name in names if name.strip())


def _expanded(path: Path) -> tuple[Path, ...]:
    if not glob.has_magic(str(path)) or path.exists() or path.is_symlink():
        return (path,)
    found = tuple(Path(name) for name in sorted(glob.glob(str(path), recursive=True)))  # noqa: PTH207  # Path has no `**` for files before 3.13
    if not found:
        raise UsageError(f"nothing fits the pattern {path}")
    return found
