"""The layout of the group `daily` that is a booklet: cover, contents, departments with their staff in a line and a row a project."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import free_markers, plain_table
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.other_parts import staff_in_line
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet

_BOOK_ITEMS = (
    Item("name", ("主要事業（担当課）", "事業名（担当課）", "事業名（所管課）"), 1.5),
    Item("entry.plan", ("今年度の取組", "取組内容", "{year}の取組"), 2.2),
    Item("entry.final", ("取組実績", "実績・成果", "最終報告"), 2.2),
    Item("rating.result", ("達成度", "評価", "達成状況"), 0.6, values=("A", "B", "C", "D")),
)


def _department(sheet: Sheet) -> None:
    """A department of the booklet: a small table of the head, staff in a line, mission, policy, goals, a row a project with its section below."""
    words = sheet.words
    style = words.template(("plain", "wide", "closed"))
    print_header(Header("table", ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=(style,)), sheet)  # type: ignore[arg-type]  # fmt: skip
    staff_in_line(AsOf(), sheet)
    print_prose(Prose(("部の使命", "使命", "部の役割"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("運営方針", "基本方針", "部の方針"), "policy", paragraphs=(1, 2), bullet=("", "○")), sheet)
    print_goals(Goals(("{year}の重点目標", "重点目標", "今年度の目標"), ("circled", "number", "diamond")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業の取組", "主な事業", "重点目標を達成するための事業")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0 if words.template(("begin", "end", "end")) == "begin" else 0.0)
    plain_table(shown(_BOOK_ITEMS, hidden, sheet), sheet.facts.works, sheet, Naming("line", ("、", "・")))
    free(sheet.report, "extras")


DEPARTMENTS = Held(
    "booklet-with-staff-in-a-line",
    ("{department}の運営方針と目標", "{department}　運営方針", "{department}"),
    _department,
    tuple(replace(look, foot="", running_head=False) for look in ROOMY),
    years=("era", "western"),
    mark=("{n}　{text}", "{n}. {text}", "【{text}】"),
    repeat=(True, False),
    binding=Binding(("{year}　部局の運営方針", "各部局の運営方針と目標（{year}）", "{year}　部局別の目標と取組"), ("目次", "目　次"), (2, 5)),
    group="daily",
)  # fmt: skip

BOOKS: tuple[Held, ...] = (DEPARTMENTS,)
