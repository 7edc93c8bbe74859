"""Aligned rows → grids: printed rows that go on with the row above are put together, merged cells and all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.document import BBox
from pipeline.read.pdf.borderless import NO_ROOM, PROSE, AlignedRows, aligned_rows
from pipeline.read.pdf.printed_rows import PrintedRow, Word
from pipeline.read.pdf.shapes import Rule, union
from pipeline.read.pdf.tables import Grid

_CLEAR_STEP = 0.3
"""Share of the font size by which the gaps between table rows exceed those between the lines of a cell."""
_NUMBER = re.compile(r"[0-9０-９,，.．()（）△▲±+\-－―‐%％人名件回円]+")
_UNIT = re.compile(
    "(?:[0-9A-Za-z.,%-]{1,12}|[「『（【〔]*[^「『（【〔])[、。，．・：；？！」』）】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]*"
)
_SENTENCE_END = "。．！？!?」』）)"


def borderless_grids(
    rows: Sequence[PrintedRow], flats: Sequence[Rule] = (), posts: Sequence[Rule] = ()
) -> tuple[Grid, ...]:
    """Printed rows → the tables without rules among them, as grids (from the top)."""
    return tuple(_grid(group, flats) for group in aligned_rows(rows, flats, posts))


def table_rows(group: AlignedRows, flats: Sequence[Rule] = ()) -> tuple[tuple[PrintedRow, ...], ...]:
    """Aligned rows → the printed rows of each row of the table: a wrapped cell's lines belong to the row above.

    Where rules stand between all rows, they tell; else where the gaps between printed rows are of two kinds, the wide
    ones; else the words: a row without a first cell goes on with the row above, unless its cell begins a paragraph of
    a column of running text, or is a number.
    """
    borders = _ruled_borders(group, flats) or _spaced_borders(group)
    result: list[list[PrintedRow]] = [[group.rows[0]]]
    for at, (above, row) in enumerate(pairwise(group.rows)):
        starts = borders[at] if borders is not None else not _goes_on(group, above, row)
        if starts:
            result.append([row])
        else:
            result[-1].append(row)
    return tuple(map(tuple, result))


def _ruled_borders(group: AlignedRows, flats: Sequence[Rule]) -> tuple[bool, ...] | None:
    """For each pair of rows, whether a rule stands between; None if rules part the titles at most."""
    borders = tuple(
        any(above.bottom - 0.4 * above.em <= flat.at <= below.top + 0.4 * below.em for flat in flats)
        for above, below in pairwise(group.rows)
    )
    return borders if sum(borders) >= 2 else None


def _spaced_borders(group: AlignedRows) -> tuple[bool, ...] | None:
    """For each pair of rows, whether the gap between them is a wide one; None if there are no two kinds of gaps."""
    gaps = [below.top - above.bottom for above, below in pairwise(group.rows)]
    order = sorted(gaps)
    if len(order) < 3:
        return None
    step, at = max((high - low, at) for at, (low, high) in enumerate(pairwise(order)))
    if step < _CLEAR_STEP * group.rows[0].em or len(order) - at - 1 < 2:
        return None
    borders = tuple(gap > order[at] for gap in gaps)
    for starts, row in zip(borders, group.rows[1:], strict=True):
        # Rows set close that fill every column are rows of their own: the wide gaps only group them.
        if not starts and len(group.placed(row)) > len(group.stripes):
            return None
    return borders


def _goes_on(group: AlignedRows, above: PrintedRow, row: PrintedRow) -> bool:
    """Whether a printed row holds the rest of the cells of the row above."""
    before, cells = group.placed(above), group.placed(row)
    if any(group.crossed(row)) or any(group.crossed(above)):
        return False
    if any(column not in before for column in cells):
        return False
    if 0 not in cells:
        if len(cells) == 1:
            ((column, words),) = cells.items()
            if _NUMBER.fullmatch("".join(word.text for word in words)):
                return False
            left, right = group.extent(column)
            return right - left < PROSE * row.em or _is_full(group, column, before[column], words[0].text, row.em)
        return all(_is_full(group, column, before[column], cells[column][0].text, row.em) for column in cells)
    if len(cells) == 1:
        return _is_full(group, 0, before[0], cells[0][0].text, row.em)
    return _is_both_wrapped(group, before, cells, row.em)


def _is_both_wrapped(
    group: AlignedRows, before: dict[int, list[Word]], cells: dict[int, list[Word]], em: float
) -> bool:
    """Whether name and running text are broken on one row alike: all are full, a text stops in mid-sentence."""
    texts = [column for column in cells if _width(group, column) >= PROSE * em]
    return (
        bool(texts)
        and all(before[column][-1].text[-1] not in _SENTENCE_END for column in texts)
        and all(_is_full(group, column, before[column], cells[column][0].text, em) for column in cells)
    )


def _width(group: AlignedRows, column: int) -> float:
    left, right = group.extent(column)
    return right - left


def _is_full(group: AlignedRows, column: int, words: Sequence[Word], follower: str, em: float) -> bool:
    """Whether a cell's line runs to the right edge of its column: to that of another line, or to the next column.

    A line of running text may stop as short as the beginning of the next line (`follower`) needs (禁則).
    """
    left, right = group.extent(column)
    end = words[-1].x1
    is_text = right - left >= PROSE * em
    if right - end > (max(em, _needed(follower, em)) if is_text else em):
        return False
    if column < len(group.stripes) and group.stripes[column][1] - end <= NO_ROOM * em:
        return True
    ends = [cells[column][-1].x1 for row in group.rows if column in (cells := group.placed(row))]
    return is_text and sum(1 for other in ends if right - other <= 2 * em) >= 2


def _needed(follower: str, em: float) -> float:
    """The width of the first characters that must not be parted: a word, a character and its punctuation."""
    match = _UNIT.match(follower)
    return 0.0 if match is None else sum(1.0 if character > "\u2e80" else 0.6 for character in match[0]) * em


def _grid(group: AlignedRows, flats: Sequence[Rule]) -> Grid:
    rows = table_rows(group, flats)
    printed = [word for row in group.rows for word in row.words]
    left, right = min(word.x0 for word in printed), max(word.x1 for word in printed)
    xs = (left, *(round((low + high) / 2, 3) for low, high in group.stripes), right)
    tops = [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(rows)]
    ys = (rows[0][0].top, *(round(top, 3) for top in tops), rows[-1][-1].bottom)
    extents = [group.extent(column) for column in range(len(xs) - 1)]
    owners, boxes = list[tuple[int, ...]](), list[BBox]()
    for row, (top, bottom) in zip(rows, pairwise(ys), strict=True):
        line = list[int]()
        merged = (False, *(len(row) == 1 and crossed for crossed in group.crossed(row[0])))
        for (x0, x1), is_merged in zip(extents, merged, strict=True):
            box = (x0, top, x1, bottom)
            if is_merged:
                boxes[-1] = union([boxes[-1], box])
            else:
                boxes.append(box)
            line.append(len(boxes) - 1)
        owners.append(tuple(line))
    return Grid(xs, ys, tuple(owners), tuple(boxes))
