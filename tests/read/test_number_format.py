from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.xlsx.format_tokens import sections_of
from pipeline.read.xlsx.number_format import BUILT_IN, displayed, plainly

NUMBERS = [
    (9.0, "General", "9"),
    (0.30000000000000004, "General", "0.3"),
    (12345678901, "General", "12345678901"),
    (123456789012, "General", "1.23457E+11"),
    (0.00001, "General", "0.00001"),
    (1234.5, "G/標準", "1234.5"),
    (1.005, "0.00", "1.01"),
    (2.5, "0", "3"),
    (-0.3, "0", "0"),
    (-0.6, "0", "-1"),
    (0.5, ".00", ".50"),
    (5.25, "#.##", "5.25"),
    (0, "#", ""),
    (999999.5, "#,##0", "1,000,000"),
    (1234567, "#,##0,", "1,235"),
    (1234567890, '#,##0.0,,"百万円"', "1,234.6百万円"),
    (15000, '#,##0,"千円"', "15千円"),
    (15, "#,##0千円", "15千円"),
    (0.185, "0%", "19%"),
    (0.185, "0.0%", "18.5%"),
    (2540035, "000-0000", "254-0035"),
    (7, "000", "007"),
    (12, "0人", "12人"),
    (3, "0_ ", "3"),
    (1234, "#,##0_);(#,##0)", "1,234"),
    (-1234, "#,##0_);(#,##0)", "(1,234)"),
    (-1234, "#,##0;▲ #,##0", "▲ 1,234"),
    (-1234, "#,##0;[Red]-#,##0", "-1,234"),
    (-5, '"計"0', "-計5"),
    (0, '0;-0;"-"', "-"),
    (0, "0;;", ""),
    (150, "[>=100]#,##0;0.0", "150"),
    (15, "[>=100]#,##0;0.0", "15.0"),
    (-5, "[<0]△0;0", "△5"),
    (-5, "[>=0]0;△0", "△5"),
    (-7, "[>100]0;[<-100]0;0.0", "-7.0"),
    (2, '[=1]"有";[=2]"無";0', "無"),
    (1234, BUILT_IN[42], "¥1,234"),
    (0, BUILT_IN[41], "-"),
    (0.5, "# ?/?", "1/2"),
    (3.14159, "# ??/??", "3 14/99"),
    (4, "# ?/?", "4"),
    (0.3, "?/8", "2/8"),
    (12345, "0.00E+00", "1.23E+04"),
    (12345, "##0.0E+0", "12.3E+3"),
    (0.00012, "0.0E-0", "1.2E-4"),
    (9.99, "0.0E+0", "1.0E+1"),
    (123, "[DBNum1]0", "一二三"),
    (1999, "[DBNum1][$-411]General", "千九百九十九"),
    (110, "[DBNum2][$-411]General", "壱百壱拾"),
    (123, "[DBNum2]0", "壱弐参"),
    (1234, "[DBNum3]#,##0", "１,２３４"),
    (5, '[$¥-411]#,##0', "¥5"),
]  # fmt: skip
DATES = [
    (43191, "yyyy/m/d", "2018/4/1"),
    (43191, 'm"月"d"日"', "4月1日"),
    (43191, "yyyy年mm月dd日", "2018年04月01日"),
    (43191, '[$-411]ggge"年"m"月"d"日"', "平成30年4月1日"),
    (43191, "[$-411]gge.m.d", "平30.4.1"),
    (43191, "ge/mm/dd", "H30/04/01"),
    (43586, '[$-411]ggge"年"', "令和1年"),
    (43586, '[$-ja-JP-x-gannen]ggge"年"m"月"', "令和元年5月"),
    (43585, '[$-ja-JP-x-gannen]ggge"年"', "平成31年"),
    (32515, "gggee", "昭和64"),
    (32516, "gggee", "平成01"),
    (43191, "m/d(aaa)", "4/1(日)"),
    (43192, "aaaa", "月曜日"),
    (43191, "ddd, d mmm yy", "Sun, 1 Apr 18"),
    (43191, "[$-F800]dddd, mmmm dd, yyyy", "2018年4月1日"),
    (43191, "[DBNum3]ggge年m月d日", "平成３０年４月１日"),
    (43191, "[DBNum1]ggge年m月d日", "平成三十年四月一日"),
    (60, "yyyy/m/d", "1900/2/29"),
    (61, "yyyy/m/d", "1900/3/1"),
    (59, "yyyy/m/d", "1900/2/28"),
    (0.75, "h:mm AM/PM", "6:00 PM"),
    (0.0, "[$-411]AM/PM h:mm", "午前 12:00"),
    (43191.75625, "yyyy/m/d h:mm", "2018/4/1 18:09"),
    (1.5, "[h]:mm", "36:00"),
    (0.0208333333333333, "[mm]:ss", "30:00"),
    (1.999999999, "h:mm:ss", "0:00:00"),
    (0.5000012, "mm:ss.0", "00:00.1"),
    (0.0423611111111111, "h時mm分", "1時01分"),
]
REFUSED = [
    (-1, "yyyy/m/d"),
    (3000000, "yyyy/m/d"),
    (5, "Genral"),
    (5, "0;0;0;@;0"),
    (5, "[>=100]0"),
    (5, "[$-404]e/m/d"),
    (5, "*-0"),
    (5, "[DBNum4]0"),
    (5, "0.0.0"),
    (43191, "[$-411]mmm"),
    (float("nan"), "0"),
]


@pytest.mark.parametrize(("value", "code", "text"), NUMBERS)
def test_numbers(value: float, code: str, text: str) -> None:
    assert displayed(value, code) == text


@pytest.mark.parametrize(("value", "code", "text"), DATES)
def test_dates(value: float, code: str, text: str) -> None:
    assert displayed(value, code) == text


@pytest.mark.parametrize(("value", "code"), REFUSED)
def test_what_is_not_understood_is_refused(value: float, code: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        displayed(value, code)


def test_the_date_system_of_1904() -> None:
    assert displayed(41729, "yyyy/m/d(aaa)", date1904=True) == "2018/4/1(日)"


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("市民課", "@", "市民課"),
        ("3", '0;0;0;"第"@"号"', "第3号"),
        ("x", "0;0;0;", ""),
        ("8", '@"人"', "8人"),
        ("a", "0", "a"),
    ],
)
def test_texts(text: str, code: str, shown: str) -> None:
    assert displayed(text, code) == shown


@pytest.mark.parametrize("number", sorted(BUILT_IN))
def test_every_built_in_format_shows_a_number(number: int) -> None:
    assert displayed(43191.5, BUILT_IN[number])


@settings(max_examples=60, deadline=None)
@given(st.integers(-(10**10), 10**10))
def test_whole_numbers_keep_their_digits(value: int) -> None:
    assert displayed(value, "#,##0").replace(",", "") == displayed(value, "0") == plainly(value) == str(value)


@settings(max_examples=60, deadline=None)
@given(st.text('0#?,.%/@E+-_*[]"\\;ymdhsgea年 ', max_size=12), st.floats(-1e6, 1e6))
def test_nothing_but_value_error(code: str, value: float) -> None:
    try:
        sections_of(code)
        displayed(value, code)
    except ValueError:
        pass
