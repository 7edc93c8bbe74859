"""The keys under which a name's other spellings are found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import variants
from pipeline.text.variants import variant_key


def _in_jis_x_0208(kanji: str) -> bool:
    try:
        return len(kanji.encode("euc_jp")) == 2
    except UnicodeEncodeError:
        return False


def test_level_1_holds_what_jis_x_0208_lacks_and_level_2_what_it_has() -> None:
    level_1, level_2 = variants._LEVEL_1, variants._LEVEL_2
    assert [chr(code) for code in level_1 if _in_jis_x_0208(chr(code))] == []
    assert [chr(code) for code in level_2 if not _in_jis_x_0208(chr(code))] == []
    assert all(map(_in_jis_x_0208, [*level_1.values(), *level_2.values()]))


def test_the_tables_have_no_pair_twice_and_no_chain() -> None:
    for pairs in (variants._NOT_IN_JIS_X_0208, variants._OLD_FORMS):
        printed = [pair[0] for pair in pairs.split()]
        assert len(printed) == len(set(printed))
        assert not set(printed) & {pair[1] for pair in pairs.split()}
        assert all(len(pair) == 2 for pair in pairs.split())
    assert len(variants._LEVEL_1) + len(variants._LEVEL_2) > 350


@pytest.mark.parametrize("name", ["嶋", "槇", "峯", "舘", "渕", "斎", "斉", "神谷", "ケ", "〆木", "ＡＢ"])
def test_different_names_stay_apart(name: str) -> None:
    assert variant_key(name, 2) == variant_key(name, 1)


def test_selectors_radicals_and_compatibility_forms_are_folded() -> None:
    assert variant_key("神\U000e0100\u2f65") == "神田"
    assert variant_key("\ufa19谷") == "神谷"


def test_a_level_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="level"):
        variant_key("髙", 3)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("髙﨑𠮷a ー"), max_size=8))
@settings(max_examples=60)
def test_keys_are_idempotent_and_level_2_includes_level_1(name: str) -> None:
    for level in (1, 2):
        key = variant_key(name, level)
        assert variant_key(key, level) == key
    assert variant_key(variant_key(name, 1), 2) == variant_key(name, 2)
