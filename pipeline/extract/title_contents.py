"""Columns of a title row and the row below it → the columns that their contents explain: running numbers, references to goals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.cutting import without_blanks
from pipeline.extract.indicator_columns import with_figures, with_indicators
from pipeline.extract.project_titles import Column
from pipeline.model.document import Row
from pipeline.text.fold import fold
from pipeline.text.goal_references import parse_goal_reference

_GOALS = re.compile("(?:重点|年度|組織|主要|達成|部の|局の)?(?:目標|課題)")
"""What titles the goals that projects serve, and elsewhere a text or a figure."""
_NUMBER = re.compile("[(]?[0-9]{1,2}[).]?|[①-⑳]")
_LONGEST_REFERENCE, _LONGEST_NUMBER_TITLE = 24, 4
_MEASURED = ("measure.label", "measure.unit", "measure.actual", "measure.baseline")


def by_contents(columns: Sequence[Column], below: Row | None) -> tuple[Column, ...]:
    """Columns → the same, that of the indicators found (`with_indicators`), and where they hold names two by the row below.

    Under an unknown short title before the names stands a number; under 目標, in a table without indicators, nothing but
    the numbers of goals (目標2, ①、③).
    """
    found = with_indicators(with_figures(columns, below))
    at = next((at for at, column in enumerate(found) if "column.project" in column.kinds), None)
    if at is None or below is None or len(below.cells) != len(found):
        return found
    texts = [cell.text if cell.pieces else "" for cell in below.cells]
    measured = any(kind in _MEASURED for column in found if not _is_of_goals(column) for kind in column.kinds)
    return tuple([
        replace(column, kinds=("column.number",))
        if place == 0 < at and _counts(column, texts[0])
        else replace(column, kinds=("column.goal",))
        if not measured and _is_of_goals(column) and _refers(texts[place])
        else column
        for place, column in enumerate(found)
    ])  # fmt: skip


def _counts(column: Column, text: str) -> bool:
    """Whether a number stands under a short title that nobody knows."""
    if column.label is None or column.kinds or len(column.label.text) > _LONGEST_NUMBER_TITLE:
        return False
    return _NUMBER.fullmatch(without_blanks(fold(text))) is not None


def _is_of_goals(column: Column) -> bool:
    return column.label is not None and _GOALS.fullmatch(without_blanks(fold(column.label.text))) is not None


def _refers(text: str) -> bool:
    """Whether a cell is short and holds goals' numbers alone."""
    if not text or len(text) > _LONGEST_REFERENCE:
        return False
    reference = parse_goal_reference(text)
    return reference is not None and reference.words is None
