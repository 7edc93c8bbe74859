"""Layouts of the group `later` that read as papers: staff and money in lines, issues in a list and one by one, lines with arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, free_kinds, staff_as_list
from benchmarks.corpus.layouts.header import AsOf, as_of
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    free_markers,
    heads_in_line,
    measure_rows,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, put
from benchmarks.corpus.layouts.later_parts import (
    begins,
    duties,
    money_of_department,
    shown,
    staff_by_kind,
    statement,
    subheading,
)
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_UNTIL = Item("entry.other", ("目標達成の時期", "達成時期", "実施時期"), 1.1, source="deadline")
_SINGLE_LEFT = (Item("name", ("個別事業名（担当課）", "個別事業（担当課）", "重点事業（担当課）"), 1.9),)
_SINGLE_FIGURES = (
    Item("measure.label", ("目標指標", "指標"), 1.6),
    Item("measure.target", ("目標値", "{year}の目標値"), 0.9),
    Item("measure.actual", ("達成値", "{year}の実績値", "実績値"), 0.9),
)
_SINGLE_RIGHT = (
    Item("entry.plan", ("目標達成の方法", "実施内容", "事業の進め方"), 2.3),
    _UNTIL,
    Item("entry.final", ("達成状況", "年度末の達成状況", "取組の結果"), 2.3),
)


def _resources(sheet: Sheet) -> None:
    """Chapters of numbered parts: mission and duties, staff and money in lines, what will be done, projects with their figures."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide"))  # type: ignore[assignment]
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "{post}：{name}"))):
        sheet.line(line, "right")
    sheet.heading(words.pick(("部の使命・目標に関する認識", "部の使命と役割", "部の使命に関する認識")))
    statement(1, ("部の使命", "使命"), "mission", sheet, facts.chance.randint(1, 2))
    subheading(sheet, f"(2) {words.pick(('各課の役割', '各課の主な業務'))}")
    duties(sheet)
    sheet.heading(words.pick(("部の経営資源", "経営資源", "組織と予算")))
    day = as_of(AsOf(dates=("full", "no-year", "western")), sheet)
    subheading(sheet, f"(1) {words.pick(('職員数', '職員の数'))}（{day}）")
    staff_by_kind(sheet)
    subheading(sheet, f"(2) {words.pick(('予算規模', '予算の規模'))}")
    money_of_department(sheet)
    print_prose(Prose(("{year}の実施方針", "実施方針", "部の実施方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)  # fmt: skip
    sheet.heading(words.pick(("個別事業とその目標", "重点的に取り組む個別事業とその目標", "個別事業の目標")))
    _single_projects(sheet)
    free(sheet.report, "extras")


def _single_projects(sheet: Sheet) -> None:
    hidden, naming = begins(sheet, 0.4), Naming(sheet.words.template(("full", "line")), ("、", "・"))  # type: ignore[arg-type]
    figures, right = shown(_SINGLE_FIGURES, hidden, sheet), shown(_SINGLE_RIGHT, hidden, sheet)
    items = (*_SINGLE_LEFT, *figures, *right)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        found = started(work, sheet)
        first, *others = measure_rows(figures, work, found, sheet)
        left, last = (
            cells_of(part, work, found, sheet, naming, rows=1 + len(others)) for part in (_SINGLE_LEFT, right)
        )
        rows += [(*left, *first, *last), *others]
        # Until when is a part of the plan, or a text of another kind; no table of sections says who a section is.
        free_kinds(found, sheet, _UNTIL)
        for one in found["sections"]:
            free(one, "match_method")
    sheet.table(rows, widths_of(items), 1)


RESOURCES_AND_AIMS = Held(
    "resources-and-aims",
    (
        "{year}　{department}の運営方針と目標",
        "{department}　{year}の運営方針と目標",
        "「{department}の運営方針と目標」（{year}）",
    ),
    _resources,
    (*DENSE[:2], DENSE[3], ROOMY[1]),
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "{n}．{text}", "◆ {text}"),
    repeat=(True, False),
    group="later",
)

_LISTED = (
    Item("number", ("番号", "No."), 0.12),
    Item("name", ("重点課題", "重点課題名", "重点項目"), 0.66),
    Item("rating.result", ("達成状況", "{year}達成状況", "達成度"), 0.22, values=("A", "B", "B", "C")),
)
_OWNER = Item("sections", ("担当",))
_DETAILS = (
    Item("entry.plan", ("目標", "達成目標", "マニフェストに掲げた目標"), source="level"),
    Item("entry.plan", ("取組内容", "目標達成に向けた取組内容", "具体的な取組")),
    Item("entry.final", ("取組結果", "{year}の取組結果", "取組の結果")),
    Item("entry.issue_next", ("今後の課題", "残された課題", "今後の方向性")),
)


def _issue_list(sheet: Sheet) -> None:
    """All issues with their grades in a short table, then each of them once more with its number, and its texts."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide", "after"))  # type: ignore[assignment]
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "〔{post}〕{name}", "{post}：{name}"))):
        sheet.line(line)
    print_prose(
        Prose(("基本姿勢", "部の基本姿勢", "基本姿勢（部の運営に当たって）"), "policy", paragraphs=(2, 3)), sheet
    )
    # A stance (基本姿勢) is a policy, or the words of the head.
    free(sheet.report["policies"][-1], "kind")
    sheet.heading(words.pick(("重点課題の達成状況", "重点課題一覧", "重点課題と達成状況")))
    rows: list[Row] = [titles_of(_LISTED, sheet)]
    rows += [cells_of(_LISTED, work, started(work, sheet), sheet) for work in facts.works]
    sheet.table(rows, widths_of(_LISTED), 1)
    print_note(
        Note(("※ A：達成　B：一部達成　C：未達成", "A…目標を達成した　B…一部を達成した　C…達成できなかった")), sheet
    )
    sheet.heading(words.pick(("重点課題ごとの取組", "各重点課題の取組結果", "取組結果の詳細")))
    form = words.template(("重点課題{n}　{name}", "{n}　{name}", "({n}) {name}"))
    label, naming = words.template(("【{}】", "〈{}〉", "［{}］")), Naming(separators=("、", "・"))
    for work, found in zip(facts.works, sheet.report["projects"], strict=True):
        subheading(sheet, form.format(n=found["project_no"], name=work.name))
        sheet.line(f"{words.pick(('担当課', '担当', '所管'))}：{put(_OWNER, work, found, sheet, naming)}")
        for item in _DETAILS:
            if text := put(item, work, found, sheet):
                sheet.line(label.format(words.pick(item.words)))
                sheet.line(text, indent=True)
    free(sheet.report, "extras")


ISSUE_LIST = Held(
    "issue-list",
    (
        "{year}　{head}マニフェスト　取組結果",
        "部長マニフェスト取組結果（{year}）　{department}",
        "{year}　部長マニフェスト達成状況　{department}",
    ),
    _issue_list,
    ROOMY,
    years=("era", "western"),
    mark=("{text}", "■ {text}", "【{text}】"),
    repeat=(False,),
    group="later",
)

_ARROWS = (
    Item("entry.outline", ("事業の概要", "取組の概要", "概要")),
    Item("entry.plan", ("事業の目標", "今年度の目標", "目標"), source="level"),
    Item("entry.final", ("取組の結果", "１年間の実績", "達成状況")),
    Item("rating.result", ("達成度", "自己評価"), values=("◎", "○", "△", "×")),
)


def _arrows(sheet: Sheet) -> None:
    """The head's words, sections as a list, goals; then projects as bullets whose labels point with an arrow at their texts."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide", "closed"))  # type: ignore[assignment]
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "宣言者　{post}　{name}"))):
        sheet.line(line, "right")
    print_prose(Prose(("部長の決意", "部長から市民の皆さんへ", "部長メッセージ"), "message", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("部の使命", "部の役割", "わたしたちの使命"), "mission", paragraphs=(1, 1)), sheet)
    staff_as_list(("部の体制", "組織体制", "課と職員数"), AsOf(dates=("full", "no-year", "short")), sheet)
    print_goals(Goals(("今年度の重点方針", "重点目標", "{year}の重点目標"), ("number", "circled", "black")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業", "今年度取り組む主な事業", "宣言事業")))
    hidden, naming = begins(sheet, 0.4), Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    bullet, arrow = words.template(("○{}", "◇{}", "〇 {}")), words.template(("・{}→{}", "・{} → {}", "　・{}⇒{}"))
    for work in facts.works:
        _arrow_lines(work, sheet, naming, hidden, bullet, arrow)
    free(sheet.report, "extras")


def _arrow_lines(work: Work, sheet: Sheet, naming: Naming, hidden: frozenset[str], bullet: str, arrow: str) -> None:
    name, found = begun(work, sheet, naming)
    sheet.line(bullet.format(name))
    for item in _ARROWS:
        if text := put(item, work, found, sheet, APART, hidden):
            sheet.line(arrow.format(sheet.words.pick(item.words), text))


ARROW_LINES = Held(
    "arrow-lines",
    ("{head}宣言（{year}）", "{year}　{head}宣言", "部長宣言　{year}　{department}"),
    _arrows,
    ROOMY,
    years=("western", "era"),
    mark=("＜{text}＞", "■{text}", "{n}　{text}"),
    repeat=(False,),
    full_digits=True,
    group="later",
)

PAPERS: tuple[Held, ...] = (RESOURCES_AND_AIMS, ISSUE_LIST, ARROW_LINES)
