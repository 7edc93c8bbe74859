"""Forms with texts below the parts of the year: each is a text under its part, whatever the words of the form, and the form goes on below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.project_schedule import with_periods_apart
from pipeline.model.document import Cell, Piece, Row

Json = dict[str, Any]
One = Callable[[str], Json]

NAMES = ("灯台の塗りかえ事業", "釣り場の柵の更新事業", "海図の点字化事業")
SECTIONS = ("港湾課", "水産課", "港湾課")
TEXTS = ("足場を組みました。", "二面を塗りました。", "天候により一月延びました。", "残る面を塗り終えました。")
KNOWN = ("事業名", "担当課", "取組内容", "年度末の成果", "予算額")
MIXED = ("工程の名", "受け持ち課", "取組内容", "やりとげたこと", "予算額")
PERIODS = {
    "quarters": ("第1四半期", "第2四半期", "第3四半期", "第4四半期"),
    "quarters and months": (
        "第１四半期（４～６月）",
        "第２四半期（７～９月）",
        "第３四半期（１０～１２月）",
        "第４四半期（１～３月）",
    ),
    "months": ("4月～6月", "7月～9月", "10月～12月", "1月～3月"),
    "short": ("1Q", "2Q", "3Q", "4Q"),
    "halves": ("上半期（4～9月）", "下半期（10～3月）"),
}


def paper(words: tuple[str, ...], periods: tuple[str, ...], heading: str) -> str:
    name, section, plan, final, budget = words
    lines = ["令和5年度　港湾部の運営方針", "", "部長　沢村　光", "", "１　部の目標", "", "(1) 港を守ります。", ""]
    lines += [f"２　{heading}", ""]
    for at, title in enumerate(NAMES):
        lines += [f"{name}\t{title}", f"{section}\t{SECTIONS[at]}", f"{plan}\t{at + 2}か所で進めます。"]
        lines += ["\t".join(periods), "\t".join(TEXTS[: len(periods)])]
        lines += [f"{final}\t{at + 1}か所を終えました。", f"{budget}\t{at + 3},200千円", ""]
    return "\n".join(lines)


@pytest.mark.parametrize("heading", ["主な事業", "工程表"])
@pytest.mark.parametrize("words", [KNOWN, MIXED], ids=["known", "mixed"])
@pytest.mark.parametrize("periods", PERIODS.values(), ids=PERIODS)
def test_texts_below_parts_of_the_year(
    one: One, periods: tuple[str, ...], words: tuple[str, ...], heading: str
) -> None:
    projects = one(paper(words, periods, heading))["projects"]
    assert [project["name"] for project in projects] == list(NAMES)
    assert [[section["label"] for section in project["sections"]] for project in projects] == [
        [one] for one in SECTIONS
    ]
    for at, project in enumerate(projects):
        texts = {entry["label"]: entry["text"] for entry in project["entries"]}
        assert {label: texts.get(label) for label in periods} == dict(zip(periods, TEXTS, strict=False))
        assert texts[words[3]] == f"{at + 1}か所を終えました。"
        assert [budget["amount_yen"] for budget in project["budgets"]] == [(at + 3) * 1_000_000 + 200_000]


def _row(number: int, *texts: str, table: int | None = 1) -> Row:
    return Row(tuple(Cell((Piece(number, 0, len(text), text),) if text else ()) for text in texts), table=table)


def test_what_is_no_text_below_a_part_of_the_year() -> None:
    quarters = _row(1, "第1四半期", "第2四半期")
    marks = [quarters, _row(2, "●", "→")]
    two_rows = [
        quarters,
        _row(2, *TEXTS[:2]),
        _row(3, "足場を組み直して塗りました。", "残る面を塗り終えて片づけました。"),
    ]
    aside = [quarters, _row(2, *TEXTS[:2], "備考です。長いものです。")]
    elsewhere = [quarters, _row(2, *TEXTS[:2], table=2)]
    named = [_row(1, "事業名", "第1四半期"), _row(2, "灯台の塗りかえ事業", TEXTS[0])]
    for rows in (marks, two_rows, aside, elsewhere, named):
        assert with_periods_apart(rows) == rows
    pairs = with_periods_apart([quarters, _row(2, *TEXTS[:2])])
    assert [[cell.text for cell in row.cells] for row in pairs] == [["第1四半期", TEXTS[0]], ["第2四半期", TEXTS[1]]]


def course_of_work(columns: int, word_column: bool) -> str:
    """A table of projects with a column for each month, two rows a project where a word says what each is of."""
    months = [str(4 + at if at < 9 else at - 8) for at in range(columns)]
    lines = ["令和5年度　港湾部の進行管理表", "", "部長　沢村　光", "", "１　部の目標", "", "(1) 港を守ります。", ""]
    lines += ["２　主な事業", ""]
    lines.append("\t".join(["番号", "事業名", "担当課", "取組内容", *(["区分"] if word_column else []), "工程（月）", *[""] * (columns - 1), "最終報告"]))  # fmt: skip
    lines.append("\t".join([""] * (5 if word_column else 4) + months + [""]))
    for at, title in enumerate(NAMES):
        marks = ["○" if number % 3 == at else "" for number in range(columns)]
        word = ["予定"] if word_column else []
        lines.append("\t".join([str(at + 1), title, SECTIONS[at], f"{at + 2}か所で進めます。", *word, *marks, f"{at + 1}か所を終えました。"]))  # fmt: skip
        if word_column:
            lines.append("\t".join(["", "", "", "", "実績", *reversed(marks), ""]))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("word_column", [False, True])
@pytest.mark.parametrize("columns", [6, 12])
def test_marks_below_the_numbers_of_months_are_no_grades(one: One, columns: int, word_column: bool) -> None:
    projects = one(course_of_work(columns, word_column))["projects"]
    assert [project["name"] for project in projects] == list(NAMES)
    for at, project in enumerate(projects):
        assert project["ratings"] == []
        texts = [(entry["label"], entry["text"]) for entry in project["entries"]]
        assert texts == [("取組内容", f"{at + 2}か所で進めます。"), ("最終報告", f"{at + 1}か所を終えました。")]
