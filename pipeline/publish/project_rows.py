"""The projects of one report become the rows of the project tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pipeline.model.report import Project, Report
from pipeline.publish.columns import Row
from pipeline.publish.origin import Fact, Origin

_PREFIX = MappingProxyType({"sections": "prs", "entries": "ent", "measures": "mea", "ratings": "rat", "budgets": "bud"})
"""What the ids begin with, by the name of the list in the JSON."""


def project_facts(report: Report, origin: Origin) -> Mapping[str, Sequence[Fact]]:
    """The rows of `projects` and of the six tables below it, by table name.

    Raises:
        ValueError: a project points to a section that the report does not have.
    """
    tables: dict[str, list[Fact]] = {
        "projects": [],
        "project_sections": [],
        "project_entries": [],
        "project_measures": [],
        "project_ratings": [],
        "project_budgets": [],
    }
    known = {section.section_id for section in report.staffing.sections}
    for number, project in enumerate(report.projects):
        pointer = f"{origin.pointer}/projects/{number}"
        tables["projects"].append((pointer, _project_row(project, pointer, origin)))
        tables["project_sections"] += _section_facts(project, pointer, origin, known)
        tables["project_entries"] += _entry_facts(project, pointer, origin)
        tables["project_measures"] += _measure_facts(project, pointer, origin)
        tables["project_ratings"] += _rating_facts(project, pointer, origin)
        tables["project_budgets"] += _budget_facts(project, pointer, origin)
    return tables


def _project_row(project: Project, pointer: str, origin: Origin) -> Row:
    return (
        project.project_id,
        origin.report_id,
        project.project_no,
        project.name,
        origin.entity("pje", project.name),
        project.name_label,
        ";".join(map(str, project.goal_nos)) or None,
        *origin.provenance(pointer),
    )


def _placed(
    name: str, pointer: str, origin: Origin, keys: Sequence[tuple[str, ...]], rows: Sequence[Row]
) -> list[Fact]:
    # Every row of a project table begins with its id and the project's and ends with its place; what has no evidence
    # of its own stands where the project stands.
    facts: list[Fact] = []
    for number, (row_id, row) in enumerate(zip(origin.ids(_PREFIX[name], keys), rows, strict=True)):
        own = f"{pointer}/{name}/{number}"
        facts.append((own, (row_id, *row, *origin.provenance(own, pointer))))
    return facts


def _section_facts(project: Project, pointer: str, origin: Origin, known: set[str]) -> list[Fact]:
    of, sections = project.project_id, project.sections
    lost = [item.section_id for item in sections if item.section_id is not None and item.section_id not in known]
    if lost:
        raise ValueError(f"{pointer}: section {lost[0]} is not in the report's staffing table")
    keys = [(of, item.label) for item in sections]
    rows = [
        (of, number, item.label, item.section_id, item.match_method) for number, item in enumerate(sections, start=1)
    ]
    return _placed("sections", pointer, origin, keys, rows)


def _entry_facts(project: Project, pointer: str, origin: Origin) -> list[Fact]:
    of, entries = project.project_id, project.entries
    keys = [(of, item.entry_type, item.label) for item in entries]
    rows = [(of, item.entry_type, item.label, item.fiscal_year, item.text, item.attribution) for item in entries]
    return _placed("entries", pointer, origin, keys, rows)


def _measure_facts(project: Project, pointer: str, origin: Origin) -> list[Fact]:
    of, measures = project.project_id, project.measures
    keys = [(of, item.label, _year(item.fiscal_year)) for item in measures]
    rows = [(of, item.label, item.unit, item.baseline, item.target, item.actual, item.fiscal_year) for item in measures]
    return _placed("measures", pointer, origin, keys, rows)


def _rating_facts(project: Project, pointer: str, origin: Origin) -> list[Fact]:
    of, ratings = project.project_id, project.ratings
    keys = [(of, item.subject, item.label) for item in ratings]
    rows = [(of, item.label, item.value, item.scale, item.subject) for item in ratings]
    return _placed("ratings", pointer, origin, keys, rows)


def _budget_facts(project: Project, pointer: str, origin: Origin) -> list[Fact]:
    of, budgets = project.project_id, project.budgets
    keys = [(of, item.kind, item.label, _year(item.fiscal_year)) for item in budgets]
    rows = [(of, item.label, item.fiscal_year, item.amount_yen, item.amount_label, item.kind) for item in budgets]
    return _placed("budgets", pointer, origin, keys, rows)


def _year(fiscal_year: int | None) -> str:
    return "" if fiscal_year is None else str(fiscal_year)
