"""What was done in each quarter, a column each, beside what a schedule says of months."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.extract.conftest import NAME_1, NAME_2, PLAN_1, PLAN_2, Read

Rows = Callable[[Sequence[str]], Read]
Table = Callable[..., Read]
NAMES = [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課"])]
DONE = [
    [("plan", PLAN_1), ("other", "会議を開きました。"), ("other", "要綱を定めました。")],
    [("plan", PLAN_2), ("other", "相談員を募りました。"), ("other", "採用しました。")],
]
GRADES = [[("達成状況", "A", "result")], [("達成状況", "B", "result")]]
ROWS = [
    f"1\t{NAME_1}\t市民協働課\t{PLAN_1}\t会議を開きました。\t要綱を定めました。\t\t\tＡ",
    f"2\t{NAME_2}\tくらし安全課\t{PLAN_2}\t相談員を募りました。\t\t採用しました。\t\tＢ",
]
QUARTERS = ["第1四半期\t第2四半期\t第3四半期\t第4四半期", "4～6月\t7～9月\t10～12月\t1～3月", "１Ｑ\t２Ｑ\t３Ｑ\t４Ｑ"]


@pytest.mark.parametrize("quarters", QUARTERS)
@pytest.mark.parametrize("over", ["進捗状況", "四半期ごとの進捗状況"])
def test_below_a_title(quarters: str, over: str, read_rows: Rows) -> None:
    upper = f"No.\t取組名\t担当課\t年度目標\t{over}\t\t\t\t達成状況"
    found = read_rows([upper, f"\t\t\t\t{quarters}\t", *ROWS])
    assert (found.names, found.entries, found.ratings) == (NAMES, DONE, GRADES)
    assert (found.extras, found.issues) == ([], [])


def test_below_a_merged_title(read_table: Table) -> None:
    titles = "No.^|取組名^|担当課^|年度目標^|進捗状況<<<|達成状況^\n4～6月|7～9月|10～12月|1～3月"
    found = read_table("\n".join([titles, *ROWS]).replace("\t", "|"))
    assert (found.names, found.entries, found.ratings) == (NAMES, DONE, GRADES)
    assert (found.extras, found.issues) == ([], [])


def test_in_one_row_of_titles_printed_twice(read_rows: Rows) -> None:
    titles = f"No.\t取組名\t担当課\t年度目標\t{QUARTERS[0]}\t達成状況"
    found = read_rows([titles, ROWS[0], "", titles, ROWS[1]])
    assert (found.names, found.entries, found.ratings) == (NAMES, DONE, GRADES)
    assert (found.extras, found.issues) == ([], [])


@pytest.mark.parametrize("over", ["進捗状況", "取組の実績"])
def test_words_below_a_title_of_reports(over: str, read_rows: Rows) -> None:
    found = read_rows([
        f"事業名\t担当課\t年度目標\t{over}\t\t\t",
        "\t\t\t4～6月\t7～9月\t10～12月\t1～3月",
        f"{NAME_1}\t市民協働課\t{PLAN_1}\t仕様書の作成\t契約\t\t",
        f"{NAME_2}\tくらし安全課\t{PLAN_2}\t募集\t\t採用\t",
    ])  # fmt: skip
    assert [own[1:] for own in found.entries] == [
        [("other", "仕様書の作成"), ("other", "契約")],
        [("other", "募集"), ("other", "採用")],
    ]
    assert (found.extras, found.issues) == ([], [])


def test_a_schedule_is_no_report(read_rows: Rows) -> None:
    found = read_rows([
        "事業名\t担当課\t年度目標\t実施スケジュール\t\t\t\t評価",
        "\t\t\t4～6月\t7～9月\t10～12月\t1～3月\t",
        f"{NAME_1}\t市民協働課\t{PLAN_1}\t→\t●\t\t\tＡ",
        f"{NAME_2}\tくらし安全課\t{PLAN_2}\t準備\t\t実施\t\tＢ",
    ])  # fmt: skip
    assert found.entries == [[("plan", PLAN_1)], [("plan", PLAN_2)]]
    assert found.extras == ["→ ●", "準備 実施"]
