"""One report as printed → the contract's `Report`, the printed text of each of its values, and findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.ids import stable_id
from pipeline.model.raw import RawGoal, RawProject, RawReport, RawText
from pipeline.model.report import Department, Extra, Goal, Policy, Project, Report, ReportStatus
from pipeline.normalize.officers import officers_of
from pipeline.normalize.projects import projects_of
from pipeline.normalize.staffing import Scope, staffing_of
from pipeline.normalize.values import Notes, as_printed, clean, closed, label_of, prose
from pipeline.normalize.years import fiscal_year_of
from pipeline.text.clean import clean_text
from pipeline.text.enumerators import split_marker
from pipeline.text.sections import parse_section

_MARKS = "【】《》≪≫〈〉＜＞<>〔〕■□◆◇●○◎▼▽★☆ "
_BEFORE_YEAR = re.compile(
    "[0-9]{1,2}[ \u3000]+(?=[12][0-9]{3}年|[HRS][0-9元]{1,2}年度)|[0-9]{1,2}[ \u3000]+(?=(?:年度|課|部)(?:別?の|[をがと別])|[1１]年間?[のを])"
)
"""A heading's number and a blank before a year in digits (3　2014年度の運営方針, 3　H26年度の運営方針) or 年度の (4　年度の総括, 5　1年を振り返って), where it could be part of the number."""
_SECOND_HALF = re.compile("下半?期|後期|今後|10月")
_DONE = re.compile("実績|結果|成果|状況|評価")
_STATUSES: tuple[ReportStatus, ...] = ("final", "midterm", "plan")


def normalize(raw: RawReport, id_scope: str, document_scope: str, number: int) -> tuple[Report, Notes]:
    """A report as printed → what it means. The notes' pointers are relative to the report (`/staffing/as_of_date`).

    Args:
        raw: the report as printed.
        id_scope: the municipality's code, or the document's own scope where it is unknown.
        document_scope: the document's own scope: a report that names no department is known by nothing else.
        number: which report of the document it is, from 1.
    """
    notes = Notes()
    year, year_label = fiscal_year_of(raw, notes)
    department = _department(raw, notes)
    if department is None:
        scope = Scope(document_scope, year, (str(number),))
    else:
        scope = Scope(id_scope, year, (*department.parents, department.name))
    staffing = staffing_of(raw, scope, notes)
    goals = _goals(raw.goals, "/goals", notes)
    projects = projects_of(_before_its_end(raw), staffing.sections, goals, scope, notes)
    if raw.title is not None:
        notes.proofs["/title"] = raw.title
    report = Report(
        report_id=stable_id("rpt", scope.scope, scope.fiscal_year, *scope.department),
        title=None if raw.title is None else clean(raw.title),
        fiscal_year=year,
        fiscal_year_label=year_label,
        report_status=_status(projects),
        department=department,
        officers=officers_of(raw.officers, "department_head", "/officers", notes),
        staffing=staffing,
        policies=_policies(raw, notes),
        goals=goals,
        projects=projects,
        extras=_extras(raw, notes),
    )
    return report, notes


def _department(raw: RawReport, notes: Notes) -> Department | None:
    if raw.department is None:
        notes.doubt("missing-department", "neither header nor title names the department", None, "/department")
        return None
    notes.proofs["/department/name"] = raw.department
    above, name = _levels(closed(raw.department))
    return Department(name=name, parents=(*(closed(parent) for parent in raw.parents), *above))


def _levels(name: str) -> tuple[tuple[str, ...], str]:
    """A department printed with what stands above it (都市環境局市民環境部) → the levels above, and its own name."""
    parsed = parse_section(name)
    if parsed is None or parsed.department is None or parsed.post or parsed.detail:
        return (), name
    levels = (*parsed.department.split(), *((parsed.section,) if parsed.section else ()))
    return (levels[:-1], levels[-1]) if "".join(levels) == name else ((), name)


def _policies(raw: RawReport, notes: Notes) -> tuple[Policy, ...]:
    policies = []
    for index, policy in enumerate(raw.policies):
        path = f"/policies/{index}"
        notes.proofs[f"{path}/label"] = policy.label
        for number, paragraph in enumerate(policy.paragraphs):
            notes.proofs[f"{path}/paragraphs/{number}"] = paragraph
        policies.append(
            Policy(
                label=_heading(policy.label),
                kind=policy.kind,
                paragraphs=tuple(prose(paragraph) for paragraph in policy.paragraphs),
            )
        )
    return tuple(policies)


def _heading(label: RawText) -> str:
    """A heading without the marks round it and the number before it (`２．基本方針` → 基本方針)."""
    printed = label_of(label).strip(_MARKS)
    if (number := _BEFORE_YEAR.match(printed)) is not None:
        return printed[number.end() :]
    marker = split_marker(printed)
    rest = "" if marker is None or marker.kind == "label" else printed[marker.rest_start :].strip(_MARKS)
    return rest or printed


def _goals(raws: Sequence[RawGoal], path: str, notes: Notes) -> tuple[Goal, ...]:
    goals = []
    for index, raw in enumerate(raws):
        here = f"{path}/{index}"
        notes.proofs[f"{here}/text"] = raw.text
        if raw.marker is not None:
            notes.proofs[f"{here}/marker"] = raw.marker
            if raw.number is not None:
                notes.proofs[f"{here}/goal_no"] = raw.marker
        goals.append(
            Goal(
                goal_no=raw.number,
                marker=None if raw.marker is None else _mark(raw.marker.text),
                text=clean(raw.text),
                children=_goals(raw.children, f"{here}/children", notes) if raw.children else (),
            )
        )
    return tuple(goals)


def _mark(printed: str) -> str:
    """A goal's mark without the bullet before a number (`- ①` → `①`)."""
    parts = printed.split()
    return parts[-1] if len(parts) > 1 and len(parts[0]) == 1 else printed


def _extras(raw: RawReport, notes: Notes) -> tuple[Extra, ...]:
    extras: list[Extra] = []
    for extra in raw.extras:
        for text in extra.texts:
            notes.proofs[f"/extras/{len(extras)}/text"] = text
            extras.append(Extra(label=_extra_label(extra.label), text=_extra_text(text)))
    return tuple(extras)


def _extra_label(label: RawText | None) -> str | None:
    """A heading without the marks round it; a label that is nothing but marks stays."""
    if label is None:
        return None
    printed = as_printed(label)
    return printed.strip(_MARKS) or printed


def _extra_text(text: RawText) -> str:
    """A row of a table keeps a blank between its cells."""
    return clean_text(as_printed(text)) if text.breaks else clean(text)


def _before_its_end(raw: RawReport) -> tuple[RawProject, ...]:
    """The projects; in a report of the half-year (中間報告) what is said of the second half (下半期の取組) is a plan."""
    if raw.title is None or "中間" not in raw.title.text:
        return raw.projects
    return tuple([
        replace(project, entries=tuple([
            replace(entry, entry_type="plan")
            if entry.entry_type == "final" and _SECOND_HALF.match(entry.label.text) and not _DONE.search(entry.label.text)
            else entry
            for entry in project.entries
        ]))
        for project in raw.projects
    ])  # fmt: skip


def _status(projects: Sequence[Project]) -> ReportStatus | None:
    """The latest stage for which any project has text."""
    kinds = {entry.entry_type for project in projects for entry in project.entries}
    return next((status for status in _STATUSES if status in kinds), None)
