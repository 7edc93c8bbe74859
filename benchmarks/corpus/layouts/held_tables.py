"""Held-out layouts that are tables: items with two reviews, sections at the left, forms with stages at the left, one sheet for all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from benchmarks.corpus.blocks import Cell, PageBreak, Paragraph
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_section,
    free_matches,
    heads_in_line,
    measure_rows,
    named,
    plain_table,
    printed,
    row_of,
    spread,
    spread_short_names,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Note, Prose, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import clean

_TARGET_ITEMS = (
    Item("number", ("№", "No."), 0.5),
    Item("name", ("目標項目",), 1.8),
    Item("sections", ("担当課等", "所管課"), 1.2),
    Item("entry.plan", ("取組内容", "具体的な取組内容"), 2.4),
    Item("entry.other", ("達成基準", "目標達成基準"), 1.5, source="level"),
    Item("entry.midterm", ("中間振り返り", "中間報告（9月末）", "中間報告（９月末）"), 2.2),
    Item("entry.final", ("年度末実績", "実績・成果"), 2.4),
    Item("rating.result", ("達成度", "自己評価"), 0.7, values=("５", "４", "３", "２")),
    Item("rating.difficulty", ("難易度",), 0.7, values=("A", "B", "C")),
)


def _target_sheet(sheet: Sheet) -> None:
    """One line as the header, mission and policy, one table with mid-year and final review beside each other."""
    words = sheet.words
    style = sheet.facts.chance.choice(("plain", "wide"))
    label = words.pick(("部局長", "部長"))
    parts = [f"{words.pick(('部局名', '部名'))}：{sheet.facts.department}"]
    parts += heads_in_line(sheet, style, "{post}：{name}", own=label)  # type: ignore[arg-type]
    sheet.line("　　".join(parts))
    print_prose(Prose(("組織の使命", "部の使命・役割"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("運営方針", "部の運営方針"), "policy", paragraphs=(2, 3), bullet=("・", "○")), sheet)
    sheet.heading(words.pick(("目標と達成状況", "目標項目及び達成状況")))
    plain_table(_TARGET_ITEMS, sheet.facts.works, sheet, Naming(separators=("、", "\n")))
    print_note(Note(("※難易度　Ａ：高い　Ｂ：普通　Ｃ：低い", "（注）難易度は、Ａが最も高い。")), sheet)
    free(sheet.report, "extras")


TARGET_SHEET = Held(
    "target-sheet",
    ("{year}　目標管理シート（{department}）", "{department}　目標管理シート【{year}】", "{year}　組織目標振り返りシート　{department}"),
    _target_sheet,
    DENSE,
    years=("era", "spaced"),
    mark=("{n}　{text}", "【{text}】"),
    full_digits=True,
)  # fmt: skip

_SECTION_ITEMS = (
    Item("number", ("番号", "No"), 0.5),
    Item("name", ("事務事業名", "事業名"), 1.8),
    Item("entry.outline", ("事業内容", "事業の目的"), 2),
    Item("entry.plan", ("{year}の取組予定", "{year}の取組内容"), 2.4),
    Item("entry.final", ("{year}の取組結果", "{year}の実績"), 2.4),
    Item("rating.result", ("評価", "進捗状況"), 0.8, values=("◎", "○", "△", "×")),
    Item("entry.issue_next", ("次年度への課題", "今後の課題"), 2),
)


def _section_rows(sheet: Sheet) -> None:
    """A staffing table by type; projects in rows behind their section's name, merged over them or blank below it."""
    words, facts = sheet.words, sheet.facts
    print_header(
        Header("stacked", ("部名", "部局名"), ("部長名", "部長氏名"), ("担当部長名",), names=("plain", "wide")), sheet
    )
    print_staffing(_TYPED_STAFF, sheet)
    spread_names = words.template(("spread", "closed")) == "spread"
    if spread_names:
        spread_short_names(sheet)
    print_note(Note(("※　職員数に部長は含みません。", "※　育児休業中の職員を含む。")), sheet)
    print_prose(Prose(("部の方針", "部の基本的な方針"), "policy", paragraphs=(1, 2)), sheet)
    sheet.heading(words.pick(("各課の主な事業", "課別の取組状況")))
    rows: list[Row] = [(*title_cells(words.pick(("課名", "担当課"))), *titles_of(_SECTION_ITEMS, sheet))]
    merged = facts.chance.random() < 0.8
    for unit, works in by_section(sheet):
        for at, work in enumerate(works):
            own = row_of(_SECTION_ITEMS, work, started(work, sheet), sheet)
            if at == 0 or not merged:
                first = Cell("" if at else unit.name, rowspan=len(works) if merged else 1)
                own = (first, *own)
            rows.append(own)
    sheet.table(rows, widths_of(_SECTION_ITEMS, 1.2), 1)
    if spread_names:
        free_matches(sheet)


