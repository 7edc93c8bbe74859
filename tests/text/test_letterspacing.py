"""Letter-spaced words close; names, columns and prose stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.letterspacing import close_letterspacing


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="市民部のア1２8年【】（）: \u3000\t\n平成", max_size=14))
def test_only_blanks_go_and_only_once(text: str) -> None:
    closed = close_letterspacing(text)
    assert "".join(closed.split()) == "".join(text.split())
    assert close_letterspacing(closed) == closed


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("総 務 部", "総務部"),
        ("運　営　方　針", "運営方針"),
        ("【 部 の 方 針 】", "【部の方針】"),
        ("基 本 方 針（案）", "基本方針（案）"),
        ("部 長 名：", "部長名："),
        ("部 長 名 近藤 和夫", "部長名 近藤 和夫"),
        ("課 名　課 長 名　職 員 数", "課名 課長名 職員数"),
        ("平 成 28 年 度 の 目 標", "平成28年度の目標"),
        ("令 和 １ ０ 年 度", "令和１０年度"),
        ("第 1 章 総 則", "第1章総則"),
        ("近 藤　和 夫", "近藤 和夫"),
        ("よ し だ　お さ む", "よしだ おさむ"),
        ("総 務 課\t部 長 名", "総務課\t部長名"),
        ("セ ン タ ー", "センター"),
        ("総 務 課 12", "総務課 12"),
        ("（ 案 ）", "（案）"),
    ],
)
def test_letterspaced_words(text: str, closed: str) -> None:
    assert close_letterspacing(text) == closed


@pytest.mark.parametrize(
    "text",
    [
        *("吉田 修", "林 薫", "課 名", "多文化共生 推進事業", "よしだ おさむ 吉田 修", "本 年 度 で退 職 をされる"),
        *(
            "国 県 市 他",
            "男 女 計",
            "月 火 水",
            "一 二 三",
            "A B C",
            "1 2 3",
            "○ × △",
            "平成 24 年度",
            "City Office",
            "",
            "（ ）",
        ),
    ],
)
def test_what_stays(text: str) -> None:
    assert close_letterspacing(text) == text
