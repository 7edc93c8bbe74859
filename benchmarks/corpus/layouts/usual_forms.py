"""Layouts of the group `usual` with a form for each project, and with a project merged over the rows of its indicators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, measure_rows, started, titles_of, widths_of
from benchmarks.corpus.layouts.last_parts import cells_of, pairs_row, put
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from typing import Any

    from benchmarks.corpus.layouts.facts import Work

_FORM_TOP = (
    Item("name", ("事業名", "事務事業名", "取組名")),
    Item("sections", ("担当課", "所管課", "担当課名")),
    Item("entry.outline", ("事業の概要", "事業概要", "事業の目的")),
)
_FORM_TEXTS = (
    Item("entry.plan", ("計画", "今年度の計画", "取組計画")),
    Item("entry.final", ("実績", "取組実績", "今年度の実績")),
)
_FORM_FIGURES = (
    Item("measure.label", ("成果指標（単位）", "指標（単位）", "指標名（単位）"), with_unit=True),
    Item("measure.target", ("目標値",)),
    Item("measure.actual", ("実績値",)),
)
_FORM_END = (
    Item("rating.result", ("達成度", "評価", "達成状況"), values=("A", "B", "C", "D")),
    Item("entry.issue_next", ("今後の方向性", "課題と今後の方向性", "次年度への対応")),
)
_FORM_STAFF = Staffing(
    ("組織・職員数", "部の組織", "執行体制"), ("課名", "課・室名", "所属"), ("課長名", "所属長", "課長等"), ("職員数", "人数"),
    total=("row", "none", "line"), sum_row=("合計", "計"), sum_line=("部の職員数", "職員数合計"), suffix=("人", ""), names=("plain", "above", "katakana-above"), dated=AsOf(dates=("full", "short")),
)  # fmt: skip


def _forms(sheet: Sheet) -> None:
    """A table of the head, sections, policy, goals; then a form of three columns for each project, the plan beside what was done."""
    words = sheet.words
    print_header(Header(words.template(("table", "stacked")), ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "above", "wide")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_staffing(_FORM_STAFF, sheet)
    print_prose(Prose(("基本方針", "部の運営方針", "部の方針"), "policy", paragraphs=(1, 3)), sheet)
    print_goals(Goals(("{year}の目標", "今年度の重点目標", "部の目標"), ("circled", "paren")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業の計画と実績", "事業別の計画と実績", "主要事業")))
    for work in sheet.facts.works:
        sheet.table(_form(work, sheet), (0.24, 0.38, 0.38))
        sheet.line("")
    free(sheet.report, "extras")


def _form(work: Work, sheet: Sheet) -> list[Row]:
    """The form of one project."""
    words, found, naming = sheet.words, started(work, sheet), Naming(separators=("、", "・"))
    rows = [_wide(item, work, found, sheet, naming) for item in _FORM_TOP]
    plan, final = (put(one, work, found, sheet) for one in _FORM_TEXTS)
    rows.append(title_cells("", *(words.pick(one.words) for one in _FORM_TEXTS)))
    rows.append((Cell(words.pick(("取組内容", "取組の内容")), head=True), Cell(plan), Cell(final)))
    for entry in found["entries"]:
        if entry["entry_type"] != "outline":
            # Its row and its column both have titles.
            free(entry, "label")
    rows += [titles_of(_FORM_FIGURES, sheet), *measure_rows(_FORM_FIGURES, work, found, sheet)]
    return [*rows, *(_wide(item, work, found, sheet, naming) for item in _FORM_END)]


def _wide(item: Item, work: Work, found: dict[str, Any], sheet: Sheet, naming: Naming) -> Row:
    """A row of the form: a label and what is said under it, over both other columns."""
    return pairs_row(((sheet.words.pick(item.words), put(item, work, found, sheet, naming)),), (2,))


FORM = Held(
    "plan-beside-result-form",
    ("{year}　{department}　部局マネジメント方針　成果報告書", "{department}運営方針　成果報告書（{year}）", "{year}　{department}　主要事業成果報告書"),
    _forms,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "■{text}", "【{text}】"),
    repeat=(False,),
    full_digits=True,
    group="usual",
)  # fmt: skip

_LIST_LEFT = (
    Item("name", ("事務事業名", "事業名", "主要事業"), 1.7),
    Item("sections", ("担当課", "所管課", "課名"), 1.0),
    Item("entry.outline", ("事業概要", "事業の概要", "事業内容"), 1.8),
)
_LIST_FIGURES = (
    Item("measure.label", ("成果指標", "指標", "指標名"), 1.5),
    Item("measure.unit", ("単位",), 0.5),
    Item("measure.target", ("目標値", "{year}目標値"), 0.8),
    Item("measure.actual", ("実績値", "{year}実績値"), 0.8),
)
_LIST_RIGHT = (
    Item("budget.initial", ("当初予算額", "予算額（千円）", "当初予算（千円）"), 0.9, money=("bare",)),
    Item("budget.settlement", ("決算額", "決算額（千円）", "決算（千円）"), 0.9, money=("bare",)),
    Item("entry.final", ("取組の成果", "取組実績", "実績・成果"), 2.0),
    Item("rating.result", ("達成度", "達成状況", "評価"), 0.7, values=("◎", "○", "△", "×")),
)


def _list(sheet: Sheet) -> None:
    """Labels and values, mission, goals; the projects of the year in a list, each merged over the rows of its indicators, with its money."""
    words = sheet.words
    print_header(Header("row", ("部名", "部局名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "closed", "wide")), sheet)  # fmt: skip
    print_prose(Prose(("部の使命", "組織の使命", "ミッション"), "mission", paragraphs=(1, 1)), sheet)
    print_goals(Goals(("部の重点目標", "重点目標", "{year}の目標"), ("circled", "paren")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業一覧", "主要事業の実績", "事務事業一覧")))
    sheet.line(words.template(("（単位：千円）", "（金額の単位：千円）")), "right")
    rows: list[Row] = [titles_of((*_LIST_LEFT, *_LIST_FIGURES, *_LIST_RIGHT), sheet)]
    for work in sheet.facts.works:
        rows += _listed(work, sheet)
    sheet.table(rows, widths_of((*_LIST_LEFT, *_LIST_FIGURES, *_LIST_RIGHT)), 1)
    free(sheet.report, "extras")


def _listed(work: Work, sheet: Sheet) -> list[Row]:
    """A row for each indicator of a project; all else is merged over them."""
    found, naming = started(work, sheet), Naming(separators=("、", "\n"))
    first, *others = measure_rows(_LIST_FIGURES, work, found, sheet)
    left = cells_of(_LIST_LEFT, work, found, sheet, naming, rows=1 + len(others))
    right = cells_of(_LIST_RIGHT, work, found, sheet, rows=1 + len(others))
    return [(*left, *first, *right), *others]


LIST = Held(
    "list-with-figures-and-money",
    ("{year}　{department}　主要事業一覧", "{department}　主要事業の実績（{year}）", "{year}　{department}　組織重点目標（実績）"),
    _list,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "short", "western"),
    mark=("{text}", "{n}　{text}", "○ {text}"),
    repeat=(True, False),
    group="usual",
)  # fmt: skip

FORMS: tuple[Held, ...] = (FORM, LIST)
