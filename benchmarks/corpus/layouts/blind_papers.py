"""Layouts nobody has read that are papers of text and tables: a letter to the mayor, results by year, a book with a table of marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Block, Cell, Paragraph
from benchmarks.corpus.layouts.blind_parts import aside, day_text, numbered_prose, print_staff_by_team, remark
from benchmarks.corpus.layouts.facts import Number, whole
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Binding, Held, free
from benchmarks.corpus.layouts.held_parts import Row, free_markers, heads_in_line, plain_table, started
from benchmarks.corpus.layouts.last_parts import cells_of, pending, put
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.names import NameStyle
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, mark_of, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet, title_cells
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import clean, number_or_none, number_text

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Indicator, Printed, Work

_REPORTED = (
    Item("name", ("取組名", "主な取組", "事業名"), 1.8),
    Item("sections", ("所管課", "担当課"), 1.1),
    Item("entry.plan", ("計画内容", "年度当初の計画"), 2.4),
    Item("entry.final", ("実績及び成果", "実施結果"), 2.4),
    Item("entry.issue_next", ("課題及び今後の対応", "今後の対応"), 2),
)


def _letter_to_mayor(sheet: Sheet) -> None:
    """An official letter: number, day, addressee and sender above the title, 記 below it, 以上 at its end."""
    words, facts = sheet.words, sheet.facts
    sheet.blocks[:0] = _letter_head(sheet)
    opening = "このことについて、下記のとおり報告します。"
    sheet.line(opening, indent=True)
    sheet.blocks.append(Paragraph("記", "center"))
    aside(sheet, opening, "記")
    form = words.template(("（{}）", "({}) ", "{}. "))
    print_prose(Prose(("部の使命", "部局の使命"), "mission", paragraphs=(1, 2)), sheet)
    numbered_prose(("現状と課題", "部を取り巻く現状と課題"), "current_state", sheet, form, facts.chance.randint(2, 4))
    numbered_prose(("運営方針", "基本方針"), "policy", sheet, form, facts.chance.randint(1, 3))
    _goals_with_letters(sheet)
    sheet.heading(words.pick(("主な取組の実績", "取組の計画と実績", "取組状況")))
    plain_table(_REPORTED, facts.works, sheet, Naming(separators=("、", "\n")))
    remark(sheet, "以上", "right")
    team = words.pick(("庶務係", "管理係", "企画係"))
    remark(sheet, f"（担当：{facts.units[0].name}{team}　内線{facts.chance.randint(2100, 4800)}）", "right")


def _letter_head(sheet: Sheet) -> list[Block]:
    """What stands above the title; the addressee is no head of this department."""
    words, facts = sheet.words, sheet.facts
    short = facts.department[:1]
    number = f"{short}第{facts.chance.randint(11, 480)}号"
    day = day_text(facts.chance, facts.fiscal_year + 1, 4)
    addressee = f"{facts.city.name}長　{words.template(('様', '殿', 'あて'))}"
    aside(sheet, number, day, addressee)
    style: NameStyle = words.template(("plain", "wide"))  # type: ignore[assignment]
    senders = heads_in_line(sheet, style, "{post}　{name}")
    return [
        Paragraph(number, "right"),
        Paragraph(day, "right"),
        Paragraph(addressee),
        *(Paragraph(sender, "right") for sender in senders),
    ]


def _goals_with_letters(sheet: Sheet) -> None:
    """Goals by number, those below them by ア イ ウ; whether a letter counts as a number is left open."""
    words = sheet.words
    sheet.heading(words.pick(("重点目標", "部の重点目標")))
    style = words.template(("paren", "circled", "dot"))
    for number, aim in enumerate(sheet.facts.aims, start=1):
        shown, mark, goal_no = mark_of(style, number, "目標")  # type: ignore[arg-type]
        sheet.line(f"{shown}{aim.text}")
        goal: dict[str, Any] = {"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []}
        for letter, text in zip("アイウ", aim.children, strict=False):
            sheet.line(f"　{letter}　{text}")
            child: dict[str, Any] = {"goal_no": None, "marker": letter, "text": clean(text), "children": []}
            free(child, "goal_no", "marker")
            goal["children"].append(child)
        sheet.report["goals"].append(goal)
    free_markers(sheet)


LETTER_TO_MAYOR = Held(
    "letter-to-mayor",
    ("{year}　{department}運営方針の取組結果について（報告）", "{department}の運営方針について（{year}報告）", "{year}{department}運営方針に係る実績報告"),
    _letter_to_mayor,
    tuple(replace(look, running_head=False) for look in ROOMY),
    years=("era", "spaced"),
    mark=("{n}　{text}", "第{n}　{text}", "{n}．{text}"),
    group="blind",
)  # fmt: skip

_TEXTS = (
    Item("entry.outline", ("目的", "施策の目的", "事業の概要")),
    Item("entry.plan", ("主な取組", "今年度の取組", "取組内容")),
    Item("entry.final", ("取組の成果", "成果", "取組結果")),
)
_YEARS = (("{last}",), ("{year}",), ("{next}",))


def _target_over_actual(sheet: Sheet) -> None:
    """Projects as titled text; below each its indicators, targets of three years above the actual values of the same years."""
    words, facts = sheet.words, sheet.facts
    header = Header("colon", ("部名", "部局名"), ("部長", "部長名"), ("担当部長",), names=("plain", "wide", "after"))
    print_header(header, sheet)
    print_prose(Prose(("目指す将来像", "将来像", "部のビジョン"), "vision", paragraphs=(1, 1), length=12), sheet)
    print_prose(Prose(("施策の基本方針", "基本方針"), "policy", paragraphs=(1, 3), bullet=("・", "", "● ")), sheet)
    sheet.heading(words.pick(("施策の実績", "主要施策の取組と成果", "施策ごとの成果")))
    # The sections are printed after the projects that name them.
    sheet.sections.update(unit.name for unit in facts.units)
    title = words.template(("【施策{n}】{name}", "施策{n}　{name}", "施策{n}：{name}", "（{n}）{name}"))
    owner, label = (
        words.template(("［所管：{}］", "所管課：{}", "担当課　{}")),
        words.template(("＜{}＞", "［{}］", "▽{}")),
    )
    own_line, naming = words.template(("own", "same")) == "own", Naming(separators=("、", "・"))
    for work in facts.works:
        found = started(work, sheet)
        sheet.line(title.format(n=found["project_no"], name=work.name))
        sheet.line(owner.format(put(Item("sections", ("所管",)), work, found, sheet, naming)), indent=True)
        for item in _TEXTS:
            shown, text = label.format(words.pick(item.words)), put(item, work, found, sheet)
            if own_line:
                sheet.line(shown)
                sheet.line(text, indent=True)
            else:
                sheet.line(f"{shown}　{text}")
        _years_table(work, found, sheet)
    print_staffing(_STAFF, sheet)


def _years_table(work: Work, found: dict[str, Any], sheet: Sheet) -> None:
    words = sheet.words
    titles = (words.pick(("指標", "指標名", "成果指標")), "単位", words.template(("区分", "")))
    rows: list[Row] = [title_cells(*titles, *(words.pick(year) for year in _YEARS))]
    over, under = words.pick(("目標", "目標値", "計画値")), words.pick(("実績", "実績値"))
    for one in work.indicators:
        aims, done = _by_year(one, sheet)
        for back, (aim, real) in enumerate(zip(aims, done, strict=True)):
            found["measures"].append(
                {
                    "label": one.label,
                    "unit": clean(one.unit),
                    "baseline": None,
                    "target": number_or_none(aim),
                    "actual": number_or_none(real),
                    "fiscal_year": sheet.facts.fiscal_year - 1 + back,
                }
            )
        left = (Cell(one.label, 2), Cell(one.unit, 2, align="center"))
        rows.append((*left, Cell(over, head=True), *(Cell(number_text(aim), align="right") for aim in aims)))
        rows.append((Cell(under, head=True), *(Cell(number_text(real), align="right") for real in done)))
    sheet.table(rows, (0.34, 0.09, 0.12, 0.15, 0.15, 0.15), 1)


def _by_year(one: Indicator, sheet: Sheet) -> tuple[tuple[Printed, ...], tuple[Printed, ...]]:
    """Targets and actual values of last year, this one and the next one, which has no actual value yet."""
    chance, base = sheet.facts.chance, one.past[-1]
    known: Number = base if not isinstance(base, str) else 1
    shares = (whole(round(known * chance.uniform(1.0, 1.2))), whole(round(known * chance.uniform(1.05, 1.4))))
    most = 100 if one.unit == "％" else 10**9
    last, following = (min(share, most) for share in shares)
    return (last, one.target, following), (base, one.actual, sheet.words.template(("－", "")))  # type: ignore[return-value]


_STAFF = Staffing(
    ("部の組織", "組織・体制", "執行体制"), ("課名", "所属名"), ("課長名", "所属長"), ("職員数", "人員"), total=("row", "line", "none"),
    sum_row=("計", "合計"), sum_line=("職員数計", "部の職員数"), suffix=("", "人"), names=("plain", "wide", "after"), brackets=True,
    dated=AsOf(dates=("full", "short", "no-year")),
)  # fmt: skip

TARGET_OVER_ACTUAL = Held(
    "target-over-actual",
    (
        "{year}　{department}　施策評価シート",
        "{department}　施策の成果（{year}）",
        "{year}　{department}施策別成果報告",
    ),
    _target_over_actual,
    (*ROOMY[:3], DENSE[1]),
    years=("era", "western", "short"),
    mark=("■ {text}", "{text}", "≪{text}≫"),
    group="blind",
)

_MATRIX_LEFT = (
    Item("name", ("主要事業", "事業名"), 2),
    Item("sections", ("担当課", "所管課"), 1.2),
)
_MATRIX_RIGHT = (
    Item("entry.plan", ("取組内容", "今年度の取組"), 2.4),
    Item("entry.final", ("成果", "取組実績"), 2.4),
)


def _marks(sheet: Sheet) -> None:
    """A department of a book: its teams, its goals, and a table that marks with ○ which goals a project serves."""
    words, facts = sheet.words, sheet.facts
    header = Header("row", ("部局", "部名"), ("部長", "部局長"), ("担当部長",), names=("plain", "wide"))
    print_header(header, sheet)
    print_prose(Prose(("部の役割と使命", "部の使命"), "mission", paragraphs=(1, 1)), sheet)
    style: NameStyle = words.template(("plain", "wide", "above"))  # type: ignore[assignment]
    print_staff_by_team(("部の組織", "組織の概要"), AsOf(dates=("full", "no-year", "western")), sheet, style)
    print_prose(Prose(("運営方針", "部の方針"), "policy", paragraphs=(1, 2), bullet=("", "・")), sheet)
    print_goals(Goals(("重点目標", "部の重点目標"), ("circled", "number", "circled")), sheet)
    sheet.heading(words.pick(("重点目標と主要事業", "主要事業の実績", "主要事業")))
    group = words.pick(("関連する重点目標", "重点目標との関連", "対応する重点目標"))
    left, right, marks = _MATRIX_LEFT, _MATRIX_RIGHT, [mark for mark, _ in sheet.goals]
    ends = [Cell(words.pick(item.words), 2, align="center", head=True) for item in (*left, *right)]
    over = Cell(group, colspan=len(marks), align="center", head=True)
    rows: list[Row] = [(*ends[:2], over, *ends[2:]), title_cells(*marks)]
    naming, hidden, sign = Naming(separators=("、", "\n")), pending(sheet, 0.1), words.template(("○", "●", "◎"))
    for work in facts.works:
        found = started(work, sheet, goals=True)
        served = (Cell(sign if at in work.goals else "", align="center") for at in range(1, len(marks) + 1))
        before, after = (cells_of(part, work, found, sheet, naming, hidden) for part in (left, right))
        rows.append((*before, *served, *after))
    each = 0.045
    rest = 1 - each * len(marks)
    widths = [rest * item.width / 8 for item in (*left, *right)]
    sheet.table(rows, (*widths[:2], *(each,) * len(marks), *widths[2:]), 2)
    free_markers(sheet)
    # Cover and contents are noted by nobody.
    free(sheet.report, "extras")


MARKS_BOOK = Held(
    "marks-book",
    ("{department}", "{department}の目標と事業", "{department}　運営方針と主要事業"),
    _marks,
    tuple(replace(look, foot="", running_head=False) for look in DENSE),
    years=("era", "western"),
    mark=("{n}　{text}", "【{text}】", "◇{text}"),
    binding=Binding(("{year}　部局運営方針", "{year}　各部の運営方針と主要事業", "{year}　部局別運営方針"), ("目次", "目　次"), (3, 5), lines=True),
    group="blind",
)  # fmt: skip

PAPERS: tuple[Held, ...] = (LETTER_TO_MAYOR, TARGET_OVER_ACTUAL, MARKS_BOOK)
