"""JSON: the record itself, in one order, and a report a line."""

from __future__ import annotations

import json
from typing import Any

from pipeline.model.report import DocumentRecord
from pipeline.publish.json_text import in_document_order, to_json, to_jsonl


def test_the_file_reads_back_as_the_record(make: Any) -> None:
    record = make.record(issues=(make.issue("/reports/0/title"),))
    data = to_json(record)
    assert data.endswith(b"}\n")
    assert "税務部".encode() in data
    assert b"\r" not in data
    assert DocumentRecord.model_validate_json(data) == record
    assert to_json(DocumentRecord.model_validate_json(data)) == data


def test_evidence_stands_in_the_order_of_the_values(make: Any) -> None:
    pointers = list(json.loads(to_json(make.record()))["evidence"])
    assert pointers == [
        "/reports/0/title",
        "/reports/0/staffing/sections/0",
        "/reports/0/goals/0/text",
        "/reports/0/goals/0/children/0/text",
        "/reports/0/projects/0",
        "/reports/0/projects/0/entries/1/text",
    ]


def test_order_is_that_of_numbers_and_fields_not_of_text() -> None:
    expected = [
        "/document/path",
        "/reports/2/title",
        "/reports/2/staffing/sections/0/staff_counts/temporary",
        "/reports/2/projects/9/name",
        "/reports/2/projects/10/sections/0/label",
        "/reports/2/projects/10/budgets/0/amount_yen",
        "/reports/2/projects/10/unknown",
        "/reports/10/title",
        "/unknown/7",
    ]
    assert list(in_document_order(dict.fromkeys(sorted(expected)))) == expected


def test_a_line_is_a_report_behind_its_document(make: Any) -> None:
    record = make.record(reports=[make.report(), make.report(title=None)])
    lines = to_jsonl(record).decode().splitlines()
    assert [list(json.loads(line))[:2] for line in lines] == [["document_id", "report_id"]] * 2
    first = json.loads(lines[0])
    assert first.pop("document_id") == record.document.document_id
    assert first == json.loads(record.reports[0].model_dump_json())
    assert to_jsonl(make.record(reports=[])) == b""
