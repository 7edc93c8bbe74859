"""Forms of projects with pairs above the name, stages side by side, and sheets of label and text whose labels nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.profiles.headings import general_kind
from pipeline.profiles.profile import ProfileSet
from pipeline.text.enumerators import split_marker

Json = dict[str, Any]

TOP = "令和3年度　水道部　事業進行管理票\n\n部局名 水道部\n部長名 大野 昭\n\n部の方針\n\n・安全な水を届けます。\n\n"


def slip(number: int, section: str, name: str) -> str:
    return (
        f"票番号\t{number}\t実施所属\t{section}\n"
        f"管理する事業名\t{name}\t\t\n"
        f"事業の趣旨・目的\t{name}の基盤を整える。\t\t\n"
        f"取組内容\t{name}を{number}回行います。\t\t\n"
        f"実績\t{name}を計画どおり行いました。\t\t\n\n\n"
    )


def test_pairs_above_the_name_belong_to_its_form(one: Callable[[str], Json]) -> None:
    forms = (
        slip(1, "浄水課", "水源林手入れ事業")
        + slip(2, "配水課", "配水管更新事業")
        + slip(3, "営業課", "検針見直し事業")
    )
    projects = one(f"{TOP}事業ごとの進行管理\n\n{forms}")["projects"]
    assert [project["name"] for project in projects] == ["水源林手入れ事業", "配水管更新事業", "検針見直し事業"]
    assert [[section["label"] for section in project["sections"]] for project in projects] == [
        ["浄水課"],
        ["配水課"],
        ["営業課"],
    ]
    assert [entry["entry_type"] for entry in projects[1]["entries"]] == ["outline", "plan", "final"]


def test_a_label_of_a_text_above_the_name_ends_the_form_above(one: Callable[[str], Json]) -> None:
    forms = "".join(
        f"事業名\t{name}\n担当課\t{section}\n取組内容\t{name}を進めます。\n実績\t{name}を終えました。\n\n\n"
        for name, section in (("水源林手入れ事業", "浄水課"), ("配水管更新事業", "配水課"))
    )
    projects = one(f"{TOP}主な事業\n\n{forms}")["projects"]
    assert [project["sections"][0]["label"] for project in projects] == ["浄水課", "配水課"]
    assert [len(project["entries"]) for project in projects] == [2, 2]


def test_sheets_of_labels_that_only_repeat(one: Callable[[str], Json]) -> None:
    verdicts = ("概ね順調", "十分達成", "概ね順調")
    sheets = "".join(
        f"事業（{at}）　{name}\n\nこの事業の目的\t{name}の基盤を整える。\n令和3年度に実施した結果\t{name}を終えました。\n"
        f"所管課の自己評価\t{verdicts[at - 1]}\n次年度に向けての課題\t{name}の費用を抑える。\n\n\n"
        for at, name in enumerate(("水源林手入れ事業", "配水管更新事業", "検針見直し事業"), start=1)
    )
    projects = one(f"{TOP}各事業の計画及び結果\n\n{sheets}")["projects"]
    assert [project["name"] for project in projects] == ["水源林手入れ事業", "配水管更新事業", "検針見直し事業"]
    assert [entry["entry_type"] for entry in projects[0]["entries"]] == ["outline", "final", "issue_next"]


def test_a_list_of_goals_below_a_heading_of_both(one: Callable[[str], Json]) -> None:
    goals = (
        "年度目標の一覧\n\n目標の番\t目　標\n1\t漏水を早く見つけて直します。\n2\t水質検査の結果を毎月公表します。\n\n"
    )
    forms = slip(1, "浄水課", "水源林手入れ事業") + slip(2, "配水課", "配水管更新事業")
    report = one(f"{TOP}{goals}事業ごとの進行管理\n\n{forms}")
    assert [goal["goal_no"] for goal in report["goals"]] == [1, 2]
    assert len(report["projects"]) == 2


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("対象とする事業名", "column.project"),
        ("重点事業等名", "column.project"),
        ("取組（事業）名", "column.project"),
        ("事業費（当初予算）", "budget.initial"),
        ("事業費（千円）", "budget.other"),
        ("担当部長等　氏名", "field.department_head"),
    ],
)
def test_labels_by_their_form(label: str, kind: str, profiles: ProfileSet) -> None:
    assert profiles.generic.labels.kinds_of(label) == (kind,)


@pytest.mark.parametrize("label", ["検針見直し事業", "事業費名目", "管理する水源"])
def test_words_that_name_no_column(label: str, profiles: ProfileSet) -> None:
    assert "column.project" not in profiles.generic.labels.kinds_of(label)


def test_a_number_in_brackets_behind_its_word() -> None:
    marker = split_marker("事業（9）　検針見直し事業")
    assert marker is not None
    assert marker.number == 9
    assert split_marker("事業（9）は検針を見直します。") is None
    assert general_kind("主要事業進行表") == "projects"
    assert general_kind("検針の進行表") is None
