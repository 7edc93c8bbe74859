"""Pieces of the layouts of the group `further`: goals in one cell, statements below a numbered heading, a table of figures below a form.

Decided here: a basic idea (基本理念) is a statement of the department whose kind is open; why a grade was given is a text of a
project whose kind is open, and so is what is to be done in the second half of the year; a project that stands in two tables, of plans
and of results, is one project. What no field holds (the unit above a table, a legend)
is in no gold: the layouts leave `extras` open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.held_parts import free_markers, measure_rows, titles_of
from benchmarks.corpus.layouts.prose import mark_of
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.figures import Item
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.prose import MarkStyle
    from benchmarks.corpus.layouts.sheet import Sheet


def goals_row(labels: tuple[str, ...], marks: tuple[MarkStyle, ...], sheet: Sheet) -> Row:
    """All goals as lines of one cell, their label at the left; the marks are none that stand in their texts (①)."""
    words, lines = sheet.words, []
    for number, aim in enumerate(sheet.facts.aims, start=1):
        shown, mark, goal_no = mark_of(words.template(marks), number, "目標")  # type: ignore[arg-type]
        lines.append(f"{shown}{aim.text}")
        sheet.goals.append((mark, goal_no))
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})
    free_markers(sheet)
    return (Cell(words.pick(labels), head=True), Cell("\n".join(lines)))


def figures_below(items: tuple[Item, ...], span: int, work: Work, found: dict[str, Any], sheet: Sheet) -> list[Row]:
    """Titles and values of the indicators, the name of each over the given number of columns."""
    label, *others = titles_of(items, sheet)
    rows: list[Row] = [(replace(label, colspan=span), *others)]
    rows += [(replace(first, colspan=span), *values) for first, *values in measure_rows(items, work, found, sheet)]
    return rows
