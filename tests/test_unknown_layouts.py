"""Layouts that no profile knows: titles of general words, questions as headings, signed letters, forms of sections, furniture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.profiles.profile import ProfileSet
from pipeline.profiles.title_lines import read_title
from pipeline.run import Conversion
from pipeline.segment.questions import question_kind

Json = dict[str, Any]
ConvertText = Callable[..., Conversion]
ReportsOf = Callable[[Conversion], list[Json]]

HEAD = "水道部の基本方針（令和3年度）\n\n部局名 水道部\n部長名 大野 昭\n\n"
TABLE = "事業名\t取組内容\t実績\n水源林の手入れ事業\t間伐をします。\t4回行いました。\n"


@pytest.mark.parametrize(
    ("line", "department"),
    [
        ("令和3年度 水道部の取組計画と成果", "水道部"),
        ("水道部 令和3年度 主要施策の実績評価調書", "水道部"),
        ("水道部長の宣言（令和3年度）", "水道部"),
        ("令和3年度 目標管理シート 水道・下水道部", "水道・下水道部"),
    ],
)
def test_titles_of_general_words(line: str, department: str, profiles: ProfileSet) -> None:
    title = read_title(line, profiles.generic)
    assert title is not None
    assert title.department == department


@pytest.mark.parametrize(
    "line",
    [
        "令和3年度に水道部の取組",
        "水道部の取組計画と成果",
        "令和3年度 水道部の水源林の手入れ",
        "令和3年度 水道部の職員",
        "令和3年度の取組",
    ],
)
def test_lines_that_are_no_titles(line: str, profiles: ProfileSet) -> None:
    title = read_title(line, profiles.generic)
    assert title is None or title.department is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("問２　水道部の使命は何ですか？", "mission"),
        ("Q3. 2021年度の目標は？", "goals"),
        ("今年度、どのような事業を行いますか？", "projects"),
        ("水道部の現状と課題とは？", "current_state"),
        ("水はどこから来ますか？", None),
        ("水道部の使命は何ですか。", None),
        ("目標", None),
    ],
)
def test_questions_as_headings(line: str, kind: str | None, profiles: ProfileSet) -> None:
    assert question_kind(line, profiles.generic) == kind


def test_a_heading_with_a_year_above_the_header_is_the_title(one: Callable[[str], Json]) -> None:
    report = one(
        f"令和3年度　部の運営方針\n\n部局名\t水道部\n部長名\t大野 昭\n\n運営方針\n\n水を守ります。\n\n主な事業\n\n{TABLE}"
    )
    assert report["title"] == "令和3年度 部の運営方針"
    assert report["fiscal_year"] == 2021
    assert [policy["label"] for policy in report["policies"]] == ["運営方針"]


def test_a_signed_letter_names_the_head(one: Callable[[str], Json]) -> None:
    report = one(
        "令和3年度 水道部の約束\n\n部長からのメッセージ\n\n水を守ります。\n安全を第一にします。\n水道部長　大野　昭\n\n主な事業\n\n"
        + TABLE
    )
    assert [officer["full_name"] for officer in report["officers"]] == ["大野 昭"]
    assert report["policies"][0]["paragraphs"] == ["水を守ります。", "安全を第一にします。"]


def test_a_sentence_on_a_head_is_no_signature(one: Callable[[str], Json]) -> None:
    report = one(f"{HEAD}部長からのメッセージ\n\n水を守ります。\n水道部長 が先頭に立ちます\n\n主な事業\n\n{TABLE}")
    assert report["policies"][0]["paragraphs"] == ["水を守ります。", "水道部長 が先頭に立ちます"]
    assert len(report["officers"]) == 1


def test_goals_over_their_tables(one: Callable[[str], Json]) -> None:
    other = TABLE.replace("水源林の手入れ事業", "配水管の取替事業")
    report = one(
        f"{HEAD}重点目標と取組\n\n重点目標①　水源を守ります。\n{TABLE}\n重点目標②　漏水を減らします。\n{other}"
    )
    assert [(goal["goal_no"], goal["text"]) for goal in report["goals"]] == [
        (1, "水源を守ります。"),
        (2, "漏水を減らします。"),
    ]
    assert [project["name"] for project in report["projects"]] == ["水源林の手入れ事業", "配水管の取替事業"]


def test_page_numbers_and_heads_of_pages_are_no_text(one: Callable[[str], Json]) -> None:
    report = one(f"{HEAD}基本方針\n\n水を守ります。\n- 1 -\n令和3年度　水道部\n\n主な事業\n\n{TABLE}")
    assert report["policies"][0]["paragraphs"] == ["水を守ります。"]
    assert report["extras"] == []


def test_a_number_before_a_heading_is_no_part_of_its_label(one: Callable[[str], Json]) -> None:
    report = one(f"{HEAD}２．基本方針\n\n水を守ります。\n\n３．《使命》\n\n水を届けます。\n\n４．主な事業\n\n{TABLE}")
    assert [policy["label"] for policy in report["policies"]] == ["基本方針", "使命"]


def test_a_form_of_a_section_ends_the_goals(one: Callable[[str], Json]) -> None:
    report = one(
        f"{HEAD}重点目標\n\n① 水源を守ります。\n\n所属名\t浄水課\t所属長名\t早川 修\n職員\t9人\t電話番号\t22-1111\n\n{TABLE}"
    )
    assert [goal["text"] for goal in report["goals"]] == ["水源を守ります。"]
    assert [project["name"] for project in report["projects"]] == ["水源林の手入れ事業"]


def test_a_circle_before_a_kanji_number_is_a_bullet_among_circles(one: Callable[[str], Json]) -> None:
    report = one(f"{HEAD}重点目標\n\n〇一部の配水管を取り替えます。\n○漏水を減らします。\n\n主な事業\n\n{TABLE}")
    assert [goal["text"] for goal in report["goals"]] == ["一部の配水管を取り替えます。", "漏水を減らします。"]


def test_a_heading_with_brackets_within_brackets(one: Callable[[str], Json]) -> None:
    report = one(
        f"{HEAD}基本方針\n水を守ります。\n【令和3（2021）年度の目標】\n① 漏水を減らします。\n\n主な事業\n\n{TABLE}"
    )
    assert [goal["text"] for goal in report["goals"]] == ["漏水を減らします。"]


def test_a_heading_right_below_a_signature(one: Callable[[str], Json]) -> None:
    report = one(
        "令和3年度 水道部の約束\n\n部長からのメッセージ\n水を守ります。\n水道部長　大野　昭\n部の組織と職員数\n"
        f"課名\t課長名\t職員数\n浄水課\t早川 修\t9人\n\n主な事業\n\n{TABLE}"
    )
    assert report["policies"][0]["paragraphs"] == ["水を守ります。"]
    assert [section["name"] for section in report["staffing"]["sections"]] == ["浄水課"]


def test_forms_of_sections_below_a_date_each_over_its_projects(one: Callable[[str], Json]) -> None:
    report = one(
        f"{HEAD}基本方針\n\n水を守ります。\n\n各課の目標\n※職員数は令和3年4月現在\n課名\t浄水課\t課長\t早川 修\t課の職員数\t9名\n"
        "№\t業務目標\t取組内容\t年度末の状況\n1\t水源林の手入れ\t下草を刈ります。\t刈りました。\n\n"
        "課名\t給水課\t課長\t三浦 恵\t課の職員数\t12名\n"
        "№\t業務目標\t取組内容\t年度末の状況\n2\t水道管の取替え\t管を取り替えます。\t取り替えました。\n"
    )
    assert [(one["name"], one["staff_count"]) for one in report["staffing"]["sections"]] == [
        ("浄水課", 9),
        ("給水課", 12),
    ]
    assert [project["name"] for project in report["projects"]] == ["水源林の手入れ", "水道管の取替え"]
    assert [entry["entry_type"] for entry in report["projects"][0]["entries"]] == ["plan", "final"]


def test_forms_of_sections_are_read_as_tables(one: Callable[[str], Json]) -> None:
    report = one(
        f"{HEAD}基本方針\n\n水を守ります。\n\n所属名\t浄水課\t所属長名\t早川 修\n職員数\t9人\t電話番号\t22-1111\n\n{TABLE}"
        f"\n所属名\t給水課\t所属長名\t三浦 恵\n職員数\t12人\t電話番号\t22-1112\n\n{TABLE.replace('水源林', '公園')}"
    )
    assert [
        (section["name"], section["staff_count"], section["officers"][0]["full_name"])
        for section in report["staffing"]["sections"]
    ] == [("浄水課", 9, "早川 修"), ("給水課", 12, "三浦 恵")]
