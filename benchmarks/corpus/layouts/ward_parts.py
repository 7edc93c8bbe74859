"""Pieces of the layouts of the group `ward`: a header of pairs in two columns, staff with posts, goals beside the plan of the city, whom to ask.

Decided here: a post in a column of its own is the post of the name beside it; a number of all staff in the header is no stated total for
sure, so it is left open; what is said of a quarter is a text of the project whose kind and label are open. What no field holds (the
measure of the city's plan that a goal belongs to, whom to ask, a day of writing, a share that was reached) is in no gold: the layouts
that print it leave `extras` open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.facts import whole
from benchmarks.corpus.layouts.header import AsOf, as_of
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import free_markers, named
from benchmarks.corpus.layouts.last_parts import heads_as_pairs, pairs_row, section, staff_of_department
from benchmarks.corpus.layouts.other_parts import entry, stated
from benchmarks.corpus.layouts.prose import mark_of
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import clean, number_text

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Unit
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.sheet import Sheet

GROUP: Final = "ward"
"""The name of the group."""

_KINDS = (
    ("regular", ("正規職員", "正職員", "正規")),
    ("fiscal_year_appointee", ("会計年度任用職員", "会計年度任用")),
)


def phone(sheet: Sheet) -> str:
    """A number of a telephone that nobody has."""
    chance = sheet.facts.chance
    return f"0{chance.randint(10, 99)}-{chance.randint(200, 899)}-{chance.randint(1000, 9999)}"


def whom_to_ask(sheet: Sheet) -> None:
    """A line at the end: department, section and telephone of those who know more."""
    facts, words = sheet.facts, sheet.words
    form = words.template(
        (
            "【問い合わせ先】{department}　{section}　電話 {phone}",
            "問合せ先：{department}{section}（内線 {inner}）",
            "（問い合わせ）{department} {section}　TEL {phone}",
        )
    )
    inner = facts.chance.randint(2101, 4890)
    sheet.line(
        form.format(department=facts.department, section=facts.units[0].name, phone=phone(sheet), inner=inner),
        words.template(("left", "right")),
    )


def head_grid(dated: AsOf, style: NameStyle, sheet: Sheet) -> None:
    """A table of two pairs a row: department, heads, the number of all staff, a telephone."""
    words, facts = sheet.words, sheet.facts
    found = [(words.pick(("部局名", "部名", "所属名")), facts.department)]
    found += heads_as_pairs(("部長名", "部局長名", "部長氏名"), ("担当部長名", "担当部長"), style, sheet)
    found.append(
        (words.pick(("職員数", "部の職員数")), staff_of_department(dated, sheet, words.template(("人", "名"))))
    )
    found.append((words.pick(("電話", "電話番号")), phone(sheet)))
    if len(found) % 2:
        found.append((words.pick(("内線", "内線番号")), str(facts.chance.randint(2101, 4890))))
    rows = [pairs_row(tuple(found[at : at + 2])) for at in range(0, len(found), 2)]
    sheet.table(rows, (0.16, 0.34, 0.16, 0.34))


def staff_with_posts(heading: tuple[str, ...], dated: AsOf, style: NameStyle, sheet: Sheet) -> None:
    """Sections with the post and the name of their head in two columns, staff of two kinds, their sum; a row with the sums of all."""
    words = sheet.words
    sheet.heading(words.pick(heading))
    sheet.line(words.template(("（{}）", "※{}", "（単位：人）　{}")).format(as_of(dated, sheet)), "right")
    titles = (words.pick(("課名", "所属", "課・室名")), words.pick(("職名", "役職", "職")), words.pick(("氏名", "所属長氏名")))  # fmt: skip
    kinds = tuple(words.pick(names) for _, names in _KINDS)
    rows: list[Row] = [title_cells(*titles, *kinds, words.pick(("計", "合計人数", "職員数計")))]
    rows += [_posts_row(unit, style, sheet) for unit in sheet.facts.units]
    sums = [whole(sum(unit.total((kind,)) for unit in sheet.facts.units)) for kind, _ in _KINDS]
    total = whole(sum(sums))
    stated(total, str(total), sheet)
    left = Cell(words.pick(("合計", "部合計", "計")), colspan=3, align="center")
    rows.append((left, *(Cell(str(one), align="center") for one in (*sums, total))))
    sheet.table(rows, (0.26, 0.13, 0.25, 0.12, 0.14, 0.1), 1)


def _posts_row(unit: Unit, style: NameStyle, sheet: Sheet) -> Row:
    text, found = named(unit.head, style, "section_head", unit.head.post, sheet)
    number = unit.total(tuple(kind for kind, _ in _KINDS))
    section(unit, number, str(number), [found], sheet)
    counts = {kind: unit.counts[kind] for kind, _ in _KINDS if not isinstance(unit.counts[kind], str)}
    sheet.report["staffing"]["sections"][-1]["staff_counts"] = counts
    numbers = (*(number_text(unit.counts[kind]) for kind, _ in _KINDS), str(number))
    return (Cell(unit.name), Cell(unit.head.post), Cell(text), *(Cell(one, align="center") for one in numbers))


def goals_beside_plan(heading: tuple[str, ...], sheet: Sheet) -> None:
    """A table of the goals: number, goal, the measure of the city's plan that it belongs to."""
    words, chance = sheet.words, sheet.facts.chance
    sheet.heading(words.pick(heading))
    sheet.state_year(words.year_in(heading))
    titles = (
        ("番号", "No."),
        ("目標", "重点目標", "目標の内容"),
        ("総合計画の施策", "総合計画上の位置付け", "関連施策"),
    )
    rows: list[Row] = [title_cells(*(words.pick(one) for one in titles))]
    for number, aim in enumerate(sheet.facts.aims, start=1):
        _, mark, goal_no = mark_of(words.template(("number", "circled", "number")), number, "")  # type: ignore[arg-type]
        sheet.goals.append((mark, goal_no))
        sheet.report["goals"].append({"goal_no": goal_no, "marker": mark, "text": clean(aim.text), "children": []})
        measure = words.template(("施策{}-{}", "{}-{}")).format(chance.randint(1, 6), chance.randint(1, 5))
        rows.append((Cell(mark, align="center"), Cell(aim.text), Cell(measure, align="center")))
    sheet.table(rows, (0.1, 0.7, 0.2), 1)
    free_markers(sheet)


def of_a_quarter(label: str, found: dict[str, Any], sheet: Sheet, *, blank: bool) -> str:
    """What was done in a quarter; blank if it is not over."""
    if blank:
        return ""
    text = sheet.facts.writer.text("midterm", 18)
    one = entry("midterm", label, sheet.facts.fiscal_year, text)
    free(one, "entry_type")
    found["entries"].append(one)
    return text
