"""A record becomes JSON: one file a document, one line a report, the same bytes for the same record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from pipeline.model.report import ContractModel, DocumentRecord, RunRecord

_Fields = Mapping[str, tuple[int, "type[ContractModel] | None"]]
_Key = tuple[int, ...]
_Known = dict[str, tuple[_Key, "type[ContractModel] | None"]]
_INDEX = re.compile("[0-9]+").fullmatch
_LAST = 1_000_000
T = TypeVar("T")


def to_json(record: DocumentRecord) -> bytes:
    """The bytes of a document's JSON file: UTF-8, one blank a level, keys in the model's order, a final newline.

    Evidence stands in the order in which the values stand in the file.
    """
    ordered = record.model_copy(update={"evidence": in_document_order(record.evidence)})
    return ordered.model_dump_json(indent=1).encode() + b"\n"


def run_to_json(run: RunRecord) -> bytes:
    """The bytes of `run.json`, in the same form."""
    return run.model_dump_json(indent=1).encode() + b"\n"


def to_jsonl(record: DocumentRecord) -> bytes:
    """The lines of `reports.jsonl` for one document: a report a line, `document_id` before the report's own keys."""
    start = f'{{"document_id":"{record.document.document_id}",'
    return "".join(f"{start}{report.model_dump_json()[1:]}\n" for report in record.reports).encode()


def in_document_order(evidence: Mapping[str, T]) -> dict[str, T]:
    """The entries of a mapping from JSON Pointers, in the order in which the values stand in the document's JSON.

    >>> list(in_document_order({"/reports/0/goals/10/text": 1, "/reports/0/goals/9/text": 2, "/reports/0/title": 3}))
    ['/reports/0/title', '/reports/0/goals/9/text', '/reports/0/goals/10/text']
    """
    known: _Known = {"": ((), DocumentRecord)}
    return {pointer: evidence[pointer] for pointer in sorted(evidence, key=lambda pointer: _placed(pointer, known)[0])}


def _placed(pointer: str, known: _Known) -> tuple[_Key, type[ContractModel] | None]:
    """The rank of each step of a pointer, and the model it leads to; `known` remembers what neighbours share."""
    found = known.get(pointer)
    if found is None:
        above, _, name = pointer.rpartition("/")
        key, model = known.get(above) or _placed(above, known)
        field = None if model is None else _FIELDS[model].get(name)
        if field is not None:
            found = ((*key, field[0]), field[1])
        elif _INDEX(name) is not None:
            found = ((*key, int(name)), model)
        else:
            found = ((*key, _LAST), None)
        known[pointer] = found
    return found


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
