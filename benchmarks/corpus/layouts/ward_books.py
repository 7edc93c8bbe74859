"""The layout of the group `ward` that is a booklet: cover, contents, for each department a page of lines and a small form a project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.common_parts import pairs, wide_rows
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import free_markers, started
from benchmarks.corpus.layouts.last_parts import NOTHING
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.ward_parts import GROUP, whom_to_ask

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_STAFF = Staffing(
    ("部の執行体制", "組織と人員", "課の構成"), ("課名", "課等名", "所属"), ("課長名", "所属長名", "課長"), ("計", "合計"),
    types=(("regular", ("正規職員", "正職員", "常勤")), ("reappointed", ("再任用", "再任用職員")), ("fiscal_year_appointee", ("会計年度任用職員", "会計年度"))),
    over=("職員数（人）", "職員数"), total=("row", "line-with-head"), sum_row=("合計", "計"), sum_line=("部の職員数", "部の職員人数"), names=("plain", "wide"),
    dated=AsOf(dates=("full", "full", "western")),
)  # fmt: skip
_ITEMS = (
    Item("sections", ("担当課", "所管課", "担当")),
    Item("entry.plan", ("取組内容", "今年度の取組", "{year}の取組内容")),
    Item("budget.initial", ("予算額", "当初予算額"), money=("thousand", "thousand", "mixed")),
    Item("entry.midterm", ("中間報告", "上半期の状況", "中間報告（9月末）")),
    Item("entry.final", ("最終報告", "実績・成果", "年度末報告")),
    Item("entry.issue_next", ("課題", "今後の対応", "次年度の方針")),
)


def _department(sheet: Sheet) -> None:
    """A department of the booklet: post and name in lines, policy, goals, staff by kind; each project is a line with a table of labels and texts below."""
    words = sheet.words
    style = words.template(("plain", "wide", "closed"))
    print_header(Header(words.template(("lines", "bracketed")), ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=(style,)), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("部の基本方針", "基本方針", "部の運営方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("重点目標", "部の重点目標", "{year}の目標"), ("circled", "dot", "circle")), sheet)
    free_markers(sheet)
    print_staffing(_STAFF, sheet)
    sheet.heading(words.pick(("主要事業", "主な事業の取組状況", "重点事業")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0) if words.template(("begin", "end", "end")) == "begin" else NOTHING
    title = words.template(("事業{n}　{name}", "（{n}）{name}", "{n}　{name}"))
    for work in sheet.facts.works:
        _project(work, title, shown(_ITEMS, hidden, sheet), sheet)
    whom_to_ask(sheet)
    free(sheet.report, "extras")


def _project(work: Work, title: str, items: tuple[Item, ...], sheet: Sheet) -> None:
    """A project: its number and name in a line, below it a table of labels and texts."""
    found = started(work, sheet)
    subheading(sheet, title.format(n=found["project_no"], name=work.name))
    sheet.table(wide_rows(pairs(items, work, found, sheet, Naming(separators=("、", "・"))), 1), (0.2, 0.8))


DEPARTMENTS = Held(
    "booklet-with-a-form-a-project",
    ("{department}", "{department}の基本方針", "{department}　部の運営方針"),
    _department,
    tuple(replace(look, foot="", running_head=False) for look in ROOMY),
    years=("era", "era", "western"),
    mark=("{text}", "{n}　{text}", "■ {text}"),
    repeat=(False,),
    binding=Binding(("{year}　部局別運営方針", "{year}　各部の基本方針と主要事業", "部局の基本方針（{year}）"), ("目次", "目　次"), (2, 4), lines=True),
    group=GROUP,
)  # fmt: skip

BOOKS: tuple[Held, ...] = (DEPARTMENTS,)
