"""Layouts of the group `daily` with a form for each project, and with a small table of indicators amid the lines of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import PageBreak
from benchmarks.corpus.layouts.common_parts import pairs, wide_rows
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, measure_rows, started, titles_of, widths_of
from benchmarks.corpus.layouts.last_parts import pairs_row
from benchmarks.corpus.layouts.later_parts import subheading
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.plain_parts import said
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_NAME = (Item("name", ("事業名", "事務事業名", "主要事業名")),)
_OWNER = (Item("sections", ("担当課", "所管課")), Item("goal", ("関連目標", "関連する目標", "重点目標の番号")))
_MONEY = (
    Item("budget.initial", ("当初予算額", "予算額"), money=("thousand", "thousand", "yen")),
    Item("budget.settlement", ("決算額",), money=("thousand", "thousand", "yen")),
)
_BEFORE = (
    Item("entry.outline", ("事業概要", "事業の目的", "事業の概要")),
    Item("entry.plan", ("今年度の取組", "取組内容", "{year}の取組内容")),
)
_FIGURES = (
    Item("measure.label", ("指標", "成果指標", "指標名")),
    Item("measure.baseline", ("現状値", "基準値")),
    Item("measure.target", ("目標値", "{year}目標値")),
    Item("measure.actual", ("実績値", "{year}実績値")),
)
_AFTER = (
    Item("entry.final", ("実績・成果", "取組実績", "取組結果")),
    Item("rating.result", ("自己評価", "達成度", "評価"), values=("A", "B", "C", "D")),
    Item("entry.issue_next", ("今後の方向性", "課題", "次年度への対応")),
)


def _records(sheet: Sheet) -> None:
    """Labels above values, policy, goals; a form of four columns for each project, often on its own page, with money, figures and grade."""
    words = sheet.words
    print_header(Header(words.template(("stacked", "row")), ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "wide")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("部の運営方針", "基本方針", "運営方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("部の重点目標", "重点目標", "{year}の重点目標"), ("circled", "number", "label")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業", "主要事業の取組状況", "事業別の取組")))
    own_page = words.template(("page", "page", "run")) == "page"
    for work in sheet.facts.works:
        if own_page:
            sheet.blocks.append(PageBreak())
        sheet.table(_record(work, sheet), (0.25, 0.25, 0.25, 0.25))
        if not own_page:
            sheet.line("")
    free(sheet.report, "extras")


def _record(work: Work, sheet: Sheet) -> list[Row]:
    """The form of one project."""
    found, naming = started(work, sheet, goals=True), Naming(separators=("、", "・"))
    rows = wide_rows(pairs(_NAME, work, found, sheet), 3)
    rows += [pairs_row(pairs(part, work, found, sheet, naming)) for part in (_OWNER, _MONEY)]
    rows += wide_rows(pairs(_BEFORE, work, found, sheet), 3)
    rows += [titles_of(_FIGURES, sheet), *measure_rows(_FIGURES, work, found, sheet)]
    return [*rows, *wide_rows(pairs(_AFTER, work, found, sheet), 3)]


RECORDS = Held(
    "record-with-money-and-figures",
    ("{year}　{department}　主要事業評価シート", "{department}の運営方針と主要事業（{year}）", "{year}　{department}　部の運営方針　取組結果"),
    _records,
    ROOMY,
    years=("era", "western"),
    mark=("{n}　{text}", "{text}", "◆ {text}"),
    repeat=(False,),
    group="daily",
)  # fmt: skip

_AMID_STAFF = Staffing(
    ("組織と職員数", "組織体制", "職員の配置"), ("課名", "所属名", "課等名"), ("課長名", "所属長"), ("職員数", "人数"),
    total=("row", "line"), sum_row=("合計", "計"), sum_line=("職員数合計", "職員総数"), suffix=("人", "名"), names=("plain", "wide", "above"), dated=AsOf(),
)  # fmt: skip
_AMID_BEFORE = (
    Item("sections", ("担当課", "所管課", "担当")),
    Item("entry.plan", ("取組内容", "{year}の取組", "今年度の取組内容")),
)
_AMID_FIGURES = (
    Item("measure.label", ("指標", "数値目標", "成果指標"), 2.6),
    Item("measure.unit", ("単位",), 0.6),
    Item("measure.target", ("目標値", "{year}目標", "目標"), 1.0),
    Item("measure.actual", ("実績値", "{year}実績", "実績"), 1.0),
)
_AMID_AFTER = (
    Item("budget.settlement", ("決算額", "決算額（事業費）"), money=("thousand", "man", "mixed")),
    Item("entry.final", ("取組状況", "成果", "取組の成果")),
    Item("rating.result", ("達成状況", "達成度"), values=("達成", "概ね達成", "一部達成", "未達成")),
)


def _amid(sheet: Sheet) -> None:
    """Lines at the top, mission, sections, goals; each project is a heading with lines, a small table of its indicators and more lines."""
    words, naming = sheet.words, Naming(separators=("、", "・"))
    print_header(Header("lines", ("部局名", "部名"), ("部局長名", "部長名"), ("担当部長名",), names=("plain", "after", "wide")), sheet)  # fmt: skip
    print_prose(Prose(("部の使命", "使命", "組織の使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("現状と課題", "現状認識"), "current_state", paragraphs=(1, 2)), sheet)
    print_staffing(_AMID_STAFF, sheet)
    print_goals(Goals(("目標", "部の目標", "{year}の目標"), ("paren", "circled", "circle")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要施策・事業", "目標達成に向けた主な取組", "主要事業の目標と実績")))
    title, form = words.template(("({n}) {name}", "{n}　{name}", "取組{n}　{name}")), words.template(("{}：{}", "【{}】{}", "・{}　{}"))  # fmt: skip
    for work in sheet.facts.works:
        found = started(work, sheet)
        subheading(sheet, title.format(n=found["project_no"], name=work.name))
        for label, text in said(_AMID_BEFORE, work, found, sheet, naming):
            sheet.line(form.format(label, text))
        sheet.table([titles_of(_AMID_FIGURES, sheet), *measure_rows(_AMID_FIGURES, work, found, sheet)], widths_of(_AMID_FIGURES), 1)  # fmt: skip
        for label, text in said(_AMID_AFTER, work, found, sheet):
            sheet.line(form.format(label, text))
    free(sheet.report, "extras")


AMID = Held(
    "figure-table-amid-lines",
    ("{year}　{department}の組織目標　達成状況", "{department}の目標と実績（{year}）", "{year}　{department}　運営方針の取組結果"),
    _amid,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "第{n}　{text}", "■ {text}"),
    repeat=(False,),
    group="daily",
)  # fmt: skip

FORMS: tuple[Held, ...] = (RECORDS, AMID)
