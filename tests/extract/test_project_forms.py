"""Forms and tables of projects in shapes that no profile describes: read by what is printed, or left and reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Rows = Callable[[list[str]], Read]
Table = Callable[..., Read]
NAMES = [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
BOTH = [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]


def test_years_below_the_titles_of_figures(read_rows: Rows) -> None:
    found = read_rows([
        f"（1）{NAME_1}",
        "担当課\t市民協働課",
        f"取組内容\t{PLAN_1}",
        f"取組の成果\t{FINAL_1}",
        "",
        "指標名\t単位\t実績値\t\t目標値",
        "\t\t平成29年度\t平成30年度\t平成30年度",
        "会議の開催数\t回\t8\t10\t12",
        "",
        f"（2）{NAME_2}",
        "担当課\tくらし安全課",
        f"取組内容\t{PLAN_2}",
        f"取組の成果\t{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert found.measures[0] == [
        ("会議の開催数", "回", None, None, 8, 2017),
        ("会議の開催数", "回", None, 12, 10, 2018),
    ]


def test_values_below_titles_are_no_titles(read_table: Table) -> None:
    found = read_table(
        f"""事業名|{NAME_1}<<<
        取組内容|{PLAN_1}<<<
        指標名|単位|平成29年度実績|平成30年度目標|平成30年度実績
        会議の開催数|回|8|12|10
        参加者数|人|500|600|614
        予算額|8,250千円|決算額|8,000千円<
        最終報告|{FINAL_1}<<<"""
    )
    assert [measure[0] for measure in found.measures[0]] == ["会議の開催数", "会議の開催数", "参加者数", "参加者数"]
    assert [budget[1] for budget in found.budgets[0]] == [8250000, 8000000]


def test_a_table_of_unknown_shape_below_a_named_line_names_no_project(read_rows: Rows) -> None:
    found = read_rows([
        f"（1）{NAME_1}", f"取組内容\t{PLAN_1}", f"取組の成果\t{FINAL_1}", "", "会議の開催数\t8\t10", "参加者数\t500\t614",
    ])  # fmt: skip
    assert ([name for name, _ in found.names], found.entries) == ([NAME_1], [BOTH[0]])
    assert "unclaimed-text" in found.issues


def test_a_time_over_a_report_says_which_it_is(read_table: Table) -> None:
    found = read_table(
        f"""事業名^|担当課^|当初|中間（9月末）|年度末<
        取組内容|取組状況|取組実績|評価
        {NAME_1}|市民協働課|{PLAN_1}|4地区で開きました。|{FINAL_1}|Ａ
        {NAME_2}|くらし安全課|{PLAN_2}|増員しました。|{FINAL_2}|Ｂ"""
    )
    assert [[kind for kind, _ in own] for own in found.entries] == [["plan", "midterm", "final"]] * 2
    assert (found.names, [own[0][1] for own in found.ratings]) == (NAMES, ["A", "B"])


def test_halves_of_the_year_below_the_title_of_reports(read_table: Table) -> None:
    found = read_table(
        f"""事業名^|計画^|取組実績<
        上半期（4～9月）|年度末
        {NAME_1}|{PLAN_1}|4地区で開きました。|{FINAL_1}
        {NAME_2}|{PLAN_2}|増員しました。|{FINAL_2}"""
    )
    assert [[kind for kind, _ in own] for own in found.entries] == [["plan", "midterm", "final"]] * 2


@pytest.mark.parametrize("title", ["取組", "重点項目"])
def test_a_word_that_heads_texts_elsewhere_titles_the_names(title: str, read_rows: Rows) -> None:
    found = read_rows([
        f"番号\t{title}\t担当課\t取組内容\t最終報告",
        f"1\t{NAME_1}\t市民協働課\t{PLAN_1}\t{FINAL_1}",
        f"2\t{NAME_2}\tくらし安全課\t{PLAN_2}\t{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries) == (NAMES, BOTH)


def test_a_title_with_the_word_for_sections_in_brackets_titles_names(read_rows: Rows) -> None:
    found = read_rows([
        "具体的な取組（担当課）\t計画\t最終報告",
        f"{NAME_1}（市民協働課）\t{PLAN_1}\t{FINAL_1}",
        f"{NAME_2}（くらし安全課）\t{PLAN_2}\t{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries) == (NAMES, BOTH)


def test_a_remark_inside_a_label(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t年度目標\t上半期（4月～9月）の実績\t年度末の実績",
        f"{NAME_1}\t{PLAN_1}\t4地区で開きました。\t{FINAL_1}",
        f"{NAME_2}\t{PLAN_2}\t増員しました。\t{FINAL_2}",
    ])  # fmt: skip
    assert [[kind for kind, _ in own] for own in found.entries] == [["plan", "midterm", "final"]] * 2


def test_projects_as_columns(read_table: Table) -> None:
    found = read_table(
        f"""事業名|{NAME_1}|{NAME_2}
        担当課|市民協働課|くらし安全課
        計画|{PLAN_1}|{PLAN_2}
        最終報告|{FINAL_1}|{FINAL_2}"""
    )
    assert (found.names, found.entries) == (NAMES, BOTH)


def test_cards_abreast(read_table: Table) -> None:
    found = read_table(
        f"""事業名|{NAME_1}|事業名|{NAME_2}
        担当課|市民協働課|担当課|くらし安全課
        計画|{PLAN_1}|計画|{PLAN_2}
        最終報告|{FINAL_1}|最終報告|{FINAL_2}"""
    )
    assert (found.names, found.entries) == (NAMES, BOTH)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_cell_over_two_projects_is_reported(at: int, read_table: Table) -> None:
    above, below = [NAME_1, PLAN_1, FINAL_1, "Ａ"], [NAME_2, PLAN_2, FINAL_2, "Ｂ"]
    above[at] += "^"
    del below[at]
    found = read_table(f"事業名|取組内容|最終報告|評価\n{'|'.join(above)}\n{'|'.join(below)}")
    assert "cell-over-projects" in found.issues


def test_goals_of_a_merged_cell_are_those_of_each_project(read_table: Table) -> None:
    found = read_table(
        f"""目標|事業名|取組内容|最終報告
        ①^|{NAME_1}|{PLAN_1}|{FINAL_1}
        {NAME_2}|{PLAN_2}|{FINAL_2}"""
    )
    assert (found.goals, found.entries) == ([[1], [1]], BOTH)


def test_targets_and_results_in_rows_and_years_in_columns(read_table: Table) -> None:
    found = read_table(
        f"""事業名|指標|区分|平成29年度|平成30年度
        {NAME_1}^|会議の開催数^|目標|10回|12回
        実績|8回|10回
        {NAME_2}^|相談件数^|目標|1,100件|1,200件
        実績|1,050件|1,310件"""
    )
    assert found.measures == [
        [("会議の開催数", "回", None, 10, 8, 2017), ("会議の開催数", "回", None, 12, 10, 2018)],
        [("相談件数", "件", None, 1100, 1050, 2017), ("相談件数", "件", None, 1200, 1310, 2018)],
    ]


def test_units_on_the_line_below_their_figures(read_table: Table) -> None:
    found = read_table(
        f"""事業名|取組内容|指標|目標値|実績値|最終報告
        {NAME_1}|{PLAN_1}|各地区の会議への~参加者数|12,000~人|10,614~人|{FINAL_1}
        {NAME_2}|{PLAN_2}|相談件数~満足度|1,200~件~80％|1,310~件~82％|{FINAL_2}"""
    )
    assert found.measures == [
        [("各地区の会議への参加者数", "人", None, 12000, 10614, 2018)],
        [("相談件数", "件", None, 1200, 1310, 2018), ("満足度", "%", None, 80, 82, 2018)],
    ]


def test_subtotals_and_headings_of_goals_are_no_projects(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t担当課\t予算額（千円）\t取組内容\t最終報告",
        "施策1　つながるまち\t\t\t\t",
        f"{NAME_1}\t市民協働課\t1,000\t{PLAN_1}\t{FINAL_1}",
        "小　計\t\t1,000\t\t",
        f"{NAME_2}\tくらし安全課\t500\t{PLAN_2}\t{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert [[budget[1] for budget in own] for own in found.budgets] == [[1000000], [500000]]


@pytest.mark.parametrize("form", ["■{}", "（{}）", "【{}】"])
def test_sections_that_stand_alone_above_projects(form: str, read_rows: Rows) -> None:
    found = read_rows([
        form.format("市民協働課"), f"◆{NAME_1}", f"　取組内容：{PLAN_1}", f"　最終報告：{FINAL_1}",
        form.format("くらし安全課"), f"◆{NAME_2}", f"　取組内容：{PLAN_2}", f"　最終報告：{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries, found.extras) == (NAMES, BOTH, [])


def test_a_note_below_a_text_is_kept_beside_it(read_rows: Rows) -> None:
    note = "※実績は3月末の見込みです。"
    found = read_rows([
        f"◆{NAME_1}（市民協働課）", f"取組内容：{PLAN_1}", f"最終報告：{FINAL_1}", note,
        f"◆{NAME_2}（くらし安全課）", f"取組内容：{PLAN_2}", f"最終報告：{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries, found.extras) == (NAMES, BOTH, [note])


def test_labels_in_brackets_run_on_in_one_cell(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t内容",
        f"{NAME_1}（市民協働課）\t【計画】{PLAN_1}【最終報告】{FINAL_1}",
        f"{NAME_2}（くらし安全課）\t【計画】{PLAN_2}【最終報告】{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries, found.issues) == (NAMES, BOTH, [])


def test_boxes_with_one_tick(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t取組内容\t最終報告\t評価",
        f"{NAME_1}\t{PLAN_1}\t{FINAL_1}\t☑達成　□一部達成　□未達成",
        f"{NAME_2}\t{PLAN_2}\t{FINAL_2}\t□達成　□一部達成　□未達成",
    ])  # fmt: skip
    assert (found.ratings, found.issues) == ([[("評価", "達成", "result")], []], ["unreadable-grade"])


def test_last_years_money_and_its_sources(read_table: Table) -> None:
    found = read_table(
        f"""事業名^|取組内容^|本年度予算額（千円）^|前年度予算額（千円）^|財源内訳（千円）<|最終報告^
        国|一般財源
        {NAME_1}|{PLAN_1}|1,000|900|500|500|{FINAL_1}
        {NAME_2}|{PLAN_2}|300|200||300|{FINAL_2}"""
    )
    assert [[one[1:] for one in own] for own in found.budgets] == [
        [
            (1000000, "initial", 2018),
            (900000, "initial", 2017),
            (500000, "other", 2018),
            (500000, "other", 2018),
        ],
        [(300000, "initial", 2018), (200000, "initial", 2017), (300000, "other", 2018)],
    ]


def test_the_month_of_an_event_is_no_number(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t取組内容\t指標\t目標値\t実績値\t最終報告",
        f"{NAME_1}\t{PLAN_1}\t施設の供用開始\t30.10\t30.11\t{FINAL_1}",
        f"{NAME_2}\t{PLAN_2}\t相談員の整備完了\t3人\t2人\t{FINAL_2}",
    ])  # fmt: skip
    assert [own[0][3:5] for own in found.measures] == [(None, None), (3, 2)]
    assert "unreadable-figure" in found.issues


def test_the_same_as_above_is_no_grade(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t取組内容\t最終報告\t評価", f"{NAME_1}\t{PLAN_1}\t{FINAL_1}\tＡ", f"{NAME_2}\t{PLAN_2}\t{FINAL_2}\t〃",
    ])  # fmt: skip
    assert (found.ratings, found.issues) == ([[("評価", "A", "result")], []], ["unreadable-grade"])


def test_words_that_blanks_part_are_sections_where_one_is_known(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t担当課\t取組内容\t最終報告",
        f"{NAME_1}\t児童相談室 見守りセンター\t{PLAN_1}\t{FINAL_1}",
        f"{NAME_2}\t見守りセンター\t{PLAN_2}\t{FINAL_2}",
    ])  # fmt: skip
    assert found.names == [(NAME_1, ["児童相談室", "見守りセンター"]), (NAME_2, ["見守りセンター"])]


def test_words_that_nothing_tells_apart_stay_one_section_and_are_reported(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t担当課\t取組内容\t最終報告",
        f"{NAME_1}\t中央図書館 資料課\t{PLAN_1}\t{FINAL_1}",
        f"{NAME_2}\tくらし安全課\t{PLAN_2}\t{FINAL_2}",
    ])  # fmt: skip
    assert len(found.names[0][1]) == 1
    assert "sections-not-parted" in found.issues
