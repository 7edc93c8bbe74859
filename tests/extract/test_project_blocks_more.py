"""Project blocks: schedules, wrapped rows, legends, sections in one cell, forms with labels that nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.extract.figures import indicators
from pipeline.extract.project_names import cut_sections, split_name
from pipeline.model.document import Piece
from pipeline.model.raw import RawText
from pipeline.profiles.labels import Labels, forms
from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Rows = Callable[[Sequence[str]], Read]
Table = Callable[..., Read]
BOTH = [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]


def raw(*lines: str) -> RawText:
    return RawText(tuple(Piece(number, 0, len(line), line) for number, line in enumerate(lines, 1)))


def test_rows_of_months_are_kept_and_name_no_projects(read_table: Table) -> None:
    found = read_table(
        f"事業名|取組内容|最終報告\n{NAME_1}|{PLAN_1}|{FINAL_1}\n{NAME_2}|{PLAN_2}|{FINAL_2}",
        f"事業|4～6月|7～9月|10～12月|1～3月\n{NAME_1}|準備|→|実施|\n{NAME_2}||設計||工事",
    )
    assert [name for name, _ in found.names] == [NAME_1, NAME_2]
    assert found.entries == BOTH
    assert any("設計" in text and "工事" in text for text in found.extras)


def test_a_name_cut_between_two_rows_is_one_project(read_table: Table) -> None:
    found = read_table("""
        事業名|取組内容|最終報告
        公民館の利用促|国の交付金を活用し、|市内の事業者と3回の
        進事業|備品を整えます。|協議を行いました。
        図書館の整備|棚を増やします。|棚を増やしました。""")
    assert [name for name, _ in found.names] == ["公民館の利用促進事業", "図書館の整備"]
    assert found.entries[0] == [
        ("plan", "国の交付金を活用し、備品を整えます。"),
        ("final", "市内の事業者と3回の協議を行いました。"),
    ]


def test_names_without_an_ending_and_texts_that_are_no_sentences_stay_two(read_table: Table) -> None:
    found = read_table("""
        事業名|取組内容|最終報告
        子ども会議|意見交換会の開催|意見交換会を2回開催
        花いっぱい運動|花壇の増設|花壇を3か所に増設""")
    assert [name for name, _ in found.names] == ["子ども会議", "花いっぱい運動"]


@pytest.mark.parametrize(
    "legend",
    [
        "※達成度　A：達成　B：一部達成　C：未達成",
        "（A：達成、B：一部達成、C：未達成）",
        "※難易度　A：高い　B：普通　C：低い",
    ],
)
def test_a_legend_is_kept_and_is_no_scale(
    legend: str, convert_text: Callable[[str], object], city_report: Callable[..., str]
) -> None:
    rows = [
        "事業名\t取組内容\t最終報告\t達成度",
        f"{NAME_1}\t{PLAN_1}\t{FINAL_1}\tＡ",
        f"{NAME_2}\t{PLAN_2}\t{FINAL_2}\tＢ",
    ]
    record = convert_text(city_report(projects=[*rows, legend])).record  # type: ignore[attr-defined]
    (report,) = record.reports
    assert [[(one.value, one.scale) for one in project.ratings] for project in report.projects] == [
        [("A", None)],
        [("B", None)],
    ]
    assert [[entry.text for entry in project.entries] for project in report.projects] == [
        [PLAN_1, FINAL_1],
        [PLAN_2, FINAL_2],
    ]
    assert legend[-3:] in report.extras[-1].text + "）"
    assert "unclaimed-text" not in [issue.code for issue in record.issues]


def test_the_same_section_as_above(read_table: Table) -> None:
    found = read_table(f"""
        事業名|担当課|取組内容|最終報告
        {NAME_1}|市民協働課|{PLAN_1}|{FINAL_1}
        {NAME_2}|〃|{PLAN_2}|{FINAL_2}""")
    assert found.names == [(NAME_1, ["市民協働課"]), (NAME_2, ["市民協働課"])]


def test_a_target_of_a_later_year_is_not_that_of_the_figure_reached(read_table: Table) -> None:
    found = read_table(f"""
        事業名|指標|目標値（R6）|実績値|最終報告
        {NAME_1}|会議の回数|12回|10回|{FINAL_1}""")
    assert found.measures == [[("会議の回数", "回", None, 12, None, 2024), ("会議の回数", "回", None, None, 10, 2018)]]


def test_an_unknown_label_below_a_table_of_figures_is_other(read_table: Table) -> None:
    found = read_table(f"""
        事業名|{NAME_1}<<
        取組内容|{PLAN_1}<<
        指標|<|目標値|実績値
        会議の回数|<|12回|10回
        住民の声|「また来たい」との声がありました。<<
        最終報告|{FINAL_1}<<""")
    assert found.entries == [[("plan", PLAN_1), ("other", "「また来たい」との声がありました。"), ("final", FINAL_1)]]
    assert found.measures == [[("会議の回数", "回", None, 12, 10, 2018)]]


def test_levels_are_other_and_goals_are_plans(read_table: Table) -> None:
    found = read_table(f"""
        事業名|目標|達成水準|最終報告
        {NAME_1}|{PLAN_1}|相談の半数を解決する。|{FINAL_1}""")
    assert found.entries == [[("plan", PLAN_1), ("other", "相談の半数を解決する。"), ("final", FINAL_1)]]


def test_half_width_kana_hide_no_section() -> None:
    name, sections, _ = split_name(raw("公園整備事業(北部ｾﾝﾀｰ・ｽﾎﾟｰﾂ振興課)"), frozenset())
    assert (name.text, [one.text for one in sections]) == ("公園整備事業", ["北部ｾﾝﾀｰ", "ｽﾎﾟｰﾂ振興課"])


def test_lines_of_a_cell_are_sections_where_each_is_known() -> None:
    known = frozenset(("消防署", "警防課"))
    assert [one.text for one in cut_sections(raw("消防署 警防課"), known)] == ["消防署", "警防課"]
    assert [one.text for one in cut_sections(raw("中央図書館 資料課"), known)] == ["中央図書館 資料課"]


@pytest.mark.parametrize(
    ("lines", "count", "expected"),
    [
        (("講座の", "開催回数", "参加者数"), 2, ["講座の\n開催回数", "参加者数"]),
        (("講座の開催", "参加者"), 2, ["講座の開催", "参加者"]),
        (("講座の", "開催", "参加者数"), 2, []),
        (("件数", "回数", "人数"), 2, []),
    ],
)
def test_indicators_of_one_cell(lines: tuple[str, ...], count: int, expected: list[str]) -> None:
    assert [one.text for one in indicators(raw(*lines), count)] == expected


def test_placeholders_stand_for_plain_words() -> None:
    assert "上半期の進捗状況" in forms("{mid}の進捗状況")
    labels = Labels({"entry.midterm": ["{mid}の状況"], "budget.initial": ["予算額"]})
    assert labels.kinds_of("9月末の状況") == ("entry.midterm",)
    assert labels.kinds_of("【予算額】－") == ()
    assert labels.at_head("◆中間の状況：順調です。", "text.") is not None
