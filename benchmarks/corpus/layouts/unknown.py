"""Layouts for which no profile will be written: what a general reader makes of a city that nobody has described.

Their words are of the genre, but chosen without a look at the program's vocabulary.
"""

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
from benchmarks.corpus.layouts.schedule import MONTHS, QUARTERS, Schedule
from benchmarks.corpus.layouts.staffing import Staffing

DECLARATION = Layout(
    "declaration",
    "unknown",
    ("{year} {head}の「実行宣言」", "{head} 実行宣言（{year}）"),
    (
        Header("colon", ("部名", "所属名"), ("宣言者",), names=("plain", "after-closed")),
        Prose(("私の思い", "市民の皆様へ"), "message"),
        Prose(("部の将来像", "目指す姿"), "vision", paragraphs=(1, 1), length=10),
        ProjectTable(
            ("{year}の重点取組", "実行項目"),
            (
                Item("number", ("項番",), 0.5),
                Item("name", ("取組項目", "項目（何を）"), 2),
                Item("sections", ("主管課", "担当課等"), 1.3),
                Item("entry.plan", ("行動アクション（どのように）", "具体的な取組"), 3),
                Item("entry.other", ("目標達成時期（いつまでに）", "実施時期"), 1, source="deadline"),
                Item("entry.final", ("取組結果", "取組実績"), 3),
                Item("rating.result", ("達成状況", "達成度"), 0.8, values=("◎", "○", "△", "×")),
            ),
            Naming(separators=("、", "\n")),
        ),
    ),
    ROOMY,
)  # fmt: skip

YEAR_COLUMNS = Layout(
    "year-columns",
    "unknown",
    ("{year}　{department}　施策評価調書", "{year}{department}施策評価調書（{last}実績）", "{department}施策評価調書（{year}）"),
    (
        Header("stacked", ("部局等名",), ("部局等の長",), names=("plain", "wide")),
        Prose(("施策を取り巻く現状", "現状と課題"), "current_state", paragraphs=(1, 2)),
        Goals(("施策の目標",), ("number", "circled"), short=True, table=True, titled=(("番号", "No."), ("目標", "目標の内容"))),
        ProjectTable(
            ("構成事業", "施策を構成する事務事業"),
            (
                Item("name", ("事務事業の名称", "事業の名称"), 2),
                Item("sections", ("所管課", "所管課等"), 1.2),
                Item("measure.label", ("成果指標", "指標の内容"), 1.8),
                Item("measure.unit", ("単位",), 0.6),
                Item("measure.actual", ("{short_last2}実績",), 0.9),
                Item("measure.actual", ("{short_last}実績",), 0.9),
                Item("measure.target", ("{short}目標",), 0.9),
                Item("measure.actual", ("{short}実績",), 0.9),
                Item("budget.settlement", ("{short_last}決算額",), 1.1, money=("bare",)),
                Item("budget.initial", ("{short}当初予算額",), 1.1, money=("bare",)),
            ),
            caption=("（単位：千円）", "(金額の単位：千円)"),
            below=("merged", "blank"),
        ),
    ),
    DENSE,
)  # fmt: skip

YEARS_BACKWARDS = Layout(
    "years-backwards",
    "unknown",
    ("{department}　重点施策進行管理表（{year}）", "{year} {department} 重点施策進行管理表"),
    (
        Header("row", ("部局",), ("部局長",), names=("short-only", "closed")),
        Goals(("重点施策",), ("dai", "no"), short=True),
        ProjectTable(
            ("重点事業の進行状況", "重点施策の進捗状況"),
            (
                Item("name", ("重点事業",), 2),
                Item("sections", ("担当課", "課等名"), 1.2),
                Item("measure.label", ("評価指標",), 2, with_unit=True),
                Item("measure.target", ("{short}目標値",), 0.9),
                Item("measure.actual", ("{short}実績値",), 0.9),
                Item("measure.actual", ("{short_last}実績値",), 0.9),
                Item("entry.final", ("進捗状況", "取組状況"), 2.4),
                Item("rating.result", ("進捗度",), 0.7, values=("順調", "概ね順調", "やや遅れ", "遅れ")),
            ),
            below=("merged", "blank"),
        ),
    ),
    DENSE,
    years=("era", "both"),
)  # fmt: skip

