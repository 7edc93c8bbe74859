"""Layouts of the group `other` with a block or form for each project: shares reached, half years on a page, a book with banners."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, measure_rows, named, started, titles_of
from benchmarks.corpus.layouts.last_parts import (
    NOTHING,
    cells_of,
    next_page,
    pairs_row,
    pending,
    policy_row,
    put,
    without_actual,
)
from benchmarks.corpus.layouts.later_parts import statement_row
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.other_parts import entry, staff_in_line
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, mark_of, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_PERCENT = (("60％", "50％", "40％", "20％"), ("100％", "95％", "80％", "50％"))
_NAME, _OWNER = Item("name", ("重点事業名", "事業名", "取組名")), Item("sections", ("担当課", "担当課等", "所管課"))
_WHEN = (("9月末達成度", "3月末達成度"), ("中間達成度", "最終達成度"), ("達成度（9月末）", "達成度（3月末）"))
_TARGET = Item("entry.plan", ("目標", "達成目標", "今年度の目標"), source="level")
_METHOD = Item("entry.plan", ("取組", "取組内容", "実施方法"))
_RESULT = Item("entry.final", ("結果", "取組結果", "実施結果"))
_NEXT = Item("entry.issue_next", ("課題", "今後の課題", "次年度への課題"))


def _shares(sheet: Sheet) -> None:
    """Department in brackets, staff in one line; a block of rows for each project: its name beside two shares, texts below."""
    words, facts = sheet.words, sheet.facts
    print_header(Header("bracketed", names=("plain", "wide")), sheet)
    staff_in_line(AsOf(dates=("full", "no-year", "short")), sheet)
    print_prose(Prose(("部の使命", "使命・役割", "部の果たすべき役割"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部の取組方針", "{year}の取組方針", "取組方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "○")), sheet)  # fmt: skip
    print_goals(Goals(("部の重点目標", "重点目標", "今年度の重点目標"), ("circled", "black", "number"), ("nakaguro",)), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業の達成状況", "重点事業の目標と達成度", "重点事業の進捗状況")))
    hidden, naming = pending(sheet, 0.2), Naming(separators=("、", "・"))
    when = words.template(tuple("|".join(one) for one in _WHEN)).split("|")
    now, end = (Item("rating.result", (one,), values=values) for one, values in zip(when, _PERCENT, strict=True))
    titles = (words.pick(("No.", "番号")), words.pick(_NAME.words), words.pick(_OWNER.words), *when)
    rows: list[Row] = [
        tuple(replace(cell, colspan=2 if at == 1 else 1) for at, cell in enumerate(title_cells(*titles)))
    ]
    for work in facts.works:
        found = started(work, sheet)
        texts = [(item, put(item, work, found, sheet, APART, hidden)) for item in (_TARGET, _METHOD, _RESULT, _NEXT)]
        owner = put(_OWNER, work, found, sheet, naming)
        shares = (put(now, work, found, sheet), put(end, work, found, sheet, APART, hidden))
        number = Cell(str(found["project_no"]), 1 + len(texts), align="center")
        rows.append((number, Cell(work.name, 1, 2), Cell(owner), *(Cell(one, align="center") for one in shares)))
        rows += [(Cell(words.pick(item.words), head=True), Cell(text, colspan=4)) for item, text in texts]
    sheet.table(rows, (0.07, 0.13, 0.34, 0.18, 0.14, 0.14), 1)
    free(sheet.report, "extras")


SHARES = Held(
    "shares-reached",
    ("{year}　重点事業達成状況報告書", "重点事業達成状況報告書　{year}", "{year}　部別重点事業の達成状況"),
    _shares,
    (DENSE[0], DENSE[1], ROOMY[0], ROOMY[1]),
    years=("era", "western", "both"),
    mark=("{n}　{text}", "■ {text}", "〈{text}〉"),
    repeat=(True, False),
    group="other",
)

_PURPOSE = Item("entry.outline", ("事業の目的", "目的", "事業のねらい"))
_YEAR_GOAL = Item("entry.plan", ("年度目標", "今年度の目標", "到達目標"), source="level")
_GRADE = Item("rating.result", ("達成度", "進捗評価", "自己評価"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ"))
_SERVES = Item("goal", ("関連目標", "対応する目標", "該当する重点目標"))
_FURTHER = Item("entry.issue_next", ("今後の方向性", "次年度の方向性", "翌年度に向けて"))
_HALVES = (("上半期（4～9月）", "下半期（10～3月）"), ("上期", "下期"), ("前期（4月～9月）", "後期（10月～3月）"))


def _half_year_forms(sheet: Sheet) -> None:
    """A page for the department; then a form for each project, perhaps a page each, with a grid of half years in its midst."""
    words, facts = sheet.words, sheet.facts
    header = Header("stacked", ("部局名", "部名"), ("部局長", "部長名", "部長"), ("担当部長",), names=("plain", "wide", "katakana-above"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("部のビジョン", "目指す姿", "部の将来像"), "vision", paragraphs=(1, 1), length=12), sheet)
    print_prose(Prose(("基本方針", "部の方針", "部の基本方針"), "policy", paragraphs=(1, 2), box=True), sheet)
    print_goals(Goals(("{year}の重点目標", "重点目標", "部の目標"), ("circled", "paren", "number")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業管理票", "事業別管理票", "事業ごとの計画と実績")))
    hidden, paged = pending(sheet, 0.2), words.template(("paged", "paged", "running")) == "paged"
    for at, work in enumerate(facts.works, start=1):
        if paged:
            next_page(sheet, at, "- {} -", words.fill("{year}　重点事業管理票　") + facts.department)
        sheet.table(_half_form(work, sheet, hidden), (0.16, 0.26, 0.16, 0.42))
        sheet.line("")
    free(sheet.report, "extras")


def _half_form(work: Work, sheet: Sheet, hidden: frozenset[str]) -> list[Row]:
    words, facts, found = sheet.words, sheet.facts, started(work, sheet, goals=True)
    naming = Naming(separators=("、", "\n"))

    def pair(item: Item, without: frozenset[str] = NOTHING) -> tuple[str, str]:
        return words.pick(item.words), put(item, work, found, sheet, naming, without)

    def halves(kind: tuple[str, str], label: tuple[str, ...]) -> Row:
        title = words.pick(label)
        shown = ["" if one in hidden else facts.writer.text(one.removeprefix("entry."), 30) for one in kind]
        for one, text in zip(kind, shown, strict=True):
            if text:
                found["entries"].append(entry(one.removeprefix("entry."), title, facts.fiscal_year, text))
        return (Cell(title, head=True), Cell(shown[0], colspan=2), Cell(shown[1]))

    numbered = (words.pick(("事業番号", "整理番号", "No.")), str(found["project_no"]))
    first, second = words.template(tuple("|".join(one) for one in _HALVES)).split("|")
    rows: list[Row] = [
        pairs_row((numbered, (words.pick(("事業名", "重点事業名", "取組名")), work.name))),
        pairs_row((pair(_OWNER), pair(_SERVES))),
        *(pairs_row((pair(item),), (3,)) for item in (_PURPOSE, _YEAR_GOAL)),
        (Cell(words.pick(("時期", "区分")), align="center", head=True), Cell(first, 1, 2, "center", head=True), Cell(second, align="center", head=True)),
        halves(("entry.plan", "entry.plan"), ("計画", "取組計画", "実施計画")),
        halves(("entry.midterm", "entry.final"), ("実績", "取組実績", "実施状況")),
    ]  # fmt: skip
    label = words.pick(_GRADE.words)
    grades = (put(_GRADE, work, found, sheet), put(_GRADE, work, found, sheet, APART, hidden))
    for one in found["ratings"]:
        # It stands in a row and a column that both have titles.
        free(one, "label")
    rows.append((Cell(label, head=True), Cell(grades[0], 1, 2, "center"), Cell(grades[1], align="center")))
    rows.append(pairs_row((pair(_FURTHER, hidden),), (3,)))
    return rows


HALF_YEAR_FORMS = Held(
    "half-year-forms",
    ("{year}　重点事業管理票", "重点事業管理票（{year}）", "{year}　部の重点事業　進行管理票"),
    _half_year_forms,
    tuple(replace(look, foot="", running_head=False) for look in (*ROOMY[:3], DENSE[1])),
    years=("era", "spaced", "western"),
    mark=("{text}", "◎ {text}", "{n}　{text}"),
    repeat=(False,),
    group="other",
)

_BANNER_LEFT = (
    Item("name", ("主な取組", "取組", "重点的な取組"), 1.7),
    Item("sections", ("担当課", "課名"), 1),
    Item("entry.plan", ("{year}の取組内容", "今年度の取組", "取組の内容"), 2),
)
_BANNER_NUMBERS = (
    Item("measure.label", ("指標", "成果指標", "指標（単位）"), 1.6, with_unit=True),
    Item("measure.actual", ("{last2}実績",), 0.8),
    Item("measure.actual", ("{last}実績",), 0.8),
    Item("measure.target", ("{year}目標",), 0.8),
    Item("measure.actual", ("{year}実績",), 0.8),
)
_BANNER_RIGHT = (
    Item("entry.final", ("成果と評価", "取組の成果", "成果"), 2),
    Item("rating.result", ("判定", "達成区分", "評価"), 0.7, values=("達成", "概ね達成", "一部達成", "未達成")),
)


def _banners(sheet: Sheet) -> None:
    """A department of a book: its name and head as a banner without labels, all statements and goals in one table, figures by year."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide"))  # type: ignore[assignment]
    lines = []
    for at, head in enumerate(facts.heads):
        post = f"{facts.department}長" if at == 0 else head.post
        text, found = named(head, style, "department_head", post, sheet, in_line=True)
        sheet.report["officers"].append(found)
        lines.append(f"{post}　{text}")
    sheet.table([(Cell(facts.department, align="center", head=True), Cell("\n".join(lines), align="center"))], (0.4, 0.6))  # fmt: skip
    rows = [
        policy_row(("使命", "ミッション"), "mission", sheet),
        statement_row(
            ("運営方針", "部の方針", "基本方針"), "policy", sheet, 50, count=2, bullet=words.template(("・", "○"))
        ),
        *_goal_rows(sheet),
    ]
    sheet.table(rows, (0.16, 0.84))
    sheet.heading(words.pick(("主な取組と指標", "取組と成果指標の推移", "主な取組の実績")))
    # All departments of a book report at the same time.
    hidden = NOTHING if words.template(("end", "end", "begin")) == "end" else pending(sheet, 1.0)
    _banner_projects(sheet, hidden)
    free(sheet.report, "extras")


