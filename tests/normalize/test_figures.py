"""Raw measures, grades, amounts and references to goals → the contract's values, with proofs and findings."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.document import Piece
from pipeline.model.issues import CATALOGUE
from pipeline.model.raw import RawBudget, RawMeasure, RawRating, RawText
from pipeline.model.report import Goal
from pipeline.normalize.figures import measures_of
from pipeline.normalize.grades import budgets_of, goal_nos_of, ratings_of
from pipeline.normalize.values import Notes

YEAR = 2018


def printed(text: str | None) -> RawText | None:
    if text is None:
        return None
    return RawText(tuple(Piece(i, 0, len(line), line) for i, line in enumerate(text.split("\n"), 1)))


def raw(text: str) -> RawText:
    found = printed(text)
    assert found is not None
    return found


def findings(notes: Notes) -> list[tuple[str, str | None]]:
    assert all(finding.code in CATALOGUE for finding in notes.findings)
    return [(finding.code, finding.path) for finding in notes.findings]


def measure(label: str = "開催回数", **cells: str | None) -> tuple[Any, ...]:
    texts: dict[str, Any] = {name: printed(text) for name, text in cells.items()}
    notes = Notes()
    (found,) = measures_of([RawMeasure(raw(label), **texts)], "/m", YEAR, notes)
    for field in ("unit", "baseline", "target", "actual"):
        assert getattr(found, field) is None or f"/m/0/{field}" in notes.proofs
    codes = [(code, (path or "").removeprefix("/m/0/")) for code, path in findings(notes)]
    return found.unit, found.baseline, found.target, found.actual, found.fiscal_year, codes


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"unit": "回", "baseline": "20", "target": "24", "actual": "23"}, ("回", 20, 24, 23)),
        ({"label": "参加者数（人）", "target": "1,240", "actual": "９８０"}, ("人", None, 1240, 980)),
        ({"target": "64.5％", "actual": "61.2パーセント"}, ("%", None, 64.5, 61.2)),
        ({"unit": "ヶ所", "target": "3箇所", "actual": "3か所"}, ("か所", None, 3, 3)),
        ({"unit": "人", "target": "30名", "actual": "30"}, ("人", None, 30, 30)),
        ({"unit": "件", "baseline": "新規", "target": "未定", "actual": "－"}, ("件", None, None, None)),
        ({"unit": "－", "target": "5", "actual": "4"}, (None, None, 5, 4)),
        ({"unit": "千\n円", "target": "1,200", "actual": "980千円"}, ("千円", None, 1200, 980)),
        ({"unit": "人", "baseline": "250（H27）", "target": "300", "actual": "280"}, ("人", 250, 300, 280)),
        ({"target": "0", "actual": "0件"}, ("件", None, 0, 0)),
        ({"target": None, "actual": "12校"}, ("校", None, None, 12)),
    ],
)
def test_plain_measures(cells: dict[str, str | None], expected: tuple[Any, ...]) -> None:
    assert measure(**cells) == (*expected, YEAR, [])  # type: ignore[arg-type]


def test_an_indicator_without_any_figure_is_reported() -> None:
    assert measure(unit="人") == ("人", None, None, None, YEAR, [("measure-without-figure", "/m/0")])


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (("2020年度目標", "R2年度実績"), [(24, 23, 2020)]),
        (("令和2年度", "R2"), [(24, 23, 2020)]),
        (("R2年度", "R3年度"), [(24, None, 2020), (None, 23, 2021)]),
        (("令和2年度", None), [(24, None, 2020), (None, 23, YEAR)]),
    ],
)
def test_a_year_written_in_two_ways_is_one(years: tuple[str | None, str | None], expected: list[Any]) -> None:
    label = raw("開催回数")
    target = RawMeasure(label, target=printed("24"), fiscal_year_label=printed(years[0]))
    actual = RawMeasure(label, actual=printed("23"), fiscal_year_label=printed(years[1]))
    found = measures_of([target, actual], "/m", YEAR, Notes())
    assert [(one.target, one.actual, one.fiscal_year) for one in found] == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"unit": "回", "target": "30回以上"}, ("回", None, 30, None, [("figure-qualified", "target")])),
        ({"unit": "人", "actual": "23(8)"}, ("人", None, None, 23, [("figure-qualified", "actual")])),
        ({"unit": "%", "actual": "53、6%"}, ("%", None, None, 53.6, [("figure-repaired", "actual")])),
        ({"unit": "件", "actual": "######"}, ("件", None, None, None, [("unreadable-figure", "actual")])),
        ({"unit": "件", "target": "10～15件"}, ("件", None, None, None, [("unreadable-figure", "target")])),
        ({"target": "平成30年10月"}, (None, None, None, None, [("unreadable-figure", "target")])),
        ({"unit": "年度", "target": "30"}, ("年度", None, None, None, [("unreadable-figure", "target")])),
        ({"label": "完成時期", "target": "30.10"}, (None, None, None, None, [("unreadable-figure", "target")])),
        ({"target": "30回", "actual": "250人"}, ("回", None, 30, None, [("unit-conflict", "actual")])),
        ({"unit": "人", "target": "30回", "actual": "29回"}, ("回", None, 30, 29, [("unit-conflict", "unit")])),
        ({"unit": "円", "target": "1,200千円"}, ("円", None, 1200000, None, [("unit-conflict", "target")])),
        ({"target": "30万円", "actual": "285千円"}, ("万円", None, 30, 28.5, [("unit-conflict", "actual")])),
        ({"target": "60%", "actual": "12人/15人(80%)"}, ("%", None, 60, 80, [("figure-qualified", "actual")])),
        ({"unit": "10人当たりの数", "target": "3"}, (None, None, 3, None, [("unreadable-figure", "unit")])),
        (
            {"target": "0km → 1.03km"},
            ("km", 0, 1.03, None, [("figure-qualified", "target"), ("figure-qualified", "baseline")]),
        ),
    ],
)
def test_doubtful_measures(cells: dict[str, str], expected: tuple[Any, ...]) -> None:
    *values, codes = expected
    assert measure(**cells) == (*values, YEAR, codes)


@pytest.mark.parametrize(
    ("label", "title", "year", "doubtful"),
    [
        ("開催回数", "R6", 2024, False),
        ("開催回数", "令和2年度", 2020, False),
        ("平成29年度開催回数", None, 2017, False),
        ("開催回数（H29）", None, 2017, False),
        ("2020年大会関連事業の参加者数", None, YEAR, False),
        ("前年度未納額の徴収率", None, YEAR, False),
        ("開催回数", "H28～H30", None, True),
    ],
)
def test_the_year_of_a_measure(label: str, title: str | None, year: int | None, doubtful: bool) -> None:
    found = measure(label, target="5", fiscal_year_label=title)
    assert (found[4], bool(found[5])) == (year, doubtful)


def budget(label: str, amount: str, scale: int | None = None, year: str | None = None) -> tuple[Any, ...]:
    notes = Notes()
    (found,) = budgets_of([RawBudget(raw(label), raw(amount), "initial", scale, printed(year))], "/b", YEAR, notes)
    assert (found.amount_yen is None) is ("/b/0/amount_yen" not in notes.proofs)
    return found.amount_yen, found.fiscal_year, [code for code, _ in findings(notes)]


@pytest.mark.parametrize(
    ("given", "yen", "year", "codes"),
    [
        (("予算額", "6,430千円"), 6_430_000, YEAR, []),
        (("予算額", "6,430", 1000), 6_430_000, YEAR, []),
        (("事業費（千円）", "6,430"), 6_430_000, YEAR, []),
        (("事業費（千円）", "6,430千円", 1000), 6_430_000, YEAR, []),
        (("予算額", "0"), 0, YEAR, []),
        (("予算額", "－"), None, YEAR, []),
        (("予算額", "未定"), None, YEAR, []),
        (("28年度決算額", "6,430千円"), 6_430_000, 2016, []),
        (("前年度決算額", "6,430千円"), 6_430_000, 2017, []),
        (("予算額", "6,430千円", None, "R4"), 6_430_000, 2022, []),
        (("予算額", "H29：6,430千円"), 6_430_000, 2017, []),
        (("予算額", "6,430"), None, YEAR, ["amount-unit-unknown"]),
        (("予算額(事業費)", "千円"), None, YEAR, ["unreadable-amount"]),
        (("予算額", "（6,430）", 1000), None, YEAR, ["unreadable-amount"]),
        (("予算額", "一般会計 6千円 特別会計 1千円"), None, YEAR, ["unreadable-amount"]),
        (("事業費（千円）", "6,430円"), 6430, YEAR, ["amount-unit-conflict"]),
        (("予算額（千円）", "6,430", 1), 6_430_000, YEAR, ["amount-unit-conflict"]),
        (("予算額", "約6,430千円"), 6_430_000, YEAR, ["figure-qualified"]),
        (("H28・H29決算額", "6,430千円"), 6_430_000, None, ["figure-year-unclear"]),
    ],
)
def test_budgets(given: tuple[Any, ...], yen: int | None, year: int | None, codes: list[str]) -> None:
    assert budget(*given) == (yen, year, codes)


def test_grades() -> None:
    notes = Notes()
    raws = [
        RawRating(raw("達成度（Ａ～Ｃ）"), raw("Ｂ"), "result"),
        RawRating(raw("達成度"), raw("－"), "result"),
        RawRating(raw("評価"), raw("Ａ・Ｂ・Ｃ"), "result"),
        RawRating(raw("難易度"), raw("概ね\n容易"), "difficulty"),
    ]
    found = ratings_of(raws, "/r", notes)
    assert [(rating.value, rating.scale, rating.subject) for rating in found] == [
        ("B", "A～C", "result"),
        ("概ね容易", None, "difficulty"),
    ]
    assert findings(notes) == [("unreadable-grade", "/r")]
    assert {"/r/0/value", "/r/0/scale", "/r/1/value"} <= set(notes.proofs)


NESTED = (
    Goal(
        goal_no=1,
        marker="1",
        text="学びを支えます。",
        children=(Goal(goal_no=1, marker="①", text="図書館", children=()),),
    ),
)
FLAT = tuple(
    Goal(goal_no=number, marker=marker, text=text, children=())
    for number, marker, text in (
        (1, "①", "学びを支えます。"),
        (2, "②", "緑を増やします。"),
        (None, "・", "その他の取組"),
    )
)


@pytest.mark.parametrize(
    ("goals", "texts", "numbers", "codes"),
    [
        (FLAT, ["①、②"], (1, 2), []),
        (FLAT, ["目標2"], (2,), []),
        (FLAT, ["②", "①", "②"], (2, 1), []),
        (FLAT, ["緑を増やします"], (2,), []),
        (FLAT, ["－"], (), []),
        (FLAT, ["②、⑤"], (2,), ["goal-reference-unknown"]),
        (FLAT, ["1-2"], (), ["goal-reference-unclear"]),
        (FLAT, ["その他の取組"], (), ["goal-reference-unclear"]),
        (NESTED, ["1"], (1,), []),
        (NESTED, ["①"], (), ["goal-reference-unclear"]),
        ((), ["①"], (), ["goal-reference-unknown"]),
    ],
)
def test_goals_of_a_project(
    goals: tuple[Goal, ...], texts: list[str], numbers: tuple[int, ...], codes: list[str]
) -> None:
    notes = Notes()
    assert goal_nos_of([raw(text) for text in texts], goals, "/g", notes) == numbers
    assert [code for code, _ in findings(notes)] == codes
    assert set(notes.proofs) == {f"/g/{index}" for index in range(len(numbers))}
