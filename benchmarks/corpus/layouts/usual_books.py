"""The layout of the group `usual` that is a booklet: cover, contents, and departments with a small table for each project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.common_parts import pairs, wide_rows
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started
from benchmarks.corpus.layouts.last_parts import pairs_row
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.names import NameStyle

_BOOK_TOP = (
    Item("name", ("事業名", "主要事業名", "取組名")),
    Item("sections", ("担当課", "所管課", "担当課名")),
)
_BOOK_ITEMS = (
    Item("entry.plan", ("今年度の取組", "取組内容", "{year}の取組")),
    Item("entry.midterm", ("中間報告", "上半期の取組状況", "中間報告（10月）")),
    Item("entry.final", ("最終報告", "取組結果", "実績・成果")),
)
_BOOK_STAFF = Staffing(
    ("部の組織", "組織体制", "組織と職員数"), ("課名", "課等名", "所属名"), ("課長名", "所属長名", "課長等名"), ("職員数", "人数"),
    total=("row", "none"), sum_row=("合計", "計"), suffix=("人", ""), dated=AsOf(),
)  # fmt: skip


def _department(sheet: Sheet) -> None:
    """A department of the booklet: its head in lines, policy, sections, goals, a table of four columns for each project."""
    words = sheet.words
    style: NameStyle = words.template(("plain", "wide", "after"))  # type: ignore[assignment]
    print_header(Header("lines", ("部局名", "部名"), ("部長名", "部局長名", "部長"), ("担当部長名",), names=(style,)), sheet)  # fmt: skip
    print_prose(Prose(("基本方針", "運営方針", "部の方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)
    print_staffing(_BOOK_STAFF, sheet)
    print_goals(Goals(("{year}の目標", "重点目標", "今年度の目標"), ("circled", "paren", "circle")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業", "主な事業", "重点事業")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0 if words.template(("begin", "end", "end")) == "begin" else 0.0)
    for work in sheet.facts.works:
        sheet.table(_project(work, hidden, sheet), (0.18, 0.4, 0.14, 0.28))
        sheet.line("")
    free(sheet.report, "extras")


def _project(work: Work, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """A project: its name beside its sections, then a row for each of its texts."""
    found, naming = started(work, sheet), Naming(separators=("、", "\n"))
    return [
        pairs_row(pairs(_BOOK_TOP, work, found, sheet, naming)),
        *wide_rows(pairs(shown(_BOOK_ITEMS, hidden, sheet), work, found, sheet), 3),
    ]


DEPARTMENTS = Held(
    "booklet-with-project-tables",
    ("{department}の基本方針", "{department}の運営方針", "{department}"),
    _department,
    tuple(replace(look, foot="", running_head=False) for look in ROOMY),
    years=("era", "western"),
    mark=("{n}　{text}", "■ {text}", "{text}"),
    repeat=(False,),
    binding=Binding(("{year}　部局の基本方針", "部局の運営方針と目標（{year}）", "{year}　部局別運営方針"), ("目次", "目　次"), (2, 4), lines=True),
    group="usual",
)  # fmt: skip

BOOKS: tuple[Held, ...] = (DEPARTMENTS,)
