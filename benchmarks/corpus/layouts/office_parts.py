"""Pieces of the layouts of the group `office`: sections with head and staff in brackets, a project and its sections in lines.

Decided here: a section or goal that stands once, above its projects, leaves their `sections` or `goal_nos` open. The word 担当 before
the sections in a bracket is no part of them. What no field holds (the number of a form, the title of a part of a form) is in no gold:
the layouts leave `extras` open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.facts import STAFF_TYPES, Unit
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import heads_in_line, named, started
from benchmarks.corpus.layouts.last_parts import section
from benchmarks.corpus.layouts.project_start import APART, sections_text

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.sheet import Sheet


def section_line(unit: Unit, form: str, style: NameStyle, suffix: str, sheet: Sheet) -> str:
    """A section in one line; `form` has holes for its name, the post and name of its head and the number of its staff."""
    text, found = named(unit.head, style, "section_head", unit.head.post, sheet, in_line=True)
    number = int(unit.total(STAFF_TYPES))
    section(unit, number, f"{number}{suffix}", [found], sheet)
    # The number stands inside a line, so where its label begins is open.
    free(sheet.report["staffing"]["sections"][-1], "staff_count_label")
    return form.format(name=unit.name, post=unit.head.post, head=text, count=f"{number}{suffix}")


def heads_cell(label: tuple[str, ...], style: NameStyle, sheet: Sheet) -> Row:
    """A row of a table: the label of those who answer for the paper, and post and name of each, a line for each."""
    lines = heads_in_line(sheet, style, "{post}　{name}")
    return (Cell(sheet.words.pick(label), head=True), Cell("\n".join(lines)))


def in_charge(work: Work, form: str, sheet: Sheet) -> tuple[str, dict[str, Any]]:
    """A project with its sections in a bracket that has a word before them; `form` has holes for name and sections."""
    found = started(work, sheet)
    return form.format(name=work.name, sections=sections_text(work, APART, sheet)), found
