"""Words that look back on the year below the table of projects; headings and columns of staff; the department behind a paper's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.profiles.headings import general_kind
from pipeline.profiles.profile import ProfileSet
from pipeline.profiles.title_lines import read_title
from pipeline.run import Conversion

Json = dict[str, Any]
ConvertText = Callable[..., Conversion]
ReportsOf = Callable[[Conversion], list[Json]]
HEAD = "水道部の基本方針（令和3年度）\n\n部局名 水道部\n部長名 大野 昭\n\n"
TABLE = "事業名\t取組内容\t実績\n水源林の手入れ事業\t間伐をします。\t4回行いました。\n\n"
CLOSING = "雨の多い一年でしたが、職員が力を合わせて水を守りました。\n"


@pytest.mark.parametrize("words", ["年度の総括", "１年を振り返って", "一年の振り返り", "むすびに"])
@pytest.mark.parametrize("note", ["", "注）実績は3月末現在\n\n"])
def test_closing_words_below_a_table(words: str, note: str, convert_text: ConvertText, reports_of: ReportsOf) -> None:
    text = f"{HEAD}1　運営方針\n\n水を守ります。\n\n2　重点事業\n\n{TABLE}{note}3　{words}\n\n{CLOSING}"
    (report,) = reports_of(convert_text(text))
    assert [(one["label"], one["kind"]) for one in report["policies"]][-1] == (words, "message")
    (project,) = report["projects"]
    assert [one["text"] for one in project["entries"]] == ["間伐をします。", "4回行いました。"]


def test_the_same_words_inside_projects_on_lines_are_a_label(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    project = "(1) 水源林の手入れ事業\n取組内容\n間伐をします。\n年度の総括\n4回行いました。\n\n"
    other = "(2) 水質の見守り事業\n取組内容\n水を調べます。\n年度の総括\n12回調べました。\n"
    (report,) = reports_of(convert_text(f"{HEAD}1　運営方針\n\n水を守ります。\n\n2　重点事業\n\n{project}{other}"))
    assert len(report["projects"]) == 2
    assert all(one["kind"] != "message" for one in report["policies"])


@pytest.mark.parametrize(
    "heading", ["部内の職員配置（R3.4.1現在）", "組織と職員の状況（2021年4月1日時点）", "部の人員配置"]
)
@pytest.mark.parametrize(
    ("section", "count"), [("所属", "配置数"), ("所属の名称", "人数"), ("担当する課", "職員配置数")]
)
def test_staff_by_headings_and_columns(
    heading: str, section: str, count: str, convert_text: ConvertText, reports_of: ReportsOf
) -> None:
    text = f"{HEAD}運営方針\n\n水を守ります。\n{heading}\n\n{section}\t{count}\n浄水課\t12名\n給水課\t8名\n"
    (report,) = reports_of(convert_text(text))
    assert [one["name"] for one in report["staffing"]["sections"]] == ["浄水課", "給水課"]


def test_general_words_of_a_state_are_no_heading_of_staff() -> None:
    assert general_kind("組織と職員の状況") == "staffing"
    assert general_kind("部の状況") is None
    assert general_kind("現在の状況と課題") == "current_state"


@pytest.mark.parametrize(
    ("line", "department"),
    [
        ("業務目標評価票　水道部（令和3年度）", "水道部"),
        ("業務目標評価票　水道部（令和3（2021）年度）", "水道部"),
        ("水源林の手入れ　水道部（令和3年度）", None),
    ],
)
def test_the_department_between_the_paper_and_its_year(line: str, department: str | None, profiles: ProfileSet) -> None:
    title = read_title(line, profiles.generic)
    assert (None if title is None else title.department) == department
