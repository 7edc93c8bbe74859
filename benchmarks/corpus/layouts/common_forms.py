"""Layouts of the group `common` with a form (様式) for each project: four columns, label and text, three stages side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.closing_parts import figure_rows
from benchmarks.corpus.layouts.common_parts import form_number, heads_in_columns, pairs, signed, wide_rows
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started
from benchmarks.corpus.layouts.last_parts import pairs_row, pending
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_SLIP_TOP = (
    Item("number", ("整理No.", "票番号", "管理番号")),
    Item("sections", ("所属（課・室）", "事業所管課", "実施所属")),
)
_SLIP_NAME = Item("name", ("取組事業名", "管理する事業名", "対象とする事業名"))
_SLIP_PLAN = (
    Item("entry.outline", ("事業の趣旨・目的", "事業目的と内容", "事業の概要（目的）")),
    Item("entry.plan", ("{year}に実施する事項", "本年度に行う取組", "年間取組計画")),
)  # fmt: skip
_SLIP_FIGURES = (
    Item("measure.label", ("事業の成果指標", "達成度をみる指標", "成果指標名")),
    Item("measure.target", ("目標とする数値", "本年度目標値", "年度目標値")),
    Item("measure.actual", ("実績数値", "本年度実績値", "年度実績値")),
)
_SLIP_DONE = (
    Item("entry.midterm", ("上半期の実施結果", "９月までの取組状況", "中間の点検（９月末）")),
    Item("entry.final", ("年度を通じた実施結果", "３月までの取組結果", "年度末の点検（３月末）")),
)
_SLIP_END = (
    Item("rating.result", ("達成度区分", "年度末の自己評価", "達成度（年度末）"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
    Item("budget.initial", ("事業予算額（当初）", "{year}の当初予算額", "当初予算（事業費）"), money=("thousand",)),
)
_SLIP_NEXT = (Item("entry.issue_next", ("翌年度の対応", "次年度以降の課題", "課題と翌年度の対応")),)


def _slips(sheet: Sheet) -> None:
    """The number of the form, a small table of the heads, policy, goals; then a form for each project, no staff."""
    words = sheet.words
    form_number(words.template(("様式第３号", "（様式３）", "【様式３】")), sheet)
    style = words.template(("plain", "wide", "before"))
    heads_in_columns((("部 局 等", "部局等", "所　管"), ("職　名", "役　職"), ("氏　名", "氏　　名")), style, sheet)  # type: ignore[arg-type]
    print_prose(Prose(("{year}の部の方針", "部の年度方針", "年度の運営方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)  # fmt: skip
    print_goals(Goals(("年度内に達成すべき目標", "部として達成すべき目標", "部が達成する目標"), ("circled", "number", "paren")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("事業ごとの進行管理", "事業進行管理票", "個別の進行管理")))
    hidden = pending(sheet, 0.25)
    for work in sheet.facts.works:
        sheet.table(_slip(work, hidden, sheet), (0.18, 0.3, 0.2, 0.32))
        sheet.line("")
    free(sheet.report, "extras")


def _slip(work: Work, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """The form of one project; what is not reported yet is blank in it."""
    found, naming = started(work, sheet), Naming(separators=("、", "・"))
    seen = replace(work, indicators=tuple(replace(one, actual="") for one in work.indicators)) if hidden else work
    return [
        pairs_row(pairs(_SLIP_TOP, work, found, sheet, naming)),
        *wide_rows(pairs((_SLIP_NAME, *_SLIP_PLAN), work, found, sheet), 3),
        *figure_rows(_SLIP_FIGURES, 4, seen, found, sheet),
        *wide_rows(pairs(_SLIP_DONE, work, found, sheet, hidden=hidden), 3),
        pairs_row(pairs(_SLIP_END, work, found, sheet, hidden=hidden)),
        *wide_rows(pairs(_SLIP_NEXT, work, found, sheet, hidden=hidden), 3),
    ]


SLIPS = Held(
    "progress-slips",
    ("{year}　{department}　事業進行管理票", "事業進行管理票（{year}）　{department}", "{department}　進行管理票（{year}）"),
    _slips,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "{text}", "◎ {text}"),
    repeat=(False,),
    full_digits=True,
    group="common",
)  # fmt: skip

_PAIR_ITEMS = (
    Item("entry.outline", ("この事業の目的", "目的・対象", "事業実施の目的")),
    Item("entry.plan", ("年度当初の実施計画", "{year}に実施する内容", "実施予定の内容")),
    Item("entry.final", ("年度末時点の実施結果", "{year}に実施した結果", "実施後の結果")),
    Item("rating.result", ("実施結果の評価", "所管課の自己評価", "結果に対する評価"), values=("十分達成", "概ね達成できた", "一部のみ達成", "達成できず")),
    Item("budget.initial", ("予算額（年度当初）", "当初予算額（事業費）", "事業費（当初予算）"), money=("thousand", "yen")),
    Item("entry.issue_next", ("来年度への課題", "次年度に向けての課題", "課題と改善の方向")),
)  # fmt: skip
_PAIR_STAFF = Staffing(
    ("課・室の体制", "組織体制及び職員数", "部の課・室等"), ("課・室等", "所属（課等）", "組織（課等）"), ("所属の長", "課長・室長"), ("職員（名）", "人員（計）", "配置（人数）"),
    total=("row", "none"), sum_row=("部 合 計", "部 の 合 計", "部 の 計"), names=("plain", "above", "short-only"), dated=AsOf(dates=("full", "short")),
)  # fmt: skip


def _sheets(sheet: Sheet) -> None:
    """Labels above values with readings, staff, state and policy, goals; each project is a heading above a table of label and text."""
    words = sheet.words
    print_header(Header("stacked", ("部・局等", "部局　名称", "組　織"), ("部長等氏名", "部　長　等"), ("担当部長等　氏名",), names=("above", "katakana-above", "plain")), sheet)  # fmt: skip
    print_staffing(_PAIR_STAFF, sheet)
    print_prose(Prose(("部の現状及び課題", "現在の課題と状況", "部における現状と課題"), "current_state", paragraphs=(1, 2)), sheet)  # fmt: skip
    print_prose(Prose(("部が進める基本方針", "運営に関する基本方針", "部の運営に関する考え方（方針）"), "policy", paragraphs=(1, 3), bullet=("・", "○", "")), sheet)  # fmt: skip
    print_goals(Goals(("{year}の部の重点目標", "部の重点目標（{year}）", "本年度の重点目標"), ("circled", "black", "dot")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("事業別実施計画書", "事業実施シート", "各事業の計画及び結果")))
    hidden = begins(sheet, 0.3)
    items = shown(_PAIR_ITEMS, hidden, sheet)
    naming = Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    title = words.template(("事業（{n}）　{name}", "{n}）　{name}", "（{n}）{name}"))
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        subheading(sheet, title.format(n=found["project_no"], name=name))
        sheet.table(wide_rows(pairs(items, work, found, sheet), 1), (0.22, 0.78))
    free(sheet.report, "extras")


PAIR_SHEETS = Held(
    "label-and-text-sheets",
    ("{year}　{department}　事業実施計画書", "{department}　事業実施シート（{year}）", "{year}　{department}　重点事業実施シート"),
    _sheets,
    (*ROOMY[:3], DENSE[1]),
    years=("era", "both", "western"),
    mark=("【{text}】", "■ {text}", "{n}. {text}"),
    repeat=(False,),
    group="common",
)  # fmt: skip

_THREE_TOP = (
    Item("name", ("事業等の名称", "重点事業等名", "取組（事業）名")),
    Item("sections", ("主管する課", "主管の課", "担当課・係等")),
)
_THREE_MIDDLE = (
    Item("goal", ("目標の番号", "該当の目標", "関連目標番号")),
    Item("budget.initial", ("当初予算（年額）", "当初予算の金額", "年度当初予算"), money=("yen",)),
    Item("rating.result", ("年度末の評価区分", "期末評価", "最終評価"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
)
_THREE_STAGES = (
    Item("entry.plan", ("年度当初（計画）", "当初（計画）", "年度計画（４月）")),
    Item("entry.midterm", ("中間報告（９月）", "中間（上半期の実績）", "中間実績（９月末）")),
    Item("entry.final", ("最終報告（３月）", "期末（年間の実績）", "最終実績（３月末）")),
)
_THREE_END = (Item("entry.issue_next", ("今後に向けた対応", "次年度への展開", "次年度に向けた対応")),)


def _three(sheet: Sheet) -> None:
    """One row of pairs, future and policy in words, goals in a table; each form has plan, midterm and final side by side; signed."""
    words = sheet.words
    form_number(words.template(("別紙１", "（別紙様式）", "別紙様式第１")), sheet)
    department = (words.pick(("部局の名称（担当）", "部局等名称", "担当部局等")), sheet.facts.department)
    sheet.table([pairs_row((department,))], (0.2, 0.4))
    print_prose(Prose(("部が目指す将来の姿", "目指すまちの姿（将来像）", "部の将来ビジョン"), "vision", paragraphs=(1, 1), length=14), sheet)  # fmt: skip
    print_prose(
        Prose(("組織運営方針", "部の組織運営の方針", "部運営の方針（要旨）"), "policy", paragraphs=(1, 2)), sheet
    )
    print_goals(Goals(("部の目標（一覧）", "年度目標の一覧", "{year}　目標一覧"), ("number", "circled"), table=True, titled=(("目標の番", "目標No"), ("目標（内容）", "目　標"))), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業等の進行状況", "計画・中間・最終の状況", "事業進行表")))
    hidden = begins(sheet, 0.2)
    for work in sheet.facts.works:
        sheet.table(_three_stages(work, hidden, sheet), (0.13, 0.2, 0.13, 0.21, 0.13, 0.2))
        sheet.line("")
    style = words.template(("wide", "plain"))
    signed(style, words.template(("作成　{post}　{name}", "記入者　{post}　{name}")), sheet)  # type: ignore[arg-type]
    free(sheet.report, "extras")


def _three_stages(work: Work, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """A form of six columns; the texts of the year stand below the titles of their stages."""
    found, naming = started(work, sheet, goals=True), Naming(separators=("、", "\n"))
    stages = pairs(_THREE_STAGES, work, found, sheet, hidden=hidden)
    titles = title_cells(*(label for label, _ in stages))
    return [
        pairs_row(pairs(_THREE_TOP, work, found, sheet, naming), (3, 1)),
        pairs_row(pairs(_THREE_MIDDLE, work, found, sheet, hidden=hidden)),
        tuple(replace(one, colspan=2) for one in titles),
        tuple(Cell(text, colspan=2) for _, text in stages),
        *wide_rows(pairs(_THREE_END, work, found, sheet, hidden=hidden), 5),
    ]


THREE = Held(
    "three-stages-abreast",
    ("{year}　{department}　重点事業進行表", "{department}重点事業進行表（{year}）", "{year}　重点事業等進行管理票　{department}"),
    _three,
    (*DENSE[:2], ROOMY[1]),
    years=("era", "western"),
    mark=("{n}　{text}", "■{text}", "（{n}）{text}"),
    repeat=(False,),
    group="common",
)  # fmt: skip

FORMS: tuple[Held, ...] = (SLIPS, PAIR_SHEETS, THREE)
