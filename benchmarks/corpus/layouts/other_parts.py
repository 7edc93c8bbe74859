"""Pieces of the layouts of the group `other`: staff by place with sub-totals, beside their fixed number, with readings, or in one line.

Decided here: of a fixed number (定数) and the number of people who are there (現員) the latter is the staff; a sub-total (小計) is nothing
that a field holds; a post in a column of its own is the post of the name beside it, and so is a reading. What no field holds (an
increase of money, the day of a signature) is in no gold: the layouts that print it leave `extras` open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.facts import STAFF_TYPES, whole
from benchmarks.corpus.layouts.header import as_of
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import named
from benchmarks.corpus.layouts.last_parts import section
from benchmarks.corpus.layouts.later_parts import subheading
from benchmarks.corpus.layouts.names import name_cell, officer, post_in
from benchmarks.corpus.layouts.prose import mark_of
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.corpus.layouts.facts import Unit
    from benchmarks.corpus.layouts.header import AsOf
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.sheet import Sheet

_CITY_HALL = ("課", "室", "局")


def stated(number: float, label: str, sheet: Sheet) -> dict[str, Any]:
    """Note a printed total, without the head of the department."""
    found = {"staff_count": whole(number), "label": label, "includes_head": False}
    sheet.report["staffing"]["stated_total"] = found
    return found


def _dated(heading: tuple[str, ...], dated: AsOf, sheet: Sheet) -> None:
    """The heading of the staff, which has the day of its numbers in it."""
    sheet.heading(f"{sheet.words.pick(heading)}（{as_of(dated, sheet)}）")


def staff_of_fixed_number(heading: tuple[str, ...], dated: AsOf, sheet: Sheet, style: NameStyle) -> None:
    """Sections with head, fixed number (定数), people who are there (現員) and those from elsewhere (兼務); their sums."""
    words, chance = sheet.words, sheet.facts.chance
    _dated(heading, dated, sheet)
    head_label = words.pick(("課長名", "所属長名", "課長氏名"))
    numbers = (words.pick(("定数", "定員")), words.pick(("現員", "現員数")), words.pick(("兼務", "他所属からの兼務")))
    rows: list[Row] = [title_cells(words.pick(("課名", "課・室名", "所属")), head_label, *numbers)]
    sums = [0, 0, 0]
    for unit in sheet.facts.units:
        text, found = named(unit.head, style, "section_head", post_in(head_label), sheet)
        present, concurrent = int(unit.total(STAFF_TYPES)), chance.choice((0, 0, 0, 1, 2))
        counts = (present + chance.choice((-1, 0, 0, 0, 1, 2)), present, concurrent)
        sums = [one + more for one, more in zip(sums, counts, strict=True)]
        section(unit, present, str(present), [found], sheet)
        # Of which kind those are who come from elsewhere is open.
        free(sheet.report["staffing"]["sections"][-1], "staff_counts")
        shown = (str(counts[0]), str(present), str(concurrent) if concurrent else "")
        rows.append((Cell(unit.name), Cell(text), *(Cell(one, align="center") for one in shown)))
    stated(sums[1], str(sums[1]), sheet)
    left = Cell(words.pick(("合計", "計", "合　計")), colspan=2, align="center")
    rows.append((left, *(Cell(str(one), align="center") for one in sums)))
    sheet.table(rows, (0.3, 0.3, 0.12, 0.12, 0.16), 1)


def staff_by_place(heading: tuple[str, ...], dated: AsOf, sheet: Sheet, style: NameStyle) -> None:
    """Sections in the city hall and those elsewhere, with a sub-total for each of both kinds and the sum of all."""
    words, units = sheet.words, sheet.facts.units
    _dated(heading, dated, sheet)
    here = [unit for unit in units if unit.name.endswith(_CITY_HALL)]
    kinds = [(words.pick(("本庁", "本庁舎")), here), (words.pick(("出先機関", "出先")), [one for one in units if one not in here])]  # fmt: skip
    groups = [(name, members) for name, members in kinds if members]
    head_label, suffix = words.pick(("所属長名", "所属長", "課長等氏名")), words.template(("", "人", "名"))
    titles = (
        words.pick(("区分", "所在")),
        words.pick(("課等名", "所属名")),
        head_label,
        words.pick(("職員数", "人数")),
    )
    rows: list[Row] = [title_cells(*titles)]
    total = 0
    for name, members in groups:
        own, number = _place_rows(members, head_label, suffix, style, sheet)
        total += number
        if len(groups) > 1:
            own.append((Cell("小計", colspan=2, align="center"), Cell(f"{number}{suffix}", align="center")))
        rows += [((Cell(name, len(own), align="center"), *one) if at == 0 else one) for at, one in enumerate(own)]
    label = f"{total}{suffix}"
    stated(total, label, sheet)
    rows.append((Cell(words.pick(("合計", "部計")), colspan=3, align="center"), Cell(label, align="center")))
    sheet.table(rows, (0.14, 0.3, 0.3, 0.14), 1)


def _place_rows(
    members: Sequence[Unit], head_label: str, suffix: str, style: NameStyle, sheet: Sheet
) -> tuple[list[Row], int]:
    """A row for each of some sections, and all their staff."""
    rows: list[Row] = []
    total = 0
    for unit in members:
        text, found = named(unit.head, style, "section_head", post_in(head_label), sheet)
        number = int(unit.total(STAFF_TYPES))
        total += number
        section(unit, number, f"{number}{suffix}", [found], sheet)
        rows.append((Cell(unit.name), Cell(text), Cell(f"{number}{suffix}", align="center")))
    return rows, total


def staff_with_readings(heading: tuple[str, ...], dated: AsOf, sheet: Sheet) -> None:
    """Sections with post, name, reading (ふりがな) and staff, each in a column of its own."""
    words, chance = sheet.words, sheet.facts.chance
    _dated(heading, dated, sheet)
    titles = (
        ("課名", "所属", "課・室"),
        ("職名", "職"),
        ("氏名", "所属長氏名"),
        ("ふりがな", "よみがな"),
        ("職員数", "人数"),
    )
    rows: list[Row] = [title_cells(*(words.pick(one) for one in titles))]
    for unit in sheet.facts.units:
        text, man = name_cell(unit.head, "plain", chance), unit.head.man
        number = int(unit.total(STAFF_TYPES))
        found = officer(unit.head, text, "after", "section_head", unit.head.post)
        section(unit, number, str(number), [found], sheet)
        reading = f"{man.family_kana} {man.given_kana}" if man else ""
        cells = (unit.name, unit.head.post, text, reading)
        rows.append((*map(Cell, cells), Cell(str(number), align="center")))
    sheet.table(rows, (0.27, 0.14, 0.23, 0.24, 0.12), 1)


def staff_in_line(dated: AsOf, sheet: Sheet) -> None:
    """All staff in one line, and in brackets behind it how many of them each section has."""
    words, suffix = sheet.words, sheet.words.template(("人", "名"))
    parts, total = [], 0
    for unit in sheet.facts.units:
        number = int(unit.total(STAFF_TYPES))
        total += number
        section(unit, number, f"{number}{suffix}", [], sheet)
        # The number stands inside a line, so where its label begins is open.
        free(sheet.report["staffing"]["sections"][-1], "staff_count_label")
        parts.append(f"{unit.name}{words.template(('', '　', ' '))}{number}{suffix}")
    free(stated(total, f"{total}{suffix}", sheet), "label")
    label = words.pick(("職員数", "部の職員数", "職員の数"))
    sheet.line(f"{label}　合計{total}{suffix}（{'、'.join(parts)}）　※{as_of(dated, sheet)}")


def heads_with_reading(sheet: Sheet) -> None:
    """Each head at the right: the reading above (ルビ), below it post and name."""
    for at, head in enumerate(sheet.facts.heads):
        post = f"{sheet.facts.department}長" if at == 0 else head.post
        text, found = named(replace(head, concurrent=False), "above", "department_head", post, sheet, in_line=True)
        # The label is what both lines say of the name; where it begins is open, see `named`.
        sheet.report["officers"].append(found)
        family_kana, given_kana, *name = text.split(" ")
        sheet.line(f"{family_kana}　{given_kana}", "right")
        sheet.line(f"{post}　{'　'.join(name)}", "right")


def keep_goals(sheet: Sheet, most: int = 6) -> None:
    """Print no more goals than there are projects for: each goal will have one at least, see `by_goal`."""
    facts = sheet.facts
    sheet.facts = replace(facts, aims=facts.aims[: min(most, max(2, len(facts.works) // 2))])


def goals_as_headings(heading: tuple[str, ...], unit: tuple[str, ...], sheet: Sheet) -> None:
    """Each goal is a paragraph below a heading that has nothing but its number."""
    words = sheet.words
    sheet.heading(words.pick(heading))
    for number, aim in enumerate(sheet.facts.aims, start=1):
        printed, mark, goal_no = mark_of(words.template(("label", "label-circled")), number, words.pick(unit))  # type: ignore[arg-type]
        subheading(sheet, printed.strip())
        sheet.line(aim.text, indent=True)
        sheet.goals.append((mark, goal_no))
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})


def entry(kind: str, label: str, fiscal_year: int, text: str, *, label_open: bool = True) -> dict[str, Any]:
    """A text of a project. `label_open`: it stands in a row and a column that both have titles, so its label is open."""
    found = {
        "entry_type": kind,
        "label": label,
        "fiscal_year": fiscal_year,
        "text": clean(text),
        "attribution": "explicit",
    }
    if label_open:
        free(found, "label")
    return found
