"""Papers of numbered chapters without tables: lists ア, イ, ウ below each project, lists of sections, figures in lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Json = dict[str, Any]
One = Callable[[str], Json]

HEAD = "港湾部の歩み（令和3年度）\n\n組織の名称等：港湾部\n部長　氏名：大野 昭\n\n"
STATE = "岸壁の傷みが進み、直すための費用が年々増えています。"
POLICY = "港と街とを結び、働く人が安心して過ごせる水際をつくります。"
GOALS = ("岸壁の点検を年度末までに終えます。", "航路の水深を保つために調べます。")
NAMES = ("桟橋の塗替え事業", "潮位の見張り事業", "浮標の取替え事業")
SECTIONS = ("管理課", "工務課", "管理課")
PLANS = ("桟橋を4本塗り替えます。", "計器を2台据え付けます。", "浮標を7基取り替えます。")
AIMS = ("さびを防ぐ。", "高潮に備える。", "船の道を示す。")


def paper(
    chapter: str, letters: str = "アイウ", form: str = "{letter}　{label}　{text}", title: str = "({n}) {name}"
) -> str:
    """A text of five chapters; the words of the last one and of the list of sections are no headings by themselves."""
    heads = [
        "部をとりまく現状と課題",
        "部の運営に係る基本方針",
        "うちの課・室",
        "本年度の部の目標",
        "水際づくりの具体化",
    ]
    bodies = [
        STATE,
        POLICY,
        "令和3年4月1日現在の人員による\n・管理課　課長 森 進　職員12人\n・工務課　課長 林 実　職員8人\n・調査室　室長 （欠員）　職員3人\n　全課の合計　23人",
        "\n".join(f"・{goal}" for goal in GOALS),
        "\n".join(_project(number, letters, form, title) for number in range(3)),
    ]
    parts = [
        f"{chapter.format(n=n, text=text)}\n\n{body}\n"
        for n, (text, body) in enumerate(zip(heads, bodies, strict=True), 1)
    ]
    return HEAD + "\n".join(parts)


def _project(number: int, letters: str, form: str, title: str) -> str:
    pairs = (("所管（課名）", SECTIONS[number]), ("目的と概要", AIMS[number]), ("計画の概要", PLANS[number]))
    lines = [
        form.format(letter=mark, label=label, text=text) for mark, (label, text) in zip(letters, pairs, strict=True)
    ]
    return "\n".join([title.format(n=number + 1, name=NAMES[number]), *lines])


@pytest.mark.parametrize("chapter", ["第{n}章　{text}", "{n}　{text}", "{n}. {text}"])
@pytest.mark.parametrize(
    ("letters", "form", "title"),
    [
        ("アイウ", "{letter}　{label}　{text}", "({n}) {name}"),
        ("アイウ", "{letter} {label}：{text}", "{n}) {name}"),
        ("①②③", "　{letter}　{label}…{text}", "（{n}）　{name}"),
        ("abc", "{letter}) {label}：{text}", "({n}) {name}"),
    ],
)
def test_lettered_lists_are_projects(chapter: str, letters: str, form: str, title: str, one: One) -> None:
    report = one(paper(chapter, letters, form, title))
    assert report["department"]["name"] == "港湾部"
    assert [(own["kind"], own["paragraphs"]) for own in report["policies"]] == [
        ("current_state", [STATE]),
        ("policy", [POLICY]),
    ]
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert [project["sections"][0]["label"] for project in report["projects"]] == list(SECTIONS)
    assert [[(own["entry_type"], own["text"]) for own in project["entries"]] for project in report["projects"]] == [
        [("outline", aim), ("plan", plan)] for aim, plan in zip(AIMS, PLANS, strict=True)
    ]


@pytest.mark.parametrize(
    ("chapter", "letters", "form", "title"),
    [
        ("■ {text}", "アイウ", "{letter}　{label}　{text}", "○ {name}"),
        ("■ {text}", "・・・", "{letter}{label}：{text}", "○ {name}"),
        ("【{text}】", "・・・", "{letter}{label}：{text}", "（{n}）{name}"),
        ("第{n}　{text}", "アイウ", "{letter}．{label}\n{text}", "{name}"),
    ],
)
def test_lists_below_names_and_headings_of_any_form(
    chapter: str, letters: str, form: str, title: str, one: One
) -> None:
    report = one(paper(chapter, letters, form, title))
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)
    assert len(report["staffing"]["sections"]) == len(NAMES)
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert [[own["text"] for own in project["entries"]] for project in report["projects"]] == [
        [aim, plan] for aim, plan in zip(AIMS, PLANS, strict=True)
    ]


def test_a_heading_that_nobody_knows_is_told_of(convert_text: Callable[..., Any]) -> None:
    found = convert_text(paper("■ {text}"))
    assert "■ 水際づくりの具体化" in [one.text for one in found.record.reports[0].extras]
    assert not any(one.text == "職員" for one in found.record.reports[0].extras)


def test_a_chapter_that_lists_sections_is_staffing(one: One) -> None:
    staffing = one(paper("第{n}章　{text}"))["staffing"]
    assert [(own["name"], own["staff_count"]) for own in staffing["sections"]] == [
        ("管理課", 12),
        ("工務課", 8),
        ("調査室", 3),
    ]
    assert staffing["stated_total"]["staff_count"] == 23
    assert staffing["as_of_date"] == "2021-04-01"


def test_lettered_lines_below_goals_are_no_projects(one: One) -> None:
    # Two of them only, and no words that say what stands behind: parts of the goals.
    lines = [f"({n}) {goal}\nア　桟橋　{PLANS[0]}\nイ　浮標　{PLANS[2]}" for n, goal in enumerate(GOALS, 1)]
    report = one(HEAD + "1　部の運営方針\n\n" + POLICY + "\n\n2　部の目標\n\n" + "\n".join(lines) + "\n")
    assert report["projects"] == []
    assert len(report["goals"]) == len(GOALS)


def test_a_sentence_of_many_lines_has_no_letters(one: One) -> None:
    text = paper("{n}　{text}").replace(PLANS[1], "計器を据え付けます。\n計器の例：潮位計\nなお、予備も置きます。")
    project = one(text)["projects"][1]
    assert [own["label"] for own in project["entries"]] == ["目的と概要", "計画の概要"]
    assert "潮位計" in project["entries"][1]["text"]


SERVED = (
    "令和3年度　港湾部長が目指すこと\n\n港湾部長：大野　昭\n\n【部の使命について】\n\n港の安全を次の世代に引き継ぐこと。\n\n"
    "【目指すまちの将来像】\n\n誰もが水辺で憩えるまち\n\n【目標及び目標ごとの取組】\n\n"
)


@pytest.mark.parametrize("form", ["　・{}：{}", "（{}）{}", "【{}】{}"])
@pytest.mark.parametrize("grade", ["自己評価（部）", "達成の評価"])
def test_projects_below_their_goals_with_grades(form: str, grade: str, one: One) -> None:
    values = ("目標どおり", "目標未満", "目標以上")
    lines = []
    for number, name in enumerate(NAMES):
        lines += [f"重点目標{'①②③'[number]}　{(*GOALS, STATE)[number]}"] if number < 2 else []
        lines += [f"○ {name}（{SECTIONS[number]}）", form.format("年度当初", PLANS[number])]
        lines += [
            form.format("年度末の結果報告", f"{number + 2}か所で行いました。"),
            form.format(grade, values[number]),
        ]
    report = one(SERVED + "\n".join(lines) + "\n")
    assert [(own["kind"], own["label"]) for own in report["policies"]] == [
        ("mission", "部の使命について"),
        ("vision", "目指すまちの将来像"),
    ]
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    assert [[own["entry_type"] for own in project["entries"]] for project in report["projects"]] == [
        ["plan", "final"]
    ] * 3
    assert [[(own["label"], own["value"]) for own in project["ratings"]] for project in report["projects"]] == [
        [(grade, value)] for value in values
    ]


def test_a_bracket_before_a_name_is_no_label(one: One) -> None:
    lines = [
        f"（仮称）{name}（{section}）\n【取組内容】{plan}"
        for name, section, plan in zip(NAMES, SECTIONS, PLANS, strict=True)
    ]
    report = one(SERVED + "\n".join(lines) + "\n")
    assert [project["name"] for project in report["projects"]] == [f"（仮称）{name}" for name in NAMES]


@pytest.mark.parametrize("form", ["・指標　{}（{}）", "指標：{}　{}", "［指標］{}　{}"])
def test_indicators_with_figures_behind_them(form: str, one: One) -> None:
    lines = []
    for number, name in enumerate(NAMES):
        lines += [
            f"（{number + 1}）{name}（{SECTIONS[number]}）",
            f"［計画した事項］{PLANS[number]}",
            "［本年度の実施内容］調べを終えました。",
        ]
        lines += [
            form.format("利用した船の数", f"目標　1,{number}86隻、実績　－"),
            f"［当初の予算額］{number + 3},100千円",
        ]
    report = one(HEAD + "1　部の運営方針\n\n" + POLICY + "\n\n2　事業の報告\n\n" + "\n".join(lines) + "\n")
    assert [(own["measures"][0]["label"], own["measures"][0]["target"]) for own in report["projects"]] == [
        ("利用した船の数", 1086 + 100 * number) for number in range(3)
    ]
    assert [[own["entry_type"] for own in project["entries"]] for project in report["projects"]] == [
        ["plan", "final"]
    ] * 3
    assert [project["budgets"][0]["amount_yen"] for project in report["projects"]] == [3100000, 4100000, 5100000]


def test_work_that_follows_no_plan_is_one_itself(one: One) -> None:
    lines = [
        f"（{n}）{name}（管理課）\n［実施内容］{plan}"
        for n, (name, plan) in enumerate(zip(NAMES, PLANS, strict=True), 1)
    ]
    report = one(HEAD + "1　部の運営方針\n\n" + POLICY + "\n\n2　主な事業\n\n" + "\n".join(lines) + "\n")
    assert [own["entry_type"] for project in report["projects"] for own in project["entries"]] == ["plan"] * 3
