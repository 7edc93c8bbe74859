"""Layouts of the group `office` whose plans and results stand in columns: one grid with figures, a table for each section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item, measure_text, measures_of
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, by_section, free_markers, started, titles_of, widths_of
from benchmarks.corpus.layouts.last_parts import cells_of, grouped_titles, pending, without_actual
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading, with_first_indicator
from benchmarks.corpus.layouts.looks import DENSE
from benchmarks.corpus.layouts.office_parts import section_line
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_PLAN, _RESULT = ("計画（当初）欄", "年度計画（Ｐ）", "計画欄"), ("実績（年度末）欄", "年度実績（Ｄ）", "実績欄")
_MATCHED = (
    Item("number", ("項目番号", "通しの番", "番号（No.）"), 0.5),
    Item("name", ("取組項目（事業名）", "取組事業", "取組事業（名称）"), 1.6),
    Item("sections", ("担当課（係）", "取組の実施課", "担当する部署"), 1.0),
    Item("entry.plan", ("取り組む主な内容", "年度の取組予定", "計画の具体的内容"), 2.2, group=_PLAN),
    Item("measure.label", ("数値目標の項目", "数値目標（単位）", "成果をあらわす指標"), 1.4, with_unit=True, group=_PLAN),
    Item("measure.target", ("目標数値（年度）", "目標（数値）", "年度目標（値）"), 0.8, group=_PLAN),
    Item("entry.final", ("取り組んだ主な結果", "年度の取組結果", "取組の成果と状況"), 2.2, group=_RESULT),
    Item("measure.actual", ("達成数値（年度）", "実績（数値）", "年度実績（値）"), 0.8, group=_RESULT),
    Item("rating.result", ("達成の評価", "達成の程度（区分）", "達成度合い"), 0.7, values=("◎", "○", "△", "×")),
)  # fmt: skip
_MATCHED_STAFF = Staffing(
    ("課別の職員数（種別）", "部の課別職員数", "組織別職員数"), ("課（室・所）", "組織（課・室）", "課別"), ("課長等の名前", "課長等（氏名）", "組織の長"), ("課の職員合計", "人数合計", "課の合計"),
    types=(("regular", ("正規職員数", "正職員数（人）")), ("reappointed", ("再任用職員数", "再任用（人数）")), ("fiscal_year_appointee", ("会計年度任用職員数", "会計年度任用（人数）"))),
    total=("row", "none"), sum_row=("部総数", "部の総人数", "部の総計"), names=("plain", "closed", "wide"), dated=AsOf(dates=("full", "western", "no-day")),
)  # fmt: skip


def _matched(sheet: Sheet) -> None:
    """Department and head in one run, staff by kind, policy and goals; one grid whose titles plan and result stand over their columns."""
    words = sheet.words
    print_header(Header(words.template(("bare", "bracketed")), names=("plain", "wide", "after")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("部の運営の基本", "部の年度重点方針", "本年度の重点方針"), "policy", paragraphs=(1, 3), bullet=("・", "○", "")), sheet)  # fmt: skip
    print_staffing(_MATCHED_STAFF, sheet)
    for one in sheet.report["staffing"]["sections"]:
        for found in one["officers"]:
            # The title of the column names no one post.
            free(found, "role_label")
    print_goals(Goals(("部の重点目標一覧", "本年度の部の重点目標", "{year}　部の主な目標"), ("circled", "nakaguro", "dot")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("事業計画・実績対照表", "取組の計画・実績", "年度計画と実績の対照")))
    hidden, naming = pending(sheet, 0.25), Naming(separators=("、", "\n"))
    rows: list[Row] = grouped_titles(_MATCHED, sheet)
    rows += [_matched_row(work, hidden, naming, sheet) for work in sheet.facts.works]
    sheet.table(rows, widths_of(_MATCHED), 2)
    free(sheet.report, "extras")


def _matched_row(work: Work, hidden: frozenset[str], naming: Naming, sheet: Sheet) -> Row:
    """A project in one row, with one indicator: its target among the plans, its actual value among the results."""
    found = started(work, sheet)
    (indicator,) = with_first_indicator(without_actual(work) if hidden else work).indicators
    figures = tuple(item for item in _MATCHED if item.kind.startswith("measure."))
    found["measures"] += measures_of(figures, indicator, sheet, bare=True)
    cells: list[Cell] = []
    for item in _MATCHED:
        if item in figures:
            align = "left" if item.kind == "measure.label" else "center"
            cells.append(Cell(measure_text(item, indicator, sheet, bare=True), align=align))  # type: ignore[arg-type]
        else:
            cells += cells_of((item,), work, found, sheet, naming, hidden)
    return tuple(cells)


MATCHED = Held(
    "plans-matched-with-results",
    ("{year}　{department}　事業計画・実績対照表", "{department}　計画実績対照表（{year}）", "{year}　計画・実績対照表（{department}）"),
    _matched,
    DENSE,
    years=("era", "western", "both"),
    mark=("{n}　{text}", "● {text}", "{text}"),
    repeat=(True, False),
    full_digits=True,
    group="office",
)  # fmt: skip

_OWN = (
    Item("name", ("課の主な事業", "課の重点事業", "主な業務（事業）"), 1.7),
    Item("entry.plan", ("今年度に取り組むこと", "{year}に取り組むこと", "課の年間計画"), 2.3),
    Item("entry.midterm", ("前期（４～９月）の状況", "中間（９月末時点）", "上半期のまとめ"), 2.0),
    Item("entry.final", ("年間（４～３月）の成果", "年度末（３月末時点）", "年間のまとめ"), 2.3),
    Item("rating.result", ("課の自己評価", "達成（自己評価）", "自己評価（課）"), 0.8, values=("Ｓ", "Ａ", "Ｂ", "Ｃ")),
    Item("budget.initial", ("事業費予算額（千円）", "予算（当初）（千円）", "年度予算（千円）"), 0.9, money=("bare",)),
)


def _own(sheet: Sheet) -> None:
    """Lines with a colon, the day of the numbers, policy, goals; each section has a heading, a line with head and staff, and its table."""
    words = sheet.words
    print_header(Header("colon", ("部（局）", "部　名（局名）", "部等"), ("部（局）長", "部（局）長名"), ("担当部長・次長",), names=("plain", "wide", "closed")), sheet)  # fmt: skip
    for found in sheet.report["officers"]:
        # How 部（局）長 is written as a post is open.
        free(found, "role_label")
    print_as_of(
        AsOf(("（職員数は、{}）", "職員の数：{}", "※職員数は{}の数"), dates=("full", "western", "short")), sheet
    )
    print_prose(Prose(("部全体の運営方針", "部全体の方針", "全体方針（部）"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)  # fmt: skip
    print_goals(Goals(("部全体の目標", "{year}の部全体の目標", "部としての重点目標"), ("circled", "paren", "square")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("各課の取組一覧", "課ごとの計画と成果", "各課の計画及び成果")))
    items = shown(_OWN, begins(sheet, 0.25), sheet)
    style, suffix = words.template(("plain", "wide", "closed")), words.template(("人", "名"))
    form = words.template(("{post}　{head}　　職員数　{count}", "{post}：{head}　職員数：{count}", "{post} {head}（職員数 {count}）"))  # fmt: skip
    for unit, works in by_section(sheet):
        subheading(sheet, words.template(("〔{}〕", "【{}】", "○ {}")).format(unit.name))
        sheet.line(section_line(unit, form, style, suffix, sheet))  # type: ignore[arg-type]
        rows: list[Row] = [titles_of(items, sheet)]
        for work in works:
            found = started(work, sheet)
            # The section stands once, above its projects.
            free(found, "sections")
            rows.append(cells_of(items, work, found, sheet))
        sheet.table(rows, widths_of(items), 1)
    free(sheet.report, "extras")


OWN = Held(
    "table-for-each-section",
    ("{year}　{department}　各課の目標と成果", "{department}　課別事業計画書（{year}）", "{year}　{department}　課別の計画及び成果"),
    _own,
    DENSE,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "■{text}", "{n}．{text}"),
    repeat=(True, False),
    group="office",
)  # fmt: skip

TABLES: tuple[Held, ...] = (MATCHED, OWN)
