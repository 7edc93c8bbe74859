"""Layouts of the group `later` whose projects are rows of one table: two years in a row, bands with sections, levels and means, what and by when."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import free_kinds
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_section,
    free_markers,
    heads_in_line,
    measure_rows,
    named,
    plain_table,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, heads_as_pairs, pairs_row, section, staff_of_department
from benchmarks.corpus.layouts.later_parts import begins, shown, with_first_indicator
from benchmarks.corpus.layouts.looks import DENSE
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

_PLEDGE_LEFT = (
    Item("name", ("事務・事業名", "事業名", "主な事業"), 1.7),
    Item("sections", ("担当課", "課名", "担当所属"), 1),
)
_PLEDGE_FIGURES = (
    Item("measure.label", ("指標", "活動指標", "成果指標"), 1.5, with_unit=True),
    Item("measure.actual", ("{last}実績", "{last}の実績値"), 0.9),
    Item("measure.target", ("{year}目標", "{year}の目標値"), 0.9),
)
_PLEDGE_RIGHT = (
    Item("entry.final", ("{last}の取組結果", "{last}の成果", "{last}の主な成果"), 2.2),
    Item("entry.plan", ("{year}の重点取組", "{year}の取組", "{year}の改善内容"), 2.2),
)


def _pledge(sheet: Sheet) -> None:
    """What was reached last year and what is pledged for this one, beside each other in one table."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = facts.chance.choice(("plain", "wide", "above"))
    heads = heads_as_pairs(("部局長名", "部長名", "宣言者"), ("担当部長名", "担当部長"), style, sheet)
    staff = staff_of_department(AsOf(dates=("full", "short", "no-year")), sheet, words.template(("人", "名")))
    pairs = ((words.pick(("部局名", "部名")), facts.department), *heads, (words.pick(("職員数", "部の職員数")), staff))
    sheet.table([pairs_row((pair,)) for pair in pairs], (0.18, 0.5))
    print_prose(Prose(("部局の使命", "部の使命", "部局のミッション"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("部局長のメッセージ", "部長の一言", "部局長の思い"), "message", paragraphs=(1, 2)), sheet)
    heading = ("{year}の実行宣言", "実行宣言", "{year}　私たちの実行宣言")
    print_goals(Goals(heading, ("label", "circled", "number"), unit=("宣言",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主な事務・事業の評価と目標", "事務・事業の実績と目標", "主要事業の見直し")))
    items, naming = (*_PLEDGE_LEFT, *_PLEDGE_FIGURES, *_PLEDGE_RIGHT), Naming(separators=("、", "\n"))
    rows: list[Row] = [titles_of(items, sheet)]
    for work in map(with_first_indicator, facts.works):
        found = started(work, sheet)
        left = cells_of(_PLEDGE_LEFT, work, found, sheet, naming)
        figures = measure_rows(_PLEDGE_FIGURES, work, found, sheet)[0]
        rows.append((*left, *figures, *cells_of(_PLEDGE_RIGHT, work, found, sheet)))
    sheet.table(rows, widths_of(items), 1)
    # What is final is so of the year before.
    free(sheet.report, "extras", "report_status")


PLEDGE = Held(
    "pledge",
    (
        "{year}　{head}の「実行宣言」",
        "部局長の「実行宣言」　{year}　{department}",
        "{year}　部局長の実行宣言（{department}）",
    ),
    _pledge,
    DENSE,
    years=("era", "short", "western"),
    mark=("{n}　{text}", "■{text}", "{n}. {text}"),
    repeat=(True, False),
    group="later",
)

_BAND_ITEMS = (
    Item("number", ("No", "番号"), 0.5),
    Item("name", ("業務・事業名", "重点業務", "業務名"), 1.8),
    Item("entry.plan", ("年度目標", "今年度の目標", "目標"), 1.7, source="level"),
    Item("entry.plan", ("実施内容", "業務計画", "取り組む内容"), 2.2),
    Item("entry.midterm", ("上半期の実績", "中間実績", "９月末現在の進捗"), 1.9),
    Item("entry.final", ("年間の実績", "年度末実績", "成果"), 2.2),
    Item("rating.result", ("達成度", "評価", "自己評価"), 0.8, values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
)


def _bands(sheet: Sheet) -> None:
    """One table of all sections: above the projects of each stands a row as wide as the table with its name, head and staff."""
    words = sheet.words
    header = Header("row", ("部名", "部局名", "部"), ("部長名", "部長"), ("担当部長",), names=("plain", "wide", "after"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("部の運営方針", "部の方針", "業務運営の方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    sheet.heading(words.pick(("各課の重点業務", "課別の重点業務一覧", "重点業務の計画と実績")))
    print_as_of(AsOf(("※職員数は{}", "（職員数：{}）"), ("full", "western", "no-year")), sheet)
    hidden = begins(sheet, 0.3)
    items = shown(_BAND_ITEMS, hidden, sheet)
    form = words.template(("【{name}】　{post}　{head}　　職員数　{count}", "{name}（{post}：{head}　職員数：{count}）", "■ {name}　　{post}　{head}（{count}）"))  # fmt: skip
    suffix, style = words.template(("人", "名")), words.template(("plain", "wide"))
    rows: list[Row] = [titles_of(items, sheet)]
    for unit, works in by_section(sheet):
        text, officer = named(unit.head, style, "section_head", unit.head.post, sheet, in_line=True)  # type: ignore[arg-type]
        number = unit.total(STAFF_TYPES)
        section(unit, number, f"{number}{suffix}", [officer], sheet)
        free(sheet.report["staffing"]["sections"][-1], "staff_count_label")
        band = form.format(name=unit.name, post=unit.head.post, head=text, count=f"{number}{suffix}")
        rows.append((Cell(band, colspan=len(items), head=True),))
        for work in works:
            found = started(work, sheet)
            rows.append(cells_of(items, work, found, sheet))
            # Its section stands once, above its row.
            free(found, "sections")
    sheet.table(rows, widths_of(items), 1)
    if not hidden:
        print_note(Note(("※ Ａ：目標以上　Ｂ：目標どおり　Ｃ：やや下回る　Ｄ：下回る",)), sheet)
    free(sheet.report, "extras")


SECTION_BANDS = Held(
    "section-bands",
    (
        "{year}　{department}　重点業務一覧表",
        "{department}の年間業務目標（{year}）",
        "{year}　業務目標一覧　{department}",
    ),
    _bands,
    DENSE,
    years=("era", "both", "western"),
    mark=("{text}", "{n}　{text}", "● {text}"),
    repeat=(True, False),
    group="later",
)

_UNTIL = Item("entry.other", ("スケジュール", "日程", "目標期限"), 0.9, source="deadline")
_MEANS_ITEMS = (
    Item("name", ("取り組むべき課題", "重点課題", "課題"), 1.9),
    Item("sections", ("担当課", "担当課等", "所管課"), 1.1),
    Item("entry.other", ("達成水準", "達成の水準", "達成水準（どこまで）"), 1.7, source="level"),
    Item("entry.plan", ("課題達成の方策", "達成のための方策", "具体的な方策"), 2.4),
    _UNTIL,
    Item("entry.final", ("達成状況", "年度末の達成状況", "課題の達成状況"), 2.4),
    Item("rating.result", ("達成度", "評価"), 0.8, values=("達成", "達成", "一部達成", "未達成")),
)


def _means(sheet: Sheet) -> None:
    """A department of a book: the head without a label, its sections, what it is for; issues with levels, means and days."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide", "spaced"))  # type: ignore[assignment]
    for line in heads_in_line(sheet, style, "{post}　{name}"):
        sheet.line(line, "right")
    print_prose(Prose(("部の役割", "部の任務", "部の使命"), "mission", paragraphs=(1, 1)), sheet)
    print_staffing(_MEANS_STAFF, sheet)
    print_prose(Prose(("今年度の方針", "部の運営方針", "基本的な方針"), "policy", paragraphs=(1, 2)), sheet)
    sheet.heading(words.pick(("組織目標", "{year}の組織目標", "部の組織目標")))
    # All departments of a book report at the same time.
    hidden = begins(sheet, 0.0 if words.template(("begin", "end", "end")) == "end" else 1.0)
    items, first = shown(_MEANS_ITEMS, hidden, sheet), len(sheet.report["projects"])
    plain_table(items, facts.works, sheet, Naming(separators=("、", "\n")))
    for found in sheet.report["projects"][first:]:
        # Until when is a part of the plan, or a text of another kind.
        free_kinds(found, sheet, _UNTIL)
    free(sheet.report, "extras")


_MEANS_STAFF = Staffing(
    ("部の組織", "組織構成", "所属及び職員数"), ("課等名", "所属名", "課名"), ("所属長名", "課長等", "所属長"), ("職員数", "人数", "職員数（人）"),
    total=("row", "none"), sum_row=("計", "合　計"), names=("plain", "wide", "spaced"), dated=AsOf(dates=("full", "no-year", "short")),
)  # fmt: skip

LEVEL_AND_MEANS = Held(
    "level-and-means",
    ("{department}", "{department}の組織目標", "{department}　組織目標"),
    _means,
    tuple(replace(look, foot="", running_head=False) for look in DENSE),
    years=("era", "western"),
    mark=("{n}　{text}", "◎ {text}", "【{text}】"),
    binding=Binding(("{year}　各部等の組織目標", "{year}　部等の組織目標一覧", "各部等の組織目標（{year}）"), ("目次", "目　次"), (2, 4), lines=True),
    group="later",
)  # fmt: skip

_BY_WHEN = Item(
    "entry.other", ("いつまでに（期限）", "達成時期（いつまでに）", "期限（いつまでに）"), 1, source="deadline"
)
_WHAT_GRADE = Item("rating.result", ("評価", "達成度"), 0.7, values=("５", "４", "３", "２"))
_WHAT_ITEMS = (
    Item("number", ("№", "No."), 0.5),
    Item("name", ("目標項目（何を）", "何を（目標項目）", "項目（何を）"), 1.8),
    Item("entry.plan", ("目標値（どの水準まで）", "どの水準まで（目標）", "到達目標（どこまで）"), 1.7, source="level"),
    _BY_WHEN,
    Item("entry.plan", ("取組（どのように）", "どのように（行動計画）", "方法（どのように）"), 2.2),
    Item("entry.midterm", ("中間報告（10月）", "中間報告（10月頃）", "中間報告"), 2),
    Item("entry.final", ("期末報告（年度末）", "期末報告", "最終報告（３月末）"), 2.2),
    _WHAT_GRADE,
    Item("sections", ("担当課", "担当"), 1.1),
)


def _what(sheet: Sheet) -> None:
    """Staff by kind, with fractions; goals to reach in a table whose titles ask what, how far, by when and how."""
    words = sheet.words
    header = Header("colon", ("部局", "所属"), ("部局長", "責任者", "部長"), ("担当部長",), names=("plain", "wide", "short-only"))  # fmt: skip
    print_header(header, sheet)
    print_staffing(_WHAT_STAFF, sheet)
    print_prose(Prose(("部が目指す姿", "目指すべき姿", "部の将来像"), "vision", paragraphs=(1, 1), length=12), sheet)
    print_prose(Prose(("現状と課題", "部の現状と課題", "現状認識"), "current_state", paragraphs=(1, 2)), sheet)
    print_prose(
        Prose(("重点方針", "部の重点方針", "運営方針"), "policy", paragraphs=(1, 2), bullet=("", "・", "◆")), sheet
    )
    sheet.heading(words.pick(("重点目標", "重点目標と報告", "{year}の重点目標")))
    hidden = begins(sheet, 0.2)
    plain_table(shown(_WHAT_ITEMS, hidden, sheet), sheet.facts.works, sheet, Naming(separators=("、", "・", "\n")))
    for found in sheet.report["projects"]:
        # Until when is a part of the plan, or a text of another kind.
        free_kinds(found, sheet, _BY_WHEN)
    if not hidden:
        label = words.pick(_WHAT_GRADE.words)
        print_note(Note((f"※{label}　５：大幅に上回る　４：達成　３：概ね達成　２：不十分　１：未着手",)), sheet)
    free(sheet.report, "extras")


_WHAT_STAFF = Staffing(
    ("職員の配置状況", "部の職員数", "職員体制"), ("課名", "課・室", "所属"), (), ("計", "合計"),
    types=(("regular", ("正規職員", "正職員数", "正規")), ("reappointed", ("再任用職員", "再任用")), ("fiscal_year_appointee", ("会計年度任用職員", "会計年度"))),
    total=("row", "none"), sum_row=("合計", "部計"), fractions=True, dated=AsOf(dates=("full", "western", "no-day")),
)  # fmt: skip

WHAT_BY_WHEN = Held(
    "what-by-when",
    (
        "{year}　{department}　重点目標管理表",
        "{department}の重点目標（{year}）",
        "{year}　組織重点目標　{department}",
    ),
    _what,
    DENSE,
    years=("era", "spaced", "short"),
    mark=("{n}　{text}", "○{text}", "{text}"),
    repeat=(True, False),
    full_digits=True,
    group="later",
)

TABLES: tuple[Held, ...] = (PLEDGE, SECTION_BANDS, LEVEL_AND_MEANS, WHAT_BY_WHEN)
