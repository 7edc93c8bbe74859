"""Layouts of the group `common` that are long texts without a table: numbered chapters, a declaration of the head, goals with indicators in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.layouts.closing_parts import text_below_label
from benchmarks.corpus.layouts.common_parts import free_goals, goal_text, signed
from benchmarks.corpus.layouts.control_parts import figure_lines
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun, staff_as_list
from benchmarks.corpus.layouts.header import AsOf, Header, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import by_goal, free_markers
from benchmarks.corpus.layouts.later_parts import begins, shown, staff_by_kind, statement, subheading
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.other_parts import keep_goals
from benchmarks.corpus.layouts.plain_parts import said
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_CHAPTER_ITEMS = (
    Item("entry.outline", ("事業目的及び事業内容", "目的及び事業内容", "事業の目的・概要等")),
    Item("entry.plan", ("{year}の事業実施計画", "実施しようとする内容", "年度内の実施予定")),
    Item("entry.midterm", ("上半期終了時の状況", "９月末までの実施状況", "中間時における状況")),
    Item("entry.final", ("年度終了時の状況", "３月末までの実施状況", "実施状況及び成果")),
    Item("entry.issue_next", ("課題及び次年度の取組", "次年度における課題", "今後の課題及び方向性")),
)


def _chapters(sheet: Sheet) -> None:
    """Numbered chapters with numbered sections: basic matters, goals, staff, projects with each label above its paragraph."""
    words = sheet.words
    print_header(Header("lines", ("担当する部局", "所管する部"), ("部　長 名", "部 長　氏 名"), ("担 当 部 長 名",), names=("plain", "wide", "after")), sheet)  # fmt: skip
    sheet.heading(words.pick(("基本的事項", "部の運営に関する基本的事項", "運営の基本")))
    statement(1, ("部の現況及び課題", "現況及び課題", "現在の状況と主な課題"), "current_state", sheet, 2)
    statement(2, ("部の運営における方針", "運営に当たっての基本方針", "部の運営の基本となる方針"), "policy", sheet, 2)
    print_goals(Goals(("{year}における目標", "部が達成を目指す目標", "年度中に達成する目標"), ("paren", "circled", "nakaguro")), sheet)  # fmt: skip
    free_markers(sheet)
    staff_as_list(("部の職員配置", "組織と職員の配置", "課等の職員配置"), AsOf(dates=("full", "western")), sheet)
    sheet.heading(words.pick(("目標に基づく主要な事業", "主要な事業の計画及び実施状況", "各事業の計画及び状況")))
    hidden = begins(sheet, 0.3)
    naming = Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    title = words.template(("({n}) {name}", "（{n}）　{name}", "{n}）{name}"))
    label = words.template(("［{}］", "〔{}〕", "・{}", "〈{}〉"))
    for work in sheet.facts.works:
        name, found = begun(work, sheet, naming)
        subheading(sheet, title.format(n=found["project_no"], name=name))
        for text, content in said(shown(_CHAPTER_ITEMS, hidden, sheet), work, found, sheet):
            text_below_label(label.format(text), content, sheet)
    free(sheet.report, "extras")


CHAPTERS = Held(
    "numbered-chapters",
    ("{year}　{department}運営の基本方針書", "{department}　運営基本計画書（{year}）", "{department}における運営方針（{year}）"),
    _chapters,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "第{n}　{text}", "{n}．{text}"),
    repeat=(False,),
    full_digits=True,
    group="common",
)  # fmt: skip

_PLEDGE_ITEMS = (
    Item("sections", ("取り組む課", "担当します課", "取組を担う課")),
    Item("entry.plan", ("実行すること", "こう取り組みます", "実行する内容")),
    Item("entry.midterm", ("中間期の進み具合", "中間の振り返り", "半年間の実行状況")),
    Item("entry.final", ("実行した結果", "年度末の振り返り", "１年間の実行結果")),
    Item("rating.result", ("実行度", "実行結果の評価", "自己評価の結果"), values=("実行できた", "ほぼ実行できた", "一部実行できた", "実行できなかった")),
)  # fmt: skip


def _pledges(sheet: Sheet) -> None:
    """The head's words, signed; each pledge is a heading's line with the projects that serve it and what became of them; staff in a line."""
    words = sheet.words
    print_prose(Prose(("実行宣言にあたって", "市民の皆さまへ", "宣言にあたり"), "message", paragraphs=(1, 3)), sheet)
    style = words.template(("wide", "after", "plain"))
    signed(style, words.template(("{post}　{name}", "{post}　　{name}")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("仕事に臨む基本方針", "部の仕事の基本方針", "この１年の運営方針"), "policy", paragraphs=(1, 3), bullet=("・", "○", "")), sheet)  # fmt: skip
    sheet.heading(words.pick(("職員の体制", "部の職員（内訳）", "私たちの体制")))
    staff_by_kind(sheet)
    keep_goals(sheet, 6)
    sheet.heading(words.pick(("宣言する目標と取組", "目標の宣言と主な取組", "私たちが宣言する目標")))
    hidden = begins(sheet, 0.3)
    mark, unit = words.template(("label", "label-circled")), words.pick(("宣言の目標", "宣言目標"))
    for number, works in by_goal(sheet):
        sheet.line(goal_text(number, mark, unit, sheet))
        for work in works:
            _pledged(work, hidden, sheet)
    free_markers(sheet)
    free(sheet.report, "extras")


def _pledged(work: Work, hidden: frozenset[str], sheet: Sheet) -> None:
    """A project below a pledge: its name in a line, then its labels."""
    words, naming = sheet.words, Naming(separators=("、", "・"))
    name, found = begun(work, sheet, naming)
    sheet.line(words.template(("● {}", "◆{}", "取組事業：{}")).format(name))
    form = words.template(("　{}：{}", "　〔{}〕{}", "　・{}　{}"))
    for label, text in said(shown(_PLEDGE_ITEMS, hidden, sheet), work, found, sheet, naming):
        sheet.line(form.format(label, text))
    free_goals(found)


PLEDGES = Held(
    "pledges-of-the-head",
    ("{year}　{head}　実行宣言書", "{head}の実行宣言　{year}", "実行宣言（{year}）　{head}"),
    _pledges,
    ROOMY,
    years=("era", "western", "both"),
    mark=("【{text}】", "■ {text}", "{n}　{text}"),
    repeat=(False,),
    group="common",
)

_AIM_ITEMS = (
    Item("entry.plan", ("主な取組の予定", "取り組む主な事項", "計画の要点")),
    Item("entry.final", ("取り組んだ成果", "取組の成果（年度末）", "結果の要点")),
)
_AIM_FIGURES = (
    Item("measure.label", ("目標指標（成果）",)),
    Item("measure.baseline", ("現時点", "今の値")),
    Item("measure.target", ("目指す値", "年度内に目指す値")),
    Item("measure.actual", ("達成した値", "年度内の実績")),
)


def _aims(sheet: Sheet) -> None:
    """Department and head without labels, vision and policy; each goal is followed by its projects, with a line for each indicator."""
    words = sheet.words
    print_header(Header(words.template(("bare", "bracketed")), names=("plain", "wide", "closed")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("部のめざす姿", "私たちが目指す姿", "５年後に目指す姿"), "vision", paragraphs=(1, 1), length=14), sheet)  # fmt: skip
    print_prose(Prose(("目標達成のための方針", "取組を進める基本方針", "部運営の基本的方針"), "policy", paragraphs=(1, 3), bullet=("", "・", "●")), sheet)  # fmt: skip
    keep_goals(sheet, 5)
    sheet.heading(words.pick(("部の目標と成果指標", "目標及び成果指標", "目標・成果指標と取組")))
    hidden = begins(sheet, 0.25)
    mark = words.template(("label", "dai", "circled"))
    for number, works in by_goal(sheet):
        sheet.line(goal_text(number, mark, "目標", sheet))
        for at, work in enumerate(works, start=1):
            _aimed(work, at, hidden, sheet)
    free_markers(sheet)
    free(sheet.report, "extras")


def _aimed(work: Work, at: int, hidden: frozenset[str], sheet: Sheet) -> None:
    """A project below its goal: name and sections, texts behind their labels, a line for each indicator."""
    words = sheet.words
    name, found = begun(work, sheet, Naming(words.template(("full", "half")), ("、", "・")))  # type: ignore[arg-type]
    sheet.line(words.template(("({n}) {name}", "{n}）{name}", "（{n}）　{name}")).format(n=at, name=name))
    form = words.template(("　{}：{}", "　［{}］　{}", "　・{}：{}"))
    for label, text in said(shown(_AIM_ITEMS, hidden, sheet), work, found, sheet):
        sheet.line(form.format(label, text))
    for line in _figures(work, found, hidden, sheet):
        sheet.line(form.format(words.pick(("目標指標（成果）", "成果の指標", "数値でみる指標")), line))
    free_goals(found)
    # The number begins anew below each goal.
    free(found, "project_no")


def _figures(work: Work, found: dict[str, Any], hidden: frozenset[str], sheet: Sheet) -> list[str]:
    """The indicators of a project, each with its values in a bracket or behind a blank."""
    form = sheet.words.template(("{}（{}）", "{}　［{}］"))
    return figure_lines(shown(_AIM_FIGURES, hidden, sheet), form, work, found, sheet)


AIMS = Held(
    "goals-and-indicator-lines",
    ("{year}　{department}　目標及び成果指標", "{department}　組織目標一覧書（{year}）", "{year}　{department}　組織目標と成果指標"),
    _aims,
    ROOMY,
    years=("era", "western", "spaced"),
    mark=("{n}　{text}", "◆ {text}", "＜{text}＞"),
    repeat=(False,),
    group="common",
)  # fmt: skip

PAPERS: tuple[Held, ...] = (CHAPTERS, PLEDGES, AIMS)
