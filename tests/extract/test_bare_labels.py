"""Forms of lines whose labels have nothing but a blank, an arrow or dots behind them (担当課　市民課); goals beside names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Json = dict[str, Any]
One = Callable[[str], Json]

HEAD = """令和5年度　生活環境部の運営方針

生活環境部
生活環境部長　浜野　光

■ 今年度の重点目標

① 届出で待つ時間を短くします。
② 見守りの輪を広げます。
③ 相談の体制を改めます。

■ 重点取組

"""
LABELS = ("担当課", "関連目標", "具体的な取組", "達成水準", "取組実績", "達成状況", "今後の方向性")
PROJECTS = (
    ("届出窓口改善事業", "市民課", "①、③", "案内の人を置く。", "待つ時間を20分とする。", "18分となった。", "達成", "続ける。"),
    ("見守りの店推進事業", "広聴課", "②", "協力する店を増やす。", "50か所とする。", "45か所となった。", "概ね達成", "業種を広げる。"),
    ("夜間相談普及事業", "市民課・広聴課", "②・③", "夜の相談を行う。", "100件受ける。", "80件であった。", "一部達成", "曜日を見直す。"),
)  # fmt: skip


def _text(name: str, between: str, labels: tuple[str, ...] = LABELS, blank: str = "") -> str:
    lines = []
    for number, (title, *values) in enumerate(PROJECTS, 1):
        lines.append(name.format(n=number, title=title))
        lines += [f"　{label}{between}{value}" for label, value in zip(labels, values, strict=True)]
        lines += [blank] if blank else []
    return HEAD + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("name", "between"),
    [
        ("取組{n}　{title}", "　"),
        ("○ {title}", "　"),
        ("【{title}】", "　"),
        ("{title}", "  "),
        ("事業名　{title}", "　"),
        ("（{n}）{title}", " → "),
        ("▽{title}", "…"),
    ],
)
def test_words_before_a_blank_are_labels(name: str, between: str, one: One) -> None:
    report = one(_text(name, between))
    assert [project["name"] for project in report["projects"]] == [title for title, *_ in PROJECTS]
    assert [project["goal_nos"] for project in report["projects"]] == [[1, 3], [2], [2, 3]]
    assert [[section["label"] for section in project["sections"]] for project in report["projects"]] == [
        ["市民課"],
        ["広聴課"],
        ["市民課", "広聴課"],
    ]
    for project in report["projects"]:
        assert [entry["entry_type"] for entry in project["entries"]] == ["plan", "other", "final", "issue_next"]
        assert [rating["label"] for rating in project["ratings"]] == ["達成状況"]
    assert not report["extras"]


def test_labels_that_nobody_knows_are_told_by_their_values(one: One) -> None:
    labels = ("担う課", "つながる目標", "どう進めるか", "目指す水準", "一年の結果", "到達度", "これから")
    report = one(_text("○{title}", "　", labels))
    assert [project["goal_nos"] for project in report["projects"]] == [[1, 3], [2], [2, 3]]
    assert [project["sections"][0]["label"] for project in report["projects"]] == ["市民課", "広聴課", "市民課"]
    assert [project["entries"][2]["entry_type"] for project in report["projects"]] == ["final"] * 3


def test_a_year_with_blanks_belongs_to_its_label(one: One) -> None:
    labels = (*LABELS[:4], "令和 ５ 年度の実績", *LABELS[5:])
    report = one(_text("○ {title}", "　", labels))
    assert [project["entries"][2]["label"] for project in report["projects"]] == ["令和 ５ 年度の実績"] * 3
    assert [project["entries"][2]["entry_type"] for project in report["projects"]] == ["final"] * 3


def test_a_section_before_a_text_says_of_no_stage(one: One) -> None:
    text = HEAD + "".join(
        f"○ {title}\n　市民課　{texts[2]}\n　広聴課　{texts[3]}\n　納税課　{texts[4]}\n" for title, *texts in PROJECTS
    )
    report = one(text)
    assert {entry["entry_type"] for project in report["projects"] for entry in project["entries"]} <= {"other"}


def _table(goals: str, name: str, titles: tuple[str, ...] = ("年度目標", "中間報告", "期末報告", "評価")) -> str:
    rows = [
        ("① 届出で待つ時間を短くします。", "届出窓口改善事業", "市民課", "20分とする。", "人を置いた。", "18分となった。", "◎"),
        ("", "夜間相談普及事業", "広聴課", "100件受ける。", "40件であった。", "80件であった。", "△"),
        ("② 見守りの輪を広げます。", "見守りの店推進事業", "広聴課", "50か所とする。", "30か所とした。", "45か所とした。", "○"),
    ]  # fmt: skip
    lines = ["\t".join(row) for row in [(goals, name, "担当", *titles), *rows]]
    return HEAD[: HEAD.index("■ 今年度")] + "■ 重点目標と取組\n\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("goals", "name"),
    [
        ("組織目標", "具体的な取組"),
        ("重点目標", "具体的取組"),
        ("経営目標", "主な取組"),
        ("部の目標", "目標達成のための取組"),
    ],
)
def test_goals_stand_before_the_names_and_a_plan_behind_them(goals: str, name: str, one: One) -> None:
    report = one(_table(goals, name))
    assert [(goal["goal_no"], goal["text"]) for goal in report["goals"]] == [
        (1, "届出で待つ時間を短くします。"),
        (2, "見守りの輪を広げます。"),
    ]
    assert [project["name"] for project in report["projects"]] == [
        "届出窓口改善事業",
        "夜間相談普及事業",
        "見守りの店推進事業",
    ]
    assert [project["goal_nos"] for project in report["projects"]] == [[1], [1], [2]]
    assert [entry["label"] for entry in report["projects"][0]["entries"]] == ["年度目標", "中間報告", "期末報告"]


def test_goals_without_numbers_are_goals_that_no_project_can_refer_to(one: One) -> None:
    report = one(_table("組織目標", "具体的な取組").replace("① ", "").replace("② ", ""))
    assert [(goal["goal_no"], goal["text"]) for goal in report["goals"]] == [
        (None, "届出で待つ時間を短くします。"),
        (None, "見守りの輪を広げます。"),
    ]
    assert all(project["goal_nos"] == [] for project in report["projects"])


def test_a_title_of_staff_that_ends_in_and_others_counts_the_same(one: One) -> None:
    table = "課名\t課長名\t正規職員\t再任用職員等\t臨時職員等\t計\n市民課\t浜野 光\t10\t2\t3\t15\n広聴課\t沢井 望\t8\t1\t0\t9\n"
    report = one(HEAD.replace("■ 今年度", f"■ 職員配置（令和5年4月1日現在）\n\n{table}\n■ 今年度"))
    assert [section["staff_counts"] for section in report["staffing"]["sections"]] == [
        {"regular": 10, "reappointed": 2, "temporary": 3},
        {"regular": 8, "reappointed": 1, "temporary": 0},
    ]
