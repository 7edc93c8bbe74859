"""Papers typed with wide blanks: names with sections at the right edge, labels that headings know, titles beside or above the department."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Json = dict[str, Any]
One = Callable[[str], Json]

NAMES = ("遊具の取りかえ", "花壇づくりの支援", "川べりの散歩道")
SECTIONS = (["公園課"], ["公園課", "環境課"], ["河川課"])
AIMS = ("十五か所を点検する。", "二十の会に苗を配る。", "一キロをつなぐ。")
DONE = ("十五か所を点検した。", "十八の会に配った。", "半分をつないだ。")
HEAD = "緑化部の取組（令和5年度）\n\n部長名　沢村　光\n\n１　部の使命\n　緑を次の世代へ\n\n２　重点取組の実績\n\n"


@pytest.mark.parametrize(
    "label", ["　目標　　{}\n　実績　　{}\n", "　目標：{}\n　実績：{}\n", "　【目標】{}\n　【実績】{}\n"]
)
@pytest.mark.parametrize("mark", ["重点取組{}　", "（{}）", "{}．", "■"])
@pytest.mark.parametrize("gap", ["", "　", "　　　　", "        "])
def test_sections_in_brackets_at_the_right_edge(one: One, gap: str, mark: str, label: str) -> None:
    parts = [
        f"{mark.format(at + 1)}{name}{gap}（{'・'.join(SECTIONS[at])}）\n{label.format(AIMS[at], DONE[at])}\n"
        for at, name in enumerate(NAMES)
    ]
    projects = one(HEAD + "".join(parts))["projects"]
    assert [project["name"] for project in projects] == list(NAMES)
    assert [[one["label"] for one in project["sections"]] for project in projects] == list(SECTIONS)
    assert [[(one["entry_type"], one["text"]) for one in project["entries"]] for project in projects] == [
        [("plan", AIMS[at]), ("final", DONE[at])] for at in range(3)
    ]


def test_brackets_in_a_column_stay_a_column(one: One) -> None:
    rows = "".join(f"{name}　　（{'・'.join(SECTIONS[at])}）　　{AIMS[at]}\n" for at, name in enumerate(NAMES))
    projects = one(HEAD + "事業名　　担当課　　目標\n" + rows)["projects"]
    assert [project["name"] for project in projects] == list(NAMES)
    assert [project["entries"][0]["text"] for project in projects] == list(AIMS)


@pytest.mark.parametrize("heading", ["重点課題", "重点目標", "重点取組"])
@pytest.mark.parametrize("last", ["年度末の状況", "取組の結果"])
def test_labels_that_are_headings_elsewhere(one: One, heading: str, last: str) -> None:
    parts = [
        f"（{at + 1}）{name}\n【現状・課題】\n{at + 3}か所で傷みが進んでいます。\n【取組目標】\n{AIMS[at]}\n【担当】{SECTIONS[at][0]}\n"
        f"【達成状況】　○\n【{last}】\n{DONE[at]}\n\n"
        for at, name in enumerate(NAMES)
    ]
    paper = (
        f"令和5年度　緑化部の運営方針\n\n部長　沢村　光\n\n１．部の使命\n緑を次の世代へ\n\n２．令和5年度の{heading}\n"
        + "".join(parts)
    )
    report = one(paper)
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    for at, project in enumerate(report["projects"]):
        texts = {entry["label"].strip("【】"): entry["text"] for entry in project["entries"]}
        assert (texts["取組目標"], texts[last]) == (AIMS[at], DONE[at])
        assert [one["label"] for one in project["sections"]] == [SECTIONS[at][0]]
    assert [policy["paragraphs"] for policy in report["policies"]] == [["緑を次の世代へ"]]


@pytest.mark.parametrize(
    "head",
    [
        "令和5年度　部局別重点目標　　　　　　緑化部\n\n部長　　沢村　光\n",
        "緑化部\n\n令和5年度　部の目標及び実績\n\n緑化部長　　　　沢村　光\n",
        "緑化部\n\n令和5年度　部の目標及び実績\n\n部長　沢村　光\n",
        "令和5年度　各部の運営方針\n\n緑化部\n\n緑化部長　沢村　光\n",
    ],
)
def test_titles_beside_above_and_below_the_department(one: One, head: str) -> None:
    table = "".join(f"{name}\t{SECTIONS[at][0]}\t{AIMS[at]}\t{DONE[at]}\n" for at, name in enumerate(NAMES))
    report = one(f"{head}\n１　部の現状\n　緑が減っています。\n\n２　主な事業\n事業名\t担当課\t取組内容\t成果\n{table}")
    assert (report["department"]["name"], report["fiscal_year"]) == ("緑化部", 2023)
    assert report["title"] is not None
    assert [officer["full_name"] for officer in report["officers"]] == ["沢村 光"]
    assert [project["name"] for project in report["projects"]] == list(NAMES)


@pytest.mark.parametrize(
    ("printed", "date"),
    [("4月1日", None), ("令和5年4月1日", "2023-04-01"), ("R5.4.1", "2023-04-01"), ("2023.4.1", "2023-04-01"), ("4/1", None)],
)  # fmt: skip
def test_the_day_in_the_heading_of_the_staff(one: One, printed: str, date: str | None) -> None:
    paper = f"緑化部の運営方針（令和5年度）\n\n部長　沢村　光\n\n■職員数（{printed}）\n課名\t職員数\n公園課\t11\n河川課\t8\n\n■目標\n・緑を増やします。\n"
    staffing = one(paper)["staffing"]
    assert (staffing["as_of_label"], staffing["as_of_date"]) == (printed, date)


@pytest.mark.parametrize("label", ["（{}）", "【{}】", "{}：", "［{}］"])
def test_a_letter_of_promises_without_a_heading(one: One, label: str) -> None:
    words = [label.format(word) for word in ("担当", "内容", "進み具合", "自己評価")]
    parts = [
        f"約束{at + 1}　{name}\n" + "".join(f"　{word}{text}\n" for word, text in zip(words, (SECTIONS[at][0], AIMS[at], DONE[at], "達成"), strict=True)) + "\n"
        for at, name in enumerate(NAMES)
    ]  # fmt: skip
    paper = "緑化部長の約束　2023\n\n緑化部長　沢村　光\n\n　今年度に取り組むことをお約束します。\n\n" + "".join(parts)
    report = one(paper)
    assert report["department"]["name"] == "緑化部"
    assert [project["name"] for project in report["projects"]] == list(NAMES)
    for at, project in enumerate(report["projects"]):
        assert {entry["text"] for entry in project["entries"]} == {AIMS[at], DONE[at]}
        assert [one["value"] for one in project["ratings"]] == ["達成"]
        assert [one["label"] for one in project["sections"]] == [SECTIONS[at][0]]
