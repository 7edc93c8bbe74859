"""Local-government codes and names, and the vendored list itself."""

from collections import defaultdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.codes import check_digit, find_municipality, name_of, parse_code
from pipeline.text.government_list import _CHANGES, _LIST, _read, load_governments
from pipeline.text.government_names import fold_name, read_name

ROWS = _read(_LIST)[0]
CHANGES = _read(_CHANGES)[0]


def test_every_vendored_code_has_its_check_digit() -> None:
    for row in (*ROWS, *CHANGES):
        assert check_digit(row[0][:5]) == row[0][5], row


def test_the_list_is_whole() -> None:
    kinds = [row[1] for row in ROWS]
    assert (kinds.count("prefecture"), kinds.count("municipality"), kinds.count("ward")) == (47, 1747, 171)
    assert len({row[0] for row in ROWS}) == len(ROWS)
    prefectures = {row[2] for row in ROWS if row[1] == "prefecture"}
    assert {row[2] for row in (*ROWS, *CHANGES)[:-1]} - {row[2] for row in CHANGES} <= prefectures


def test_towns_and_villages_lie_in_a_district() -> None:
    without = {row[4] for row in ROWS if row[4][-1:] in ("町", "村") and not row[3]}
    assert without == {"大島町", "利島村", "新島村", "神津島村", "三宅村", "御蔵島村", "八丈町", "青ヶ島村", "小笠原村"}
    assert not [row for row in ROWS if row[3] and row[4][-1] not in "町村"]


def test_folding_brings_no_two_names_together() -> None:
    meets: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in ROWS:
        meets[row[2] + row[3], fold_name(row[4])].add(row[4])
    assert not [names for names in meets.values() if len(names) > 1]


def test_every_change_leads_to_the_list() -> None:
    codes = {row[0] for row in ROWS}
    for code, name, _, _, valid_from, valid_to, successors, note in CHANGES:
        assert note
        assert valid_from or valid_to, (code, name)
        assert bool(valid_to) == bool(successors), (code, name)
        assert set(successors.split()) <= codes
        assert all(date.fromisoformat(day) for day in (valid_from, valid_to) if day)
        if not valid_to:
            assert (code, name) in {(row[0], row[4]) for row in ROWS}


@pytest.mark.parametrize("row", ROWS[::37], ids=lambda row: row[0])
def test_every_name_finds_its_code(row: tuple[str, ...]) -> None:
    code, _, prefecture, district, name, reading = row
    assert code in [g.code for g in find_municipality(prefecture + district + name)]
    assert code in [g.code for g in find_municipality(name or prefecture)]
    assert name_of(code) == prefecture + name
    assert name_of(code[:5]) == prefecture + name
    if reading:
        assert code in [g.code for g in find_municipality(reading)]


def test_names_and_days() -> None:
    assert [g.name for g in find_municipality("浜松市中区", date(2023, 12, 31))] == ["浜松市中区"]
    assert find_municipality("浜松市中区", date(2024, 1, 1)) == ()
    (ended,) = find_municipality("浜松市中区")
    assert (ended.valid_to, ended.successors) == ("2023-12-31", ("221384",))
    assert name_of("282219", date(2019, 4, 30)) == "兵庫県篠山市"
    assert name_of("402311", date(2018, 9, 30)) is None


def test_spellings() -> None:
    for name in ("葛\U000e0100城市", "葛城市", "神\u2f3e市", "\u795e戸市"):
        assert len(find_municipality(name)) == 1
    assert read_name("東京都 八丈町役場").own == "八丈町"


def test_check_digit_refuses_what_is_not_five_digits() -> None:
    for text in ("1420", "142034", "1420a", "１４２０３", "", "٣٣٣٣٣"):
        with pytest.raises(ValueError, match="five digits"):
            check_digit(text)


def test_loading_happens_once() -> None:
    assert load_governments() is load_governments()


@given(st.from_regex(r"[0-9]{4,6}", fullmatch=True))
@settings(max_examples=150, deadline=None)
def test_a_valid_code_is_in_the_list_with_its_check_digit(text: str) -> None:
    code = parse_code(text)
    if code.valid:
        assert code.code6 is not None
        assert check_digit(code.code6[:5]) == code.code6[5]
        assert text in (code.code6, code.code5, code.code6[1:], code.code6[1:5])
    else:
        assert (code.code6, code.name) == (None, None)
        assert code.reason in ("check_digit", "unknown_code")


@given(st.text(max_size=12))
@settings(max_examples=100, deadline=None)
def test_never_raises(text: str) -> None:
    parse_code(text)
    find_municipality(text)
    name_of(text)
