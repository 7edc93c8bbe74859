"""The public contract (v1): pydantic models of what hoshin publishes; JSON Schema, tables and docs follow from them."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.model.document import TextLayer
from pipeline.model.raw import (
    Attribution,
    BudgetKind,
    EntryType,
    PolicyKind,
    RatingSubject,
    StaffType,
)

SCHEMA_VERSION = "1.0.0"

Role = Literal["department_head", "section_head"]
ReportStatus = Literal["plan", "midterm", "final"]
MatchMethod = Literal["exact", "normalized", "none"]
Severity = Literal["info", "warning", "error"]
DocumentStatus = Literal["ok", "partial", "failed", "skipped", "duplicate"]

_SCOPE = "([0-9]{6}|u[0-9a-f]{8})"
DocumentId = Annotated[str, Field(pattern=r"^doc-[0-9a-f]{16}$")]
ReportId = Annotated[str, Field(pattern=rf"^rpt-{_SCOPE}-[0-9]{{4}}-[0-9a-f]{{10}}$")]
SectionId = Annotated[str, Field(pattern=rf"^sec-{_SCOPE}-[0-9]{{4}}-[0-9a-f]{{10}}$")]
ProjectId = Annotated[str, Field(pattern=rf"^prj-{_SCOPE}-[0-9]{{4}}-[0-9a-f]{{10}}$")]
LocalGovernmentCode = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
Kana = Annotated[str, Field(pattern=r"^[ァ-ヺー・]+$")]
FiscalYear = Annotated[int, Field(ge=1868, le=2200)]
Text = Annotated[str, Field(min_length=1)]
PositiveInt = Annotated[int, Field(ge=1)]


class ContractModel(BaseModel):
    """Every key always present; nothing beside the contract."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class Place(ContractModel):
    """Where in the source something stands: page and bounding box in a PDF, lines (from 1, inclusive) everywhere."""

    page: PositiveInt | None
    line_start: PositiveInt | None
    line_end: PositiveInt | None
    bbox: tuple[float, float, float, float] | None = Field(description="x0, top, x1, bottom in points from top left")


class Evidence(Place):
    """The printed text a value was made of, and its place (根拠)."""

    text: str


class Issue(ContractModel):
    """A finding about the data (検出事項): a code from the catalogue, a JSON Pointer and a place."""

    code: Text
    severity: Severity
    path: str | None = Field(description="JSON Pointer into this document; null: the document as a whole")
    message: Text
    where: Place | None


class DocumentInfo(ContractModel):
    """One source file as received (文書)."""

    document_id: DocumentId
    path: Text = Field(description="POSIX path relative to the input root")
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    bytes: Annotated[int, Field(ge=0)]
    media_type: Text
    encoding: str | None = Field(description="character encoding of a text file; null for PDF")
    page_count: Annotated[int, Field(ge=0)] | None
    line_count: Annotated[int, Field(ge=0)] | None
    text_layer: TextLayer
    profile: Text | None = Field(description='the layout profile that claimed the document, "generic", or null')
    local_government_code: LocalGovernmentCode | None
    local_government_name: Text | None
    source_url: Text | None
    license: Text | None


class Department(ContractModel):
    """The reporting department (部局) and what stands above it, outermost first (局 above 部)."""

    name: Text
    parents: tuple[Text, ...]


class Officer(ContractModel):
    """The holder of a post (部長, 課長 …); a vacant post keeps the officer with `full_name` null."""

    role: Role
    role_label: Text | None
    full_name: Text | None = Field(description="family + one half-width space + given where the split is known")
    family_name: Text | None
    given_name: Text | None
    family_name_kana: Kana | None
    given_name_kana: Kana | None
    concurrent: bool = Field(description="the post is held beside another (兼務)")
    label: Text | None = Field(description="the name cell as printed")


class Section(ContractModel):
    """A section (課・室・所) of the department, from the staffing table."""

    section_id: SectionId
    name: Text
    staff_count: Annotated[float, Field(ge=0)] | Annotated[int, Field(ge=0)] | None
    staff_count_label: str | None
    staff_counts: dict[StaffType, Annotated[float, Field(ge=0)] | Annotated[int, Field(ge=0)]]
    officers: tuple[Officer, ...]


