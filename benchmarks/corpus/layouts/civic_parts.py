"""Pieces of the layouts of the group `civic`: sections with their duties, indicators below a label of their own.

Decided here: what a section is there for (主な業務) is held by no field, so the layouts leave `extras` open; a goal that stands once,
above its projects, leaves their `goal_nos` open; a project that stands in two chapters or tables is one project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.control_parts import figure_lines
from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.header import AsOf, as_of
from benchmarks.corpus.layouts.held_parts import named
from benchmarks.corpus.layouts.last_parts import section
from benchmarks.corpus.layouts.names import post_in
from benchmarks.corpus.layouts.other_parts import stated
from benchmarks.corpus.layouts.sheet import title_cells

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.figures import Item
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.sheet import Sheet


def staff_with_duties(heading: tuple[str, ...], dated: AsOf, style: NameStyle, sheet: Sheet) -> None:
    """A table of the sections: name, head, staff, and what the section is there for; perhaps their sum."""
    words, total = sheet.words, 0
    sheet.heading(f"{words.pick(heading)}（{as_of(dated, sheet)}）")
    head_label, suffix = words.pick(("課長名", "所属長名", "課長等名")), words.template(("人", ""))
    titles = (words.pick(("課名", "課等名")), head_label, words.pick(("職員数", "人数")), words.pick(("主な業務", "主な業務内容")))  # fmt: skip
    rows: list[Row] = [title_cells(*titles)]
    for unit in sheet.facts.units:
        text, found = named(unit.head, style, "section_head", post_in(head_label), sheet)
        number = int(unit.total(STAFF_TYPES))
        total += number
        section(unit, number, f"{number}{suffix}", [found], sheet)
        duty = sheet.facts.writer.text("outline", 14)
        rows.append((Cell(unit.name), Cell(text), Cell(f"{number}{suffix}", align="center"), Cell(duty)))
    if words.template(("row", "none")) == "row":
        label = f"{total}{suffix}"
        stated(total, label, sheet)
        left = Cell(words.pick(("合計", "計")), colspan=2, align="center")
        rows.append((left, Cell(label, align="center"), Cell("")))
    sheet.table(rows, (0.2, 0.2, 0.1, 0.5), 1)


def figures_as_list(
    label: str, items: tuple[Item, ...], form: str, work: Work, found: dict[str, Any], sheet: Sheet
) -> None:
    """A label in a line of its own, below it a line for each indicator with its values."""
    sheet.line(label)
    for line in figure_lines(items, form, work, found, sheet):
        sheet.line(line)
