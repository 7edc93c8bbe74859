"""Differences become JSON for machines, the same bytes for the same outputs, and the schema that describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from pipeline.compare.difference import METHODS, STATUSES, Diff, OutputInfo, Pair, Single, TableDiff

FORMAT_VERSION: Final = "1.0.0"
"""Version of the form (semantic versioning); a name in it changes only with a major version."""


def to_json(diff: Diff) -> bytes:
    """The bytes of the JSON file: UTF-8, one blank a level, a final newline; `json_schema` says what stands in it."""
    value = {
        "format": "hoshin-diff",
        "format_version": FORMAT_VERSION,
        "differs": diff.differs,
        "old": _info(diff.old),
        "new": _info(diff.new),
        "not_compared": diff.not_compared,
        "tables": [_table(table) for table in diff.tables],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _info(info: OutputInfo) -> dict[str, Any]:
    return {
        "name": info.name,
        "schema_versions": info.schema_versions,
        "local_government_codes": info.local_government_codes,
        "fiscal_years": info.fiscal_years,
        "documents": info.documents,
    }


def _table(table: TableDiff) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "counts": dict(table.counts),
        "matched_by": dict(table.matched_by),
        "columns_added": table.columns_added,
        "columns_removed": table.columns_removed,
        "added": _singles(table.added),
        "removed": _singles(table.removed),
        "changed": _pairs(table.changed),
        "renamed": _pairs(table.renamed),
        "moved": _pairs(table.moved),
    }


def _singles(rows: Iterable[Single]) -> list[dict[str, Any]]:
    return [{"id": row.id, "label": row.label, "row": dict(row.row)} for row in rows]


def _pairs(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    return [
        {
            "old_id": pair.old_id,
            "new_id": pair.new_id,
            "label": pair.label,
            "matched_by": pair.method,
            "likeness": pair.score,
            "cells": [{"column": cell.column, "old": cell.old, "new": cell.new} for cell in pair.cells],
        }
        for pair in pairs
    ]


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `to_json` writes."""
    text: dict[str, Any] = {"type": "string"}
    count = {"type": "integer", "minimum": 0}
    cell = {"type": ["string", "integer", "number", "null"], "description": "a boolean is 0 or 1, as in the database"}
    names = {"type": "array", "items": text}
    info = _object(
        name=text | {"description": "name of the folder"},
        schema_versions=names,
        local_government_codes=names,
        fiscal_years={"type": "array", "items": {"type": "integer"}},
        documents=count,
    )
    single = _object(id=text, label=text, row={"type": "object", "additionalProperties": cell})
    pair = _object(
        old_id=text,
        new_id=text,
        label=text | {"description": "the row's name below what it belongs to, in the new output"},
        matched_by={"enum": list(METHODS), "description": "how the two rows were found to be one thing"},
        likeness={"type": ["number", "null"], "minimum": 0, "maximum": 1, "description": "null unless matched by it"},
        cells={"type": "array", "items": _object(column=text, old=cell, new=cell)},
    )
    singles, pairs = ({"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in ("single", "pair"))
    table = _object(
        name=text,
        title=text,
        counts=_object(**dict.fromkeys(STATUSES, count)),
        matched_by=_object(**dict.fromkeys(METHODS, count)),
        columns_added=names,
        columns_removed=names,
        added=singles | {"description": "rows that only the new output has"},
        removed=singles | {"description": "rows that only the old output has"},
        changed=pairs | {"description": "rows with another value in some cell"},
        renamed=pairs | {"description": "things with another name (documents: another path)"},
        moved=pairs | {"description": "rows that differ only in page or lines of the same source"},
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:hoshin:schema:diff:{FORMAT_VERSION}",
        "title": "Diff",
        "description": "What differs between two outputs of hoshin.",
        **_object(
            format={"const": "hoshin-diff"},
            format_version={"const": FORMAT_VERSION},
            differs={"type": "boolean", "description": "false exactly when the exit code is 0"},
            old=info,
            new=info,
            not_compared=names,
            tables={"type": "array", "items": {"$ref": "#/$defs/table"}},
        ),
        "$defs": {"table": table, "single": single, "pair": pair},
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
