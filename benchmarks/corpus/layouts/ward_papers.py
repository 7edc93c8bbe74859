"""Layouts of the group `ward` that are read like a text: a chapter a section with its table, a page of the web, a chapter a goal with its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Paragraph
from benchmarks.corpus.layouts.blind_parts import day_text
from benchmarks.corpus.layouts.closing_parts import text_below_label
from benchmarks.corpus.layouts.common_parts import free_goals, signed
from benchmarks.corpus.layouts.control_parts import figure_lines
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    by_goal,
    by_section,
    free_markers,
    row_of,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.office_parts import section_line
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.plain_parts import goal_above, said
from benchmarks.corpus.layouts.project_start import Naming, sections_text
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.ward_parts import GROUP, phone, whom_to_ask

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle

_LISTED = Naming(separators=("、", "・"))
_CHAPTER_ITEMS = (
    Item("name", ("事業名", "主な事業", "重点事業名"), 1.5),
    Item("entry.plan", ("取組内容", "今年度の取組内容", "{year}の取組"), 2.0),
    Item("entry.final", ("実施結果", "取組実績", "成果・実績"), 2.0),
    Item("budget.initial", ("予算額（千円）", "事業費（千円）"), 0.9, money=("bare",)),
)


def _chapters(sheet: Sheet) -> None:
    """Colons, mission, policy, goals; each section is a chapter with its head, its staff and its duties in lines and a table of its projects."""
    words = sheet.words
    print_header(Header("colon", ("部局名", "部名"), ("部長名", "部局長名", "部長"), ("担当部長名", "担当部長"), names=("plain", "wide", "after")), sheet)  # fmt: skip
    print_prose(Prose(("部の使命", "部の役割", "使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部の基本方針", "運営方針", "基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    print_goals(Goals(("部の重点目標", "重点目標", "{year}の目標"), ("circled", "paren", "dot"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("各課の主要事業", "課別の取組", "各課の取組と成果")))
    print_as_of(AsOf(("（職員数は{}）", "※職員数は、{}の数値です。"), ("full", "western")), sheet)
    items = shown(_CHAPTER_ITEMS, begins(sheet, 0.3), sheet)
    title = words.template(("（{n}）{name}", "【{name}】", "{name}"))
    line = words.template(("{post}：{head}　職員数：{count}", "{post}　{head}　（職員数 {count}）"))
    style: NameStyle = words.template(("plain", "wide"))  # type: ignore[assignment]
    duty = words.template(("主な業務：{}", "所管事務　{}", ""))
    for at, (unit, works) in enumerate(by_section(sheet), start=1):
        printed = section_line(unit, line, style, "人", sheet)
        subheading(sheet, title.format(n=at, name=unit.name))
        sheet.line(printed)
        if duty:
            sheet.line(duty.format(sheet.facts.writer.text("outline", 12)))
        _works_of_a_section(works, items, sheet)
    whom_to_ask(sheet)
    free(sheet.report, "extras")


def _works_of_a_section(works: tuple[Work, ...], items: tuple[Item, ...], sheet: Sheet) -> None:
    """A table with a row for each project; no number is printed, and their section stands once, above the table."""
    rows: list[Row] = [titles_of(items, sheet)]
    for work in works:
        found = started(work, sheet)
        rows.append(row_of(items, work, found, sheet))
        free(found, "sections", "project_no")
    sheet.table(rows, widths_of(items), 1)


CHAPTERS = Held(
    "chapter-a-section-with-table",
    ("{year}　{department}の運営方針", "{department}の基本方針と主要事業（{year}）", "{year}　{department}　運営方針と各課の取組"),
    _chapters,
    ROOMY,
    years=("era", "era", "western"),
    mark=("{n}　{text}", "{n}. {text}", "■ {text}"),
    repeat=(False, True),
    group=GROUP,
)  # fmt: skip

_WEB_BEFORE = (Item("entry.plan", ("取組内容", "{year}の取組", "具体的な取組")),)
_WEB_FIGURES = (
    Item("measure.label", ("数値目標", "成果指標")),
    Item("measure.target", ("目標値", "目標")),
    Item("measure.actual", ("実績値", "実績")),
)
_WEB_AFTER = (
    Item("entry.final", ("取組結果", "{year}の成果", "実績")),
    Item("entry.issue_next", ("今後の取組", "今後の課題", "次年度に向けて")),
)


def _web(sheet: Sheet) -> None:
    """A page of the city's site: where it stands, its day, the head's words and name, goals, projects as headings with labels above texts, whom to ask."""
    words, facts, hidden = sheet.words, sheet.facts, begins(sheet, 0.3)
    path = words.template(("ホーム ＞ 市政情報 ＞ 部局の運営方針 ＞ {}", "トップページ > 市政 > 計画・方針 > {}", "現在地：ホーム > 市の組織 > {}"))  # fmt: skip
    sheet.blocks.insert(0, Paragraph(path.format(facts.department)))
    sheet.line(
        f"{words.pick(('更新日', '最終更新日'))}：{day_text(facts.chance, facts.fiscal_year + (not hidden), 5)}",
        "right",
    )
    print_prose(Prose(("部長あいさつ", "部長からのメッセージ", "市民の皆様へ"), "message", paragraphs=(1, 2)), sheet)
    signed(words.template(("plain", "wide")), words.template(("{post}　{name}", "{post} {name}")), sheet)  # type: ignore[arg-type]
    print_prose(
        Prose(("部の目指す姿", "目指すまちの姿", "部のビジョン"), "vision", paragraphs=(1, 1), length=14), sheet
    )
    print_prose(Prose(("基本方針", "部の方針", "運営方針"), "policy", paragraphs=(1, 3), bullet=("・", "")), sheet)
    print_goals(Goals(("重点目標", "{year}の重点目標", "今年度の目標"), ("nakaguro", "dot", "circled")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な取組", "主な事業と成果", "重点的な取組")))
    title = words.template(("取組{n}　{name}", "{n}. {name}", "（{n}）{name}"))
    for work in facts.works:
        _web_work(work, title, hidden, sheet)
    sheet.heading(words.pick(("お問い合わせ", "このページに関するお問い合わせ", "お問い合わせ先")))
    for line in (f"{facts.department}　{facts.units[0].name}", f"電話：{phone(sheet)}", f"ファクス：{phone(sheet)}"):
        sheet.line(line)
    free(sheet.report, "extras")


def _web_work(work: Work, title: str, hidden: frozenset[str], sheet: Sheet) -> None:
    """One project: a heading, its sections in a line, labels in lines of their own with their texts below, figures as a list."""
    words, found = sheet.words, started(work, sheet)
    subheading(sheet, title.format(n=found["project_no"], name=work.name))
    owner = words.template(("担当：{}", "担当課　{}", "（担当：{}）"))
    sheet.line(owner.format(sections_text(work, _LISTED, sheet)))
    for label, text in said(_WEB_BEFORE, work, found, sheet):
        text_below_label(label, text, sheet)
    items = shown(_WEB_FIGURES, hidden, sheet)
    sheet.line(words.pick(items[0].words))
    for line in figure_lines(items, words.template(("・{}　{}", "・{}（{}）", "・{}：{}")), work, found, sheet):
        sheet.line(line)
    for label, text in said(shown(_WEB_AFTER, hidden, sheet), work, found, sheet):
        text_below_label(label, text, sheet)


WEB = Held(
    "page-of-the-web",
    ("{year}　{department}の運営方針", "{department}の方針と取組（{year}）", "{department}の仕事と目標（{year}）"),
    _web,
    ROOMY,
    years=("era", "both", "western"),
    mark=("{text}", "{text}", "■{text}"),
    repeat=(False,),
    group=GROUP,
)  # fmt: skip

_GOAL_ITEMS = (
    Item("name", ("取組項目（担当課）", "事業名（担当課）", "重点取組（所管課）"), 1.7),
    Item("entry.plan", ("目標", "年度目標", "今年度の目標"), 1.5, source="level"),
    Item("entry.midterm", ("中間報告", "中間評価", "上半期の進捗状況"), 1.9),
    Item("entry.final", ("最終報告", "年度末評価", "取組の成果"), 1.9),
    Item("rating.result", ("達成度", "自己評価"), 0.7, values=("★★★", "★★", "★")),
)


def _goals(sheet: Sheet) -> None:
    """A declaration: who declares, the head's words, state; each goal is a line with a table of its projects below, whose sections stand below the name."""
    words = sheet.words
    print_header(Header(words.template(("colon", "table")), ("部局名", "部名"), ("宣言者", "部長名"), ("担当部長名",), names=("plain", "wide", "closed")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("部長の宣言", "私の思い", "部長の抱負"), "message", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("現状と課題", "部の現状と課題"), "current_state", paragraphs=(1, 3), bullet=("", "・", "●")), sheet)  # fmt: skip
    keep_goals(sheet, 4)
    sheet.heading(words.pick(("重点目標と取組", "目標と取組項目", "今年度の重点目標")))
    unit, mark = words.pick(("目標", "重点目標")), words.template(("label", "circled", "label-circled"))
    items = shown(_GOAL_ITEMS, begins(sheet, 0.2), sheet)
    for number, works in by_goal(sheet):
        goal_above(number, mark, unit, sheet)
        rows: list[Row] = [titles_of(items, sheet)]
        for work in works:
            found = started(work, sheet)
            naming = Naming("line", ("、", "・"))
            rows.append(row_of(items, work, found, sheet, naming))
            free_goals(found)
            free(found, "project_no")
        sheet.table(rows, widths_of(items), 1)
    free_markers(sheet)
    if words.template(("legend", "none")) == "legend":
        sheet.line("※達成度　★★★：目標以上　★★：目標どおり　★：目標に至らず")
    free(sheet.report, "extras")


GOALS = Held(
    "chapter-a-goal-with-table",
    ("{year}　{head}の目標宣言", "{head}　重点目標宣言（{year}）", "{year}　部長宣言　{department}"),
    _goals,
    ROOMY,
    years=("era", "western"),
    mark=("{text}", "【{text}】", "◆ {text}"),
    repeat=(True, False),
    group=GROUP,
)

PAPERS: tuple[Held, ...] = (CHAPTERS, WEB, GOALS)
