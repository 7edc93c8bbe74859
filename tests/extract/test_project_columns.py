"""Tables with a column for each thing, their titles in one row or nested over several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Rows = Callable[[list[str]], Read]
Table = Callable[..., Read]
NAMES = [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
BOTH = [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]
MEASURES = [[("会議の開催数", "回", None, 12, 10, 2018)], [("相談件数", "件", None, 1200, 1310, 2018)]]


def test_every_kind_of_column(read_rows: Rows) -> None:
    found = read_rows([
        "No.\t事業名\t担当課\t取組内容\t指標\t単位\t目標\t実績\t達成度\t事業費（千円）\t関連する目標\t取組結果",
        f"1\t{NAME_1}\t市民協働課\t{PLAN_1}\t会議の開催数\t回\t12\t10\tＢ\t8,250\t①\t{FINAL_1}",
        f"2\t{NAME_2}\tくらし安全課\t{PLAN_2}\t相談件数\t件\t1,200\t1,310\tＡ\t12,000\t②\t{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries, found.measures) == (NAMES, BOTH, MEASURES)
    assert found.ratings == [[("達成度", "B", "result")], [("達成度", "A", "result")]]
    assert [[one[1:] for one in own] for own in found.budgets] == [
        [(8250000, "other", 2018)],
        [(12000000, "other", 2018)],
    ]
    assert (found.goals, found.extras, found.issues) == ([[1], [2]], [], [])


NESTED_TEXT = [
    "事業名\t担当課\t取組と報告\t\t指標\t\t\t\t予算額（千円）\t",
    "\t\t計画\t最終\t名称\t単位\t目標\t実績\t当初\t決算",
    f"{NAME_1}\t市民協働課\t{PLAN_1}\t{FINAL_1}\t会議の開催数\t回\t12\t10\t8,250\t8,000",
    f"{NAME_2}\tくらし安全課\t{PLAN_2}\t{FINAL_2}\t相談件数\t件\t1,200\t1,310\t900\t－",
]
NESTED_TABLE = f"""
    事業名^|担当課^|取組と報告<|指標<<<|予算額（千円）<
    計画|最終|名称|単位|目標|実績|当初|決算
    {NAME_1}|市民協働課|{PLAN_1}|{FINAL_1}|会議の開催数|回|12|10|8,250|8,000
    {NAME_2}|くらし安全課|{PLAN_2}|{FINAL_2}|相談件数|件|1,200|1,310|900|－
