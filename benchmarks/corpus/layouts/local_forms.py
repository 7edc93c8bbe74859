"""Layouts of the group `local` that are forms: a ward's measures below its goals, a card a project with money and figures, boxes of a board of education."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell, PageBreak
from benchmarks.corpus.layouts.blind_parts import day_text
from benchmarks.corpus.layouts.closing_parts import view_cells
from benchmarks.corpus.layouts.common_parts import free_goals, pairs, wide_rows
from benchmarks.corpus.layouts.control_parts import with_text
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.further_parts import figures_below
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    by_goal,
    free_markers,
    heads_in_line,
    measure_rows,
    started,
    titles_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, heads_as_pairs, pairs_row, pending, put, without_actual
from benchmarks.corpus.layouts.later_parts import before
from benchmarks.corpus.layouts.local_parts import GROUP, asked, free_kind, moved, staff_abreast, style_of
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.plain_parts import goal_above
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.subjects import SPHERES

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_APART = Naming(separators=("、", "・"))
_WARDS = ("東区役所", "西区役所", "南区役所", "北区役所", "中央区役所", "みなと区役所", "緑区役所")
_WARD_TOP = (
    Item("sections", ("担当課", "担当", "所管課")),
    Item("budget.initial", ("予算額", "当初予算額"), money=("thousand", "mixed")),
)
_WARD_PLAN = Item("entry.plan", ("取組内容", "当年度の取組内容", "{year}の取組内容"))
_WARD_DONE = Item("entry.final", ("取組実績", "実績", "{year}の取組実績"))
_WARD_FIGURES = (
    Item("measure.label", ("業績目標", "成果指標", "指標")),
    Item("measure.target", ("目標値", "目標")),
    Item("measure.actual", ("実績値", "実績（値）")),
)
_WARD_GRADE = Item("rating.result", ("達成状況", "評価"), values=("◎", "○", "△", "×"))
_WARD_NEXT = (Item("entry.issue_next", ("課題と改善策", "今後の課題", "課題と対応")),)


def _ward(sheet: Sheet) -> None:
    """A ward: a row of pairs, what it is to be, policy, sections abreast; below each goal a form for each of its measures, plan beside result."""
    words, chance = sheet.words, sheet.facts.chance
    name = chance.choice(_WARDS)
    moved(sheet, SPHERES[0], name, "区長", 6)
    print_header(Header(words.template(("row", "table")), ("所属名", "区役所名", "所属"), ("区長名", "区長", "区長氏名"), names=("plain", "wide", "closed")), sheet)  # type: ignore[arg-type]  # fmt: skip
    print_prose(Prose(("区の目指す姿", "区の将来像", "めざす区の姿"), "vision", paragraphs=(1, 1), length=14), sheet)
    print_prose(Prose(("区政運営の基本方針", "区の運営方針", "基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    staff_abreast(("区役所の組織", "組織と職員数"), AsOf(dates=("full", "western", "short")), style_of(sheet, "plain", "closed"), sheet)  # fmt: skip
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("重点目標と具体的な取組", "目標と取組", "重点的に取り組む目標")))
    unit, mark = words.pick(("重点目標", "目標")), words.template(("label", "label-circled", "label"))
    code = words.template(("取組{}-{}", "具体的取組{}-{}", "取組{}－{}"))
    hidden = pending(sheet, 0.3)
    for number, works in by_goal(sheet):
        goal_above(number, mark, unit, sheet)
        for at, work in enumerate(works, start=1):
            shown = without_actual(work) if hidden else work
            sheet.table(_ward_form(shown, code.format(number, at), hidden, sheet), (0.17, 0.37, 0.18, 0.16, 0.12))
            sheet.line("")
    free_markers(sheet)
    asked(sheet)
    free(sheet.report, "extras")


def _ward_form(work: Work, code: str, hidden: frozenset[str], sheet: Sheet) -> list[Row]:
    """The form of one measure: its number and name, section and money, plan beside result, figures, what is left to do."""
    found = started(work, sheet)
    free(found, "project_no")
    free_goals(found)
    plan, done = sheet.words.pick(_WARD_PLAN.words), sheet.words.pick(_WARD_DONE.words)
    rows: list[Row] = [
        (Cell(code, head=True), Cell(work.name, colspan=4)),
        pairs_row(pairs(_WARD_TOP, work, found, sheet, _APART), (1, 2)),
        (Cell(plan, colspan=2, align="center", head=True), Cell(done, colspan=3, align="center", head=True)),
    ]
    texts = [put(item, work, found, sheet, hidden=hidden) for item in (_WARD_PLAN, _WARD_DONE)]
    rows.append((Cell(texts[0], colspan=2), Cell(texts[1], colspan=3)))
    label, *others = titles_of((*_WARD_FIGURES, _WARD_GRADE), sheet)
    rows.append((replace(label, colspan=2), *others))
    figures = measure_rows(_WARD_FIGURES, work, found, sheet)
    grade = Cell(put(_WARD_GRADE, work, found, sheet, hidden=hidden), len(figures), align="center")
    for at, (first, *values) in enumerate(figures):
        rows.append((replace(first, colspan=2), *values, *(() if at else (grade,))))
    return rows + wide_rows(pairs(_WARD_NEXT, work, found, sheet, hidden=hidden), 4)


WARD_OFFICE = Held(
    "ward-with-measures-below-goals",
    ("{year}　{department}運営方針", "{department}　運営方針（{year}）", "{year}　区政運営方針　{department}"),
    _ward,
    tuple(replace(look, middle=False) for look in ROOMY),
    years=("era", "era", "western"),
    mark=("{n}　{text}", "【{text}】", "■ {text}"),
    repeat=(False,),
    group=GROUP,
)

_CARD_NUMBER = Item("number", ("整理番号", "事業番号", "番号"))
_CARD_NAME = Item("name", ("事務事業名", "事業名"))
_CARD_TEXTS = (
    Item("entry.outline", ("事業の目的", "目的", "事業目的")),
    Item("entry.plan", ("事業内容", "今年度の事業内容", "{year}の実施内容")),
)
_CARD_FIGURES = (
    Item("measure.label", ("指標名", "活動・成果指標", "指標")),
    Item("measure.unit", ("単位",)),
    Item("measure.actual", ("{last}実績",)),
    Item("measure.target", ("{year}目標", "{year}目標値")),
    Item("measure.actual", ("{year}実績", "{year}実績値")),
)
_CARD_MONEY = (
    Item("budget.settlement", ("{last}決算額", "{last}決算"), money=("bare",)),
    Item("budget.initial", ("{year}予算額", "{year}当初予算"), money=("bare",)),
    Item("budget.settlement", ("{year}決算額", "{year}決算見込"), money=("bare",)),
)
_CARD_DONE = (Item("entry.final", ("実施結果", "事業の実績", "取組の実績")),)
_CARD_VIEWS = (
    Item("rating.other", ("必要性",), values=("高い", "普通", "低い")),
    Item("rating.other", ("有効性",), values=("高い", "普通", "低い")),
    Item("rating.other", ("効率性",), values=("高い", "普通", "低い")),
    Item("rating.result", ("総合評価", "総合"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
)
_CARD_NEXT = (Item("entry.issue_next", ("課題・今後の方向性", "今後の課題", "課題と今後の取組")),)
_CARD_STAFF = Staffing(
    ("部の組織", "組織", "組織体制"), ("課名", "課・室名"), ("課長名", "所属長名"), ("職員数（人）", "職員数"),
    total=("row", "none", "line"), sum_row=("合計", "部計"), sum_line=("部の職員数", "職員数　計"), names=("plain", "wide", "short-only"),
    dated=AsOf(dates=("full", "no-year", "short")),
)  # fmt: skip


def _cards(sheet: Sheet) -> None:
    """Evaluation of projects: a first sheet of department, head and day, policy, goals, sections; then a card for each with money, figures and grades."""
    words, facts = sheet.words, sheet.facts
    found = [(words.pick(("部局名", "部名", "部・局名")), facts.department)]
    found += heads_as_pairs(("部長名", "部局長名", "評価者（部長）"), ("担当部長名",), style_of(sheet, "plain", "wide"), sheet)  # fmt: skip
    if words.template(("day", "none")) == "day":
        found.append((words.pick(("作成日", "評価日")), day_text(facts.chance, facts.fiscal_year + 1, 5)))
    for one in sheet.report["officers"]:
        if "評価者" in str(one["role_label"]):
            # Whether the post is 評価者 or 部長 is open.
            free(one, "role_label")
    sheet.table([(Cell(label, head=True), Cell(text)) for label, text in found], (0.2, 0.45))
    print_prose(Prose(("部の運営方針", "部の基本方針", "基本方針"), "policy", paragraphs=(1, 2), box=True), sheet)
    print_goals(Goals(("重点目標", "部の重点目標", "部の目標"), ("number", "circled", "paren"), table=True), sheet)
    free_markers(sheet)
    print_staffing(_CARD_STAFF, sheet)
    sheet.heading(words.pick(("事務事業評価表", "事業別評価表", "主要事業の評価")))
    own_page = words.template(("page", "run")) == "page"
    for work in facts.works:
        sheet.blocks += [PageBreak()] if own_page else []
        sheet.table(_card(work, sheet), (0.19, 0.22, 0.1, 0.17, 0.16, 0.16))
        if not own_page:
            sheet.line("")
    free(sheet.report, "extras")


def _card(work: Work, sheet: Sheet) -> list[Row]:
    """The card of one project, six columns wide."""
    found, words, chance = started(work, sheet), sheet.words, sheet.facts.chance
    (name, own), (number, no) = pairs((_CARD_NAME, _CARD_NUMBER), work, found, sheet)
    ((owner, owners),) = pairs((Item("sections", ("担当課", "所管課", "担当課名")),), work, found, sheet, _APART)
    account = f"{chance.randint(2, 10)}-{chance.randint(1, 6)}-{chance.randint(1, 9)}"
    rows: list[Row] = [
        (Cell(name, head=True), Cell(own, colspan=3), Cell(number, head=True), Cell(no, align="center")),
        (Cell(owner, head=True), Cell(owners, colspan=3), Cell(words.pick(("予算科目", "款・項・目")), head=True), Cell(account, align="center")),
    ]  # fmt: skip
    rows += wide_rows(pairs(_CARD_TEXTS, work, found, sheet), 5)
    rows += _money_rows(work, found, sheet)
    rows += figures_below(_CARD_FIGURES, 2, work, found, sheet)
    rows += wide_rows(pairs(_CARD_DONE, work, found, sheet), 5)
    views, (grade,) = _CARD_VIEWS[:3], cells_of(_CARD_VIEWS[3:], work, found, sheet)
    titles, total = titles_of(views, sheet), titles_of(_CARD_VIEWS[3:], sheet)[0]
    first, second, third = view_cells(views, work, found, sheet)
    # The grade of all together is printed behind the others.
    found["ratings"] = [one for one in found["ratings"] if one["subject"] == "other"] + [one for one in found["ratings"] if one["subject"] == "result"]  # fmt: skip
    rows.append((Cell(words.pick(("評価", "評価の視点")), 2, align="center", head=True), titles[0], replace(titles[1], colspan=2), titles[2], total))  # fmt: skip
    rows.append((first, replace(second, colspan=2), third, grade))
    return rows + wide_rows(pairs(_CARD_NEXT, work, found, sheet), 5)


def _money_rows(work: Work, found: dict[str, Any], sheet: Sheet) -> list[Row]:
    """Amounts of two years under their titles, their label and unit at the left of both rows."""
    label = Cell(sheet.words.pick(("事業費（千円）", "事業費\n（単位：千円）")), 2, head=True)
    last, *this = _CARD_MONEY
    titles = titles_of(_CARD_MONEY, sheet)
    amounts = (*cells_of((last,), before(work, sheet), found, sheet), *cells_of(tuple(this), work, found, sheet))
    for one in found["budgets"]:
        # Whether the words at the left belong to the label is open.
        free(one, "label")
    spans = (2, 1, 2)
    shown = [tuple(replace(cell, colspan=span) for cell, span in zip(line, spans, strict=True)) for line in (titles, amounts)]  # fmt: skip
    return [(label, *shown[0]), shown[1]]


CARDS = Held(
    "evaluation-card-a-project",
    ("{year}　{department}　事務事業評価", "{department}　主要事業評価調書（{year}）", "{year}　部局別事業評価（{department}）"),
    _cards,
    tuple(replace(look, middle=False) for look in ROOMY),
    years=("era", "era", "western", "short"),
    mark=("{text}", "■ {text}", "{n}　{text}"),
    repeat=(False,),
    group=GROUP,
)  # fmt: skip

_BOARD_ITEMS = (
    Item("entry.plan", ("取組の内容", "取組内容", "{year}の取組")),
    Item("entry.final", ("実施状況", "取組の状況", "取組実績")),
    Item("rating.result", ("評価", "自己評価", "達成度"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
    Item("entry.issue_next", ("課題と今後の方向性", "今後の課題", "今後の方向性")),
    Item("entry.other", ("学識経験者の意見", "外部評価者の意見", "評価委員の意見"), source="opinion"),
)
_BOARD_STAFF = Staffing(
    ("事務局の体制", "教育委員会事務局の組織", "事務局の組織と職員数"), ("課等", "課名", "所属"), ("所属長", "課長等氏名", "所属長名"), ("職員数", "計"),
    types=(("regular", ("常勤職員", "正規職員")), ("fiscal_year_appointee", ("会計年度任用職員", "会計年度"))),
    total=("row", "line"), sum_row=("合計", "計"), sum_line=("事務局職員数", "職員総数"), names=("plain", "wide"), dated=AsOf(dates=("full", "western")),
)  # fmt: skip


def _board(sheet: Sheet) -> None:
    """A board of education: words and name of its head, policy, staff; below each goal boxes of labels and texts, with what experts say."""
    words = sheet.words
    moved(sheet, SPHERES[7], "教育委員会", "教育長")
    print_prose(
        Prose(("教育長あいさつ", "はじめに（教育長あいさつ）", "教育長メッセージ"), "message", paragraphs=(1, 2)), sheet
    )
    for line in heads_in_line(sheet, style_of(sheet, "plain", "wide", "spaced"), "{post}　{name}", own="教育長"):
        sheet.line(line, "right")
    print_prose(Prose(("教育行政の基本方針", "基本方針", "教育方針"), "policy", paragraphs=(1, 3), bullet=("", "・")), sheet)  # fmt: skip
    print_staffing(_BOARD_STAFF, sheet)
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("重点目標と取組の点検・評価", "目標別の取組状況", "重点目標ごとの取組")))
    unit, mark = words.pick(("基本目標", "重点目標", "目標")), words.template(("label", "label-circled"))
    items = _BOARD_ITEMS if words.template(("opinion", "none", "opinion")) == "opinion" else _BOARD_ITEMS[:-1]
    naming = Naming("full", ("、", "・"))
    for number, works in by_goal(sheet):
        goal_above(number, mark, unit, sheet)
        for work in works:
            name, found = begun(with_text(work, "opinion", ""), sheet, naming)
            told = with_text(work, "opinion", sheet.facts.writer.text("issue_next", 40))
            rows = wide_rows(pairs(items, told, found, sheet), 1)
            free_kind(found, words.pick(_BOARD_ITEMS[-1].words))
            free_goals(found)
            sheet.table([(Cell(name, colspan=2, head=True),), *rows], (0.22, 0.78))
            sheet.line("")
    free_markers(sheet)
    print_note(Note(("【評価基準】Ａ：目標を達成　Ｂ：おおむね達成　Ｃ：やや不十分　Ｄ：不十分", "※評価　Ａ　順調　Ｂ　おおむね順調　Ｃ　やや遅れ　Ｄ　遅れ")), sheet)  # fmt: skip
    free(sheet.report, "extras")


BOARD = Held(
    "board-of-education-boxes",
    ("{year}　{department}の重点目標", "{department}　重点目標の点検・評価（{year}）", "{year}　{department}　運営方針と取組状況"),
    _board,
    ROOMY,
    years=("era", "both", "western"),
    mark=("{n}　{text}", "{text}", "◆ {text}"),
    repeat=(False,),
    group=GROUP,
)  # fmt: skip

FORMS: tuple[Held, ...] = (WARD_OFFICE, CARDS, BOARD)
