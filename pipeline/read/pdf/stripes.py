"""Printed rows and the white stripes between their columns → which word stands in which column, and what runs across."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from pipeline.read.pdf.printed_rows import PrintedRow, Word

Stripe = tuple[float, float]


@dataclass(frozen=True, slots=True)
class AlignedRows:
    """Consecutive printed rows of one table, and the white stripes between its columns."""

    rows: tuple[PrintedRow, ...]
    stripes: tuple[Stripe, ...]

    _cells: dict[int, dict[int, list[Word]]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `placed` has found, by the row's `id`: a table's rows are asked about once for each column."""
    _extents: dict[int, Stripe] = field(default_factory=dict, init=False, repr=False, compare=False)

    _ends: dict[int, list[float]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def column(self, word: Word) -> int:
        """The column that a word begins in."""
        return bisect_right(self.stripes, word.x0, key=middle)

    def placed(self, row: PrintedRow) -> dict[int, list[Word]]:
        """The words of a row by the column in which they begin."""
        known = self._cells.get(id(row))
        if known is None:
            known = {}
            for word in row.words:
                known.setdefault(self.column(word), []).append(word)
            self._cells[id(row)] = known
        return known

    def crossed(self, row: PrintedRow) -> tuple[bool, ...]:
        """For each stripe: whether a word of the row runs across it (a merged cell)."""
        result = [False] * len(self.stripes)
        for word in row.words:
            for at in range(bisect_right(self.stripes, word.x0, key=middle), len(result)):
                if middle(self.stripes[at]) >= word.x1:
                    break
                result[at] = True
        return tuple(result)

    def extent(self, column: int) -> Stripe:
        """Where the words of a column begin and end, rows with merged cells left out.

        A column with words in such rows only reaches from stripe to stripe.
        """
        if not self._extents:
            for row in self.rows:
                for at, words in () if any(self.crossed(row)) else self.placed(row).items():
                    low, high = self._extents.get(at, (words[0].x0, words[0].x1))
                    self._extents[at] = (min(low, *[w.x0 for w in words]), max(high, *[w.x1 for w in words]))
        return self._extents.get(column) or self._between_stripes(column)

    def ends(self, column: int) -> list[float]:
        """Where the lines of a column end."""
        if not self._ends:
            for row in self.rows:
                for at, words in self.placed(row).items():
                    self._ends.setdefault(at, []).append(words[-1].x1)
        return self._ends.get(column, [])

    def _between_stripes(self, column: int) -> Stripe:
        words = [word for row in self.rows for word in row.words]
        left = self.stripes[column - 1][1] if column else min(word.x0 for word in words)
        right = self.stripes[column][0] if column < len(self.stripes) else max(word.x1 for word in words)
        return left, max(left, right)


def middle(stripe: Stripe) -> float:
    """The place in the middle of a stripe."""
    return (stripe[0] + stripe[1]) / 2
