"""Layouts of the group `ward` with a row a project or a row an indicator: plan beside result, two grades a row, figures over two years."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.blind_parts import day_text
from benchmarks.corpus.layouts.common_parts import form_number
from benchmarks.corpus.layouts.control_parts import graded_anew
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, measure_rows, started, titles_of, widths_of
from benchmarks.corpus.layouts.last_parts import cells_of, grouped_titles, heads_as_pairs, pending
from benchmarks.corpus.layouts.later_parts import statement_row
from benchmarks.corpus.layouts.looks import DENSE
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.ward_parts import GROUP, goals_beside_plan, staff_with_posts, whom_to_ask

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Indicator, Work
    from benchmarks.corpus.layouts.names import NameStyle

_APART = Naming(separators=("、", "\n"))
_PLAN = ("計画（年度当初）", "計画", "年度当初設定")
_RESULT = ("結果（年度末）", "実績・評価", "年度末評価")
_SIDE_ITEMS = (
    Item("number", ("No", "番号"), 0.4),
    Item("name", ("重点取組", "取組事業", "事業・取組名"), 1.5, group=_PLAN),
    Item("sections", ("担当課等", "担当課", "担当所属"), 0.9, group=_PLAN),
    Item("entry.plan", ("実施内容", "具体的な取組内容", "取組の内容"), 2.0, group=_PLAN),
    Item("entry.other", ("達成水準", "達成基準"), 1.1, group=_PLAN, source="level"),
    Item("entry.final", ("実施結果", "取組結果", "取組の成果"), 2.0, group=_RESULT),
    Item("rating.result", ("達成度", "評価"), 0.6, group=_RESULT, values=("A", "B", "C", "D")),
)


def _side(sheet: Sheet) -> None:
    """A form with its number and day: a table of head, mission and policy, goals, one row a project with its plan and its result side by side."""
    words, facts = sheet.words, sheet.facts
    hidden = pending(sheet, 0.2)
    form_number(words.pick(("様式第1号", "（様式1）", "別紙様式1")), sheet)
    sheet.line(f"{words.pick(('作成日', '作成年月日'))}　{day_text(facts.chance, facts.fiscal_year, 5)}", "right")
    style: NameStyle = words.template(("plain", "wide", "after"))  # type: ignore[assignment]
    rows: list[Row] = [(Cell(words.pick(("部局名", "部等の名称", "部名")), head=True), Cell(facts.department))]
    heads = heads_as_pairs(("部局長名", "部長名", "部長氏名"), ("担当部長名",), style, sheet)
    rows += [(Cell(label, head=True), Cell(name)) for label, name in heads]
    rows.append(statement_row(("部の使命", "組織の使命", "役割・使命"), "mission", sheet, 40))
    rows.append(statement_row(("部の方針", "運営方針", "基本方針"), "policy", sheet, 60, count=2, bullet=words.template(("", "・"))))  # fmt: skip
    sheet.table(rows, (0.18, 0.82))
    print_goals(Goals(("部の目標", "{year}の部の目標", "組織目標"), ("number", "circled", "paren"), table=True), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点取組の計画と実績", "目標達成のための取組", "重点取組")))
    shown = grouped_titles(_SIDE_ITEMS, sheet)
    for work in facts.works:
        found = started(work, sheet)
        shown.append(cells_of(_SIDE_ITEMS, work, found, sheet, _APART, hidden))
    sheet.table(shown, widths_of(_SIDE_ITEMS), 2)
    print_note(Note(("【達成度】A：目標を上回った　B：目標どおり　C：目標を下回った　D：未着手", "※A＝達成　B＝おおむね達成　C＝一部達成　D＝未達成")), sheet)  # fmt: skip
    free(sheet.report, "extras")


SIDE = Held(
    "sheet-of-plan-beside-result",
    ("{year}　組織目標設定・評価シート（{department}）", "{department}　組織目標シート（{year}）", "{year}　{department}　目標設定・評価シート"),
    _side,
    DENSE,
    years=("era", "western", "short"),
    mark=("{n}　{text}", "■{text}", "{text}"),
    repeat=(True, False),
    group=GROUP,
)  # fmt: skip

_STEP_LEFT = (
    Item("goal", ("目標番号", "関連目標", "目標No."), 0.6),
    Item("name", ("取組項目", "重点事業", "主要な取組"), 1.5),
    Item("entry.plan", ("年度目標", "今年度の目標", "到達目標"), 1.7, source="level"),
)
_STEP_EARLY = (
    Item("entry.midterm", ("上半期の取組状況", "9月末の進捗状況", "中間報告"), 2.0),
    Item("rating.result", ("進捗", "進捗度"), 0.7, values=("順調", "概ね順調", "やや遅れ", "遅れ")),
)
_STEP_LATE = (
    Item("entry.final", ("年度末の取組状況", "年間実績", "年度末報告"), 2.0),
    Item("rating.result", ("達成度", "評価結果"), 0.6, values=("S", "A", "B", "C")),
    Item("sections", ("担当", "担当課", "所管課"), 0.9),
)


def _steps(sheet: Sheet) -> None:
    """Lines at the top, state, policy, goals beside the city's plan, staff with posts; a row a project with a grade in autumn and one in spring."""
    words = sheet.words
    style: NameStyle = words.template(("plain", "wide", "closed"))  # type: ignore[assignment]
    print_header(Header("lines", ("部局名", "部名"), ("部長名", "部局長名", "部長"), ("担当部長名", "担当部長"), names=(style,)), sheet)  # fmt: skip
    print_prose(Prose(("現状と課題", "部を取り巻く現状と課題", "現状・課題"), "current_state", paragraphs=(1, 3), bullet=("・", "", "○")), sheet)  # fmt: skip
    print_prose(Prose(("部の基本方針", "部の運営方針", "基本方針"), "policy", paragraphs=(1, 2)), sheet)
    goals_beside_plan(("重点目標", "{year}の重点目標", "部の重点目標"), sheet)
    staff_with_posts(("組織体制", "職員配置", "部の組織"), AsOf(dates=("full", "western", "no-year")), style, sheet)
    sheet.heading(words.pick(("重点目標の進捗管理", "取組の進捗状況", "進捗管理表")))
    hidden = pending(sheet, 0.35)
    items = (*_STEP_LEFT, *_STEP_EARLY, *_STEP_LATE)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        found = started(work, sheet, goals=True)
        left = cells_of(_STEP_LEFT, work, found, sheet, _APART)
        early = cells_of(_STEP_EARLY, graded_anew(work, sheet), found, sheet)
        rows.append((*left, *early, *cells_of(_STEP_LATE, work, found, sheet, _APART, hidden)))
    sheet.table(rows, widths_of(items), 1)
    whom_to_ask(sheet)
    free(sheet.report, "extras")


