"""Held-out layouts that nest: projects below their goals, a page for each section, figures in an annex that refers by number."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.blocks import Cell, PageBreak, Paragraph
from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    by_section,
    free_markers,
    heads_in_line,
    measure_rows,
    named,
    plain_table,
    printed,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import post_in
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, mark_of, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.wording import clean

_BELOW_GOAL = (
    Item("name", ("取組項目", "取組名"), 1.8),
    Item("sections", ("担当課", "担当課等"), 1.2),
    Item("entry.plan", ("取組内容", "今年度の取組"), 2.6),
    Item("entry.final", ("取組の成果", "達成状況"), 2.6),
    Item("rating.result", ("評価", "達成度"), 0.8, values=("達成", "概ね達成", "一部達成", "未達成")),
)


def _under_goals(sheet: Sheet) -> None:
    """Each goal is a line, and below it stands the table of the projects that serve it."""
    words, facts = sheet.words, sheet.facts
    header = Header("table", ("部名", "部局名"), ("部長名", "部長"), ("担当部長",), names=("plain", "before", "above"))
    print_header(header, sheet)
    print_prose(Prose(("めざす姿", "部のビジョン"), "vision", paragraphs=(1, 1), length=10), sheet)
    print_prose(Prose(("部の基本方針", "基本方針"), "policy", paragraphs=(1, 2)), sheet)
    sheet.heading(words.pick(("重点目標と取組", "重点目標及び主な取組")))
    style = words.template(("label", "label-circled", "circled", "paren"))
    for number, works in by_goal(sheet):
        aim = facts.aims[number - 1]
        shown, mark, goal_no = mark_of(style, number, "重点目標")  # type: ignore[arg-type]
        sheet.line(f"{shown}{aim.text}")
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})
        first = len(sheet.report["projects"])
        plain_table(_BELOW_GOAL, works, sheet, Naming(separators=("、", "\n")))
        for found in sheet.report["projects"][first:]:
            free(found, "goal_nos")
    free_markers(sheet)
    print_note(Note(("※ 実績は、３月末現在の見込みを含みます。", "（注）達成状況は年度末時点のものです。")), sheet)


UNDER_GOALS = Held(
    "under-goals",
    ("{department}　{year}重点取組", "{year}　{head}の重点目標", "{department}の重点目標と取組（{year}）"),
    _under_goals,
    ROOMY,
    years=("era", "western"),
    mark=("【{text}】", "■ {text}", "{text}"),
)

_FORM = (
    Item("name", ("重点業務", "業務名"), 1.8),
    Item("entry.plan", ("取組内容", "業務計画"), 2.4),
    Item("entry.midterm", ("中間確認（9月末）", "中間確認"), 2.2),
    Item("entry.final", ("業務実績", "実績"), 2.4),
    Item("rating.result", ("達成度", "自己評価"), 0.7, values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
)


def _section_forms(sheet: Sheet) -> None:
    """A page for the department, then a page for each section: its name, head and staff, and its projects."""
    words, facts = sheet.words, sheet.facts
    sheet.line("　".join([facts.department, *heads_in_line(sheet, "wide", "{post}　{name}", own="部長")]))
    print_as_of(AsOf(("職員数は{}", "（職員数：{}）"), ("full", "western")), sheet)
    print_prose(Prose(("組織ミッション", "部の使命"), "mission", paragraphs=(1, 1)), sheet)
    print_goals(Goals(("部の組織目標", "組織目標"), ("circled", "circle", "dot")), sheet)
    free_markers(sheet)
    head_label, suffix = words.pick(("所属長名", "課長名")), words.pick(("人", "名", ""))
    for page, (unit, works) in enumerate(by_section(sheet), start=1):
        sheet.blocks += [Paragraph(f"- {page} -", "center"), PageBreak()]
        text, officer = named(unit.head, "wide", "section_head", post_in(head_label), sheet)
        count = f"{unit.total(STAFF_TYPES)}{suffix}"
        pairs = (
            (words.pick(("所属名", "課名")), unit.name),
            (head_label, text),
            (words.pick(("職員数", "職員")), count),
            (words.pick(("電話番号", "内線")), f"{facts.chance.randint(20, 89)}-{facts.chance.randint(1000, 9999)}"),
        )
        left, right = ([Cell(one, head=not at) for pair in two for at, one in enumerate(pair)] for two in (pairs[:2], pairs[2:]))  # fmt: skip
        sheet.table([tuple(left), tuple(right)], (0.15, 0.35, 0.15, 0.35))
        sheet.sections.add(unit.name)
        sheet.report["staffing"]["sections"].append(
            {
                "name": unit.name,
                "staff_count": unit.total(STAFF_TYPES),
                "staff_count_label": count,
                "staff_counts": {},
                "officers": [officer],
            }
        )
        first = len(sheet.report["projects"])
        plain_table(_FORM, works, sheet)
        for found in sheet.report["projects"][first:]:
            free(found, "sections")
    free(sheet.report, "extras")


SECTION_FORMS = Held(
    "section-forms",
    ("{year}　{department}　組織目標管理表", "{department}　組織目標と業務実績（{year}）"),
    _section_forms,
    tuple(replace(look, foot="") for look in DENSE),
    years=("era", "spaced"),
    mark=("{text}", "《{text}》"),
)

_LINES = (
    Item("entry.plan", ("取組内容", "実施内容")),
    Item("entry.final", ("実績・成果", "取組実績")),
    Item("rating.result", ("達成度", "評価"), values=("A", "B", "C", "D")),
    Item("entry.issue_next", ("今後の方向性", "次年度に向けた課題")),
)
_ANNEX = (
    Item("measure.label", ("指標名", "成果指標"), 3),
    Item("measure.unit", ("単位",), 0.8),
    Item("measure.baseline", ("基準値", "現状値"), 1),
    Item("measure.target", ("目標値",), 1),
    Item("measure.actual", ("実績値", "実績"), 1),
)


def _annex(sheet: Sheet) -> None:
    """Projects as lines; at the end one table of indicators, each beside its project's number."""
    words, facts = sheet.words, sheet.facts
    print_header(Header("colon", ("所属名", "部局名"), ("部長名", "部長"), names=("plain", "wide")), sheet)
    print_prose(Prose(("組織使命", "組織の使命"), "mission", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("組織目標", "今年度の組織目標"), ("circle", "nakaguro", "circled")), sheet)
    sheet.heading(words.pick(("重点業務", "重点事業")))
    form = words.template(("（{n}）{name}", "({n}) {name}", "{n}　{name}", "{n}. {name}"))
    naming, label = Naming("full", ("、", "・")), words.template(("{}：", "【{}】", "《{}》"))
    kept = []
    for work in facts.works:
        found = started(work, sheet)
        kept.append((work, found))
        name = printed(Item("name", ("",)), work, found, sheet, naming)
        sheet.line(form.format(n=found["project_no"], name=name))
        for item in _LINES:
            text = printed(item, work, found, sheet)
            if text:
                sheet.line(f"　{label.format(words.pick(item.words))}{text}")
    sheet.heading(words.pick(("指標一覧", "数値目標の達成状況")))
    rows: list[Row] = [(*title_cells(words.pick(("番号", "業務番号", "事業番号"))), *titles_of(_ANNEX, sheet))]
    repeated, shape = facts.chance.random() < 0.5, "({})" if form.startswith("(") else "（{}）" if form.startswith("（") else "{}"  # fmt: skip
    for work, found in kept:
        own = measure_rows(_ANNEX, work, found, sheet)
        number = Cell(shape.format(found["project_no"]), rowspan=1 if repeated else len(own), align="center")
        rows += [(number, *row) if repeated or not at else row for at, row in enumerate(own)]
    sheet.table(rows, widths_of(_ANNEX, 0.8), 1)
    print_note(Note(("※ 「－」は、該当する数値がないことを示します。",)), sheet)


ANNEX = Held(
    "annex",
    ("{year}　{department}　組織目標と重点業務", "{department}の組織目標（{year}）"),
    _annex,
    ROOMY,
    years=("era", "both"),
    mark=("{n}　{text}", "{n}．{text}", "◇ {text}"),
    ruled=(True, True, False),
    full_digits=True,
)

NESTED: tuple[Held, ...] = (UNDER_GOALS, SECTION_FORMS, ANNEX)
