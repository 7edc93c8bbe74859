"""Groups of ruling lines → grids: which cell owns which position, merged cells (結合セル) and all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.document import BBox
from pipeline.read.pdf.rules import MOST_RULES, closed, covers, gaps, touching_groups, whole_rules
from pipeline.read.pdf.shapes import Rule

OUTSIDE = -1
_UNSEEN = -2
_MOST_POSITIONS = 60_000
_Owners = list[list[int]]


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table. `owners[row][column]` is the number of the cell that holds the position, or `OUTSIDE`.

    `xs` and `ys` are the borders of columns and rows, one more than there are; cells are numbered in reading order.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owners: tuple[tuple[int, ...], ...]
    cells: tuple[BBox, ...]

    @property
    def bbox(self) -> BBox:
        """The table's outer box."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_at(self, x: float, y: float) -> int:
        """The number of the cell that holds a point, or `OUTSIDE`."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.owners) and 0 <= column < len(self.owners[row]):
            return self.owners[row][column]
        return OUTSIDE

    def holds(self, other: Grid) -> bool:
        """Whether the other table stands inside this one."""
        x0, top, x1, bottom = other.bbox
        return self.xs[0] <= x0 and self.ys[0] <= top and self.xs[-1] >= x1 and self.ys[-1] >= bottom


def find_grids(rules: Iterable[Rule]) -> tuple[Grid, ...] | None:
    """The rules of a page → its tables, from the top; None if there are so many rules that it must be a drawing.

    A box that holds nothing but another table is a frame and no table; a table inside a table's cell is no table of
    its own, its text belongs to the cell.
    """
    lines = whole_rules(rules)
    if len(lines) > MOST_RULES:
        return None
    grids = [grid for group in touching_groups(lines) if (grid := _grid(closed(group))) is not None]
    frames = [
        grid
        for grid in grids
        if len(grid.cells) == 1 and any(grid.holds(other) for other in grids if other is not grid)
    ]
    tables = [grid for grid in grids if grid not in frames]
    kept = [grid for grid in tables if not any(other.holds(grid) for other in tables if other is not grid)]
    return tuple(sorted(kept, key=lambda grid: (grid.ys[0], grid.xs[0])))


def _grid(group: Sequence[Rule]) -> Grid | None:
    xs = sorted({rule.at for rule in group if rule.upright})
    ys = sorted({rule.at for rule in group if not rule.upright})
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_POSITIONS:
        return None
    owners = _rectangles(_regions(group, xs, ys))
    if all(owner == OUTSIDE for row in owners for owner in row):
        return None
    return _reduced(*_trimmed(xs, ys, owners))


def _trimmed(xs: list[float], ys: list[float], owners: _Owners) -> tuple[list[float], list[float], _Owners]:
    """Rows and columns at the rim that hold no cell (a line that runs on beyond its table) are left out."""
    rows = [at for at, line in enumerate(owners) if any(owner != OUTSIDE for owner in line)]
    columns = [at for at in range(len(owners[0])) if any(line[at] != OUTSIDE for line in owners)]
    kept = [line[columns[0] : columns[-1] + 1] for line in owners[rows[0] : rows[-1] + 1]]
    return xs[columns[0] : columns[-1] + 2], ys[rows[0] : rows[-1] + 2], kept


def _regions(group: Sequence[Rule], xs: Sequence[float], ys: Sequence[float]) -> _Owners:
    """The positions between all levels → numbered regions that rules enclose; `OUTSIDE` what is open to the outside."""
    posts = [[rule for rule in group if rule.upright and rule.at == x] for x in xs]
    flats = [[rule for rule in group if not rule.upright and rule.at == y] for y in ys]
    beside = [[covers(post, low, high) for post in posts] for low, high in gaps(ys)]
    above = [[covers(flat, low, high) for low, high in gaps(xs)] for flat in flats]
    owners = [[_UNSEEN] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    edge = [(row, column) for row in range(len(owners)) for column in range(len(owners[0]))]
    _flood(owners, [spot for spot in edge if _is_open(spot, beside, above)], OUTSIDE, beside, above)
    number = 0
    for row, column in edge:
        if owners[row][column] == _UNSEEN:
            _flood(owners, [(row, column)], number, beside, above)
            number += 1
    return owners


def _is_open(spot: tuple[int, int], beside: list[list[bool]], above: list[list[bool]]) -> bool:
    """Whether a position at the rim lacks a rule on its outer side."""
    row, column = spot
    return (
        (column == 0 and not beside[row][0])
        or (column == len(beside[0]) - 2 and not beside[row][-1])
        or (row == 0 and not above[0][column])
        or (row == len(above) - 2 and not above[-1][column])
    )


def _flood(
    owners: _Owners, spots: list[tuple[int, int]], number: int, beside: list[list[bool]], above: list[list[bool]]
) -> None:
    """Give `number` to every position that can be reached from `spots` without crossing a rule."""
    while spots:
        row, column = spots.pop()
        if owners[row][column] != _UNSEEN:
            continue
        owners[row][column] = number
        if column > 0 and not beside[row][column]:
            spots.append((row, column - 1))
        if column + 1 < len(owners[0]) and not beside[row][column + 1]:
            spots.append((row, column + 1))
        if row > 0 and not above[row][column]:
            spots.append((row - 1, column))
        if row + 1 < len(owners) and not above[row + 1][column]:
            spots.append((row + 1, column))


def _rectangles(owners: _Owners) -> _Owners:
    """Regions → the same, with every region that is no rectangle cut into rectangles along the rows."""
    spots: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(owners):
        for column, owner in enumerate(line):
            spots.setdefault(owner, []).append((row, column))
    result = [list(line) for line in owners]
    fresh = max(spots) + 1
    for owner, places in spots.items():
        rows, columns = {row for row, _ in places}, {column for _, column in places}
        height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
        if owner == OUTSIDE or len(places) == height * width:
            continue
        last: tuple[int, int, int] | None = None
        for row, first, end in _runs(places):
            if last != (row - 1, first, end):
                fresh += 1
            last = (row, first, end)
            result[row][first:end] = [fresh] * (end - first)
    return result


def _runs(places: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Positions in reading order → (row, first column, end column) of each unbroken run.

    >>> _runs([(0, 0), (0, 1), (1, 0), (1, 2)])
    [(0, 0, 2), (1, 0, 1), (1, 2, 3)]
    """
    runs = list[tuple[int, int, int]]()
    for row, column in places:
        if runs and runs[-1][0] == row and runs[-1][2] == column:
            runs[-1] = (row, runs[-1][1], column + 1)
        else:
            runs.append((row, column, column + 1))
    return runs


