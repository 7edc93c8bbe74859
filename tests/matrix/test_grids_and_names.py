"""Grids of stages inside forms, grades and sections behind names: each by the choices of an office, in known and unknown words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any

import pytest

One = Callable[[str], dict[str, Any]]
Bytes = Callable[..., Any]

NAMES = ("図書室の改修事業", "古文書の目録づくり事業", "読み聞かせの会の開催")
SECTIONS = ("図書課", "文書課", "図書課")
PLAN = ("床を張り替えます。", "目録を三百点作ります。専門家に学びます。", "毎月二度開きます。")
MID = ("床の傷みを調べました。", "百点を終えました。", "六度開きました。")
DONE = ("二室の床を替えました。", "三百二十点を作りました。", "二十度開きました。")
NEXT = ("残る室の床を替える。", "目録を広く公開する。", "担い手を増やす。")
GRADES = (("－", "Ｂ", "Ａ"), ("－", "Ａ", "Ａ"), ("－", "Ｂ", "Ｃ"))
PLAIN = (["B", "A"], ["A", "A"], ["B", "C"])
STAGES = {
    "known": ("年度当初の計画", "中間報告", "年度末の実績"),
    "short": ("計画", "中間", "最終"),
    "times": ("年度当初", "9月末", "3月末"),
    "graded": ("目標設定", "中間評価", "最終評価"),
    "unknown": ("はじめに決めたこと", "夏の様子", "一年を終えて"),
}
TITLES = {
    "known": ("区分", "内容", "達成度"),
    "plan": ("項目", "取組内容", "自己評価"),
    "unknown": ("ものさし", "書き留め", "できばえ"),
}
ORDERS = ("wtg", "wgt", "gwt", "wdtg", "wt")
HEAD = "令和5年度　文化部の基本方針\n\n部長　沢村　光\n\n１　部の目標\n\n(1) 本に親しむ子を増やします。\n(2) まちの記録を残します。\n\n２　主な事業\n\n"


def form(at: int, stages: str, titles: str, order: str, *, turned: bool = False) -> Iterator[Sequence[str]]:
    word, text, grade = TITLES[titles]
    yield ["事業名", NAMES[at], "担当課", SECTIONS[at]]
    columns = {
        "w": (word, *STAGES[stages]),
        "t": (text, PLAN[at], MID[at], DONE[at]),
        "g": (grade, *GRADES[at]),
        "d": ("時点", "4月", "10月", "3月"),
    }
    grid = [columns[one] for one in order]
    yield from grid if turned else zip(*grid, strict=True)
    yield ["次年度への課題", NEXT[at]]


def paper(stages: str, titles: str, order: str, *, turned: bool = False) -> str:
    lines = [HEAD]
    for at in range(3):
        rows = list(form(at, stages, titles, order, turned=turned))
        width = max(map(len, rows))
        lines += ["\t".join([*row, *[""] * (width - len(row))]) + "\n" for row in rows]
        lines.append("\n")
    return "".join(lines)


def are_read(projects: Sequence[dict[str, Any]], *, graded: bool, typed: bool) -> None:
    assert [project["name"] for project in projects] == list(NAMES)
    for at, project in enumerate(projects):
        assert [entry["text"] for entry in project["entries"]] == [PLAN[at], MID[at], DONE[at], NEXT[at]]
        assert [one["value"] for one in project["ratings"]] == (PLAIN[at] if graded else [])
        assert [one["label"] for one in project["sections"]] == [SECTIONS[at]]
        if typed:
            types = [entry["entry_type"] for entry in project["entries"]]
            assert types == ["plan", "midterm", "final", "issue_next"]


@pytest.mark.parametrize(("stages", "titles"), list(product(STAGES, TITLES)))
def test_a_grid_of_stages_in_each_form(stages: str, titles: str, one: One) -> None:
    are_read(one(paper(stages, titles, "wtg"))["projects"], graded=True, typed=stages != "unknown")


@pytest.mark.parametrize("order", ORDERS)
def test_the_columns_of_a_grid_in_any_order(order: str, one: One) -> None:
    are_read(one(paper("known", "known", order))["projects"], graded="g" in order, typed=True)


@pytest.mark.parametrize("stages", [stages for stages in STAGES if stages != "unknown"])
def test_stages_side_by_side_over_texts_and_grades(stages: str, one: One) -> None:
    are_read(one(paper(stages, "known", "wtg", turned=True))["projects"], graded=True, typed=True)


def test_what_a_grid_has_no_field_for_is_kept(one: One) -> None:
    extras = one(paper("known", "known", "wdtg"))["extras"]
    assert [extra["text"] for extra in extras if extra["label"] == "時点"] == ["4月", "10月", "3月"] * 3


def test_amounts_over_a_grid_are_no_titles_of_it(one: One) -> None:
    text = paper("known", "known", "wtg").replace("区分\t", "予算額\t2,400千円\t決算額\t2,100千円\n区分\t")
    projects = one(text)["projects"]
    are_read(projects, graded=True, typed=True)
    assert [[one["amount_yen"] for one in project["budgets"]] for project in projects] == [[2400000, 2100000]] * 3


NAMED = {"mark": "●{}", "number": "({at}) {}", "bracket": "【{}】"}
BEHIND = ("　［{label}　{grade}］", "　【{label}：{grade}】", "（{label}：{grade}）", "　{label}：{grade}", "　{label}　{grade}", "　{label}→{grade}", "〔{grade}〕", "　{grade}")  # fmt: skip
LABELS = ("自己評価", "できばえ")


def lines(named: str, behind: Callable[[int], str]) -> str:
    found = [HEAD]
    for at, name in enumerate(NAMES):
        found.append(NAMED[named].format(name, at=at + 1) + behind(at))
        found += [f"　今年度の取組：{PLAN[at]}", f"　達成状況：{DONE[at]}", ""]
    return "\n".join(found)


@pytest.mark.parametrize(("named", "behind", "label"), list(product(NAMED, BEHIND, LABELS)))
@pytest.mark.parametrize("section_first", [True, False])
def test_a_grade_behind_each_name(named: str, behind: str, label: str, section_first: bool, one: One) -> None:
    def tail(at: int) -> str:
        grade = behind.format(label=label, grade="ＡＢＡ"[at])
        return f"（{SECTIONS[at]}）{grade}" if section_first else f"{grade}（{SECTIONS[at]}）"

    projects = one(lines(named, tail))["projects"]
    assert [project["name"] for project in projects] == list(NAMES)
    assert [[one["value"] for one in project["ratings"]] for project in projects] == [["A"], ["B"], ["A"]]
    assert [[one["label"] for one in project["sections"]] for project in projects] == [[one] for one in SECTIONS]
    assert [project["entries"][0]["text"] for project in projects] == list(PLAN)


@pytest.mark.parametrize("ending", ["　Ａ", "（１）", "（雨水）", "（第二期　２）"])
def test_what_ends_one_name_is_no_grade(ending: str, one: One) -> None:
    projects = one(lines("mark", lambda at: f"{ending}（{SECTIONS[at]}）" if at == 1 else f"（{SECTIONS[at]}）"))[
        "projects"
    ]
    assert [project["ratings"] for project in projects] == [[], [], []]
    assert projects[1]["name"].startswith(NAMES[1])
    assert len(projects[1]["name"]) > len(NAMES[1])


@pytest.mark.parametrize("behind", ["：{}", "／{}", "　担当課：{}", "　担当　{}", "（担当課：{}）"])
def test_a_section_behind_each_name(behind: str, one: One) -> None:
    projects = one(lines("mark", lambda at: behind.format(SECTIONS[at])))["projects"]
    assert [project["name"] for project in projects] == list(NAMES)
    assert [[one["label"] for one in project["sections"]] for project in projects] == [[one] for one in SECTIONS]


@pytest.mark.parametrize("line", ["（担当課：{}）", "［所管課　{}］", "（{}）"])
def test_sections_on_a_line_below_names_that_are_headings(line: str, convert_bytes: Bytes, reports_of: Any) -> None:
    page = "<html><body>" + "".join(f"<p>{text}</p>" for text in HEAD.split("\n") if text)
    for name, section, plan, done in zip(NAMES, SECTIONS, PLAN, DONE, strict=True):
        page += f"<h4>{name}</h4><p>{line.format(section)}</p>"
        page += f"<h5>今年度の取組</h5><p>{plan}</p><h5>達成状況</h5><p>{done}</p>"
    (report,) = reports_of(convert_bytes((page + "</body></html>").encode(), "a.html"))
    projects = report["projects"]
    assert [project["name"] for project in projects] == list(NAMES)
    assert [[one["label"] for one in project["sections"]] for project in projects] == [[one] for one in SECTIONS]
    assert [[entry["text"] for entry in project["entries"]] for project in projects] == [
        list(texts) for texts in zip(PLAN, DONE, strict=True)
    ]
