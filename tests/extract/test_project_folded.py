"""Tables with several rows for each project: two rows of titles over rows by turns, names as wide as the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Rows = Callable[[Sequence[str]], Read]
NAMES = [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
BOTH = [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]
BODY = [
    f"1\t{NAME_1}\t\t市民協働課\t",
    f"\t{PLAN_1}\t\t{FINAL_1}\tＡ",
    f"2\t{NAME_2}\t\tくらし安全課\t",
    f"\t{PLAN_2}\t\t{FINAL_2}\tＢ",
]
TITLES = ["No.\t事業名\t\t担当課\t", "\t取組内容\t\t取組実績\t達成度"]


@pytest.mark.parametrize("name", ["事業名", "重点事業", "マニフェスト項目"])
def test_two_rows_of_titles_over_two_rows_each(name: str, read_rows: Rows) -> None:
    found = read_rows([TITLES[0].replace("事業名", name), TITLES[1], *BODY])
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert found.ratings == [[("達成度", "A", "result")], [("達成度", "B", "result")]]
    assert (found.extras, found.issues) == ([], [])


def test_titles_printed_again_between_projects(read_rows: Rows) -> None:
    found = read_rows([*TITLES, *BODY[:2], *TITLES, *BODY[2:]])
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert (found.extras, found.issues) == ([], [])


def test_a_project_without_texts_yet(read_rows: Rows) -> None:
    found = read_rows([*TITLES, *BODY[:2], BODY[2], f"\t{PLAN_2}\t\t\t"])
    assert found.names == NAMES
    assert found.entries == [BOTH[0], [("plan", PLAN_2)]]


def test_nested_titles_are_no_second_row_of_each_project(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t担当課\t取組内容\t評価\t", "\t\t\t進捗度\t達成度",
        f"{NAME_1}\t市民協働課\t{PLAN_1}\t順調\tＡ", f"{NAME_2}\tくらし安全課\t{PLAN_2}\t遅れ\tＢ",
    ])  # fmt: skip
    assert found.names == NAMES
    assert found.entries == [[("plan", PLAN_1)], [("plan", PLAN_2)]]
    assert [len(one) for one in found.ratings] == [2, 2]


SPANNED = [
    "取組予定\t取組の成果",
    f"(1) {NAME_1} （市民協働課）\t",
    f"{PLAN_1}\t{FINAL_1}",
    f"(2) {NAME_2} （くらし安全課）\t",
    f"{PLAN_2}\t{FINAL_2}",
]


def test_names_as_wide_as_the_table(read_rows: Rows) -> None:
    found = read_rows(SPANNED)
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert (found.extras, found.issues) == ([], [])


def test_names_as_wide_as_the_table_before_there_are_results(read_rows: Rows) -> None:
    found = read_rows([*SPANNED[:2], f"{PLAN_1}\t", SPANNED[3], f"{PLAN_2}\t"])
    assert found.names == NAMES
    assert found.entries == [[("plan", PLAN_1)], [("plan", PLAN_2)]]
    assert found.extras == []
