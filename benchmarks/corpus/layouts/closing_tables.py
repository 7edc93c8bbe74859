"""Layouts of the group `closing` whose projects are rows of tables: a plan of measures, two gradings a year, figures of four years, money by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.closing_parts import is_new
from benchmarks.corpus.layouts.control_parts import graded_anew
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_section,
    free_markers,
    heads_in_line,
    measure_rows,
    plain_table,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, pending
from benchmarks.corpus.layouts.later_parts import before, begins, shown, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Unit, Work

_PLAN_GRADE = Item(
    "rating.result", ("実施度", "達成の区分", "進行度"), 0.9, values=("計画以上", "計画どおり", "計画未満", "未実施")
)
_PLAN_ITEMS = (
    Item("number", ("連番", "番号"), 0.5),
    Item("name", ("施策名", "重点施策名", "推進する施策"), 1.7),
    Item("sections", ("主管課名", "担当部署", "所管部署"), 1.1),
    Item("entry.plan", ("年度内に実施する事項", "{year}の実施事項", "実施予定の事項"), 2.2),
    Item("entry.final", ("実施した事項と成果", "{year}の実施実績", "実施事項の結果"), 2.2),
    _PLAN_GRADE,
    Item("entry.issue_next", ("翌年度の課題", "翌年度以降の方向性", "翌年度に取り組む課題"), 1.8),
)
_PLAN_STAFF = Staffing(
    ("部内の職員数", "所管する課と職員数", "部の所属と人員"), ("所属課", "課等", "課名"), ("所属長氏名", "課長等氏名", "課長名"), ("在籍職員数", "職員数"),
    total=("row", "line", "none"), sum_row=("合計", "部内計"), sum_line=("部内の職員数合計", "部の在籍職員数"), suffix=("", "人"),
    names=("plain", "wide", "short-only"), dated=AsOf(dates=("full", "western", "no-year")),
)  # fmt: skip


def _plan(sheet: Sheet) -> None:
    """Labels beside values, staff, policy and numbered goals; one table of what is to be done, what was done and how well."""
    words = sheet.words
    header = Header("table", ("部局等名", "担当部名", "部の名称"), ("部局長名", "部長名", "部長氏名"), ("担当部長名", "担当部長"), names=("plain", "wide", "before"))  # fmt: skip
    print_header(header, sheet)
    print_staffing(_PLAN_STAFF, sheet)
    heading = ("施策推進の基本方針", "部における施策の方針", "{year}の施策方針")
    print_prose(Prose(heading, "policy", paragraphs=(1, 3), bullet=("", "・", "■")), sheet)
    print_goals(Goals(("施策の目標", "部の施策目標", "{year}の施策目標"), ("circled", "dot", "paren")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("施策の実施計画", "重点施策の計画と結果", "推進施策一覧")))
    hidden = begins(sheet, 0.3)
    plain_table(shown(_PLAN_ITEMS, hidden, sheet), sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    if not hidden:
        label = words.pick(_PLAN_GRADE.words)
        print_note(Note((f"※ {label}は「計画以上」「計画どおり」「計画未満」「未実施」で表示",)), sheet)
    free(sheet.report, "extras")


PLAN_OF_MEASURES = Held(
    "plan-of-measures",
    ("{year}　{department}　施策実施計画", "{department}施策実施計画書（{year}）", "{year}　{department}の施策方針と実施計画"),
    _plan,
    DENSE,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "■ {text}", "【{text}】"),
    repeat=(True, False),
    full_digits=True,
    group="closing",
)  # fmt: skip

_TWICE_VALUES = ("Ａ", "Ｂ", "Ｃ", "Ｄ")
_TWICE_LEFT = (
    Item("name", ("取組目標", "目標とする業務", "重点業務目標"), 1.7),
    Item("sections", ("担当課室", "実施担当", "所管"), 1.1),
    Item("entry.plan", ("年度末までの目標", "今年度の到達点", "年度内の目標"), 1.6, source="level"),
    Item("entry.plan", ("具体的な方策", "目標に向けた方策", "進め方"), 2),
    Item("entry.midterm", ("９月末時点の実績", "９月末の進捗状況", "前半の実績"), 1.9),
)
_TWICE_MID = (Item("rating.result", ("９月末評価", "中間期の評価", "前半の評価"), 0.8, values=_TWICE_VALUES),)
_TWICE_RIGHT = (
    Item("entry.final", ("３月末時点の実績", "３月末の達成状況", "年間の実績"), 2),
    Item("rating.result", ("３月末評価", "期末の評価", "年間の評価"), 0.8, values=_TWICE_VALUES),
)
_TWICE_STAFF = Staffing(
    ("職員数（雇用形態別）", "職員の構成", "任用形態別の職員数"), ("所属名", "課・所名", "部署名"), (), ("総数", "計"),
    types=(("regular", ("正規職員", "常勤")), ("reappointed", ("再任用職員", "再任用")), ("fiscal_year_appointee", ("会計年度任用職員", "会計年度任用")), ("temporary", ("臨時職員", "臨時"))),
    total=("row", "none"), sum_row=("部合計", "合計"), dated=AsOf(dates=("full", "short", "western")),
)  # fmt: skip


def _twice(sheet: Sheet) -> None:
    """Colons at the top, policy, staff by kind; a table with results and grades of September, then those of March, which may be blank."""
    words = sheet.words
    header = Header("colon", ("部局", "部名", "担当部"), ("部局長", "部長", "部長名"), ("担当部長",), names=("plain", "wide", "after"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("業務運営方針", "部の業務運営方針", "業務の方針"), "policy", paragraphs=(1, 3), bullet=("・", "○", "")), sheet)  # fmt: skip
    print_staffing(_TWICE_STAFF, sheet)
    print_goals(Goals(("部の業務目標", "年間の目標", "{year}の業務目標"), ("number", "circled", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("業務目標の管理", "目標別の進捗と評価", "業務目標の進捗と評価")))
    hidden, naming = pending(sheet, 0.25), Naming(separators=("、", "・"))
    rows: list[Row] = [titles_of((*_TWICE_LEFT, *_TWICE_MID, *_TWICE_RIGHT), sheet)]
    for work in sheet.facts.works:
        found = started(work, sheet)
        left = cells_of(_TWICE_LEFT, work, found, sheet, naming)
        middle = cells_of(_TWICE_MID, graded_anew(work, sheet), found, sheet)
        rows.append((*left, *middle, *cells_of(_TWICE_RIGHT, work, found, sheet, hidden=hidden)))
    sheet.table(rows, widths_of((*_TWICE_LEFT, *_TWICE_MID, *_TWICE_RIGHT)), 1)
    print_note(Note(("（評価）Ａ：目標を上回る　Ｂ：目標どおり　Ｃ：目標を下回る　Ｄ：着手できず",)), sheet)
    free(sheet.report, "extras")


TWO_GRADINGS = Held(
    "september-and-march",
    ("{year}　{department}　業務目標管理表", "{department}の業務目標管理表（{year}）", "{year}　業務目標管理表　{department}"),
    _twice,
    DENSE,
    years=("era", "western", "both"),
    mark=("{text}", "{n}. {text}", "● {text}"),
    repeat=(True, False),
    group="closing",
)  # fmt: skip

_YEARS_LEFT = (
    Item("name", ("施策・事業（所管）", "取組（担当課名）", "事業（担当課名）"), 1.8),
    Item("entry.plan", ("取組の要点", "主な取組内容", "{year}の主な取組"), 2),
)
_YEARS_FIGURES = (
    Item("measure.label", ("指標項目", "管理指標", "測定指標"), 1.5, with_unit=True),
    Item("measure.actual", ("{last2}の実績",), 0.8),
    Item("measure.actual", ("{last}の実績",), 0.8),
    Item("measure.target", ("{year}の目標",), 0.8),
    Item("measure.actual", ("{year}の実績",), 0.8),
    Item("measure.target", ("{next}の目標",), 0.8),
)
_YEARS_RIGHT = (Item("entry.final", ("結果の分析", "成果の説明", "主な取組の結果"), 2),)
_YEARS_STAFF = Staffing(
    ("部の組織図と職員数", "課別の体制", "部の課と職員"), ("課", "課室名"), ("課長", "課長名"), ("職員", "職員数"),
    total=("none", "row"), sum_row=("計", "総計"), suffix=("名", "人", ""), names=("plain", "wide", "closed"),
    dated=AsOf(dates=("full", "western", "start")),
)  # fmt: skip


def _figures_of_years(sheet: Sheet) -> None:
    """Department and head without labels, current state, policy; beside each project its indicators with columns for four years."""
    words = sheet.words
    print_header(Header(words.template(("bare", "bracketed")), names=("plain", "wide")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("取り巻く現状", "部の現状と課題認識", "現状及び課題"), "current_state", paragraphs=(1, 2)), sheet)  # fmt: skip
    print_prose(Prose(("取組の方針", "部の取組方針", "{year}の取組方針"), "policy", paragraphs=(1, 2)), sheet)
    print_staffing(_YEARS_STAFF, sheet)
    sheet.heading(words.pick(("施策・事業の指標", "指標でみる取組", "取組と指標の推移")))
    hidden = begins(sheet, 0.3)
    figures, right = shown(_YEARS_FIGURES, hidden, sheet), shown(_YEARS_RIGHT, hidden, sheet)
    naming = Naming(words.template(("line", "full")), ("、", "・"))  # type: ignore[arg-type]
    items = (*_YEARS_LEFT, *figures, *right)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        size = len(work.indicators)
        left = (Cell(name, size), *cells_of(_YEARS_LEFT[1:], work, found, sheet, rows=size))
        first, *others = measure_rows(figures, work, found, sheet)
        rows += [(*left, *first, *cells_of(right, work, found, sheet, rows=size)), *others]
    sheet.table(rows, widths_of(items), 1)
    free(sheet.report, "extras")


FIGURES_OF_YEARS = Held(
    "figures-of-four-years",
    ("{year}　{department}の取組方針と指標", "{department}の取組と指標（{year}）", "{year}　{department}　施策指標報告"),
    _figures_of_years,
    DENSE,
    years=("era", "short", "western"),
    mark=("{n}　{text}", "◆ {text}", "《{text}》"),
    repeat=(True, False),
    group="closing",
)  # fmt: skip

_MONEY_LEFT = (
    Item("name", ("事業の名称", "予算上の事業名", "主な予算事業"), 1.8),
    Item("entry.outline", ("事業のあらまし", "事業内容の概要", "事業の説明"), 2.3),
)
_MONEY_NOW = (Item("budget.initial", ("{year}の予算額", "今年度予算額"), 1.6, money=("thousand", "yen")),)
_MONEY_BEFORE = (Item("budget.initial", ("{last}の予算額", "{last}当初予算"), 1.6, money=("thousand", "yen")),)
_MONEY_RIGHT = (Item("entry.plan", ("今年度の実施内容", "{year}に行うこと", "今年度に行う内容"), 2.3),)
_MONEY_STAFF = Staffing(
    ("部の組織体系", "課の構成", "部の課長と職員数"), ("課等名称", "課名称", "課名"), ("課長等", "課長等の氏名", "課長"), ("職員数（人）", "人員（人）"),
    total=("row", "line-with-head"), sum_row=("計", "職員数計"), sum_line=("部の全職員数", "部の総人員"), names=("plain", "wide", "after"),
    dated=AsOf(dates=("full", "western", "short")),
)  # fmt: skip


def _by_section(sheet: Sheet) -> None:
    """A paper of the spring: head, mission, policy, goals, staff; a heading for each section and below it a table of its money."""
    words = sheet.words
    style = words.template(("plain", "wide"))
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "《{post}》　{name}"))):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_prose(Prose(("部の担う使命", "私たちの使命", "部としての使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("予算編成と運営の方針", "部の予算の方針", "今年度の部の方針"), "policy", paragraphs=(1, 3)), sheet)  # fmt: skip
    print_goals(Goals(("力点を置く目標", "部が掲げる目標", "{year}に掲げる目標"), ("paren", "black", "circled")), sheet)
    free_markers(sheet)
    print_staffing(_MONEY_STAFF, sheet)
    sheet.heading(words.pick(("課ごとの主要な事業", "課別の主要事業と予算", "各課の予算と事業")))
    form = words.template(("◇{}", "［{}］", "（{n}）{}"))
    for at, (unit, works) in enumerate(by_section(sheet), start=1):
        subheading(sheet, form.format(unit.name, n=at))
        _one_section(unit, works, sheet)
    free(sheet.report, "extras")


def _one_section(unit: Unit, works: tuple[Work, ...], sheet: Sheet) -> None:
    parts = (_MONEY_LEFT, _MONEY_NOW, _MONEY_BEFORE, _MONEY_RIGHT)
    kind = sheet.words.pick(("区分", "新規等", "新・継"))
    first, *titles = (cell for part in parts for cell in titles_of(part, sheet))
    rows: list[Row] = [(first, *title_cells(kind), *titles)]
    for work in works:
        found = started(work, sheet)
        name, outline = cells_of(_MONEY_LEFT, work, found, sheet)
        now = cells_of(_MONEY_NOW, work, found, sheet)
        past = cells_of(_MONEY_BEFORE, before(work, sheet), found, sheet)
        rows.append((name, Cell(is_new(sheet, had_money=bool(past[0].text)), align="center"), outline, *now, *past, *cells_of(_MONEY_RIGHT, work, found, sheet)))  # fmt: skip
        # Its section stands once, above its table.
        free(found, "sections")
    name_width, *others = widths_of(tuple(item for part in parts for item in part), 0.6)[1:]
    sheet.table(rows, (name_width, 1 - name_width - sum(others), *others), 1)


MONEY_BY_SECTION = Held(
    "money-by-section",
    ("{year}　{department}の主要事業と予算", "{department}　各課の主要事業（{year}）", "{year}　{department}　主要事業説明書"),
    _by_section,
    (*DENSE, ROOMY[1]),
    years=("era", "western", "spaced"),
    mark=("{n}．{text}", "【{text}】", "■{text}"),
    repeat=(False, True),
    group="closing",
)  # fmt: skip

TABLES: tuple[Held, ...] = (PLAN_OF_MEASURES, TWO_GRADINGS, FIGURES_OF_YEARS, MONEY_BY_SECTION)
