"""Layouts of the group `control` whose projects are rows of tables: half years, a table for each goal, money of three years, two grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.control_parts import graded_anew, sum_cells, with_text
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import free_kinds
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    free_markers,
    heads_in_line,
    measure_rows,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, pending
from benchmarks.corpus.layouts.later_parts import before, begins, shown, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_HALF_GRADE = Item("rating.result", ("自己評価", "達成度", "達成区分"), 0.7, values=("Ａ", "Ｂ", "Ｃ", "Ｄ"))
_HALF_ITEMS = (
    Item("number", ("項番", "No."), 0.5),
    Item("name", ("重点的な取組", "重点取組事項", "推進する取組"), 1.7),
    Item("sections", ("所管", "担当所属", "所管課"), 1.1),
    Item("entry.plan", ("年間計画", "{year}の計画", "年間の取組計画"), 2.2),
    Item("entry.midterm", ("上半期の実施状況", "９月末時点の実施状況", "中間の実施状況"), 2),
    Item("entry.final", ("年間の実施状況", "年度末の実施結果", "年間の実施結果"), 2.2),
    _HALF_GRADE,
)
_HALF_STAFF = Staffing(
    ("職員の内訳", "課別の職員数", "組織と職員の状況"), ("課・室の名称", "課等名", "課名"), ("課長等氏名", "課長名"), ("計", "合計"),
    types=(("regular", ("正規", "正規職員")), ("reappointed", ("再任用", "再任用職員")), ("fiscal_year_appointee", ("会計年度任用", "会計年度任用職員"))),
    over=("職員数", "職員数（人）"), total=("row", "none"), sum_row=("総計", "合計"), names=("plain", "wide", "short-only"),
    dated=AsOf(dates=("full", "western", "no-year")),
)  # fmt: skip


def _half_years(sheet: Sheet) -> None:
    """Labels beside values, staff by kind below one title, policy and goals; a table whose last columns wait for the year's end."""
    header = Header("table", ("部の名称", "組織名", "部名"), ("部長氏名", "部長名", "部長"), ("担当部長氏名", "担当部長"), names=("plain", "wide", "after"))  # fmt: skip
    print_header(header, sheet)
    print_staffing(_HALF_STAFF, sheet)
    heading = ("部の運営に関する方針", "部の運営方針", "{year}の部運営方針")
    print_prose(Prose(heading, "policy", paragraphs=(1, 3), bullet=("", "・", "●")), sheet)
    print_goals(Goals(("目指す成果目標", "部の年度目標", "{year}の部の目標"), ("dot", "circled", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(sheet.words.pick(("重点的な取組の計画と実施状況", "取組の実施状況", "年間計画と実施状況")))
    hidden, naming = pending(sheet, 0.25), Naming(separators=("、", "\n"))
    works = (cells_of(_HALF_ITEMS, one, started(one, sheet), sheet, naming, hidden) for one in sheet.facts.works)
    sheet.table([titles_of(_HALF_ITEMS, sheet), *works], widths_of(_HALF_ITEMS), 1)
    label = sheet.words.pick(_HALF_GRADE.words)
    print_note(Note((f"（注）{label}：Ａ 計画を上回る　Ｂ 計画どおり　Ｃ 計画をやや下回る　Ｄ 計画を下回る",)), sheet)
    free(sheet.report, "extras")


HALF_YEARS = Held(
    "halves-in-columns",
    ("{year}　{department}　年間取組計画書", "{department}の年間取組計画（{year}）", "{year}　{department}取組計画・実施状況"),
    _half_years,
    DENSE,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "□ {text}", "{text}"),
    repeat=(True, False),
    full_digits=True,
    group="control",
)  # fmt: skip

_GOAL_LEFT = (
    Item("name", ("事務事業", "取り組む事業", "事業の名称"), 1.8),
    Item("sections", ("担当課名", "主管課", "担当"), 1.1),
    Item("entry.plan", ("事業の実施内容", "今年度に行うこと", "{year}の実施内容"), 2.2),
)
_GOAL_FIGURES = (
    Item("measure.label", ("ものさし（指標）", "目安となる指標", "指標名"), 1.6),
    Item("measure.unit", ("単位",), 0.6),
    Item("measure.target", ("{year}の目標値", "目標"), 0.9),
    Item("measure.actual", ("{year}の実績値", "実績"), 0.9),
)
_GOAL_RIGHT = (Item("entry.final", ("実施した結果", "主な成果", "取組による成果"), 2.2),)
_GOAL_STAFF = Staffing(
    ("組織の概要", "部内各課の職員数", "部を構成する課"), ("課の名称", "課等の名称"), ("課長", "課長氏名"), ("人数", "職員数"),
    total=("row", "line"), sum_row=("合計", "部全体"), sum_line=("部の総職員数", "職員総数"), suffix=("人", "", "名"), names=("plain", "wide", "before"),
)  # fmt: skip


def _goal_tables(sheet: Sheet) -> None:
    """Policy and numbered goals; then a heading for each goal by its number, and below it the table of what is done for it."""
    words = sheet.words
    style = words.template(("plain", "wide"))
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "{post}　　{name}"))):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_as_of(AsOf(("（職員数は{}）", "職員数：{}", "（人数は{}の数値）"), ("full", "short", "no-day")), sheet)
    print_staffing(_GOAL_STAFF, sheet)
    print_prose(Prose(("部の果たす使命", "部の使命", "担うべき使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部運営の方針", "運営の方針", "今年度の運営方針"), "policy", paragraphs=(1, 3)), sheet)
    keep_goals(sheet)
    unit = words.pick(("部目標", "年度目標", "目標"))
    print_goals(Goals((f"{unit}一覧", "{year}に目指すもの"), ("label", "circled", "number"), unit=(unit,)), sheet)
    hidden, naming = begins(sheet, 0.3), Naming(separators=("、", "\n"))
    below = words.template(("{}に向けた事業", "{}を実現するための事業", "{}に関する事業"))
    for number, works in by_goal(sheet):
        mark, goal_no = sheet.goals[number - 1]
        subheading(sheet, below.format(mark if mark.startswith(unit) else f"{unit}{mark}"))
        _one_goal(works, goal_no, hidden, naming, sheet)
    free_markers(sheet)
    free(sheet.report, "extras")


