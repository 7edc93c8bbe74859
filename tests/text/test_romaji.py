"""Kana → Latin letters, with the kanji that tell a long vowel from two words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.long_vowels import word_starts
from pipeline.text.romaji import romanize

SYLLABLES = st.lists(
    st.sampled_from(["あ", "い", "う", "お", "か", "こ", "しょ", "りゅ", "ん", "の", "まっか", "づ", "と"]),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize(
    ("kana", "kanji", "passport", "macron"),
    [
        ("かつうら", "勝浦", "Katsuura", "Katsuura"),
        ("ゆうた", "勇太", "Yuta", "Yūta"),
        ("そうま", "草馬", "Soma", "Sōma"),
        ("のうえ", "野上", "Noue", "Noue"),
        ("おおうら", "大浦", "Oura", "Ōura"),
        ("おおおか", "大岡", "Ooka", "Ōoka"),
        ("たかとお", "高遠", "Takatoo", "Takatō"),
        ("よこお", "横尾", "Yokoo", "Yokoo"),
        ("ほんま", None, "Homma", "Honma"),
        ("いのうえ", None, "Inoue", "Inoue"),
        ("こうち", None, "Kochi", "Kōchi"),
        ("みっちゃん", None, "Mitchan", "Mitchan"),
    ],
)
def test_both_styles(kana: str, kanji: str | None, passport: str, macron: str) -> None:
    assert romanize(kana, kanji) == passport
    assert romanize(kana, kanji, "macron") == macron


@pytest.mark.parametrize("text", ["", " ", "漢字", "あっ", "ーあ", "っー", "abc", "あ1", "んー"])
def test_what_is_no_reading_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        romanize(text)


def test_kanji_with_another_number_of_parts_are_not_used() -> None:
    assert romanize("まつうら おと", "松浦") == "Matsuura Oto"


@given(SYLLABLES)
@settings(max_examples=60)
def test_only_latin_letters_come_out(syllables: list[str]) -> None:
    kana = "".join(syllables)
    assert re.fullmatch("[A-Z][a-z]*", romanize(kana))
    assert re.fullmatch("[A-ZĀĪŪĒŌ][a-zāīūēō']*", romanize(kana, style="macron"))


@given(SYLLABLES, st.text(st.sampled_from("松浦大岡上内山"), max_size=4))
@settings(max_examples=40)
def test_word_starts_are_inside_the_kana(syllables: list[str], kanji: str) -> None:
    kana = "".join(syllables)
    assert all(0 < start < len(kana) for start in word_starts(kana, kanji))
