"""Layouts of the group `fresh` whose projects are rows of one table: years as columns, an accord, a report with money, figures in line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.blind_parts import day_text
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import boxed, mayor, staff_beside_staff
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import (
    Row,
    free_markers,
    heads_in_line,
    measure_rows,
    started,
    titles_of,
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of, grouped_titles, heads_as_pairs, pairs_row, pending
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Note, Prose, print_goals, print_note, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import number_or_none

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_BY_YEAR = ("年次計画", "年度別計画", "年度別実施計画")
_YEAR_ITEMS = (
    Item("number", ("No", "番号"), 0.5),
    Item("name", ("取組項目", "実施項目", "重点事業"), 1.7),
    Item("sections", ("主管課", "担当所属", "所管課"), 1.1),
    Item("entry.outline", ("取組の概要", "事業の内容", "取組の趣旨"), 2),
    Item("entry.plan", ("{last}",), 1.5, source="before", group=_BY_YEAR),
    Item("entry.plan", ("{year}",), 1.5, source="now", group=_BY_YEAR),
    Item("entry.plan", ("{next}",), 1.5, source="after", group=_BY_YEAR),
    Item("entry.final", ("{year}の実施状況", "{year}の取組結果", "{year}実施結果"), 2),
    Item("rating.result", ("進捗区分", "進捗", "進捗状況の評価"), 0.8, values=("完了", "順調", "遅れあり", "未着手")),
)


def _year_plan(sheet: Sheet) -> None:
    """What is planned in three years, a column each, then what was done in this one."""
    words, facts = sheet.words, sheet.facts
    header = Header("row", ("所管部", "部", "部局名"), ("部長", "部長氏名", "部局長名"), ("担当部長",), names=("plain", "wide", "closed"))  # fmt: skip
    print_header(header, sheet)
    print_prose(Prose(("取組の方針", "推進に当たっての基本方針"), "policy", paragraphs=(1, 2)), sheet)
    sheet.heading(words.pick(("実施項目の進捗", "取組項目別の工程", "年次計画と実施状況")))
    naming = Naming(separators=("、", "\n", "・"))
    rows = grouped_titles(_YEAR_ITEMS, sheet)
    for work in facts.works:
        short = {when: facts.writer.text("plan", 16) for when in ("before", "now", "after")}
        # Columns are narrow: the outline and the result are no longer than they have to be.
        short |= {kind: facts.writer.text(kind, 20) for kind in ("outline", "final")}
        one = replace(work, texts={**work.texts, **short})
        rows.append(cells_of(_YEAR_ITEMS, one, started(one, sheet), sheet, naming))
    sheet.table(rows, widths_of(_YEAR_ITEMS), 2)
    print_note(Note(("※「完了」は、前年度までに目的を達し終了したものを含む。", "（注）実施状況は年度末時点")), sheet)
    free(sheet.report, "extras")


YEAR_PLAN = Held(
    "year-plan",
    (
        "{year}　{department}　工程管理表",
        "{department}　重点プラン進行管理表（{year}）",
        "{department}重点プラン　{year}実施状況",
    ),
    _year_plan,
    DENSE,
    years=("era", "short", "western"),
    mark=("{text}", "◆{text}", "{n}　{text}"),
    repeat=(True, False),
    group="fresh",
)

_ACCORD_ITEMS = (
    Item("number", ("№", "番号"), 0.5),
    Item("name", ("合意項目", "合意事項", "項目名"), 1.8),
    Item("entry.plan", ("達成すべき目標", "年度目標", "到達目標"), 1.8, source="level"),
    Item("entry.plan", ("実施方法", "目標に向けた取組", "手段"), 2.4),
    Item("entry.final", ("達成結果", "取組の結果", "年度末の結果"), 2.4),
    Item("rating.result", ("達成区分", "判定", "達成状況"), 0.8, values=("◎", "○", "△", "×")),
    Item("sections", ("担当課", "担当", "主管課"), 1.1),
)


def _accord(sheet: Sheet) -> None:
    """An accord of the mayor with the head of a department, who stand only in the signatures at the end."""
    words, facts = sheet.words, sheet.facts
    form = words.template(
        (
            "市長と{head}は、{year}において特に力を入れて取り組む事項を、次のとおり合意する。",
            "{year}の市政運営に当たり、市長と{head}は以下の内容について合意します。",
            "このことについて、市長及び{head}は下記のとおり合意した。",
        )
    )
    sheet.line(words.fill(form.replace("{head}", f"{facts.department}長")), indent=True)
    print_prose(Prose(("部のミッション", "部の役割と使命", "担うべき使命"), "mission", paragraphs=(1, 1)), sheet)
    print_prose(Prose(("運営に当たっての考え方", "部の運営方針", "基本的な方針"), "policy", paragraphs=(1, 3)), sheet)
    sheet.heading(words.pick(("合意項目一覧", "合意内容", "合意内容及び結果")))
    hidden, naming = pending(sheet, 0.3), Naming(separators=("、", "\n"))
    rows: list[Row] = [titles_of(_ACCORD_ITEMS, sheet)]
    rows += [cells_of(_ACCORD_ITEMS, work, started(work, sheet), sheet, naming, hidden) for work in facts.works]
    sheet.table(rows, widths_of(_ACCORD_ITEMS), 1)
    print_note(
        Note(("◎：目標を上回った　○：達成した　△：一部達成　×：達成できなかった", "※ ◎ 超過達成　○ 達成　△ 一部達成　× 未達成")), sheet
    )  # fmt: skip
    sheet.line(day_text(facts.chance, facts.fiscal_year, 5))
    sheet.line(f"{facts.city.name}長　　{mayor(sheet)}", "right")
    for line in heads_in_line(sheet, words.template(("wide", "plain")), "{post}　　{name}"):  # type: ignore[arg-type]
        sheet.line(line, "right")
    free(sheet.report, "extras")


ACCORD = Held(
    "accord",
    ("{year}　政策合意（{department}）", "{department}　政策合意書　{year}", "政策合意書（{year}・{department}）"),
    _accord,
    (*ROOMY[:2], *DENSE[:3]),
    years=("era", "spaced", "western"),
    mark=("{n}　{text}", "{n}．{text}", "■ {text}"),
    group="fresh",
)

_CLASS = ("区分", "新規・継続の別", "新規継続")
_REPORT_LEFT = (Item("name", ("事業名（担当課）", "主な事業（担当課名）", "重点事業（担当課）"), 2),)
_REPORT_ITEMS = (
    Item("entry.outline", ("事業の内容", "事業内容", "事業のねらい"), 2.3),
    Item("budget.initial", ("当初予算", "当初予算額", "予算額"), 1.1, money=("bare",)),
    Item("budget.settlement", ("決算", "決算見込額", "決算額"), 1.1, money=("bare",)),
    Item("entry.final", ("事業の成果", "得られた成果", "取組と成果"), 2.5),
    Item("rating.result", ("達成度", "成果の評価", "評価"), 0.7, values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
)


def _management(sheet: Sheet) -> None:
    """Staff by kind without heads, three statements, goals with parts; a table with money; the head's words at the end."""
    words, facts = sheet.words, sheet.facts
    header = Header("colon", ("部局名", "担当部局"), ("部局長名", "部局長"), ("担当部長", "担当部長名"), names=("after", "plain", "after-closed"))  # fmt: skip
    print_header(header, sheet)
    print_staffing(_KINDS, sheet)
    statements = [
        boxed(("部局のミッション", "部局の存在意義", "部局の使命"), "mission", sheet),
        boxed(("ありたい姿", "目指す姿", "部局のビジョン"), "vision", sheet, 12),
        boxed(("マネジメント方針", "部局の運営方針", "運営の方針"), "policy", sheet, 90),
    ]
    sheet.table(statements, (0.2, 0.8))
    print_goals(Goals(("部局の重点目標", "重点的な目標", "{year}の重点目標"), ("paren", "circled", "number"), ("nakaguro",)), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("主な事業の成果", "重点事業の成果", "事業別の成果")))
    sheet.line(words.pick(("（単位：千円）", "単位：千円", "※予算・決算の単位は千円")), "right")
    hidden, naming = pending(sheet, 0.15), Naming(words.template(("line", "full")), ("、", "・"))  # type: ignore[arg-type]
    rows: list[Row] = [(*titles_of(_REPORT_LEFT, sheet), *title_cells(words.pick(_CLASS)), *titles_of(_REPORT_ITEMS, sheet))]  # fmt: skip
    for work in facts.works:
        found = started(work, sheet)
        left = cells_of(_REPORT_LEFT, work, found, sheet, naming)
        new = Cell(facts.chance.choice(("継続", "継続", "新規", "拡充")), align="center")
        rows.append((*left, new, *cells_of(_REPORT_ITEMS, work, found, sheet, naming, hidden)))
    widths = [item.width for item in (*_REPORT_LEFT, Item("number", (), 0.7), *_REPORT_ITEMS)]
    sheet.table(rows, tuple(width / sum(widths) for width in widths), 1)
    if not hidden:
        closing = Prose(("部局長総括", "部局長による振り返り", "年度の総括（部局長）"), "message", paragraphs=(1, 2))
        print_prose(closing, sheet)
        # The head's own words on the year: a message, or more than that.
        free(sheet.report["policies"][-1], "kind")
    free(sheet.report, "extras")


