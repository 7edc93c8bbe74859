"""Layouts of the group `control` that read as papers: a booklet of lines, a review of the year, figures in lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.control_parts import figure_lines
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, staff_as_list
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import free_markers, heads_in_line, plain_table
from benchmarks.corpus.layouts.last_parts import put
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_BOOK_LINES = (
    Item("entry.outline", ("どんな事業か", "ねらい", "事業の趣旨")),
    Item("entry.plan", ("今年度行うこと", "{year}の計画", "実施計画")),
    Item("entry.final", ("今年度の結果", "{year}の成果", "実施結果")),
    Item("rating.result", ("達成度", "自己採点"), values=("★★★★", "★★★", "★★", "★")),
)


def _booklet(sheet: Sheet) -> None:
    """A department of a booklet without tables: its head, its sections as lines, policy, goals, projects with labelled lines."""
    words = sheet.words
    style = words.template(("plain", "wide", "after"))
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "（{post}　{name}）"))):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_prose(Prose(("私たちの方針", "部の方針", "運営に当たっての方針"), "policy", paragraphs=(1, 3)), sheet)
    staff_as_list(("課とその職員数", "部を構成する課と職員数"), AsOf(dates=("full", "western")), sheet)
    print_goals(Goals(("目指すこと", "{year}に目指すこと", "部の目標"), ("black", "dot", "circled")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("力を入れる事業", "目標に向けた事業", "今年度の事業")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0 if words.template(("begin", "end", "end")) == "begin" else 0.0)
    title, label = words.template(("◇ {}", "▽{}", "◎ {}")), words.template(("　［{}］{}", "　{}：{}", "　【{}】　{}"))
    naming = Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        sheet.line(title.format(name))
        for item in shown(_BOOK_LINES, hidden, sheet):
            if text := put(item, work, found, sheet, APART):
                sheet.line(label.format(words.pick(item.words), text))
    free(sheet.report, "extras")


BOOKLET = Held(
    "booklet-of-lines",
    ("{department}の仕事", "{department}", "{department}の仕事と目標"),
    _booklet,
    tuple(replace(look, foot="", running_head=False) for look in ROOMY),
    years=("era", "western"),
    mark=("■ {text}", "＜{text}＞", "{text}"),
    repeat=(False,),
    binding=Binding(("{year}　市役所の仕事と目標", "各部の仕事と目標（{year}）", "{year}　部別の仕事案内"), ("目次", "も く じ"), (2, 4), lines=True),
    group="control",
)  # fmt: skip

_REVIEW_GRADE = Item("rating.result", ("達成状況", "評価結果", "達成度"), 0.9, values=("達成", "ほぼ達成", "一部達成", "未達成"))  # fmt: skip
_REVIEW_ITEMS = (
    Item("number", ("No", "№"), 0.5),
    Item("name", ("主要な取組（所管課）", "取組の名称（担当課）", "重点事業名（所管課）"), 1.9),
    Item("entry.plan", ("当初の目標", "年度当初に掲げた目標", "当初目標"), 1.6, source="level"),
    Item("entry.final", ("取組と成果", "主な実績と成果", "１年間の取組と成果"), 2.4),
    _REVIEW_GRADE,
    Item("entry.issue_next", ("残された課題", "次年度に引き継ぐ課題", "課題と次年度の対応"), 2),
)
_REVIEW_STAFF = Staffing(
    ("部の組織と人員", "組織・人員", "課ごとの人員"), ("課名", "課・室"), ("課長", "課長等"), ("人員（人）", "職員数"),
    total=("row", "none", "line"), sum_row=("合計", "計"), sum_line=("部の人員計", "職員数の計"), names=("plain", "wide", "closed"),
)  # fmt: skip


def _review(sheet: Sheet) -> None:
    """A report of the spring: what was aimed at, one table of what became of it, and the words of the head on the whole year."""
    words = sheet.words
    header = Header("row", ("部", "部名"), ("部長", "部長名"), ("担当部長",), names=("plain", "wide", "short-only"))
    print_header(header, sheet)
    print_as_of(AsOf(("（人員は{}）", "※{}の人員"), ("full", "western", "start")), sheet)
    print_staffing(_REVIEW_STAFF, sheet)
    print_prose(Prose(("部の方針", "掲げた方針", "部の運営方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "◆")), sheet)  # fmt: skip
    print_goals(Goals(("掲げた目標", "{year}に掲げた目標", "年度目標"), ("circled", "number", "diamond")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("取組の結果と課題", "主要な取組の結果", "目標に対する結果")))
    naming = Naming(words.template(("line", "full")), ("、", "・"))  # type: ignore[arg-type]
    plain_table(_REVIEW_ITEMS, sheet.facts.works, sheet, naming)
    label = words.pick(_REVIEW_GRADE.words)
    print_note(Note((f"注）{label}は「達成」「ほぼ達成」「一部達成」「未達成」の４段階",)), sheet)
    print_prose(
        Prose(("部長による総括", "年度の総括", "１年を振り返って（部長）"), "message", paragraphs=(1, 2)), sheet
    )
    # The words of the head on the year that is over are a message, or a statement of another kind.
    free(sheet.report["policies"][-1], "kind")
    free(sheet.report, "extras")


REVIEW = Held(
    "closing-review",
    ("{year}　{department}　取組結果報告書", "{department}の取組結果（{year}）", "{year}　{department}の成果報告"),
    _review,
    DENSE,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "{n}. {text}", "○ {text}"),
    repeat=(True, False),
    full_digits=True,
    group="control",
)

_STEPS = (
    Item("sections", ("担当", "所管課", "担当課")),
    Item("entry.outline", ("趣旨", "事業の趣旨", "事業の内容")),
    Item("entry.plan", ("取組", "今年度の取組", "{year}の取組")),
)
_FIGURES = (
    Item("measure.label", ("数値目標",)),
    Item("measure.baseline", ("現状値", "現在の値")),
    Item("measure.target", ("目標値", "{year}の目標値")),
    Item("measure.actual", ("実績値", "{year}の実績値")),
)
_STEPS_END = (
    Item("entry.final", ("結果", "取組の成果", "実績")),
    Item("rating.result", ("評価", "達成の度合い"), values=("Ｓ", "Ａ", "Ｂ", "Ｃ")),
)
_LINE_STAFF = Staffing(
    ("職員数", "部の人員", "課別人員"), ("課の名称", "課名"), ("課長名", "課長氏名"), ("計", "合計"),
    types=(("regular", ("常勤", "常勤職員")), ("reappointed", ("再任用", "再任用職員")), ("fiscal_year_appointee", ("会計年度", "会計年度任用職員"))),
    total=("row", "none"), sum_row=("合計", "総計"), suffix=("", "人"), names=("plain", "wide"), dated=AsOf(dates=("full", "short")),
)  # fmt: skip


def _lines(sheet: Sheet) -> None:
    """Department and head without labels; each project is a numbered heading with labelled lines, its figures a line for each indicator."""
    words = sheet.words
    print_header(Header(words.template(("bare", "bracketed")), names=("plain", "wide")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("部をめぐる状況", "現状と課題", "現状の認識"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("部の基本的な方針", "部の方針", "{year}の方針"), "policy", paragraphs=(1, 3), bullet=("", "○", "・")), sheet)  # fmt: skip
    print_goals(Goals(("達成を目指す目標", "{year}の目標", "部の目標"), ("paren", "circled", "square")), sheet)
    free_markers(sheet)
    print_staffing(_LINE_STAFF, sheet)
    sheet.heading(words.pick(("事業別の計画", "個々の事業", "具体的な事業")))
    hidden = begins(sheet, 0.4)
    forms = words.template(("（{n}）{name}", "({n}) {name}", "事業{n}　{name}")), words.template(("・{}：{}", "◇{}　{}", "〈{}〉{}"))  # fmt: skip
    for work in sheet.facts.works:
        _line_project(work, sheet, hidden, forms)
    free(sheet.report, "extras")


def _line_project(work: Work, sheet: Sheet, hidden: frozenset[str], forms: tuple[str, str]) -> None:
    words, naming = sheet.words, Naming("none", ("、", "・"))
    name, found = begun(work, sheet, naming)
    subheading(sheet, forms[0].format(n=found["project_no"], name=name))

    def tell(items: tuple[Item, ...]) -> None:
        for item in shown(items, hidden, sheet):
            if text := put(item, work, found, sheet, naming):
                sheet.line(forms[1].format(words.pick(item.words), text))

    tell(_STEPS)
    for line in figure_lines(shown(_FIGURES, hidden, sheet), "{}（{}）", work, found, sheet):
        sheet.line(forms[1].format(words.pick(("数値目標", "成果指標", "目標とする指標")), line))
    tell(_STEPS_END)


FIGURE_LINES = Held(
    "figures-in-lines",
    ("{year}　{department}の方針及び事業計画", "{department}　事業計画（{year}）", "{year}　{department}の取組計画"),
    _lines,
    (*ROOMY, DENSE[1]),
    years=("era", "western", "both"),
    mark=("{n}　{text}", "【{text}】", "第{n}　{text}"),
    repeat=(False, True),
    group="control",
)

PAPERS: tuple[Held, ...] = (BOOKLET, REVIEW, FIGURE_LINES)
