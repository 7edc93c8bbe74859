"""The layout of the group `office` that is a booklet: cover, contents, departments with their projects in three columns of label and text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.common_parts import pairs
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, heads_in_line
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_BOUND_TITLES = (("事業名（担当する課）", "主要事業名（担当課名）", "事業（所管課）"), ("項目（区分）", "記載事項", "記載の区分"), ("内容（説明）", "記載内容", "記載の内容"))  # fmt: skip
_BOUND_ITEMS = (
    Item(
        "budget.initial",
        ("本年度当初予算", "当初予算（事業費分）", "{year}の予算額（当初）"),
        money=("thousand", "man"),
    ),
    Item("entry.plan", ("本年度の計画概要", "年度の実施計画", "計画（{year}に行う取組）")),
    Item("entry.midterm", ("中間報告（９月末時点）", "上半期終了時の進捗", "年度中間の進捗")),
    Item("entry.final", ("年度末（３月末）の状況", "年度終了時の成果", "年度末報告（成果）")),
    Item(
        "rating.result",
        ("年度末の評価（達成度）", "達成度（４段階）", "成果の評価区分"),
        values=("Ａ", "Ｂ", "Ｃ", "Ｄ"),
    ),
)
_BOUND_STAFF = Staffing(
    ("部の構成及び人員", "課等の構成及び人員", "課・室・所の構成"), ("課・室の名", "課室所", "構成する課・室"), ("課・室長等", "課室所の長", "課長等（敬称略）"), ("人員数（人）", "職員数（合計）", "職員数（総計）"),
    total=("row", "line", "none"), sum_row=("全課計", "部の合計数"), sum_line=("部の職員数（総計）", "部の職員数の計"), suffix=("", "人"), names=("plain", "wide", "after"), dated=AsOf(dates=("full", "western")),
)  # fmt: skip


def _bound(sheet: Sheet) -> None:
    """A department of the booklet: heads at the right, policy, goals, staff, one table in which a project is merged over its labels."""
    words = sheet.words
    style = words.template(("plain", "wide", "after"))
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "{post}：{name}"))):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_prose(Prose(("部の取組方針（要点）", "部の方針（概要）", "取組方針（{year}）"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)  # fmt: skip
    print_goals(
        Goals(("部の重点的な目標", "取組目標（部）", "部の目標（要点）"), ("circled", "number", "diamond")), sheet
    )
    free_markers(sheet)
    print_staffing(_BOUND_STAFF, sheet)
    for one in sheet.report["staffing"]["sections"]:
        for found in one["officers"]:
            # The title of the column names no one post.
            free(found, "role_label")
    sheet.heading(words.pick(("部の主要事業", "部の主な取組事業", "主要事業の概要と状況")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0 if words.template(("begin", "end", "end")) == "begin" else 0.0)
    items = shown(_BOUND_ITEMS, hidden, sheet)
    rows: list[Row] = [title_cells(*(words.pick(one) for one in _BOUND_TITLES))]
    for work in sheet.facts.works:
        rows += _bound_rows(work, items, sheet)
    sheet.table(rows, (0.26, 0.2, 0.54), 1)
    free(sheet.report, "extras")


def _bound_rows(work: Work, items: tuple[Item, ...], sheet: Sheet) -> list[Row]:
    """A row for each label of a project; its name, with its sections below, is merged over them."""
    name, found = begun(work, sheet, Naming("line", ("、", "・")))
    rows: list[Row] = [(Cell(label), Cell(text)) for label, text in pairs(items, work, found, sheet)]
    return [(Cell(name, rowspan=len(rows)), *rows[0]), *rows[1:]]


BOUND = Held(
    "bound-with-contents",
    ("{department}の取組方針と主要事業", "{department}", "{department}　取組方針"),
    _bound,
    tuple(replace(look, foot="", running_head=False, middle=False) for look in (ROOMY[0], ROOMY[1], *DENSE[:2])),
    years=("era", "western"),
    mark=("{n}　{text}", "●{text}", "＜{text}＞"),
    repeat=(True, False),
    binding=Binding(("{year}　各部の取組方針", "各部局の取組方針・主要事業（{year}）", "{year}　部別取組方針集"), ("目次（各部局）", "目次（部局順）", "もくじ（掲載順）"), (3, 5)),
    group="office",
)  # fmt: skip

BOOKS: tuple[Held, ...] = (BOUND,)
