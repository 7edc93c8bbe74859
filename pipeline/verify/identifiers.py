"""The names in a record become the ids that must stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.ids import id_scope
from pipeline.model.report import DocumentRecord, Report
from pipeline.normalize.staffing import Scope
from pipeline.publish.about import MARK

WrongId = tuple[str, str, str | None]
"""JSON Pointer of the id, the id that is there, the one that follows from the names (None: none can)."""


def wrong_ids(record: DocumentRecord, *, has_names: bool = True) -> Iterator[WrongId]:
    """The ids of the document, its reports, sections and projects that do not follow from their natural keys.

    In a publication without the names of persons (`has_names` False) an id stays that of the whole name: what has marks
    in its key is passed over.
    """
    document = record.document
    derived = f"doc-{document.sha256[:16]}"
    if document.document_id != derived:
        yield "/document/document_id", document.document_id, derived
    own = id_scope(None, document.sha256)
    scope = document.local_government_code or own
    for index, report in enumerate(record.reports):
        for pointer, found, wanted in _expected(report, _scope(report, scope, own, index + 1)):
            if found != wanted and (has_names or not _has_marks(report, pointer)):
                yield f"/reports/{index}{pointer}", found, wanted


def _has_marks(report: Report, pointer: str) -> bool:
    """Whether the natural key of an id has marks in it: that of its department, or of the part itself."""
    department = report.department
    key = () if department is None else (*department.parents, department.name)
    kind, *rest = pointer.strip("/").split("/")
    if kind == "projects":
        project = report.projects[int(rest[0])]
        key = (*key, project.name, *(section.label for section in project.sections))
    elif kind == "staffing":
        key = (*key, report.staffing.sections[int(rest[1])].name)
    return any(MARK in part for part in key)


def _scope(report: Report, scope: str, own: str, number: int) -> Scope:
    # A report that names no department is known by its document and its place in it alone.
    department = report.department
    if department is None:
        return Scope(own, report.fiscal_year, (str(number),))
    return Scope(scope, report.fiscal_year, (*department.parents, department.name))


def _expected(report: Report, scope: Scope) -> Iterator[WrongId]:
    yield "/report_id", report.report_id, _derived(scope, "rpt", set())
    taken: set[str] = set()
    for number, section in enumerate(report.staffing.sections):
        wanted = _derived(scope, "sec", taken, section.name)
        yield f"/staffing/sections/{number}/section_id", section.section_id, wanted
    names = [project.name for project in report.projects]
    taken = set()
    for number, project in enumerate(report.projects):
        repeated = names.count(project.name) > 1
        key = (project.name, *(sorted(part.label for part in project.sections) if repeated else ()))
        yield f"/projects/{number}/project_id", project.project_id, _derived(scope, "prj", taken, *key)


def _derived(scope: Scope, prefix: str, taken: set[str], *key: str) -> str | None:
    try:
        return scope.new_id(prefix, taken, *key)
    except ValueError:
        return None
