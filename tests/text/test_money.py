"""Money as printed, with and without a caption's unit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.money import parse_yen, yen_scale


def test_the_amounts_own_unit_beats_the_caption() -> None:
    assert parse_yen("8,250千円", unit_scale=1) == 8_250_000
    assert parse_yen("4,401,202円", unit_scale=1000) == 4_401_202
    assert parse_yen("￥1,200", unit_scale=1000) == 1200


def test_no_unit_no_amount() -> None:
    assert parse_yen("75,452") is None
    assert parse_yen("75,452", unit_scale=1000) == 75_452_000


@pytest.mark.parametrize(
    "text",
    [
        "千円",
        "百万円",
        "金額千円",
        "予算額（事業費）千円",
        "約8千円",
        "8千円以内",
        "8千円、9千円",
        "8,25千円",
        "0.0001千円",
    ],
)
def test_refuses(text: str) -> None:
    assert parse_yen(text) is None
    assert parse_yen(text, unit_scale=1000) is None


@pytest.mark.parametrize(
    ("caption", "scale"),
    [
        *(
            ("（単位：千円）", 1000),
            ("(単位:百万円)", 1_000_000),
            ("単位 円", 1),
            ("千円", 1000),
            ("予算額（万円）", 10_000),
        ),
        *(("単位：人", None), ("予算額", None), ("8,250千円", None), ("", None), ("（単位：千円、人）", None)),
    ],
)
def test_captions(caption: str, scale: int | None) -> None:
    assert yen_scale(caption) == scale


@given(st.integers(-(10**9), 10**9))
@settings(max_examples=50, deadline=None)
def test_one_amount_in_many_spellings(thousands: int) -> None:
    sign, digits = ("△" if thousands < 0 else ""), f"{abs(thousands):,}"
    expected = thousands * 1000
    assert parse_yen(f"{sign}{digits}千円") == expected
    assert parse_yen(f"{sign} {digits} 千円") == expected
    assert parse_yen(f"{sign}{digits}", unit_scale=1000) == expected
    assert parse_yen(f"{sign}{abs(thousands) * 1000:,}円") == expected


@given(st.text("0123456789.,千万億百円△-()（）予算額金 ¥", max_size=14), st.sampled_from([None, 1, 1000]))
@settings(max_examples=150, deadline=None)
def test_never_raises(text: str, unit_scale: int | None) -> None:
    assert isinstance(parse_yen(text, unit_scale), int | None)
