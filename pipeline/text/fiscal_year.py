"""A fiscal year (年度) printed in Japanese text becomes its April-to-March days, with its place in the text."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, TypeAlias

from pipeline.text.date_characters import KANJI_NUMERALS, fold, read_number
from pipeline.text.date_values import month_end
from pipeline.text.printed_years import NOT_COUNTED, PrintedYear, is_year_start, named_year, next_year_at, scan_year
from pipeline.text.wareki import LATEST_YEAR, Era, era_of_mark, era_year_label, name_year

EARLIEST_FISCAL_YEAR: Final = 1886
"""The first year whose accounts ran from April to March (明治19年度)."""

_REACH: Final = 60
"""No printed year with its gloss is longer; looking no further keeps long texts linear."""
_COUNT: Final = rf"(?P<count>元|[0-9]{{1,2}}|[{KANJI_NUMERALS}]{{1,3}})"
_BARE: Final = re.compile(rf"{_COUNT}(?![0-9])(?P<unit> {{0,2}}年 {{0,2}}度{NOT_COUNTED})?")
_BARE_START: Final = re.compile(
    # 過去3年度 and 今後5年度 count years; 第2年度 numbers them.
    rf"(?<![0-9.,第約各前後毎A-Za-z])(?<!過去)(?<!今後)(?<!直近)(?<!向こう)(?<![{KANJI_NUMERALS}])"
    rf"{_COUNT} {{0,2}}年 {{0,2}}度{NOT_COUNTED}"
)
_LINK: Final = re.compile(
    r" {0,2}(?:(?P<range>[~-]|から|より|至|→)|[・、,]|及び|および|並びに|と|又は|または) {0,2}[、,]? {0,2}"
)
_PART: Final = re.compile(
    r" {0,2}の?(?:(?P<start>当初(?!予算|計画|見込|目標|値|額|配分|比|案|課税|調定|賦課)|初頭|[初始]め(?!て)|初日)"
    r"|(?P<end>末(?![期広吉永]))|(?P<first_half>上半期|上期|前期(?!基本|計画|高齢|実施)|前半)"
    r"|(?P<second_half>下半期|下期|後期(?!高齢|基本|計画|実施)|後半)"
    r"|第? ?(?P<quarter>[1-4一二三四]) ?(?:・? ?四半期|Q))"
)
_CONTINUES: Final = re.compile(
    rf" {{0,2}}(?:(?:[~-]|から|より|至|以降の?) {{0,2}}[0-9元{KANJI_NUMERALS}]{{1,3}} {{0,2}}(?:年|[かカヵケヶ箇]年)|~)"
)

FoundFiscalYear: TypeAlias = tuple[int, int, "FiscalYear"]
"""First character, character behind the last, value: a span of the text that was given."""


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year and the days, both included, that the printed words cover.

    `year` is the western year in which it begins and `label` its name as printed, with 元 for 1. `part` is None for the
    whole year, else start, end (one day each), first_half, second_half, q1 … q4. `flags` may hold `after_era_end` (then
    `canonical` is the label in the era in force), `gregorian_mismatch`, `era_inferred`.
    """

    year: int
    start: date
    end: date
    label: str
    flags: tuple[str, ...] = ()
    canonical: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One year of a chain such as 平成28～30年度: its value, and whether a range sign or a list sign leads to it."""

    start: int
    end: int
    year: PrintedYear
    value: FiscalYear
    by_range: bool


Chain: TypeAlias = tuple[ChainLink, ...]


def parse_fiscal_year(text: str, era: str | None = None) -> FiscalYear | None:
    """A string that states one fiscal year becomes its value; None if it states none, or several different ones.

    `era` (平成, H) reads a year printed without one; the value then carries `era_inferred`.

    Raises:
        ValueError: `era` is not an era.

    >>> parse_fiscal_year("平成28年度の取組").year
    2016
    >>> parse_fiscal_year("28年度") is None, parse_fiscal_year("28年度", era="平成").flags
    (True, ('era_inferred',))
    >>> parse_fiscal_year("平成28年度～平成30年度") is None
    True
    """
    folded = fold(text)
    links = [link for chain in find_chains(folded, era) for link in chain]
    if len({link.value for link in links}) != 1:
        return None
    open_ended = folded[: links[0].start].rstrip().endswith("~") or _CONTINUES.match(folded, links[-1].end)
    return None if open_ended else links[0].value


@lru_cache(maxsize=4096)  # labels such as 平成28年度の取組 repeat through a report and through a batch
def find_fiscal_years(text: str, era: str | None = None) -> tuple[FoundFiscalYear, ...]:
    """Every fiscal year printed inside a longer text becomes its span in that text and its value, in reading order.

    平成28～30年度 yields its two ends. A year without an era counts only behind one that has it, or if `era` is given.

    Raises:
        ValueError: `era` is not an era.

    >>> [found[2].year for found in find_fiscal_years("平成26年度施策評価結果(平成25年度実績)")]
    [2014, 2013]
    """
    return tuple((link.start, link.end, link.value) for chain in find_chains(fold(text), era) for link in chain)


def fiscal_days(year: int, part: str | None = None) -> tuple[date, date]:
    """A fiscal year and its part become the first and last day covered.

    >>> fiscal_days(2016, "q4")
    (datetime.date(2017, 1, 1), datetime.date(2017, 3, 31))
    """
    first, last = date(year, 4, 1), date(year + 1, 3, 31)
    days = {
        None: (first, last),
        "start": (first, first),
        "end": (last, last),
        "first_half": (first, date(year, 9, 30)),
        "second_half": (date(year, 10, 1), last),
        "q1": (first, date(year, 6, 30)),
        "q2": (date(year, 7, 1), date(year, 9, 30)),
        "q3": (date(year, 10, 1), date(year, 12, 31)),
        "q4": (date(year + 1, 1, 1), last),
    }
    return days[part]


def fiscal_year_of_day(day: date) -> int:
    """A day becomes the western year in which its fiscal year begins.

    >>> fiscal_year_of_day(date(2017, 3, 31))
    2016
    """
    return day.year if day.month >= 4 else day.year - 1


def fiscal_label(year: int) -> str:
    """A fiscal year becomes its usual label: FY2019 is 令和元年度, as the government named its budget in April 2019.

    >>> fiscal_label(2016), fiscal_label(2019), fiscal_label(1988)
    ('平成28年度', '令和元年度', '昭和63年度')
    """
    return era_year_label(month_end(year, 12)) + "度"


def scan_part(folded: str, position: int) -> tuple[str | None, int]:
    """当初, 末, 上半期, 第1四半期 … at a place of folded text becomes the name of the part and the place behind it.

    当初予算 and 後期高齢者 are no parts of a year.

    >>> scan_part("第3四半期", 0), scan_part("当初予算", 0)
    (('q3', 5), (None, 0))
    """
    found = _PART.match(folded, position)
    if found is None:
        return None, position
    quarter = found["quarter"]
    return (f"q{read_number(quarter)}" if quarter else found.lastgroup), found.end()


def find_chains(folded: str, era: str | None = None) -> tuple[Chain, ...]:
    """The fiscal years of folded text become chains: years that share 年度 or an era by a range or list sign.

    Raises:
        ValueError: `era` is not an era.
    """
    given = era_of_mark(era) if era is not None else None
    if "度" not in folded:
        return ()
    chains: list[Chain] = []
    position = _next_start(folded, 0, given)
    while position is not None:
        chain = _scan_chain(folded, position, given)
        if chain:
            chains.append(chain)
        position = _next_start(folded, chain[-1].end if chain else position + 1, given)
    return tuple(chains)


def _next_start(folded: str, position: int, given: Era | None) -> int | None:
    """The first place from `position` on where a fiscal year may begin."""
    printed = next_year_at(folded, position)
    bare = _BARE_START.search(folded, position) if given else None
    starts = [start for start in (printed, bare.start() if bare else None) if start is not None]
    return min(starts, default=None)


def _scan_chain(folded: str, position: int, given: Era | None) -> Chain:
    """The years linked from `position` on become a chain that ends with the last 年度; empty if there is none."""
    year = scan_year(folded, position) if is_year_start(folded, position) else None
    inferred = year is None
    if year is None and given is not None:
        year = _bare_year(folded, position, given)
    chain: list[ChainLink] = []
    by_range = False
    complete = 0
    while year is not None and year.unit != "年":
        part, end = scan_part(folded, year.end) if year.unit else (None, year.end)
        value = fiscal_year_value(year, part, inferred=inferred)
        if value is None:
            break
        chain.append(ChainLink(year.start, end, year, value, by_range))
        complete = len(chain) if year.unit else complete
        link = _LINK.match(folded, end)
        if link is None:
            break
        by_range = link["range"] is not None
        explicit = scan_year(folded, link.end())
        inferred = inferred and explicit is None
        year = explicit or _following_year(folded, link.end(), year)
    return tuple(chain[:complete])


def _bare_year(folded: str, position: int, era: Era) -> PrintedYear | None:
    """28年度 or 28 without an era becomes a year of the given era."""
    found = _BARE.match(folded, position)
    if found is None:
        return None
    try:
        count = read_number(found["count"])
    except ValueError:
        return None
    return named_year(era, count, found.start(), found.end(), "年度" if found["unit"] else "")


def _following_year(folded: str, position: int, before: PrintedYear) -> PrintedYear | None:
    """30年度 behind 平成28年度, or 18年度 behind 2016, takes over the era or the century; it must be a later year.

    平成30～2年度 is refused: 2 can only be meant as 令和2年度, but it does not say so.
    """
    found = _BARE.match(folded, position)
    if found is None or before.western is None:
        return None
    if before.named is None and not (len(found["count"]) == 2 and found["count"].isascii()):
        return None
    taken_over = str(before.western // 100) if before.named is None else before.named[0].name
    year = scan_year(taken_over + folded[position : position + _REACH], 0)
    if year is None or year.western is None or year.western <= before.western:
        return None
    return replace(year, start=position, end=year.end - len(taken_over) + position)


def fiscal_year_value(year: PrintedYear, part: str | None = None, *, inferred: bool = False) -> FiscalYear | None:
    """A printed year becomes a FiscalYear; None for a year that cannot exist or had no April-to-March accounts."""
    if year.western is None or not EARLIEST_FISCAL_YEAR <= year.western <= LATEST_YEAR:
        return None
    start, end = fiscal_days(year.western, part)
    flags = (*year.flags, "era_inferred") if inferred else year.flags
    if year.named is None:
        return FiscalYear(year.western, start, end, fiscal_label(year.western), flags, part=part)
    names = [year.named, year.second] if year.second else [year.named]
    era, era_year = max(names, key=lambda name: name[0].start)
    value = FiscalYear(year.western, start, end, name_year(era, era_year) + "度", flags, part=part)
    if era.end is None or era.end >= date(year.western, 4, 1):
        return value
    return replace(value, flags=("after_era_end", *flags), canonical=fiscal_label(year.western))
