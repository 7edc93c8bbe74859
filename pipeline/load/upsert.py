"""A finished output becomes rows of a schema in PostgreSQL: what is new is added, what differs changed, in one step."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from pipeline.load.ddl import TYPES, comment_statements, create_statements, literal, name, qualified
from pipeline.load.postgres import Connection, connected
from pipeline.load.target import Target
from pipeline.model.errors import OutputError, UsageError
from pipeline.publish.columns import Table
from pipeline.publish.finished import Finished, finished
from pipeline.publish.tables import REPORT_TABLES, TABLES

DEFAULT_SCHEMA: Final = "hoshin"
_LONGEST_NAME: Final = 63
_ROWS_AT_ONCE: Final = 500
_LOCK: Final = 0x686F7368
"""The key of the lock by which loads into one database wait for each other."""


@dataclass(frozen=True, slots=True)
class TableLoad:
    """What became of one table's rows."""

    name: str
    added: int
    changed: int
    removed: int
    same: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, or would have done. `kept`: documents of the schema that the output does not hold."""

    tables: tuple[TableLoad, ...]
    kept: int
    is_committed: bool


def load(
    output: Path, target: Target, schema: str = DEFAULT_SCHEMA, *, prune: bool = False, dry_run: bool = False
) -> Loaded:
    """Load a finished output into a schema of a database, in one transaction; the same output again changes nothing.

    Rows are told by their ids. Of a document or a report that the output holds, rows that it no longer has are removed.
    A document under the path of one that is loaded already, of the same municipality, is its new edition and takes its
    place. Documents that the output does not hold are kept, since a schema may be fed from several outputs; with
    `prune` they are removed, and the schema holds just this output.

    Raises:
        UsageError: there is no finished output, the schema's tables are of another version, the driver is missing, or a
            path is in the schema for another municipality.
        OutputError: the database cannot be reached or refuses a row; nothing is kept of the load.
    """
    _check_name(schema)
    source = finished(output)
    with connected(target) as connection:
        connection.run(f"SELECT pg_advisory_xact_lock({_LOCK})")
        for statement in create_statements(schema):
            connection.run(statement)
        _check_columns(connection, schema)
        for table in TABLES:
            _stage(connection, source, table)
        _find_gone(connection, schema, prune)
        removed = {table.name: _remove(connection, schema, table) for table in reversed(TABLES)}
        counts = {table.name: _merge(connection, schema, table) for table in TABLES}
        connection.run("SET CONSTRAINTS ALL IMMEDIATE")
        connection.run(";\n".join(comment_statements(schema)))
        kept = _kept(connection, schema)
        connection.run("ROLLBACK" if dry_run else "COMMIT")
    tables = tuple(
        TableLoad(one.name, counts[one.name][0], counts[one.name][1], removed[one.name], counts[one.name][2])
        for one in TABLES
    )
    return Loaded(tables, kept, not dry_run)


def _check_name(schema: str) -> None:
    if not schema or len(schema.encode()) > _LONGEST_NAME or "\0" in schema or schema.startswith("pg_"):
        raise UsageError(f"{schema!r} cannot be the name of a schema")


def _check_columns(connection: Connection, schema: str) -> None:
    """See that tables that were there are of this version; never is a column changed under its readers."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for table, column, kind, nullable in connection.run(
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
        f"WHERE table_schema = {literal(schema)} ORDER BY table_name, ordinal_position"
    ):
        found.setdefault(str(table), []).append((str(column), str(kind), nullable == "YES"))
    for one in TABLES:
        wanted = [(column.name, TYPES[column.type], not column.required) for column in one.columns]
        if found.get(one.name) != wanted:
            raise UsageError(
                f"schema {schema} has a table {one.name} of another version or program; load into another --schema"
            )


def _stage(connection: Connection, source: Finished, table: Table) -> None:
    """The rows of a table → a temporary table of the same columns."""
    stage = _stage_name(table)
    columns = ", ".join(f"{name(column.name)} {TYPES[column.type]}" for column in table.columns)
    connection.run(f"CREATE TEMPORARY TABLE {stage} ({columns}) ON COMMIT DROP")
    connection.copy(f"COPY {stage} FROM STDIN WITH (FORMAT csv)", _csv_parts(source, table))
    connection.run(f"CREATE UNIQUE INDEX ON {stage} ({name(table.primary_key)})")
    connection.run(f"ANALYZE {stage}")


