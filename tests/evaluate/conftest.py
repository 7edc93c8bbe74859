"""Reports as JSON, made by hand: every part of the contract has items, and no two items are equal."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.discover import InputFile
from pipeline.evaluate.golds import Case
from pipeline.evaluate.outputs import Output


def officer(role: str, label: str, family: str, given: str) -> dict[str, Any]:
    return {
        "role": role,
        "role_label": label,
        "full_name": f"{family} {given}",
        "family_name": family,
        "given_name": given,
        "family_name_kana": None,
        "given_name_kana": None,
        "concurrent": False,
        "label": f"{family}　{given}",
    }


def project(number: int, name: str, section: str, plan: str, final: str) -> dict[str, Any]:
    return {
        "project_id": f"prj-{number}",
        "project_no": number,
        "name": name,
        "name_label": name,
        "sections": [{"label": section, "section_id": f"sec-{section}", "match_method": "exact"}],
        "goal_nos": [number],
        "entries": [
            {"entry_type": "plan", "label": "計画", "fiscal_year": 2021, "text": plan, "attribution": "explicit"},
            {"entry_type": "final", "label": "結果", "fiscal_year": 2021, "text": final, "attribution": "explicit"},
        ],
        "measures": [
            {"label": f"{name}の件数", "unit": "件", "baseline": None, "target": 10 * number, "actual": 9.5, "fiscal_year": 2021}
        ],
        "ratings": [{"label": "達成度", "value": "A", "scale": None, "subject": "result"}],
        "budgets": [
            {"label": "予算額", "fiscal_year": 2021, "amount_yen": 1000 * number, "amount_label": f"{number}千円", "kind": "initial"}
        ],
    }  # fmt: skip


def goal(number: int, text: str, *children: dict[str, Any]) -> dict[str, Any]:
    return {"goal_no": number, "marker": f"({number})", "text": text, "children": list(children)}


def report() -> dict[str, Any]:
    return {
        "report_id": "rpt-1",
        "title": "みどり部の運営方針",
        "fiscal_year": 2021,
        "fiscal_year_label": "令和3年度",
        "report_status": "final",
        "department": {"name": "みどり部", "parents": ["環境局"]},
        "officers": [
            officer("department_head", "部長", "森田", "一郎"),
            officer("department_head", "担当部長", "林", "花"),
        ],
        "staffing": {
            "as_of_date": "2021-04-01",
            "as_of_label": "令和3年4月1日現在",
            "sections": [
                {
                    "section_id": f"sec-{name}",
                    "name": name,
                    "staff_count": count,
                    "staff_count_label": f"{count}人",
                    "staff_counts": {"regular": count - 1, "reappointed": 1},
                    "officers": [officer("section_head", "課長", family, "明")],
                }
                for name, count, family in (("公園課", 9, "木下"), ("緑化推進課", 7, "草野"), ("里山室", 4, "竹内"))
            ],
            "stated_total": {"staff_count": 20, "label": "合計20人", "includes_head": False},
        },
        "policies": [
            {"label": "運営方針", "kind": "policy", "paragraphs": ["緑を増やします。", "手入れを続けます。"]},
            {"label": "使命", "kind": "mission", "paragraphs": ["憩いの場を守ること。"]},
        ],
        "goals": [
            goal(1, "公園を直します。", goal(1, "遊具を点検します。"), goal(2, "園路を広げます。")),
            goal(2, "苗木を配ります。"),
            goal(3, "里山の道を整えます。"),
        ],
        "projects": [
            project(1, "公園遊具更新事業", "公園課", "遊具を12基替えます。", "遊具を11基替えました。"),
            project(2, "苗木配布事業", "緑化推進課", "苗木を500本配ります。", "雨で一回やめました。"),
            project(3, "里山保全事業", "里山室", "下草を刈ります。", "三か所で下草を刈りました。"),
        ],
        "extras": [{"label": "自己紹介", "text": "山歩きが好きです。"}],
    }


@pytest.fixture
def gold() -> dict[str, Any]:
    return report()


@pytest.fixture
def output(gold: dict[str, Any]) -> dict[str, Any]:
    """The same report, to be damaged."""
    return copy.deepcopy(gold)


@pytest.fixture(scope="session")
def new_report() -> Callable[[], dict[str, Any]]:
    return report


@pytest.fixture(scope="session")
def new_case() -> Callable[..., Case]:
    def made(*reports: dict[str, Any], path: str = "known/midori/a.txt") -> Case:
        family = path.rpartition("/")[0]
        return Case(InputFile(Path(path), path), reports, family, path.rpartition(".")[2])

    return made


@pytest.fixture(scope="session")
def new_issue() -> Callable[..., dict[str, Any]]:
    def made(
        code: str, path: str | None, lines: tuple[int, int] | None = None, severity: str = "warning"
    ) -> dict[str, Any]:
        where = None if lines is None else {"page": None, "line_start": lines[0], "line_end": lines[1], "bbox": None}
        return {"code": code, "severity": severity, "path": path, "message": "…", "where": where}

    return made


@pytest.fixture(scope="session")
def new_output() -> Callable[..., Output]:
    def made(*reports: dict[str, Any], issues: tuple[dict[str, Any], ...] = (), lines: tuple[str, ...] = ()) -> Output:
        return Output(reports, issues, {}, lines)

    return made
