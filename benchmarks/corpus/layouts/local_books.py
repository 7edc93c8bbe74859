"""The layout of the group `local` that is a booklet: cover, contents, departments whose projects have a row for plan, figures and result each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.common_parts import signed
from benchmarks.corpus.layouts.control_parts import figure_lines
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started
from benchmarks.corpus.layouts.last_parts import NOTHING, put
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.local_parts import GROUP
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_STAFF = Staffing(
    ("部の体制", "組織体制", "構成課と職員数"), ("課名", "課等", "所属"), ("課長名", "課長等", "所属長名"), ("職員数", "人数", "職員数（人）"),
    total=("row", "line-with-head", "none"), sum_row=("合計", "計"), sum_line=("部の職員数", "職員数"), names=("plain", "wide", "after"), count_first=True,
    dated=AsOf(dates=("full", "western", "short")),
)  # fmt: skip
_NAME = Item("name", ("重点取組（担当課）", "取組名（担当課）", "重点事業（担当課）"))
_ROWS = (
    Item("entry.plan", ("計画", "今年度の計画", "取組内容")),
    Item("entry.midterm", ("中間報告", "中間実績", "上半期の実績")),
    Item("entry.final", ("実績", "年度末実績", "取組結果")),
)
_FIGURES = (
    Item("measure.label", ("数値目標", "成果指標", "指標")),
    Item("measure.target", ("目標値", "目標")),
    Item("measure.actual", ("実績値", "実績")),
)
_GRADE = Item("rating.result", ("評価", "達成度"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ"))
_NAMING = Naming("line", ("、", "・"))


def _department(sheet: Sheet) -> None:
    """A department of the booklet: its head's words and name, vision, policy, goals, staff with numbers before heads; rows of stages merged with name and grade."""
    words = sheet.words
    style = words.template(("plain", "wide", "closed"))
    if words.template(("letter", "header")) == "letter":
        print_prose(Prose(("部長メッセージ", "部長から一言", "部長の抱負"), "message", paragraphs=(1, 2)), sheet)
        signed(style, "{post}　{name}", sheet)  # type: ignore[arg-type]
    else:
        print_header(Header("table", ("部局名", "部名"), ("部長名", "部長"), ("担当部長名",), names=(style,)), sheet)  # type: ignore[arg-type]  # fmt: skip
        print_prose(Prose(("目指す姿", "部の目指す姿", "将来像"), "vision", paragraphs=(1, 1), length=14), sheet)
    print_prose(Prose(("基本方針", "部の基本方針", "運営方針"), "policy", paragraphs=(1, 2), bullet=("", "・")), sheet)
    print_goals(Goals(("重点目標", "部の目標", "{year}の重点目標"), ("circled", "nakaguro", "paren")), sheet)
    free_markers(sheet)
    print_staffing(_STAFF, sheet)
    sheet.heading(words.pick(("重点取組", "重点取組の計画と実績", "重点事業の状況")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0) if words.template(("begin", "end", "end", "end")) == "begin" else NOTHING
    stages = shown(_ROWS, hidden, sheet)
    titles = [words.pick(_NAME.words), "区分", words.pick(("内容", "取組の内容"))]
    rows: list[Row] = [title_cells(*titles, *(() if hidden else (words.pick(_GRADE.words),)))]
    for work in sheet.facts.works:
        rows += _work_rows(work, stages, hidden, sheet)
    sheet.table(rows, (0.25, 0.13, 0.62) if hidden else (0.24, 0.13, 0.54, 0.09), 1)
    free(sheet.report, "extras")


def _work_rows(work: Work, stages: tuple[Item, ...], hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """A row for each stage and one for the figures, name and grade merged over all of them."""
    found, words = started(work, sheet), sheet.words
    name = Cell(put(_NAME, work, found, sheet, _NAMING), 1 + len(stages))
    figures = figure_lines(shown(_FIGURES, hidden, sheet), words.template(("{}：{}", "{}（{}）", "{}　{}")), work, found, sheet)  # fmt: skip
    texts = [(words.pick(one.words), put(one, work, found, sheet)) for one in stages]
    texts.insert(1, (words.pick(_FIGURES[0].words), "\n".join(figures)))
    lines: list[Row] = [(Cell(label, align="center", head=True), Cell(text)) for label, text in texts]
    grade = () if hidden else (Cell(put(_GRADE, work, found, sheet), len(lines), align="center"),)
    return [(name, *lines[0], *grade), *lines[1:]]


DEPARTMENTS = Held(
    "booklet-with-rows-of-stages",
    ("{department}", "{year}　{department}の運営方針", "{department}の目標（{year}）"),
    _department,
    tuple(replace(look, foot="", running_head=False, middle=False) for look in ROOMY),
    years=("era", "era", "western"),
    mark=("{text}", "■ {text}", "（{n}）{text}"),
    repeat=(True, False),
    binding=Binding(("{year}　部局の運営方針", "{year}　各部局の方針と目標", "部局別運営方針【{year}】"), ("目次", "もくじ"), (2, 4)),
    group=GROUP,
)  # fmt: skip

BOOKS: tuple[Held, ...] = (DEPARTMENTS,)
