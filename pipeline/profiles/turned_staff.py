"""A table of staff whose columns are the sections (課名 | 市民課 | 税務課 over 課長名 | … | …) → the same with a row for each section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Row
from pipeline.profiles.staff_titles import is_name
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LEAST_CELLS, _LEAST_SECTIONS, _MOST_ROWS = 3, 2, 8
_TOTALS = frozenset(("合計", "計", "総計", "総合計", "全体", "職員計", "人員計", "部計", "局計", "区計", "所計"))
_NUMBER = re.compile(r"\(?[0-9]{1,4}(?:\.[0-9]{1,2})? ?[人名]?\)?|[-－―—–]")


def turned_rows(rows: Sequence[Row]) -> int:
    """How many rows are such a table: names of sections beside a title, then names of people or numbers; 0 for none.

    Every row is of one table and one width, and two sections stand in it at least. The last column may be that of the
    total, which nobody heads; a post may be vacant (欠員).
    """
    first = rows[0] if rows else None
    if first is None or first.table is None or len(first.cells) < _LEAST_CELLS or not _is_full(first):
        return 0
    width = len(first.cells) - (_word(first.cells[-1].text) in _TOTALS)
    sections = [_word(cell.text) for cell in first.cells[1:width]]
    if len(sections) < _LEAST_SECTIONS or looks_like_section(first.cells[0].text):
        return 0
    if not all(map(looks_like_section, sections)):
        return 0
    end = 1
    for row in rows[1:_MOST_ROWS]:
        if row.table != first.table or len(row.cells) != len(first.cells) or not _is_full(row, width):
            break
        texts = [_word(cell.text) for cell in row.cells[1:width]]
        if not all(_NUMBER.fullmatch(fold(text)) for text in texts) and not all(map(is_name, texts)):
            return 0
        end += 1
    return end if end > 1 else 0


def _word(text: str) -> str:
    """The text of a cell without line feeds and the blanks that space its letters."""
    return "".join(text.split())


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


def _is_full(row: Row, width: int | None = None) -> bool:
    return all(cell.pieces and not cell.covered for cell in row.cells[:width])
