"""Layouts of the group `region` that are forms: a hospital's targets of a term beside those of the year, a manifesto with boxes to tick."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell, PageBreak
from benchmarks.corpus.layouts.blind_parts import ticked
from benchmarks.corpus.layouts.closing_parts import figure_rows
from benchmarks.corpus.layouts.common_parts import form_number, pairs, signed, wide_rows
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started, titles_of
from benchmarks.corpus.layouts.last_parts import cells_of, pairs_row, pending, without_actual
from benchmarks.corpus.layouts.local_parts import asked, free_kind, moved
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.region_parts import GROUP, HOSPITAL
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_APART = Naming(separators=("、", "・"))
_HOSPITALS = (("市民病院", "病院長"), ("市立病院", "院長"), ("病院事業局", "局長"), ("市立総合病院", "病院長"))
_TERM_STAFF = Staffing(
    ("組織及び職員数", "病院の組織", "職員数"), ("所属", "部署名", "部署"), ("所属長名", "所属長氏名", "所属長"), ("職員数", "計", "人員"),
    types=(("regular", ("正規職員", "常勤職員", "常勤")), ("fiscal_year_appointee", ("会計年度任用職員", "会計年度任用"))),
    total=("row", "row", "line"), sum_row=("合計", "総計"), sum_line=("職員数合計", "病院全体の職員数"), names=("plain", "wide", "closed"),
    dated=AsOf(dates=("full", "western", "short")),
)  # fmt: skip
_TERM_NAME = Item("name", ("項目", "取組項目", "小項目"))
_TERM_SECTION = Item("sections", ("担当", "担当部署", "所管"))
_TERM_ITEMS = (
    Item("entry.other", ("中期目標", "中期計画", "中期計画の目標"), source="level"),
    Item("entry.plan", ("年度計画", "{year}計画", "{year}の計画")),
    Item("entry.final", ("実績", "{year}実績", "{year}の実績")),
    Item("rating.result", ("自己評価", "評価"), values=("Ｓ", "Ａ", "Ｂ", "Ｃ")),
)
_TERM_NEXT = (Item("entry.issue_next", ("課題・今後の取組", "今後の課題", "課題")),)


def _term(sheet: Sheet) -> None:
    """A hospital: a table of name and head, mission, policy, staff of two kinds, goals; a form a project in which the term's target, the year's plan, result and grade stand side by side."""
    words = sheet.words
    name, post = sheet.facts.chance.choice(_HOSPITALS)
    moved(sheet, HOSPITAL, name, post, 9)
    hidden = pending(sheet, 0.25)
    print_header(Header(words.template(("table", "stacked")), ("病院名", "施設名", "所属") if "病院事業" not in name else ("部局名", "局名"), (f"{post}名", post), names=("plain", "wide")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("病院の使命", "使命", "病院の役割（使命）"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("基本方針", "運営方針", "経営の基本方針"), "policy", paragraphs=(2, 4), bullet=("・", "○", "")), sheet)  # fmt: skip
    print_staffing(_TERM_STAFF, sheet)
    print_goals(Goals(("重点目標", "{year}の重点目標", "年度目標"), ("circled", "paren", "number")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("計画と実績", "中期計画及び年度計画の実施状況", "項目別の実施状況")))
    items = _TERM_NEXT if words.template(("next", "none")) == "next" else ()
    for work in sheet.facts.works:
        sheet.table(_term_form(work, items, hidden, sheet), (0.14, 0.2, 0.28, 0.28, 0.1))
        sheet.line("")
    if not hidden:
        print_note(Note(("【自己評価】Ｓ：計画を大きく上回る　Ａ：計画どおり　Ｂ：やや下回る　Ｃ：下回る", "※評価基準　Ｓ・Ａ・Ｂ・Ｃの4段階")), sheet)  # fmt: skip
    free(sheet.report, "extras")


def _term_form(work: Work, last: tuple[Item, ...], hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """The form of one project, five columns wide; name and section have a row each."""
    found = started(work, sheet)
    rows = wide_rows(pairs((_TERM_NAME, _TERM_SECTION), work, found, sheet, _APART), 4)
    titles, cells = titles_of(_TERM_ITEMS, sheet), cells_of(_TERM_ITEMS, work, found, sheet, hidden=hidden)
    rows += [(replace(line[0], colspan=2), *line[1:]) for line in (titles, cells)]
    free_kind(found, sheet.words.pick(_TERM_ITEMS[0].words))
    return rows + wide_rows(pairs(last, work, found, sheet, hidden=hidden), 4)


TERM = Held(
    "hospital-term-beside-year",
    (
        "{year}　{department}　運営方針と年度計画",
        "{department}　年度計画の実施状況（{year}）",
        "{year}　{department}の目標",
    ),
    _term,
    tuple(replace(look, middle=False) for look in ROOMY),
    years=("era", "era", "western"),
    mark=("{n}　{text}", "第{n}　{text}", "■ {text}"),
    repeat=(False,),
    group=GROUP,
)

_TICK_STAFF = Staffing(
    ("部の体制", "部の組織", "マニフェストを実行する体制"), ("課名", "構成課", "所属"), ("課長名", "課長", "所属長名"), ("計", "合計", "職員計"),
    types=(("regular", ("正規", "正規職員")), ("reappointed", ("再任用", "再任用職員")), ("fiscal_year_appointee", ("会計年度", "会計年度任用職員")), ("other", ("その他",))),
    total=("line-with-head", "row", "row"), sum_row=("合計", "計"), sum_line=("部の職員人数", "部の職員数"), names=("plain", "wide", "above"), dated=AsOf(dates=("full", "no-year", "western")),
)  # fmt: skip
_TICK_NAME = Item("name", ("重点事業名", "取組事業", "事業名"))
_TICK_TOP = (
    Item("sections", ("担当課", "所管課", "担当課名")),
    Item("budget.initial", ("予算額", "当初予算額", "事業費（予算）"), money=("thousand", "mixed", "plain")),
)
_TICK_BEFORE = (
    Item("entry.outline", ("目的", "事業の目的", "取組の目的")),
    Item("entry.plan", ("取組内容", "今年度の取組", "実行すること")),
)
_TICK_FIGURES = (
    Item("measure.label", ("数値目標", "成果指標", "指標")),
    Item("measure.baseline", ("現状値", "現状", "基準値")),
    Item("measure.target", ("目標値", "{year}目標")),
    Item("measure.actual", ("実績値", "{year}実績")),
)
_TICK_DONE = (Item("entry.final", ("取組の結果", "実績・成果", "年度末の成果")),)
_TICK_GRADE = Item("rating.result", ("達成状況", "達成度"), values=("達成", "概ね達成", "一部達成", "未達成"))
_TICK_NEXT = (Item("entry.issue_next", ("次年度に向けて", "今後の課題", "残された課題")),)


def _ticks(sheet: Sheet) -> None:
    """A manifesto: its number above, the head's words and name, goals, staff of four kinds; a form a project with money, figures with their start, grades as boxes to tick."""
    words = sheet.words
    hidden = pending(sheet, 0.3)
    if words.template(("number", "none")) == "number":
        form_number(words.pick(("様式第2号", "（別紙1）", "資料2")), sheet)
    print_prose(Prose(("部長の決意", "部長メッセージ", "マニフェストに寄せて"), "message", paragraphs=(1, 2), bullet=("", "")), sheet)  # fmt: skip
    signed(words.template(("plain", "wide", "closed")), words.template(("{post}　{name}", "{post} {name}")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("部の基本方針", "部の運営方針", "基本方針"), "policy", paragraphs=(1, 2), box=True), sheet)
    print_goals(Goals(("重点目標", "部の重点目標", "{year}の重点目標"), ("label", "circled", "two-circles")), sheet)
    free_markers(sheet)
    print_staffing(_TICK_STAFF, sheet)
    sheet.heading(words.pick(("重点事業", "マニフェスト（重点事業）", "重点事業の取組")))
    own_page = words.template(("page", "run", "run")) == "page"
    for at, work in enumerate(sheet.facts.works):
        sheet.blocks += [PageBreak()] if own_page and at else []
        sheet.table(_tick_form(without_actual(work) if hidden else work, hidden, sheet), (0.18, 0.34, 0.16, 0.16, 0.16))
        if not own_page:
            sheet.line("")
    asked(sheet)
    free(sheet.report, "extras")


