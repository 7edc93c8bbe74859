"""The top of a report: department, its heads, the as-of line, with labels or without."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.names import NameStyle, name_cell, officer, post_in
from benchmarks.corpus.layouts.sheet import Sheet
from benchmarks.corpus.sentences import year_label

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Head

HeaderStyle = Literal["lines", "colon", "table", "row", "stacked", "bare", "bracketed", "run-on"]


@dataclass(frozen=True, slots=True)
class Header:
    """Labels and arrangement of the header.

    lines `部局名　市民部`; colon; table of label and value a row; row: one row of pairs; stacked: labels above values;
    bare: `市民部` and `市民部長　山田 太郎` without labels; bracketed 【市民部】; run-on: `市民部長山田太郎`.
    `second`: the label of a second head; `phone`: a label whose value no field holds.
    """

    style: HeaderStyle
    department: tuple[str, ...] = ("部局名",)
    head: tuple[str, ...] = ("部長名",)
    second: tuple[str, ...] = ("担当部長名",)
    names: tuple[NameStyle, ...] = ("plain",)
    parent: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    two_in_cell: bool = False


@dataclass(frozen=True, slots=True)
class AsOf:
    """The line with the day that the numbers of staff are of; `forms` have a hole for the date."""

    forms: tuple[str, ...] = ("(職員数は{})",)
    dates: tuple[Literal["full", "short", "western", "no-year", "no-day", "start"], ...] = ("full",)
    align: Literal["left", "right"] = "right"


def print_header(part: Header, sheet: Sheet) -> None:
    """Print department and heads."""
    facts, words = sheet.facts, sheet.words
    style = facts.chance.choice(part.names)
    parents = [facts.parent] if part.parent else []
    sheet.report["department"] = {"name": facts.department, "parents": parents}
    if part.style in ("bare", "bracketed", "run-on"):
        _unlabelled(part, sheet, style, parents)
        return
    pairs = [(words.pick(part.parent), facts.parent)] if part.parent else []
    pairs.append((words.pick(part.department), facts.department))
    heads = [(words.pick(label), head) for label, head in zip((part.head, part.second), facts.heads, strict=False)]
    if part.two_in_cell:
        pairs.append(_in_one_cell(words.pick(part.head), sheet, style))
    else:
        for label, head in heads:
            printed = name_cell(head, style, facts.chance)
            pairs.append((label, printed))
            sheet.report["officers"].append(officer(head, printed, style, "department_head", post_in(label)))
    if part.phone:
        label, number = words.pick(part.phone), f"{facts.chance.randint(20, 89)}-{facts.chance.randint(1000, 9999)}"
        pairs.append((label, number))
        sheet.report["extras"].append({"label": label, "text": number})
    _labelled(part.style, pairs, sheet)


def _in_one_cell(label: str, sheet: Sheet, style: NameStyle) -> tuple[str, str]:
    """Every head in one cell, a line each; with two heads each has its post before the name."""
    parts = []
    several = len(sheet.facts.heads) > 1
    for head in sheet.facts.heads:
        printed = name_cell(head, style, sheet.facts.chance)
        post = f"{sheet.facts.department}長" if head is sheet.facts.heads[0] else head.post
        parts.append(f"{post} {printed}" if several else printed)
        found = officer(head, parts[-1], style, "department_head", post if several else post_in(label))
        sheet.report["officers"].append(found)
    return label, "\n".join(parts)


def _labelled(style: HeaderStyle, pairs: list[tuple[str, str]], sheet: Sheet) -> None:
    if style == "table":
        rows = [(Cell(label, head=True), Cell(value)) for label, value in pairs]
        sheet.table(rows, (0.18, 0.5))
    elif style == "row":
        cells = tuple(Cell(text, head=at % 2 == 0) for at, text in enumerate(text for pair in pairs for text in pair))
        share = 1.0 / len(pairs)
        sheet.table([cells], tuple(share * (0.36 if at % 2 == 0 else 0.64) for at in range(len(cells))))
    elif style == "stacked":
        labels = tuple(Cell(label, align="center", head=True) for label, _ in pairs)
        sheet.table(
            [labels, tuple(Cell(value, align="center") for _, value in pairs)], (0.9 / len(pairs),) * len(pairs)
        )
    else:
        join = "：" if style == "colon" else "　"
        for label, value in pairs:
            sheet.line(f"{label}{join}{value.replace(chr(10), ' ')}")


def _unlabelled(part: Header, sheet: Sheet, style: NameStyle, parents: list[str]) -> None:
    facts = sheet.facts
    above = "".join(f"{parent}　" for parent in parents)
    sheet.line(f"【{above}{facts.department}】" if part.style == "bracketed" else f"{above}{facts.department}")
    for head in facts.heads:
        post = _post(head, sheet)
        printed = name_cell(head, style, facts.chance).replace("\n", " ")
        run_on = part.style == "run-on"
        sheet.line(f"{post}{printed}" if run_on else f"{post}　{printed}")
        label = f"{post}{printed}" if run_on else printed
        sheet.report["officers"].append(officer(head, label, style, "department_head", post))


def _post(head: Head, sheet: Sheet) -> str:
    return f"{sheet.facts.department}長" if head is sheet.facts.heads[0] else head.post


def as_of(part: AsOf, sheet: Sheet) -> str:
    """The as-of date as printed, with 現在 or 時点; notes its meaning."""
    facts = sheet.facts
    kind, end = facts.chance.choice(part.dates), facts.chance.choice(("現在", "現在", "時点"))
    day = datetime.date(facts.fiscal_year, 4, 1)
    year = "平成31年" if day.year == 2019 else year_label(day.year).removesuffix("度")
    label = {
        "full": f"{year}4月1日",
        "short": f"{'H' if year.startswith('平成') else 'R'}{year[2:].removesuffix('年').replace('元', '1')}.4.1",
        "western": f"{day.year}年4月1日",
        "no-year": "4月1日",
        "no-day": f"{year}4月",
        "start": f"{year_label(day.year)}当初",
    }[kind] + end
    known = kind in ("full", "short", "western")
    sheet.report["staffing"]["as_of_label"] = label
    sheet.report["staffing"]["as_of_date"] = day.isoformat() if known else None
    return label


def print_as_of(part: AsOf, sheet: Sheet) -> None:
    """Print the as-of line."""
    label = as_of(part, sheet)
    sheet.line(sheet.words.template(part.forms).format(label), part.align)
