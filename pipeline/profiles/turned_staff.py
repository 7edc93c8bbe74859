"""A table of staff whose columns are the sections (課名 | 市民課 | 税務課 over 課長名 | … | …) → the same with a row for each section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Row
from pipeline.profiles.staff_titles import is_name
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LEAST_CELLS, _MOST_ROWS = 3, 8
_NUMBER = re.compile(r"\(?[0-9]{1,4}(?:\.[0-9]{1,2})? ?[人名]?\)?|[-－―—–]")


def turned_rows(rows: Sequence[Row]) -> int:
    """How many rows are such a table: names of sections beside a title, then names of people or numbers; 0 for none.

    Every row is of one table and one width, every cell is filled, and two sections stand in it at least.
    """
    first = rows[0] if rows else None
    if first is None or first.table is None or len(first.cells) < _LEAST_CELLS or not _is_full(first):
        return 0
    if looks_like_section(first.cells[0].text) or not all(looks_like_section(cell.text) for cell in first.cells[1:]):
        return 0
    end = 1
    for row in rows[1:_MOST_ROWS]:
        if row.table != first.table or len(row.cells) != len(first.cells) or not _is_full(row):
            break
        texts = [cell.text for cell in row.cells[1:]]
        if not all(_NUMBER.fullmatch(fold(text)) for text in texts) and not all(map(is_name, texts)):
            return 0
        end += 1
    return end if end > 1 else 0


def upright(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a block with such tables turned: their titles in one row, each section in its own."""
    found: list[Row] = []
    at = 0
    while at < len(rows):
        count = turned_rows(rows[at:])
        if not count:
            found.append(rows[at])
            at += 1
            continue
        own = rows[at : at + count]
        columns = zip(*(row.cells for row in own), strict=True)
        found += [replace(own[0], cells=cells, blank_before=False) for cells in columns]
        at += count
    return tuple(found)


def _is_full(row: Row) -> bool:
    return all(cell.pieces and not cell.covered for cell in row.cells)
