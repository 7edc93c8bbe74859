"""Where blocks and reports begin: headings of general words, tables with their titles, titles behind a city's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.goal_lines import LineReader
from pipeline.model.document import Line, Piece
from pipeline.profiles.headings import general_kind, is_general
from pipeline.profiles.profile import ProfileSet
from pipeline.run import Conversion, Provenance, convert

Json = dict[str, Any]
ConvertText = Callable[..., Conversion]
ReportsOf = Callable[[Conversion], list[Json]]

HEAD = "環境部の基本方針\n\n部局名 環境部\n部長名 大野 昭\n\n"
TABLE = "事業名\t担当課\t取組内容\t実績\n河川清掃事業\t水辺課\t清掃をします。\t4回行いました。\n"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("◆ 今年度の約束", "goals"),
        ("施策が目指す目標", "goals"),
        ("２　優先的に取り組む課題", "goals"),
        ("目標を実現するための取組", "projects"),
        ("【主要施策の進捗】", "projects"),
        ("部を取り巻く環境と課題", "current_state"),
        ("部が目指すべき姿", "vision"),
        ("四半期別のスケジュール", "schedule"),
        ("窓口の目標", None),
        ("重点施策の推進", None),
        ("課題の解決", None),
        ("市民の目標とする", None),
        ("部", None),
    ],
)
def test_headings_of_general_words(line: str, kind: str | None) -> None:
    assert general_kind(line) == kind


def test_a_word_of_a_subject_is_not_general() -> None:
    assert [is_general(text) for text in ("行動の計画", "河川の計画", "の計画")] == [True, False, False]


def test_an_item_of_a_list_is_no_heading(one: Callable[[str], Json]) -> None:
    report = one(f"{HEAD}重点目標\n\n1 相談を増やします。\n2 主要施策の進捗\n3 清掃を広げます。\n\n主な事業\n\n{TABLE}")
    assert [goal["text"] for goal in report["goals"]] == ["相談を増やします。", "主要施策の進捗", "清掃を広げます。"]


def test_a_table_takes_its_title_and_caption(one: Callable[[str], Json]) -> None:
    table = "事業名\t担当課\t取組内容\t決算額\n河川清掃事業\t水辺課\t清掃をします。\t1,200\n"
    report = one(f"{HEAD}重点目標\n\n① 清掃を広げます。\n\n行動計画\n（単位：千円）\n{table}")
    assert [goal["text"] for goal in report["goals"]] == ["清掃を広げます。"]
    (project,) = report["projects"]
    assert [budget["amount_yen"] for budget in project["budgets"]] == [1_200_000]
    assert report["extras"] == []


def test_a_list_under_a_heading_of_projects_states_goals(one: Callable[[str], Json]) -> None:
    report = one(f"{HEAD}重点施策\n\n第1　水辺の再生\n第2　相談の充実\n\n重点施策の進捗状況\n\n{TABLE}")
    assert [(goal["goal_no"], goal["text"]) for goal in report["goals"]] == [(1, "水辺の再生"), (2, "相談の充実")]
    assert [project["name"] for project in report["projects"]] == ["河川清掃事業"]


def test_a_schedule_is_kept_row_by_row(one: Callable[[str], Json]) -> None:
    schedule = "事業\t4～6月\t7～9月\t10～12月\t1～3月\n河川清掃事業\t調査\t\t清掃\t\n"
    report = one(f"{HEAD}主な事業\n\n{TABLE}\n◆ 年間スケジュール\n\n{schedule}")
    assert [project["name"] for project in report["projects"]] == ["河川清掃事業"]
    assert report["extras"] == [
        {"label": "年間スケジュール", "text": "事業 4～6月 7～9月 10～12月 1～3月"},
        {"label": "年間スケジュール", "text": "河川清掃事業 調査 清掃"},
    ]


def test_a_heading_above_the_title_does_not_swallow_the_header(one: Callable[[str], Json]) -> None:
    report = one(f"令和6年度\n組織目標\n{HEAD}使命\n\n川を守ります。\n\n主な事業\n\n{TABLE}")
    assert (report["department"]["name"], [head["full_name"] for head in report["officers"]]) == ("環境部", ["大野 昭"])


@pytest.mark.parametrize(
    ("title", "government", "name"),
    [
        ("汐見原市環境部運営方針", None, "環境部"),
        ("汐見原市市民部運営方針", None, "市民部"),
        ("港区環境部運営方針", "東京都港区", "環境部"),
        ("都市整備部運営方針", None, "都市整備部"),
        ("中心市街地整備部運営方針", "北見県中心市", "中心市街地整備部"),
    ],
)
def test_a_city_before_the_department(
    title: str, government: str | None, name: str, profiles: ProfileSet, reports_of: ReportsOf
) -> None:
    text = f"令和6年度 {title}\n\n使命\n\n川を守ります。\n\n重点目標\n\n① 清掃します。\n\n主な事業\n\n{TABLE}"
    conversion = convert(text.encode(), "a.txt", Provenance(None, government), profiles)
    (report,) = reports_of(conversion)
    assert report["department"]["name"] == name


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        (("1 相談を増やします。", "2 30歳以上の方に案内します。"), ["1", "2"]),
        (("１．20団体と結びます。", "２．30団体と結びます。"), ["１．", "２．"]),
        (("●窓口を改めます。", "●人事を改めます。広く意見を聴きます。"), ["●", "●"]),
        (("⑤ 計画をつくります。", "①調査、②検討、③公表の順に進めます。"), ["⑤"]),
        (("1 相談を増やし、", "2 3日に一度開きます。"), ["1", "2"]),
        (("1 相談は", "1.5倍に増やします。"), ["1"]),
        (("● 窓口を改めます。", "●月●日に開きます。"), ["●"]),
    ],
)
def test_marks_before_numbers(lines: tuple[str, ...], marks: list[str]) -> None:
    printed = [Line(number, text) for number, text in enumerate(lines, 1)]
    reader = LineReader(printed, 30)
    found = [item.marker for line in printed for item in reader.read(Piece(line.number, 0, len(line.text), line.text))]
    assert [marker.marker for marker in found if marker is not None] == marks


def test_only_lines_without_a_meaning_run_over_pages(one: Callable[[str], Json]) -> None:
    """A label beside the page numbers heads its text; a line that most pages bear there is their head."""
    pages = [
        "市民環境部の基本方針\n\n部局名\t市民環境部\n部長名\t大野 昭\n\n主な事業\n\n見守り事業（市民課）\n取組内容\n巡回を増やします。",
        "汐見原市の約束\n最終報告\n巡回を12回行いました。\n窓口改善事業（市民課）\n取組内容\n窓口を減らします。",
        "汐見原市の約束\n最終報告\n窓口を3つ減らしました。",
    ]
    report = one("\n".join(f"{text}\n- {number} -" for number, text in enumerate(pages, 1)))
    texts = [[entry["text"] for entry in project["entries"]] for project in report["projects"]]
    assert texts == [
        ["巡回を増やします。", "巡回を12回行いました。"],
        ["窓口を減らします。", "窓口を3つ減らしました。"],
    ]
