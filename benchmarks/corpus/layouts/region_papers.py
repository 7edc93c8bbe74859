"""Layouts of the group `region` that are read like a text: a notice with its items below 記, a page of the web with a table of two columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Heading, Paragraph
from benchmarks.corpus.layouts.blind_parts import day_text
from benchmarks.corpus.layouts.common_parts import signed
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import staff_as_list
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, started, titles_of, widths_of
from benchmarks.corpus.layouts.last_parts import cells_of, next_page
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.local_parts import style_of, telephone
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.plain_parts import said
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.region_parts import GROUP, centred, free_labels, sections_with_telephones, spread_label
from benchmarks.corpus.layouts.sheet import Sheet

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_NOTICE_ITEMS = (
    Item("sections", ("担当課", "所管課", "担当")),
    Item("entry.outline", ("目的", "趣旨", "事業の目的")),
    Item("entry.plan", ("内容", "取組内容", "計画")),
    Item("entry.other", ("期限", "時期"), source="deadline"),
    Item("budget.initial", ("予算額", "事業費", "予算"), money=("thousand", "thousand", "mixed")),
    Item("entry.final", ("実績", "成果", "取組結果")),
)


def _notice(sheet: Sheet) -> None:
    """A notice: number and day above the title, who gives it, a sentence, 記; policy, goals, sections as a list; numbered projects with labels spread to one width."""
    words, facts = sheet.words, sheet.facts
    hidden = begins(sheet, 0.5)
    top = words.template(("{}第{}号", "{}発第{}号", "")).format(
        facts.chance.choice("総企政"), facts.chance.randint(12, 480)
    )
    day = day_text(facts.chance, facts.fiscal_year + (not hidden), 4)
    sheet.blocks[:0] = [Paragraph(text, "right") for text in (top, day) if text]
    signed(style_of(sheet, "plain", "wide", "spaced"), words.template(("{post}　{name}", "{post} {name}")), sheet)
    ends = (
        "　このことについて、結果を下記のとおり取りまとめました。",
        "　標記について、取組の結果と併せて下記のとおり公表します。",
    )
    begins_with = (
        "　このことについて、下記のとおり定め、部内一丸となって取り組みます。",
        "　本年度の部の運営に当たり、次のとおり方針を定めます。",
    )
    sheet.line(words.template(begins_with if hidden else ends))
    centred(sheet, "記")
    print_prose(Prose(("基本方針", "部の運営方針", "運営の基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)  # fmt: skip
    print_goals(Goals(("重点目標", "部の重点目標", "目標"), ("paren", "circled", "nakaguro"), short=words.template(("short", "")) != ""), sheet)  # fmt: skip
    free_markers(sheet)
    staff_as_list(("課の構成と職員数", "部の職員数", "職員数"), AsOf(dates=("full", "western")), sheet)
    if words.template(("page", "none")) == "page":
        next_page(sheet, 1, words.template(("- {} -", "{}", "－ {} －")))
    sheet.heading(words.pick(("重点事業", "主要事業", "重点的に取り組む事業")))
    items = shown(_NOTICE_ITEMS, hidden, sheet)
    if words.template(("money", "none")) == "none":
        items = tuple(item for item in items if item.kind != "budget.initial")
    for work in facts.works:
        _notice_work(work, items, sheet)
    sheet.line(words.template(("以上", "以　上")), "right")
    free(sheet.report, "extras")


def _notice_work(work: Work, items: tuple[Item, ...], sheet: Sheet) -> None:
    """A project: its number and name, then a line for each label, of one width with the others."""
    words, found = sheet.words, started(work, sheet)
    title = words.template(("({n}) {name}", "（{n}）{name}", "{n}) {name}"))
    sheet.line(title.format(n=found["project_no"], name=work.name))
    form, spread = words.template(("　　{}　　{}", "　　{}　：　{}", "　・{}　{}")), words.template(("spread", "close"))
    for label, text in said(items, work, found, sheet, Naming(separators=("、", "・"))):
        sheet.line(form.format(spread_label(label) if spread == "spread" else label, text))
    if spread == "spread":
        free_labels(found)


NOTICE = Held(
    "notice-with-labels-of-one-width",
    ("{year}　{department}の運営方針について", "{year}{department}運営方針", "{department}の重点目標及び重点事業について（{year}）"),
    _notice,
    ROOMY,
    years=("era", "era", "spaced"),
    mark=("{n}　{text}", "{n}．{text}", "第{n}　{text}"),
    repeat=(False,),
    full_digits=True,
    group=GROUP,
)  # fmt: skip

_PAGE_ITEMS = (
    Item("name", ("重点取組（担当課）", "主な取組（担当課）", "取組名（担当課）"), 1.0),
    Item("entry.plan", ("取組内容", "今年度の取組内容", "{year}の取組"), 1.9),
    Item("entry.final", ("取組結果", "実施状況", "{year}の取組結果"), 1.9),
)


def _page(sheet: Sheet) -> None:
    """A page of the web: menu and day, an opening sentence, head, the head's words, mission, goals, a table of two columns or three, sections with telephones; files, where to ask, the way back."""
    words, facts = sheet.words, sheet.facts
    hidden = begins(sheet, 0.55)
    sheet.blocks.insert(0, Paragraph(words.template(("本文へスキップ", "現在位置　トップページ ＞ 市政情報 ＞ 市の組織", "ここから本文です。"))))  # fmt: skip
    day = day_text(facts.chance, facts.fiscal_year + (not hidden), 5)
    sheet.line(words.template(("更新日：{}", "公開日　{}", "[更新日] {}")).format(day), "right")
    sheet.line(words.template(("{}では、次のとおり運営方針を定めました。", "{}の運営方針と主な取組を紹介します。")).format(facts.department))  # fmt: skip
    print_header(Header(words.template(("run-on", "bare")), names=("plain", "wide", "after")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("ごあいさつ", "部長からのごあいさつ", "部長メッセージ"), "message", paragraphs=(1, 3)), sheet)
    print_prose(Prose(("部の使命", "部の役割・使命", "わたしたちの使命"), "mission", paragraphs=(1, 1)), sheet)
    print_goals(Goals(("重点目標", "今年度の重点目標", "{year}の目標"), ("nakaguro", "label", "circled")), sheet)
    free_markers(sheet)
    # The sections are printed below, but they are there to be matched with.
    sheet.sections.update(unit.name for unit in facts.units)
    sheet.heading(words.pick(("主な取組", "重点取組", "目標達成に向けた取組")))
    items = shown(_PAGE_ITEMS, hidden, sheet)
    naming = Naming(words.template(("full", "line", "half")), ("、", "・"))  # type: ignore[arg-type]
    rows: list[Row] = [cells_of(items, work, started(work, sheet), sheet, naming) for work in facts.works]
    sheet.table([titles_of(items, sheet), *rows], widths_of(items), 1)
    sections_with_telephones(("組織", "部の組織", "組織と連絡先"), style_of(sheet, "plain", "wide"), sheet)
    _foot(sheet)
    free(sheet.report, "extras")