class StatedTotal(ContractModel):
    """A printed total of staff (合計), never computed."""

    staff_count: float | int
    label: Text
    includes_head: bool


class Staffing(ContractModel):
    """The staffing table (執行体制)."""

    as_of_date: datetime.date | None
    as_of_label: Text | None
    sections: tuple[Section, ...]
    stated_total: StatedTotal | None


class Policy(ContractModel):
    """A policy block (基本方針, 使命, 現状認識 …)."""

    label: Text
    kind: PolicyKind
    paragraphs: tuple[Text, ...]


class Goal(ContractModel):
    """A goal (目標) and the goals below it."""

    goal_no: Annotated[int, Field(ge=0)] | None
    marker: Text | None
    text: Text
    children: tuple[Goal, ...]


class ProjectSection(ContractModel):
    """A section printed with a project (担当課), and how it was found in the staffing table."""

    label: Text
    section_id: SectionId | None
    match_method: MatchMethod


class Entry(ContractModel):
    """One text of a project (計画, 中間報告, 最終報告 …)."""

    entry_type: EntryType
    label: Text
    fiscal_year: FiscalYear | None
    text: Text
    attribution: Attribution


class Measure(ContractModel):
    """An indicator (指標); numbers only, the unit apart."""

    label: Text
    unit: Text | None
    baseline: float | int | None
    target: float | int | None
    actual: float | int | None
    fiscal_year: FiscalYear | None


class Rating(ContractModel):
    """A printed grade (評価)."""

    label: Text
    value: Text
    scale: Text | None
    subject: RatingSubject


class Budget(ContractModel):
    """An amount of money in yen (予算, 決算)."""

    label: Text
    fiscal_year: FiscalYear | None
    amount_yen: int | None
    amount_label: Text
    kind: BudgetKind


class Project(ContractModel):
    """A project (事業) with everything printed about it."""

    project_id: ProjectId
    project_no: PositiveInt
    name: Text
    name_label: Text
    sections: tuple[ProjectSection, ...]
    goal_nos: tuple[int, ...]
    entries: tuple[Entry, ...]
    measures: tuple[Measure, ...]
    ratings: tuple[Rating, ...]
    budgets: tuple[Budget, ...]


class Extra(ContractModel):
    """Printed text that no field holds."""

    label: Text | None
    text: Text


class Report(ContractModel):
    """One department's report for one fiscal year (部局の基本方針 …)."""

    report_id: ReportId
    title: Text | None
    fiscal_year: FiscalYear | None
    fiscal_year_label: Text | None
    report_status: ReportStatus | None
    department: Department | None
    officers: tuple[Officer, ...]
    staffing: Staffing
    policies: tuple[Policy, ...]
    goals: tuple[Goal, ...]
    projects: tuple[Project, ...]
    extras: tuple[Extra, ...]


class DocumentRecord(ContractModel):
    """One JSON file: a document, its reports, what is doubtful in them and what they were made of."""

    schema_version: Literal["1.0.0"]
    document: DocumentInfo
    reports: tuple[Report, ...]
    issues: tuple[Issue, ...]
    evidence: dict[str, Evidence] = Field(description="JSON Pointer of a value → the printed text it was made of")


class RunDocument(ContractModel):
    """What became of one input file."""

    path: str
    document_id: DocumentId | None
    status: DocumentStatus
    error: str | None
    profile: str | None
    reports: Annotated[int, Field(ge=0)]
    issues: dict[Severity, int]


class RunCounts(ContractModel):
    """found = ok + partial + failed + skipped + duplicate."""

    found: int
    ok: int
    partial: int
    failed: int
    skipped: int
    duplicate: int


class RunRecord(ContractModel):
    """The run's own record (run.json): no wall-clock time, so that it too is the same for the same input."""

    schema_version: Literal["1.0.0"]
    options: dict[str, str | int | bool | None]
    engines: dict[str, str]
    counts: RunCounts
    documents: tuple[RunDocument, ...]
