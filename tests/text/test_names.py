"""Name cells → persons, with a small dictionary of our own and, where it is installed, with Sudachi."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.name_cell import ConcurrentPost
from pipeline.text.name_split import split_name, splitter_available, sudachi_names
from pipeline.text.names import parse_name_cell, reading
from pipeline.text.posts import is_organisation, is_post, read_posts

needs_sudachi = pytest.mark.skipif(not splitter_available(), reason="the extra `names` is not installed")


@dataclass(frozen=True)
class TwoFamilies:
    """A dictionary that knows 星川 and 竹森, and the given names 昇 and 彩."""

    families: tuple[str, ...] = ("星川", "竹森")
    givens: tuple[str, ...] = ("昇", "彩")

    def split(self, name: str) -> tuple[str, str] | None:
        return (name[:2], name[2:]) if name[:2] in self.families and name[2:] in self.givens else None

    def split_by_reading(self, name: str, family_kana: str, given_kana: str) -> tuple[str, str] | None:
        return self.split(name) if family_kana and given_kana else None

    def split_kana(self, kana: str, family: str, given: str) -> tuple[str, str] | None:
        known = {"星川": "ホシカワ", "竹森": "タケモリ"}.get(family, "？")
        return (known, kana[len(known) :]) if kana.startswith(known) and given else None

    def is_family(self, text: str) -> bool:
        return text in self.families

    def is_given(self, text: str) -> bool:
        return text in self.givens


@pytest.mark.parametrize(
    "cell",
    [
        "ほしかわ のぼる 星川 昇",
        "ほしかわ　のぼる　　星川　昇",
        "星川 昇（ホシカワ ノボル）",
        "星川（ほしかわ） 昇（のぼる）",
        "ﾎｼｶﾜ ﾉﾎﾞﾙ\n星川 昇",
        "ホシカワ\nノボル\n星川\n昇",
        "星川 昇 / ほしかわ のぼる",
        "ほしかわ 星川 のぼる 昇",
    ],
)
def test_a_printed_split_needs_no_dictionary(cell: str) -> None:
    (person,) = parse_name_cell(cell).persons
    name = person.name
    assert (name.full_name, name.family, name.given) == ("星川 昇", "星川", "昇")
    assert (name.family_kana, name.given_kana, name.kana) == ("ホシカワ", "ノボル", "ホシカワ ノボル")
    assert person.flags == ()


def test_an_unspaced_name_stays_whole_without_a_dictionary() -> None:
    (person,) = parse_name_cell("財務部長星川昇").persons
    assert (person.name.full_name, person.name.family, person.post) == ("星川昇", None, "財務部長")
    assert person.flags == ("kanji_unsplit",)


def test_a_dictionary_splits_name_and_reading_and_says_so() -> None:
    (person,) = parse_name_cell("ほしかわのぼる 星川昇", TwoFamilies()).persons
    assert (person.name.full_name, person.name.family_kana) == ("星川 昇", "ホシカワ")
    assert person.flags == ("kana_split_inferred", "kanji_split_inferred")


def test_one_wider_gap_in_a_spaced_name_is_its_split() -> None:
    assert parse_name_cell("竹 森   彩 子").persons[0].name.full_name == "竹森 彩子"
    assert parse_name_cell("竹 森 彩 子").persons[0].name.full_name == "竹森彩子"


def test_a_damaged_name_is_never_split() -> None:
    (person,) = parse_name_cell("局長 山ア健二", TwoFamilies()).persons
    assert (person.name.full_name, person.name.family) == ("山ア健二", None)
    assert "name_suspect" in person.flags


def test_two_persons_and_their_posts() -> None:
    cell = parse_name_cell("財務部長 星川昇 税務担当部長 竹森彩", TwoFamilies())
    assert [(person.post, person.name.full_name) for person in cell.persons] == [
        ("財務部長", "星川 昇"),
        ("税務担当部長", "竹森 彩"),
    ]
    assert len(parse_name_cell("星川 昇 竹森 彩", TwoFamilies()).persons) == 2


def test_concurrent_posts() -> None:
    (person,) = parse_name_cell("参事（兼）財政課長 星川 昇").persons
    assert (person.post, person.concurrent) == ("参事", (ConcurrentPost("財政課長", "兼"),))
    assert person.is_concurrent
    (bare,) = parse_name_cell("（兼）星川 昇").persons
    assert bare.is_concurrent
    assert not parse_name_cell("星川 昇（心得）").persons[0].is_concurrent
    held = parse_name_cell("財務部長\n(副局長兼務)")
    assert (held.status, held.post, held.concurrent) == ("concurrent", "財務部長", (ConcurrentPost("副局長", "兼務"),))


def test_vacancies_keep_their_post() -> None:
    assert [(cell.status, cell.post) for cell in map(parse_name_cell, ("欠 員", "財政課長欠員", "部長（空席）"))] == [
        ("vacant", None),
        ("vacant", "財政課長"),
        ("vacant", "部長"),
    ]


@pytest.mark.parametrize(
    "cell", ["平成28年4月1日", "職員の研修を実施する。", "123", "財政課", "竹森・彩", "あ" * 401, "星川昇 竹森彩実"]
)
def test_what_is_no_name_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse_name_cell(cell)


def test_a_name_run_on_to_a_post_is_refused_where_nobody_can_tell() -> None:
    with pytest.raises(ValueError, match="a post, or a name with a post"):
        parse_name_cell("竹森部長")
    assert parse_name_cell("竹森部長", TwoFamilies()).persons[0].name.family == "竹森"
    assert parse_name_cell("市民部長").status == "post_only"


def test_a_line_break_inside_a_name_and_between_two() -> None:
    assert parse_name_cell("星川\n昇").persons[0].name.full_name == "星川 昇"
    assert len(parse_name_cell("星川昇\n竹森彩").persons) == 2
    with pytest.raises(ValueError, match="one person or two"):
        parse_name_cell("大久保\n健一")


@pytest.mark.parametrize("word", ["服部", "阿部", "別所", "三室", "兼子", "信長", "服部長"])
def test_family_names_are_no_posts_and_no_offices(word: str) -> None:
    assert not is_post(word)
    assert not is_organisation(word)
    assert read_posts(word) is None


def test_readings_are_not_guessed() -> None:
    assert reading("菅野", "裕之") == (None, None)


@needs_sudachi
def test_sudachi_splits_and_refuses() -> None:
    assert split_name("竹森彩") == ("竹森", "彩")
    assert split_name("長谷川") is None
    assert split_name("市民部") is None
    assert split_name("") is None
    names = sudachi_names()
    assert names is not None
    assert names.split_kana("タケモリアヤ", "竹森", "彩") == ("タケモリ", "アヤ")
    assert names.is_family("竹森")
    assert not names.is_given("竹森")


def test_without_the_extra_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.text.name_split.find_spec", lambda name: None)
    assert split_name("竹森彩") is None
    assert not splitter_available()


PIECES = st.sampled_from(
    [
        "星川",
        "昇",
        "竹森彩",
        "ほしかわ",
        "ノボル",
        "部長",
        "財政課長",
        "兼務",
        "（",
        "）",
        "兼",
        "様",
        "欠員",
        "、",
        "\n",
        " ",
        "　",
        "・",
        "-",
        "12",
        "Ａ",
        "ｱ",
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_cell_is_read_or_refused_and_no_name_is_invented(cell: str) -> None:
    try:
        read = parse_name_cell(cell, TwoFamilies())
    except ValueError:
        return
    kanji = set("星川昇竹森彩部長財政課兼務様欠員")
    for person in read.persons:
        assert set(person.name.full_name) & kanji <= set(cell)
        assert person.name.full_name.strip() == person.name.full_name != ""


@given(st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(cell: str) -> None:
    try:
        parse_name_cell(cell)
    except ValueError:
        return
