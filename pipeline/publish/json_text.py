"""A record becomes JSON: one file a document, one line a report, the same bytes for the same record."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter

from pipeline.model.report import ContractModel, DocumentRecord, Report, RunRecord

_Fields = Mapping[str, tuple[int, "type[ContractModel] | None"]]
_Key = tuple[int, ...]
_INDEX = re.compile("[0-9]+").fullmatch
_LAST = 1_000_000
# The adapters give bytes, where the models' own methods make a string of them first.
_RECORD = TypeAdapter(DocumentRecord)
_REPORT = TypeAdapter(Report)
T = TypeVar("T")


def to_json(record: DocumentRecord) -> bytes:
    """The bytes of a document's JSON file: UTF-8, one blank a level, keys in the model's order, a final newline.

    Evidence stands in the order in which the values stand in the file.
    """
    ordered = record.model_copy(update={"evidence": in_document_order(record.evidence)})
    return _RECORD.dump_json(ordered, indent=1) + b"\n"


def run_to_json(run: RunRecord) -> bytes:
    """The bytes of `run.json`, in the same form."""
    return run.model_dump_json(indent=1).encode() + b"\n"


def to_jsonl(record: DocumentRecord) -> bytes:
    """The lines of `reports.jsonl` for one document: a report a line, `document_id` before the report's own keys."""
    start = f'{{"document_id":"{record.document.document_id}",'.encode()
    return b"".join([start + _REPORT.dump_json(report)[1:] + b"\n" for report in record.reports])


def in_document_order(evidence: Mapping[str, T]) -> dict[str, T]:
    """The entries of a mapping from JSON Pointers, in the order in which the values stand in the document's JSON.

    >>> list(in_document_order({"/reports/0/goals/10/text": 1, "/reports/0/goals/9/text": 2, "/reports/0/title": 3}))
    ['/reports/0/title', '/reports/0/goals/9/text', '/reports/0/goals/10/text']
    """
    return {pointer: evidence[pointer] for pointer in sorted(evidence, key=_key)}


@functools.lru_cache(maxsize=8192)  # the same pointers stand in every record
def _key(pointer: str) -> _Key:
    return _placed(pointer)[0]


@functools.lru_cache(maxsize=8192)
def _placed(pointer: str) -> tuple[_Key, type[ContractModel] | None]:
    """The rank of each step of a pointer, and the model it leads to."""
    if not pointer:
        return (), DocumentRecord
    above, _, name = pointer.rpartition("/")
    key, model = _placed(above)
    field = None if model is None else _FIELDS[model].get(name)
    if field is not None:
        return (*key, field[0]), field[1]
    if _INDEX(name) is not None:
        return (*key, int(name)), model
    return (*key, _LAST), None


def _fields_below(model: type[ContractModel], fields: dict[type[ContractModel], _Fields]) -> None:
    if model in fields:
        return
    inner = {name: _model_in(field.annotation) for name, field in model.model_fields.items()}
    fields[model] = {name: (rank, below) for rank, (name, below) in enumerate(inner.items())}
    for below in inner.values():
        if below is not None:
            _fields_below(below, fields)


def _model_in(annotation: Any) -> type[ContractModel] | None:
    # The model in `tuple[Project, ...]`, `Place | None` and the like; the contract never has two in one field.
    if isinstance(annotation, type) and issubclass(annotation, ContractModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part)) is not None), None)


def _fields_of(root: type[ContractModel]) -> Mapping[type[ContractModel], _Fields]:
    fields: dict[type[ContractModel], _Fields] = {}
    _fields_below(root, fields)
    return MappingProxyType(fields)


_FIELDS = _fields_of(DocumentRecord)
