"""Columns and rows of forms whose titles nobody knows, and what their contents show them to be: sections, goals, grades."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.project_form_grades import titles_over_grades
from pipeline.extract.project_legends import is_legend
from pipeline.model.document import Cell, Piece, Row
from pipeline.profiles.profile import ProfileSet

Json = dict[str, Any]
One = Callable[[str], Json]

HEAD = (
    "令和3年度　港湾部　重点施策管理表\n\n部名　港湾部\n部長名　大野 昭\n\n"
    "１　組織体制\n\n課名\t課長名\t職員数\n埠頭課\t早川 修\t9\n航路課\t三浦 恵\t12\n\n２　重点施策\n\n"
)
PLAN, DONE = "岸壁を改修します。", "岸壁を2か所改修しました。"


def table(title: str, *values: str, behind: str = "改修の結果") -> str:
    """Three projects with a column that bears a title of its own before the report, if `behind` says so behind it."""
    rows = [
        f"{name}改修事業\t{PLAN}\t{DONE}\t{value}"
        for name, value in zip(("東岸壁", "西岸壁", "桟橋"), values, strict=True)
    ]
    return f"{HEAD}事業名\t取組内容\t{behind}\t{title}\n" + "\n".join(rows) + "\n"


def test_sections_stand_under_a_title_that_nobody_knows(one: One) -> None:
    report = one(table("汗をかく所", "埠頭課", "航路課、埠頭課", "航路課"))
    assert [[part["label"] for part in project["sections"]] for project in report["projects"]] == [
        ["埠頭課"],
        ["航路課", "埠頭課"],
        ["航路課"],
    ]
    assert all(len(project["entries"]) == 2 for project in report["projects"])


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("汗をかく所", ("埠頭課", "船主の会", "漁業組合")),
        ("協力する相手", ("埠頭課", "航路課", "航路課")),
        ("汗をかく所", ("県土木課", "県港湾課", "海上保安署")),
    ],
)
def test_offices_of_others_are_no_sections(title: str, values: tuple[str, ...], one: One) -> None:
    report = one(table(title, *values))
    assert [project["sections"] for project in report["projects"]] == [[], [], []]


@pytest.mark.parametrize("values", [("計画どおり", "計画以上", "未実施"), ("Ａ", "Ｂ", "Ａ"), ("◎", "△", "")])
def test_grades_stand_under_a_title_that_nobody_knows(values: tuple[str, ...], one: One) -> None:
    report = one(table("仕上がり", *values))
    found = [[(grade["label"], grade["subject"]) for grade in project["ratings"]] for project in report["projects"]]
    assert found == [[("仕上がり", "result")] if value else [] for value in values]


def test_grades_stand_under_a_title_whose_words_tell_a_text(one: One) -> None:
    report = one(table("一年の歩み", "Ａ", "Ｂ", "Ａ"))
    assert [[(grade["label"], grade["value"]) for grade in project["ratings"]] for project in report["projects"]] == [
        [("一年の歩み", "A")],
        [("一年の歩み", "B")],
        [("一年の歩み", "A")],
    ]
    told = one(table("一年の歩み", "港を開きました。", "Ａ", "Ｂ"))
    assert [project["ratings"] for project in told["projects"]] == [[], [], []]


def test_two_sections_may_be_joined_by_a_dot(one: One) -> None:
    report = one(table("汗をかく所", "埠頭課・航路課", "航路課", "埠頭課"))
    assert [[part["label"] for part in project["sections"]] for project in report["projects"]] == [
        ["埠頭課", "航路課"],
        ["航路課"],
        ["埠頭課"],
    ]


@pytest.mark.parametrize("values", [("3", "5", "7"), ("Ａ", "Ｂ", "船の数で決める"), ("新規", "継続", "継続")])
def test_what_counts_or_tells_is_no_grade(values: tuple[str, ...], one: One) -> None:
    report = one(table("めじるし", *values))
    assert [project["ratings"] for project in report["projects"]] == [[], [], []]


def test_what_was_not_done_is_a_grade_and_no_evaluation_is_none(one: One) -> None:
    assert [bool(one["ratings"]) for one in one(table("達成の区分", "未実施", "達成", "－"))["projects"]] == [
        True,
        True,
        False,
    ]
    assert [bool(one["ratings"]) for one in one(table("総合評価", "未実施", "Ａ", "－"))["projects"]] == [
        False,
        True,
        False,
    ]


def form(name: str, goal: str, grades: str, titles: str = "市が担う訳\t効き目\t手間の少なさ\tまとめ") -> str:
    return (
        f"事業名\t{name}改修事業\t\t\n担当課\t埠頭課\tつながる先\t{goal}\n取組内容\t{PLAN}\t\t\n取組結果\t{DONE}\t\t\n"
        f"{titles}\n{grades}\n今後の課題\t潮位を見て工期を決める。\t\t\n\n"
    )


GOALS = "部の目標\n\n目標１　岸壁を守ります。\n目標２　航路を守ります。\n\n主な事業\n\n"


def test_titles_over_grades_in_a_form(one: One) -> None:
    text = HEAD.replace("２　重点施策\n\n", GOALS)
    report = one(
        text
        + form("東岸壁", "目標２", "高い\t低い\t高い\tＢ")
        + form("西岸壁", "目標１、目標２", "高い\t高い\t高い\tＡ")
    )
    first, second = report["projects"]
    assert [(one["label"], one["value"], one["subject"]) for one in first["ratings"]] == [
        ("市が担う訳", "高い", "other"),
        ("効き目", "低い", "other"),
        ("手間の少なさ", "高い", "other"),
        ("まとめ", "B", "result"),
    ]
    assert [one["value"] for one in second["ratings"]] == ["高い", "高い", "高い", "A"]
    assert (first["goal_nos"], second["goal_nos"]) == ([2], [1, 2])
    assert [one["entry_type"] for one in first["entries"]] == ["plan", "final", "issue_next"]


def _row(*texts: str, table: int = 1) -> Row:
    return Row(tuple(Cell((Piece(1, 0, len(text), text),)) if text else Cell() for text in texts), table=table)


@pytest.mark.parametrize(
    "below",
    [_row("高い", "窓口を増やす"), _row("", ""), _row("高い", "低い", table=2), _row("高い"), None],
)
def test_rows_that_are_not_titles_over_grades(below: Row | None) -> None:
    assert titles_over_grades(_row("要る訳", "効き目"), below) == []


def test_a_grade_may_be_missing_below_its_title_and_has_none_itself() -> None:
    assert titles_over_grades(_row("要る訳", "効き目"), _row("高い", "")) == [(0, "要る訳", "高い"), (1, "効き目", "")]
    assert titles_over_grades(_row("高い", "低い"), _row("低い", "低い")) == []
    assert titles_over_grades(_row("要る訳", ""), _row("高い", "低い")) == []


def test_a_legend_in_brackets_is_no_text_of_the_last_project(one: One) -> None:
    report = one(table("自己評価", "Ａ", "Ｂ", "Ａ") + "\n（評価）Ａ：目標を上回る　Ｂ：目標どおり\n")
    assert [len(project["entries"]) for project in report["projects"]] == [2, 2, 2]
    assert any("目標どおり" in extra["text"] for extra in report["extras"])


def test_a_legend_that_quotes_the_grades_is_one_where_they_are_grades(profiles: ProfileSet) -> None:
    labels = profiles.generic.labels
    assert is_legend("※ 業務の達成度は「計画以上」「計画どおり」「未実施」で表示", labels)
    assert is_legend("※　達成の区分は、「達成」、「一部達成」又は「未達成」の3段階", labels)
    assert not is_legend("※ 達成度は「港の日」「海の日」に公表", labels)
    assert not is_legend("※ 港の日は「達成」「未達成」で表示", labels)
