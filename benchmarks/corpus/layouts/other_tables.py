"""Layouts of the group `other` whose projects are rows of one table: by the goal's number, two raters, plan above result, bands of goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    free_markers,
    heads_in_line,
    printed,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import (
    cells_of,
    grouped_titles,
    heads_as_pairs,
    pairs_row,
    pending,
    policy_row,
)
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.other_parts import entry, keep_goals, staff_by_place, staff_of_fixed_number
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, mark_of, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_MIDDLE, _END = (
    ("中間評価（9月末）", "中間（10月1日時点）", "上半期"),
    ("年度末評価（3月末）", "期末（3月末時点）", "年度末"),
)
_LETTERS = ("Ａ", "Ｂ", "Ｃ", "Ｄ")
_NUMBERED_LEFT = (
    Item("number", ("番号", "No."), 0.5),
    Item("name", ("重点取組", "具体的な取組", "取組事項"), 1.7),
    Item("sections", ("担当課", "担当", "担当課名"), 1.1),
    Item("entry.plan", ("目標", "達成目標", "年度内の到達目標"), 1.6, source="level"),
)
_NUMBERED_MIDDLE = (
    Item("entry.midterm", ("進捗状況", "取組状況"), 1.8, group=_MIDDLE),
    Item("rating.result", ("評価",), 0.6, values=_LETTERS, group=_MIDDLE),
)
_NUMBERED_END = (
    Item("entry.final", ("実績", "成果", "結果"), 1.8, group=_END),
    Item("rating.result", ("評価",), 0.6, values=_LETTERS, group=_END),
)


def _goal_numbers(sheet: Sheet) -> None:
    """Staff beside its fixed number; goals as a list, then projects behind the merged number of their goal, graded twice."""
    words = sheet.words
    header = Header("row", ("部局名", "部名"), ("部局長名", "部長名", "部長"), ("担当部長",), names=("plain", "wide", "after"))  # fmt: skip
    print_header(header, sheet)
    staff = AsOf(dates=("full", "western", "no-year", "short"))
    staff_of_fixed_number(("職員配置", "組織及び職員数", "職員の配置"), staff, sheet, words.template(("plain", "wide")))  # type: ignore[arg-type]
    print_prose(Prose(("運営の基本方針", "組織運営の方針", "部の基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    keep_goals(sheet)
    print_goals(Goals(("組織目標", "{year}の組織目標", "部の組織目標"), ("circled", "number", "paren")), sheet)
    sheet.heading(words.pick(("組織目標の進行管理", "目標達成に向けた取組と評価", "取組の進捗と評価")))
    hidden, naming = pending(sheet), Naming(separators=("、", "\n"))
    items = (*_NUMBERED_LEFT, *_NUMBERED_MIDDLE, *_NUMBERED_END)
    upper, lower = grouped_titles(items, sheet)
    goal_title = Cell(words.pick(("目標番号", "組織目標番号", "目標No.")), 2, align="center", head=True)
    rows: list[Row] = [(goal_title, *upper), lower]
    for number, works in by_goal(sheet):
        mark, goal_no = sheet.goals[number - 1]
        for at, work in enumerate(works):
            found = started(work, sheet)
            found["goal_nos"] = [goal_no]
            left = () if at else (Cell(mark, len(works), align="center"),)
            cells = cells_of(_NUMBERED_LEFT, work, found, sheet, naming)
            middle = cells_of(_NUMBERED_MIDDLE, work, found, sheet)
            rows.append((*left, *cells, *middle, *cells_of(_NUMBERED_END, work, found, sheet, naming, hidden)))
    sheet.table(rows, widths_of(items, 0.7), 2)
    free_markers(sheet)
    print_note(Note(("※評価　Ａ：目標を上回る　Ｂ：目標どおり　Ｃ：目標を下回る　Ｄ：未着手",)), sheet)
    free(sheet.report, "extras")


GOAL_NUMBERS = Held(
    "goal-numbers",
    ("{year}　組織目標　進行管理表", "組織目標進行管理表（{year}）", "{year}　部の組織目標と評価"),
    _goal_numbers,
    DENSE,
    years=("era", "spaced", "western"),
    mark=("{n}　{text}", "■{text}", "{text}"),
    repeat=(True, False),
    full_digits=True,
    group="other",
)

_RATED_LEFT = (
    Item("number", ("№", "番号"), 0.4),
    Item("name", ("重点事業", "評価対象事業", "業務・事業名"), 1.5),
    Item("sections", ("担当課", "担当所属"), 1),
    Item("entry.plan", ("具体的な目標", "目標の内容", "今年度の目標"), 1.8),
    Item("entry.final", ("実績", "取組実績", "達成状況"), 1.8),
)
_RATER = Item("rating.result", ("評価", "評点", "評語"), 0.6, values=("5", "4", "3", "2"))
_RATERS = (("一次評価（課長）", "二次評価（部長）"), ("自己評価", "市長評価"), ("課長評価", "部長評価"))
_WORDS_OF_RATER = ("所見", "コメント", "評価の理由")


def _two_raters(sheet: Sheet) -> None:
    """Head and statements in one table, staff by place; behind each project two rows, one for each who grades it."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = facts.chance.choice(("plain", "wide", "before"))
    heads = heads_as_pairs(("部局長名", "部長名", "部長"), ("担当部長名", "担当部長"), style, sheet)
    pairs = ((words.pick(("部局名", "所属部", "部名")), facts.department), *heads)
    statements = [
        policy_row(("組織の使命", "部の使命"), "mission", sheet),
        policy_row(("部の運営方針", "運営方針", "部長の方針"), "policy", sheet),
    ]
    sheet.table([*(pairs_row((pair,)) for pair in pairs), *statements], (0.18, 0.82))
    staff = AsOf(dates=("full", "western", "no-day"))
    staff_by_place(("所属と職員数", "部の組織", "所属別職員数"), staff, sheet, words.template(("plain", "wide")))  # type: ignore[arg-type]
    sheet.heading(words.pick(("目標と評価", "目標の達成状況及び評価", "評価結果")))
    hidden, naming = pending(sheet, 0.2), Naming(separators=("、", "\n"))
    raters = words.template(tuple("|".join(one) for one in _RATERS)).split("|")
    titles = (("区分", "評価の区分"), _RATER.words, _WORDS_OF_RATER)
    right = title_cells(*(words.pick(one) for one in titles))
    rows: list[Row] = [(*titles_of(_RATED_LEFT, sheet), *right)]
    for work in facts.works:
        found = started(work, sheet)
        left = cells_of(_RATED_LEFT, work, found, sheet, naming, hidden, rows=2)
        for at, rater in enumerate(raters):
            grade, said = ("", "") if hidden else _rated(at, work, found, sheet)
            own = (Cell(rater, head=True), Cell(grade, align="center"), Cell(said))
            rows.append(own if at else (*left, *own))
    widths = (*(item.width for item in _RATED_LEFT), 0.9, _RATER.width, 1.8)
    sheet.table(rows, tuple(width / sum(widths) for width in widths), 1)
    label = words.pick(_RATER.words)
    print_note(Note((f"※{label}　5：極めて良好　4：良好　3：普通　2：やや不十分　1：不十分",)), sheet)
    free(sheet.report, "extras")


