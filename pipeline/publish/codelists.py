"""The codes of the contract become labelled lists (コード表), in Japanese and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.model.issues import CATALOGUE


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a list of codes; `ja` is null only for issue codes, whose catalogue is English."""

    value: str
    ja: str | None
    en: str
    definition: str


def _codes(*rows: tuple[str, str, str, str]) -> tuple[Code, ...]:
    return tuple(Code(*row) for row in rows)


CODELISTS: Mapping[str, tuple[Code, ...]] = MappingProxyType(
    {
        "report_status": _codes(
            ("plan", "当初計画", "Plan", "The plan at the start of the fiscal year is the latest text."),
            ("midterm", "中間報告", "Midterm report", "A midterm report is the latest text."),
            ("final", "最終報告", "Final report", "A final report is the latest text."),
        ),
        "role": _codes(
            (
                "department_head",
                "部局長",
                "Head of department",
                "Head of the department (部長, 局長, 担当部長, 消防長 …).",
            ),
            ("section_head", "課長", "Head of section", "Head of a section (課長, 室長, 所長 …)."),
        ),
        "policy_kind": _codes(
            ("policy", "基本方針", "Policy", "基本方針, 運営方針, 部の方針."),
            ("mission", "使命", "Mission", "使命, ミッション."),
            ("vision", "将来像", "Vision", "将来像, ビジョン."),
            ("current_state", "現状認識", "Current state", "現状認識, 現状と課題."),
            ("message", "メッセージ", "Message", "A greeting or the words of the head of the department."),
            ("other", "その他", "Other", "A policy block of another kind; `label` says which."),
        ),
        "match_method": _codes(
            ("exact", "完全一致", "Exact", "The printed name is that of a row of the staffing table."),
            ("normalized", "正規化後一致", "Normalized", "The names agree after folding widths, dots and blanks."),
            ("none", "該当なし", "None", "No row of the staffing table has the name."),
        ),
        "entry_type": _codes(
            ("outline", "概要", "Outline", "What the project is about."),
            ("plan", "取組（計画）", "Plan", "What is to be done in the fiscal year."),
            ("midterm", "中間報告", "Midterm report", "What was done by the middle of the fiscal year."),
            ("final", "最終報告", "Final report", "What was done in the fiscal year."),
            ("issue_next", "課題・今後の方向", "Issues and next steps", "What remains and what comes next."),
            ("other", "その他", "Other", "Another text; `label` says which."),
        ),
        "attribution": _codes(
            ("explicit", "明示", "Explicit", "The printed row or cell gives the project."),
            (
                "inferred",
                "推定",
                "Inferred",
                "The printed row gives another project; the structure of the block gave it.",
            ),
        ),
        "rating_subject": _codes(
            ("result", "成果", "Result", "How far the goal was reached (達成度 …)."),
            ("difficulty", "難易度", "Difficulty", "How hard the task is."),
            ("priority", "優先度", "Priority", "How important the task is."),
            ("other", "その他", "Other", "Another subject; `label` says which."),
        ),
        "budget_kind": _codes(
            ("initial", "当初予算", "Initial budget", "The budget as first adopted."),
            ("supplementary", "補正予算", "Supplementary budget", "A later change of the budget."),
            ("settlement", "決算", "Settlement", "What was spent."),
            ("other", "その他", "Other", "Another amount; `label` says which."),
        ),
        "text_layer": _codes(
            ("text", "テキスト", "Text", "The source holds its text."),
            ("ocr", "OCR", "OCR", "The text was recognised from pictures."),
            ("damaged", "一部破損", "Damaged", "Part of the text has no Unicode value."),
            ("none", "なし", "None", "The source holds no text."),
        ),
        "severity": _codes(
            ("info", "情報", "Information", "Worth knowing; nothing to do."),
            ("warning", "警告", "Warning", "A value may be wrong or missing: look at the source."),
            ("error", "エラー", "Error", "A value or the document cannot be used."),
        ),
        "staff_type": _codes(
            ("regular", "正規職員", "Regular", "Regular staff."),
            ("reappointed", "再任用職員", "Reappointed", "Staff reappointed after retirement."),
            ("contract", "嘱託員等", "Contract", "Staff on contract."),
            ("temporary", "臨時職員", "Temporary", "Temporary staff."),
            (
                "fiscal_year_appointee",
                "会計年度任用職員",
                "Fiscal-year appointee",
                "Staff appointed for a fiscal year.",
            ),
            ("other", "その他", "Other", "Staff of another type."),
        ),
        "issue_code": tuple(Code(kind.code, None, kind.title, kind.why) for kind in CATALOGUE.values()),
    }
)


def values_of(codelist: str) -> tuple[str, ...]:
    """The codes of a list, in order.

    >>> values_of("report_status")
    ('plan', 'midterm', 'final')

    Raises:
        KeyError: there is no such list.
    """
    return tuple(code.value for code in CODELISTS[codelist])
