"""The journal of an output folder: every input, what its result was made from, and all that the output needs of it.

One SQLite file. A result is one transaction, so a kill at any moment loses the documents at work and nothing else.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal

from pipeline.batch.discover import InputFile
from pipeline.batch.seen import Seen, look
from pipeline.batch.unit import Result

VERSION: Final = 2
InputState = Literal["job", "skipped", "failed", "duplicate"]

_SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE inputs (
  path TEXT PRIMARY KEY, run INTEGER NOT NULL, state TEXT NOT NULL, sha256 BLOB, error TEXT, detail TEXT, first TEXT,
  size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER
) WITHOUT ROWID;
CREATE INDEX inputs_by_content ON inputs (sha256) WHERE sha256 IS NOT NULL;
CREATE TABLE results (
  path TEXT PRIMARY KEY, sha256 BLOB NOT NULL, code TEXT NOT NULL, options TEXT NOT NULL, provenance TEXT NOT NULL,
  limits TEXT NOT NULL, status TEXT NOT NULL, error TEXT, account TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE payloads (path TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE held (
  path TEXT NOT NULL, number INTEGER NOT NULL, report_id TEXT NOT NULL, status TEXT, PRIMARY KEY (path, number)
) WITHOUT ROWID;
CREATE INDEX held_by_report ON held (report_id);
CREATE TABLE overrides (path TEXT PRIMARY KEY, error TEXT, detail TEXT, infos INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE published (name TEXT PRIMARY KEY, size INTEGER, mtime INTEGER) WITHOUT ROWID;
"""
_INPUTS: Final = """
SELECT inputs.path, state, inputs.sha256, inputs.error, inputs.detail, first, account,
  overrides.path IS NOT NULL, overrides.error, overrides.detail, infos
FROM inputs LEFT JOIN results ON results.path = coalesce(first, inputs.path) AND state IN ('job', 'duplicate')
LEFT JOIN overrides ON overrides.path = coalesce(first, inputs.path)"""
# Exclusive: no shared memory, which drives of other machines do not have. NORMAL: a power cut may take the last
# results, never the file's soundness.
_SETTINGS: Final = ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL", "cache_size = -8192")


