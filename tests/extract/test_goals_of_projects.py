"""Goals that stand in the table of projects: numbered columns with marks, and texts beside the projects."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.run import Conversion

HEAD = "令和5年度　港湾部の運営方針\n\n"
MARKS = (
    "【重点目標】\n\n① 岸壁を直します。\n② 航路を浚えます。\n\n【主要事業】\n\n"
    "事業名\t所管課\t重点目標との関連\t\t取組内容\t取組実績\n\t\t①\t②\t\t\n"
    "岸壁補修事業\t工務課\t○\t\t岸壁を調べます。\t岸壁を調べました。\n"
    "航路管理事業\t管理課\t○\t◎\t航路を測ります。\t航路を測りました。\n"
)
BESIDE = (
    "■ 主要施策一覧\n\n重点目標\t主要施策\t担当課\t概要\t成果・実績\n"
    "目標1　岸壁を年度内に直します。\t岸壁補修事業\t工務課\t岸壁を調べます。\t岸壁を調べました。\n"
    "\t防波堤補修事業\t工務課\t堤を調べます。\t堤を調べました。\n"
    "目標2　航路を深く浚えます。\t航路管理事業\t管理課\t航路を測ります。\t航路を測りました。\n"
)


def test_marks_below_numbers_are_references_to_goals(convert_text: Callable[[str], Conversion]) -> None:
    report = convert_text(HEAD + MARKS).record.reports[0]
    assert [project.goal_nos for project in report.projects] == [(1,), (1, 2)]
    assert [[entry.label for entry in project.entries] for project in report.projects] == [["取組内容", "取組実績"]] * 2


def test_what_is_no_mark_refers_to_no_goal_and_is_named(convert_text: Callable[[str], Conversion]) -> None:
    record = convert_text(HEAD + MARKS.replace("○\t◎", "○\t△")).record
    assert record.reports[0].projects[1].goal_nos == (1,)
    assert "goal-reference-unclear" in {issue.code for issue in record.issues}


def test_texts_beside_projects_are_the_goals_of_a_report_without_others(
    convert_text: Callable[[str], Conversion],
) -> None:
    report = convert_text(HEAD + BESIDE).record.reports[0]
    assert [(goal.goal_no, goal.text) for goal in report.goals] == [
        (1, "岸壁を年度内に直します。"),
        (2, "航路を深く浚えます。"),
    ]
    assert [project.goal_nos for project in report.projects] == [(1,), (1,), (2,)]


def test_numbers_of_two_texts_are_no_goals(convert_text: Callable[[str], Conversion]) -> None:
    report = convert_text(HEAD + BESIDE.replace("目標2", "目標1")).record.reports[0]
    assert report.goals == ()
