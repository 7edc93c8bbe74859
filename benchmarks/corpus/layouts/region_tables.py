"""Layouts of the group `region` with a row a project: a sheet of targets with weights, halves of the year, sections as bands with money, three years, quarters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.closing_parts import band, is_new
from benchmarks.corpus.layouts.control_parts import with_text
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_section,
    free_markers,
    heads_in_line,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, grouped_titles, pairs_row, pending, staff_of_department
from benchmarks.corpus.layouts.later_parts import before
from benchmarks.corpus.layouts.local_parts import asked, style_of
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.region_parts import GROUP, weights
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Unit, Work

_APART = Naming(separators=("、", "\n"))
_TARGET_LEFT = (
    Item("number", ("No.", "番号", "№"), 0.4),
    Item("name", ("目標項目（何を）", "重点項目", "目標項目"), 1.4),
    Item("sections", ("担当課", "所管課", "担当"), 0.9),
    Item("entry.plan", ("取組方法（どのように）", "具体的な取組内容", "目標達成のための方法"), 1.8),
    Item("entry.other", ("達成水準（どこまで）", "達成基準", "達成水準"), 1.2, source="level"),
    Item("entry.other", ("期限（いつまでに）", "達成時期", "期限"), 0.7, source="deadline"),
)
_TARGET_RIGHT = (
    Item("rating.difficulty", ("難易度",), 0.5, values=("高", "中", "低")),
    Item("entry.final", ("年度末の実績", "実績", "取組結果（年度末）"), 1.8),
    Item("rating.result", ("達成度", "自己評価"), 0.5, values=("5", "4", "3", "2")),
)


def _targets(sheet: Sheet) -> None:
    """A sheet of targets: pairs of department, head and staff, mission and policy, goals; a row a project with its weight, a row with their sum."""
    words = sheet.words
    hidden = pending(sheet, 0.25)
    print_header(Header("row", ("部局名", "部名", "所属"), ("部長名", "部局長名", "所属長名"), ("担当部長名",), names=("plain", "wide", "closed")), sheet)  # fmt: skip
    staff = staff_of_department(AsOf(dates=("full", "short", "western")), sheet, words.template(("人", "名")))
    sheet.table([pairs_row(((words.pick(("職員数", "部の職員数", "構成人員")), staff),))], (0.18, 0.4))
    print_prose(Prose(("組織の使命", "部の使命", "使命（役割）"), "mission", paragraphs=(1, 1), box=True), sheet)
    print_prose(Prose(("組織の運営方針", "部の方針", "基本方針"), "policy", paragraphs=(1, 3), bullet=("・", "○"), box=True), sheet)  # fmt: skip
    print_goals(Goals(("組織目標", "{year}の組織目標", "部の目標"), ("number", "circled", "dot")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点目標", "目標の設定と達成状況", "個別目標")))
    share = words.pick(("ウエイト", "ウェイト（％）", "比重"))
    suffix = "" if "％" in share else "%"
    items = (*_TARGET_LEFT, *_TARGET_RIGHT)
    left, right = titles_of(_TARGET_LEFT, sheet), titles_of(_TARGET_RIGHT, sheet)
    rows: list[Row] = [(*left, *title_cells(share), *right)]
    for work, weight in zip(sheet.facts.works, weights(sheet), strict=True):
        found = started(work, sheet)
        own = cells_of(_TARGET_LEFT, work, found, sheet, _APART)
        rows.append((*own, Cell(f"{weight}{suffix}", align="center"), *cells_of(_TARGET_RIGHT, work, found, sheet, hidden=hidden)))  # fmt: skip
    if words.template(("sum", "none")) == "sum":
        rows.append((Cell("合計", colspan=6, align="center"), Cell(f"100{suffix}", align="center"), *(Cell("") for _ in right)))  # fmt: skip
    widths = widths_of(items)
    sheet.table(rows, tuple(one * 0.94 for one in (*widths[:6], 0.06 / 0.94, *widths[6:])), 1)
    print_note(Note(("※達成度　5：大きく上回る　4：上回る　3：目標どおり　2：下回る　1：大きく下回る", "（注）達成度は5段階（5～1）、難易度は3段階（高・中・低）で評価する。")), sheet)  # fmt: skip
    free(sheet.report, "extras")


TARGETS = Held(
    "sheet-of-targets-with-weights",
    ("{year}　目標管理シート（{department}）", "{department}　目標管理シート　{year}", "{year}　組織目標管理シート　{department}"),
    _targets,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "era", "western", "short"),
    mark=("{n}　{text}", "【{text}】", "{text}"),
    repeat=(True, False),
    group=GROUP,
)  # fmt: skip

_FIRST_HALF = ("上半期（4月～9月）", "上期（4～9月）", "上半期")
_SECOND_HALF = ("下半期（10月～3月）", "下期（10～3月）", "下半期")
_HALF_PLAN, _HALF_DONE = ("計画", "予定", "取組予定"), ("実績", "取組実績", "進捗状況")
_HALF_ITEMS = (
    Item("name", ("重点事業（担当課）", "取組項目（担当課）", "事業名（所管課）"), 1.6),
    Item("entry.plan", ("年度目標", "本年度の目標", "年間の到達目標"), 1.4, source="level"),
    Item("entry.plan", _HALF_PLAN, 1.4, group=_FIRST_HALF),
    Item("entry.midterm", _HALF_DONE, 1.6, group=_FIRST_HALF),
    Item("entry.plan", _HALF_PLAN, 1.4, source="later", group=_SECOND_HALF),
    Item("entry.final", _HALF_DONE, 1.6, group=_SECOND_HALF),
    Item("rating.result", ("評価", "達成度", "総合評価"), 0.6, values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
)
_HALF_STAFF = Staffing(
    ("部の組織", "組織と人員", "組織・人員"), ("課名", "課等名", "課"), ("課長名", "課長", "所属長名"), ("計", "職員数計"),
    types=(("regular", ("常勤", "正規職員", "一般職員")), ("reappointed", ("再任用", "再任用職員")), ("fiscal_year_appointee", ("会計年度任用", "会計年度任用職員"))),
    over=("職員数（人）", "職員数"), total=("row", "none"), sum_row=("合計", "部計", "計"), names=("plain", "wide", "before"), dated=AsOf(dates=("full", "western", "no-day")),
)  # fmt: skip


def _halves(sheet: Sheet) -> None:
    """A department below a bureau: a table of both and the head, state, policy, staff by kind; a row a project with plan and result of both halves."""
    words, facts = sheet.words, sheet.facts
    hidden = pending(sheet, 0.35)
    print_header(Header(words.template(("table", "lines")), ("部名", "部の名称", "部・室名"), ("部長名", "部長氏名"), ("担当部長名",), names=("plain", "wide"), parent=("局名", "局・区名")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("現状と課題", "部の現状・課題", "部を取り巻く状況"), "current_state", paragraphs=(1, 2)), sheet)
    if sheet.report["policies"][-1]["label"] == "部を取り巻く状況":
        free(sheet.report["policies"][-1], "kind")
    print_prose(Prose(("部の運営方針", "運営方針", "基本方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "●")), sheet)  # fmt: skip
    print_staffing(_HALF_STAFF, sheet)
    sheet.heading(words.pick(("重点事業進行管理表", "重点事業の進行管理", "重点取組の進捗状況")))
    rows = grouped_titles(_HALF_ITEMS, sheet)
    naming = Naming(words.template(("full", "line")), ("、", "・"))  # type: ignore[arg-type]
    for work in facts.works:
        found = started(work, sheet)
        told = with_text(work, "later", facts.writer.text("plan", 40))
        rows.append(cells_of(_HALF_ITEMS, told, found, sheet, naming, hidden))
    sheet.table(rows, widths_of(_HALF_ITEMS), 2)
    if not hidden:
        print_note(Note(("※評価　Ａ：計画以上　Ｂ：計画どおり　Ｃ：やや遅れ　Ｄ：遅れ", "（評価欄）Ａ…達成　Ｂ…ほぼ達成　Ｃ…一部未達成　Ｄ…未達成")), sheet)  # fmt: skip
    free(sheet.report, "extras")


HALVES = Held(
    "halves-of-the-year-planned-and-done",
    ("{year}　{department}重点事業進行管理表", "{department}の運営方針及び進行管理（{year}）", "{year}　運営方針・進行管理表（{department}）"),
    _halves,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "era", "western"),
    mark=("{n}　{text}", "■{text}", "{n}. {text}"),
    repeat=(True, False),
    group=GROUP,
)  # fmt: skip

_BAND_TEXTS = (
    Item("name", ("事業名", "主要事業名", "事業の名称"), 1.5),
    Item("entry.plan", ("事業内容", "事業の内容", "主な内容"), 2.4),
)
_BAND_YEARS = ("{{last}}{}/{{year}}{}", "{{short_last}}{}/{{short}}{}", "{{last}}{}/{{year}}{}")
_BAND_AMOUNTS = ("当初予算額", "予算額", "当初予算")
_BAND_STAFF = Staffing(
    ("職員体制", "部の体制", "各課の職員数"), ("課名", "所属名"), (), ("職員数", "職員数（人）", "人員"),
    total=("row", "line"), sum_row=("合計", "計"), sum_line=("部の職員数", "合計"), suffix=("", "人"), dated=AsOf(dates=("full", "full", "no-year")),
)  # fmt: skip


def _bands(sheet: Sheet) -> None:
    """A town's paper: head at the right, policy, goals, staff without heads; one table in which a row with a section leads its projects and their money."""
    words = sheet.words
    for line in heads_in_line(sheet, style_of(sheet, "plain", "wide", "spaced"), "{post}　{name}"):
        sheet.line(line, "right")
    print_prose(Prose(("部の運営方針", "部の基本方針", "基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)  # fmt: skip
    print_goals(Goals(("重点目標", "{year}の重点目標", "目標"), ("circled", "dot", "paren", "circle")), sheet)
    free_markers(sheet)
    print_staffing(_BAND_STAFF, sheet)
    sheet.heading(words.pick(("各課の主要事業", "主要事業一覧", "主要事業")))
    sheet.line(words.template(("（単位：千円）", "単位：千円", "（金額の単位は千円）")), "right")
    sub, new_column = words.template(("小計", "課計", "")), words.template(("区分", "新規・継続", "新・継"))
    money = _band_money(sheet)
    rows: list[Row] = [(*title_cells(new_column), *titles_of((*_BAND_TEXTS, *money), sheet))]
    dealt = by_section(sheet)
    every: list[dict[str, Any]] = []
    form = words.template(("【{}】", "■{}", "{}"))
    for unit, works in dealt:
        own, founds = _band_rows(unit, works, form, money, sheet)
        every += founds
        rows += own
        if sub and len(works) > 1:
            rows.append(_sums(sub, founds, sheet))
    rows.append(_sums(words.pick(("合計", "部合計")), every, sheet))
    sheet.table(rows, widths_of((*_BAND_TEXTS, *money), 0.5), 1)
    print_note(Note(("※予算額は当初予算であり、人件費は含みません。", "（注）職員人件費を除く。")), sheet)
    asked(sheet)
    free(sheet.report, "extras")


def _band_money(sheet: Sheet) -> tuple[Item, Item]:
    """The columns of the money of last year and of this one, whose years are written in the same way."""
    amount = sheet.words.pick(_BAND_AMOUNTS)
    last, this = sheet.words.template(_BAND_YEARS).format(amount, amount).split("/")
    return (
        Item("budget.initial", (last,), 0.9, money=("bare",)),
        Item("budget.initial", (this,), 0.9, money=("bare",)),
    )


def _band_rows(
    unit: Unit, works: tuple[Work, ...], form: str, items: tuple[Item, Item], sheet: Sheet
) -> tuple[list[Row], list[dict[str, Any]]]:
    """The row of a section and those of its projects; a new project had no money last year."""
    rows: list[Row] = [band(form.format(unit.name), 5)]
    founds = []
    for work in works:
        found = started(work, sheet)
        free(found, "sections", "project_no")
        founds.append(found)
        texts = cells_of(_BAND_TEXTS, work, found, sheet)
        is_old = sheet.facts.chance.random() < 0.75
        last = cells_of(items[:1], before(work, sheet), found, sheet) if is_old else (Cell("", align="center"),)
        money = (*last, *cells_of(items[1:], work, found, sheet))
        kind = is_new(sheet, had_money=bool(last[0].text))
        rows.append((Cell(kind, align="center"), *texts, *(replace(one, align="right") for one in money)))
    return rows, founds


def _sums(label: str, founds: list[dict[str, Any]], sheet: Sheet) -> Row:
    """The sums of the money of some projects, of last year and of this one."""
    cells = []
    for year in (sheet.facts.fiscal_year - 1, sheet.facts.fiscal_year):
        amounts = [one["amount_yen"] for found in founds for one in found["budgets"] if one["fiscal_year"] == year]
        cells.append(Cell(f"{sum(amounts) // 1000:,}", align="right"))
    return (Cell(label, colspan=3, align="center"), *cells)


BANDS = Held(
    "sections-as-bands-with-two-budgets",
    (
        "{year}　{department}の重点事業",
        "{department}　方針と主要事業（{year}）",
        "{year}　{department}　主要事業の概要",
    ),
    _bands,
    tuple(replace(look, middle=False) for look in ROOMY),
    years=("era", "era", "western"),
    mark=("{n}　{text}", "{n}．{text}", "○{text}"),
    repeat=(True, False),
    full_digits=True,
    group=GROUP,
)

TABLES: tuple[Held, ...] = (TARGETS, HALVES, BANDS)
