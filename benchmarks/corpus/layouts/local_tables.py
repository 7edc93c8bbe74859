"""Layouts of the group `local` with one table: indicators of a bureau of water, a manifesto of four years, months planned and done, a small town's list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.closing_parts import band
from benchmarks.corpus.layouts.common_parts import free_goals, goal_text
from benchmarks.corpus.layouts.control_parts import sum_cells
from benchmarks.corpus.layouts.figures import Item, money_text
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    free_markers,
    measure_rows,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, pending, staff_of_department, without_actual
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.local_parts import GROUP, WATER, asked, free_kind, moved, staff_by_profession, style_of
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_APART = Naming(separators=("、", "\n"))
_WATER_LEFT = (
    Item("goal", ("目標番号", "経営目標", "目標No."), 0.6),
    Item("name", ("主な取組", "取組項目", "具体的な取組"), 1.4),
    Item("sections", ("担当課", "所管課", "担当"), 0.9),
    Item("entry.plan", ("取組内容", "今年度の取組", "{year}の取組内容"), 1.5),
)
_WATER_FIGURES = (
    Item("measure.label", ("経営指標", "指標", "管理指標"), 1.3),
    Item("measure.unit", ("単位",), 0.5),
    Item("measure.baseline", ("基準値", "現状値", "基準値（{last}）"), 0.8),
    Item("measure.target", ("目標値", "{year}目標"), 0.8),
    Item("measure.actual", ("実績値", "{year}実績"), 0.8),
)
_WATER_RIGHT = (
    Item("rating.result", ("評価", "達成度"), 0.6, values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
    Item("entry.final", ("取組実績", "取組の結果", "実績と成果"), 2.0),
)


def _water(sheet: Sheet) -> None:
    """A bureau of water: labels above values, mission, policy, a table of goals, staff by profession, accounts; a row an indicator with its start."""
    words, chance = sheet.words, sheet.facts.chance
    moved(sheet, WATER, "", "局長")
    hidden = pending(sheet, 0.25)
    print_header(Header(words.template(("stacked", "colon")), ("局名", "部局名"), ("局長名", "局長", "局長氏名"), names=("plain", "wide", "after")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("局の使命", "使命", "局の役割（使命）"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("経営方針", "局の経営方針", "経営の基本方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "○")), sheet)  # fmt: skip
    goals = Goals(("経営目標", "{year}の経営目標", "局の経営目標"), ("circled", "number"), table=True, titled=(("番号", "No."), ("経営目標", "目標", "目標の内容")))  # fmt: skip
    print_goals(goals, sheet)
    free_markers(sheet)
    staff_by_profession(("組織と職員数", "局の組織", "職員数"), AsOf(dates=("full", "short", "western")), style_of(sheet, "plain", "wide"), sheet)  # fmt: skip
    if words.template(("accounts", "none")) == "accounts":
        sheet.heading(words.pick(("予算の概要", "事業会計予算")))
        rows = [title_cells(words.pick(("会計", "区分")), "収益的支出", "資本的支出")]
        for account in ("水道事業会計", "下水道事業会計"):
            amounts = (money_text(chance.randint(900_000, 7_000_000), "thousand") for _ in range(2))
            rows.append((Cell(account), *(Cell(one, align="right") for one in amounts)))
        sheet.table(rows, (0.3, 0.3, 0.3), 1)
    sheet.heading(words.pick(("取組と指標", "経営目標の達成状況", "目標達成に向けた取組")))
    left = _WATER_LEFT if hidden or words.template(("plan", "none")) == "plan" else _WATER_LEFT[:-1]
    items = (*left, *_WATER_FIGURES, *_WATER_RIGHT)
    table: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        table += _water_rows(without_actual(work) if hidden else work, left, hidden, sheet)
    sheet.table(table, widths_of(items), 1)
    asked(sheet)
    free(sheet.report, "extras")


def _water_rows(work: Work, items: tuple[Item, ...], hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """A row for each indicator of a project, all else merged over them."""
    found, height = started(work, sheet, goals=True), len(work.indicators)
    left = cells_of(items, work, found, sheet, _APART, rows=height)
    first, *others = measure_rows(_WATER_FIGURES, work, found, sheet)
    right = cells_of(_WATER_RIGHT, work, found, sheet, _APART, hidden, rows=height)
    return [(*left, *first, *right), *others]


WATERWORKS = Held(
    "bureau-of-water-indicators",
    ("{year}　{department}　経営目標", "{department}の経営方針と目標（{year}）", "{year}　{department}　運営方針"),
    _water,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "western"),
    mark=("{n}　{text}", "■ {text}", "{n}. {text}"),
    repeat=(True, False),
    group=GROUP,
)

_TERM_ITEMS = (
    Item("name", ("取組項目（担当課）", "重点事業（担当課）", "取組名（所管課）"), 1.6),
    Item("entry.other", ("任期中の目標", "中期目標", "4年間の目標"), 1.3, source="level"),
    Item("entry.plan", ("今年度の取組", "{year}の取組", "年度計画"), 1.8),
    Item("entry.midterm", ("中間報告", "9月末の状況", "上半期の取組"), 1.6),
    Item("entry.final", ("最終報告", "年度末の実績", "取組結果"), 1.8),
    Item("rating.result", ("達成度", "評価"), 0.6, values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
)
_TERM_STAFF = Staffing(
    ("部の組織", "部局の体制", "組織と職員数"), ("課名", "所属", "課・室"), ("課長名", "所属長", "課長等"), ("合計", "計"),
    types=(("regular", ("正規", "正規職員")), ("reappointed", ("再任用", "再任用職員")), ("fiscal_year_appointee", ("会計年度任用職員", "会計年度任用"))),
    total=("row", "line", "none"), sum_row=("合計", "部計"), sum_line=("部の職員数",), names=("plain", "wide", "before"), dated=AsOf(dates=("full", "no-year")),
)  # fmt: skip


def _term(sheet: Sheet) -> None:
    """A manifesto: department and head without labels, self-introduction, mission, state; one table in which a row with a goal leads its projects."""
    words = sheet.words
    hidden = begins(sheet, 0.25)
    print_header(Header(words.template(("bare", "bracketed")), names=("plain", "wide", "after")), sheet)  # type: ignore[arg-type]  # fmt: skip
    if words.template(("self", "none")) == "self":
        print_prose(Prose(("自己紹介", "部長の自己紹介"), "extra", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部の使命", "部局の使命", "ミッション"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("現状と課題", "部局の現状と課題", "現状認識"), "current_state", paragraphs=(1, 3), bullet=("・", "", "○")), sheet)  # fmt: skip
    print_staffing(_TERM_STAFF, sheet)
    keep_goals(sheet, 6)
    sheet.heading(words.pick(("重点目標と取組", "マニフェスト", "重点目標・重点事業")))
    unit, mark = words.pick(("目標", "重点目標")), words.template(("label", "circled", "label-circled"))
    items = shown(_TERM_ITEMS, hidden, sheet)
    naming = Naming(words.template(("full", "line")), ("、", "・"))  # type: ignore[arg-type]
    rows: list[Row] = [titles_of(items, sheet)]
    for number, works in by_goal(sheet):
        rows.append(band(goal_text(number, mark, unit, sheet), len(items)))
        for work in works:
            found = started(work, sheet)
            rows.append(cells_of(items, work, found, sheet, naming))
            free_kind(found, words.pick(_TERM_ITEMS[1].words))
            free_goals(found)
    free_markers(sheet)
    sheet.table(rows, widths_of(items), 1)
    if not hidden:
        print_note(Note(("達成度　Ａ：達成　Ｂ：おおむね達成　Ｃ：一部達成　Ｄ：未達成", "※達成度は、Ａ（達成）からＤ（未着手）の4段階です。")), sheet)  # fmt: skip
    asked(sheet)
    free(sheet.report, "extras")


MANIFESTO = Held(
    "manifesto-of-a-term-with-bands",
    (
        "{year}　{head}マニフェスト",
        "部局長マニフェスト（{year}）　{department}",
        "{year}　部長マニフェスト　{department}",
    ),
    _term,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "era", "western"),
    mark=("{text}", "■ {text}", "{n}　{text}"),
    repeat=(True, False),
    group=GROUP,
)

_MONTHS = ("4", "5", "6", "7", "8", "9", "10", "11", "12", "1", "2", "3")
_MONTH_LEFT = (
    Item("number", ("No", "番号", "№"), 0.5),
    Item("name", ("重点事業", "事業名", "取組名"), 1.3),
    Item("sections", ("担当課", "所管課"), 0.9),
    Item("entry.plan", ("取組内容", "年度の取組内容", "実施内容"), 1.6),
)
_MONTH_RIGHT = (
    Item("entry.midterm", ("上半期の進捗状況", "進捗状況（9月末）", "中間報告"), 1.5),
    Item("entry.final", ("年度末の進捗状況", "年間の実績", "最終報告"), 1.5),
)


def _months(sheet: Sheet) -> None:
    """A sheet of progress: a row of pairs with all staff, policy, goals; two rows a project, months as planned and as done between plan and result."""
    words = sheet.words
    hidden = pending(sheet, 0.35)
    print_header(Header("row", ("部局名", "部名"), ("部局長名", "部長名"), ("担当部長名",), names=("plain", "wide", "closed")), sheet)  # fmt: skip
    staff = words.template(("部の職員数：{}", "職員数　{}"))
    sheet.line(staff.format(staff_of_department(AsOf(dates=("full", "short")), sheet, "人")), "right")
    print_prose(Prose(("部の運営方針", "基本方針", "部の方針"), "policy", paragraphs=(1, 2), box=words.template(("box", "")) != ""), sheet)  # fmt: skip
    print_goals(Goals(("重点目標", "{year}の重点目標", "部の重点目標"), ("circled", "dot", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業の進行管理", "進行管理表", "事業別進捗状況")))
    upper, lower = words.template(("予定 実績", "計画 実績", "当初 実績")).split(" ")
    over = words.pick(("実施時期（月）", "スケジュール（月）", "工程（月）"))
    left, right = titles_of(_MONTH_LEFT, sheet), titles_of(_MONTH_RIGHT, sheet)
    merged = [tuple(replace(cell, rowspan=2) for cell in line) for line in (left, title_cells("区分"), right)]
    rows: list[Row] = [
        (*merged[0], *merged[1], Cell(over, colspan=12, align="center", head=True), *merged[2]),
        title_cells(*_MONTHS),
    ]
    for work in sheet.facts.works:
        found = started(work, sheet)
        begin = cells_of(_MONTH_LEFT, work, found, sheet, _APART, rows=2)
        end = cells_of(_MONTH_RIGHT, work, found, sheet, _APART, hidden, rows=2)
        planned, done = _arrows(sheet, 6 if hidden else 12)
        rows += [(*begin, *map(Cell, (upper, *planned)), *end), tuple(map(Cell, (lower, *done)))]
    shares = [item.width for item in (*_MONTH_LEFT, *_MONTH_RIGHT)]
    widths = (*shares[:4], 0.6, *([0.32] * 12), *shares[4:])
    sheet.table(rows, tuple(one / sum(widths) for one in widths), 2)
    free(sheet.report, "extras")


def _arrows(sheet: Sheet, known: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In which months a project was to be done, and in which of the months so far it was."""
    chance, sign = sheet.facts.chance, sheet.words.template(("→", "○", "●"))
    start = chance.randint(0, 5)
    end = chance.randint(start + 2, 11)
    late = chance.choice((0, 0, 0, 1, 2))
    planned = tuple(sign if start <= at <= end else "" for at in range(12))
    return planned, tuple(sign if start + late <= at <= end + late and at < known else "" for at in range(12))


