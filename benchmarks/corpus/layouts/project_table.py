"""Projects as a table, a row each; where a project has several measures these have rows of their own beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.figures import Item, budget_of, entry_of, is_bare, measure_text, measures_of, rating_of
from benchmarks.corpus.layouts.project_start import APART, Naming, goals_text, name_text, project, sections_text

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Indicator, Work
    from benchmarks.corpus.layouts.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ProjectTable:
    """A heading, perhaps a caption ((単位：千円)), and the columns. `below`: what stands under a name that goes on."""

    heading: tuple[str, ...]
    columns: tuple[Item, ...]
    naming: Naming = APART
    caption: tuple[str, ...] = ()
    below: tuple[Literal["merged", "blank"], ...] = ("merged",)


def print_project_table(part: ProjectTable, sheet: Sheet) -> None:
    """Print the table of projects."""
    if part.heading:
        sheet.heading(sheet.words.pick(part.heading))
        sheet.state_year(sheet.words.year_in(part.heading))
    if part.caption:
        sheet.line(sheet.words.pick(part.caption), "right")
    heads = _titles(part, sheet)
    rows: list[tuple[Cell, ...]] = []
    for work in sheet.facts.works:
        rows += _rows(part, work, sheet)
    total = sum(column.width for column in part.columns)
    sheet.table([*heads, *rows], tuple(column.width / total for column in part.columns), len(heads))


def _titles(part: ProjectTable, sheet: Sheet) -> list[tuple[Cell, ...]]:
    words = sheet.words
    if not any(column.group for column in part.columns):
        return [tuple(Cell(words.pick(one.words), align="center", head=True) for one in part.columns)]
    upper: list[Cell] = []
    lower: list[Cell] = []
    for group, members in groupby(part.columns, key=lambda column: column.group):
        texts = [words.pick(one.words) for one in members]
        if group:
            upper.append(Cell(words.pick(group), colspan=len(texts), align="center", head=True))
            lower += [Cell(text, align="center", head=True) for text in texts]
        else:
            upper += [Cell(text, rowspan=2, align="center", head=True) for text in texts]
    return [tuple(upper), tuple(lower)]


def _rows(part: ProjectTable, work: Work, sheet: Sheet) -> list[tuple[Cell, ...]]:
    kinds = {column.kind for column in part.columns}
    found = project(work, sheet, sections="sections" in kinds or part.naming.bracket != "none", goals="goal" in kinds)
    measured = tuple(column for column in part.columns if column.kind.startswith("measure."))
    bare = is_bare(part.columns)
    indicators = work.indicators if measured else ()
    for one in indicators:
        found["measures"] += measures_of(measured, one, sheet, bare=bare)
    height = max(len(indicators), 1)
    merged = sheet.words.template(part.below) == "merged"
    first: list[Cell] = []
    for column in part.columns:
        if column in measured:
            first.append(_measure_cell(column, indicators[0], sheet, bare=bare))
        else:
            text = _text(column, part, work, found, sheet)
            align: Literal["left", "center"] = "left" if column.kind.startswith(("name", "entry")) else "center"
            first.append(Cell(text, rowspan=height if merged else 1, align=align))
    sheet.report["projects"].append(found)
    further = [
        tuple(
            _measure_cell(column, one, sheet, bare=bare) if column in measured else Cell("")
            for column in part.columns
            if column in measured or not merged
        )
        for one in indicators[1:]
    ]
    return [tuple(first), *further]


def _measure_cell(column: Item, one: Indicator, sheet: Sheet, *, bare: bool) -> Cell:
    text = measure_text(column, one, sheet, bare=bare)
    return Cell(text, align="left" if column.kind == "measure.label" else "center")


def _text(column: Item, part: ProjectTable, work: Work, found: dict[str, Any], sheet: Sheet) -> str:
    """A cell that is no measure's; what it means is noted in `found`."""
    family = column.kind.partition(".")[0]
    if family == "entry":
        text, entry = entry_of(column, work, sheet)
        found["entries"].append(entry)
        return text
    if family in ("rating", "budget"):
        text, value = rating_of(column, work, sheet) if family == "rating" else budget_of(column, work, sheet)
        if value is not None:
            found[f"{family}s"].append(value)
        return text
    if column.kind == "number":
        return str(found["project_no"])
    if column.kind == "name":
        return name_text(work, part.naming, sheet)
    return goals_text(work, sheet) if column.kind == "goal" else sections_text(work, part.naming, sheet)
