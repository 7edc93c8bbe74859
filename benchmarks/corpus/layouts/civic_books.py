"""The layout of the group `civic` that is a booklet: cover, contents, a sheet of one form for each department."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.further_parts import goals_row
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import plain_table
from benchmarks.corpus.layouts.last_parts import heads_as_pairs
from benchmarks.corpus.layouts.later_parts import begins, shown, statement_row
from benchmarks.corpus.layouts.looks import DENSE
from benchmarks.corpus.layouts.project_start import Naming

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.sheet import Sheet

_ITEMS = (
    Item("number", ("No.", "番号"), 0.4),
    Item("name", ("重点事業", "事業名", "主要事業"), 1.6),
    Item("sections", ("担当課", "所管課"), 1.0),
    Item("entry.plan", ("取組内容", "今年度の取組", "事業目標"), 2.2),
    Item("entry.midterm", ("中間報告", "中間報告（10月）", "上半期の取組状況"), 2.0),
    Item("entry.final", ("最終報告", "年度末の実績", "実績・成果"), 2.0),
)


def _department(sheet: Sheet) -> None:
    """A department of the booklet: a table of two columns with department, head, mission, policy and goals, then a row a project."""
    words = sheet.words
    style: NameStyle = words.template(("plain", "wide", "after"))  # type: ignore[assignment]
    rows: list[Row] = [(Cell(words.pick(("部局名", "部名")), head=True), Cell(sheet.facts.department))]
    heads = heads_as_pairs(("部長名", "部局長名"), ("担当部長名", "担当部長"), style, sheet)
    rows += [(Cell(label, head=True), Cell(name)) for label, name in heads]
    rows.append(statement_row(("部の使命", "使命", "組織の使命"), "mission", sheet, 40))
    rows.append(statement_row(("基本方針", "運営方針", "部の方針"), "policy", sheet, 60, count=2))
    rows.append(goals_row(("重点目標", "{year}の目標", "部の目標"), ("circled", "dot", "nakaguro"), sheet))
    sheet.table(rows, (0.18, 0.82))
    sheet.heading(words.pick(("重点事業の取組状況", "主要事業", "主な取組")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0 if words.template(("begin", "end", "end")) == "begin" else 0.0)
    plain_table(shown(_ITEMS, hidden, sheet), sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    free(sheet.report, "extras")


DEPARTMENTS = Held(
    "booklet-of-department-sheets",
    ("{department}の運営方針", "{department}　運営方針シート", "{department}の目標"),
    _department,
    tuple(replace(look, foot="", running_head=False) for look in DENSE),
    years=("era", "era", "western"),
    mark=("{text}", "■ {text}", "【{text}】"),
    repeat=(True, False),
    binding=Binding(("{year}　各部局の運営方針", "部局の目標と取組（{year}）", "{year}　部局別運営方針と目標"), ("目次", "目　次"), (2, 4), lines=True),
    group="civic",
)  # fmt: skip

BOOKS: tuple[Held, ...] = (DEPARTMENTS,)
