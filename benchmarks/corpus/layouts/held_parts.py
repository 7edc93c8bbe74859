"""Pieces that held-out layouts share: a thing of a project as printed with its gold, heads in a line, rows of columns.

Decided by the contract and the lead: 目標 as a text is `plan`, 達成基準 is `other`, marks round a label are no part of it. A blank
grade or amount is none. Left open, so not in the gold: the scale of a grade, the label of an officer or a number that stands inside a line. A name that
is printed without a blank may be divided or not (`names`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell, Table
from benchmarks.corpus.layouts.facts import Owner
from benchmarks.corpus.layouts.figures import (
    Item,
    entry_of,
    is_bare,
    measure_text,
    measures_of,
    money_text,
    yen,
)
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.names import name_cell, officer
from benchmarks.corpus.layouts.project_start import APART, Naming, goals_text, name_text, project, sections_text
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Head, Unit, Work
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.sheet import Sheet

Row = tuple[Cell, ...]
_MONEY = {"budget.initial": 0, "budget.supplementary": 1, "budget.settlement": 2}
_MARKS_THAT_ARE_ALL = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫・○〇●◆■◎")


def started(work: Work, sheet: Sheet, *, sections: bool = True, goals: bool = False) -> dict[str, Any]:
    """A project with nothing but its name and sections, noted in the gold."""
    found = project(work, sheet, sections=sections, goals=goals)
    sheet.report["projects"].append(found)
    return found


def printed(item: Item, work: Work, found: dict[str, Any], sheet: Sheet, naming: Naming = APART) -> str:
    """What is printed of a project under a label; what it means is noted in `found`."""
    family = item.kind.partition(".")[0]
    if family == "entry":
        text, entry = entry_of(item, work, sheet)
        found["entries"].append(entry)
        return text
    if family == "rating":
        return _grade(item, work, found, sheet)
    if family == "budget":
        return _amount(item, work, found, sheet)
    if item.kind == "number":
        return str(found["project_no"])
    if item.kind == "name":
        return name_text(work, naming, sheet)
    return goals_text(work, sheet) if item.kind == "goal" else sections_text(work, naming, sheet)


def _grade(item: Item, work: Work, found: dict[str, Any], sheet: Sheet) -> str:
    if sheet.facts.chance.random() < 0.04:
        return ""
    subject = item.kind.removeprefix("rating.")
    value = item.values[min(work.result if subject == "result" else work.hardness, len(item.values) - 1)]
    rating = {"label": sheet.words.pick(item.words), "value": clean(value), "scale": None, "subject": subject}
    free(rating, "scale")
    found["ratings"].append(rating)
    return value


def _amount(item: Item, work: Work, found: dict[str, Any], sheet: Sheet) -> str:
    if sheet.facts.chance.random() < 0.04:
        return ""
    thousands = work.money[_MONEY[item.kind]]
    form = sheet.words.template(item.money)
    text = money_text(thousands, form)  # type: ignore[arg-type]
    sheet.state_year(sheet.words.year_in(item.words))
    found["budgets"].append(
        {
            "label": sheet.words.pick(item.words),
            "fiscal_year": sheet.words.year_of(item.words),
            "amount_yen": yen(thousands, form),
            "amount_label": text,
            "kind": item.kind.removeprefix("budget."),
        }
    )
    return text


def titles_of(items: tuple[Item, ...], sheet: Sheet) -> Row:
    """The row that titles columns."""
    return title_cells(*(sheet.words.pick(item.words) for item in items))


def widths_of(items: tuple[Item, ...], left: float = 0.0) -> tuple[float, ...]:
    """The columns' shares, with one more column at the left if it has a width."""
    total = sum(item.width for item in items) + left
    return (*((left / total,) if left else ()), *(item.width / total for item in items))


def row_of(items: tuple[Item, ...], work: Work, found: dict[str, Any], sheet: Sheet, naming: Naming = APART) -> Row:
    """A project in one row of a table."""
    return tuple(
        Cell(
            printed(item, work, found, sheet, naming),
            align="left" if item.kind.startswith(("name", "entry", "sections")) else "center",
        )
        for item in items
    )


def plain_table(items: tuple[Item, ...], works: tuple[Work, ...], sheet: Sheet, naming: Naming = APART) -> None:
    """A table with a row for each project."""
    kinds = {item.kind for item in items}
    with_sections = "sections" in kinds or naming.bracket != "none"
    rows = [titles_of(items, sheet)]
    for work in works:
        found = started(work, sheet, sections=with_sections, goals="goal" in kinds)
        rows.append(row_of(items, work, found, sheet, naming))
    sheet.table(rows, widths_of(items), 1)


