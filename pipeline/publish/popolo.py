"""Departments, sections and the holders of posts become Popolo: organizations, persons, posts, memberships."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model.ids import entity_id
from pipeline.publish.codelists import CODELISTS
from pipeline.publish.columns import Value
from pipeline.publish.finished import Finished
from pipeline.publish.tables import TABLE_BY_NAME

_Record = Mapping[str, Value]
_SCHEME = "全国地方公共団体コード"


def popolo(output: Finished) -> dict[str, Any]:
    """The content of `popolo.json` (Popolo 1.0.1).

    A department or section that keeps its name is one organization through the years, where the municipality is known.
    A post is one of a report, and its holder a person of its own: two reports that print the same name are not said to
    mean one person. A report gives one date (時点), so no membership has a start or an end.
    """
    documents = {str(one["document_id"]): one for one in output.records(TABLE_BY_NAME["documents"])}
    reports = {str(one["report_id"]): one for one in output.records(TABLE_BY_NAME["reports"])}
    organizations: dict[str, dict[str, Any]] = {}
    for report in reports.values():
        _add_department(organizations, report, documents[str(report["document_id"])])
    for section in output.records(TABLE_BY_NAME["sections"]):
        report = reports[str(section["report_id"])]
        _add(organizations, _section_id(section), section["name"], "section", _department_id(report))
    sections = {str(one["section_id"]): _section_id(one) for one in output.records(TABLE_BY_NAME["sections"])}
    persons, posts, memberships = [], [], []
    for officer in output.records(TABLE_BY_NAME["officers"]):
        report = reports[str(officer["report_id"])]
        of = sections.get(str(officer["section_id"])) or _department_id(report)
        source = documents[str(officer["document_id"])]["source_url"]
        posts.append(_post(officer, of))
        if officer["full_name"] is not None:
            persons.append(_person(officer, source))
            memberships.append(_membership(officer, of, report))
    return {
        "organizations": list(organizations.values()),
        "persons": persons,
        "posts": posts,
        "memberships": memberships,
    }


def _department_id(report: _Record) -> str:
    return str(report["department_entity_id"] or report["report_id"])


def _section_id(section: _Record) -> str:
    return str(section["section_entity_id"] or section["section_id"])


def _add(organizations: dict[str, dict[str, Any]], id_: str, name: Value, kind: str, parent: str | None) -> None:
    if id_ not in organizations:
        made = {"id": id_, "name": name, "classification": kind}
        organizations[id_] = made | ({} if parent is None else {"parent_id": parent})


def _add_department(organizations: dict[str, dict[str, Any]], report: _Record, document: _Record) -> None:
    """The department, and above it what is printed above it and the municipality, where it is known."""
    code, above = document["local_government_code"], None
    if isinstance(code, str):
        above = f"jp-{code}"
        if above not in organizations:
            _add(organizations, above, document["local_government_name"] or code, "municipality", None)
            organizations[above]["identifiers"] = [{"scheme": _SCHEME, "identifier": code}]
        parents = str(report["department_parents"]).split(";") if report["department_parents"] else []
        for depth in range(1, len(parents) + 1):
            id_ = entity_id("dpe", code, *parents[:depth])
            _add(organizations, id_, parents[depth - 1], "department", above)
            above = id_
    name = report["department_name"] or report["title"] or report["report_id"]
    _add(organizations, _department_id(report), name, "department", above)


def _post(officer: _Record, of: str) -> dict[str, Any]:
    return {"id": officer["officer_id"], "label": _role(officer), "role": officer["role"], "organization_id": of}


def _role(officer: _Record) -> str:
    labels = {code.value: code.ja for code in CODELISTS["role"]}
    return str(officer["role_label"] or labels[str(officer["role"])])


def _person_id(officer: _Record) -> str:
    # `off-…` names the post; its holder is named after it.
    return f"per{str(officer['officer_id'])[3:]}"


def _person(officer: _Record, source: Value) -> dict[str, Any]:
    person: dict[str, Any] = {"id": _person_id(officer), "name": officer["full_name"]}
    kana = [str(part) for part in (officer["family_name_kana"], officer["given_name_kana"]) if part is not None]
    given = {
        "family_name": officer["family_name"],
        "given_name": officer["given_name"],
        "sort_name": " ".join(kana) if len(kana) == 2 else None,
    }
    person |= {name: value for name, value in given.items() if value is not None}
    return person | ({} if source is None else {"sources": [{"url": source}]})


def _membership(officer: _Record, of: str, report: _Record) -> dict[str, Any]:
    label = " ".join(str(part) for part in (report["fiscal_year_label"], report["as_of_label"]) if part)
    made = {
        "id": f"mem{str(officer['officer_id'])[3:]}",
        "person_id": _person_id(officer),
        "organization_id": of,
        "post_id": officer["officer_id"],
        "role": _role(officer),
    }
    return made | ({"label": label} if label else {})
