"""Pieces of the layouts of the group `fresh`: staff in two tables side by side, in a sentence or as a list, signatures of an accord.

What no field holds (a day of signing, the mayor, whether a project is new) is in no gold: the layouts that print it leave `extras` open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Beside, Cell, Table
from benchmarks.corpus.layouts.facts import STAFF_TYPES, Number, whole
from benchmarks.corpus.layouts.figures import Item
from benchmarks.corpus.layouts.header import as_of
from benchmarks.corpus.layouts.held import free
from benchmarks.corpus.layouts.held_parts import named, started
from benchmarks.corpus.layouts.last_parts import put, section
from benchmarks.corpus.layouts.names import post_in
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import clean
from benchmarks.corpus.people import FAMILIES, GIVEN

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.facts import Work
    from benchmarks.corpus.layouts.header import AsOf
    from benchmarks.corpus.layouts.held_parts import Row
    from benchmarks.corpus.layouts.names import NameStyle
    from benchmarks.corpus.layouts.project_start import Naming
    from benchmarks.corpus.layouts.prose import ProseKind
    from benchmarks.corpus.layouts.sheet import Sheet

_NAME = Item("name", ("事業名",))


def begun(work: Work, sheet: Sheet, naming: Naming) -> tuple[str, dict[str, Any]]:
    """A project's name as printed with its sections, and the project, noted in the gold."""
    found = started(work, sheet)
    return put(_NAME, work, found, sheet, naming), found


def free_kinds(found: dict[str, Any], sheet: Sheet, *items: Item) -> None:
    """Leave open of which kind the texts under the labels of these items are."""
    labels = {sheet.words.pick(item.words) for item in items}
    for entry in found["entries"]:
        if entry["label"] in labels:
            free(entry, "entry_type")


def mayor(sheet: Sheet) -> str:
    """The name of the mayor, who is no officer of any department; a family name that no one here has."""
    here = {head.man.family for head in sheet.facts.heads if head.man}
    chance = sheet.facts.chance
    family = chance.choice([name for name, _ in FAMILIES if name not in here])
    return f"{family}　{chance.choice(GIVEN)[0]}"


def staff_in_a_sentence(dated: AsOf, sheet: Sheet) -> None:
    """How many sections and people there are; whether that is a stated total is left open."""
    words, units = sheet.words, sheet.facts.units
    sheet.heading(words.pick(("部の組織", "部の体制", "組織と人員")))
    total = sum(unit.total(STAFF_TYPES) for unit in units)
    form = words.template(
        (
            "当部には{n}の課等があり、職員数は{total}人です（{day}）。",
            "課等の数　{n}、職員数　{total}人（{day}）",
            "{n}課等、職員{total}名の体制です（{day}）。",
        )
    )
    sheet.line(form.format(n=len(units), total=total, day=as_of(dated, sheet)))
    free(sheet.report["staffing"], "stated_total")


def staff_as_list(heading: tuple[str, ...], dated: AsOf, sheet: Sheet) -> None:
    """A line for each section: its name and the number of its staff; perhaps a line with their sum."""
    words = sheet.words
    sheet.heading(f"{words.pick(heading)}（{as_of(dated, sheet)}）")
    form = words.template(("○{name}　{count}", "・{name}：{count}", "　{name}　　{count}", "・{name}（{count}）"))
    suffix, total = words.template(("人", "名")), 0.0
    for unit in sheet.facts.units:
        number = unit.total(("regular",))
        total += number
        section(unit, number, f"{number}{suffix}", [], sheet)
        # The number stands inside a line, so where its label begins is open.
        free(sheet.report["staffing"]["sections"][-1], "staff_count_label")
        sheet.line(form.format(name=unit.name, count=f"{number}{suffix}"))
    if words.template(("sum", "none")) == "sum":
        label = f"{whole(total)}{suffix}"
        sheet.line(words.template(("　計　{}", "合計　{}", "部全体　{}")).format(label))
        sheet.report["staffing"]["stated_total"] = {
            "staff_count": whole(total),
            "label": label,
            "includes_head": False,
        }


def staff_beside_staff(heading: tuple[str, ...], dated: AsOf, sheet: Sheet, style: NameStyle) -> None:
    """The first half of the sections in a table at the left, the others at the right."""
    words = sheet.words
    sheet.heading(words.pick(heading))
    sheet.line(words.template(("（{}）", "※{}", "（人員は{}）")).format(as_of(dated, sheet)), "right")
    head_label, suffix = words.pick(("課長等", "課長等氏名", "所属長名")), words.template(("", "人"))
    titles = title_cells(
        words.pick(("課等の名称", "課等", "所属")), head_label, words.pick(("人員", "職員数（人）", "人数"))
    )
    rows: list[Row] = []
    for unit in sheet.facts.units:
        text, officer = named(unit.head, style, "section_head", post_in(head_label), sheet)
        number: Number = unit.total(STAFF_TYPES)
        section(unit, number, f"{number}{suffix}", [officer], sheet)
        rows.append((Cell(unit.name), Cell(text), Cell(f"{number}{suffix}", align="center")))
    if len(rows) % 2:
        rows.append((Cell(""), Cell(""), Cell("")))
    half, widths = len(rows) // 2, (0.22, 0.17, 0.09)
    left, right = (
        Table((titles, *part), widths, 1, ruled=sheet.ruled) for part in (tuple(rows[:half]), tuple(rows[half:]))
    )
    sheet.blocks.append(Beside(left, right, 0.04))


def boxed(labels: tuple[str, ...], kind: ProseKind, sheet: Sheet, size: int = 60) -> Row:
    """A statement of the department as a row of a table: its label at the left."""
    label, text = sheet.words.pick(labels), sheet.facts.writer.text(kind, size)
    sheet.report["policies"].append({"label": label, "kind": kind, "paragraphs": [clean(text)]})
    return (Cell(label, head=True), Cell(text))
