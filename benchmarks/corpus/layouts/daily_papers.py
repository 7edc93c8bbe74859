"""Layouts of the group `daily` that are long texts without a table: a web page, a chapter for each section, a head's work and goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.common_parts import signed
from benchmarks.corpus.layouts.figures import Item, measure_text, measures_of
from benchmarks.corpus.layouts.fresh_parts import staff_as_list
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import by_section, free_markers, started
from benchmarks.corpus.layouts.last_parts import pending
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading, with_first_indicator
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.office_parts import section_line
from benchmarks.corpus.layouts.plain_parts import said
from benchmarks.corpus.layouts.project_start import Naming, sections_text
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.usual_parts import label_lines

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_PAGE_ITEMS = (
    Item("entry.outline", ("事業の概要", "概要", "事業概要")),
    Item("entry.plan", ("今年度の取組", "{year}の取組", "取組内容")),
    Item("entry.final", ("実績", "取組の成果", "{year}の実績")),
    Item("entry.issue_next", ("今後の方向性", "今後の取組", "次年度への対応")),
)


def _page(sheet: Sheet) -> None:
    """A web page: post and name without labels, state, policy, staff as a list, goals; each project is a heading, its labels stand above texts."""
    words, naming = sheet.words, Naming(separators=("、", "・"))
    print_header(Header("bare", names=("plain", "wide", "after")), sheet)
    print_prose(Prose(("現状と課題", "部を取り巻く現状と課題"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("基本方針", "部の基本方針", "運営方針"), "policy", paragraphs=(2, 3)), sheet)
    staff_as_list(("組織と職員数", "部の組織", "組織"), AsOf(dates=("full", "western")), sheet)
    print_goals(Goals(("{year}の目標", "今年度の重点目標", "重点目標"), ("nakaguro", "circled", "dot")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な取組", "主な事業", "重点的に取り組む事業")))
    items = shown(_PAGE_ITEMS, begins(sheet, 0.25), sheet)
    owner, label_form = words.template(("担当課：{}", "（担当課：{}）", "所管課：{}")), words.template(("【{}】", "〈{}〉", "○{}"))  # fmt: skip
    for work in sheet.facts.works:
        found = started(work, sheet)
        subheading(sheet, work.name)
        sheet.line(owner.format(sections_text(work, naming, sheet)))
        for label, text in said(items, work, found, sheet):
            sheet.line(label_form.format(label))
            sheet.line(text, indent=True)
    free(sheet.report, "extras")


PAGE = Held(
    "web-page-of-text",
    ("{department}の運営方針（{year}）", "{year}　{department}の運営方針と取組", "{year}　{department}の基本方針と主な取組"),
    _page,
    ROOMY,
    years=("era", "both", "western"),
    mark=("{text}", "■{text}", "{text}"),
    repeat=(False,),
    group="daily",
)  # fmt: skip

_CHAPTER_ITEMS = (
    Item("entry.plan", ("目標", "取組目標", "今年度の取組")),
    Item("entry.midterm", ("中間報告", "上半期の状況", "中間の進捗状況")),
    Item("entry.final", ("実績", "年度末の実績", "最終報告")),
    Item("rating.result", ("達成度", "自己評価", "評価"), values=("◎", "○", "△", "×")),
)


def _offices(sheet: Sheet) -> None:
    """Chapters: the head in a line, mission, policy, goals; each section is a heading with its head and staff below, then its projects."""
    words = sheet.words
    print_header(Header("colon", ("部局名", "部名"), ("部局長名", "部長名"), ("担当部長名",), names=("plain", "closed", "wide")), sheet)  # fmt: skip
    print_prose(Prose(("部の使命", "使命・役割", "ミッション"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("基本方針", "部の運営方針", "部の方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    print_goals(Goals(("部の重点目標", "部の目標", "{year}の重点目標"), ("paren", "circled", "circle")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("各課の目標と取組", "各課の取組", "課別の取組状況")))
    print_as_of(AsOf(("（職員数は{}）", "※職員数は{}"), ("full",)), sheet)
    items, form = _so_far(_CHAPTER_ITEMS, sheet), words.template(("　・{}：{}", "　{}　{}", "　［{}］{}"))  # fmt: skip
    line = words.template(("{post}　{head}　職員数　{count}", "{post}：{head}　職員数：{count}"))
    title, numbers = words.template(("（{n}）{name}", "{name}")), words.template(("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯", "○" * 16))
    style = words.template(("plain", "wide"))
    for at, (unit, works) in enumerate(by_section(sheet), start=1):
        printed = section_line(unit, line, style, "人", sheet)  # type: ignore[arg-type]
        subheading(sheet, title.format(n=at, name=unit.name))
        sheet.line(printed)
        for number, work in zip(numbers, works, strict=False):
            found = started(work, sheet)
            sheet.line(f"{number}{work.name}")
            label_lines(items, form, work, found, sheet, Naming())
            # The section stands once, above all its projects; so may the numbers begin anew.
            free(found, "sections", "project_no")
    free(sheet.report, "extras")


def _so_far(items: tuple[Item, ...], sheet: Sheet) -> tuple[Item, ...]:
    """What is reported: in a share of the documents, which are made at mid-year, nothing of the year's end."""
    late = pending(sheet, 0.3)
    return tuple(item for item in items if item.kind not in late)


