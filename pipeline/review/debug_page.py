"""One page of a PDF → a picture of every step by which it was read: rules, cells, blocks, rows."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol, get_args

from PIL import Image

from pipeline.model.document import BBox, Document, Source
from pipeline.model.errors import DocumentError
from pipeline.model.report import DocumentRecord
from pipeline.read import read_document
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.read.pdf.layout import Table
from pipeline.read.pdf.picture import page_picture
from pipeline.read.pdf.rules import crossings
from pipeline.read.pdf.shapes import Rule
from pipeline.read.pdf.steps import PageSteps, file_steps
from pipeline.read.pdf.tables import OUTSIDE, Grid
from pipeline.review.drawing import BLACK, GREY, GROUPS, Canvas, Color, Point, side_by_side

Step = Literal["rules", "joined", "crossings", "cells", "blocks", "rows"]
STEPS: tuple[Step, ...] = get_args(Step)

_PANEL_DPI = 100
_FULL_DPI = 144
_UPRIGHT: Color = (214, 39, 40)
_LEVEL: Color = (31, 119, 180)
_TABLE: Color = (31, 119, 180)
_LINE: Color = (230, 120, 10)
_USED: Color = (44, 140, 44)
_UNUSED: Color = (214, 39, 40)
_SHORT = 3.0


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the pictures of one page show. `fields` names the field that each line went into, where known."""

    steps: PageSteps
    document: Document
    fields: Mapping[int, str] | None = None


class Converted(Protocol):
    """A converted document, as `run.convert` gives it: the record, and the lines and rows it was made of."""

    @property
    def record(self) -> DocumentRecord:
        """What is published."""

    @property
    def document(self) -> Document:
        """What was read."""


def fields_by_line(record: DocumentRecord) -> dict[int, str]:
    """A converted document → number of each line that a field, or `extras`, was made of, and the field's name.

    Of several fields from one line the first with a name of its own counts; the report's number and the indexes are
    left out (`officers.full_name`).
    """
    found = dict[int, str]()
    for path, evidence in record.evidence.items():
        parts = [part for part in path.split("/")[3:] if not part.isdecimal()]
        for number in range(evidence.line_start or 0, (evidence.line_end or -1) + 1):
            if len(parts) > len(found.get(number, "").split(".")) or number not in found:
                found[number] = ".".join(parts)
    return found


def debug_pages(
    data: bytes,
    path: str,
    numbers: Sequence[int],
    convert: Callable[[], Converted],
    options: ReadOptions = DEFAULT,
    step: Step | None = None,
) -> list[bytes]:
    """The bytes of a PDF → a PNG of each page asked for (from 1).

    `convert` is called once for the document and its fields; a file that holds no report is drawn without fields, one
    that cannot be made rows of (a scan) without rows.

    Raises:
        DocumentError: the file cannot be opened.
        ValueError: there is no such page, or it cannot be read.
    """
    steps = file_steps(data, options)
    for number in numbers:
        if number > steps.page_count:
            raise ValueError(f"there is no page {number}; {path} has {steps.page_count}")
        if number not in steps.pages:
            raise ValueError(f"page {number} of {path} cannot be read")
    fields = None
    try:
        conversion = convert()
        document, fields = conversion.document, fields_by_line(conversion.record)
    except DocumentError:
        document = _rows_only(data, path, options)
    return [draw_page(data, PageView(steps.pages[number], document, fields), step) for number in numbers]


def _rows_only(data: bytes, path: str, options: ReadOptions) -> Document:
    source = Source(path, hashlib.sha256(data).hexdigest(), len(data), "application/pdf")
    try:
        return read_document(data, source, options)
    except DocumentError:
        return Document(source, (), ())


