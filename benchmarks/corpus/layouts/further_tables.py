"""Layouts of the group `further` whose projects are rows of a table: goals of the year, plans above results, figures, money."""

from __future__ import annotations

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    free_markers,
    heads_in_line,
    measure_rows,
    plain_table,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, heads_as_pairs, pairs_row, pending
from benchmarks.corpus.layouts.later_parts import begins, shown, statement
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

_YEAR_GRADE = Item("rating.result", ("達成度", "評価", "達成状況"), 0.7, values=("Ａ", "Ｂ", "Ｃ", "Ｄ"))
_YEAR_ITEMS = (
    Item("number", ("No.", "番号"), 0.5),
    Item("name", ("重点取組", "主要な取組", "重点取組項目"), 1.7),
    Item("sections", ("担当課", "所管課", "担当課名"), 1.1),
    Item("entry.plan", ("取組内容", "{year}の取組内容", "具体的な取組内容"), 2.2),
    Item("entry.plan", ("達成目標", "目標", "年度末の目標"), 1.6, source="level"),
    Item("entry.final", ("取組実績", "実績", "年度末の実績"), 2.2),
    _YEAR_GRADE,
)
_YEAR_STAFF = Staffing(
    ("組織体制", "部の組織体制", "部局の体制"), ("課名", "課・室名", "所属名"), ("課長名", "所属長名", "所属長"), ("計", "合計"),
    types=(("regular", ("正規職員", "正規")), ("reappointed", ("再任用職員", "再任用")), ("fiscal_year_appointee", ("会計年度任用職員", "会計年度任用"))),
    total=("row", "row", "none"), sum_row=("合計", "計"), names=("plain", "wide"), dated=AsOf(dates=("full", "western", "short")),
)  # fmt: skip


