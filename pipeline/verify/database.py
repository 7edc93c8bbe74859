"""The published database becomes its rows, and what SQLite itself says of its keys and pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.publish.columns import Table
from pipeline.publish.placing import DATABASE
from pipeline.publish.sqlite import create_table, select_rows
from pipeline.publish.tables import TABLES
from pipeline.verify.csv_file import Fail


class Database:
    """`hoshin.sqlite`, opened to be read only; it has no rows where it is missing or damaged."""

    def __init__(self, folder: Path, fail: Fail) -> None:
        self._fail = fail
        self._connection: sqlite3.Connection | None = None
        place = folder / DATABASE
        if not place.is_file():
            return
        try:
            self._connection = sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro", uri=True)
            self._check()
        except sqlite3.Error as error:
            self._damaged(str(error))

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()

    @property
    def is_open(self) -> bool:
        """Whether its rows can be read."""
        return self._connection is not None

    def rows(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """The rows of a table in published order."""
        if self._connection is None:
            return
        try:
            yield from self._connection.execute(select_rows(table))
        except sqlite3.Error as error:
            self._fail("database-damaged", DATABASE, table.name, str(error))

    def _check(self) -> None:
        connection = self._connection
        if connection is None:
            return
        for (said,) in connection.execute("PRAGMA integrity_check(20)").fetchall():
            if said != "ok":
                self._fail("database-damaged", DATABASE, None, str(said))
        for name, row, target, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(100):
            self._fail("database-damaged", DATABASE, f"{name} row {row}", f"it points to no row of {target}")
        for table in TABLES:
            found = connection.execute(
                "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table.name,)
            ).fetchone()
            if found is None:
                self._fail("database-schema", DATABASE, table.name, "the table is missing")
            elif _bare(str(found[0])) != _bare(create_table(table)):
                self._fail("database-schema", DATABASE, table.name, "columns, keys or checks are not those defined")

    def _damaged(self, message: str) -> None:
        self._fail("database-damaged", DATABASE, None, message)
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _bare(statement: str) -> str:
    return " ".join(statement.rstrip(";\n ").split())
