"""The Python API: a file as a record, records as data frames."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline import DocumentError, DocumentRecord, HoshinError, Report, data_frames, read_report
from pipeline.model.report import Severity
from pipeline.publish.tables import TABLES

CityReport = Callable[..., str]
PDF = Path(__file__).parent / "fixtures" / "documents" / "text_and_pdf" / "report.pdf"


@pytest.fixture
def report(workplace: Path, city_report: CityReport) -> Path:
    (workplace / "報告.txt").write_text(city_report(), encoding="cp932")
    return workplace / "報告.txt"


def test_read_report(report: Path) -> None:
    record = read_report(report)
    assert isinstance(record, DocumentRecord)
    assert isinstance(record.reports[0], Report)
    assert record.document.path == "報告.txt"
    assert record.document.encoding == "cp932"
    assert record.document.local_government_code is None
    assert record.reports[0].department is not None
    assert record.reports[0].department.name == "市民環境部"
    assert {issue.code for issue in record.issues} == {"local-government-unknown", "license-unknown"}
    assert read_report("報告.txt") == record


def test_what_the_caller_says(report: Path) -> None:
    assert read_report(report, local_government_code="142034").document.local_government_name == "神奈川県平塚市"
    Path("where.csv").write_text("path,license,local_government_code\n報告.txt,CC0,142999\n", encoding="utf-8")
    said = read_report(report, sources="where.csv").document
    assert (said.license, said.local_government_code) == ("CC0", "142999")


def test_errors(workplace: Path) -> None:
    (workplace / "empty.txt").write_bytes(b"")
    with pytest.raises(DocumentError) as caught:
        read_report("empty.txt")
    assert caught.value.code == "empty-file"
    with pytest.raises(DocumentError, match="unreadable-file"):
        read_report("none.txt")
    with pytest.raises(HoshinError, match="no local-government code"):
        read_report("empty.txt", local_government_code="1")
    with pytest.raises(HoshinError, match="cannot be read"):
        read_report("empty.txt", profiles=["none.toml"])


def test_a_profile_of_the_caller(report: Path) -> None:
    Path("mine.toml").write_text('id = "mine"\n[identify]\nlabels = ["field.department"]\n', encoding="utf-8")
    issues = read_report(report, profiles=["mine.toml"]).issues
    assert "profile-rivals" in {issue.code for issue in issues}


def test_nothing_is_written(report: Path) -> None:
    read_report(report)
    assert list(report.parent.iterdir()) == [report]


def test_data_frames(report: Path) -> None:
    record = read_report(report, local_government_code="011002")
    frames = data_frames([record, read_report(PDF, local_government_code="142999")])
    assert list(frames) == [table.name for table in TABLES]
    assert frames["documents"]["local_government_code"].tolist() == ["011002", "142999"]
    assert str(frames["documents"]["local_government_code"].dtype) == "string"
    assert str(frames["reports"]["fiscal_year"].dtype) == "Int64"
    assert str(frames["reports"]["as_of_date"].dtype) == "datetime64[s]"
    assert frames["reports"]["as_of_date"].iloc[0] == pd.Timestamp("2018-04-01")
    assert str(frames["sections"]["staff_count"].dtype) == "Float64"
    assert str(frames["officers"]["concurrent"].dtype) == "boolean"
    assert frames["projects"]["name"].str.contains("地域コミュニティ活性化事業").sum() == 2
    assert frames["source_lines"].empty


def test_data_frames_of_nothing() -> None:
    frames = data_frames([])
    for table in TABLES:
        assert tuple(frames[table.name].columns) == table.header
        assert table.name == "codes" or frames[table.name].empty


def test_public_names() -> None:
    for name in pipeline.__all__:
        assert getattr(pipeline, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        pipeline.nothing  # noqa: B018 - the look-up is what is tested
    levels: tuple[Severity, ...] = ("error", "warning", "info")
    assert {issue.severity for issue in read_report(PDF).issues} <= set(levels)


def test_importing_the_package_costs_nothing() -> None:
    code = "import sys, pipeline; print([m for m in ('pandas', 'pdfplumber', 'pydantic', 'rich') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_reading_text_loads_no_pdf_engine_and_no_pandas(report: Path) -> None:
    code = (
        "import sys, pipeline; pipeline.read_report(sys.argv[1]);"
        "print([m for m in ('pandas', 'pdfplumber', 'pdfminer') if m in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(report)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