_KINDS = Staffing(
    ("部局の人員", "職員の構成", "部局の人的資源"), ("所属名", "課等名"), (), ("計", "職員計"),
    types=(("regular", ("正規", "常勤職員")), ("reappointed", ("再任用", "再任用職員")), ("fiscal_year_appointee", ("会計年度", "会計年度任用職員"))),
    total=("row", "none"), sum_row=("合計", "部局計"), dated=AsOf(dates=("full", "western", "no-day")),
)  # fmt: skip

MANAGEMENT_REPORT = Held(
    "management-report",
    (
        "{year}　部局マネジメント方針　成果報告書（{department}）",
        "{department}マネジメント方針成果報告書（{year}）",
        "{year}　{department}　マネジメント方針の達成状況",
    ),
    _management,
    DENSE,
    years=("era", "both", "western"),
    mark=("{n}　{text}", "〇 {text}", "【{text}】"),
    repeat=(True, False),
    group="fresh",
)

_KPI_LEFT = (
    Item("name", ("重点施策", "主要な取組", "経営課題への取組"), 1.7),
    Item("sections", ("担当", "担当課名", "実施課"), 1),
    Item("entry.plan", ("{year}の取組内容", "年間の取組内容", "取組計画"), 2),
)
_KPI_NUMBERS = (
    Item("measure.label", ("成果指標", "ＫＰＩ", "評価指標"), 1.7, with_unit=True),
    Item("measure.actual", ("{last}実績",), 0.9),
    Item("measure.target", ("{year}目標",), 0.9),
    Item("measure.actual", ("{year}実績",), 0.9),
)
_KPI_RIGHT = (Item("entry.final", ("取組の総括", "年度の振り返り", "実施結果"), 2),)


