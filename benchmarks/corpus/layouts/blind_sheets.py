"""Layouts nobody has read with a sheet of their own for projects or sections: projects as columns, boards of sections, boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell, PageBreak
from benchmarks.corpus.layouts.blind_parts import aside, noted_section, print_parted_staff, remark, ticked
from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, print_as_of
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, by_section, free_markers, heads_in_line, named, started
from benchmarks.corpus.layouts.last_parts import cells_of, heads_as_pairs, pairs_row, pending, policy_row, put
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle, post_in
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Unit, Work

_ASPECTS = (
    Item("name", ("施策名", "重点施策名", "事業名")),
    Item("sections", ("担当課", "所管課")),
    Item("entry.outline", ("目的", "事業の目的", "施策の目的")),
    Item("budget.initial", ("当初予算額", "予算額"), money=("thousand", "mixed", "man")),
    Item("entry.plan", ("主な取組", "今年度の取組", "取組内容")),
    Item("entry.other", ("達成水準", "達成基準"), source="level"),
    Item("entry.final", ("取組結果", "年度末の結果", "取組の成果")),
    Item("rating.result", ("達成度", "自己評価"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
    Item("entry.issue_next", ("来年度に向けた課題", "今後の課題")),
)


def _projects_as_columns(sheet: Sheet) -> None:
    """Tables of two or three projects side by side: what is asked stands at the left, each project is a column."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide"))  # type: ignore[assignment]
    for line in heads_in_line(
        sheet, style, words.template(("{post}　{name}", "{post}　　{name}", "（{post}：{name}）"))
    ):
        sheet.line(line, "right")
    print_prose(Prose(("使命", "部の使命"), "mission", paragraphs=(1, 1), box=True), sheet)
    print_prose(Prose(("現状と課題", "現状認識"), "current_state", paragraphs=(1, 3), bullet=("・", "○")), sheet)
    print_prose(Prose(("運営方針", "部の方針"), "policy", paragraphs=(1, 2)), sheet)
    sheet.heading(words.pick(("重点施策の取組", "重点施策と取組結果", "今年度の重点施策")))
    hidden, naming = pending(sheet), Naming(separators=("、", "・", "\n"))
    beside = int(words.template(("2", "3")))
    corner, title = words.template(("区分", "項目", "")), words.template(("重点施策{}", "重点施策（{}）", "施策{}"))
    for start in range(0, len(facts.works), beside):
        works = facts.works[start : start + beside]
        projects = [started(work, sheet) for work in works]
        rows: list[Row] = [title_cells(corner, *(title.format(found["project_no"]) for found in projects))]
        for item in _ASPECTS:
            texts = (put(item, work, found, sheet, naming, hidden) for work, found in zip(works, projects, strict=True))
            rows.append((Cell(words.pick(item.words), head=True), *map(Cell, texts)))
        sheet.table(rows, (0.14, *(0.86 / beside,) * len(works)), 1)
    print_note(Note(("※達成度　Ａ：達成　Ｂ：おおむね達成　Ｃ：やや不十分　Ｄ：不十分",)), sheet)


PROJECTS_AS_COLUMNS = Held(
    "projects-as-columns",
    ("{year}　{department}　重点施策シート", "{department}の重点施策（{year}）", "{year}　{head}の重点施策"),
    _projects_as_columns,
    (ROOMY[1], *DENSE),
    years=("era", "western"),
    mark=("【{text}】", "{n}　{text}", "● {text}"),
    repeat=(False,),
    group="blind",
)

_BOARD = (
    Item("number", ("番号", "№"), 0.06),
    Item("name", ("目標項目", "業務目標", "取組項目")),
    Item("entry.plan", ("取組内容", "具体的な取組内容")),
    Item("entry.other", ("目標達成基準", "達成基準"), source="level"),
    Item("entry.final", ("年度末の状況", "取組実績", "実績")),
    Item("rating.result", ("達成度", "評価"), values=("5", "4", "3", "2")),
)
_BOARD_WIDTHS = (0.06, 0.06, 0.16, 0.12, 0.12, 0.18, 0.2, 0.1)
_BOARD_SPANS = (1, 2, 2, 1, 1, 1)


