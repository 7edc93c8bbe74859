"""Layouts for which profiles are shipped, with labels of the catalogue of real variation."""

from __future__ import annotations

from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import AsOf, Header
from benchmarks.corpus.layouts.layout import Booklet, Layout
from benchmarks.corpus.layouts.looks import DENSE, ROOMY
from benchmarks.corpus.layouts.project_lines import ProjectLines
from benchmarks.corpus.layouts.project_sheet import ProjectSheets
from benchmarks.corpus.layouts.project_start import Naming
from benchmarks.corpus.layouts.project_table import ProjectTable
from benchmarks.corpus.layouts.prose import Goals, Note, Prose
from benchmarks.corpus.layouts.staffing import Staffing

MANIFESTO = Layout(
    "manifesto",
    "known",
    ("{year} {head} 部局マニフェスト", "{head} 部局マニフェスト（{year}）"),
    (
        Header("bracketed", names=("plain", "closed")),
        Prose(("自己紹介",), "extra"),
        Staffing(
            ("部局の経営資源",), ("課名",), ("所属長名",), ("職員数",),
            types=(("regular", ("正規職員",)), ("reappointed", ("再任用職員",)), ("contract", ("嘱託職員",)), ("temporary", ("臨時職員",)), ("other", ("その他",))),
            total=("line-with-head", "line"), sum_line=("部の職員人数",), names=("plain", "closed"), dated=AsOf(dates=("full", "no-year")),
        ),
        Prose(("現状認識", "現状と課題"), "current_state"),
        Prose(("基本方針",), "policy"),
        Goals(("{year}の目標", "今年度の目標"), ("label", "circled")),
        ProjectTable(
            ("重点課題", "主要事業"),
            (
                Item("number", ("No.", "番号"), 0.5),
                Item("name", ("事業名",), 2.2),
                Item("sections", ("担当課",), 1.4),
                Item("entry.plan", ("取組内容",), 3),
                Item("measure.label", ("指標",), 1.6),
                Item("measure.target", ("目標値",), 1),
                Item("measure.actual", ("実績値",), 1),
                Item("rating.result", ("達成度",), 0.8, values=("A", "B", "C", "D")),
            ),
            Naming(separators=("、", "\n")),
        ),
    ),
    DENSE,
)  # fmt: skip

POLICY_REVIEW = Layout(
    "policy-review",
    "known",
    ("{year}　{department}運営方針（年度評価）", "{department}運営方針（{year}）"),
    (
        Header("table", ("部局名",), ("部局長名",), names=("plain", "before"), phone=("電話番号",)),
        Prose(("組織の使命", "部の使命"), "mission", paragraphs=(1, 1)),
        Prose(("組織の基本方針", "運営方針"), "policy"),
        ProjectTable(
            ("主要施策・事務事業",),
            (
                Item("name", ("事務事業名",), 2),
                Item("entry.outline", ("事業概要", "事業の概要"), 2.4),
                Item("budget.initial", ("予算額（千円）",), 1.2, money=("bare",)),
                Item("budget.settlement", ("決算額（千円）",), 1.2, money=("bare",)),
                Item("entry.final", ("実績・成果",), 2.8),
                Item("rating.result", ("評価",), 0.7, values=("Ａ", "Ｂ", "Ｃ", "Ｄ")),
                Item("rating.difficulty", ("難易度",), 0.7, values=("A", "B", "C")),
            ),
            Naming("full"),
        ),
    ),
    DENSE,
    years=("era", "both"),
)  # fmt: skip

WORK_AND_GOALS = Layout(
    "work-and-goals",
    "known",
    ("『{head}の仕事と目標』", "{head}の仕事と目標"),
    (
        Header("table", ("部名",), ("部長名",), names=("above", "katakana-above", "before"), parent=("局名",)),
        Staffing(
            ("組織構成",), ("課名", "課等"), ("課長名",), ("計",),
            types=(("regular", ("正規",)), ("reappointed", ("再任用",)), ("fiscal_year_appointee", ("会計年度任用",))),
            over=("職員数",), total=("row", "none"), names=("above", "katakana-above", "before"), fractions=True, dated=AsOf(dates=("full", "short", "no-day")),
        ),
        Prose(("部の使命", "ミッション"), "mission", paragraphs=(1, 2), box=True),
        Goals(("{year}の目標", "{year}の重点目標"), ("dot", "circled"), children=("paren", "nakaguro")),
        ProjectSheets(
            ("主な事業", "重点事業"),
            (
                (Item("name", ("事業名",)), Item("sections", ("担当課",))),
                (Item("entry.outline", ("事業の目的", "事業概要")),),
                (Item("measure.label", ("指標名",)), Item("measure.unit", ("単位",)), Item("measure.baseline", ("基準値",)), Item("measure.target", ("目標値",)), Item("measure.actual", ("実績値",))),
                (Item("budget.initial", ("予算額",), money=("thousand", "mixed", "plain")), Item("budget.settlement", ("決算額",), money=("thousand", "mixed", "plain"))),
                (Item("entry.plan", ("{year}の取組",)),),
                (Item("entry.final", ("取組の成果",)),),
                (Item("rating.result", ("達成度",), values=("S", "A", "B", "C")), Item("rating.difficulty", ("難易度",), values=("高", "中", "低"))),
                (Item("entry.issue_next", ("次年度への対応", "今後の課題")),),
            ),
            Naming(separators=("、", "／")),
        ),
    ),
    ROOMY,
    years=("era", "western"),
    mark=("■ {text}", "{text}"),
)  # fmt: skip

