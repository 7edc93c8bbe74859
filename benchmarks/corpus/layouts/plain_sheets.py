"""Layouts of the group `plain` with a form for each project, one sheet for a department, and a booklet of departments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import PageBreak
from benchmarks.corpus.layouts.closing_parts import figure_rows
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.further_parts import goals_row
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, plain_table, started
from benchmarks.corpus.layouts.last_parts import heads_as_pairs, pairs_row, put, staff_of_department
from benchmarks.corpus.layouts.later_parts import begins, shown, statement_row
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_CARD_NAME = ("事業の名称（正式名）", "個別事業の名称", "事 業 名")
_CARD_TOP = (
    Item("sections", ("担当する課等", "担 当 課", "事業担当課")),
    Item("goal", ("関係する目標の番号", "対応する部の目標", "部の目標との対応")),
)
_CARD_PLAN = (
    Item("entry.outline", ("事業目的・概要", "目的（何のために）", "事業の目的及び概要")),
    Item("entry.plan", ("{year}実施計画", "本年度の実施計画", "計画（何をするか）")),
)
_CARD_FIGURES = (
    Item("measure.label", ("測る指標（単位）", "評価指標（単位）", "評価に用いる指標"), with_unit=True),
    Item("measure.baseline", ("計画前の値", "現況の値", "前年度末の値")),
    Item("measure.target", ("本年度の目標値", "目標（年度末）", "年度の目標値")),
    Item("measure.actual", ("本年度の実績値", "年度末の実績値", "年度の実績値")),
)
_CARD_DONE = (
    Item("entry.midterm", ("中間報告（10月）", "上半期に実施した内容", "途中経過（９月末）")),
    Item("entry.final", ("年度末の報告（実績）", "本年度に実施した内容", "１年間の実施結果")),
)
_CARD_MONEY = (
    Item("budget.initial", ("当初予算の額", "本年度の当初予算"), money=("thousand", "yen")),
    Item("budget.settlement", ("決算の額", "本年度の決算"), money=("thousand", "yen")),
)
_CARD_END = (
    Item("rating.result", ("本年度の評価", "事業の達成評価", "達成度の判定"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
    Item("entry.issue_next", ("次年度に向けた改善点", "今後の課題・改善点", "来年度の課題")),
)
_CARD_STAFF = Staffing(
    ("部の課及び職員数", "職員の配置数", "課等の職員"), ("課等の名前", "課（室）名"), ("課（室）長名", "課長等　氏名"), ("職員の配置数", "人　数"),
    total=("none", "row", "line"), sum_row=("計（人）", "合計（人）"), sum_line=("部の職員（全員）", "課等の職員　計"), suffix=("人",), names=("plain", "wide", "closed"),
    dated=AsOf(dates=("full", "western", "short")),
)  # fmt: skip


def _cards(sheet: Sheet) -> None:
    """Two lines at the top, sections, policy, numbered goals; then a form for each project, often on a page of its own."""
    words = sheet.words
    print_header(Header("lines", ("部の名称等", "部局（名称）"), ("部　長　氏名", "部長　　氏名"), ("担当部長　　氏名",), names=("plain", "wide", "after")), sheet)  # fmt: skip
    print_staffing(_CARD_STAFF, sheet)
    print_prose(Prose(("部の方針（基本的な考え方）", "基本方針（部の考え方）", "事業推進の基本方針"), "policy", paragraphs=(1, 3)), sheet)  # fmt: skip
    print_goals(Goals(("部の目標（{year}）", "{year}　目標", "目標（{year}）"), ("circled", "label")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("個別事業シート", "事業ごとの個票", "事業個票")))
    hidden = begins(sheet, 0.25)
    paged = words.template(("paged", "paged", "running")) == "paged"
    for at, work in enumerate(sheet.facts.works):
        if paged and at:
            sheet.blocks.append(PageBreak())
        sheet.table(_card(work, hidden, sheet), (0.19, 0.31, 0.2, 0.3))
    free(sheet.report, "extras")


def _card(work: Work, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """The form of one project, four columns wide."""
    naming = Naming(separators=("、", "・"))
    found = started(work, sheet, goals=True)

    def pair(items: tuple[Item, ...]) -> Row:
        return pairs_row(
            tuple((sheet.words.pick(one.words), put(one, work, found, sheet, naming, hidden)) for one in items)
        )

    def wide(item: Item) -> Row:
        return pairs_row(((sheet.words.pick(item.words), put(item, work, found, sheet, naming, hidden)),), (3,))

    rows = [pairs_row(((sheet.words.pick(_CARD_NAME), work.name),), (3,)), pair(_CARD_TOP)]
    rows += [wide(one) for one in _CARD_PLAN]
    figures = shown(_CARD_FIGURES, hidden, sheet)
    rows += figure_rows(figures, 4, work, found, sheet)
    if hidden:
        (initial, _) = _CARD_MONEY
        return [*rows, wide(initial)]
    return [*rows, *(wide(one) for one in _CARD_DONE), pair(_CARD_MONEY), *(wide(one) for one in _CARD_END)]


CARDS = Held(
    "card-for-each",
    ("{year}　{department}　個別事業シート", "{department}の目標と個別事業（{year}）", "{department}　事業個票　{year}"),
    _cards,
    ROOMY,
    years=("era", "western"),
    mark=("{n}　{text}", "【{text}】", "{text}"),
    repeat=(False,),
    group="plain",
)  # fmt: skip

_SHEET_ITEMS = (
    Item("name", ("重点的な事業（担当）", "取組の名称（所管する課）", "年度内の事業（課名）"), 2),
    Item("entry.plan", ("取り組む事項", "事業の実施予定", "{year}の予定"), 2.3),
    Item("budget.initial", ("当初予算（千円）", "予算（千円）", "{year}当初予算（千円）"), 0.9, money=("bare",)),
    Item("entry.final", ("取り組んだ事項", "事業の実施状況と成果", "{year}の結果"), 2.3),
    Item("budget.settlement", ("決算（千円）", "年度決算額（千円）", "{year}決算（千円）"), 0.9, money=("bare",)),
    Item("entry.issue_next", ("次年度の課題", "課題（次年度に向けて）", "{next}への課題"), 1.7),
)


def _one_sheet(sheet: Sheet) -> None:
    """A sheet of two tables: head, staff in one number, mission, policy and goals as rows; then a row for each project with its money."""
    words = sheet.words
    style = words.template(("plain", "wide", "above"))
    heads = heads_as_pairs(("部長　氏　名", "部　　長　　名"), ("担当部長　氏　名",), style, sheet)  # type: ignore[arg-type]  # fmt: skip
    number = staff_of_department(AsOf(dates=("full", "western")), sheet, words.template(("人", "名")))
    pairs = ((words.pick(("部　局", "部 局 名")), sheet.facts.department), *heads, (words.pick(("部の人員数", "職員数（部全体）")), number))  # fmt: skip
    rows: list[Row] = [pairs_row((one,)) for one in pairs]
    rows.append(statement_row(("部に課せられた使命", "組織としての使命", "使命（部の役割）"), "mission", sheet, 40))
    rows.append(statement_row(("運営の基本方針（部）", "方針（部の運営）", "運営の方針（部）"), "policy", sheet, 50, count=2, bullet=words.template(("・", ""))))  # fmt: skip
    rows.append(goals_row(("{year}　部の重点目標", "年度の重点目標", "重点目標（{year}）"), ("paren", "dot"), sheet))
    sheet.table(rows, (0.22, 0.78))
    sheet.heading(words.pick(("年度内に実施する主な事業", "部の重点的な事業", "事業の内容及び予算")))
    hidden = begins(sheet, 0.3)
    naming = Naming(words.template(("full", "line")), ("、", "・"))  # type: ignore[arg-type]
    plain_table(shown(_SHEET_ITEMS, hidden, sheet), sheet.facts.works, sheet, naming)
    free(sheet.report, "extras")


ONE_SHEET = Held(
    "sheet-of-department",
    ("{year}　{department}　経営シート", "{department}　年度シート（{year}）", "部の経営シート　{year}　{department}"),
    _one_sheet,
    DENSE,
    years=("era", "western", "both"),
    mark=("{text}", "● {text}"),
    repeat=(True, False),
    group="plain",
)

_BOOK_ITEMS = (
    Item("number", ("番", "順"), 0.4),
    Item("name", ("主要な事業名", "目標に関する事業", "事　業　名"), 1.8),
    Item("sections", ("課名（担当）", "担当の課名", "所管する課"), 1.1),
    Item("entry.plan", ("{year}に行う内容", "年度の計画", "計画した内容"), 2.4),
    Item("entry.final", ("{year}に行った結果", "年度の結果", "実施の結果"), 2.4),
    Item("rating.result", ("評　価", "結果評価"), 0.6, values=("Ｓ", "Ａ", "Ｂ", "Ｃ")),
)
_BOOK_STAFF = Staffing(
    ("部を構成する課室", "課室と職員", "課・室及び職員数"), ("課室（所）名", "所 属 名"), ("所 属 長 名", "課・室長名"), ("職　員　数", "人数（人）"),
    total=("row", "none"), sum_row=("総　　数", "部全体の計"), names=("plain", "wide", "short-only"), dated=AsOf(dates=("full",)),
)  # fmt: skip


def _department(sheet: Sheet) -> None:
    """A department of the booklet: its head, policy, sections, goals, one table; all of them report at the same time."""
    words = sheet.words
    print_header(Header(words.template(("row", "stacked")), ("部・局の名", "部局の名前"), ("部　　長　　名", "部長　氏 名"), ("担当部長　　名",), names=("plain", "wide", "before")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("部の運営の方針", "部門の基本方針", "運営方針（概要）"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    print_staffing(_BOOK_STAFF, sheet)
    print_goals(Goals(("部門の目標", "{year}の主要目標", "主要な目標"), ("circled", "number", "black")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要な事業の内容", "目標に関する事業の内容", "主要な事業の一覧")))
    hidden = begins(sheet, 1.0 if words.template(("begin", "end", "end")) == "begin" else 0.0)
    plain_table(shown(_BOOK_ITEMS, hidden, sheet), sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    free(sheet.report, "extras")


DEPARTMENTS = Held(
    "booklet-of-departments",
    ("{department}の方針及び目標", "{department}", "{department}　運営の方針と目標"),
    _department,
    tuple(replace(look, foot="", running_head=False) for look in (*ROOMY[:2], *DENSE[:2])),
    years=("era", "western"),
    mark=("{n}　{text}", "■{text}", "（{n}）{text}"),
    repeat=(True, False),
    binding=Binding(("{year}　部局別の方針と目標", "部門別の方針・目標集（{year}）", "{year}　市の部局の目標と事業"), ("目　次", "もくじ"), (2, 4), lines=True),
    group="plain",
)  # fmt: skip

SHEETS: tuple[Held, ...] = (CARDS, ONE_SHEET, DEPARTMENTS)
