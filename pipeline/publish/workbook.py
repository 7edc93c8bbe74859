"""Rows become an Excel workbook: one sheet a table, Japanese headings, codes as text, dates as dates, no formulas."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from unicodedata import east_asian_width

from pipeline.model.errors import UsageError
from pipeline.publish.about import About
from pipeline.publish.columns import Column, Row, Table, Value
from pipeline.publish.csv_tables import one_line
from pipeline.publish.excel_cells import CONTINUED, Cutter
from pipeline.publish.tables import TABLES

LAST_ROW: Final = 1_048_576
_CREATED = datetime.datetime(1980, 1, 1)
_EXACT = 10**15
_A3 = 8
_PROSE_WIDTH = 70
_LINE, _HIGHEST = 18, 409
"""The height of a line, and the greatest that a row may have, in points."""
_LONG_AS_TEXT = 255
_FORMATS: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "head": {"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "vcenter", "indent": 1},
        "text": {"num_format": "@", "valign": "top", "align": "left", "indent": 1},
        "prose": {"text_wrap": True, "valign": "top", "align": "left", "indent": 1},
        "line": {"valign": "top", "align": "left", "indent": 1},
        "date": {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left", "indent": 1},
        "yen": {"num_format": "#,##0", "valign": "top", "align": "right", "indent": 1},
        "boolean": {"num_format": '"TRUE";"TRUE";"FALSE"', "valign": "top", "align": "left", "indent": 1},
        "plain": {"valign": "top", "align": "right", "indent": 1},
    }
)
_SAMPLE, _WIDEST = 200, 68


def load_xlsxwriter() -> Any:
    """The library.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("the Excel workbook needs XlsxWriter: pip install 'hoshin[publish]'") from error
    return xlsxwriter


def write_workbook(rows_of: Callable[[Table], Iterable[Row]], about: About, path: Path) -> None:
    """Write all tables to one workbook at `path`; the same rows give the same bytes.

    A text longer than a cell goes on in the sheet `continued`; a table longer than a sheet goes on in `<table>_2` ….

    Raises:
        UsageError: XlsxWriter is not installed.
        OSError: the file cannot be written.
    """
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with load_xlsxwriter().Workbook(str(path), options) as book:
        properties = {"title": about.title, "author": about.publisher or "", "comments": about.ja, "created": _CREATED}
        book.set_properties(properties)
        formats = {name: book.add_format(dict(look)) for name, look in _FORMATS.items()}
        cutter = Cutter()
        for table in TABLES:
            _write_table(book, formats, table, cutter.rows(table, rows_of(table)))
        _write_table(book, formats, CONTINUED, iter(cutter.rest))


def _write_table(book: Any, formats: dict[str, Any], table: Table, rows: Iterator[Row]) -> None:
    number, first = 1, next(rows, None)
    while number == 1 or first is not None:
        sheet = book.add_worksheet(table.name if number == 1 else f"{table.name}_{number}")
        here = islice(rows if first is None else chain((first,), rows), LAST_ROW - 1)
        _write_sheet(sheet, formats, table, here)
        number, first = number + 1, next(rows, None)


def _write_sheet(sheet: Any, formats: dict[str, Any], table: Table, rows: Iterator[Row]) -> None:
    looks = [_look(table, column) for column in table.columns]
    first = list(islice(rows, _SAMPLE))
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, _width(column, looks[index], (row[index] for row in first)))
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, _LINE * 1.5)
    for index, column in enumerate(table.columns):
        sheet.write_string(0, index, column.title, formats["head"])
    last = 0
    for last, row in enumerate(chain(first, rows), start=1):
        # A height has to be given: not every spreadsheet makes room for wrapped text by itself.
        sheet.set_row(last, _height(row, looks))
        for index, value in enumerate(row):
            if value is not None:
                _write_cell(sheet, (last, index), table.columns[index], value, formats, looks[index])
    width = len(table.columns) - 1
    sheet.autofilter(0, 0, last, width)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{_letters(width)}{last + 1}"})
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&A &P / &N")


def _write_cell(
    sheet: Any, place: tuple[int, int], column: Column, value: Value, formats: dict[str, Any], look: str
) -> None:
    row, index = place
    if column.type == "boolean":
        sheet.write_boolean(row, index, bool(value), formats[look])
    elif isinstance(value, str):
        # A spreadsheet knows no day before 1900, and shows #### for a long text in a cell of the format "text".
        if column.type == "date" and value >= "1900-03-01":
            sheet.write_datetime(row, index, datetime.date.fromisoformat(value), formats[look])
            return
        is_long = look == "text" and len(value) > _LONG_AS_TEXT
        sheet.write_string(row, index, one_line(value), formats["line" if is_long else look])
    elif value is not None and abs(value) < _EXACT:
        sheet.write_number(row, index, value, formats[look])
    else:
        # More digits than a spreadsheet keeps.
        sheet.write_string(row, index, str(value), formats["text"])


def _look(table: Table, column: Column) -> str:
    if column.type in {"date", "boolean"}:
        return column.type
    if column.type != "string":
        return "yen" if column.unit == "円" else "plain"
    if column.prose:
        return "line" if table.name == "source_lines" else "prose"
    return "text"


def _height(row: Row, looks: list[str]) -> float:
    lengths = (
        _columns(str(value)) for value, look in zip(row, looks, strict=True) if look == "prose" and value is not None
    )
    # Four less than the width, for the indent and for what does not fit at the end of a line.
    return min(_HIGHEST, _LINE * max((-(-length // (_PROSE_WIDTH - 4)) for length in lengths), default=1))


def _columns(text: str) -> int:
    """How wide a text is, in half-width letters."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)


def _width(column: Column, look: str, sample: Iterable[Value]) -> float:
    """As wide as the heading (with its button of the filter) and the values of the first rows, within bounds."""
    if look in {"prose", "line"}:
        return _PROSE_WIDTH
    widest = max((_columns(str(value)) for value in sample if value is not None), default=0)
    return min(_WIDEST, max(_columns(column.title) + 6, widest + 3))


def _letters(index: int) -> str:
    """The name of a column of a sheet.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
