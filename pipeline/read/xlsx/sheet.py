"""The XML of one sheet becomes its cells as displayed, their borders, merged ranges and hidden rows and columns."""

from __future__ import annotations

import datetime
import io
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.model.errors import DocumentError
from pipeline.read.limits import DEFAULT_LIMITS
from pipeline.read.xlsx.number_format import displayed, plainly
from pipeline.read.xlsx.sml import MAIN, REL_ID, flag, number
from pipeline.read.xlsx.strings import Text, text_of, unescaped
from pipeline.read.xlsx.styles import Style
from pipeline.read.xlsx.workbook import LAST_COLUMN, LAST_ROW, Range, Workbook, column_number, range_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEPT_ROWS = 64
"""Rows kept below the last value: they may hold the lower borders of merged cells."""
_TAGS = tuple(f"{MAIN}{name}" for name in ("row", "col", "mergeCell", "sheetFormatPr", "sheetView", "headerFooter", "drawing", "autoFilter"))  # fmt: skip
_DEFAULT_WIDTH = 8.38


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of one cell as displayed. `numeric`: it shows a number. `wrapped`: see `Style`."""

    text: str
    numeric: bool = False
    wrapped: bool = False
    reading: str = ""
    note: tuple[str, str] | None = None


@dataclass(slots=True)
class SheetContent:
    """What one sheet holds; rows and columns count from 1."""

    texts: dict[tuple[int, int], CellText] = field(default_factory=dict)
    borders: dict[tuple[int, int], int] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    widths: list[tuple[int, int, float]] = field(default_factory=list)
    default_width: float = _DEFAULT_WIDTH
    zeros: bool = True
    filtered: bool = False
    drawing: str | None = None
    margins: list[str] = field(default_factory=list)
    """The codes of its headers and footers."""
    notes: list[tuple[str, str]] = field(default_factory=list)


def read_sheet(
    data: bytes, name: str, workbook: Workbook, most_cells: int = DEFAULT_LIMITS.workbook_cells
) -> SheetContent:
    """The XML of a worksheet → its content.

    Raises:
        DocumentError: `office-damaged`, or `file-too-large` for more cells than any report has.
    """
    from lxml import etree  # noqa: PLC0415  # a text batch must not pay for it

    if b"<!DOCTYPE" in data[:4096].upper() or b"<!ENTITY" in data[:4096].upper():
        raise DocumentError("office-damaged", f"the sheet {name} declares entities")
    reader = _Reader(name, workbook, most_cells)
    steps = etree.iterparse(io.BytesIO(without_empty_rows(data)), tag=_TAGS, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)  # fmt: skip
    try:
        for _, element in steps:
            reader.take(element)
            element.clear()
            # Rows that are done would fill the memory.
            parent = element.getparent()
            while parent is not None and element.tag == f"{MAIN}row" and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise DocumentError("office-damaged", f"the sheet {name} is no XML: {error}") from error
    if steps.root is not None and steps.root.getroottree().docinfo.doctype:
        raise DocumentError("office-damaged", f"the sheet {name} declares a document type")
    return reader.content


def without_empty_rows(data: bytes) -> bytes:
    """The XML of a sheet without the rows far below its last value: formats reach down to row 1,048,576 in some files.

    >>> without_empty_rows(b"<sheetData><row><c><v>1</v></c></row></sheetData>")
    b'<sheetData><row><c><v>1</v></c></row></sheetData>'
    """
    end = data.rfind(b"</sheetData>")
    if end < 0:
        return data
    last = max(data.rfind(mark, 0, end) for mark in (b"</v>", b"</is>", b"<f>", b"<f ", b"<sheetData"))
    for _ in range(_KEPT_ROWS):
        following = data.find(b"</row>", last, end)
        if following < 0:
            return data
        last = following + len(b"</row>")
    return data[:last] + data[end:]


class _Reader:
    """Collects the content of one sheet, element by element."""

    def __init__(self, name: str, workbook: Workbook, most_cells: int) -> None:
        self.content = SheetContent()
        self._name = name
        self._book = workbook
        self._row = 0
        self._cells = 0
        self._most = most_cells

    def take(self, element: _Element) -> None:
        """Take in one element that has ended."""
        content = self.content
        tag = str(element.tag).removeprefix(MAIN)
        if tag == "row":
            self._take_row(element)
        elif tag == "col":
            self._take_column(element)
        elif tag == "mergeCell":
            merge = range_of(element.get("ref", ""))
            if merge is not None:
                content.merges.append(merge)
        elif tag == "sheetFormatPr":
            content.default_width = _decimal(element.get("defaultColWidth"), _DEFAULT_WIDTH)
        elif tag == "sheetView":
            content.zeros = flag(element.get("showZeros"), default=True)
        elif tag == "headerFooter":
            content.margins = [part.text for part in element if part.text]
        elif tag == "drawing":
            content.drawing = element.get(REL_ID)
        elif tag == "autoFilter":
            content.filtered = len(element) > 0

    def _take_column(self, element: _Element) -> None:
        first, last = number(element.get("min"), 1), number(element.get("max"), 1)
        width = _decimal(element.get("width"), _DEFAULT_WIDTH)
        self.content.widths.append((first, last, width))
        if flag(element.get("hidden")) or width == 0:
            self.content.hidden_columns.append((first, last))

    def _take_row(self, row: _Element) -> None:
        self._row = number(row.get("r"), self._row + 1)
        if flag(row.get("hidden")) or row.get("ht") in ("0", "0.0"):
            self.content.hidden_rows.append((self._row, self._row))
        column = 0
        self._cells += len(row)
        if self._cells > self._most:
            raise DocumentError("file-too-large", f"the sheet {self._name} has more than {self._most:,} cells")
        for cell in row:
            place = cell.get("r")
            column = column_number(place.rstrip("0123456789")) if place else column + 1
            self._take_cell(cell, (self._row, column), shows_reading=flag(cell.get("ph")) or flag(row.get("ph")))

    def _take_cell(self, cell: _Element, place: tuple[int, int], *, shows_reading: bool) -> None:
        if not (1 <= place[0] <= LAST_ROW and 1 <= place[1] <= LAST_COLUMN):
            raise DocumentError(
                "office-damaged", f"the sheet {self._name} has a cell at row {place[0]}, column {place[1]}"
            )
        styles = self._book.styles
        at = number(cell.get("s"))
        style = styles[at] if at < len(styles) else styles[0]
        if style.borders:
            self.content.borders[place] = style.borders
        if len(cell):
            text = self._text(cell, style, f"{self._name}!{_address(place)}")
            if text is not None and text.text.strip():
                reading = text.reading if shows_reading else ""
                self.content.texts[place] = CellText(text.text, text.numeric, style.wrapped, reading, text.note)

    def _text(self, cell: _Element, style: Style, place: str) -> CellText | None:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{MAIN}is")
            return None if inline is None else self._string(text_of(inline), style)
        value = cell.findtext(f"{MAIN}v")
        if not value:
            if kind != "str" and cell.find(f"{MAIN}f") is not None:
                self.content.notes.append(("formula-without-value", place))
            return None
        if kind == "s":
            strings = self._book.strings
            if number(value, len(strings)) >= len(strings):
                raise DocumentError("office-damaged", f"{place} refers to a text that is not in the file")
            return self._string(strings[number(value)], style)
        if kind == "str":
            return self._string(Text(unescaped(value)), style)
        if kind == "b":
            return CellText("TRUE" if value == "1" else "FALSE")
        if kind == "e":
            return CellText(value)
        return self._number(value, kind, style, place)

    def _string(self, text: Text, style: Style) -> CellText:
        try:
            return CellText(displayed(text.text, style.code or "General"), reading=text.reading)
        except ValueError:
            return CellText(text.text, reading=text.reading)

    def _number(self, value: str, kind: str, style: Style, place: str) -> CellText | None:
        try:
            amount = _serial(value, date1904=self._book.date1904) if kind == "d" else float(value)
        except ValueError:
            return CellText(value)
        if not math.isfinite(amount):
            return CellText(value)
        if amount == 0 and not self.content.zeros:
            return None
        code = style.code
        try:
            if code is None:
                raise ValueError("the file does not define it")
            return CellText(displayed(amount, code, date1904=self._book.date1904), numeric=True)
        except ValueError as error:
            note = ("number-format-unknown", f"{place}: {code!r}: {error}")
            return CellText(plainly(amount), numeric=True, note=note)


def _serial(text: str, *, date1904: bool) -> float:
    """An ISO 8601 date of a strict workbook as a serial number."""
    start = datetime.datetime(1904, 1, 1) if date1904 else datetime.datetime(1899, 12, 30)
    moment = datetime.datetime.fromisoformat(text)
    return (moment.replace(tzinfo=None) - start) / datetime.timedelta(days=1)


def _decimal(text: str | None, default: float) -> float:
    try:
        return default if text is None else float(text)
    except ValueError:
        return default


def _address(place: tuple[int, int]) -> str:
    return f"{column_letters(place[1])}{place[0]}"


def column_letters(column: int) -> str:
    """The letters of a column.

    >>> column_letters(1), column_letters(27), column_letters(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
