"""Blocks become a PDF, drawn by ReportLab: pages laid out here, with every kind of rule that foreign producers draw."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Beside, Heading, PageBreak, Table, placed
from tools.make_raw.wrap import width, wrap

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from benchmarks.corpus.blocks import Align, Block, Placed
    from benchmarks.corpus.families import Look

PAGE = (595.28, 841.89)
LEFT, RIGHT = 56.7, PAGE[0] - 56.7
TOP, BOTTOM = 68.0, PAGE[1] - 72.0
PAD = 4.0
_RULE = 0.5
_ASCENT = 0.88


@dataclass(frozen=True, slots=True)
class _Text:
    x: float
    y: float
    text: str
    size: float


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell's box on one page; without rules only its shade is drawn."""

    x0: float
    y0: float
    x1: float
    y1: float
    shaded: bool
    ruled: bool


_Mark = _Text | _Box


@dataclass(frozen=True, slots=True)
class _Area:
    """A table to be set: the x of its columns' edges, each cell's lines, each row's height."""

    table: Table
    xs: tuple[float, ...]
    lines: tuple[tuple[Placed, tuple[str, ...]], ...]
    heights: tuple[float, ...]


class _Layout:
    """Fills pages with marks from top to bottom."""

    def __init__(self, look: Look, font: str) -> None:
        self._font = font
        self._look, self._size, self._leading = look, look.size, look.size * 1.45
        self.pages: list[list[_Mark]] = [[]]
        self._y = TOP

    def block(self, block: Block) -> None:
        """Set a block below what is there."""
        if isinstance(block, Table):
            self._tables(((block, LEFT),))
        elif isinstance(block, Beside):
            middle = LEFT + (sum(block.left.widths) + block.gap) * (RIGHT - LEFT)
            self._tables(((block.left, LEFT), (block.right, middle)))
        elif isinstance(block, Heading):
            size = 16.0 if block.level == 0 else 12.0
            self._y += self._leading * 0.5
            if self._y + 5 * self._leading > BOTTOM:
                self._next_page()
            self._lines((block.text,), "center" if block.level == 0 else "left", size)
            self._y += self._leading * 0.3
        elif isinstance(block, PageBreak):
            self._next_page()
        else:
            text = f"　{block.text}" if block.indent else block.text
            self._lines(self._wrapped(text, RIGHT - LEFT), block.align, self._size)

    def _wrapped(self, text: str, room: float) -> tuple[str, ...]:
        """The text's lines; fewer characters a line where the font's digits are wider than half an em (平成書体)."""
        measure = max(2, int(room / (self._size / 2)))
        lines = wrap(text, measure)
        while measure > 2 and any(self._width(line, self._size) > room + 0.01 for line in lines):
            measure -= 1
            lines = wrap(text, measure)
        return lines

    def _width(self, text: str, size: float) -> float:
        from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415  # a heavy library, as in `as_pdf`

        return float(stringWidth(text, self._font, size))

    def _next_page(self) -> None:
        self.pages.append([])
        self._y = TOP

    def _lines(self, lines: tuple[str, ...], align: Align, size: float) -> None:
        for line in lines:
            if self._y + self._leading > BOTTOM:
                self._next_page()
            self._line(line, LEFT, RIGHT, self._y, align, size)
            self._y += max(self._leading, size * 1.5)

    def _line(self, text: str, x0: float, x1: float, y: float, align: Align, size: float) -> None:
        room = x1 - x0 - self._width(text, size)
        x = x0 + {"left": 0.0, "center": room / 2, "right": room}[align]
        self.pages[-1].append(_Text(x, y + (self._leading - size) / 2, text, size))

    def _area(self, table: Table, x: float) -> _Area:
        xs = [x]
        for share in table.widths:
            xs.append(xs[-1] + share * (RIGHT - LEFT))
        lines, heights = [], [0.0] * len(table.rows)
        for one in placed(table):
            room = xs[one.column + one.cell.colspan] - xs[one.column] - 2 * PAD
            lines.append((one, self._wrapped(one.cell.text, room)))
        for one, text in sorted(lines, key=lambda pair: pair[0].cell.rowspan):
            last = one.row + one.cell.rowspan
            need = len(text) * self._leading + 2 * PAD
            heights[last - 1] += max(0.0, need - sum(heights[one.row : last]))
        return _Area(table, tuple(xs), tuple(lines), tuple(heights))

    def _tables(self, given: tuple[tuple[Table, float], ...]) -> None:
        """Set tables beside each other, of equally many rows, over as many pages as they need."""
        areas = [self._area(table, x) for table, x in given]
        heights = [max(row) for row in zip(*(area.heights for area in areas), strict=True)]
        heads = areas[0].table.heads if areas[0].table.repeat else 0
        begin, rest = 0, [dict(enumerate(text for _, text in area.lines)) for area in areas]
        while begin < len(heights):
            end = self._fitting(heights, begin, heads)
            if end == begin or (begin == 0 and end <= areas[0].table.heads and self._y > TOP):
                self._next_page()
                continue
            if begin and heads:
                again = [dict(enumerate(text for _, text in area.lines)) for area in areas]
                self._rows(areas, heights, (0, heads), again)
            self._rows(areas, heights, (begin, end), rest)
            for area, left in zip(areas, rest, strict=True):
                self._make_room(area, heights, end, left)
            begin = end
            if begin < len(heights):
                self._next_page()
        self._y += self._leading * 0.4

    def _make_room(self, area: _Area, heights: list[float], end: int, rest: dict[int, tuple[str, ...]]) -> None:
        """Cells that go on over the page have room for their other lines there: both parts have padding."""
        for at, (one, _) in enumerate(area.lines):
            last = one.row + one.cell.rowspan
            if one.row < end < last and rest[at]:
                need = len(rest[at]) * self._leading + 2 * PAD
                heights[last - 1] += max(0.0, need - sum(heights[end:last]))

    def _fitting(self, heights: list[float], begin: int, heads: int) -> int:
        """The row before which the page ends."""
        y, end = self._y + (sum(heights[:heads]) if begin else 0.0), begin
        while end < len(heights) and y + heights[end] <= BOTTOM:
            y += heights[end]
            end += 1
        return max(end, begin + 1) if self._y == TOP else end

    def _rows(
        self, areas: list[_Area], heights: list[float], span: tuple[int, int], rest: list[dict[int, tuple[str, ...]]]
    ) -> None:
        """Set the rows of `span`; `rest` has the lines of each cell that no page has yet."""
        begin, end = span
        ys = [self._y]
        for height in heights[begin:end]:
            ys.append(ys[-1] + height)
        for area, lines in zip(areas, rest, strict=True):
            for at, (one, _) in enumerate(area.lines):
                top, bottom = max(one.row, begin), min(one.row + one.cell.rowspan, end)
                if top < bottom:
                    lines[at] = self._cell(area, one, (ys[top - begin], ys[bottom - begin]), lines[at])
        self._y = ys[-1]

    def _cell(self, area: _Area, one: Placed, ys: tuple[float, float], lines: tuple[str, ...]) -> tuple[str, ...]:
        """Draw a cell's part on this page with the lines that fit; returns the others."""
        cell, (y0, y1) = one.cell, ys
        x0, x1 = area.xs[one.column], area.xs[one.column + cell.colspan]
        self.pages[-1].append(_Box(x0, y0, x1, y1, cell.head and self._look.shaded, area.table.ruled))
        fit = int((y1 - y0 - 2 * PAD + 0.01) / self._leading)
        now = lines[:fit]
        lead = (y1 - y0 - 2 * PAD - len(now) * self._leading) / 2 if self._look.middle else 0.0
        for number, line in enumerate(now):
            y = y0 + PAD + lead + number * self._leading
            self._line(line, x0 + PAD, x1 - PAD, y, cell.align, self._size)
        return lines[fit:]


