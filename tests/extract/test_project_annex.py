"""A table of indicators apart from its projects, and tables whose titles or cells speak for several rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Rows = Callable[[list[str]], Read]
Table = Callable[..., Read]
BOTH = [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]
BLOCKS = [
    f"（1）{NAME_1}（市民協働課）", f"【取組内容】{PLAN_1}", f"【最終報告】{FINAL_1}",
    f"（2）{NAME_2}（くらし安全課）", f"【取組内容】{PLAN_2}", f"【最終報告】{FINAL_2}",
    "",
]  # fmt: skip
TITLES = "事業番号\t成果指標\t単位\t現状値\t目標値\t実績値"


@pytest.mark.parametrize("heading", ["（参考）数値の一覧", "指標の達成状況"])
def test_an_annex_names_projects_by_number(heading: str, read_rows: Rows) -> None:
    rows = ["（1）\t会議の開催数\t回\t8\t12\t10", "（2）\t相談件数\t件\t－\t1,200\t1,310", "\t啓発の回数\t回\t1\t2\t3"]
    found = read_rows([*BLOCKS, heading, TITLES, *rows])
    assert [name for name, _ in found.names] == [NAME_1, NAME_2]
    assert found.entries == BOTH
    assert found.measures == [
        [("会議の開催数", "回", 8, 12, 10, 2018)],
        [("相談件数", "件", None, 1200, 1310, 2018), ("啓発の回数", "回", 1, 2, 3, 2018)],
    ]
    assert (found.extras, found.issues) == ([], [])


def test_a_number_that_no_project_has_is_reported(read_rows: Rows) -> None:
    found = read_rows([*BLOCKS, TITLES, "（1）\t会議の開催数\t回\t8\t12\t10", "（7）\t来場者数\t人\t5\t6\t7"])
    assert found.measures == [[("会議の開催数", "回", 8, 12, 10, 2018)], []]
    assert "unclaimed-text" in found.issues
    assert any("来場者数" in text for text in found.extras)


def test_numbers_in_a_column_of_the_projects_table(read_table: Table) -> None:
    found = read_table(
        f"""
        No.|事業名|取組内容|最終報告
        1|{NAME_1}|{PLAN_1}|{FINAL_1}
        2|{NAME_2}|{PLAN_2}|{FINAL_2}""",
        """
        番号|指標|単位|目標値|実績値
        2|相談件数|件|1,200|1,310""",
    )
    assert (found.entries, found.measures) == (BOTH, [[], [("相談件数", "件", None, 1200, 1310, 2018)]])


@pytest.mark.parametrize(("left", "right"), [("《", "》"), ("［", "］"), ("〈", "〉")])
def test_marks_round_a_label_are_no_part_of_it(
    left: str, right: str, convert_text: Callable[[str], object], city_report: Callable[..., str]
) -> None:
    rows = [f"◇{NAME_1}（市民協働課）", f"{left}取組内容{right}{PLAN_1}", f"{left}最終報告{right}{FINAL_1}"]
    (report,) = convert_text(city_report(projects=rows)).record.reports  # type: ignore[attr-defined]
    assert [entry.label for entry in report.projects[0].entries] == ["取組内容", "最終報告"]


def test_strokes_as_bullets_before_labels(read_rows: Rows) -> None:
    found = read_rows([
        f"1　{NAME_1}（市民協働課）", f"－ 取組内容：{PLAN_1}", f"－ 最終報告：{FINAL_1}", "－ 予算額：8,250千円",
    ])  # fmt: skip
    assert found.entries == [BOTH[0]]
    assert found.budgets == [[("予算額", 8250000, "initial", 2018)]]


def test_a_section_merged_over_its_projects(read_table: Table) -> None:
    found = read_table(f"""
        担当課|番号|事業名|取組内容|最終報告
        市民協働課^|1|{NAME_1}|{PLAN_1}|{FINAL_1}
        2|{NAME_2}|{PLAN_2}|{FINAL_2}
        くらし安全課|3|見守り活動の支援|{PLAN_1}|{FINAL_1}""")
    assert found.names == [
        (NAME_1, ["市民協働課"]),
        (NAME_2, ["市民協働課"]),
        ("見守り活動の支援", ["くらし安全課"]),
    ]


def test_a_blank_section_after_the_name_is_none(read_rows: Rows) -> None:
    found = read_rows(
        [
            "事業名\t担当課\t取組内容\t最終報告",
            f"{NAME_1}\t市民協働課\t{PLAN_1}\t{FINAL_1}",
            f"{NAME_2}\t\t{PLAN_2}\t{FINAL_2}",
        ]
    )
    assert found.names == [(NAME_1, ["市民協働課"]), (NAME_2, [])]


def test_reports_printed_before_plans_stay_in_their_rows(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t担当課\tH29年度の実績\tH30年度の取組",
        f"{NAME_1}\t市民協働課\t{FINAL_1}\t{PLAN_1}", f"{NAME_2}\tくらし安全課\t{FINAL_2}\t{PLAN_2}",
    ])  # fmt: skip
    assert found.entries == [list(reversed(own)) for own in BOTH]
    assert found.issues == []


def test_a_title_cut_inside_its_year(read_table: Table) -> None:
    found = read_table(f"""
        事業名|H30年~度計画|H30年~度実績
        {NAME_1}|{PLAN_1}|{FINAL_1}
        {NAME_2}|{PLAN_2}|{FINAL_2}""")
    assert (found.entries, found.issues) == (BOTH, [])


def test_titles_of_which_none_names_the_projects(read_table: Table) -> None:
    found = read_table(f"""
        項目|関係課|計画|実績
        {NAME_1}|市民協働課|{PLAN_1}|{FINAL_1}
        {NAME_2}|くらし安全課|{PLAN_2}|{FINAL_2}""")
    assert found.names == [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
    assert (found.entries, found.issues) == (BOTH, [])


def test_such_titles_over_figures_name_no_projects(read_table: Table) -> None:
    found = read_table(
        f"""
        事業名|{NAME_1}<
        取組内容|{PLAN_1}<
        最終報告|{FINAL_1}<""",
        """
        区分|計画|実績
        会議の開催|12回|10回""",
    )
    assert [name for name, _ in found.names] == [NAME_1]
    assert found.entries == [BOTH[0]]
    assert found.measures == [[("会議の開催", "回", None, 12, 10, 2018)]]


def test_a_total_is_kept_under_its_label(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t取組内容\t最終報告\t予算額（千円）", f"{NAME_1}\t{PLAN_1}\t{FINAL_1}\t8,250", f"{NAME_2}\t{PLAN_2}\t{FINAL_2}\t900",
        "合　計\t\t\t9,150",
    ])  # fmt: skip
    assert [len(own) for own in found.budgets] == [1, 1]
    assert (found.extras, found.issues) == (["9,150"], [])


def test_an_unknown_title_without_texts_is_reported(read_rows: Rows) -> None:
    found = read_rows(["事業名\tすすめかた\t最終報告", f"{NAME_1}\t\t{FINAL_1}", f"{NAME_2}\t\t{FINAL_2}"])
    assert (found.extras, found.issues) == (["すすめかた"], ["unclaimed-text"])


def test_a_form_about_a_section_names_no_project(read_table: Table) -> None:
    table = "事業名|取組内容|最終報告|達成度\n{}|{}|{}|Ａ"
    found = read_table(
        table.format(NAME_1, PLAN_1, FINAL_1),
        "職員数|12名|電話番号|21-4321",
        table.format(NAME_2, PLAN_2, FINAL_2),
    )
    assert [name for name, _ in found.names] == [NAME_1, NAME_2]
    assert found.entries == BOTH
    assert "unclaimed-text" in found.issues


def test_a_word_under_a_merged_label_of_grades(read_table: Table) -> None:
    found = read_table(f"""
        事業名|{NAME_1}<
        取組内容|{PLAN_1}<
        評価^|目標への到達ぶり|Ｂ
        優先度|高
        最終報告|{FINAL_1}<""")
    assert found.ratings == [[("目標への到達ぶり", "B", "result"), ("優先度", "高", "priority")]]
    assert found.entries == [BOTH[0]]


def test_two_values_beside_the_label_of_a_grade_are_none(read_rows: Rows) -> None:
    found = read_rows([f"事業名\t{NAME_1}", f"取組内容\t{PLAN_1}", "評価\t所見の要旨\tＢ", f"最終報告\t{FINAL_1}"])
    assert (found.ratings, found.entries) == ([[]], [BOTH[0]])
    assert "unclaimed-text" in found.issues


def test_rows_of_no_sense_do_not_fail(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t取組内容\t報告\tくらし安全課", "くらし安全課\tかとう けん 加藤 健\t5\t(人数は平成30年4月1日現在)", "部長名 加藤 健\t重点目標の説明",
    ])  # fmt: skip
    assert found.names
