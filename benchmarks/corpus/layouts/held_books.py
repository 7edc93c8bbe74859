"""Held-out layouts of many departments or years: a booklet with contents in two columns, last year's result beside the plan."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import free_markers, plain_table
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

_CHAPTER_ITEMS = (
    Item("number", ("番号", "No."), 0.5),
    Item("name", ("重点事業", "取組項目"), 1.8),
    Item("sections", ("担当課", "所管課"), 1.2),
    Item("goal", ("関連する目標", "目標番号"), 0.7),
    Item("entry.plan", ("目標", "今年度の目標"), 2, source="level"),
    Item("entry.final", ("結果", "取組結果"), 2.6),
    Item("rating.result", ("評価", "達成度"), 0.8, values=("◎", "○", "△", "×")),
)


def _chapter(sheet: Sheet) -> None:
    """A department of a booklet: its head, policy, goals by number, one table that names the goals."""
    header = Header(
        "row", ("部名", "部局名"), ("部長名", "部長"), ("担当部長",), names=("plain", "wide", "katakana-above")
    )
    print_header(header, sheet)
    print_prose(Prose(("部の方針", "部長の方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("重点目標", "組織の重点目標"), ("circled", "number")), sheet)
    free_markers(sheet)
    sheet.heading(sheet.words.pick(("重点事業の実績", "重点事業")))
    plain_table(_CHAPTER_ITEMS, sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    print_note(Note(("※評価　◎：目標を上回る　○：目標どおり　△：やや下回る　×：下回る",)), sheet)
    free(sheet.report, "extras")


TWO_COLUMN_BOOK = Held(
    "two-column-book",
    ("{department}　重点目標", "{department}の重点目標と実績"),
    _chapter,
    tuple(replace(look, foot="") for look in DENSE),
    years=("era", "western"),
    mark=("{n}　{text}", "○ {text}", "{text}"),
    binding=Binding(("{year}　組織重点目標（実績）", "{year}　部局の重点目標"), ("目　次", "目次"), (4, 6)),
)

_BESIDE_ITEMS = (
    Item("name", ("事業名", "主要事業"), 1.8),
    Item("sections", ("担当課", "所管課"), 1.2),
    Item("entry.final", ("{last}の成果", "{last}の取組実績"), 2.4),
    Item("entry.plan", ("{year}の取組", "{year}の取組内容"), 2.4),
    Item("budget.settlement", ("{last}決算額",), 1, money=("bare",)),
    Item("budget.initial", ("{year}当初予算額", "{year}予算額"), 1, money=("bare",)),
)


def _beside(sheet: Sheet) -> None:
    """The result of last year beside the plan of this one, money of both years under one caption."""
    words = sheet.words
    header = Header(
        "table", ("部名", "部局名"), ("部長名", "部長"), ("担当部長名",), names=("plain", "after", "spaced")
    )
    print_header(header, sheet)
    print_prose(Prose(("自己紹介", "部長の自己紹介"), "extra", paragraphs=(1, 1)), sheet)
    print_staffing(_STAFF, sheet)
    print_prose(Prose(("現状認識", "現状と課題"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("基本方針", "運営方針"), "policy", paragraphs=(1, 2), bullet=("○", "・")), sheet)
    sheet.heading(words.pick(("主要事業", "主な事業")))
    sheet.line(words.pick(("（単位：千円）", "(単位：千円)", "※金額の単位は千円")), "right")
    plain_table(_BESIDE_ITEMS, sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    free(sheet.report, "extras", "report_status")


_STAFF = Staffing(
    ("部の構成", "執行体制"), ("課名", "課・室名"), ("課長名", "課長"), ("職員数", "人数"), total=("row", "line", "none"),
    sum_row=("合　計", "計"), sum_line=("職員合計",), suffix=("人", "", "名"), names=("plain", "after"),
    dated=AsOf(dates=("full", "short", "no-year")),
)  # fmt: skip

YEAR_BESIDE_YEAR = Held(
    "year-beside-year",
    ("{year}　{department}の取組方針", "{department}の基本方針（{year}）"),
    _beside,
    (*ROOMY[:2], *DENSE),
    years=("era", "western", "short"),
    mark=("{text}", "● {text}", "{n}　{text}"),
    repeat=(True, False),
)

BOOKS: tuple[Held, ...] = (TWO_COLUMN_BOOK, YEAR_BESIDE_YEAR)
