"""Layouts of the group `office` that are long texts without a table: numbered chapters with articles, a declaration of the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.layouts.closing_parts import text_below_label
from benchmarks.corpus.layouts.common_parts import signed
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.fresh_parts import begun
from benchmarks.corpus.layouts.header import AsOf, Header, as_of, print_header
from benchmarks.corpus.layouts.held import Held, free
from benchmarks.corpus.layouts.held_parts import free_markers
from benchmarks.corpus.layouts.later_parts import begins, shown, subheading
from benchmarks.corpus.layouts.looks import ROOMY
from benchmarks.corpus.layouts.office_parts import section_line
from benchmarks.corpus.layouts.other_parts import staff_in_line
from benchmarks.corpus.layouts.plain_parts import said
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.prose import Goals, Prose, print_goals, print_prose
from benchmarks.corpus.layouts.sheet import Sheet

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work

_LETTERS = "アイウエオカ"
_ARTICLES = (
    Item("entry.outline", ("事業の目的と内容", "事業の趣旨と内容", "事業目的及び主な内容")),
    Item("entry.plan", ("実施予定（{year}）", "年度内の実施計画", "{year}に予定する取組")),
    Item("entry.midterm", ("上半期の経過", "中間時点の経過", "９月までの経過")),
    Item("entry.final", ("実施結果（{year}）", "年度内の実施実績", "{year}における取組の結果")),
    Item("entry.issue_next", ("次年度への課題等", "残された課題と対応", "{next}に向けた主な課題")),
)


def _articles(sheet: Sheet) -> None:
    """Numbered chapters: state, policy, sections with heads, goals; in the last one a project has lettered labels above its texts."""
    words = sheet.words
    print_header(Header(words.template(("bare", "run-on")), names=("plain", "wide")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("部の現状と直面する課題", "現状の把握と課題", "部を取り巻く現状及び課題"), "current_state", paragraphs=(1, 3)), sheet)  # fmt: skip
    print_prose(
        Prose(
            ("部政運営の方針", "部の運営姿勢と方針", "部の運営の基本となる考え方（方針）"), "policy", paragraphs=(2, 3)
        ),
        sheet,
    )
    _sections(sheet)
    print_goals(
        Goals(("年度に目指す目標", "部が年度に目指す目標", "{year}に目指す目標"), ("circled", "paren", "dot")), sheet
    )
    free_markers(sheet)
    sheet.heading(words.pick(("主な事業の計画及び実績", "主な取組の計画と結果", "主要な取組の内容")))
    hidden, naming = begins(sheet, 0.3), Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    title = words.template(("（{n}）{name}", "({n})　{name}", "{n}）{name}"))
    for work in sheet.facts.works:
        _article(work, title, hidden, naming, sheet)
    free(sheet.report, "extras")


def _sections(sheet: Sheet) -> None:
    """A line for each section with head and staff, below a line that says of which day the numbers are."""
    words = sheet.words
    sheet.heading(words.pick(("部の課及びその職員", "組織の体制", "組織体制（課及び職員）")))
    sheet.line(
        words.template(("職員数は{}のものです。", "（職員数　{}）")).format(
            as_of(AsOf(dates=("full", "western")), sheet)
        )
    )
    style, suffix = words.template(("plain", "wide", "after")), words.template(("人", "名"))
    form = words.template(("・{name}（{post}：{head}、職員：{count}）", "・{name}　{post}　{head}　（職員{count}）"))
    if style == "after":
        form = "・{name}　{post}　{head}　職員{count}"
    for unit in sheet.facts.units:
        sheet.line(section_line(unit, form, style, suffix, sheet))  # type: ignore[arg-type]


def _article(work: Work, title: str, hidden: frozenset[str], naming: Naming, sheet: Sheet) -> None:
    """A project: number, name and sections as a heading, then a lettered line for each label and a paragraph below it."""
    name, found = begun(work, sheet, naming)
    subheading(sheet, title.format(n=found["project_no"], name=name))
    pairs = said(shown(_ARTICLES, hidden, sheet), work, found, sheet)
    for letter, (label, text) in zip(_LETTERS, pairs, strict=False):
        text_below_label(f"{letter}　{label}", text, sheet)


ARTICLES = Held(
    "chapters-with-lettered-labels",
    ("{year}　{department}運営方針書", "{department}　事業運営方針（{year}）", "{year}における{department}の運営方針"),
    _articles,
    ROOMY,
    years=("era", "western", "both"),
    mark=("第{n}　{text}", "{n}　{text}", "{n}. {text}"),
    repeat=(False,),
    full_digits=True,
    group="office",
)  # fmt: skip

_VOW_ITEMS = (
    Item("entry.plan", ("実行プラン", "このように進めます", "実行計画（年度内）")),
    Item("entry.midterm", ("中間チェック（９月末）", "上半期の歩み", "中間の実行状況")),
    Item("entry.final", ("年度末チェック（３月末）", "一年間の歩み", "年度末の実行状況")),
    Item("rating.result", ("宣言の自己採点", "宣言の達成度", "実行の度合い"), values=("◎", "○", "△", "×")),
    Item("entry.issue_next", ("次年度へのバトン（課題）", "来年度に向けた主な課題", "次年度へつなぐ課題")),
)


def _vows(sheet: Sheet) -> None:
    """The words of the head, signed; policy, all staff in a line, what is declared; each action is a heading above labelled lines."""
    words = sheet.words
    print_prose(
        Prose(("部長より（メッセージ）", "部長としての決意", "宣言に込める思い"), "message", paragraphs=(1, 3)), sheet
    )
    style = words.template(("wide", "plain", "after"))
    signed(style, words.template(("{post}　{name}", "宣言者　{post}　{name}")), sheet)  # type: ignore[arg-type]
    print_prose(Prose(("部の仕事の進め方（方針）", "実行にあたっての方針", "部を動かす方針"), "policy", paragraphs=(1, 3), bullet=("○", "・", "")), sheet)  # fmt: skip
    sheet.heading(words.pick(("宣言する部の職員数", "職員数について", "宣言を支える職員")))
    staff_in_line(AsOf(dates=("full", "western", "short")), sheet)
    print_goals(Goals(("実行を宣言する目標", "{year}に約束する目標", "部の約束（目標）"), ("label", "label-circled"), unit=("宣言", "約束")), sheet)  # fmt: skip
    free_markers(sheet)
    sheet.heading(words.pick(("宣言を実現するための取組", "約束を果たすための事業", "実行する主な事業")))
    hidden = begins(sheet, 0.3)
    for work in sheet.facts.works:
        _vow(work, hidden, sheet)
    free(sheet.report, "extras")


def _vow(work: Work, hidden: frozenset[str], sheet: Sheet) -> None:
    """An action: its name as a heading, who does it, and a line for each label."""
    words = sheet.words
    naming = Naming(words.template(("full", "half")), ("、", "・"))  # type: ignore[arg-type]
    name, found = begun(work, sheet, naming)
    subheading(sheet, words.template(("◆ {}", "☆{}", "▼{}")).format(name))
    form = words.template(("【{}】{}", "◇{}…{}", "・{}：{}"))
    for label, text in said(shown(_VOW_ITEMS, hidden, sheet), work, found, sheet):
        sheet.line(form.format(label, text))


VOWS = Held(
    "declaration-of-the-head",
    ("{year}　実行宣言　{head}", "実行宣言書（{year}）　{head}", "{department}　{year}　実行宣言"),
    _vows,
    ROOMY,
    years=("era", "western"),
    mark=("■{text}", "{n}　{text}", "＜{text}＞"),
    repeat=(False,),
    group="office",
)

PAPERS: tuple[Held, ...] = (ARTICLES, VOWS)
