"""Layouts nobody has read, whose projects stand in one wide table: stages as rows, pillars with sub-totals, quarters, two-line records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Beside, Cell, Table
from benchmarks.corpus.layouts.blind_parts import aside, day_text, remark, sums_of
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, by_goal, free_markers, heads_in_line, printed, started
from benchmarks.corpus.layouts.last_parts import (
    cells_of,
    grouped_titles,
    heads_as_pairs,
    pairs_row,
    pending,
    policy_row,
    put,
)
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Note, Prose, mark_of, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_STAGES = (
    Item("entry.plan", ("当初計画", "年度計画", "計画")),
    Item("entry.midterm", ("中間報告", "中間（9月末）", "上半期の状況")),
    Item("entry.final", ("年度末報告", "年度末実績", "年間の実績")),
)
_PROGRESS = Item("rating.result", ("進捗評価", "評価", "進捗度"), values=("順調", "概ね順調", "やや遅れ", "遅れ"))


def _stage_rows(sheet: Sheet) -> None:
    """A day of writing, head and statements in one frame, then three rows of stages behind each project's merged name."""
    words, facts = sheet.words, sheet.facts
    hidden = pending(sheet, 0.2)
    written = day_text(facts.chance, facts.fiscal_year + (not hidden), 10 if hidden else 3)
    remark(sheet, f"{words.pick(('記入日', '作成日'))}：{written}", "right")
    style: NameStyle = facts.chance.choice(("plain", "wide", "closed"))
    heads = heads_as_pairs(("部局長", "部長名", "部長"), ("担当部長", "担当部長名"), style, sheet)
    pairs = [(words.pick(("部局", "部名", "所属")), facts.department), *heads]
    statements = [
        policy_row(("部の使命", "組織の使命"), "mission", sheet),
        policy_row(("現状と課題", "現状・課題"), "current_state", sheet),
        policy_row(("運営方針", "部の方針"), "policy", sheet),
    ]
    sheet.table([*(pairs_row((pair,)) for pair in pairs), *statements], (0.18, 0.82))
    sheet.heading(words.pick(("重点事業の進捗", "重点取組の進捗状況", "進捗管理")))
    name = Item("name", ("重点事業（担当課）", "取組名（担当課）", "事業名（所管課）"))
    columns = ("№", name.words, ("区分", "時期"), ("内容", "取組の内容・状況"), _PROGRESS.words)
    rows: list[Row] = [title_cells(*(one if isinstance(one, str) else words.pick(one) for one in columns))]
    naming, dash = Naming("line", ("、", "・")), words.template(("－", "", "／"))
    for work in facts.works:
        found = started(work, sheet)
        left = (Cell(str(found["project_no"]), 3, align="center"), Cell(put(name, work, found, sheet, naming), 3))
        for at, item in enumerate(_STAGES):
            text = put(item, work, found, sheet, naming, hidden)
            grade = _stage_grade(at, text, work, found, sheet) if at else dash
            stage = Cell(words.pick(item.words), align="center", head=True)
            rows.append((*(() if at else left), stage, Cell(text), Cell(grade, align="center")))
    sheet.table(rows, (0.06, 0.22, 0.13, 0.47, 0.12), 1)
    print_note(
        Note(("※評価は、順調・概ね順調・やや遅れ・遅れの４段階", "（注）評価は計画に対する進み具合を示します。")), sheet
    )


def _stage_grade(at: int, text: str, work: Work, found: dict[str, Any], sheet: Sheet) -> str:
    """The grade beside a review; what its label is, title of the row or of the column, is left open."""
    if not text:
        return ""
    before = len(found["ratings"])
    grade = printed(_PROGRESS, work, found, sheet)
    if at == 1 and grade:
        grade = sheet.facts.chance.choice(_PROGRESS.values[:3])
        found["ratings"][-1]["value"] = grade
    for one in found["ratings"][before:]:
        free(one, "label")
    return grade


