"""Pieces of the layouts of the group `closing`: bands and figures inside a form, a label above its text, views on a project.

Decided here: what a grade rests on is a text of a project whose kind is open; a grade from one point of view (必要性, 有効性, 効率性) is
a rating whose subject is open, the one of all together is a result. 達成基準 is a text of another kind, as the contract's lead decided. A
section or goal that stands once, above its projects, leaves their `sections` or `goal_nos` open. What is final of the year before
stays so beside what is final of this one. What no field holds (whether a project is new, a legend, the unit above a table) is in no gold:
the layouts that print it leave `extras` open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import measure_rows, titles_of
from benchmarks.corpus.layouts.last_parts import put

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.figures import Item
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.sheet import Sheet


def band(text: str, columns: int) -> Row:
    """A row of a form with nothing but the title of its next part, as wide as the form."""
    return (Cell(text, colspan=columns, head=True),)


def figure_rows(items: tuple[Item, ...], columns: int, work: Work, found: dict[str, Any], sheet: Sheet) -> list[Row]:
    """Titles and values of the indicators in a form of so many columns; the name of each has those that are left."""
    span = columns - len(items) + 1
    rows = [titles_of(items, sheet), *measure_rows(items, work, found, sheet)]
    return [(replace(first, colspan=span), *others) for first, *others in rows]


def text_below_label(label: str, text: str, sheet: Sheet) -> None:
    """A label in a line of its own, and below it the text as a paragraph."""
    sheet.line(label)
    sheet.line(text, indent=True)


def judged(work: Work, sheet: Sheet) -> Work:
    """The project as seen from another point of view: another grade of hardness, need or use."""
    return replace(work, hardness=sheet.facts.chance.choice((0, 0, 1, 1, 2)))


def view_cells(items: tuple[Item, ...], work: Work, found: dict[str, Any], sheet: Sheet) -> Row:
    """A grade from each point of view; what such a grade is about is open."""
    cells = []
    for item in items:
        count = len(found["ratings"])
        cells.append(Cell(put(item, judged(work, sheet), found, sheet), align="center"))
        for one in found["ratings"][count:]:
            if item.kind == "rating.other":
                free(one, "subject")
    return tuple(cells)


def is_new(sheet: Sheet, *, had_money: bool) -> str:
    """Whether a project is new, as one without money last year is, or enlarged or goes on; no field holds it."""
    new, *others = sheet.words.template(("新規|拡充|継続", "新|拡|継")).split("|")
    return sheet.facts.chance.choice((others[0], others[1], others[1])) if had_money else new
