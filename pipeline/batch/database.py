"""Rows of documents → the database file, in this process or, beside it, in one of its own."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import sqlite3
import warnings
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from pipeline.batch.workers.guard import close_files, die_with
from pipeline.publish.store import TableStore


class Database(Protocol):
    """A database being built. Whatever becomes of it, it must be closed."""

    def add(self, path: str, rows: bytes) -> None:
        """Add the rows of the document at `path`, by table, as JSON."""
        ...

    def finish(self) -> Mapping[str, str]:
        """Make the file final; documents whose rows broke a rule of the tables, and are not in it, with the reason.

        Raises:
            OSError: it cannot be written.
            sqlite3.Error: likewise.
        """
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class LocalDatabase:
    """Built in this process."""

    def __init__(self, place: Path) -> None:
        self._store = TableStore(place)
        self._broken: dict[str, str] = {}

    def add(self, path: str, rows: bytes) -> None:
        """See `Database`."""
        try:
            self._store.add_rows(json.loads(rows))
        except (
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            OverflowError,
            sqlite3.IntegrityError,
            sqlite3.ProgrammingError,
        ) as error:
            self._broken[path] = f"{path} breaks the tables: {error}"

    def finish(self) -> Mapping[str, str]:
        """See `Database`."""
        self._store.finish()
        return self._broken

    def close(self) -> None:
        """See `Database`."""
        self._store.close()


class ForkedDatabase:
    """Built by a copy of this process, while this one goes on: half of what is left to do when all is converted."""

    def __init__(self, place: Path) -> None:
        self._connection, theirs = multiprocessing.Pipe()
        parent = os.getpid()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # see pipeline.batch.workers.process
            self._pid = os.fork()
        if self._pid == 0:
            _build_and_leave(place, parent, self._connection, theirs)
        theirs.close()

    def add(self, path: str, rows: bytes) -> None:
        """See `Database`."""
        # If it is gone, `finish` says why.
        with contextlib.suppress(OSError):
            self._connection.send_bytes(path.encode())
            self._connection.send_bytes(rows)

    def finish(self) -> Mapping[str, str]:
        """See `Database`."""
        try:
            with contextlib.suppress(OSError):
                self._connection.send_bytes(b"")
            broken, error = json.loads(self._connection.recv_bytes())
        except (EOFError, OSError) as gone:
            raise OSError("the process that writes the database ended before its time") from gone
        if error is not None:
            raise OSError(error)
        return {str(path): str(reason) for path, reason in broken.items()}

    def close(self) -> None:
        """See `Database`."""
        self._connection.close()
        if self._pid:
            os.waitpid(self._pid, 0)
            self._pid = 0


def _build_and_leave(place: Path, parent: int, ours: Connection, theirs: Connection) -> None:
    try:
        die_with(parent)
        ours.close()
        close_files(theirs.fileno())
        theirs.send_bytes(json.dumps(_build(place, theirs)).encode())
    finally:
        os._exit(0)


def _build(place: Path, messages: Connection) -> tuple[Mapping[str, str], str | None]:
    """Documents that broke a rule, and why the database could not be written."""
    try:
        database = LocalDatabase(place)
        while path := messages.recv_bytes():
            database.add(path.decode(), messages.recv_bytes())
        return database.finish(), None
    except (OSError, EOFError, sqlite3.Error) as error:
        return {}, f"{place.name}: {error}"
