"""Tables with a column for each month that is titled by its number (4 5 6 … 2 3) → the tables without these columns; what stands in them, as extras."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from pipeline.extract.cutting import raw
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, joined
from pipeline.text.fold import fold

_LEAST_MONTHS: Final = 6
_TITLE_ROWS: Final = 3
"""The titles of the months stand in one of so many rows."""
_MONTHS: Final = frozenset(map(str, range(1, 13)))
_OF_ROWS: Final = frozenset(
    ("予定", "計画", "実績", "実施", "結果", "目標", "当初", "変更", "進捗", "変更後", "見込", "見込み")
)
"""What stands before the months of a row and says of what they are."""


@dataclass(frozen=True, slots=True)
class Months:
    """The rows without the months, and what stood in these."""

    rows: list[Row]
    kept: tuple[RawExtra, ...] = ()


def without_months(rows: Sequence[Row]) -> Months:
    """Rows of project blocks → the same without columns of months titled by bare numbers, and the words before them (予定, 実績).

    The marks below months say when something is done; no field holds them.
    """
    if not any(len(row.cells) > _LEAST_MONTHS for row in rows):
        return Months(list(rows))
    found: list[Row] = []
    kept: list[RawExtra] = []
    for table, group in groupby(rows, key=lambda row: row.table):
        own = list(group)
        columns = frozenset[int]() if table is None else _months(own)
        if not columns:
            found += own
            continue
        columns |= _words_before(own, columns)
        for row in own:
            cut = [cell for at, cell in enumerate(row.cells) if at in columns and cell.pieces]
            if cut:
                kept.append(RawExtra(None, (joined([raw(cell) for cell in cut]),)))
            left = tuple([cell for at, cell in enumerate(row.cells) if at not in columns])
            if any(cell.pieces for cell in left):
                found.append(replace(row, cells=left))
    return Months(found, tuple(kept))


def _months(rows: Sequence[Row]) -> frozenset[int]:
    """The columns of months in a table: six numbers at least side by side, each the month after the one before."""
    for row in rows[:_TITLE_ROWS]:
        numbers = [(at, int(fold(cell.text))) for at, cell in enumerate(row.cells) if fold(cell.text) in _MONTHS]
        if len(numbers) >= _LEAST_MONTHS and all(_follows(*pair) for pair in pairwise(numbers)):
            return frozenset(at for at, _ in numbers)
    return frozenset()


def _follows(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] == one[0] + 1 and other[1] == one[1] % 12 + 1


def _words_before(rows: Sequence[Row], months: frozenset[int]) -> frozenset[int]:
    """The column right before the months, if below its title nothing but words for the rows of months stands in it."""
    at = min(months) - 1
    words = ["".join(cell.text.split()) for cell in _column(rows[1:], at) if cell.pieces]
    return frozenset((at,)) if at > 0 and words and set(words) <= _OF_ROWS else frozenset()


def _column(rows: Sequence[Row], at: int) -> Iterator[Cell]:
    return (row.cells[at] for row in rows if at < len(row.cells))
