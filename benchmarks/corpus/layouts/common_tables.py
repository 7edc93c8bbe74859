"""Layouts of the group `common` whose projects stand in tables: plans beside results, sections merged, goals merged with indicators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.common_parts import free_goals, goal_text, signed
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    by_section,
    free_markers,
    measure_rows,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, grouped_titles, pending
from benchmarks.corpus.layouts.later_parts import begins, shown, statement_row
from benchmarks.corpus.layouts.looks import DENSE
from benchmarks.corpus.layouts.other_parts import keep_goals, staff_in_line
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_YEAR_ITEMS = (
    Item("goal", ("関係目標", "目標の番号（関連）", "目標との関連"), 0.7),
    Item("name", ("具体的な事業の名称", "重点項目・事業", "実施事業（取組）"), 1.7),
    Item("sections", ("所管の課", "所管課・所", "実施する課等"), 1.0),
    Item("entry.plan", ("{year}の計画（予定）", "年度はじめの計画", "何を行うか（計画）"), 2.4),
    Item("entry.final", ("{year}の結果（実績）", "年度おわりの結果", "何を行ったか（実績）"), 2.4),
    Item("rating.result", ("結果の評価", "目標に対する達成度", "達成の状況（評価）"), 0.8, values=("◎", "○", "△", "×")),
    Item("entry.issue_next", ("これからの課題", "残った課題等", "次年度に取り組むべき課題"), 1.8),
)


def _year(sheet: Sheet) -> None:
    """Signed above, staff in one line, policy and goals; one wide table with plans, results and what is left to do side by side."""
    words = sheet.words
    signed(words.template(("wide", "plain", "after")), words.template(("{post}　　{name}", "{post} {name}")), sheet)  # type: ignore[arg-type]  # fmt: skip
    staff_in_line(AsOf(dates=("full", "western", "no-day")), sheet)
    print_prose(Prose(("運営の基本的な考え方（方針）", "部の基本的な運営方針", "本年度の部の基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "◇")), sheet)  # fmt: skip
    print_goals(Goals(("本年度の組織目標", "部の組織目標（本年度）", "部が目指す成果（目標）"), ("circled", "paren", "number")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("計画及び結果の一覧", "重点項目の計画と結果", "実施事業の計画及び実績")))
    hidden, naming = pending(sheet, 0.2), Naming(separators=("、", "\n"))
    rows: list[Row] = [titles_of(_YEAR_ITEMS, sheet)]
    for work in sheet.facts.works:
        found = started(work, sheet, goals=True)
        rows.append(cells_of(_YEAR_ITEMS, work, found, sheet, naming, hidden))
    sheet.table(rows, widths_of(_YEAR_ITEMS), 1)
    free(sheet.report, "extras")


YEAR = Held(
    "plan-beside-result",
    ("{year}　{department}の組織目標及び実績一覧", "{department}　計画・結果一覧（{year}）", "{year}　組織目標の計画と結果　{department}"),
    _year,
    DENSE,
    years=("era", "western", "both"),
    mark=("{n}　{text}", "○ {text}", "{n}. {text}"),
    repeat=(True, False),
    full_digits=True,
    group="common",
)  # fmt: skip

_PLANNED, _DONE = ("当　初", "計画（当初）", "年度計画欄"), ("年 度 末", "実績（年度末時点）", "年度実績欄")
_UNIT_ITEMS = (
    Item("number", ("順番", "No", "通し番号"), 0.4),
    Item("name", ("業務（事業）の名", "主要業務名", "取り組む事業名"), 1.7),
    Item("entry.plan", ("取組の予定内容", "実施予定内容", "予定する取組"), 2.3, group=_PLANNED),
    Item(
        "budget.initial", ("予算の額（千円）", "予算額(千円)", "事業予算（千円）"), 0.9, money=("bare",), group=_PLANNED
    ),
    Item("entry.final", ("取組の結果内容", "実施した取組内容", "取り組んだ結果内容"), 2.3, group=_DONE),
    Item(
        "budget.settlement", ("決算の額（千円）", "決算額(千円)", "事業決算（千円）"), 0.9, money=("bare",), group=_DONE
    ),
)
_UNIT_SECTION = ("課・室・所", "所属（担当）", "課　等")
_UNIT_STAFF = Staffing(
    ("所属別の職員", "課別人員表", "職員配置の状況"), ("所属課・室", "課　・　室", "課等の名　称"), ("課長・所長名", "課長等　　名"), ("計（人数）", "人員計"),
    types=(("regular", ("正職員（人）", "正規（人）")), ("reappointed", ("再任用（人）", "再任用職員数（人）")), ("fiscal_year_appointee", ("会計年度任用（人）", "会計年度（人）"))),
    total=("row", "none"), sum_row=("総 計", "部 計", "合計（人数）"), names=("plain", "wide", "closed"), dated=AsOf(dates=("full", "western", "short")),
)  # fmt: skip


def _units(sheet: Sheet) -> None:
    """A table at the top, staff by kind, policy; one table in which sections are merged over their projects, its titles in two rows."""
    words = sheet.words
    print_header(Header("table", ("組織（部）名", "部　名　称", "部局課名"), ("部　　長　氏　名", "部　　局　　長"), ("担当部長等",), names=("plain", "wide", "before")), sheet)  # fmt: skip
    print_staffing(_UNIT_STAFF, sheet)
    print_prose(
        Prose(("部のミッション（使命）", "部に求められる使命", "組織のミッション"), "mission", paragraphs=(1, 1)), sheet
    )
    print_prose(Prose(("事業運営の方針", "部が定める運営方針", "{year}運営方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "○")), sheet)  # fmt: skip
    print_goals(
        Goals(("{year}に取り組む目標", "本年度目標", "部の掲げる年度目標"), ("nakaguro", "circled", "dot")), sheet
    )
    free_markers(sheet)
    sheet.heading(words.pick(("課・室別の業務計画及び実績", "各課の計画と実績", "所属別業務一覧")))
    sections = Item("sections", _UNIT_SECTION, 1.0)
    hidden, naming = pending(sheet, 0.2), Naming()
    rows: list[Row] = grouped_titles((sections, *_UNIT_ITEMS), sheet)
    for _, works in by_section(sheet):
        rows += _unit_rows(works, sections, hidden, naming, sheet)
    sheet.table(rows, widths_of((sections, *_UNIT_ITEMS)), 2)
    free(sheet.report, "extras")


def _unit_rows(
    works: tuple[Work, ...], sections: Item, hidden: frozenset[str], naming: Naming, sheet: Sheet
) -> list[Row]:
    """The projects of one section, a row each; its name is merged over all of them."""
    rows: list[Row] = []
    for at, work in enumerate(works):
        found = started(work, sheet)
        left = cells_of((sections,), work, found, sheet, rows=len(works)) if at == 0 else ()
        rows.append((*left, *cells_of(_UNIT_ITEMS, work, found, sheet, naming, hidden)))
        for one in found["budgets"]:
            # Its title stands in two rows.
            free(one, "label")
    return rows


UNITS = Held(
    "sections-merged",
    ("{department}　業務計画・実績表（{year}）", "{year}　{department}　各課業務一覧表", "{year}　課別業務計画及び実績　{department}"),
    _units,
    DENSE,
    years=("era", "western", "spaced"),
    mark=("{text}", "■ {text}", "{n}　{text}"),
    repeat=(True, False),
    group="common",
)  # fmt: skip

_GRID_GOAL = ("部の目標（項目）", "重点目標（内容）", "目標項目及び内容")
_GRID_LEFT = (
    Item("name", ("目標を達成するための取組", "達成に向けた取組名", "手段となる事業（担当）"), 1.6),
    Item("entry.plan", ("具体的な取組の計画", "年度の取組（計画）", "実施しようとする取組"), 2.0),
)
_GRID_FIGURES = (
    Item("measure.label", ("指標の名称（単位）", "成果をはかる指標", "成果の指標（単位）"), 1.7, with_unit=True),
    Item("measure.baseline", ("基準とする値", "現状（基準）値", "計画時点の値"), 0.8),
    Item("measure.target", ("{year}目標数値", "目標とする値", "目標の数値"), 0.8),
    Item("measure.actual", ("{year}実績数値", "実績となる値", "実績の数値"), 0.8),
)
_GRID_RIGHT = (
    Item("entry.final", ("取組の実施結果", "成果の説明等", "年度末における状況"), 1.9),
    Item("rating.result", ("達成状況区分", "評　定", "目標達成度評価"), 0.7, values=("A", "B", "C", "D")),
)


def _grid(sheet: Sheet) -> None:
    """Colons and statements in a table, no staff; one grid in which each goal is merged over its projects and their indicators."""
    words = sheet.words
    print_header(Header("colon", ("部・局名称", "部局等の名", "組織の名"), ("部局長　名", "部 局 長"), ("担当部長　等",), names=("plain", "after", "short-only")), sheet)  # fmt: skip
    rows = [
        statement_row(("部の役割（使命）", "果たすべき使命", "使　命（役割）"), "mission", sheet, 40),
        statement_row(("現状と主な課題", "現在の状況・課題", "課題認識（現状）"), "current_state", sheet, 60),
        statement_row(("方針（{year}）", "基本となる方針", "取組の基本となる方針"), "policy", sheet, 60, count=2, bullet=words.template(("・", "○"))),
    ]  # fmt: skip
    sheet.table(rows, (0.2, 0.8))
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("目標と成果指標の一覧", "目標別成果指標一覧", "目標・取組・指標")))
    hidden = begins(sheet, 0.25)
    left, figures, right = (shown(one, hidden, sheet) for one in (_GRID_LEFT, _GRID_FIGURES, _GRID_RIGHT))
    mark = words.template(("circled", "label", "paren", "number"))
    body: list[Row] = [titles_of((Item("goal", _GRID_GOAL), *left, *figures, *right), sheet)]
    for number, works in by_goal(sheet):
        lines = [line for work in works for line in _grid_rows(work, left, figures, right, sheet)]
        lines[0] = (Cell(goal_text(number, mark, "目標", sheet), len(lines)), *lines[0])
        body += lines
    free_markers(sheet)
    sheet.table(body, widths_of((*left, *figures, *right), 1.7), 1)
    free(sheet.report, "extras")


def _grid_rows(
    work: Work, left: tuple[Item, ...], figures: tuple[Item, ...], right: tuple[Item, ...], sheet: Sheet
) -> list[Row]:
    """A row for each indicator of a project; its name, sections and result are merged over them."""
    found: dict[str, Any] = started(work, sheet)
    first, *others = measure_rows(figures, work, found, sheet)
    height = 1 + len(others)
    naming = Naming(sheet.words.template(("line", "full")), ("、", "・"))  # type: ignore[arg-type]
    begin = cells_of(left, work, found, sheet, naming, rows=height)
    # The goal stands once, beside all its projects.
    free_goals(found)
    return [(*begin, *first, *cells_of(right, work, found, sheet, rows=height)), *others]


GRID = Held(
    "goals-merged-with-indicators",
    ("{year}　{department}　目標と成果指標一覧", "{department}　成果指標一覧表（{year}）", "{year}　{department}の目標・成果指標管理表"),
    _grid,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "western", "both"),
    mark=("{n}　{text}", "【{text}】", "{text}"),
    repeat=(True, False),
    group="common",
)  # fmt: skip

TABLES: tuple[Held, ...] = (YEAR, UNITS, GRID)
