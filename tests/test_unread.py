"""Blocks in which nothing was read are told of where their values would be; sections are told of where their table was not understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.model.issues import Finding
from pipeline.model.report import Report
from pipeline.run import Conversion
from pipeline.unread import unread_blocks

PAPER = (
    "水道部の運営（令和3年度）\n\n部局名 水道部\n部長名 大野 昭\n\n課名\t職員数\n浄水課\t12\n配水課\t20\n\n基本方針\n水源を守ります。\n\n"
    "今年度の目標\n・ 水を守ります。\n\n主な事業\n事業名\t担当課\t取組内容\t実績\n水源林の手入れ事業\t浄水課\t間伐をします。\t4回行いました。\n"
    "水道管の更新事業\t配水課\t管を替えます。\t替えました。\n"
)


@pytest.fixture
def report(convert_text: Callable[..., Conversion]) -> Report:
    (one,) = convert_text(PAPER).record.reports
    return one


def _paths(report: Report, *known: Finding) -> list[tuple[str, str | None]]:
    return [(one.code, one.path) for one in unread_blocks(report, known, {})]


def test_a_whole_report_lacks_nothing(report: Report) -> None:
    assert _paths(report) == []


@pytest.mark.parametrize("block", ["officers", "policies", "goals", "projects"])
def test_an_empty_block_is_told_of(block: str, report: Report) -> None:
    changed: dict[str, Any] = {block: ()}
    assert _paths(report.model_copy(update=changed)) == [("missing-block", f"/{block}")]


def test_what_is_told_of_already_is_not_told_again(report: Report) -> None:
    empty = report.model_copy(update={"goals": ()})
    assert _paths(empty, Finding("goals-unclear", "", None, "/goals")) == []
    assert _paths(empty, Finding("no-layout", "")) == []


def test_sections_of_a_table_that_was_not_understood(report: Report) -> None:
    empty = report.model_copy(update={"staffing": report.staffing.model_copy(update={"sections": ()})})
    assert _paths(empty) == [("missing-block", "/staffing")]
    unclear = Finding("staffing-unclear", "", None, "/staffing")
    assert _paths(empty, unclear) == [
        ("section-not-in-staffing", "/projects/0/sections/0"),
        ("section-not-in-staffing", "/projects/1/sections/0"),
    ]


def test_a_report_of_unknown_layout_says_which_blocks_it_lacks(convert_text: Callable[..., Conversion]) -> None:
    issues = convert_text(PAPER.replace("部長名 大野 昭\n", "")).record.issues
    assert ("missing-block", "/reports/0/officers") in [(one.code, one.path) for one in issues]
