"""Pieces of the layouts of the group `usual`: sections in lines of their own, lines of a label and its text.

Decided here: a section or a goal that stands once, above its projects, leaves their `sections` or `goal_nos` open, as it does in the
groups before. What no field holds (a legend, the unit above a table, a self-introduction) is in no gold: the layouts leave `extras` open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.header import AsOf, as_of
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import named
from benchmarks.corpus.layouts.last_parts import section
from benchmarks.corpus.layouts.other_parts import stated
from benchmarks.corpus.layouts.plain_parts import said

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.figures import Item
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.project_start import Naming
    from benchmarks.corpus.layouts.sheet import Sheet


def section_lines(heading: tuple[str, ...], dated: AsOf, style: NameStyle, sheet: Sheet) -> None:
    """A heading with the day, a line for each section with the post and name of its head and its staff, perhaps a line with the sum."""
    words, total = sheet.words, 0
    sheet.heading(f"{words.pick(heading)}（{as_of(dated, sheet)}）")
    form = words.template(("{name}　{post}　{head}　{count}", "・{name}（{post}　{head}）　{count}"))
    for unit in sheet.facts.units:
        text, found = named(unit.head, style, "section_head", unit.head.post, sheet, in_line=True)
        number = int(unit.total(STAFF_TYPES))
        total += number
        section(unit, number, f"{number}人", [found], sheet)
        # The number stands inside a line, so where its label begins is open.
        free(sheet.report["staffing"]["sections"][-1], "staff_count_label")
        sheet.line(form.format(name=unit.name, post=unit.head.post, head=text, count=f"{number}人"))
    if words.template(("sum", "none")) == "sum":
        stated(total, f"{total}人", sheet)
        sheet.line(words.template(("合計　{}", "計　{}")).format(f"{total}人"))


def label_lines(
    items: tuple[Item, ...], form: str, work: Work, found: dict[str, Any], sheet: Sheet, naming: Naming
) -> None:
    """A line for each thing that there is to say of a project; `form` has holes for label and text."""
    for label, text in said(items, work, found, sheet, naming):
        sheet.line(form.format(label, text))
