"""The definition of the tables becomes SQL for PostgreSQL: types, keys, checks, indexes, Japanese comments."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from pipeline.publish.codelists import values_of
from pipeline.publish.columns import Column, Table
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

TYPES = MappingProxyType(
    {
        "string": "text",
        "integer": "bigint",
        "number": "double precision",
        "date": "date",
        "boolean": "boolean",
    }
)
"""The type of a column, as `information_schema` names it too."""


def name(text: str) -> str:
    """A name in SQL.

    >>> print(name('a"b'))
    "a""b"
    """
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in SQL, where `standard_conforming_strings` is on.

    >>> print(literal("it's"))
    'it''s'
    """
    return "'" + text.replace("'", "''") + "'"


def create_statements(schema: str) -> Iterator[str]:
    """The statements that create schema, tables and indexes where they are missing."""
    yield f"CREATE SCHEMA IF NOT EXISTS {name(schema)}"
    for table in TABLES:
        yield create_table(schema, table)
        for column in table.columns:
            if column.references is not None:
                index = name(f"{table.name}_{column.name}_idx")
                yield f"CREATE INDEX IF NOT EXISTS {index} ON {qualified(schema, table)} ({name(column.name)})"


def create_table(schema: str, table: Table) -> str:
    """The statement that creates one table.

    Keys to other tables and keys beside the primary one are checked at the end of the transaction: rows may swap numbers.

    >>> print(create_table("city", TABLE_BY_NAME["codes"]))
    CREATE TABLE IF NOT EXISTS "city"."codes" (
      "code_id" text NOT NULL PRIMARY KEY CHECK ("code_id" <> '') CHECK ("code_id" ~ '^[a-z_]+[.][a-z_-]+$'),
      ...
      UNIQUE ("codelist", "code") DEFERRABLE INITIALLY DEFERRED
    )
    """
    parts = [_column(schema, column, column.name == table.primary_key) for column in table.columns]
    parts += [f"UNIQUE ({', '.join(map(name, names))}) DEFERRABLE INITIALLY DEFERRED" for names in table.unique]
    body = ",\n  ".join(parts)
    return f"CREATE TABLE IF NOT EXISTS {qualified(schema, table)} (\n  {body}\n)"


def comment_statements(schema: str) -> Iterator[str]:
    """The statements that say what tables and columns are, in Japanese and English."""
    for table in TABLES:
        yield f"COMMENT ON TABLE {qualified(schema, table)} IS {literal(f'{table.title}: {table.description}')}"
        for column in table.columns:
            unit = f" [{column.unit}]" if column.unit else ""
            said = literal(f"{column.title}: {column.description}{unit}")
            yield f"COMMENT ON COLUMN {qualified(schema, table)}.{name(column.name)} IS {said}"


def qualified(schema: str, table: Table) -> str:
    """The table's name with its schema."""
    return f"{name(schema)}.{name(table.name)}"


def _column(schema: str, column: Column, primary: bool) -> str:
    parts = [f"{name(column.name)} {TYPES[column.type]}"]
    if column.required:
        parts.append("NOT NULL")
    if primary:
        parts.append("PRIMARY KEY")
    if column.references is not None:
        target = TABLE_BY_NAME[column.references]
        key = f"{qualified(schema, target)} ({name(target.primary_key)})"
        parts.append(f"REFERENCES {key} DEFERRABLE INITIALLY DEFERRED")
    return " ".join((*parts, *(f"CHECK ({check})" for check in _checks(column))))


def _checks(column: Column) -> Iterator[str]:
    own = name(column.name)
    if column.codelist is not None:
        yield f"{own} IN ({', '.join(map(literal, values_of(column.codelist)))})"
    elif column.type == "string":
        yield f"{own} <> ''"
    if column.pattern is not None:
        yield f"{own} ~ {literal(column.pattern)}"
    if column.minimum is not None:
        yield f"{own} >= {column.minimum}"
