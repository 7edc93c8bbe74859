"""Layouts of the group `ward` that are forms: a sheet of plan, do, check and act, a sheet of quarters, a department on one single sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell, PageBreak
from benchmarks.corpus.layouts.common_parts import pairs, wide_rows
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.further_parts import figures_below, goals_row
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started, titles_of
from benchmarks.corpus.layouts.last_parts import cells_of, heads_as_pairs, pairs_row, pending, staff_of_department
from benchmarks.corpus.layouts.later_parts import begins, shown, statement_row
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.ward_parts import GROUP, head_grid, of_a_quarter, phone

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.names import NameStyle

_NAMING = Naming(separators=("、", "\n", "・"))
_NAME = Item("name", ("事業名", "事務事業名", "主要事業名"))
_SECTIONS = Item("sections", ("担当課", "所管課名", "担当課名"))
_ACT_PLAN = (
    Item("entry.outline", ("事業の目的", "事業の概要", "目的・概要")),
    Item("entry.plan", ("実施計画", "今年度の取組内容", "実施内容")),
    Item("budget.initial", ("当初予算額", "予算額"), money=("thousand", "thousand", "mixed")),
)
_ACT_DO = (
    Item("entry.final", ("実施結果", "取組実績", "実施状況")),
    Item("budget.settlement", ("決算額", "決算見込額"), money=("thousand", "thousand", "mixed")),
)
_ACT_FIGURES = (
    Item("measure.label", ("指標名", "成果指標", "評価指標")),
    Item("measure.target", ("目標値", "{year}目標値")),
    Item("measure.actual", ("実績値", "{year}実績値")),
)
_ACT_GRADE = (Item("rating.result", ("達成度", "評価", "総合評価"), values=("A", "B", "C", "D")),)
_ACT_NEXT = (Item("entry.issue_next", ("課題と今後の対応", "今後の方向性", "改善点")),)
_PHASES = (
    "計画/実施/評価/改善",
    "Plan（計画）/Do（実施）/Check（評価）/Action（改善）",
    "ＰＬＡＮ/ＤＯ/ＣＨＥＣＫ/ＡＣＴＩＯＮ",
)


def _cycle(sheet: Sheet) -> None:
    """A grid of pairs with staff and telephone, mission, policy, goals; a form for each project whose left column names plan, do, check and act."""
    words = sheet.words
    style: NameStyle = words.template(("plain", "wide", "before"))  # type: ignore[assignment]
    head_grid(AsOf(dates=("full", "western", "short")), style, sheet)
    print_prose(Prose(("部のミッション", "部の使命", "ミッション"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部の運営方針", "部の方針", "基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)
    print_goals(Goals(("{year}の重点目標", "重点目標", "部の目標"), ("label", "circled", "number")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業", "主要事業評価シート", "事業別シート")))
    own_page = words.template(("page", "run", "run")) == "page"
    for work in sheet.facts.works:
        if own_page:
            sheet.blocks.append(PageBreak())
        sheet.table(_cycle_form(work, sheet), (0.13, 0.17, 0.34, 0.18, 0.18))
        if not own_page:
            sheet.line("")
    free(sheet.report, "extras")


def _cycle_form(work: Work, sheet: Sheet) -> list[Row]:
    """The form of one project, five columns wide."""
    found, words, chance = started(work, sheet), sheet.words, sheet.facts.chance
    (name, name_text), (owner, owners) = pairs((_NAME, _SECTIONS), work, found, sheet, _NAMING)
    place = words.pick(("総合計画の施策", "施策体系", "位置付け"))
    top: list[Row] = [
        (Cell(name, colspan=2, head=True), Cell(name_text, colspan=3)),
        (Cell(owner, colspan=2, head=True), Cell(owners), Cell(place, head=True), Cell(f"{chance.randint(1, 6)}-{chance.randint(1, 5)}")),
    ]  # fmt: skip
    figures = figures_below(_ACT_FIGURES, 2, work, found, sheet)
    phases = (
        wide_rows(pairs(_ACT_PLAN, work, found, sheet), 3),
        wide_rows(pairs(_ACT_DO, work, found, sheet), 3),
        [*figures, *wide_rows(pairs(_ACT_GRADE, work, found, sheet), 3)],
        wide_rows(pairs(_ACT_NEXT, work, found, sheet), 3),
    )
    for label, (first, *others) in zip(words.template(_PHASES).split("/"), phases, strict=True):
        top += [(Cell(label, len(others) + 1, align="center", head=True), *first), *others]
    return top


CYCLE = Held(
    "form-of-plan-do-check-act",
    ("{year}　{department}　主要事業評価シート", "{department}の運営方針・主要事業（{year}）", "{year}　部の運営方針と事業評価（{department}）"),
    _cycle,
    ROOMY,
    years=("era", "western"),
    mark=("{n}　{text}", "■ {text}", "【{text}】"),
    repeat=(False,),
    group=GROUP,
)  # fmt: skip

_QUARTER_STAFF = Staffing(
    ("部の組織", "課別職員数", "組織及び職員数"), ("課名", "課・室", "課等"), (), ("職員数", "職員数（人）", "人数"),
    total=("row", "line", "none"), sum_row=("合計", "計"), sum_line=("部の職員数", "職員数合計"), dated=AsOf(dates=("full", "western", "no-year")),
)  # fmt: skip
_QUARTER_WORDS = (
    "第1四半期 第2四半期 第3四半期 第4四半期",
    "4月～6月 7月～9月 10月～12月 1月～3月",
    "第１四半期 第２四半期 第３四半期 第４四半期",
)
_QUARTER_NAME = Item("name", ("取組名", "取組項目", "工程名"))
_QUARTER_TOP = (
    Item("sections", ("担当課", "担当課・室", "実施課")),
    Item("goal", ("関連目標", "該当する目標", "目標番号")),
)
_QUARTER_PLAN = (Item("entry.plan", ("取組内容", "年度計画", "実施内容")),)
_QUARTER_END = (Item("entry.final", ("年度末の成果", "年間の実績", "取組結果")),)
_QUARTER_LAST = (
    Item("rating.result", ("達成状況", "年度末評価", "達成度"), values=("達成", "概ね達成", "一部達成", "未達成")),
    Item("budget.initial", ("予算額", "当初予算"), money=("thousand", "man")),
)


def _quarters(sheet: Sheet) -> None:
    """A schedule: a row of pairs, policy, goals, staff without heads; a form for each project in which the four quarters stand side by side."""
    words = sheet.words
    print_header(Header(words.template(("row", "colon")), ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "wide", "closed")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("部の基本方針", "基本方針", "取組方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("重点目標", "部の重点目標", "{year}の目標"), ("circled", "number")), sheet)
    free_markers(sheet)
    print_staffing(_QUARTER_STAFF, sheet)
    sheet.heading(words.pick(("工程表", "取組工程表", "重点取組の工程")))
    over = not pending(sheet, 0.35)
    for work in sheet.facts.works:
        sheet.table(_quarter_form(work, sheet, over=over), (0.25, 0.25, 0.25, 0.25))
        sheet.line("")
    free(sheet.report, "extras", *(() if over else ("report_status",)))


def _quarter_form(work: Work, sheet: Sheet, *, over: bool) -> list[Row]:
    """The form of one project; before the year is over nothing is said of its last quarter and of the whole of it."""
    found = started(work, sheet, goals=True)
    hidden = frozenset[str]() if over else frozenset(("entry.final", "rating.result"))
    rows = wide_rows(pairs((_QUARTER_NAME,), work, found, sheet), 3)
    rows.append(pairs_row(pairs(_QUARTER_TOP, work, found, sheet, Naming(separators=("、", "・")))))
    rows += wide_rows(pairs(_QUARTER_PLAN, work, found, sheet), 3)
    labels = sheet.words.template(_QUARTER_WORDS).split(" ")
    rows.append(title_cells(*labels))
    texts = (of_a_quarter(label, found, sheet, blank=at == 3 and not over) for at, label in enumerate(labels))
    rows.append(tuple(map(Cell, texts)))
    rows += wide_rows(pairs(_QUARTER_END, work, found, sheet, hidden=hidden), 3)
    rows.append(pairs_row(pairs(_QUARTER_LAST, work, found, sheet, hidden=hidden)))
    return rows


QUARTERS = Held(
    "schedule-sheets-of-quarters",
    ("{year}　{department}工程表", "{department}の工程表（{year}）", "{year}　{department}　重点取組工程表"),
    _quarters,
    ROOMY,
    years=("era", "era", "western"),
    mark=("{n}　{text}", "{text}", "◎ {text}"),
    repeat=(False,),
    group=GROUP,
)

_ONE_ITEMS = (
    Item("number", ("No.", "№", "番号")),
    Item("name", ("取組事業名", "重点取組", "主な取組")),
    Item("sections", ("担当課", "課名", "所管課")),
    Item("entry.plan", ("取組内容", "目標（取組内容）", "{year}の取組内容")),
    Item("entry.final", ("取組結果", "成果", "{year}の取組結果")),
    Item("rating.result", ("評価", "達成度"), values=("◎", "○", "△", "×")),
)


def _single(sheet: Sheet) -> None:
    """All of it is one table: department, head, staff, mission, policy, state and goals as rows, below a row with a title a row a project."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide", "after"))  # type: ignore[assignment]
    number = words.pick(("職員数", "部の職員数"))
    staff = staff_of_department(AsOf(dates=("full", "western")), sheet, words.template(("人", "名")))
    rows: list[Row] = [(Cell(words.pick(("部局名", "部名")), head=True), Cell(facts.department))]
    heads = heads_as_pairs(("部長名", "部局長名", "部長"), ("担当部長名", "担当部長"), style, sheet)
    rows += [(Cell(label, head=True), Cell(text)) for label, text in (*heads, (number, staff))]
    rows.append(statement_row(("部の使命", "使命", "部の役割"), "mission", sheet, 40))
    rows.append(statement_row(("現状と課題", "現状認識"), "current_state", sheet, 60, count=2, bullet="・"))
    rows.append(statement_row(("運営方針", "部の運営方針", "基本方針"), "policy", sheet, 80))
    rows.append(goals_row(("重点目標", "部の目標", "{year}の目標"), ("circled", "number", "nakaguro"), sheet))
    table: list[Row] = [(replace(label, colspan=2), replace(text, colspan=4)) for label, text in rows]
    band = words.pick(("重点取組", "主な取組の状況", "重点目標を達成するための取組"))
    items = shown(_ONE_ITEMS, begins(sheet, 0.25), sheet)
    table += [(Cell(band, colspan=6, align="center", head=True),), *_single_rows(items, sheet)]
    ask = (Cell(words.pick(("問い合わせ先", "連絡先")), colspan=2, head=True), Cell(f"{facts.units[0].name}　電話 {phone(sheet)}", colspan=4))  # fmt: skip
    sheet.table([*table, ask], (0.06, 0.17, 0.13, 0.28, 0.28, 0.08))
    free(sheet.report, "extras")


def _single_rows(items: tuple[Item, ...], sheet: Sheet) -> list[Row]:
    """Titles and projects as rows of six columns; without results the text of the plan has their columns too."""
    wide = 1 + len(_ONE_ITEMS) - len(items)
    rows: list[Any] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        found = started(work, sheet)
        rows.append(cells_of(items, work, found, sheet, Naming(separators=("、", "\n"))))
    return [tuple(replace(cell, colspan=wide if at == 3 else 1) for at, cell in enumerate(row)) for row in rows]


SINGLE = Held(
    "department-on-one-sheet",
    ("{year}　部の運営方針シート", "{department}　運営方針シート（{year}）", "{year}　{department}　経営方針シート"),
    _single,
    DENSE,
    years=("era", "western", "spaced"),
    mark=("{text}",),
    repeat=(False,),
    group=GROUP,
)

FORMS: tuple[Held, ...] = (CYCLE, QUARTERS, SINGLE)
