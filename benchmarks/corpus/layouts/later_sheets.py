"""Layouts of the group `later` with a form for each project: mission, vision and value; management issues; records with money by year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, free_kinds
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    free_markers,
    heads_in_line,
    measure_rows,
    started,
    titles_of,
)
from benchmarks.corpus.layouts.last_parts import next_page, pairs_row, pending, put
from benchmarks.corpus.layouts.later_parts import before, begins, shown, statement_row, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, mark_of, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_OWNER = Item("sections", ("担当課", "担当", "所管課"))
_APRIL = Item("entry.plan", ("年度当初の計画", "取組内容（年度当初）", "{year}の取組計画"))
_MARCH = Item("entry.final", ("年度末の結果", "取組結果（年度末）", "{year}の取組実績"))
_PACE = Item("rating.result", ("進捗状況", "進捗", "達成状況"), values=("順調", "概ね順調", "やや遅れ", "遅れ"))

_NAMED_SO = {
    "0": ("ミッション（使命）", "ビジョン（将来像）", "バリュー（行動指針）"),
    "1": ("Mission（使命）", "Vision（目指す姿）", "Value（行動指針）"),
    "2": ("ミッション", "ビジョン", "バリュー"),
}


def _values(sheet: Sheet) -> None:
    """Mission, vision and value in a table, policy with numbers; of each project what was planned beside what became of it."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide", "after-closed"))  # type: ignore[assignment]
    form = words.template(("（{post}　{name}）", "{post}　{name}", "{post}：{name}"))
    for line in heads_in_line(sheet, style, form):
        sheet.line(line)
    mission, vision, value = _NAMED_SO[words.template(("0", "1", "2"))]
    rows = [
        statement_row((mission,), "mission", sheet, 40),
        statement_row((vision,), "vision", sheet, 12),
        statement_row((value,), "policy", sheet, 12, count=2, bullet="・"),
    ]
    # Rules of conduct (行動指針) are no policy, but of what kind they are is open.
    free(sheet.report["policies"][-1], "kind")
    sheet.table(rows, (0.24, 0.76))
    print_staffing(_VALUE_STAFF, sheet)
    print_prose(Prose(("運営方針", "部の運営方針", "{year}の運営方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○ ")), sheet)  # fmt: skip
    print_goals(Goals(("重点的な目標", "部の重点目標", "重点目標"), ("circled", "dot", "diamond")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点取組", "重点取組の進捗", "運営方針に基づく重点取組")))
    title, hidden = words.template(("重点取組{}", "取組{}", "No.{}")), pending(sheet, 0.25)
    naming = Naming(separators=("、", "・"))
    for work in facts.works:
        sheet.table(_planned_and_done(title, work, sheet, naming, hidden), (0.15, 0.35, 0.15, 0.35))
        sheet.line("")
    free(sheet.report, "extras")


def _planned_and_done(title: str, work: Work, sheet: Sheet, naming: Naming, hidden: frozenset[str]) -> list[Row]:
    words = sheet.words
    name, found = begun(work, sheet, APART)

    def value(item: Item) -> str:
        return put(item, work, found, sheet, naming, hidden)

    return [
        pairs_row(((title.format(found["project_no"]), name),), (3,)),
        pairs_row(tuple((words.pick(item.words), value(item)) for item in (_OWNER, _PACE))),
        tuple(Cell(words.pick(item.words), 1, 2, "center", head=True) for item in (_APRIL, _MARCH)),
        tuple(Cell(value(item), 1, 2) for item in (_APRIL, _MARCH)),
    ]


_VALUE_STAFF = Staffing(
    ("組織体制", "部の体制", "組織と職員数"), ("課名", "課・所名", "所属"), ("課長名", "所属長名"), ("職員数", "人員"),
    total=("row", "none", "line"), sum_row=("計", "合計"), sum_line=("部全体の職員数", "職員数合計"), suffix=("", "人"), names=("plain", "wide", "after-closed"),
    count_first=True, dated=AsOf(dates=("full", "western", "no-year")),
)  # fmt: skip

MISSION_VISION_VALUE = Held(
    "mission-vision-value",
    ("{year}　{department}　部局運営方針", "部局運営方針　{department}（{year}）", "{department}の部局運営方針【{year}】"),
    _values,
    ROOMY,
    years=("era", "western"),
    mark=("■ {text}", "{text}", "≪{text}≫"),
    repeat=(False,),
    group="later",
)  # fmt: skip

_CONTENT = Item("entry.plan", ("取組内容", "当年度の取組内容", "取組の内容"))
_DONE = Item("entry.final", ("取組実績", "実施状況", "当年度の実績"))
_EFFECT = Item("rating.result", ("取組の進捗", "戦略の進捗", "目標の達成状況"), values=("ア", "イ", "ウ", "エ"))
_BETTER = Item("entry.issue_next", ("課題と改善策", "課題と今後の対応", "今後の対応方向"))
_COST = (
    Item("budget.initial", ("予算額", "当初予算額"), money=("thousand", "mixed", "plain")),
    Item("budget.settlement", ("決算額", "決算見込額"), money=("thousand", "mixed", "plain")),
)
_PROCESS = (
    Item("measure.label", ("業績目標", "プロセス指標", "指標")),
    Item("measure.baseline", ("現況値", "現状値", "基準値")),
    Item("measure.target", ("目標", "目標値")),
    Item("measure.actual", ("実績", "実績値")),
)


def _management_issues(sheet: Sheet) -> None:
    """Issues as headings; below each a form for every measure, whose left cells say what is plan and what is self-review."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide", "closed"))  # type: ignore[assignment]
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "（{post}：{name}）"))):
        sheet.line(line, "right")
    print_prose(Prose(("部の使命（どのような役割を担うのか）", "使命（部の担う役割）", "部の使命"), "mission", paragraphs=(1, 2), bullet=("・", "○", "")), sheet)  # fmt: skip
    print_prose(Prose(("部運営の基本的な考え方（部長の方針）", "部運営の方針", "{year}の部運営の方針"), "policy", paragraphs=(1, 3), bullet=("・", "○", "")), sheet)  # fmt: skip
    sheet.heading(words.pick(("重点的に取り組む経営課題", "主な経営課題", "経営課題と具体的取組")))
    marks, unit = words.template(("label", "label", "label-circled")), words.pick(("経営課題", "課題"))
    title = words.template(("具体的取組{}－{}", "取組{}-{}", "具体的取組{}-{}"))
    for number, works in by_goal(sheet):
        text = facts.writer.text("short_goal", 6)
        printed, mark, goal_no = mark_of(marks, number, unit)  # type: ignore[arg-type]
        subheading(sheet, f"{printed}{text}")
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(text), "children": []})
        for at, work in enumerate(works, start=1):
            sheet.table(_measure_form(title.format(number, at), work, sheet), (0.09, 0.19, 0.3, 0.14, 0.14, 0.14))
            sheet.line("")
            # Numbers begin anew below each issue.
            free(sheet.report["projects"][-1], "goal_nos", "project_no")
    free_markers(sheet)
    print_note(
        Note((f"※{words.pick(_EFFECT.words)}　ア：有効・順調　イ：概ね順調　ウ：一部に遅れ　エ：見直しが必要",)), sheet
    )
    free(sheet.report, "extras")


def _measure_form(title: str, work: Work, sheet: Sheet) -> list[Row]:
    words, naming = sheet.words, Naming(separators=("、", "・"))
    name, found = begun(work, sheet, APART)

    def row(item: Item) -> tuple[Cell, Cell]:
        text = put(item, work, found, sheet, naming)
        return Cell(words.pick(item.words), head=True), Cell(text, colspan=4)

    costs = [(words.pick(item.words), put(item, work, found, sheet)) for item in _COST]
    label, *others = titles_of(_PROCESS, sheet)
    plan: list[Row] = [
        row(_CONTENT),
        row(_OWNER),
        (Cell(costs[0][0], head=True), Cell(costs[0][1]), Cell(costs[1][0], head=True), Cell(costs[1][1], colspan=2)),
        (replace(label, colspan=2), *others),
        *((replace(first, colspan=2), *values) for first, *values in measure_rows(_PROCESS, work, found, sheet)),
    ]
    review: list[Row] = [row(_DONE), row(_EFFECT), row(_BETTER)]
    rows: list[Row] = [(Cell(title, colspan=2, head=True), Cell(name, colspan=4))]
    for side, part in ((words.pick(("計画", "計　画")), plan), (words.pick(("自己評価", "評価", "振り返り")), review)):
        rows += [(*(() if at else (Cell(side, len(part), 1, "center", head=True),)), *cells) for at, cells in enumerate(part)]  # fmt: skip
    return rows


MANAGEMENT_ISSUES = Held(
    "management-issues",
    (
        "{year}　{department}運営方針・自己評価",
        "{department}　{year}運営方針（自己評価）",
        "{year}　部運営方針及び自己評価　{department}",
    ),
    _management_issues,
    (*ROOMY[:3], DENSE[1]),
    years=("era", "western", "both"),
    mark=("【{text}】", "◆{text}", "{text}"),
    repeat=(False,),
    group="later",
)

_RECORD_OWNER = Item("sections", ("担当課名", "所管課", "担当課"))
_SERVES = Item("goal", ("対応する重点目標", "関連目標", "重点目標との対応"))
_PURPOSE = Item("entry.outline", ("事業の目的", "目的・概要", "事業の概要"))
_WAY = Item("entry.plan", ("{year}の取組内容", "取組内容", "事業の取組内容"))
_GAIN = Item("entry.final", ("{year}の成果", "事業の成果", "取組の成果"))
_REVIEW = Item("rating.result", ("総合評価", "部長評価", "評価"), values=("Ｓ", "Ａ", "Ｂ", "Ｃ"))
_COMMENT = Item("entry.other", ("部長コメント", "部長の所見", "評価コメント"), source="comment")
_LAST_MONEY = (Item("budget.settlement", ("{last}決算額", "{last}決算"), money=("bare",)),)
_MONEY = (
    Item("budget.initial", ("{year}予算額", "{year}当初予算"), money=("bare",)),
    Item("budget.settlement", ("{year}決算額", "{year}決算"), money=("bare",)),
)
_NUMBERS = (
    Item("measure.label", ("成果指標", "指標名", "指標"), with_unit=True),
    Item("measure.actual", ("{last}実績",)),
    Item("measure.target", ("{year}目標",)),
    Item("measure.actual", ("{year}実績",)),
)


def _records(sheet: Sheet) -> None:
    """Goals in a table; then a record for each project, perhaps on a page of its own: money and figures of two years, the head's words."""
    words, facts = sheet.words, sheet.facts
    header = Header("stacked", ("部局名", "部名"), ("部局長名", "部長名", "部長"), ("担当部長名",), names=("plain", "before", "wide"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("部の基本方針", "部の取組方針", "基本方針"), "policy", paragraphs=(1, 2)), sheet)
    titled = (("番号", "No."), ("重点目標", "目標", "部の重点目標"))
    print_goals(Goals(("部の重点目標", "重点目標一覧", "{year}の重点目標"), ("circled", "number"), table=True, titled=titled), sheet)  # fmt: skip
    sheet.heading(words.pick(("重点事業調書", "重点事業", "事業別調書")))
    hidden, paged = begins(sheet, 0.25), words.template(("paged", "running", "running")) == "paged"
    for at, one in enumerate(facts.works, start=1):
        comment = facts.writer.text("issue_next", 20)
        work = replace(one, texts={**one.texts, "comment": comment})
        if paged:
            next_page(sheet, at, "- {} -", words.fill("{year}　") + facts.department)
        sheet.table(_record(work, sheet, hidden), (0.2, 0.2, 0.2, 0.2, 0.2))
        sheet.line("")
    free_markers(sheet)
    free(sheet.report, "extras")


def _record(work: Work, sheet: Sheet, hidden: frozenset[str]) -> list[Row]:
    words, naming = sheet.words, Naming(separators=("、", "\n"))
    found = started(work, sheet, goals=True)
    number = words.template(("事業{}", "重点事業{}", "No.{}")).format(found["project_no"])

    def pair(item: Item) -> tuple[str, str]:
        return words.pick(item.words), put(item, work, found, sheet, naming)

    rows: list[Row] = [
        (Cell(number, head=True), Cell(work.name, colspan=4)),
        pairs_row((pair(_RECORD_OWNER), pair(_SERVES)), (1, 2)),
        *(pairs_row((pair(item),), (4,)) for item in (_PURPOSE, _WAY)),
        *_money_rows(work, found, sheet, hidden),
        *_figure_rows(work, found, sheet, hidden),
    ]
    if not hidden:
        rows += [pairs_row((pair(item),), (4,)) for item in (_GAIN, _REVIEW, _COMMENT)]
        # The words of the head on a project are a result, or a text of another kind.
        free_kinds(found, sheet, _COMMENT)
    return rows


def _money_rows(work: Work, found: dict[str, Any], sheet: Sheet, hidden: frozenset[str]) -> list[Row]:
    """Titles and amounts of last year and this one; the unit stands at the left."""
    money = shown(_MONEY, hidden, sheet)
    amounts = [put(item, before(work, sheet), found, sheet) for item in _LAST_MONEY]
    amounts += [put(item, work, found, sheet) for item in money]
    for one in found["budgets"]:
        # Its unit stands at the left, for all of them.
        free(one, "label")
    titles, spare = titles_of((*_LAST_MONEY, *money), sheet), 3 - len(amounts)
    left = Cell(sheet.words.pick(("事業費（千円）", "事業費（単位：千円）")), 2, head=True)
    last = 2 + spare
    return [
        (left, *titles[:-1], replace(titles[-1], colspan=last)),
        (*(Cell(one, align="right") for one in amounts[:-1]), Cell(amounts[-1], 1, last, "right")),
    ]


def _figure_rows(work: Work, found: dict[str, Any], sheet: Sheet, hidden: frozenset[str]) -> list[Row]:
    """Titles and values of the indicators, the name of each over two columns."""
    numbers = shown(_NUMBERS, hidden, sheet)
    label, *others = titles_of(numbers, sheet)
    span = 5 - len(others)
    rows: list[Row] = [(replace(label, colspan=span), *others)]
    rows += [(replace(first, colspan=span), *values) for first, *values in measure_rows(numbers, work, found, sheet)]
    return rows


PROJECT_RECORDS = Held(
    "project-records",
    (
        "{year}　{department}　重点事業調書",
        "{department}　重点事業調書（{year}）",
        "重点事業調書【{year}】　{department}",
    ),
    _records,
    tuple(replace(look, foot="", running_head=False) for look in (*ROOMY[:3], DENSE[1])),
    years=("era", "western", "short"),
    mark=("{text}", "● {text}", "{n}　{text}"),
    repeat=(False,),
    group="later",
)

SHEETS: tuple[Held, ...] = (MISSION_VISION_VALUE, MANAGEMENT_ISSUES, PROJECT_RECORDS)
