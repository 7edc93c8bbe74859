"""Name cells whose lines the cell's edge broke: a word torn in two is closed, everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.name_lines import joined_name
from pipeline.text.name_split import splitter_available, sudachi_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("まつやま さだお 松\n山 貞夫", "まつやま さだお 松山 貞夫"),
        ("まつやま さ\nだお 松山 貞夫", "まつやま さだお 松山 貞夫"),
        ("まつやま さだ\nお 松山 貞\n夫", "まつやま さだお 松山 貞夫"),
        ("まつやま さだお\n松山 貞\n夫", "まつやま さだお\n松山 貞夫"),
        ("柏木 久\n子", "柏木 久子"),
        ("柏木 久子（兼\n務）", "柏木 久子（兼務）"),
        ("かしわぎ ひさこ 柏木 久\n子（兼務）", "かしわぎ ひさこ 柏木 久子（兼務）"),
        ("柏木 久子\n（兼務）", "柏木 久子（兼務）"),
        ("𠮷田 幸\n恵", "𠮷田 幸恵"),
    ],
)
def test_torn_word_is_closed(text: str, expected: str) -> None:
    assert joined_name(text) == joined_name(text, sudachi_names()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "まつやま さだお\n松山 貞夫",
        "まつやま さだお 松山\n貞夫",
        "松山\n貞夫",
        "松山 貞夫\n柏木 久子",
        "松山 貞夫\n柏木",
        "部長 松山\n貞夫",
        "松山 貞夫\n部長",
        "参事 松山 貞夫\n主幹 柏木 久子",
        "まつやま さだお\nかしわぎ ひさこ\n松山 貞夫\n柏木 久子",
        "松山 貞夫（兼務）\n柏木 久子",
        "松山 貞夫",
        "欠\n員",
        "",
    ],
)
def test_lines_that_are_words_of_their_own_stay(text: str) -> None:
    assert joined_name(text) == joined_name(text, sudachi_names()) == text


@pytest.mark.skipif(not splitter_available(), reason="the dictionary of names is not installed")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("松\n山 貞夫", "松山 貞夫"),
        ("大久保 健\n太郎", "大久保 健太郎"),
        ("松山 貞夫\n森", "松山 貞夫\n森"),
        ("森\n松山 貞夫", "森\n松山 貞夫"),
    ],
)
def test_without_a_reading_the_dictionary_decides(text: str, expected: str) -> None:
    assert joined_name(text, sudachi_names()) == expected


@settings(max_examples=60, deadline=None)
@given(st.text("森松山久子貞夫もりさだ（兼）\n 　長", max_size=24))
def test_only_white_space_goes(text: str) -> None:
    joined = joined_name(text)
    assert "".join(joined.split()) == "".join(text.split())
    assert joined_name(joined) == joined
