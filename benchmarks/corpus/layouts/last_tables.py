"""The last held-out layouts that are tables of projects, a row or more for each."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    free_markers,
    measure_rows,
    named,
    plain_table,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import (
    cells_of,
    grouped_titles,
    heads_as_pairs,
    pairs_row,
    pending,
    policy_row,
    section,
    staff_of_department,
    without_actual,
)
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle, post_in
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

_PLAN, _MIDDLE, _END = ("当初", "計画"), ("中間（9月末）", "中間報告"), ("年度末", "期末報告")
_REVIEW_ITEMS = (
    Item("number", ("№", "番号"), 0.5),
    Item("name", ("重点取組", "取組項目"), 1.7),
    Item("sections", ("担当課", "担当"), 1.1),
    Item("entry.plan", ("取組内容", "取組目標"), 2.3, group=_PLAN),
    Item("entry.other", ("達成基準", "達成水準"), 1.6, source="level", group=_PLAN),
    Item("entry.midterm", ("進捗状況", "取組状況"), 2.1, group=_MIDDLE),
    Item("entry.final", ("取組実績", "実績"), 2.3, group=_END),
    Item("rating.result", ("評価", "達成度"), 0.7, values=("Ａ", "Ｂ", "Ｃ", "Ｄ"), group=_END),
)


def _review_columns(sheet: Sheet) -> None:
    """Head and staff in a grid, statements in a table, then plan, mid-year and year's end as groups of columns."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = facts.chance.choice(("plain", "wide", "short-only"))
    heads = heads_as_pairs(("部局長名", "部長名", "部長"), ("担当部長名", "担当部長"), style, sheet)
    staff = staff_of_department(AsOf(dates=("full", "short", "no-year")), sheet, words.pick(("人", "名")))
    pairs = [
        (words.pick(("部局名", "部名", "所属")), facts.department),
        *heads,
        (words.pick(("職員数", "部の職員数")), staff),
    ]
    if len(pairs) % 2:
        pairs.append((words.pick(("連絡先", "電話番号")), f"内線{facts.chance.randint(2000, 4999)}"))
    rows = [pairs_row((pairs[at], pairs[at + 1])) for at in range(0, len(pairs), 2)]
    sheet.table(rows, (0.15, 0.35, 0.15, 0.35))
    blank = words.template(("", "", "　", " "))
    kinds: list[Row] = [policy_row(("部の使命", "使命・役割", "組織の使命"), "mission", sheet, blank=blank)]
    if facts.chance.random() < 0.7:
        kinds.append(policy_row(("現状と課題", "部の現状と課題"), "current_state", sheet, blank=blank))
    kinds.append(policy_row(("基本方針", "部の基本方針", "運営方針"), "policy", sheet, blank=blank))
    sheet.table(kinds, (0.18, 0.82))
    sheet.heading(words.pick(("重点取組の状況", "今年度の重点取組", "重点取組一覧")))
    hidden, naming = pending(sheet), Naming(separators=("、", "\n"))
    titles = grouped_titles(_REVIEW_ITEMS, sheet)
    body = [cells_of(_REVIEW_ITEMS, work, started(work, sheet), sheet, naming, hidden) for work in facts.works]
    sheet.table([*titles, *body], widths_of(_REVIEW_ITEMS), 2)
    print_note(Note(("※評価欄：Ａ 達成　Ｂ おおむね達成　Ｃ 一部未達成　Ｄ 未達成",)), sheet)
    free(sheet.report, "extras")


REVIEW_COLUMNS = Held(
    "review-columns",
    ("{year}　{department}　重点取組シート", "{year}　重点取組進行管理シート（{department}）", "{department}　重点取組報告書（{year}）"),
    _review_columns,
    DENSE,
    years=("era", "spaced", "both"),
    mark=("{text}", "■ {text}", "【{text}】"),
    full_digits=True,
    group="held",
)  # fmt: skip

_HALF_ITEMS = (
    Item("name", ("重点事業", "事業名", "取組名"), 1.7),
    Item("sections", ("所管課", "担当課"), 1.1),
    Item("entry.plan", ("年度目標", "今年度の目標"), 1.8, source="level"),
    Item("entry.midterm", ("上半期の実績", "上半期（4月～9月）の実績", "上半期の取組"), 2.2),
    Item("entry.final", ("下半期の実績", "下半期（10月～3月）の実績", "下半期の取組"), 2.2, source="second-half"),
    Item("entry.final", ("年間の成果", "年度末の成果", "年度の総括"), 2.2),
    Item("rating.result", ("達成状況", "評価"), 0.8, values=("達成", "概ね達成", "一部達成", "未達成")),
)


