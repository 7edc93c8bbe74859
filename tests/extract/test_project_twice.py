"""Projects printed in a table of plans and again in one of results; titles that end with their table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Rows = Callable[[Sequence[str]], Read]
NAMES = [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
BOTH = [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]
PLANS = [
    "番号\t事業名\t担当課\t取組計画",
    f"1\t{NAME_1}\t市民協働課\t{PLAN_1}",
    f"2\t{NAME_2}\tくらし安全課\t{PLAN_2}",
]
RESULTS = ["番号\t事業名\t取組実績\t達成度", f"1\t{NAME_1}\t{FINAL_1}\tＡ", f"2\t{NAME_2}\t{FINAL_2}\tＢ"]


def test_plans_and_results_of_the_same_projects(read_rows: Rows) -> None:
    found = read_rows([*PLANS, "", *RESULTS])
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert found.ratings == [[("達成度", "A", "result")], [("達成度", "B", "result")]]
    assert (found.extras, found.issues) == ([], [])


def test_a_second_print_that_says_the_same_kind_of_thing_is_another_project(read_rows: Rows) -> None:
    found = read_rows([*PLANS, "", *PLANS])
    assert [name for name, _ in found.names] == [NAME_1, NAME_2, NAME_1, NAME_2]
    assert found.issues.count("duplicate-project") == 2


def test_names_in_another_order_are_put_together_by_their_words(read_rows: Rows) -> None:
    found = read_rows([*PLANS, "", RESULTS[0], RESULTS[2], RESULTS[1]])
    assert (found.names, found.entries) == (NAMES, BOTH)
    assert found.ratings == [[("達成度", "A", "result")], [("達成度", "B", "result")]]


def test_titles_of_figures_end_with_their_table(read_rows: Rows) -> None:
    def card(name: str, section: str, plan: str, indicator: str, target: str) -> list[str]:
        rows = [f"重点事業{name}", f"担当課\t{section}", f"取組内容\t{plan}", "指標\t\t\t単位\t目標値"]
        return [*rows, f"{indicator}\t\t\t回\t{target}", ""]

    found = read_rows([
        *card(f"1　{NAME_1}\t\t\t\t", "市民協働課", PLAN_1, "円卓会議の開催数", "12"),
        *card(f"2　{NAME_2}\t\t\t\t", "くらし安全課", PLAN_2, "相談の件数", "250"),
    ])  # fmt: skip
    assert found.names == NAMES
    assert found.entries == [[("plan", PLAN_1)], [("plan", PLAN_2)]]
    assert [[one[3] for one in own] for own in found.measures] == [[12], [250]]
