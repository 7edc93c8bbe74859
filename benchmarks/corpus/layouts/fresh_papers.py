"""Layouts of the group `fresh` that read as papers: a head who introduces himself, goals with their work below, a chapter a section."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, staff_as_list, staff_in_a_sentence
from benchmarks.corpus.layouts.fresh_sheets import labelled_cells
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    by_section,
    free_markers,
    heads_in_line,
    named,
    plain_table,
)
from benchmarks.corpus.layouts.last_parts import pending, put, section
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, mark_of, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.wording import clean


def _introduced(sheet: Sheet) -> None:
    """The head says who he is; staff in a sentence, goals, then two columns: work, and its texts with labels in one cell."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "after", "wide"))  # type: ignore[assignment]
    for line in heads_in_line(
        sheet, style, words.template(("{post}の{name}です。", "こんにちは。{post}の{name}です。"))
    ):
        sheet.line(line)
    print_prose(Prose(("ごあいさつ", "市民の皆さんへ", "部長からひとこと"), "message", paragraphs=(1, 3)), sheet)
    staff_in_a_sentence(AsOf(dates=("full", "no-year", "western")), sheet)
    print_prose(Prose(("仕事の進め方の方針", "部の運営方針", "仕事の方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("仕事の目標", "{year}の仕事目標", "今年の目標"), ("circled", "number", "black")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な仕事", "目標を達成するための仕事", "今年の主な事業")))
    naming = Naming("line", ("、", "・"))
    rows: list[Row] = [
        title_cells(words.pick(("事業（担当課）", "仕事（担当課）", "主な事業（担当）")), words.pick(("内容", "取組と成果", "取組の内容と成果")))
    ]  # fmt: skip
    rows += [labelled_cells(work, sheet, naming) for work in facts.works]
    sheet.table(rows, (0.3, 0.7), 1)
    free(sheet.report, "extras")


INTRODUCED = Held(
    "introduced",
    ("{head}の仕事目標（{year}）", "{year}　{head}の「仕事目標」", "部長の仕事目標　{year}　{department}"),
    _introduced,
    ROOMY,
    years=("era", "western"),
    mark=("{text}", "● {text}", "＜{text}＞"),
    repeat=(True, False),
    group="fresh",
)

_LINES = (
    Item("entry.plan", ("今年度取り組む内容", "取組", "実施すること")),
    Item("entry.final", ("成果", "実施したこと", "年度末の報告")),
    Item("entry.issue_next", ("今後", "今後の展開", "次の課題")),
)