@dataclass(frozen=True, slots=True)
class Key:
    """What a result was made from."""

    sha256: bytes
    code: str
    options: str
    provenance: str
    limits: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A result that is there: what it was made from, and whether it failed, with which code."""

    key: Key
    failed: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """An input of an earlier run: what became of it, of which bytes, as which file (None: it was new then)."""

    state: InputState
    sha256: bytes | None
    first: str | None
    seen: Seen | None


@dataclass(frozen=True, slots=True)
class InputRow:
    """What is known of one input in this run; `result` is that of its own bytes, or of the file it is a copy of."""

    path: str
    state: InputState
    sha256: bytes | None
    error: str | None
    detail: str | None
    first: str | None
    result: Result | None
    override: tuple[str | None, str | None, int] | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """One report that a document holds, in a set of documents of which several hold it."""

    path: str
    number: int
    report_id: str
    status: str | None


class Ledger:
    """Open it with `with`; one process at a time (see `lock`)."""

    def __init__(self, place: Path) -> None:
        """Open the journal, or begin one; one that cannot be read is begun anew: all it holds can be made again.

        Raises:
            OSError: it cannot be written.
            sqlite3.Error: likewise.
        """
        self._place = place
        try:
            self._db = _connected(place)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            _remove(place)
            self._db = _connected(place)
        self.run = int(self.meta("run") or 0) + 1
        self.set_meta("run", str(self.run))

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def meta(self, key: str) -> str | None:
        """A value kept under a name."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str | None) -> None:
        """Keep a value, or forget it."""
        if value is None:
            self._db.execute("DELETE FROM meta WHERE key = ?", (key,))
        else:
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def begin(self) -> None:
        """Gather what follows into one transaction."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN")

    def commit(self) -> None:
        """End the transaction."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")

    # Inputs

    def add_input(
        self,
        path: str,
        state: InputState,
        *,
        sha256: bytes | None = None,
        error: str | None = None,
        detail: str | None = None,
        first: str | None = None,
        seen: Seen | None = None,
    ) -> None:
        """Note an input of this run."""
        file = (None,) * 4 if seen is None else (seen.size, seen.mtime, seen.ctime, seen.inode)
        row = (path, self.run, state, sha256, error, detail, first, *file)
        self._db.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def keep_input(self, path: str) -> None:
        """Note that an input of an earlier run is one of this run, too, and unchanged."""
        self._db.execute("UPDATE inputs SET run = ? WHERE path = ?", (self.run, path))

    def known(self, path: str) -> Known | None:
        """What an earlier run noted of an input."""
        query = "SELECT state, sha256, first, size, mtime, ctime, inode FROM inputs WHERE path = ?"
        row = self._db.execute(query, (path,)).fetchone()
        if row is None:
            return None
        state, sha256, first, *file = row
        return Known(state, sha256, first, None if file[0] is None else Seen(*file))

    def has_unchanged(self, file: InputFile) -> bool:
        """Whether an earlier run read this very file as a document, and the file system calls it unchanged since."""
        if file.skipped or file.failure is not None or (known := self.known(file.path)) is None:
            return False
        return known.seen is not None and known.seen == look(file.location)

    def first_with(self, sha256: bytes) -> str | None:
        """The first input of this run, so far, with the same bytes."""
        query = "SELECT min(path) FROM inputs WHERE sha256 = ? AND run = ?"
        found = self._db.execute(query, (sha256, self.run)).fetchone()[0]
        return None if found is None else str(found)

    def forget_others(self) -> None:
        """Let go of inputs that this run did not have, and of results that no input of it needs."""
        self._db.execute("DELETE FROM inputs WHERE run <> ?", (self.run,))
        for table in ("results", "payloads", "held"):
            self._db.execute(f"DELETE FROM {table} WHERE path NOT IN (SELECT path FROM inputs WHERE state = 'job')")

    # Results

    def kept(self, path: str) -> Kept | None:
        """What there is of a document."""
        query = "SELECT sha256, code, options, provenance, limits, status, error FROM results WHERE path = ?"
        row = self._db.execute(query, (path,)).fetchone()
        return None if row is None else Kept(Key(*row[:5]), row[5] == "failed", row[6])

    def add_result(self, path: str, key: Key, result: Result) -> None:
        """Keep a result, in one transaction."""
        own = not self._db.in_transaction
        self.begin()
        account = json.dumps(result.account(), ensure_ascii=True)
        row = (
            path,
            key.sha256,
            key.code,
            key.options,
            key.provenance,
            key.limits,
            result.status,
            result.error,
            account,
        )
        self._db.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._db.execute("DELETE FROM held WHERE path = ?", (path,))
        self._db.execute("DELETE FROM payloads WHERE path = ?", (path,))
        if result.payload:
            self._db.execute("INSERT INTO payloads VALUES (?, ?)", (path, result.payload))
            held = [(path, number, *one) for number, one in enumerate(result.held)]
            self._db.executemany("INSERT INTO held VALUES (?, ?, ?, ?)", held)
        if own:
            self.commit()

    def result(self, path: str) -> Result | None:
        """A document's result without its payload."""
        row = self._db.execute("SELECT account FROM results WHERE path = ?", (path,)).fetchone()
        return None if row is None else Result.of_account(json.loads(row[0]))

    # What the output is made of

    def outputs(self) -> Iterator[tuple[str, str | None, str | None, bytes]]:
        """Path, URL, licence and payload of every document that was converted, in path order."""
        query = """
            SELECT path, account, data FROM inputs JOIN results USING (path) JOIN payloads USING (path)
            WHERE state = 'job' ORDER BY path"""
        for path, account, data in self._db.execute(query):
            said = json.loads(account)
            yield path, said.get("url"), said.get("license"), data

    def outputs_between(self, after: str, before: str) -> Iterator[tuple[str, bytes]]:
        """Path and payload of every document that this run has so far and that was converted, between two paths, in order."""
        query = """
            SELECT path, data FROM inputs JOIN payloads USING (path)
            WHERE state = 'job' AND run = ? AND path > ? AND path < ? ORDER BY path"""
        return map(tuple, self._db.execute(query, (self.run, after, before)))

    def held_twice(self) -> Iterator[Held]:
        """Every report that stands in several documents, or several times in one; in the order of ids, then of paths."""
        query = """
            WITH now AS (SELECT held.* FROM held JOIN inputs USING (path) WHERE state = 'job')
            SELECT path, number, report_id, status FROM now
            WHERE report_id IN (SELECT report_id FROM now GROUP BY report_id HAVING count(*) > 1)
            ORDER BY report_id, path, number"""
        return (Held(*row) for row in self._db.execute(query))

    def inputs(self) -> Iterator[InputRow]:
        """Every input in path order, with its result."""
        return map(_input_row, self._db.execute(f"{_INPUTS} ORDER BY inputs.path"))

    def input(self, path: str) -> InputRow | None:
        """One input, with its result."""
        row = self._db.execute(f"{_INPUTS} WHERE inputs.path = ?", (path,)).fetchone()
        return None if row is None else _input_row(row)

    def identities(self) -> Iterator[tuple[Any, ...]]:
        """All that decides the bytes of the output, input by input in path order."""
        query = """
            SELECT inputs.path, state, inputs.error, first, hex(results.sha256), code, options, provenance, status,
              results.error, limits
            FROM inputs LEFT JOIN results ON results.path = inputs.path AND state = 'job' ORDER BY inputs.path"""
        return iter(self._db.execute(query))

    def set_overrides(self, overrides: Mapping[str, tuple[str | None, str | None, int]]) -> None:
        """What putting the documents together changed: a document's error with its detail, findings added to it."""
        self._db.execute("DELETE FROM overrides")
        rows = [(path, *said) for path, said in overrides.items()]
        self._db.executemany("INSERT INTO overrides VALUES (?, ?, ?, ?)", rows)

    # The files in place

    def published(self) -> Iterator[tuple[str, int | None, int | None]]:
        """Name, size and time of change of each file that was put in place; None: it may be there."""
        return iter(self._db.execute("SELECT name, size, mtime FROM published"))

    def announce(self, names: Iterable[str]) -> None:
        """Note files that are about to be put in place, so that whoever comes after a kill knows them as ours."""
        self.begin()
        self._db.executemany("INSERT OR REPLACE INTO published VALUES (?, NULL, NULL)", ((name,) for name in names))
        self.commit()

    def set_published(self, files: Iterable[tuple[str, int, int]]) -> None:
        """Note the files that are in place now, instead of all before."""
        self.begin()
        self._db.execute("DELETE FROM published")
        self._db.executemany("INSERT INTO published VALUES (?, ?, ?)", files)
        self.commit()

    def restamp(self, files: Iterable[tuple[str, int, int]]) -> None:
        """Note the size and time of change that files in place have now; those of others are none of it."""
        rows = [(size, mtime, name) for name, size, mtime in files]
        self.begin()
        self._db.executemany("UPDATE published SET size = ?, mtime = ? WHERE name = ?", rows)
        self.commit()


def _input_row(row: tuple[Any, ...]) -> InputRow:
    path, state, sha256, error, detail, first, account, is_overridden, *override = row
    result = None if account is None else Result.of_account(json.loads(account))
    changed = (override[0], override[1], override[2]) if is_overridden else None
    return InputRow(path, state, sha256, error, detail, first, result, changed)


def _connected(place: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(place, isolation_level=None)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            if version:
                raise sqlite3.DatabaseError(f"a journal of version {version}")
            connection.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version = {VERSION};COMMIT;")
    except BaseException:
        connection.close()
        raise
    return connection


def _remove(place: Path) -> None:
    for name in (place.name, f"{place.name}-wal", f"{place.name}-shm", f"{place.name}-journal"):
        place.with_name(name).unlink(missing_ok=True)
