"""Texts outside ruled tables become lines, or rows of columns where several texts stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.read.xlsx.drafts import DraftCell, DraftRow, beside, cell_of, is_character, is_single
from pipeline.read.xlsx.grid import Item

_COVERED = DraftCell(covered=True)
_SHORTEST_WORD = 3
_WIDEST_GAP = 2
_Group = tuple[Item, ...]
"""One text: one cell of the sheet, or the cells of a word with one character each."""


def loose_rows(block: Sequence[Item], *, blank_before: bool) -> Iterator[tuple[int, DraftRow]]:
    """The texts of rows that follow each other without a blank row → (row on the grid, draft)."""
    rows = [list(_words(list(group))) for _, group in groupby(block, key=lambda item: item.top)]
    columns = sorted({group[0].left for row in rows if len(row) > 1 for group in row})
    tabular = [at for at, row in enumerate(rows) if len(row) > 1]
    table: tuple[int, int] | None = None
    for at, row in enumerate(rows):
        top = row[0][0].top
        blank = blank_before and at == 0
        if _is_line(row, columns, inside=bool(tabular) and tabular[0] < at <= tabular[-1]):
            table = None
            yield top, DraftRow((_cell(row[0]),), None, blank)
        else:
            table = table or (top, -1 - row[0][0].left)
            yield top, DraftRow(tuple(_columns(row, columns)), table, blank)


def _words(row: Sequence[Item]) -> Iterator[_Group]:
    """The texts of a row. Characters one a cell on graph paper, equally far apart, are a word if there are enough."""
    run: list[Item] = []
    for item in row:
        if run and not _goes_on(run, item):
            yield from _closed(run)
            run = []
        run.append(item)
    yield from _closed(run)


def _goes_on(run: Sequence[Item], item: Item) -> bool:
    gap = item.left - run[-1].right - 1
    even = len(run) < 2 or gap == run[1].left - run[0].right - 1
    return even and gap <= _WIDEST_GAP and all(part.narrow and is_character(part) for part in (run[-1], item))


def _closed(run: list[Item]) -> Iterator[_Group]:
    if len(run) >= _SHORTEST_WORD and any(map(is_single, run)):
        yield tuple(run)
    else:
        yield from ((item,) for item in run)


def _cell(group: _Group) -> DraftCell:
    return cell_of(group) if len(group) == 1 else DraftCell((beside(group),))


def _is_line(row: Sequence[_Group], columns: Sequence[int], *, inside: bool) -> bool:
    """Whether a row is a line of text, not a row of the columns around it."""
    if len(row) > 1:
        return False
    first, last = row[0][0], row[0][-1]
    if first.left not in columns:
        return True
    if first.left == columns[0]:
        return not inside or first.runs_over or any(first.left < column <= last.right for column in columns)
    return False


def _columns(row: Sequence[_Group], columns: Sequence[int]) -> Iterator[DraftCell]:
    """A cell for every column: the text that begins there, or what covers it."""
    starts = {group[0].left: group for group in row}
    end = -1
    for column in columns:
        group = starts.get(column)
        if group is not None:
            end = group[-1].right
            yield _cell(group)
        else:
            yield _COVERED if column <= end else DraftCell()