MONTHS = Held(
    "progress-by-months-planned-and-done",
    ("{year}　{department}　重点事業進行管理表", "{department}の重点事業　進行管理表（{year}）", "{year}　重点事業進捗管理表　{department}"),
    _months,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "short", "western"),
    mark=("{text}", "{n}　{text}", "○ {text}"),
    repeat=(True, False),
    group=GROUP,
)  # fmt: skip

_TOWN_ITEMS = (
    Item("name", ("事業名", "主要事業", "重点事業名"), 1.6),
    Item("entry.plan", ("取組内容", "今年度の取組", "{year}の取組内容"), 2.2),
    Item("budget.initial", ("予算額（千円）", "当初予算額（千円）", "今年度予算（千円）"), 0.9, money=("bare",)),
    Item("entry.final", ("実績", "成果", "取組の成果"), 2.0),
    Item("sections", ("担当課", "課名", "担当課名"), 1.0),
)
_TOWN_STAFF = Staffing(
    ("職員の配置", "職員数", "部の職員配置"), ("課名", "所属"), ("課長名", "課長", "所属長"), ("職員数", "人数"),
    total=("row", "row", "line-with-head"), sum_row=("合計", "計"), sum_line=("部全体の職員数", "部の職員数"), suffix=("人", "", "名"), names=("plain", "closed", "spaced"),
    dated=AsOf(dates=("full", "full", "western")),
)  # fmt: skip