def _rated(at: int, work: Work, found: dict[str, Any], sheet: Sheet) -> tuple[str, str]:
    """What one of two people says of a project: a grade, and words that are a text of another kind or a result."""
    before = len(found["ratings"])
    grade = printed(_RATER, work, found, sheet)
    if at and grade and sheet.facts.chance.random() < 0.3:
        grade = sheet.facts.chance.choice(_RATER.values)
    for one in found["ratings"][before:]:
        one["value"] = grade
        # Its label is the title of the column, or who grades.
        free(one, "label")
    said = sheet.facts.writer.text("issue_next" if at else "final", 15)
    comment = entry("other", sheet.words.pick(_WORDS_OF_RATER), sheet.facts.fiscal_year, said)
    free(comment, "entry_type")
    found["entries"].append(comment)
    return grade, said


TWO_RATERS = Held(
    "two-raters",
    (
        "{year}　{department}　目標評価調書",
        "{department}　目標評価調書（{year}）",
        "{year}　部局目標評価表　{department}",
    ),
    _two_raters,
    DENSE,
    years=("era", "western", "short"),
    mark=("{text}", "{n}. {text}", "● {text}"),
    repeat=(True, False),
    group="other",
)

_WHEN = ("{last}", "{year}", "{next}")
_DONE_LEFT = (
    Item("number", ("番号", "No"), 0.5),
    Item("name", ("取組項目", "重点施策", "推進項目"), 1.6),
    Item("sections", ("担当課", "所管課", "推進課"), 1.1),
)
_SPEED = Item("rating.result", ("進捗", "進捗度", "進み具合"), 0.6, values=("◎", "○", "△", "×"))
_PLANNED, _DONE = ("計画", "年次計画", "予定"), ("実績", "実施内容", "取組実績")


