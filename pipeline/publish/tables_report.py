"""The tables of a report's own facts: reports, sections, officers, policies, goals, extras."""

from __future__ import annotations

from pipeline.publish.codelists import CODELISTS
from pipeline.publish.columns import (
    PROVENANCE,
    Column,
    Table,
    code,
    fiscal_year,
    key,
    label,
    number_in_order,
    person,
    prose,
    reference,
)
from pipeline.publish.tables_source import ID_SCOPE, YEARLY

KANA = "^[ァ-ヺー・]+$"
LIST_EN = "Items with `;` between them; null: none."
LIST_JA = "複数の値は `;` で区切る。なければnull。"


def entity(name: str, title: str, prefix: str, what: str) -> Column:
    """The id that joins one thing through the years."""
    return Column(
        name,
        title,
        "string",
        f"The same {what} has the same id in every year, as long as its name stays; null where the municipality was "
        "not given.",
        "名称が変わらない限り年度が変わっても同じID。地方公共団体コードがなければnull。",
        pattern=f"^{prefix}-{ID_SCOPE}-[0-9a-f]{{10}}$",
    )


def _staff_columns() -> tuple[Column, ...]:
    return tuple(
        Column(
            f"staff_count_{item.value}",
            f"職員数_{item.ja}（人）",
            "number",
            f"Number of staff of the type {item.value}; null: not printed.",
            f"職員数のうち{item.ja}。記載がなければnull。",
            minimum=0,
            unit="人",
        )
        for item in CODELISTS["staff_type"]
    )


REPORTS = Table(
    "reports",
    "報告書一覧",
    "One department's report for one fiscal year. Where two documents hold the same report, the one with the "
    "later status gives all rows (plan < midterm < final); both stay in `documents`.",
    "部局・年度ごとの報告書1件につき1行。同じ報告書が複数の文書にある場合は、より新しい版の文書を採る。",
    (
        key("report_id", "報告書ID", f"^rpt{YEARLY}"),
        number_in_order("report_no", "文書内番号", "the report in its document", "文書内での順番"),
        Column("title", "タイトル", "string", "The printed title.", "印刷された表題。"),
        fiscal_year("The fiscal year that the report is about.", "報告書の対象年度（西暦）。"),
        label("fiscal_year_label", "年度表記", "The fiscal year as printed.", "年度の表記。"),
        code(
            "report_status", "版区分", "report_status", "Latest stage that has text.", "最も新しい版。", required=False
        ),
        Column("department_name", "部局名", "string", "Name of the department.", "部局名。"),
        Column(
            "department_parents",
            "上位組織",
            "string",
            f"What stands above the department, outermost first. {LIST_EN}",
            f"部局の上位組織（外側から順に）。{LIST_JA}",
        ),
        entity("department_entity_id", "部局通年ID", "dpe", "department"),
        Column("as_of_date", "時点", "date", "Date of the staffing table.", "執行体制の時点。"),
        label("as_of_label", "時点表記", "The as-of date as printed.", "時点の表記。"),
        Column(
            "stated_total_staff_count",
            "職員数合計（人）",
            "number",
            "The printed total of staff; never computed.",
            "印刷された職員数の合計。計算はしない。",
            minimum=0,
            unit="人",
        ),
        label("stated_total_label", "職員数合計表記", "The total as printed.", "合計の表記。"),
        Column(
            "stated_total_includes_head",
            "合計に部局長を含む",
            "boolean",
            "The print says that the head is counted; null: no total is printed.",
            "合計に部局長を含むと明記されている。合計がなければnull。",
        ),
        *PROVENANCE,
    ),
    unique=(("document_id", "report_no"),),
)

SECTIONS = Table(
    "sections",
    "課一覧",
    "One section (課・室・所) of a staffing table.",
    "執行体制の課・室・所1件につき1行。",
    (
        key("section_id", "課ID", f"^sec{YEARLY}"),
        reference("report_id", "報告書ID", "reports"),
        number_in_order("section_no", "並び順", "the section in the staffing table", "執行体制での順番"),
        Column("name", "課名", "string", "Name of the section.", "課・室・所の名称。", required=True),
        entity("section_entity_id", "課通年ID", "sce", "section"),
        Column(
            "staff_count",
            "職員数（人）",
            "number",
            "The printed total of the section, or its only count; null: not printed or not readable.",
            "課の職員数（印刷された合計、または唯一の数）。記載がない・読めない場合はnull。",
            minimum=0,
            unit="人",
        ),
        label("staff_count_label", "職員数表記", "The number of staff as printed.", "職員数の表記。"),
        *_staff_columns(),
        *PROVENANCE,
    ),
    unique=(("report_id", "section_no"),),
)

