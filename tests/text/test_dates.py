"""Era dates, fiscal years, their ranges and relative dates, on literal cases and on generated text."""

import importlib.util
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.date_characters import fold, read_number
from pipeline.text.date_ranges import parse_date_range
from pipeline.text.dates import find_dates, parse_date
from pipeline.text.fiscal_year import find_fiscal_years, fiscal_label, fiscal_year_of_day, parse_fiscal_year
from pipeline.text.fiscal_year_ranges import parse_fiscal_year_range
from pipeline.text.relative_dates import parse_relative
from pipeline.text.wareki import ERAS, era_of_day, era_of_mark, era_year_label

ROOT = Path(__file__).parents[2]
KINDS = ("era_date", "fiscal_year", "fy_range", "date_range", "relative_date")

few = settings(max_examples=60, deadline=None)
solar_days = st.dates(date(1873, 1, 1), date(2099, 12, 31))
clerk_text = st.text(
    st.sampled_from(
        "平成令和昭大明治正元年度月日末上下旬半期第四から同翌前々今時点現在"
        "HRSMT.-/・～~（）() 　\t\n0123456789２８一二十〇○"
    ),
    max_size=40,
)


def adapters() -> dict[str, Any]:
    """The adapters that write our results in the form of the literal cases; benchmarks/ is no import package."""
    path = ROOT / "benchmarks" / "case_adapters" / "dates.py"
    spec = importlib.util.spec_from_file_location("case_adapters_dates", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, Any] = module.ADAPTERS
    return found


def literal_cases() -> list[Any]:
    """Every line of our own case files as one pytest parameter."""
    cases = []
    for kind in KINDS:
        lines = (ROOT / "tests" / "fixtures" / "text" / f"{kind}.jsonl").read_text("ascii").splitlines()
        for number, line in enumerate(lines, 1):
            case = json.loads(line)
            cases.append(pytest.param(kind, case["input"], case["expected"], id=f"{kind}-{number}"))
    return cases


ADAPTERS = adapters()


@pytest.mark.parametrize(("kind", "given_input", "expected"), literal_cases())
def test_literal_case(kind: str, given_input: Any, expected: Any) -> None:
    assert ADAPTERS[kind](given_input) == expected


def spans(text: str, era: str | None = None) -> list[tuple[str, str | None, tuple[str, ...]]]:
    found = find_dates(text, era=era)
    return [(text[a:b], value.start.isoformat() if value.start else None, value.flags) for a, b, value in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(職員数は令和５年１０月１日現在)", [("令和５年１０月１日", "2023-10-01", ())]),
        ("令和 5年10月現在", [("令和 5年10月", "2023-10-01", ())]),
        ("10月1日時点", [("10月1日", None, ("no_year",))]),
        ("各年度10月1日現在", [("10月1日", None, ("no_year",))]),
        ("5年10月1日現在", [("5年10月1日", None, ("no_era",))]),
        ("作成:令和5年10月 2\n日", [("令和5年10月 2\n日", "2023-10-02", ())]),
        ("令和5(2023)年10月2日", [("令和5(2023)年10月2日", "2023-10-02", ())]),
        ("令和5年10月2日～11月3日", [("令和5年10月2日", "2023-10-02", ()), ("11月3日", None, ("no_year",))]),
        ("2023(平成35)年度の10月頃", []),
        ("窓口は2階です", []),
    ],
)
def test_find_dates_gives_spans_of_the_given_text(text: str, expected: list[Any]) -> None:
    assert spans(text) == expected


def test_find_dates_reads_a_bare_era_year_only_with_an_era() -> None:
    assert spans("5年10月1日現在", "令和") == [("5年10月1日", "2023-10-01", ("era_inferred",))]


@pytest.mark.parametrize(
    ("text", "era", "expected"),
    [
        ("令和3年度施策評価結果(令和2年度実績)", None, [("令和3年度", 2021), ("令和2年度", 2020)]),
        ("令和 3 年度", None, [("令和 3 年度", 2021)]),
        ("3年度", None, []),
        ("3年度", "R", [("3年度", 2021)]),
        ("2023(平成35)年度", None, [("2023(平成35)年度", 2023)]),
        ("平成33年度(平成2021年度)", None, [("平成33年度", 2021)]),
        ("平成２４・２５年度", None, [("平成２４", 2012), ("２５年度", 2013)]),
        ("27年度当初, 26年度末", "平成", [("27年度当初", 2015), ("26年度末", 2014)]),
        ("過去3年度の推移", "令和", []),
    ],
)
def test_find_fiscal_years_gives_spans_of_the_given_text(text: str, era: str | None, expected: list[Any]) -> None:
    assert [(text[start:end], value.year) for start, end, value in find_fiscal_years(text, era)] == expected


def test_an_unknown_era_is_refused() -> None:
    for refuse in (
        lambda: parse_date("3年4月", era="慶応"),
        lambda: parse_fiscal_year("3年度", "慶応"),
        lambda: parse_relative("3年度", era="慶応"),
    ):
        with pytest.raises(ValueError, match="慶応"):
            refuse()


