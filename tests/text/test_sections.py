"""Names of sections, departments and posts, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.sections import SectionName, looks_like_section, parse_section, section_key, split_sections

STEMS = st.sampled_from(
    ["総務", "企画", "環境・エネルギー政策", "こども家庭", "中央", "消防2", "文化・観光", "南", "まちづくり"]
)
KINDS = st.sampled_from(["課", "室", "センター", "図書館", "事務所"])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "繰越分",
            "汚水",
            "一般職手当",
            "社会教育",
            "一時預かり",
            "隔年",
            "児",
            "仮称",
            "その１",
            "新規",
            "国庫補助",
            "市単独",
        ),
        *(
            "総合公園",
            "市民農園",
            "英語教室",
            "避難所",
            "体育館",
            "危険箇所",
            "集合場所",
            "国際関係",
            "各課",
            "担当課",
            "関係各課",
        ),
        *(
            "課",
            "センター",
            "保育所",
            "幼稚園",
            "郵便局",
            "会館",
            "小学校",
            "市役所",
            "利用する課",
            "市民の館",
            "課題",
            "一部",
        ),
    ],
)
def test_the_bracket_trap(text: str) -> None:
    assert not looks_like_section(text)
    assert not looks_like_section(f"（{text}）")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "総務課",
            "秘書室",
            "環境・エネルギー政策課",
            "こども家庭センター",
            "南図書館",
            "北公民館",
            "消防２課",
            "警防第一課",
        ),
        *("生活福祉事務所", "水道料金課", "健康づくりチーム", "南消防署", "総務部総務課", "税務課（収納）", "戸籍係"),
    ],
)
def test_sections(text: str) -> None:
    assert looks_like_section(text)
    assert looks_like_section(f"({text})")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("総務課／企画課", ("総務課", "企画課")),
        ("総務課（統計・調査）／企画課", ("総務課（統計・調査）", "企画課")),
        ("（総務課、企画課）", ("総務課", "企画課")),
        ("（総務課）、（企画課）", ("総務課", "企画課")),
        ("総務課・企画課", ("総務課", "企画課")),
        ("総務課及び企画課", ("総務課", "企画課")),
        ("総務課 企画課", ("総務課", "企画課")),
        ("総務・企画課", ("総務・企画課",)),
        ("公園・緑地課", ("公園・緑地課",)),
        ("道路、河川課", ("道路、河川課",)),
        ("中央図書館 資料課", ("中央図書館 資料課",)),
        ("総務部 総務課", ("総務部 総務課",)),
        ("環境・エネルギー\n政策課", ("環境・エネルギー政策課",)),
        ("総務\n課", ("総務課",)),
        ("総務課\n企画課", ("総務課", "企画課")),
        ("総務課\n環境・エネルギー\n政策課", ("総務課", "環境・エネルギー政策課")),
        ("総務課ほか", ("総務課",)),
        ("担当課：総務課・企画課", ("総務課", "企画課")),
        ("汚水", ("汚水",)),
        ("", ()),
    ],
)
def test_splitting(text: str, names: tuple[str, ...]) -> None:
    assert split_sections(text) == names


def test_keys() -> None:
    same = (
        "文化・観光課",
        "文化･観光課",
        "文化 ・ 観光課",
        "（文化・観光課）",
        "文化・観光課（国際）",
        "文化·観光\n課",
    )
    assert len(set(map(section_key, same))) == 1
    assert section_key("文化観光課") != section_key("文化・観光課")


def test_details_and_runs() -> None:
    assert parse_section("総務部総務課（統計）") == SectionName("総務課", "総務部", None, "統計")
    assert parse_section("総務課 統計係") == SectionName("総務課 統計係")
    assert parse_section("総務部長 総務課") == SectionName("総務課", "総務部", "部長")


@given(STEMS, KINDS)
@settings(max_examples=40, deadline=None)
def test_a_name_survives_layout(stem: str, kind: str) -> None:
    name = stem + kind
    expected = SectionName(name)
    assert parse_section(name) == expected
    for text in (f"（{name}）", " ・ ".join(name.split("・")), f"課名：{name}", f" {name}\n", f"{stem}\n{kind}"):
        assert parse_section(text) == expected, text
    assert split_sections(name) == (name,)


@given(st.lists(st.sampled_from(["総務課", "企画課", "文化・観光課", "秘書室"]), min_size=2, max_size=4))
@settings(max_examples=30, deadline=None)
def test_lists_come_apart(names: list[str]) -> None:
    for separator in ("／", "、", "\n"):
        assert split_sections(separator.join(names)) == tuple(names)


@given(st.text("市民部局課室所長館総務（）()・／、\n 第一センター名：", max_size=14))
@settings(max_examples=200, deadline=None)
def test_never_raises_and_adds_nothing(text: str) -> None:
    names = split_sections(text)
    assert set("".join(names)) <= set(text)
    assert looks_like_section(text) in (True, False)
    key = section_key(text)
    assert section_key(key) == key
    found = parse_section(text)
    assert found is None or found.section or found.department or found.post
