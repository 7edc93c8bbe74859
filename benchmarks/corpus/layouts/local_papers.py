"""Layouts of the group `local` that are read like a text: a fire department's paper in numbered items, a page of the web for citizens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Heading, Paragraph
from benchmarks.corpus.layouts.blind_parts import day_text
from benchmarks.corpus.layouts.common_parts import free_goals
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import by_goal, free_markers, heads_in_line, started
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.local_parts import GROUP, moved, style_of, telephone
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.plain_parts import said, sections_as_lines
from benchmarks.corpus.layouts.project_start import Naming, sections_text
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, mark_of, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import clean
from benchmarks.corpus.subjects import SPHERES

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_FIRE = replace(SPHERES[9], sections=("消防総務課", "予防課", "警防課", "救急課", "情報指令課", "消防署", "東出張所", "北出張所"))  # fmt: skip
_FIRE_STAFF = Staffing(
    ("組織及び人員", "消防本部の体制", "組織と職員数"), ("課・署", "所属", "課署名"), ("所属長", "課長等氏名", "所属長名"), ("職員数", "人員"),
    total=("row", "line", "row"), sum_row=("計", "合計"), sum_line=("消防職員数", "職員数合計"), suffix=("人", "", "名"), names=("plain", "wide", "closed"),
    posts=True, dated=AsOf(dates=("full", "western", "no-year")),
)  # fmt: skip
_FIRE_ITEMS = (
    Item("entry.plan", ("取組内容", "実施内容", "今年度の取組")),
    Item("entry.other", ("実施時期", "達成時期"), source="deadline"),
    Item("entry.final", ("取組結果", "実績", "実施結果")),
    Item("entry.issue_next", ("今後の課題", "次年度の取組")),
)


def _fire(sheet: Sheet) -> None:
    """A fire department: head at the right, state, policy, goals with parts, staff with posts; numbered projects, section at the end of the line, labels in brackets."""
    words = sheet.words
    moved(sheet, _FIRE, "消防本部", "消防長")
    for line in heads_in_line(sheet, style_of(sheet, "plain", "wide", "closed"), words.template(("{post}　{name}", "{post} {name}")), own="消防長"):  # fmt: skip
        sheet.line(line, words.template(("right", "right", "left")))
    print_prose(Prose(("消防を取り巻く現状と課題", "現状と課題", "現状認識"), "current_state", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    print_prose(Prose(("基本方針", "運営方針", "消防本部の運営方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("重点目標", "{year}の重点目標", "推進目標"), ("paren", "circled", "number"), ("nakaguro", "circle")), sheet)  # fmt: skip
    free_markers(sheet)
    print_staffing(_FIRE_STAFF, sheet)
    if words.template(("note", "none")) == "note":
        print_note(Note(("※消防団員は含まない。", "（注）会計年度任用職員を除く。")), sheet)
    sheet.heading(words.pick(("重点事業", "重点推進事項", "主な取組")))
    items, naming = shown(_FIRE_ITEMS, begins(sheet, 0.4), sheet), Naming("full", ("、", "・"))
    title = words.template(("({n}) {name}", "（{n}）{name}", "{n}　{name}"))
    form = words.template(("　〔{}〕{}", "　【{}】{}", "　{}：{}", "　ア　{}\n　　{}"))
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        sheet.line(title.format(n=found["project_no"], name=name))
        for letter, (label, text) in zip("アイウエオ", said(items, work, found, sheet), strict=False):
            for line in form.replace("ア", letter).format(label, text).split("\n"):
                sheet.line(line)
    free(sheet.report, "extras")


FIRE = Held(
    "fire-department-numbered-items",
    ("{year}　{department}運営方針", "{department}の運営方針（{year}）", "{year}　{department}の基本方針と重点事業"),
    _fire,
    ROOMY,
    years=("era", "era", "western", "spaced"),
    mark=("{n}　{text}", "第{n}　{text}", "{n}. {text}"),
    ruled=(True, True, False),
    repeat=(False,),
    full_digits=True,
    group=GROUP,
)

_WEB_ITEMS = (
    Item("entry.plan", ("取組内容", "今年度の取組", "{year}の取組")),
    Item("entry.midterm", ("中間報告", "上半期の状況", "9月末の進捗状況")),
    Item("entry.final", ("取組の成果", "{year}の実績", "年度末報告")),
    Item("rating.result", ("達成度", "達成状況"), values=("達成", "おおむね達成", "一部達成", "未達成")),
)


def _web(sheet: Sheet) -> None:
    """A page of the web: its number and day, what it is, head, policy, sections in lines; a heading a goal, its projects as points with labelled lines; files, whom to ask."""
    words, facts = sheet.words, sheet.facts
    hidden = begins(sheet, 0.25)
    top = words.template(("ページ番号：{}　更新日：{}", "ページID：{}　更新日　{}", "最終更新日：{1}　ページ番号：{0}"))
    day = day_text(facts.chance, facts.fiscal_year + (not hidden), 6)
    sheet.line(top.format(f"100{facts.chance.randint(1000, 9999)}", day))
    sheet.line(words.template(("このページでは、{}の方針と目標についてお知らせします。", "{}が1年間に取り組む目標を公表します。")).format(facts.department))  # fmt: skip
    print_header(Header(words.template(("bare", "colon")), ("部局名", "部名"), ("部長名", "部長"), ("担当部長",), names=("plain", "wide", "after")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(
        Prose(("部長メッセージ", "部長あいさつ", "部長から市民の皆さまへ"), "message", paragraphs=(1, 2)), sheet
    )
    print_prose(Prose(("部の基本方針", "基本方針", "部の方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "・")), sheet)  # fmt: skip
    sections_as_lines(("部の組織", "組織と職員数", "所属する課"), AsOf(dates=("full", "western")), style_of(sheet, "plain", "wide"), sheet)  # fmt: skip
    keep_goals(sheet, 6)
    sheet.heading(words.pick(("目標と取組", "重点目標と主な取組", "部の目標と取組状況")))
    unit, mark = words.pick(("目標", "重点目標")), words.template(("label", "label", "label-circled"))
    items = shown(_WEB_ITEMS, hidden, sheet)
    for number, works in by_goal(sheet):
        _goal_heading(number, unit, mark, sheet)
        for work in works:
            _web_work(work, items, sheet)
    free_markers(sheet)
    _end_of_page(sheet)
    free(sheet.report, "extras")


def _goal_heading(number: int, unit: str, mark: str, sheet: Sheet) -> None:
    """A heading with nothing but the number of a goal, and below it the goal."""
    aim = sheet.facts.aims[number - 1]
    printed, marker, goal_no = mark_of(mark, number, unit)  # type: ignore[arg-type]
    subheading(sheet, printed.strip())
    sheet.line(aim.text)
    sheet.goals.append((marker, goal_no))
    sheet.report["goals"].append({"goal_no": goal_no, "marker": marker, "text": clean(aim.text), "children": []})


def _web_work(work: Work, items: tuple[Item, ...], sheet: Sheet) -> None:
    """A project: a point with its name, its section in the same line or below, a line for each label."""
    words, found = sheet.words, started(work, sheet)
    owners = sections_text(work, Naming(separators=("、", "・")), sheet)
    title = words.template(("■{name}（{owners}）", "・{name}\n担当課：{owners}", "○{name}（担当課：{owners}）", "◇{name}\n（担当課）{owners}"))  # fmt: skip
    for line in title.format(name=work.name, owners=owners).split("\n"):
        sheet.line(line)
    form = words.template(("{}：{}", "［{}］{}", "（{}）\n{}"))
    for label, text in said(items, work, found, sheet):
        for line in form.format(label, text).split("\n"):
            sheet.line(line)
    # The goal stands once, above all its projects, and no number is printed.
    free_goals(found)
    free(found, "project_no")


def _end_of_page(sheet: Sheet) -> None:
    """Files to fetch and whom to ask."""
    words, facts = sheet.words, sheet.facts
    if words.template(("files", "none")) == "files":
        sheet.blocks.append(Heading(words.pick(("関連ファイル", "ダウンロード", "添付ファイル"))))
        sheet.line(f"{facts.department}の運営方針（PDF：{facts.chance.randint(120, 980)}KB）")
    sheet.blocks.append(Heading(words.pick(("お問い合わせ", "このページに関するお問い合わせ", "問い合わせ先"))))
    for line in (f"{facts.department}{facts.units[0].name}", f"電話番号：{telephone(sheet)}", f"ファックス番号：{telephone(sheet)}"):  # fmt: skip
        sheet.blocks.append(Paragraph(line))


WEB = Held(
    "page-for-citizens-by-goal",
    ("{year}　{department}の方針と目標", "{department}の目標（{year}）", "{department}の基本方針と目標について（{year}）"),
    _web,
    tuple(replace(look, running_head=False) for look in ROOMY),
    years=("era", "both", "western"),
    mark=("{text}", "{text}", "■{text}", "{n}. {text}"),
    repeat=(False,),
    group=GROUP,
)  # fmt: skip

PAPERS: tuple[Held, ...] = (FIRE, WEB)
