"""Pages of the web as text: goals as headings over projects, labels and lists below these, files and whom to ask at the foot."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any, Final

import pytest

Json = dict[str, Any]
One = Callable[[str], Json]

NAMES: Final = ("公園の再整備事業", "街路樹の点検事業", "水辺の清掃事業")
SECTIONS: Final = ("公園緑地課", "道路管理課", "公園緑地課")
PLANS: Final = ("遊具を新しくし、園路を直します。", "傷んだ木を調べ、植え替えます。", "市民とともに川を掃除します。")
RESULTS: Final = (
    "遊具を四基入れ替えました。",
    "二十本を植え替えました。",
    "延べ三百人が加わりました。",
)
GOALS: Final = ("公園を誰もが使いやすい場所に整えます。", "街路樹と水辺を守ります。")
TOP: Final = "みどり部の目標（令和5年度）\n\nみどり部\nみどり部長　山本　太郎\n\n基本方針\n\n水と緑を次の世代へ引き継ぎます。\n\n"
STAFF: Final = "部の組織\n\n職員数は、令和5年4月1日現在\n・公園緑地課　課長 黒木 正雄　職員16人\n・道路管理課　課長 林 ふみ　職員8人\n"
LABELS: Final[dict[str, Callable[[str, str], str]]] = {
    "round, above": lambda label, text: f"（{label}）\n{text}",
    "round, before": lambda label, text: f"（{label}）{text}",
    "square, before": lambda label, text: f"［{label}］{text}",
    "brackets, above": lambda label, text: f"〔{label}〕\n{text}",
}
RESULT_LABELS: Final = ("年度末報告", "令和5（2023）年度の実績", "取組状況（3月）")
HEADINGS: Final = ("目標と取組", "重点目標と主な取組", "目標と取組状況")
GOAL_LINES: Final = ("目標{}", "重点目標{}", "目標 {}．")


def _projects(label: Callable[[str, str], str], result: str, mark: str, goal: str) -> str:
    lines = list[str]()
    for at, (name, section, plan, told) in enumerate(zip(NAMES, SECTIONS, PLANS, RESULTS, strict=True)):
        if at < len(GOALS):
            lines += ["", goal.format(at + 1), "", GOALS[at]]
        lines += [f"{mark}{name}（{section}）", label("取組内容", plan), label(result, told), label("達成状況", "Ａ")]
    return "\n".join(lines) + "\n"


FOOTS: Final = {
    "none": "",
    "file": "\n添付ファイル\n\nみどり部の運営方針（PDF：372KB）\n",
    "file and contact": "\nダウンロード\n\nみどり部の運営方針 [PDFファイル／1.2MB]\n\n問い合わせ先\nみどり部公園緑地課\n電話番号：012-345-6789\n",
    "contact": "\nこのページに関するお問い合わせ\n\nみどり部　公園緑地課\n電話：012-345-6789\nファクス：012-345-6780\n",
    "desk": "\n担当　みどり部公園緑地課\nTEL　012-345-6789　E-mail　midori@example.jp\n",
}


@pytest.mark.parametrize(("form", "result"), list(product(LABELS, RESULT_LABELS)))
def test_labels_in_brackets_below_names(one: One, form: str, result: str) -> None:
    text = TOP + STAFF + "\n目標と取組\n" + _projects(LABELS[form], result, "○", "目標{}")
    report = one(text)
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    for project, plan, told in zip(report["projects"], PLANS, RESULTS, strict=True):
        assert [(entry["label"], entry["text"]) for entry in project["entries"]] == [("取組内容", plan), (result, told)]
        assert [(rating["label"], rating["value"]) for rating in project["ratings"]] == [("達成状況", "A")]


@pytest.mark.parametrize(("heading", "goal"), list(product(HEADINGS, GOAL_LINES)))
def test_a_heading_over_the_first_goal_ends_the_staff(one: One, heading: str, goal: str) -> None:
    report = one(
        TOP + STAFF + f"（合計　24人）\n\n{heading}\n" + _projects(LABELS["square, before"], "実績", "■", goal)
    )
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)
    assert len(report["staffing"]["sections"]) == 2
    assert report["staffing"]["as_of_date"] == "2023-04-01"
    assert [len(project["entries"]) for project in report["projects"]] == [2, 2, 2]


@pytest.mark.parametrize("foot", FOOTS)
def test_the_foot_of_a_page_is_no_text_of_a_project(one: One, foot: str) -> None:
    text = (
        TOP + STAFF + "\n目標と取組\n" + _projects(LABELS["round, above"], "年度末報告", "・", "目標{}") + FOOTS[foot]
    )
    projects = one(text)["projects"]
    assert projects[-1]["entries"][-1]["text"] == RESULTS[-1]
    assert [rating["value"] for rating in projects[-1]["ratings"]] == ["A"]
    assert [len(project["sections"]) for project in projects] == [1, 1, 1]


def _listed(head: str, behind: str, item: str, gap: str) -> str:
    lines = list[str]()
    for at, (name, section, plan, told) in enumerate(zip(NAMES, SECTIONS, PLANS, RESULTS, strict=True)):
        lines += [f"{at + 1}．{name}", behind.format("担当課", section), behind.format("取組内容", plan), head]
        lines += [
            item.format(f"{what}の数", 10 + number, 9 + number)
            for number, what in enumerate(("遊具", "木")[: 1 + at % 2])
        ]
        lines += [
            behind.format("中間報告（10月）", f"{plan[:-3]}しているところです。"),
            behind.format("取組の成果", told),
        ]
    return gap.join(lines) + "\n"


@pytest.mark.parametrize(
    ("head", "behind", "item", "gap"),
    [
        ("・数値目標", "・{}　{}", "・{}　基準値　5件、目標　{}件、実績　{}件", "\n"),
        ("・成果指標", "・{}　{}", "・{}　現状値　5件、目標値　{}件、実績値　{}件", "\n\n"),
        ("・数値目標", "・{}：{}", "・{}（現状値　5件、目標　{}件、実績　{}件）", "\n"),
        ("【指標】", "【{}】{}", "・{}　基準値　5件、目標　{}件、実績　{}件", "\n\n"),
        ("・指標", "・{}　{}", "－{}：現状値　5件、目標値　{}件、実績　{}件", "\n\n"),
    ],
)
def test_a_list_of_indicators_below_its_label(one: One, head: str, behind: str, item: str, gap: str) -> None:
    report = one(f"{TOP}主な事業\n\n{_listed(head, behind, item, gap)}")
    for at, project in enumerate(report["projects"]):
        assert [one["label"] for one in project["measures"]] == ["遊具の数", "木の数"][: 1 + at % 2]
        assert [(one["baseline"], one["target"], one["actual"]) for one in project["measures"]] == [
            (5, 10, 9),
            (5, 11, 10),
        ][: 1 + at % 2]
        assert [entry["entry_type"] for entry in project["entries"]] == ["plan", "midterm", "final"]


WARD_HEADS: Final = ("所属長", "課長名", "課長等")


@pytest.mark.parametrize(("total", "head"), list(product(("合計", "計", ""), WARD_HEADS)))
def test_sections_as_columns_with_a_total(one: One, total: str, head: str) -> None:
    ends = (f"\t{total}", "\t", "\t24人") if total else ("", "", "")
    rows = (
        f"課\t公園緑地課\t道路管理課{ends[0]}",
        f"{head}\t黒木正雄\t（欠員）{ends[1]}",
        f"人員\t16人\t8人{ends[2]}",
    )
    report = one(
        f"{TOP}組織と職員数\n\n※職員数は令和5年4月1日現在の数値です。\n{chr(10).join(rows)}\n\n主な事業\n\n○公園の再整備事業（公園緑地課）\n（取組内容）\n遊具を直します。\n"
    )
    staffing = report["staffing"]
    assert [(one["name"], one["staff_count"]) for one in staffing["sections"]] == [
        ("公園緑地課", 16),
        ("道路管理課", 8),
    ]
    assert staffing["sections"][1]["officers"][0]["full_name"] is None
    assert (staffing["stated_total"] or {}).get("staff_count") == (24 if total else None)


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("令和5年度　区政運営方針　東区役所", "区役所名\t東区役所\n区長氏名\t山本　太郎"),
        ("東区役所　運営方針（令和5年度）", "区役所名\t東区役所\t区長名\t山本　太郎"),
        ("令和5年度　東区役所運営方針", "所属\t東区役所\n区長\t山本　太郎"),
    ],
)
def test_the_office_of_a_ward_is_a_department(one: One, title: str, fields: str) -> None:
    report = one(
        f"{title}\n\n{fields}\n\n１　めざす区の姿\n\n水と緑の豊かなまち\n\n２　基本方針\n\n・声を聞く場を増やします。\n"
    )
    assert report["department"]["name"] == "東区役所"
    assert [one["full_name"] for one in report["officers"]] == ["山本 太郎"]
    assert [policy["kind"] for policy in report["policies"]] == ["vision", "policy"]


@pytest.mark.parametrize("goals", ["over the tables", "in a block"])
def test_a_declaration_beside_goals_is_the_heads_word(one: One, goals: str) -> None:
    table = "取組項目（担当課）\t目標\t取組の成果\n{0}（公園緑地課）\t{1}\t{2}\n"
    tables = [table.format(name, plan, told) for name, plan, told in zip(NAMES, PLANS, RESULTS, strict=True)]
    marked = [f"目標{at + 1}　{goal}" for at, goal in enumerate(GOALS)]
    if goals == "in a block":
        below = "【今年度の重点目標】\n" + "\n".join(marked) + "\n\n【主な取組】\n" + "\n".join(tables[:2])
    else:
        below = "【重点目標と取組】\n" + "\n".join(f"{goal}\n{own}" for goal, own in zip(marked, tables, strict=False))
    report = one(
        f"令和5年度　部長宣言　みどり部\n\n部名：みどり部\n部長名：山本　太郎\n\n【部長の宣言】\n市民の皆様の声を聞き、まちを緑で満たします。\n\n{below}"
    )
    assert [(one["label"], one["kind"]) for one in report["policies"]] == [("部長の宣言", "message")]
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)


@pytest.mark.parametrize("word", ["継続事業", "新規・拡充事業", "継続事業の進捗状況"])
def test_kinds_of_projects_are_headings(one: One, word: str) -> None:
    table = "事業名（担当課）\t取組内容\t取組の成果\n{0}（公園緑地課）\t{1}\t{2}\n"
    tables = [table.format(name, plan, told) for name, plan, told in zip(NAMES, PLANS, RESULTS, strict=True)]
    report = one(f"{TOP}４　新規事業\n\n{tables[0]}\n５　{word}\n\n{tables[1]}")
    assert [project["name"] for project in report["projects"]] == list(NAMES[:2])


@pytest.mark.parametrize(
    "line",
    [
        "手引の冊子（PDF：372KB）を配ります。",
        "このページに関する声を窓口の改善に生かします。",
    ],
)
def test_a_sentence_about_files_or_desks_stays_a_text(one: One, line: str) -> None:
    report = one(f"{TOP}主な事業\n\n○公園の再整備事業（公園緑地課）\n（取組内容）\n遊具を直します。\n{line}\n")
    assert report["projects"][0]["entries"][0]["text"] == f"遊具を直します。{line}"


def test_a_remark_in_brackets_is_no_label(one: One) -> None:
    lines = [
        f"○{name}（{section}）\n取組内容\n{plan}\n（写真は昨年のもの）\n"
        for name, section, plan in zip(NAMES, SECTIONS, PLANS, strict=True)
    ]
    report = one(f"{TOP}主な事業\n\n{''.join(lines)}")
    assert [[entry["entry_type"] for entry in project["entries"]] for project in report["projects"]] == [["plan"]] * 3
