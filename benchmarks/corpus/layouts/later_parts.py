"""Pieces of the layouts of the group `later`: papers that begin a year, staff as one line, duties and money of a department.

A paper that begins a year has no columns for its results. What no field holds (duties of sections, the money of a department) is in
no gold: the layouts that print it leave `extras` open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Cell, Heading
from benchmarks.corpus.layouts.facts import whole
from benchmarks.corpus.layouts.figures import Item, money_text
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.last_parts import NOTHING, pending
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.prose import ProseKind
    from benchmarks.corpus.layouts.sheet import Sheet

NAME = Item("name", ("事業名",))
_KINDS = (
    ("regular", ("正規職員", "正職員", "常勤職員")),
    ("reappointed", ("再任用職員", "再任用")),
    ("fiscal_year_appointee", ("会計年度任用職員", "会計年度職員")),
)


def begins(sheet: Sheet, share: float) -> frozenset[str]:
    """What a paper does not have that begins the year, as a share of the papers does: any result."""
    hidden = pending(sheet, share)
    return hidden | {"entry.midterm"} if hidden else NOTHING


def shown(items: tuple[Item, ...], hidden: frozenset[str], sheet: Sheet) -> tuple[Item, ...]:
    """The columns that are printed: at the year's beginning there are none for its results."""
    if not hidden:
        return items
    words = sheet.words
    return tuple(
        item
        for item in items
        if item.kind not in hidden
        and not (item.kind == "measure.actual" and words.year_of(item.words) == words.fiscal_year)
    )


def subheading(sheet: Sheet, text: str) -> None:
    """A heading below a heading, which has its own mark in its text."""
    sheet.blocks.append(Heading(text, 2))


def statement(number: int, labels: tuple[str, ...], kind: ProseKind, sheet: Sheet, count: int = 1) -> None:
    """A numbered heading below a heading, and paragraphs of the department."""
    label = sheet.words.pick(labels)
    subheading(sheet, f"({number}) {label}")
    texts = [sheet.facts.writer.text(kind, sheet.facts.chance.randint(30, 90)) for _ in range(count)]
    for text in texts:
        sheet.line(text, indent=True)
    sheet.report["policies"].append({"label": label, "kind": kind, "paragraphs": [clean(text) for text in texts]})


def duties(sheet: Sheet) -> None:
    """What each section is there for, a line each; whether that makes it a section of the staffing is left open."""
    form = sheet.words.template(("・{}　{}", "○{}：{}", "【{}】{}"))
    for unit in sheet.facts.units:
        sheet.line(form.format(unit.name, sheet.facts.writer.text("outline", 12)))
    free(sheet.report["staffing"], "sections")


def staff_by_kind(sheet: Sheet) -> None:
    """All staff of the department by kind in one line, and their sum."""
    words, units = sheet.words, sheet.facts.units
    counts = [(words.pick(names), whole(sum(unit.total((kind,)) for unit in units))) for kind, names in _KINDS]
    parts = [f"{name}　{count:,}人" for name, count in counts]
    total = whole(sum(count for _, count in counts))
    label = f"{total:,}人"
    sheet.line(f"{words.template(('、', '　'))}".join(parts) + words.template(("　計　{}", "　合計　{}")).format(label))
    stated = {"staff_count": total, "label": label, "includes_head": False}
    # The number stands inside a line, so where its label begins is open.
    free(stated, "label")
    sheet.report["staffing"]["stated_total"] = stated


def money_of_department(sheet: Sheet) -> None:
    """The money of the whole department, by account (会計)."""
    chance = sheet.facts.chance
    for account in ("一般会計", "特別会計")[: chance.randint(1, 2)]:
        sheet.line(f"{account}　{money_text(chance.randint(90_000, 9_800_000), 'thousand')}", indent=True)


def statement_row(
    labels: tuple[str, ...], kind: ProseKind, sheet: Sheet, length: int, *, count: int = 1, bullet: str = ""
) -> Row:
    """A statement of several paragraphs as a row of a table: its label at the left."""
    label = sheet.words.pick(labels)
    texts = [sheet.facts.writer.text(kind, length) for _ in range(count)]
    sheet.report["policies"].append({"label": label, "kind": kind, "paragraphs": [clean(text) for text in texts]})
    return (Cell(label, head=True), Cell("\n".join(f"{bullet}{text}" for text in texts)))


def with_first_indicator(work: Work) -> Work:
    """The project with one indicator only, as it has one row."""
    return replace(work, indicators=work.indicators[:1])


def before(work: Work, sheet: Sheet) -> Work:
    """The project with the money of the year before."""
    initial, more, spent = (round(amount * sheet.facts.chance.uniform(0.8, 1.2)) for amount in work.money)
    return replace(work, money=(initial, more, spent))
