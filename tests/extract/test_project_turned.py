"""Tables that have a column for each project, with and without a row that names them, and such as nobody can read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Rows = Callable[[Sequence[str]], Read]
Table = Callable[..., Read]
NAMES = [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
BOTH = [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]
PARTS = ["担当課\t市民協働課\tくらし安全課", f"取組内容\t{PLAN_1}\t{PLAN_2}", f"最終報告\t{FINAL_1}\t{FINAL_2}"]


@pytest.mark.parametrize("head", ["\t重点施策１\t重点施策２", "区分\t施策(1)\t施策(2)", "項目\t①\t②"])
@pytest.mark.parametrize("title", ["事業名", "重点施策名", "主な取組"])
def test_a_row_that_counts_the_columns(head: str, title: str, read_rows: Rows) -> None:
    found = read_rows([head, f"{title}\t{NAME_1}\t{NAME_2}", *PARTS, "達成度\tＡ\t", "予算額\t\t250千円"])
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert found.ratings == [[("達成度", "A", "result")], []]
    assert found.budgets == [[], [("予算額", 250000, "initial", 2018)]]
    assert (found.extras, found.issues) == ([], [])


def test_tables_below_each_other_the_last_with_one_project(read_table: Table) -> None:
    first = f"|施策1|施策2\n事業名|{NAME_1}|{NAME_2}\n" + "\n".join(PARTS).replace("\t", "|")
    last = (
        "|施策3\n事業名|窓口改善事業\n担当課|くらし安全課\n取組内容|窓口を増やします。\n最終報告|窓口を増やしました。"
    )
    found = read_table(first, last)
    assert found.names == [*NAMES, ("窓口改善事業", ["くらし安全課"])]
    assert found.entries == [*BOTH, [("plan", "窓口を増やします。"), ("final", "窓口を増やしました。")]]
    assert (found.extras, found.issues) == ([], [])


def test_the_next_projects_in_the_same_table(read_rows: Rows) -> None:
    more = ["担当課\tくらし安全課\t", "取組内容\t窓口を増やします。\t", "最終報告\t窓口を増やしました。\t"]
    found = read_rows([
        "\t施策1\t施策2", f"事業名\t{NAME_1}\t{NAME_2}", *PARTS, "\t施策3\t", "事業名\t窓口改善事業\t", *more
    ])  # fmt: skip
    assert found.names == [*NAMES, ("窓口改善事業", ["くらし安全課"])]
    assert found.entries[2] == [("plan", "窓口を増やします。"), ("final", "窓口を増やしました。")]
    assert (found.extras, found.issues) == ([], [])


def test_a_label_that_nobody_knows_is_one_of_each_project(read_rows: Rows) -> None:
    voices = "市民の声\t窓口が近くなりました。\t相談が早くなりました。"
    found = read_rows([f"事業名\t{NAME_1}\t{NAME_2}", *PARTS, voices])
    assert found.names == NAMES
    assert [own[-1] for own in found.entries] == [
        ("other", "窓口が近くなりました。"),
        ("other", "相談が早くなりました。"),
    ]
    assert (found.extras, found.issues) == ([], ["entry-type-unknown"] * 2)


def test_the_indicators_of_each_project(read_rows: Rows) -> None:
    figures = ["指標\t会議の回数\t相談件数", "単位\t回\t件", "目標値\t12\t1,200", "実績値\t11\t1,310"]
    found = read_rows([f"事業名\t{NAME_1}\t{NAME_2}", *PARTS, *figures])
    assert found.names == NAMES
    assert found.measures == [[("会議の回数", "回", None, 12, 11, 2018)], [("相談件数", "件", None, 1200, 1310, 2018)]]
    assert (found.extras, found.issues) == ([], [])


@pytest.mark.parametrize("corner", ["", "区分", "項　目"])
@pytest.mark.parametrize("first", [[], ["予算額\t10千円\t20千円"]])
def test_names_over_their_columns(corner: str, first: list[str], read_rows: Rows) -> None:
    found = read_rows([f"{corner}\t{NAME_1}\t{NAME_2}", *first, *PARTS])
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert [[one[1] for one in own] for own in found.budgets] == ([[10000], [20000]] if first else [[], []])
    assert (found.extras, found.issues) == ([], [])


@pytest.mark.parametrize(
    "rows",
    [
        ["区分\t公園\t道路", *PARTS],
        [f"事業名\t{NAME_1}\t{NAME_2}", *PARTS, "評価\t計画\t実績"],
    ],
)
def test_of_columns_that_nobody_can_tell_apart_nothing_is_read(rows: list[str], read_rows: Rows) -> None:
    found = read_rows(rows)
    assert (found.names, found.entries) == ([], [])
    assert {"partly-read", "unclaimed-text"} <= set(found.issues)
    assert any("円卓会議を開催しました。" in text for text in found.extras)


def test_years_over_the_columns_are_no_projects(read_rows: Rows) -> None:
    found = read_rows(["区分\t平成29年度\t平成30年度", *PARTS])
    assert not any(name in ("平成29年度", "平成30年度") for name, _ in found.names)
