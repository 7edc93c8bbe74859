"""Layouts of the group `civic` with a row a project: a sheet with difficulty, new and continued ones apart, figures apart, money."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.civic_parts import staff_with_duties
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
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
from benchmarks.corpus.layouts.last_parts import cells_of, pending, without_actual
from benchmarks.corpus.layouts.later_parts import begins, shown, with_first_indicator
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_APART = Naming(separators=("、", "\n"))
_HARD_LEFT = (
    Item("number", ("No.", "番号", "№"), 0.4),
    Item("name", ("目標項目", "取組項目", "重点課題"), 1.6),
    Item("sections", ("担当課", "課等"), 1.0),
    Item("entry.plan", ("具体的な取組", "取組内容", "今年度の取組"), 2.1),
    Item("rating.difficulty", ("難易度",), 0.6, values=("A", "B", "C")),
)
_HARD_FIGURES = (
    Item("measure.label", ("指標", "成果指標"), 1.4),
    Item("measure.target", ("目標値",), 0.8),
    Item("measure.actual", ("実績値",), 0.8),
)
_HARD_RIGHT = (
    Item("entry.final", ("実績・成果", "取組実績", "年度末の実績"), 2.1),
    Item("rating.result", ("達成度", "達成状況"), 0.7, values=("◎", "○", "△", "×")),
)


def _hard(sheet: Sheet) -> None:
    """A row of pairs, mission, goals; a row a project with its difficulty, its indicator and how far it was reached, a legend below."""
    words = sheet.words
    print_header(Header("row", ("部局名", "部等名"), ("部局長名", "部長名"), ("担当部長名",), names=("plain", "closed", "wide")), sheet)  # fmt: skip
    print_prose(Prose(("組織の使命", "部の使命"), "mission", paragraphs=(1, 1)), sheet)
    print_goals(Goals(("組織目標", "部の目標", "{year}の目標"), ("number", "circled", "label")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("目標管理表", "目標と実績", "取組目標")))
    items, hidden = (*_HARD_LEFT, *_HARD_FIGURES, *_HARD_RIGHT), pending(sheet, 0.25)
    works = map(with_first_indicator, sheet.facts.works)
    rows = [_hard_row(without_actual(work) if hidden else work, hidden, sheet) for work in works]
    rows.insert(0, titles_of(items, sheet))
    sheet.table(rows, widths_of(items), 1)
    print_note(Note(("※難易度　A：高い　B：普通　C：低い",)), sheet)
    free(sheet.report, "extras")


def _hard_row(work: Work, hidden: frozenset[str], sheet: Sheet) -> Row:
    """A project with its one indicator; what is not reported yet is blank."""
    found = started(work, sheet)
    left = cells_of(_HARD_LEFT, work, found, sheet, _APART)
    (figures,) = measure_rows(_HARD_FIGURES, work, found, sheet)
    return (*left, *figures, *cells_of(_HARD_RIGHT, work, found, sheet, _APART, hidden))


HARD = Held(
    "sheet-with-difficulty",
    ("{year}　{department}　目標管理シート", "組織目標管理シート（{year}）　{department}", "{department}　目標管理シート　{year}"),
    _hard,
    DENSE,
    years=("era", "western", "short"),
    mark=("{text}", "■ {text}", "{n}　{text}"),
    repeat=(True, False),
    group="civic",
)  # fmt: skip

_NEW_STAFF = Staffing(
    ("職員数", "組織と職員数", "部の体制"), ("課名", "所属名", "課等名"), ("課長名", "所属長名"), ("計", "合計"),
    types=(("regular", ("正規職員", "正職員")), ("reappointed", ("再任用職員", "再任用")), ("contract", ("嘱託職員", "嘱託員"))),
    total=("row", "none"), sum_row=("合計", "計"), names=("plain", "wide", "above"), dated=AsOf(dates=("full", "no-year", "full")),
)  # fmt: skip
_NEW_ITEMS = (
    Item("name", ("事業名（担当課）", "事業名（所管課）"), 1.7),
    Item("entry.plan", ("取組内容", "今年度の取組", "{year}の取組"), 2.0),
    Item("budget.initial", ("予算額（千円）", "当初予算額（千円）"), 0.9, money=("bare",)),
    Item("entry.final", ("取組実績", "実績", "{year}の実績"), 2.2),
    Item("entry.issue_next", ("今後の方向性", "今後の課題"), 1.6),
)


def _new(sheet: Sheet) -> None:
    """A table of the head, staff by kind, policy, goals; a table of the new projects and below it one of those that go on."""
    words, works = sheet.words, sheet.facts.works
    print_header(Header("table", ("部名", "部局名"), ("部長名", "部長"), ("担当部長名",), names=("plain", "wide", "after")), sheet)  # fmt: skip
    print_staffing(_NEW_STAFF, sheet)
    print_prose(Prose(("基本方針", "部の基本方針", "運営方針"), "policy", paragraphs=(1, 3)), sheet)
    print_goals(Goals(("重点目標", "{year}の重点目標", "部の重点目標"), ("circled", "diamond", "paren")), sheet)
    free_markers(sheet)
    items, at = shown(_NEW_ITEMS, begins(sheet, 0.3), sheet), max(1, len(works) // 3)
    for heading, part in (
        (("新規事業", "主要事業（新規）", "新規・拡充事業"), works[:at]),
        (("継続事業", "主要事業（継続）"), works[at:]),
    ):
        sheet.heading(words.pick(heading))
        plain_table(items, part, sheet, Naming("line", ("、", "・")))
    for found in sheet.report["projects"]:
        # No number is printed, and each table begins anew.
        free(found, "project_no")
    free(sheet.report, "extras")


NEW = Held(
    "new-and-continued-projects",
    ("{year}　{department}の主要事業", "{department}の方針と主要事業（{year}）", "{year}　{department}　基本方針と主要事業"),
    _new,
    (*ROOMY[:2], *DENSE[:2]),
    years=("era", "era", "western"),
    mark=("{n}　{text}", "■ {text}", "【{text}】"),
    repeat=(True, False),
    group="civic",
)  # fmt: skip

_MAIN_ITEMS = (
    Item("number", ("番号", "No."), 0.4),
    Item("name", ("事業名", "取組名", "主な取組"), 1.6),
    Item("sections", ("担当課", "所管課"), 1.0),
    Item("entry.plan", ("今年度の取組", "取組内容", "{year}の取組"), 2.2),
    Item("entry.final", ("取組結果", "実績", "最終報告"), 2.2),
    Item("rating.result", ("評価", "達成度"), 0.6, values=("A", "B", "C", "D")),
)
_OWN = (Item("number", ("番号", "No."), 0.5), Item("name", ("事業名", "取組名", "主な取組"), 2.0))
_OWN_FIGURES = (
    Item("measure.label", ("指標", "指標名", "成果指標"), 2.0),
    Item("measure.unit", ("単位",), 0.6),
    Item("measure.baseline", ("現状値", "基準値"), 1.0),
    Item("measure.target", ("目標値", "{year}目標"), 1.0),
    Item("measure.actual", ("実績値", "{year}実績"), 1.0),
)


def _figures(sheet: Sheet) -> None:
    """Colons, state, policy, goals; a row a project, and below it a table of all indicators with the projects' numbers and names."""
    words = sheet.words
    print_header(Header("colon", ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "wide", "before")), sheet)  # fmt: skip
    print_prose(Prose(("現状と課題", "現状認識"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("基本方針", "部の運営方針", "運営方針"), "policy", paragraphs=(1, 2), bullet=("", "・")), sheet)
    print_goals(Goals(("目標", "部の目標", "重点目標"), ("circled", "dot", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な取組と結果", "主要事業の取組状況", "取組状況")))
    plain_table(_MAIN_ITEMS, sheet.facts.works, sheet, _APART)
    sheet.heading(words.pick(("数値目標", "成果指標一覧", "数値目標の達成状況")))
    items = (*_OWN, *_OWN_FIGURES)
    rows: list[Row] = [titles_of(items, sheet)]
    for work, found in zip(sheet.facts.works, sheet.report["projects"], strict=True):
        first, *others = measure_rows(_OWN_FIGURES, work, found, sheet)
        height = 1 + len(others)
        own = (Cell(str(found["project_no"]), height, align="center"), Cell(work.name, height))
        rows += [(*own, *first), *others]
    sheet.table(rows, widths_of(items), 1)
    free(sheet.report, "extras")


FIGURES = Held(
    "figures-in-a-table-of-their-own",
    ("{year}　{department}　部の目標と取組結果", "{department}の目標　達成状況（{year}）", "{year}　{department}の重点課題と目標"),
    _figures,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "{n}．{text}", "○ {text}"),
    repeat=(True, False),
    group="civic",
)  # fmt: skip

_DUTY_ITEMS = (
    Item("name", ("施策・事業名", "重点施策", "主要事業"), 1.7),
    Item("entry.plan", ("事業目標", "今年度の目標", "取組目標"), 1.6, source="level"),
    Item("entry.midterm", ("上半期の取組状況", "中間報告", "上半期の進捗状況"), 2.0),
    Item("entry.final", ("最終報告", "年度末の取組状況", "実績・成果"), 2.0),
    Item("budget.settlement", ("決算額（千円）", "決算見込額（千円）"), 0.9, money=("bare",)),
    Item("sections", ("担当課", "所管課", "担当"), 1.0),
)


def _duties(sheet: Sheet) -> None:
    """Post and name in a line, vision, policy, goals with parts, sections with their duties; a row a project, its section in the last column."""
    words = sheet.words
    print_header(Header("bare", names=("plain", "wide", "closed")), sheet)
    print_prose(Prose(("将来像", "目指す姿"), "vision", paragraphs=(1, 1), length=14), sheet)
    print_prose(Prose(("基本方針", "部の基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)
    style = words.template(("plain", "wide", "after"))
    staff_with_duties(("組織と業務", "課の構成", "組織体制"), AsOf(dates=("full", "western")), style, sheet)  # type: ignore[arg-type]
    print_goals(Goals(("重点目標", "{year}の重点目標", "目標"), ("paren", "circled", "label"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点施策・事業", "主要事業の進捗", "施策の取組状況")))
    hidden = begins(sheet, 0.15)
    plain_table(shown(_DUTY_ITEMS, hidden, sheet), sheet.facts.works, sheet, _APART)
    free(sheet.report, "extras")


DUTIES = Held(
    "sections-with-duties-and-stages",
    ("{year}　{department}の運営方針と重点目標", "{department}　部の運営方針（{year}）", "{year}　{department}の目標と取組状況"),
    _duties,
    DENSE,
    years=("era", "both", "western"),
    mark=("{n}　{text}", "{text}", "◆ {text}"),
    repeat=(True, False),
    group="civic",
)  # fmt: skip

TABLES: tuple[Held, ...] = (HARD, NEW, FIGURES, DUTIES)
