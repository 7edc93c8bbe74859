"""What a report says before it is arranged: people, sections with staff by type, goals, projects with their figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from benchmarks.corpus.content import City
    from benchmarks.corpus.sentences import Writer

Number = int | float
Printed = Number | Literal["－", "未定", "調整中", "設定なし", ""]
"""A number, or what is printed in its place; an empty text is a blank cell."""

STAFF_TYPES = ("regular", "reappointed", "fiscal_year_appointee", "contract", "temporary", "other")


@dataclass(frozen=True, slots=True)
class Man:
    """A person with reading (読み仮名, hiragana)."""

    family: str
    given: str
    family_kana: str
    given_kana: str


@dataclass(frozen=True, slots=True)
class Head:
    """A post and its holder; `man` None: the post is vacant (欠員)."""

    post: str
    man: Man | None
    concurrent: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A section (課) with its staff by type; `short_time` stands in brackets outside the total (再任用短時間)."""

    name: str
    head: Head
    counts: Mapping[str, Printed]
    short_time: int

    def total(self, types: tuple[str, ...]) -> Number:
        """The staff of the given types together."""
        return whole(sum(number for kind in types if isinstance(number := self.counts[kind], int | float)))


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal and the goals below it."""

    text: str
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator (指標) of a project; `past` has the actual values of the years before, the nearest last."""

    label: str
    unit: str
    baseline: Printed
    target: Printed
    actual: Printed
    past: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """A section as printed with a project, and how it is found in the staffing table."""

    label: str
    match: Literal["exact", "normalized", "none"]


@dataclass(frozen=True, slots=True)
class Work:
    """A project (事業): texts by entry type (and `level`, what is to be reached), figures, how well it went (0 is best).

    Money is in thousand yen: initial budget, supplementary budget, settlement.
    """

    name: str
    owners: tuple[Owner, ...]
    texts: Mapping[str, str]
    indicators: tuple[Indicator, ...]
    result: int
    hardness: int
    money: tuple[int, int, int]
    goals: tuple[int, ...]


@dataclass(slots=True)
class Facts:
    """One department in one year. `chance` is for what only the printing decides."""

    city: City
    department: str
    parent: str
    fiscal_year: int
    heads: tuple[Head, ...]
    units: tuple[Unit, ...]
    aims: tuple[Aim, ...]
    works: tuple[Work, ...]
    writer: Writer
    chance: random.Random


def whole(number: float) -> Number:
    """A number as JSON has it: without a fraction if there is none.

    >>> whole(3.0), whole(4.05)
    (3, 4.05)
    """
    rounded = round(number, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def without(man: Man, lacking: dict[int, str]) -> Man:
    """The person's name without characters that a font lacks."""
    return replace(man, family=man.family.translate(lacking), given=man.given.translate(lacking))
