"""Layouts of the group `further` that read as papers: chapters without a table of projects, a report at mid-year, a book of all departments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, free_kinds
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import free_markers, heads_in_line, plain_table
from benchmarks.corpus.layouts.last_parts import put
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_TOLD = (
    Item("entry.outline", ("事業の概要", "概要", "目的")),
    Item("entry.plan", ("取組内容", "今年度の取組内容", "今年度の取組")),
    Item("entry.final", ("取組結果", "年度末の実績", "実績")),
    Item("rating.result", ("達成状況", "評価", "達成度"), values=("達成", "概ね達成", "一部達成", "未達成")),
    Item("entry.issue_next", ("今後の課題", "今後の方向性", "次年度の取組")),
)
_TOLD_STAFF = Staffing(
    ("組織と職員数", "部の組織", "部の体制"), ("課名", "課・室名"), ("課長名", "所属長名"), ("職員数", "職員数（人）"),
    total=("row", "line", "none"), sum_row=("計", "合　計"), sum_line=("部の職員数", "職員数合計"), names=("plain", "wide", "after"),
    dated=AsOf(dates=("full", "western", "no-day")),
)  # fmt: skip


def _chapters(sheet: Sheet) -> None:
    """Numbered chapters; in the last one each project is a heading of its own, with a line for each label and its text."""
    words = sheet.words
    header = Header(
        "lines", ("部局名", "部名"), ("部局長名", "部長名"), ("担当部長名",), names=("plain", "wide", "closed")
    )
    print_header(header, sheet)
    print_prose(Prose(("部の使命", "部の役割", "部の使命・役割"), "mission", paragraphs=(1, 1)), sheet)
    print_staffing(_TOLD_STAFF, sheet)
    print_prose(
        Prose(("現状と課題", "部の現状と課題"), "current_state", paragraphs=(1, 3), bullet=("・", "○", "")), sheet
    )
    print_prose(Prose(("運営方針", "部の運営方針", "{year}の運営方針"), "policy", paragraphs=(1, 3), bullet=("・", "○", "")), sheet)  # fmt: skip
    print_goals(Goals(("重点目標", "部の重点目標", "{year}の重点目標"), ("paren", "circled", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な事業", "重点的に取り組む事業", "主な事業の取組")))
    hidden = begins(sheet, 0.3)
    form = words.template(("（{n}）{name}", "({n}) {name}", "事業{n}　{name}"))
    naming = Naming(words.template(("full", "none")), ("、", "・"))  # type: ignore[arg-type]
    label = words.template(("〔{}〕{}", "{}：{}", "・{}：{}"))
    for work in sheet.facts.works:
        _told(work, sheet, naming, hidden, (form, label))
    free(sheet.report, "extras")


def _told(work: Work, sheet: Sheet, naming: Naming, hidden: frozenset[str], forms: tuple[str, str]) -> None:
    name, found = begun(work, sheet, naming)
    subheading(sheet, forms[0].format(n=found["project_no"], name=name))
    owner = Item("sections", ("担当課", "所管課"))
    for item in (*((owner,) if naming.bracket == "none" else ()), *shown(_TOLD, hidden, sheet)):
        if text := put(item, work, found, sheet, APART if naming.bracket != "none" else naming):
            sheet.line(forms[1].format(sheet.words.pick(item.words), text))


CHAPTERS = Held(
    "chapters-of-text",
    (
        "{year}　{department}の運営方針と取組",
        "{department}　{year}運営方針",
        "{department}の運営方針及び主な事業（{year}）",
    ),
    _chapters,
    ROOMY,
    years=("era", "spaced", "western"),
    mark=("{n}　{text}", "{n}．{text}", "第{n}　{text}"),
    repeat=(False,),
    full_digits=True,
    group="further",
)

_SECOND_HALF = Item("entry.other", ("下半期の取組", "下半期の取組予定", "年度末に向けた取組"), 1.9, source="issue_next")
_MID_ITEMS = (
    Item("number", ("No.", "番号"), 0.5),
    Item("name", ("重点事業（担当課）", "事業名（担当課）", "主な取組（担当課）"), 1.9),
    Item("entry.plan", ("年度の目標", "今年度の目標", "年間目標"), 1.6, source="level"),
    Item("entry.plan", ("年度の取組内容", "取組内容", "年間の取組内容"), 2.1),
    Item("entry.midterm", ("９月末までの取組状況", "上半期の取組状況", "中間報告（９月末現在）"), 2.2),
    Item("rating.result", ("進捗状況", "進捗度", "進捗"), 0.8, values=("順調", "概ね順調", "やや遅れ", "遅れ")),
    _SECOND_HALF,
)
_MID_STAFF = Staffing(
    ("部の構成", "課の構成", "部内の組織"), ("課名", "所属名"), ("課長名", "所属長名", "課長"), ("職員数", "人員"),
    total=("none", "row"), sum_row=("合計", "計"), names=("plain", "wide"), dated=AsOf(dates=("full", "short", "no-year")),
)  # fmt: skip


def _interim(sheet: Sheet) -> None:
    """A report of the autumn: post and name without labels; what is done so far and how it goes, nothing of the year's end."""
    words = sheet.words
    print_header(Header(words.template(("bare", "run-on", "bracketed")), names=("plain", "wide")), sheet)  # type: ignore[arg-type]
    print_staffing(_MID_STAFF, sheet)
    print_prose(Prose(("部の基本方針", "基本方針", "部の方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)
    print_goals(Goals(("{year}の目標", "部の目標", "年度目標"), ("circled", "dot", "circle")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業の進捗状況", "主な取組の進捗状況", "取組の進捗状況")))
    naming = Naming(words.template(("line", "full")), ("、", "・"))  # type: ignore[arg-type]
    facts = sheet.facts
    works = tuple(replace(one, texts={**one.texts, "midterm": facts.writer.text("midterm", 40)}) for one in facts.works)
    plain_table(_MID_ITEMS, works, sheet, naming)
    for found in sheet.report["projects"]:
        # What is left for the second half is a plan, something to do next, or a text of another kind.
        free_kinds(found, sheet, _SECOND_HALF)
    print_note(Note((f"※{words.pick(_MID_ITEMS[5].words)}は、順調・概ね順調・やや遅れ・遅れの４区分",)), sheet)
    free(sheet.report, "extras")


INTERIM = Held(
    "interim-report",
    ("{year}　部局目標中間報告", "部局目標の中間報告（{year}）", "{year}　{department}の目標　中間報告"),
    _interim,
    DENSE,
    years=("era", "western"),
    mark=("{text}", "■ {text}", "{n}. {text}"),
    repeat=(True, False),
    group="further",
)

_BOOK_ITEMS = (
    Item("name", ("主な事業（担当課）", "主要事業（担当課）", "事業名（担当課）"), 2),
    Item("entry.plan", ("{year}の取組", "取組内容", "{year}の取組内容"), 2.6),
    Item("entry.final", ("{year}の実績", "実績報告", "取組実績"), 2.6),
    Item("rating.result", ("評価", "達成度"), 0.6, values=("Ａ", "Ｂ", "Ｃ", "Ｃ")),
)
_BOOK_STAFF = Staffing(
    ("部の組織", "組織及び職員", "部の体制"), ("課名", "課等"), ("課長名", "課長等名", "所属長名"), ("職員数", "職員数（人）"),
    total=("none", "row"), sum_row=("計", "合計"), names=("plain", "before", "wide"), dated=AsOf(dates=("full", "western")),
)  # fmt: skip


def _book(sheet: Sheet) -> None:
    """A department of a book: the head below the title, staff, policy, goals, one table of three or four columns."""
    words = sheet.words
    style = words.template(("plain", "wide"))
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "{post}　　{name}"))):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_staffing(_BOOK_STAFF, sheet)
    print_prose(
        Prose(("基本方針", "部の基本方針", "運営方針"), "policy", paragraphs=(2, 4), bullet=("", "・", "○")), sheet
    )
    print_goals(Goals(("{year}の目標", "重点目標", "{year}の重点目標"), ("circled", "dash-circled", "dot")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な事業の取組", "主な事業", "主要事業の取組")))
    # All departments of a book report at the same time.
    hidden = begins(sheet, 0.0 if words.template(("begin", "end", "end")) == "end" else 1.0)
    naming = Naming(words.template(("line", "full")), ("、", "・"))  # type: ignore[arg-type]
    plain_table(shown(_BOOK_ITEMS, hidden, sheet), sheet.facts.works, sheet, naming)
    free(sheet.report, "extras")


BOOK = Held(
    "book-of-policies",
    ("{department}の運営方針", "{department}", "{department}の基本方針"),
    _book,
    tuple(replace(look, foot="", running_head=False) for look in (*ROOMY[:2], *DENSE[:2])),
    years=("era", "western"),
    mark=("{n}　{text}", "■{text}", "【{text}】"),
    repeat=(True, False),
    binding=Binding(("{year}　各部局の運営方針", "各部局の基本方針（{year}）", "{year}　部局別運営方針集"), ("目次", "目　次"), (2, 4), lines=True),
    group="further",
)  # fmt: skip

PAPERS: tuple[Held, ...] = (CHAPTERS, INTERIM, BOOK)
