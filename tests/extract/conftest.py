"""Small reports with the given project rows, and what is read from them, flat enough to compare at a glance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from pipeline.profiles.profile import ProfileSet
from pipeline.run import Conversion, Provenance, convert

NAME_1, NAME_2 = "地域コミュニティ活性化事業", "消費生活相談事業"
PLAN_1, PLAN_2 = "市内12地区で円卓会議を開きます。", "相談員を1人増員します。"
FINAL_1, FINAL_2 = "10地区で円卓会議を開催しました。", "相談員を増員し、週5日の体制としました。"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: per project (name, sections), (type, text), measures, ratings, budgets; extras and issue codes."""

    names: list[tuple[str, list[str]]]
    entries: list[list[tuple[str, str]]]
    measures: list[list[tuple[Any, ...]]]
    ratings: list[list[tuple[str, str, str]]]
    budgets: list[list[tuple[Any, ...]]]
    goals: list[list[int]]
    extras: list[str]
    issues: list[str]


def flat(conversion: Conversion) -> Read:
    (report,) = conversion.record.reports
    projects = report.projects
    return Read(
        [(one.name, [section.label for section in one.sections]) for one in projects],
        [[(entry.entry_type, entry.text) for entry in one.entries] for one in projects],
        [[(m.label, m.unit, m.baseline, m.target, m.actual, m.fiscal_year) for m in one.measures] for one in projects],
        [[(rating.label, rating.value, rating.subject) for rating in one.ratings] for one in projects],
        [[(b.label, b.amount_yen, b.kind, b.fiscal_year) for b in one.budgets] for one in projects],
        [list(one.goal_nos) for one in projects],
        [extra.text for extra in report.extras],
        [issue.code for issue in conversion.record.issues if issue.severity != "info"],
    )


@pytest.fixture
def read_rows(
    convert_text: Callable[[str], Conversion], city_report: Callable[..., str]
) -> Callable[[Sequence[str]], Read]:
    """Rows of a project block as lines of text, cells parted by tabs."""

    def run(rows: Sequence[str]) -> Read:
        return flat(convert_text(city_report(projects=rows)))

    return run


@pytest.fixture
def read_table(profiles: ProfileSet) -> Callable[[str], Read]:
    """The rows of a project block as HTML tables: `|` parts cells, a newline rows, `~` is a line break,
    `<` after a cell's text merges as many cells to the right, `^` as many below."""

    def run(*tables: str) -> Read:
        body = "".join(
            f"<table>{''.join(_row(line) for line in table.strip().splitlines())}</table>" for table in tables
        )
        page = (
            "<html><body><h1>市民環境部の基本方針</h1><p>部局名 市民環境部</p><p>部長名 高﨑 邦夫</p>"
            f"<h2>平成30年度の目標</h2><p>① 加入を促します。</p><p>② 体制を整えます。</p><h2>主な事業</h2>{body}</body></html>"
        )
        return flat(
            convert(page.encode(), "report.html", Provenance("142999", "汐見原市", None, "CC-BY-4.0"), profiles)
        )

    return run


def _row(line: str) -> str:
    cells = ""
    for cell in line.strip().split("|"):
        text, right, below = cell.strip("<^ "), cell.count("<") + 1, cell.count("^") + 1
        cells += f'<td colspan="{right}" rowspan="{below}">{text.replace("~", "<br>")}</td>'
    return f"<tr>{cells}</tr>"