def _one_goal(
    works: tuple[Work, ...], goal_no: int | None, hidden: frozenset[str], naming: Naming, sheet: Sheet
) -> None:
    figures, right = shown(_GOAL_FIGURES, hidden, sheet), shown(_GOAL_RIGHT, hidden, sheet)
    items = (*_GOAL_LEFT, *figures, *right)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in works:
        found, size = started(work, sheet), len(work.indicators)
        found["goal_nos"] = [goal_no]
        left = cells_of(_GOAL_LEFT, work, found, sheet, naming, rows=size)
        first, *others = measure_rows(figures, work, found, sheet)
        rows += [(*left, *first, *cells_of(right, work, found, sheet, rows=size)), *others]
    sheet.table(rows, widths_of(items), 1)


GOAL_TABLES = Held(
    "tables-by-goal",
    ("{year}　{department}の目標と事業", "{department}　目標別事業計画（{year}）", "{year}　{department}事業計画書"),
    _goal_tables,
    DENSE,
    years=("era", "both", "western"),
    mark=("■ {text}", "{n}．{text}", "《{text}》"),
    repeat=(True, False),
    group="control",
)

_MONEY_LEFT = (
    Item("number", ("№", "番号"), 0.5),
    Item("name", ("主要な事業", "予算事業名", "事業の名称"), 1.8),
    Item("sections", ("所管課名", "担当課", "課名"), 1.1),
    Item("entry.outline", ("事業の内容", "事業の目的及び内容", "事業の趣旨"), 2.2),
)
_MONEY_BEFORE = (
    Item("budget.settlement", ("{last2}決算額", "{last2}決算"), 1, money=("bare",)),
    Item("budget.initial", ("{last}当初予算額", "{last}予算"), 1, money=("bare",)),
)
_MONEY_NOW = (Item("budget.initial", ("{year}当初予算額", "{year}予算"), 1, money=("bare",)),)
_MONEY_RIGHT = (Item("entry.plan", ("{year}に実施すること", "{year}の事業計画", "今年度の実施予定"), 2.2),)
_MONEY_STAFF = Staffing(
    ("部の組織及び職員", "組織の構成", "課の構成と職員数"), ("課", "課・室名"), ("課長等名", "課長名"), ("職員数（人）", "現員"),
    total=("row", "line-with-head", "none"), sum_row=("部計", "合計"), sum_line=("部の総職員数", "部全体の職員数"), names=("plain", "wide", "closed"),
    dated=AsOf(dates=("full", "western")),
)  # fmt: skip


def _three_years_of_money(sheet: Sheet) -> None:
    """A paper that begins the year: current state, policy, goals, staff; one table with the money of three years and its sum."""
    words = sheet.words
    header = Header(
        "stacked", ("部局の名称", "組織名"), ("部局長氏名", "部長氏名"), ("担当部長氏名",), names=("plain", "wide")
    )
    print_header(header, sheet)
    heading = ("部を取り巻く環境と課題", "部の現状と抱える課題", "現在の状況と課題")
    print_prose(Prose(heading, "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("部の運営方針", "{year}の運営方針", "予算と運営の方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "〇")), sheet)  # fmt: skip
    print_goals(Goals(("力を入れる目標", "{year}の目標", "部として目指す目標"), ("circled", "paren", "black")), sheet)
    free_markers(sheet)
    print_staffing(_MONEY_STAFF, sheet)
    sheet.heading(words.pick(("主要な事業の予算", "{year}の主な予算事業", "主要事業の予算と計画")))
    sheet.line(words.pick(("（単位　千円）", "（金額の単位：千円）", "単位：千円")), "right")
    naming, items = Naming(separators=("、", "\n")), (*_MONEY_LEFT, *_MONEY_BEFORE, *_MONEY_NOW, *_MONEY_RIGHT)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        found = started(work, sheet)
        left = cells_of(_MONEY_LEFT, work, found, sheet, naming)
        past = cells_of(_MONEY_BEFORE, before(work, sheet), found, sheet)
        rows.append((*left, *past, *(cell for part in (_MONEY_NOW, _MONEY_RIGHT) for cell in cells_of(part, work, found, sheet))))  # fmt: skip
    if words.template(("sum", "sum", "none")) == "sum":
        label = Cell(words.pick(("合計", "計")), colspan=len(_MONEY_LEFT), align="center")
        rows.append((label, *sum_cells((*_MONEY_BEFORE, *_MONEY_NOW), sheet), Cell("")))
    sheet.table(rows, widths_of(items), 1)
    free(sheet.report, "extras")


