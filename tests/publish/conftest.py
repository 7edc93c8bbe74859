"""Hand-built records: a small report with every kind of fact, as one document or as several."""

from __future__ import annotations

import csv
import datetime
import hashlib
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.ids import stable_id
from pipeline.model.report import (
    Budget,
    Department,
    DocumentInfo,
    DocumentRecord,
    Entry,
    Evidence,
    Extra,
    Goal,
    Issue,
    Measure,
    Officer,
    Place,
    Policy,
    Project,
    ProjectSection,
    Rating,
    Report,
    RunCounts,
    RunDocument,
    RunRecord,
    Section,
    Staffing,
    StatedTotal,
)
from pipeline.publish.publication import PublishOptions, publish
from tests.publish.publications import CITY_HALL, converted, published

SCOPE = "011002"
YEAR = 2016
SECTION = stable_id("sec", SCOPE, YEAR, "税務部", "納税課")
PROJECT = stable_id("prj", SCOPE, YEAR, "税務部", "滞納整理事業")

LINES = (
    "税務部の運営方針",
    "",
    "\t納税課\tかとう 一\t7.5",
    "=1+1",
    "使命 公平な課税",
    "１ 納付の拡大",
    "　○ 口座振替",
    '滞納整理事業,"甲" ①',
)


def officer(**changes: Any) -> Officer:
    values: dict[str, Any] = {
        "role": "department_head",
        "role_label": "部長",
        "full_name": "加藤 一",
        "family_name": "加藤",
        "given_name": "一",
        "family_name_kana": None,
        "given_name_kana": None,
        "concurrent": False,
        "label": "加藤\n一",
    }
    return Officer(**(values | changes))


def staffing() -> Staffing:
    section = Section(
        section_id=SECTION,
        name="納税課",
        staff_count=7.5,
        staff_count_label="7.5",
        staff_counts={"regular": 7, "temporary": 0},
        officers=(officer(role="section_head", role_label="課長", concurrent=True, family_name_kana="カトウ"),),
    )
    total = StatedTotal(staff_count=9, label="9名", includes_head=True)
    return Staffing(
        as_of_date=datetime.date(2016, 4, 1), as_of_label="平成28年4月1日現在", sections=(section,), stated_total=total
    )


def project() -> Project:
    return Project(
        project_id=PROJECT,
        project_no=1,
        name="滞納整理事業",
        name_label="滞納整理\r\n事業",
        sections=(
            ProjectSection(label="納税課", section_id=SECTION, match_method="exact"),
            ProjectSection(label="他課", section_id=None, match_method="none"),
        ),
        goal_nos=(1, 2),
        entries=(
            Entry(
                entry_type="plan", label="取組", fiscal_year=2016, text='督促, "催告"を行う。', attribution="explicit"
            ),
            Entry(entry_type="final", label="報告", fiscal_year=2016, text="=1+1 を行った。", attribution="inferred"),
        ),
        measures=(
            Measure(label="件数", unit="件", baseline=None, target=30, actual=29.5, fiscal_year=2016),
            Measure(label="件 数", unit="件", baseline=1, target=None, actual=None, fiscal_year=2016),
        ),
        ratings=(Rating(label="達成度", value="A", scale=None, subject="result"),),
        budgets=(
            Budget(label="予算額", fiscal_year=2016, amount_yen=8_250_000, amount_label="8,250千円", kind="initial"),
        ),
    )


def report(**changes: Any) -> Report:
    child = Goal(goal_no=None, marker="○", text="口座振替を増やす。", children=())
    values: dict[str, Any] = {
        "report_id": stable_id("rpt", SCOPE, YEAR, "税務部"),
        "title": "税務部の運営方針",
        "fiscal_year": YEAR,
        "fiscal_year_label": "平成28年度",
        "report_status": "final",
        "department": Department(name="税務部", parents=("中央区役所",)),
        "officers": (officer(), officer(role_label="担当部長", full_name=None, family_name=None, given_name=None)),
        "staffing": staffing(),
        "policies": (Policy(label="使命", kind="mission", paragraphs=("公平に課税する。", "丁寧に説明する。")),),
        "goals": (
            Goal(goal_no=1, marker="１", text="納付を広げる。", children=(child,)),
            Goal(goal_no=1, marker="１", text="番号が重なる目標。", children=()),
        ),
        "projects": (project(),),
        "extras": (Extra(label=None, text="問合せは税務部まで"), Extra(label=None, text="問合せは税務部まで")),
    }
    return Report(**(values | changes))