"""


@pytest.mark.parametrize("form", ["text", "merged cells"])
def test_titles_in_two_rows(form: str, read_rows: Rows, read_table: Table) -> None:
    found = read_rows(NESTED_TEXT) if form == "text" else read_table(NESTED_TABLE)
    assert (found.names, found.entries, found.measures) == (NAMES, BOTH, MEASURES)
    assert [[one[:3] for one in own] for own in found.budgets] == [
        [("当初", 8250000, "initial"), ("決算", 8000000, "settlement")],
        [("当初", 900000, "initial"), ("決算", None, "settlement")],
    ]
    assert (found.extras, found.issues) == ([], [])


@pytest.mark.parametrize("years", [["R4", "R5", "R6"], ["令和6年度", "令和5年度", "令和4年度"]])
def test_years_below_a_title(years: list[str], read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t担当課\t指標\t単位\t目標値\t\t\t実績値\t\t",
        "\t\t\t\t" + "\t".join(years * 2),
        f"{NAME_1}\t市民協働課\t会議の開催数\t回\t12\t13\t14\t10\t11\t－",
        "\t\t参加した人\t人\t500\t510\t520\t480\t490\t500",
    ])  # fmt: skip
    order = [2022, 2023, 2024] if years[0] == "R4" else [2024, 2023, 2022]
    assert found.measures == [
        [("会議の開催数", "回", None, 12 + n, [10, 11, None][n], order[n]) for n in range(3)]
        + [("参加した人", "人", None, 500 + 10 * n, 480 + 10 * n, order[n]) for n in range(3)]
    ]
    assert found.extras == []


def test_titles_in_three_rows(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t成果指標\t\t\t\t\t\t達成度", "\t名称\t単位\t目標値\t\t実績値\t\t", "\t\t\tR5\tR6\tR5\tR6\t",
        f"{NAME_1}\t会議の開催数\t回\t12\t13\t11\t12\tＡ",
    ])  # fmt: skip
    assert found.measures == [[("会議の開催数", "回", None, 12, 11, 2023), ("会議の開催数", "回", None, 13, 12, 2024)]]
    assert found.ratings == [[("達成度", "A", "result")]]


def test_target_and_actual_below_years(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t指標\t令和5年度\t\t令和6年度\t", "\t\t目標\t実績\t目標\t実績", f"{NAME_1}\t会議の開催数\t12回\t11回\t13回\t12回",
    ])  # fmt: skip
    assert found.measures == [[("会議の開催数", "回", None, 12, 11, 2023), ("会議の開催数", "回", None, 13, 12, 2024)]]


def test_a_caption_holds_for_its_table_and_for_titles_printed_again(read_rows: Rows) -> None:
    titles = "事業名\t所管課\tR4年度予算額\tＲ５年度決算額"
    found = read_rows([
        "（単位：千円）", titles, f"{NAME_1}\t市民協働課\t8,250\t△ 12", "", "2/3", "", titles, f"{NAME_2}\tくらし安全課\t900\t850",
    ])  # fmt: skip
    assert [[one[1:] for one in own] for own in found.budgets] == [
        [(8250000, "initial", 2022), (-12000, "settlement", 2023)],
        [(900000, "initial", 2022), (850000, "settlement", 2023)],
    ]
    other = read_rows(
        ["（単位：千円）", titles, f"{NAME_1}\t市民協働課\t8,250\t12", "", "事業名\t予算額", f"{NAME_2}\t900"]
    )
    assert other.budgets[1][0][1] is None
    assert other.issues != []


def test_titles_printed_again_are_no_project(read_rows: Rows) -> None:
    titles = "事業名\t担当課\t取組内容\t実績"
    found = read_rows([
        titles, f"{NAME_1}\t市民協働課\t{PLAN_1}\t{FINAL_1}", "", "2/3", "", titles, f"{NAME_2}\tくらし安全課\t{PLAN_2}\t{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries, found.extras) == (NAMES, BOTH, [])


def test_a_name_over_several_rows_or_printed_in_each(read_rows: Rows, read_table: Table) -> None:
    wanted = [[("会議の開催数", "回", None, 12, 10, 2018), ("参加した人", "人", None, 500, 520, 2018)]]
    repeated = read_rows([
        "事業名\t担当課\t指標\t目標\t実績", f"{NAME_1}\t市民協働課\t会議の開催数\t12回\t10回", f"{NAME_1}\t市民協働課\t参加した人\t500人\t520人",
    ])  # fmt: skip
    merged = read_table(f"""
        事業名|担当課|取組|指標|目標|実績
        {NAME_1}^|市民協働課^|{PLAN_1}^|会議の開催数|12回|10回
        参加した人|500人|520人""")
    assert repeated.measures == merged.measures == wanted
    assert repeated.names == merged.names == NAMES[:1]
    assert merged.entries == [[("plan", PLAN_1)]]


def test_the_same_name_under_another_section_is_another_project(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t担当課\t指標\t目標\t実績", "施設の管理事業\t市民協働課\t点検の数\t12回\t10回", "施設の管理事業\tくらし安全課\t点検の数\t5回\t5回",
    ])  # fmt: skip
    assert len(found.names) == 2


def test_words_of_goals_are_texts_without_an_indicator(read_rows: Rows) -> None:
    found = read_rows(
        ["目標項目\t到達目標\t実績\t評価", f"{NAME_1}\t{PLAN_1}\t{FINAL_1}\tＡ", f"{NAME_2}\t10件以上\t9件\t概ね達成"]
    )
    assert found.entries == [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", "10件以上"), ("final", "9件")]]
    assert found.ratings == [[("評価", "A", "result")], [("評価", "概ね達成", "result")]]
    assert found.measures == [[], []]


def test_prose_under_the_titles_of_figures_is_text(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t指標\t目標値\t実績値\t評価",
        f"{NAME_1}\t満足した人の割合\t限りなく100%に近付ける。\t98%\t参加者の声を踏まえ、内容を改めました。",
        f"{NAME_2}\t相談件数\t1,200件\t未定\t－",
    ])  # fmt: skip
    assert found.entries[0] == [
        ("other", "限りなく100%に近付ける。"),
        ("other", "参加者の声を踏まえ、内容を改めました。"),
    ]
    assert found.measures == [
        [("満足した人の割合", "%", None, None, 98, 2018)],
        [("相談件数", "件", None, 1200, None, 2018)],
    ]
    assert found.ratings == [[], []]
    assert found.extras == []


def test_a_title_that_nobody_knows_heads_texts(read_rows: Rows) -> None:
    found = read_rows(["事業名\t担当課\t根拠法令\t取組内容", f"{NAME_1}\t市民協働課\t自治基本条例\t{PLAN_1}"])
    assert found.entries == [[("other", "自治基本条例"), ("plan", PLAN_1)]]


def test_a_column_of_labels_before_the_texts(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t担当課\t区分\t内容", f"{NAME_1}\t市民協働課\t取組\t{PLAN_1}", f"\t\t最終報告\t{FINAL_1}", "\t\t達成度\tＡ",
        f"{NAME_2}\tくらし安全課\t取組\t{PLAN_2}", f"\t\t最終報告\t{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert found.ratings[0] == [("達成度", "A", "result")]


def test_several_indicators_in_one_row(read_table: Table) -> None:
    found = read_table(f"""
        事業名|指標|目標値|実績値
        {NAME_1}|会議の開催数~参加した人|12回~500人|10回~520人
        {NAME_2}|消費生活相談の~受付件数|1,200件|1,310件
        見守り事業|①訪問の数~②訪問した世帯|30回|28回~15世帯""")
    assert found.measures == [
        [("会議の開催数", "回", None, 12, 10, 2018), ("参加した人", "人", None, 500, 520, 2018)],
        [("消費生活相談の受付件数", "件", None, 1200, 1310, 2018)],
        [("①訪問の数②訪問した世帯", None, None, None, None, 2018)],
    ]
    assert found.issues.count("unreadable-figure") == 1


def test_several_projects_in_one_row_are_told_of(read_table: Table) -> None:
    found = read_table(f"""
        事業名|担当課|取組内容|事業費（千円）
        公民館助成事業~公民館整備事業|市民協働課~生涯学習課|{PLAN_1}|57,666
        高齢者の~見守り事業|高齢福祉~課|{PLAN_2}|100""")
    assert found.issues.count("projects-in-one-row") == 1
    assert found.names[1] == ("高齢者の見守り事業", ["高齢福祉課"])


def test_a_total_and_a_heading_across_the_table_are_no_projects(read_table: Table) -> None:
    found = read_table(f"""
        事業名|担当課|予算額（千円）
        １　安全なまちづくり<<
        {NAME_2}|くらし安全課|900
        合計<|900""")
    assert [name for name, _ in found.names] == [NAME_2]
    assert found.budgets == [[("予算額（千円）", 900000, "initial", 2018)]]
    assert "unclaimed-text" in found.issues


def test_a_schedule_names_no_projects_again(read_table: Table) -> None:
    found = read_table(
        f"""
        事業名|担当課|取組内容
        {NAME_1}|市民協働課|{PLAN_1}""",
        f"""
        取組|4～6月|7～9月|10～12月|1～3月
        {NAME_1}|調査||設計|工事""",
    )
    assert (found.names, found.entries) == (NAMES[:1], [[("plan", PLAN_1)]])
    assert "unclaimed-text" in found.issues


def test_a_title_of_texts_is_the_label_where_no_other_stands(read_rows: Rows) -> None:
    found = read_rows(
        [
            "事業名\t担当課\t内容\t進捗度",
            f"{NAME_1}\t市民協働課\t{PLAN_1}\t順調",
            f"{NAME_2}\tくらし安全課\t{PLAN_2}\t遅れ",
        ]
    )
    assert found.entries == [[("other", PLAN_1)], [("other", PLAN_2)]]
    assert [own[0][1] for own in found.ratings] == ["順調", "遅れ"]


def test_a_value_that_is_a_word_of_labels_ends_no_table(read_rows: Rows) -> None:
    found = read_rows(
        [
            "項番\t項目（何を）\t主管課\t具体的な取組\t実施時期\t取組実績",
            f"1\t{NAME_1}\t市民協働課\t{PLAN_1}\t年度末\t{FINAL_1}",
        ]
    )
    assert found.entries == [[("plan", PLAN_1), ("other", "年度末"), ("final", FINAL_1)]]


def test_stages_in_a_column_before_the_texts(read_table: Table) -> None:
    found = read_table(f"""
        №|事業名（担当課）|時期|取組の内容・状況|評価
        1^^|{NAME_1}（市民協働課）^^|計画|{PLAN_1}|－
        中間報告||
        年間の実績|{FINAL_1}|Ｂ
        2^^|{NAME_2}（くらし安全課）^^|計画|{PLAN_2}|－
        中間報告||
        年間の実績|{FINAL_2}|Ａ
    """)
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert [[value for _, value, _ in own] for own in found.ratings] == [["B"], ["A"]]


def test_boxes_to_tick_under_a_label_nobody_knows(read_table: Table) -> None:
    found = read_table(f"""
        事業名|{NAME_1}
        担当課|市民協働課
        取組内容|{PLAN_1}
        今年の手ごたえ|□達成　☑一部達成　□未達成
        点検の視点|□窓口を点検します。
    """)
    assert [value for _, value, _ in found.ratings[0]] == ["一部達成"]
    assert [kind for kind, _ in found.entries[0]] == ["plan", "other"]
