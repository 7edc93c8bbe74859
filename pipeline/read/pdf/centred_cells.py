"""Aligned rows whose labels stand at half the height of their texts (上下中央揃え) → where the rows of the table begin."""

from __future__ import annotations

from itertools import pairwise

from pipeline.read.pdf.printed_rows import PrintedRow
from pipeline.read.pdf.stripes import AlignedRows

_OVERLAP = 0.1
"""Share of the font size by which a label beside two lines reaches into both at least."""
_PLAY = 0.2
"""Points by which the distance between the lines of a cell varies."""
_LEAST_STEP = 0.25
"""Share of the font size by which rows of the table stand further apart than lines of a cell."""
_LEAST_SHOWN = 1
_LEAST_BORDERS = 2


def centred_borders(group: AlignedRows) -> tuple[bool, ...] | None:
    """For each pair of printed rows, whether a row of the table begins between them; None where nothing shows it.

    A label beside two lines of text stands between them, and overlaps both: so the distance of the lines of a cell is
    known, and what stands no further apart is one cell. Each row of the table has one label at most.
    """
    pitch = _pitch(group.rows)
    if pitch is None:
        return None
    rows = group.rows
    borders = tuple(not _is_near(rows, at, pitch) for at in range(len(rows) - 1))
    if sum(borders) < _LEAST_BORDERS or not _are_apart(group, borders, pitch):
        return None
    begins = [0, *(at + 1 for at, starts in enumerate(borders) if starts), len(rows)]
    return borders if all(_has_one_label(group, rows[a:b], pitch) for a, b in pairwise(begins)) else None


def _pitch(rows: tuple[PrintedRow, ...]) -> float | None:
    """The distance of the lines of a cell, shown by the labels between two of them, by all alike."""
    shown = [
        below.top - above.top
        for above, middle, below in zip(rows, rows[1:], rows[2:], strict=False)
        if above.bottom - middle.top >= _OVERLAP * middle.em and middle.bottom - below.top >= _OVERLAP * middle.em
    ]
    if len(shown) < _LEAST_SHOWN or max(shown) - min(shown) > _PLAY:
        return None
    return max(shown)


def _is_near(rows: tuple[PrintedRow, ...], at: int, pitch: float) -> bool:
    return rows[at + 1].top - rows[at].top <= pitch + _PLAY


def _are_apart(group: AlignedRows, borders: tuple[bool, ...], pitch: float) -> bool:
    """Whether the rows of the table stand clearly further apart than the lines of a cell."""
    return all(
        below.top - above.top >= pitch + _LEAST_STEP * below.em
        for starts, (above, below) in zip(borders, pairwise(group.rows), strict=True)
        if starts
    )


def _has_one_label(group: AlignedRows, rows: tuple[PrintedRow, ...], pitch: float) -> bool:
    """Whether what stands in the first column of some printed rows is one label: lines right below one another."""
    if len(rows) > 1 and any(crossed for row in rows for crossed in group.crossed(row)):
        return False
    tops = [row.top for row in rows if 0 in group.placed(row)]
    return all(below - above <= pitch + _PLAY for above, below in pairwise(tops))
