"""The content of a page → its blocks in reading order: tables with the lines of each cell, and lines between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.model.document import BBox
from pipeline.model.record import record
from pipeline.read.pdf.borderless_grids import borderless_grids
from pipeline.read.pdf.grid_paper import without_raster
from pipeline.read.pdf.printed_rows import PrintedRow, printed_rows
from pipeline.read.pdf.ruby import set_apart
from pipeline.read.pdf.rules import LEAST_LENGTH, TOLERANCE, snapped
from pipeline.read.pdf.shapes import PageContent, Rule, Run, Turn
from pipeline.read.pdf.tables import OUTSIDE, Grid, find_grids
from pipeline.read.pdf.text_columns import find_bands, items_of
from pipeline.read.pdf.textlines import TextLine, text_lines
from pipeline.read.pdf.upright import stack_in_cell, with_figures_across, with_loose_stacks
from pipeline.read.pdf.zones import Area, Zone, tiers, zones


@record
class Table:
    """A table, ruled or not, with the printed lines of each of its cells (in the grid's order)."""

    grid: Grid
    texts: tuple[tuple[TextLine, ...], ...]

    @property
    def bbox(self) -> BBox:
        """The table's outer box."""
        return self.grid.bbox


@record
class PageLayout:
    """A page as blocks in reading order. `is_drawing`: it holds too many rules for its tables to be read.

    `areas` gives for each block the edges of the column that it is set in (段組); None: the page's whole width. It is
    empty where no block has a column of its own.
    """

    number: int
    width: float
    height: float
    blocks: tuple[Table | TextLine, ...]
    is_drawing: bool = False
    areas: tuple[Area | None, ...] = ()


@record
class _Parted:
    """What of a page does not depend on other pages: its tables between rules, and the printed rows of each zone."""

    page: PageContent
    tables: tuple[Table, ...]
    zones: tuple[tuple[Zone, tuple[PrintedRow, ...]], ...]
    flats: tuple[Rule, ...]
    posts: tuple[Rule, ...]
    is_level: bool
    is_drawing: bool

    def aligned(self, starts: Sequence[float] = ()) -> list[tuple[Grid, ...]]:
        """The tables without rules of each zone."""
        return [borderless_grids(rows, self.flats, self.posts, starts) for _, rows in self.zones]


def lay_out_all(pages: Sequence[PageContent]) -> list[PageLayout]:
    """Pages → their layouts; where tables without rules are found, their columns are looked for on all other pages too."""
    parted = [_parted(page) for page in pages]
    aligned = [page.aligned() for page in parted]
    layouts = list(map(_arranged, parted, aligned))
    starts = [set(_column_starts(layout)) for layout in layouts]
    if not any(starts):
        return layouts
    for at, page in enumerate(parted):
        others = set[float]().union(*starts[:at], *starts[at + 1 :])
        if others and (found := page.aligned(sorted(others))) != aligned[at]:
            layouts[at] = _arranged(page, found)
    return layouts


def _column_starts(layout: PageLayout) -> tuple[float, ...]:
    """Where the columns of a page's tables without rules begin, but the first of each."""
    tables = [block for block in layout.blocks if isinstance(block, Table) and not block.grid.ruled]
    return tuple([x for table in tables for x in table.grid.xs[1:-1]])


def lay_out(page: PageContent) -> PageLayout:
    """The runs and rules of a page → its blocks in reading order (a table without text is a drawing).

    Ruled tables are found first, then columns of text (段組), then tables without rules in what is left.
    """
    parted = _parted(page)
    return _arranged(parted, parted.aligned())


def _parted(page: PageContent) -> _Parted:
    """The first half of `lay_out`: tables between rules, and what is left in zones."""
    rules = without_raster(page.rules, page.runs)
    found = find_grids(rules)
    grids = found or ()
    inside, outside = _sorted_into(page.runs, grids)
    is_level = {run.turn for run in page.runs} <= {Turn.RIGHT}
    tables = _tables(grids, inside, is_level)
    loose = with_figures_across(with_loose_stacks(outside))
    flats, posts = ((), ()) if found is None else _open_rules(rules, grids)
    rows = printed_rows(loose, posts)
    boxes = [table.bbox for table in tables]
    bands = find_bands(items_of(rows, [(table.bbox, len(table.grid.owners)) for table in tables]))
    parts = [
        (zone, rows if len(zone.runs) == len(loose) else printed_rows(zone.runs, posts))
        for zone in zones(loose, boxes, bands)
    ]
    return _Parted(page, tuple(tables), tuple(parts), flats, posts, is_level, found is None)


def _arranged(parted: _Parted, aligned: Sequence[tuple[Grid, ...]]) -> PageLayout:
    """The second half of `lay_out`: the blocks of each zone, given its tables without rules."""
    blocks, areas = list[Table | TextLine](), list[Area | None]()
    for (zone, _), grids in zip(parted.zones, aligned, strict=True):
        own = [parted.tables[at] for at in zone.tables]
        left = zone.runs
        if grids:
            cells, rest = _sorted_into(left, grids)
            found = _tables(grids, cells, parted.is_level)
            own = sorted([*own, *found], key=lambda table: (table.bbox[1], table.bbox[0]))
            left = tuple(rest)
        blocks += _in_order(_side_by_side(own), _lines(left))
        areas += [zone.area] * (len(blocks) - len(areas))
    has_areas = any(area is not None for area in areas)
    page = parted.page
    return PageLayout(
        page.number, page.width, page.height, tuple(blocks), parted.is_drawing, tuple(areas) if has_areas else ()
    )


def _tables(grids: Sequence[Grid], inside: Sequence[Sequence[Sequence[Run]]], is_level: bool) -> list[Table]:
    """Grids with the runs of their cells → the tables that hold text; `is_level`: no run of the page is turned."""
    tables = []
    for grid, cells in zip(grids, inside, strict=True):
        texts = tuple(
            [_cell_lines(cell, box, is_level) if cell else () for cell, box in zip(cells, grid.cells, strict=True)]
        )
        if any(texts):
            tables.append(Table(grid, texts))
    return tables


def _cell_lines(runs: Sequence[Run], box: BBox, is_level: bool) -> tuple[TextLine, ...]:
    if len(runs) > 1:
        stacked = stack_in_cell(runs, box)
        runs = stacked if is_level and stacked is runs else with_figures_across(stacked)
    lines = text_lines(runs)
    return set_apart(lines) if len(lines) > 1 else lines


def _lines(runs: Sequence[Run]) -> tuple[TextLine, ...]:
    """Runs outside tables → lines in reading order; vertical lines are blocks between the horizontal ones."""
    level = [run for run in runs if run.turn is Turn.RIGHT]
    if len(level) == len(runs):
        return set_apart(text_lines(runs))
    blocks = [text_lines(tier) for turn in Turn for tier in tiers([run for run in runs if run.turn is turn]) if turn]
    waiting = sorted((block for block in blocks if block), key=lambda block: min(line.bbox[1] for line in block))
    result = list[TextLine]()
    for line in set_apart(text_lines(level)):
        while waiting and min(other.bbox[1] for other in waiting[0]) < (line.bbox[1] + line.bbox[3]) / 2:
            result += waiting.pop(0)
        result.append(line)
    return (*result, *(line for block in waiting for line in block))


def _open_rules(rules: Sequence[Rule], grids: Sequence[Grid]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Rules that belong to no grid: level ones and upright ones, dots and short strokes left out."""
    boxes = [
        (grid.xs[0] - TOLERANCE, grid.ys[0] - TOLERANCE, grid.xs[-1] + TOLERANCE, grid.ys[-1] + TOLERANCE)
        for grid in grids
    ]
    flats, posts = list[Rule](), list[Rule]()
    for rule in rules:
        low, high = rule.low, rule.high
        if high - low < LEAST_LENGTH:
            continue
        x = y = (low + high) / 2
        if rule.upright:
            x = rule.at
        else:
            y = rule.at
        for x0, top, x1, bottom in boxes:
            if x0 <= x <= x1 and top <= y <= bottom:
                break
        else:
            (posts if rule.upright else flats).append(rule)
    return tuple(flats), tuple(posts)


def _sorted_into(runs: Sequence[Run], grids: Sequence[Grid]) -> tuple[list[list[list[Run]]], list[Run]]:
    """Runs → those of each cell of each grid, by the middle of the run, and those outside all grids."""
    inside = [[list[Run]() for _ in grid.cells] for grid in grids]
    outside = list[Run]()
    places = [(grid.xs, grid.ys, grid.owners, cells) for grid, cells in zip(grids, inside, strict=True)]
    for run in runs:
        x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
        for xs, ys, owners, cells in places:
            if ys[0] <= y < ys[-1] and xs[0] <= x < xs[-1]:
                number = owners[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
                if number != OUTSIDE:
                    cells[number].append(run)
                    break
        else:
            outside.append(run)
    return inside, outside


def _side_by_side(tables: Sequence[Table]) -> list[list[Table]]:
    """Tables from the top → groups that stand beside one another, each from the left."""
    groups: list[list[Table]] = []
    for table in tables:
        if groups and any(_is_beside(table.bbox, other.bbox) for other in groups[-1]):
            groups[-1].append(table)
        else:
            groups.append([table])
    for group in groups:
        if len(group) == 1:
            continue
        column = snapped((table.bbox[0] for table in group), 18.0)
        group.sort(key=lambda table: (column[table.bbox[0]], table.bbox[1]))
    return groups


def _is_beside(one: BBox, other: BBox) -> bool:
    """Whether two boxes share half the height of the lower one and no width."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    apart = one[0] >= other[2] or other[0] >= one[2]
    return apart and shared >= 0.5 * min(one[3] - one[1], other[3] - other[1])


def _in_order(groups: Sequence[Sequence[Table]], lines: Sequence[TextLine]) -> tuple[Table | TextLine, ...]:
    """Groups of tables are put between the lines, each before the first line that begins lower."""
    blocks = list[Table | TextLine]()
    waiting = [(min([table.bbox[1] for table in group]), group) for group in groups]
    waiting.reverse()
    for line in lines:
        middle = (line.bbox[1] + line.bbox[3]) / 2
        while waiting and waiting[-1][0] < middle:
            blocks.extend(waiting.pop()[1])
        blocks.append(line)
    for _, group in reversed(waiting):
        blocks.extend(group)
    return tuple(blocks)