def _year_goals(sheet: Sheet) -> None:
    """Labels and values at the top, staff by kind with heads, two statements, one table of plan and result."""
    words = sheet.words
    header = Header("table", ("部局名", "部名"), ("部局長名", "部長名"), ("担当部長名", "担当部長"), names=("plain", "wide", "after"))  # fmt: skip
    print_header(header, sheet)
    print_staffing(_YEAR_STAFF, sheet)
    print_prose(Prose(("現状と課題", "部局の現状と課題", "現状認識"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("基本方針", "部局の基本方針", "{year}の基本方針"), "policy", paragraphs=(2, 3), bullet=("・", "○", "")), sheet)  # fmt: skip
    sheet.heading(words.pick(("重点取組", "{year}の重点取組", "部局の重点取組")))
    hidden, naming = begins(sheet, 0.3), Naming(separators=("、", "\n"))
    plain_table(shown(_YEAR_ITEMS, hidden, sheet), sheet.facts.works, sheet, naming)
    if not hidden:
        label = words.pick(_YEAR_GRADE.words)
        print_note(Note((f"※{label}　Ａ：目標以上　Ｂ：目標どおり　Ｃ：目標をやや下回る　Ｄ：目標を下回る",)), sheet)
    free(sheet.report, "extras")


YEAR_GOALS = Held(
    "year-goals",
    ("{year}　{department}の重点目標", "{department}　{year}重点目標", "{year}　部局の重点目標（{department}）"),
    _year_goals,
    DENSE,
    years=("era", "western"),
    mark=("{n}　{text}", "■ {text}", "{n}. {text}"),
    repeat=(True, False),
    full_digits=True,
    group="further",
)

_PLANS = (
    Item("number", ("番号", "No."), 0.5),
    Item("name", ("主な事業", "事業名", "重点事業"), 1.7),
    Item("sections", ("担当課", "所管課"), 1.1),
    Item("entry.outline", ("事業の概要", "事業概要", "事業の目的"), 2),
    Item("entry.plan", ("取組予定", "今年度の取組", "取組計画"), 2.3),
)
_RESULTS = (
    Item("number", ("番号", "No."), 0.5),
    Item("name", ("主な事業", "事業名", "重点事業"), 1.7),
    Item("entry.final", ("取組結果", "主な実績", "取組の成果"), 2.5),
    Item("rating.result", ("進捗状況", "達成状況", "自己評価"), 0.9, values=("◎", "○", "△", "×")),
    Item("entry.issue_next", ("今後の課題", "課題と今後の方向性", "次年度に向けた課題"), 1.9),
)
_TWO_STAFF = Staffing(
    ("部の組織", "組織と職員数", "部内の体制"), ("課名", "所属"), ("課長", "課長名", "所属長"), ("職員数", "人数"),
    total=("row", "none", "line"), sum_row=("合計", "計", "合　計"), sum_line=("部の職員数", "職員数合計"), suffix=("人", "", "名"),
    names=("plain", "wide", "short-only"),
)  # fmt: skip


def _two_tables(sheet: Sheet) -> None:
    """The projects twice: a table of what is planned, then, if the year is over, one of what became of it, by the same numbers."""
    words, facts = sheet.words, sheet.facts
    header = Header("colon", ("部名", "部局名"), ("部長", "部長名"), ("担当部長",), names=("plain", "wide"))
    print_header(header, sheet)
    print_as_of(AsOf(("（職員数は{}）", "※職員数は{}"), ("full", "no-year", "western")), sheet)
    print_staffing(_TWO_STAFF, sheet)
    print_prose(Prose(("部の基本方針", "基本方針", "部の運営方針"), "policy", paragraphs=(1, 3)), sheet)
    print_goals(Goals(("{year}の目標", "部の目標", "今年度の目標"), ("circled", "dot", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な事業の取組予定", "目標達成のための主な事業", "主な事業の計画")))
    hidden, naming = pending(sheet, 0.2), Naming(separators=("、", "\n", "・"))
    plain_table(_PLANS, facts.works, sheet, naming)
    if not hidden:
        sheet.heading(words.pick(("主な事業の取組結果", "取組結果報告", "主な事業の実績と評価")))
        rows: list[Row] = [titles_of(_RESULTS, sheet)]
        for work, found in zip(facts.works, sheet.report["projects"], strict=True):
            rows.append(cells_of(_RESULTS, work, found, sheet))
        sheet.table(rows, widths_of(_RESULTS), 1)
        print_note(Note(("◎：予定以上　○：予定どおり　△：一部未実施　×：未実施",)), sheet)
    free(sheet.report, "extras")


TWO_TABLES = Held(
    "plans-then-results",
    ("{department}の基本方針（{year}）", "{year}　{department}の基本方針と主な事業", "{year}　{department}の基本方針"),
    _two_tables,
    (*ROOMY[:2], *DENSE[:2]),
    years=("era", "spaced", "western"),
    mark=("{text}", "【{text}】", "◆ {text}"),
    repeat=(True, False),
    group="further",
)

_FIGURE_LEFT = (
    Item("goal", ("重点目標", "目標番号", "対応する目標"), 0.7),
    Item("name", ("主な取組", "取組名", "重点施策"), 1.7),
    Item("sections", ("担当課", "担当"), 1),
    Item("entry.plan", ("取組内容", "取組の内容", "{year}の取組"), 2.1),
)
_FIGURES = (
    Item("measure.label", ("成果指標", "指標", "数値指標"), 1.6),
    Item("measure.baseline", ("現状値", "基準値"), 0.9),
    Item("measure.target", ("目標値", "{year}目標値"), 0.9),
    Item("measure.actual", ("実績値", "{year}実績値"), 0.9),
)
_FIGURE_RIGHT = (Item("entry.final", ("取組の成果", "取組実績", "成果"), 2.1),)


def _figure_table(sheet: Sheet) -> None:
    """The head in a line, mission and policy, numbered goals; a table whose projects name their goal, with a line for each indicator."""
    words = sheet.words
    style = words.template(("plain", "wide", "after"))
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "{post}：{name}"))):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_prose(Prose(("部のミッション", "部の使命", "ミッション"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部の経営方針", "運営方針", "部の運営方針"), "policy", paragraphs=(1, 3), bullet=("○", "・", "")), sheet)  # fmt: skip
    print_staffing(_FIGURE_STAFF, sheet)
    print_goals(Goals(("重点目標", "部の重点目標", "{year}の重点目標"), ("circled", "number")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点目標を達成するための取組", "主な取組と成果指標", "取組と目標値")))
    hidden, naming = begins(sheet, 0.3), Naming(separators=("、", "\n"))
    figures, right = shown(_FIGURES, hidden, sheet), shown(_FIGURE_RIGHT, hidden, sheet)
    items = (*_FIGURE_LEFT, *figures, *right)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        found = started(work, sheet, goals=True)
        size = len(work.indicators)
        left = cells_of(_FIGURE_LEFT, work, found, sheet, naming, rows=size)
        first, *others = measure_rows(figures, work, found, sheet)
        rows += [(*left, *first, *cells_of(right, work, found, sheet, rows=size)), *others]
    sheet.table(rows, widths_of(items), 1)
    free(sheet.report, "extras")


_FIGURE_STAFF = Staffing(
    ("職員配置", "部の職員数", "組織・職員数"), ("課名", "課等名"), (), ("職員数", "職員数（人）", "人員"),
    total=("row", "none"), sum_row=("合計", "部合計"), dated=AsOf(dates=("full", "no-year", "western")),
)  # fmt: skip

FIGURE_TABLE = Held(
    "goals-and-figures",
    ("{year}　{department}運営方針", "{department}運営方針（{year}）", "{year}　部局運営方針　{department}"),
    _figure_table,
    DENSE,
    years=("era", "western", "both"),
    mark=("{n}　{text}", "● {text}", "{text}"),
    repeat=(True, False),
    group="further",
)

_COST_LEFT = (
    Item("name", ("主要事業（担当課）", "事業名（担当課）", "主な事業（所管課）"), 1.9),
    Item("entry.outline", ("事業概要", "事業の概要", "事業内容"), 2.1),
)
_COST_ITEMS = (
    Item("entry.plan", ("今年度の取組", "{year}の取組", "取組の予定"), 2.1),
    Item("budget.initial", ("当初予算額", "予算額", "{year}予算額"), 1.1, money=("thousand", "yen")),
    Item("budget.settlement", ("決算見込額", "決算額"), 1.1, money=("thousand", "yen")),
    Item("entry.final", ("取組の結果", "取組結果", "実施結果"), 2.1),
    Item("rating.result", ("評価", "達成度"), 0.7, values=("Ａ", "Ａ", "Ｂ", "Ｃ")),
)


def _costs(sheet: Sheet) -> None:
    """Chapters: policy in numbered parts, staff, then main projects with their money."""
    words = sheet.words
    heads = heads_as_pairs(("部長", "部長名"), ("担当部長", "担当部長名"), words.template(("plain", "wide")), sheet)  # type: ignore[arg-type]
    pairs = ((words.pick(("部名", "部局名")), sheet.facts.department), *heads)
    sheet.table([tuple(cell for pair in pairs for cell in pairs_row((pair,)))], _pair_widths(len(pairs)))
    sheet.heading(words.pick(("部の方針", "部の基本的な考え方", "部の運営について")))
    statement(1, ("部の基本理念", "基本理念"), "policy", sheet)
    # A basic idea is a policy, a mission or a vision.
    free(sheet.report["policies"][-1], "kind")
    statement(2, ("現状と課題", "部を取り巻く現状と課題"), "current_state", sheet)
    statement(3, ("運営方針", "部の運営方針"), "policy", sheet, sheet.facts.chance.randint(1, 2))
    print_staffing(_COST_STAFF, sheet)
    sheet.heading(words.pick(("主要事業", "主要事業の概要", "{year}の主要事業")))
    hidden = begins(sheet, 0.35)
    items = (*_COST_LEFT, *shown(_COST_ITEMS, hidden, sheet))
    naming = Naming(words.template(("line", "full")), ("、", "・"))  # type: ignore[arg-type]
    rows: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        rows.append((Cell(name), *cells_of(items[1:], work, found, sheet)))
    sheet.table(rows, widths_of(items), 1)
    free(sheet.report, "extras")


def _pair_widths(count: int) -> tuple[float, ...]:
    return tuple(part / count for _ in range(count) for part in (0.36, 0.64))


_COST_STAFF = Staffing(
    ("組織", "部の組織", "組織及び職員数"), ("課名", "課及び室", "所属名"), ("課長名", "所属長名"), ("職員数", "職員数（人）"),
    total=("line", "row"), sum_row=("計", "合計"), sum_line=("部の職員数", "職員数　合計"), names=("plain", "wide"),
    dated=AsOf(dates=("full", "western")),
)  # fmt: skip

COST_TABLE = Held(
    "main-projects-and-costs",
    ("{year}　{department}の運営方針", "{year}　{department}「運営方針」", "{department}の運営方針　{year}"),
    _costs,
    DENSE,
    years=("era", "short", "western"),
    mark=("{n}　{text}", "{n}．{text}", "■{text}"),
    repeat=(True, False),
    group="further",
)

TABLES: tuple[Held, ...] = (YEAR_GOALS, TWO_TABLES, FIGURE_TABLE, COST_TABLE)
