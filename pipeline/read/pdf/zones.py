"""The runs and tables of a page → zones in reading order: what stands above columns, each column, what stands below."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import BBox
from pipeline.read.pdf.shapes import Run
from pipeline.read.pdf.text_columns import Band

Area = tuple[float, float]
"""The left and the right edge that the lines of a column are set between."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a page that is read from top to bottom: its runs, and the indexes of its tables.

    `area` is None where the zone is as wide as the page's text.
    """

    runs: tuple[Run, ...]
    tables: tuple[int, ...]
    area: Area | None


def zones(runs: Sequence[Run], tables: Sequence[BBox], bands: Sequence[Band]) -> tuple[Zone, ...]:
    """Runs outside tables, the boxes of the tables, and the bands set in columns → zones in reading order.

    A column is read whole before the next one to its right.
    """
    if not bands:
        return (Zone(tuple(runs), tuple(range(len(tables))), None),)
    levels = [level for band in bands for level in (band.top, band.bottom)]
    held: dict[tuple[int, int], tuple[list[Run], list[int]]] = {}

    def place(box: BBox) -> tuple[list[Run], list[int]]:
        number = bisect_right(levels, (box[1] + box[3]) / 2)
        cuts = bands[number // 2].cuts if number % 2 else ()
        return held.setdefault((number, bisect_right(cuts, (box[0] + box[2]) / 2)), ([], []))

    for run in runs:
        place((run.x0, run.top, run.x1, run.bottom))[0].append(run)
    for index, box in enumerate(tables):
        place(box)[1].append(index)
    return tuple(
        Zone(tuple(own), tuple(indexes), _area(own, [tables[at] for at in indexes]) if key[0] % 2 else None)
        for key, (own, indexes) in sorted(held.items())
    )


def _area(runs: Sequence[Run], tables: Sequence[BBox]) -> Area:
    edges = [(run.x0, run.x1) for run in runs if run.text != " "] or [(box[0], box[2]) for box in tables]
    return (min(x0 for x0, _ in edges), max(x1 for _, x1 in edges)) if edges else (0.0, 0.0)


def tiers(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of vertical lines → the runs of each tier (段): what white over the whole width parts, from the top.

    One font size and a half is white enough.
    """
    result: list[list[Run]] = []
    bottom = 0.0
    for run in sorted(runs, key=lambda run: run.top):
        if result and run.top - bottom <= 1.5 * run.size:
            result[-1].append(run)
        else:
            result.append([run])
        bottom = max(bottom, run.bottom) if result[-1][0] is not run else run.bottom
    return result
