"""Columns of a title row, where one left of the figures (単位 | 目標 | 実績) bears an unknown title → that one names the indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.project_titles import Column, is_short, title
from pipeline.model.document import Row
from pipeline.profiles.figure_titles import figure_by_words, is_figure_cell
from pipeline.profiles.labels import Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.fold import fold

_FIGURES = ("measure.unit", "measure.target", "measure.actual", "measure.baseline")
_SURE = {"measure.unit", "measure.label"}
_LEAST = 3
_SURE_WORDS = re.compile("指標|ものさし|物差し|尺度|目安|KPI")
"""What the title of a column of indicators speaks of, in whatever words (目安となる指標, 成果を見るものさし)."""


def with_figures(columns: Sequence[Column], below: Row | None) -> tuple[Column, ...]:
    """Columns of which one is of indicators or units → the same, those right of it over figures by what their words say.

    The vocabulary knows no figure by their titles (年度末にめざす値); in the row below stands one.
    """
    found = list(columns)
    if below is None or len(below.cells) != len(found):
        return tuple(found)
    first = next(
        (at for at, column in enumerate(found) if set(column.kinds) & _SURE or _names_them(column)), len(found)
    )
    for at in range(first + 1, len(found)):
        column = found[at]
        if column.label is None or any(not kind.startswith("entry.") for kind in column.kinds):
            continue
        kind = figure_by_words(column.label.text) if is_figure_cell(below.cells[at].text) else None
        if kind is not None:
            found[at] = replace(column, kinds=(kind,))
    return tuple(found)


def _names_them(column: Column) -> bool:
    """Whether a title that nobody knows speaks of indicators (成果の指標（単位）)."""
    return _is_unknown(column) and column.label is not None and _SURE_WORDS.search(fold(column.label.text)) is not None


def _is_unknown(column: Column) -> bool:
    """Whether the vocabulary has no word for a title: it heads nothing so far, or a text that its words may speak of."""
    if column.label is None:
        return False
    return column.kinds in ((), ("entry.other",), (told_by_words(column.label.text),))


def read_figure_titles(row: Row, following: Row | None, labels: Labels) -> tuple[Column, ...] | None:
    """A row of titles of figures that the vocabulary does not know (測るもの | いまの状態 | めざす水準) → its columns; None: it is no such row.

    Two titles at least tell of different figures, and below stand figures, beside what they are of.
    """
    if following is None or row.table is None or not _LEAST <= len(row.cells) == len(following.cells):
        return None
    shown = [at for at, cell in enumerate(row.cells) if cell.pieces]
    right = shown[1:]
    if shown[:1] != [0] or len(right) < _LEAST - 1 or not all(is_short(row.cells[at]) for at in shown):
        return None
    of, below = following.cells[0].text, [following.cells[at].text for at in right]
    if not of or is_figure_cell(of) or labels.kinds_of(of) or not all(is_figure_cell(text) for text in below if text):
        return None
    if not any("0" <= char <= "9" for text in below for char in fold(text)):
        return None
    if any(is_figure_cell(row.cells[at].text) for at in shown):
        return None
    columns = [title(cell, labels) for cell in row.cells]
    for at in right:
        known = tuple(kind for kind in columns[at].kinds if kind.startswith("measure."))
        told = figure_by_words(row.cells[at].text)
        columns[at] = replace(columns[at], kinds=known or (() if told is None else (told,)))
    if len({columns[at].kinds for at in right} - {()}) < _LEAST - 1:
        return None
    columns[0] = replace(columns[0], kinds=("measure.label",))
    return tuple(columns)


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
    if beside.label is None or not _is_unknown(beside):
        return found
    if _SURE_WORDS.search(fold(beside.label.text)) is None and found[at].kinds[:1] != ("measure.unit",):
        return found
    return (*found[: at - 1], replace(beside, kinds=("measure.label", "entry.other")), *found[at:])


def _is_of_figures(column: Column) -> bool:
    """Whether a title may head figures (目標 heads texts elsewhere)."""
    return any(kind in _FIGURES for kind in column.kinds)
