"""The fiscal year of a report: what the title says, what decides between two years, what is never guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.run import Conversion

PROJECT = ["○地域見守り事業", "取組", "会議を開きます。"]


@pytest.mark.parametrize(
    ("title", "as_of", "year", "label", "codes"),
    [
        ("令和3年度 環境部の基本方針", "", 2021, "令和3年度", []),
        ("平成 24 年度 環境部の基本方針", "", 2012, "平成 24 年度", []),
        ("令和5年度環境部の\n基本方針と目標", "", 2023, "令和5年度", []),
        ("環境部の組織目標（平成26年度）", "(平成27年3月1日現在)", 2014, "平成26年度", []),
        ("令和3年度環境部の組織目標（令和2年度実績）", "", 2021, "令和3年度", ["fiscal-year-conflict"]),
        ("環境部長宣言2011", "", 2011, "2011", ["fiscal-year-inferred"]),
        ("平成28年 環境部の重点目標", "", 2016, "平成28年", ["fiscal-year-inferred"]),
        ("24年度環境部の組織目標", "(平成24年4月1日現在)", 2012, "24年度", ["fiscal-year-inferred"]),
        ("24年度環境部の組織目標", "(平成30年4月1日現在)", None, None, ["fiscal-year-missing"]),
        ("24年度環境部の組織目標", "", None, None, ["fiscal-year-missing"]),
        ("環境部の基本方針", "(平成31年3月1日現在)", 2018, None, ["fiscal-year-from-date"]),
        ("環境部の基本方針", "(平成31年4月1日現在)", 2019, None, ["fiscal-year-from-date"]),
        ("環境部の基本方針", "(4月1日現在)", None, None, ["fiscal-year-missing"]),
        ("環境部の基本方針", "", None, None, ["fiscal-year-missing"]),
    ],
)
def test_fiscal_year(
    title: str,
    as_of: str,
    year: int | None,
    label: str | None,
    codes: list[str],
    convert_text: Callable[[str], Conversion],
    city_report: Callable[..., str],
    reports_of: Callable[[Conversion], list[dict[str, Any]]],
) -> None:
    header = ("部局名 環境部", "部長名 大野 昭")
    text = city_report(title=title, as_of=as_of, year="", projects=PROJECT, header=header)
    conversion = convert_text(text.replace("\nの目標\n", "\n重点目標\n"))
    (report,) = reports_of(conversion)
    assert (report["fiscal_year"], report["fiscal_year_label"]) == (year, label)
    assert [issue.code for issue in conversion.record.issues if "fiscal-year" in issue.code] == codes


def test_labels_decide_between_two_years_of_a_title(
    convert_text: Callable[[str], Conversion],
    city_report: Callable[..., str],
    reports_of: Callable[[Conversion], list[dict[str, Any]]],
) -> None:
    conversion = convert_text(city_report(title="令和元年度市民環境部の組織目標（平成30年度実績）"))
    (report,) = reports_of(conversion)
    assert report["fiscal_year"] == 2018
    assert "fiscal-year-conflict" in [issue.code for issue in conversion.record.issues]


def test_reviews_of_another_year_are_no_conflict(
    convert_text: Callable[[str], Conversion], city_report: Callable[..., str]
) -> None:
    text = city_report(title="平成30年度 市民環境部の基本方針")
    conversion = convert_text(text + "\n平成29年度の総括\n\nおおむね順調でした。\n")
    assert "fiscal-year-conflict" not in [issue.code for issue in conversion.record.issues]
