"""The definition of the tables becomes SQL: strict types, keys and checks that SQLite itself enforces."""

from __future__ import annotations

from types import MappingProxyType

from pipeline.publish.codelists import values_of
from pipeline.publish.columns import Column, Table
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

_TYPES = MappingProxyType(
    {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "boolean": "INTEGER"}
)


def schema_sql() -> str:
    """The statements that create all tables (STRICT, with primary, foreign and unique keys and checks)."""
    return "\n".join(create_table(table) for table in TABLES)


def create_table(table: Table) -> str:
    """The statement that creates one table.

    >>> print(create_table(TABLE_BY_NAME["codes"]))
    CREATE TABLE "codes" (
      "code_id" TEXT NOT NULL PRIMARY KEY CHECK ("code_id" <> ''),
      ...
      UNIQUE ("codelist", "code")
    ) STRICT;
    """
    parts = [_column(column, column.name == table.primary_key) for column in table.columns]
    parts += [f"UNIQUE ({_names(names)})" for names in table.unique]
    body = ",\n  ".join(parts)
    return f'CREATE TABLE "{table.name}" (\n  {body}\n) STRICT;'


def insert_row(table: Table) -> str:
    """The statement that adds a row; the first parameter is its place in the table (rowid)."""
    marks = ", ".join("?" * (len(table.columns) + 1))
    return f'INSERT INTO "{table.name}" (rowid, {_names(table.header)}) VALUES ({marks})'


def append_row(table: Table) -> str:
    """The statement that adds a row behind all others."""
    marks = ", ".join("?" * len(table.columns))
    return f'INSERT INTO "{table.name}" ({_names(table.header)}) VALUES ({marks})'


def select_rows(table: Table) -> str:
    """The query for all rows, in the order in which they were published."""
    return f'SELECT {_names(table.header)} FROM "{table.name}" ORDER BY rowid'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _column(column: Column, primary: bool) -> str:
    parts = [f'"{column.name}" {_TYPES[column.type]}']
    if column.required:
        parts.append("NOT NULL")
    if primary:
        parts.append("PRIMARY KEY")
    if column.references is not None:
        target = TABLE_BY_NAME[column.references]
        parts.append(f'REFERENCES "{target.name}" ("{target.primary_key}")')
    return " ".join((*parts, *(f"CHECK ({check})" for check in _checks(column))))


def _checks(column: Column) -> tuple[str, ...]:
    name = f'"{column.name}"'
    if column.codelist is not None:
        values = ", ".join(f"'{value}'" for value in values_of(column.codelist))
        return (f"{name} IN ({values})",)
    if column.type == "boolean":
        return (f"{name} IN (0, 1)",)
    if column.type == "date":
        # Without the modifier SQLite takes 31 February for a date.
        return (f"{name} IS date({name}, '+0 days')",)
    if column.type == "string":
        return (f"{name} <> ''",)
    return () if column.minimum is None else (f"{name} >= {column.minimum}",)
