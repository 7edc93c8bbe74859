"""Layouts of the group `control` with a form: one for each project on a page, plan-do-check-act, a grid for the department."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.control_parts import hands, staff_rows
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.further_parts import goals_row
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, heads_in_line, plain_table, started
from benchmarks.corpus.layouts.last_parts import heads_as_pairs, next_page, pairs_row, pending, policy_row, put
from benchmarks.corpus.layouts.later_parts import begins, shown, statement_row
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.names import NameStyle

_OWNER = Item("sections", ("所管課名", "担当課名", "主管課"))
_SERVES = Item("goal", ("関係する目標", "対応目標", "該当目標"))
_AIM = Item("entry.outline", ("事業のねらい", "目的及び概要", "事業の目的と概要"))
_DO = Item("entry.plan", ("今年度の実施計画", "年度計画", "{year}の実施計画"))
_HALF = Item("entry.midterm", ("中間点検（９月末）", "年度途中の状況", "上半期の点検"))
_END = Item("entry.final", ("年度末の点検", "実施結果", "年間の結果"))
_GRADE = Item(
    "rating.result",
    ("点検結果", "総合判定", "達成状況"),
    values=("順調", "おおむね順調", "やや遅れている", "遅れている"),
)
_MORE = Item("entry.issue_next", ("翌年度への課題", "今後の課題と対応", "次年度の方針"))
_COSTS = (
    Item("budget.initial", ("当初予算額", "当初予算")),
    Item("budget.supplementary", ("補正予算額", "補正予算")),
    Item("budget.settlement", ("決算額", "決算")),
)
_FORM_STAFF = Staffing(
    ("部の職員数及び課長", "部内の組織及び職員数", "課と職員"), ("課名", "課の名称"), ("課長名", "課長氏名"), ("職員数", "現在員数"),
    total=("row", "none"), sum_row=("総数", "合計"), suffix=("人", ""), names=("plain", "wide", "above"),
    dated=AsOf(dates=("full", "western", "short")),
)  # fmt: skip


def _form_a_page(sheet: Sheet) -> None:
    """A page for the department; then a page for each project: what for, plan, money by kind, people, how it went."""
    words, facts = sheet.words, sheet.facts
    header = Header("lines", ("部の名称", "部名"), ("部長名", "部長氏名"), ("担当部長名",), names=("plain", "wide"))
    print_header(header, sheet)
    print_prose(Prose(("部の経営方針", "部の基本的方針", "部運営の考え方"), "policy", paragraphs=(1, 3)), sheet)
    print_goals(Goals(("重視する目標", "部の年度目標", "{year}の部の目標"), ("circled", "number", "dot")), sheet)
    print_staffing(_FORM_STAFF, sheet)
    hidden, title = pending(sheet, 0.25), words.pick(("事業点検シート", "主要施策シート", "施策点検表"))
    head = words.fill("{year}　") + facts.department
    for at, work in enumerate(facts.works, start=1):
        next_page(sheet, at, "{}", head)
        sheet.heading(title)
        sheet.table(_page_form(work, sheet, hidden), (0.16, 0.12, 0.22, 0.16, 0.12, 0.22))
    free_markers(sheet)
    free(sheet.report, "extras")


def _page_form(work: Work, sheet: Sheet, hidden: frozenset[str]) -> list[Row]:
    words, naming = sheet.words, Naming(separators=("、", "\n"))
    found = started(work, sheet, goals=True)

    def pair(item: Item) -> tuple[str, str]:
        return words.pick(item.words), put(item, work, found, sheet, naming, hidden)

    costs = [pair(item) for item in _COSTS]
    for one in found["budgets"]:
        # They stand below titles of their own, beside a title for all of them.
        free(one, "label")
    regular, others = hands(sheet)
    spans = (2, 1, 2)
    upper = tuple(Cell(label, 1, span, "center", head=True) for (label, _), span in zip(costs, spans, strict=True))
    lower = tuple(Cell(text, 1, span, "right") for (_, text), span in zip(costs, spans, strict=True))
    number = (words.pick(("番号", "シート番号", "施策番号")), str(found["project_no"]))
    return [
        (Cell(number[0], head=True), Cell(number[1]), Cell(words.pick(("事業名", "施策名")), head=True), Cell(work.name, colspan=3)),
        pairs_row((pair(_OWNER), pair(_SERVES)), (2, 2)),
        *(pairs_row((pair(item),), (5,)) for item in (_AIM, _DO)),
        (Cell(words.pick(("事業費", "費用")), 2, head=True), *upper),
        lower,
        pairs_row((("従事者（正規）", regular), ("従事者（その他）", others)), (2, 2)),
        *(pairs_row((pair(item),), (5,)) for item in (_HALF, _END, _GRADE, _MORE)),
    ]  # fmt: skip


FORM_A_PAGE = Held(
    "form-a-page",
    (
        "{year}　{department}　主要施策点検報告",
        "{department}　事業点検報告書（{year}）",
        "{year}　{department}の方針と事業点検",
    ),
    _form_a_page,
    tuple(replace(look, foot="", running_head=False) for look in (*ROOMY[:3], DENSE[1])),
    years=("era", "western", "both"),
    mark=("{text}", "■ {text}", "【{text}】"),
    repeat=(False,),
    group="control",
)

_CYCLE = (
    Item("entry.plan", ("計画（Plan）", "年度計画（Plan）", "取組の計画（Plan）")),
    Item("entry.final", ("実施結果（Do）", "実施状況（Do）", "実績（Do）")),
    Item("rating.result", ("評価（Check）", "達成度（Check）"), values=("目標を上回った", "目標を達成した", "一部達成できなかった", "達成できなかった")),
    Item("entry.issue_next", ("改善（Action）", "見直し・改善（Action）", "次年度への改善（Action）")),
)  # fmt: skip
_CYCLE_NAME, _CYCLE_OWNER = ("取組の名称", "取組名", "事業名"), Item("sections", ("担当", "所管", "担当課"))
_CYCLE_STAFF = Staffing(
    ("部の陣容", "部内の体制", "課の体制"), ("課名", "部署"), ("所属長", "責任者"), ("人員", "職員数"),
    total=("line", "row"), sum_row=("合計", "計"), sum_line=("部の人員", "部の職員数"), suffix=("人", "名"), names=("plain", "wide", "before"),
    posts=True, dated=AsOf(dates=("full", "no-year", "western")),
)  # fmt: skip


def _cycle(sheet: Sheet) -> None:
    """The head's words, mission, staff with posts, goals; a frame for each project whose rows are plan, do, check and action."""
    words = sheet.words
    form = words.template(("{post}　{name}", "＜{post}＞　{name}", "{post}：{name}"))
    for line in heads_in_line(sheet, words.template(("wide", "plain", "closed")), form):  # type: ignore[arg-type]
        sheet.line(line)
    print_prose(
        Prose(("部長からのごあいさつ", "はじめに（部長から）", "部長のことば"), "message", paragraphs=(1, 2)), sheet
    )
    print_prose(Prose(("わたしたちの役割", "部の使命", "部が担う使命"), "mission", paragraphs=(1, 1)), sheet)
    # A role (役割) is a mission, or a statement of another kind.
    if "役割" in sheet.report["policies"][-1]["label"]:
        free(sheet.report["policies"][-1], "kind")
    print_staffing(_CYCLE_STAFF, sheet)
    print_goals(
        Goals(("わたしたちの目標", "部が目指す目標", "{year}の目標"), ("label", "dot", "circle"), ("nakaguro",)), sheet
    )
    free_markers(sheet)
    sheet.heading(words.pick(("ＰＤＣＡによる取組の管理", "取組の進行管理", "主要な取組の進行管理")))
    hidden, naming = begins(sheet, 0.2), Naming(separators=("、", "・"))
    for work in sheet.facts.works:
        found = started(work, sheet)
        owner = (words.pick(_CYCLE_OWNER.words), put(_CYCLE_OWNER, work, found, sheet, naming))
        told = ((words.pick(item.words), put(item, work, found, sheet)) for item in shown(_CYCLE, hidden, sheet))
        rows = [pairs_row(((words.pick(_CYCLE_NAME), work.name), owner)), *(pairs_row((pair,), (3,)) for pair in told)]
        sheet.table(rows, (0.22, 0.4, 0.12, 0.26))
        sheet.line("")
    free(sheet.report, "extras")


