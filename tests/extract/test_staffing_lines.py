"""Staffing printed on lines: lists of sections, numbers in brackets, and what reading order tore apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

Json = dict[str, Any]


@pytest.fixture
def read(convert_text: Callable[[str], Conversion], city_report: Callable[..., str]) -> Callable[..., Json]:
    def run(*rows: str, header: tuple[str, ...] = ("部局名 市民環境部", "部長名 高﨑 邦夫")) -> Json:
        text = city_report(sections=rows, header=header)
        text = text.replace("部局内の執行体制\t\t\n課名\t課長名\t職員数", "部局内の執行体制")
        return convert_text(text).record.model_dump(mode="json")

    return run


def sections(record: Json) -> list[tuple[str, Any, Json, list[str | None]]]:
    return [
        (one["name"], one["staff_count"], one["staff_counts"], [head["full_name"] for head in one["officers"]])
        for one in record["reports"][0]["staffing"]["sections"]
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("○市民課（9人）", ("市民課", 9, {}, [])),
        ("・市民課：9名", ("市民課", 9, {}, [])),
        ("市民課 奥村 弘 9人", ("市民課", 9, {}, ["奥村 弘"])),
        ("市民課（課長 奥村 弘）9名", ("市民課", 9, {}, ["奥村 弘"])),
        ("市民課長 奥村 弘 9", ("市民課", 9, {}, ["奥村 弘"])),
        ("市 民 課 奥村 弘 9", ("市民課", 9, {}, ["奥村 弘"])),
        ("市民課 (常勤職員7人、嘱託員4人)", ("市民課", None, {"regular": 7, "contract": 4}, [])),
        ("消防2課（12人）", ("消防2課", 12, {}, [])),
        ("市民課", ("市民課", None, {}, [])),
    ],
)
def test_a_section_on_a_line(line: str, expected: Any, read: Callable[..., Json]) -> None:
    record = read(line)
    assert sections(record) == [expected]
    assert record["reports"][0]["extras"] == []


def test_names_in_a_row(read: Callable[..., Json]) -> None:
    assert [one[0] for one in sections(read("市民課、環境政策課、税務課"))] == ["市民課", "環境政策課", "税務課"]


@pytest.mark.parametrize(
    "line",
    [
        "市民課では9人が働いています。",
        "市民課と環境課の9人",
        "人権教育 9人",
        "公園 9人",
        "市民課 (常勤職員7人、ボランティア4人)",
    ],
)
def test_a_sentence_is_no_section_with_a_number(line: str, read: Callable[..., Json]) -> None:
    assert all(one[1] is None and not one[2] for one in sections(read(line)))


def test_titles_and_rows_with_single_blanks(read: Callable[..., Json]) -> None:
    record = read("課名 課長名 正規 再任用 計", "市民課 奥村 弘 9 3 12", "環境課 森田 愛 8 4")
    assert sections(record) == [
        ("市民課", 12, {"regular": 9, "reappointed": 3}, ["奥村 弘"]),
        ("環境課", None, {}, ["森田 愛"]),
    ]
    assert ("staffing-unclear", "/reports/0/staffing/sections/1") in [(i["code"], i["path"]) for i in record["issues"]]


def test_a_torn_table_gives_no_numbers(read: Callable[..., Json]) -> None:
    record = read("市民課", "奥村 弘", "10", "6", "環境課", "森田 愛", "9", "2")
    assert sections(record) == [("市民課", None, {}, []), ("環境課", None, {}, [])]
    assert ("staffing-unclear", "/reports/0/staffing") in [(i["code"], i["path"]) for i in record["issues"]]
    assert [extra["text"] for extra in record["reports"][0]["extras"]].count("10") == 1


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("部全体の人員 12名", (12, False)),
        ("計（部長含む） 12人", (12, True)),
        ("職員数：12人", (12, False)),
        ("職員総数　12人（部長を含む）", (12, True)),
        ("会議 12回", None),
    ],
)
def test_totals(line: str, total: Any, read: Callable[..., Json]) -> None:
    stated = read("市民課 奥村 弘 12人", line)["reports"][0]["staffing"]["stated_total"]
    assert (stated and (stated["staff_count"], stated["includes_head"])) == total


def test_notes_are_kept_under_their_mark(read: Callable[..., Json]) -> None:
    record = read("市民課 奥村 弘 12人", "※ 再任用職員を含みます")
    assert [(one["label"], one["text"]) for one in record["reports"][0]["extras"]] == [("※", "再任用職員を含みます")]
    assert "unclaimed-text" not in [issue["code"] for issue in record["issues"]]


def test_staff_on_the_line_of_the_heading(read: Callable[..., Json]) -> None:
    header = ("部局名 市民環境部", "執行体制 広聴課 (常勤職員7人、嘱託員4人)")
    assert ("広聴課", None, {"regular": 7, "contract": 4}, []) in sections(read("市民課", header=header))
