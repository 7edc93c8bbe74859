"""Chapters headed by a section with its head and staff, and what stands between tables of projects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
ConvertText = Callable[[str], Conversion]
ReportsOf = Callable[[Conversion], list[Json]]

TITLES = "業務名\t実施計画\t年度末の状況\t自己評価\n"
TOP = "令和3年度　港湾建設部　業務目標\n\n部名　港湾建設部\n部長名　大野 昭\n\n■部の経営方針\n\n市民の暮らしを守ります。\n"


def _row(name: str) -> str:
    return f"{name}事業\t窓口を2か所に増やします。\t窓口を2か所に増やしました。\tＡ\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("■道路課（課長　大野　進、12名）", "■営繕室（室長　（兼）大野　武、3名）"),
        ("１　道路課　課長：大野　進　職員数：12名", "２　営繕室　室長：（兼）大野　武　職員数：3名"),
        ("● 道路課　課長　大野　進　職員12人", "● 営繕室　室長　（兼）大野　武　職員3人"),
    ],
)
def test_chapters_name_the_sections(first: str, second: str, convert_text: ConvertText, reports_of: ReportsOf) -> None:
    text = f"{TOP}※職員数は令和3年4月1日時点\n\n{first}\n\n{TITLES}{_row('舗装')}\n{second}\n\n{TITLES}{_row('改修')}"
    (report,) = reports_of(convert_text(text))
    staffing = report["staffing"]
    assert staffing["as_of_date"] == "2021-04-01"
    assert [(one["name"], one["staff_count"]) for one in staffing["sections"]] == [("道路課", 12), ("営繕室", 3)]
    assert [[man["family_name"] for man in one["officers"]] for one in staffing["sections"]] == [["大野"], ["大野"]]
    assert [one["name"] for one in report["projects"]] == ["舗装事業", "改修事業"]
    assert [one["paragraphs"] for one in report["policies"]] == [["市民の暮らしを守ります。"]]


def test_one_line_of_the_form_is_no_chapter(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    text = f"{TOP}\n■重点業務\n\n{TITLES}{_row('舗装')}\n道路課（課長　大野　進、12名）\n"
    (report,) = reports_of(convert_text(text))
    assert report["staffing"]["sections"] == []


def test_wide_blanks_part_a_heading_into_cells(convert_text: ConvertText, reports_of: ReportsOf) -> None:
    chapters = ("■道路課　　課長　大野　進", "■営繕室　　室長　大野　武")
    text = f"{TOP}\n{chapters[0]}\n\n{TITLES}{_row('舗装')}\n{chapters[1]}\n\n{TITLES}{_row('改修')}"
    (report,) = reports_of(convert_text(text))
    assert [one["name"] for one in report["staffing"]["sections"]] == ["道路課", "営繕室"]
    assert [one["name"] for one in report["projects"]] == ["舗装事業", "改修事業"]