CYCLE = Held(
    "plan-do-check-act",
    ("{year}　{department}　仕事の計画と点検", "{department}の仕事の計画（{year}）", "{year}　{head}の仕事計画書"),
    _cycle,
    ROOMY,
    years=("era", "western"),
    mark=("{text}", "{n}　{text}", "〔{text}〕"),
    repeat=(False,),
    group="control",
)

_GRID_ITEMS = (
    Item("number", ("項", "番号"), 0.4),
    Item("name", ("主な取組・事業", "注力する事業", "取組・事業名"), 1.7),
    Item("sections", ("担当", "担当課", "実施課"), 1.1),
    Item("goal", ("関連する目標", "目標との関係", "目標"), 0.9),
    Item("entry.plan", ("実施する内容", "{year}の実施内容", "取り組む内容"), 2.2),
    Item("entry.final", ("実施内容と成果", "{year}の取組成果", "取組結果と成果"), 2.2),
    Item("rating.result", ("評価", "成果の評価", "達成度"), 0.7, values=("◎", "○", "△", "▲")),
)


def _grid(sheet: Sheet) -> None:
    """One grid for the department: name, heads, its sections as rows beside a merged label, statements, goals; then one table."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = words.template(("plain", "wide"))  # type: ignore[assignment]
    print_as_of(AsOf(("（{}）", "（職員数は{}）", "※人員は{}"), ("full", "western", "no-year")), sheet)
    heads = heads_as_pairs(("部長", "部長氏名"), ("担当部長", "担当部長氏名"), style, sheet)
    bullet = words.template(("・", "○"))
    wide = [
        policy_row(("部の使命", "使命"), "mission", sheet, 3),
        _widened(statement_row(("運営方針", "部の方針", "経営方針"), "policy", sheet, 45, count=2, bullet=bullet)),
        _widened(goals_row(("部の目標", "年度目標", "{year}の目標"), ("dot", "label", "paren"), sheet)),
    ]
    rows = [
        *(pairs_row((pair,), (3,)) for pair in ((words.pick(("部名", "部の名称")), facts.department), *heads)),
        *staff_rows(("組織・職員", "課・職員数", "部の組織"), style, sheet),
        *wide,
    ]
    sheet.table(rows, (0.16, 0.32, 0.32, 0.2))
    sheet.heading(words.pick(("主な取組・事業の内容", "目標の達成に向けた事業", "取組・事業の一覧")))
    hidden = begins(sheet, 0.3)
    plain_table(shown(_GRID_ITEMS, hidden, sheet), facts.works, sheet, Naming(separators=("、", "\n")))
    if not hidden:
        print_note(Note(("凡例　◎ 大きな成果　○ 成果あり　△ 成果が不十分　▲ 成果なし",)), sheet)
    free(sheet.report, "extras")


def _widened(row: Row) -> Row:
    """A row of a label and a text, the text over three columns."""
    return (row[0], replace(row[1], colspan=3))


GRID = Held(
    "profile-grid",
    ("{year}　部の概要と目標", "{department}の概要と目標（{year}）", "{year}　{department}の概要及び取組"),
    _grid,
    DENSE,
    years=("era", "spaced", "western"),
    mark=("{text}", "◆{text}", "● {text}"),
    repeat=(True, False),
    full_digits=True,
    group="control",
)

SHEETS: tuple[Held, ...] = (FORM_A_PAGE, CYCLE, GRID)
