"""Papers without a table of projects: goals over lists, heads who introduce themselves, labels within a cell, a table a project."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.profiles.headings import general_kind
from pipeline.run import Conversion

Read = Callable[[str], Conversion]

HEAD = "令和4年度　港湾部のしごと\n\n港湾部長：三枝 清（さえぐさ きよし）\n\n"
LIST = (
    "【目標と主な仕事】\n\n"
    "重点目標1　岸壁を年度内に直します。①調査、②工事の順に進めます。\n"
    "（1）岸壁補修事業（工務課）\n　・実施すること：岸壁を調べます。\n　・実施したこと：岸壁を調べました。\n"
    "（2）防波堤補修事業（工務課）\n　・実施すること：堤を調べます。\n　・実施したこと：堤を調べました。\n"
    "重点目標2　12隻の船を新しくします。\n"
    "（1）船舶更新事業（管理課）\n　・実施すること：船を造ります。\n　・実施したこと：船を造りました。\n"
)


def test_goals_over_lists_of_projects(convert_text: Read) -> None:
    report = convert_text(HEAD + LIST).record.reports[0]
    assert [(goal.goal_no, goal.text) for goal in report.goals] == [
        (1, "岸壁を年度内に直します。①調査、②工事の順に進めます。"),
        (2, "12隻の船を新しくします。"),
    ]
    assert [(one.name, [(e.entry_type, e.text) for e in one.entries]) for one in report.projects] == [
        ("岸壁補修事業", [("plan", "岸壁を調べます。"), ("final", "岸壁を調べました。")]),
        ("防波堤補修事業", [("plan", "堤を調べます。"), ("final", "堤を調べました。")]),
        ("船舶更新事業", [("plan", "船を造ります。"), ("final", "船を造りました。")]),
    ]


def test_a_first_goal_that_begins_with_a_number(convert_text: Read) -> None:
    text = LIST.replace("岸壁を年度内に直します。①調査、②工事の順に進めます。", "3年で岸壁を直します。")
    report = convert_text(HEAD + text).record.reports[0]
    assert [goal.text for goal in report.goals] == ["3年で岸壁を直します。", "12隻の船を新しくします。"]


def test_numbered_projects_are_no_goals(convert_text: Read) -> None:
    text = LIST.replace("重点目標1　岸壁を年度内に直します。①調査、②工事の順に進めます。\n", "")
    report = convert_text(HEAD + text.replace("重点目標2　12隻の船を新しくします。\n", "")).record.reports[0]
    assert report.goals == ()
    assert len(report.projects) == 3


CELLS = (
    "【部の使命】\n\n港を守ります。\n\n"
    "【主な仕事】\n\n事業（担当課）\t取組の内容と成果\n"
    "岸壁補修事業（工務課）\t【目的】岸壁を守ります。【進め方】岸壁を調べます。【成果】岸壁を調べました。\n"
    "航路管理事業（管理課）\t【目的】航路を守ります。【進め方】航路を測ります。【成果】航路を測りました。\n"
)


@pytest.mark.parametrize("form", ["【{}】", "■{} ", "［{}］", "＜{}＞ "])
def test_a_label_between_known_ones_of_its_form_is_one(convert_text: Read, form: str) -> None:
    text = CELLS
    for word in ("目的", "進め方", "成果"):
        text = text.replace(f"。【{word}】", f"。 {form.format(word)}").replace(f"【{word}】", form.format(word))
    report = convert_text(HEAD + text).record.reports[0]
    assert [[(e.entry_type, e.label, e.text) for e in one.entries] for one in report.projects] == [
        [
            ("outline", "目的", "岸壁を守ります。"),
            ("plan", "進め方", "岸壁を調べます。"),
            ("final", "成果", "岸壁を調べました。"),
        ],
        [
            ("outline", "目的", "航路を守ります。"),
            ("plan", "進め方", "航路を測ります。"),
            ("final", "成果", "航路を測りました。"),
        ],
    ]


def test_a_word_in_brackets_in_one_cell_is_no_label(convert_text: Read) -> None:
    text = CELLS.replace("【進め方】航路を測ります。", "")
    first, second = convert_text(HEAD + text).record.reports[0].projects
    assert [e.text for e in first.entries] == ["岸壁を守ります。【進め方】岸壁を調べます。", "岸壁を調べました。"]
    assert [e.text for e in second.entries] == ["航路を守ります。", "航路を測りました。"]


@pytest.mark.parametrize(
    ("line", "officers"),
    [
        ("港湾部長の三枝 清です。", ["三枝 清"]),
        ("こんにちは。港湾部長の三枝　清（さえぐさ きよし）です。", ["三枝 清"]),
        ("港湾部長の三枝 清と申します。", ["三枝 清"]),
        ("港湾部長　浅野 清（あさの きよし）", ["浅野 清"]),
        ("港湾部長の 仕事 目標です。", []),
        ("港湾部長の役割です。", []),
    ],
)
def test_heads_who_say_who_they_are(convert_text: Read, line: str, officers: list[str]) -> None:
    record = convert_text(f"令和4年度　港湾部の仕事目標\n\n{line}\n\n" + CELLS).record
    assert [one.full_name for one in record.reports[0].officers] == officers
    if not officers:
        assert any(issue.code == "unclaimed-text" for issue in record.issues)


ISSUES = (
    "【部の体制】\n\n課名等\t主任者\t現員\n工務課\t戸川 進\t8人\n管理課\t三枝 望\t9人\n\n"
    "【重点課題への対応】\n\n"
    "課題1　岸壁補修事業\n（担当：工務課）\n現状\t目標\t目標達成に向けた取組\t年度末の到達状況\n"
    "岸壁は古くなっています。\t岸壁を守る。\t岸壁を調べます。\t岸壁を調べました。\n\n"
    "課題2　航路管理事業\n（担当：管理課）\n現状\t目標\t目標達成に向けた取組\t年度末の到達状況\n"
    "航路は狭くなっています。\t航路を守る。\t航路を測ります。\t航路を測りました。\n"
)


def test_a_table_of_texts_below_the_line_that_names_the_project(convert_text: Read) -> None:
    record = convert_text(HEAD + ISSUES).record
    report = record.reports[0]
    assert [(one.name, [section.label for section in one.sections]) for one in report.projects] == [
        ("岸壁補修事業", ["工務課"]),
        ("航路管理事業", ["管理課"]),
    ]
    assert [[(e.entry_type, e.text) for e in one.entries] for one in report.projects][1] == [
        ("outline", "航路は狭くなっています。"),
        ("plan", "航路を守る。"),
        ("plan", "航路を測ります。"),
        ("final", "航路を測りました。"),
    ]
    assert "entry-ambiguous" not in {issue.code for issue in record.issues}


def test_a_column_of_names_in_a_staffing_table_has_the_heads(convert_text: Read) -> None:
    sections = convert_text(HEAD + ISSUES).record.reports[0].staffing.sections
    assert [(one.name, [head.full_name for head in one.officers]) for one in sections] == [
        ("工務課", ["戸川 進"]),
        ("管理課", ["三枝 望"]),
    ]
    other = convert_text(HEAD + ISSUES.replace("三枝 望", "庁舎2階")).record.reports[0].staffing.sections
    assert [len(one.officers) for one in other] == [0, 0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("目標ごとの主な仕事", "projects"),
        ("令和4年度に目指すこと", "goals"),
        ("課の構成（令和4年4月1日現在）", "staffing"),
        ("【部内の体制（4月1日時点）】", "staffing"),
        ("仕事の進め方の方針", "policy"),
        ("重点課題への対応", "projects"),
        ("窓口の仕事", None),
        ("仕事", None),
        ("課の構成員の意見", None),
    ],
)
def test_headings_of_general_words(text: str, kind: str | None) -> None:
    assert general_kind(text) == kind


def test_a_field_that_several_pages_print_alike_is_no_running_head(convert_text: Read) -> None:
    text = HEAD + ISSUES.replace("（担当：工務課）", "- 1 -\n（担当：工務課）").replace(
        "（担当：管理課）", "- 2 -\n（担当：工務課）"
    )
    report = convert_text(text + "- 3 -\n").record.reports[0]
    assert [[section.label for section in one.sections] for one in report.projects] == [["工務課"], ["工務課"]]
