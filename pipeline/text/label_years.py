"""The label of a figure (R6目標, 28年度決算額, 前年度予算) → the fiscal years that it names, seen from the report's own."""

import re
from functools import lru_cache
from typing import Final

from pipeline.text.date_characters import read_number
from pipeline.text.fiscal_year import find_fiscal_years
from pipeline.text.fold import fold
from pipeline.text.wareki import ERAS, era_of_mark

_REACH: Final = 15
"""Targets and comparisons of a yearly report lie within so many years of it; H2 in a code or S56 in a name do not."""
_MARKED: Final = re.compile(
    r"(?<![A-Za-z0-9.])(?P<era>平 ?成|令 ?和|[HRhr]|(?<![一-龠])[平令])[. ]?(?P<count>元|[0-9]{1,2})"
    r"(?: ?年(?: ?度)?)?(?! ?[0-9A-Za-z]| ?[./-] ?[0-9]| ?年? ?[0-9]{1,2} ?月)"
)
_WESTERN: Final = re.compile(
    r"(?<![0-9A-Za-z.,])(?P<year>20[0-9]{2}) ?年(?! ?[0-9]{1,2} ?月)|^\(?(?P<alone>20[0-9]{2})\)?$"
)
_BARE: Final = re.compile(
    r"(?<![0-9.,第約各前後毎A-Za-z])(?<!過去)(?<!今後)(?P<count>元|[0-9]{1,2}) ?年 ?度(?!間|目(?!標)|連続)"
)
_RELATIVE: Final = re.compile(
    r"(?P<word>前々|一昨|前|昨|翌々|再来|翌|次|来|今|本|当) ?年 ?度(?! ?(?:比|同|繰|から|以降|並|と比))"
)
_OFFSETS: Final = {"前々": -2, "一昨": -2, "前": -1, "昨": -1, "今": 0, "本": 0, "当": 0, "翌": 1, "次": 1, "来": 1, "翌々": 2, "再来": 2}  # fmt: skip
_MAY_NAME: Final = re.compile("[年平令HRhr]|20[0-9]{2}")


@lru_cache(maxsize=2048)
def years_of_label(text: str, report_year: int | None) -> tuple[int, ...]:
    """The different fiscal years that a label names, as western years, in printed order.

    Read: 年度 with era or western year; R6, H28, 令和6年; a year without an era (28年度) and 前年度, 翌年度 … only where the
    report's own year is given, from which the era and the year follow. Not read: dates (H28.3.31), ratios (前年度比),
    amounts carried over (翌年度繰越額), counted years (過去3年度). Never raises.

    >>> years_of_label("R6目標", 2024), years_of_label("28年度決算額", 2016), years_of_label("前年度予算額", 2016)
    ((2024,), (2016,), (2015,))
    >>> years_of_label("Ｒ３年度当初予算額（千円）", None), years_of_label("令和元年度実績（令和2年度目標）", None)
    ((2021,), (2019, 2020))
    >>> [years_of_label(t, 2016) for t in ("H28.3.31現在", "前年度比", "利用者数", "翌年度繰越額", "過去3年度の平均", "H2O濃度")]
    [(), (), (), (), (), ()]
    """
    folded = fold(text.replace("\n", ""))
    if _MAY_NAME.search(folded) is None:
        return ()
    found: list[tuple[int, int]] = []
    rest = folded
    for start, end, value in find_fiscal_years(folded):
        found.append((start, value.year))
        rest = rest[:start] + "　" * (end - start) + rest[end:]
    for match in _MARKED.finditer(rest):
        year = era_of_mark(match["era"]).western_year(_count(match["count"]))
        if report_year is None or abs(year - report_year) <= _REACH:
            found.append((match.start(), year))
            rest = rest[: match.start()] + "　" * len(match[0]) + rest[match.end() :]
    found += [(match.start(), int(match["year"] or match["alone"])) for match in _WESTERN.finditer(rest)]
    if report_year is not None:
        found += [(m.start(), report_year + _OFFSETS[m["word"]]) for m in _RELATIVE.finditer(rest)]
        found += [(m.start(), y) for m in _BARE.finditer(rest) if (y := _nearest(_count(m["count"]), report_year))]
    return tuple(dict.fromkeys(year for _, year in sorted(found)))


def _count(printed: str) -> int:
    return 1 if printed == "元" else read_number(printed)


def _nearest(count: int, report_year: int) -> int | None:
    """A year without an era → the year of the one era in which it lies near the report; None where none or two do.

    Nobody counts in an era that has not begun: in a report of 2016 the year 10 is none of 令和.
    """
    years = {era.western_year(count) for era in ERAS[2:] if count >= 1 and era.start.year <= report_year + 1}
    near = [year for year in years if abs(year - report_year) <= _REACH]
    return near[0] if len(near) == 1 else None