_TYPED_STAFF = Staffing(
    ("部の職員体制", "職員体制"), ("課名",), ("課長名", "課長"), ("計", "合計"),
    types=(("regular", ("正規職員", "正職員")), ("reappointed", ("再任用職員",)), ("fiscal_year_appointee", ("会計年度任用職員",))),
    over=("職員数（人）",), total=("row", "none"), sum_row=("合計", "部計", "計"), names=("plain", "wide", "above"),
    dated=AsOf(dates=("full", "western", "short", "no-year")),
)  # fmt: skip

SECTION_ROWS = Held(
    "section-rows",
    ("{department}　{year}　事務事業の取組計画と実績", "{year}　{department}の事業計画・実績"),
    _section_rows,
    DENSE,
    years=("era", "both"),
    mark=("■{text}", "{n}．{text}"),
)

_STAGES: tuple[tuple[tuple[str, ...], tuple[Item, ...]], ...] = (
    (("計画", "Plan"), (Item("entry.outline", ("事業の目的", "目的")), Item("entry.plan", ("取組内容", "実施内容")), Item("budget.initial", ("当初予算額", "予算額"), money=("thousand", "mixed", "yen")))),
    (("実施", "Do"), (Item("entry.midterm", ("上半期の取組実績", "上期の取組状況")), Item("entry.final", ("年度末の取組実績", "取組実績")), Item("budget.settlement", ("決算額",), money=("thousand", "mixed", "yen")))),
    (("評価", "Check"), (Item("rating.result", ("達成状況", "目標の達成度"), values=("A", "B", "C", "D")), Item("rating.priority", ("優先度",), values=("高", "中", "低")))),
    (("改善", "Action"), (Item("entry.issue_next", ("今後の方向性", "次年度への対応")),)),
)  # fmt: skip
_FIGURES = (
    Item("measure.label", ("成果指標", "指標名")),
    Item("measure.unit", ("単位",)),
    Item("measure.baseline", ("基準値", "現状値")),
    Item("measure.target", ("目標値",)),
    Item("measure.actual", ("実績値",)),
)


