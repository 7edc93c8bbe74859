"""Layouts of the group `plain` whose projects stand in tables: a row each, under its goal, in rows by stage, in two columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    free_markers,
    measure_rows,
    plain_table,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import NOTHING, cells_of, pending, put
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.plain_parts import goal_above, said
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_ROW_ITEMS = (
    Item("number", ("No", "№", "番　号"), 0.5),
    Item("name", ("事業の名", "主たる取組の名称", "実施事業名"), 1.7),
    Item("sections", ("担当課室名", "実施する課", "担当課（室・所）"), 1.1),
    Item("entry.plan", ("年度初めの計画", "{year}の実施予定", "年間の実施計画"), 2.1),
    Item("entry.midterm", ("９月末の取組状況", "中間時点の取組状況", "上期の実施状況"), 1.9),
    Item("entry.final", ("年度末における実績", "{year}の実施結果", "年間の取組実績"), 2.1),
    Item("rating.result", ("実績の評価", "目標達成の評価", "達成の程度"), 0.8, values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
)
_ROW_STAFF = Staffing(
    ("課室の職員数", "部内の課室と職員", "課室の構成及び人員"), ("課室等名", "課室名称", "課室の名称"), ("課室長名", "課長 氏名", "課室長氏名"), ("実人員", "配置職員数", "職員数（名）"),
    total=("row", "none"), sum_row=("合 計", "課室の計"), names=("plain", "before", "wide"), dated=AsOf(dates=("full", "western")),
)  # fmt: skip


def _rows(sheet: Sheet) -> None:
    """The head beside its label, policy, sections, goals; one table with a row for each project, plan and reports in its columns."""
    header = Header("table", ("部　局　名", "担当部局名", "部等の名称"), ("部　長　名", "部長 氏名", "部長　氏名"), ("担当部長　氏名", "担当部長 名"), names=("plain", "wide", "before"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("部運営の基本方針", "部の取組の基本方針", "運営上の基本方針"), "policy", paragraphs=(2, 4)), sheet)  # fmt: skip
    print_staffing(_ROW_STAFF, sheet)
    print_goals(Goals(("{year}に達成する目標", "部が取り組む目標", "年度を通じた目標"), ("circled", "paren", "dot")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(sheet.words.pick(("事業ごとの実施状況", "実施事業の一覧", "目標に係る事業の状況")))
    plain_table(_ROW_ITEMS, sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    free(sheet.report, "extras")


ROWS = Held(
    "row-for-each",
    ("{department}　年度運営計画（{year}）", "{year}　{department}　事業実施状況表", "{year}　{department}事業の計画と実績"),
    _rows,
    DENSE,
    years=("era", "western"),
    mark=("{n}　{text}", "■ {text}", "{text}"),
    repeat=(True, False),
    full_digits=True,
    group="plain",
)  # fmt: skip

_AIM_LEFT = (
    Item("name", ("目標達成のための事業", "対象となる事業", "目標に属する事業"), 1.8),
    Item("sections", ("担当の課", "所管課・室", "担当する課・室"), 1.1),
)
_AIM_FIGURES = (
    Item("measure.label", ("指標（何で測るか）", "成果を示す指標", "指標とする項目"), 1.9),
    Item("measure.unit", ("単 位", "単位"), 0.6),
    Item("measure.baseline", ("基準の値", "計画策定時の値", "当初の値"), 0.8),
    Item("measure.target", ("{year}末の目標値", "年度末目標値", "目標の値"), 0.9),
    Item("measure.actual", ("{year}末の実績値", "年度末実績値", "実績の値"), 0.9),
)
_AIM_RIGHT = (Item("entry.final", ("取組状況の説明", "実績の説明", "一年間の取組結果"), 2.2),)


def _under_goals(sheet: Sheet) -> None:
    """Colons at the top, no staff; each goal is a line, with a table of the projects that serve it and their indicators."""
    words = sheet.words
    header = Header("colon", ("部局名等", "部 名", "担当部（局）"), ("部 長 名", "部長　名", "部 長"), ("担当部長 氏名",), names=("plain", "closed", "wide"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("部が置かれている現状", "現状と今後の課題", "分野の現状と課題"), "current_state", paragraphs=(1, 2), bullet=("・", "")), sheet)  # fmt: skip
    print_prose(Prose(("目標設定の基本方針", "今後の基本方針", "取組に当たっての方針"), "policy", paragraphs=(1, 2)), sheet)  # fmt: skip
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("目標別の事業と指標", "目標ごとの事業と指標", "{year}の目標と指標")))
    mark = words.template(("label", "label-circled", "paren"))
    for number, works in by_goal(sheet):
        goal_above(number, mark, "目標", sheet)
        _aim_table(works, sheet)
    free_markers(sheet)
    free(sheet.report, "extras")


def _aim_table(works: tuple[Work, ...], sheet: Sheet) -> None:
    """The projects of a goal; each has as many rows as indicators."""
    naming = Naming(separators=("、", "\n"))
    items = (*_AIM_LEFT, *_AIM_FIGURES, *_AIM_RIGHT)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in works:
        found = started(work, sheet)
        measured = measure_rows(_AIM_FIGURES, work, found, sheet)
        height = len(measured)
        left = cells_of(_AIM_LEFT, work, found, sheet, naming, NOTHING, height)
        first, *others = measured
        rows += [(*left, *first, *cells_of(_AIM_RIGHT, work, found, sheet, rows=height)), *others]
        # The goal stands once, above the table of its projects.
        free(found, "goal_nos")
    sheet.table(rows, widths_of(items), 1)


UNDER_GOALS = Held(
    "tables-under-goals",
    ("{year}　{department}　目標と指標", "{department}の目標及び指標（{year}）", "{department}　目標・指標一覧表（{year}）"),
    _under_goals,
    DENSE,
    years=("era", "both", "western"),
    mark=("{n}. {text}", "【{text}】", "● {text}"),
    repeat=(True, False),
    group="plain",
)  # fmt: skip

_STAGES = (
    Item("entry.outline", ("事業の目的・ねらい", "事業の目的等")),
    Item("entry.plan", ("当初の計画", "年度当初の予定", "当初（４月）の計画")),
    Item("entry.midterm", ("中間の報告", "中間期の実績", "中間（９月）の報告")),
    Item("entry.final", ("期末の報告", "年度末の実施状況", "期末（３月）の報告")),
    Item("rating.result", ("期末の自己評価", "達成状況の評価", "期末の達成度"), values=("◎", "○", "△", "×")),
)
_STAGE_STAFF = Staffing(
    ("職員の人数", "課等の体制", "部の職員構成"), ("課等（所属）", "所属課等", "組織の名称"), (), ("合計（人）", "職員計（人）"),
    types=(("regular", ("正規職員（人）", "常勤の職員")), ("reappointed", ("再任用職員（人）", "再任用の職員")), ("fiscal_year_appointee", ("会計年度任用職員（人）", "会計年度任用の職員"))),
    total=("row", "none"), sum_row=("部　　計", "合　　計"), dated=AsOf(dates=("full", "no-year")),
)  # fmt: skip


def _stages(sheet: Sheet) -> None:
    """Labels above values, staff by kind, goals; each project is merged over rows for its purpose, plan, reports and grade."""
    words = sheet.words
    header = Header("stacked", ("部・局名", "報告する部", "部局　名"), ("部 長 氏 名", "部長氏　名"), ("担当部長　名",), names=("plain", "wide", "short-only"))  # fmt: skip
    print_header(header, sheet)
    print_staffing(_STAGE_STAFF, sheet)
    print_prose(Prose(("{year}の基本方針", "部としての基本方針", "部の基本方針について"), "policy", paragraphs=(1, 3), bullet=("○", "・", "")), sheet)  # fmt: skip
    print_goals(Goals(("重点とする目標", "部の年間目標", "{year}の年間目標"), ("circled", "nakaguro", "number")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("事業別の計画と報告", "計画・中間・期末の報告", "事業の進捗報告")))
    # A report of the autumn has blank cells for the year's end.
    hidden = pending(sheet, 0.25)
    naming = Naming(words.template(("line", "full")), ("、", "・"))  # type: ignore[arg-type]
    titles = (("事業と担当課", "事業（担当する課）"), ("区　分", "報告の区分"), ("内　容", "報告の内容"))
    rows: list[Row] = [title_cells(*(words.pick(one) for one in titles))]
    for work in sheet.facts.works:
        rows += _stage_rows(work, hidden, naming, sheet)
    sheet.table(rows, (0.24, 0.18, 0.58), 1)
    free(sheet.report, "extras")


def _stage_rows(work: Work, hidden: frozenset[str], naming: Naming, sheet: Sheet) -> list[Row]:
    """A row for each text of a project and for its grade, blank where there is none."""
    name, found = begun(work, sheet, naming)
    pairs = [(sheet.words.pick(item.words), put(item, work, found, sheet, hidden=hidden)) for item in _STAGES]
    rows: list[Row] = [(Cell(label), Cell(text)) for label, text in pairs]
    return [(Cell(name, rowspan=len(rows)), *rows[0]), *rows[1:]]


STAGES = Held(
    "rows-by-stage",
    ("{year}　{department}　年間計画及び報告書", "{department}年間報告（{year}）", "{year}　{department}　計画・実施報告"),
    _stages,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("{n}．{text}", "◆ {text}", "{text}"),
    repeat=(True, False),
    group="plain",
)  # fmt: skip

_TWO_ITEMS = (
    Item("entry.plan", ("{year}に取り組む内容", "{year}の事業計画", "この１年の計画")),
    Item("entry.midterm", ("中間報告（９月末）", "半期の報告", "前半期の状況")),
    Item("entry.final", ("最終報告（年度末）", "{year}の事業結果", "この１年の結果")),
)
_TWO_STAFF = Staffing(
    ("部内の組織と職員", "部の各課と職員数", "各課の課長及び職員数"), ("課　　名", "各課"), ("課　長　名", "課長　氏名"), ("職 員 数", "職員の人数"),
    total=("none", "row"), sum_row=("合　　　計", "総　計"), suffix=("", "人"), names=("before", "plain", "above"),
)  # fmt: skip


def _two(sheet: Sheet) -> None:
    """As the first paper: day of the staff, head, sections, policy, goals, projects at the left with labels and texts at the right."""
    words = sheet.words
    print_as_of(AsOf(("（職員数については{}）", "※ 職員数：{}"), ("full", "western"), "left"), sheet)
    print_header(Header("lines", ("部　　名", "部の名前"), ("部　　長", "部長 名"), ("担当部長　　名",), names=("plain", "before", "after")), sheet)  # fmt: skip
    print_staffing(_TWO_STAFF, sheet)
    print_prose(Prose(("部の基本的方針について", "部の基本とする方針"), "policy", paragraphs=(2, 4)), sheet)  # fmt: skip
    print_goals(Goals(("{year}の主な目標", "{year}　部の目標"), ("dash-circled", "circled")), sheet)
    sheet.heading(words.pick(("主な事業の内容", "各事業の内容", "部で取り組む主な事業")))
    hidden = begins(sheet, 0.2)
    naming = Naming(words.template(("half", "line")), ("、", "・"))  # type: ignore[arg-type]
    together = words.template(("apart", "together")) == "together"
    rows: list[Row] = []
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        pairs = said(shown(_TWO_ITEMS, hidden, sheet), work, found, sheet)
        texts = [f"{label}\n{text}" for label, text in pairs] if together else [one for pair in pairs for one in pair]
        cells = [Cell(text) for text in texts]
        rows += [(Cell(name, rowspan=len(cells)), cells[0]), *((one,) for one in cells[1:])]
    sheet.table(rows, (0.28, 0.72))
    free(sheet.report, "extras")


TWO_COLUMNS = Held(
    "two-columns-plain",
    ("{department}の基本方針と目標　{year}", "{year}　{department}の方針と主な事業"),
    _two,
    tuple(replace(look, running_head=False) for look in ROOMY),
    years=("era",),
    mark=("{text}", "■{text}", "○ {text}"),
    repeat=(False,),
    group="plain",
)

TABLES: tuple[Held, ...] = (ROWS, UNDER_GOALS, STAGES, TWO_COLUMNS)
