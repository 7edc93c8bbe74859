"""A head of whom the header says that he held the post before (前部長) is none of this year; departments with 前 or 元 in their names are left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.run import Conversion

Convert = Callable[[str], Conversion]
TAIL = "\n\n■ 運営方針\n\n窓口を改めます。\n"


@pytest.mark.parametrize(
    "line",
    [
        "前部長：市民部長　森 恵",
        "前部長：森 恵",
        "前部長\t森 恵",
        "旧部長：市民部長　森 恵",
        "前市民部長　森 恵",
        "部長（前任）：森 恵",
    ],
)
def test_a_former_head_is_kept_apart_and_told_of(line: str, convert_text: Convert) -> None:
    text = f"令和3年度　市民部の目標\n\n部局名：市民部\n部長：戸川 進\n{line}{TAIL}"
    record = convert_text(text).record
    (report,) = record.reports
    assert [one.full_name for one in report.officers] == ["戸川 進"]
    kept = " ".join(f"{one.label} {one.text}" for one in report.extras)
    assert "森" in kept
    assert "unclaimed-text" in {issue.code for issue in record.issues}


@pytest.mark.parametrize("line", ["元気づくり部長　森 恵", "担当部長：森 恵"])
def test_heads_of_this_year_stay(line: str, convert_text: Convert) -> None:
    text = f"令和3年度　市民部の目標\n\n部局名：市民部\n部長：戸川 進\n{line}{TAIL}"
    (report,) = convert_text(text).record.reports
    assert {one.full_name for one in report.officers} == {"戸川 進", "森 恵"}
