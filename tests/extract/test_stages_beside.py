"""Forms with a stage beside the other (計画 | 実績) over rows of texts, and what looks like such forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.extract.conftest import Read

Rows = Callable[..., Read]

NAMES = ["歩道の段差解消事業", "街路樹の手入れ事業"]
PLAN, DONE = "枝を切ります。", "枝を切りました。"


def form(name: str, *rows: str) -> str:
    return "\n".join([f"事業名\t{name}\t", "担当課\t道路課\t", "事業概要\t道を守る。\t", *rows])


@pytest.fixture
def read_forms(read_rows: Rows) -> Callable[..., Read]:
    def run(*rows: str) -> Read:
        return read_rows(["\n\n".join(form(name, *rows) for name in NAMES)])

    return run


@pytest.mark.parametrize("titles", ["\t計画\t実績", "区分\t計画\t実績", "\t今年度の計画\t取組実績", "\t目標\t成果"])
@pytest.mark.parametrize("label", ["取組内容", "取組の内容", "内容", "剪定の進め方"])
def test_each_text_is_of_the_stage_above_it(titles: str, label: str, read_forms: Callable[..., Read]) -> None:
    found = read_forms(
        titles, f"{label}\t{PLAN}\t{DONE}", "指標（単位）\t目標値\t実績値", "手入れの回数（回）\t4\t3", "評価\tB\t"
    )
    assert [name for name, _ in found.names] == NAMES
    assert found.entries == [[("outline", "道を守る。"), ("plan", PLAN), ("final", DONE)]] * 2
    assert [[one[:5] for one in own] for own in found.measures] == [[("手入れの回数（回）", "回", None, 4, 3)]] * 2
    assert [value for _, value, _ in found.ratings[0]] == ["B"]


def test_three_stages(read_rows: Rows) -> None:
    found = read_rows(
        [
            f"事業名\t{NAMES[0]}\t\t\n担当課\t道路課\t\t\n\t計画\t中間実績\t最終実績\n"
            f"取組内容\t{PLAN}\t半分を切りました。\t{DONE}"
        ]
    )
    assert found.entries == [[("plan", PLAN), ("midterm", "半分を切りました。"), ("final", DONE)]]


def test_a_text_as_wide_as_the_form_is_of_no_stage(read_forms: Callable[..., Read]) -> None:
    found = read_forms("\t計画\t実績", f"取組内容\t{PLAN}\t", "今後の方向性\t続けます。\t")
    assert found.entries[0] == [("outline", "道を守る。"), ("plan", PLAN), ("issue_next", "続けます。")]


@pytest.mark.parametrize("corner", ["事業", "事業名"])
def test_a_table_of_projects_is_none(corner: str, read_rows: Rows) -> None:
    found = read_rows([f"{corner}\t計画\t実績", *(f"{name}\t{PLAN}\t{DONE}" for name in NAMES)])
    assert [name for name, _ in found.names] == NAMES
    assert found.entries == [[("plan", PLAN), ("final", DONE)]] * 2


def test_figures_below_stages_are_no_texts(read_forms: Callable[..., Read]) -> None:
    found = read_forms("\t計画\t実績", "手入れの回数\t4回\t3回")
    assert found.entries == [[("outline", "道を守る。")]] * 2
    assert "unclaimed-text" in found.issues
