"""The last held-out layouts with a table for each project or goal, or with names in rows of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    free_markers,
    heads_in_line,
    measure_rows,
    plain_table,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import (
    cells_of,
    next_page,
    pairs_row,
    pending,
    policy_row,
    put,
    without_actual,
)
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, mark_of, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_NAME = Item("name", ("事業名", "事務事業名", "事業名称"))
_SECTIONS = Item("sections", ("担当課", "所管課", "担当課名"))
_PURPOSE = Item("entry.outline", ("事業の目的・概要", "事業概要", "事業の目的及び内容"))
_PLAN = Item("entry.plan", ("今年度の取組内容", "{year}の取組内容", "取組内容"))
_RESULT = Item("entry.final", ("取組の実績と成果", "{year}の取組実績", "実績・成果"))
_NEXT = Item("entry.issue_next", ("今後の課題", "次年度に向けた課題", "今後の取組方針"))
_BUDGET = Item("budget.initial", ("予算額", "当初予算額"), money=("thousand", "yen"))
_SPENT = Item("budget.settlement", ("決算額",), money=("thousand", "yen"))
_RATING = Item("rating.result", ("達成度", "総合評価", "評価"), values=("S", "A", "B", "C"))
_PRIORITY = Item("rating.priority", ("優先度", "重要度"), values=("高", "中", "低"))
_FIGURES = (
    Item("measure.label", ("指標名", "活動・成果指標", "指標"), 2),
    Item("measure.unit", ("単位",)),
    Item("measure.actual", ("{last}実績",)),
    Item("measure.target", ("{year}目標",)),
    Item("measure.actual", ("{year}実績",)),
)


def _project_cards(sheet: Sheet) -> None:
    """A card for each project: pairs at its top, long texts below a label as wide as the card, figures of two years."""
    words, facts = sheet.words, sheet.facts
    header = Header("table", ("部局名", "担当部", "部名"), ("部長名", "部長"), ("担当部長",), names=("plain", "wide"))
    print_header(header, sheet)
    print_prose(Prose(("部の基本方針", "部局の方針"), "policy", paragraphs=(1, 2)), sheet)
    hidden, paged = pending(sheet), words.template(("paged", "paged", "running")) == "paged"
    form, with_figures = words.template(("- {} -", "－{}－", "{}")), facts.chance.random() < 0.8
    for at, one in enumerate(facts.works, start=1):
        work = without_actual(one) if hidden else one
        if paged:
            next_page(sheet, at, form, words.fill("{year}　") + facts.department)
        found = started(work, sheet)
        rows = _card_top(work, found, sheet)
        for item in (_PURPOSE, _PLAN):
            rows += _below(item, work, found, sheet, hidden)
        if with_figures:
            label, *others = titles_of(_FIGURES, sheet)
            rows.append((replace(label, colspan=2), *others))
            figures = measure_rows(_FIGURES, work, found, sheet)
            rows += [(replace(name, colspan=2), *cells) for name, *cells in figures]
        rows.append(_card_pairs((_BUDGET, _SPENT), work, found, sheet, hidden))
        rows += _below(_RESULT, work, found, sheet, hidden)
        rows.append(_card_pairs((_RATING, _PRIORITY), work, found, sheet, hidden))
        rows += _below(_NEXT, work, found, sheet, hidden)
        sheet.table(rows, (0.16, 0.2, 0.16, 0.16, 0.16, 0.16))
    free(sheet.report, "extras")


def _card_top(work: Work, found: dict[str, Any], sheet: Sheet) -> list[Row]:
    number = sheet.words.pick(("整理番号", "番号", "No."))
    naming = Naming(separators=("、", "・", "／"))
    name, sections = (put(one, work, found, sheet, naming) for one in (_NAME, _SECTIONS))
    top = (number, str(found["project_no"])), (sheet.words.pick(_NAME.words), name)
    return [pairs_row(top, (1, 3)), pairs_row(((sheet.words.pick(_SECTIONS.words), sections),), (5,))]


def _below(item: Item, work: Work, found: dict[str, Any], sheet: Sheet, hidden: frozenset[str]) -> list[Row]:
    """A label as wide as the card, and the text in the row below."""
    text = put(item, work, found, sheet, APART, hidden)
    return [(Cell(sheet.words.pick(item.words), colspan=6, head=True),), (Cell(text, colspan=6),)]


def _card_pairs(
    items: tuple[Item, ...], work: Work, found: dict[str, Any], sheet: Sheet, hidden: frozenset[str]
) -> Row:
    pairs = tuple((sheet.words.pick(item.words), put(item, work, found, sheet, APART, hidden)) for item in items)
    return pairs_row(pairs, (2, 2))


PROJECT_CARDS = Held(
    "project-cards",
    ("{year}　{department}　事務事業評価シート", "{department}　事業評価表（{year}）", "{year}　事業シート（{department}）"),
    _project_cards,
    tuple(replace(look, foot="", running_head=False) for look in ROOMY),
    years=("era", "western", "short"),
    mark=("{text}", "■ {text}", "{n}　{text}"),
    group="held",
)  # fmt: skip

_GOAL_ITEMS = (
    Item("name", ("具体的な取組（担当課）", "取組項目（担当課）", "主な取組（担当課）"), 2),
    Item("entry.plan", ("取組内容", "今年度の取組", "計画"), 2.6),
    Item("entry.final", ("取組結果", "実績", "取組の成果"), 2.6),
    Item("rating.result", ("評価", "達成度", "自己評価"), 0.8, values=("A", "B", "C", "D")),
)


def _goal_tables(sheet: Sheet) -> None:
    """A table for each goal, whose first row is the goal itself; the sections of projects stand in brackets."""
    words, facts = sheet.words, sheet.facts
    header = Header(
        "row", ("部名", "部局名"), ("部長名", "部長"), ("担当部長",), names=("plain", "wide", "after-closed")
    )
    print_header(header, sheet)
    print_staffing(_PLAIN_STAFF, sheet)
    statements = [
        policy_row(("部の使命", "ミッション"), "mission", sheet),
        policy_row(("運営方針", "基本方針"), "policy", sheet),
    ]
    if facts.chance.random() < 0.5:
        statements.append(policy_row(("将来像", "目指す姿"), "vision", sheet))
    sheet.table(statements, (0.18, 0.82))
    sheet.heading(words.pick(("重点目標と具体的な取組", "目標及び取組", "重点目標に基づく取組")))
    hidden, naming = pending(sheet), Naming(words.template(("full", "line")), ("、", "・"))  # type: ignore[arg-type]
    style, unit = words.template(("label", "label-circled", "label")), words.pick(("重点目標", "目標"))
    for number, works in by_goal(sheet):
        aim = facts.aims[number - 1]
        shown, mark, goal_no = mark_of(style, number, unit)  # type: ignore[arg-type]
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})
        rows: list[Row] = [(Cell(shown.strip(), head=True), Cell(aim.text, colspan=3)), titles_of(_GOAL_ITEMS, sheet)]
        for work in works:
            found = started(work, sheet)
            rows.append(cells_of(_GOAL_ITEMS, work, found, sheet, naming, hidden))
            free(found, "goal_nos")
        sheet.table(rows, widths_of(_GOAL_ITEMS))
    free_markers(sheet)
    print_note(Note(("※ A：達成　B：概ね達成　C：一部達成　D：未達成",)), sheet)
    free(sheet.report, "extras")


_PLAIN_STAFF = Staffing(
    ("部の構成", "部の組織", "組織"), ("課名", "課"), ("課長", "課長名"), ("職員数", "人数"), total=("row", "line", "none"),
    sum_row=("計", "合　計", "部計"), sum_line=("部の職員数", "職員数合計"), suffix=("", "人"), names=("plain", "wide"),
    dated=AsOf(dates=("full", "short", "no-year")),
)  # fmt: skip

GOAL_TABLES = Held(
    "goal-tables",
    (
        "{year}　{department}　重点目標",
        "{department}　重点目標及び取組結果（{year}）",
        "{year}　{department}　目標と取組",
    ),
    _goal_tables,
    (*ROOMY, DENSE[0]),
    years=("era", "both", "western"),
    mark=("{n}　{text}", "◎ {text}", "【{text}】"),
    group="held",
)

_PAIR_ITEMS = (
    Item("entry.plan", ("今年度の取組", "取組予定", "取組計画"), 3),
    Item("entry.final", ("取組の成果", "取組実績", "１年間の成果"), 3),
)


def _spanned_names(sheet: Sheet) -> None:
    """The head's words and signature; a table of plan and result, the project's name above both in a row of its own."""
    words, facts = sheet.words, sheet.facts
    print_prose(Prose(("部長メッセージ", "部長から一言", "部長コメント"), "message", paragraphs=(1, 3)), sheet)
    style: NameStyle = facts.chance.choice(("plain", "wide"))
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "{post}：{name}"))):
        sheet.line(line, "right")
    print_goals(Goals(("{year}の重点目標", "{year}の目標"), ("circled", "dot", "diamond"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な事業", "重点事業", "目標を実現するための事業")))
    naming = Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    hidden, form = pending(sheet), words.template(("{n}　{name}", "({n}) {name}", "{name}", "■{name}"))
    rows: list[Row] = [titles_of(_PAIR_ITEMS, sheet)]
    for work in facts.works:
        found = started(work, sheet)
        name = put(_NAME, work, found, sheet, naming)
        rows.append((Cell(form.format(n=found["project_no"], name=name), colspan=2, head=True),))
        rows.append(cells_of(_PAIR_ITEMS, work, found, sheet, naming, hidden))
    sheet.table(rows, (0.5, 0.5), 1)


SPANNED_NAMES = Held(
    "spanned-names",
    ("{department}　部長の重点取組（{year}）", "{year}　{head}の重点取組", "{head}　重点取組宣言（{year}）"),
    _spanned_names,
    ROOMY,
    years=("era", "western"),
    mark=("{text}", "【{text}】", "○ {text}"),
    repeat=(True, False),
    group="held",
)

_GUIDE_ITEMS = (
    Item("name", ("施策・事業名", "主な事業", "事業名"), 1.8),
    Item("sections", ("担当課", "担当"), 1.1),
    Item("entry.plan", ("取組内容", "事業計画"), 2.6),
    Item("budget.initial", ("予算額（千円）", "当初予算額（千円）"), 1, money=("bare",)),
    Item("entry.final", ("取組状況", "実績", "実施結果"), 2.6),
)


def _guide(sheet: Sheet) -> None:
    """A department of a guide: its head in a line, statements, goals in a table, one table of projects."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide"))  # type: ignore[assignment]
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "{post}：{name}"))):
        sheet.line(line)
    print_prose(Prose(("部の役割", "部の使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部の運営方針", "基本方針"), "policy", paragraphs=(1, 2), bullet=("", "・")), sheet)
    sheet.heading(words.pick(("重点目標", "今年度の重点目標")))
    aims = facts.aims[:5]
    sheet.table(
        [
            title_cells(words.pick(("番号", "No.")), words.pick(("目標", "重点目標の内容"))),
            *((Cell(str(at), align="center"), Cell(aim.text)) for at, aim in enumerate(aims, start=1)),
        ],
        (0.1, 0.9),
        1,
    )
    for at, aim in enumerate(aims, start=1):
        sheet.report["goals"].append({"goal_no": at, "marker": str(at), "text": clean(aim.text), "children": []})
    free_markers(sheet)
    sheet.heading(words.pick(("主な事業の取組", "主要な施策・事業")))
    plain_table(_GUIDE_ITEMS, facts.works, sheet, Naming(separators=("、", "\n")))
    free(sheet.report, "extras")


GUIDE_BOOK = Held(
    "guide-book",
    ("{department}の施策と重点目標", "{department}　施策の概要", "{department}の取組"),
    _guide,
    tuple(replace(look, foot="", running_head=False) for look in DENSE),
    years=("era", "western"),
    mark=("{n}　{text}", "■ {text}", "【{text}】"),
    binding=Binding(("{year}　部局別重点目標", "{year}　部局の重点取組", "{year}　市政運営の取組"), ("目次", "目　　次"), (3, 5), lines=True),
    group="held",
)  # fmt: skip

SHEETS: tuple[Held, ...] = (PROJECT_CARDS, GOAL_TABLES, SPANNED_NAMES, GUIDE_BOOK)
