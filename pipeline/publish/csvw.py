"""The definition of the tables becomes CSVW metadata (W3C, 2015) that stands beside the CSV files."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any

from pipeline.publish.about import About
from pipeline.publish.codelists import values_of
from pipeline.publish.columns import Column, Table
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

_PLAIN = MappingProxyType({"integer": "integer", "number": "number"})


def csvw(about: About) -> dict[str, Any]:
    """The content of `data/csv-metadata.json`.

    Titles are plain texts in the context's language: a validator of the field fails on language maps. A foreign key is
    declared only where the column is required: CSVW takes an empty cell for a broken one.
    """
    group: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
        "dc:title": about.title,
        "dc:description": about.ja,
    }
    if about.license_url is not None:
        group["dc:license"] = {"@id": about.license_url}
    elif about.license is not None:
        group["dc:rights"] = about.license
    if about.publisher is not None:
        group["dc:publisher"] = about.publisher
    return group | {
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [_table(table) for table in TABLES],
    }


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(column) for column in table.columns],
        "primaryKey": table.primary_key,
    }
    keys = [_foreign_key(column) for column in table.columns if column.references is not None and column.required]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:description": table.description,
        "tableSchema": schema,
    }


def _column(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "titles": [column.name, column.title],
        "dc:description": column.description,
        "datatype": datatype(column),
    }
    if column.unit is not None:
        made["schema:unitText"] = column.unit
    if column.required:
        made["required"] = True
    return made


def datatype(column: Column) -> Any:
    """The CSVW datatype of a column.

    >>> datatype(TABLE_BY_NAME["reports"].columns[5])
    {'base': 'string', 'format': '^(?:plan|midterm|final)$'}
    """
    if column.codelist is not None:
        values = "|".join(re.escape(value) for value in values_of(column.codelist))
        return {"base": "string", "format": f"^(?:{values})$"}
    if column.type == "string":
        return {"base": "string", "format": column.pattern} if column.pattern is not None else "string"
    if column.type == "boolean":
        return {"base": "boolean", "format": "true|false"}
    if column.type == "date":
        return {"base": "date", "format": "yyyy-MM-dd"}
    base = _PLAIN[column.type]
    return base if column.minimum is None else {"base": base, "minimum": column.minimum}


def _foreign_key(column: Column) -> dict[str, Any]:
    target = TABLE_BY_NAME[column.references or ""]
    return {
        "columnReference": column.name,
        "reference": {"resource": f"{target.name}.csv", "columnReference": target.primary_key},
    }
