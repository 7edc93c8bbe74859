"""Papers that many cities print: work by section in lines, sheets with grouped columns, plans beside results, lines below tables of stages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.project_title_rows import read_lower_titles
from pipeline.extract.project_titles import title
from pipeline.model.document import Cell, Piece, Row
from pipeline.profiles.profile import ProfileSet

Json = dict[str, Any]
One = Callable[[str], Json]

HEAD = "令和3年度　港湾部の運営方針\n\n部名　港湾部\n部長名　大野 昭\n\n"
GOALS = "○岸壁の改修を計画どおり進めます。\n○航路の安全を確かめます。\n\n"
PLAN, HALF, DONE = "岸壁を改修します。", "設計を終えました。", "岸壁を2か所改修しました。"
NAMES = ("東岸壁改修事業", "桟橋補修事業", "航路しゅんせつ事業")


def row(*texts: str) -> Row:
    """A row of a table."""
    return Row(tuple(Cell((Piece(1, 0, len(text), text),) if text else ()) for text in texts), table=1)


@pytest.mark.parametrize("mark", ["第{}　", "{}．", "{}　"])
@pytest.mark.parametrize("heading", ["課別の取組状況", "各課の進捗状況", "取組状況（課別）", "所属ごとの実績"])
def test_work_by_section_begins_a_block(mark: str, heading: str, one: One) -> None:
    first, second, third = (mark.format(number) for number in ("１", "２", "３"))
    works = "".join(
        f"{section}\n○{name}\n　今年度の取組　{PLAN}\n　最終報告　{DONE}\n"
        for section, name in zip(("埠頭課", "航路課", "港営課"), NAMES, strict=True)
    )
    text = (
        f"{HEAD}{first}運営方針\n\n航路の安全を守ります。\n\n{second}部の重点目標\n\n{GOALS}{third}{heading}\n\n{works}"
    )
    report = one(text)
    assert len(report["goals"]) == 2
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert [entry["entry_type"] for entry in report["projects"][0]["entries"]] == ["plan", "final"]


@pytest.mark.parametrize(
    ("group", "leaf", "kind"),
    [
        ("達成状況", "中間振り返り", "midterm"),
        ("達成状況", "上半期の実績", "midterm"),
        ("中間報告", "取組実績", "midterm"),
        ("達成状況", "取組実績", "final"),
    ],
)
def test_a_title_says_itself_of_which_time_it_is(group: str, leaf: str, kind: str, one: One) -> None:
    table = f"番号\t取組項目\t担当課\t計画\t\t{group}\n\t\t\t具体的な取組\t期限\t{leaf}\t達成度\n"
    table += "".join(f"{at}\t{name}\t埠頭課\t{PLAN}\t年度末\t{DONE}\tＡ\n" for at, name in enumerate(NAMES, 1))
    entries = one(f"{HEAD}１　目標管理表\n\n{table}")["projects"][0]["entries"]
    assert [(entry["entry_type"], entry["text"]) for entry in entries] == [
        ("plan", PLAN),
        ("other", "年度末"),
        (kind, DONE),
    ]


@pytest.mark.parametrize(
    ("budget", "grade", "later"),
    [
        (
            "当初予算の事業費：8,250千円",
            "進捗・達成の評価：計画どおり",
            "翌年度に残る課題：桟橋の補修を急ぐ必要がある。",
        ),
        (
            "〔本年度予算額（当初）〕8,250千円",
            "〔進捗度の評価〕大幅な遅れ",
            "〔翌年度に残る課題〕桟橋の補修を急ぐ必要がある。",
        ),
        (
            "・事業費（当初予算額）　8,250千円",
            "・進捗・達成の評価　計画以上",
            "・翌年度に残る課題　桟橋の補修を急ぐ必要がある。",
        ),
    ],
)
def test_lines_below_a_table_of_stages(budget: str, grade: str, later: str, one: One) -> None:
    table = f"年度当初の計画内容\t中間の状況（９月末）\t年度末までの実施状況\n{PLAN}\t{HALF}\t{DONE}\n"
    works = "".join(
        f"({at}) {name}\n\n担当：埠頭課\n{table}\n{budget}\n{grade}\n{later}\n\n" for at, name in enumerate(NAMES, 1)
    )
    report = one(f"{HEAD}◆ 基本方針\n\n航路の安全を守ります。\n\n◆ 進捗状況（事業別）\n\n{works}")
    for project in report["projects"]:
        assert [entry["entry_type"] for entry in project["entries"]] == ["plan", "midterm", "final", "issue_next"]
        assert [amount["amount_yen"] for amount in project["budgets"]] == [8_250_000]
        assert len(project["ratings"]) == 1


def test_a_plan_matched_with_its_result(one: One) -> None:
    table = (
        "通しの番\t取組事業（名称）\t担当課\t計画（当初）欄\t\t\t年度実績（Ｄ）\t\t達成度合い\n"
        "\t\t\t計画の具体的内容\t数値目標の項目\t目標数値（年度）\t取り組んだ主な結果\t年度実績（値）\t\n"
    )
    table += "".join(
        f"{at}\t{name}\t埠頭課\t{PLAN}\t改修した岸壁（か所）\t3\t{DONE}\t2\t○\n" for at, name in enumerate(NAMES, 1)
    )
    report = one(f"{HEAD}● 重点方針\n\n○航路の安全を守ります。\n\n● 事業計画・実績対照表\n\n{table}")
    (measure,) = report["projects"][1]["measures"]
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert (measure["target"], measure["actual"]) == (3, 2)
    assert [(e["entry_type"], e["text"]) for e in report["projects"][1]["entries"]] == [("plan", PLAN), ("final", DONE)]


@pytest.mark.parametrize("title", ["番号等", "目標の順番", "番号"])
def test_numbers_of_goals_in_a_column(title: str, one: One) -> None:
    goals = f"{title}\t部局目標の内容\n①\t岸壁を改修します。\n②\t航路を守ります。\n"
    report = one(f"{HEAD}＜部局の目標一覧＞\n\n{goals}")
    assert [goal["goal_no"] for goal in report["goals"]] == [1, 2]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("部の現状と直面する課題", "current_state"),
        ("現状と解決すべき課題", "current_state"),
        ("部の運営の基本", "policy"),
    ],
)
def test_headings_of_general_words(heading: str, kind: str, one: One) -> None:
    report = one(f"{HEAD}第1　{heading}\n\n岸壁の老朽化が進んでいます。\n\n第2　部の目標\n\n{GOALS}")
    assert [policy["kind"] for policy in report["policies"]] == [kind]


def test_the_year_of_a_title_is_no_part_of_the_department(one: One) -> None:
    report = one("令和4（2022）年度における港湾部の運営方針\n\n港湾部長　大野 昭\n\n１　部の目標\n\n" + GOALS)
    assert report["department"]["name"] == "港湾部"


@pytest.mark.parametrize(("over", "below"), [("実績欄", "年度の取組結果"), ("計画欄", "計画の具体的内容")])
def test_below_the_title_of_a_text_words_are_a_title(over: str, below: str, profiles: ProfileSet) -> None:
    labels = profiles.generic.labels
    titles = read_lower_titles(tuple(title(cell, labels) for cell in row(over, "").cells), row(below, "実績値"), labels)
    assert titles is not None


def test_below_the_title_of_indicators_words_are_an_indicator(profiles: ProfileSet) -> None:
    labels = profiles.generic.labels
    columns = tuple(title(cell, labels) for cell in row("指標", "目標値").cells)
    assert read_lower_titles(columns, row("改修に取り組む団体数", "13"), labels) is None
