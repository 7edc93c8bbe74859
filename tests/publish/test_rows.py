"""Rows: every table, ids that hold, provenance from evidence, findings that point to their row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import pytest

from pipeline.model import raw, report
from pipeline.model.document import Line, TextLayer
from pipeline.publish.codelists import CODELISTS, values_of
from pipeline.publish.columns import Row
from pipeline.publish.rows import rows_of
from pipeline.publish.tables import TABLE_BY_NAME, TABLES


def cells(tables: Mapping[str, tuple[Row, ...]], name: str) -> list[dict[str, Any]]:
    return [dict(zip(TABLE_BY_NAME[name].header, row, strict=True)) for row in tables[name]]


def test_the_tables_are_those_of_the_contract() -> None:
    names = (
        "documents reports sections officers policies goals projects project_sections project_entries "
        "project_measures project_ratings project_budgets extras source_lines issues codes"
    )
    assert sorted(TABLE_BY_NAME) == sorted(names.split())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_described_and_keyed(table: Any) -> None:
    assert table.en
    assert table.ja
    assert table.primary_key.endswith("_id")
    assert table.columns[0].required
    assert len(set(table.header)) == len(table.header)
    assert len({column.title for column in table.columns}) == len(table.columns)
    for column in table.columns:
        assert column.title
        assert column.en
        assert column.ja
        assert column.codelist is None or column.codelist in CODELISTS
        assert column.references is None or column.references in TABLE_BY_NAME
    for names in table.unique:
        assert set(names) <= set(table.header)


@pytest.mark.parametrize(
    ("codelist", "literal"),
    [
        ("report_status", report.ReportStatus),
        ("role", report.Role),
        ("match_method", report.MatchMethod),
        ("severity", report.Severity),
        ("policy_kind", raw.PolicyKind),
        ("entry_type", raw.EntryType),
        ("attribution", raw.Attribution),
        ("rating_subject", raw.RatingSubject),
        ("budget_kind", raw.BudgetKind),
        ("staff_type", raw.StaffType),
        ("text_layer", TextLayer),
    ],
)
def test_a_list_of_codes_has_the_codes_of_the_contract(codelist: str, literal: Any) -> None:
    assert values_of(codelist) == get_args(literal)


def test_every_row_fits_its_table_and_every_id_is_its_own(make: Any) -> None:
    tables = rows_of(make.record(), make.lines)
    assert list(tables) == [table.name for table in TABLES]
    for name, rows in tables.items():
        assert all(len(row) == len(TABLE_BY_NAME[name].columns) for row in rows)
        assert len({row[0] for row in rows}) == len(rows)
    expected = {"reports": 1, "officers": 3, "policies": 2, "goals": 3, "project_measures": 2, "extras": 2}
    assert {name: len(tables[name]) for name in expected} == expected


def test_values_stand_in_their_columns(make: Any) -> None:
    tables = rows_of(make.record(), make.lines)
    row = cells(tables, "reports")[0]
    assert (row["department_name"], row["department_parents"], row["as_of_date"]) == (
        "税務部",
        "中央区役所",
        "2016-04-01",
    )
    assert (row["stated_total_staff_count"], row["stated_total_includes_head"]) == (9, True)
    section = cells(tables, "sections")[0]
    assert (section["staff_count"], section["staff_count_regular"], section["staff_count_temporary"]) == (7.5, 7, 0)
    assert section["staff_count_contract"] is None
    vacant = cells(tables, "officers")[1]
    assert (vacant["role_label"], vacant["full_name"], vacant["section_id"]) == ("担当部長", None, None)
    assert cells(tables, "projects")[0]["goal_nos"] == "1;2"


def test_provenance_is_a_values_own_evidence_else_what_stands_below_it(make: Any) -> None:
    tables = rows_of(make.record(), make.lines)
    place = {
        name: [(row["source_page"], row["source_line_start"], row["source_line_end"]) for row in cells(tables, name)]
        for name in ("reports", "sections", "officers", "goals", "projects", "project_entries", "policies")
    }
    assert place["reports"] == [(2, 1, 8)]
    assert place["sections"] == [(None, 3, 3)]
    assert place["officers"] == [(None, None, None), (None, None, None), (None, 3, 3)]
    # A goal is not said to stand where the goal below it stands.
    assert place["goals"] == [(None, 6, 6), (None, 7, 7), (None, None, None)]
    assert place["project_entries"] == [(2, 8, 8), (None, 8, 8)]
    assert place["policies"] == [(None, None, None)] * 2


def test_ids_do_not_depend_on_what_stands_beside(make: Any) -> None:
    full = rows_of(make.record(), make.lines)
    goals = make.report().goals[:1]
    project = make.project().model_copy(update={"entries": make.project().entries[1:]})
    less = make.record(reports=[make.report(goals=goals, projects=(project,), policies=())])
    tables = rows_of(less, make.lines)
    for name in ("goals", "project_entries", "officers", "extras"):
        ids = {row[0] for row in full[name]}
        assert tables[name]
        assert all(row[0] in ids for row in tables[name])


def test_a_change_of_text_keeps_the_id(make: Any) -> None:
    entry = make.project().entries[0].model_copy(update={"text": "別の本文。"})
    project = make.project().model_copy(update={"entries": (entry,)})
    changed = rows_of(make.record(reports=[make.report(projects=(project,))]), make.lines)
    assert changed["project_entries"][0][0] == rows_of(make.record(), make.lines)["project_entries"][0][0]


@pytest.mark.parametrize("line", ["\u3000 x\t", ("\u3000 x\t", 3), Line(2, "\u3000 x\t", page=3)])
def test_a_line_is_untouched(make: Any, line: Any) -> None:
    rows = cells(rows_of(make.record(), ["", line]), "source_lines")
    assert [row["text"] for row in rows] == [None, "\u3000 x\t"]
    assert rows[1]["page"] == (None if isinstance(line, str) else 3)
    assert rows[1]["source_line_id"].endswith("-l00002")


@pytest.mark.parametrize(
    ("pointer", "table", "column"),
    [
        ("/reports/0", "reports", None),
        ("/reports/0/staffing/as_of_date", "reports", "as_of_date"),
        ("/reports/0/staffing/stated_total/label", "reports", "stated_total_label"),
        ("/reports/0/department/name", "reports", "department_name"),
        ("/reports/0/staffing/sections/0/staff_counts/regular", "sections", "staff_count_regular"),
        ("/reports/0/staffing/sections/0/officers/0/full_name", "officers", "full_name"),
        ("/reports/0/policies/0/paragraphs/1", "policies", None),
        ("/reports/0/goals/0/children/0/text", "goals", "text"),
        ("/reports/0/projects/0/entries/1", "project_entries", None),
        ("/reports/0/projects/0/no_such_field", "projects", None),
        ("/reports/1/title", None, None),
        (None, None, None),
    ],
)
def test_a_finding_points_to_its_row(make: Any, pointer: str | None, table: str | None, column: str | None) -> None:
    tables = rows_of(make.record(issues=(make.issue(pointer),)), make.lines)
    row = cells(tables, "issues")[0]
    assert (row["table_name"], row["column_name"], row["path"]) == (table, column, pointer)
    assert (row["row_id"] is None) == (table is None)
    assert table is None or row["row_id"] in {found[0] for found in tables[table]}


def test_equal_findings_have_ids_of_their_own(make: Any) -> None:
    issues = (make.issue(None), make.issue(None), make.issue(None, line=None))
    assert len({row[0] for row in rows_of(make.record(issues=issues), make.lines)["issues"]}) == 3


def test_a_section_that_is_not_there_is_refused(make: Any) -> None:
    staffing = make.report().staffing.model_copy(update={"sections": ()})
    with pytest.raises(ValueError, match="not in the report's staffing table"):
        rows_of(make.record(reports=[make.report(staffing=staffing)]), make.lines)


def test_years_join_only_where_the_municipality_is_known(make: Any) -> None:
    unknown = make.record(document={"local_government_code": None})
    assert cells(rows_of(unknown, ()), "projects")[0]["project_entity_id"] is None
    nameless = make.record(reports=[make.report(department=None)])
    assert cells(rows_of(nameless, ()), "sections")[0]["section_entity_id"] is None
    assert cells(rows_of(make.record(), ()), "reports")[0]["department_entity_id"].startswith("dpe-011002-")
