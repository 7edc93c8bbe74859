"""Headings whose words nobody knows, known by their mark or number, by the tables and lists below them, by where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.profiles.headings import general_kind

Json = dict[str, Any]
One = Callable[[str], Json]

TOP = "令和3年度　港湾部　重点施策管理表\n\n部名　港湾部\n部長名　大野 昭\n\n"
STAFF = "課名\t課長名\t職員数\n埠頭課\t早川 修\t9\n航路課\t三浦 恵\t12\n"
PROSE = "船の行き来が増える中、岸壁と航路を安全に保ち、港を訪れる人にも働く人にも親しまれる港をつくります。"
GOALS = (
    "岸壁の点検を毎月行い、傷みを早く見つけます。",
    "航路の深さを測り、船の座礁を防ぎます。",
    "港の見学会を4回開きます。",
)
WORK = "事業名\t担当課\t取組内容\t取組結果\n岸壁改修事業\t埠頭課\t岸壁を改修します。\t2か所改修しました。\n桟橋改修事業\t航路課\t桟橋を改修します。\t改修しました。\n"
FORMS = ("{n}　{}", "■ {}", "（{n}）{}", "{}", "【{}】")


def paper(form: str, goals: str, mark: str = "・") -> str:
    """A report with headings of one form, in words of its own."""
    a, b, c, d = (
        form.format(text, n=n) for n, text in enumerate(("港の顔ぶれ", "港を動かす心構え", goals, "港の歩み"), start=1)
    )
    lines = "\n".join(f"{mark.format(n)}{goal}" for n, goal in enumerate(GOALS, start=1))
    return f"{TOP}{a}\n\n{STAFF}\n{b}\n\n{PROSE}\n\n{c}\n\n{lines}\n\n{d}\n\n{WORK}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", ["・", "{}. ", "①"])
def test_blocks_under_headings_of_unknown_words(form: str, mark: str, one: One) -> None:
    report = one(paper(form, "めざすゴール", mark if mark != "①" else "({})"))
    assert [section["staff_count"] for section in report["staffing"]["sections"]] == [9, 12]
    assert [policy["paragraphs"] for policy in report["policies"]] == [[PROSE]]
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)
    assert [project["name"] for project in report["projects"]] == ["岸壁改修事業", "桟橋改修事業"]


@pytest.mark.parametrize("form", FORMS)
def test_a_list_below_words_that_say_nothing_of_goals_is_none(form: str, one: One) -> None:
    report = one(paper(form, "港のあれこれ"))
    assert report["goals"] == []
    assert all(any(goal in extra["text"] for extra in report["extras"]) for goal in GOALS)


def test_a_list_may_bear_the_mark_of_the_headings_without_its_blank(one: One) -> None:
    report = one(paper("■ {}", "港の目標").replace(PROSE, f"■{GOALS[0]}\n■{GOALS[1]}"))
    assert [policy["paragraphs"] for policy in report["policies"]] == [[GOALS[0], GOALS[1]]]
    assert [goal["text"] for goal in report["goals"]] == list(GOALS)


def test_marked_names_over_forms_that_are_alike_are_no_headings(one: One) -> None:
    forms = "".join(
        f"■ {name}\n\n取組内容\t{name}を行います。\n取組結果\t{name}を行いました。\n担当課\t埠頭課\n\n"
        for name in ("岸壁の改修", "桟橋の改修", "倉庫の改修")
    )
    report = one(f"{TOP}組織体制\n\n{STAFF}\n主な事業\n\n{forms}")
    assert [project["name"] for project in report["projects"]] == ["岸壁の改修", "桟橋の改修", "倉庫の改修"]


def test_a_note_below_the_staff_ends_nothing(one: One) -> None:
    text = paper("{n}　{}", "めざすゴール").replace(
        STAFF, f"{STAFF}合計\t\t21\n※職員数は会計年度任用職員を除き、兼務の職員は主な課に数えています。\n"
    )
    report = one(text)
    assert report["staffing"]["stated_total"]["staff_count"] == 21
    assert [policy["paragraphs"] for policy in report["policies"]] == [[PROSE]]


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("港で働く人　21名", 21),
        ("部の在籍職員数　21名", 21),
        ("部の在籍職員数　23名", 23),
        ("港で働く人　23名", None),
        ("船員課　21名", None),
        ("港の家　21名", None),
    ],
)
def test_a_number_that_is_the_sum_of_the_sections_is_their_total(line: str, total: int | None, one: One) -> None:
    report = one(f"{TOP}組織体制\n\n{STAFF}\n{line}\n\n主な事業\n\n{WORK}")
    stated = report["staffing"]["stated_total"]
    assert (stated and stated["staff_count"]) == total


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("重点事業の年間計画", "projects"),
        ("施策別の点検評価", "projects"),
        ("部として実現すること", "goals"),
        ("部における運営の方針", "policy"),
        ("担当する課と人員", "staffing"),
        ("港の年間計画", None),
        ("点検評価", None),
        ("職員の評価", None),
    ],
)
def test_general_words(line: str, kind: str | None) -> None:
    assert general_kind(line) == kind


def test_one_stage_told_by_words_is_enough_below_a_title_of_names(one: One) -> None:
    text = f"{TOP}組織体制\n\n{STAFF}\n港の歩み\n\n番号\t施策名\t汗をかく所\t今年の段取り\n1\t岸壁改修事業\t埠頭課\t岸壁を改修します。\n2\t桟橋改修事業\t航路課\t桟橋を改修します。\n"
    report = one(text)
    assert [(p["name"], p["entries"][0]["entry_type"], p["sections"][0]["label"]) for p in report["projects"]] == [
        ("岸壁改修事業", "plan", "埠頭課"),
        ("桟橋改修事業", "plan", "航路課"),
    ]
