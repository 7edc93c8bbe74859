"""A report's content and defects become what hoshin should read from the printed file (正解), without ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tools.make_raw.grid import printed_owner, project_rows
from tools.make_raw.text import MARKERS

if TYPE_CHECKING:
    from tools.make_raw.content import Person, Project, Report, Section
    from tools.make_raw.grid import Row

_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}


_WIDTHS = str.maketrans("０１２３４５６７８９", "0123456789")


def _half_width(text: str) -> str:
    """A text as it is published: digits of half width (labels keep the printed ones)."""
    return text.translate(_WIDTHS)


def _officer(person: Person, role: str, role_label: str) -> dict[str, Any]:
    family, given = person.name.split(" ") if person.name else (None, None)
    kana_family, kana_given = person.kana.translate(_TO_KATAKANA).split(" ") if person.kana else (None, None)
    return {
        "role": role,
        "role_label": role_label,
        "full_name": person.name,
        "family_name": family,
        "given_name": given,
        "family_name_kana": kana_family,
        "given_name_kana": kana_given,
        "concurrent": person.concurrent,
        "label": person.printed,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "name": section.name,
        "staff_count": section.staff,
        "staff_count_label": section.staff_label,
        "staff_counts": {},
        "officers": [_officer(section.head, "section_head", "課長")],
    }


def _staffing(report: Report) -> dict[str, Any]:
    total = sum(section.staff for section in report.sections)
    stated = {"staff_count": total, "label": str(total), "includes_head": False} if report.stated_total else None
    return {
        "as_of_date": report.as_of_date.isoformat(),
        "as_of_label": report.as_of_label,
        "sections": [_section(section) for section in report.sections],
        "stated_total": stated,
    }


def _project(report: Report, index: int, project: Project, rows: tuple[Row, ...]) -> dict[str, Any]:
    known = {section.name for section in report.sections}
    entries = [
        {
            "entry_type": row.entry.stage,
            "label": row.entry.label,
            "fiscal_year": report.fiscal_year,
            "text": _half_width(row.entry.text),
            "attribution": "explicit" if printed_owner(rows, at) == index else "inferred",
        }
        for at, row in enumerate(rows)
        if row.owner == index and row.labelled
    ]
    return {
        "project_no": index + 1,
        "name": project.name,
        "name_label": " ".join(project.printed),
        "sections": [
            {"label": label, "match_method": "exact" if label in known else "none"} for label in project.sections
        ],
        "goal_nos": [],
        "entries": entries,
        "measures": [],
        "ratings": [],
        "budgets": [],
    }


def _status(report: Report) -> str:
    stages = {entry.stage for project in report.projects for entry in project.entries}
    return next(stage for stage in ("final", "midterm", "plan") if stage in stages)


def expected(report: Report) -> dict[str, Any]:
    """The report in the shape of the output contract's `reports[0]`, ids left out.

    An entry's `attribution` is `inferred` exactly where the printed row gives another project, or none.
    """
    rows = project_rows(report)
    return {
        "title": report.title,
        "fiscal_year": report.fiscal_year,
        "fiscal_year_label": report.year_label,
        "report_status": _status(report),
        "department": {"name": report.department, "parents": []},
        "officers": [_officer(report.head, "department_head", "部長")],
        "staffing": _staffing(report),
        "policies": [
            {"label": "基本方針", "kind": "policy", "paragraphs": [_half_width(text) for text in report.policy]}
        ],
        "goals": [
            {"goal_no": at + 1, "marker": MARKERS[at], "text": _half_width(goal), "children": []}
            for at, goal in enumerate(report.goals)
        ],
        "projects": [_project(report, index, project, rows) for index, project in enumerate(report.projects)],
        "extras": [],
    }
