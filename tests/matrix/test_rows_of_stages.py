"""Tables that name a project once over rows of a word and its text each: in any order of columns, with known and unknown words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import pytest

One = Callable[[str], dict[str, Any]]

NAMES = ("図書室の改修事業", "古文書の目録づくり事業", "読み聞かせの会の開催")
SECTIONS = ("図書課", "文書課", "図書課")
PLAN = ("床を張り替えます。", "目録を三百点作ります。専門家に学びます。", "毎月二度開きます。")
MID = ("床の傷みを調べました。", "百点を終えました。", "六度開きました。")
DONE = ("二室の床を替えました。", "三百二十点を作りました。", "二十度開きました。")
TARGETS = ((2, 2), (300, 320), (24, 20))
GRADES = ("Ａ", "Ｂ", "Ａ")
GOALS = ("(1)", "(2)", "(1)")
WORDS = {
    "known": ("計画", "成果指標", "中間報告", "実績"),
    "told": ("年度の取組計画", "目標とする数値", "上半期の様子", "年度末に得られた成果"),
    "unknown": ("決めたこと", "ものさし", "夏の便り", "一年を終えて"),
    "mixed": ("取組内容", "数のものさし", "中間報告", "一年を終えて"),
}
TITLES = {
    "known": ("事業名", "区分", "内容", "評価", "担当課", "対応する目標"),
    "bracket": ("重点事業（担当課）", "記載の区分", "記載内容", "達成度", "所管課", "関連目標"),
    "unknown": ("なまえ", "段", "書き留め", "できばえ", "受け持ち", "目標番号"),
}
FIGURES = {"bracket": "{}（目標 {}件、実績 {}件）", "wide": "{}　目標値　{}件、実績値　{}件", "colon": "{}：目標値　{}件、実績値　{}件"}  # fmt: skip
ORDERS = ("nwt", "nwtg", "snwt", "nswtg", "onwt", "wnt", "nwto", "ngwt")
HEAD = "令和5年度　文化部の基本方針\n\n部長　沢村　光\n\n１　部の目標\n\n(1) 本に親しむ子を増やします。\n(2) まちの記録を残します。\n\n２　主な事業\n\n"


def table(words: str, titles: str | None, order: str, figures: str = "bracket", *, several: bool = False) -> str:
    """The rows of the table: `n`ames, `w`ords, `t`exts, `g`rades, `s`ections, g`o`als, in the given order."""
    place = dict(zip("nwtgso", TITLES[titles or "known"], strict=True))
    lines = [] if titles is None else ["\t".join(place[one] for one in order)]
    for at, name in enumerate(NAMES):
        form = FIGURES[figures]
        indicator = form.format(("改修した室の数", "目録の点数", "開いた会の数")[at], *TARGETS[at])
        if several:
            indicator += " " + form.format("訪れた人の声の数", 5, 7)
        texts = (PLAN[at], indicator, MID[at], DONE[at])
        for number, (word, text) in enumerate(zip(WORDS[words], texts, strict=True)):
            first = number == 0
            cells = {"n": name if "s" in order else f"{name}（{SECTIONS[at]}）", "g": GRADES[at], "s": SECTIONS[at]}
            cells |= {"o": GOALS[at]}
            row = {**(cells if first else {}), "w": word, "t": text}
            lines.append("\t".join(row.get(one, "") for one in order))
    return HEAD + "\n".join(lines) + "\n"


def are_read(report: dict[str, Any], order: str, *, typed: bool, several: bool = False, banded: bool = False) -> None:
    projects: Sequence[dict[str, Any]] = report["projects"]
    assert [project["name"] for project in projects] == list(NAMES)
    for at, project in enumerate(projects):
        assert [entry["text"] for entry in project["entries"]] == [PLAN[at], MID[at], DONE[at]]
        assert [one["label"] for one in project["sections"]] == [SECTIONS[at]]
        figures = [(one["target"], one["actual"], one["unit"]) for one in project["measures"]]
        assert figures == [(*TARGETS[at], "件"), *([(5, 7, "件")] if several else [])]
        assert [one["value"] for one in project["ratings"]] == (["ABA"[at]] if "g" in order else [])
        assert banded or project["goal_nos"] == ([[1], [2], [1]][at] if "o" in order else [])
        if typed:
            assert [entry["entry_type"] for entry in project["entries"]] == ["plan", "midterm", "final"]


@pytest.mark.parametrize(("words", "titles"), list(product(WORDS, (*TITLES, None))))
def test_each_word_with_its_text(words: str, titles: str | None, one: One) -> None:
    are_read(one(table(words, titles, "nwt")), "nwt", typed=words in ("known", "told"))


@pytest.mark.parametrize(("order", "titles"), list(product(ORDERS, TITLES)))
def test_the_columns_in_any_order(order: str, titles: str, one: One) -> None:
    are_read(one(table("known", titles, order)), order, typed=True)


@pytest.mark.parametrize(("figures", "several", "words"), list(product(FIGURES, (False, True), WORDS)))
def test_indicators_beside_a_word(figures: str, several: bool, words: str, one: One) -> None:
    report = one(table(words, "known", "nwtg", figures, several=several))
    are_read(report, "nwtg", typed=words in ("known", "told"), several=several)


def test_names_printed_again_in_each_row(one: One) -> None:
    lines, name = [], ""
    for line in table("unknown", "known", "nwt").split("\n"):
        name = line.partition("\t")[0] or name
        lines.append(name + line if line.startswith("\t") else line)
    are_read(one("\n".join(lines)), "nwt", typed=False)


def test_a_table_for_each_section(one: One) -> None:
    head, *rows = table("unknown", "known", "nwt").removeprefix(HEAD).strip("\n").split("\n")
    parts = [rows[at : at + 4] for at in (0, 4, 8)]
    are_read(one(HEAD + "\n\n".join("\n".join([head, *part]) for part in parts) + "\n"), "nwt", typed=False)


@pytest.mark.parametrize(("form", "words"), list(product(("目標{}　{}", "【目標{}】{}", "({}) {}"), WORDS)))
def test_goals_across_the_table(form: str, words: str, one: One) -> None:
    head, *rows = table(words, "known", "nwt").removeprefix(HEAD).strip("\n").split("\n")
    goals = ("本に親しむ子を増やします。", "まちの記録を残します。")
    for at, goal in ((8, 1), (4, 2), (0, 1)):
        rows.insert(at, form.format(goal, goals[goal - 1]) + "\t\t")
    report = one(HEAD + "\n".join([head, *rows]) + "\n")
    assert [project["goal_nos"] for project in report["projects"]] == [[1], [2], [1]]
    are_read(report, "nwt", typed=words in ("known", "told"), banded=True)


@pytest.mark.parametrize(("mark", "words"), list(product(("(1)", "(1) 本に親しむ子を増やします。"), WORDS)))
def test_a_goal_merged_over_several_projects(mark: str, words: str, convert_bytes: Any, reports_of: Any) -> None:
    page = "".join(f"<p>{text}</p>" for text in HEAD.split("\n") if text)
    page += "<table><tr><th>目標</th><th>事業名</th><th>区分</th><th>内容</th></tr>"
    for at, name in enumerate(NAMES):
        goal = {0: f"<td rowspan='6'>{mark}</td>", 2: "<td rowspan='3'>(2)</td>"}.get(at, "")
        for number, (word, text) in enumerate(zip(WORDS[words][::2], (PLAN[at], MID[at]), strict=True)):
            lead = f"{goal}<td rowspan='3'>{name}<br>（{SECTIONS[at]}）</td>" if number == 0 else ""
            page += f"<tr>{lead}<td>{word}</td><td>{text}</td></tr>"
        page += f"<tr><td>{WORDS[words][3]}</td><td>{DONE[at]}</td></tr>"
    (report,) = reports_of(convert_bytes(f"<html><body>{page}</table></body></html>".encode(), "a.html"))
    assert [project["goal_nos"] for project in report["projects"]] == [[1], [1], [2]]
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert [[entry["text"] for entry in project["entries"]] for project in report["projects"]] == [
        list(texts) for texts in zip(PLAN, MID, DONE, strict=True)
    ]


@pytest.mark.parametrize("purpose", ["事業目的", "ねらい", "事業の目的"])
@pytest.mark.parametrize("code", ["6-2-{}", "2款1項{}目"])
def test_a_card_with_purpose_contents_and_a_code_of_the_books(purpose: str, code: str, one: One) -> None:
    lines = []
    for at, name in enumerate(NAMES):
        lines += [f"事務事業名\t{name}", f"担当課名\t{SECTIONS[at]}", f"予算科目\t{code.format(at + 1)}"]
        lines += [f"{purpose}\tまちを育てる。", f"事業内容\t{PLAN[at]}", f"実施結果\t{DONE[at]}", ""]
    report = one(HEAD.replace("部長　沢村　光", "評価者（部長）\t沢村　光") + "\n".join(lines) + "\n")
    assert [officer["full_name"] for officer in report["officers"]] == ["沢村 光"]
    for project in report["projects"]:
        assert [entry["entry_type"] for entry in project["entries"]] == ["outline", "plan", "final"]
    assert [extra["text"] for extra in report["extras"] if extra["label"] == "予算科目"] == [
        code.format(at + 1) for at in range(3)
    ]


def test_contents_beside_a_plan_are_an_outline(one: One) -> None:
    lines = []
    for at, name in enumerate(NAMES):
        lines += [
            f"事務事業名\t{name}",
            f"担当課名\t{SECTIONS[at]}",
            "事業目的\tまちを育てる。",
            f"事業内容\t{MID[at]}",
        ]
        lines += [f"取組計画\t{PLAN[at]}", f"実施結果\t{DONE[at]}", ""]
    for project in one(HEAD + "\n".join(lines) + "\n")["projects"]:
        assert [entry["entry_type"] for entry in project["entries"]] == ["outline", "outline", "plan", "final"]


def test_words_that_come_in_no_order_are_left(one: One) -> None:
    text = table("unknown", "unknown", "nwt").replace("一年を終えて\t三百", "夏の便り\t三百")
    projects = one(text)["projects"]
    assert not any(entry["label"] == "一年を終えて" for project in projects for entry in project["entries"])


@pytest.mark.parametrize(("label", "with_head"), [("職員数（部長含む）", True), ("職員数（部長を含む）", True), ("職員数", False)])  # fmt: skip
def test_a_number_of_staff_that_counts_the_head(label: str, with_head: bool, one: One) -> None:
    staff = f"２　部の体制（令和5年4月1日現在）\n\n課名\t職員数\t課長名\n図書課\t20\t森　緑\n文書課\t12\t原　光\n\n{label}　33名\n\n３　主な事業\n"
    report = one(table("known", "known", "nwt").replace("２　主な事業\n", staff))
    assert report["staffing"]["stated_total"]["staff_count"] == 33
    assert report["staffing"]["stated_total"]["includes_head"] is with_head
