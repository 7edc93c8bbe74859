"""Layouts of the group `office` with a form (様式) for each project: parts with titles, plan and result abreast, stages below lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.closing_parts import band, figure_rows
from benchmarks.corpus.layouts.common_parts import form_number, pairs, signed, wide_rows
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started
from benchmarks.corpus.layouts.last_parts import pairs_row, pending, without_actual
from benchmarks.corpus.layouts.later_parts import staff_by_kind, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.office_parts import heads_cell
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_LEDGER_TOP = (
    Item("name", ("事業名（取組名）", "主要事業の名前", "業務の名称")),
    Item("number", ("個表No.", "個表番号", "事業No.")),
)
_LEDGER_WHO = (
    Item("sections", ("担当課・担当室", "事業を担当する課", "所管する課（室）")),
    Item("goal", ("対応する組織目標", "該当する目標番号", "関連する組織目標")),
)
_LEDGER_WHAT = Item("entry.outline", ("事業の目的・主な内容", "事業の狙いと内容", "事業の目的及び主な内容"))
_LEDGER_PLAN = Item("entry.plan", ("本年度の事業計画", "事業計画（{year}）", "年間の事業計画"))
_LEDGER_FIGURES = (
    Item("measure.label", ("成果をみる指標", "成果指標の名称", "指標（内容）")),
    Item("measure.baseline", ("前年度末の数値", "前年度末現在", "昨年度末の値")),
    Item("measure.target", ("本年度末の目標", "年度末の目標数値", "今年度目標値（計画）")),
    Item("measure.actual", ("本年度末の実績", "年度末の実績数値", "今年度実績値（結果）")),
)
_LEDGER_DONE = (
    Item("entry.midterm", ("中間点検（９月末現在）", "上半期の点検結果", "９月末現在の点検結果")),
    Item("entry.final", ("年度末点検（３月末現在）", "年度末の点検結果", "３月末現在の実績")),
)
_LEDGER_END = (
    Item("rating.result", ("総合的な達成度", "事業の達成度評価", "年度末の達成度"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
    Item("budget.initial", ("当初予算（事業費の額）", "本年度当初予算額", "{year}当初予算の額"), money=("thousand",)),
)
_LEDGER_NEXT = Item("entry.issue_next", ("次年度に改善すべき点", "今後の課題と改善策", "課題及び改善の方策"))
_LEDGER_BANDS = (
    "１　事業の基本情報|２　計画の内容|３　点検と評価",
    "Ⅰ　基本事項|Ⅱ　計画欄|Ⅲ　点検・評価欄",
    "【事業の概要】|【計画】|【点検・評価】",
)


def _ledger(sheet: Sheet) -> None:
    """The number of the form, one row of pairs, policy, staff by kind in a line, goals; then a form in three parts for each project."""
    words = sheet.words
    form_number(words.template(("第２号様式", "（様式第２号）", "様式２－１")), sheet)
    print_header(Header("row", ("部署（部）", "組織名（部局）", "所属部局"), ("部長（局長）名", "部長等名", "部長等の氏名"), ("担当部長等名",), names=("plain", "wide", "after")), sheet)  # fmt: skip
    for found in sheet.report["officers"]:
        # Whether 等 or a bracket belongs to the post that the label names is open.
        free(found, "role_label")
    print_prose(Prose(("部の経営の方針", "部局の経営方針", "部経営の基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    sheet.heading(words.pick(("職員の種別内訳", "部の人員の体制", "職員数の内訳")))
    staff_by_kind(sheet)
    print_goals(Goals(("{year}　部の組織目標", "部の年間の目標", "年間目標（部）"), ("circled", "paren", "number")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業の管理個表", "事業管理個表", "目標管理個表")))
    hidden = pending(sheet, 0.25)
    for work in sheet.facts.works:
        sheet.table(_ledger_form(work, hidden, sheet), (0.2, 0.3, 0.2, 0.3))
        sheet.line("")
    free(sheet.report, "extras")


def _ledger_form(work: Work, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """The form of one project, each of its parts below its title; what is not reported yet is blank in it."""
    found, naming = started(work, sheet, goals=True), Naming(separators=("、", "・"))
    seen = without_actual(work) if hidden else work
    first, second, third = (band(one, 4) for one in sheet.words.template(_LEDGER_BANDS).split("|"))
    return [
        first,
        pairs_row(pairs(_LEDGER_TOP, work, found, sheet)),
        pairs_row(pairs(_LEDGER_WHO, work, found, sheet, naming)),
        *wide_rows(pairs((_LEDGER_WHAT,), work, found, sheet), 3),
        second,
        *wide_rows(pairs((_LEDGER_PLAN,), work, found, sheet), 3),
        *figure_rows(_LEDGER_FIGURES, 4, seen, found, sheet),
        third,
        *wide_rows(pairs(_LEDGER_DONE, work, found, sheet, hidden=hidden), 3),
        pairs_row(pairs(_LEDGER_END, work, found, sheet, hidden=hidden)),
        *wide_rows(pairs((_LEDGER_NEXT,), work, found, sheet, hidden=hidden), 3),
    ]


LEDGER = Held(
    "form-in-three-parts",
    ("{year}　{department}　主要事業管理個表", "{department}　目標管理個表（{year}）", "{year}　組織目標・事業管理個表　{department}"),
    _ledger,
    (*ROOMY[:3], DENSE[1]),
    years=("era", "western"),
    mark=("{n}　{text}", "■ {text}", "{text}"),
    repeat=(False,),
    full_digits=True,
    group="office",
)  # fmt: skip

_ABREAST_TOP = Item("name", ("重点取組の名称", "重点取組の事業名", "重点取組事業名"))
_ABREAST_WHO = Item("sections", ("取組の担当課", "担当課（室・所）名", "取組担当課"))
_ABREAST_TEXTS = (
    Item("entry.plan", ("計画（年度当初に記入）", "年度計画（４月記入）", "計　画（Ｐｌａｎ）")),
    Item("entry.final", ("実績（年度末に記入）", "年度実績（３月記入）", "実　績（Ｄｏ）")),
)
_ABREAST_MONEY = (
    Item("budget.initial", ("当初予算額（事業費計）", "予算額（年間）", "予算（当初予算額）"), money=("thousand", "yen")),
    Item("budget.settlement", ("決算額（事業費計）", "決算額（年間）", "決算（決算額）"), money=("thousand", "yen")),
)  # fmt: skip
_ABREAST_FIGURES = (
    Item("measure.label", ("達成状況を測る指標", "評価に使う指標", "評価指標の名称")),
    Item("measure.target", ("目標値（計画）", "計画目標値", "年度の目標数値")),
    Item("measure.actual", ("実績値（結果）", "実績数値（年度末）", "年度の実績数値")),
)
_ABREAST_END = (
    Item("rating.result", ("評価（Ｃｈｅｃｋ）", "年度末評価の結果", "達成度の自己評価"), values=("達成", "おおむね達成", "一部達成", "未達成")),
    Item("entry.issue_next", ("改善（Ａｃｔｉｏｎ）", "次年度の改善点", "次年度の取組方向")),
)  # fmt: skip
_ABREAST_STAFF = Staffing(
    ("部の課別の人員", "部内各課の人員", "各課の職員配置"), ("各課の名称", "課・室・所名", "部内の課"), ("各課の長", "課長又は室長", "課長・室長・所長"), ("課の人員数", "配置人員数", "課の職員（計）"),
    total=("row", "none"), sum_row=("部の人員の合計", "計（部）", "全課の人員"), names=("plain", "wide", "before"), count_first=True, dated=AsOf(dates=("full", "western")),
)  # fmt: skip


def _abreast(sheet: Sheet) -> None:
    """A table with the heads by post, mission and policy, staff before heads, goals; a form has plan and result side by side."""
    words = sheet.words
    form_number(words.template(("様式４", "（別記様式）", "別記第１号様式")), sheet)
    department = (words.pick(("部局（所属）", "所管の部名", "作成部局")), sheet.facts.department)
    style = words.template(("plain", "wide"))
    sheet.table([pairs_row((department,)), heads_cell(("作成責任者", "目標責任者", "責任者（職・氏名）"), style, sheet)], (0.22, 0.45))  # type: ignore[arg-type]  # fmt: skip
    print_prose(
        Prose(("部の存在意義・使命", "使命（果たすべき役割）", "部局の担う使命"), "mission", paragraphs=(1, 1)), sheet
    )
    print_prose(Prose(("今年度の部局運営方針", "部局運営の方針", "運営方針（今年度）"), "policy", paragraphs=(1, 3), bullet=("・", "", "◎")), sheet)  # fmt: skip
    print_staffing(_ABREAST_STAFF, sheet)
    for one in sheet.report["staffing"]["sections"]:
        for found in one["officers"]:
            # The title of the column names no one post.
            free(found, "role_label")
    print_goals(
        Goals(("今年度に達成する目標", "部局の達成目標", "達成目標（{year}）"), ("dot", "circled", "label")), sheet
    )
    free_markers(sheet)
    sheet.heading(words.pick(("重点取組シート", "重点取組の計画と実績", "重点取組ごとの状況")))
    hidden = pending(sheet, 0.2)
    for work in sheet.facts.works:
        sheet.table(_abreast_form(work, hidden, sheet), (0.18, 0.32, 0.18, 0.32))
        sheet.line("")
    free(sheet.report, "extras")


def _abreast_form(work: Work, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """A form of four columns: the plan at the left half, the result at the right one, each below its title."""
    found, naming = started(work, sheet), Naming(separators=("、", "・"))
    halves = pairs(_ABREAST_TEXTS, work, found, sheet, hidden=hidden)
    seen = without_actual(work) if hidden else work
    return [
        *wide_rows(pairs((_ABREAST_TOP, _ABREAST_WHO), work, found, sheet, naming), 3),
        tuple(replace(one, colspan=2) for one in title_cells(*(label for label, _ in halves))),
        tuple(Cell(text, colspan=2) for _, text in halves),
        pairs_row(pairs(_ABREAST_MONEY, work, found, sheet, hidden=hidden)),
        *figure_rows(_ABREAST_FIGURES, 4, seen, found, sheet),
        *wide_rows(pairs(_ABREAST_END, work, found, sheet, hidden=hidden), 3),
    ]


ABREAST = Held(
    "plan-and-result-halves",
    ("{year}　{department}　重点取組管理シート", "{department}　重点取組シート綴（{year}）", "重点取組シート　{department}　{year}"),
    _abreast,
    ROOMY,
    years=("era", "both", "western"),
    mark=("{text}", "【{text}】", "{n}. {text}"),
    repeat=(False,),
    group="office",
)  # fmt: skip

_STRIP_SECTIONS = Item("sections", ("担当：", "担当課　", "所管課："))
_STRIP_STAGES = (
    Item("entry.plan", ("年度当初の計画内容", "当初の実施計画", "計画内容（４月）")),
    Item("entry.midterm", ("中間期の実施状況", "上半期までの実施状況", "中間の状況（９月末）")),
    Item("entry.final", ("年度末までの実施状況", "年間を通した実施状況", "年度末の状況（３月末）")),
)
_STRIP_LINES = (
    Item("budget.initial", ("当初予算の事業費", "事業費（当初予算額）", "本年度予算額（当初）"), money=("thousand", "mixed")),
    Item("rating.result", ("進捗・達成の評価", "年度末の進捗評価", "進捗度の評価"), values=("計画以上", "計画どおり", "やや遅れ", "大幅な遅れ")),
    Item("entry.issue_next", ("翌年度に残る課題", "翌年度に向けた取組", "課題・翌年度の取組")),
)  # fmt: skip


def _strips(sheet: Sheet) -> None:
    """Lines at the top, state and policy, goals in a table; a project is a heading, a line, a table of three stages and more lines; signed."""
    words = sheet.words
    sheet.line(words.template(("【{}】", "部局　{}", "{}")).format(sheet.facts.department))
    print_prose(Prose(("部を取り巻く状況と課題", "現状と解決すべき課題", "部局の現状・課題"), "current_state", paragraphs=(1, 2)), sheet)  # fmt: skip
    print_prose(Prose(("部局の取組の基本方針", "課題解決に向けた基本方針", "部局の取組方針"), "policy", paragraphs=(1, 2)), sheet)  # fmt: skip
    print_goals(Goals(("部局の目標一覧", "{year}の目標一覧", "目標の一覧"), ("number", "circled"), table=True, titled=(("番号等", "目標の順番"), ("部局目標の内容", "部局の目標"))), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("事業別の計画と進捗", "主な事業の進捗状況", "進捗状況（事業別）")))
    hidden = pending(sheet, 0.25)
    for work in sheet.facts.works:
        _strip(work, hidden, sheet)
    style = words.template(("plain", "wide", "after"))
    signed(style, words.template(("{post}　{name}", "報告者　{post}　{name}")), sheet)  # type: ignore[arg-type]
    free(sheet.report, "extras")


def _strip(work: Work, hidden: frozenset[str], sheet: Sheet) -> None:
    """A project: number and name as a heading, its sections in a line, three columns of texts, the rest in lines."""
    found, words = started(work, sheet), sheet.words
    number = words.template(("({n}) {name}", "事業{n}　{name}", "No.{n}　{name}"))
    subheading(sheet, number.format(n=found["project_no"], name=work.name))
    ((label, text),) = pairs((_STRIP_SECTIONS,), work, found, sheet, Naming(separators=("、", "・")))
    sheet.line(f"{label}{text}")
    stages = pairs(_STRIP_STAGES, work, found, sheet, hidden=hidden)
    rows: list[Row] = [title_cells(*(title for title, _ in stages)), tuple(Cell(said) for _, said in stages)]
    sheet.table(rows, (0.33, 0.33, 0.34), 1)
    form = words.template(("{}：{}", "・{}　{}", "〔{}〕{}"))
    for title, said in pairs(_STRIP_LINES, work, found, sheet, hidden=hidden):
        if said:
            sheet.line(form.format(title, said))


STRIPS = Held(
    "stages-below-a-heading",
    ("{year}　{department}　事業進捗報告書", "{department}　事業進捗状況調書（{year}）", "{year}　事業の進捗状況　{department}"),
    _strips,
    (*ROOMY[:2], DENSE[0]),
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "◆ {text}", "＜{text}＞"),
    repeat=(False,),
    group="office",
)  # fmt: skip

FORMS: tuple[Held, ...] = (LEDGER, ABREAST, STRIPS)
