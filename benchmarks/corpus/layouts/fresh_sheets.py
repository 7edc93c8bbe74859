"""Layouts of the group `fresh` with a form for each project: declared items, issues with a row each, sheets of policy goals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, boxed, free_kinds
from benchmarks.corpus.layouts.header import AsOf
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    free_markers,
    heads_in_line,
    measure_rows,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, heads_as_pairs, next_page, pairs_row, pending, put
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_OWNER = Item("sections", ("担当課", "担当", "推進課"))
_UNTIL = Item("entry.other", ("いつまでに", "期限", "達成時期"), source="deadline")
_LEVEL = Item("entry.other", ("どこまで", "達成の目安", "到達点"), source="level")
_HOW = Item("entry.plan", ("どのように", "取組の方法", "実行方法"))
_DONE = Item("entry.final", ("実行結果", "取り組んだ結果", "年度末の結果"))
_GRADE = Item("rating.result", ("自己採点", "達成度", "自己評価"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ"))


def _declared(sheet: Sheet) -> None:
    """Who declares, in a table; then a small form for each item: by when, how far, how, and what became of it."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = facts.chance.choice(("plain", "wide", "above"))
    heads = heads_as_pairs(("宣言者", "宣言者名", "部長"), ("担当部長",), style, sheet)
    pairs = ((words.pick(("部局", "部局名")), facts.department), *heads)
    share = 0.7 / len(pairs)
    sheet.table([pairs_row(pairs)], tuple((0.3 / len(pairs), share)[at % 2] for at in range(2 * len(pairs))))
    print_prose(Prose(("宣言に込めた思い", "部長の思い", "部長の決意"), "message", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("部の使命", "部の役割", "わたしたちの使命"), "mission", paragraphs=(1, 1)), sheet)
    sheet.heading(words.pick(("宣言項目", "{year}の宣言", "宣言の内容")))
    sheet.state_year(words.year_in(("宣言項目", "{year}の宣言", "宣言の内容")))
    hidden, naming = pending(sheet), Naming(separators=("、", "・"))
    number = words.template(("宣言{}", "宣言（{}）", "項目{}"))
    for work in facts.works:
        name, found = begun(work, sheet, APART)
        label = number.format(found["project_no"])
        texts = {item: put(item, work, found, sheet, naming, hidden) for item in (_OWNER, _UNTIL, _LEVEL, _HOW, _DONE)}
        grade = put(_GRADE, work, found, sheet, naming, hidden)
        rows: list[Row] = [
            pairs_row(((label, name),), (3,)),
            pairs_row(tuple((words.pick(item.words), texts[item]) for item in (_OWNER, _UNTIL))),
            *(pairs_row(((words.pick(item.words), texts[item]),), (3,)) for item in (_LEVEL, _HOW, _DONE)),
            pairs_row(((words.pick(_GRADE.words), grade),), (3,)),
        ]
        sheet.table(rows, (0.16, 0.44, 0.16, 0.24))
        sheet.line("")
        # By when and how far are parts of a plan, or texts of another kind.
        free_kinds(found, sheet, _UNTIL, _LEVEL)
    print_note(Note(("※自己採点：Ａ（達成）、Ｂ（ほぼ達成）、Ｃ（半分程度）、Ｄ（未達成）",)), sheet)
    free(sheet.report, "extras")


DECLARED_ITEMS = Held(
    "declared-items",
    ("{head}　目標宣言（{year}）", "{year}　部長の目標宣言（{department}）", "{year}　{head}の目標宣言"),
    _declared,
    ROOMY,
    years=("era", "western"),
    mark=("{text}", "◎{text}", "■ {text}"),
    repeat=(False,),
    full_digits=True,
    group="fresh",
)

