"""The tables of a project's facts: projects and everything printed about one."""

from __future__ import annotations

from pipeline.publish.columns import (
    PROVENANCE,
    Column,
    Table,
    code,
    fiscal_year,
    key,
    label,
    number_in_order,
    prose,
    reference,
)
from pipeline.publish.tables_report import LIST_EN, LIST_JA, entity
from pipeline.publish.tables_source import YEARLY

_PROJECT = reference("project_id", "事業ID", "projects")

PROJECTS = Table(
    "projects",
    "主な事業",
    "One project of a report.",
    "事業1件につき1行。",
    (
        key("project_id", "事業ID", f"^prj{YEARLY}"),
        reference("report_id", "報告書ID", "reports"),
        number_in_order("project_no", "事業番号", "the project in the report", "報告書内の順番"),
        Column(
            "name",
            "事業名",
            "string",
            "Name of the project, joined where it was wrapped.",
            "事業名。",
            required=True,
            searched=True,
        ),
        entity("project_entity_id", "事業通年ID", "pje", "project"),
        label(
            "name_label",
            "事業名表記",
            "The name as printed. In CSV a line break inside it is one half-width space.",
            "事業名の表記。CSVではセル内改行を半角空白1つに置き換える。",
            required=True,
        ),
        Column(
            "goal_nos",
            "目標番号",
            "string",
            f"Numbers of the goals that the print assigns the project to. {LIST_EN}",
            f"事業が対応する目標の番号。{LIST_JA}",
            pattern="^[0-9]+(;[0-9]+)*$",
        ),
        *PROVENANCE,
    ),
    unique=(("report_id", "project_no"),),
)

PROJECT_SECTIONS = Table(
    "project_sections",
    "事業と課の対応",
    "One section printed with a project.",
    "事業に併記された担当課1件につき1行。",
    (
        key("project_section_id", "事業担当課ID", f"^prs{YEARLY}"),
        _PROJECT,
        number_in_order("section_no", "担当課番号", "the section with the project", "事業内での順番"),
        label("label", "担当課表記", "The section as printed.", "担当課の表記。", required=True),
        reference(
            "section_id",
            "課ID",
            "sections",
            required=False,
            en="The row of the staffing table; null: none has the name.",
            ja="執行体制の課。該当がなければnull。",
        ),
        code("match_method", "突合方法", "match_method", "How the section was found.", "課との突合方法。"),
        *PROVENANCE,
    ),
    unique=(("project_id", "section_no"),),
)

PROJECT_ENTRIES = Table(
    "project_entries",
    "事業の取組と報告",
    "One text of a project (plan, midterm report, final report …).",
    "事業の記載（取組、中間報告、最終報告など）1件につき1行。",
    (
        key("project_entry_id", "事業記載ID", f"^ent{YEARLY}"),
        _PROJECT,
        code("entry_type", "記載区分", "entry_type", "What kind of text it is.", "記載の種類。"),
        label("label", "記載区分表記", "The label as printed.", "記載区分の表記。", required=True),
        fiscal_year("The year in the label, else the report's.", "記載の対象年度（西暦）。"),
        prose("text", "本文", "The text, on one line.", "本文（1行）。"),
        code("attribution", "割当根拠", "attribution", "What gave the text to the project.", "事業への割当根拠。"),
        *PROVENANCE,
    ),
)

PROJECT_MEASURES = Table(
    "project_measures",
    "事業の指標",
    "One indicator of a project.",
    "事業の指標1件につき1行。",
    (
        key("project_measure_id", "指標ID", f"^mea{YEARLY}"),
        _PROJECT,
        Column(
            "label",
            "指標名",
            "string",
            "The indicator as printed.",
            "指標名の表記。",
            required=True,
            role="raw",
            searched=True,
        ),
        Column("unit", "単位", "string", "Unit of the three numbers.", "数値の単位。"),
        Column("baseline", "基準値", "number", "Value at the start, in `unit`.", "基準値。単位は `unit`。"),
        Column("target", "目標値", "number", "Target, in `unit`.", "目標値。単位は `unit`。"),
        Column("actual", "実績値", "number", "Value reached, in `unit`.", "実績値。単位は `unit`。"),
        fiscal_year("The year of target and actual value.", "指標の対象年度（西暦）。"),
        *PROVENANCE,
    ),
)

PROJECT_RATINGS = Table(
    "project_ratings",
    "事業の評価",
    "One printed grade of a project.",
    "事業の評価1件につき1行。",
    (
        key("project_rating_id", "評価ID", f"^rat{YEARLY}"),
        _PROJECT,
        label("label", "評価項目", "What the grade is called in print.", "評価項目の表記。", required=True),
        Column("value", "評価", "string", "The grade.", "評価。", required=True),
        Column("scale", "評価尺度", "string", "The scale where it is printed.", "印刷された評価尺度。"),
        code("subject", "評価対象", "rating_subject", "What is graded.", "評価の対象。"),
        *PROVENANCE,
    ),
)

PROJECT_BUDGETS = Table(
    "project_budgets",
    "事業の予算",
    "One printed amount of money of a project.",
    "事業の予算・決算額1件につき1行。",
    (
        key("project_budget_id", "予算ID", f"^bud{YEARLY}"),
        _PROJECT,
        label("label", "予算項目", "What the amount is called in print.", "予算項目の表記。", required=True),
        fiscal_year("The fiscal year of the amount.", "予算・決算の年度（西暦）。"),
        Column("amount_yen", "金額（円）", "integer", "The amount; null: not readable.", "金額。", unit="円"),
        label("amount_label", "金額表記", "The amount as printed.", "金額の表記。", required=True),
        code("kind", "予算区分", "budget_kind", "What kind of amount it is.", "予算の区分。"),
        *PROVENANCE,
    ),
)
