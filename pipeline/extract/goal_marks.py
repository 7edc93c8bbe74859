"""Columns numbered like the goals (①, ②, ③ below 重点目標との関連) → the goals of the projects that bear a mark there."""

from __future__ import annotations

from pipeline.extract.cutting import raw
from pipeline.extract.project_printed import PrintedName
from pipeline.extract.project_titles import Column
from pipeline.model.document import Cell
from pipeline.model.raw import RawText
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


def read_goal(titled: Column, cell: Cell, name: PrintedName, labels: list[RawText]) -> None:
    """A mark refers to the goal that titles its column; any other cell is the reference, understood or not."""
    if titled.kind == GOAL_MARK and titled.label is not None and cell.text.strip() in _YES:
        name.goals.append(titled.label)
        labels.append(raw(cell))
    else:
        name.goals.append(raw(cell))