STEPS = Held(
    "progress-in-autumn-and-spring",
    ("{year}　{department}　重点目標進捗管理表", "{department}の運営方針と重点目標（{year}）", "{year} {department} 行政経営方針"),
    _steps,
    DENSE,
    years=("era", "both", "western"),
    mark=("{n}　{text}", "{n}. {text}", "◆{text}"),
    repeat=(True, False),
    group=GROUP,
)  # fmt: skip

_RATE_STAFF = Staffing(
    ("職員の状況", "部の職員数", "執行体制"), ("課名", "課・室等", "所属名"), ("課長名", "所属長名", "課長"), ("職員数", "職員数（人）"),
    total=("row", "line-with-head", "row"), sum_row=("合計", "計"), sum_line=("部の職員数", "職員総数"), names=("plain", "closed", "before"), brackets=True,
    dated=AsOf(dates=("full", "short")),
)  # fmt: skip
_RATE_LEFT = (
    Item("name", ("施策・事業名", "事業名", "重点施策"), 1.5),
    Item("sections", ("所管課", "担当課", "主管課"), 0.9),
)
_RATE_FIGURES = (
    Item("measure.label", ("指標名", "成果指標", "活動指標"), 1.6),
    Item("measure.unit", ("単位",), 0.5),
    Item("measure.actual", ("{last}実績", "{short_last}実績値"), 0.8),
    Item("measure.target", ("{year}目標", "{short}目標値"), 0.8),
    Item("measure.actual", ("{year}実績", "{short}実績値"), 0.8),
)
_RATE_RIGHT = (Item("entry.final", ("主な取組と成果", "取組の成果", "実績の概要"), 2.2),)


