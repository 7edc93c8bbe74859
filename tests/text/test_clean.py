"""Cleaning a field's text: what changes, what must stay."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.clean import clean_text, settle_dashes
from pipeline.text.radicals import RADICALS

TROUBLE = st.sampled_from(
    "サセタビスンッー-－―‐−~～〜12aA．，・かカ゛ﾞﾟ"
    "\u3099\u309aｶﾊ゜ \t\n\r\u3000\xa0\u200b\ufe00（「①㍻㈱髙\u2fca\ufa10\u212a\u0301"
)
TEXTS = st.text(alphabet=st.one_of(TROUBLE, st.characters()), max_size=12)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_result_is_nfc_without_blanks_but_single_spaces_tabs_and_newlines(text: str) -> None:
    cleaned = clean_text(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert {character for character in cleaned if character.isspace()} <= {" ", "\t", "\n"}
    assert "  " not in cleaned
    assert cleaned == cleaned.strip(" \n")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_digit_is_invented_or_lost(text: str) -> None:
    folded = str.maketrans("０１２３４５６７８９", "0123456789")
    digits = [c for c in text.translate(folded) if c in "0123456789"]
    assert [c for c in clean_text(text) if c in "0123456789"] == digits


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="サセタビスンッー-－―‐−～12aA ）「市", max_size=12))
def test_settling_dashes_keeps_the_length(text: str) -> None:
    assert len(settle_dashes(text)) == len(text)


def test_every_radical_becomes_a_character_that_is_no_radical() -> None:
    assert len(RADICALS) == 328
    assert not set(RADICALS) & set(RADICALS.values())
    assert all(0x2E80 <= ord(radical) <= 0x2FD5 for radical in RADICALS)


def test_kangxi_radicals_agree_with_unicode_but_for_the_two_that_japanese_fonts_draw_otherwise() -> None:
    kangxi = [chr(c) for c in range(0x2F00, 0x2FD6)]
    assert [r for r in kangxi if RADICALS[r] != unicodedata.normalize("NFKC", r)] == ["\u2f3e", "\u2fca"]


@pytest.mark.parametrize(
    "text",
    [
        "①⑴❶㉑㈱㎡㌔Ⅳ№℡",
        "（仮称）【案】〔注〕［参考］",
        "髙橋 﨑山 𠮷田 渡邊 德永",
        "セ一ル 三－五 4月－6月 －",
        "第1，第2、10：00／28／4／1",
        "アンケート－結果 プラン－基本編",
        "らーめん 〇一 ○×△ ＋＆＃",
        "https://example.jp/~shimin?a=b-c",
    ],
)
def test_what_looks_like_it_and_must_stay(text: str) -> None:
    assert clean_text(text) == text


def test_a_dash_that_closes_what_a_dash_opened_is_not_a_long_mark() -> None:
    assert clean_text("－マイプラザ－") == "－マイプラザ－"
    assert clean_text("マイプラザ－") == "マイプラザー"


def test_clean_prose_comes_back_as_the_same_object() -> None:
    prose = "学校の放課後の活動を地域の手で支え、NPO法人と連携し、マイナンバーカードの交付を進めます。"
    assert clean_text(prose) is prose