def _below_goals(sheet: Sheet) -> None:
    """No table at all: sections as a list, goals, below each its projects with labelled lines."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide", "after"))  # type: ignore[assignment]
    for line in heads_in_line(sheet, style, words.template(("{post}：{name}", "{post}　{name}"))):
        sheet.line(line, words.template(("left", "right")))
    staff_as_list(("部の構成", "課の構成", "所属と職員数"), AsOf(dates=("full", "no-year", "short")), sheet)
    print_prose(Prose(("部の役割", "部の担う役割", "使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("運営の方針", "{year}の運営方針", "部の基本方針"), "policy", paragraphs=(1, 3)), sheet)
    sheet.heading(words.pick(("目標と主な仕事", "目標ごとの主な仕事", "{year}の目標と仕事")))
    style_of, unit = words.template(("label", "circled", "dai", "label")), words.pick(("目標", "重点目標"))
    number = words.template(("（{n}）{name}", "({n}) {name}", "・{name}", "○{name}", "{n}）{name}"))
    label = words.template(("　{}：{}", "　〔{}〕{}", "　{}　{}", "　・{}：{}"))
    hidden, naming = pending(sheet), Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    for goal, works in by_goal(sheet):
        aim = facts.aims[goal - 1]
        shown, mark, goal_no = mark_of(style_of, goal, unit)  # type: ignore[arg-type]
        sheet.line(f"{shown}{aim.text}")
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})
        for at, work in enumerate(works, start=1):
            name, found = begun(work, sheet, naming)
            sheet.line(number.format(n=at, name=name))
            # Numbers begin anew below each goal.
            free(found, "goal_nos", "project_no")
            for item in _LINES:
                if text := put(item, work, found, sheet, naming, hidden):
                    sheet.line(label.format(words.pick(item.words), text))
    free_markers(sheet)
    print_note(
        Note(
            (
                "※この資料についてのお問い合わせは、各課までお願いします。",
                "※ 目標は市の総合計画に基づき設定しています。",
            )
        ),
        sheet,
    )
    free(sheet.report, "extras")


BELOW_GOALS = Held(
    "below-goals",
    ("{year}　{department}のしごと", "{department}　{year}の目標と仕事", "{department}の仕事と目標【{year}】"),
    _below_goals,
    (*ROOMY, replace(ROOMY[0], font="gothic")),
    years=("era", "western", "both"),
    mark=("■ {text}", "{n}　{text}", "【{text}】"),
    group="fresh",
)

_CHAPTER = (
    Item("name", ("業務名", "目標項目", "重点業務"), 1.7),
    Item("entry.plan", ("年間計画", "実施計画", "年度計画"), 2.4),
    Item("entry.midterm", ("上期実績", "上期の実施状況", "中間（９月末）の状況"), 2),
    Item("entry.final", ("年間実績", "年度末の実施結果", "期末の状況"), 2.4),
    Item("rating.result", ("評価", "自己評価", "進捗"), 0.7, values=("Ｓ", "Ａ", "Ｂ", "Ｃ")),
)


def _chapters(sheet: Sheet) -> None:
    """A chapter for each section, whose heading has its head and staff in it, and a table of what it does."""
    words = sheet.words
    header = Header("lines", ("部局", "部名"), ("部長", "部長名"), ("担当部長",), names=("plain", "wide", "after"))
    print_header(header, sheet)
    print_prose(Prose(("部の使命", "部の存在意義", "部の使命と役割"), "mission", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("部の経営方針", "基本的な運営方針", "部の運営方針"), "policy", paragraphs=(1, 2), bullet=("・", "", "○ ")), sheet)  # fmt: skip
    print_as_of(AsOf(("※職員数は{}", "（各課の職員数：{}）"), ("full", "western", "no-year")), sheet)
    hidden, suffix = pending(sheet), words.template(("人", "名"))
    form = words.template(("{name}（{post}　{head}、{count}）", "{name}　{post}：{head}　職員数：{count}", "{name}　　{post}　{head}　　職員{count}"))  # fmt: skip
    items = tuple(item for item in _CHAPTER if item.kind not in hidden)
    for unit, works in by_section(sheet):
        text, officer = named(unit.head, words.template(("plain", "wide")), "section_head", unit.head.post, sheet, in_line=True)  # type: ignore[arg-type]  # fmt: skip
        number = unit.total(STAFF_TYPES)
        section(unit, number, f"{number}{suffix}", [officer], sheet)
        free(sheet.report["staffing"]["sections"][-1], "staff_count_label")
        sheet.heading(form.format(name=unit.name, post=unit.head.post, head=text, count=f"{number}{suffix}"), 2)
        first = len(sheet.report["projects"])
        plain_table(items, works, sheet)
        for found in sheet.report["projects"][first:]:
            # Its section stands once, above the table.
            free(found, "sections")
    free(sheet.report, "extras")


SECTION_CHAPTERS = Held(
    "section-chapters",
    (
        "{year}　{department}　各課の目標と実績",
        "{department}の使命と各課の目標（{year}）",
        "{year}　{department}業務目標",
    ),
    _chapters,
    (*DENSE, ROOMY[1]),
    years=("era", "spaced", "western"),
    mark=("{n}　{text}", "■{text}", "● {text}"),
    repeat=(True, False),
    full_digits=True,
    group="fresh",
)

PAPERS: tuple[Held, ...] = (INTRODUCED, BELOW_GOALS, SECTION_CHAPTERS)
