"""Goals in tables: titled columns, merged numbers, goals above the tables of their projects; what is unclear gives none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Goal = tuple[Any, ...]
HEAD = "<h1>環境部の基本方針</h1><p>令和元年度</p><p>部長名　戸川 進</p>"
POLICY = "<h2>基本方針</h2><p>環境を守ります。</p>"
PROJECT = (
    "主な事業\n\n事業名\t担当課\t今年度の取組\t最終報告\n窓口改善事業\t市民課\t窓口を一つにします。\t一つにしました。\n"
)
SHEET = "<tr><th>取組項目</th><th>取組内容</th><th>実績</th></tr>"


@pytest.fixture
def read(convert_bytes: Callable[..., Conversion]) -> Callable[[str], dict[str, Any]]:
    def run(text: str) -> dict[str, Any]:
        data = text if "<" not in text else f'<html><head><meta charset="utf-8"></head><body>{text}</body></html>'
        return convert_bytes(data.encode(), "report.html" if "<" in text else "report.txt").record.model_dump(
            mode="json"
        )

    return run


def goals(record: dict[str, Any]) -> list[Goal]:
    def flat(goal: dict[str, Any]) -> Goal:
        children = [flat(child) for child in goal["children"]]
        return (goal["goal_no"], goal["text"], children) if children else (goal["goal_no"], goal["text"])

    (report,) = record["reports"]
    return [flat(goal) for goal in report["goals"]]


def codes(record: dict[str, Any]) -> set[str]:
    return {issue["code"] for issue in record["issues"]}


def page(table: str) -> str:
    return f"{HEAD}<h2>重点目標</h2><table>{table}</table>{POLICY}"


def lines(*rows: str) -> str:
    return "市民部の基本方針\n\n令和2年度\n部長名　戸川 進\n\n重点目標\n\n" + "\n".join(rows) + "\n\n" + PROJECT


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "<tr><th>番号</th><th>重点目標の内容</th></tr><tr><td>1</td><td>ごみを減らします。</td></tr><tr><td>2</td><td>緑を増やします。</td></tr>",
            [(1, "ごみを減らします。"), (2, "緑を増やします。")],
        ),
        (
            "<tr><th>番号</th><th>目標</th><th>具体的な目標</th><th>担当課</th></tr>"
            "<tr><td rowspan=2>1</td><td rowspan=2>ごみを減らします。</td><td>雑紙を分けます。</td><td>資源課</td></tr>"
            "<tr><td>残さを減らします。</td><td>資源課</td></tr>"
            "<tr><td>2</td><td>緑を増やします。</td><td>公園を直します。</td><td>公園課</td></tr>",
            [
                (1, "ごみを減らします。", [(None, "雑紙を分けます。"), (None, "残さを減らします。")]),
                (2, "緑を増やします。", [(None, "公園を直します。")]),
            ],
        ),
        (
            "<tr><th>分野</th><th>目標</th></tr><tr><td rowspan=2>ごみ</td><td>雑紙を分けます。</td></tr>"
            "<tr><td>残さを減らします。</td></tr><tr><td>緑</td><td>公園を直します。</td></tr>",
            [(None, "雑紙を分けます。"), (None, "残さを減らします。"), (None, "公園を直します。")],
        ),
        (
            "<tr><th>No.</th><th>目標</th></tr><tr><td>1</td><td>ごみを減らすため、</td></tr><tr><th>No.</th><th>目標</th></tr>"
            "<tr><td></td><td>雑紙を分けます。</td></tr><tr><td>2</td><td>緑を増やします。</td></tr>",
            [(1, "ごみを減らすため、雑紙を分けます。"), (2, "緑を増やします。")],
        ),
        (
            "<tr><td>目標1</td><td>ごみを減らします。<br>・雑紙を分けます。<br>・残さを減らします。</td></tr>"
            "<tr><td>目標2</td><td>緑を増やします。</td></tr>",
            [
                (1, "ごみを減らします。", [(None, "雑紙を分けます。"), (None, "残さを減らします。")]),
                (2, "緑を増やします。"),
            ],
        ),
    ],
    ids=[
        "titles of general words",
        "merged numbers",
        "a column nobody knows",
        "titles on each page",
        "items in a cell",
    ],
)
def test_goals_in_a_table(table: str, expected: list[Goal], read: Callable[[str], dict[str, Any]]) -> None:
    record = read(page(table))
    assert goals(record) == expected
    assert "goals-unclear" not in codes(record)


@pytest.mark.parametrize("mark", ["1", "（１）", "①", "目標１", "重点目標①"])
def test_a_mark_beside_its_text(mark: str, read: Callable[[str], dict[str, Any]]) -> None:
    record = read(lines(f"{mark}\t窓口の待ち時間を短くします。", f"{mark.translate(NEXT)}\t市民活動を支えます。"))
    assert goals(record) == [(1, "窓口の待ち時間を短くします。"), (2, "市民活動を支えます。")]


NEXT = str.maketrans("1１①", "2２②")


@pytest.mark.parametrize(
    "rows",
    [
        ("窓口\t待ち時間を短くします。", "市民活動\t団体の数を増やします。"),
        ("１\t待ち時間を短くします。\t市民課", "２\t空き家の相談を増やします。\tくらし課"),
    ],
    ids=["no mark", "a third cell"],
)
def test_rows_that_do_not_say_which_cell_is_the_goal(
    rows: tuple[str, ...], read: Callable[[str], dict[str, Any]]
) -> None:
    record = read(lines(*rows))
    assert goals(record) == []
    paths = {issue["path"] for issue in record["issues"] if issue["code"] == "goals-unclear"}
    assert paths == {"/reports/0/goals"}
    assert any(rows[0].split("\t")[1] in extra["text"] for extra in record["reports"][0]["extras"])


def test_a_table_of_another_subject_below_the_goals(read: Callable[[str], dict[str, Any]]) -> None:
    table = "<table><tr><th>設問</th><th>満足</th><th>不満</th></tr><tr><td>窓口の対応</td><td>80%</td><td>20%</td></tr></table>"
    record = read(f"{HEAD}{POLICY}<h2>重点目標</h2><p>① 緑を増やします。</p><h2>市民満足度調査の結果</h2>{table}")
    assert goals(record) == [(1, "緑を増やします。")]


def over_tables(goals_block: str) -> str:
    rows = "".join(
        f"<tr><th colspan=3>重点目標{mark}　{goal}</th></tr>{SHEET}<tr><td>{name}</td><td>相談を行います。</td><td>行いました。</td></tr>"
        for mark, goal, name in (
            ("１", "企業を誘致します。", "用地造成事業"),
            ("２", "創業を支えます。", "創業支援事業"),
        )
    )
    return f"{HEAD}{POLICY}{goals_block}<h2>主な取組</h2><table>{rows}</table>"


@pytest.mark.parametrize(
    "goals_block",
    ["", "<h2>重点目標</h2><p>1 企業を誘致します。</p><p>2 創業を支えます。</p>"],
    ids=["alone", "printed again"],
)
def test_goals_over_the_tables_of_their_projects(goals_block: str, read: Callable[[str], dict[str, Any]]) -> None:
    record = read(over_tables(goals_block))
    assert goals(record) == [(1, "企業を誘致します。"), (2, "創業を支えます。")]
    assert [project["name"] for project in record["reports"][0]["projects"]] == ["用地造成事業", "創業支援事業"]


def test_goals_in_a_sheet_of_forms(read: Callable[[str], dict[str, Any]]) -> None:
    table = (
        "<tr><th colspan=4>令和4年度 福祉部 組織目標シート</th></tr><tr><th>部名</th><td>福祉部</td><th>部長</th><td>戸川 進</td></tr>"
        "<tr><th>職員数</th><td>52人（令和4年4月1日現在）</td><th>電話</th><td>0463-00-1111</td></tr>"
        "<tr><th rowspan=2>重点目標</th><td>1</td><td colspan=2>見守りを広げます。</td></tr>"
        "<tr><td>2</td><td colspan=2>相談を増やします。</td></tr>"
    )
    record = read(f"<table>{table}</table>")
    (report,) = record["reports"]
    assert goals(record) == [(1, "見守りを広げます。"), (2, "相談を増やします。")]
    assert report["staffing"]["as_of_date"] == "2022-04-01"
    assert report["staffing"]["stated_total"]["staff_count"] == 52