def _town(sheet: Sheet) -> None:
    """A small town's paper: head in a line, policy, goals, a list of projects, new or continued, with their money and its sum; staff at the end."""
    words, chance = sheet.words, sheet.facts.chance
    print_header(Header(words.template(("lines", "colon")), ("部名", "部局名", "部の名称"), ("部長名", "部長", "部長氏名"), ("担当部長",), names=("plain", "wide", "spaced")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("部の方針", "基本方針", "部の基本方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("部の目標", "重点目標", "今年度の目標"), ("number", "circled", "circle"), short=words.template(("short", "")) != ""), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業", "重点事業", "主な事業")))
    # The staff is printed below, but it is there to be matched with.
    sheet.sections.update(unit.name for unit in sheet.facts.units)
    items = shown(_TOWN_ITEMS, begins(sheet, 0.6), sheet)
    kinds = words.template(("新規|継続|拡充", "新|継|拡", "")).split("|")
    titles = titles_of(items, sheet)
    rows: list[Row] = [(*title_cells(words.pick(("区分", "新規・継続"))), *titles) if len(kinds) > 1 else titles]
    for work in sheet.facts.works:
        cells = cells_of(items, work, started(work, sheet), sheet, _APART)
        rows.append((Cell(chance.choice((*kinds, kinds[1])), align="center"), *cells) if len(kinds) > 1 else cells)
    if words.template(("sum", "none", "sum")) == "sum":
        (total,) = sum_cells((_TOWN_ITEMS[2],), sheet)
        first = Cell(words.pick(("合計", "計")), colspan=2 + (len(kinds) > 1), align="center")
        rows.append((first, total, *(Cell("") for _ in items[3:])))
    sheet.table(rows, widths_of(items, 0.6 if len(kinds) > 1 else 0.0), 1)
    print_note(Note(("※予算額には人件費を含みません。", "（注）予算額は当初予算の額です。")), sheet)
    print_staffing(_TOWN_STAFF, sheet)
    asked(sheet)
    free(sheet.report, "extras")


TOWN = Held(
    "small-town-list-of-projects",
    ("{year}　{department}の重点事業", "{department}　主要事業（{year}）", "{year}　{department}　運営方針と主要事業"),
    _town,
    tuple(replace(look, middle=False) for look in ROOMY),
    years=("era", "era", "spaced"),
    mark=("{n}　{text}", "{n}．{text}", "○{text}"),
    repeat=(False, True),
    full_digits=True,
    group=GROUP,
)

TABLES: tuple[Held, ...] = (WATERWORKS, MANIFESTO, MONTHS, TOWN)
