"""Rows of prose → the numbered list that ends them, below a blank line: it may be of another block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.model.document import Row
from pipeline.text.enumerators import Marker, split_marker

_LEAST: Final = 2


def list_below_prose(rows: Sequence[Row]) -> int | None:
    """Rows of prose → the row at which a numbered list (1, 2 …) begins that ends them, below a blank line; None where there is none."""
    for at in range(1, len(rows)):
        marker = split_marker(text) if (text := line_text(rows[at])) else None
        if marker is None or marker.number is None:
            continue
        if marker.number != 1 or not rows[at].blank_before:
            return None
        return at if _runs_on(rows[at:], marker) else None
    return None


def _runs_on(rows: Sequence[Row], first: Marker) -> bool:
    """Whether the lines with marks like the first are numbered on to the end of the rows."""
    numbers: list[int | None] = []
    for row in rows:
        text = line_text(row)
        if not text or (row is not rows[0] and row.blank_before and split_marker(text) is None):
            return False
        marker = split_marker(text)
        if marker is not None and marker.kind == first.kind:
            numbers.append(marker.number)
    return len(numbers) >= _LEAST and numbers == [*range(1, len(numbers) + 1)]


def line_text(row: Row) -> str:
    """The text of a line outside tables; "" for any other row."""
    return row.cells[0].text if row.table is None and len(row.cells) == 1 and row.cells[0].pieces else ""