def _goal_rows(sheet: Sheet) -> list[Row]:
    """A row for each goal, their label merged over all of them."""
    words, aims = sheet.words, sheet.facts.aims
    rows: list[Row] = []
    label = Cell(words.pick(("重点目標", "部の目標")), len(aims), align="center", head=True)
    for number, aim in enumerate(aims, start=1):
        shown, mark, goal_no = mark_of(words.template(("circled", "dot", "paren")), number, "")  # type: ignore[arg-type]
        text = Cell(f"{shown}{aim.text}")
        rows.append((label, text) if number == 1 else (text,))
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})
    free_markers(sheet)
    return rows


def _banner_projects(sheet: Sheet, hidden: frozenset[str]) -> None:
    items, naming = (*_BANNER_LEFT, *_BANNER_NUMBERS, *_BANNER_RIGHT), Naming(separators=("、", "\n"))
    rows: list[Row] = [titles_of(items, sheet)]
    for one in sheet.facts.works:
        work = without_actual(one) if hidden else one
        found = started(work, sheet)
        size = len(work.indicators)
        left = cells_of(_BANNER_LEFT, work, found, sheet, naming, rows=size)
        first, *others = measure_rows(_BANNER_NUMBERS, work, found, sheet)
        rows += [(*left, *first, *cells_of(_BANNER_RIGHT, work, found, sheet, naming, hidden, rows=size)), *others]
    total = sum(item.width for item in items)
    sheet.table(rows, tuple(item.width / total for item in items), 1)


BANNER_BOOK = Held(
    "banner-book",
    ("{department}の目標と成果", "{department}　目標と成果", "{department}の重点目標と成果"),
    _banners,
    tuple(replace(look, foot="", running_head=False) for look in DENSE),
    years=("era", "short", "western"),
    mark=("{text}", "◆ {text}", "＜{text}＞"),
    repeat=(True, False),
    binding=Binding(("{year}　各部局の目標と成果", "{year}　部局別目標管理報告書", "各部の目標と成果（{year}）"), ("目次", "目　次"), (2, 4), lines=True),
    group="other",
)  # fmt: skip

SHEETS: tuple[Held, ...] = (SHARES, HALF_YEAR_FORMS, BANNER_BOOK)
