"""Pieces of the layouts of the group `control`: staff as rows of a grid, amounts of three years with their sums, figures in lines.

Decided here: what a grader says of a project (講評) is a text whose kind is open; the words of the head on the year that is over are
a statement whose kind is open; the label of an amount under a title in two rows is open. The number of people who work on one
project, the sums of a column and the words of a legend are held by no field: the layouts that print them leave `extras` open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.facts import STAFF_TYPES, whole
from benchmarks.corpus.layouts.figures import measure_text, measures_of
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


def staff_rows(label: tuple[str, ...], style: NameStyle, sheet: Sheet) -> list[Row]:
    """Sections with head and staff as rows of a grid of four columns, their label merged over all of them, and their sum."""
    words, head_label = sheet.words, sheet.words.pick(("課長等氏名", "課長氏名", "課長名"))
    suffix, total = words.template(("人", "", "名")), 0
    titles = (words.pick(("課等", "課の名称", "課名")), head_label, words.pick(("人員", "職員数", "配置人員")))
    rows: list[Row] = [title_cells(*titles)]
    for unit in sheet.facts.units:
        text, found = named(unit.head, style, "section_head", post_in(head_label), sheet)
        number = int(unit.total(STAFF_TYPES))
        total += number
        section(unit, number, f"{number}{suffix}", [found], sheet)
        rows.append((Cell(unit.name), Cell(text), Cell(f"{number}{suffix}", align="center")))
    stated(total, f"{total}{suffix}", sheet)
    sums = (Cell(words.pick(("合計", "総計")), colspan=2, align="center"), Cell(f"{total}{suffix}", align="center"))
    rows.append(sums)
    return [((Cell(words.pick(label), len(rows), head=True), *rows[0])), *rows[1:]]


def sum_cells(items: tuple[Item, ...], sheet: Sheet) -> tuple[Cell, ...]:
    """The sums of the amounts of all projects by the titles of their columns, in thousand yen."""
    cells = []
    for item in items:
        label = sheet.words.pick(item.words)
        amounts = [one for found in sheet.report["projects"] for one in found["budgets"] if one["label"] == label]
        cells.append(Cell(f"{sum(one['amount_yen'] for one in amounts) // 1000:,}", align="right"))
    return tuple(cells)


def with_text(work: Work, name: str, text: str) -> Work:
    """The project with one more text."""
    return replace(work, texts={**work.texts, name: text})


def graded_anew(work: Work, sheet: Sheet) -> Work:
    """The project as somebody else grades it: mostly the same, now and then a step better or worse."""
    return replace(work, result=min(3, max(0, work.result + sheet.facts.chance.choice((-1, 0, 0, 0, 1)))))


def figure_lines(items: tuple[Item, ...], form: str, work: Work, found: dict[str, Any], sheet: Sheet) -> list[str]:
    """A line for each indicator: its name, then label and value of each of its figures; `form` has holes for both."""
    lines = []
    for one in work.indicators:
        found["measures"] += measures_of(items, one, sheet, bare=False)
        parts = [f"{sheet.words.pick(item.words)}　{measure_text(item, one, sheet, bare=False)}" for item in items[1:]]
        lines.append(form.format(one.label, "、".join(parts)))
    return lines


def hands(sheet: Sheet) -> tuple[str, str]:
    """How many people work on a project, regular and other ones, as shares of a year's work (人工)."""
    chance = sheet.facts.chance
    regular, others = (f"{whole(chance.randint(1, 30) / 10)}人" for _ in range(2))
    return regular, others
