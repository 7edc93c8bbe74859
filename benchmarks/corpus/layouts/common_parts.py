"""Pieces of the layouts of the group `common`: heads in a small table or signing, rows of a form, a goal merged over its projects.

Decided here: a post in a column of its own is the post of the name beside it; a goal that stands once, beside or above the projects
that serve it, leaves their `goal_nos` open. What no field holds (the number of a form, a day, a unit above a table) is in no gold:
the layouts leave `extras` open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell, Paragraph
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import heads_in_line, named
from benchmarks.corpus.layouts.last_parts import NOTHING, pairs_row, put
from benchmarks.corpus.layouts.project_start import APART
from benchmarks.corpus.layouts.prose import mark_of
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.figures import Item
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.project_start import Naming
    from benchmarks.corpus.layouts.sheet import Sheet


def form_number(text: str, sheet: Sheet) -> None:
    """The number of a form (様式) at the upper right, above the title."""
    sheet.blocks.insert(0, Paragraph(text, "right"))


def heads_in_columns(titles: tuple[tuple[str, ...], ...], style: NameStyle, sheet: Sheet) -> None:
    """A small table: department, post and name, a row for each head."""
    words = sheet.words
    rows: list[Row] = [title_cells(*(words.pick(one) for one in titles))]
    for at, head in enumerate(sheet.facts.heads):
        text, found = named(head, style, "department_head", head.post, sheet)
        sheet.report["officers"].append(found)
        cells = (Cell(head.post, align="center"), Cell(text))
        rows.append((Cell(sheet.facts.department, len(sheet.facts.heads)), *cells) if at == 0 else cells)
    sheet.table(rows, (0.26, 0.22, 0.3), 1)


def signed(style: NameStyle, form: str, sheet: Sheet) -> None:
    """Post and name of each head at the right, as at the end or the beginning of a letter."""
    for line in heads_in_line(sheet, style, form):
        sheet.line(line, "right")


def pairs(
    items: tuple[Item, ...],
    work: Work,
    found: dict[str, Any],
    sheet: Sheet,
    naming: Naming = APART,
    hidden: frozenset[str] = NOTHING,
) -> tuple[tuple[str, str], ...]:
    """Labels with their texts, which are blank where there is nothing."""
    return tuple((sheet.words.pick(item.words), put(item, work, found, sheet, naming, hidden)) for item in items)


def wide_rows(shown: tuple[tuple[str, str], ...], span: int) -> list[Row]:
    """A row for each label, its text over all other columns of the form."""
    return [pairs_row((one,), (span,)) for one in shown]


def goal_text(number: int, mark: str, unit: str, sheet: Sheet) -> str:
    """A goal as printed with its mark, noted in the gold."""
    aim = sheet.facts.aims[number - 1]
    shown, marker, goal_no = mark_of(mark, number, unit)  # type: ignore[arg-type]
    sheet.goals.append((marker, goal_no))
    sheet.report["goals"].append({"goal_no": goal_no, "marker": marker, "text": clean(aim.text), "children": []})
    return f"{shown}{aim.text}"


def free_goals(found: dict[str, Any]) -> None:
    """Leave open which goal a project serves that stands beside or below it."""
    free(found, "goal_nos")