def _tick_form(work: Work, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """The form of one project, five columns wide; its number stands in the label of its name."""
    found, words = started(work, sheet), sheet.words
    number = words.template(("{label}", "{label}{n}", "{n}　{label}"))
    label = number.format(label=words.pick(_TICK_NAME.words), n=found["project_no"])
    rows: list[Row] = [(Cell(label, head=True), Cell(work.name, colspan=4))]
    rows.append(pairs_row(pairs(_TICK_TOP, work, found, sheet, _APART), (1, 2)))
    rows += wide_rows(pairs(_TICK_BEFORE, work, found, sheet), 4)
    rows += figure_rows(_TICK_FIGURES, 5, work, found, sheet)
    rows += wide_rows(pairs(_TICK_DONE, work, found, sheet, hidden=hidden), 4)
    boxes = ticked(_TICK_GRADE, work, found, sheet, blank=bool(hidden))
    rows.append((Cell(words.pick(_TICK_GRADE.words), head=True), Cell(boxes, colspan=4)))
    return rows + wide_rows(pairs(_TICK_NEXT, work, found, sheet, hidden=hidden), 4)


TICKS = Held(
    "manifesto-with-boxes-to-tick",
    ("{year}　{head}マニフェスト", "部局長マニフェスト（{year}）　{department}", "{year}　{department}マニフェスト"),
    _ticks,
    tuple(replace(look, middle=False) for look in ROOMY),
    years=("era", "both", "western"),
    mark=("【{text}】", "{n}　{text}", "● {text}"),
    repeat=(False,),
    group=GROUP,
)

FORMS: tuple[Held, ...] = (TERM, TICKS)
