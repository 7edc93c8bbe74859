"""The layout of the group `region` that is a booklet: cover, contents, departments whose projects have two rows of one table each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.common_parts import heads_in_columns
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started, titles_of
from benchmarks.corpus.layouts.last_parts import NOTHING, cells_of
from benchmarks.corpus.layouts.later_parts import begins
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.other_parts import staff_in_line
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.region_parts import GROUP

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.sheet import Sheet

_APART = Naming(separators=("、", "\n"))
_NUMBER = (Item("number", ("No.", "番号", "№")),)
_UPPER = (
    Item("name", ("重点施策", "事業名", "主要施策")),
    Item("sections", ("担当課", "所管課", "担当課名")),
    Item("budget.initial", ("予算額（千円）", "当初予算額（千円）"), money=("bare",)),
)
_LOWER = (
    Item("entry.plan", ("取組計画", "計画内容", "{year}の計画")),
    Item("entry.final", ("取組実績", "実績・成果", "{year}の実績")),
)


def _department(sheet: Sheet) -> None:
    """A department of the booklet: a small table of heads, all staff in one line, vision, policy, goals; each project has a row of name, section and money above one of plan and result."""
    words = sheet.words
    style = words.template(("plain", "wide", "closed"))
    titles = (("部局名", "部名"), ("職名", "職", "役職"), ("氏名", "氏　名"))
    heads_in_columns(titles, style, sheet)  # type: ignore[arg-type]
    staff_in_line(AsOf(dates=("full", "western", "short")), sheet)
    print_prose(Prose(("部の将来像", "将来像", "部のビジョン"), "vision", paragraphs=(1, 1), length=14), sheet)
    print_prose(Prose(("部の基本方針", "基本方針", "運営方針"), "policy", paragraphs=(1, 2), bullet=("", "○")), sheet)
    print_goals(Goals(("重点目標", "部の重点目標", "{year}の重点目標"), ("circled", "wide-dot", "dai"), ("nakaguro",)), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("主要施策", "重点施策の計画と実績", "主要施策の取組")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0) if words.template(("begin", "end", "end")) == "begin" else NOTHING
    upper, lower = _two_rows((titles_of(_NUMBER, sheet), titles_of(_UPPER, sheet), titles_of(_LOWER, sheet)))
    rows: list[Row] = [upper, lower]
    for work in sheet.facts.works:
        rows += _work_rows(work, hidden, sheet)
    sheet.table(rows, (0.07, 0.44, 0.27, 0.22), 2)
    free(sheet.report, "extras")


def _two_rows(parts: tuple[Row, Row, Row]) -> tuple[Row, Row]:
    """The number merged over both rows, the result as wide as section and money above it."""
    (number,), upper, (plan, result) = parts
    return (replace(number, rowspan=2), *upper), (plan, replace(result, colspan=2))


def _work_rows(work: Work, hidden: frozenset[str], sheet: Sheet) -> tuple[Row, Row]:
    """The two rows of a project."""
    found = started(work, sheet)
    number, upper = cells_of(_NUMBER, work, found, sheet), cells_of(_UPPER, work, found, sheet, _APART)
    return _two_rows((number, upper, cells_of(_LOWER, work, found, sheet, hidden=hidden)))


DEPARTMENTS = Held(
    "booklet-with-two-rows-a-project",
    ("{department}", "{department}　運営方針", "{year}　{department}の重点目標"),
    _department,
    tuple(replace(look, foot="", running_head=False, middle=False) for look in ROOMY),
    years=("era", "era", "western"),
    mark=("{text}", "{n}　{text}", "◇ {text}"),
    repeat=(True, False),
    binding=Binding(("{year}　部局運営方針書", "{year}　部局別重点目標一覧", "部局の運営方針と主要施策（{year}）"), ("目次", "目　次", "もくじ"), (2, 4)),
    group=GROUP,
)  # fmt: skip

BOOKS: tuple[Held, ...] = (DEPARTMENTS,)
