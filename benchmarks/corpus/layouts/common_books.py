"""The layout of the group `common` that is a booklet: cover, contents in two columns, many departments with a table of projects each."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.layouts.common_parts import heads_in_columns
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import free_markers, plain_table
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

_BOOK_ITEMS = (
    Item("name", ("主要事業の名称", "事業（名称）", "主な事業の名称"), 1.7),
    Item("sections", ("担当課（室）名", "所属課名", "事業の担当課"), 1.1),
    Item("entry.outline", ("事業の概要と目的", "事業概要（目的等）", "概要・目的"), 1.9),
    Item("entry.plan", ("計画（{year}）", "年度内の取組計画", "取組の計画"), 2.2),
    Item("entry.final", ("実績（{year}）", "年度内の取組実績", "取組の結果（年度末）"), 2.2),
    Item(
        "budget.initial", ("当初予算（単位：千円）", "当初予算額 （千円）", "事業費予算（千円）"), 0.9, money=("bare",)
    ),
)
_BOOK_STAFF = Staffing(
    ("組織の構成及び職員数", "部の課等一覧", "組織及び所属職員"), ("課　　等", "課等の別", "構成する課等"), ("課 長 等", "所属長　氏名"), ("職員数（計）", "所属職員数", "職員　数"),
    total=("row", "line", "none"), sum_row=("合　計（人）", "職員数　総計", "部内の計"), sum_line=("部内の職員　計", "合計人員"), suffix=("人", "", "名"), names=("plain", "wide", "closed"), dated=AsOf(dates=("full", "western")),
)  # fmt: skip


def _department(sheet: Sheet) -> None:
    """A department of the booklet: a table of its heads, policy, staff, goals, one table of projects with plans and their money."""
    words = sheet.words
    style = words.template(("plain", "wide", "above"))
    heads_in_columns((("部 等", "所属する部", "組織（部）"), ("職（補職）", "職名等", "補職名"), ("氏　　名", "氏　名（敬称略）")), style, sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("部の運営に関する方針（概要）", "部運営方針", "基本的方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "◎")), sheet)  # fmt: skip
    print_staffing(_BOOK_STAFF, sheet)
    print_goals(Goals(("今年度の部の目標", "{year}　組織目標", "部の掲げる目標"), ("circled", "dot", "square")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("今年度の主要事業", "主要事業の計画と実績", "主な事業（一覧）")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0 if words.template(("begin", "end", "end")) == "begin" else 0.0)
    plain_table(shown(_BOOK_ITEMS, hidden, sheet), sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    free(sheet.report, "extras")


DEPARTMENTS = Held(
    "book-of-many-departments",
    ("{department}　組織目標及び主要事業", "{department}の運営方針・組織目標", "{department}"),
    _department,
    tuple(replace(look, foot="", running_head=False) for look in (ROOMY[0], ROOMY[2], *DENSE[:2])),
    years=("era", "western", "both"),
    mark=("{n}　{text}", "◆{text}", "【{text}】"),
    repeat=(True, False),
    binding=Binding(("{year}　各部の組織目標と主要事業", "部局別組織目標一覧（{year}）", "{year}　組織目標集"), ("掲載部局", "掲載順", "収録部局一覧"), (3, 5)),
    group="common",
)  # fmt: skip

BOOKS: tuple[Held, ...] = (DEPARTMENTS,)
