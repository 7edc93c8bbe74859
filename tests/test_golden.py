"""Whole documents against what their written content says, computed apart from the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.report import DocumentRecord
from pipeline.review.differences import differences
from pipeline.run import Conversion

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "raw"
EXPECTED = ROOT / "tests" / "fixtures" / "raw_expected"
NAMES = sorted(path.relative_to(EXPECTED).as_posix().removesuffix(".json") for path in EXPECTED.rglob("*.json"))
PAIR = ROOT / "tests" / "fixtures" / "documents" / "text_and_pdf"
SHARED = ROOT.parent / "shared" / "samples"
SAMPLE = "142034-2016-shiminbu"

Convert = Callable[..., Conversion]


def wrong_in(expected: Path, record: DocumentRecord) -> list[str]:
    """Every field that differs from the expected file."""
    wanted: dict[str, Any] = json.loads(expected.read_text(encoding="utf-8"))
    return list(differences({"reports": wanted["reports"]}, json.loads(record.model_dump_json())))


@pytest.mark.parametrize("name", NAMES)
def test_raw_reads_as_written(name: str, convert_bytes: Convert) -> None:
    record = convert_bytes((RAW / name).read_bytes(), name).record
    assert wrong_in(EXPECTED / f"{name}.json", record) == []
    assert [issue for issue in record.issues if issue.severity == "error"] == []


@pytest.mark.parametrize("name", NAMES)
def test_raw_issues_are_the_planted_defects(name: str, convert_bytes: Convert) -> None:
    record = convert_bytes((RAW / name).read_bytes(), name).record
    entries = [entry for report in record.reports for project in report.projects for entry in project.entries]
    sections = [part for report in record.reports for project in report.projects for part in project.sections]
    assert sorted(issue.code for issue in record.issues if issue.severity == "warning") == sorted(
        ["entry-row-shift" for entry in entries if entry.attribution == "inferred"]
        + ["section-not-in-staffing" for section in sections if section.match_method == "none"]
    )


def test_text_and_pdf_are_one_report(convert_bytes: Convert) -> None:
    records = [convert_bytes((PAIR / name).read_bytes(), name).record for name in ("report.txt", "report.pdf")]
    for record in records:
        assert wrong_in(PAIR / "expected.json", record) == []
    text, pdf = (record.model_dump(mode="json")["reports"] for record in records)
    assert text == pdf


def test_the_shared_sample(convert_bytes: Convert) -> None:
    source = SHARED / f"{SAMPLE}.txt"
    if not source.is_file():
        pytest.skip(f"{source} is not on this machine")
    record = convert_bytes(source.read_bytes(), source.name).record
    assert wrong_in(SHARED / f"{SAMPLE}.expected.json", record) == []
    shifted = [issue.path for issue in record.issues if issue.code == "entry-row-shift"]
    assert shifted == ["/reports/0/projects/0/entries/1"]
