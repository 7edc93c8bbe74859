"""Tables with columns of marks for months or quarters (4 5 6 … 2 3; 工程 over 第1 第2 …) → the tables without these columns; what stands in them, as extras."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from pipeline.extract.cutting import raw
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, joined
from pipeline.text.fold import fold
from pipeline.text.periods import is_period

_LEAST_MONTHS: Final = 6
_LEAST_QUARTERS: Final = 3
_SCHEDULE: Final = re.compile("工程|スケジュール|日程|実施時期|実施予定|年間予定")
_LONGEST_MARK: Final = 3
_LONGEST_PART: Final = 12
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
    if not any(len(row.cells) > _LEAST_QUARTERS for row in rows):
        return Months(list(rows))
    found: list[Row] = []
    kept: list[RawExtra] = []
    for table, group in groupby(rows, key=lambda row: row.table):
        own = list(group)
        columns = frozenset[int]() if table is None else _months(own) or _schedule(own)
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


def _schedule(rows: Sequence[Row]) -> frozenset[int]:
    """The columns below a title of the schedule (工程), printed over three at least, each with a title of its own, that hold nothing but marks."""
    for head, second in pairwise(rows[:_TITLE_ROWS]):
        for at, cell in enumerate(head.cells):
            if not cell.pieces or _SCHEDULE.search(cell.text) is None:
                continue
            end = at + 1
            while end < len(head.cells) and not head.cells[end].pieces and _is_part(second, end):
                end += 1
            columns = range(at, end)
            if len(columns) < _LEAST_QUARTERS or not _is_part(second, at):
                continue
            if all(is_period(second.cells[one].text) for one in columns):
                continue  # 4月～6月, 7月～9月: known without the title above them
            below = [one for row in rows[2:] for one in row.cells[at:end] if one.pieces]
            if below and all(len(one.text) <= _LONGEST_MARK or is_period(one.text) for one in below):
                return frozenset(columns)
    return frozenset()


def _is_part(row: Row, at: int) -> bool:
    return at < len(row.cells) and 0 < len(row.cells[at].text) <= _LONGEST_PART


def _follows(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] == one[0] + 1 and other[1] == one[1] % 12 + 1


def _words_before(rows: Sequence[Row], months: frozenset[int]) -> frozenset[int]:
    """The column right before the months, if below its title nothing but words for the rows of months stands in it."""
    at = min(months) - 1
    words = ["".join(cell.text.split()) for cell in _column(rows[1:], at) if cell.pieces]
    return frozenset((at,)) if at > 0 and words and set(words) <= _OF_ROWS else frozenset()


def _column(rows: Sequence[Row], at: int) -> Iterator[Cell]:
    return (row.cells[at] for row in rows if at < len(row.cells))