FORMS = Layout(
    "forms",
    "unknown",
    ("{year}　{department}　主要事業調書", "主要事業調書（{department}・{year}）"),
    (
        Header("lines", ("部局名称",), ("部局長",), names=("plain", "closed")),
        Staffing(
            ("職員の配置", "人員体制"), ("所属",), ("所属長",), ("合計", "総数"),
            types=(("regular", ("正職員", "常勤")), ("fiscal_year_appointee", ("会計年度任用職員",)), ("temporary", ("臨時職員",))),
            total=("row", "none"), sum_row=("部計", "合計"), posts=True, dated=AsOf(dates=("full", "western", "no-year")),
        ),
        ProjectSheets(
            (),
            (
                (Item("name", ("事業の名称", "主要事業名")),),
                (Item("sections", ("担当所属", "担当課名")), Item("rating.priority", ("優先度", "重要度"), values=("高", "中", "低"))),
                (Item("entry.outline", ("事業の目的", "事業の目的・内容")),),
                (Item("budget.initial", ("当初予算額", "当初予算"), money=("yen", "mixed")), Item("budget.supplementary", ("補正額", "補正予算"), money=("yen", "mixed"))),
                (Item("measure.label", ("活動指標", "評価指標")), Item("measure.baseline", ("現状値", "前年度実績")), Item("measure.target", ("目標", "目標値"), at_least=True), Item("measure.actual", ("実績", "実績値"))),
                (Item("entry.midterm", ("上半期の取組状況", "中間時点の進捗")),),
                (Item("entry.final", ("年度末の実績", "事業の成果")),),
                (Item("rating.result", ("総合評価", "評価結果"), values=("★★★", "★★", "★")),),
                (Item("entry.issue_next", ("課題と今後の方向性", "改善点")),),
            ),
            Naming(separators=("、", "・", "\n")),
            page=True,
        ),
    ),
    ROOMY,
    years=("era", "western"),
)  # fmt: skip

ROADMAP = Layout(
    "roadmap",
    "unknown",
    ("{department}の工程表（{year}）", "{year} {department}の工程表"),
    (
        Header("run-on", names=("plain", "closed")),
        Prose(("部の役割", "組織の使命"), "mission", paragraphs=(1, 2)),
        ProjectTable(
            ("重点課題と目標", "重点課題の進捗"),
            (
                Item("name", ("重点課題", "項目"), 2),
                Item("sections", ("関係課", "統括課"), 1.4),
                Item("entry.plan", ("到達目標", "目標とする状態"), 2.4, source="level"),
                Item("entry.midterm", ("上半期の進捗状況", "9月末の進捗状況"), 2.4),
                Item("entry.final", ("年度末の達成状況", "3月末の達成状況"), 2.4),
            ),
            Naming(separators=("、", "\n", "／")),
        ),
        Schedule(("年間スケジュール", "実施スケジュール"), ("項目", "取組"), QUARTERS),
    ),
    ROOMY,
)  # fmt: skip

MONTHLY = Layout(
    "monthly",
    "unknown",
    ("{department}行動計画", "{department}アクションプラン"),
    (
        Header("table", ("担当部",), ("部の責任者",), names=("plain", "after")),
        Goals(("{year}の重点目標", "{year}の達成目標"), ("wide-dot", "label-circled"), unit=("重点目標",)),
        ProjectTable(
            ("行動計画", "重点目標を達成するための取組"),
            (
                Item("goal", ("対応する目標", "重点目標"), 1),
                Item("name", ("取組名", "取組事項"), 2.2),
                Item("sections", ("実施主体", "実施課"), 1.4),
                Item("entry.plan", ("具体的な内容", "実施内容"), 3),
                Item("measure.label", ("数値目標", "成果目標"), 1.7),
                Item("measure.target", ("今年度目標", "目標数値"), 1),
            ),
        ),
        Schedule(("月別の予定", "月ごとの予定"), ("取組事項", "項目"), MONTHS),
    ),
    DENSE,
)  # fmt: skip

