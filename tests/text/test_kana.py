"""Kana in one script ↔ the other."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.kana import (
    compose_kana,
    expand_iteration_marks,
    is_hiragana,
    is_kana,
    is_katakana,
    to_hiragana,
    to_katakana,
)

HIRAGANA = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096), max_size=12)
KANA_AND_MORE = st.text(st.sampled_from("あがばぱんっゃー゛゜ｱｶﾞﾟﾎアガヴヶヷ漢 a1ゝゞヽヾ\u3099"), max_size=12)


@given(HIRAGANA)
@settings(max_examples=40)
def test_hiragana_survives_the_way_to_katakana_and_back(text: str) -> None:
    assert to_hiragana(to_katakana(text)) == text


@given(KANA_AND_MORE)
@settings(max_examples=60)
def test_conversions_are_idempotent_and_never_raise(text: str) -> None:
    for convert in (to_hiragana, to_katakana, compose_kana):
        once = convert(text)
        assert convert(once) == once


@given(st.text(max_size=20))
@settings(max_examples=40)
def test_what_is_no_kana_stays(text: str) -> None:
    plain = "".join(letter for letter in text if "KATAKANA" not in unicodedata.name(letter, "") and letter < "\u3000")
    assert to_katakana(plain) == plain == to_hiragana(plain)


def test_a_loose_sound_mark_joins_its_kana_and_only_kana() -> None:
    assert compose_kana("よした゛ はﾟ ｶ゛") == "よしだ ぱ ガ"
    assert compose_kana("漢゛") == "漢゛"


def test_iteration_marks() -> None:
    assert expand_iteration_marks("みすゞ こゝろ スヾキ バヽ ゞー") == "みすず こころ スズキ バハ ゞー"


def test_predicates_refuse_the_empty_text_blanks_and_half_width() -> None:
    for predicate in (is_kana, is_hiragana, is_katakana):
        assert not predicate("")
        assert not predicate("あ ア")
    assert not is_kana("ｱ")
    assert is_kana("ヴぁー")
