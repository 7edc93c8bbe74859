"""Papers with a table for each section or goal, and the staff in lines → the same report as from one table of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.profiles.profile import load_profiles
from pipeline.profiles.title_lines import read_title

SECTIONS = (
    ("港湾課", "青柳 誠", 12, "桟橋改修事業", "修繕の工事を発注します。", "工事を終えました。"),
    ("水産課", "三浦 恵", 9, "市場見学推進事業", "見学の会を開きます。", "会を開きました。"),
    ("船員課", "原口 実", 7, "船の案内充実事業", "案内板を立てます。", "案内板を立てました。"),
)
HEAD = "令和5年度　みなと部　課別の計画及び成果\n\nみなと部長　広瀬　光\n\n"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("〔{}〕", "課長　{}　　職員数　{}名"),
        ("○ {}", "課長：{}　職員数：{}人"),
        ("【{}】", "課長 {}（職員数 {}人）"),
        ("■{}", "課長　{}（兼務）　職員数　{}名"),
    ],
)
def test_the_head_of_a_section_stands_below_its_name(name: str, head: str, one: Callable[[str], Any]) -> None:
    lines = ["１　部の目標", "", "① 桟橋を直します。", "② 船の案内を増やします。", "", "２　各課の取組一覧", ""]
    for section, person, count, *work in SECTIONS:
        lines += ["", name.format(section), "", head.format(person, count)]
        lines += ["課の主な事業\t今年度の取組\t年度末の成果", "\t".join(work), ""]
    report = one(HEAD + "\n".join(lines) + "\n")
    assert [(own["name"], own["staff_count"]) for own in report["staffing"]["sections"]] == [
        (section, count) for section, _, count, *_ in SECTIONS
    ]
    assert [project["name"] for project in report["projects"]] == [own[3] for own in SECTIONS]
    assert [[own["label"] for own in project["sections"]] for project in report["projects"]] == [
        ["港湾課"],
        ["水産課"],
        ["船員課"],
    ]


def test_goals_with_the_mark_of_the_headings_do_not_swallow_the_first_section(one: Callable[[str], Any]) -> None:
    lines = ["■部の全体方針", "", "・市民の声を聴きます。", "", "■部全体の目標", ""]
    lines += ["■桟橋を直します。", "■船の案内を増やします。", "", "■課ごとの計画と成果", ""]
    for section, person, count, *work in SECTIONS:
        lines += ["", f"〔{section}〕", "", f"課長　{person}　　職員数　{count}名"]
        lines += ["課の主な事業\t今年度の取組\t年度末の成果", "\t".join(work), ""]
    report = one(HEAD + "\n".join(lines) + "\n")
    assert [goal["text"] for goal in report["goals"]] == ["桟橋を直します。", "船の案内を増やします。"]
    assert [own["staff_count"] for own in report["staffing"]["sections"]] == [12, 9, 7]


def test_prose_below_a_name_is_no_head(one: Callable[[str], Any]) -> None:
    lines = ["１　主な取組", ""]
    for section, *_, title, plan, done in SECTIONS:
        lines += ["", f"〔{section}〕", "", "成長する港を目指します。"]
        lines += ["課の主な事業\t今年度の取組\t年度末の成果", f"{title}\t{plan}\t{done}", ""]
    report = one(HEAD + "\n".join(lines) + "\n")
    assert not report["staffing"]["sections"]


def test_the_columns_of_short_tables_are_told_together(one: Callable[[str], Any]) -> None:
    lines = ["１　目標別の取組", ""]
    for number, (section, *_, title, plan, done) in enumerate(SECTIONS, 1):
        lines += [f"部の目標{number}　港を良くします。\t\t\t\t\t"]
        lines += ["実現する手段（事業名）\t請け負うところ\t今年度の取組\t年度末の成果\t仕上がりの印"]
        lines += [f"{title}\t{section}\t{plan}\t{done}\t{'ＡＢＡ'[number - 1]}", ""]
    report = one(HEAD + "\n".join(lines) + "\n")
    assert [[own["label"] for own in project["sections"]] for project in report["projects"]] == [
        ["港湾課"],
        ["水産課"],
        ["船員課"],
    ]
    assert [[own["value"] for own in project["ratings"]] for project in report["projects"]] == [["A"], ["B"], ["A"]]


@pytest.mark.parametrize(
    "signature",
    ["宣言者　みなと部長　広瀬　光", "責任者　みなと部長　広瀬　光（ひろせ ひかる）", "みなと部長　広瀬　光（兼務）"],
)
def test_a_letter_is_signed_and_the_staff_listed_in_a_line(signature: str, one: Callable[[str], Any]) -> None:
    lines = [
        "みなと部　令和5年度　実行宣言",
        "",
        "■ 部長としての決意",
        "",
        "港の仕事に新しい風を吹き込みます。",
        signature,
        "",
    ]
    lines += [
        "■ 宣言を支える職員",
        "",
        "職員の数　合計28人（港湾課　12人、水産課　9人、船員課　7人）　※令和5年4月1日現在",
        "",
    ]
    lines += ["■ 約束する目標", "", "① 桟橋を直します。", "② 船の案内を増やします。"]
    report = one("\n".join(lines) + "\n")
    assert [officer["full_name"] for officer in report["officers"]] == ["広瀬 光"]
    assert [(own["name"], own["staff_count"]) for own in report["staffing"]["sections"]] == [
        ("港湾課", 12),
        ("水産課", 9),
        ("船員課", 7),
    ]
    assert report["staffing"]["as_of_date"] is not None


@pytest.mark.parametrize(
    ("text", "department"),
    [("2. 今年度の部局運営方針", None), ("３　本年度の部の目標", None), ("みなと部の運営方針", "みなと部")],
)
def test_a_numbered_heading_names_no_department(text: str, department: str | None) -> None:
    found = read_title(text, load_profiles().generic)
    assert (None if found is None else found.department) == department


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("予算（当初）（千円）", "budget.initial"),
        ("部（局）長", "field.department_head"),
        ("担当部長　等　名", "field.department_head"),
        ("構成課", "column.section"),
        ("事業担当課（室）", "column.section"),
    ],
)
def test_labels(label: str, kind: str) -> None:
    assert kind in load_profiles().generic.labels.kinds_of(label)