def draw_page(data: bytes, view: PageView, step: Step | None = None) -> bytes:
    """A page → PNG: one step in full size, or all six as panels side by side. The same input gives the same bytes."""
    number, page = view.steps.content.number, view.steps.content
    dpi = _PANEL_DPI if step is None else _FULL_DPI
    scale = dpi / 72
    base = page_picture(data, number, dpi)
    if base is None:
        base = Image.new("L", (max(1, round(page.width * scale)), max(1, round(page.height * scale))), 255)
    panels = [_panel(base, scale, view, name) for name in (STEPS if step is None else (step,))]
    picture = panels[0] if step is not None else side_by_side(panels, 3)
    stream = io.BytesIO()
    picture.quantize(128, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _panel(base: Image.Image, scale: float, view: PageView, step: Step) -> Image.Image:
    draw, caption = _PANELS[step]
    canvas = Canvas(base, scale, f"{STEPS.index(step) + 1} {step}: {caption(view)}")
    draw(canvas, view)
    return canvas.image


def _ends(rule: Rule) -> tuple[Point, Point]:
    if rule.upright:
        return (rule.at, rule.low), (rule.at, rule.high)
    return (rule.low, rule.at), (rule.high, rule.at)


def _rules_caption(view: PageView) -> str:
    rules = view.steps.content.rules
    upright = sum(rule.upright for rule in rules)
    return f"as drawn; {upright} upright (red), {len(rules) - upright} level (blue)"


def _draw_rules(canvas: Canvas, view: PageView) -> None:
    """Each rule as the engine found it; a bar at both ends shows where pieces begin and end."""
    for rule in view.steps.content.rules:
        color = _UPRIGHT if rule.upright else _LEVEL
        start, end = _ends(rule)
        canvas.line(start, end, color)
        if rule.high - rule.low > _SHORT:
            for x, y in (start, end):
                across = (0.0, 2.0) if not rule.upright else (2.0, 0.0)
                canvas.line((x - across[0], y - across[1]), (x + across[0], y + across[1]), color, 1)


def _joined_caption(view: PageView) -> str:
    groups = view.steps.groups
    return f"{sum(map(len, groups))} whole rules in {len(groups)} groups; dashed: closing an open side"


def _draw_joined(canvas: Canvas, view: PageView) -> None:
    for at, (group, closing) in enumerate(zip(view.steps.groups, view.steps.closing, strict=True)):
        for rule in group:
            canvas.line(*_ends(rule), GROUPS[at % len(GROUPS)])
        for rule in closing:
            canvas.dashed(*_ends(rule), GROUPS[at % len(GROUPS)])


def _meetings(view: PageView) -> list[tuple[Point, ...]]:
    pairs = zip(view.steps.groups, view.steps.closing, strict=True)
    return [crossings((*group, *closing)) for group, closing in pairs]


def _crossings_caption(view: PageView) -> str:
    return f"{sum(map(len, _meetings(view)))} points where rules cross or meet"


def _draw_crossings(canvas: Canvas, view: PageView) -> None:
    for group, closing in zip(view.steps.groups, view.steps.closing, strict=True):
        for rule in (*group, *closing):
            canvas.line(*_ends(rule), GREY, 1)
    for at, points in enumerate(_meetings(view)):
        for point in points:
            canvas.dot(point, GROUPS[at % len(GROUPS)])


def _tables(view: PageView) -> list[Table]:
    return [block for block in view.steps.layout.blocks if isinstance(block, Table)]


def _cells_caption(view: PageView) -> str:
    tables = _tables(view)
    cells = sum(len(table.grid.cells) for table in tables)
    idle = f"; {len(view.steps.idle)} grids without text (grey)" if view.steps.idle else ""
    return f"{cells} cells in {len(tables)} tables; filled: merged{idle}"


def _draw_cells(canvas: Canvas, view: PageView) -> None:
    for grid in view.steps.idle:
        for box in grid.cells:
            canvas.box(box, GREY, width=2)
    for at, table in enumerate(_tables(view)):
        _draw_grid(canvas, table.grid, at + 1, GROUPS[at % len(GROUPS)])


def _draw_grid(canvas: Canvas, grid: Grid, number: int, color: Color) -> None:
    spans = [0] * len(grid.cells)
    for row in grid.owners:
        for owner in row:
            spans[owner] += owner != OUTSIDE
    for cell, (box, span) in enumerate(zip(grid.cells, spans, strict=True)):
        canvas.box(box, color, width=2, tint=60 if span > 1 else 0)
        canvas.label((box[2] - 2, box[1] + 2), str(cell), color, right=True)
    rows, columns = len(grid.owners), len(grid.owners[0])
    canvas.label((grid.xs[0], grid.ys[0] - 12), f"table {number}: {rows} rows x {columns} columns", color)


def _blocks_caption(view: PageView) -> str:
    steps = view.steps
    greyed = f"; {len(steps.furniture)} furniture (grey)" if steps.furniture else ""
    return f"{len(steps.layout.blocks)} blocks in order: tables blue, lines orange{greyed}"


def _draw_blocks(canvas: Canvas, view: PageView) -> None:
    steps = view.steps
    anchors = list[Point]()
    for at, block in enumerate(steps.layout.blocks):
        is_table = isinstance(block, Table)
        color = GREY if at in steps.furniture else _TABLE if is_table else _LINE
        canvas.box(block.bbox, color, width=2 if is_table else 1, tint=20 if is_table else 40)
        if isinstance(block, Table):
            for line in (line for lines in block.texts for line in lines):
                canvas.box(line.bbox, _LINE, tint=40)
        if at not in steps.furniture:
            anchors.append((block.bbox[0] - 22, (block.bbox[1] + min(block.bbox[3], block.bbox[1] + 12)) / 2))
        canvas.label((block.bbox[0] - 2, block.bbox[1]), str(at + 1), color, right=True)
    for start, end in pairwise(anchors):
        canvas.arrow(start, end, BLACK)


def _rows_caption(view: PageView) -> str:
    rows = sum(row.page == view.steps.content.number for row in view.document.rows)
    told = "no report was read" if view.fields is None else "lines: field (green), heading (orange), extra (red)"
    return f"{rows} rows; {told}"


def _draw_rows(canvas: Canvas, view: PageView) -> None:
    document, page = view.document, view.steps.content.number
    for number, row in enumerate(document.rows, 1):
        boxes = [cell.bbox for cell in row.cells if cell.bbox is not None]
        if row.page != page or not boxes:
            continue
        color = _LINE if row.table is None else GROUPS[(row.table - 1) % len(GROUPS)]
        for box in boxes:
            canvas.box(box, color)
        canvas.label((boxes[0][0] - 2, boxes[0][1]), str(number), color, right=True)
    for line in document.lines:
        if line.page == page and line.bbox is not None:
            _draw_line(canvas, line.number, line.bbox, view)


def _draw_line(canvas: Canvas, number: int, box: BBox, view: PageView) -> None:
    if number in view.document.furniture:
        canvas.box(box, GREY, tint=70)
    elif view.fields is not None:
        name = view.fields.get(number, "")
        color = _UNUSED if name.startswith("extras") else _USED if name else _LINE
        canvas.box(box, color, tint=50)
        if name and canvas.is_full_size:
            canvas.label((box[2] + 1, box[1]), name, color, size=10)


_Draw = Callable[[Canvas, PageView], None]
_Caption = Callable[[PageView], str]
_PANELS: dict[Step, tuple[_Draw, _Caption]] = {
    "rules": (_draw_rules, _rules_caption),
    "joined": (_draw_joined, _joined_caption),
    "crossings": (_draw_crossings, _crossings_caption),
    "cells": (_draw_cells, _cells_caption),
    "blocks": (_draw_blocks, _blocks_caption),
    "rows": (_draw_rows, _rows_caption),
}


def page_numbers(ranges: Sequence[str]) -> tuple[int, ...]:
    """Page numbers as typed, single or as ranges → each once, in order.

    Raises:
        ValueError: something else was typed.

    >>> page_numbers(["3", "1-2", "2"])
    (1, 2, 3)
    """
    found = set[int]()
    for text in ranges:
        first, dash, last = text.partition("-")
        ends = (first, last if dash else first)
        if not all(end.isascii() and end.isdecimal() and len(end) <= 6 for end in ends):
            raise ValueError(f"{text!r} is no page number; write 3 or 2-4")
        low, high = int(ends[0]), int(ends[1])
        if not 1 <= low <= high:
            raise ValueError(f"{text!r} is no range of pages; pages count from 1, the lower one stands first")
        found.update(range(low, min(high, low + 99_999) + 1))
    return tuple(sorted(found))
