"""The models of the contract become JSON Schema files (2020-12)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.model.report import SCHEMA_VERSION, ContractModel, DocumentRecord, Report, RunRecord

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> Mapping[str, str]:
    """The text of every schema by file name: a document's JSON, a line of `reports.jsonl`, `run.json`.

    >>> list(schema_files())
    ['document.schema.json', 'report-line.schema.json', 'run.schema.json']
    """
    return {
        "document.schema.json": _text("document", _schema(DocumentRecord)),
        "report-line.schema.json": _text("report-line", _report_line()),
        "run.schema.json": _text("run", _schema(RunRecord)),
    }


def _schema(model: type[ContractModel]) -> dict[str, Any]:
    return model.model_json_schema(mode="serialization")


def _report_line() -> dict[str, Any]:
    # A report's own keys behind the id of its document, described as the document's schema describes it.
    schema = _schema(Report)
    document_id = _schema(DocumentRecord)["$defs"]["DocumentInfo"]["properties"]["document_id"]
    return schema | {
        "title": "ReportLine",
        "description": "One line of reports.jsonl: a report and the document it was read from.",
        "properties": {"document_id": document_id} | schema["properties"],
        "required": ["document_id", *schema["required"]],
    }


def _text(name: str, schema: Mapping[str, Any]) -> str:
    head = {"$schema": _DIALECT, "$id": f"urn:hoshin:schema:{SCHEMA_VERSION}:{name}"}
    return json.dumps(head | dict(schema), ensure_ascii=False, indent=1) + "\n"
