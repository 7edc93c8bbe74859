"""Columns of a title row, where one left of the figures (単位 | 目標 | 実績) bears an unknown title → that one names the indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.project_titles import Column
from pipeline.text.fold import fold

_FIGURES = ("measure.unit", "measure.target", "measure.actual", "measure.baseline")
_SURE_WORDS = re.compile("指標|ものさし|物差し|尺度|目安|KPI")
"""What the title of a column of indicators speaks of, in whatever words (目安となる指標, 成果を見るものさし)."""


def with_indicators(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns without one of indicators, some of which are of figures → the same, the one beside the figures of indicators.

    Its title is known to nobody. It speaks of indicators, or stands right before a column of units: what a unit is of,
    the cell before it says. A text in such a column is a text of no known kind.
    """
    found = tuple(columns)
    at = next((at for at, column in enumerate(found) if _is_of_figures(column)), 0)
    if at == 0 or any("measure.label" in column.kinds for column in found):
        return found
    beside = found[at - 1]
    if beside.label is None or beside.kinds:
        return found
    if _SURE_WORDS.search(fold(beside.label.text)) is None and found[at].kinds[:1] != ("measure.unit",):
        return found
    return (*found[: at - 1], replace(beside, kinds=("measure.label", "entry.other")), *found[at:])


def _is_of_figures(column: Column) -> bool:
    """Whether a title may head figures (目標 heads texts elsewhere)."""
    return any(kind in _FIGURES for kind in column.kinds)
