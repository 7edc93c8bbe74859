"""Layouts of the group `usual` that are long texts without a table: numbered chapters, a head's declaration, a review of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.control_parts import figure_lines
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import free_markers, started
from benchmarks.corpus.layouts.last_parts import put
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.project_start import APART, Naming, sections_text
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.usual_parts import label_lines, section_lines

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_CHAPTER_ITEMS = (
    Item("entry.plan", ("今年度の取組", "{year}の取組", "取組内容")),
    Item("entry.midterm", ("中間報告", "上半期の取組状況", "中間報告（10月）")),
    Item("entry.final", ("最終報告", "実績・成果", "年度末の実績")),
)


def _chapters(sheet: Sheet) -> None:
    """Numbered chapters: mission, policy, sections in lines, goals; each project is numbered, with its sections in 【】, labels and texts below it."""
    words = sheet.words
    print_header(Header("colon", ("部局名", "部名"), ("部局長名", "部長名", "部長"), ("担当部長名", "担当部長"), names=("plain", "wide", "closed")), sheet)  # fmt: skip
    print_prose(Prose(("部の使命", "組織の使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("基本方針", "運営方針", "部の基本方針"), "policy", paragraphs=(2, 4)), sheet)
    style = words.template(("plain", "wide"))
    section_lines(("組織と職員数", "組織体制", "執行体制"), AsOf(dates=("full", "western")), style, sheet)  # type: ignore[arg-type]  # fmt: skip
    print_goals(Goals(("{year}の目標", "重点目標", "今年度の目標"), ("paren", "circled", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業", "主な事業", "重点事業")))
    items = shown(_CHAPTER_ITEMS, begins(sheet, 0.25), sheet)
    title = words.template(("({n}) {name}【{sections}】", "（{n}）{name}　【{sections}】"))
    form, naming = words.template(("・{}：{}", "　{}：{}", "○{}　{}")), Naming(separators=("、", "・"))
    for work in sheet.facts.works:
        found = started(work, sheet)
        sheet.line(title.format(n=found["project_no"], name=work.name, sections=sections_text(work, naming, sheet)))
        label_lines(items, form, work, found, sheet, naming)
    free(sheet.report, "extras")


CHAPTERS = Held(
    "chapters-with-sections-in-brackets",
    ("{year}　{department}の運営方針と目標", "{department}の運営方針と目標（{year}）", "{year} {department}運営方針"),
    _chapters,
    ROOMY,
    years=("era", "era", "both"),
    mark=("{n}　{text}", "{n}. {text}", "第{n}　{text}"),
    repeat=(False,),
    full_digits=True,
    group="usual",
)

_DECLARED = (
    Item("sections", ("担当課", "所管課")),
    Item("goal", ("関連目標", "関連する目標")),
    Item("entry.plan", ("取組内容", "具体的な取組", "今年度の取組")),
    Item("entry.other", ("達成基準", "達成水準"), source="level"),
    Item("entry.final", ("実績", "取組結果", "取組実績")),
    Item("rating.result", ("達成度", "達成状況", "自己評価"), values=("達成", "概ね達成", "一部達成", "未達成")),
    Item("entry.issue_next", ("今後の方向性", "今後の課題", "次年度への対応")),
)


def _declared(sheet: Sheet) -> None:
    """Department and head without labels, the head's words, state, goals; each project names its sections and its goals in lines of their own."""
    words = sheet.words
    print_header(Header(words.template(("bracketed", "bare")), names=("plain", "wide", "after")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("部長の思い", "私の思い", "部長からのメッセージ"), "message", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("現状と課題", "部の現状と課題", "現状認識"), "current_state", paragraphs=(1, 3), bullet=("", "・")), sheet)  # fmt: skip
    print_goals(Goals(("{year}の重点目標", "今年度の重点目標", "{year}の目標"), ("circled", "number")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点目標を達成するための取組", "重点取組", "目標達成に向けた取組")))
    items = shown(_DECLARED, begins(sheet, 0.3), sheet)
    title = words.template(("○ {name}", "取組{n}　{name}", "◇ {name}"))
    form, naming = words.template(("　{}：{}", "　{}　{}", "　【{}】{}")), Naming(separators=("、", "・"))
    for work in sheet.facts.works:
        found = started(work, sheet, goals=True)
        sheet.line(title.format(n=found["project_no"], name=work.name))
        label_lines(items, form, work, found, sheet, naming)
    free(sheet.report, "extras")


DECLARED = Held(
    "declaration-with-goal-numbers",
    ("{year}　{head}の実行宣言", "{head}　実行宣言（{year}）", "{year}　{head}の仕事と目標"),
    _declared,
    ROOMY,
    years=("era", "western"),
    mark=("■ {text}", "【{text}】", "◆{text}"),
    repeat=(False,),
    group="usual",
)

_REVIEWED_MONEY = Item("budget.initial", ("予算額", "当初予算額", "当初予算"), money=("thousand", "thousand", "man"))
_REVIEWED_TEXTS = (
    Item("entry.outline", ("事業の概要", "事業概要", "目的")),
    Item("entry.final", ("{year}の取組実績", "{year}の実績", "実績・成果")),
)
_REVIEWED_FIGURES = (
    Item("measure.label", ("指標",)),
    Item("measure.target", ("目標値",)),
    Item("measure.actual", ("実績値",)),
)
_REVIEWED_NEXT = (Item("entry.issue_next", ("課題と今後の方向性", "今後の課題", "今後の取組")),)


def _reviewed(sheet: Sheet) -> None:
    """A review of the year: post and name in a line, vision, policy, goals with parts; each project has its money in a line with figures below."""
    words = sheet.words
    print_header(Header(words.template(("lines", "run-on")), ("部局名", "部名"), ("部長名", "部局長名"), names=("plain", "closed")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("部のビジョン", "目指す姿", "部の目指す姿"), "vision", paragraphs=(1, 1), length=14), sheet)
    print_prose(Prose(("基本方針", "部の方針", "組織の基本方針"), "policy", paragraphs=(1, 3)), sheet)
    print_goals(Goals(("組織目標", "部の目標", "重点目標"), ("label", "circled", "paren"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業の実績", "主な取組と実績", "主要事業の取組結果")))
    for work in sheet.facts.works:
        _review(work, sheet)
    free(sheet.report, "extras")


def _review(work: Work, sheet: Sheet) -> None:
    """One project: a numbered line with name and sections, then money, texts and a line for each indicator."""
    words = sheet.words
    name, found = begun(work, sheet, Naming("full", ("、", "・")))
    sheet.line(
        words.template(("{n}）{name}", "({n})　{name}", "事業{n}　{name}")).format(n=found["project_no"], name=name)
    )
    form = words.template(("　{}：{}", "・{}　{}"))
    if amount := put(_REVIEWED_MONEY, work, found, sheet):
        sheet.line(form.format(words.pick(_REVIEWED_MONEY.words), amount))
    label_lines(_REVIEWED_TEXTS, form, work, found, sheet, APART)
    figures = words.template(("{}（{}）", "{}　{}"))
    for line in figure_lines(_REVIEWED_FIGURES, figures, work, found, sheet):
        sheet.line(form.format("指標", line))
    label_lines(_REVIEWED_NEXT, form, work, found, sheet, APART)


REVIEWED = Held(
    "review-with-figures",
    ("{year}　{department}運営方針（年度評価）", "{department}　組織目標の達成状況（{year}）", "{year}　{department}　運営方針　成果報告"),
    _reviewed,
    ROOMY,
    years=("era", "spaced", "western"),
    mark=("{n}　{text}", "{n}．{text}", "〇 {text}"),
    repeat=(False,),
    full_digits=True,
    group="usual",
)  # fmt: skip

PAPERS: tuple[Held, ...] = (CHAPTERS, DECLARED, REVIEWED)
