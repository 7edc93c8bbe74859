"""Marks at the head of lines: read, styled, and told apart from counts, dates and words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.enumerators import Marker, parse_enumerator, split_marker

TEXTS = st.text(alphabet="-－①②⑴Ⅱ㈠1２.．、()（）【】第目標課題アロ一十aI ○・△〇：月人\u3000年回", max_size=10)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_offsets_are_offsets_of_the_line(text: str) -> None:
    marker = split_marker(text)
    if marker is not None:
        head = text[: marker.rest_start]
        assert marker.marker in head
        assert marker.marker.strip() == marker.marker
        assert not text[marker.rest_start : marker.rest_start + 1].isspace()


@settings(max_examples=400, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=8)))
def test_numbers_are_small_and_never_guessed_from_foreign_digits(text: str) -> None:
    number = parse_enumerator(text)
    assert number is None or 0 <= number <= 999


@pytest.mark.parametrize(
    ("line", "marker", "number", "rest", "kind"),
    [
        ("- ① 地域力", "①", 1, "地域力", "circled"),
        ("②地域力", "②", 2, "地域力", "circled"),
        ("　❸ 地域力", "❸", 3, "地域力", "circled"),
        ("１．地域力", "１．", 1, "地域力", "arabic"),
        ("1. 地域力", "1.", 1, "地域力", "arabic"),
        ("2、地域力", "2、", 2, "地域力", "arabic"),
        ("1 地域活性化", "1", 1, "地域活性化", "arabic"),
        ("1 日常生活の支援", "1", 1, "日常生活の支援", "arabic"),
        ("３　ＤＶ防止", "３", 3, "ＤＶ防止", "arabic"),
        ("2) 地域力", "2)", 2, "地域力", "half_paren"),
        ("(1)地域力", "(1)", 1, "地域力", "paren"),
        ("（１０）　地域力", "（１０）", 10, "地域力", "paren"),
        ("⑴ 地域力", "⑴", 1, "地域力", "paren"),
        ("(ア) 地域力", "(ア)", 1, "地域力", "paren_kana"),
        ("（一）地域力", "（一）", 1, "地域力", "paren_kanji"),
        ("(b) 地域力", "(b)", 2, "地域力", "paren_letter"),
        ("ア 地域力", "ア", 1, "地域力", "kana"),
        ("ア　20～40歳の市民", "ア", 1, "20～40歳の市民", "kana"),
        ("ウ SNSによる発信", "ウ", 3, "SNSによる発信", "kana"),
        ("イ．地域力", "イ．", 2, "地域力", "kana"),
        ("ロ 地域力", "ロ", None, "地域力", "kana"),
        ("Ⅲ 地域力", "Ⅲ", 3, "地域力", "roman"),
        ("II. 地域力", "II.", 2, "地域力", "roman"),
        ("二、地域力", "二、", 2, "地域力", "kanji"),
        ("A. 地域力", "A.", 1, "地域力", "letter"),
        ("第1 総則", "第1", 1, "総則", "dai"),
        ("第二章　総論", "第二章", 2, "総論", "dai"),
        ("目標① 地域力", "目標①", 1, "地域力", "label"),
        ("課題 1", "課題 1", 1, "", "label"),
        ("重点目標２：地域力", "重点目標２", 2, "地域力", "label"),
        ("№1 地域力", "№1", 1, "地域力", "label"),
        ("【経営課題1】", "【経営課題1】", 1, "", "label"),
        ("1-2 地域力", "1-2", None, "地域力", "compound"),
        ("○地域力", "○", None, "地域力", "bullet"),
        ("〇 地域力", "〇", None, "地域力", "bullet"),
        ("■平成20年度に取り組む", "■", None, "平成20年度に取り組む", "bullet"),
        ("・1人1台", "・", None, "1人1台", "bullet"),
        ("* 地域力", "*", None, "地域力", "bullet"),
        ("－　地域力", "－", None, "地域力", "bullet"),
        ("\uf0b7 地域力", "\uf0b7", None, "地域力", "bullet"),
        ("●（２）地域力", "（２）", 2, "地域力", "paren"),
        ("・", "・", None, "", "bullet"),
    ],
)
def test_marks(line: str, marker: str, number: int | None, rest: str, kind: str) -> None:
    found = split_marker(line)
    assert isinstance(found, Marker)
    assert (found.marker, found.number, line[found.rest_start :], found.kind) == (marker, number, rest, kind)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "2016年度の目標",
            "1人",
            "3回実施",
            "-5",
            "－５",
            "10月",
            "1.5倍",
            "アンケート",
            "5 人",
            "28 年度",
            "3 か所",
            "10 ha",
        ),
        *("- 12 -", "－ 3 －", "○月○日", "○○市", "〇歳児保育", "○、△、×", "△5", "△ 111,155", "－", "○", "△", "×"),
        *(
            "①・②について",
            "①～③の",
            "①の結果",
            "(2291)",
            "（3回）",
            "（仮称）会館",
            "10:00 開会",
            "1：2",
            "1/5",
            "28.4.1",
        ),
        *(
            "第1回会議",
            "第一庁舎",
            "第2次計画",
            "第4四半期",
            "Ⅱ期工事",
            "施策1を",
            "目標 20 人",
            "目標10%",
            "課題一覧",
            "取組 3 件",
        ),
        *(
            "一人ひとり",
            "一 般",
            "三浦 和夫",
            "五十嵐",
            "十分な",
            "千葉",
            "A 達成",
            "V 字回復",
            "Wi-Fi",
            "e-Tax",
            "NPO法人",
            "㈱平塚",
        ),
        *(
            "",
            " ",
            "49",
            "12 345",
            "1、2歳児",
            "一、二の例",
            "0463-23-1111",
            "★★",
            "・・・",
            "※注",
            "\t住民",
            "- 5 人",
            "○：達成",
        ),
    ],
)
def test_what_looks_like_a_mark_and_is_none(line: str) -> None:
    assert split_marker(line) is None
