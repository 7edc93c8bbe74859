"""Blocks of prose and lists: policy, mission, vision, current state, greeting, self-introduction, goals, notes.

Where the contract leaves freedom: the mark or number of a heading (【】, ■, 1.) is no part of the label; a paragraph is one item,
without its bullet; what no field holds is one extra a paragraph, under its heading. The mark of a goal is what is printed
with its point or brackets (1. (1) 目標1), a bullet before it left out (- ①).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from benchmarks.corpus.blocks import Cell
from benchmarks.corpus.layouts.sheet import title_cells
from benchmarks.corpus.layouts.wording import clean

if TYPE_CHECKING:
    from benchmarks.corpus.layouts.sheet import Sheet

ProseKind = Literal["policy", "mission", "vision", "current_state", "message", "extra"]
MarkStyle = Literal["circled", "dash-circled", "dot", "wide-dot", "paren", "number", "label", "label-circled", "no", "dai", "nakaguro", "circle", "black", "diamond", "square", "two-circles", "none"]  # fmt: skip

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
_BULLETS = {"nakaguro": "・", "circle": "○", "black": "●", "diamond": "◆", "square": "■"}
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Prose:
    """A heading with paragraphs. `source`: the list of phrases, if it is not that of the kind."""

    heading: tuple[str, ...]
    kind: ProseKind
    source: str = ""
    paragraphs: tuple[int, int] = (1, 3)
    length: int = 70
    box: bool = False
    bullet: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class Goals:
    """A heading with goals. `children`: the marks of goals below goals. `table`: number and goal in two columns.

    `titled`: words of the table's title row. `unit`: before the number of a labelled goal (目標1).
    """

    heading: tuple[str, ...]
    marks: tuple[MarkStyle, ...] = ("circled",)
    children: tuple[MarkStyle, ...] = ()
    table: bool = False
    titled: tuple[tuple[str, ...], ...] = ()
    unit: tuple[str, ...] = ("目標",)
    short: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A line that no field holds, as a legend of grades (凡例)."""

    text: tuple[str, ...]


def print_prose(part: Prose, sheet: Sheet) -> None:
    """Print a block of prose."""
    facts, label = sheet.facts, sheet.words.pick(part.heading)
    kind = part.source or ("introduction" if part.kind == "extra" else part.kind)
    count = facts.chance.randint(*part.paragraphs)
    texts = [facts.writer.text(kind, round(part.length * facts.chance.uniform(0.4, 1.4))) for _ in range(count)]
    bullet = sheet.words.template(part.bullet)
    sheet.heading(label)
    if part.box:
        sheet.table([(Cell("\n".join(f"{bullet}{text}" for text in texts)),)], (1.0,))
    else:
        for text in texts:
            sheet.line(f"{bullet}{text}", indent=not bullet)
    if part.kind == "extra":
        sheet.report["extras"] += [{"label": label, "text": clean(text)} for text in texts]
    else:
        paragraphs = [clean(text) for text in texts]
        sheet.report["policies"].append({"label": label, "kind": part.kind, "paragraphs": paragraphs})


def mark_of(style: MarkStyle, number: int, unit: str) -> tuple[str, str, int | None]:
    """The mark as printed with what follows it, the mark itself, and its number.

    >>> mark_of("dot", 2, ""), mark_of("label", 2, "目標"), mark_of("circle", 2, "")
    (('2. ', '2.', 2), ('目標2　', '目標2', 2), ('○', '○', None))
    """
    if style in _BULLETS:
        return _BULLETS[style], _BULLETS[style], None
    if style == "two-circles":
        mark = "○〇"[number % 2]
        return mark, mark, None
    printed, mark = {
        "circled": (f"{_CIRCLED[number - 1]} ", _CIRCLED[number - 1]),
        "dash-circled": (f"- {_CIRCLED[number - 1]} ", _CIRCLED[number - 1]),
        "dot": (f"{number}. ", f"{number}."),
        "wide-dot": (f"{number}．".translate(_FULL), f"{number}．".translate(_FULL)),
        "paren": (f"({number}) ", f"({number})"),
        "number": (f"{number}　", f"{number}"),
        "label": (f"{unit}{number}　", f"{unit}{number}"),
        "label-circled": (f"{unit}{_CIRCLED[number - 1]}　", f"{unit}{_CIRCLED[number - 1]}"),
        "no": (f"№{number}　", f"№{number}"),
        "dai": (f"第{number}　", f"第{number}"),
        "none": ("", ""),
    }[style]
    return printed, mark, number if mark else None


def print_goals(part: Goals, sheet: Sheet) -> None:
    """Print the goals."""
    facts, words = sheet.facts, sheet.words
    heading, style, unit = words.pick(part.heading), words.template(part.marks), words.pick(part.unit)
    child_style = words.template(part.children) if part.children else None
    sheet.heading(heading)
    sheet.state_year(words.year_in(part.heading))
    lines: list[tuple[str, str, str]] = []
    for number, aim in enumerate(facts.aims, start=1):
        text = facts.writer.text("short_goal", 6) if part.short else aim.text
        printed, mark, goal_no = mark_of(style, number, unit)  # type: ignore[arg-type]
        lines.append((printed, mark, text))
        goal = _goal(goal_no, mark, text)
        sheet.goals.append((mark, goal_no))
        for at, child in enumerate(aim.children if child_style else (), start=1):
            child_printed, child_mark, child_no = mark_of(child_style, at, unit)  # type: ignore[arg-type]
            lines.append((f"　{child_printed}", child_mark, child))
            goal["children"].append(_goal(child_no, child_mark, child))
        sheet.report["goals"].append(goal)
    _print_goal_lines(part, sheet, lines)


def _print_goal_lines(part: Goals, sheet: Sheet, lines: list[tuple[str, str, str]]) -> None:
    if part.table:
        heads = [title_cells(*(sheet.words.pick(one) for one in part.titled))] if part.titled else []
        rows = [(Cell(mark, align="center"), Cell(text)) for _, mark, text in lines]
        sheet.table([*heads, *rows], (0.12, 0.88), len(heads))
    else:
        for printed, _, text in lines:
            sheet.line(f"{printed}{text}")


def _goal(goal_no: int | None, mark: str, text: str) -> dict[str, Any]:
    return {"goal_no": goal_no, "marker": mark or None, "text": clean(text), "children": []}


def print_note(part: Note, sheet: Sheet) -> None:
    """Print a note."""
    text = sheet.words.pick(part.text)
    sheet.line(text)
    sheet.report["extras"].append({"label": None, "text": clean(text)})