def measure_rows(items: tuple[Item, ...], work: Work, found: dict[str, Any], sheet: Sheet) -> list[Row]:
    """A row of cells for each indicator of a project."""
    bare = is_bare(items)
    rows = []
    for one in work.indicators:
        found["measures"] += measures_of(items, one, sheet, bare=bare)
        texts = [measure_text(item, one, sheet, bare=bare) for item in items]
        rows.append(tuple(Cell(text, align="center" if at else "left") for at, text in enumerate(texts)))
    return rows


def named(
    head: Head, style: NameStyle, role: str, role_label: str | None, sheet: Sheet, *, in_line: bool = False
) -> tuple[str, dict[str, Any]]:
    """A name as printed, and the officer. `in_line`: it stands inside a line, so where its label ends is open."""
    text = name_cell(head, style, sheet.facts.chance)
    text = text.replace("\n", " ") if in_line else text
    found = officer(head, text, style, role, role_label)
    if in_line:
        free(found, "label")
    return text, found


def heads_in_line(sheet: Sheet, style: NameStyle, form: str, *, own: str = "") -> list[str]:
    """Every head of the department with the post before the name; `form` has holes for both, `own` is the first's post."""
    parts = []
    for at, head in enumerate(sheet.facts.heads):
        post = (own or f"{sheet.facts.department}長") if at == 0 else head.post
        text, found = named(head, style, "department_head", post, sheet, in_line=True)
        sheet.report["officers"].append(found)
        parts.append(form.format(post=post, name=text))
    return parts


def free_markers(sheet: Sheet) -> None:
    """Leave open how much of a mark with points or words (1. 目標1) is its marker; a single sign is all of it."""
    goals = list(sheet.report["goals"])
    while goals:
        goal = goals.pop()
        goals += goal["children"]
        if goal["marker"] is not None and goal["marker"] not in _MARKS_THAT_ARE_ALL:
            free(goal, "marker")


def by_section(sheet: Sheet) -> list[tuple[Unit, tuple[Work, ...]]]:
    """Projects dealt to sections: each has one owner, each section one project at least; other sections are dropped."""
    facts = sheet.facts
    units = facts.units[: len(facts.works)]
    dealt: dict[str, list[Work]] = {unit.name: [] for unit in units}
    for at, work in enumerate(facts.works):
        unit = units[at] if at < len(units) else facts.chance.choice(units)
        dealt[unit.name].append(replace(work, owners=(Owner(unit.name, "exact"),)))
    return [(unit, tuple(dealt[unit.name])) for unit in units]


def by_goal(sheet: Sheet) -> list[tuple[int, tuple[Work, ...]]]:
    """Projects dealt to goals by number, each goal one at least; only the goals of the given numbers are printed."""
    facts = sheet.facts
    count = min(len(facts.aims), max(2, len(facts.works) // 2))
    dealt: list[list[Work]] = [[] for _ in range(count)]
    for at, work in enumerate(facts.works):
        dealt[at if at < count else facts.chance.randrange(count)].append(work)
    return [(number, tuple(works)) for number, works in enumerate(dealt, start=1)]


def spread_short_names(sheet: Sheet) -> None:
    """Print section names of three characters over the width of their cells (均等割付) in the table that was printed last.

    How such a name is matched with one that is printed closed is left open, see `free_matches`.
    """
    table = sheet.blocks[-1]
    if not isinstance(table, Table):
        raise TypeError("the block printed last is no table")
    rows = tuple(
        tuple(replace(cell, text="　".join(cell.text)) if _is_short(cell.text, sheet) else cell for cell in row)
        for row in table.rows
    )
    sheet.blocks[-1] = replace(table, rows=rows)


def free_matches(sheet: Sheet) -> None:
    """Leave open how the sections of projects were matched whose names are spread in the staffing table."""
    for found in sheet.report["projects"]:
        for section in found["sections"]:
            if _is_short(section["label"], sheet):
                free(section, "match_method")


def _is_short(text: str, sheet: Sheet) -> bool:
    return len(text) == 3 and text in sheet.sections


def spread(text: str, blank: str) -> str:
    """A label over the width of its cell.

    >>> spread("使命", "　")
    '使　命'
    """
    return blank.join(text)