def _staged_forms(sheet: Sheet) -> None:
    """A form for each project: the stage at the left over several rows, labels and texts beside it, figures below."""
    words, chance = sheet.words, sheet.facts.chance
    header = Header(
        "row", ("部局名", "担当部局"), ("部局長名", "部局長"), ("担当部長",), names=("plain", "before", "after")
    )
    print_header(header, sheet)
    print_prose(Prose(("部の使命", "ミッション"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部を取り巻く現状と課題", "現状と課題"), "current_state", paragraphs=(1, 2)), sheet)
    language = words.template(("japanese", "english")) == "english"
    stages = [(names[language], items) for names, items in _STAGES]
    with_figures, paged = chance.random() < 0.7, words.template(("paged", "running")) == "paged"
    for page, work in enumerate(sheet.facts.works, start=1):
        found = started(work, sheet)
        if paged:
            head = f"{words.pick(('{year}',))}　{sheet.facts.department}"
            sheet.blocks += [Paragraph(f"- {page} -", "center"), PageBreak(), Paragraph(head, "right")]
        rows: list[Row] = [
            (Cell(words.pick(("事業名", "事務事業名")), colspan=2, head=True), Cell(work.name, colspan=4)),
            (
                Cell(words.pick(("担当課", "所管課")), colspan=2, head=True),
                Cell("、".join(owner.label for owner in work.owners), colspan=4),
            ),
        ]
        for name, items in stages:
            for at, item in enumerate(items):
                left = () if at else (Cell(name, rowspan=len(items), align="center", head=True),)
                text = printed(item, work, found, sheet)
                rows.append((*left, Cell(words.pick(item.words), head=True), Cell(text, colspan=4)))
        if with_figures:
            label, *others = titles_of(_FIGURES, sheet)
            rows.append((Cell(label.text, colspan=2, align="center", head=True), *others))
            rows += [
                (Cell(name.text, colspan=2), *cells) for name, *cells in measure_rows(_FIGURES, work, found, sheet)
            ]
        sheet.table(rows, (0.1, 0.2, 0.16, 0.18, 0.18, 0.18))
    if paged:
        free(sheet.report, "extras")


STAGED_FORMS = Held(
    "staged-forms",
    ("{year}　{department}　主要事業進行管理シート", "{department}　重点事業評価シート（{year}）"),
    _staged_forms,
    tuple(replace(look, foot="", running_head=False) for look in ROOMY),
    years=("era", "western"),
    mark=("{n}　{text}", "◆{text}"),
)

_SHEET_ITEMS = (
    Item("name", ("主な取組", "取組項目"), 2),
    Item("sections", ("担当課", "主管課"), 1.2),
    Item("entry.plan", ("今年度の目標", "取組目標"), 2, source="level"),
    Item("entry.midterm", ("中間報告", "上半期の進捗状況"), 2),
    Item("entry.final", ("最終報告", "年度末の状況"), 2),
    Item("rating.result", ("評価",), 0.8, values=("S", "A", "B", "C")),
)


def _one_sheet(sheet: Sheet) -> None:
    """All in one table: labels at the left, the goals' label over all their rows, projects in six columns below."""
    words, facts = sheet.words, sheet.facts
    rows: list[Row] = []
    style = facts.chance.choice(("plain", "wide"))
    label = words.pick(("部長名", "部長"))
    text, found = named(facts.heads[0], style, "department_head", "部長", sheet)  # type: ignore[arg-type]
    sheet.report["officers"].append(found)
    rows.append(
        (
            Cell(words.pick(("部名", "部局名")), align="center", head=True),
            Cell(facts.department, colspan=2),
            Cell(label, align="center", head=True),
            Cell(text, colspan=2),
        )
    )
    blank = words.template(("", "　", " "))
    for labels, kind in ((("使命", "組織の使命"), "mission"), (("部の目指す姿", "将来像"), "vision"), (("現状と課題",), "current_state")):  # fmt: skip
        if kind != "vision" or facts.chance.random() < 0.6:
            paragraph, label = facts.writer.text(kind, 10 if kind == "vision" else 60), words.pick(labels)
            shown = spread(label, blank) if len(label) <= 5 else label
            rows.append((Cell(shown, align="center", head=True), Cell(paragraph, colspan=5)))
            report: dict[str, Any] = {"label": label, "kind": kind, "paragraphs": [clean(paragraph)]}
            if shown != label:
                free(report, "label")
            sheet.report["policies"].append(report)
    aims = facts.aims[:6]
    sheet.state_year(words.year_in(_GOALS_LABEL))
    for at, aim in enumerate(aims):
        left = () if at else (Cell(words.pick(_GOALS_LABEL), rowspan=len(aims), align="center", head=True),)
        mark = "①②③④⑤⑥"[at]
        rows.append((*left, Cell(f"{mark} {aim.text}", colspan=5)))
        sheet.goals.append((mark, at + 1))
        goal = {"goal_no": at + 1, "marker": mark, "text": clean(aim.text), "children": []}
        sheet.report["goals"].append(goal)
    rows.append(titles_of(_SHEET_ITEMS, sheet))
    naming = Naming(separators=("、", "／"))
    rows += [row_of(_SHEET_ITEMS, work, started(work, sheet), sheet, naming) for work in facts.works]
    sheet.table(rows, (0.17, 0.15, 0.2, 0.19, 0.19, 0.1))


_GOALS_LABEL = ("{year}の目標", "重点目標", "今年度の重点目標")

ONE_SHEET = Held(
    "one-sheet",
    ("{year}　部の運営方針", "{year}　{department}運営方針シート"),
    _one_sheet,
    DENSE,
    years=("era", "western"),
)

TABLES: tuple[Held, ...] = (TARGET_SHEET, SECTION_ROWS, STAGED_FORMS, ONE_SHEET)
