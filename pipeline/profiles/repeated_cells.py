"""Rows of tables → the places of the words that come again and again in one order, each before, over or beside a value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.model.document import Cell, Row
from pipeline.profiles.labels import PART_FAMILIES, Labels, label_key
from pipeline.text.fold import fold
from pipeline.text.periods import is_period
from pipeline.text.sections import looks_like_section

LEAST_TIMES: Final = 2
LEAST_LABELS: Final = 3
_SHORTEST, _LONGEST = 2, 16
_NO_LABEL: Final = re.compile("[。、：:0-9]")

Place = tuple[int, int]
"""A row and a column of it."""


def cycle_of(rows: Sequence[Row], labels: Labels) -> tuple[Place, ...]:
    """The places of the words that come equally often and always in one order; () if there are none.

    Known labels with a year (令和3年度の計画) count beside three others: a table of names with three reports is no form.
    """
    found = _cycle(rows, labels, dated=False)
    dated = _cycle(rows, labels, dated=True) if found else ()
    return dated if len(dated) > len(found) else found


def _cycle(rows: Sequence[Row], labels: Labels, *, dated: bool) -> tuple[Place, ...]:
    places = [
        (at, column)
        for at, row in enumerate(rows)
        if row.table is not None
        for column, cell in enumerate(row.cells)
        if cell.pieces and _may_be_label(cell, labels, dated=dated)
    ]
    keys = {place: key_at(rows, place) for place in places}
    counted = Counter(keys.values())
    best: tuple[Place, ...] = ()
    for times in {count for count in counted.values() if count >= LEAST_TIMES}:
        chosen = [place for place in places if counted[keys[place]] == times]
        words = [keys[place] for place in chosen]
        size = len(chosen) // times
        if size >= LEAST_LABELS and words == words[:size] * times and len(chosen) > len(best):
            best = tuple(chosen)
    return best


def key_at(rows: Sequence[Row], place: Place) -> str:
    """The word at a place, in the form in which labels compare equal."""
    return label_key(rows[place[0]].cells[place[1]].text)


def _may_be_label(cell: Cell, labels: Labels, *, dated: bool) -> bool:
    text = cell.text
    if is_period(text):
        return True
    if not _SHORTEST <= len(text) <= _LONGEST:
        return False
    if dated and any(kind.startswith(PART_FAMILIES) for kind in labels.kinds_of(text)):
        return True
    if looks_like_section(text) and not labels.kinds_of(text):
        return False  # 実施課 is a label, 住宅課 none
    return _NO_LABEL.search(fold(text)) is None