def _half_years(sheet: Sheet) -> None:
    """Two halves of the year and their sum as columns; the sections and their staff stand at the end."""
    words, facts = sheet.words, sheet.facts
    print_header(
        Header("lines", ("部局名", "部名"), ("部長名", "部長"), ("担当部長",), names=("plain", "wide", "after")), sheet
    )
    print_prose(Prose(("部の目指す姿", "目指す姿"), "vision", paragraphs=(1, 1), length=12), sheet)
    print_prose(Prose(("運営方針", "部の方針"), "policy", paragraphs=(1, 3), bullet=("・", "○", "")), sheet)
    print_goals(Goals(("重点目標", "{year}の重点目標"), ("paren", "circled", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業の進捗", "事業の進捗状況", "重点事業の取組状況")))
    # The sections are printed after the projects that name them.
    sheet.sections.update(unit.name for unit in facts.units)
    hidden, naming = pending(sheet), Naming(separators=("、", "・", "\n"))
    rows: list[Row] = [titles_of(_HALF_ITEMS, sheet)]
    label = words.pick(_HALF_ITEMS[4].words)
    for work in facts.works:
        texts = {**work.texts, "second-half": facts.writer.text("final", 45)}
        found = started(work, sheet)
        rows.append(cells_of(_HALF_ITEMS, replace(work, texts=texts), found, sheet, naming, hidden))
        for entry in found["entries"]:
            if entry["label"] == label:
                free(entry, "entry_type")
    sheet.table(rows, widths_of(_HALF_ITEMS), 1)
    print_staffing(_STAFF, sheet)


_STAFF = Staffing(
    ("組織と職員数", "組織・職員数", "部の体制"), ("課名", "課等名"), ("課長名", "課長", "所属長名"), ("職員数", "職員数（人）"), total=("row", "none"),
    sum_row=("合計", "計", "部合計"), names=("plain", "wide", "after"), dated=AsOf(dates=("full", "western", "no-year")),
)  # fmt: skip

HALF_YEARS = Held(
    "half-years",
    ("{department}　{year}　事業進捗報告", "{year}　{department}の重点事業進捗状況", "{year}　事業進捗管理表　{department}"),
    _half_years,
    (*DENSE, ROOMY[1]),
    years=("era", "western"),
    mark=("{n}　{text}", "{n}. {text}", "◆ {text}"),
    repeat=(True, False),
    group="held",
)  # fmt: skip

_BUDGET_ITEMS = (
    Item("number", ("No.", "番号", "№"), 0.5),
    Item("name", ("事業名", "主要事業名"), 1.9),
    Item("sections", ("担当課", "課名"), 1.1),
    Item("goal", ("目標番号", "関連目標"), 0.7),
    Item("entry.outline", ("事業概要", "事業の内容"), 2.5),
    Item("budget.initial", ("予算額", "当初予算額"), 1, money=("bare",)),
    Item("budget.settlement", ("決算額",), 1, money=("bare",)),
    Item("entry.final", ("事業の成果", "成果", "実績"), 2.5),
)


def _duties_and_budget(sheet: Sheet) -> None:
    """Sections with what they do and their staff, bulleted policy, goals with parts, a table with money in thousand yen."""
    words, facts = sheet.words, sheet.facts
    header = Header(
        "table",
        ("部名", "部局"),
        ("部長", "部長氏名"),
        ("担当部長", "担当部長氏名"),
        names=("plain", "before", "spaced"),
    )
    print_header(header, sheet)
    print_prose(Prose(("部の基本方針", "基本方針"), "policy", paragraphs=(2, 4), bullet=("・", "○", "● ")), sheet)
    sheet.heading(words.pick(("組織及び主な業務", "課の構成と業務", "各課の業務")))
    print_as_of(AsOf(("（職員数は{}）", "※{}", "{}"), ("full", "no-day", "western")), sheet)
    _staff_with_duties(sheet)
    print_goals(Goals(("{year}の目標", "部の重点目標"), ("dot", "circled"), ("nakaguro", "paren")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業の概要", "主要事業一覧", "主な事業の予算と実績")))
    sheet.line(words.pick(("（単位：千円）", "単位：千円", "（単位 千円）")), "right")
    plain_table(_BUDGET_ITEMS, facts.works, sheet, Naming(separators=("、", "\n")))
    free(sheet.report, "extras")


def _staff_with_duties(sheet: Sheet) -> None:
    """Section, head, staff and duties (主な業務) in columns; no field holds duties."""
    words, chance = sheet.words, sheet.facts.chance
    label, suffix = words.pick(("課長名", "課長", "所属長")), words.template(("人", ""))
    titles = title_cells(
        words.pick(("課名", "課・室名")),
        label,
        words.pick(("職員数", "人数")),
        words.pick(("主な業務", "主な業務内容", "業務内容")),
    )
    style: NameStyle = chance.choice(("plain", "wide"))
    rows: list[Row] = [titles]
    for unit in sheet.facts.units:
        text, found = named(unit.head, style, "section_head", post_in(label), sheet)
        number = unit.total(STAFF_TYPES)
        duties = sheet.facts.writer.filled("{subject}、{subject}、{subject}に関すること")
        section(unit, number, f"{number}{suffix}", [found], sheet)
        rows.append((Cell(unit.name), Cell(text), Cell(f"{number}{suffix}", align="center"), Cell(duties)))
    sheet.table(rows, (0.2, 0.2, 0.12, 0.48), 1)


DUTIES_AND_BUDGET = Held(
    "duties-and-budget",
    ("{year}　{department}　部の方針と主要事業", "{department}　主要事業の概要（{year}）", "{year}{department}の主要事業"),
    _duties_and_budget,
    (*DENSE, ROOMY[0]),
    years=("era", "both"),
    mark=("{n}　{text}", "【{text}】", "{text}"),
    group="held",
)  # fmt: skip

_TARGETS = ("数値目標", "成果指標")
_LEFT = (
    Item("number", ("番号", "No"), 0.5),
    Item("name", ("取組", "重点項目", "取組項目"), 1.8),
    Item("sections", ("担当課", "実施課"), 1.1),
    Item("entry.plan", ("取組内容", "主な取組内容"), 2.5),
)
_NUMBERS = (
    Item("measure.label", ("指標", "指標名"), 1.8, group=_TARGETS),
    Item("measure.baseline", ("基準値", "現状値"), 1.1, group=_TARGETS),
    Item("measure.target", ("目標値", "目標"), 1.1, group=_TARGETS),
    Item("measure.actual", ("実績値", "実績"), 1.1, group=_TARGETS),
)
_RIGHT = (
    Item("rating.result", ("達成度", "評価"), 0.7, values=("◎", "○", "△", "×")),
    Item("entry.final", ("取組の成果", "取組結果"), 2.3),
)


def _figures_table(sheet: Sheet) -> None:
    """Numbers of each project in rows of their own, in a group of columns between its plan and its result."""
    words, facts = sheet.words, sheet.facts
    header = Header(
        "colon", ("部局名", "部名"), ("部局長名", "部長名"), ("担当部長名",), names=("plain", "wide", "closed")
    )
    print_header(header, sheet)
    print_prose(Prose(("組織の使命", "部のミッション"), "mission", paragraphs=(1, 1), box=True), sheet)
    print_goals(Goals(("組織目標", "部の目標"), ("circled", "circle", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("目標達成に向けた取組", "取組と成果指標", "重点項目と数値目標")))
    items, naming, hidden = (*_LEFT, *_NUMBERS, *_RIGHT), Naming(separators=("、", "\n")), pending(sheet)
    rows = grouped_titles(items, sheet)
    for one in facts.works:
        work = without_actual(one) if hidden else one
        found = started(work, sheet)
        numbers = measure_rows(_NUMBERS, work, found, sheet)
        left = cells_of(_LEFT, work, found, sheet, naming, rows=len(numbers))
        right = cells_of(_RIGHT, work, found, sheet, naming, hidden, rows=len(numbers))
        rows += [(*left, *numbers[0], *right), *numbers[1:]]
    sheet.table(rows, widths_of(items), 2)
    print_note(Note(("※「－」は、数値がないもの又は集計中のものです。", "（注）実績値は年度末の見込みを含む。")), sheet)
    free(sheet.report, "extras")


FIGURES_TABLE = Held(
    "figures-table",
    ("{year}　{department}　組織目標・成果指標", "{department}　組織目標達成状況（{year}）"),
    _figures_table,
    DENSE,
    years=("era", "western", "spaced"),
    mark=("{n}．{text}", "■{text}", "{text}"),
    group="held",
)

TABLES: tuple[Held, ...] = (REVIEW_COLUMNS, HALF_YEARS, DUTIES_AND_BUDGET, FIGURES_TABLE)
