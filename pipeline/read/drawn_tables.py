"""Lines of a table drawn with characters → its rows of cells: rules part the rows, bars the cells, gaps in both merge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.document import Cell, Piece
from pipeline.read.display_width import columns_of
from pipeline.read.drawn_lines import Bar, DrawnLine, Style, draw, style_of

Numbered = tuple[int, str]
"""A line's number and text."""

_BLANKS = " \t\u3000\u00a0"
_BREAK = re.compile("<br */?>")
"""How Markdown breaks a line inside a cell."""
_TOP_CORNERS = frozenset("┌┍┎┏╒╓╔╭")
_BOTTOM_CORNERS = frozenset("└┕┖┗╘╙╚╰")
_FULL = 2
"""Columns that a cell may leave blank and still be full: no full-width character would have fitted in less."""


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table of a text: its lines are `block[first:last]`; `rules` are the numbers of its lines that hold no text."""

    first: int
    last: int
    rows: tuple[tuple[Cell, ...], ...]
    rules: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Segment:
    """What lies between two bars of a line: columns `first` to `last` (behind it) of the table."""

    line: DrawnLine
    start: int
    end: int
    first: int
    last: int
    rule: bool

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end].strip(_BLANKS)

    @property
    def is_full(self) -> bool:
        """Whether the text leaves no room for a character: it may go on below. A cell with a margin never says so."""
        inner = self.line.text[self.start : self.end]
        return inner[:1] not in _BLANKS and columns_of(inner)[-1] - columns_of(self.text)[-1] < _FULL


_Band = tuple[DrawnLine | None, list[DrawnLine]]
"""The rule above some lines (None: it is not drawn), and the lines."""


def find_drawn_tables(block: Sequence[Numbered]) -> Iterator[DrawnTable]:
    """A run of lines without blank ones → the tables drawn in it, in order.

    A table has at least one rule with a crossing and one line of text between bars. Trees and charts (├─市民課) are no
    tables: a rule runs into text there.
    """
    first = 0
    while first < len(block):
        style = style_of(block[first][1])
        if style is None:
            first += 1
            continue
        last = first + 1
        while last < len(block) and _goes_on(block[last][1], block[last - 1][1], style):
            last += 1
        begin = first - 1 if style == "box" and first and _is_plain_rule(block[first - 1][1]) else first
        table = _table(block, begin, last, style)
        if table is not None:
            yield table
        first = last


def _goes_on(text: str, above: str, style: Style) -> bool:
    if text.lstrip(_BLANKS)[:1] in _TOP_CORNERS and above.lstrip(_BLANKS)[:1] in _BOTTOM_CORNERS:
        return False
    return style_of(text) == style or (style == "box" and _is_plain_rule(text))


def _is_plain_rule(text: str) -> bool:
    """A rule without a crossing, as at head and foot of a table without a frame."""
    stripped = text.strip(_BLANKS)
    return len(stripped) > 3 and not stripped.strip("─━═")


def _table(block: Sequence[Numbered], first: int, last: int, style: Style) -> DrawnTable | None:
    lines = _drawn(block[first:last], style)
    if lines is None:
        return None
    drawn = [line for line in lines if line.bars]
    if not any(line.is_rule for line in drawn) or all(line.has_rule for line in drawn):
        return None
    borders = max(drawn, key=lambda line: (len(line.bars), line.is_rule)).bars
    if len(borders) < 2:
        return None
    segments = {line.number: tuple(_segments(line, borders)) for line in lines}
    rows = tuple(_rows(_bands(lines, segments, len(borders) - 1), segments, len(borders) - 1))
    starts: dict[int, list[int]] = {}
    for piece in (piece for row in rows for cell in row for piece in cell.pieces):
        starts.setdefault(piece.line, []).append(piece.start)
    texts = (one for own in segments.values() for one in own if not one.rule and one.text)
    if not rows or not all(_is_held(one, starts.get(one.line.number, ())) for one in texts):
        return None
    return DrawnTable(first, last, rows, frozenset(segments).difference(starts))


def _is_held(segment: _Segment, starts: Sequence[int]) -> bool:
    """Whether the text between two bars is in a cell: a drawing in which one is not was not understood."""
    return any(segment.start <= start < segment.end for start in starts)


def _drawn(block: Sequence[Numbered], style: Style) -> list[DrawnLine] | None:
    """The lines, measured with that width of box characters that lets their bars agree better; None: no table."""
    best: tuple[float, list[DrawnLine]] | None = None
    for ambiguous in (2, 1):
        lines = list[DrawnLine]()
        for number, text in block:
            plain = _is_plain_rule(text)
            line = DrawnLine(number, text, (), ()) if plain else draw(number, text, style, ambiguous)
            if line is None:
                return None
            lines.append(line)
        counts = Counter(bar.column for line in lines for bar in line.bars)
        spread = len(counts) - sum(1 for count in counts.values() if count > 1) / 1000
        if best is None or spread < best[0]:
            best = (spread, lines)
    return None if best is None else best[1]


def _segments(line: DrawnLine, borders: Sequence[Bar]) -> Iterator[_Segment]:
    """What lies between the bars of a line, each with the columns of the table it reaches over."""
    if not line.bars:
        yield _Segment(line, 0, len(line.text), 0, len(borders) - 1, rule=True)
        return
    places = _matched([bar.column for bar in line.bars], [bar.column for bar in borders])
    for index, rule in enumerate(line.rules):
        left, right = line.bars[index], line.bars[index + 1]
        yield _Segment(line, left.end, right.start, places[index], places[index + 1], rule)


def _matched(columns: Sequence[int], borders: Sequence[int]) -> list[int]:
    """Each bar of a line → the border it is: in order, the outer bars the outer borders, the others the nearest.

    >>> _matched([0, 21, 40], [0, 10, 20, 40]), _matched([0, 13, 22, 44], [0, 10, 20, 40])
    ([0, 2, 3], [0, 1, 2, 3])
    """
    last, size = len(borders) - 1, len(columns)
    if size in {2, len(borders)}:
        return [0, last] if size == 2 else list(range(size))
    best: list[tuple[int, list[int]]] = [(0, [0])]
    for place in range(1, size - 1):
        # The best way to put this bar on each border, with room for the bars that follow.
        ways = list[tuple[int, list[int]]]()
        for border in range(place, last - (size - 2 - place)):
            before = min((way for way in best if way[1][-1] < border), default=None)
            if before is not None:
                ways.append((before[0] + abs(columns[place] - borders[border]), [*before[1], border]))
        best = ways
    return [*min(best)[1], last]


def _bands(lines: Sequence[DrawnLine], segments: Mapping[int, Sequence[_Segment]], columns: int) -> list[_Band]:
    """The lines between rules. Rows that no rule parts, below a head or in a frame, are a band for each."""
    bands: list[_Band] = [(None, [])]
    for line in lines:
        if any(segment.rule for segment in segments[line.number]):
            if bands[-1][1] or bands[-1][0] is None or not line.is_rule:
                bands.append((line, []))
        else:
            bands[-1][1].append(line)
    if not any(bar.crossing for line in lines for bar in line.bars) and all(line.bars for line in lines):
        # Markdown has one rule, without crossings, below the head, and a line for each row.
        return [(None, [line]) for _, band in bands for line in band]
    filled = [band for band in bands if band[1] or (band[0] is not None and not band[0].is_rule)]
    if len(filled) > 2 or (len(filled) == 2 and len(filled[0][1]) > 1) or columns < 2:
        return filled
    return [*filled[:-1], *_line_by_line(filled[-1], segments)] if filled else []


def _line_by_line(band: _Band, segments: Mapping[int, Sequence[_Segment]]) -> Iterator[_Band]:
    """A band → one for each row: a line with text in the first cell begins one, unless it only goes on with the above."""
    rule, lines = band
    own: list[DrawnLine] = []
    for line in lines:
        if own and segments[line.number][0].text and not _goes_on_with(segments[own[-1].number], segments[line.number]):
            yield rule, own
            rule, own = None, []
        own.append(line)
    yield rule, own


def _goes_on_with(above: Sequence[_Segment], line: Sequence[_Segment]) -> bool:
    """Whether each text of a line stands below one that left no room (折り返し)."""
    full = {one.first for one in above if one.is_full}
    return all(one.first in full for one in line if one.text)


def _rows(
    bands: Sequence[_Band], segments: Mapping[int, Sequence[_Segment]], columns: int
) -> Iterator[tuple[Cell, ...]]:
    """Bands → rows of cells. Where no rule lies above a cell it is the one above going on (結合セル)."""
    grid: list[list[list[Piece] | None]] = []
    above: list[list[Piece]] = []
    for rule, lines in bands:
        row: list[list[Piece] | None] = [None] * columns
        open_columns = _open(rule, segments, columns) if grid else frozenset[int]()
        if rule is not None and grid:
            _put([segment for segment in segments[rule.number] if not segment.rule], above)
        current = list(above) if grid else [[] for _ in range(columns)]
        for first, last in _groups(lines, segments, columns):
            if not (grid and open_columns.issuperset(range(first, last))):
                pieces = list[Piece]()
                row[first] = pieces
                current[first:last] = [pieces] * (last - first)
        above = current
        _put([segment for line in lines for segment in segments[line.number]], above)
        grid.append(row)
    for row in grid:
        yield tuple(Cell(covered=True) if pieces is None else Cell(tuple(pieces)) for pieces in row)


def _open(rule: DrawnLine | None, segments: Mapping[int, Sequence[_Segment]], columns: int) -> frozenset[int]:
    """The columns in which no rule lies above a band."""
    if rule is None:
        return frozenset()
    ruled = {at for one in segments[rule.number] if one.rule for at in range(one.first, one.last)}
    return frozenset(range(columns)) - ruled


def _groups(
    lines: Sequence[DrawnLine], segments: Mapping[int, Sequence[_Segment]], columns: int
) -> Iterator[tuple[int, int]]:
    """The cells of a band as columns from and to: parted where any of its lines has a bar."""
    borders = sorted({0, columns} | {segment.first for line in lines for segment in segments[line.number]})
    yield from pairwise(borders)


def _put(segments: Sequence[_Segment], cells: Sequence[list[Piece]]) -> None:
    for segment in segments:
        start = segment.start
        for part in _BREAK.split(segment.line.text[segment.start : segment.end]):
            text = part.strip(_BLANKS)
            if text:
                start = segment.line.text.index(text, start, segment.end)
                cells[segment.first].append(Piece(segment.line.number, start, start + len(text), text))
                start += len(text)
