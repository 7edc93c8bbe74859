"""A row in which a stage (計画, 中間報告) stands before a text whose title names none → the text under that stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.figure_forms import is_figure
from pipeline.extract.project_column_cells import is_time
from pipeline.extract.project_titles import Column
from pipeline.model.document import Cell
from pipeline.profiles.labels import STAGES, Labels

_OF_NO_STAGE = ("entry.other", "entry.outline")


def parted_by_stage(columns: Sequence[Column], row: Sequence[Cell], labels: Labels) -> tuple[Column, ...]:
    """The columns for a row of the table; a text behind a stage has its label before it.

    The rows of the table then hold one text each, and the word before it is its label.
    """
    found = list(columns)
    for at, cell in enumerate(row[: len(found) - 1]):
        column, beside = found[at], found[at + 1]
        if not cell.pieces or column.label is None or column.kinds or beside.label is None or at + 1 >= len(row):
            continue
        if (
            not is_time(beside.label.text)
            and (not beside.kinds or beside.kind in _OF_NO_STAGE)
            and _is_stage(cell, row[at + 1], labels)
        ):
            found[at + 1] = replace(beside, kinds=("column.entries",))
    return tuple(found)


def _is_stage(cell: Cell, beside: Cell, labels: Labels) -> bool:
    """Whether a word names a stage; one that heads figures, too (計画, 実績), does so before a text."""
    kinds = labels.text_kinds(cell.text)
    if not any(kind in STAGES for kind in kinds):
        return False
    return all(kind.startswith("entry.") for kind in kinds) or (bool(beside.pieces) and not is_figure(beside.text))