def _kpi(sheet: Sheet) -> None:
    """Staff in two tables side by side; a row a project with one figure: last year, target, result, share that was reached."""
    words, facts = sheet.words, sheet.facts
    style: NameStyle = facts.chance.choice(("plain", "wide", "short-only"))
    heads = heads_as_pairs(("部長", "部長名"), ("担当部長", "担当部長名"), style, sheet)
    pairs = ((words.pick(("部局名", "部名")), facts.department), *heads)
    sheet.table([pairs_row((pair,)) for pair in pairs], (0.16, 0.5))
    staff = AsOf(dates=("full", "short", "no-year"))
    staff_beside_staff(("組織図", "部の組織と人員", "組織体制"), staff, sheet, words.template(("plain", "wide")))  # type: ignore[arg-type]
    print_prose(Prose(("目指す将来の姿", "部の将来像", "めざす姿"), "vision", paragraphs=(1, 1), length=12), sheet)
    print_prose(Prose(("経営方針", "部の経営方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "◇")), sheet)
    sheet.heading(words.pick(("重点施策と成果指標", "重点施策の達成状況", "成果指標による進行管理")))
    naming, items = Naming(separators=("、", "\n")), (*_KPI_LEFT, *_KPI_NUMBERS, *_KPI_RIGHT)
    share = words.pick(("達成率", "達成率（％）", "達成割合"))
    titles = (*titles_of((*_KPI_LEFT, *_KPI_NUMBERS), sheet), *title_cells(share), *titles_of(_KPI_RIGHT, sheet))
    rows: list[Row] = [titles]
    for one in facts.works:
        work = replace(one, indicators=one.indicators[:1])
        found = started(work, sheet)
        numbers = measure_rows(_KPI_NUMBERS, work, found, sheet)[0]
        left, right = (cells_of(part, work, found, sheet, naming) for part in (_KPI_LEFT, _KPI_RIGHT))
        rows.append((*left, *numbers, Cell(_reached(work, share), align="center"), *right))
        # Whether a share that was reached is a grade is left open.
        free(found, "ratings")
    widths = [*(item.width for item in items[:-1]), 0.8, items[-1].width]
    sheet.table(rows, tuple(width / sum(widths) for width in widths), 1)
    free(sheet.report, "extras")


def _reached(work: Work, label: str) -> str:
    """The share of the target that was reached, a dash where there is none."""
    one = work.indicators[0]
    target, actual = number_or_none(one.target), number_or_none(one.actual)
    if not target or actual is None:
        return "－"
    return f"{actual / target * 100:.1f}{'' if '％' in label else '％'}"


KPI_TABLE = Held(
    "kpi-table",
    ("{year}　{department}経営方針", "{department}　部局経営計画（{year}）", "{year}　部局経営計画書　{department}"),
    _kpi,
    DENSE,
    years=("era", "short", "western"),
    mark=("{n}　{text}", "{n}. {text}", "● {text}"),
    repeat=(True, False),
    group="fresh",
)

TABLES: tuple[Held, ...] = (YEAR_PLAN, ACCORD, MANAGEMENT_REPORT, KPI_TABLE)