BUREAU = Layout(
    "bureau",
    "unknown",
    ("{year}　局部運営計画", "{department}運営計画（{year}）"),
    (
        Header("table", ("部名称",), ("部長氏名",), ("担当部長氏名",), names=("wide", "before"), parent=("局名称",)),
        AsOf(("※人数は{}", "（{}）"), ("full", "no-day")),
        Staffing(
            ("組織体制", "組織と人員"), ("課・室", "課かい名"), ("課かい長", "課・室長"), ("人数", "人員"), total=("line", "none"),
            sum_line=("部全体の人員",), suffix=("人", ""), names=("wide", "before"), count_first=True, posts=True,
        ),
        Prose(("運営の基本的な考え方", "局運営の基本方針"), "policy", bullet=("◆", "・", "")),
        Goals(("経営課題", "重点的に取り組む課題"), ("label", "label-circled"), children=("black",), unit=("経営課題",)),
        ProjectTable(
            ("課題ごとの取組", "具体的取組"),
            (
                Item("goal", ("課題番号", "経営課題との対応"), 1),
                Item("name", ("取組名", "具体的取組の名称"), 2.2),
                Item("sections", ("担当課", "担当"), 1.3),
                Item("entry.plan", ("取組計画", "計画"), 2.8, group=("取組の内容", "計画と実績")),
                Item("entry.final", ("取組実績", "実績"), 2.8, group=("取組の内容", "計画と実績")),
                Item("rating.result", ("評価", "判定"), 0.7, values=("S", "A", "B", "C")),
                Item("rating.difficulty", ("困難度", "難易度"), 0.8, values=("高い", "普通", "低い")),
            ),
            Naming(separators=("、", "・")),
        ),
        Note(("（凡例）Ｓ：目標を大きく上回る　Ａ：目標どおり　Ｂ：やや下回る　Ｃ：下回る",)),
    ),
    DENSE,
)  # fmt: skip

ARROWS = Layout(
    "arrows",
    "unknown",
    ("{department}　1年間の約束", "{head}の約束"),
    (
        Header("bare", names=("plain", "spaced")),
        Prose(("部長の自己紹介", "自己紹介（職員としての信念）"), "extra", paragraphs=(1, 2)),
        Prose(("部の現状", "現状認識と課題"), "current_state", paragraphs=(1, 2)),
        Goals(("{year}の約束", "{year}の政策目標"), ("number", "black"), children=("nakaguro",)),
        ProjectLines(
            ("約束を実現する事業", "主要事業"),
            (
                Item("sections", ("担当課", "関係課")),
                Item("entry.outline", ("事業の概要", "事業の内容")),
                Item("budget.initial", ("予算額", "予算"), money=("man", "mixed")),
                Item("entry.final", ("取組の成果", "1年間の成果")),
                Item("entry.issue_next", ("今後の取組", "次年度に向けて")),
            ),
            Naming("none", ("、", "／")),
            title=("◇{name}", "事業{n}　{name}"),
            label=("{}→", "{}："),
        ),
    ),
    ROOMY,
    mark=("◎ {text}", "{text}"),
)  # fmt: skip

PLAIN_BOOK = Layout(
    "plain-book",
    "unknown",
    ("{department}", "{department}の仕事"),
    (
        Header("lines", ("部の名称",), ("部長",), names=("plain", "short-only")),
        Staffing(("部の構成", "部の組織"), ("課名称", "課等の名称"), ("課長氏名", "責任者"), ("現員", "配置人員"), total=("none", "row"), sum_row=("計", "合計")),
        Goals(("今年度の重点施策", "重点的な取組"), ("circled", "square")),
        ProjectTable(
            ("主要な施策の実施状況", "主な施策の状況"),
            (
                Item("name", ("施策名", "主な施策"), 2),
                Item("entry.plan", ("年度当初の計画", "実施計画"), 3),
                Item("entry.final", ("実施状況", "年度末の報告"), 3),
                Item("measure.label", ("指標名", "成果を測る指標"), 1.6),
                Item("measure.target", ("目標値", "計画値"), 1),
                Item("measure.actual", ("実績値", "実績"), 1),
            ),
            Naming("full"),
        ),
    ),
    DENSE,
    booklet=Booklet(("{year}　各部の仕事と目標", "{year}版　部局運営方針"), ("もくじ", "目　次")),
)  # fmt: skip

UNKNOWN: tuple[Layout, ...] = (
    DECLARATION,
    YEAR_COLUMNS,
    YEARS_BACKWARDS,
    FORMS,
    ROADMAP,
    MONTHLY,
    BUREAU,
    ARROWS,
    PLAIN_BOOK,
)
