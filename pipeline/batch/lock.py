"""An output folder → the same, held by one run at a time; a second run is told by whom."""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pipeline.model.errors import OutputError


@contextlib.contextmanager
def locked(place: Path, output: Path) -> Iterator[None]:
    """Hold the lock file `place` of the folder `output` meanwhile.

    It is a lock of this process (POSIX), not of its children, and ends with it however it ends: none is ever stale.

    Raises:
        OutputError: another run holds it, or the file system knows no locks.
    """
    try:
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except OSError as error:
        raise OutputError(
            f"{output} cannot be written: {error.strerror}. Choose another folder or its permissions."
        ) from error
    try:
        try:
            _take(descriptor)
        except OSError as error:
            raise OutputError(f"{output} is in use{_by_whom(descriptor)}; wait until that run has ended") from error
        _write_owner(descriptor)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> None:
    try:
        import fcntl  # noqa: PLC0415  # not on Windows
    except ImportError:
        import msvcrt  # noqa: PLC0415  # only on Windows

        # Far behind what the file holds, which others must be able to read.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        return
    fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _write_owner(descriptor: int) -> None:
    owner = {"pid": os.getpid(), "host": socket.gethostname(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(owner).encode() + b"\n")


def _by_whom(descriptor: int) -> str:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        owner = json.loads(os.read(descriptor, 1000))
        return f" by process {int(owner['pid'])} on {owner['host']!s} since {owner['since']!s}"
    except (OSError, ValueError, KeyError, TypeError):
        return " by another run"
