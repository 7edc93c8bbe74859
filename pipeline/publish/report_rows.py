"""One report becomes the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from pipeline.model.raw import StaffType
from pipeline.model.report import Goal, Officer, Report
from pipeline.publish.columns import Row
from pipeline.publish.origin import Fact, Origin
from pipeline.publish.project_rows import project_facts

_STAFF_TYPES: tuple[StaffType, ...] = get_args(StaffType)


def report_facts(report: Report, report_no: int, origin: Origin) -> Mapping[str, Sequence[Fact]]:
    """The rows of one report by table name; every table of a report is there, empty ones too.

    `report_no` is the report's place in its document, from 1.

    Raises:
        ValueError: a project points to a section that the report does not have.
    """
    return {
        "reports": [(origin.pointer, _report_row(report, report_no, origin))],
        "sections": _section_facts(report, origin),
        "officers": _officer_facts(report, origin),
        "policies": _policy_facts(report, origin),
        "goals": _goal_facts(report.goals, f"{origin.pointer}/goals", None, origin),
        **project_facts(report, origin),
        "extras": _extra_facts(report, origin),
    }


def joined(items: Iterable[str]) -> str | None:
    """Several values in one cell, `;` between them; None: no value.

    >>> joined(["局", "部"]), joined([])
    ('局;部', None)
    """
    return ";".join(items) or None


def _report_row(report: Report, report_no: int, origin: Origin) -> Row:
    department, staffing = report.department, report.staffing
    total = staffing.stated_total
    date = staffing.as_of_date
    return (
        report.report_id,
        report_no,
        report.title,
        report.fiscal_year,
        report.fiscal_year_label,
        report.report_status,
        None if department is None else department.name,
        None if department is None else joined(department.parents),
        origin.entity("dpe"),
        date.isoformat() if date else None,
        staffing.as_of_label,
        None if total is None else total.staff_count,
        None if total is None else total.label,
        None if total is None else total.includes_head,
        *origin.provenance(origin.pointer),
    )


def _section_facts(report: Report, origin: Origin) -> list[Fact]:
    facts: list[Fact] = []
    for number, section in enumerate(report.staffing.sections):
        pointer = f"{origin.pointer}/staffing/sections/{number}"
        counts = section.staff_counts
        row = (
            section.section_id,
            report.report_id,
            number + 1,
            section.name,
            origin.entity("sce", section.name),
            section.staff_count,
            section.staff_count_label or None,
            *[counts.get(kind) for kind in _STAFF_TYPES],
            *origin.provenance(pointer),
        )
        facts.append((pointer, row))
    return facts


def _officer_facts(report: Report, origin: Origin) -> list[Fact]:
    facts = _officers_of(report.officers, None, origin.pointer, origin)
    for number, section in enumerate(report.staffing.sections):
        pointer = f"{origin.pointer}/staffing/sections/{number}"
        facts += _officers_of(section.officers, section.section_id, pointer, origin)
    return facts


def _officers_of(officers: Sequence[Officer], section_id: str | None, above: str, origin: Origin) -> list[Fact]:
    of = section_id or origin.report_id
    ids = origin.ids("off", [(of, officer.role, officer.role_label or "") for officer in officers])
    facts: list[Fact] = []
    for number, officer in enumerate(officers):
        pointer = f"{above}/officers/{number}"
        row = (
            ids[number],
            origin.report_id,
            section_id,
            officer.role,
            officer.role_label,
            officer.full_name,
            officer.family_name,
            officer.given_name,
            officer.family_name_kana,
            officer.given_name_kana,
            officer.concurrent,
            officer.label,
            # A head without evidence of its own stands on the row of the section.
            *origin.provenance(pointer, above if section_id else pointer),
        )
        facts.append((pointer, row))
    return facts


def _policy_facts(report: Report, origin: Origin) -> list[Fact]:
    places = [
        (number, policy, order, text)
        for number, policy in enumerate(report.policies)
        for order, text in enumerate(policy.paragraphs)
    ]
    keys = [(report.report_id, policy.kind, policy.label, str(order + 1)) for _, policy, order, _ in places]
    facts: list[Fact] = []
    for row_id, (number, policy, order, text) in zip(origin.ids("pol", keys), places, strict=True):
        pointer = f"{origin.pointer}/policies/{number}/paragraphs/{order}"
        row = (row_id, report.report_id, number + 1, policy.kind, policy.label, order + 1, text)
        facts.append((pointer, row + origin.provenance(pointer)))
    return facts


def _goal_facts(goals: Sequence[Goal], above: str, parent_id: str | None, origin: Origin) -> list[Fact]:
    of = parent_id or origin.report_id
    keys = [(of, "text", goal.text) if goal.goal_no is None else (of, "number", str(goal.goal_no)) for goal in goals]
    facts: list[Fact] = []
    for number, (goal_id, goal) in enumerate(zip(origin.ids("gol", keys), goals, strict=True)):
        pointer = f"{above}/{number}"
        # The union below a goal would hold the lines of the goals below it.
        place = origin.provenance(f"{pointer}/text", f"{pointer}/marker", pointer)
        row = (goal_id, origin.report_id, parent_id, goal.goal_no, goal.marker, goal.text, *place)
        facts.append((pointer, row))
        facts += _goal_facts(goal.children, f"{pointer}/children", goal_id, origin)
    return facts


def _extra_facts(report: Report, origin: Origin) -> list[Fact]:
    ids = origin.ids("ext", [(report.report_id, extra.label or "", extra.text) for extra in report.extras])
    facts: list[Fact] = []
    for number, extra in enumerate(report.extras):
        pointer = f"{origin.pointer}/extras/{number}"
        row = (ids[number], report.report_id, number + 1, extra.label, extra.text)
        facts.append((pointer, row + origin.provenance(pointer)))
    return facts
