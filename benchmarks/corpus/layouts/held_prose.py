"""Held-out layouts of running text: a letter of the head, questions as headings, bullets without any table."""

from __future__ import annotations

from typing import Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.facts import STAFF_TYPES, whole
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    free_markers,
    heads_in_line,
    named,
    plain_table,
    printed,
    started,
)
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet

_LETTER_ITEMS = (
    Item("name", ("事業名（担当課）", "主な事業（担当課）"), 2),
    Item("entry.plan", ("今年度の取組", "取組内容"), 3),
    Item("entry.final", ("取組の成果", "実績・成果"), 3),
)


def _letter(sheet: Sheet) -> None:
    """The head's letter with a signature, the sections as lines, goals, one table."""
    words, facts = sheet.words, sheet.facts
    print_prose(Prose(("市民の皆様へ", "部長あいさつ", "部長からのメッセージ"), "message", paragraphs=(2, 4)), sheet)
    for line in heads_in_line(sheet, "wide", "{post}　{name}"):
        sheet.line(line, "right")
    sheet.heading(words.pick(("部の組織と職員数", "部の職員体制")))
    total, suffix, mark = 0, words.pick(("人", "名")), words.pick(("・", "○", "　"))
    form = words.template(("{mark}{section}（{post}　{name}）　{count}", "{mark}{section}　{post}　{name}　{count}"))
    for unit in facts.units:
        text, officer = named(unit.head, "plain", "section_head", unit.head.post, sheet, in_line=True)
        number = unit.total(STAFF_TYPES)
        total += number  # type: ignore[assignment]
        count = f"{number}{suffix}"
        sheet.line(form.format(mark=mark, section=unit.name, post=unit.head.post, name=text, count=count))
        sheet.sections.add(unit.name)
        section: dict[str, Any] = {
            "name": unit.name,
            "staff_count": number,
            "staff_count_label": count,
            "staff_counts": {},
            "officers": [officer],
        }
        free(section, "staff_count_label")
        sheet.report["staffing"]["sections"].append(section)
    if words.pick(("total", "none")) == "total":
        label = f"{whole(total)}{suffix}"
        sheet.line(f"{mark}{words.pick(('合計', '計'))}　{label}")
        stated = {"staff_count": whole(total), "label": label, "includes_head": False}
        sheet.report["staffing"]["stated_total"] = stated
    print_goals(Goals(("{year}の目標", "今年度の目標"), ("circled", "circle", "number")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な事業", "目標を達成するための主な事業")))
    plain_table(_LETTER_ITEMS, facts.works, sheet, Naming("line", ("、", "・")))
    free(sheet.report, "extras")


LETTER = Held(
    "letter",
    ("{head}の宣言（{year}）", "{year}　{department}の仕事と目標", "{year}　{head}宣言"),
    _letter,
    ROOMY,
    years=("era", "western"),
    mark=("{text}", "◆ {text}", "【{text}】"),
)

_ANSWERS = (
    Item("entry.outline", ("事業の概要", "事業の目的")),
    Item("entry.plan", ("今年度の取組", "今年度の取組内容")),
    Item("entry.final", ("取組結果", "取組の成果")),
    Item("entry.issue_next", ("今後の課題", "今後の取組")),
)


def _questions(sheet: Sheet) -> None:
    """Headings are questions; below the last one a small table for each project."""
    words, facts = sheet.words, sheet.facts
    style = words.template(("plain", "after"))
    for line in heads_in_line(sheet, style, words.template(("{post}：{name}", "{post}　{name}"))):  # type: ignore[arg-type]
        sheet.line(line)
    print_prose(Prose((f"{facts.department}の使命は何ですか？",), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose((f"{facts.department}の現状と課題は？",), "current_state", paragraphs=(1, 2)), sheet)
    for policy in sheet.report["policies"]:
        free(policy, "label")
    print_goals(Goals(("今年度の目標は何ですか？", "{year}の目標は？"), ("circled", "circle", "paren")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("どのような事業に取り組みますか？", "目標のために、どのような事業を行いますか？")))
    for work in facts.works:
        found = started(work, sheet)
        rows: list[Row] = [
            (Cell(words.pick(("事業名", "取組名")), head=True), Cell(work.name)),
            (Cell(words.pick(("担当", "担当課")), head=True), Cell("、".join(one.label for one in work.owners))),
        ]
        rows += [(Cell(words.pick(one.words), head=True), Cell(printed(one, work, found, sheet))) for one in _ANSWERS]
        sheet.table(rows, (0.2, 0.8))
    print_note(Note(("※ お問い合わせは、各担当課までお願いします。",)), sheet)
    free(sheet.report, "extras")


QUESTIONS = Held(
    "questions",
    ("{year}　{department}の仕事と目標", "{department}の１年間の取組（{year}）"),
    _questions,
    ROOMY,
    years=("era", "western"),
    mark=("Ｑ{n}　{text}", "Ｑ{n}．{text}", "問{n}　{text}"),
)

_BULLETS = (
    Item("budget.initial", ("予算額", "当初予算額"), money=("thousand", "mixed")),
    Item("entry.plan", ("取組内容", "今年度の取組")),
    Item("entry.midterm", ("中間報告", "上半期の取組状況")),
    Item("entry.final", ("取組結果", "最終報告", "年度末の実績")),
    Item("entry.issue_next", ("今後の方向性", "次年度への対応")),
)
_STAFF_WORDS = (
    ("regular", ("正規職員", "正職員")),
    ("reappointed", ("再任用職員",)),
    ("fiscal_year_appointee", ("会計年度任用職員",)),
)


def _bullets(sheet: Sheet) -> None:
    """No table at all: letter-spaced headings, sections with staff by type in brackets, projects as bullets."""
    words, facts = sheet.words, sheet.facts
    for line in heads_in_line(sheet, "plain", words.template(("{post}　{name}", "（{post}　{name}）"))):
        sheet.line(line)
    _staff_lines(sheet)
    spaced = words.template(("基 本 方 針", "部　の　方　針", "運　営　方　針"))
    print_prose(Prose((spaced,), "policy", paragraphs=(2, 3), bullet=("", "・")), sheet)
    free(sheet.report["policies"][-1], "label")
    print_goals(Goals(("{year}の目標", "重点目標"), ("two-circles", "black", "circled"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点的に取り組む事業", "主要事業")))
    naming = Naming("full", ("、", "・"))
    form, bullet = words.template(("○{name}", "◆ {name}", "{n}　{name}")), words.template(("　・", "　－ ", "・"))
    colon = words.template(("：", "　"))
    for work in facts.works:
        found = started(work, sheet)
        name = printed(Item("name", ("",)), work, found, sheet, naming)
        sheet.line(form.format(n=found["project_no"], name=name))
        for item in _BULLETS:
            text = printed(item, work, found, sheet)
            if text:
                sheet.line(f"{bullet}{words.pick(item.words)}{colon}{text}")


def _staff_lines(sheet: Sheet) -> None:
    """Sections as lines with numbers by type; no printed sum, so the number of staff is null or left open."""
    words = sheet.words
    sheet.heading(words.pick(("部の組織", "組織体制")))
    for unit in sheet.facts.units:
        counts = {kind: number for kind, _ in _STAFF_WORDS if isinstance(number := unit.counts[kind], int) and number}
        shown = "、".join(f"{words.pick(names)}{counts[kind]}人" for kind, names in _STAFF_WORDS if kind in counts)
        sheet.line(f"・{unit.name}（{shown}）")
        sheet.sections.add(unit.name)
        section: dict[str, Any] = {
            "name": unit.name,
            "staff_count": None,
            "staff_count_label": None,
            "staff_counts": counts,
            "officers": [],
        }
        free(section, "staff_count_label", *(("staff_count",) if len(counts) == 1 else ()))
        sheet.report["staffing"]["sections"].append(section)


BULLETS = Held(
    "bullets",
    ("{year}　{department}　運営方針と主要事業", "{department}の運営方針（{year}）"),
    _bullets,
    ROOMY,
    years=("era", "both", "spaced"),
    mark=("{n}　{text}", "【 {text} 】", "■{text}"),
)

PROSE: tuple[Held, ...] = (LETTER, QUESTIONS, BULLETS)
