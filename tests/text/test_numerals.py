"""Numbers as printed, and numbers written in every way that is understood."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.numerals import parse_number

PLACES = (("兆", 10**12), ("億", 10**8), ("万", 10**4), ("", 1))


def in_kanji(value: int, *, digits: str = "〇一二三四五六七八九", small: str = "千百十") -> str:
    """A whole number below 10^16 written in full with 一千, 一百 shortened to 千, 百."""
    if value == 0:
        return digits[0]
    text = ""
    for name, size in PLACES:
        part, value = divmod(value, size)
        if part:
            text += four_places(part, digits, small) + name
    return text


def four_places(value: int, digits: str, small: str) -> str:
    text = ""
    for name, size in zip((*small, ""), (1000, 100, 10, 1), strict=True):
        count, value = divmod(value, size)
        if count:
            text += (digits[count] if count > 1 or not name or digits[1] != "一" else "") + name
    return text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("０５", 5),
        ("１２，３４５", 12345),
        ("3, 438", 3438),
        ("1,234.5", Decimal("1234.5")),
        ("9.0", 9),
        ("△ 111,155", -111155),
        ("−7", -7),
        ("－7", -7),
        ("マイナス 7", -7),
        ("＋7", 7),
        ("十", 10),
        ("廿五", 25),
        ("二千〇五", 2005),
        ("二○一六", 2016),
        ("壱萬弐阡", 12000),
        ("3千5百", 3500),
        ("123百万", 123_000_000),
        ("0千", 0),
        ("12億3456万7千", 1_234_567_000),
    ],
)
def test_reads(text: str, value: int | Decimal) -> None:
    assert parse_number(text) == value
    assert type(parse_number(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "△", "1,23", "12,3456", "1,2345", "71,1", "53、6", "1.2.3", ".5", "5.", "0463", "1 2"),
        *("万", "億", "万一", "一万億", "二十三十", "百百", "十二三", "1二", "一,二三四", "1.5億300万", "1億12,345万"),
        *("数十", "十数", "第一", "①", "½", "٣", "२", "1e3", "0x10", "１二", "12人", "--5", "△-5"),
    ],
)
def test_refuses(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(0, 10**16 - 1))
@settings(max_examples=60, deadline=None)
def test_kanji_numerals_come_back(value: int) -> None:
    assert parse_number(in_kanji(value)) == value
    assert parse_number(in_kanji(value, digits="零壱弐参肆伍陸漆捌玖", small="阡佰拾")) == value


@given(st.integers(-(10**12), 10**12))
@settings(max_examples=40, deadline=None)
def test_separated_digits_come_back(value: int) -> None:
    text = f"{value:,}"
    assert parse_number(text) == value
    assert parse_number(text.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))) == value


@given(st.integers(1, 9999), st.integers(0, 9999), st.integers(0, 9999))
@settings(max_examples=40, deadline=None)
def test_digits_with_places_come_back(oku: int, man: int, ones: int) -> None:
    text = f"{oku:,}億" + (f"{man:,}万" if man else "") + (f"{ones:,}" if ones else "")
    assert parse_number(text) == oku * 10**8 + man * 10**4 + ones


@given(st.text("0123456789.,-△一二三十百千万億兆〇 壱拾廿", max_size=14))
@settings(max_examples=150, deadline=None)
def test_never_raises_and_is_exact(text: str) -> None:
    assert isinstance(parse_number(text), int | Decimal | None)