def _boards(sheet: Sheet) -> None:
    """A frame for each section: its name, head and staff in the first row, its targets below; perhaps a page each."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = facts.chance.choice(("plain", "wide", "short-only"))
    heads = heads_as_pairs(("部長", "部局長名", "部長名"), ("担当部長",), style, sheet)
    top = [pairs_row((pair,)) for pair in ((words.pick(("部名", "部局名")), facts.department), *heads)]
    sheet.table([*top, policy_row(("部の方針", "部の運営方針", "基本方針"), "policy", sheet)], (0.16, 0.84))
    print_goals(Goals(("部の目標", "部の重点目標", "組織目標"), ("circled", "paren", "circle"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("各課の目標", "課別目標管理シート", "課別の目標と実績")))
    print_as_of(AsOf(("※職員数は{}", "（職員数は{}）"), ("full", "western", "no-year", "no-day")), sheet)
    label, hidden = words.pick(("課長名", "所属長名", "課長")), pending(sheet)
    paged = words.template(("paged", "running", "running")) == "paged"
    for unit, works in by_section(sheet):
        if paged:
            sheet.blocks.append(PageBreak())
        rows: list[Row] = [_board_top(unit, label, style, sheet)]
        titles = zip(_BOARD, _BOARD_SPANS, strict=True)
        rows.append(tuple(Cell(words.pick(item.words), 1, span, "center", head=True) for item, span in titles))
        for work in works:
            found = started(work, sheet)
            cells = cells_of(_BOARD, work, found, sheet, APART, hidden)
            spans = zip(cells, _BOARD_SPANS, strict=True)
            rows.append(tuple(Cell(cell.text, 1, span, cell.align) for cell, span in spans))
            # Its section stands once, above all projects of the board.
            free(found, "sections")
        sheet.table(rows, _BOARD_WIDTHS)
        if not paged:
            sheet.line("")
    print_note(Note(("※５：大きく上回る　４：上回る　３：目標どおり　２：下回る　１：大きく下回る",)), sheet)


def _board_top(unit: Unit, label: str, style: NameStyle, sheet: Sheet) -> Row:
    words = sheet.words
    text, officer = named(unit.head, style, "section_head", post_in(label), sheet)
    number = int(unit.total(STAFF_TYPES))
    count = f"{number}{words.template(('人', '名', ''))}"
    noted_section(unit, count, [officer], sheet)["staff_count"] = number
    return (
        Cell(words.pick(("課名", "所属", "所属名")), 1, 2, head=True),
        Cell(unit.name),
        Cell(label, head=True),
        Cell(text, 1, 2),
        Cell(words.pick(("職員数", "課の職員数")), head=True),
        Cell(count, align="center"),
    )


BOARDS = Held(
    "boards",
    ("{year}　{department}　課別目標管理シート", "{department}　目標管理シート（{year}）", "{year}　組織目標管理シート（{department}）"),
    _boards,
    DENSE,
    years=("era", "spaced", "western"),
    mark=("{text}", "■{text}", "（{n}）{text}"),
    full_digits=True,
    group="blind",
)  # fmt: skip

_FORM = (
    Item("entry.plan", ("今年度の目標", "到達目標"), source="level"),
    Item("entry.outline", ("目的及び内容", "事業の目的", "取組の目的")),
    Item("entry.midterm", ("中間報告", "上半期の取組状況")),
    Item("entry.final", ("取組実績", "年度末の状況", "最終報告")),
)
_DONE = Item("rating.result", ("達成状況", "目標の達成状況"), values=("達成", "おおむね達成", "一部達成", "未達成"))
_HARD = Item("rating.difficulty", ("難易度", "目標の難易度"), values=("高", "中", "低"))
_NEXT = Item("entry.issue_next", ("今後の課題", "残された課題", "次年度への課題"))


def _tick_boxes(sheet: Sheet) -> None:
    """A numbered form of the city hall (様式): staff with its parts, then a form for each project with boxes to tick."""
    words, facts = sheet.words, sheet.facts
    form_number = words.pick(("様式第１号", "（様式２）", "別記様式", "様式１"))
    sheet.blocks[:0] = _first_line(form_number, sheet)
    style: NameStyle = facts.chance.choice(("plain", "wide", "before"))
    heads = heads_as_pairs(("部局長名", "部長名", "部長"), ("担当部長名",), style, sheet)
    pairs = ((words.pick(("部局名", "部名")), facts.department), *heads)
    sheet.table([pairs_row(pairs)], (0.13, *(0.87 / (2 * len(pairs) - 1),) * (2 * len(pairs) - 1)))
    staff = AsOf(dates=("full", "short", "western", "no-year"))
    print_parted_staff(("組織と職員数", "職員の状況", "部の体制"), staff, sheet, style)
    print_prose(Prose(("部の使命", "組織の使命・役割"), "mission", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("基本方針", "運営の方針"), "policy", paragraphs=(1, 3), bullet=("", "○ ", "・")), sheet)
    sheet.heading(words.pick(("目標の達成状況", "組織目標の達成状況", "取組の目標と実績")))
    hidden, naming = pending(sheet), Naming(separators=("、", "・"))
    for work in facts.works:
        sheet.table(_form(work, sheet, naming, hidden), (0.16, 0.4, 0.14, 0.3))
        sheet.line("")
    remark(
        sheet,
        words.pick(("※該当する□にチェックを入れてください。", "（注）達成状況及び難易度は、該当する□を■にすること。")),
    )


def _first_line(text: str, sheet: Sheet) -> list[Any]:
    aside(sheet, text)
    sheet.line(text)
    return [sheet.blocks.pop()]


def _form(work: Work, sheet: Sheet, naming: Naming, hidden: frozenset[str]) -> list[Row]:
    words, found = sheet.words, started(work, sheet)
    name = words.pick(("目標項目", "事業名", "取組名"))
    sections = put(Item("sections", ("担当課",)), work, found, sheet, naming)
    rows: list[Row] = [
        pairs_row(((name, work.name),), (3,)),
        pairs_row(((words.pick(("担当課", "所管課")), sections), (words.pick(_HARD.words), ticked(_HARD, work, found, sheet)))),
    ]  # fmt: skip
    rows += [
        pairs_row(((words.pick(item.words), put(item, work, found, sheet, APART, hidden)),), (3,)) for item in _FORM
    ]
    done = ticked(_DONE, work, found, sheet, blank=bool(hidden))
    rows.append(pairs_row(((words.pick(_DONE.words), done),), (3,)))
    rows.append(pairs_row(((words.pick(_NEXT.words), put(_NEXT, work, found, sheet, APART, hidden)),), (3,)))
    return rows


TICK_BOXES = Held(
    "tick-boxes",
    ("{year}　{department}　組織目標達成状況報告書", "{year}　組織目標シート（{department}）", "{department}　目標達成状況調書（{year}）"),
    _tick_boxes,
    (*ROOMY, DENSE[2]),
    years=("era", "both", "spaced"),
    mark=("{n}　{text}", "{n}．{text}", "{text}"),
    group="blind",
)  # fmt: skip

SHEETS: tuple[Held, ...] = (PROJECTS_AS_COLUMNS, BOARDS, TICK_BOXES)