def _reduced(xs: Sequence[float], ys: Sequence[float], owners: _Owners) -> Grid:
    """Levels that divide no two cells (an underline, a stub) are dropped; cells are numbered in reading order."""
    rows = [0, *(row for row in range(1, len(owners)) if owners[row] != owners[row - 1])]
    columns = [0, *(at for at in range(1, len(owners[0])) if any(line[at] != line[at - 1] for line in owners))]
    left = [xs[at] for at in columns] + [xs[-1]]
    upper = [ys[at] for at in rows] + [ys[-1]]
    numbers: dict[int, int] = {OUTSIDE: OUTSIDE}
    table = list[tuple[int, ...]]()
    boxes = list[BBox]()
    for row, at_row in enumerate(rows):
        line = list[int]()
        for column, at in enumerate(columns):
            owner = owners[at_row][at]
            if owner not in numbers:
                numbers[owner] = len(boxes)
                boxes.append((left[column], upper[row], left[column + 1], upper[row + 1]))
            number = numbers[owner]
            if number != OUTSIDE:
                x0, top, x1, bottom = boxes[number]
                boxes[number] = (x0, top, max(x1, left[column + 1]), max(bottom, upper[row + 1]))
            line.append(number)
        table.append(tuple(line))
    return Grid(tuple(left), tuple(upper), tuple(table), tuple(boxes))
