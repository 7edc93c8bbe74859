"""The rows of a table without rules → the same without those at its rim that are none of it: headings, other text, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from pipeline.read.pdf.printed_rows import PrintedRow, Word
from pipeline.read.pdf.stripes import AlignedRows, Stripe

LEAST_ROWS = 3
"""So many rows of more than one cell make a table."""
PROSE = 12.0
"""Ems from which a column holds running text."""
NO_ROOM = 1.7
"""Share of the font size between a word and the next column from which no further character fits."""
ALIGNED = 0.45
"""Share of the font size by which edges that are in line may differ."""
_MOST_SIGNERS = 3
"""Lines on the right below a table, at most, that are no rows of it: a day, a post and a name."""


def trimmed(group: AlignedRows) -> AlignedRows:
    """The group without rows at its ends that only happen to leave the stripes white: headings, other text."""
    rows = group.rows
    while len(rows) > 1 and _is_foreign(group, rows[0], rows[1:], rows[1].top - rows[0].bottom):
        rows = rows[1:]
    while len(rows) > 1 and _is_foreign(group, rows[-1], rows[:-1], rows[-1].top - rows[-2].bottom):
        rows = rows[:-1]
    return AlignedRows(rows, group.stripes)


def _is_foreign(group: AlignedRows, row: PrintedRow, others: Sequence[PrintedRow], gap: float) -> bool:
    """Whether a row at the rim is none of the table's.

    A word alone in the first column is a heading or the next text, unless the row above it is full there (it goes on);
    a row that leaves cells blank and stands apart or beyond its columns is another line with a wide gap.
    """
    if not group.stripes:
        return False
    cells = group.placed(row)
    usual = _usual_gap(others)
    if any(group.crossed(row)) and not row.parted:
        return True
    if len(cells) == 1 and row.top > others[-1].top and _is_signature(group, row, others):
        return True
    if list(cells) == [0]:
        above = [word.x1 for word in others[-1].words if group.column(word) == 0]
        goes_on = row.top > others[-1].top and above and group.stripes[0][1] - max(above) <= NO_ROOM * row.em
        return not (goes_on and gap <= usual + 0.2 * row.em)
    apart = gap > usual + 0.5 * row.em
    if len(cells) == 1:
        return apart
    return len(cells) <= len(group.stripes) and (apart or not _is_within(group, row, others))


def _is_signature(group: AlignedRows, row: PrintedRow, others: Sequence[PrintedRow]) -> bool:
    """Whether a row's one cell stands far inside the last column, at whose edge all others begin: a day or a name on the right."""
    last = len(group.stripes)
    starts = [words[0].x0 for other in others if (words := group.placed(other).get(last))]
    own = group.placed(row).get(last)
    if own is None or len(starts) < LEAST_ROWS:
        return False
    edge = min(starts)
    aligned = sum(start - edge <= ALIGNED * row.em for start in starts)
    return own[0].x0 - edge >= PROSE * row.em and aligned + _MOST_SIGNERS >= len(starts)


def _usual_gap(rows: Sequence[PrintedRow]) -> float:
    gaps = [below.top - above.bottom for above, below in pairwise(rows)]
    return median_low(gaps) if gaps else float("inf")


def _is_within(group: AlignedRows, row: PrintedRow, others: Sequence[PrintedRow]) -> bool:
    """Whether each cell of a row stands within what other rows fill of its column."""
    extents = dict[int, Stripe]()
    for other in others:
        for column, words in group.placed(other).items():
            low, high = extents.get(column, (words[0].x0, words[-1].x1))
            extents[column] = (min(low, words[0].x0), max(high, words[-1].x1))
    slack = 0.5 * row.em
    return all(
        column in extents
        and words[0].x0 >= extents[column][0] - slack
        and (words[-1].x1 <= extents[column][1] + slack or _is_merged(group, words[-1]))
        for column, words in group.placed(row).items()
    )


def _is_merged(group: AlignedRows, word: Word) -> bool:
    return any(word.x0 < (low + high) / 2 < word.x1 for low, high in group.stripes)
