"""Layouts of the group `civic` whose projects are forms: stages with grades in rows, and one long table of labels and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.common_parts import pairs, wide_rows
from benchmarks.corpus.layouts.control_parts import graded_anew
from benchmarks.corpus.layouts.figures import Item, measure_text, measures_of
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started
from benchmarks.corpus.layouts.last_parts import NOTHING, pairs_row, pending, put
from benchmarks.corpus.layouts.later_parts import begins, shown, with_first_indicator
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.other_parts import staff_in_line
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.sheet import Sheet

_TOP = (Item("name", ("事業名", "取組名", "重点事業名")), Item("sections", ("担当課", "所管課")))
_OUTLINE = (Item("entry.outline", ("事業の概要", "事業概要", "目的")),)
_MONEY = (
    Item("budget.initial", ("予算額", "当初予算額"), money=("thousand", "thousand", "yen")),
    Item("budget.settlement", ("決算額", "決算見込額"), money=("thousand", "thousand", "yen")),
)
_PLAN = Item("entry.plan", ("年度計画", "年度当初の計画", "今年度の計画"))
_MIDTERM = Item("entry.midterm", ("中間報告", "中間報告（9月末）", "上半期の実績"))
_FINAL = Item("entry.final", ("最終報告", "年度末報告", "年度末の実績"))
_GRADE = Item("rating.result", ("評価", "達成度", "自己評価"), values=("A", "B", "C", "D"))
_NEXT = (Item("entry.issue_next", ("今後の課題", "今後の方向性", "次年度への課題")),)
_STAFF = Staffing(
    ("組織体制", "部の組織と職員数", "執行体制"), ("課名", "課等名", "所属"), ("課長名", "所属長名"), ("職員数", "職員数（人）"),
    total=("row", "line", "none"), sum_row=("合計", "計"), sum_line=("部の職員数", "職員数合計"), names=("plain", "wide", "before"), dated=AsOf(dates=("full", "full", "short")),
)  # fmt: skip


def _graded(sheet: Sheet) -> None:
    """Labels above values, policy, sections, goals; a form for each project, in which each stage is a row with its text and its grade."""
    words = sheet.words
    print_header(Header("stacked", ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "wide")), sheet)  # fmt: skip
    print_prose(Prose(("部の運営方針", "基本方針", "部の方針"), "policy", paragraphs=(1, 2)), sheet)
    print_staffing(_STAFF, sheet)
    print_goals(Goals(("重点目標", "今年度の重点目標", "{year}の目標"), ("number", "circled", "paren")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業の進捗状況", "事業別の取組状況", "主要事業の取組")))
    hidden = pending(sheet, 0.25)
    for work in sheet.facts.works:
        sheet.table(_form(work, hidden, sheet), (0.17, 0.43, 0.15, 0.25))
        sheet.line("")
    free(sheet.report, "extras")


def _form(work: Work, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """The form of one project; what is not reported yet is blank in it."""
    found, words = started(work, sheet), sheet.words
    none = words.template(("", "－"))
    titles = (words.pick(("区分", "時期")), words.pick(("取組の内容", "内容")), words.pick(_GRADE.words))
    top = [
        pairs_row(pairs(_TOP, work, found, sheet, Naming(separators=("、", "\n")))),
        *wide_rows(pairs(_OUTLINE, work, found, sheet), 3),
        pairs_row(pairs(_MONEY, work, found, sheet, hidden=hidden)),
    ]
    plan, midterm, final = (put(item, work, found, sheet, hidden=hidden) for item in (_PLAN, _MIDTERM, _FINAL))
    early = put(_GRADE, graded_anew(work, sheet), found, sheet) if midterm else ""
    late = put(_GRADE, work, found, sheet, hidden=hidden)
    for one in found["ratings"]:
        # A grade stands in a column and in a row that both have titles.
        free(one, "label")
    stages = ((_PLAN, plan, none), (_MIDTERM, midterm, early), (_FINAL, final, late))
    return [
        *top,
        _stage(*titles, head=True),
        *(_stage(words.pick(item.words), text, grade) for item, text, grade in stages),
        *wide_rows(pairs(_NEXT, work, found, sheet, hidden=hidden), 3),
    ]


def _stage(label: str, text: str, grade: str, *, head: bool = False) -> Row:
    """A row of a form: a stage, its text over two columns, its grade."""
    align = "center" if head else "left"
    return (Cell(label, head=True), Cell(text, colspan=2, align=align, head=head), Cell(grade, align="center", head=head))  # type: ignore[arg-type]  # fmt: skip


GRADED = Held(
    "form-with-a-grade-for-each-stage",
    ("{year}　{department}　重点事業進捗管理シート", "{department}　組織目標振り返りシート（{year}）", "{year}　{department}　目標管理シート"),
    _graded,
    ROOMY,
    years=("era", "western"),
    mark=("{n}　{text}", "{text}", "■ {text}"),
    repeat=(False,),
    group="civic",
)  # fmt: skip

_LONG_TOP = (
    Item("name", ("事業名", "取組項目", "主要事業名")),
    Item("sections", ("担当課", "担当課名", "所管課")),
    Item("entry.plan", ("取組内容", "今年度の取組", "{year}の取組")),
)
_LONG_FIGURES = (
    Item("measure.label", ("指標", "成果指標", "数値目標")),
    Item("measure.target", ("目標値", "{year}目標値")),
    Item("measure.actual", ("実績値", "{year}実績値")),
)
_LONG_END = (
    Item("entry.final", ("実績", "取組実績", "取組の成果")),
    Item("rating.result", ("達成状況", "達成度", "評価"), values=("達成", "概ね達成", "一部達成", "未達成")),
)


def _long(sheet: Sheet) -> None:
    """Lines at the top, staff in a line, policy, goals; one table of two columns in which a project is a few rows of label and text."""
    words, hidden = sheet.words, begins(sheet, 0.2)
    print_header(Header("lines", ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "closed", "after")), sheet)  # fmt: skip
    staff_in_line(AsOf(dates=("full", "western")), sheet)
    print_prose(Prose(("基本方針", "部の基本方針", "運営方針"), "policy", paragraphs=(2, 3), bullet=("・", "")), sheet)
    print_goals(Goals(("{year}の目標", "重点目標", "部の重点目標"), ("circled", "circle", "dot")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な事業", "主要事業", "目標達成に向けた取組")))
    rows: list[Row] = []
    for work in map(with_first_indicator, sheet.facts.works):
        rows += _block(work, hidden, sheet)
    sheet.table(rows, (0.22, 0.78))
    free(sheet.report, "extras")


def _block(work: Work, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """The rows of one project."""
    found, naming = started(work, sheet), Naming(separators=("、", "・"))
    texts = pairs(_LONG_TOP, work, found, sheet, naming)
    figures = _figure_pairs(shown(_LONG_FIGURES, hidden, sheet), work, found, sheet)
    ends = pairs(shown(_LONG_END, hidden, sheet), work, found, sheet, naming, NOTHING)
    return wide_rows((*texts, *figures, *ends), 1)


def _figure_pairs(
    items: tuple[Item, ...], work: Work, found: dict[str, Any], sheet: Sheet
) -> tuple[tuple[str, str], ...]:
    """The one indicator of a project: its name, its target and its result with their labels."""
    (one,) = work.indicators
    found["measures"] += measures_of(items, one, sheet, bare=False)
    return tuple((sheet.words.pick(item.words), measure_text(item, one, sheet, bare=False)) for item in items)


LONG = Held(
    "one-long-table-of-labels",
    ("{department}の基本方針（{year}）", "{year}　{department}の方針と主な事業", "{year}　{department}の運営方針"),
    _long,
    ROOMY,
    years=("era", "era", "western"),
    mark=("{text}", "{n}　{text}", "【{text}】"),
    repeat=(False,),
    full_digits=True,
    group="civic",
)

FORMS: tuple[Held, ...] = (GRADED, LONG)
