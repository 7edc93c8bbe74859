"""Tables for each goal below a line that names it, columns told by their contents, goals in a grid, booklets of led lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
ConvertText = Callable[..., Conversion]
ReportsOf = Callable[[Conversion], list[Json]]

TOP = "令和3年度　水道部の目標と事業\n\n水道部長　大野 昭\n\n■ 部の使命\n\n安全な水を絶やさないこと。\n\n"
GOALS = "■ 目標一覧\n\n1　漏水を半分に減らします。\n2　水源の森を守ります。\n\n"


def _table(name: str, title: str = "目安となる指標", unit: str = "単位") -> str:
    return (
        f"事務事業\t担当\t今年度に行うこと\t{title}\t{unit}\t目標\t実績\t主な成果\n"
        f"{name}\t給水課\t管を調べます。\t調べた管の長さ\tkm\t12\t14\t管を調べました。\n"
    )


@pytest.mark.parametrize("behind", ["に向けた事業", "を実現するための取組", "に関する施策"])
def test_a_line_names_the_goal_of_the_table_below(behind: str, one: Callable[[str], Json]) -> None:
    text = f"{TOP}{GOALS}目標1{behind}\n\n{_table('漏水調査事業')}\n目標2{behind}\n\n{_table('森林整備事業')}"
    report = one(text)
    assert [goal["text"] for goal in report["goals"]] == ["漏水を半分に減らします。", "水源の森を守ります。"]
    assert [(p["name"], p["goal_nos"]) for p in report["projects"]] == [("漏水調査事業", [1]), ("森林整備事業", [2])]


def test_a_heading_ends_what_a_line_says_of_goals(one: Callable[[str], Json]) -> None:
    text = f"{TOP}{GOALS}目標1に向けた事業\n\n{_table('漏水調査事業')}\n■ 主な事業\n\n{_table('森林整備事業')}"
    assert [project["goal_nos"] for project in one(text)["projects"]] == [[1], []]


def test_a_goal_that_nobody_lists_is_told_of(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    found = convert_text(f"{TOP}{GOALS}目標5に向けた事業\n\n{_table('漏水調査事業')}")
    (report,) = reports_of(found)
    assert report["projects"][0]["goal_nos"] == []
    assert "goal-reference-unknown" in {issue.code for issue in found.record.issues}


def test_an_unknown_title_before_units_names_the_indicators(one: Callable[[str], Json]) -> None:
    (project,) = one(f"{TOP}{GOALS}■ 主な事業\n\n{_table('漏水調査事業', '何で見るか')}")["projects"]
    (measure,) = project["measures"]
    assert (measure["label"], measure["unit"]) == ("調べた管の長さ", "km")
    assert [entry["entry_type"] for entry in project["entries"]] == ["plan", "final"]


def test_a_text_before_figures_is_no_indicator(one: Callable[[str], Json]) -> None:
    text = (
        "事務事業\t担当\t今年度に行うこと\t特記\t目標値\n漏水調査事業\t給水課\t管を調べます。\t夜に調べます。\t12km\n"
    )
    (project,) = one(f"{TOP}{GOALS}■ 主な事業\n\n{text}")["projects"]
    assert "夜に調べます。" in [entry["text"] for entry in project["entries"]]
    assert "夜に調べます。" not in [measure["label"] for measure in project["measures"]]


@pytest.mark.parametrize(("cell", "numbers"), [("目標2", [2]), ("①、②", [1, 2])])
def test_goals_under_a_title_that_heads_texts_elsewhere(
    cell: str, numbers: list[int], one: Callable[[str], Json]
) -> None:
    table = "項\t注力する事業\t担当\t目標\t実施する内容\t実施内容と成果\n"
    row = f"1\t漏水調査事業\t給水課\t{cell}\t管を調べます。\t管を調べました。\n"
    (project,) = one(f"{TOP}{GOALS}■ 主な事業\n\n{table}{row}")["projects"]
    assert (project["name"], project["goal_nos"]) == ("漏水調査事業", numbers)
    assert [entry["entry_type"] for entry in project["entries"]] == ["plan", "final"]


def test_a_text_under_the_title_of_goals_stays_one(one: Callable[[str], Json]) -> None:
    table = "番号\t事業名\t担当\t目標\t結果\n1\t漏水調査事業\t給水課\t管を12km調べます。\t調べました。\n"
    (project,) = one(f"{TOP}{GOALS}■ 主な事業\n\n{table}")["projects"]
    assert project["goal_nos"] == []
    assert [entry["text"] for entry in project["entries"]] == ["管を12km調べます。", "調べました。"]


def test_goals_in_a_grid(one: Callable[[str], Json]) -> None:
    grid = (
        "令和3年度　部の概要と目標\n\n（4月1日時点）\n部名\t水道部\n部長\t大野 昭\n"
        "使命\t安全な水を、いつまでも市民に届けること。\n部の方針\t水源から蛇口まで、目を配ります。\n"
        "年度目標\t目標1　漏水を半分に減らします。\n"
    )
    report = one(f"{grid}\n■ 主な事業\n\n{_table('漏水調査事業')}")
    assert report["title"] == "令和3年度 部の概要と目標"
    assert [goal["text"] for goal in report["goals"]] == ["漏水を半分に減らします。"]


LED = "\n".join(
    f"◇ {name}事業 (給水課)\n　【どんな事業か】　{name}を市が行う。\n　【手がけること】　{name}を4月から始めます。\n　【達成度】　★★★"
    for name in ("漏水調査", "森林整備", "水質検査")
)


def test_words_in_brackets_before_lines_are_labels(one: Callable[[str], Json]) -> None:
    projects = one(f"{TOP}{GOALS}■ 力を入れる事業\n\n{LED}\n")["projects"]
    assert [project["name"] for project in projects] == ["漏水調査事業", "森林整備事業", "水質検査事業"]
    for project in projects:
        assert [entry["entry_type"] for entry in project["entries"]] == ["outline", "plan"]
        assert [rating["value"] for rating in project["ratings"]] == ["★★★"]


def test_marks_of_names_are_no_labels(one: Callable[[str], Json]) -> None:
    names = "".join(
        f"◇【新規】{name}事業（給水課）\n【計画】{name}を始めます。\n" for name in ("漏水調査", "森林整備", "水質検査")
    )
    projects = one(f"{TOP}{GOALS}■ 主な事業\n\n{names}")["projects"]
    assert [entry["label"] for project in projects for entry in project["entries"]] == ["計画"] * 3 or all(
        "新規" not in entry["label"] for project in projects for entry in project["entries"]
    )
