"""A table of months or quarters (実施スケジュール) below the projects → extras; its rows only name them again."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from pipeline.extract.cutting import filled, raw
from pipeline.extract.project_printed import Printed
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawExtra, RawText, joined
from pipeline.text.fold import fold

_MONTH = re.compile(r"[0-9]{1,2}月?(?:[～-][0-9]{1,2})?月|第?[1-4一二三四ⅠⅡⅢⅣ]四半期|[1-4]Q")
_LONGEST_MONTH = 10
_LONGEST_HEADING = 30
_LEAST_COLUMNS = 4


class Schedule:
    """Keeps the rows of such a table, under the line that stands above it."""

    def __init__(self, printed: Printed) -> None:
        self._printed = printed
        self._table: int | None = None
        self._heading: RawText | None = None

    @property
    def is_open(self) -> bool:
        """Whether such a table was begun."""
        return self._table is not None

    def begins(self, row: Row) -> bool:
        """A row of months where projects were named before opens the table; where none were, it titles them itself."""
        if not self._printed.names or not titles_months(row):
            return False
        self._table = row.table
        self._keep(row)
        return True

    def heads(self, row: Row, following: Row | None) -> bool:
        """A line over a row of months is the heading of the table."""
        if following is None or len(following.cells) < _LEAST_COLUMNS or not self._printed.names:
            return False
        shown = filled(row)
        if len(shown) != 1 or len(shown[0].text) > _LONGEST_HEADING:
            return False
        if row.table is not None and row.table != following.table:
            return False
        if not titles_months(following):
            return False
        self._heading = raw(shown[0])
        return True

    def read(self, row: Row) -> bool:
        """A row of the table, until another table begins."""
        if self._table is None or row.table != self._table:
            return False
        self._keep(row)
        return True

    def _keep(self, row: Row) -> None:
        texts = [raw(cell) for cell in filled(row)]
        if texts:
            self._printed.kept.append(RawExtra(self._heading, (joined(texts),)))

    def keep_beside(self, name: RawText | None, cells: Sequence[Cell]) -> None:
        """The cells under months in a table that names the projects itself."""
        if cells:
            self._printed.kept.append(RawExtra(name, (joined([raw(cell) for cell in cells]),)))


@functools.lru_cache(maxsize=1024)
def is_month(text: str) -> bool:
    """Whether a title is a month or a quarter.

    >>> [is_month(text) for text in ("4月", "4～6月", "第1四半期", "令和4年度", "4月の取組")]
    [True, True, True, False, False]
    """
    return len(text) <= _LONGEST_MONTH and _MONTH.fullmatch(fold(text)) is not None


def titles_months(row: Row) -> bool:
    """Whether three cells or more of a row are months or quarters, and at most three others are filled."""
    if len(row.cells) < _LEAST_COLUMNS:
        return False
    shown = filled(row)
    months = sum(is_month(cell.text) for cell in shown)
    return months > 2 and len(shown) - months < 4
