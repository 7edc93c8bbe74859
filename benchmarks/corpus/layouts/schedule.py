"""A schedule (工程表): steps of each project by month; no field holds it, so all of it is extras under its heading.

Where the contract leaves freedom: a row of the table is one extra, its cells with a blank between them, blank ones left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.sheet import Sheet

QUARTERS = ("4～6月", "7～9月", "10～12月", "1～3月")
MONTHS = tuple(f"{month}月" for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3))


@dataclass(frozen=True, slots=True)
class Schedule:
    """`columns`: quarters with a word each, or months with arrows."""

    heading: tuple[str, ...]
    subject: tuple[str, ...]
    columns: tuple[str, ...] = QUARTERS


def print_schedule(part: Schedule, sheet: Sheet) -> None:
    """Print the schedule."""
    facts, label = sheet.facts, sheet.words.pick(part.heading)
    sheet.heading(label)
    rows = [(sheet.words.pick(part.subject), *part.columns)]
    rows += [(work.name, *_steps(part, sheet)) for work in facts.works]
    cells = [tuple(Cell(text, align="center" if at else "left") for at, text in enumerate(row)) for row in rows[1:]]
    each = 0.74 / len(part.columns)
    sheet.table([title_cells(*rows[0]), *cells], (0.26, *(each for _ in part.columns)), 1)
    for row in rows:
        sheet.report["extras"].append({"label": label, "text": clean(" ".join(filter(None, row)))})


def _steps(part: Schedule, sheet: Sheet) -> tuple[str, ...]:
    chance = sheet.facts.chance
    if len(part.columns) > 4:
        start = chance.randint(0, 7)
        end = chance.randint(start + 1, 11)
        return tuple("→" if start <= at <= end else "" for at in range(12))
    return tuple(sheet.facts.writer.sentence("step") if chance.random() < 0.8 else "" for _ in part.columns)
