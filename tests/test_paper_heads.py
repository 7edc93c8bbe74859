"""Titles of general words above a head, lists of staff on a line, readings in a column, the department's own work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
ConvertText = Callable[[str], Conversion]
ReportsOf = Callable[[Conversion], list[Json]]

PROJECTS = "事業名\t取組内容\t実績\n桟橋の塗替え事業\t2か所を塗ります。\t2か所を塗りました。\n"
POLICY = "■部の運営方針\n\n港を守ります。\n\n"
STAFF = "職員数　合計30人（港湾課16人、営繕課　8人、魚市場6人）　※R4.4.1現在\n\n"


@pytest.mark.parametrize(
    "title", ["令和4年度　部の重点事業　進行管理票", "重点事業管理票（令和4年度）", "重点事業達成状況報告書　令和4年度"]
)
@pytest.mark.parametrize("head", ["部名\t部長名\n港湾部\t大野 昭\n", "【港湾部】\n港湾部長　大野 昭\n"])
def test_a_title_of_general_words_above_the_head(title: str, head: str, one: Callable[[str], Json]) -> None:
    report = one(f"{title}\n\n{head}\n\n{POLICY}■主な事業\n\n{PROJECTS}")
    assert report["title"].replace(" ", "") == title.replace("　", "")
    assert (report["fiscal_year"], report["department"]["name"]) == (2022, "港湾部")
    assert [officer["full_name"] for officer in report["officers"]] == ["大野 昭"]


def test_a_line_of_a_subject_is_no_title(one: Callable[[str], Json]) -> None:
    report = one(f"令和4年度　桟橋の塗替え\n\n【港湾部】\n港湾部長　大野 昭\n\n{POLICY}■主な事業\n\n{PROJECTS}")
    assert report["title"] != "令和4年度 桟橋の塗替え"


def test_a_list_of_the_staff_on_a_line(one: Callable[[str], Json]) -> None:
    report = one(f"令和4年度　港湾部の運営方針\n\n港湾部長　大野 昭\n{STAFF}{POLICY}■主な事業\n\n{PROJECTS}")
    staffing = report["staffing"]
    assert [(own["name"], own["staff_count"]) for own in staffing["sections"]] == [
        ("港湾課", 16),
        ("営繕課", 8),
        ("魚市場", 6),
    ]
    assert (staffing["stated_total"]["staff_count"], staffing["as_of_date"]) == (30, "2022-04-01")


@pytest.mark.parametrize(
    "line", ["利用者数　合計30人（港湾課16人、営繕課14人）", "職員数　30人（正職員16人、再任用職員14人）"]
)
def test_other_lists_name_no_sections(line: str, one: Callable[[str], Json]) -> None:
    report = one(f"令和4年度　港湾部の運営方針\n\n港湾部長　大野 昭\n{line}\n\n{POLICY}■主な事業\n\n{PROJECTS}")
    assert report["staffing"]["sections"] == []


def test_readings_in_a_column_of_their_own(one: Callable[[str], Json]) -> None:
    table = "課名\t職\t氏名\tふりがな\t人数\n港湾課\t課長\t大野 進\tおおの すすむ\t16\n営繕課\t課長\t欠員\t\t14\n"
    report = one(
        f"令和4年度　港湾部の運営方針\n\n港湾部長　大野 昭\n\n■組織（令和4年4月1日現在）\n\n{table}\n{POLICY}■主な事業\n\n{PROJECTS}"
    )
    first, second = [section["officers"][0] for section in report["staffing"]["sections"]]
    assert (first["label"], first["family_name_kana"], first["given_name_kana"]) == ("大野 進", "オオノ", "ススム")
    assert (second["full_name"], second["family_name_kana"]) == (None, None)
    assert "ふりがな" not in str(report["extras"])


def test_the_work_of_the_department_is_its_mission(one: Callable[[str], Json]) -> None:
    text = "令和4年度　港湾部の運営方針\n\n港湾部長　大野 昭\n\n◆部の仕事\n\n港を支えること。\n\n◆仕事の進め方\n\n声を聴きます。\n\n"
    report = one(f"{text}◆主な仕事\n\n{PROJECTS}")
    assert [(own["kind"], own["paragraphs"]) for own in report["policies"]] == [
        ("mission", ["港を支えること。"]),
        ("policy", ["声を聴きます。"]),
    ]
    assert [project["name"] for project in report["projects"]] == ["桟橋の塗替え事業"]


def test_the_only_work_is_that_of_projects(one: Callable[[str], Json]) -> None:
    text = "令和4年度　港湾部の運営方針\n\n港湾部長　大野 昭\n\n◆部の仕事\n\n"
    report = one(f"{text}{PROJECTS}")
    assert [project["name"] for project in report["projects"]] == ["桟橋の塗替え事業"]
    assert report["policies"] == []
