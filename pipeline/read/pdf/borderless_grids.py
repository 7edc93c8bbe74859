"""Aligned rows → grids: printed rows that go on with the row above are put together, merged cells and all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.document import BBox
from pipeline.read.pdf.borderless import aligned_rows
from pipeline.read.pdf.borderless_rim import NO_ROOM, PROSE
from pipeline.read.pdf.centred_cells import centred_borders
from pipeline.read.pdf.narrow_gutters import with_narrow_gutters
from pipeline.read.pdf.printed_rows import PrintedRow, Word
from pipeline.read.pdf.shapes import Rule, union
from pipeline.read.pdf.stripes import AlignedRows
from pipeline.read.pdf.tables import Grid

_CLEAR_STEP = 0.3
"""Share of the font size by which the gaps between table rows exceed those between the lines of a cell."""
_LEAST_STEP = 0.15
"""Points by which they exceed them at least where each kind of gap is always the same."""
_SAME_PITCH = 0.11
"""Points by which gaps of one kind differ where a program rounds them."""
_PADDING = 1.2
_LEAST_TEXT = 7.0
"""Ems from which a column may hold running text, if most of its lines are full."""
_LEAST_LINES = 5
_FULL_SHARE = 0.6
_NUMBER = re.compile(r"[0-9０-９,，.．()（）△▲±+\-－―‐%％人名件回円]+")
_UNIT = re.compile(
    "(?:[0-9A-Za-z.,%-]{1,12}|[「『（【〔]*[^「『（【〔])[、。，．・：；？！」』）】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々]*"
)
_SENTENCE_END = "。．！？!?」』）)"


def borderless_grids(
    rows: Sequence[PrintedRow],
    flats: Sequence[Rule] = (),
    posts: Sequence[Rule] = (),
    known: Sequence[float] = (),
) -> tuple[Grid, ...]:
    """Printed rows → the tables without rules among them, as grids (from the top).

    `known` are the places at which columns of such tables begin on other pages.
    """
    return tuple(_grid(group, flats) for group in aligned_rows(with_narrow_gutters(rows, known), flats, posts, known))


def table_rows(group: AlignedRows, flats: Sequence[Rule] = ()) -> tuple[tuple[PrintedRow, ...], ...]:
    """Aligned rows → the printed rows of each row of the table: a wrapped cell's lines belong to the row above.

    Where rules stand between all rows, they tell; else labels at half the height of their texts; else where the gaps between printed rows are of two kinds, the wide
    ones; else the words: a row without a first cell goes on with the row above, unless its cell begins a paragraph of
    a column of running text, or is a number.
    """
    borders = _ruled_borders(group, flats) or centred_borders(group) or _spaced_borders(group)
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
    widest = _widest_narrow_gap(gaps, group.rows[0].em)
    if widest is None:
        return None
    borders = tuple(gap > widest for gap in gaps)
    for starts, (above, row) in zip(borders, pairwise(group.rows), strict=True):
        # Rows set close that fill every column are rows of their own, unless text goes on: the wide gaps only group them.
        if (
            not starts
            and len(group.placed(row)) > len(group.stripes)
            and not _may_go_on(group, above, row, spaced=True)
        ):
            return None
    return borders


def _widest_narrow_gap(gaps: Sequence[float], em: float) -> float | None:
    """The widest of the narrow gaps, if gaps are of two kinds: a clear step apart, or each kind always the same.

    Office programs set the lines of a cell at one pitch, exactly; a row begins a hair further where borders have a width.
    """
    order = sorted(gaps)
    if len(order) < 3:
        return None
    step, at = max((high - low, at) for at, (low, high) in enumerate(pairwise(order)))
    narrow, wide = order[: at + 1], order[at + 1 :]
    is_pitch = len(narrow) > 2 and narrow[-1] - narrow[0] <= _SAME_PITCH
    if step >= _CLEAR_STEP * em:
        return narrow[-1] if is_pitch or len(wide) > 1 else None
    exact = is_pitch and len(wide) > 1 and wide[-1] - wide[0] <= _SAME_PITCH
    return narrow[-1] if exact and step >= _LEAST_STEP else None


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
    unfinished = [before[at][-1].text[-1] not in _SENTENCE_END for at in cells if _is_text(group, at, row.em)]
    if not any(unfinished):
        return False
    return _may_go_on(group, above, row) or (all(unfinished) and _breaks_sentences(group, above, row))


def _breaks_sentences(group: AlignedRows, above: PrintedRow, row: PrintedRow) -> bool:
    """Whether the texts of a row are full lines in mid-sentence, in columns whose texts are sentences."""
    before, cells = group.placed(above), group.placed(row)
    return all(
        _is_full(group, column, before[column], words[0].text, row.em)
        and any(below[column][-1].text[-1] == "。" for each in group.rows if column in (below := group.placed(each)))
        for column, words in cells.items()
        if _is_text(group, column, row.em)
    )


def _may_go_on(group: AlignedRows, above: PrintedRow, row: PrintedRow, *, spaced: bool = False) -> bool:
    """Whether each cell of a printed row has a full one above it, and one of them holds running text."""
    before, cells = group.placed(above), group.placed(row)
    if not any(_is_text(group, column, row.em) for column in cells):
        return False
    return all(
        column in before and _is_full(group, column, before[column], words[0].text, row.em, spaced=spaced)
        for column, words in cells.items()
    )


def _is_text(group: AlignedRows, column: int, em: float) -> bool:
    """Whether a column holds running text: it is wide, or most of its lines run to its right edge."""
    left, right = group.extent(column)
    if right - left >= PROSE * em:
        return True
    if right - left < _LEAST_TEXT * em:
        return False
    ends = group.ends(column)
    return len(ends) >= _LEAST_LINES and sum(1 for end in ends if right - end <= 2 * em) >= _FULL_SHARE * len(ends)


def _is_full(
    group: AlignedRows, column: int, words: Sequence[Word], follower: str, em: float, *, spaced: bool = False
) -> bool:
    """Whether a cell's line runs to the right edge of its column: to that of another line, or to the next column.

    A line may stop as short as the beginning of the next line (`follower`) needs (禁則). Where the gaps between rows say
    that it goes on (`spaced`), the edge need not be shown by another line.
    """
    _, right = group.extent(column)
    end = words[-1].x1
    needed = max(em, _needed(follower, em)) + 0.05 * em
    if right - end > needed:
        return False
    room = group.stripes[column][1] - end if column < len(group.stripes) else None
    if room is not None and room <= needed + (NO_ROOM - 1) * em:
        return True
    ends = group.ends(column)
    if _is_text(group, column, em):
        return sum(1 for other in ends if right - other <= 2 * em) >= 2
    # The padding of both cells, and less than a character that did not fit.
    alike = spaced or sum(1 for other in ends if right - other <= 0.3 * em) >= 2
    return room is not None and alike and room <= needed + _PADDING * em


def _needed(follower: str, em: float) -> float:
    """The width of the first characters that must not be parted: a word, a character and its punctuation."""
    match = _UNIT.match(follower)
    return 0.0 if match is None else sum(1.0 if character > "\u2e80" else 0.6 for character in match[0]) * em


def _grid(group: AlignedRows, flats: Sequence[Rule]) -> Grid:
    rows = table_rows(group, flats)
    printed = [word for row in group.rows for word in row.words]
    left, right = min(word.x0 for word in printed), max(word.x1 for word in printed)
    # A column begins at the same place on every page; where the text before it ends differs.
    xs = (left, *(round(high, 2) for _, high in group.stripes), right)
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
    return Grid(xs, ys, tuple(owners), tuple(boxes), ruled=False)
