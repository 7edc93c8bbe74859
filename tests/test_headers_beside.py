"""A header that stands beside or below the first words of a report; two rows of titles that open the block of projects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]
PROJECTS = "■ 重点項目と達成状況\n\nNo.\t重点事業\t\t担当課\t\n\t取組内容\t\t取組実績\t達成度\n1\t水源林の手入れ事業\t\t施設課\t\n\t間伐をします。\t\t4回行いました。\tＡ\n2\t水道管の更新事業\t\t配水課\t\n\t管を替えます。\t\t替えました。\tＢ\n"
HEADER = "部局名\t水道部\n部長名\t大野 昭\n"


@pytest.fixture
def one(
    convert_text: Callable[..., Conversion], reports_of: Callable[[Conversion], list[Json]]
) -> Callable[[str], Json]:
    def run(text: str) -> Json:
        (report,) = reports_of(convert_text("水道部長マニフェスト（令和3年度）\n\n" + text))
        return report

    return run


@pytest.mark.parametrize("heading", ["部長からのメッセージ", "部長コメント", "部長からひとこと"])
def test_a_header_below_the_heads_message(heading: str, one: Callable[[str], Json]) -> None:
    report = one(f"{heading}\n水源を守り、安全な水をお届けします。\n\n{HEADER}\n{PROJECTS}")
    assert report["department"]["name"] == "水道部"
    assert [head["full_name"] for head in report["officers"]] == ["大野 昭"]
    assert [(one["kind"], one["paragraphs"]) for one in report["policies"]] == [
        ("message", ["水源を守り、安全な水をお届けします。"])
    ]
    assert [project["name"] for project in report["projects"]] == ["水源林の手入れ事業", "水道管の更新事業"]


def test_words_of_a_header_within_a_message_stay_in_it(one: Callable[[str], Json]) -> None:
    text = "部長名で市民の皆様に申し上げます。水源を守ります。"
    report = one(f"{HEADER}\n部長からのメッセージ\n{text}\n\n{PROJECTS}")
    assert report["policies"][0]["paragraphs"] == [text]


def test_two_rows_of_titles_open_a_block_without_a_heading(one: Callable[[str], Json]) -> None:
    report = one(f"{HEADER}\n基本方針\n水源を守ります。\n\n" + PROJECTS.partition("\n\n")[2])
    assert [project["name"] for project in report["projects"]] == ["水源林の手入れ事業", "水道管の更新事業"]
    assert report["policies"][0]["paragraphs"] == ["水源を守ります。"]


HALF = "令和3年度　水道部の目標　中間報告\n\n水道部長　大野 昭\n\n■ 目標と進み具合\n\n事業名\t目標\t上半期の取組状況\t{second}\n水源林の手入れ事業\t手入れを進める。\t間伐をしました。\t植え付けをします。\n水道管の更新事業\t更新を進める。\t替えました。\t続けます。\n"


def test_a_report_of_the_half_year(
    convert_text: Callable[..., Conversion], reports_of: Callable[[Conversion], list[Json]]
) -> None:
    (report,) = reports_of(convert_text(HALF.format(second="下半期の取組")))
    assert (report["title"], report["department"]["name"]) == ("令和3年度 水道部の目標 中間報告", "水道部")
    assert (report["fiscal_year"], report["report_status"]) == (2021, "midterm")
    assert [one["entry_type"] for one in report["projects"][0]["entries"]] == ["plan", "midterm", "plan"]


def test_what_was_done_in_the_second_half_is_no_plan(
    convert_text: Callable[..., Conversion], reports_of: Callable[[Conversion], list[Json]]
) -> None:
    (report,) = reports_of(convert_text(HALF.format(second="下半期の取組実績")))
    assert [one["entry_type"] for one in report["projects"][0]["entries"]] == ["plan", "midterm", "final"]


def test_labels_that_speak_of_tasks_make_no_goals_of_the_names_above_them(one: Callable[[str], Json]) -> None:
    texts = "・概要：森を守ります。\n・取組内容：間伐をします。\n・今後の課題：担い手が足りません。\n"
    names = ("（1）水源林の手入れ事業（施設課）", "（2）水道管の更新事業（配水課）")
    lines = "".join(f"{name}\n{texts}" for name in names)
    report = one(f"{HEADER}\n■ 今年度の目標\n・水を守ります。\n・管を替えます。\n\n■ 重点的に取り組む事業\n{lines}")
    assert [project["name"] for project in report["projects"]] == ["水源林の手入れ事業", "水道管の更新事業"]
    assert [goal["text"] for goal in report["goals"]] == ["水を守ります。", "管を替えます。"]
