"""Rows page by page → rows of the document: a table that goes on overleaf is one table, a row cut in two is one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from pipeline.read.pdf.cut_cells import joined, without_ends, without_rests
from pipeline.read.pdf.cut_lines import read_once
from pipeline.read.pdf.drafts import DraftCell, DraftRow
from pipeline.read.pdf.rules import TOLERANCE

_MOST_HEADER_ROWS: Final = 4
_LEAST_BORDERS: Final = 3
_FIGURE: Final = re.compile("[0-9０-９][0-9０-９,，.．]*")
"""A number by itself: its row holds data, it is no header."""


def continued(pages: Sequence[Sequence[DraftRow]]) -> Iterator[DraftRow]:
    """Draft rows of each page → of the document, `table` counted from 1 through the document.

    A table goes on if it ends one page, begins the next and has the same column borders. Header rows printed again are
    kept aside as furniture. What is overleaf of a row or a merged cell that the page break cut is put to its beginning.
    """
    done = list[DraftRow]()
    heads = dict[int, list[DraftRow]]()
    for printed in pages:
        page = _widened(done, read_once(done, printed))
        numbers = dict[int, int]()
        here, number = _open_table(done, page) or (0, 0)
        again = _repeated_header(page, heads[number], here) if number else None
        if again is not None:
            numbers[here] = number
        rows = [_numbered(row, numbers, heads) for row in (_with_aside(page, again) if again else page)]
        if again is not None:
            _join_first(done, rows)
        done += rows
    yield from done


def _widened(done: Sequence[DraftRow], page: Sequence[DraftRow]) -> Sequence[DraftRow]:
    """The rows of a page, those of its first table in the columns of the table that it goes on with.

    A border that only other rows of the table have (its titles stand below a row of more cells) is missing overleaf.
    """
    first, last = _first(page), _first(reversed(done))
    if first is None or last is None or first.table is None or len(first.borders) >= len(last.borders):
        return page
    if len(first.borders) < _LEAST_BORDERS or len(last.cells) != len(last.borders) - 1:
        return page
    shown = [at for at, cell in enumerate(last.cells) if not cell.covered]
    edges = [*(last.borders[at] for at in shown), last.borders[-1]]
    if not _are_same(first.borders, edges):
        return page
    return [_widened_row(row, shown, last) if row.table == first.table else row for row in page]


def _widened_row(row: DraftRow, shown: Sequence[int], last: DraftRow) -> DraftRow:
    if len(row.cells) != len(shown):
        return row
    cells = [DraftCell((), covered=True)] * len(last.cells)
    for at, cell in zip(shown, row.cells, strict=True):
        cells[at] = cell
    return replace(row, cells=tuple(cells), borders=last.borders)


def _first(rows: Iterable[DraftRow]) -> DraftRow | None:
    return next((row for row in rows if not _is_aside(row)), None)


def _are_same(borders: Sequence[float], others: Sequence[float]) -> bool:
    return len(borders) == len(others) and all(
        abs(one - other) <= TOLERANCE for one, other in zip(borders, others, strict=True)
    )


def _open_table(done: Sequence[DraftRow], page: Sequence[DraftRow]) -> tuple[int, int] | None:
    """The number that a page's first table has there and the number of the table that it may go on with, or None."""
    first, last = _first(page), _first(reversed(done))
    if (
        first is None
        or last is None
        or first.table is None
        or last.table is None
        or len(first.borders) < _LEAST_BORDERS
    ):
        return None
    return (first.table, last.table) if _are_same(first.borders, last.borders) else None


def _repeated_header(page: Sequence[DraftRow], known: Sequence[DraftRow], table: int) -> list[DraftRow] | None:
    """The rows of a page's table that repeat the first rows of the table before; None if it is a table of its own.

    A header titles other rows: a table that is wholly like the one before, or like it down to its figures, is another.
    """
    here = [row for row in page if row.table == table]
    pairs = takewhile(lambda pair: _words(pair[0]) == _words(pair[1]), zip(known, here, strict=False))
    again = [row for _, row in pairs]
    if len(again) == len(here) or any(_FIGURE.fullmatch(text.strip()) for row in again for text in _words(row)):
        return None
    return again


def _with_aside(page: Sequence[DraftRow], again: Sequence[DraftRow]) -> Iterator[DraftRow]:
    """The rows of a page, those of a repeated header turned into furniture."""
    for row in page:
        if not any(row is other for other in again):
            yield row
            continue
        for cell in row.cells:
            for line in cell.lines:
                yield DraftRow(row.page, (DraftCell((line,), bbox=cell.bbox),), is_furniture=True)


def _numbered(row: DraftRow, numbers: dict[int, int], heads: dict[int, list[DraftRow]]) -> DraftRow:
    """A row with the document's number of its table; the first rows of a table are noted in `heads`."""
    if row.table is None:
        return row
    number = numbers.setdefault(row.table, len(heads) + 1)
    head = heads.setdefault(number, [])
    # `replace` takes ten times as long, and every row of every table comes by here.
    result = DraftRow(row.page, row.cells, number, row.blank_before, row.is_furniture, row.borders, is_note=row.is_note)
    if len(head) < _MOST_HEADER_ROWS:
        head.append(result)
    return result


def _join_first(done: list[DraftRow], rows: list[DraftRow]) -> None:
    """Put what the first row of a page holds of cells above to these; the row itself may be wholly such a rest."""
    at = next(index for index, row in enumerate(rows) if not _is_aside(row))
    below = [row for row in rows[at + 1 :] if row.table == rows[at].table]
    rows[at] = without_rests(done, rows[at], below)
    if joined(done, rows[at]):
        del rows[at]
    else:
        rows[at] = without_ends(done, rows[at])


def _is_aside(row: DraftRow) -> bool:
    return row.is_furniture or row.is_note


def _words(row: DraftRow) -> tuple[str, ...]:
    return tuple("".join(line.text for line in cell.lines) for cell in row.cells)
