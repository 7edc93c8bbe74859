"""A report with measures, grades, amounts and references to goals, from its text to JSON, tables and database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.publish.rows import rows_of
from pipeline.publish.store import TableStore
from pipeline.publish.tables import TABLE_BY_NAME
from pipeline.run import Conversion

TITLES = "事業名\t担当課\t指標名\t単位\t現状値\t目標値\t実績値\t達成度\t予算額（千円）\t関連する目標"
ROWS = [
    TITLES,
    "地域コミュニティ活性化事業\t市民協働課\t円卓会議の開催数\t回\t20\t24\t23.5\tＡ\t6,430\t①、②",
    "消費生活相談事業\tくらし安全課\t相談件数\t件\t－\t約300\t######\tＢ\t△1,200円\t③",
]


def test_figures_from_text_to_json(
    convert_text: Callable[[str], Conversion],
    city_report: Callable[..., str],
    resolve_pointer: Callable[[Any, str], Any],
) -> None:
    record = convert_text(city_report(projects=ROWS)).record.model_dump(mode="json")
    first, second = record["reports"][0]["projects"]
    assert first["goal_nos"] == [1, 2]
    assert first["measures"] == [
        {"label": "円卓会議の開催数", "unit": "回", "baseline": 20, "target": 24, "actual": 23.5, "fiscal_year": 2018}
    ]
    assert [rating["value"] for rating in (*first["ratings"], *second["ratings"])] == ["A", "B"]
    assert [budget["amount_yen"] for budget in (*first["budgets"], *second["budgets"])] == [6_430_000, -1200]
    assert second["measures"][0] | {"label": ""} == {
        "label": "", "unit": "件", "baseline": None, "target": 300, "actual": None, "fiscal_year": 2018
    }  # fmt: skip
    found = {(issue["code"], issue["path"].removeprefix("/reports/0/projects/1/")) for issue in record["issues"]}
    assert found == {
        ("goal-reference-unknown", "goal_nos"),
        ("figure-qualified", "measures/0/target"),
        ("unreadable-figure", "measures/0/actual"),
        ("amount-unit-conflict", "budgets/0/amount_yen"),
    }
    for pointer in record["evidence"]:
        resolve_pointer(record, pointer)
    assert record["evidence"]["/reports/0/projects/0/measures/0/actual"]["text"] == "23.5"


def test_figures_in_tables_and_database(
    convert_text: Callable[[str], Conversion], city_report: Callable[..., str], tmp_path: Path
) -> None:
    conversion = convert_text(city_report(projects=[*ROWS, ROWS[1].replace("地域コ", "第2地域コ")]))
    tables = rows_of(conversion.record, conversion.document.lines)
    for name, count in (("project_measures", 3), ("project_ratings", 3), ("project_budgets", 3)):
        rows = [dict(zip(TABLE_BY_NAME[name].header, row, strict=True)) for row in tables[name]]
        assert len(rows) == len({row[TABLE_BY_NAME[name].primary_key] for row in rows}) == count
        assert all(row["source_line_start"] is not None for row in rows)
    with TableStore(tmp_path / "x.sqlite") as store:
        store.add(conversion.record, conversion.document.lines)
        store.finish()
    connection = sqlite3.connect(tmp_path / "x.sqlite")
    numbers = connection.execute("SELECT unit, baseline, target, actual FROM project_measures ORDER BY 1, 4").fetchall()
    assert sorted(numbers, key=str) == sorted(
        [("回", 20, 24, 23.5), ("件", None, 300, None), ("回", 20, 24, 23.5)], key=str
    )
    yen = connection.execute("SELECT amount_yen, typeof(amount_yen) FROM project_budgets ORDER BY 1").fetchall()
    assert yen == [(-1200, "integer"), (6_430_000, "integer"), (6_430_000, "integer")]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_the_same_indicator_twice_has_two_rows(
    convert_text: Callable[[str], Conversion], city_report: Callable[..., str]
) -> None:
    row = "\t\t円卓会議の開催数\t回\t20\t25\t24\t\t\t"
    conversion = convert_text(city_report(projects=[*ROWS[:2], row, ROWS[2]]))
    tables = rows_of(conversion.record, conversion.document.lines)
    ids = [row[0] for row in tables["project_measures"]]
    assert len(ids) == len(set(ids)) == 3


def test_a_thousand_times_more_is_doubted(
    convert_text: Callable[[str], Conversion], city_report: Callable[..., str]
) -> None:
    rows = [
        "事業名\t担当課\t指標名\t単位\t目標値\t実績値\t予算額\t決算額",
        "地域コミュニティ活性化事業\t市民協働課\t参加者数\t人\t1,562\t1.562\t6,430千円\t6,218円",
        "消費生活相談事業\tくらし安全課\t満足度\t％\t85\t0.83\t120千円\t118千円",
    ]
    record = convert_text(city_report(projects=rows)).record
    doubted = [issue.path for issue in record.issues if issue.code == "figure-scale-doubtful"]
    assert doubted == ["/reports/0/projects/0/budgets/1", "/reports/0/projects/1/measures/0"]
    assert record.reports[0].projects[0].measures[0].actual is None