MONEY_OF_YEARS = Held(
    "money-of-three-years",
    (
        "{year}　{department}　主要事業計画",
        "{department}主要事業計画（{year}）",
        "{year}　{department}の運営方針と予算",
    ),
    _three_years_of_money,
    (*DENSE, ROOMY[1]),
    years=("era", "western", "short"),
    mark=("{n}　{text}", "【{text}】", "◇ {text}"),
    repeat=(True, False),
    group="control",
)

_JUDGED_LEFT = (
    Item("name", ("取組項目名", "目標とする取組", "業務目標"), 1.7),
    Item("sections", ("担当する課", "担当課等", "所管"), 1.1),
    Item("entry.plan", ("目標とする状態", "年度末の到達目標", "年間の到達目標"), 1.6, source="level"),
    Item("entry.plan", ("実施方法", "目標達成の手段", "実施計画"), 2),
    Item("entry.final", ("１年間の取組結果", "実施結果", "達成の状況"), 2.1),
)
_OWN = Item("rating.result", ("課の評価", "自己評価", "一次評価"), 0.7, values=("５", "４", "３", "２"))
_OTHERS = Item("rating.result", ("部の評価", "部長評価", "二次評価"), 0.7, values=("５", "４", "３", "２"))
_SAID = Item("entry.other", ("部長の講評", "評価者の意見", "講評"), 1.7, source="said")
_JUDGED_STAFF = Staffing(
    ("部内の職員配置", "所属ごとの職員数", "職員配置"), ("所属の名称", "所属"), (), ("人数", "職員数", "配置数"),
    total=("row", "line"), sum_row=("合計", "総数"), sum_line=("部の職員総数", "合計人数"), suffix=("人", "", "名"),
    dated=AsOf(dates=("full", "no-day", "short")),
)  # fmt: skip


def _two_grades(sheet: Sheet) -> None:
    """Colons at the top, staff without heads; a table that ends with the grade of the section, that of the head and what he says."""
    words = sheet.words
    header = Header("colon", ("部", "対象部局", "部の名称"), ("部長氏名", "部長"), ("担当部長氏名", "担当部長"), names=("plain", "wide", "after"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("部の目指す将来像", "将来の姿", "めざす姿"), "vision", paragraphs=(1, 1), length=12), sheet)
    print_prose(
        Prose(("部の運営に当たっての方針", "運営方針", "部の取組方針"), "policy", paragraphs=(1, 2), bullet=("", "○")),
        sheet,
    )
    print_staffing(_JUDGED_STAFF, sheet)
    sheet.heading(words.pick(("業務目標の評価", "目標に対する評価", "取組項目の評価")))
    hidden, naming = pending(sheet, 0.2), Naming(separators=("、", "・"))
    items = (*_JUDGED_LEFT, _OWN, _OTHERS, _SAID)
    rows: list[Row] = [titles_of(items, sheet)]
    for one in sheet.facts.works:
        work = with_text(one, "said", sheet.facts.writer.text("issue_next", 15))
        found = started(work, sheet)
        cells = cells_of((*_JUDGED_LEFT, _OWN), work, found, sheet, naming, hidden)
        anew = cells_of((_OTHERS,), graded_anew(work, sheet), found, sheet, hidden=hidden)
        said = (Cell(""),) if hidden else cells_of((_SAID,), work, found, sheet)
        rows.append((*cells, *anew, *said))
        # What a grader says is about the result, about what is next, or a text of another kind.
        free_kinds(found, sheet, _SAID)
    sheet.table(rows, widths_of(items), 1)
    print_note(Note(("【評価の区分】５ 期待以上　４ 期待どおり　３ 一部不十分　２ 不十分　１ 未実施",)), sheet)
    free(sheet.report, "extras")


TWO_GRADES = Held(
    "graded-twice-across",
    (
        "{year}　{department}　業務目標評価票",
        "業務目標評価票　{department}（{year}）",
        "{department}の業務目標と評価（{year}）",
    ),
    _two_grades,
    DENSE,
    years=("era", "western", "both"),
    mark=("{text}", "{n}. {text}", "◎{text}"),
    repeat=(True, False),
    group="control",
)

TABLES: tuple[Held, ...] = (HALF_YEARS, GOAL_TABLES, MONEY_OF_YEARS, TWO_GRADES)
