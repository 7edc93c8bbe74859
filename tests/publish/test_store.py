"""The database: what SQLite refuses, and one document's rows for a report that several hold."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.issues import kind_of
from pipeline.publish.sqlite import insert_row
from pipeline.publish.store import DUPLICATE_REPORT, TableStore, with_losses, without_losses
from pipeline.publish.tables import REPORT_TABLES, TABLE_BY_NAME, TABLES


def built(path: Path, make: Any) -> sqlite3.Connection:
    with TableStore(path) as store:
        store.add(make.record(), make.lines)
        store.finish()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("UPDATE reports SET report_status = 'draft'", "CHECK"),
        ("UPDATE reports SET as_of_date = '2016/4/1'", "CHECK"),
        ("UPDATE reports SET as_of_date = '平成28年4月1日'", "CHECK"),
        ("UPDATE reports SET stated_total_includes_head = 2", "CHECK"),
        ("UPDATE reports SET title = ''", "CHECK"),
        ("UPDATE sections SET staff_count = -1", "CHECK"),
        ("UPDATE sections SET staff_count = '49人'", "cannot store TEXT"),
        ("UPDATE project_budgets SET amount_yen = 1.5", "cannot store REAL"),
        ("UPDATE projects SET name = NULL", "NOT NULL"),
        ("UPDATE projects SET report_id = 'rpt-0'", "FOREIGN KEY"),
        ("UPDATE project_sections SET section_id = 'sec-0'", "FOREIGN KEY"),
        ("UPDATE goals SET parent_goal_id = 'gol-0'", "FOREIGN KEY"),
        ("DELETE FROM documents", "FOREIGN KEY"),
        ("UPDATE project_sections SET section_no = 1", "UNIQUE"),
        ("UPDATE goals SET goal_id = 'gol-0'", "UNIQUE|FOREIGN"),
    ],
)
def test_sqlite_itself_refuses(tmp_path: Path, make: Any, statement: str, error: str) -> None:
    connection = built(tmp_path / "x.sqlite", make)
    try:
        with pytest.raises(sqlite3.Error, match=error):
            connection.execute(statement)
    finally:
        connection.close()


def test_the_file_is_whole_and_strict(tmp_path: Path, make: Any) -> None:
    connection = built(tmp_path / "x.sqlite", make)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    strict = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    assert {(table.name, 1) for table in TABLES} <= set(strict)
    connection.close()
    assert [place.name for place in tmp_path.iterdir()] == ["x.sqlite"]


def reports_of(store: TableStore) -> list[str]:
    return [str(dict(zip(TABLE_BY_NAME["reports"].header, row, strict=True))["title"]) for row in store.rows("reports")]


def findings(store: TableStore) -> list[tuple[Any, ...]]:
    header = TABLE_BY_NAME["issues"].header
    rows = [dict(zip(header, row, strict=True)) for row in store.rows("issues")]
    return [(row["code"], row["document_id"], row["path"], row["row_id"] is None) for row in rows]


@pytest.mark.parametrize(
    ("first", "second", "winner"),
    [
        (("a.txt", "plan"), ("b.txt", "final"), "b.txt"),
        (("a.txt", "final"), ("b.txt", "midterm"), "a.txt"),
        (("a.txt", "final"), ("b.txt", "final"), "a.txt"),
        (("b.txt", "final"), ("a.txt", "final"), "a.txt"),
        (("a.txt", None), ("b.txt", "plan"), "b.txt"),
    ],
)
def test_the_later_stage_gives_all_rows(make: Any, first: Any, second: Any, winner: str) -> None:
    records = {
        path: make.record(
            path,
            [make.report(report_status=status, title=path)],
            issues=(make.issue("/reports/0/title"), make.issue(None, line=9)),
        )
        for path, status in (first, second)
    }
    with TableStore() as store:
        losses = [loss for record in records.values() for loss in store.add(record, make.lines)]
        store.finish()
        assert reports_of(store) == [winner]
        loser = next(record for path, record in records.items() if path != winner)
        won = records[winner].document.document_id
        for table in REPORT_TABLES:
            place = table.header.index("document_id")
            assert {row[place] for row in store.rows(table.name)} == {won}
        assert len(list(store.rows("documents"))) == 2
        assert len(list(store.rows("source_lines"))) == 2 * len(make.lines)
        found = findings(store)
    assert [loss.path for loss in losses] == [loser.document.path]
    lost = loser.document.document_id
    assert [item[1:] for item in found if item[0] == DUPLICATE_REPORT] == [(lost, "/reports/0", True)]
    # A finding about a row that gave way points nowhere; the document's findings stay together.
    assert ("unclaimed-text", lost, "/reports/0/title", True) in found
    assert ("unclaimed-text", won, "/reports/0/title", False) in found
    assert [item[1] for item in found] == sorted((item[1] for item in found), key=[r[1] for r in found].index)
    assert losses[0].issue.severity == kind_of(DUPLICATE_REPORT).severity
    assert with_losses(loser, losses).issues[-1] == losses[0].issue
    assert with_losses(records[winner], losses) is records[winner]
    assert without_losses(with_losses(loser, losses)) == loser


def test_of_two_equal_reports_in_one_document_the_first_stays(make: Any) -> None:
    record = make.record(reports=[make.report(title="一"), make.report(title="二"), make.report(title="三")])
    with TableStore() as store:
        losses = store.add(record, make.lines)
        store.finish()
        assert reports_of(store) == ["一"]
    assert [loss.issue.path for loss in losses] == ["/reports/1", "/reports/2"]


def test_in_one_document_a_later_stage_replaces_an_earlier_one(make: Any) -> None:
    reports = [make.report(report_status="plan", title="一"), make.report(title="二")]
    record = make.record(reports=reports, issues=(make.issue("/reports/0/title"), make.issue("/reports/1/title")))
    with TableStore() as store:
        losses = store.add(record, make.lines)
        store.finish()
        assert reports_of(store) == ["二"]
        assert [item[3] for item in findings(store)] == [True, False, True]
    assert [loss.issue.path for loss in losses] == ["/reports/0"]


def test_three_documents_one_report(make: Any) -> None:
    with TableStore() as store:
        for path, status in (("a", "plan"), ("b", "midterm"), ("c", "final")):
            store.add(make.record(path, [make.report(report_status=status, title=path)]), make.lines)
        store.finish()
        assert reports_of(store) == ["c"]
        assert len([item for item in findings(store) if item[0] == DUPLICATE_REPORT]) == 2


def test_a_document_that_breaks_a_rule_leaves_nothing(make: Any) -> None:
    twice = make.report(projects=(make.project(), make.project()))
    taken = make.record("a.txt").document.document_id
    broken = [
        (make.record("b.txt", [twice]), make.lines),
        (make.record("c.txt"), ["\ud800"]),
        (make.record("d.txt", document={"document_id": taken}), make.lines),
    ]
    with TableStore() as store:
        store.add(make.record("a.txt", [make.report(report_status="plan", title="a")]), make.lines)
        before = {table.name: list(store.rows(table.name)) for table in TABLES}
        for record, lines in broken:
            with pytest.raises((ValueError, sqlite3.IntegrityError)):
                store.add(record, lines)
        assert {table.name: list(store.rows(table.name)) for table in TABLES} == before
        store.add(make.record("e.txt", [make.report(title="e")]), make.lines)
        store.finish()
        assert reports_of(store) == ["e"]


def test_a_reference_that_leads_nowhere_is_found_at_the_end(make: Any) -> None:
    with TableStore() as store:
        store.add(make.record(), make.lines)
        row = (1000, "doc-0-l00001", "doc-0", 1, None, "x")
        store._connection.execute(insert_row(TABLE_BY_NAME["source_lines"]), row)
        with pytest.raises(sqlite3.IntegrityError, match="source_lines"):
            store.finish()
