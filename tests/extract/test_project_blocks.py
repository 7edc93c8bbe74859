"""A block or table for each project: labels with their values beside them, below them, or on the line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Rows = Callable[[list[str]], Read]
Table = Callable[..., Read]
NAMES = [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
BOTH = [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]


def block(name: str, section: str, plan: str, final: str, *between: str) -> list[str]:
    return [f"事業名\t{name}\t担当課\t{section}", f"取組内容\t{plan}", *between, f"最終報告\t{final}", ""]


TWO = block(NAME_2, "くらし安全課", PLAN_2, FINAL_2)


def test_labels_abreast(read_rows: Rows) -> None:
    found = read_rows([
        *block(
            NAME_1, "市民協働課", PLAN_1, FINAL_1,
            "達成度\tＡ\t難易度\tＢ\t優先度\t高", "指標\t会議の開催数\t目標\t12回\t実績\t10回", "予算額\t8,250千円\t決算額\t8,000千円",
            "関連する目標\t目標①", "事業費\t令和5年度\t7,000千円",
        ),
        *TWO,
    ])  # fmt: skip
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert found.ratings == [
        [("達成度", "A", "result"), ("難易度", "B", "difficulty"), ("優先度", "高", "priority")],
        [],
    ]
    assert found.measures == [[("会議の開催数", "回", None, 12, 10, 2018)], []]
    assert [one[1:] for one in found.budgets[0]] == [
        (8250000, "initial", 2018),
        (8000000, "settlement", 2018),
        (7000000, "other", 2023),
    ]
    assert (found.goals, found.extras, found.issues) == ([[1], []], [], [])


def test_labels_above_their_values(read_rows: Rows) -> None:
    inner = [
        "指標\t単位\t目標\t実績",
        "会議の開催数\t回\t12\t10",
        "参加した人\t人\t500\t520",
        "達成度\t難易度\t優先度",
        "Ａ\tＢ\tＣ",
    ]
    found = read_rows([*block(NAME_1, "市民協働課", PLAN_1, FINAL_1, *inner), *TWO])
    assert (found.names, found.entries, found.extras) == (NAMES, BOTH, [])
    assert found.measures[0] == [("会議の開催数", "回", None, 12, 10, 2018), ("参加した人", "人", None, 500, 520, 2018)]
    assert found.ratings[0] == [("達成度", "A", "result"), ("難易度", "B", "difficulty"), ("優先度", "C", "priority")]


def test_a_label_over_several_rows_of_labels(read_table: Table) -> None:
    def sheet(name: str, section: str, plan: str, final: str, grade: str) -> str:
        return f"""
            事業名|{name}<<
            担当課|{section}|関連する目標|②
            取組と報告^|計画|{plan}<
            最終|{final}<
            指標^|名称|目標|実績
            会議の開催数|12回|10回
            評価^|達成度|難易度|優先度
            {grade}|Ｂ|高
            予算^|当初|8,250千円<
            決算|8,000千円<"""

    found = read_table(
        sheet(NAME_1, "市民協働課", PLAN_1, FINAL_1, "Ａ"), sheet(NAME_2, "くらし安全課", PLAN_2, FINAL_2, "Ｃ")
    )
    assert (found.names, found.entries, found.goals) == (NAMES, BOTH, [[2], [2]])
    assert found.measures == [[("会議の開催数", "回", None, 12, 10, 2018)]] * 2
    assert [[value for _, value, _ in own] for own in found.ratings] == [["A", "B", "高"], ["C", "B", "高"]]
    assert [[one[1:3] for one in own] for own in found.budgets] == [[(8250000, "initial"), (8000000, "settlement")]] * 2
    assert found.extras == []


def test_a_name_over_its_table(read_rows: Rows) -> None:
    found = read_rows([
        f"１　{NAME_1}", "担当課\t市民協働課", f"取組内容\t{PLAN_1}", "評価\t達成度\tＡ\t難易度\tＢ", f"最終報告\t{FINAL_1}", "",
        f"２　{NAME_2}", "担当課\tくらし安全課", f"取組内容\t{PLAN_2}", f"最終報告\t{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries, found.extras) == (NAMES, BOTH, [])
    assert found.ratings == [[("達成度", "A", "result"), ("難易度", "B", "difficulty")], []]


def test_lines(read_rows: Rows) -> None:
    found = read_rows([
        f"事業名：{NAME_1}", "担当課：市民協働課", f"取組内容：{PLAN_1}", "【指標】会議の開催数：目標 12回　実績 10回",
        "予算額 8,250千円", "達成度：Ａ", f"最終報告：{FINAL_1}", "",
        f"事業名：{NAME_2}", "担当課：くらし安全課", f"取組内容：{PLAN_2}", "達成度 B 難易度 C", "（予算額（事業費）938000千円）",
        "指標：相談件数", "目標値：1,200件", "実績値：1,310件", f"最終報告：{FINAL_2}",
    ])  # fmt: skip
    assert (found.names, found.entries, found.extras) == (NAMES, BOTH, [])
    assert found.measures == [
        [("会議の開催数", "回", None, 12, 10, 2018)],
        [("相談件数", "件", None, 1200, 1310, 2018)],
    ]
    assert found.ratings == [[("達成度", "A", "result")], [("達成度", "B", "result"), ("難易度", "C", "difficulty")]]
    assert [own[0][1] for own in found.budgets] == [8250000, 938000000]


def test_marked_lines(read_rows: Rows) -> None:
    found = read_rows([
        f"■{NAME_1}（市民協働課）", f"・取組内容：{PLAN_1}", "・指標：会議の開催数（目標12回、実績10回）",
        "・予算額：8,250千円　決算額：8,000千円", f"・結果：{FINAL_1}", "・評価：Ａ", "",
        f"■{NAME_2}（くらし安全課）", f"・取組内容：{PLAN_2}", f"・結果：{FINAL_2}", "・評価：順調に進んでいます。",
    ])  # fmt: skip
    assert found.names == NAMES
    assert found.entries == [BOTH[0], [*BOTH[1], ("other", "順調に進んでいます。")]]
    assert found.measures[0] == [("会議の開催数", "回", None, 12, 10, 2018)]
    assert found.ratings == [[("評価", "A", "result")], []]
    assert [one[:2] for one in found.budgets[0]] == [("予算額", 8250000), ("決算額", 8000000)]


@pytest.mark.parametrize("form", ["rows", "lines of a cell"])
def test_figures_in_the_two_column_table(form: str, read_rows: Rows, read_table: Table) -> None:
    if form == "rows":
        found = read_rows([
            f"{NAME_1} (市民協働課)\t取組", f"\t{PLAN_1}", "\t【数値目標】", "\t会議の開催数　目標 12回　実績 10回", "\t参加した人：目標500人→実績520人",
            "\t最終報告", f"\t{FINAL_1}", "\t達成度", "\tＡ", f"{NAME_2} (くらし安全課)\t取組", f"\t{PLAN_2}", "\t最終報告", f"\t{FINAL_2}",
        ])  # fmt: skip
    else:
        found = read_table(f"""
            {NAME_1}~（市民協働課）|【取組】~{PLAN_1}~【指標】会議の開催数：目標12回、実績10回~参加した人：目標500人→実績520人~【最終報告】~{FINAL_1}~達成度：Ａ
            {NAME_2}~（くらし安全課）|【取組】~{PLAN_2}~【最終報告】~{FINAL_2}""")
    assert (found.names, found.entries, found.extras) == (NAMES, BOTH, [])
    assert found.measures[0] == [("会議の開催数", "回", None, 12, 10, 2018), ("参加した人", "人", None, 500, 520, 2018)]
    assert found.ratings[0] == [("達成度", "A", "result")]


def test_a_figure_goes_with_the_text_that_was_given_by_structure(read_rows: Rows) -> None:
    found = read_rows([
        f"{NAME_1} (市民協働課)\t取組", f"\t{PLAN_1}", f"{NAME_2} (くらし安全課)\t最終報告", f"\t{FINAL_1}", "\t達成度：Ａ",
        "\t取組", f"\t{PLAN_2}", "\t最終報告", f"\t{FINAL_2}", "\t達成度：Ｂ",
    ])  # fmt: skip
    assert found.entries == BOTH
    assert [own[0][1] for own in found.ratings] == ["A", "B"]
    assert found.issues.count("entry-row-shift") == 2


def test_an_unknown_label_in_a_labelled_block_is_no_name(read_rows: Rows) -> None:
    found = read_rows([*block(NAME_1, "市民協働課", PLAN_1, FINAL_1, "地元への説明\t自治会に回覧しました。"), *TWO])
    assert found.names == NAMES
    assert found.entries == [[BOTH[0][0], ("other", "自治会に回覧しました。"), BOTH[0][1]], BOTH[1]]


def test_numbered_lines_are_names(read_rows: Rows) -> None:
    found = read_rows([
        f"事業1　{NAME_1}（繰越分）", "担当課：市民協働課", f"取組内容：{PLAN_1}", f"【最終報告】{FINAL_1}",
        f"事業2　{NAME_2}", "担当課：くらし安全課", f"取組内容：{PLAN_2}", f"【最終報告】{FINAL_2}",
    ])  # fmt: skip
    assert found.names == [(NAME_1 + "（繰越分）", ["市民協働課"]), NAMES[1]]
    assert found.entries == BOTH
