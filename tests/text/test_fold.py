"""Folding keeps positions; keys compare names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.fold import fold, match_key

TROUBLE = st.sampled_from(
    "サセタビーｰ-－―~～〜1１aＡ．・･•かｶﾞ゛【〕（[《︵「“’\u2fca\ufa10\U0002f80f\u3000\xa0\t\n\u200b①㈱"
)
TEXTS = st.text(alphabet=st.one_of(TROUBLE, st.characters()), max_size=12)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_folding_keeps_the_length_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_key_is_its_own_key_and_has_no_blanks(text: str) -> None:
    key = match_key(text)
    assert match_key(key) == key
    assert not any(character.isspace() for character in key)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("課\u3000名：ＡＢＣ１２３", "課 名:ABC123"),
        ("【目標】〔注〕《案》[1]｛２｝", "(目標)(注)(案)(1)(2)"),
        ("ｽﾎﾟｰﾂ", "スホ゜ーツ"),
        ("センタ－　１−２ー３", "センター 1-2-3"),
        ("4月〜6月~7月", "4月～6月～7月"),
        ("情報•相談·広報･交流", "情報・相談・広報・交流"),
        ("\u2f42\u2f54\uf9dc平\ufa10", "文水隆平塚"),
        ("“部”’課’", "\"部\"'課'"),
        ("－ ― ─", "- - -"),
    ],
)
def test_look_alikes_become_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text", ["「協働」『市民』、。", "①㈱㎡Ⅳ㍻", "○〇◯", "サービス", "セ一ル", "NPO npo", "A\tB\nC", "\u200b", "<10>"]
)
def test_what_folding_leaves(text: str) -> None:
    assert fold(text) == text


def test_a_match_in_the_folded_text_is_a_span_of_the_source() -> None:
    source = "（１）【 目　標 】"
    start = fold(source).index("目 標")
    assert source[start : start + 3] == "目　標"
