"""Wrapped lines become running text; items and paragraphs stay apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.joining import join_lines, join_wrapped

LINES = st.lists(st.text(alphabet="市民・①(1).-a Bｚ12０、。〇\u3000\u00ad/", max_size=8), max_size=5)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_joining_loses_and_adds_nothing_but_blanks(lines: list[str]) -> None:
    def printed(text: str) -> str:
        return "".join(text.replace("\u00ad", "").split())

    assert printed(join_wrapped(lines)) == printed("".join(lines))
    assert printed(join_lines("\n".join(lines))) == printed("".join(lines))


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_joined_lines_stay_joined(lines: list[str]) -> None:
    assert "\n" not in join_wrapped(lines)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_never_become_one(first: int, second: int) -> None:
    assert join_wrapped([str(first), str(second)]).split() == [str(first), str(second)]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["多文化共生", "推進事業"], "多文化共生推進事業"),
        (["", " ", "一", "", "二"], "一二"),
        (["「市民", "」の声"], "「市民」の声"),
        (["City of", "Lawrence"], "City of Lawrence"),
        (["Lawrence, Kansas,", "USA"], "Lawrence, Kansas, USA"),
        (["Hiratsuka City", "(Kanagawa)"], "Hiratsuka City (Kanagawa)"),
        (["NPO", "（特定非営利活動法人）"], "NPO（特定非営利活動法人）"),
        (["ＮＰＯ", "法人"], "ＮＰＯ法人"),
        (["e-", "mail"], "e-mail"),
        (["co-", "operation"], "co-operation"),
        (["soft\u00ad", "ware"], "software"),
        (["https://www.example.", "jp/a"], "https://www.example.jp/a"),
        (["PDCA", "サイクル"], "PDCAサイクル"),
        (["計 20", "16 年"], "計 20 16 年"),
        (["10:00～", "17:00"], "10:00～17:00"),
        (["a -", "b"], "a - b"),
        ([], ""),
    ],
)
def test_wrapped_lines(lines: list[str], joined: str) -> None:
    assert join_wrapped(lines) == joined


@pytest.mark.parametrize(
    "text",
    [
        "- ① 甲\n- ② 乙",
        "１．甲\n（１）乙\n（２）丙",
        "■甲\n・乙\n・丙",
        "Ⅰ 甲\nⅡ 乙",
        "【課題】\n・甲",
        "甲\n\n乙",
        "甲\t1\n乙\t2",
    ],
)
def test_breaks_that_mean_something_stay(text: str) -> None:
    assert join_lines(text) == text


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("情報\n・相談課", "情報・相談課"),
        ("計\n29 回開催", "計29 回開催"),
        ("平成\n28 年度", "平成28 年度"),
        ("約\n1.5倍", "約1.5倍"),
        ("前記\n（２）に基づく", "前記（２）に基づく"),
        ("一人\n一人", "一人一人"),
        ("第\n1 章", "第1 章"),
    ],
)
def test_breaks_that_only_look_like_items_go(text: str, joined: str) -> None:
    assert join_lines(text) == joined
