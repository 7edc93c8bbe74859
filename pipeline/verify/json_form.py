"""A verdict becomes JSON for machines, the same bytes for the same output."""

from __future__ import annotations

import json
from typing import Any, Final

from pipeline.verify.findings import RULES
from pipeline.verify.output import Verdict

FORMAT_VERSION: Final = "1.0.0"


def to_json(verdict: Verdict) -> bytes:
    """The bytes of the JSON file; `json_schema` says what stands in it."""
    value = {
        "format": "hoshin-verify",
        "format_version": FORMAT_VERSION,
        "output": verdict.name,
        "holds": verdict.holds,
        "checked": dict(sorted(verdict.checked.items())),
        "counts": dict(sorted(verdict.counts.items())),
        "failures": [
            {
                "code": one.code,
                "file": one.file,
                "place": one.place,
                "message": one.message,
                "todo": RULES[one.code].todo,
            }
            for one in verdict.failures
        ],
        "notes": verdict.notes,
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `to_json` writes."""
    text = {"type": "string"}
    counts = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}
    failure = {
        "code": {"enum": list(RULES)},
        "file": text | {"description": "below the output folder"},
        "place": {"type": ["string", "null"], "description": "line, row, column or JSON Pointer; null: the whole file"},
        "message": text,
        "todo": text,
    }
    properties = {
        "format": {"const": "hoshin-verify"},
        "format_version": {"const": FORMAT_VERSION},
        "output": text,
        "holds": {"type": "boolean", "description": "true exactly when the exit code is 0"},
        "checked": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
        "counts": counts | {"description": "failures by code, also those beyond the first 200 of a code"},
        "failures": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": failure,
                "required": list(failure),
                "additionalProperties": False,
            },
        },
        "notes": {"type": "array", "items": text, "description": "what could not be checked"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:hoshin:schema:verify:{FORMAT_VERSION}",
        "title": "Verdict",
        "description": "What `hoshin verify` found.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
