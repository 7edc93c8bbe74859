"""Texts of the tables become a full-text index (FTS5, trigrams) in a database of its own bytes: the tables and `search`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from pipeline.publish.columns import Table
from pipeline.publish.finished import Finished
from pipeline.publish.sqlite import insert_row, schema_sql
from pipeline.publish.tables import TABLES

SEARCH: Final = "search"
_CREATE: Final = (
    f"CREATE VIRTUAL TABLE {SEARCH} USING fts5"
    "(text, table_name UNINDEXED, column_name UNINDEXED, row_id UNINDEXED, document_id UNINDEXED, tokenize = 'trigram')"
)
# The next lines are those of the run's own database, so that the file differs by the index alone.
_SETTINGS: Final = ("page_size = 4096", "journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = OFF")


def can_search() -> bool:
    """Whether this Python's SQLite has FTS5 with trigrams (3.34)."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(_CREATE)
        except sqlite3.OperationalError:
            return False
    return True


def write_search(output: Finished, path: Path) -> int:
    """Write the database of a finished output anew, with the table `search`; how many texts it finds.

    The same rows give the same bytes, whether or not the database of the output has an index already. A row of
    `search` is one text: `SELECT table_name, row_id, text FROM search WHERE text MATCH '"防災訓練"'`. Trigrams find
    words of three letters and more; `instr(text, '福祉')` finds shorter ones (with LIKE, SQLite 3.40 finds nothing: it
    counts a letter's bytes).

    Raises:
        sqlite3.Error: it cannot be written, or SQLite has no FTS5.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.executescript(schema_sql())
        connection.execute("BEGIN")
        for table in TABLES:
            numbered = ((number, *row) for number, row in enumerate(output.rows(table), start=1))
            connection.executemany(insert_row(table), numbered)
        connection.execute(_CREATE)
        count = 0
        for table in TABLES:
            for found in _texts(output, table):
                count += 1
                connection.execute(
                    f"INSERT INTO {SEARCH} (rowid, text, table_name, column_name, row_id, document_id) VALUES (?, ?, ?, ?, ?, ?)",
                    (count, *found),
                )
        connection.execute(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('optimize')")
        connection.execute("COMMIT")
        # The journal would hold the whole database in memory; what fails half way is thrown away.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("VACUUM")
    return count


def _texts(output: Finished, table: Table) -> Iterator[tuple[str, str, str, str, str]]:
    columns = [column.name for column in table.columns if column.searched]
    if not columns:
        return
    for row in output.records(table):
        for name in columns:
            if row[name] is not None:
                yield str(row[name]), table.name, name, str(row[table.primary_key]), str(row["document_id"])
