"""Layouts of the group `usual` whose projects stand in tables: two columns, a row a project, goals merged, tables by section."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.common_parts import free_goals, goal_text
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    by_section,
    free_markers,
    plain_table,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, pending
from benchmarks.corpus.layouts.later_parts import begins, shown, statement_row
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.plain_parts import said
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_BOX_STAFF = Staffing(
    ("部局内の執行体制", "部の執行体制", "組織体制"), ("課名", "課等名"), ("課長名", "課長等名", "所属長名"), ("職員数", "職員数（人）"),
    total=("none", "row"), sum_row=("合計", "計"), names=("before", "plain", "wide"),
)  # fmt: skip
_BOX_ITEMS = (
    Item("entry.plan", ("{year}の取組", "今年度の取組", "取組内容")),
    Item("entry.final", ("最終報告", "実績", "取組実績")),
)


def _boxes(sheet: Sheet) -> None:
    """Day of the staff, head, sections, policy, goals; a table of two titled columns, a project a row, the labels in its right cell."""
    words = sheet.words
    print_as_of(AsOf(("（職員数は{}）", "※職員数は{}"), ("full",)), sheet)
    print_header(Header("lines", ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名", "担当部長"), names=("plain", "wide", "before")), sheet)  # fmt: skip
    print_staffing(_BOX_STAFF, sheet)
    print_prose(Prose(("基本方針", "部の基本方針"), "policy", paragraphs=(2, 4)), sheet)
    print_goals(Goals(("{year}の目標", "{year}の部の目標"), ("circled", "dash-circled", "circle")), sheet)
    sheet.heading(words.pick(("主な事業", "主要事業", "主な取組")))
    items, naming = shown(_BOX_ITEMS, begins(sheet, 0.25), sheet), Naming("line", ("、", "・"))
    mark = words.template(("【{}】\n{}", "［{}］\n{}", "■{}\n{}"))
    titles = (words.pick(("事業名（担当課）", "事業名（課名）")), words.pick(("取組の内容", "内容")))
    rows: list[Row] = [title_cells(*titles)]
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        texts = [mark.format(label, text) for label, text in said(items, work, found, sheet)]
        rows.append((Cell(name), Cell("\n".join(texts))))
    sheet.table(rows, (0.28, 0.72), 1)
    free(sheet.report, "extras")


BOXES = Held(
    "labels-in-one-cell",
    ("{department}の基本方針", "{department}の基本方針と目標", "{year}　{department}の基本方針"),
    _boxes,
    tuple(replace(look, running_head=False) for look in ROOMY),
    years=("era",),
    mark=("{text}", "◆ {text}", "{text}"),
    repeat=(True, False),
    group="usual",
)

_ROW_ITEMS = (
    Item("number", ("番号", "No.", "№"), 0.5),
    Item("name", ("事業名", "重点課題", "取組項目"), 1.8),
    Item("sections", ("担当課", "所管課", "課等"), 1.1),
    Item("entry.plan", ("今年度の取組", "取組内容", "{year}の取組"), 2.3),
    Item("entry.other", ("達成基準", "達成水準", "目標達成基準"), 1.5, source="level"),
    Item("entry.final", ("実績・成果", "達成状況", "実績"), 2.3),
    Item("rating.result", ("達成度", "評価", "自己評価"), 0.7, values=("A", "B", "C", "D")),
)
_ROW_STAFF = Staffing(
    ("部局の経営資源", "職員数", "職員構成"), ("課名", "所属名"), ("課長名", "所属長名"), ("合計", "計"),
    types=(("regular", ("正規職員", "正職員")), ("reappointed", ("再任用職員",)), ("temporary", ("臨時職員", "臨時職員等"))),
    total=("row", "none"), sum_row=("合計", "計"), names=("plain", "closed", "wide"), dated=AsOf(dates=("full", "full", "no-year")),
)  # fmt: skip


def _rows(sheet: Sheet) -> None:
    """A manifesto: the head introduces himself, staff by kind, state, policy, goals; a row a project with what is to be reached, a legend below."""
    words = sheet.words
    print_header(Header(words.template(("bracketed", "table")), ("部局名", "部名"), ("部長名", "部長"), ("担当部長名",), names=("plain", "wide")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("自己紹介", "部長の自己紹介"), "extra", paragraphs=(1, 1)), sheet)
    print_staffing(_ROW_STAFF, sheet)
    print_prose(Prose(("現状認識", "現状と課題"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("基本方針", "部の方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)
    print_goals(Goals(("重点目標", "{year}の目標", "部の目標"), ("circled", "paren", "circled")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点課題と取組", "主要事業の取組", "重点事業")))
    hidden = begins(sheet, 0.25)
    plain_table(shown(_ROW_ITEMS, hidden, sheet), sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    if not hidden:
        print_note(Note(("※A：達成　B：概ね達成　C：一部達成　D：未達成",)), sheet)
    free(sheet.report, "extras")


ROWS = Held(
    "manifesto-with-levels",
    ("{year}　{department}　部局マニフェスト", "{head}マニフェスト（{year}）", "{year}　{head}　マニフェスト"),
    _rows,
    DENSE,
    years=("era", "western"),
    mark=("{n}　{text}", "【{text}】", "● {text}"),
    repeat=(True, False),
    group="usual",
)

_GOAL_COLUMN = ("重点目標", "組織目標", "目標")
_GOAL_ITEMS = (
    Item("name", ("具体的な取組", "取組項目", "主な取組"), 1.7),
    Item("sections", ("担当課", "担当"), 1.0),
    Item("entry.plan", ("年度目標", "今年度の目標", "取組目標"), 1.6, source="level"),
    Item("entry.midterm", ("中間報告", "中間報告（10月）", "上半期の進捗状況"), 1.9),
    Item("entry.final", ("最終報告", "期末報告", "年度末の実績"), 1.9),
    Item("rating.result", ("評価", "達成度", "達成状況"), 0.7, values=("◎", "○", "△", "×")),
)


def _goals(sheet: Sheet) -> None:
    """A sheet: a row of pairs, mission and policy in a table; one table in which each goal is merged over its projects and their stages."""
    words = sheet.words
    print_header(Header("row", ("部局名", "部等名"), ("部局長名", "部長名"), ("担当部長名",), names=("plain", "wide", "short-only")), sheet)  # fmt: skip
    sheet.table(
        [
            statement_row(("組織の使命", "部の使命", "使命"), "mission", sheet, 40),
            statement_row(("基本方針", "運営方針", "部の方針"), "policy", sheet, 60, count=2, bullet=words.template(("・", ""))),
        ],
        (0.18, 0.82),
    )  # fmt: skip
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("重点目標と取組", "組織目標と達成状況", "目標と取組")))
    mark, hidden, naming = (
        words.template(("circled", "number", "label")),
        pending(sheet, 0.25),
        Naming(separators=("、", "\n")),
    )
    rows: list[Row] = [titles_of((Item("goal", _GOAL_COLUMN), *_GOAL_ITEMS), sheet)]
    for number, works in by_goal(sheet):
        goal = Cell(goal_text(number, mark, "目標", sheet), len(works))
        for at, work in enumerate(works):
            found = started(work, sheet)
            cells = cells_of(_GOAL_ITEMS, work, found, sheet, naming, hidden)
            rows.append((goal, *cells) if at == 0 else cells)
            # The goal stands once, beside all its projects.
            free_goals(found)
    free_markers(sheet)
    sheet.table(rows, widths_of(_GOAL_ITEMS, 1.7), 1)
    free(sheet.report, "extras")


GOALS = Held(
    "goals-merged-with-stages",
    ("{year}　{department}　組織目標管理シート", "組織目標管理シート（{year}）　{department}", "{year}　{department}の組織目標"),
    _goals,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "western", "short"),
    mark=("{text}", "■ {text}", "{n}. {text}"),
    repeat=(True, False),
    group="usual",
)  # fmt: skip

_UNIT_ITEMS = (
    Item("name", ("主要事業", "事業名", "事務事業名"), 1.8),
    Item("entry.plan", ("取組内容", "今年度の取組", "目標"), 2.3),
    Item("entry.other", ("目標達成時期", "実施時期"), 0.8, source="deadline"),
    Item("entry.final", ("取組結果", "実績", "実績・成果"), 2.3),
    Item("entry.issue_next", ("今後の課題", "今後の方向性", "次年度への対応"), 1.7),
)


def _units(sheet: Sheet) -> None:
    """Colons, policy, goals, no staff; a table of projects for each section, whose name stands above it in 【】."""
    words = sheet.words
    print_header(Header("colon", ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "closed", "after")), sheet)  # fmt: skip
    print_prose(Prose(("基本方針", "運営方針", "部の運営方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)
    print_goals(Goals(("{year}の重点目標", "重点目標", "部の目標"), ("circled", "paren", "black")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("課別の主要事業", "各課の取組", "各課の主要事業")))
    items = shown(_UNIT_ITEMS, begins(sheet, 0.25), sheet)
    for unit, works in by_section(sheet):
        sheet.line(f"【{unit.name}】")
        sheet.table(_unit_rows(works, items, sheet), widths_of(items), 1)
    free(sheet.report["staffing"], "sections")
    free(sheet.report, "extras")


def _unit_rows(works: tuple[Work, ...], items: tuple[Item, ...], sheet: Sheet) -> list[Row]:
    """The titles of the columns and a row for each project of a section."""
    rows: list[Row] = [titles_of(items, sheet)]
    for work in works:
        found = started(work, sheet)
        rows.append(cells_of(items, work, found, sheet))
        # The section stands once, above the table of all its projects; so may the numbers begin anew.
        free(found, "sections", "project_no")
    return rows


UNITS = Held(
    "tables-by-section",
    ("{year}　{department}　重点目標と主要事業", "{department}の重点課題と目標（{year}）", "{year}　{department}の重点課題と目標"),
    _units,
    (*ROOMY[:2], *DENSE[:2]),
    years=("era", "western"),
    mark=("{n}　{text}", "■ {text}", "{text}"),
    repeat=(True, False),
    group="usual",
)  # fmt: skip

TABLES: tuple[Held, ...] = (BOXES, ROWS, GOALS, UNITS)