def _csv_parts(source: Finished, table: Table) -> Iterator[str]:
    """The rows as COPY reads them: null is an empty cell without quotes, and no text is empty."""
    rows = iter(source.rows(table))
    while part := list(islice(rows, _ROWS_AT_ONCE)):
        file = io.StringIO(newline="")
        csv.writer(file, lineterminator="\r\n").writerows(part)
        text = file.getvalue()
        if "\0" in text:
            raise OutputError(f"a text of {table.name} holds U+0000, which PostgreSQL cannot store; nothing is loaded")
        yield text


def _find_gone(connection: Connection, schema: str, prune: bool) -> None:
    """The documents that go → the temporary table `gone`; documents of the output and these → `held`."""
    edition = (
        "EXISTS (SELECT 1 FROM stage_documents n WHERE n.path = d.path "
        "AND n.local_government_code = d.local_government_code)"
    )
    connection.run(
        'CREATE TEMPORARY TABLE "gone" ON COMMIT DROP AS SELECT d.document_id '
        f'FROM {name(schema)}."documents" d WHERE d.document_id NOT IN (SELECT document_id FROM stage_documents) '
        f"AND ({'TRUE' if prune else edition})"
    )
    connection.run(
        'CREATE TEMPORARY TABLE "held" ON COMMIT DROP AS SELECT document_id FROM stage_documents '
        "UNION SELECT document_id FROM gone"
    )
    strangers = connection.run(
        f'SELECT d.path FROM {name(schema)}."documents" d JOIN stage_documents n USING (path) '
        "WHERE d.document_id NOT IN (SELECT document_id FROM held) ORDER BY 1 LIMIT 1"
    )
    if strangers:
        raise UsageError(
            f"schema {schema} holds another document {strangers[0][0]}, and the municipality of one of them is not known or "
            "not the same; load into another --schema, or name the municipality (sources.csv), or use --prune"
        )


def _remove(connection: Connection, schema: str, table: Table) -> int:
    """Remove what the output no longer has of its documents and reports, and documents that go."""
    own = qualified(schema, table)
    if table.name == "codes":
        return 0
    if table.name == "documents":
        condition = "t.document_id IN (SELECT document_id FROM gone)"
    else:
        condition = f"t.document_id IN (SELECT document_id FROM held){_of_reports(schema, table)}"
    key = name(table.primary_key)
    statement = (
        f"WITH r AS (DELETE FROM {own} t WHERE ({condition}) AND NOT EXISTS "
        f"(SELECT 1 FROM {_stage_name(table)} s WHERE s.{key} = t.{key}) RETURNING 1) SELECT count(*) FROM r"
    )
    return int(connection.run(statement)[0][0])


def _of_reports(schema: str, table: Table) -> str:
    """A report of the output may stand in the schema as another document gave it."""
    if table not in REPORT_TABLES:
        return ""
    reports = "(SELECT report_id FROM stage_reports)"
    if "report_id" in table.header:
        return f" OR t.report_id IN {reports}"
    projects = f'(SELECT project_id FROM {name(schema)}."projects" WHERE report_id IN {reports})'
    return f" OR t.project_id IN {projects}"


def _merge(connection: Connection, schema: str, table: Table) -> tuple[int, int, int]:
    """Add rows that are new and change those that differ; how many were added, changed and the same."""
    names = ", ".join(map(name, table.header))
    others = table.header[1:]
    update = ", ".join(f"{name(one)} = excluded.{name(one)}" for one in others)
    old = ", ".join(f"t.{name(one)}" for one in others)
    new = ", ".join(f"excluded.{name(one)}" for one in others)
    statement = (
        f"WITH m AS (INSERT INTO {qualified(schema, table)} AS t ({names}) SELECT {names} FROM {_stage_name(table)} "
        f"ON CONFLICT ({name(table.primary_key)}) DO UPDATE SET {update} "
        f"WHERE ({old}) IS DISTINCT FROM ({new}) RETURNING (xmax = 0) AS is_new) "
        "SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new), "
        f"(SELECT count(*) FROM {_stage_name(table)}) FROM m"
    )
    added, changed, staged = (int(count) for count in connection.run(statement)[0])
    return added, changed, staged - added - changed


def _kept(connection: Connection, schema: str) -> int:
    rows = connection.run(
        f'SELECT count(*) FROM {name(schema)}."documents" WHERE document_id NOT IN (SELECT document_id FROM held)'
    )
    return int(rows[0][0])


def _stage_name(table: Table) -> str:
    return name(f"stage_{table.name}")