_STATE = Item("entry.outline", ("現状", "現状・背景", "課題の現状"), 2, source="state")
_ISSUE_ITEMS = (
    _STATE,
    Item("entry.plan", ("今年度の到達目標", "目標", "{year}の目標"), 1.6, source="level"),
    Item("entry.plan", ("主な取組内容", "目標達成に向けた取組", "取組計画"), 2.2),
    Item("entry.final", ("取組状況（年度末）", "年度末の到達状況", "{year}の結果"), 2.2),
)


def _issues(sheet: Sheet) -> None:
    """Department and head in brackets, a plain staffing table; each issue is a heading, its section, a row of four columns."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide", "closed"))  # type: ignore[assignment]
    sheet.line(f"【{facts.department}】　{'　'.join(heads_in_line(sheet, style, '{post}　{name}'))}")
    print_staffing(_STAFF, sheet)
    print_prose(Prose(("部の方針", "部の運営の基本方針", "運営の柱"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)  # fmt: skip
    print_goals(Goals(("今年度の重点目標", "部の目標", "{year}に目指すこと"), ("circled", "number", "circle")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点課題と取組", "重点課題への対応", "重点課題の状況")))
    form = words.template(("課題{n}　{name}", "重点課題{n}：{name}", "（{n}）{name}", "課題{n}．{name}"))
    owner = words.template(("（担当：{}）", "担当課：{}", "【所管】{}"))
    hidden, naming = pending(sheet, 0.15), Naming(separators=("、", "・"))
    for one in facts.works:
        work = replace(one, texts={**one.texts, "state": facts.writer.text("current_state", 30)})
        name, found = begun(work, sheet, APART)
        sheet.line(form.format(n=found["project_no"], name=name))
        sheet.line(owner.format(put(_OWNER, work, found, sheet, naming)), "right")
        rows = [titles_of(_ISSUE_ITEMS, sheet), cells_of(_ISSUE_ITEMS, work, found, sheet, naming, hidden)]
        sheet.table(rows, widths_of(_ISSUE_ITEMS), 1)
        # What a project begins with is its outline, or a text of another kind.
        free_kinds(found, sheet, _STATE)
    free(sheet.report, "extras")


_STAFF = Staffing(
    ("職員配置", "部内の体制", "所属別職員数"), ("所属", "課・センター等", "課名等"), ("所属長", "責任者名", "所属長氏名"), ("配置人数", "現員", "職員数"),
    total=("row", "none", "line"), sum_row=("計", "部　計", "合計"), sum_line=("部全体の職員数", "職員合計"), suffix=("人", "", "名"),
    names=("plain", "wide", "after"), dated=AsOf(dates=("full", "short", "no-year")),
)  # fmt: skip

ISSUES_AND_TARGETS = Held(
    "issues-and-targets",
    (
        "{department}の重点課題と目標（{year}）",
        "{year}　部（局）の重点課題と目標　{department}",
        "{year}　{department}　重点課題シート",
    ),
    _issues,
    (*ROOMY, DENSE[1]),
    years=("era", "both", "spaced"),
    mark=("{n}　{text}", "【{text}】", "{n}. {text}"),
    group="fresh",
)

_MONEY = Item("budget.initial", ("予算額", "事業予算", "当初予算額"), money=("thousand", "mixed", "plain"))
_WAY = Item("entry.plan", ("取り組み方針", "取組方針", "取り組みの進め方"))
_AIM = Item("entry.outline", ("政策のねらい", "政策の概要", "ねらい"))
_BECAME = Item("entry.final", ("1年間の取り組み結果", "取り組み結果", "取り組みの成果"))
_LATER = Item("entry.issue_next", ("次年度の展開", "今後の取り組み方針", "残された課題"))
_STARS = Item("rating.result", ("達成度", "目標達成度"), values=("★★★", "★★☆", "★☆☆", "☆☆☆"))
_FIGURES = (
    Item("measure.label", ("目標指標", "達成度を測る指標", "指標")),
    Item("measure.baseline", ("現況値", "基準値", "現状値")),
    Item("measure.target", ("目標値", "目標数値")),
    Item("measure.actual", ("達成値", "実績値", "結果")),
)


def _policy_goals(sheet: Sheet) -> None:
    """A sheet for each policy goal, perhaps a page: purpose, way, figures in its midst, stars."""
    words, facts = sheet.words, sheet.facts
    form = words.template(("作成者　{post}　{name}", "作成者：{post}　{name}", "（作成者）{post}　{name}"))
    for line in heads_in_line(sheet, words.template(("plain", "wide", "after")), form):  # type: ignore[arg-type]
        sheet.line(line, "right")
    rows = [boxed(("部の使命", "ミッション", "部が果たす使命"), "mission", sheet)]
    rows.append(boxed(("現状と課題", "部を取り巻く環境", "現状の認識"), "current_state", sheet))
    sheet.table(rows, (0.2, 0.8))
    title = words.template(("政策目標{}", "目標{}", "政策目標（{}）"))
    paged = words.template(("paged", "running", "running")) == "paged"
    for at, work in enumerate(facts.works, start=1):
        if paged:
            next_page(sheet, at, "- {} -", words.fill("{year}　") + facts.department)
        sheet.table(_policy_goal(title, work, sheet), (0.2, 0.32, 0.16, 0.16, 0.16))
        sheet.line("")
    free(sheet.report, "extras")


def _policy_goal(title: str, work: Work, sheet: Sheet) -> list[Row]:
    words, naming = sheet.words, Naming(separators=("、", "\n", "／"))
    name, found = begun(work, sheet, APART)

    def pair(item: Item) -> tuple[str, str]:
        return words.pick(item.words), put(item, work, found, sheet, naming)

    rows: list[Row] = [
        pairs_row(((title.format(found["project_no"]), name),), (4,)),
        pairs_row((pair(_OWNER), pair(_MONEY)), (1, 2)),
        *(pairs_row((pair(item),), (4,)) for item in (_AIM, _WAY)),
    ]
    label, *others = titles_of(_FIGURES, sheet)
    rows.append((Cell(label.text, 1, 2, "center", head=True), *others))
    for indicator, *values in measure_rows(_FIGURES, work, found, sheet):
        rows.append((Cell(indicator.text, 1, 2), *values))
    rows += [pairs_row((pair(item),), (4,)) for item in (_BECAME, _STARS, _LATER)]
    return rows


POLICY_GOALS = Held(
    "policy-goals",
    ("ミッション{year}　{department}の政策目標と達成度", "{year}　{department}　政策目標達成度シート", "{department}の政策目標・達成度（{year}）"),
    _policy_goals,
    tuple(replace(look, foot="", running_head=False) for look in ROOMY),
    years=("era", "western"),
    mark=("{text}", "■{text}"),
    repeat=(False,),
    group="fresh",
)  # fmt: skip

_CELL = (
    Item("entry.outline", ("ねらい", "目的", "事業の趣旨")),
    Item("entry.plan", ("進め方", "取り組むこと", "今年度の取組")),
    Item("entry.final", ("１年間の成果", "成果", "取り組んだ結果")),
)


def labelled_cells(work: Work, sheet: Sheet, naming: Naming) -> Row:
    """A project as two cells: its name over its section, and all its texts with their labels one below the other."""
    writer = sheet.facts.writer
    lengths = {"outline": 25, "plan": 45, "final": 45}
    # Shorter than elsewhere: all of them stand in one cell.
    work = replace(work, texts={**work.texts, **{kind: writer.text(kind, size) for kind, size in lengths.items()}})
    name, found = begun(work, sheet, naming)
    form = sheet.words.template(("【{}】{}", "＜{}＞\n{}", "■{}\n{}", "［{}］\n{}"))
    texts: list[Any] = [form.format(sheet.words.pick(item.words), put(item, work, found, sheet)) for item in _CELL]
    return (Cell(name), Cell("\n".join(texts)))


SHEETS: tuple[Held, ...] = (DECLARED_ITEMS, ISSUES_AND_TARGETS, POLICY_GOALS)