OFFICERS = Table(
    "officers",
    "役職者一覧",
    "One holder of a post; a vacant post has no `full_name`. The id names the post, not the person.",
    "役職者1人につき1行。欠員では氏名がnull。IDは人ではなく役職を指す。",
    (
        key("officer_id", "役職者ID", f"^off{YEARLY}"),
        reference("report_id", "報告書ID", "reports"),
        reference(
            "section_id",
            "課ID",
            "sections",
            required=False,
            en="The section that the officer heads; null for the department's heads.",
            ja="役職者が長を務める課。部局長ではnull。",
        ),
        code("role", "役職区分", "role", "What the post is.", "役職の区分。"),
        label("role_label", "役職表記", "The post as printed.", "役職の表記。"),
        person("full_name", "氏名", "Family name, one half-width space, given name.", "氏名。"),
        person("family_name", "氏", "Family name; null: not known apart.", "氏。"),
        person("given_name", "名", "Given name; null: not known apart.", "名。"),
        person("family_name_kana", "氏（カナ）", "Printed reading, katakana.", "氏のカナ。", pattern=KANA),
        person("given_name_kana", "名（カナ）", "Printed reading, katakana.", "名のカナ。", pattern=KANA),
        Column("concurrent", "兼務", "boolean", "The post is held beside another.", "兼務である。", required=True),
        person("label", "氏名表記", "The name cell as printed.", "氏名欄の表記。", role="raw"),
        *PROVENANCE,
    ),
)

POLICIES = Table(
    "policies",
    "基本方針",
    "One paragraph of a policy block.",
    "基本方針などの段落1つにつき1行。",
    (
        key("policy_id", "基本方針ID", f"^pol{YEARLY}"),
        reference("report_id", "報告書ID", "reports"),
        number_in_order("policy_no", "ブロック番号", "the block in the report", "報告書内のブロックの順番"),
        code("kind", "方針区分", "policy_kind", "What kind of block it is.", "ブロックの種類。"),
        label("label", "見出し", "The heading as printed.", "見出しの表記。", required=True),
        number_in_order("paragraph_no", "段落番号", "the paragraph in the block", "ブロック内の段落の順番"),
        prose("text", "本文", "The paragraph, on one line.", "段落の本文（1行）。"),
        *PROVENANCE,
    ),
    unique=(("report_id", "policy_no", "paragraph_no"),),
)

GOALS = Table(
    "goals",
    "目標",
    "One goal, goals below a goal too.",
    "目標1件につき1行。下位の目標も含む。",
    (
        key("goal_id", "目標ID", f"^gol{YEARLY}"),
        reference("report_id", "報告書ID", "reports"),
        reference(
            "parent_goal_id",
            "上位目標ID",
            "goals",
            required=False,
            en="The goal that this one stands below; null: a goal of the first level.",
            ja="上位の目標。第1階層ではnull。",
        ),
        Column("goal_no", "目標番号", "integer", "The printed number; null: a mark alone.", "目標番号。", minimum=0),
        label("marker", "目標番号表記", "The mark as printed.", "番号・記号の表記。"),
        prose("text", "本文", "The goal, on one line.", "目標の本文（1行）。"),
        *PROVENANCE,
    ),
)

EXTRAS = Table(
    "extras",
    "その他記載",
    "One printed text that no other field holds.",
    "ほかの項目に当てはまらない記載1件につき1行。",
    (
        key("extra_id", "その他記載ID", f"^ext{YEARLY}"),
        reference("report_id", "報告書ID", "reports"),
        number_in_order("extra_no", "並び順", "the text among the extras", "その他記載内の順番"),
        label("label", "見出し", "The heading as printed; null: none.", "見出しの表記。"),
        prose("text", "本文", "The text.", "本文。", role="raw"),
        *PROVENANCE,
    ),
    unique=(("report_id", "extra_no"),),
)