OFFICES = Held(
    "text-by-section",
    (
        "{year}　{department}　部の目標と各課の取組",
        "{department}の運営方針（{year}）",
        "{year}　{department}　目標と取組",
    ),
    _offices,
    ROOMY,
    years=("era", "era", "western"),
    mark=("{n}　{text}", "{n}．{text}", "第{n}　{text}"),
    repeat=(False,),
    full_digits=True,
    group="daily",
)

_TASK_BEFORE = (
    Item("sections", ("担当課", "所管課", "担当")),
    Item("entry.plan", ("取組内容", "今年度の取組", "行動計画")),
)
_TASK_FIGURES = (
    Item("measure.label", ("指標", "成果指標", "数値目標")),
    Item("measure.target", ("目標値", "今年度目標値")),
    Item("measure.actual", ("実績値", "今年度実績値")),
)
_TASK_AFTER = (
    Item("entry.final", ("取組結果", "達成状況", "実績・成果")),
    Item("rating.result", ("自己評価", "達成度"), values=("A", "B", "C", "D")),
)


def _tasks(sheet: Sheet) -> None:
    """The head's words with post and name, policy, goals with parts; under each project a line for every label, also for target and result."""
    words, naming = sheet.words, Naming(separators=("、", "・"))
    print_prose(Prose(("部長の抱負", "私の思い", "部長の思い"), "message", paragraphs=(1, 2)), sheet)
    style = words.template(("plain", "wide", "after"))
    signed(style, words.template(("{post}　{name}", "{post}　{name}")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("基本方針", "部の基本方針", "部の運営方針"), "policy", paragraphs=(1, 3), bullet=("・", "○", "")), sheet)  # fmt: skip
    print_goals(Goals(("{year}の目標", "今年度の目標", "部の目標"), ("circled", "label"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("目標達成に向けた取組", "重点的な取組と結果", "重点事業")))
    title, form = words.template(("取組{n}　{name}", "{n}　{name}", "({n}) {name}")), words.template(("　{}：{}", "　・{}　{}", "　【{}】　{}"))  # fmt: skip
    for work in map(with_first_indicator, sheet.facts.works):
        found = started(work, sheet)
        sheet.line(title.format(n=found["project_no"], name=work.name))
        label_lines(_TASK_BEFORE, form, work, found, sheet, naming)
        _figure_in_lines(work, form, found["measures"], sheet)
        label_lines(_TASK_AFTER, form, work, found, sheet, naming)
    free(sheet.report, "extras")


def _figure_in_lines(work: Work, form: str, measures: list[dict[str, object]], sheet: Sheet) -> None:
    """The one indicator of a project: its name, its target and its result, a line each."""
    for one in work.indicators:
        measures += measures_of(_TASK_FIGURES, one, sheet, bare=False)
        for item in _TASK_FIGURES:
            sheet.line(form.format(sheet.words.pick(item.words), measure_text(item, one, sheet, bare=False)))


TASKS = Held(
    "head-with-figures-in-lines",
    ("{year}　{head}の仕事と目標", "{head}の仕事目標（{year}）", "{year}　{head}の目標と達成状況"),
    _tasks,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("{text}", "◆ {text}", "{n}　{text}"),
    repeat=(False,),
    group="daily",
)

PAPERS: tuple[Held, ...] = (PAGE, OFFICES, TASKS)
