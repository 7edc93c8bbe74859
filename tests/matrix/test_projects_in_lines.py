"""Forms of lines, every style of name by every form of label by known and unknown words: each must be read, whatever its words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

Convert = Callable[[str], Any]
One = Callable[[str], dict[str, Any]]

NAMES = ("公園の再整備事業", "街路樹の点検事業", "水辺の清掃事業")
VALUES = (
    ("公園緑地課", "遊具を新しくし、園路を直します。", "遊具を四基入れ替えました。", "Ａ", "1,200千円"),
    ("道路管理課", "傷んだ木を調べ、植え替えます。", "二十本を植え替えました。", "Ｂ", "850千円"),
    ("公園緑地課", "市民とともに川を掃除します。", "延べ三百人が加わりました。", "Ａ", "90千円"),
)
WORDS = {
    "known": ("担当課", "取組内容", "取組実績", "達成度", "予算額"),
    "unknown": ("受け持ち", "ことしのくわだて", "ふりかえって", "出来ばえ", "要したお金"),
}
NAME_LINES: dict[str, Callable[[int, str], str]] = {
    "label": lambda _, name: f"事業名：{name}",
    "number": lambda at, name: f"{at}．{name}",
    "mark": lambda _, name: f"■{name}",
    "bracket": lambda _, name: f"【{name}】",
    "plain": lambda _, name: name,
}
LABELLED: dict[str, Callable[[int, str, str], str]] = {
    "colon": lambda _, label, text: f"{label}：{text}",
    "blank": lambda _, label, text: f"{label}　{text}",
    "mark": lambda _, label, text: f"・{label}：{text}",
    "bracket": lambda _, label, text: f"〈{label}〉{text}",
    "letter": lambda at, label, text: f"{'アイウエオ'[at]}　{label}　{text}",
    "above": lambda _, label, text: f"◇{label}\n　{text}",
}
HEAD = """令和5年度　みどり部の基本方針

部長　山本　太郎

１　部の目標
(1) 公園を整えます。
(2) 街路樹を守ります。

