"""What looks like a figure and is none: words of figures in prose, values in the wrong form, labels without a value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.extract.figure_forms import is_amount, is_figure, is_grade, is_plain_grade
from pipeline.extract.project_titles import is_year, split_year
from pipeline.model.document import Piece
from pipeline.model.raw import RawText
from pipeline.profiles.profile import ProfileSet
from tests.extract.conftest import FINAL_1, NAME_1, PLAN_1, Read

Rows = Callable[[list[str]], Read]


def project(*between: str) -> list[str]:
    return [f"{NAME_1} (市民協働課)\t取組", f"\t{PLAN_1}", *between, "\t最終報告", f"\t{FINAL_1}"]


@pytest.mark.parametrize(
    "line",
    [
        "目標 を見直し、計画に反映します。",
        "予算 を増やし、実績 を確かめます。",
        "評価 の結果を広報します。",
        "指標 として会議の数を用います。",
        "目標30回を上回るように努めます。",
        "予算額8,250千円で実施します。",
        "達成度 は会議の数で測ることとし、毎年公表します。",
    ],
)
def test_prose_that_begins_with_a_word_of_figures(line: str, read_rows: Rows) -> None:
    found = read_rows(project(f"\t{line}"))
    assert found.entries == [[("plan", PLAN_1 + line), ("final", FINAL_1)]]
    assert (found.measures, found.ratings, found.budgets) == ([[]], [[]], [[]])


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("評価：目標を上回る参加があり、来年度も続けます。", "目標を上回る参加があり、来年度も続けます。"),
        ("予算額：国の補助を受けて計上します", "国の補助を受けて計上します"),
        ("指標：会議の開催 12回", "会議の開催 12回"),
        ("目標値：市内の全校で実施", "市内の全校で実施"),
        ("予算額：一般会計 7千円 特別会計 0千円", "一般会計 7千円 特別会計 0千円"),
    ],
)
def test_a_label_over_something_else_heads_a_text(line: str, text: str, read_rows: Rows) -> None:
    found = read_rows(project(f"\t{line}"))
    assert found.entries == [[("plan", PLAN_1), ("other", text), ("final", FINAL_1)]]
    assert (found.measures, found.ratings, found.budgets) == ([[]], [[]], [[]])


@pytest.mark.parametrize("line", ["達成度：未定", "達成度：－", "達成度"])
def test_a_grade_that_is_not_there(line: str, read_rows: Rows) -> None:
    found = read_rows(project(f"\t{line}"))
    assert found.entries == [[("plan", PLAN_1), ("final", FINAL_1)]]
    assert (found.ratings, found.extras) == ([[]], [])


def test_a_value_in_brackets_is_no_remark_on_a_label(profiles: ProfileSet) -> None:
    labels = profiles.generic.labels
    for remarked in (
        "達成度（A～D）",
        "事業費（千円）",
        "予算額（令和4年度）",
        "目標値（R6年度）",
        "評価（5段階）",
        "実績値（人）",
    ):
        assert labels.text_kinds(remarked) != ()
    for valued in ("達成度（Ａ）", "予算額（938千円）", "自己評価（達成）", "評価（○）"):
        assert labels.text_kinds(valued) == ()


def raw(text: str) -> RawText:
    return RawText((Piece(1, 0, len(text), text),))


@pytest.mark.parametrize(
    ("title", "year", "rest"),
    [
        ("R5目標値", "R5", "目標値"),
        ("令和４年度当初予算額（千円）", "令和４年度", "当初予算額（千円）"),
        ("決算額（令和4年度）", "令和4年度", "決算額"),
        ("目標値(R6)", "R6", "目標値"),
        ("2022年度実績", "2022年度", "実績"),
        ("令和元年度", "令和元年度", None),
        ("目標値", None, "目標値"),
        ("3回目の実績", None, "3回目の実績"),
        ("65歳以上の人", None, "65歳以上の人"),
    ],
)
def test_years_of_titles(title: str, year: str | None, rest: str | None) -> None:
    found, left = split_year(raw(title))
    assert (found and found.text, left and left.text) == (year, rest)
    assert is_year(title) == (rest is None)


@pytest.mark.parametrize("text", ["3月末", "令和5年度", "A", "12月に開催", "全ての学校で実施", "継続", "第2庁舎"])
def test_no_figures(text: str) -> None:
    assert not is_figure(text)
    assert not is_amount(text)


def test_long_texts_are_searched_in_no_time() -> None:
    for text in ("人日" * 5000, "1,2" * 5000, "達成" * 5000, "(" * 5000):
        assert not is_grade(text)
        assert not is_plain_grade(text)
        is_figure(text)
        is_amount(text)
