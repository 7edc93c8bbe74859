"""The staffing table (執行体制) with numbers by type, and the totals that are printed.

Where the contract leaves freedom: a number in brackets outside the total (再任用短時間) is in `staff_count_label` only; types
without a printed sum leave `staff_count` null; of a 合計 row by type only the sum of all is kept, for `stated_total` holds
one number; `includes_head` is true where the total's label says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.facts import STAFF_TYPES, Number, Printed, Unit, whole
from benchmarks.corpus.layouts.header import AsOf, as_of
from benchmarks.corpus.layouts.names import NameStyle, name_cell, officer, post_in
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import number_text

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Staffing:
    """Labels and arrangement of the staffing table.

    `types`: kinds of staff with their words; `count` empty: no column of sums. `head` empty: no heads. `posts`: each
    name has its post before it. `over`: the title over the columns of numbers. `dated`: the heading holds the as-of date.
    """

    heading: tuple[str, ...] = ("部局内の執行体制",)
    section: tuple[str, ...] = ("課名",)
    head: tuple[str, ...] = ("課長名",)
    count: tuple[str, ...] = ("職員数",)
    types: tuple[tuple[str, tuple[str, ...]], ...] = ()
    over: tuple[str, ...] = ()
    total: tuple[Literal["none", "row", "line", "line-with-head"], ...] = ("none", "row")
    sum_row: tuple[str, ...] = ("合計", "計", "合　計")
    sum_line: tuple[str, ...] = ("部の職員人数",)
    suffix: tuple[str, ...] = ("",)
    names: tuple[NameStyle, ...] = ("plain",)
    posts: bool = False
    fractions: bool = False
    brackets: bool = False
    count_first: bool = False
    dated: AsOf | None = None


def print_staffing(part: Staffing, sheet: Sheet) -> None:
    """Print the heading, the table and the total."""
    words, units = sheet.words, _units(part, sheet)
    if part.heading:
        heading = words.pick(part.heading)
        sheet.heading(f"{heading}（{as_of(part.dated, sheet)}）" if part.dated else heading)
    style, suffix = sheet.facts.chance.choice(part.names), words.template(part.suffix)
    rows = [_row(part, unit, sheet, style, suffix) for unit in units]
    kinds = tuple(kind for kind, _ in part.types) or STAFF_TYPES
    total = whole(sum(unit.total(kinds) for unit in units))
    how = words.template(part.total)
    if how == "row":
        rows.append(_sum_row(part, units, total, sheet, suffix))
    heads = _titles(part, sheet)
    sheet.table([*heads, *rows], _widths(part), len(heads))
    if how.startswith("line"):
        _sum_line(part, total, sheet, with_head=how == "line-with-head")


def _units(part: Staffing, sheet: Sheet) -> tuple[Unit, ...]:
    """The sections with the numbers that this table can show."""
    if not part.fractions:
        return sheet.facts.units
    chance = sheet.facts.chance
    return tuple(
        Unit(
            unit.name,
            unit.head,
            {
                kind: whole(number + chance.choice((0, 0.5, 0.05, 0.79)))
                if isinstance(number, int) and number
                else number
                for kind, number in unit.counts.items()
            },
            unit.short_time,
        )
        for unit in sheet.facts.units
    )


def _titles(part: Staffing, sheet: Sheet) -> list[tuple[Cell, ...]]:
    words = sheet.words
    left = [words.pick(part.section), *([words.pick(part.head)] if part.head else [])]
    right = [words.pick(kind_words) for _, kind_words in part.types] + ([words.pick(part.count)] if part.count else [])
    if part.over:
        upper = [Cell(text, rowspan=2, align="center", head=True) for text in left]
        over = Cell(words.pick(part.over), colspan=len(right), align="center", head=True)
        return [(*upper, over), title_cells(*right)]
    return [title_cells(*_ordered(part, left, right))]


def _ordered(part: Staffing, left: list[Any], right: list[Any]) -> list[Any]:
    """The cells of a row: section, head, numbers; or the numbers before the head."""
    return [left[0], *right, *left[1:]] if part.count_first else [*left, *right]


def _widths(part: Staffing) -> tuple[float, ...]:
    numbers = len(part.types) + bool(part.count)
    each = min(0.12, 0.5 / max(numbers, 1))
    left = [0.28, *([0.3 if numbers < 4 else 0.2] if part.head else [])]
    return tuple(_ordered(part, left, [each] * numbers))


def _row(part: Staffing, unit: Unit, sheet: Sheet, style: NameStyle, suffix: str) -> tuple[Cell, ...]:
    left, right = [Cell(unit.name)], []
    officers = []
    if part.head:
        printed = name_cell(unit.head, style, sheet.facts.chance)
        own_post = unit.head.post if part.posts and unit.head.man else None
        printed = f"{own_post} {printed}" if own_post else printed
        left.append(Cell(printed))
        label = post_in(sheet.words.pick(part.head))
        officers.append(officer(unit.head, printed, style, "section_head", own_post or label))
    right += [Cell(number_text(unit.counts[kind], suffix), align="center") for kind, _ in part.types]
    count, count_label = _count(part, unit, suffix)
    if part.count:
        right.append(Cell(count_label or "", align="center"))
    sheet.sections.add(unit.name)
    counts = {kind: unit.counts[kind] for kind, _ in part.types if not isinstance(unit.counts[kind], str)}
    sheet.report["staffing"]["sections"].append(
        {
            "name": unit.name,
            "staff_count": count,
            "staff_count_label": count_label,
            "staff_counts": counts,
            "officers": officers,
        }
    )
    return tuple(_ordered(part, left, right))


def _count(part: Staffing, unit: Unit, suffix: str) -> tuple[Number | None, str | None]:
    """The printed total of a section and its number."""
    if not part.count:
        return None, None
    total = unit.total(tuple(kind for kind, _ in part.types) or STAFF_TYPES)
    outside = f"（{unit.short_time}）" if part.brackets and unit.short_time else ""
    return total, f"{number_text(total, suffix)}{outside}"


def _sum_row(part: Staffing, units: tuple[Unit, ...], total: Number, sheet: Sheet, suffix: str) -> tuple[Cell, ...]:
    sums: list[Printed] = [whole(sum(unit.total((kind,)) for unit in units)) for kind, _ in part.types]
    label = number_text(total, suffix)
    right = [Cell(number_text(number, suffix), align="center") for number in sums]
    if part.count:
        right.append(Cell(label, align="center"))
        stated = {"staff_count": total, "label": label, "includes_head": False}
        sheet.report["staffing"]["stated_total"] = stated
    left = [Cell(sheet.words.pick(part.sum_row)), *([Cell("")] if part.head else [])]
    return tuple(_ordered(part, left, right))


def _sum_line(part: Staffing, total: Number, sheet: Sheet, *, with_head: bool) -> None:
    number = whole(total + with_head)
    label = number_text(number, "名")
    remark = "（部長含む）" if with_head else ""
    sheet.line(f"{sheet.words.pick(part.sum_line)}{remark}　{label}")
    stated = {"staff_count": number, "label": label, "includes_head": with_head}
    sheet.report["staffing"]["stated_total"] = stated
