"""Layouts of the group `closing` that read as papers: labels above their texts, a booklet ordered by goals, three years told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.closing_parts import text_below_label
from benchmarks.corpus.layouts.control_parts import with_text
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, staff_as_list
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import by_goal, free_markers, heads_in_line, plain_table
from benchmarks.corpus.layouts.last_parts import put
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, mark_of, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_ABOVE = (
    Item("entry.outline", ("取組の目的", "目的とねらい", "取組のねらい")),
    Item("entry.plan", ("今年度の実施計画", "今年度に進めること", "{year}の進め方")),
    Item("entry.midterm", ("中間報告", "上半期の状況", "中間時点の報告")),
    Item("entry.final", ("年度末報告", "１年間の成果", "取り組んだ結果")),
)
_ABOVE_GRADE = Item("rating.result", ("自己評価", "達成度", "評価区分"), values=("達成", "おおむね達成", "一部達成", "未達成"))  # fmt: skip
_ABOVE_STAFF = Staffing(
    ("部の体制と職員", "課と職員の数", "体制"), ("課名", "課の名"), ("課長", "課長名"), ("職員数", "職員の数"),
    total=("row", "line", "none"), sum_row=("合計", "計"), sum_line=("部の職員の数", "職員数　計"), suffix=("人", ""),
    names=("plain", "wide", "before"), dated=AsOf(dates=("full", "no-year", "western")),
)  # fmt: skip


def _above(sheet: Sheet) -> None:
    """Lines of label and value, policy, staff, goals; each project is a numbered heading, its labels stand in lines above their texts."""
    words = sheet.words
    header = Header("lines", ("部名", "部局名"), ("部長名", "部長"), ("担当部長名", "担当部長"), names=("plain", "wide", "closed"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("部の基本姿勢と方針", "今年度の運営の方針", "部を運営する方針"), "policy", paragraphs=(1, 3)), sheet)  # fmt: skip
    print_staffing(_ABOVE_STAFF, sheet)
    print_goals(Goals(("めざす目標", "{year}にめざす目標", "部がめざす目標"), ("circled", "paren", "black")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("力を注ぐ取組", "取組の計画と報告", "進める取組")))
    hidden = begins(sheet, 0.3)
    number = words.template(("取組{n}　{name}", "{n}) {name}", "重点取組{n}　{name}"))
    label = words.template(("〔{}〕", "＜{}＞", "・{}"))
    naming = Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        subheading(sheet, number.format(n=found["project_no"], name=name))
        for item in shown((*_ABOVE, _ABOVE_GRADE), hidden, sheet):
            if text := put(item, work, found, sheet, APART):
                text_below_label(label.format(words.pick(item.words)), text, sheet)
    free(sheet.report, "extras")


LABELS_ABOVE = Held(
    "labels-above-texts",
    ("{year}　{department}の運営方針と重点取組", "{department}の重点取組（{year}）", "{year}　{head}の重点取組"),
    _above,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "■ {text}", "【{text}】"),
    repeat=(False,),
    full_digits=True,
    group="closing",
)  # fmt: skip

_BY_GOAL = (
    Item("entry.plan", ("計画", "予定", "今年度の予定")),
    Item("entry.final", ("成果", "結果", "今年度の成果")),
    Item("rating.result", ("達成度", "評価"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
)
_BOOK_STAFF = Staffing(
    ("課の一覧", "部を構成する課", "部の所属"), ("課名", "所属"), ("課長名", "所属長"), ("人数", "職員数"),
    total=("none", "row"), sum_row=("計", "合計"), suffix=("人", ""), names=("plain", "wide"), dated=AsOf(dates=("full", "western")),
)  # fmt: skip


def _by_goals(sheet: Sheet) -> None:
    """A department of a booklet: head, sections, policy; its goals are headings, with the projects that serve each as lines below it."""
    words = sheet.words
    style = words.template(("plain", "wide"))
    for line in heads_in_line(sheet, style, words.template(("{post}　{name}", "（{post}　{name}）"))):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_prose(Prose(("この部の方針", "運営の考え方と方針", "部の進む方向（方針）"), "policy", paragraphs=(1, 2)), sheet)  # fmt: skip
    print_staffing(_BOOK_STAFF, sheet)
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("目標ごとの事業", "目標と主な仕事", "目標と事業の内容")))
    # All departments of a booklet report at the same time.
    hidden = begins(sheet, 1.0 if words.template(("begin", "end", "end")) == "begin" else 0.0)
    mark = words.template(("label", "label-circled"))
    for number, works in by_goal(sheet):
        aim = sheet.facts.aims[number - 1]
        shown_mark, marker, goal_no = mark_of(mark, number, words.pick(("目標", "部の目標")))  # type: ignore[arg-type]
        subheading(sheet, f"{shown_mark}{aim.text}")
        sheet.goals.append((marker, goal_no))
        sheet.report["goals"].append({"goal_no": goal_no, "marker": marker, "text": clean(aim.text), "children": []})
        _below_goal(works, hidden, sheet)
    free_markers(sheet)
    free(sheet.report, "extras")


def _below_goal(works: tuple[Work, ...], hidden: frozenset[str], sheet: Sheet) -> None:
    words = sheet.words
    title, label = words.template(("○{}", "・{}", "◇{}")), words.template(("　{}：{}", "　（{}）{}", "　{}　{}"))
    naming = Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    for work in works:
        name, found = begun(work, sheet, naming)
        sheet.line(title.format(name))
        for item in shown(_BY_GOAL, hidden, sheet):
            if text := put(item, work, found, sheet, APART):
                sheet.line(label.format(words.pick(item.words), text))
        # The goal stands once, above the projects that serve it.
        free(found, "goal_nos")


BOOK_BY_GOALS = Held(
    "booklet-by-goals",
    ("{department}の目標と事業", "{department}", "{department}の方針・目標"),
    _by_goals,
    tuple(replace(look, foot="", running_head=False) for look in (*ROOMY, DENSE[1])),
    years=("era", "western"),
    mark=("■{text}", "＜{text}＞", "{n}　{text}"),
    repeat=(False,),
    binding=Binding(("{year}　部の目標と事業", "全部局の目標と事業（{year}）", "{year}　各部の方針と目標"), ("目次", "目　次"), (2, 4)),
    group="closing",
)  # fmt: skip

_YEARS_ITEMS = (
    Item("name", ("継続する取組", "主たる事業", "部の事業名"), 1.8),
    Item("sections", ("担当課名", "所管課", "担当"), 1.1),
    Item("entry.final", ("{last}の実績", "{last}の主な実績", "{last}に行ったこと"), 2.1, source="before"),
    Item("entry.plan", ("{year}の計画", "{year}の取組計画", "{year}に計画したこと"), 2.1),
    Item("entry.final", ("{year}の実績", "{year}の主な実績", "{year}に実施したこと"), 2.1),
    Item("entry.issue_next", ("{next}の方向性", "{next}に向けた課題", "{next}の課題"), 1.8),
)


def _three_years(sheet: Sheet) -> None:
    """The head without labels, sections as lines, goals with parts; a table of what was done last year, planned and done in this one, and comes next."""
    words = sheet.words
    print_header(Header(words.template(("bare", "run-on")), names=("plain", "wide")), sheet)  # type: ignore[arg-type]
    staff_as_list(("課と職員の内訳", "職員の配置状況", "課別の人数"), AsOf(dates=("full", "short", "western")), sheet)
    print_prose(Prose(("これまでの状況と課題", "部の現況と課題", "前年度までの状況と課題"), "current_state", paragraphs=(1, 2)), sheet)  # fmt: skip
    print_prose(Prose(("取組を進める方針", "年度の方針", "今後の運営方針"), "policy", paragraphs=(1, 2), bullet=("", "・")), sheet)  # fmt: skip
    print_goals(Goals(("部の到達目標", "{year}の到達目標", "到達目標"), ("circled", "dot"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("事業の経過と今後", "事業の推移", "各年度の取組")))
    facts = sheet.facts
    works = tuple(with_text(one, "before", facts.writer.text("final", 40)) for one in facts.works)
    plain_table(_YEARS_ITEMS, works, sheet, Naming(separators=("、", "\n")))
    print_prose(Prose(("むすびに（部長）", "部長の所感", "おわりに（部長から）"), "message", paragraphs=(1, 1)), sheet)
    free(sheet.report["policies"][-1], "kind")
    free(sheet.report, "extras")


THREE_YEARS = Held(
    "three-years-told",
    ("{year}　{department}　取組の経過報告", "{department}の取組経過（{year}）", "{year}　{department}　年次報告"),
    _three_years,
    DENSE,
    years=("era", "western", "short"),
    mark=("{n}　{text}", "● {text}", "{n}. {text}"),
    repeat=(True, False),
    group="closing",
)

PAPERS: tuple[Held, ...] = (LABELS_ABOVE, BOOK_BY_GOALS, THREE_YEARS)
