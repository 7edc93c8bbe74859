"""Goals in two columns, counted down each column; a circled number within a sentence; numbers before numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion
from pipeline.text.enumerators import split_marker

Json = dict[str, Any]
HEAD = "水道部の基本方針（令和3年度）\n\n部局名 水道部\n部長名 大野 昭\n\n■ 今年度の目標\n"
TAIL = "\n■ 主な事業\n事業名\t取組内容\t実績\n水源林の手入れ事業\t間伐をします。\t4回行いました。\n"


@pytest.fixture
def goals_of(
    convert_text: Callable[..., Conversion], reports_of: Callable[[Conversion], list[Json]]
) -> Callable[[str], list[tuple[int | None, str]]]:
    def run(text: str) -> list[tuple[int | None, str]]:
        (report,) = reports_of(convert_text(HEAD + text + TAIL))
        return [(goal["goal_no"], goal["text"]) for goal in report["goals"]]

    return run


GOALS = [(1, "水を守ります。"), (2, "管を替えます。"), (3, "声を聴きます。"), (4, "費用を抑えます。")]
Goals = Callable[[str], list[tuple[int | None, str]]]


def test_numbers_down_the_columns(goals_of: Goals) -> None:
    assert goals_of("1. 水を守ります。\t3. 声を聴きます。\n2. 管を替えます。\t4. 費用を抑えます。\n") == GOALS
    assert goals_of("1. 水を守ります。\t3. 声を聴きます。\n2. 管を替えます。\t\n") == GOALS[:3]


def test_numbers_along_the_rows(goals_of: Goals) -> None:
    assert goals_of("1. 水を守ります。\t2. 管を替えます。\n3. 声を聴きます。\t4. 費用を抑えます。\n") == GOALS


def test_a_circled_number_within_a_sentence_begins_no_goal(goals_of: Goals) -> None:
    text = "1. 水を守ります。\n①漏水の調査、②管の更新、③人材の育成の三つを柱に進めます。\n2. 管を替えます。\n"
    assert goals_of(text) == [
        (1, "水を守ります。①漏水の調査、②管の更新、③人材の育成の三つを柱に進めます。"),
        GOALS[1],
    ]
    cut = "1. 水を守るため、①漏水の調査、②管の更新、\n③人材の育成の三つを柱に進めます。\n2. 管を替えます。\n"
    assert [number for number, _ in goals_of(cut)] == [1, 2]


def test_circled_lines_of_a_list_stay_goals(goals_of: Goals) -> None:
    assert goals_of("①水を守ること\n②管を替えること\n③声を聴くこと\n") == [
        (1, "水を守ること"), (2, "管を替えること"), (3, "声を聴くこと"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("第1 21歳以上の市民を対象に講座を開きます。", 1),
        ("重点目標2 10か所の窓口を見直します。", 2),
        ("3　18歳未満の子どもを見守ります。", 3),
        ("3 18歳未満の子どもを見守ります。", None),
        ("第2 四半期", None),
        ("1　20人", None),
    ],
)
def test_a_mark_before_a_text_that_begins_with_a_number(line: str, number: int | None) -> None:
    found = split_marker(line)
    assert (None if found is None else found.number) == number