def _rates(sheet: Sheet) -> None:
    """Labels above values, policy in a box, goals, staff with those outside the number; a row an indicator with two years and the share reached."""
    words = sheet.words
    print_header(Header("stacked", ("部局", "部局名"), ("部局長", "部長名"), ("担当部長",), names=("plain", "wide", "short-only")), sheet)  # fmt: skip
    print_prose(Prose(("部局の方針", "基本方針", "部の方針"), "policy", paragraphs=(1, 2), box=True), sheet)
    print_goals(Goals(("重点目標", "{year}の重点目標", "目標"), ("dot", "circle", "circled"), ("nakaguro",)), sheet)
    free_markers(sheet)
    print_staffing(_RATE_STAFF, sheet)
    print_note(Note(("※（　）内は会計年度任用職員で外数", "（注）括弧内は短時間勤務職員の数（外数）である。")), sheet)
    sheet.heading(words.pick(("指標の達成状況", "数値目標の達成状況", "施策・事業の成果")))
    rate = Cell(words.pick(("達成率", "達成率（％）")), align="center", head=True)
    titles = titles_of((*_RATE_LEFT, *_RATE_FIGURES, *_RATE_RIGHT), sheet)
    rows: list[Row] = [(*titles[:-1], rate, titles[-1])]
    for work in sheet.facts.works:
        rows += _rate_rows(work, sheet, with_unit="％" not in rate.text)
    *widths, last = widths_of((*_RATE_LEFT, *_RATE_FIGURES, *_RATE_RIGHT))
    sheet.table(rows, tuple(share * 0.93 for share in (*widths, 0.07 / 0.93, last)), 1)
    whom_to_ask(sheet)
    for found in sheet.report["staffing"]["sections"]:
        # The legend may name the kind of those in brackets, who are not in the number.
        free(found, "staff_counts")
    free(sheet.report, "extras")


def _rate_rows(work: Work, sheet: Sheet, *, with_unit: bool) -> list[Row]:
    """The rows of one project. A share that was reached may be taken for a grade, so grades are open."""
    found: dict[str, Any] = started(work, sheet)
    free(found, "ratings")
    height = len(work.indicators)
    left = cells_of(_RATE_LEFT, work, found, sheet, _APART, rows=height)
    figures = measure_rows(_RATE_FIGURES, work, found, sheet)
    right = cells_of(_RATE_RIGHT, work, found, sheet, _APART, rows=height)
    rows = []
    for at, (one, own) in enumerate(zip(work.indicators, figures, strict=True)):
        cells = (*own, Cell(_rate(one, "%" if with_unit else ""), align="center"))
        rows.append((*left, *cells, *right) if at == 0 else cells)
    return rows


def _rate(one: Indicator, suffix: str) -> str:
    """Which share of the target was reached, as far as both are known."""
    if isinstance(one.target, str) or isinstance(one.actual, str) or not one.target:
        return ""
    return f"{100 * one.actual / one.target:.1f}{suffix}"


RATES = Held(
    "indicators-with-share-reached",
    ("{year}　{department}　施策の成果", "{department}の運営方針　指標の達成状況（{year}）", "{year}　部局運営方針　{department}"),
    _rates,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "era", "western"),
    mark=("{n}．{text}", "【{text}】", "○{text}"),
    repeat=(True, False),
    group=GROUP,
)  # fmt: skip

TABLES: tuple[Held, ...] = (SIDE, STEPS, RATES)
