"""Rows become Parquet files whose columns carry their titles, descriptions and units; codes keep their leading zeros."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pipeline.model.errors import UsageError
from pipeline.publish.about import About
from pipeline.publish.columns import Column, Row, Table
from pipeline.publish.datapackage import table_schema

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_AT_ONCE = 50_000
_TYPES = MappingProxyType(
    {"string": "string", "integer": "int64", "number": "float64", "date": "date32", "boolean": "bool_"}
)


def load_pyarrow() -> Any:
    """The library.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'hoshin[publish]'") from error
    return pyarrow


def arrow_schema(table: Table, about: About) -> pa.Schema:
    """The schema of a table: types, required columns, and as metadata what the definition says of each."""
    pa = load_pyarrow()
    fields = [
        pa.field(
            column.name, getattr(pa, _TYPES[column.type])(), nullable=not column.required, metadata=_said_of(column)
        )
        for column in table.columns
    ]
    said = {
        "title": table.title,
        "description": table.description,
        "schema_version": about.version,
        "license": about.license or "",
        "publisher": about.publisher or "",
        "table_schema": json.dumps(table_schema(table), ensure_ascii=False),
    }
    return pa.schema(fields, metadata={name: value for name, value in said.items() if value})


def write_parquet(table: Table, rows: Iterable[Row], about: About, path: Path) -> None:
    """Write the rows of a table to `path`.

    Raises:
        UsageError: pyarrow is not installed.
        OSError: the file cannot be written.
    """
    pa = load_pyarrow()
    schema = arrow_schema(table, about)
    left = iter(rows)
    with pa.parquet.ParquetWriter(path, schema, compression="zstd", version="2.6") as writer:
        while part := list(islice(left, ROWS_AT_ONCE)):
            columns = zip(*part, strict=True)
            arrays = [
                pa.array(_values(column, cells), type=schema.field(column.name).type)
                for column, cells in zip(table.columns, columns, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _values(column: Column, cells: Sequence[Any]) -> list[Any]:
    if column.type == "boolean":
        return [None if cell is None else bool(cell) for cell in cells]
    if column.type == "date":
        return [None if cell is None else datetime.date.fromisoformat(cell) for cell in cells]
    return list(cells)


def _said_of(column: Column) -> dict[str, str]:
    said = {
        "title": column.title,
        "description": column.description,
        "role": column.role,
        "unit": column.unit,
        "codelist": column.codelist,
        "references": column.references,
    }
    return {name: value for name, value in said.items() if value}
