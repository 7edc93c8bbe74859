"""Counts with units, and the cells that state nothing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.blanks import is_blank_mark, is_ditto_mark
from pipeline.text.counts import Count, InnerCount, parse_breakdown, parse_count
from pipeline.text.units import canonical_unit


def test_inner_counts_keep_their_labels_and_order() -> None:
    assert parse_count("14人（正規11人、再任用・嘱託3人）") == Count(
        14, "人", inner=(InnerCount(11, "正規"), InnerCount(3, "再任用・嘱託"))
    )
    assert parse_count("15(△2)") == Count(15, inner=(InnerCount(-2),))
    assert parse_count("12人、うち再任用3人") == Count(12, "人", inner=(InnerCount(3, "再任用"),))


def test_a_fraction_of_a_post_is_exact() -> None:
    assert parse_count("0.79") == Count(Decimal("0.79"))
    assert parse_count("4.05人") == Count(Decimal("4.05"), "人")


def test_a_note_does_not_change_the_count() -> None:
    assert parse_count("48名（部長含む）") == Count(48, "名")
    assert parse_count("12人（予定）") == Count(12, "人")
    assert parse_count("12人（要調整）") is None


def test_a_unit_in_brackets_is_the_unit() -> None:
    assert parse_count("938000（千円）") == Count(938_000_000, "円")


@pytest.mark.parametrize(
    "text", ["八戸", "三戸", "千歳", "一部", "二日", "三頭", "六本", "四国", "五所", "一円", "二分", "三歳"]
)
def test_words_and_places_are_not_kanji_counts(text: str) -> None:
    assert parse_count(text) is None


@pytest.mark.parametrize("text", ["8戸", "3頭", "6本", "2日", "3歳"])
def test_the_same_units_count_after_digits(text: str) -> None:
    assert parse_count(text) == Count(int(text[0]), text[1:])


def test_breakdown() -> None:
    assert parse_breakdown("(常勤職員7人、嘱託員4人)") == (InnerCount(7, "常勤職員"), InnerCount(4, "嘱託員"))
    assert parse_breakdown("正規：10 再任用：2") is None
    assert parse_breakdown("7人、4人") is None
    assert parse_breakdown("市内一円") is None
    assert parse_breakdown("") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "　",
        "-",
        "－",
        "―",
        "—",
        "ー",
        "…",
        "・・・",
        "（－）",
        "／",
        "なし",
        "データなし",
        "設定なし",
        "未定",
        "調整中",
        "N/A",
    ],
)
def test_blank_marks(text: str) -> None:
    assert is_blank_mark(text)
    assert parse_count(text) is None


@pytest.mark.parametrize("text", ["0", "０", "〇", "○", "△", "▲", "〃", "######", "一", "なしの花", "A", "×"])
def test_other_marks_are_not_blank(text: str) -> None:
    assert not is_blank_mark(text)


def test_ditto_marks() -> None:
    assert all(map(is_ditto_mark, ("〃", "同上", " 〃 ")))
    assert not any(map(is_ditto_mark, ("－", "", "同上課")))


def test_zero_is_a_count() -> None:
    assert parse_count("0") == Count(0)
    assert parse_count("〇人") == Count(0, "人")
    assert parse_count("〇") is None


@given(st.integers(0, 10**9), st.sampled_from(["人", "名", "件", "回", "円", "か所", ""]))
@settings(max_examples=60, deadline=None)
def test_every_spelling_gives_the_same_count(value: int, unit: str) -> None:
    expected = Count(value, unit or None)
    for text in (f"{value}{unit}", f"{value:,}{unit}", f"{value:,} {unit}\n"):
        assert parse_count(text) == expected
    wide = f"{value:,}{unit}".translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    assert parse_count(wide) == expected


@given(st.text("0123456789.,()（）うち人名件円%千百一二十～-△約延年 \n内、", max_size=16))
@settings(max_examples=200, deadline=None)
def test_never_raises_and_invents_no_digits(text: str) -> None:
    count = parse_count(text)
    parse_breakdown(text)
    if count is None:
        return
    assert count.unit is None or canonical_unit(count.unit) == count.unit
    assert any(character in "0123456789一二十百千" for character in text)


def test_no_runaway_patterns() -> None:
    for text in ("約" * 3000, "1" * 3000, "1(" * 1500, "うち" * 2000, "1人" * 2000, "千" * 3000, "、1" * 2000):
        assert parse_count(text) is None
        parse_breakdown(text)
