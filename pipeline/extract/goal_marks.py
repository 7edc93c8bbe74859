"""Columns numbered like the goals (①, ②, ③ below 重点目標との関連) → the goals of the projects that bear a mark there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.cutting import raw
from pipeline.extract.project_contents import SENTENCE_END
from pipeline.extract.project_printed import PrintedName
from pipeline.extract.project_titles import Column
from pipeline.model.document import Cell
from pipeline.model.raw import RawText
from pipeline.profiles.text_words import told_by_words
from pipeline.text.enumerators import parse_enumerator

GOAL_MARK = "column.goal_mark"
"""The kind of such a column; no label of the vocabulary has it."""
GOAL_COLUMNS = ("column.goal", GOAL_MARK)
_LONGEST = 6
_YES = frozenset("○〇◯◎●✓✔☑■★レ")


def numbers_goal(over: Column | None, cell: Cell) -> bool:
    """Whether a cell below a title that speaks of goals is nothing but a goal's number (②, 目標2)."""
    if over is None or over.label is None or "目標" not in over.label.text:
        return False
    return len(cell.text) <= _LONGEST and parse_enumerator(cell.text) is not None


def with_aims(cells: Sequence[tuple[Column, Cell]]) -> Sequence[tuple[Column, Cell]]:
    """Cells under their titles → the same; a sentence under 達成目標 behind the name tells what the project aims at.

    Before the names stand the goals that they serve, whole sentences among them.
    """
    if not any(column.kind == "column.goal" for column, _ in cells):
        return cells
    name = next((at for at, (column, _) in enumerate(cells) if column.kind == "column.project"), len(cells))
    return tuple(
        (replace(column, kinds=("entry.plan",)), cell) if at > name and _is_aim(column, cell) else (column, cell)
        for at, (column, cell) in enumerate(cells)
    )


def _is_aim(column: Column, cell: Cell) -> bool:
    if GOAL_MARK in column.kinds:
        return False  # what stands in it are the report's own goals
    if column.kind != "column.goal" or column.label is None or not cell.text.endswith(SENTENCE_END):
        return False
    return told_by_words(column.label.text) == "entry.plan" and parse_enumerator(cell.text[:_LONGEST]) is None


def read_goal(titled: Column, cell: Cell, name: PrintedName, labels: list[RawText]) -> None:
    """A mark refers to the goal that titles its column; any other cell is the reference, understood or not."""
    if titled.kind == GOAL_MARK and titled.label is not None and cell.text.strip() in _YES:
        name.goals.append(titled.label)
        labels.append(raw(cell))
    else:
        name.goals.append(raw(cell))
