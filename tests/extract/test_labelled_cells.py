"""Columns titled like one text whose cells bear labels of their own, and cells with several labels of any form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Json = dict[str, Any]
One = Callable[[str], Json]

HEAD = (
    "令和3年度　港湾部の運営方針\n\n部名　港湾部\n部長名　大野 昭\n\n"
    "１　組織体制\n\n課名\t課長名\t職員数\n埠頭課\t早川 修\t9\n航路課\t三浦 恵\t12\n\n２　主要事業\n\n"
)
PLAN, DONE = "岸壁を改修します。", "岸壁を2か所改修しました。"
NAMES = ("東岸壁改修事業", "桟橋補修事業", "航路しゅんせつ事業")


def table(titles: str, row: str) -> str:
    """The report with a row for each project."""
    return HEAD + titles + "\n" + "\n".join(row.format(name=name) for name in NAMES) + "\n"


def texts(report: Json) -> list[list[tuple[str, str, str]]]:
    return [[(e["entry_type"], e["label"], e["text"]) for e in one["entries"]] for one in report["projects"]]


@pytest.mark.parametrize(
    ("before", "behind", "labels"),
    [
        ("［取組内容］ ", "［実績］ ", ("取組内容", "実績")),
        ("【今年度の取組】", "【最終報告】", ("今年度の取組", "最終報告")),
        ("＜計画＞", "＜結果＞", ("計画", "結果")),
        ("■計画：", "■実績：", ("計画", "実績")),
        ("◆取組内容　", "◆成果　", ("取組内容", "成果")),
        ("計画：", "実績：", ("計画", "実績")),
        ("・計画：", "・実績：", ("計画", "実績")),
        ("（計画）", "（実績）", ("計画", "実績")),
        ("【今年度やること】", "【やったこと】", ("今年度やること", "やったこと")),
    ],
)
@pytest.mark.parametrize(
    ("titles", "row"),
    [
        ("事業名\t取組の内容", "{name}（埠頭課）\t"),
        ("事業名\t担当課\t取組の内容", "{name}\t埠頭課\t"),
        ("番号\t事業名\t取組内容", "1\t{name}（埠頭課）\t"),
        ("事業名\t取組の成果", "{name}（埠頭課）\t"),
    ],
)
def test_the_labels_in_the_cells_win(
    titles: str, row: str, before: str, behind: str, labels: tuple[str, str], one: One
) -> None:
    report = one(table(titles, f"{row}{before}{PLAN} {behind}{DONE}"))
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert texts(report) == [[("plan", labels[0], PLAN), ("final", labels[1], DONE)]] * 3
    assert report["report_status"] == "final"


@pytest.mark.parametrize("titles", ["取組の内容\t事業名", "主な取組\t事業名"])
def test_names_behind_the_texts(titles: str, one: One) -> None:
    report = one(table(titles, f"［計画］{PLAN}［実績］{DONE}\t{{name}}"))
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert texts(report) == [[("plan", "計画", PLAN), ("final", "実績", DONE)]] * 3


def test_halves_in_the_cells(one: One) -> None:
    report = one(table("事業名\t取組の成果", "{name}\t【上半期】測量をしました。【下半期】工事をしました。"))
    assert texts(report)[0] == [("midterm", "上半期", "測量をしました。"), ("final", "下半期", "工事をしました。")]


@pytest.mark.parametrize("word", ["【新規】", "（重点）", "［東側］"])
def test_marks_before_texts_are_no_labels(word: str, one: One) -> None:
    report = one(table("事業名\t取組の内容\t実績", f"{{name}}\t{word}{PLAN}\t{word}{DONE}"))
    assert texts(report)[0] == [("plan", "取組の内容", word + PLAN), ("final", "実績", word + DONE)]


def test_words_of_some_cells_are_no_labels(one: One) -> None:
    report = one(table("事業名\t取組の内容", "{name}\t" + PLAN).replace(PLAN, "【計画】" + PLAN, 1))
    assert [[kind for kind, _, _ in own] for own in texts(report)] == [["plan"]] * 3
    assert texts(report)[1] == [("plan", "取組の内容", PLAN)]
