"""Figures, amounts, grades, references to goals: nothing is raised, invented or lost, whatever is printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.amounts import parse_amount
from pipeline.text.goal_references import parse_goal_reference
from pipeline.text.label_years import years_of_label
from pipeline.text.measure_units import clean_unit, parts_of, rescaled, same_count, unit_in_label
from pipeline.text.no_value import is_blank_form, is_new, states_nothing
from pipeline.text.quantities import parse_quantity
from pipeline.text.ratings import parse_grade, scale_in_label

PRINT = st.text("0123456789０３.,，、%％千万億円人回件年月日度H-－△▲～→/()（）約以上☑□○ABＡ①③目標・ \n", max_size=16)
UNITS = st.sampled_from([None, "回", "人", "%", "千円", "円", "年", "頭/年"])


@given(PRINT, UNITS)
@settings(max_examples=300, deadline=None)
def test_a_figure_is_made_of_printed_digits(text: str, unit: str | None) -> None:
    found = parse_quantity(text, unit)
    if found is None:
        return
    printed = re.sub("[^0-9]", "", text.translate(str.maketrans("０３", "03")))
    digits = re.sub("[^0-9]", "", str(abs(found.value)))
    assert digits.rstrip("0") in printed or any(c in text for c in "千万億")
    assert found.unit is None or found.unit[0] in text.replace("％", "%") + "千万億"


@given(PRINT, st.sampled_from([None, 1, 1000]))
@settings(max_examples=200, deadline=None)
def test_nothing_raises(text: str, scale: int | None) -> None:
    parse_amount(text, scale)
    parse_goal_reference(text)
    years_of_label(text, 2016)
    unit = clean_unit(text)
    assert unit is None or clean_unit(unit) == unit
    grade = parse_grade(text)
    assert grade is None or parse_grade(grade) in (grade, None)
    for state in (states_nothing(text), is_blank_form(text), is_new(text)):
        assert isinstance(state, bool)
    assert unit_in_label(text) is None or "(" in text.replace("（", "(")
    scale_in_label(text)


@given(st.integers(-(10**7), 10**7), st.sampled_from(["回", "人", "件", "%", "か所", "団体", ""]))
@settings(max_examples=60, deadline=None)
def test_one_number_in_many_spellings(number: int, unit: str) -> None:
    sign = "▲" if number < 0 else ""
    wide = f"{abs(number)}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for printed in (f"{sign}{abs(number)}", f"{sign}{abs(number):,}", f"{sign}{wide}", f"{sign} {abs(number):,} "):
        found = parse_quantity(printed + unit)
        assert found is not None
        assert (found.value, found.unit, found.note) == (number, unit or None, None)


@given(st.integers(1, 10**6))
@settings(max_examples=30, deadline=None)
def test_rescaling_is_exact(number: int) -> None:
    back = rescaled(number, "円", "千円")
    assert back is not None
    assert rescaled(back, "千円", "円") == number


@pytest.mark.parametrize(
    "text", ["1" * 5000, "（" * 3000, "約" * 3000 + "3人", "①、" * 3000, "費" * 3000, "予算計" * 20 + "5", "A" * 400]
)
def test_long_texts_end_at_once(text: str) -> None:
    assert parse_quantity(text) is None
    assert parse_amount(text, 1000) is None
    assert parse_goal_reference(text) is None
    parse_grade(text)
    states_nothing(text)
    unit_in_label(text)


def test_units_that_count_the_same() -> None:
    assert same_count("人", "名")
    assert not same_count("人", "千人")
    assert not same_count("回", "件")
    assert parts_of("人（延べ）") == parts_of("人")
    assert rescaled(8, "割", "%") == 80
    assert rescaled(3, "回/月", "回/年") is None


@pytest.mark.parametrize(
    "label", ["参加者数", "参加者数（高校）", "施設（館）", "指標（平成30年度）", "相談（市）", "会議（第2回）"]
)
def test_a_bracket_in_a_name_is_not_always_a_unit(label: str) -> None:
    assert unit_in_label(label) is None


@pytest.mark.parametrize(
    ("text", "new"), [("新規", True), ("（新規）", True), ("新規事業", True), ("新規就農者", False), ("", False)]
)
def test_new_things_have_no_baseline(text: str, new: bool) -> None:
    assert is_new(text) is new
