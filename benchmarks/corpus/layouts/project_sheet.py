"""Projects as a form each (個票): labels beside values, a small table of measures, money and grades in pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell, PageBreak
from benchmarks.corpus.layouts.figures import Item, budget_of, entry_of, is_bare, measure_text, measures_of, rating_of
from benchmarks.corpus.layouts.project_start import APART, Naming, goals_text, name_text, project, sections_text

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.sheet import Sheet

COLUMNS = 12


@dataclass(frozen=True, slots=True)
class ProjectSheets:
    """The rows of a form: one thing across the whole, or pairs of label and value; measures are a row of titles and more.

    `page`: each form begins a page.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[Item, ...], ...]
    naming: Naming = APART
    page: bool = False
    caption: tuple[str, ...] = ()


def print_project_sheets(part: ProjectSheets, sheet: Sheet) -> None:
    """Print the forms."""
    if part.heading:
        sheet.heading(sheet.words.pick(part.heading))
        sheet.state_year(sheet.words.year_in(part.heading))
    if part.caption:
        sheet.line(sheet.words.pick(part.caption), "right")
    kinds = {item.kind for row in part.rows for item in row}
    with_sections = "sections" in kinds or part.naming.bracket != "none"
    for at, work in enumerate(sheet.facts.works):
        if part.page and at:
            sheet.blocks.append(PageBreak())
        found = project(work, sheet, sections=with_sections, goals="goal" in kinds)
        rows: list[tuple[Cell, ...]] = []
        for row in part.rows:
            rows += _row(row, part, work, found, sheet)
        sheet.report["projects"].append(found)
        sheet.table(rows, (1 / COLUMNS,) * COLUMNS)


def _row(
    row: tuple[Item, ...], part: ProjectSheets, work: Work, found: dict[str, Any], sheet: Sheet
) -> list[tuple[Cell, ...]]:
    if row[0].kind.startswith("measure."):
        return _measures(row, work, found, sheet)
    share = COLUMNS // len(row)
    cells: list[Cell] = []
    for item in row:
        cells.append(Cell(sheet.words.pick(item.words), colspan=2, head=True))
        cells.append(Cell(_value(item, part, work, found, sheet), colspan=share - 2))
    return [tuple(cells)]


def _value(item: Item, part: ProjectSheets, work: Work, found: dict[str, Any], sheet: Sheet) -> str:
    family = item.kind.partition(".")[0]
    if family == "entry":
        text, entry = entry_of(item, work, sheet)
        found["entries"].append(entry)
        return text
    if family in ("rating", "budget"):
        text, value = rating_of(item, work, sheet) if family == "rating" else budget_of(item, work, sheet)
        if value is not None:
            found[f"{family}s"].append(value)
        return text
    if item.kind == "number":
        return str(found["project_no"])
    if item.kind == "name":
        return name_text(work, part.naming, sheet)
    return goals_text(work, sheet) if item.kind == "goal" else sections_text(work, part.naming, sheet)


def _measures(row: tuple[Item, ...], work: Work, found: dict[str, Any], sheet: Sheet) -> list[tuple[Cell, ...]]:
    """A row of titles and a row for each measure; the first column is as wide as what the others leave."""
    bare = is_bare(row)
    each = max(1, (COLUMNS - 4) // (len(row) - 1))
    spans = [COLUMNS - each * (len(row) - 1), *[each] * (len(row) - 1)]
    pairs = list(zip(row, spans, strict=True))
    rows = [tuple(Cell(sheet.words.pick(item.words), 1, span, "center", head=True) for item, span in pairs)]
    for one in work.indicators:
        found["measures"] += measures_of(row, one, sheet, bare=bare)
        rows.append(tuple(Cell(measure_text(item, one, sheet, bare=bare), 1, span) for item, span in pairs))
    return rows