def _foot(sheet: Sheet) -> None:
    """Files, who made the page, the way back to its top."""
    words, facts = sheet.words, sheet.facts
    if words.template(("files", "none")) == "files":
        sheet.blocks.append(Heading(words.pick(("関連書類", "関連資料", "添付資料"))))
        size = facts.chance.randint(90, 870)
        sheet.line(f"{sheet.report['title']}（PDF形式：{size}キロバイト）")
        sheet.line("PDFファイルの閲覧には、専用のソフトウェアが必要です。")
    sheet.blocks.append(Heading(words.pick(("このページの担当", "お問い合わせ先", "このページの作成担当"))))
    sheet.line(f"{facts.department}　{facts.units[0].name}")
    sheet.line(f"電話：{telephone(sheet)}　ファクシミリ：{telephone(sheet)}")
    sheet.line(words.template(("ページの先頭へ戻る", "このページの先頭へ", "▲ページトップ")), "right")


PAGE = Held(
    "page-with-table-and-telephones",
    ("{year}　{department}の運営方針", "{department}の運営方針と重点取組（{year}）", "{department}運営方針　{year}"),
    _page,
    tuple(replace(look, running_head=False) for look in ROOMY),
    years=("era", "both", "western"),
    mark=("{text}", "{text}", "◆ {text}"),
    repeat=(False,),
    group=GROUP,
)

PAPERS: tuple[Held, ...] = (NOTICE, PAGE)