def evidence(line: int, last: int | None = None, page: int | None = None) -> Evidence:
    return Evidence(page=page, line_start=line, line_end=last or line, bbox=None, text="…")


EVIDENCE = {
    "/reports/0/projects/0/entries/1/text": evidence(8),
    "/reports/0/title": evidence(1),
    "/reports/0/goals/0/children/0/text": evidence(7),
    "/reports/0/goals/0/text": evidence(6),
    "/reports/0/staffing/sections/0": evidence(3),
    "/reports/0/projects/0": evidence(8, page=2),
}


def record(path: str = "2016/税務部.txt", reports: Sequence[Report] | None = None, **changes: Any) -> DocumentRecord:
    sha256 = hashlib.sha256(path.encode()).hexdigest()
    document: dict[str, Any] = {
        "document_id": f"doc-{sha256[:16]}",
        "path": path,
        "sha256": sha256,
        "bytes": 120,
        "media_type": "text/plain",
        "encoding": "utf-8",
        "page_count": None,
        "line_count": len(LINES),
        "text_layer": "text",
        "profile": "generic",
        "local_government_code": SCOPE,
        "local_government_name": "北海道札幌市",
        "source_url": "https://example.jp/zeimu",
        "license": "CC-BY-4.0",
    }
    values: dict[str, Any] = {
        "schema_version": "1.0.0",
        "document": DocumentInfo(**(document | changes.pop("document", {}))),
        "reports": (report(),) if reports is None else tuple(reports),
        "issues": (),
        "evidence": EVIDENCE,
    }
    return DocumentRecord(**(values | changes))


def issue(path: str | None, code: str = "unclaimed-text", line: int | None = 4) -> Issue:
    where = None if line is None else Place(page=None, line_start=line, line_end=line, bbox=None)
    return Issue(code=code, severity="warning", path=path, message="…", where=where)


def run_record(*paths: str, failed: Sequence[str] = ()) -> RunRecord:
    documents = [
        RunDocument(path=path, document_id=None, status="ok", error=None, profile=None, reports=1, issues={"info": 0})
        for path in paths
    ]
    documents += [
        RunDocument(
            path=path, document_id=None, status="failed", error="empty-file", profile=None, reports=0, issues={}
        )
        for path in failed
    ]
    counts = RunCounts(found=len(documents), ok=len(paths), partial=0, failed=len(failed), skipped=0, duplicate=0)
    return RunRecord(schema_version="1.0.0", options={}, engines={}, counts=counts, documents=tuple(documents))


class Make:
    """The builders above, for tests that need changes of their own."""

    lines = LINES
    section_id = SECTION
    project_id = PROJECT
    record = staticmethod(record)
    report = staticmethod(report)
    project = staticmethod(project)
    officer = staticmethod(officer)
    evidence = staticmethod(evidence)
    issue = staticmethod(issue)
    run = staticmethod(run_record)


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make


@pytest.fixture(scope="session")
def rows_of() -> Callable[[Path], list[list[str]]]:
    """The rows of a CSV file without its heading."""

    def read(path: Path) -> list[list[str]]:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))[1:]

    return read


ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def raw_publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of raw/, published."""
    return published(ROOT / "raw", tmp_path_factory.mktemp("raw") / "out")


@pytest.fixture(scope="session")
def small_publication(tmp_path_factory: pytest.TempPathFactory, city_report: Callable[..., str]) -> Path:
    """One report, published: as few rows as serve, for what is broken on purpose."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "in").mkdir()
    (folder / "in/a.txt").write_text(city_report(), encoding="utf-8")
    publish(converted(folder / "in", folder / "out", "142999"), PublishOptions(said=CITY_HALL))
    return folder / "out"


@pytest.fixture(scope="session")
def generated_publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of 300 generated documents, published; made once, in a process whose lines nobody counts (coverage)."""
    folder = tmp_path_factory.mktemp("generated")
    subprocess.run([sys.executable, "-m", "tests.publish.publications", str(folder)], check=True, cwd=ROOT)
    return folder / "out"


@pytest.fixture(params=["raw_publication", "generated_publication"])
def publication(request: pytest.FixtureRequest) -> Path:
    """One of the two; not to be changed."""
    folder: Path = request.getfixturevalue(request.param)
    return folder
