"""A layout as data: title, how years and digits are printed, the parts in their order, the pages' look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from benchmarks.corpus.families import Look
    from benchmarks.corpus.layouts.header import AsOf, Header
    from benchmarks.corpus.layouts.project_lines import ProjectLines
    from benchmarks.corpus.layouts.project_sheet import ProjectSheets
    from benchmarks.corpus.layouts.project_table import ProjectTable
    from benchmarks.corpus.layouts.prose import Goals, Note, Prose
    from benchmarks.corpus.layouts.schedule import Schedule
    from benchmarks.corpus.layouts.staffing import Staffing
    from benchmarks.corpus.layouts.wording import YearStyle

    Part = AsOf | Header | ProjectLines | ProjectSheets | ProjectTable | Goals | Note | Prose | Schedule | Staffing


@dataclass(frozen=True, slots=True)
class Booklet:
    """Several departments in one file: a cover with the year, contents, and where each department begins.

    `midpage`: one of them begins on the page on which the one before ends.
    """

    cover: tuple[str, ...]
    contents: tuple[str, ...] = ("目次", "目　次")
    departments: tuple[int, int] = (3, 5)
    leader: tuple[str, ...] = ("…………", "・・・・・・", "..........")
    midpage: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of the genre.

    `title` has holes: {department} {head} and the years of `Wording`. `looks`: one of them by seed. `mark`: what stands
    around headings, with holes {text} and {n}. `repeat`: titles of columns stand again on every page, or not, by seed.
    """

    name: str
    group: Literal["known", "unknown"]
    title: tuple[str, ...]
    parts: tuple[Part, ...]
    looks: tuple[Look, ...]
    years: tuple[YearStyle, ...] = ("era",)
    mark: tuple[str, ...] = ("{text}",)
    repeat: tuple[bool, ...] = (False, True)
    full_digits: bool = False
    ruled: bool = True
    booklet: Booklet | None = None
