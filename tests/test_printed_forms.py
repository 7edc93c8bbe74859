"""What a reader sees by form and place: headings set apart alike, labels over project after project, lists of projects with grades."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.figures import measures
from pipeline.extract.project_printed import PrintedText
from pipeline.model.document import Piece
from pipeline.model.raw import RawText
from pipeline.profiles.profile import ProfileSet
from pipeline.profiles.title_lines import read_title
from pipeline.run import Conversion
from pipeline.text.enumerators import split_marker
from pipeline.text.numbered_words import numbered_word

Json = dict[str, Any]
ConvertText = Callable[..., Conversion]
ReportsOf = Callable[[Conversion], list[Json]]
Read = Callable[[str], Json]

TITLE = "水道部の基本方針（令和3年度）\n\n水道部長　大野 昭\n\n"
TABLE = "事業名\t取組内容\t実績\n水源林の手入れ事業\t間伐をします。\t4回行いました。\n漏水の調査事業\t管を調べます。\t9km調べました。\n"
SAYS = "いつでも安心して飲める水を、これからも絶やすことなく市民の皆様に届けることです。"


def _entries(report: Json) -> list[list[tuple[str, str]]]:
    return [[(one["entry_type"], one["label"]) for one in project["entries"]] for project in report["projects"]]


def test_the_department_last_with_its_year_in_brackets(profiles: ProfileSet) -> None:
    for line in ("部局運営方針　水道部（令和3年度）", "基本方針 水道部（2021年度）"):
        title = read_title(line, profiles.generic)
        assert title is not None
        assert title.department == "水道部"
    assert read_title("部局運営方針　水道の話（令和3年度）", profiles.generic) is None


@pytest.mark.parametrize(("text", "found"), [("No.3", ("No", 3)), ("№4", ("No", 4)), ("No.", None), ("令和3", None)])
def test_numbers_without_a_word(text: str, found: tuple[str, int] | None) -> None:
    assert numbered_word(text) == found


def test_a_word_beside_a_text_below_headings_beside_theirs(one: Read) -> None:
    top = f"ミッション\t{SAYS}\nビジョン\tどこでも水がおいしいまち\n"
    report = one(f"{TITLE}{top}わたしたちのルール\t・漏水を見逃しません。 ・声を聞きます。\n\n主な事業\n\n{TABLE}")
    assert [(one["label"], one["kind"], len(one["paragraphs"])) for one in report["policies"]] == [
        ("ミッション", "mission", 1),
        ("ビジョン", "vision", 1),
        ("わたしたちのルール", "other", 2),
    ]


def test_a_figure_below_headings_beside_their_texts_is_none(one: Read) -> None:
    report = one(f"{TITLE}ミッション\t{SAYS}\n職員\t8人\n\n主な事業\n\n{TABLE}")
    assert [one["label"] for one in report["policies"]] == ["ミッション"]


def test_forms_with_titles_over_merged_cells(one: Read) -> None:
    form = "No.{0}\t{1}\t\t\n担当\t浄水課\t達成状況\t{2}\n年度当初の見込み\t\t年度末の様子と成果\t\n{3}\t\t{4}\t\n\n\n"
    first = form.format(1, "水源林の手入れ事業", "Ａ", "間伐をします。", "4回行いました。")
    second = form.format(2, "漏水の調査事業", "Ｂ", "管を調べます。", "")
    third = form.format(3, "水質の検査事業", "Ｃ", "水を調べます。", "毎月調べました。")
    report = one(f"{TITLE}■ 重点取組\n\n{first}{second}{third}")
    assert [project["name"] for project in report["projects"]] == [
        "水源林の手入れ事業",
        "漏水の調査事業",
        "水質の検査事業",
    ]
    assert [[one["text"] for one in project["entries"]] for project in report["projects"]] == [
        ["間伐をします。", "4回行いました。"],
        ["管を調べます。"],
        ["水を調べます。", "毎月調べました。"],
    ]
    assert [[one["value"] for one in project["ratings"]] for project in report["projects"]] == [["A"], ["B"], ["C"]]


@pytest.mark.parametrize("arrow", ["→", "⇒", " ⇒ ", "："])
def test_marks_behind_a_label_are_its_value(arrow: str, one: Read) -> None:
    lines = [
        f"○{name}事業（浄水課）\n・概要{arrow}水を守る。\n・目標{arrow}9回行う。\n・達成度{arrow}{mark}\n"
        for name, mark in (("水源", "◎"), ("漏水", "○"), ("水質", "△"))
    ]
    report = one(f"{TITLE}主な事業\n\n{''.join(lines)}")
    assert [[one["value"] for one in project["ratings"]] for project in report["projects"]] == [["◎"], ["○"], ["△"]]
    assert {one["label"] for project in report["projects"] for one in project["entries"]} == {"概要", "目標"}


def test_a_mark_on_both_sides_is_decoration(profiles: ProfileSet) -> None:
    labels = profiles.generic.labels
    assert labels.kind_of("○ 主な事業 ○", "heading.") == "heading.projects"
    assert labels.kinds_of("・達成度→◎") == ()


def test_headings_of_one_mark_whatever_their_words(one: Read) -> None:
    text = (
        f"{TITLE}■水道のこれからを考える\n{SAYS}\n■部の使命\n{SAYS}\n■部の運営方針\n・漏水を減らします。\n・声を聞きます。\n"
        f"■主な事業\n{TABLE}"
    )
    report = one(text)
    assert [one["label"] for one in report["policies"]] == ["部の使命", "部の運営方針"]
    assert [one["label"] for one in report["extras"]] == ["水道のこれからを考える"]


def test_marks_of_a_list_open_no_block(one: Read) -> None:
    report = one(f"{TITLE}■部の運営方針\n■漏水を減らす工夫\n■声を聞く工夫\n\n■主な事業\n\n{TABLE}")
    (policy,) = report["policies"]
    assert policy["paragraphs"] == ["漏水を減らす工夫", "声を聞く工夫"]


def test_numbers_that_run_through_the_paper(one: Read) -> None:
    text = (
        f"{TITLE}1．部の使命と役割\n(1) 使命\n{SAYS}\n(2) 各課の役割\n・浄水課　水を清める。\n・営業課　料金を扱う。\n"
        "2．水道を支える力\n(1) 職員の数（令和3年4月1日現在）\n正職員　40人、再任用職員　8人、計　48人\n"
        f"(2) 予算の規模\n一般会計　9,000千円\n3．実施方針\n{SAYS}\n4．個別事業とその目標\n{TABLE}"
    )
    report = one(text)
    assert [(one["label"], one["kind"]) for one in report["policies"]] == [("使命", "mission"), ("実施方針", "policy")]
    assert report["staffing"]["as_of_date"] == "2021-04-01"
    assert report["staffing"]["stated_total"]["staff_count"] == 48
    assert {"(2) 各課の役割", "(2) 予算の規模", "正職員", "再任用職員"} <= {one["label"] for one in report["extras"]}
    assert len(report["projects"]) == 2


def test_numbers_by_type_without_a_total_are_no_total(one: Read) -> None:
    report = one(f"{TITLE}職員数（令和3年4月1日現在）\n正職員　40人、再任用職員　8人\n\n主な事業\n\n{TABLE}")
    assert report["staffing"]["stated_total"] is None


def test_a_heading_of_projects_behind_goals_of_its_style(one: Read) -> None:
    goals = "1　漏水を3割減らします。\n2　水質の検査を毎週行います。\n"
    text = f"{TITLE}1　部の使命\n{SAYS}\n2　重点目標\n{goals}3　今年度取り組む主な事業\n{TABLE}"
    report = one(text)
    assert [one["text"] for one in report["goals"]] == ["漏水を3割減らします。", "水質の検査を毎週行います。"]
    assert len(report["projects"]) == 2


def test_a_list_under_weighty_policies_says_what_is_aimed_at(one: Read) -> None:
    listed = "① 漏水を3割減らします。\n② 水質の検査を毎週行います。\n"
    report = one(f"{TITLE}部の使命\n\n{SAYS}\n\n今年度の重点方針\n\n{listed}\n主な事業\n\n{TABLE}")
    assert [one["goal_no"] for one in report["goals"]] == [1, 2]
    other = one(f"{TITLE}今年度の重点方針\n\n{listed}\n重点目標と報告\n\n{TABLE}")
    assert other["goals"] == []
    assert [one["label"] for one in other["policies"]] == ["今年度の重点方針"]


BANDS = [
    ("■ 浄水課　　課長　大野 進（46名）", "■ 営業室　　室長　欠員（8名）"),
    ("浄水課（課長：大野　進　職員数：46人）", "営業室（室長：欠員　職員数：8人）"),
    ("【浄水課】　課長　大野 進　職員数　46名", "【営業室】　室長　欠員　職員数　8名"),
]


@pytest.mark.parametrize(("first", "second"), BANDS)
def test_bands_of_sections_between_projects(first: str, second: str, one: Read) -> None:
    titles, *rows = TABLE.splitlines()
    table = "\n".join((titles, f"{first}\t\t", rows[0], f"{second}\t\t", rows[1]))
    report = one(f"{TITLE}各課の重点業務\n\n※職員数は令和3年4月1日現在\n{table}\n")
    staffing = report["staffing"]
    assert staffing["as_of_date"] == "2021-04-01"
    assert [(one["name"], one["staff_count"]) for one in staffing["sections"]] == [("浄水課", 46), ("営業室", 8)]
    assert [one["officers"][0]["full_name"] for one in staffing["sections"]] == ["大野 進", None]
    assert [[one["label"] for one in project["sections"]] for project in report["projects"]] == [["浄水課"], ["営業室"]]


def test_a_band_of_other_words_names_no_section(one: Read) -> None:
    titles, *rows = TABLE.splitlines()
    report = one(f"{TITLE}主な事業\n\n{titles}\n■ 水を守る取組（会場：浄水場　定員：46人）\t\t\n{rows[0]}\n{rows[1]}\n")
    assert report["staffing"]["sections"] == []


def _detail(mark: str, name: str, labels: tuple[str, str, str]) -> str:
    plan, done, left = labels
    return f"{mark}{name}事業\n担当：浄水課\n{plan}\n{name}に努めます。\n{done}\n{name}に努めました。\n{left}\n{name}を続けます。\n"


@pytest.mark.parametrize("mark", ["重点課題{0}　", "({0}) ", "{0}．"])
def test_a_list_of_projects_with_grades_above_their_texts(mark: str, one: Read) -> None:
    names = ("間伐", "検針", "検査")
    listed = "".join(
        f"{at}\t{name}事業\t{grade}\n" for at, (name, grade) in enumerate(zip(names, "ABC", strict=True), 1)
    )
    labels = ("【市民に約束した目標】", "【取組結果】", "【今後の課題】")
    details = "\n".join(_detail(mark.format(at), name, labels) for at, name in enumerate(names, 1))
    report = one(
        f"{TITLE}【重点課題一覧】\n\n番号\t重点課題名\t達成状況\n{listed}\n【各重点課題の取組結果】\n\n{details}"
    )
    assert [project["name"] for project in report["projects"]] == ["間伐事業", "検針事業", "検査事業"]
    assert [[one["value"] for one in project["ratings"]] for project in report["projects"]] == [["A"], ["B"], ["C"]]
    wanted = [("plan", "市民に約束した目標"), ("final", "取組結果"), ("issue_next", "今後の課題")]
    assert _entries(report) == [wanted, wanted, wanted]


def test_a_list_whose_names_do_not_stand_again_is_a_table_of_projects(one: Read) -> None:
    listed = "番号\t事業名\t取組内容\t達成度\n1\t間伐事業\t間伐をします。\tA\n2\t検針事業\t検針をします。\tB\n"
    report = one(f"{TITLE}主な事業\n\n{listed}")
    assert [[one["value"] for one in project["ratings"]] for project in report["projects"]] == [["A"], ["B"]]


def test_a_heading_over_project_after_project_is_a_label(one: Read) -> None:
    labels = ("〈目標〉", "〈取組の結果〉", "〈今後の方向性〉")
    details = "\n".join(_detail(f"({at}) ", name, labels) for at, name in enumerate(("間伐", "検針", "検査"), 1))
    report = one(f"{TITLE}主な事業\n\n{details}")
    assert report["goals"] == []
    assert [[one["label"] for one in project["entries"]] for project in report["projects"]] == [
        ["目標", "取組の結果", "今後の方向性"]
    ] * 3


def test_questions_with_their_titles_in_brackets(profiles: ProfileSet) -> None:
    labels = profiles.generic.labels
    assert "column.project" in labels.kinds_of("何を（目標項\n目）")
    assert "entry.plan" in labels.kinds_of("どの水準まで（目標）")
    assert labels.kinds_of("何を（水源林）") == ()


def test_who_is_responsible_heads_the_department(one: Read) -> None:
    text = (
        "水道部の基本方針（令和3年度）\n\n所属：水道部\n責任者：大野 昭\n{0}\n部の使命\n\n"
        + SAYS
        + f"\n\n主な事業\n\n{TABLE}"
    )
    assert [(one["role"], one["full_name"]) for one in one(text.format(""))["officers"]] == [
        ("department_head", "大野 昭")
    ]
    both = one(text.format("水道部長：高井 静\n"))
    assert [one["full_name"] for one in both["officers"]] == ["高井 静"]


def test_two_indicators_in_one_cell_over_two_rows_of_figures() -> None:
    def cell(kind: str, group: int, *lines: str) -> PrintedText:
        pieces = tuple([Piece(group, 0, len(line), line) for line in lines])
        return PrintedText(group, (kind,), RawText((Piece(1, 0, 2, "指標"),)), [RawText(pieces)], group=group)

    label = cell("measure.label", 2, "間伐した森の面積", "森に親しむ講座", "の開催回数")
    found = measures([label, cell("measure.target", 2, "52ha"), cell("measure.target", 3, "30回")])
    assert [(one.label.text, one.target.text) for one in found if one.target] == [
        ("間伐した森の面積", "52ha"),
        ("森に親しむ講座\nの開催回数", "30回"),
    ]
    one = cell("measure.label", 2, "森に親しむ講座", "の開催回数")
    found = measures([one, cell("measure.target", 2, "52回"), cell("measure.target", 3, "30回")])
    assert found[0].label.text == "森に親しむ講座\nの開催回数"


def test_a_year_behind_the_point_of_a_number() -> None:
    marker = split_marker("3．2025年度の実施方針")
    assert marker is not None
    assert (marker.number, marker.rest_start) == (3, 2)
    assert split_marker("3.2025倍") is None
