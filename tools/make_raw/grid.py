"""A report's projects become the rows of the table 主な事業 as printed, with the defects its `Print` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.make_raw.content import Entry, Print, Project, Report


@dataclass(frozen=True, slots=True)
class Row:
    """One row of two cells.

    `named` is the index of the project whose name begins in the left cell, `name` that cell's text. The right cell
    holds `body`, which belongs to the `entry` of project `owner`; `labelled` says that the entry's label stands here.
    """

    owner: int
    entry: Entry
    body: str
    labelled: bool
    named: int | None = None
    name: str = ""
    break_before: bool = False


def name_cells(project: Project, how: Print) -> tuple[str, ...]:
    """A project's name and its sections in brackets as they stand in the left column, one text a row."""
    sections = "、".join(project.sections)
    bracket = {"half": f" ({sections})", "full": f"（{sections}）", "line": f"\n({sections})"}[how.bracket]
    *parts, last = project.printed
    return (*parts, last + bracket)


def _bodies(number: int, project: Project, how: Print) -> list[tuple[Entry, str, bool]]:
    rows: list[tuple[Entry, str, bool]] = []
    for entry in project.entries:
        if entry.stage in how.inline and number >= how.inline_from:
            rows.append((entry, f"{entry.label} {entry.text}", True))
        else:
            rows += [(entry, entry.label, True), (entry, entry.text, False)]
    return rows


def _is_shifted(number: int, how: Print) -> bool:
    return how.shift_from <= number < how.shift_from + how.shift_count


def _names(report: Report, rows: list[Row]) -> dict[int, tuple[int | None, str]]:
    """Row number → (project, cell text): where every name is printed, one row too high behind a shifted 最終報告."""
    names: dict[int, tuple[int | None, str]] = {}
    for index, project in enumerate(report.projects):
        first = next(at for at, row in enumerate(rows) if row.owner == index)
        if index and _is_shifted(index, report.print):
            first = next(
                at
                for at, row in enumerate(rows)
                if row.owner == index - 1 and row.entry.stage == "final" and row.labelled
            )
        for at, text in enumerate(name_cells(project, report.print), start=first):
            if at in names:
                raise ValueError(f"{report.stem}: two names on row {at}")
            names[at] = (index if at == first else None, text)
    return names


def project_rows(report: Report) -> tuple[Row, ...]:
    """The table's rows in printed order.

    Raises:
        ValueError: the defects asked for contradict each other (two names on one row, a shift over a page break).
    """
    how = report.print
    if _is_shifted(how.page_break_after, how):
        raise ValueError(f"{report.stem}: a shifted row cannot stand on the other side of a page break")
    rows: list[Row] = []
    for index, project in enumerate(report.projects):
        for at, (entry, body, labelled) in enumerate(_bodies(index + 1, project, how)):
            breaks = at == 0 and index > 0 and index == how.page_break_after
            rows.append(Row(index, entry, body, labelled, break_before=breaks))
    names = _names(report, rows)
    return tuple(
        Row(row.owner, row.entry, row.body, row.labelled, *names.get(at, (None, "")), row.break_before)
        for at, row in enumerate(rows)
    )


def printed_owner(rows: tuple[Row, ...], at: int) -> int | None:
    """The project whose name stands on, or last above, row `at`: what a reader of rows would take for its owner."""
    return next((row.named for row in reversed(rows[: at + 1]) if row.named is not None), None)
