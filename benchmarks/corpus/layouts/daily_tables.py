"""Layouts of the group `daily` whose projects stand in one table: bands, two grades, a course of work by goal, a management sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.common_parts import pairs, wide_rows
from benchmarks.corpus.layouts.control_parts import graded_anew
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    free_markers,
    measure_rows,
    plain_table,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, grouped_titles, pending, without_actual
from benchmarks.corpus.layouts.later_parts import begins, shown, statement_row, with_first_indicator
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_BAND_STAFF = Staffing(
    ("組織体制", "部内の体制", "執行体制"), ("課名", "課等"), ("課長名", "課長"), ("職員数", "職員数（人）"),
    total=("row", "none"), sum_row=("計", "合計"), names=("plain", "wide", "before", "after"),
)  # fmt: skip
_BAND_ITEMS = (
    Item("entry.plan", ("取組内容", "{year}の取組", "今年度の目標")),
    Item("entry.midterm", ("中間報告", "上半期の取組状況", "中間報告（10月）")),
    Item("entry.final", ("最終報告", "実績", "取組の成果")),
)


def _bands(sheet: Sheet) -> None:
    """Colons at the top, policy, goals, sections; one table in which a row with number, name and section is followed by label and text."""
    words = sheet.words
    print_header(Header("colon", ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名", "担当部長"), names=("plain", "wide", "after")), sheet)  # fmt: skip
    print_prose(Prose(("基本方針", "部の方針", "運営方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)
    print_goals(Goals(("{year}の目標", "今年度の目標", "重点目標"), ("circled", "dot", "nakaguro")), sheet)
    free_markers(sheet)
    print_staffing(_BAND_STAFF, sheet)
    print_as_of(AsOf(("※職員数は{}", "（{}）"), ("full", "no-year")), sheet)
    sheet.heading(words.pick(("主要事業", "主な事業", "重点事業")))
    items, form = (
        shown(_BAND_ITEMS, begins(sheet, 0.25), sheet),
        words.template(("{n}　{name}", "{n}. {name}", "({n}) {name}")),
    )
    rows: list[Row] = []
    for work in sheet.facts.works:
        name, found = begun(work, sheet, Naming("full", ("、", "・")))
        rows.append((Cell(form.format(n=found["project_no"], name=name), colspan=2, head=True),))
        rows += wide_rows(pairs(items, work, found, sheet), 1)
    sheet.table(rows, (0.2, 0.8))
    free(sheet.report, "extras")


BANDS = Held(
    "one-table-with-name-rows",
    ("{year}　{department}の目標", "{department}の基本方針と主要事業（{year}）", "{year}　{department}の方針と目標"),
    _bands,
    ROOMY,
    years=("era", "era", "spaced"),
    mark=("{n}　{text}", "■ {text}", "{text}"),
    repeat=(False,),
    full_digits=True,
    group="daily",
)

_MID_GRADE = Item("rating.result", ("中間評価", "中間評価（10月）"), 0.7, values=("S", "A", "B", "C"))
_GRADE_ITEMS = (
    Item("number", ("No.", "番号"), 0.5),
    Item("name", ("重点事業", "取組項目", "重点取組"), 1.6),
    Item("sections", ("担当課", "所管課"), 1.0),
    Item("entry.plan", ("取組内容", "今年度の取組", "具体的な取組"), 2.2),
    Item("entry.other", ("達成水準", "達成基準"), 1.5, source="level"),
    Item("entry.midterm", ("中間報告", "上半期の進捗状況", "進捗状況（9月末）"), 1.8),
    _MID_GRADE,
    Item("entry.final", ("実績", "年度末の実績", "最終報告"), 2.2),
    Item("rating.result", ("最終評価", "年度末評価", "期末評価"), 0.7, values=("S", "A", "B", "C")),
)


def _grades(sheet: Sheet) -> None:
    """A manifesto: department in brackets, the head's words, mission, goals with parts; a row a project, graded at mid-year and at the end."""
    words, naming = sheet.words, Naming(separators=("、", "\n"))
    print_header(Header("bracketed", names=("plain", "wide", "closed")), sheet)
    print_prose(Prose(("部長の思い", "部長メッセージ", "市民の皆様へ"), "message", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("部の使命", "ミッション（使命）", "使命"), "mission", paragraphs=(1, 1)), sheet)
    print_goals(Goals(("重点目標", "部の重点目標", "{year}の重点目標"), ("label", "circled"), ("paren", "nakaguro")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業と達成状況", "重点目標に向けた取組", "重点取組の達成状況")))
    hidden = begins(sheet, 0.2)
    items = shown(_GRADE_ITEMS, hidden, sheet)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        found, earlier = started(work, sheet), graded_anew(work, sheet)
        cells = [cells_of((item,), earlier if item is _MID_GRADE else work, found, sheet, naming)[0] for item in items]
        rows.append(tuple(cells))
    sheet.table(rows, widths_of(items), 1)
    if not hidden:
        print_note(Note(("【評価】S：目標を上回った　A：目標どおり　B：目標をやや下回った　C：目標を下回った",)), sheet)
    free(sheet.report, "extras")


GRADES = Held(
    "manifesto-graded-twice",
    (
        "{year}　{department}マニフェスト",
        "{head}マニフェスト　達成状況（{year}）",
        "部局マニフェスト　{year}　{department}",
    ),
    _grades,
    DENSE,
    years=("era", "western", "both"),
    mark=("{text}", "◆ {text}", "【{text}】"),
    repeat=(True, False),
    group="daily",
)

_ROUTE_ITEMS = (
    Item("goal", ("関連目標", "目標番号", "関連する目標"), 0.8),
    Item("name", ("取組項目", "事業名", "重点項目"), 1.7),
    Item("sections", ("担当課", "所管課", "主管課"), 1.0),
    Item("entry.plan", ("取組内容", "実施内容", "今年度の取組"), 2.1),
    Item("entry.other", ("目標達成時期", "達成時期", "実施時期"), 0.9, source="deadline"),
    Item("budget.initial", ("予算額（千円）", "当初予算額（千円）", "当初予算（千円）"), 1.0, money=("bare",)),
    Item("entry.midterm", ("上半期の進捗状況", "9月末の進捗状況", "中間報告"), 1.9),
    Item("entry.final", ("年度末の実績", "実績", "最終実績"), 1.9),
)
_ROUTE_STAFF = Staffing(
    ("職員数", "組織", "組織と職員数"), ("課名", "所属"), ("課長名", "所属長名"), ("計", "合計"),
    types=(("regular", ("正規職員", "正職員")), ("reappointed", ("再任用職員", "再任用")), ("fiscal_year_appointee", ("会計年度任用職員",))),
    total=("row", "none"), sum_row=("合計", "計"), names=("plain", "short-only"), dated=AsOf(dates=("full", "short")),
)  # fmt: skip


def _route(sheet: Sheet) -> None:
    """A course of work: a small table of the head, vision, policy, goals, staff by kind; a row a project with its goal's number, time and money."""
    words = sheet.words
    print_header(Header("table", ("部名", "部局名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "wide")), sheet)  # fmt: skip
    print_prose(Prose(("目指す姿", "部の目指す姿", "将来像"), "vision", paragraphs=(1, 1), length=14), sheet)
    print_prose(Prose(("基本方針", "運営方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("重点目標", "{year}の目標", "部の目標"), ("circled", "number")), sheet)
    print_staffing(_ROUTE_STAFF, sheet)
    sheet.heading(words.pick(("工程表", "取組の工程表", "年間工程表")))
    items = shown(_ROUTE_ITEMS, begins(sheet, 0.3), sheet)
    plain_table(items, sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    free(sheet.report, "extras")


ROUTE = Held(
    "course-of-work-with-goal-numbers",
    ("{department}の工程表（{year}）", "{year}　{department}　工程表", "{year}　{department}　重点課題と工程表"),
    _route,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "western"),
    mark=("{n}　{text}", "○ {text}", "{n}. {text}"),
    repeat=(True, False),
    group="daily",
)

_PLANNED, _REACHED, _JUDGED = ("計画", "目標設定"), ("数値目標", "成果指標"), ("評価", "達成状況")
_SHEET_LEFT = (
    Item("number", ("No.", "番号"), 0.5),
    Item("name", ("目標項目", "重点業務", "取組項目"), 1.6),
    Item("sections", ("担当課", "担当"), 1.0),
    Item("entry.plan", ("取組内容", "具体的な取組", "具体的な取組内容"), 2.1, group=_PLANNED),
    Item("entry.other", ("期限", "達成時期"), 0.8, source="deadline", group=_PLANNED),
)
_SHEET_FIGURES = (
    Item("measure.label", ("指標", "指標名"), 1.4, group=_REACHED),
    Item("measure.target", ("目標値",), 0.8, group=_REACHED),
    Item("measure.actual", ("実績値",), 0.8, group=_REACHED),
)
_SHEET_RIGHT = (
    Item("entry.midterm", ("中間報告", "中間確認", "中間振り返り"), 1.8, group=_JUDGED),
    Item("entry.final", ("期末報告", "実績", "取組実績"), 1.8, group=_JUDGED),
    Item("rating.result", ("達成度", "自己評価"), 0.7, values=("A", "B", "C", "D"), group=_JUDGED),
)


def _managed(sheet: Sheet) -> None:
    """A sheet: a row of pairs, mission and policy in a table, goals; a row a project, titles in two rows over plan, indicator and grade."""
    words, naming = sheet.words, Naming(separators=("、", "\n"))
    print_header(Header("row", ("部局名", "所属名", "部名"), ("部局長名", "部長名"), names=("plain", "wide", "closed")), sheet)  # fmt: skip
    rows = [
        statement_row(("組織の使命", "使命", "組織使命"), "mission", sheet, 40),
        statement_row(("運営方針", "組織の基本方針", "基本方針"), "policy", sheet, 60, count=1),
    ]
    sheet.table(rows, (0.16, 0.84))
    print_goals(Goals(("組織目標", "{year}の組織目標", "部の組織目標"), ("number", "paren", "circled")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("目標管理表", "目標の達成状況", "業務目標")))
    items = (*_SHEET_LEFT, *_SHEET_FIGURES, *_SHEET_RIGHT)
    table = grouped_titles(items, sheet)
    hidden = pending(sheet, 0.25)
    for work in map(with_first_indicator, sheet.facts.works):
        table.append(_managed_row(without_actual(work) if hidden else work, hidden, naming, sheet))
    sheet.table(table, widths_of(items), 2)
    free(sheet.report, "extras")


def _managed_row(work: Work, hidden: frozenset[str], naming: Naming, sheet: Sheet) -> Row:
    """A project with its one indicator; what is not reported yet is blank."""
    found = started(work, sheet)
    left = cells_of(_SHEET_LEFT, work, found, sheet, naming)
    (figures,) = measure_rows(_SHEET_FIGURES, work, found, sheet)
    return (*left, *figures, *cells_of(_SHEET_RIGHT, work, found, sheet, naming, hidden))


MANAGED = Held(
    "management-sheet-in-groups",
    ("目標管理シート　{year}　{department}", "{year}　{department}　目標管理シート", "{department}　組織目標管理シート（{year}）"),
    _managed,
    DENSE,
    years=("era", "short", "western"),
    mark=("{text}", "■{text}", "{n}　{text}"),
    repeat=(True, False),
    group="daily",
)  # fmt: skip

TABLES: tuple[Held, ...] = (BANDS, GRADES, ROUTE, MANAGED)