２　主な事業
"""


def paper(
    name_line: str, labelled: str, words: str, *, lines_between: str = "", without: tuple[int, int] | None = None
) -> str:
    lines = [HEAD]
    for at, (name, values) in enumerate(zip(NAMES, VALUES, strict=True), 1):
        lines.append(NAME_LINES[name_line](at, name))
        lines += [
            LABELLED[labelled](place, label, value)
            for place, (label, value) in enumerate(zip(WORDS[words], values, strict=True))
            if (at, place) != without
        ]
        lines.append(lines_between)
    return "\n".join(lines)


@pytest.mark.parametrize(("name_line", "labelled", "words"), list(product(NAME_LINES, LABELLED, WORDS)))
def test_forms_of_lines(name_line: str, labelled: str, words: str, one: One) -> None:
    report = one(paper(name_line, labelled, words))
    assert [goal["text"] for goal in report["goals"]] == ["公園を整えます。", "街路樹を守ります。"]
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    for project, (section, plan, done, grade, amount) in zip(report["projects"], VALUES, strict=True):
        assert [one["label"] for one in project["sections"]] == [section]
        assert [entry["text"] for entry in project["entries"]] == [plan, done]
        assert [one["value"] for one in project["ratings"]] == [chr(ord(grade) - 0xFEE0)]
        assert [one["amount_label"] for one in project["budgets"]] == [amount]
        if words == "known":
            assert [entry["entry_type"] for entry in project["entries"]] == ["plan", "final"]


@pytest.mark.parametrize("labelled", LABELLED)
def test_a_project_may_lack_a_label(labelled: str, one: One) -> None:
    report = one(paper("number", labelled, "unknown", without=(2, 2)))
    assert [len(project["entries"]) for project in report["projects"]] == [2, 1, 2]
    assert [project["entries"][0]["text"] for project in report["projects"]] == [values[1] for values in VALUES]


@pytest.mark.parametrize("words", WORDS)
def test_what_stands_between_two_projects_is_told_of(words: str, convert_text: Convert) -> None:
    found = convert_text(paper("number", "colon", words, lines_between="\n○ 暮らしの柱\n"))
    (report,) = found.record.reports
    assert [one.text for project in report.projects for one in project.entries] == [
        v for own in VALUES for v in own[1:3]
    ]
    assert [one.amount_label for project in report.projects for one in project.budgets] == [own[4] for own in VALUES]
    assert any("暮らしの柱" in issue.message for issue in found.record.issues)


def test_sentences_that_come_again_are_no_labels(one: One) -> None:
    lines = [HEAD]
    for at, name in enumerate(NAMES, 1):
        lines += [
            f"{at}．{name}",
            "担当課：公園緑地課",
            f"取組内容：{at}か所を直します。",
            "市民とともに進めます。",
            "達成度：Ａ",
            "",
        ]
    report = one("\n".join(lines))
    assert [entry["text"] for project in report["projects"] for entry in project["entries"]] == [
        f"{at}か所を直します。市民とともに進めます。" for at in (1, 2, 3)
    ]


def test_a_line_that_breaks_off_is_followed_by_no_label(one: One) -> None:
    lines = [HEAD]
    for at, name in enumerate(NAMES, 1):
        lines += [
            f"{at}．{name}",
            "担当課：公園緑地課",
            f"取組内容：市民の声を{at}回聞き、",
            "公園を地域とともに",
            "整えます。",
            "達成度：Ａ",
            "",
        ]
    report = one("\n".join(lines))
    assert [entry["text"] for project in report["projects"] for entry in project["entries"]] == [
        f"市民の声を{at}回聞き、公園を地域とともに整えます。" for at in (1, 2, 3)
    ]


def test_indicators_in_a_list_below_their_label(one: One) -> None:
    lines = [
        "令和5年度　みどり部の組織目標",
        "部長　山本　太郎",
        "1. 部の目標",
        "① 公園を整えます。",
        "2. 重点事業と目標",
    ]
    for at, name in enumerate(NAMES, 1):
        lines += [f"{at}）{name}", "担当課：公園緑地課", f"今年度の取組：{at}か所を直します。", "数値目標"]
        lines += [
            "　・利用者数（基準値　10人、目標　12人、実績　11人）",
            "　・苦情件数（基準値　3件、目標　2件、実績　－）",
        ]
        lines += [f"最終報告：{at}か所を直しました。", ""]
    report = one("\n".join(lines))
    assert [goal["text"] for goal in report["goals"]] == ["公園を整えます。"]
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    for project in report["projects"]:
        assert [(m["label"], m["baseline"], m["target"], m["actual"]) for m in project["measures"]] == [
            ("利用者数", 10, 12, 11),
            ("苦情件数", 3, 2, None),
        ]


@pytest.mark.parametrize("heading", ["２　ことしの歩み", "■ことしの歩み"])
@pytest.mark.parametrize("labelled", ["colon", "mark", "bracket"])
def test_forms_below_a_heading_that_nobody_knows(heading: str, labelled: str, one: One) -> None:
    report = one(paper("number", labelled, "known").replace("２　主な事業", heading))
    assert [goal["text"] for goal in report["goals"]][:2] == ["公園を整えます。", "街路樹を守ります。"]
    assert [project["name"] for project in report["projects"]] == list(NAMES)


def test_goals_with_figures_in_lines_are_no_projects(one: One) -> None:
    lines = ["令和5年度　みどり部の組織目標", "部長　山本　太郎", "1. 部の目標"]
    for at, goal in enumerate(
        (
            "公園を整え、誰もが憩える場所を増やします。",
            "街路樹を守り、歩きやすい道を広げます。",
            "川を清くし、子どもが遊べる水辺に戻します。",
        ),
        1,
    ):
        lines += [f"({at}) {goal}", "指標：利用者数", "目標値：12人", "実績値：11人"]
    report = one("\n".join(lines))
    assert report["projects"] == []
    assert [goal["text"] for goal in report["goals"]][:1] == ["公園を整え、誰もが憩える場所を増やします。"]
