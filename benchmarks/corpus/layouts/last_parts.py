"""Pieces of the last held-out layouts: a thing that may not be reported yet, titles in two rows, figures by year, policies in a table.

What is not reported yet (`pending`) is a blank cell, and a blank cell is nothing: no text, no grade, no number. Under a title in two
rows it is open which words are the label, so it is left out.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell, PageBreak, Paragraph
from benchmarks.corpus.layouts.facts import STAFF_TYPES
from benchmarks.corpus.layouts.header import as_of
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import named, printed
from benchmarks.corpus.layouts.names import post_in
from benchmarks.corpus.layouts.project_start import APART
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Number, Unit, Work
    from benchmarks.corpus.layouts.figures import Item
    from benchmarks.corpus.layouts.header import AsOf
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.project_start import Naming
    from benchmarks.corpus.layouts.prose import ProseKind
    from benchmarks.corpus.layouts.sheet import Sheet

NOTHING: frozenset[str] = frozenset()
_AT_THE_END = frozenset(("entry.final", "entry.issue_next", "rating.result", "budget.settlement", "second-half"))
_MAY_BE_BLANK = ("entry.midterm", "entry.issue_next")


def pending(sheet: Sheet, share: float = 0.25) -> frozenset[str]:
    """What is not reported yet: in a share of the documents, made at mid-year, all that belongs to the year's end."""
    return _AT_THE_END if sheet.facts.chance.random() < share else NOTHING


def without_actual(work: Work) -> Work:
    """The project before its year is over: the cells of its actual values are blank."""
    return replace(work, indicators=tuple(replace(one, actual="") for one in work.indicators))


def put(
    item: Item,
    work: Work,
    found: dict[str, Any],
    sheet: Sheet,
    naming: Naming = APART,
    hidden: frozenset[str] = NOTHING,
) -> str:
    """What is printed of a project, blank if it is hidden; now and then a review has nothing to say."""
    if {item.kind, item.source} & hidden:
        return ""
    if item.kind in _MAY_BE_BLANK and sheet.facts.chance.random() < 0.04:
        return ""
    counts = {kind: len(found[kind]) for kind in ("entries", "ratings")}
    text = printed(item, work, found, sheet, naming)
    if item.group:
        for kind, before in counts.items():
            for one in found[kind][before:]:
                free(one, "label")
    return text


def cells_of(
    items: tuple[Item, ...],
    work: Work,
    found: dict[str, Any],
    sheet: Sheet,
    naming: Naming = APART,
    hidden: frozenset[str] = NOTHING,
    rows: int = 1,
) -> Row:
    """Cells of a project, merged over the given number of rows."""
    return tuple(
        Cell(
            put(item, work, found, sheet, naming, hidden),
            rowspan=rows,
            align="left" if item.kind.startswith(("name", "entry", "sections")) else "center",
        )
        for item in items
    )


def grouped_titles(items: tuple[Item, ...], sheet: Sheet) -> list[Row]:
    """Titles in two rows: columns of one group under its title, the others merged over both rows."""
    upper: list[Cell] = []
    lower: list[Cell] = []
    for group, members in groupby(items, key=lambda item: item.group):
        texts = [sheet.words.pick(one.words) for one in members]
        if group:
            upper.append(Cell(sheet.words.pick(group), colspan=len(texts), align="center", head=True))
            lower += title_cells(*texts)
        else:
            upper += [Cell(text, rowspan=2, align="center", head=True) for text in texts]
    return [tuple(upper), tuple(lower)]


def pairs_row(pairs: tuple[tuple[str, str], ...], spans: tuple[int, ...] = ()) -> Row:
    """Labels and values in turn; `spans`: how many columns each value covers."""
    widths = spans or (1,) * len(pairs)
    cells = (
        (Cell(label, head=True), Cell(value, colspan=width))
        for (label, value), width in zip(pairs, widths, strict=True)
    )
    return tuple(cell for pair in cells for cell in pair)


def policy_row(labels: tuple[str, ...], kind: ProseKind, sheet: Sheet, span: int = 1, blank: str = "") -> Row:
    """A statement of the department beside its label, which `blank` may spread over the cell (均等割付)."""
    label, text = sheet.words.pick(labels), sheet.facts.writer.text(kind, 12 if kind == "vision" else 70)
    shown = blank.join(label) if len(label) <= 5 else label
    found: dict[str, Any] = {"label": label, "kind": kind, "paragraphs": [clean(text)]}
    if shown != label:
        free(found, "label")
    sheet.report["policies"].append(found)
    return (Cell(shown, align="center", head=True), Cell(text, colspan=span))


def heads_as_pairs(
    labels: tuple[str, ...], second: tuple[str, ...], style: NameStyle, sheet: Sheet
) -> list[tuple[str, str]]:
    """Every head of the department beside its label."""
    pairs = []
    for words, head in zip((labels, second), sheet.facts.heads, strict=False):
        label = sheet.words.pick(words)
        text, found = named(head, style, "department_head", post_in(label), sheet)
        sheet.report["officers"].append(found)
        pairs.append((label, text))
    return pairs


def section(unit: Unit, number: Number | None, label: str | None, officers: list[dict[str, Any]], sheet: Sheet) -> None:
    """Note a section of the staffing table."""
    sheet.sections.add(unit.name)
    sheet.report["staffing"]["sections"].append(
        {
            "name": unit.name,
            "staff_count": number,
            "staff_count_label": label,
            "staff_counts": {},
            "officers": officers,
        }
    )


def staff_of_department(part: AsOf, sheet: Sheet, suffix: str) -> str:
    """The number of all staff with its day, as a cell of the header; whether that is a stated total is left open."""
    total = sum(unit.total(STAFF_TYPES) for unit in sheet.facts.units)
    free(sheet.report["staffing"], "stated_total")
    return f"{total}{suffix}（{as_of(part, sheet)}）"


def next_page(sheet: Sheet, number: int, form: str, head: str = "") -> None:
    """The number at the foot of a page, and perhaps a running head on the next one."""
    sheet.blocks += [Paragraph(form.format(number), "center"), PageBreak()]
    if head:
        sheet.line(head, "right")
