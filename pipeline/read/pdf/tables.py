"""Groups of ruling lines → grids: which cell owns which position, merged cells (結合セル) and all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from pipeline.model.document import BBox
from pipeline.model.record import record
from pipeline.read.pdf.rules import TOLERANCE, closed, gaps, ruled_groups
from pipeline.read.pdf.shapes import Rule

OUTSIDE = -1
_MOST_POSITIONS = 60_000
_WIDEST_SPACE = 6.0
_SPACE_PLAY = 1.0
_Owners = list[list[int]]


@record
class Grid:
    """One table. `owners[row][column]` is the number of the cell that holds the position, or `OUTSIDE`.

    `xs` and `ys` are the borders of columns and rows, one more than there are; cells are numbered in reading order.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owners: tuple[tuple[int, ...], ...]
    cells: tuple[BBox, ...]
    ruled: bool = True

    @property
    def borders(self) -> tuple[float, ...]:
        """The borders that are the same on every page: without rules only those between columns are."""
        return self.xs if self.ruled else (0.0, *self.xs[1:-1], 0.0)

    @property
    def bbox(self) -> BBox:
        """The table's outer box."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def holds(self, other: Grid) -> bool:
        """Whether the other table stands inside this one."""
        x0, top, x1, bottom = other.bbox
        return self.xs[0] <= x0 and self.ys[0] <= top and self.xs[-1] >= x1 and self.ys[-1] >= bottom


def find_grids(rules: Sequence[Rule]) -> tuple[Grid, ...] | None:
    """The rules of a page → its tables, from the top; None if there are so many rules that it must be a drawing.

    A box that holds nothing but another table is a frame and no table; a table inside a table's cell is no table of
    its own, its text belongs to the cell.
    """
    groups = ruled_groups(rules)
    if groups is None:
        return None
    grids = [grid for group in groups if (grid := _grid(closed(group))) is not None]
    if len(grids) < 2:
        return tuple(grids)
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
    owners = _regions(group, xs, ys)
    if (columns := _without_spaces(xs)) is not None:
        xs, owners = columns, [line[::2] for line in owners]
    if (rows := _without_spaces(ys)) is not None:
        ys, owners = rows, owners[::2]
    owners = _rectangles(owners)
    if any(OUTSIDE in line for line in owners):
        if all(owner == OUTSIDE for line in owners for owner in line):
            return None
        xs, ys, owners = _trimmed(xs, ys, owners)
    return _reduced(xs, ys, owners)


def _without_spaces(levels: Sequence[float]) -> list[float] | None:
    """Borders of columns → the same where the cells are boxes of their own with spaces between (セルの間隔), else None.

    Every second column is such a space: all equally narrow, too narrow for print. The border is put into its middle.

    >>> _without_spaces([0, 40, 44, 90, 94, 150]), _without_spaces([0, 40, 80])
    ([0, 42.0, 92.0, 150], None)
    """
    if len(levels) < 6 or len(levels) % 2:
        return None
    widths = [high - low for low, high in gaps(levels)]
    spaces, columns = widths[1::2], widths[::2]
    if max(spaces) > _WIDEST_SPACE or max(spaces) - min(spaces) > _SPACE_PLAY or min(columns) < 2 * max(spaces):
        return None
    middles = [(low + high) / 2 for low, high in gaps(levels)[1::2]]
    return [levels[0], *middles, levels[-1]]


def _trimmed(xs: list[float], ys: list[float], owners: _Owners) -> tuple[list[float], list[float], _Owners]:
    """Rows and columns at the rim that hold no cell (a line that runs on beyond its table) are left out."""
    rows = [at for at, line in enumerate(owners) if any(owner != OUTSIDE for owner in line)]
    columns = [at for at in range(len(owners[0])) if any(line[at] != OUTSIDE for line in owners)]
    kept = [line[columns[0] : columns[-1] + 1] for line in owners[rows[0] : rows[-1] + 1]]
    return xs[columns[0] : columns[-1] + 2], ys[rows[0] : rows[-1] + 2], kept


def _regions(group: Sequence[Rule], xs: Sequence[float], ys: Sequence[float]) -> _Owners:
    """The positions between all levels → numbered regions that rules enclose; `OUTSIDE` what is open to the outside.

    A position belongs to the one on its left or above where no rule parts them; where both are open, two numbers turn
    out to be one region.
    """
    posts = _walls([rule for rule in group if rule.upright], xs, ys)
    flats = _walls([rule for rule in group if not rule.upright], ys, xs)
    same: dict[int, int] = {}
    owners: _Owners = []
    above = [OUTSIDE] * (len(xs) - 1)
    number = 0
    for upper, (*sides, last) in zip(flats, zip(*posts, strict=True), strict=False):
        line = list[int]()
        left = OUTSIDE
        for is_side, is_upper, over in zip(sides, upper, above, strict=True):
            if not is_side:
                if not is_upper and over != left:
                    _unite(same, left, over)
            elif is_upper:
                left = number
                number += 1
            else:
                left = over
            line.append(left)
        if not last:
            _unite(same, left, OUTSIDE)
        owners.append(line)
        above = line
    for is_lower, owner in zip(flats[-1], above, strict=True):
        if not is_lower:
            _unite(same, owner, OUTSIDE)
    return [[_first(same, owner) for owner in line] for line in owners] if same else owners


def _walls(rules: Sequence[Rule], levels: Sequence[float], across: Sequence[float]) -> list[list[bool]]:
    """For each level and each stretch between levels `across`: whether a rule there runs all along the stretch."""
    limits = [
        (low + slack, high - slack) for low, high in gaps(across) for slack in (min(TOLERANCE, 0.4 * (high - low)),)
    ]
    lines: dict[float, list[Rule]] = {level: [] for level in levels}
    for rule in rules:
        lines[rule.at].append(rule)
    result = list[list[bool]]()
    for own in lines.values():
        low, high = own[0].low, own[0].high
        walls = [low <= start and high >= end for start, end in limits]
        for rule in own[1:]:
            low, high = rule.low, rule.high
            walls = [known or (low <= start and high >= end) for known, (start, end) in zip(walls, limits, strict=True)]
        result.append(walls)
    return result


def _first(same: dict[int, int], owner: int) -> int:
    """The least of the numbers that were found to be one region."""
    while owner in same:
        owner = same[owner]
    return owner


def _unite(same: dict[int, int], one: int, other: int) -> None:
    one, other = _first(same, one), _first(same, other)
    if one != other:
        same[max(one, other)] = min(one, other)


def _rectangles(owners: _Owners) -> _Owners:
    """Regions → the same, with every region that is no rectangle cut into rectangles along the rows."""
    counts = Counter(chain.from_iterable(owners))
    del counts[OUTSIDE]
    odd = [owner for owner, count in counts.items() if count > 1 and not _is_rectangle(owners, owner, count)]
    result = [list(line) for line in owners] if odd else owners
    fresh = max(counts, default=0) + 1
    for owner in odd:
        places = [(row, column) for row, line in enumerate(owners) for column, one in enumerate(line) if one == owner]
        last: tuple[int, int, int] | None = None
        for row, first, end in _runs(places):
            if last != (row - 1, first, end):
                fresh += 1
            last = (row, first, end)
            result[row][first:end] = [fresh] * (end - first)
    return result


def _is_rectangle(owners: _Owners, owner: int, count: int) -> bool:
    """Whether the `count` positions of a region are whole rows below one another, equally wide."""
    row = next(at for at, line in enumerate(owners) if owner in line)
    column = owners[row].index(owner)
    width = owners[row].count(owner)
    lines = owners[row : row + count // width]
    return count % width == 0 and all(line[column : column + width] == [owner] * width for line in lines)


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
    rows = [0, *(at for at in range(1, len(owners)) if owners[at] != owners[at - 1])]
    turned = list(zip(*owners, strict=True))
    columns = [0, *(at for at in range(1, len(turned)) if turned[at] != turned[at - 1])]
    left = [xs[at] for at in columns] + [xs[-1]]
    upper = [ys[at] for at in rows] + [ys[-1]]
    kept = [[owners[row][column] for column in columns] for row in rows]
    firsts, lasts = dict[int, tuple[int, int]](), dict[int, tuple[int, int]]()
    for row, line in enumerate(kept):
        for column, owner in enumerate(line):
            lasts[owner] = spot = (row, column)
            firsts.setdefault(owner, spot)
    firsts.pop(OUTSIDE, None)
    numbers = {owner: number for number, owner in enumerate(firsts)}
    numbers[OUTSIDE] = OUTSIDE
    boxes = list[BBox]()
    for owner, (row, column) in firsts.items():
        last_row, last_column = lasts[owner]
        boxes.append((left[column], upper[row], left[last_column + 1], upper[last_row + 1]))
    table = tuple([tuple([numbers[owner] for owner in line]) for line in kept])
    return Grid(tuple(left), tuple(upper), table, tuple(boxes))
