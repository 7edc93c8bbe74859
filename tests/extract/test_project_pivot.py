"""Targets over actual values below the same years, under projects that lines name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.run import Conversion
from tests.extract.conftest import FINAL_1, FINAL_2, NAME_1, NAME_2, PLAN_1, PLAN_2, Read, flat

Rows = Callable[[Sequence[str]], Read]
Table = Callable[..., Read]
NAMES = [(NAME_1, ["市民協働課"]), (NAME_2, ["くらし安全課", "協働推進課"])]
BOTH = [[("plan", PLAN_1), ("final", FINAL_1)], [("plan", PLAN_2), ("final", FINAL_2)]]
YEARS = "H29年度\tH30年度\tR1年度"
ONE = [("会議の回数", "回", None, 10, 9, 2017), ("会議の回数", "回", None, 12, 13, 2018), ("会議の回数", "回", None, 14, None, 2019)]  # fmt: skip


def projects(figures: list[str], owner: str = "［所管：{}］", label: str = "▽{}　") -> list[str]:
    """Two projects in titled text, the first with a table of figures."""

    def one(number: int, name: str, sections: str, plan: str, final: str) -> list[str]:
        texts = [f"{label.format('主な取組')}{plan}", f"{label.format('取組の成果')}{final}"]
        return ["", f"施策{number}　{name}", owner.format(sections), *texts]

    return [
        *one(1, NAME_1, "市民協働課", PLAN_1, FINAL_1),
        *figures,
        *one(2, NAME_2, "くらし安全課、協働推進課", PLAN_2, FINAL_2),
    ]


@pytest.mark.parametrize("title", ["", "区分", "種別"])
@pytest.mark.parametrize("words", [("目標", "実績"), ("目標値", "実績値"), ("計画値", "実績")])
def test_two_rows_for_each_indicator(title: str, words: tuple[str, str], read_rows: Rows) -> None:
    rows = [
        f"指標名\t単位\t{title}\t{YEARS}",
        f"会議の回数\t回\t{words[0]}\t10\t12\t14",
        f"\t\t{words[1]}\t9\t13\t－",
        f"相談件数\t件\t{words[0]}\t1,000\t調整中\t1,200",
        f"\t\t{words[1]}\t990\t\t",
    ]
    found = read_rows(projects(rows))
    assert (found.names, found.entries) == (NAMES, BOTH)
    second = [("相談件数", "件", None, 1000, 990, 2017), ("相談件数", "件", None, None, None, 2018), ("相談件数", "件", None, 1200, None, 2019)]  # fmt: skip
    assert found.measures == [[*ONE, *second], []]
    assert found.extras == []


@pytest.mark.parametrize("owner", ["所管課：{}", "担当課　{}", "【担当課】{}", "（所管：{}）"])
@pytest.mark.parametrize("label", ["▽{}　", "＜{}＞　", "［{}］　", "▼ {}　", "≪{}≫"])
def test_lines_above_the_figures(owner: str, label: str, read_rows: Rows) -> None:
    rows = [f"指標\t単位\t\t{YEARS}", "会議の回数\t回\t目標\t10\t12\t14", "\t\t実績\t9\t13\t"]
    found = read_rows(projects(rows, owner, label))
    assert (found.names, found.entries, found.measures) == (NAMES, BOTH, [ONE, []])
    assert found.extras == []


@pytest.mark.parametrize("label", ["▽{}", "＜{}＞", "［{}］"])
def test_labels_on_lines_of_their_own_are_no_headings(label: str, read_rows: Rows) -> None:
    lines = [
        line
        for name, section, plan, final in [(NAME_1, "市民協働課", PLAN_1, FINAL_1), (NAME_2, "くらし安全課", PLAN_2, FINAL_2)]
        for line in ["", f"（1）{name}", f"担当課：{section}", label.format("施策の目的"), "暮らしを守る。", label.format("主な取組"), plan, label.format("成果"), final]
    ]  # fmt: skip
    found = read_rows(lines)
    assert [name for name, _ in found.names] == [NAME_1, NAME_2]
    assert found.entries == [[("outline", "暮らしを守る。"), *own] for own in BOTH]
    assert found.extras == []


def test_one_year_and_no_units(read_rows: Rows) -> None:
    found = read_rows(projects(["指標\t区分\t平成30年度", "会議の回数\t目標\t12回", "\t実績\t13回"]))
    assert (found.names, found.measures) == (NAMES, [[("会議の回数", "回", None, 12, 13, 2018)], []])
    assert found.extras == []


def test_the_indicator_is_printed_again(read_rows: Rows) -> None:
    rows = [f"指標\t単位\t区分\t{YEARS}", "会議の回数\t回\t目標\t10\t12\t14", "会議の回数\t回\t実績\t9\t13\t"]
    found = read_rows(projects(rows))
    assert (found.names, found.measures, found.extras) == (NAMES, [ONE, []], [])


def test_both_words_in_one_cell(read_table: Table) -> None:
    sheet = f"事業名|{NAME_1}\n担当課|市民協働課\n取組内容|{PLAN_1}\n最終報告|{FINAL_1}"
    found = read_table(
        sheet, "指標|単位|区分|H29年度|H30年度\n会議の回数|回|目標~実績|10~9|12~13\n相談件数|件|目標~実績|5~4|6"
    )
    assert found.measures == [
        [("会議の回数", "回", None, 10, 9, 2017), ("会議の回数", "回", None, 12, 13, 2018), ("相談件数", "件", None, 5, 4, 2017)]
    ]  # fmt: skip
    assert ("6" in found.extras, "unclaimed-text" in found.issues) == (True, True)


def test_the_end_of_an_indicator_overleaf(read_table: Table) -> None:
    """The page is turned in the merged cells: the end of the name stands in the second row, the unit reaches down to it."""
    sheet = f"事業名|{NAME_1}\n担当課|市民協働課\n取組内容|{PLAN_1}\n最終報告|{FINAL_1}"
    figures = "指標|単位|区分|H29年度|H30年度\n会議に加わる団|団体^|目標|10|12\n体数|実績|9|13"
    found = read_table(sheet, figures)
    assert [one[0] for one in found.measures[0]] == ["会議に加わる団体数"] * 2
    assert [one[3:5] for one in found.measures[0]] == [(10, 9), (12, 13)]


def test_figures_beside_another_word_are_left(read_rows: Rows) -> None:
    rows = [
        f"指標\t単位\t区分\t{YEARS}",
        "会議の回数\t回\t目標\t10\t12\t14",
        "\t\t実績\t9\t13\t",
        "\t\t達成率\t90％\t108％\t",
    ]
    found = read_rows(projects(rows))
    assert (found.names, found.entries, found.measures) == (NAMES, BOTH, [ONE, []])
    assert [text.startswith("達成率") for text in found.extras] == [True]
    assert "unclaimed-text" in found.issues


@pytest.mark.parametrize("heading", ["施策の実績", "■ 施策の実績", "≪主要施策の取組と成果≫"])
def test_a_heading_that_is_a_label_elsewhere(
    heading: str, convert_text: Callable[[str], Conversion], city_report: Callable[..., str]
) -> None:
    """施策の実績 labels a text in a project; over numbered names with their sections it heads the block of projects."""
    text = city_report(projects=["", *projects([], "所管課：{}")]).replace("主な事業\n", f"{heading}\n")
    found = flat(convert_text(text))
    assert ([name for name, _ in found.names], found.entries) == ([NAME_1, NAME_2], BOTH)
