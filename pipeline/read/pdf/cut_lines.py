"""A line of a table cell that the page break cuts lengthwise is printed on both pages → it is read on one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.read.pdf.drafts import DraftLine, DraftRow

_PLAY: Final = 1.5
"""Points by which the same line may be shifted sideways on the next page."""
_CUT_PLAY: Final = 0.35
"""Share of a line's height by which its two visible parts may miss its whole height: rules have a width of their own."""


def read_once(done: list[DraftRow], page: Sequence[DraftRow]) -> list[DraftRow]:
    """The rows of the document so far and of the next page → the page's rows, no line of which is one of before.

    Spreadsheets break pages through a line of text: its upper part ends one page, its lower part begins the next, each
    clipped. The page on which the line's middle is inside the table has it; the other part stays as furniture.
    """
    rows = list(page)
    here = next((at for at, row in enumerate(rows) if not _is_aside(row)), None)
    there = next((at for at in range(len(done) - 1, -1, -1) if not _is_aside(done[at])), None)
    if here is None or there is None:
        return rows
    first, last = rows[here], done[there]
    if first.table is None and last.table is not None:
        following = next((row for row in rows[here + 1 :] if not _is_aside(row)), None)
        if following is not None and _are_parts(_last_lines(done, there), first, _top(following), _bottom(done, there)):
            rows[here] = replace(first, is_furniture=True)
    elif first.table is not None and last.table is None:
        above = next((at for at in range(there - 1, -1, -1) if not _is_aside(done[at])), None)
        if above is not None and _are_parts(_first_lines(first), last, _bottom(done, above), _top(first)):
            done[there] = replace(last, is_furniture=True)
    return rows


def _is_aside(row: DraftRow) -> bool:
    return row.is_furniture or row.is_note


def _are_parts(lines: Sequence[DraftLine], loose: DraftRow, own: float | None, other: float | None) -> bool:
    """Whether a line outside is the other part of a line in a table; the levels at which either page cuts them."""
    outside = loose.cells[0].lines[0]
    if own is None or other is None or not outside.bbox[1] < own < outside.bbox[3]:
        return False
    height = outside.bbox[3] - outside.bbox[1]
    for line in lines:
        same = abs(line.bbox[0] - outside.bbox[0]) <= _PLAY and _holds(line.text, outside.text)
        shift = (line.bbox[1] - other) - (outside.bbox[1] - own)
        if same and abs(shift) <= _CUT_PLAY * height:
            return True
    return False


def _holds(text: str, part: str) -> bool:
    """Whether `part` is `text`, or what is left of it where low or high characters (、, 一) cannot be seen any more."""
    rest = iter(text)
    return 2 * len(part) >= len(text) and all(character in rest for character in part)


def _last_lines(done: Sequence[DraftRow], at: int) -> list[DraftLine]:
    """The last line of each cell that reaches the end of a page, in the rows up to the last one."""
    bottom, table = _bottom(done, at), done[at].table
    lines = list[DraftLine]()
    while at >= 0 and done[at].table == table and done[at].page == done[-1].page and bottom is not None:
        lines += [cell.lines[-1] for cell in done[at].cells if cell.lines and cell.bbox and cell.bbox[3] >= bottom - 1]
        at -= 1
    return lines


def _first_lines(row: DraftRow) -> list[DraftLine]:
    return [cell.lines[0] for cell in row.cells if cell.lines]


def _top(row: DraftRow) -> float | None:
    return min((cell.bbox[1] for cell in row.cells if cell.bbox is not None), default=None) if row.borders else None


def _bottom(done: Sequence[DraftRow], at: int) -> float | None:
    row = done[at]
    return max((cell.bbox[3] for cell in row.cells if cell.bbox is not None), default=None) if row.borders else None
