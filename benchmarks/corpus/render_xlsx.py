"""Blocks become an Excel sheet (XLSX): as many columns as the tables need, or narrow ones with everything merged."""

from __future__ import annotations

import io
import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Beside, Cell, Heading, PageBreak, Placed, Table, placed
from benchmarks.corpus.fixed_zip import without_time
from tools.make_raw.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from benchmarks.corpus.blocks import Block
    from benchmarks.corpus.families import Look

UNITS = 50
_UNIT_PIXELS = 13
_UNIT_POINTS = _UNIT_PIXELS * 0.75
_FONTS = {"mincho": "IPAMincho", "gothic": "IPAGothic"}
_LINES = {"stroke": "thin", "rect": "thin", "cells": "medium", "dotted": "dotted", "double": "double"}
_NUMBER = re.compile("0|[1-9][0-9]{0,3}")


def _edges(table: Table, start: int = 0) -> tuple[int, ...]:
    """The edges of a table's columns in units from the left margin, the first at `start`."""
    return (start, *(start + round(at * UNITS) for at in accumulate(table.widths)))


def _areas(block: Block) -> Iterator[tuple[Table, tuple[int, ...]]]:
    """The tables of a block with their edges; a heading or paragraph is a table of one cell."""
    if isinstance(block, Beside):
        left = _edges(block.left)
        yield block.left, left
        yield block.right, _edges(block.right, left[-1] + max(1, round(block.gap * UNITS)))
    elif isinstance(block, Table):
        yield block, _edges(block)
    elif not isinstance(block, PageBreak):
        align = ("center" if block.level == 0 else "left") if isinstance(block, Heading) else block.align
        yield Table(((Cell(block.text, align=align),),), (1.0,), ruled=False), (0, UNITS)


def _needed(cell: Cell, units: int, size: float) -> float:
    """The height in points that a cell's text needs; generous, as programs set the same font differently."""
    measure = int((units * _UNIT_POINTS - 6) / (size / 2) * 0.94)
    return len(wrap(cell.text, max(measure, 2))) * size * 1.4 + 4


def _heights(table: Table, edges: tuple[int, ...], size: float) -> list[float]:
    heights = [0.0] * len(table.rows)
    cells = sorted(placed(table), key=lambda one: one.cell.rowspan)
    for one in cells:
        need = _needed(one.cell, edges[one.column + one.cell.colspan] - edges[one.column], size)
        last = one.row + one.cell.rowspan
        heights[last - 1] += max(0.0, need - sum(heights[one.row : last]))
    return heights


class _Sheet:
    """The sheet being written, and the row down to which it is filled."""

    def __init__(self, sheet: Worksheet, look: Look, bounds: tuple[int, ...]) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

        self._sheet, self._look, self.filled = sheet, look, 0
        self._column = {edge: at + 1 for at, edge in enumerate(bounds)}
        self._alignment = Alignment
        side = Side(style=_LINES[look.rules])  # type: ignore[arg-type]
        self._border = Border(left=side, right=side, top=side, bottom=side)
        self._fonts = {size: Font(name=_FONTS[look.font], size=size) for size in (look.size, 12.0, 16.0)}
        self._shade = PatternFill("solid", fgColor="E6E6E6")

    def block(self, block: Block) -> None:
        """Write a block below what is there."""
        size = self._look.size
        if isinstance(block, Heading):
            size = 16.0 if block.level == 0 else 12.0
        areas = list(_areas(block))
        heights = [max(row) for row in zip(*(_heights(table, edges, size) for table, edges in areas), strict=True)]
        for table, edges in areas:
            for one in placed(table):
                self._cell(one, edges, size, ruled=table.ruled)
            if table.repeat:
                self._sheet.print_title_rows = f"{self.filled + 1}:{self.filled + table.heads}"
        for height in heights:
            self.filled += 1
            self._sheet.row_dimensions[self.filled].height = height

    def _cell(self, one: Placed, edges: tuple[int, ...], size: float, *, ruled: bool) -> None:
        cell, top = one.cell, self.filled + one.row + 1
        bottom, left = top + cell.rowspan - 1, self._column[edges[one.column]]
        right = self._column[edges[one.column + cell.colspan]] - 1
        if (bottom, right) != (top, left):
            self._sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        head = self._sheet.cell(top, left)
        if cell.text:
            head.value = int(cell.text) if _NUMBER.fullmatch(cell.text) else cell.text
        vertical = "center" if self._look.middle else "top"
        head.alignment = self._alignment(horizontal=cell.align, vertical=vertical, wrap_text=True)
        head.font = self._fonts[size]
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                position = self._sheet.cell(row, column)
                if ruled:
                    position.border = self._border
                if cell.head and self._look.shaded:
                    position.fill = self._shade


def _bounds(blocks: tuple[Block, ...], look: Look) -> tuple[int, ...]:
    """The edges of the sheet's columns in units."""
    if look.sheet == "graph":
        return tuple(range(UNITS + 1))
    return tuple(sorted({edge for block in blocks for _, edges in _areas(block) for edge in edges}))


def _pages(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """The blocks of each sheet."""
    pages: list[list[Block]] = [[]]
    for block in blocks:
        if not isinstance(block, PageBreak):
            pages[-1].append(block)
        elif pages[-1]:
            pages.append([])
    return [tuple(page) for page in pages if page]


def _print_setup(sheet: Worksheet, look: Look, running_head: str) -> None:
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.oddFooter.center.text = look.foot.replace("{pages}", "&N").replace("{page}", "&P")  # type: ignore[union-attr]
    if look.running_head:
        sheet.oddHeader.right.text = running_head  # type: ignore[union-attr]


def as_xlsx(blocks: tuple[Block, ...], look: Look, running_head: str) -> bytes:
    """The workbook's bytes, the same in every run: set up to be printed one page wide on A4.

    What stands behind a page break is a sheet of its own, as clerks have it.
    """
    import openpyxl  # noqa: PLC0415  # a heavy library that only this renderer needs
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = openpyxl.Workbook()
    pages = _pages(blocks)
    for number, page in enumerate(pages, start=1):
        sheet = book.worksheets[0] if number == 1 else book.create_sheet()
        sheet.title = "基本方針" if len(pages) == 1 else f"Sheet{number}"
        bounds = _bounds(page, look)
        for at, (start, end) in enumerate(pairwise(bounds), start=1):
            sheet.column_dimensions[get_column_letter(at)].width = ((end - start) * _UNIT_PIXELS - 5) / 7
        writer = _Sheet(sheet, look, bounds)
        for block in page:
            writer.block(block)
        _print_setup(sheet, look, running_head)
    buffer = io.BytesIO()
    book.save(buffer)
    return without_time(buffer.getvalue())
