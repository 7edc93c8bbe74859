"""Layouts of the group `closing` with a form for each project, or a grid of graded goals: parts with bands, points of view, weights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.closing_parts import band, figure_rows, judged, view_cells
from benchmarks.corpus.layouts.control_parts import with_text
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import free_kinds
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, heads_in_line, started, titles_of, widths_of
from benchmarks.corpus.layouts.last_parts import NOTHING, cells_of, next_page, pairs_row, pending, put
from benchmarks.corpus.layouts.later_parts import begins, shown
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_NAME, _OWNER = ("事業の名称", "重点事業名", "取組の名称"), Item("sections", ("担当課", "所管課", "担当課名"))
_AIM = Item("entry.outline", ("ねらい", "事業のねらい", "目的・概要"))
_DO = Item("entry.plan", ("今年度の計画", "計画の内容", "{year}の実施内容"))
_FIGURES = (
    Item("measure.label", ("成果を測る指標", "活動・成果指標", "指標の名称")),
    Item("measure.unit", ("単位",)),
    Item("measure.baseline", ("現状", "現状の値", "基準となる値")),
    Item("measure.target", ("目標値", "{year}の目標")),
    Item("measure.actual", ("実績値", "{year}の実績")),
)
_DONE = Item("entry.final", ("取組の実績", "今年度の実績", "実施した内容と効果"))
_GRADE = Item("rating.result", ("総合評価", "判定", "達成評価"), values=("Ｓ", "Ａ", "Ｂ", "Ｃ"))
_WHY = Item("entry.other", ("判断の理由", "評価の根拠", "評価した理由"), source="why")
_NEXT = Item("entry.issue_next", ("見えてきた課題", "今後に向けた課題", "次年度への課題"))
_PART_STAFF = Staffing(
    ("組織構成と職員数", "部の課と人員", "部内組織"), ("課の名称", "課名"), ("課長氏名", "課長"), ("配属職員数", "職員数"),
    total=("row", "none", "line"), sum_row=("合計", "計"), sum_line=("部の職員", "職員の合計"), suffix=("人", "名", ""),
    names=("plain", "wide", "above"), dated=AsOf(dates=("full", "no-day", "western")),
)  # fmt: skip
_PARTS = (
    "事業の計画|指標と目標値|実績と評価",
    "Ⅰ 計画|Ⅱ 指標|Ⅲ 評価",
    "【計画】|【成果指標】|【実績・評価】",
)


def _in_parts(sheet: Sheet) -> None:
    """The department first; then, perhaps on a page of its own, a form for each project in three parts, a band above each of them."""
    words, facts = sheet.words, sheet.facts
    header = Header("stacked", ("部局名", "部の名称"), ("部長", "部長氏名", "部局長"), ("担当部長",), names=("plain", "wide", "after"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("部のめざす将来像", "部の将来の姿", "めざす将来の姿"), "vision", paragraphs=(1, 1), length=12), sheet)  # fmt: skip
    print_prose(Prose(("重点化の方針", "重点的な運営方針", "部の重点方針"), "policy", paragraphs=(1, 3)), sheet)
    print_goals(Goals(("部の達成目標", "今年度の達成目標", "{year}の達成目標"), ("dot", "circled", "diamond")), sheet)
    free_markers(sheet)
    print_staffing(_PART_STAFF, sheet)
    hidden, paged = begins(sheet, 0.3), words.template(("paged", "running")) == "paged"
    title = words.pick(("重点事業調書", "事業別シート", "重点取組調書"))
    if not paged:
        sheet.heading(title)
    for at, work in enumerate(facts.works, start=1):
        if paged:
            next_page(sheet, at, "{}")
            sheet.heading(title)
        why = with_text(work, "why", facts.writer.text("final", 15))
        sheet.table(_parts_form(why, sheet, hidden), (0.16, 0.22, 0.14, 0.16, 0.16, 0.16))
        sheet.line("")
    free(sheet.report, "extras")


def _parts_form(work: Work, sheet: Sheet, hidden: frozenset[str]) -> list[Row]:
    words, found = sheet.words, started(work, sheet)
    naming = Naming(separators=("、", "・"))

    def pair(item: Item) -> tuple[str, str]:
        return words.pick(item.words), put(item, work, found, sheet, naming)

    plan, figures, end = words.template(_PARTS).split("|")
    rows: list[Row] = [
        pairs_row(((words.pick(_NAME), work.name), pair(_OWNER)), (2, 2)),
        band(plan, 6),
        *(pairs_row((pair(item),), (5,)) for item in (_AIM, _DO)),
        band(figures, 6),
        *figure_rows(shown(_FIGURES, hidden, sheet), 6, work, found, sheet),
    ]
    if not hidden:
        rows += [band(end, 6), *(pairs_row((pair(item),), (5,)) for item in (_DONE, _GRADE, _WHY, _NEXT))]
    # What a grade rests on is a part of the result, or a text of another kind.
    free_kinds(found, sheet, _WHY)
    return rows


FORM_IN_PARTS = Held(
    "form-in-parts",
    ("{year}　{department}　重点事業調書", "{department}の重点事業調書（{year}）", "{year}　重点事業調書（{department}）"),
    _in_parts,
    tuple(replace(look, foot="", running_head=False) for look in (*ROOMY[:3], DENSE[1])),
    years=("era", "western", "spaced"),
    mark=("{text}", "◎ {text}", "〔{text}〕"),
    repeat=(False,),
    group="closing",
)  # fmt: skip

_VIEW_OWNER, _SERVES = (
    Item("sections", ("主管課", "担当課等", "担当課室")),
    Item("goal", ("部の目標との関連", "関連目標", "該当する目標")),
)
_VIEW_AIM = Item("entry.outline", ("事業目的", "事業の目的・内容", "事業の概要及び目的"))
_VIEW_DO = Item("entry.plan", ("本年度の取組", "本年度の計画", "{year}の計画内容"))
_VIEW_COSTS = (
    Item("budget.initial", ("予算額", "当初予算額")),
    Item("budget.settlement", ("決算額", "決算見込み額")),
)
_VIEW_DONE = Item("entry.final", ("本年度の実績", "取組の実績と効果", "{year}の実績"))
_DEGREES = ("高い", "やや高い", "低い")
_VIEWS = (
    Item("rating.other", ("必要性",), values=_DEGREES),
    Item("rating.other", ("有効性",), values=_DEGREES),
    Item("rating.other", ("効率性",), values=_DEGREES),
)
_VIEW_ALL = Item("rating.result", ("総合判定", "総合評価", "総合的な評価"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ"))
_VIEW_NEXT = Item("entry.issue_next", ("改善の方向", "今後の方針と課題", "課題及び改善の方向"))
_VIEW_STAFF = Staffing(
    ("組織及び人員", "部の人員体制", "課及び職員"), ("課・室", "所属", "課等の名称"), ("課長等氏名", "所属長名"), ("合計", "計"),
    types=(("regular", ("正規職員", "正規")), ("fiscal_year_appointee", ("会計年度任用職員", "会計年度"))),
    over=("人員", "職員数（人）"), total=("row", "none"), sum_row=("部の合計", "合計"), names=("plain", "wide"),
)  # fmt: skip


def _views(sheet: Sheet) -> None:
    """Labels and values in one row, staff in two kinds, goals; a sheet of review for each project with grades from three points of view."""
    words, facts = sheet.words, sheet.facts
    header = Header("row", ("部局名", "部名"), ("部長名", "部局長名"), ("担当部長名",), names=("plain", "wide", "short-only"))  # fmt: skip
    print_header(header, sheet)
    print_as_of(AsOf(("人員は{}", "（職員数：{}）", "※人員は{}のもの"), ("full", "short", "western")), sheet)
    print_staffing(_VIEW_STAFF, sheet)
    print_prose(Prose(("部の運営の基本方針", "評価に当たっての部の方針", "部の運営に関する基本方針"), "policy", paragraphs=(1, 2)), sheet)  # fmt: skip
    print_goals(Goals(("部の目標一覧", "部として達成する目標", "部の基本目標"), ("circled", "number", "label")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("事業ごとの評価", "事業別の点検評価", "主要な事業の評価")))
    hidden = begins(sheet, 0.2)
    for work in facts.works:
        sheet.table(_view_form(work, sheet, hidden), (0.22, 0.28, 0.22, 0.28))
        sheet.line("")
    if not hidden:
        label = words.pick(_VIEW_ALL.words)
        print_note(Note((f"{label}　Ａ：拡充して継続　Ｂ：現状のまま継続　Ｃ：改善　Ｄ：見直し",)), sheet)
    free(sheet.report, "extras")


def _view_form(work: Work, sheet: Sheet, hidden: frozenset[str]) -> list[Row]:
    words, found = sheet.words, started(work, sheet, goals=True)
    naming = Naming(separators=("、", "\n"))

    def pair(item: Item) -> tuple[str, str]:
        return words.pick(item.words), put(item, work, found, sheet, naming)

    costs = tuple(pair(item) for item in shown(_VIEW_COSTS, hidden, sheet))
    rows: list[Row] = [
        pairs_row(((words.pick(("事業名称", "評価対象事業", "対象事業名")), work.name),), (3,)),
        pairs_row((pair(_VIEW_OWNER), pair(_SERVES))),
        *(pairs_row((pair(item),), (3,)) for item in (_VIEW_AIM, _VIEW_DO)),
        pairs_row(costs, (1, 1) if len(costs) > 1 else (3,)),
    ]
    if not hidden:
        rows.append(pairs_row((pair(_VIEW_DONE),), (3,)))
        rows.append(titles_of((*_VIEWS, _VIEW_ALL), sheet))
        rows.append((*view_cells(_VIEWS, work, found, sheet), *cells_of((_VIEW_ALL,), work, found, sheet)))
        rows.append(pairs_row((pair(_VIEW_NEXT),), (3,)))
    return rows


POINTS_OF_VIEW = Held(
    "points-of-view",
    ("{year}　{department}　事業評価報告", "{department}の事業評価（{year}）", "{year}　部の目標と事業評価　{department}"),
    _views,
    (*ROOMY[:2], *DENSE[:2]),
    years=("era", "western", "both"),
    mark=("{n}　{text}", "{text}", "○ {text}"),
    repeat=(False,),
    full_digits=True,
    group="closing",
)  # fmt: skip

_WEIGHT = Item("rating.priority", ("重要度", "優先度"), 0.7, values=("Ａ", "Ｂ", "Ｃ"))
_HARD = Item("rating.difficulty", ("困難度", "難易度"), 0.7, values=("高", "中", "低"))
_WEIGHED_LEFT = (
    Item("number", ("通番", "№"), 0.5),
    Item("name", ("個別目標", "組織としての目標", "部の個別目標"), 1.8),
    Item("sections", ("担当課", "推進課", "実施課"), 1.1),
)
_WEIGHED_RIGHT = (
    Item("entry.other", ("達成基準", "達成の基準", "達成する水準"), 1.6, source="level"),
    Item("entry.plan", ("実行計画", "取組の手順", "実行する内容"), 2.2),
    Item("entry.final", ("期末の結果", "年度末の結果", "実行結果"), 2.2),
    Item("rating.result", ("達成度", "達成評価"), 0.7, values=("◎", "○", "△", "×")),
)


def _weighed(sheet: Sheet) -> None:
    """The head in a line, the head's words, policy, staff without heads; a table of goals with weight and difficulty, then how they went."""
    words = sheet.words
    form = words.template(("{post}　{name}", "{post}：{name}", "［{post}］　{name}"))
    for line in heads_in_line(sheet, words.template(("plain", "wide", "closed")), form):  # type: ignore[arg-type]
        sheet.line(line)
    print_prose(Prose(("部長から", "部長の言葉", "年度の初めに（部長）"), "message", paragraphs=(1, 2)), sheet)
    print_prose(Prose(("組織の運営方針", "部の組織運営方針", "組織運営の方針"), "policy", paragraphs=(1, 2), bullet=("", "・", "○")), sheet)  # fmt: skip
    print_staffing(_WEIGHED_STAFF, sheet)
    sheet.heading(words.pick(("個別目標と達成度", "目標設定と結果", "目標の設定と達成状況")))
    hidden, naming = pending(sheet, 0.25), Naming(separators=("、", "・"))
    items = (*_WEIGHED_LEFT, _WEIGHT, _HARD, *_WEIGHED_RIGHT)
    rows: list[Row] = [titles_of(items, sheet)]
    for work in sheet.facts.works:
        found = started(work, sheet)
        left = cells_of(_WEIGHED_LEFT, work, found, sheet, naming)
        weight = cells_of((_WEIGHT,), judged(work, sheet), found, sheet)
        rows.append((*left, *weight, *cells_of((_HARD, *_WEIGHED_RIGHT), work, found, sheet, naming, hidden or NOTHING)))  # fmt: skip
    sheet.table(rows, widths_of(items), 1)
    free(sheet.report, "extras")


_WEIGHED_STAFF = Staffing(
    ("組織の人員", "課別職員数", "部の人数"), ("課", "課名称", "所属名称"), (), ("人員数", "職員数", "人数"),
    total=("line", "row", "none"), sum_row=("合計", "計"), sum_line=("部の人員合計", "人員合計"), suffix=("人", "", "名"),
    dated=AsOf(dates=("full", "western", "no-year")),
)  # fmt: skip

WEIGHED_GOALS = Held(
    "weighed-goals",
    ("{year}　{department}　目標設定・達成状況表", "{department}の目標設定表（{year}）", "{year}　組織の個別目標　{department}"),
    _weighed,
    DENSE,
    years=("era", "short", "western"),
    mark=("{text}", "{n}　{text}", "□ {text}"),
    repeat=(True, False),
    group="closing",
)  # fmt: skip

SHEETS: tuple[Held, ...] = (FORM_IN_PARTS, POINTS_OF_VIEW, WEIGHED_GOALS)