STAGE_ROWS = Held(
    "stage-rows",
    ("{year}　{department}　進捗管理表", "{department}　重点取組進捗管理表（{year}）", "{year}　重点事業進捗管理表【{department}】"),
    _stage_rows,
    DENSE,
    years=("era", "spaced", "short"),
    mark=("{text}", "【{text}】", "▼{text}"),
    full_digits=True,
    group="blind",
)  # fmt: skip

_MONEY = ("事業費（千円）", "予算・決算（千円）")
_PILLAR_ITEMS = (
    Item("goal", ("重点目標", "部の目標"), 1.5),
    Item("name", ("主要施策", "主要事業"), 1.7),
    Item("sections", ("担当課", "所管"), 1.1),
    Item("entry.outline", ("施策の概要", "概要"), 2.3),
    Item("budget.initial", ("当初予算額", "予算額"), 1, money=("bare",), group=_MONEY),
    Item("budget.settlement", ("決算額",), 1, money=("bare",), group=_MONEY),
    Item("entry.final", ("主な成果", "成果・実績"), 2.3),
)


def _pillars(sheet: Sheet) -> None:
    """Goals only as merged cells at the left of the projects, a sub-total for each, the head's name at the end."""
    words, facts = sheet.words, sheet.facts
    print_prose(Prose(("基本方針", "部の基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)
    sheet.heading(words.pick(("主要施策の実施状況", "主要施策の概要と成果", "主要施策一覧")))
    hidden, naming = pending(sheet, 0.15), Naming(separators=("、", "\n"))
    rows = grouped_titles(_PILLAR_ITEMS, sheet)
    style = words.template(("circled", "label", "dot", "number"))
    kinds = ("initial", "settlement")
    for number, works in by_goal(sheet):
        aim = facts.aims[number - 1]
        shown, mark, goal_no = mark_of(style, number, "目標")  # type: ignore[arg-type]
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})
        first = len(sheet.report["projects"])
        for at, work in enumerate(works):
            found = started(work, sheet)
            found["goal_nos"] = [goal_no]
            left = () if at else (Cell(f"{shown}{aim.text}", len(works) + 1),)
            cells = cells_of(_PILLAR_ITEMS[1:], work, found, sheet, naming, hidden)
            rows.append((*left, *cells))
            for one in found["budgets"]:
                free(one, "label")
        rows.append(_sum_row("小計", 3, sums_of(sheet.report["projects"][first:], kinds), sheet))
    if words.template(("all", "all", "parts")) == "all":
        rows.append(_sum_row(words.pick(("合計", "合　計")), 4, sums_of(sheet.report["projects"], kinds), sheet))
    total = sum(item.width for item in _PILLAR_ITEMS)
    sheet.table(rows, tuple(item.width / total for item in _PILLAR_ITEMS), 2)
    free_markers(sheet)
    form = words.template(("責任者：{post}　{name}", "（{post}　{name}）", "{post}　{name}"))
    for line in heads_in_line(sheet, words.template(("plain", "wide")), form):  # type: ignore[arg-type]
        sheet.line(line, "right")


def _sum_row(label: str, span: int, sums: list[str], sheet: Sheet) -> Row:
    aside(sheet, " ".join((label, *filter(None, sums))))
    return (Cell(label, colspan=span, align="center"), *(Cell(one, align="right") for one in sums), Cell(""))


PILLARS = Held(
    "pillars",
    ("{year}　{department}　主要施策", "{department}　主要施策の実施状況（{year}）", "{year}　主要施策一覧（{department}）"),
    _pillars,
    DENSE,
    years=("era", "both", "western"),
    mark=("{n}　{text}", "■ {text}", "{text}"),
    group="blind",
)  # fmt: skip

_QUARTERS = ("四半期ごとの進捗状況", "進捗状況")
_BEFORE = (
    Item("number", ("番号", "No."), 0.5),
    Item("name", ("取組名", "重点取組"), 1.6),
    Item("sections", ("担当", "担当課"), 1),
    Item("entry.plan", ("年度目標", "今年度の目標"), 1.7, source="level"),
)
_AFTER = (Item("rating.result", ("年度末評価", "達成状況"), 0.8, values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),)
_QUARTER_WORDS = (
    ("第1四半期", "第2四半期", "第3四半期", "第4四半期"),
    ("4～6月", "7～9月", "10～12月", "1～3月"),
    ("1Q", "2Q", "3Q", "4Q"),
)


def _quarters(sheet: Sheet) -> None:
    """What was done in each quarter, a column each; the fourth is blank if the year is not over."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide"))  # type: ignore[assignment]
    over = facts.chance.random() < 0.7
    heads = heads_as_pairs(("部局長", "部長", "部長名"), ("担当部長",), style, sheet)
    for label, text in ((words.pick(("所管部局", "部局名", "部名")), facts.department), *heads):
        sheet.line(f"{label}：{text}")
    day = day_text(facts.chance, facts.fiscal_year + 1, 3 if over else 1)
    remark(sheet, f"（{words.pick(('報告日', '提出日'))}　{day}）", "right")
    numbered = words.template(("・", "◇ ", ""))
    print_prose(Prose(("部の運営方針", "運営方針"), "policy", paragraphs=(1, 3), bullet=(numbered,)), sheet)
    sheet.heading(words.pick(("重点取組の進捗状況", "取組の進捗", "各取組の状況")))
    quarters = facts.chance.choice(_QUARTER_WORDS)
    titles = tuple(Item("entry.midterm", (quarter,), 1.6, group=_QUARTERS) for quarter in quarters)
    items, naming = (*_BEFORE, *titles, *_AFTER), Naming(separators=("、", "\n"))
    rows = grouped_titles(items, sheet)
    hidden = frozenset[str]() if over else frozenset(("rating.result",))
    for work in facts.works:
        found = started(work, sheet)
        left = cells_of(_BEFORE, work, found, sheet, naming)
        middle = tuple(
            _quarter(quarter, found, sheet, blank=at == 3 and not over) for at, quarter in enumerate(quarters)
        )
        rows.append((*left, *middle, *cells_of(_AFTER, work, found, sheet, naming, hidden)))
    total = sum(item.width for item in items)
    sheet.table(rows, tuple(item.width / total for item in items), 2)
    print_note(Note(("Ａ＝達成　Ｂ＝概ね達成　Ｃ＝一部達成　Ｄ＝未達成",)), sheet)
    free(sheet.report, "report_status")


def _quarter(label: str, found: dict[str, Any], sheet: Sheet, *, blank: bool) -> Cell:
    """The text of a quarter; it is a text of the project, but of which kind, and under which of the titles, is left open."""
    if blank or sheet.facts.chance.random() < 0.05:
        return Cell("")
    text = sheet.facts.writer.text("midterm", 22)
    entry = {
        "entry_type": "midterm",
        "label": label,
        "fiscal_year": sheet.facts.fiscal_year,
        "text": clean(text),
        "attribution": "explicit",
    }
    free(entry, "entry_type", "label")
    found["entries"].append(entry)
    return Cell(text)


QUARTERS = Held(
    "quarters",
    ("{year}　{department}　重点取組の進捗状況報告", "{department}　進捗状況報告書（{year}）", "{year}　重点取組進捗状況報告（{department}）"),
    _quarters,
    DENSE,
    years=("era", "western"),
    mark=("{n}　{text}", "{text}", "□ {text}"),
    repeat=(True, False),
    group="blind",
)  # fmt: skip

_PROMISE = Item("name", ("重点項目", "マニフェスト項目", "約束"))
_OWNER = Item("sections", ("担当課", "担当"))
_BELOW = (
    Item("entry.plan", ("どのように取り組むか", "取組内容", "具体的な取組")),
    Item("entry.other", ("達成水準", "達成基準"), source="level"),
    Item("entry.final", ("結果", "取組結果", "1年間の結果")),
    Item("rating.result", ("達成度", "目標の達成度"), values=("100%", "85%", "60%", "30%")),
)


def _manifesto(sheet: Sheet) -> None:
    """Two columns: the head's words beside who that is, goals beside goals; then records of two lines under titles of two lines."""
    words, facts = sheet.words, sheet.facts
    sheet.blocks.append(_words_beside_head(sheet))
    sheet.heading(words.pick(("部の重点目標", "{year}の重点目標", "今年度の目標")))
    sheet.blocks.append(_goals_beside_goals(sheet))
    sheet.heading(words.pick(("マニフェスト項目", "重点項目と達成状況", "市民の皆様との約束")))
    hidden, naming = pending(sheet), Naming(separators=("、", "・", "／"))
    number = words.pick(("番号", "No."))
    upper = (Cell(number, 2, align="center", head=True), _wide(words.pick(_PROMISE.words), head=True), _wide(words.pick(_OWNER.words), head=True))  # fmt: skip
    rows: list[Row] = [upper, title_cells(*(words.pick(item.words) for item in _BELOW))]
    for work in facts.works:
        found = started(work, sheet)
        name, sections = (put(one, work, found, sheet, naming) for one in (_PROMISE, _OWNER))
        rows.append((Cell(str(found["project_no"]), 2, align="center"), _wide(name), _wide(sections)))
        rows.append(cells_of(_BELOW, work, found, sheet, naming, hidden))
    sheet.table(rows, (0.08, 0.3, 0.2, 0.3, 0.12), 2)


def _wide(text: str, *, head: bool = False) -> Cell:
    return Cell(text, colspan=2, align="center" if head else "left", head=head)


def _words_beside_head(sheet: Sheet) -> Beside:
    """The message as a column of its own, department and heads in another one."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = facts.chance.choice(("plain", "wide", "after"))
    heads = heads_as_pairs(("部長", "部長名"), ("担当部長", "担当部長名"), style, sheet)
    pairs = [(words.pick(("部名", "所属", "部局名")), facts.department), *heads]
    label = words.pick(("部長からのメッセージ", "部長メッセージ", "市民の皆様へ"))
    texts = [facts.writer.text("message", 60) for _ in pairs[1:]]
    message = {"label": label, "kind": "message", "paragraphs": [clean(text) for text in texts]}
    sheet.report["policies"].append(message)
    left = ((Cell(label, align="center", head=True),), *((Cell(text),) for text in texts))
    return Beside(Table(left, (0.52,)), Table(tuple(pairs_row((pair,)) for pair in pairs), (0.14, 0.3)), 0.04)


def _goals_beside_goals(sheet: Sheet) -> Beside:
    """The first half of the goals at the left, the second at the right."""
    cells = []
    style = sheet.words.template(("circled", "paren", "dot"))
    for number, aim in enumerate(sheet.facts.aims, start=1):
        shown, mark, goal_no = mark_of(style, number, "目標")  # type: ignore[arg-type]
        sheet.goals.append((mark, goal_no))
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})
        cells.append((Cell(f"{shown}{aim.text}"),))
    if len(cells) % 2:
        cells.append((Cell(""),))
    half = len(cells) // 2
    free_markers(sheet)
    return Beside(Table(tuple(cells[:half]), (0.48,)), Table(tuple(cells[half:]), (0.48,)), 0.04)


MANIFESTO = Held(
    "two-columns",
    ("{year}　{head}マニフェスト", "{head}　マニフェスト（{year}）", "{department}　部長マニフェスト　{year}"),
    _manifesto,
    (ROOMY[1], *DENSE[:2]),
    years=("era", "western", "both"),
    mark=("{text}", "◆ {text}", "～ {text} ～"),
    group="blind",
)

TABLES: tuple[Held, ...] = (STAGE_ROWS, PILLARS, QUARTERS, MANIFESTO)
