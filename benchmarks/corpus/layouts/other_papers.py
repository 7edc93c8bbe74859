"""Layouts of the group `other` that read as papers: readings above names, promises with a signature at the end, work told by section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell, Table
from benchmarks.corpus.layouts.blind_parts import day_text
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_section,
    free_markers,
    heads_in_line,
    measure_rows,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import NOTHING, pending, put, without_actual
from benchmarks.corpus.layouts.later_parts import begins, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.other_parts import goals_as_headings, heads_with_reading, staff_with_readings
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_WHAT = Item("entry.plan", ("今年度の仕事", "取組内容", "今年度の取組"))
_BECAME = Item("entry.final", ("１年を振り返って", "取組の結果", "取組結果"))
_GRADE = Item("rating.result", ("自己評価", "部長の評価", "達成度"), values=("5", "4", "3", "2"))
_COSTS = (
    Item("budget.initial", ("当初予算額", "予算額"), money=("thousand", "mixed", "yen")),
    Item("budget.settlement", ("決算額", "決算見込額"), money=("thousand", "mixed", "yen")),
)
_FIGURES = (
    Item("measure.label", ("指標", "成果を測る指標", "指標名"), 2.4),
    Item("measure.unit", ("単位",), 0.7),
    Item("measure.baseline", ("現状値", "基準値"), 1),
    Item("measure.target", ("目標値", "{year}の目標値"), 1),
    Item("measure.actual", ("実績値", "{year}の実績値"), 1),
)


def _work_with_readings(sheet: Sheet) -> None:
    """The head's reading above the name; sections with posts and readings; of each project texts, a table of figures, money in a line."""
    words, facts = sheet.words, sheet.facts
    heads_with_reading(sheet)
    message = Prose(("部長から市民の皆さんへ", "部長メッセージ", "部長あいさつ"), "message", paragraphs=(1, 2))
    print_prose(message, sheet)
    staff_with_readings(("部の構成", "部の組織", "組織の紹介"), AsOf(dates=("full", "western", "no-year")), sheet)
    print_prose(Prose(("部の使命", "部の仕事", "部の役割"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("仕事の方針", "部の方針", "運営方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("今年度の目標", "{year}の目標", "部の目標"), ("dot", "circled", "nakaguro")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な仕事", "主な仕事と成果", "目標を実現するための仕事")))
    hidden, naming = pending(sheet, 0.2), Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    form = words.template(("（{n}）{name}", "{n}　{name}", "仕事{n}　{name}"))
    for work in facts.works:
        _one_work(work, sheet, naming, hidden, form)
    if not hidden:
        label = words.pick(_GRADE.words)
        print_note(Note((f"※{label}は５段階（5：大変よくできた　3：おおむねできた　1：できなかった）",)), sheet)
    free(sheet.report, "extras")


def _one_work(work: Work, sheet: Sheet, naming: Naming, hidden: frozenset[str], form: str) -> None:
    words = sheet.words
    name, found = begun(work, sheet, naming)
    subheading(sheet, form.format(n=found["project_no"], name=name))
    label = words.template(("【{}】", "〔{}〕", "{}："))
    _labelled(_WHAT, work, found, sheet, NOTHING, label)
    _labelled(_BECAME, work, found, sheet, hidden, label)
    shown = without_actual(work) if hidden else work
    rows: list[Row] = [titles_of(_FIGURES, sheet), *measure_rows(_FIGURES, shown, found, sheet)]
    sheet.table(rows, widths_of(_FIGURES), 1)
    costs = [(item, put(item, work, found, sheet, APART, hidden)) for item in _COSTS]
    pairs = [f"{words.pick(item.words)}　{text}" for item, text in costs if text]
    if pairs:
        sheet.line(words.template(("　　", "　／　")).join(pairs), "right")
    _labelled(_GRADE, work, found, sheet, hidden, label)


def _labelled(item: Item, work: Work, found: dict[str, Any], sheet: Sheet, hidden: frozenset[str], label: str) -> None:
    """A label and what it is about in one line; nothing where there is nothing to say."""
    if text := put(item, work, found, sheet, APART, hidden):
        sheet.line(f"{label.format(sheet.words.pick(item.words))}{text}")


WORK_WITH_READINGS = Held(
    "work-with-readings",
    ("{year}　{head}の仕事と目標", "「{head}の仕事と目標」　{year}", "{head}の仕事と目標（{year}）"),
    _work_with_readings,
    ROOMY,
    years=("era", "western"),
    mark=("■ {text}", "{text}", "◆{text}"),
    repeat=(False,),
    group="other",
)

_PROMISE = (
    Item("sections", ("担当", "担当課", "担当する課")),
    Item("entry.outline", ("なぜ取り組むのか", "目的", "取組の背景")),
    Item("entry.plan", ("今年度に行うこと", "取り組むこと", "今年度の取組")),
    Item("entry.plan", ("目標", "めざす目標", "達成目標"), source="level"),
    Item("entry.final", ("結果", "取組の結果", "年度末の結果")),
    Item("rating.result", ("達成度", "評価"), values=("◎", "○", "△", "×")),
)


def _promises(sheet: Sheet) -> None:
    """No labels at the top and no staff: words, goals with those below them, projects as lines in two columns, the signature at the end."""
    words, facts = sheet.words, sheet.facts
    sheet.line(words.fill(words.template(_OPENING)).replace("[department]", facts.department), indent=True)
    print_prose(Prose(("部の存在意義", "わたしたちの使命", "部の使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部の運営方針", "仕事の進め方", "部運営の方針"), "policy", paragraphs=(1, 3), bullet=("・", "○", "")), sheet)  # fmt: skip
    print_goals(
        Goals(("部の目標", "{year}に実現すること", "重点目標"), ("dot", "circled", "paren"), ("nakaguro",)), sheet
    )
    free_markers(sheet)
    sheet.heading(words.pick(("実行する事業", "約束する事業", "重点的に実行する事業")))
    hidden, naming = begins(sheet, 0.4), Naming(separators=("、", "・"))
    title = words.template(("事業{n}　{name}", "（{n}）{name}", "{n}. {name}"))
    for work in facts.works:
        found = started(work, sheet)
        subheading(sheet, title.format(n=found["project_no"], name=work.name))
        texts = [(words.pick(item.words), put(item, work, found, sheet, naming, hidden)) for item in _PROMISE]
        rows = tuple((Cell(label), Cell(text)) for label, text in texts if text)
        sheet.blocks.append(Table(rows, (0.2, 0.8), ruled=False))
    month = 5 if hidden else 3
    sheet.line(day_text(facts.chance, facts.fiscal_year + (not hidden), month), "right")
    for line in heads_in_line(sheet, words.template(("wide", "plain")), "{post}　　{name}"):  # type: ignore[arg-type]
        sheet.line(line, "right")
    free(sheet.report, "extras")


_OPENING = (
    "[department]は、{year}において次の事項を着実に実行することを市民の皆さんに約束します。",
    "[department]が{year}に重点的に取り組む内容を、次のとおり宣言します。",
    "{year}の[department]の運営に当たり、ここに掲げる事業の実行をお約束します。",
)

PROMISES = Held(
    "promises",
    ("{department}の約束（{year}）", "{year}　{department}の実行宣言", "{year}　{department}　市民への約束"),
    _promises,
    ROOMY,
    years=("era", "western", "both"),
    mark=("{n}　{text}", "● {text}", "【{text}】"),
    repeat=(False,),
    group="other",
)

_TOLD = (
    Item("entry.plan", ("今年度の計画", "計画", "取組計画")),
    Item("entry.midterm", ("中間の状況", "上半期の取組", "９月末の状況")),
    Item("entry.final", ("年度末の成果", "成果", "年間の成果")),
    Item("rating.result", ("評価", "達成度"), values=("Ｓ", "Ａ", "Ｂ", "Ｃ")),
)
_ALL_WITH_HEAD = Staffing(
    ("部の職員", "職員の状況", "職員体制"), ("課名", "所属名"), ("課長名", "所属長"), ("計", "合計"),
    types=(("regular", ("正規", "正規職員")), ("reappointed", ("再任用", "再任用職員")), ("fiscal_year_appointee", ("会計年度任用", "会計年度任用職員")), ("other", ("その他",))),
    total=("line-with-head",), sum_line=("部の職員数", "部の職員人数"), names=("plain", "wide", "closed"), dated=AsOf(dates=("full", "western", "short")),
)  # fmt: skip


def _told_by_section(sheet: Sheet) -> None:
    """Goals as paragraphs below numbered headings; then a heading for each section, and its projects as text below it."""
    words = sheet.words
    header = Header("lines", ("部名", "部局名"), ("部長名", "部長"), ("担当部長",), names=("plain", "wide", "before"))
    print_header(header, sheet)
    print_staffing(_ALL_WITH_HEAD, sheet)
    print_prose(Prose(("部を取り巻く状況", "現状と課題", "現状認識"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("部の経営方針", "経営の基本方針", "部の基本方針"), "policy", paragraphs=(1, 2)), sheet)
    goals_as_headings(("部の重点目標", "{year}の重点目標", "重点目標"), ("重点目標", "目標"), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("各課の取組", "課別の主な取組", "各課の主な事業")))
    hidden = pending(sheet, 0.25)
    over, form = words.template(("［{}］", "○ {}", "＜{}＞")), words.template(("（{}）{}", "({}) {}", "{}) {}"))
    label = words.template(("　{}　{}", "　《{}》{}", "　{}…{}"))
    for unit, works in by_section(sheet):
        subheading(sheet, over.format(unit.name))
        for at, work in enumerate(works, start=1):
            found = started(work, sheet)
            sheet.line(form.format(at, work.name))
            # Its section stands once, above its projects, whose numbers begin anew below each.
            free(found, "sections", "project_no")
            for item in _TOLD:
                if text := put(item, work, found, sheet, APART, hidden):
                    sheet.line(label.format(words.pick(item.words), text))
    if not hidden:
        print_note(Note(("※ Ｓ：目標を大きく上回る　Ａ：目標達成　Ｂ：おおむね達成　Ｃ：未達成",)), sheet)
    free(sheet.report, "extras")


TOLD_BY_SECTION = Held(
    "told-by-section",
    ("{year}　{department}の経営方針と取組", "{department}　経営方針と各課の取組（{year}）", "{year}　{department}の重点目標と各課の取組"),
    _told_by_section,
    (*ROOMY, DENSE[1]),
    years=("era", "spaced", "western"),
    mark=("{n}　{text}", "■{text}", "{n}. {text}"),
    repeat=(False, True),
    full_digits=True,
    group="other",
)  # fmt: skip

PAPERS: tuple[Held, ...] = (WORK_WITH_READINGS, PROMISES, TOLD_BY_SECTION)