@pytest.mark.parametrize("printed", ["", "٣", "二十〇", "〇", "十十", "②", "-1", "12345", "元元"])
def test_a_malformed_numeral_is_refused(printed: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        read_number(printed)


@given(st.integers(1, 2999))
@few
def test_every_kanji_numeral_is_read_back(number: int) -> None:
    digits = "〇一二三四五六七八九"
    positional = "".join(digits[int(sign)] for sign in str(number))
    weights = zip("千百十", divmod_digits(number), strict=True)
    tens = "".join(f"{digits[count] if count > 1 else ''}{unit}" for unit, count in weights if count)
    assert read_number(positional) == number
    assert read_number(tens + (digits[number % 10] if number % 10 else "")) == number


def divmod_digits(number: int) -> tuple[int, int, int]:
    """The digits of a number below 10000 in front of 千, 百 and 十."""
    return number // 1000, number // 100 % 10, number // 10 % 10


@given(solar_days)
@few
def test_every_day_is_read_back_from_every_spelling(day: date) -> None:
    era = era_of_day(day)
    count = day.year - era.start.year + 1
    label = era_year_label(day)
    for text in (
        f"{label}{day.month}月{day.day}日",
        f"{era.name} {count} 年 {day.month} 月 {day.day} 日現在",
        f"{era.marks[0]}{count}.{day.month}.{day.day}",
        f"{era.marks[1]}{count:02}/{day.month:02}/{day.day:02}",
        f"{day.year}年({label}){day.month}月{day.day}日",
        f"({label}{day.month}月{day.day}日({'月火水木金土日'[day.weekday()]}))",
    ):
        value = parse_date(text)
        assert value is not None, text
        assert (value.start, value.end, value.era, value.era_year, value.flags) == (day, day, era.name, count, ())
    western = parse_date(day.isoformat())
    assert western is not None
    assert (western.start, western.era) == (day, None)


@given(solar_days, st.sampled_from(ERAS[1:]))
@few
def test_a_canonical_label_names_the_same_day_without_flags(day: date, era: Any) -> None:
    count = day.year - era.start.year + 1
    value = parse_date(f"{era.name}{count}年{day.month}月{day.day}日") if count > 0 else None
    if value is None or value.canonical is None:
        return
    canonical = parse_date(value.canonical)
    assert canonical is not None
    assert (canonical.start, canonical.flags) == (day, ())


@given(st.integers(1886, 2099))
@few
def test_fiscal_labels_are_read_back(year: int) -> None:
    for text in (fiscal_label(year), f"{year}年度"):
        value = parse_fiscal_year(text)
        assert value is not None
        assert (value.year, value.label, value.flags) == (year, fiscal_label(year), ())
        assert fiscal_year_of_day(value.start) == fiscal_year_of_day(value.end) == year
        assert fiscal_year_of_day(value.start - timedelta(days=1)) == year - 1


@given(st.integers(1990, 2090), st.integers(0, 9))
@few
def test_a_fiscal_range_is_read_back(first: int, length: int) -> None:
    value = parse_fiscal_year_range(f"{fiscal_label(first)}から{fiscal_label(first + length)}まで")
    assert value is not None
    assert (value.first.year, value.last.year) == (first, first + length)


@given(solar_days, st.integers(0, 400))
@few
def test_a_date_range_is_read_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    value = parse_date_range(f"{first.year}年{first.month}月{first.day}日～{last.year}年{last.month}月{last.day}日")
    assert value is not None
    assert (value.start, value.end, value.flags) == (first, last, ())


@given(st.one_of(clerk_text, st.text(max_size=30)))
@settings(max_examples=200, deadline=None)
def test_no_text_raises_and_every_span_lies_in_it(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    for start, end, value in (*find_dates(text), *find_dates(text, era="平成")):
        assert 0 <= start < end <= len(text)
        assert (value.start is None) == (value.end is None)
        assert value.start is None or value.end is None or value.start <= value.end
        assert value.start is not None or value.flags
    for start, end, year in (*find_fiscal_years(text), *find_fiscal_years(text, "令和")):
        assert 0 <= start < end <= len(text)
        assert fiscal_year_of_day(year.start) == fiscal_year_of_day(year.end) == year.year
    parse_fiscal_year_range(text)
    parse_date_range(text)
    parse_relative(text, doc_fiscal_year=2021, anchor=date(2021, 7, 1), anchor_fiscal_year=2021, era="令和")


@given(clerk_text)
@few
def test_spans_do_not_overlap_and_are_in_order(text: str) -> None:
    for found in (find_dates(text), find_fiscal_years(text)):
        ends = [0, *(item[1] for item in found)]
        assert all(end <= item[0] for end, item in zip(ends, found, strict=False))


@given(st.text("市民部の目標取組件人回円職員数課、。・１２３4567890%", max_size=30))
@few
def test_numbers_without_a_year_never_become_a_date(text: str) -> None:
    assert find_dates(text) == ()
    assert find_fiscal_years(text, "平成") == ()
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["平成" * 4000, "9" * 20000, "H28～" * 4000, "(" * 20000, "4月" * 8000, "一" * 20000])
def test_long_hostile_text_is_read_in_linear_time(text: str) -> None:
    find_dates(text)
    find_fiscal_years(text, "平成")
    parse_date_range(text)


def test_marks_name_one_era_each() -> None:
    marks = [mark for era in ERAS for mark in era.marks]
    assert len(set(marks)) == len(marks)
    assert [era_of_mark(mark) for mark in marks] == [era for era in ERAS for _ in era.marks]
