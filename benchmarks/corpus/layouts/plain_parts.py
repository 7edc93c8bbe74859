"""Pieces of the layouts of the group `plain`: sections as lines with their heads, goals above projects, labels in a list.

Decided here: a goal that stands once, above the projects that serve it, leaves their `goal_nos` open; the letter before a label in
a list (ア, イ) is no part of it. What no field holds is in no gold: the layouts leave `extras` open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.header import AsOf, as_of
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import named
from benchmarks.corpus.layouts.last_parts import NOTHING, put, section
from benchmarks.corpus.layouts.other_parts import stated
from benchmarks.corpus.layouts.project_start import APART
from benchmarks.corpus.layouts.prose import mark_of
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.figures import Item
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.project_start import Naming
    from benchmarks.corpus.layouts.sheet import Sheet

_LETTERS = "アイウエオカキ"


def sections_as_lines(heading: tuple[str, ...], dated: AsOf, style: NameStyle, sheet: Sheet) -> None:
    """A line for each section: its name, post and name of its head, its staff; perhaps a line with the sum."""
    words = sheet.words
    sheet.heading(words.pick(heading))
    sheet.line(words.template(("職員数は、{}", "{}の人員による")).format(as_of(dated, sheet)))
    form = words.template(("・{name}　{post} {head}　職員{count}", "{name}　　{post}　{head}　　{count}"))
    suffix, total = words.template(("人", "名")), 0
    for unit in sheet.facts.units:
        text, found = named(unit.head, style, "section_head", unit.head.post, sheet, in_line=True)
        number = int(unit.total(STAFF_TYPES))
        total += number
        section(unit, number, f"{number}{suffix}", [found], sheet)
        # The number stands inside a line, so where its label begins is open.
        free(sheet.report["staffing"]["sections"][-1], "staff_count_label")
        sheet.line(form.format(name=unit.name, post=unit.head.post, head=text, count=f"{number}{suffix}"))
    if words.template(("sum", "none")) == "sum":
        free(stated(total, f"{total}{suffix}", sheet), "label")
        sheet.line(words.template(("　全課の合計　{}", "（合計　{}）")).format(f"{total}{suffix}"))


def goal_above(number: int, mark: str, unit: str, sheet: Sheet) -> None:
    """A goal in a line of its own, above what serves it; a sentence is too long for a heading, which no PDF wraps."""
    aim = sheet.facts.aims[number - 1]
    shown, marker, goal_no = mark_of(mark, number, unit)  # type: ignore[arg-type]
    sheet.line(f"{shown}{aim.text}")
    sheet.goals.append((marker, goal_no))
    sheet.report["goals"].append({"goal_no": goal_no, "marker": marker, "text": clean(aim.text), "children": []})


def said(
    items: Iterable[Item],
    work: Work,
    found: dict[str, Any],
    sheet: Sheet,
    naming: Naming = APART,
    hidden: frozenset[str] = NOTHING,
) -> list[tuple[str, str]]:
    """Label and text of all that there is to say of a project under these labels."""
    pairs = [(sheet.words.pick(item.words), put(item, work, found, sheet, naming, hidden)) for item in items]
    return [(label, text) for label, text in pairs if text]


def lettered(pairs: list[tuple[str, str]], form: str, sheet: Sheet) -> None:
    """Labels and texts as a list; `form` has holes for the letter of the item, the label and the text."""
    for letter, (label, text) in zip(_LETTERS, pairs, strict=False):
        sheet.line(form.format(letter=letter, label=label, text=text))
