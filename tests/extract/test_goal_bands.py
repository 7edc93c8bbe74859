"""Goals as rows across a table of projects; numbers that only say how much more something is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
ConvertText = Callable[[str], Conversion]
ReportsOf = Callable[[Conversion], list[Json]]

HEAD = "令和5年度　港湾部の業務目標\n\n部局名　港湾部\n部長名　大野 昭\n\n■部の方針\n\n市民の暮らしを守ります。\n\n"
TITLES = "事業名\t担当課\t事業概要\t令和4年度決算額\t令和5年度予算額\t比較増減\t取組内容\n"
QUAY = "岸壁改修事業\t工務課\t岸壁を直す事業です。\t1,200千円\t1,500千円\t300千円\t岸壁を直します。\n"
LANE = "航路しゅんせつ事業\t港営課\t航路を掘る事業です。\t3,000千円\t2,000千円\t△1,000千円\t航路を掘ります。\n"


One = Callable[[str], Json]


@pytest.mark.parametrize("form", ["目標{}　{}", "【重点目標{}】　{}", "《目標{}》　{}", "{}　{}", "重点課題{}：{}"])
def test_goals_across_the_table(form: str, one: One) -> None:
    bands = [
        form.format(*each) + "\t" * 6 + "\n"
        for each in (("1", "岸壁を安全に保ちます。"), ("2", "航路を深く保ちます。"))
    ]
    report = one(f"{HEAD}■重点目標と主な事業\n\n{TITLES}{bands[0]}{QUAY}{bands[1]}{LANE}")
    assert [(goal["goal_no"], goal["text"]) for goal in report["goals"]] == [
        (1, "岸壁を安全に保ちます。"),
        (2, "航路を深く保ちます。"),
    ]
    assert [(project["name"], project["goal_nos"]) for project in report["projects"]] == [
        ("岸壁改修事業", [1]),
        ("航路しゅんせつ事業", [2]),
    ]
    kinds = [[entry["entry_type"] for entry in project["entries"]] for project in report["projects"]]
    assert kinds == [["outline", "plan"]] * 2
    assert any("△1,000千円" in extra["text"] for extra in report["extras"])


def test_goals_that_stand_in_a_block_of_their_own(one: One) -> None:
    goals = "■部の目標\n\n目標1　岸壁を安全に保ちます。①調査、②工事の順に進めます。\n目標2　航路を深く保ちます。\n\n"
    bands = [
        "【目標1】岸壁を安全に保ちます。①調査、②工事の順に進めます。" + "\t" * 6 + "\n",
        "【目標2】" + "\t" * 6 + "\n",
    ]
    report = one(f"{HEAD}{goals}■目標別の事業\n\n{TITLES}{bands[0]}{QUAY}{bands[1]}{LANE}")
    assert len(report["goals"]) == 2
    assert report["projects"][0]["goal_nos"] == [1]


def test_a_policy_across_the_table_is_no_goal(one: One) -> None:
    report = one(f"{HEAD}■主な事業\n\n{TITLES}施策1　港の安全と活用{chr(9) * 6}\n{QUAY}{LANE}")
    assert report["goals"] == []
    assert [project["goal_nos"] for project in report["projects"]] == [[], []]


def test_a_sentence_with_its_own_texts_is_a_name(one: One) -> None:
    text = f"{HEAD}■主な取組\n\n取組名\t担当課\t取組内容\t実績\n1　岸壁を安全に保ちます。\t工務課\t岸壁を直します。\t岸壁を直しました。\n"
    report = one(text + "2　航路を深く保ちます。\t港営課\t航路を掘ります。\t航路を掘りました。\n")
    assert len(report["projects"]) == 2
    assert report["goals"] == []
