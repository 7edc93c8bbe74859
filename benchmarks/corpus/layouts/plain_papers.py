"""Layouts of the group `plain` that are long texts in chapters without a table: lists below headings, goals with projects, figures in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.layouts.control_parts import figure_lines
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, staff_in_a_sentence
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import by_goal, free_markers, heads_in_line, started
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.plain_parts import goal_above, lettered, said, sections_as_lines
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_LISTED = (
    Item("sections", ("担当の課・室", "担当（課名）", "所管（課名）")),
    Item("entry.outline", ("事業の目的と概要", "目的と概要", "事業のあらまし")),
    Item("entry.plan", ("{year}の実施計画", "計画の概要", "本年度の取組計画")),
    Item("entry.final", ("{year}の実施状況", "実施の状況と成果", "本年度の取組結果")),
    Item("entry.issue_next", ("今後の課題及び対応", "課題及び次年度の対応", "残る課題")),
)


def _lists(sheet: Sheet) -> None:
    """Numbered chapters: state, policy, sections as lines, goals; in the last one each project is a heading above a list ア, イ, ウ."""
    words = sheet.words
    print_header(Header("colon", ("部局の名称等", "担当部（名称）"), ("部　長　氏　名", "部長 氏名"), ("担当部長 氏 名",), names=("plain", "wide", "closed")), sheet)  # fmt: skip
    print_prose(Prose(("部をとりまく現状と課題", "現在の状況及び課題", "現状と課題の整理"), "current_state", paragraphs=(2, 3)), sheet)  # fmt: skip
    print_prose(Prose(("部の運営に係る基本方針", "部の取組に関する方針", "{year}の基本的な方針"), "policy", paragraphs=(2, 4)), sheet)  # fmt: skip
    sections_as_lines(("部の組織及び人員", "組織及び人員の状況", "部の課・室"), AsOf(dates=("full", "western")), words.template(("plain", "wide")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_goals(Goals(("本年度の部の目標", "部の目標（本年度）", "達成を目指す部の目標"), ("circled", "paren", "nakaguro")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("目標達成に向けた事業の実施", "実施する主要な事業", "主要な事業について")))
    hidden = begins(sheet, 0.3)
    title = words.template(("({n}) {name}", "{n}) {name}", "（{n}）　{name}"))
    form = words.template(("{letter}　{label}　{text}", "{letter} {label}：{text}", "　{letter}　{label}…{text}"))
    for work in sheet.facts.works:
        found = started(work, sheet)
        subheading(sheet, title.format(n=found["project_no"], name=work.name))
        naming = Naming(separators=("、", "・"))
        lettered(said(shown(_LISTED, hidden, sheet), work, found, sheet, naming), form, sheet)
    free(sheet.report, "extras")


LISTS = Held(
    "chapters-with-lists",
    ("{year}　{department}運営計画書", "{department}の運営（{year}）", "{department}　{year}の運営方針及び取組"),
    _lists,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("第{n}章　{text}", "{n}　{text}", "{n}. {text}"),
    repeat=(False,),
    full_digits=True,
    group="plain",
)  # fmt: skip

_SERVING = (
    Item("entry.plan", ("年度当初", "当初計画の概要", "計画（４月）")),
    Item("entry.midterm", ("年度中間", "中間期の状況", "中間（９月）")),
    Item("entry.final", ("年度末", "年度末の結果報告", "結果（３月）")),
    Item("rating.result", ("部の自己評価", "自己評価（部）", "達成状況（自己評価）"), values=("目標以上", "目標どおり", "目標未満", "未実施")),
)  # fmt: skip


def _serving(sheet: Sheet) -> None:
    """Post and name at the right; mission, vision, policy; each goal is a line with its projects below it, and their stages as lines."""
    words = sheet.words
    style = words.template(("plain", "wide", "after"))
    for line in heads_in_line(sheet, style, words.template(("{post}　　{name}", "{post}：{name}"))):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_prose(Prose(("私たちの部の使命", "部が負う使命", "部の使命について"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("実現したい将来像", "目指すまちの将来像", "将来像（目指すまちの姿）"), "vision", paragraphs=(1, 1), length=12), sheet)  # fmt: skip
    print_prose(Prose(("仕事を進める上での方針", "部の運営方針（{year}）", "本年度の運営方針"), "policy", paragraphs=(1, 3), bullet=("・", "")), sheet)  # fmt: skip
    keep_goals(sheet, 6)
    sheet.heading(words.pick(("目標及び目標ごとの取組", "{year}の目標と主な事業", "部の目標と目標別の事業")))
    hidden = begins(sheet, 0.25)
    mark, unit = words.template(("label", "label-circled", "paren")), words.pick(("目標", "重点目標"))
    for number, works in by_goal(sheet):
        goal_above(number, mark, unit, sheet)
        for work in works:
            _served(work, hidden, sheet)
    free_markers(sheet)
    free(sheet.report, "extras")


def _served(work: Work, hidden: frozenset[str], sheet: Sheet) -> None:
    """A project below its goal: a line with its name and sections, a line for each label."""
    words = sheet.words
    name, found = begun(work, sheet, Naming(words.template(("full", "half")), ("、", "・")))  # type: ignore[arg-type]
    sheet.line(words.template(("○ {}", "■ {}", "◆ {}")).format(name))
    form = words.template(("　・{}：{}", "　（{}）{}", "　【{}】{}"))
    for label, text in said(shown(_SERVING, hidden, sheet), work, found, sheet):
        sheet.line(form.format(label, text))
    # The goal stands once, above the projects that serve it.
    free(found, "goal_nos")


SERVING = Held(
    "projects-below-goals",
    ("{year}　{head}が目指すこと", "{head}の目標と取組（{year}）", "{year}　{department}の目標と取組"),
    _serving,
    ROOMY,
    years=("era", "western", "both"),
    mark=("【{text}】", "{n}　{text}", "■ {text}"),
    repeat=(False,),
    group="plain",
)

_COUNTED = (
    Item("entry.plan", ("本年度の計画内容", "計画した事項", "取組の予定（年度当初）")),
    Item("entry.final", ("本年度の実施内容", "実施した内容", "取組の実績（年度末）")),
)
_COUNTED_FIGURES = (
    Item("measure.label", ("指標",)),
    Item("measure.target", ("目標", "目標値")),
    Item("measure.actual", ("実績", "実績値")),
)
_COUNTED_MONEY = (
    Item("budget.initial", ("当初の予算額", "事業の当初予算額"), money=("thousand", "mixed")),
    Item("budget.settlement", ("決算の金額", "事業の決算額"), money=("thousand", "mixed")),
)


def _counted(sheet: Sheet) -> None:
    """A yearly report: the head's words, staff in a sentence, policy, goals; each project has paragraphs, its figures and money in lines."""
    words = sheet.words
    print_header(Header(words.template(("bare", "run-on")), names=("plain", "wide")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("はじめに　部長あいさつ", "ごあいさつ（部長）", "部長あいさつ（はじめに）"), "message", paragraphs=(1, 2)), sheet)  # fmt: skip
    staff_in_a_sentence(AsOf(dates=("full", "western")), sheet)
    print_prose(Prose(("本年度の基本方針", "部の方針（本年度）", "本年度における運営の方針"), "policy", paragraphs=(1, 3)), sheet)  # fmt: skip
    print_goals(Goals(("本年度の目標", "部の目標（年度）", "本年度に目指す目標"), ("dot", "circled", "black")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("事業の報告", "主な事業の実施報告", "本年度の事業報告")))
    naming = Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    title = words.template(("（{n}）{name}", "{n}）{name}", "事業{n}：{name}"))
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        sheet.line(title.format(n=found["project_no"], name=name))
        for label, text in said(_COUNTED, work, found, sheet):
            sheet.line(words.template(("［{}］{}", "＜{}＞　{}", "{}：{}")).format(label, text))
        _counts(work, found, sheet)
    free(sheet.report, "extras")


def _counts(work: Work, found: dict[str, Any], sheet: Sheet) -> None:
    """A line for each indicator and one for the money of a project."""
    words = sheet.words
    form = words.template(("・指標　{}（{}）", "指標：{}　{}", "［指標］{}　{}"))
    for line in figure_lines(_COUNTED_FIGURES, form, work, found, sheet):
        sheet.line(line)
    label = words.template(("・{}　{}", "{}：{}", "［{}］{}"))
    for name, text in said(_COUNTED_MONEY, work, found, sheet):
        sheet.line(label.format(name, text))


COUNTED = Held(
    "report-with-figures",
    ("{department}　事業年次報告（{year}）", "{year}　{department}　事業の報告", "{department}の１年　{year}"),
    _counted,
    ROOMY,
    years=("era", "western"),
    mark=("{n}　{text}", "● {text}", "{n}．{text}"),
    repeat=(False,),
    group="plain",
)

PAPERS: tuple[Held, ...] = (LISTS, SERVING, COUNTED)
