"""Labelled amounts side by side (予算額 1,000円 | 決算額 900円), which a text file's blanks make cells → a line for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.cutting import filled
from pipeline.model.document import Cell, Row
from pipeline.profiles.labels import Labels
from pipeline.text.fold import fold

_LONGEST = 40
_AMOUNT = re.compile(
    r"(?P<label>[^0-9 :]{2,16})[ :]+[^0-9]{0,3}[0-9][0-9,億万千百]*[ ]?(?:[万千百]?円|[億万千0-9]+円)[)]?"
)


def with_amounts_apart(rows: Sequence[Row], labels: Labels) -> list[Row]:
    """The rows of all blocks → the same, with each cell of a row of nothing but labelled amounts on a line of its own."""
    found: list[Row] = []
    for row in rows:
        cells = filled(row) if row.table is not None and len(row.cells) > 1 else ()
        if len(cells) > 1 and all(_is_amount(cell, labels) for cell in cells):
            found += [replace(row, cells=(cell,), table=None) for cell in cells]
        else:
            found.append(row)
    return found


def _is_amount(cell: Cell, labels: Labels) -> bool:
    text = cell.text
    found = _AMOUNT.fullmatch(fold(text)) if len(text) <= _LONGEST and "円" in text else None
    return found is not None and labels.kind_of(text[: found.end("label")], "budget.") is not None