GOAL_SHEET = Layout(
    "goal-sheet",
    "known",
    ("{department}　組織目標管理シート（{year}）", "{year}組織目標管理シート"),
    (
        Header("row", ("部局名",), ("部局長名",), names=("plain", "wide", "short-only")),
        Prose(("部の方針",), "policy", paragraphs=(1, 2), bullet=("・", "")),
        ProjectTable(
            ("組織目標",),
            (
                Item("number", ("№",), 0.5),
                Item("name", ("目標項目",), 1.8),
                Item("sections", ("担当課",), 1.2),
                Item("entry.other", ("達成水準", "達成基準"), 1.8, source="level"),
                Item("entry.midterm", ("中間確認", "中間報告"), 2.2),
                Item("entry.final", ("実績",), 2.4),
                Item("rating.result", ("評価",), 0.7, values=("①", "②", "③", "④")),
            ),
            Naming(separators=("、", "・")),
        ),
        Note(("※評価　①計画以上　②計画どおり　③計画未満　④評価不能",)),
    ),
    DENSE,
    full_digits=True,
)  # fmt: skip

POLICY_AND_GOALS = Layout(
    "policy-and-goals",
    "known",
    ("部の運営方針と目標", "{department}の運営方針と目標"),
    (
        Header("bare", names=("plain", "spaced", "after")),
        AsOf(("（職員数は{}）", "({})"), ("full", "western", "start")),
        Staffing(
            ("部の組織",), ("課名",), (), ("職員数",), total=("row", "none"), suffix=("人", "名", ""), brackets=True,
        ),
        Prose(("運営方針",), "policy", bullet=("○", "・")),
        Goals(("{year}の目標",), ("circle", "two-circles", "diamond"), children=("nakaguro",)),
        ProjectLines(
            ("主な事業",),
            (
                Item("entry.plan", ("今年度の取組",)),
                Item("budget.initial", ("予算額",), money=("thousand", "man")),
                Item("entry.midterm", ("中間報告",)),
                Item("entry.final", ("最終報告",)),
            ),
            Naming("full", ("、", "・")),
            title=("{n}　{name}", "（{n}）{name}", "■{name}"),
        ),
    ),
    ROOMY,
    mark=("【{text}】", "{text}"),
)  # fmt: skip

ANNUAL_BOOK = Layout(
    "annual-book",
    "known",
    ("{department}の組織目標",),
    (
        Header("table", ("部局名",), ("部長名",), names=("plain", "before"), two_in_cell=True),
        Staffing(total=("none", "row"), names=("plain", "before")),
        Prose(("基本方針",), "policy", paragraphs=(1, 2)),
        Goals(("組織目標",), ("circled", "dash-circled")),
        ProjectTable(
            ("主な取組",),
            (
                Item("name", ("取組項目",), 2),
                Item("goal", ("関連する目標",), 0.9),
                Item("entry.plan", ("目標", "今年度の目標"), 2.5, source="level"),
                Item("entry.final", ("達成状況",), 3),
                Item("rating.result", ("自己評価",), 0.9, values=("達成", "達成", "一部達成", "未達成")),
            ),
            Naming("full", ("、", "／")),
        ),
    ),
    ROOMY,
    booklet=Booklet(("{year}　部局の組織目標", "{year}組織目標")),
)  # fmt: skip

KNOWN: tuple[Layout, ...] = (MANIFESTO, POLICY_REVIEW, WORK_AND_GOALS, GOAL_SHEET, POLICY_AND_GOALS, ANNUAL_BOOK)
