"""Layouts of the group `office` with goals and indicators: a table for each goal, and a text in which figures stand in lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.closing_parts import band
from benchmarks.corpus.layouts.common_parts import free_goals, goal_text
from benchmarks.corpus.layouts.control_parts import figure_lines
from benchmarks.corpus.layouts.figures import Item
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
    widths_of,
)
from benchmarks.corpus.layouts.last_parts import cells_of
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.office_parts import in_charge
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.plain_parts import said
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Prose, mark_of, print_prose
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.layouts.staffing import Staffing, print_staffing
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_EACH_LEFT = (
    Item("name", ("目標に向けた主な取組", "目標達成の手段（事業名）", "目標実現のための事業"), 1.5),
    Item("sections", ("取組を行う課", "事業担当課（室）", "主担当課"), 1.0),
    Item("entry.plan", ("取組の計画（{year}）", "年度内に行うこと", "{year}の取組（計画）"), 2.0),
)
_EACH_FIGURES = (
    Item("measure.label", ("目標の指標", "測定する指標", "指標とする数値の項目"), 1.4),
    Item("measure.unit", ("指標の単位", "数値の単位", "単位（指標）"), 0.5),
    Item("measure.baseline", ("基準時点の値", "現況（計画時）", "現況値（計画時）"), 0.7),
    Item("measure.target", ("目標（年度末の値）", "めざす数値", "目標値（年度末）"), 0.7),
    Item("measure.actual", ("実績（年度末の値）", "到達した数値", "実績値（３月末）"), 0.7),
)
_EACH_RIGHT = (
    Item("entry.final", ("取組の結果と成果", "年度内に行ったこと", "取組の結果（{year}）"), 2.0),
    Item(
        "rating.result",
        ("達成の評価区分", "取組の評価（達成度）", "達成度ランク"),
        0.6,
        values=("Ａ", "Ｂ", "Ｃ", "Ｄ"),
    ),
)
_EACH_STAFF = Staffing(
    ("課の構成と人数", "構成課と職員数", "部を構成する課等"), ("構成課", "課等（構成）", "課・室等名"), (), ("課等の人員（人）", "課等の職員の人数", "課等の職員総数"),
    total=("line", "none"), sum_line=("構成課の職員数合計", "構成課の人員合計"), suffix=("人", "名"), dated=AsOf(dates=("full", "western")),
)  # fmt: skip


def _each(sheet: Sheet) -> None:
    """Labels above values, a vision, policy, sections with their numbers only; each goal is the first row of a table of its own."""
    words = sheet.words
    print_header(Header("stacked", ("部等の名前", "部局・組織", "組織の名前"), ("部　長　等　名", "部長等　氏名"), ("担当部長　等　名",), names=("plain", "before", "above")), sheet)  # fmt: skip
    for found in sheet.report["officers"]:
        # Whether 等 belongs to the post that the label names is open.
        free(found, "role_label")
    print_prose(Prose(("部が描く将来像", "まちの将来の姿", "将来像（１０年後）"), "vision", paragraphs=(1, 1), length=14), sheet)  # fmt: skip
    print_prose(Prose(("目標設定に当たっての基本方針", "基本方針（目標の考え方）", "目標に向けた基本方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "○")), sheet)  # fmt: skip
    print_staffing(_EACH_STAFF, sheet)
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("目標別の取組と指標", "目標ごとの指標と実績", "目標管理表（目標別）")))
    hidden = begins(sheet, 0.25)
    parts = tuple(shown(one, hidden, sheet) for one in (_EACH_LEFT, _EACH_FIGURES, _EACH_RIGHT))
    items, mark = tuple(item for part in parts for item in part), words.template(("label", "label-circled", "dai"))
    unit = words.pick(("部の目標", "組織目標"))
    for number, works in by_goal(sheet):
        rows: list[Row] = [band(goal_text(number, mark, unit, sheet), len(items)), titles_of(items, sheet)]
        for work in works:
            rows += _each_rows(work, parts, sheet)
        sheet.table(rows, widths_of(items), 2)
        sheet.line("")
    free_markers(sheet)
    free(sheet.report, "extras")


def _each_rows(work: Work, parts: tuple[tuple[Item, ...], ...], sheet: Sheet) -> list[Row]:
    """A row for each indicator of a project; all else of it is merged over them."""
    left, figures, right = parts
    found = started(work, sheet)
    first, *others = measure_rows(figures, work, found, sheet)
    height, naming = 1 + len(others), Naming(separators=("、", "\n"))
    begin = cells_of(left, work, found, sheet, naming, rows=height)
    # The goal stands once, above all its projects.
    free_goals(found)
    return [(*begin, *first, *cells_of(right, work, found, sheet, rows=height)), *others]


EACH = Held(
    "table-for-each-goal",
    ("{year}　{department}　目標管理表", "{department}　目標・指標管理表（{year}）", "{year}　{department}　目標別指標一覧"),
    _each,
    tuple(replace(look, middle=False) for look in DENSE),
    years=("era", "western", "both"),
    mark=("{n}　{text}", "◇{text}", "{text}"),
    repeat=(False,),
    group="office",
)  # fmt: skip

_LINE_ITEMS = (
    Item("entry.plan", ("今年度の進め方", "年度の予定", "今年度の取組予定")),
    Item("entry.final", ("今年度に到達した点", "年度の成果", "今年度の取組成果")),
    Item("entry.issue_next", ("来年度に残る課題", "次年度に残る課題", "来年度の取組課題")),
)
_LINE_FIGURES = (
    Item("measure.label", ("指標名",)),
    Item("measure.baseline", ("策定時", "出発点の値", "開始時")),
    Item("measure.target", ("目標とした値", "年度末に目指す値", "年度末目標")),
    Item("measure.actual", ("年度実績", "実績（３月）", "実績となった値")),
)


def _lines(sheet: Sheet) -> None:
    """Heads at the right, mission and state; each goal has a heading with its number, its sentence, its projects and their figures."""
    words = sheet.words
    style = words.template(("plain", "wide", "closed"))
    for line in heads_in_line(sheet, style, words.template(("責任者　{post}　{name}", "{post}　{name}"))):  # type: ignore[arg-type]
        sheet.line(line, "right")
    print_prose(
        Prose(
            ("部の任務（使命）", "市民に対する部の使命", "私たちの部が担う役割（使命）"), "mission", paragraphs=(1, 1)
        ),
        sheet,
    )
    print_prose(Prose(("部を取り巻く環境と現状", "現状と課題について", "現状及び課題の認識"), "current_state", paragraphs=(1, 2)), sheet)  # fmt: skip
    print_prose(Prose(("目標達成の基本方針", "目標を達成するための方針", "年度の取組方針"), "policy", paragraphs=(1, 3)), sheet)  # fmt: skip
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("目標と指標", "部の目標と指標・取組", "目標・指標・主な取組")))
    hidden, unit = begins(sheet, 0.25), words.pick(("重点目標", "基本目標", "目標"))
    for number, works in by_goal(sheet):
        _goal_with_number(number, unit, sheet)
        for work in works:
            _in_lines(work, hidden, sheet)
    free_markers(sheet)
    free(sheet.report, "extras")


def _goal_with_number(number: int, unit: str, sheet: Sheet) -> None:
    """A goal as a paragraph below a heading that has nothing but its number."""
    printed, mark, goal_no = mark_of("label", number, unit)
    text = sheet.facts.aims[number - 1].text
    subheading(sheet, printed.strip())
    sheet.line(text, indent=True)
    sheet.goals.append((mark, goal_no))
    sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(text), "children": []})


def _in_lines(work: Work, hidden: frozenset[str], sheet: Sheet) -> None:
    """A project below its goal: its name and who is in charge, texts behind their labels, a line for each indicator."""
    words = sheet.words
    title = words.template(
        ("◎{name}（担当：{sections}）", "●{name}（担当　{sections}）", "□{name}（担当課：{sections}）")
    )
    line, found = in_charge(work, title, sheet)
    sheet.line(line)
    form = words.template(("　○{}　{}", "　－{}：{}", "　〈{}〉{}"))
    for label, text in said(shown(_LINE_ITEMS, hidden, sheet), work, found, sheet):
        sheet.line(form.format(label, text))
    figures = words.template(("{}（{}）", "{}：{}"))
    for one in figure_lines(shown(_LINE_FIGURES, hidden, sheet), figures, work, found, sheet):
        sheet.line(form.format(words.pick(("指標", "成果指標", "数値指標")), one))
    free_goals(found)


LINES = Held(
    "figures-below-each-goal",
    ("{year}　{department}の目標と指標", "{department}　目標・指標（{year}）", "{year}　{department}　部の目標と成果指標"),
    _lines,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "【{text}】", "■ {text}"),
    repeat=(False,),
    group="office",
)  # fmt: skip

GOALS: tuple[Held, ...] = (EACH, LINES)
