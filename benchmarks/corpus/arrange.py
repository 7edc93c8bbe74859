"""A report and a layout family become abstract blocks: what stands where, in no format yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.arrange_projects import projects_table
from benchmarks.corpus.blocks import Beside, Block, Cell, Heading, Paragraph, Table
from tools.make_raw.text import MARKERS

if TYPE_CHECKING:
    from benchmarks.corpus.content import Content, Counts
    from benchmarks.corpus.families import Family
    from tools.make_raw.content import Report

ABSENT = "－"
_TYPE_TITLES = ("正規", "再任用", "会計年度任用")


def _pairs(report: Report) -> tuple[tuple[str, str], ...]:
    return (("部局名", report.department), ("部長名", report.head.printed))


def _header(report: Report, family: Family) -> list[Block]:
    pairs = _pairs(report)
    if family.header == "table":
        rows = tuple((Cell(label, head=True), Cell(value)) for label, value in pairs)
        return [Table(rows, (0.16, 0.44), ruled=family.ruled)]
    if family.header == "row":
        cells = tuple(Cell(text, head=at % 2 == 0) for at, text in enumerate(text for pair in pairs for text in pair))
        return [Table((cells,), (0.14, 0.3, 0.14, 0.42), ruled=family.ruled)]
    join = "：" if family.header == "colon" else "　"
    return [Paragraph(f"{label}{join}{value}") for label, value in pairs]


def _titles(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, align="center", head=True) for text in texts)


def _plain_rows(report: Report) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [
        (Cell(one.name), Cell(one.head.printed), Cell(one.staff_label, align="center")) for one in report.sections
    ]
    if report.stated_total:
        rows.append((Cell("合計"), Cell(""), Cell(str(sum(one.staff for one in report.sections)), align="center")))
    return rows


def _typed_rows(report: Report, counts: tuple[Counts, ...]) -> list[tuple[Cell, ...]]:
    rows = [
        (Cell(one.name), Cell(one.head.printed), *_numbers(numbers), Cell(one.staff_label, align="center"))
        for one, numbers in zip(report.sections, counts, strict=True)
    ]
    if report.stated_total:
        sums = [sum(numbers[at] or 0 for numbers in counts) for at in range(len(_TYPE_TITLES))]
        total = Cell(str(sum(one.staff for one in report.sections)), align="center")
        rows.append((Cell("合計", colspan=2, align="center"), *_numbers(tuple(sums)), total))
    return rows


def _numbers(numbers: Counts) -> tuple[Cell, ...]:
    return tuple(Cell(ABSENT if number is None else str(number), align="center") for number in numbers)


def _staffing(content: Content, family: Family) -> Block:
    report = content.report
    if family.staffing == "types":
        first = (
            Cell("課名", rowspan=2, align="center", head=True),
            Cell("課長名", rowspan=2, align="center", head=True),
            Cell("職員数", colspan=4, align="center", head=True),
        )
        rows = (first, _titles(*_TYPE_TITLES, "計"), *_typed_rows(report, content.counts))
        return Table(rows, (0.24, 0.32, 0.1, 0.1, 0.16, 0.08), heads=2, ruled=family.ruled)
    titles, rows_below = _titles("課名", "課長名", "職員数"), _plain_rows(report)
    if family.staffing == "plain":
        return Table((titles, *rows_below), (0.3, 0.45, 0.15), heads=1, ruled=family.ruled)
    half = (len(rows_below) + 1) // 2
    right = rows_below[half:] + [(Cell(""), Cell(""), Cell(""))] * (2 * half - len(rows_below))
    widths = (0.17, 0.22, 0.09)
    return Beside(
        Table((titles, *rows_below[:half]), widths, heads=1, ruled=family.ruled),
        Table((titles, *right), widths, heads=1, ruled=family.ruled),
        gap=0.04,
    )


def _policy(report: Report, family: Family) -> list[Block]:
    if family.policy == "box":
        return [Table(((Cell("\n".join(report.policy)),),), (1.0,))]
    return [Paragraph(text, indent=True) for text in report.policy]


def _goals(report: Report, family: Family) -> list[Block]:
    if family.goals == "table":
        rows = tuple((Cell(MARKERS[at], align="center"), Cell(goal)) for at, goal in enumerate(report.goals))
        return [Table(rows, (0.07, 0.93), ruled=family.ruled)]
    return [Paragraph(f"{MARKERS[at]} {goal}") for at, goal in enumerate(report.goals)]


def arrange(content: Content, family: Family) -> tuple[Block, ...]:
    """The blocks of the whole document in reading order."""
    report = content.report
    return (
        Heading(report.title, 0),
        Paragraph(f"(職員数は{report.as_of_label})", "right"),
        *_header(report, family),
        Heading("部局内の執行体制"),
        _staffing(content, family),
        Heading("基本方針"),
        *_policy(report, family),
        Heading(report.goals_heading),
        *_goals(report, family),
        Heading("主な事業"),
        projects_table(report, family),
    )
