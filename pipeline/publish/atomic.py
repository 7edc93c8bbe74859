"""Bytes become files that are whole or not there: written beside their place, flushed, then moved into it."""

from __future__ import annotations

import contextlib
import ctypes
import filecmp
import os
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path


def write_atomic(path: Path, data: bytes) -> bool:
    """Make `path` hold `data`; False: it already did, and was left alone.

    Missing folders are made. Whoever reads sees the old bytes or the new ones, never a part. The temporary file is
    taken away on any error.

    Raises:
        OSError: the file cannot be written.
    """
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".hoshin-{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return True


def swap_in(staging: Path, target: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Move the files `names` (POSIX paths) from one folder to another of the same file system; which ones changed.

    A file whose bytes are those already in place is left alone. Each file changes at once, the set one by one, in the
    order of the names.

    Raises:
        OSError: a file cannot be moved.
    """
    changed: list[str] = []
    folders: set[Path] = set()
    is_synced = _sync_all(staging)
    for name in names:
        source, place = staging / name, target / name
        if place.is_file() and filecmp.cmp(source, place, shallow=False):
            continue
        if not is_synced:
            with source.open("rb") as file:
                os.fsync(file.fileno())
        if place.parent not in folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            folders.add(place.parent)
        source.replace(place)
        changed.append(name)
    for folder in folders:
        _sync_folder(folder)
    filecmp.clear_cache()
    return tuple(changed)


def _sync_all(folder: Path) -> bool:
    """Flush the whole file system of a folder, where the system can: thousands of files at once instead of one by one."""
    if sys.platform != "linux":
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return int(ctypes.CDLL(None).syncfs(descriptor)) == 0
    except AttributeError:
        return False
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    # A folder cannot be opened on every system; the move itself is done.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
