"""Layouts of the group `region` that are plans over time: three years side by side, the quarters of a year beside what was done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.control_parts import with_text
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started, titles_of, widths_of
from benchmarks.corpus.layouts.last_parts import cells_of, pending
from benchmarks.corpus.layouts.local_parts import asked, free_kind, style_of
from benchmarks.corpus.layouts.looks import DENSE
from benchmarks.corpus.layouts.plain_parts import sections_as_lines
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.region_parts import GROUP, quarters
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_APART = Naming(separators=("、", "\n"))
_YEARS_LEFT = (
    Item("goal", ("目標", "目標番号", "重点目標"), 0.5),
    Item("name", ("取組項目", "実施項目", "取組名"), 1.4),
    Item("sections", ("担当課", "所管課", "実施課"), 0.9),
)
_PAST = Item("entry.final", ("{last}の実績", "{last}実績", "{last}の取組実績"), 1.7, source="past")
_NOW = Item("entry.plan", ("{year}の計画", "{year}計画", "{year}の取組内容"), 1.8)
_DONE = Item("entry.final", ("{year}の実績", "{year}実績", "{year}の取組実績"), 1.8)
_AHEAD = Item("entry.plan", ("{next}の予定", "{next}計画", "{next}の取組予定"), 1.6, source="ahead")
_YEARS_GRADE = Item("rating.result", ("進捗状況", "進捗", "評価"), 0.6, values=("◎", "○", "△", "×"))
_YEARS_STAFF = Staffing(
    ("部の構成", "組織体制", "部の組織と職員"), ("課・室", "課名", "所属名"), ("課長等氏名", "課長名", "所属長氏名"), ("人数", "職員数", "計"),
    total=("row", "line-with-head", "none"), sum_row=("合計", "部全体"), sum_line=("部の職員数", "部の職員人数"), suffix=("人", "", "名"), names=("plain", "after", "closed"),
    posts=True, dated=AsOf(dates=("full", "western", "short")),
)  # fmt: skip


def _years(sheet: Sheet) -> None:
    """A plan of three years: head in brackets and a line, vision, policy, staff with posts, goals in a table; last year, this one and the next side by side."""
    words = sheet.words
    print_header(Header(words.template(("bracketed", "bare", "run-on")), names=("plain", "wide")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("将来像", "部のビジョン", "部が目指す将来像"), "vision", paragraphs=(1, 1), length=14), sheet)
    print_prose(Prose(("部の方針", "基本方針", "運営方針"), "policy", paragraphs=(1, 2), bullet=("", "・", "○")), sheet)
    print_staffing(_YEARS_STAFF, sheet)
    goals = Goals(("中期目標", "重点目標", "部の目標"), ("number", "circled"), table=True, titled=(("No.", "番号"), ("目標", "目標の内容")))  # fmt: skip
    print_goals(goals, sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("実施計画", "年度別実施計画", "年次計画と実績")))
    over = sheet.facts.chance.random() < 0.5
    items = (*_YEARS_LEFT, _NOW, _DONE, _YEARS_GRADE, _AHEAD) if over else (*_YEARS_LEFT, _PAST, _NOW, _AHEAD)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        found = started(work, sheet, goals=True)
        rows.append(cells_of(items, _over_years(work, sheet), found, sheet, _APART))
        free_kind(found, words.pick(_AHEAD.words))
    sheet.table(rows, widths_of(items), 1)
    if over:
        print_note(Note(("◎：計画以上　○：計画どおり　△：計画を下回る　×：未実施", "【進捗】◎完了　○順調　△遅れあり　×未着手")), sheet)  # fmt: skip
    # Whether what is final of the year before makes the report final is open.
    free(sheet.report, "extras", *(() if over else ("report_status",)))


def _over_years(work: Work, sheet: Sheet) -> Work:
    """The project with what was done last year and what is to be done next year."""
    writer, chance = sheet.facts.writer, sheet.facts.chance
    told = with_text(work, "past", writer.text("final", chance.randint(20, 70)))
    return with_text(told, "ahead", writer.text("plan", chance.randint(15, 60)))


YEARS = Held(
    "plan-of-three-years-abreast",
    (
        "{year}　{department}　実施計画",
        "{department}の方針と実施計画（{year}）",
        "{year}　{department}運営方針・年次計画",
    ),
    _years,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "era", "western", "short"),
    mark=("{n}　{text}", "◆{text}", "{n}. {text}"),
    repeat=(True, False),
    group=GROUP,
)

_COURSE_LEFT = (
    Item("number", ("番号", "No", "№"), 0.4),
    Item("name", ("重点取組", "取組事項", "重点課題"), 1.5),
    Item("sections", ("主管課", "担当課", "担当課・係"), 0.9),
    Item("entry.plan", ("実施内容", "取組の内容", "今年度の実施内容"), 1.8),
)
_COURSE_RIGHT = (
    Item("entry.midterm", ("9月末の状況", "中間進捗（9月末）", "中間報告"), 1.5),
    Item("entry.final", ("3月末の状況", "最終進捗（3月末）", "最終報告"), 1.5),
    Item("rating.result", ("達成状況", "進捗"), 0.7, values=("達成", "概ね達成", "遅延", "未着手")),
)
_COURSE_WORDS = (
    "4～6月 7～9月 10～12月 1～3月",
    "第1 第2 第3 第4",
    "1Ｑ 2Ｑ 3Ｑ 4Ｑ",
    "第１四半期 第２四半期 第３四半期 第４四半期",
)


def _course(sheet: Sheet) -> None:
    """A course of work: labels with colons, mission, sections in lines, goals; a row a project with marks in four quarters before what was done."""
    words = sheet.words
    hidden = pending(sheet, 0.4)
    print_header(Header("colon", ("部局", "部名", "部局名"), ("部局長", "部長名", "部長"), ("担当部長", "担当部長名"), names=("plain", "wide", "spaced")), sheet)  # fmt: skip
    print_prose(Prose(("部の使命", "ミッション", "部のミッション"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("運営方針", "基本方針", "部局の運営方針"), "policy", paragraphs=(1, 2)), sheet)
    sections_as_lines(("組織", "部の組織", "所管する課"), AsOf(dates=("full", "western", "no-year")), style_of(sheet, "plain", "wide"), sheet)  # fmt: skip
    print_goals(Goals(("重点目標", "{year}の目標", "今年度の重点目標"), ("nakaguro", "label", "circled")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("工程表", "重点取組工程表", "取組スケジュール")))
    over = words.pick(("実施時期", "工程", "スケジュール"))
    titles = words.template(_COURSE_WORDS).split(" ")
    left, right = (tuple(replace(cell, rowspan=2) for cell in titles_of(part, sheet)) for part in (_COURSE_LEFT, _COURSE_RIGHT))  # fmt: skip
    rows: list[Row] = [(*left, Cell(over, colspan=4, align="center", head=True), *right), title_cells(*titles)]
    for work in sheet.facts.works:
        found = started(work, sheet)
        own = cells_of(_COURSE_LEFT, work, found, sheet, _APART)
        rows.append((*own, *quarters(sheet), *cells_of(_COURSE_RIGHT, work, found, sheet, hidden=hidden)))
    shares = [item.width for item in (*_COURSE_LEFT, *_COURSE_RIGHT)]
    widths = (*shares[:4], *([0.5] * 4), *shares[4:])
    sheet.table(rows, tuple(one / sum(widths) for one in widths), 2)
    asked(sheet)
    free(sheet.report, "extras")


COURSE = Held(
    "course-of-work-by-quarters",
    ("{year}　{department}　重点取組工程表", "{department}工程表（{year}）", "{year}　{department}の運営方針と工程表"),
    _course,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "western", "spaced"),
    mark=("{text}", "{n}　{text}", "■ {text}"),
    repeat=(True, False),
    group=GROUP,
)

PLANS: tuple[Held, ...] = (YEARS, COURSE)
