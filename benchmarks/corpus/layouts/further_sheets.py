"""Layouts of the group `further` with a form for each project, or one for the department: cards with a band, a summary, forms under headings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, free_kinds
from benchmarks.corpus.layouts.further_parts import figures_below, goals_row
from benchmarks.corpus.layouts.header import AsOf, Header, print_as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, heads_in_line, plain_table, started
from benchmarks.corpus.layouts.last_parts import heads_as_pairs, pairs_row, policy_row, put, staff_of_department
from benchmarks.corpus.layouts.later_parts import begins, shown, statement_row, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_start import APART, Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_OWNER = Item("sections", ("担当課", "所管課", "担当"))
_GRADE = Item("rating.result", ("評価", "達成度", "総合評価"), values=("Ａ", "Ｂ", "Ｃ", "Ｄ"))
_OUTLINE = Item("entry.outline", ("事業の目的", "目的", "事業概要"))
_PLAN = Item("entry.plan", ("今年度の取組", "取組内容", "{year}の取組内容"))
_RESULT = Item("entry.final", ("取組実績", "実績", "取組の結果"))
_REASON = Item("entry.other", ("評価の理由", "評価理由", "評価の説明"), source="reason")
_NEXT = Item("entry.issue_next", ("今後の取組", "今後の方向性", "次年度の取組方針"))
_FIGURES = (
    Item("measure.label", ("指標", "成果指標", "目標指標")),
    Item("measure.unit", ("単位",)),
    Item("measure.target", ("目標値", "{year}目標値")),
    Item("measure.actual", ("実績値", "{year}実績値")),
)
_CARD_STAFF = Staffing(
    ("部の体制", "執行体制", "組織体制"), ("課名", "課等の名称", "所属"), ("課長名", "所属長名"), ("職員数", "人員"),
    total=("row", "line-with-head", "none"), sum_row=("計", "合計"), sum_line=("部の職員数", "部の職員人数"), names=("plain", "wide", "before"),
)  # fmt: skip


def _cards(sheet: Sheet) -> None:
    """Header, staff, vision, policy, goals as lines; then a card for each project whose first row is a band with number and name."""
    words = sheet.words
    header = Header("row", ("部局名", "部名"), ("部局長名", "部長名", "部長"), ("担当部長",), names=("plain", "wide", "before"))  # fmt: skip
    print_header(header, sheet)
    print_as_of(AsOf(("職員数は{}", "（{}の職員数）", "※職員数は{}です。"), ("full", "western", "short")), sheet)
    print_staffing(_CARD_STAFF, sheet)
    print_prose(Prose(("部の目指す姿", "目指す姿", "部の将来像"), "vision", paragraphs=(1, 1), length=12), sheet)
    print_prose(Prose(("基本方針", "部の基本方針", "運営の基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    print_goals(Goals(("部の重点目標", "重点目標", "今年度の重点目標"), ("paren", "circled", "black")), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("重点事業", "重点事業の取組", "重点事業の内容")))
    hidden, naming = begins(sheet, 0.3), Naming(separators=("、", "・"))
    band = words.template(("重点事業{n}　{name}", "{n}　{name}", "No.{n}　{name}"))
    for one in sheet.facts.works:
        reason = sheet.facts.writer.text("final", 15)
        work = replace(one, texts={**one.texts, "reason": reason})
        sheet.table(_card(work, sheet, naming, hidden, band), _CARD_WIDTHS)
        sheet.line("")
    if not hidden:
        print_note(Note((f"※{words.pick(_GRADE.words)}　Ａ：達成　Ｂ：概ね達成　Ｃ：一部達成　Ｄ：未達成",)), sheet)
    free(sheet.report, "extras")


_CARD_WIDTHS = (0.18, 0.34, 0.16, 0.16, 0.16)


def _card(work: Work, sheet: Sheet, naming: Naming, hidden: frozenset[str], band: str) -> list[Row]:
    words, found = sheet.words, started(work, sheet)

    def pair(item: Item) -> tuple[str, str]:
        return words.pick(item.words), put(item, work, found, sheet, naming)

    figures = shown(_FIGURES, hidden, sheet)
    owner = (pair(_OWNER),) if hidden else (pair(_OWNER), pair(_GRADE))
    below = () if hidden else (_RESULT, _REASON, _NEXT)
    rows: list[Row] = [
        (Cell(band.format(n=found["project_no"], name=work.name), colspan=5, head=True),),
        pairs_row(owner, (4,) if hidden else (1, 2)),
        *(pairs_row((pair(item),), (4,)) for item in (_OUTLINE, _PLAN)),
        *figures_below(figures, 6 - len(figures), work, found, sheet),
        *(pairs_row((pair(item),), (4,)) for item in below),
    ]
    # Why a grade was given is a part of the result, or a text of another kind.
    free_kinds(found, sheet, _REASON)
    return rows


CARDS = Held(
    "cards-with-band",
    (
        "{year}　{department}　重点目標シート",
        "{department}重点目標シート（{year}）",
        "{year}　重点目標シート　{department}",
    ),
    _cards,
    (*ROOMY[:3], DENSE[1]),
    years=("era", "western", "spaced"),
    mark=("{text}", "■ {text}", "{n}　{text}"),
    repeat=(False,),
    full_digits=True,
    group="further",
)

_SUMMARY_ITEMS = (
    Item("number", ("No.", "番号"), 0.5),
    Item("name", ("取組事項", "重点事業", "主な取組"), 1.7),
    Item("entry.plan", ("年度当初の計画", "取組計画", "計画（年度当初）"), 2.1),
    Item("entry.plan", ("年度末の目標", "目標", "到達目標"), 1.5, source="level"),
    Item("entry.final", ("年度末の実績", "取組実績", "実績（年度末）"), 2.1),
    Item("rating.result", ("達成度", "評価"), 0.8, values=("達成", "概ね達成", "一部達成", "未達成")),
    Item("sections", ("担当課", "所管課"), 1.1),
)


def _summary(sheet: Sheet) -> None:
    """All about the department in one table, its goals as the lines of one cell; below it the table of what is done."""
    words, facts = sheet.words, sheet.facts
    style = words.template(("plain", "wide", "after"))
    heads = heads_as_pairs(("部局長", "部局長名", "部長名"), ("担当部長", "担当部長名"), style, sheet)  # type: ignore[arg-type]
    staff = staff_of_department(AsOf(dates=("full", "western", "no-year")), sheet, words.template(("人", "名")))
    pairs = ((words.pick(("部局名", "部名")), facts.department), *heads, (words.pick(("職員数", "部の職員数")), staff))
    bullet = words.template(("・", "○"))
    rows = [
        *(pairs_row((pair,)) for pair in pairs),
        policy_row(("部の使命", "使命", "ミッション"), "mission", sheet),
        statement_row(("現状と課題", "現状・課題"), "current_state", sheet, 60, count=2, bullet=bullet),
        statement_row(("基本方針", "運営方針", "部の運営方針"), "policy", sheet, 50, count=2, bullet=bullet),
        goals_row(("重点目標", "部の重点目標", "{year}の重点目標"), ("label", "dot", "paren"), sheet),
    ]  # fmt: skip
    sheet.table(rows, (0.18, 0.82))
    sheet.heading(words.pick(("重点目標の達成に向けた取組", "部の主な取組", "目標達成に向けた主な取組")))
    hidden, naming = begins(sheet, 0.25), Naming(separators=("、", "\n"))
    plain_table(shown(_SUMMARY_ITEMS, hidden, sheet), facts.works, sheet, naming)
    free(sheet.report, "extras")


SUMMARY = Held(
    "department-summary",
    ("{year}　部局運営計画書", "部局運営計画書（{year}）", "{year}　{department}運営計画書"),
    _summary,
    DENSE,
    years=("era", "western", "short"),
    mark=("{text}", "● {text}", "【{text}】"),
    repeat=(True, False),
    group="further",
)

_COSTS = (
    Item("budget.initial", ("予算額", "当初予算額", "{year}予算額"), money=("thousand", "yen", "mixed")),
    Item("budget.settlement", ("決算額", "決算見込額"), money=("thousand", "yen", "mixed")),
)
_LAST = (Item("entry.midterm", ("中間報告", "９月末の状況", "中間時点の状況")), Item("entry.final", ("最終報告", "年度末の状況", "最終結果")))  # fmt: skip


def _headed_forms(sheet: Sheet) -> None:
    """Department and heads without labels, staff, goals; each project is a heading with its section, and a small table below it."""
    words = sheet.words
    form = words.template(("{post}　{name}", "{post}：{name}"))
    for line in heads_in_line(sheet, words.template(("plain", "wide", "closed")), form):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_prose(
        Prose(("部長メッセージ", "部長のあいさつ", "部長からのメッセージ"), "message", paragraphs=(1, 2)), sheet
    )
    print_staffing(_HEADED_STAFF, sheet)
    print_prose(Prose(("部の方針", "部の基本方針", "運営方針"), "policy", paragraphs=(1, 2)), sheet)
    print_goals(Goals(("部の目標", "{year}の目標", "目標"), ("label", "circled", "dot"), ("nakaguro",)), sheet)
    free_markers(sheet)
    sheet.heading(words.pick(("主要事業", "主な事業の取組状況", "主要事業の取組")))
    hidden = begins(sheet, 0.2)
    number = words.template(("({n}) {name}", "{n}　{name}", "主要事業{n}　{name}"))
    naming = Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    for work in sheet.facts.works:
        _headed_form(work, sheet, naming, hidden, number)
    free(sheet.report, "extras")


def _headed_form(work: Work, sheet: Sheet, naming: Naming, hidden: frozenset[str], number: str) -> None:
    words = sheet.words
    name, found = begun(work, sheet, naming)
    subheading(sheet, number.format(n=found["project_no"], name=name))

    def pair(item: Item) -> tuple[str, str]:
        return words.pick(item.words), put(item, work, found, sheet, APART)

    costs = tuple(pair(item) for item in shown(_COSTS, hidden, sheet))
    rows: list[Row] = [
        *(pairs_row((pair(item),), (3,)) for item in (_OUTLINE, _PLAN)),
        pairs_row(costs, (1,) * len(costs) if len(costs) > 1 else (3,)),
        *(pairs_row((pair(item),), (3,)) for item in shown(_LAST, hidden, sheet)),
    ]
    sheet.table(rows, (0.18, 0.32, 0.18, 0.32))


_HEADED_STAFF = Staffing(
    ("部の組織体制", "部の職員体制", "組織体制"), ("課名", "所属名", "課"), ("所属長", "課長等"), ("職員数", "人数"),
    total=("none", "row", "line"), sum_row=("合計", "計"), sum_line=("職員数計", "部の職員数"), suffix=("名", "人", ""), names=("plain", "wide"),
    posts=True, dated=AsOf(dates=("full", "no-year", "short")),
)  # fmt: skip

HEADED_FORMS = Held(
    "forms-under-headings",
    ("{year}　{head}の方針と目標", "{head}の方針と目標（{year}）", "{department}の方針と主要事業（{year}）"),
    _headed_forms,
    ROOMY,
    years=("era", "western"),
    mark=("{text}", "◆ {text}", "＜{text}＞"),
    repeat=(False,),
    group="further",
)

SHEETS: tuple[Held, ...] = (CARDS, SUMMARY, HEADED_FORMS)
