"""Columns of a project table whose titles the vocabulary does not have: classes, grades, years under one title."""

from __future__ import annotations

from collections.abc import Callable

from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Table = Callable[[str], Read]


def test_a_class_of_projects_is_no_text(read_table: Table) -> None:
    found = read_table(f"""
        事業名|新規・継続の別|取組内容|成果の評価|実績
        {NAME_1}|継続|{PLAN_1}|Ｂ|{FINAL_1}
        {NAME_2}|新規|{PLAN_2}|Ａ|{FINAL_2}
    """)
    assert found.entries == [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]
    assert found.ratings == [[("成果の評価", "B", "result")], [("成果の評価", "A", "result")]]
    assert [extra for extra in found.extras if "継続" in extra or "新規" in extra] != []


def test_what_is_to_come_of_a_project_is_a_text(read_table: Table) -> None:
    found = read_table(f"""
        事業名|取組内容|実績|方向
        {NAME_1}|{PLAN_1}|{FINAL_1}|拡充
    """)
    assert ("other", "拡充") in found.entries[0]


def test_general_words_title_the_names(read_table: Table) -> None:
    found = read_table(f"""
        経営課題への取組|担当課|取組計画|実施結果
        {NAME_1}|市民協働課|{PLAN_1}|{FINAL_1}
    """)
    assert [name for name, _ in found.names] == [NAME_1]
    assert found.entries == [[("plan", PLAN_1), ("final", FINAL_1)]]