def _plan_above_result(sheet: Sheet) -> None:
    """Years as columns; of each project one row has what is planned in them, the row below what was done."""
    words, facts = sheet.words, sheet.facts
    sheet.line(f"{words.pick(('担当部局', '所管部局', '推進部局'))}：{facts.department}")
    label, style = words.pick(("統括責任者", "推進責任者", "責任者")), words.template(("plain", "wide"))
    for line in heads_in_line(sheet, style, "{post}　{name}"):  # type: ignore[arg-type]
        sheet.line(f"{label}：{line}")
    print_prose(Prose(("推進方針", "取組の基本方針", "部の推進方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("重点目標", "部の重点目標", "推進目標"), ("circle", "dot", "diamond")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("年度別の計画と実績", "重点施策の年次計画及び実績", "推進項目の計画・実績")))
    hidden, naming = pending(sheet, 0.2), Naming(separators=("、", "\n"))
    years = title_cells(*(words.fill(one) for one in _WHEN))
    kind = title_cells(words.pick(("区分", "計画・実績")))
    rows: list[Row] = [(*titles_of(_DONE_LEFT, sheet), *kind, *years, *titles_of((_SPEED,), sheet))]
    for work in facts.works:
        found = started(work, sheet)
        left = cells_of(_DONE_LEFT, work, found, sheet, naming, rows=2)
        planned = _by_year("plan", _PLANNED, (0, 1, 2), found, sheet)
        done = _by_year("final", _DONE, (0,) if hidden else (0, 1), found, sheet)
        rows += [(*left, *planned, *cells_of((_SPEED,), work, found, sheet, hidden=hidden, rows=2)), done]
    widths = (*(item.width for item in _DONE_LEFT), 0.6, 1.7, 1.7, 1.7, _SPEED.width)
    sheet.table(rows, tuple(width / sum(widths) for width in widths), 1)
    print_note(
        Note(("※進捗　◎：計画以上　○：計画どおり　△：やや遅れ　×：未実施", "◎ 前倒し　○ 順調　△ 遅れ　× 未着手")), sheet
    )
    free(sheet.report, "extras")
    if hidden:
        # There is a result, but of the year before only.
        free(sheet.report, "report_status")


def _by_year(kind: str, label: tuple[str, ...], shown: tuple[int, ...], found: dict[str, Any], sheet: Sheet) -> Row:
    """A row of texts, one for each year that is shown; the cells of the others are blank."""
    title, facts = sheet.words.pick(label), sheet.facts
    cells = [Cell(title, align="center", head=True)]
    for at in range(3):
        text = facts.writer.text(kind, 14) if at in shown else ""
        if text:
            found["entries"].append(entry(kind, title, facts.fiscal_year - 1 + at, text))
        cells.append(Cell(text))
    return tuple(cells)


PLAN_ABOVE_RESULT = Held(
    "plan-above-result",
    (
        "{department}　重点施策推進計画（{year}）",
        "{year}　重点施策推進計画　進捗報告　{department}",
        "{year}　{department}の推進計画と実績",
    ),
    _plan_above_result,
    DENSE,
    years=("era", "short", "western"),
    mark=("{n}　{text}", "【{text}】", "▼ {text}"),
    repeat=(True, False),
    group="other",
)

_BAND_LEFT = (
    Item("name", ("事業名（担当課）", "事業名（所管課）", "主な事業（担当課）"), 1.9),
    Item("entry.outline", ("事業概要", "事業の内容", "概要"), 2.3),
)
_BAND_MONEY = (
    Item("budget.settlement", ("{last}決算額", "{last}決算見込額"), 1, money=("bare",)),
    Item("budget.initial", ("{year}当初予算額", "{year}予算額"), 1, money=("bare",)),
)
_BAND_PLAN = (Item("entry.plan", ("{year}の主な取組", "今年度の取組", "取組の内容"), 2.4),)
_NAMES_AND_POSTS = Staffing(
    ("執行体制", "部の執行体制", "組織体制"), ("課名", "所属"), ("所属長", "課長等", "所属長名"), ("職員数", "人員"),
    total=("line", "line-with-head"), sum_line=("部の職員数", "職員数合計"), suffix=("", "人", "名"), names=("plain", "wide"), posts=True,
    dated=AsOf(dates=("full", "no-year", "western")),
)  # fmt: skip


def _goal_bands(sheet: Sheet) -> None:
    """A paper that begins the year: goals only as rows as wide as the table, projects below with last year's money and this one's."""
    words = sheet.words
    style: NameStyle = words.template(("plain", "wide", "after"))  # type: ignore[assignment]
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "{post}：{name}"))):
        sheet.line(line, "right")
    print_prose(Prose(("部の現状と課題", "現状と課題", "現状認識"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("経営方針", "部の経営方針", "{year}の経営方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○ ")), sheet)  # fmt: skip
    print_staffing(_NAMES_AND_POSTS, sheet)
    sheet.heading(words.pick(("重点目標と主な事業", "重点目標別の主な事業", "目標別事業一覧")))
    sheet.line(words.pick(("（単位：千円）", "単位：千円", "※金額の単位は千円")), "right")
    naming, form = Naming(words.template(("full", "line")), ("、", "・")), words.template(("{}", "【{}】", "《{}》"))  # type: ignore[arg-type]
    items = (*_BAND_LEFT, *_BAND_MONEY)
    more = title_cells(words.pick(("増減", "増減額", "比較増減")))
    rows: list[Row] = [(*titles_of(items, sheet), *more, *titles_of(_BAND_PLAN, sheet))]
    unit, sums = words.pick(("重点目標", "目標")), [0, 0]
    for number, works in by_goal(sheet):
        aim = sheet.facts.aims[number - 1]
        _, mark, goal_no = mark_of(words.template(("label", "label-circled")), number, unit)  # type: ignore[arg-type]
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})
        rows.append((Cell(f"{form.format(mark)}　{aim.text}", colspan=6, head=True),))
        for work in works:
            found = begun(work, sheet, naming)[1]
            found["goal_nos"] = [goal_no]
            cells = cells_of(items, work, found, sheet, naming)
            before, now = (_thousands(found, kind) for kind in ("settlement", "initial"))
            sums = [sums[0] + (before or 0), sums[1] + (now or 0)]
            rows.append((*cells, _increase(before, now), *cells_of(_BAND_PLAN, work, found, sheet)))
    total = Cell(words.pick(("合計", "計")), colspan=2, align="center")
    rows.append((total, *(Cell(f"{one:,}", align="center") for one in sums), _increase(*sums), Cell("")))
    widths = (*(item.width for item in items), 0.8, *(item.width for item in _BAND_PLAN))
    sheet.table(rows, tuple(width / sum(widths) for width in widths), 1)
    free_markers(sheet)
    free(sheet.report, "extras")


def _thousands(found: dict[str, Any], kind: str) -> int | None:
    """An amount of a project in thousand yen, if it is printed."""
    return next((one["amount_yen"] // 1000 for one in found["budgets"] if one["kind"] == kind), None)


def _increase(before: int | None, now: int | None) -> Cell:
    """How much more money there is than last year, a loss with a triangle; a dash where one of them is not printed."""
    if before is None or now is None:
        return Cell("－", align="center")
    return Cell(f"△{before - now:,}" if now < before else f"{now - before:,}", align="center")


GOAL_BANDS = Held(
    "goal-bands",
    ("{year}　{department}の経営方針", "{department}　経営方針と主な事業（{year}）", "{year}　{department}経営方針書"),
    _goal_bands,
    (*DENSE, ROOMY[1]),
    years=("era", "both", "western"),
    mark=("{n}　{text}", "{n}．{text}", "◇{text}"),
    repeat=(True, False),
    group="other",
)

TABLES: tuple[Held, ...] = (GOAL_NUMBERS, TWO_RATERS, PLAN_ABOVE_RESULT, GOAL_BANDS)
