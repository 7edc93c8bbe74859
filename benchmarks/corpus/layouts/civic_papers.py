"""Layouts of the group `civic` that are long texts without a table: plans and results in two chapters, pledges with grades, targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.layouts.civic_parts import figures_as_list
from benchmarks.corpus.layouts.common_parts import free_goals
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import by_goal, free_markers, started
from benchmarks.corpus.layouts.last_parts import put
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.plain_parts import goal_above
from benchmarks.corpus.layouts.project_start import APART, Naming, sections_text
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.usual_parts import label_lines, section_lines

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_LISTED = Naming(separators=("、", "・"))
_PLANNED = (
    Item("entry.plan", ("取組内容", "{year}の取組", "今年度の取組")),
    Item("budget.initial", ("予算額", "当初予算額"), money=("thousand", "thousand", "man")),
)
_DONE = (
    Item("entry.final", ("実績", "取組実績", "実績・成果")),
    Item("rating.result", ("達成度", "自己評価", "評価"), values=("A", "B", "C", "D")),
    Item("entry.issue_next", ("今後の課題", "次年度への対応", "今後の方向性")),
)


def _twice(sheet: Sheet) -> None:
    """Chapters: head, mission, policy, sections, goals; all plans in one chapter, all results in the next one under the same numbers."""
    words = sheet.words
    print_header(Header("colon", ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "wide")), sheet)  # fmt: skip
    print_prose(Prose(("部の使命", "使命", "部の役割"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("運営方針", "基本方針", "部の基本方針"), "policy", paragraphs=(1, 3)), sheet)
    style = words.template(("plain", "wide"))
    section_lines(("組織と職員数", "部の組織"), AsOf(dates=("full", "western")), style, sheet)  # type: ignore[arg-type]
    print_goals(Goals(("部の目標", "重点目標", "{year}の重点目標"), ("circled", "paren", "nakaguro")), sheet)
    free_markers(sheet)
    title, form = words.template(("（{n}）{name}", "({n}) {name}", "事業{n}　{name}")), words.template(("　・{}：{}", "　{}　{}", "　【{}】{}"))  # fmt: skip
    sheet.heading(words.pick(("主要事業の計画", "主要事業の取組計画", "今年度の主要事業")))
    both = [(work, _planned(work, title, form, sheet)) for work in sheet.facts.works]
    sheet.heading(words.pick(("主要事業の実績", "主要事業の取組結果", "年度末の実績")))
    for work, found in both:
        sheet.line(title.format(n=found["project_no"], name=work.name))
        label_lines(_DONE, form, work, found, sheet, APART)
    free(sheet.report, "extras")


def _planned(work: Work, title: str, form: str, sheet: Sheet) -> dict[str, Any]:
    """A project in the chapter of plans: its name with sections in brackets, and what is to be done."""
    found = started(work, sheet)
    name = f"{work.name}（{sections_text(work, _LISTED, sheet)}）"
    sheet.line(title.format(n=found["project_no"], name=name))
    label_lines(_PLANNED, form, work, found, sheet, APART)
    return found


TWICE = Held(
    "chapter-of-plans-and-chapter-of-results",
    (
        "{year}　{department}の運営方針と取組結果",
        "{department}の目標と実績（{year}）",
        "{year}　{department}の目標と取組",
    ),
    _twice,
    ROOMY,
    years=("era", "era", "western"),
    mark=("{n}　{text}", "{n}．{text}", "第{n}　{text}"),
    repeat=(False,),
    full_digits=True,
    group="civic",
)

_PLEDGED = (
    Item("entry.plan", ("今年度の取組", "取組内容", "具体的な取組")),
    Item("entry.final", ("達成状況", "実績・成果", "取組結果")),
)
_GRADE = Item("rating.result", ("達成度", "評価", "自己評価"), values=("S", "A", "B", "C"))


def _pledges(sheet: Sheet) -> None:
    """A manifesto: post and name, message, state; below each goal its projects, whose grade stands in the line of the name."""
    words = sheet.words
    print_header(Header(words.template(("bracketed", "bare")), names=("plain", "wide", "after")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("市民の皆さんへ", "部長の思い", "部長からのメッセージ"), "message", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("現状と課題", "現状認識"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("基本方針", "部の方針"), "policy", paragraphs=(1, 2), bullet=("", "○", "・")), sheet)
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("重点目標と取組", "重点目標の達成状況", "目標と達成状況")))
    unit, mark = words.pick(("重点目標", "目標")), words.template(("label", "label", "circled"))
    items = shown((*_PLEDGED, _GRADE), begins(sheet, 0.2), sheet)
    for number, works in by_goal(sheet):
        goal_above(number, mark, unit, sheet)
        for work in works:
            _pledge(work, items, sheet)
    free_markers(sheet)
    free(sheet.report, "extras")


def _pledge(work: Work, items: tuple[Item, ...], sheet: Sheet) -> None:
    """A project below its goal: name, sections and grade in a line, then what was planned and done."""
    words, found = sheet.words, started(work, sheet)
    naming = words.template(("○{}（{}）", "●{}（{}）", "◇{}（{}）"))
    grade = put(_GRADE, work, found, sheet) if _GRADE in items else ""
    tail = words.template(("　【{}：{}】", "　［{}　{}］", "　{}：{}")).format(words.pick(_GRADE.words), grade)
    sheet.line(f"{naming.format(work.name, sections_text(work, _LISTED, sheet))}{tail if grade else ''}")
    texts = tuple(item for item in items if item is not _GRADE)
    label_lines(texts, words.template(("　{}：{}", "　・{}　{}", "　〔{}〕{}")), work, found, sheet, APART)
    free_goals(found)


PLEDGES = Held(
    "manifesto-with-grade-in-the-line",
    ("{year}　{head}マニフェスト", "{head}マニフェスト　達成状況（{year}）", "{year}　{head}　実行宣言"),
    _pledges,
    ROOMY,
    years=("era", "western", "both"),
    mark=("【{text}】", "■ {text}", "{text}"),
    repeat=(False,),
    group="civic",
)

_AIMED_TOP = (
    Item("sections", ("担当課", "担当", "所管課")),
    Item("entry.outline", ("事業の概要", "事業概要", "目的")),
    Item("entry.plan", ("今年度の取組", "取組内容", "{year}の取組")),
)
_AIMED_FIGURES = (
    Item("measure.label", ("指標",)),
    Item("measure.baseline", ("現状値", "基準値")),
    Item("measure.target", ("目標値", "目標")),
    Item("measure.actual", ("実績値", "実績")),
)
_AIMED_END = (
    Item("entry.midterm", ("中間報告", "上半期の状況", "中間報告（10月）")),
    Item("entry.final", ("最終報告", "取組の成果", "年度末の状況")),
    Item("budget.settlement", ("決算額", "決算見込額"), money=("thousand", "mixed", "thousand")),
)


def _targets(sheet: Sheet) -> None:
    """Targets of a bureau: lines at the top, vision, policy, goals with parts; each project is a heading, its figures a list below 数値目標."""
    words = sheet.words
    print_header(Header("lines", ("部局名", "所属名", "部名"), ("部局長名", "部長名"), ("担当部長名",), names=("plain", "closed", "short-only")), sheet)  # fmt: skip
    print_prose(Prose(("目指す姿", "将来像", "部の目指す姿"), "vision", paragraphs=(1, 1), length=14), sheet)
    print_prose(Prose(("運営方針", "基本方針", "組織の基本方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "○")), sheet)  # fmt: skip
    print_goals(Goals(("組織目標", "{year}の目標", "重点目標"), ("dot", "paren", "circled"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業と数値目標", "主要施策・事業", "重点事業と目標")))
    title, form = words.template(("({n}) {name}", "（{n}）{name}", "{n}）{name}")), words.template(("{}：{}", "・{}　{}", "【{}】{}"))  # fmt: skip
    figures, hidden = words.template(("　・{}　{}", "　・{}（{}）", "　－{}：{}")), begins(sheet, 0.25)
    label = form.format(words.pick(("数値目標", "成果指標", "指標")), "").rstrip("：　")
    for work in sheet.facts.works:
        found = started(work, sheet)
        subheading(sheet, title.format(n=found["project_no"], name=work.name))
        label_lines(_AIMED_TOP, form, work, found, sheet, _LISTED)
        figures_as_list(label, shown(_AIMED_FIGURES, hidden, sheet), figures, work, found, sheet)
        label_lines(shown(_AIMED_END, hidden, sheet), form, work, found, sheet, APART)
    free(sheet.report, "extras")


TARGETS = Held(
    "headings-with-list-of-targets",
    ("{year}　{department}　組織目標", "{department}の組織目標　達成状況（{year}）", "{year}　{department}　運営方針・数値目標"),
    _targets,
    ROOMY,
    years=("era", "spaced", "western"),
    mark=("{n}　{text}", "{n}. {text}", "◆ {text}"),
    repeat=(False,),
    group="civic",
)  # fmt: skip

PAPERS: tuple[Held, ...] = (TWICE, PLEDGES, TARGETS)
