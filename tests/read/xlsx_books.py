"""Workbooks made in code, and reports of `tools.make_raw` printed as sheets in two styles."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.document import Document, Source
from pipeline.read.xlsx import read_xlsx
from tools.make_raw.content import Report
from tools.make_raw.grid import project_rows
from tools.make_raw.text import MARKERS

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Value = str | float | bool | None
_THIN = Side(style="thin")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def save(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(data: bytes) -> Document:
    return read_xlsx(data, Source("a.xlsx", hashlib.sha256(data).hexdigest(), len(data), MEDIA))


def of(fill: Callable[[Worksheet], object]) -> Document:
    """The document of a workbook whose only sheet `fill` fills."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    return read(save(book))


def cells(document: Document) -> list[list[str]]:
    """The rows as texts; `^` marks a covered position."""
    return [["^" if cell.covered else cell.text for cell in row.cells] for row in document.rows]


def box(sheet: Worksheet, area: str) -> None:
    """Borders around every cell of an area."""
    for row in sheet[area]:
        for cell in row:
            cell.border = BOX


def put(sheet: Worksheet, area: str, text: Value, *, border: bool = True, wrap: bool = True) -> None:
    """A text in a merged area, with a border around it as Excel writes it."""
    top, *_ = rows = list(sheet[area]) if ":" in area else [(sheet[area],)]
    top[0].value = text
    if wrap:
        top[0].alignment = Alignment(wrap_text=True, vertical="top")
    if border:
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                cell.border = Border(
                    left=_THIN if j == 0 else None,
                    right=_THIN if j == len(row) - 1 else None,
                    top=_THIN if i == 0 else None,
                    bottom=_THIN if i == len(rows) - 1 else None,
                )
    if ":" in area:
        sheet.merge_cells(area)


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A container with its parts changed; None leaves a part out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            made = change(name, old.read(name))
            if made is not None:
                new.writestr(name, made)
    return buffer.getvalue()


def with_parts(data: bytes, parts: dict[str, str]) -> bytes:
    """A container with parts added."""
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def _staffing(report: Report) -> list[tuple[str, str, Value]]:
    rows: list[tuple[str, str, Value]] = [("課名", "課長名", "職員数")]
    rows += [(section.name, section.head.printed, _number(section.staff_label)) for section in report.sections]
    if report.stated_total:
        rows.append(("合計", "", sum(section.staff for section in report.sections)))
    return rows


def _number(label: str) -> Value:
    """A label of ASCII digits is a number of the sheet, any other a text."""
    return int(label) if label.isascii() else label


def _goals(report: Report) -> list[str]:
    return [f"{MARKERS[at]} {goal}" for at, goal in enumerate(report.goals)]


def _spans(report: Report) -> list[tuple[str, list[str]]]:
    """Each project's name with the texts beside it."""
    spans: list[tuple[str, list[str]]] = []
    for row in project_rows(report):
        if row.name:
            spans.append((row.name, []))
        spans[-1][1].append(row.body)
    return spans


def ordinary(report: Report) -> bytes:
    """The report on a sheet of few columns, names merged beside their texts."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for letter, width in (("A", 30), ("B", 34), ("C", 14)):
        sheet.column_dimensions[letter].width = width
    lines: list[tuple[Value, ...]] = [
        (report.title,),
        (),
        (None, None, f"(職員数は{report.as_of_label})"),
        ("部局名", report.department),
        ("部長名", report.head.printed),
        (),
        ("部局内の執行体制",),
    ]
    at = len(lines) + 1
    for number, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            sheet.cell(number, column, value)
    for row in _staffing(report):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value).border = BOX
        at += 1
    for text in ("", "基本方針", *report.policy, "", report.goals_heading, *_goals(report), "", "主な事業"):
        if text and len(text) > 20:
            put(sheet, f"A{at}:C{at}", text, border=False)
        else:
            sheet.cell(at, 1, text or None)
        at += 1
    for name, bodies in _spans(report):
        put(sheet, f"A{at}:A{at + len(bodies) - 1}", name)
        for body in bodies:
            put(sheet, f"B{at}:C{at}", body)
            at += 1
    return save(book)


def graph_paper(report: Report) -> bytes:
    """The report on graph paper (Excel方眼紙): narrow columns, every visual cell merged over several columns and rows."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for column in range(1, 61):
        sheet.column_dimensions[_letters(column)].width = 2
    put(sheet, "B2:BG3", report.title, border=False)
    put(sheet, "AK5:BG5", f"(職員数は{report.as_of_label})", border=False)
    put(sheet, "B7:I8", "部局名")
    put(sheet, "J7:AH8", report.department)
    put(sheet, "B9:I10", "部長名")
    put(sheet, "J9:AH10", report.head.printed)
    sheet["B12"] = "部局内の執行体制"
    at = _table(sheet, 13, _staffing(report), (2, 20, 46, 60)) + 1
    for text in ("基本方針", *report.policy, "", report.goals_heading, *_goals(report), "", "主な事業"):
        if len(text) > 20:
            put(sheet, f"B{at}:BG{at + 2}", text, border=False)
            at += 3
        else:
            for column, char in enumerate(text):
                sheet.cell(at, 2 + column, char)
            at += 1
    for name, bodies in _spans(report):
        put(sheet, f"B{at}:S{at + 2 * len(bodies) - 1}", name)
        for body in bodies:
            put(sheet, f"T{at}:BG{at + 1}", body)
            at += 2
    return save(book)


def _table(sheet: Worksheet, at: int, rows: Sequence[Sequence[Value]], xs: Sequence[int]) -> int:
    for row in rows:
        for value, left, right in zip(row, xs, xs[1:], strict=False):
            put(sheet, f"{_letters(left)}{at}:{_letters(right - 1)}{at + 1}", value)
        at += 2
    return at


def _letters(column: int) -> str:
    return (chr(64 + (column - 1) // 26) if column > 26 else "") + chr(65 + (column - 1) % 26)