_Edge = tuple[float, float, float, float]


def _edges(boxes: list[_Box]) -> list[_Edge]:
    """The boxes' sides, each once, those in one line joined."""
    sides: dict[tuple[bool, float], set[tuple[float, float]]] = {}
    for box in boxes:
        for y in (box.y0, box.y1):
            sides.setdefault((True, round(y, 2)), set()).add((round(box.x0, 2), round(box.x1, 2)))
        for x in (box.x0, box.x1):
            sides.setdefault((False, round(x, 2)), set()).add((round(box.y0, 2), round(box.y1, 2)))
    result: list[_Edge] = []
    for (level, at), spans in sides.items():
        for start, end in _merged(sorted(spans)):
            result.append((start, at, end, at) if level else (at, start, at, end))
    return result


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _draw_rules(canvas: Canvas, boxes: list[_Box], look: Look) -> None:
    canvas.setLineWidth(_RULE)
    if look.rules == "cells":
        for box in boxes:
            canvas.rect(box.x0, PAGE[1] - box.y1, box.x1 - box.x0, box.y1 - box.y0, stroke=1, fill=0)
        return
    if look.rules == "dotted":
        canvas.setDash(1, 1.5)
    half = _RULE / 2
    for x0, y0, x1, y1 in _edges(boxes):
        top, bottom = PAGE[1] - y0, PAGE[1] - y1
        if look.rules == "rect":
            canvas.rect(x0 - half, bottom - half, x1 - x0 + _RULE, top - bottom + _RULE, stroke=0, fill=1)
        else:
            canvas.line(x0, top, x1, bottom)
            if look.rules == "double":
                across, down = (0, 1.2) if y0 == y1 else (1.2, 0)
                canvas.line(x0 + across, top - down, x1 + across, bottom - down)
    canvas.setDash()


def _draw(canvas: Canvas, marks: list[_Mark], font: str, look: Look) -> None:
    boxes = [mark for mark in marks if isinstance(mark, _Box)]
    for box in boxes:
        if box.shaded:
            canvas.setFillGray(0.9)
            canvas.rect(box.x0, PAGE[1] - box.y1, box.x1 - box.x0, box.y1 - box.y0, stroke=0, fill=1)
            canvas.setFillGray(0)
    _draw_rules(canvas, [box for box in boxes if box.ruled], look)
    for mark in marks:
        if isinstance(mark, _Text) and mark.text:
            canvas.setFont(font, mark.size)
            canvas.drawString(mark.x, PAGE[1] - mark.y - _ASCENT * mark.size, mark.text)


def as_pdf(blocks: tuple[Block, ...], look: Look, running_head: str, font: str) -> bytes:
    """The PDF's bytes, the same in every run; `font` is one that ReportLab knows."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415  # a heavy library that only this renderer needs

    layout = _Layout(look, font)
    for block in blocks:
        layout.block(block)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=PAGE, invariant=1, pageCompression=1, lang="ja-JP")
    canvas.setTitle(next((block.text for block in blocks if isinstance(block, Heading)), ""))
    for number, marks in enumerate(layout.pages, start=1):
        _draw(canvas, marks, font, look)
        foot = look.foot.format(page=number, pages=len(layout.pages))
        canvas.setFont(font, 9)
        canvas.drawString((PAGE[0] - width(foot) * 4.5) / 2, 40, foot)
        if look.running_head:
            canvas.drawString(RIGHT - width(running_head) * 4.5, PAGE[1] - 44, running_head)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
