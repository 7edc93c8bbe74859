"""The last held-out layouts of running text: numbered like an official paper (１ （１） ア), and a section of the paper a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    free_markers,
    heads_in_line,
    measure_rows,
    started,
)
from benchmarks.corpus.layouts.last_parts import grouped_titles, pending, put, without_actual
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_NAME = Item("name", ("事業名",))
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_OUTLINE = (
    Item("entry.outline", ("事業の概要", "事業の目的", "目的")),
    Item("entry.plan", ("今年度の取組", "取組内容")),
    Item("entry.midterm", ("中間報告", "上半期の実施状況")),
    Item("entry.final", ("取組の成果", "実施結果")),
    Item("entry.issue_next", ("今後の課題", "今後の方向性")),
)


def _official_outline(sheet: Sheet) -> None:
    """The year below the title; headings, projects and their parts numbered １ （１） ア; the only table has the staff."""
    words, facts = sheet.words, sheet.facts
    sheet.line(words.fill(words.template(("（{year}）", "{year}", "〔{year}〕"))), words.template(("left", "right")))
    sheet.state_year(words.fill("{year}"))
    style: NameStyle = words.template(("plain", "wide"))  # type: ignore[assignment]
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "（{post}　{name}）"))):
        sheet.line(line, "right")
    print_prose(Prose(("基本方針", "運営の基本方針", "部の運営方針"), "policy", paragraphs=(1, 3)), sheet)
    print_prose(Prose(("現状と課題", "現状認識"), "current_state", paragraphs=(1, 2)), sheet)
    print_staffing(_STAFF, sheet)
    print_goals(Goals(("重点目標", "今年度の目標"), ("circled", "paren"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業", "主要事業", "主要な事業の実施状況")))
    form, part = (
        words.template(("（{n}）{name}", "（{n}）　{name}", "({n}) {name}")),
        words.template(("　{}　{}", "{}　{}", "　{} {}")),
    )
    apart, naming, hidden = words.template(("apart", "same")) == "apart", Naming("full", ("、", "・")), pending(sheet)
    for work in facts.works:
        found = started(work, sheet)
        number = str(found["project_no"])
        number = number.translate(_FULL) if form.startswith("（") and len(number) == 1 else number
        sheet.line(form.format(n=number, name=put(_NAME, work, found, sheet, naming)))
        texts = [(words.pick(item.words), put(item, work, found, sheet, naming, hidden)) for item in _OUTLINE]
        for sign, (label, text) in zip("アイウエオ", ((one, two) for one, two in texts if two), strict=False):
            if apart:
                sheet.line(part.format(sign, label))
                sheet.line(text, indent=True)
            else:
                sheet.line(f"{part.format(sign, label)}　{text}")


_STAFF = Staffing(
    ("執行体制", "組織及び職員数", "部の執行体制"), ("課名", "課等"), ("課長名", "所属長"), ("職員数", "職員数（人）"), total=("none", "row"),
    sum_row=("計", "合計"), names=("plain", "wide"), dated=AsOf(dates=("full", "western", "no-year")),
)  # fmt: skip

OFFICIAL_OUTLINE = Held(
    "official-outline",
    ("{department}の運営方針及び重点事業", "{department}　運営方針", "{department}運営方針・重点事業"),
    _official_outline,
    ROOMY,
    years=("era", "spaced"),
    mark=("{n}　{text}", "第{n}　{text}", "{n}．{text}"),
    group="held",
)

_ROWS = (
    Item("sections", ("担当課", "所管課", "担当課（室）")),
    Item("entry.plan", ("取組目標", "今年度の目標", "到達目標"), source="level"),
    Item("entry.outline", ("事業内容", "事業概要")),
    Item("entry.final", ("取組実績", "取組の成果", "最終報告")),
    Item("rating.result", ("達成状況", "評価"), values=("★★★", "★★", "★")),
)
_PAST, _AIMED = ("実績値", "実績"), ("目標値", "目標")
_YEARS = (
    Item("measure.label", ("指標名", "成果指標"), 2.4),
    Item("measure.unit", ("単位",), 0.7),
    Item("measure.actual", ("{last2}",), group=_PAST),
    Item("measure.actual", ("{last}",), group=_PAST),
    Item("measure.actual", ("{year}",), group=_PAST),
    Item("measure.target", ("{year}",), group=_AIMED),
)


def _indicator_blocks(sheet: Sheet) -> None:
    """A heading for each project, labels beside values in two columns, then its figures: three years of results, one target."""
    words, facts = sheet.words, sheet.facts
    header = Header(
        "stacked", ("部局名", "部名"), ("部局長", "部長名"), ("担当部長",), names=("plain", "wide", "above")
    )
    print_header(header, sheet)
    print_as_of(AsOf(("（{}）", "※{}"), ("full", "western")), sheet)
    # A day alone does not say that it is the staff's.
    free(sheet.report["staffing"], "as_of_date", "as_of_label")
    print_prose(Prose(("部の使命・役割", "組織の使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部の重点方針", "部の方針", "基本方針"), "policy", paragraphs=(1, 2), bullet=("", "・")), sheet)
    sheet.heading(words.pick(("重点事業", "重点的に取り組む事業")))
    form = words.template(("重点事業{n}　{name}", "（{n}）{name}", "{n}　{name}", "【{n}】{name}"))
    hidden = pending(sheet, 0.15)
    for one in facts.works:
        work = without_actual(one) if hidden else one
        found = started(work, sheet)
        sheet.line(form.format(n=found["project_no"], name=put(_NAME, work, found, sheet)))
        _block(work, found, sheet, hidden)
    print_note(Note(("※実績値が把握できないものは「－」としています。", "※ 実績値は各年度末現在")), sheet)
    free(sheet.report, "extras")


def _block(work: Work, found: dict[str, Any], sheet: Sheet, hidden: frozenset[str]) -> None:
    """Labels beside values, and figures below."""
    naming, rows = Naming(separators=("、", "・")), list[Row]()
    for item in _ROWS:
        text = put(item, work, found, sheet, naming, hidden)
        rows.append((Cell(sheet.words.pick(item.words), head=True), Cell(text)))
    sheet.table(rows, (0.18, 0.82))
    total = sum(item.width for item in _YEARS)
    numbers = measure_rows(_YEARS, work, found, sheet)
    sheet.table([*grouped_titles(_YEARS, sheet), *numbers], tuple(item.width / total for item in _YEARS), 2)


INDICATOR_BLOCKS = Held(
    "indicator-blocks",
    (
        "{year}　{department}　重点事業の評価",
        "{department}　重点事業評価書（{year}）",
        "{year}　{department}　重点事業調書",
    ),
    _indicator_blocks,
    (*ROOMY, *DENSE[:2]),
    years=("era", "western", "short"),
    mark=("{text}", "● {text}", "【{text}】"),
    group="held",
)

PROSE: tuple[Held, ...] = (OFFICIAL_OUTLINE, INDICATOR_BLOCKS)
