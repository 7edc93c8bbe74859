"""Border segments become tables: connected rules (罫線) → a lattice of visual columns and rows → its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.read.xlsx.grid import Grid

_Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """Positions from `top`, `left` up to, not including, `bottom`, `right`."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def area(self) -> int:
        """How many positions."""
        return (self.bottom - self.top) * (self.right - self.left)

    def holds(self, row: int, column: int) -> bool:
        """Whether a position lies in it."""
        return self.top <= row < self.bottom and self.left <= column < self.right


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table. `ys` and `xs` are where rules run; `regions[a][b]` numbers the visual cell of row a, column b."""

    ys: tuple[int, ...]
    xs: tuple[int, ...]
    regions: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """The positions it covers."""
        return Box(self.ys[0], self.xs[0], self.ys[-1], self.xs[-1])

    @property
    def region_count(self) -> int:
        """How many visual cells."""
        return len({region for row in self.regions for region in row})


class _Union:
    """Things that belong together (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[_Point, _Point] = {}

    def find(self, point: _Point) -> _Point:
        parent = self._parent
        root = parent.setdefault(point, point)
        while root != parent[root]:
            root = parent[root]
        while point != root:
            parent[point], point = root, parent[point]
        return root

    def join(self, one: _Point, other: _Point) -> None:
        """The earlier one of both becomes the root."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first


@dataclass(frozen=True, slots=True)
class _Rules:
    """Rules that touch each other, uprights and levels, and the box around them."""

    box: Box
    vertical: tuple[_Point, ...]
    horizontal: tuple[_Point, ...]

    def within(self, box: Box) -> _Rules:
        """The rules of a part."""
        vertical = tuple((i, j) for i, j in self.vertical if box.top <= i < box.bottom)
        return _Rules(box, vertical, tuple((i, j) for i, j in self.horizontal if box.top <= i <= box.bottom))


def lattices(grid: Grid) -> Iterator[Lattice]:
    """The ruled tables of a sheet. A single box is a frame, a row of rules without uprights an underline: no tables."""
    for rules in _connected(grid):
        whole = _lattice(rules)
        if whole.region_count < 2:
            continue
        for part in _parts(rules, whole):
            yield whole if part == whole.box else _lattice(rules.within(part))


def _connected(grid: Grid) -> list[_Rules]:
    union = _Union()
    for i, j in grid.vertical:
        union.join((i, j), (i + 1, j))
    for i, j in grid.horizontal:
        union.join((i, j), (i, j + 1))
    groups: dict[_Point, tuple[list[_Point], list[_Point]]] = {}
    for at, segments in enumerate((grid.vertical, grid.horizontal)):
        for point in segments:
            groups.setdefault(union.find(point), ([], []))[at].append(point)
    found = [_rules(vertical, horizontal) for vertical, horizontal in groups.values() if vertical and horizontal]
    return sorted(found, key=lambda rules: (rules.box.top, rules.box.left))


def _rules(vertical: list[_Point], horizontal: list[_Point]) -> _Rules:
    rows = [i for i, _ in horizontal] + [i for i, _ in vertical] + [i + 1 for i, _ in vertical]
    columns = [j for _, j in vertical] + [j for _, j in horizontal] + [j + 1 for _, j in horizontal]
    return _Rules(Box(min(rows), min(columns), max(rows), max(columns)), tuple(vertical), tuple(horizontal))


def _lattice(rules: _Rules) -> Lattice:
    box = rules.box
    ys = sorted({i for i, _ in rules.horizontal} | {box.top, box.bottom})
    xs = sorted({j for _, j in rules.vertical} | {box.left, box.right})
    line_of_x, line_of_y = {x: at for at, x in enumerate(xs)}, {y: at for at, y in enumerate(ys)}
    uprights = {(bisect_right(ys, i) - 1, line_of_x[j]) for i, j in rules.vertical}
    levels = {(line_of_y[i], bisect_right(xs, j) - 1) for i, j in rules.horizontal}
    union = _Union()
    for band in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if column and (band, column) not in uprights:
                union.join((band, column - 1), (band, column))
            if band and (band, column) not in levels:
                union.join((band - 1, column), (band, column))
    numbers: dict[_Point, int] = {}
    regions = tuple(
        tuple(numbers.setdefault(union.find((band, column)), len(numbers)) for column in range(len(xs) - 1))
        for band in range(len(ys) - 1)
    )
    return Lattice(tuple(ys), tuple(xs), regions)


def _parts(rules: _Rules, whole: Lattice) -> Iterator[Box]:
    """A lattice cut where a table with other columns begins: both sides have rules that the other has not."""
    uprights: list[set[int]] = [set() for _ in whole.regions]
    for i, j in rules.vertical:
        uprights[bisect_right(whole.ys, i) - 1].add(j)
    box, start = whole.box, whole.ys[0]
    seen: set[int] = set()
    for band, own in enumerate(uprights):
        crossed = band > 0 and bool(set(whole.regions[band - 1]) & set(whole.regions[band]))
        if band and not crossed and own - seen and seen - own:
            yield Box(start, box.left, whole.ys[band], box.right)
            start, seen = whole.ys[band], set()
        seen |= own
    yield Box(start, box.left, box.bottom, box.right)
