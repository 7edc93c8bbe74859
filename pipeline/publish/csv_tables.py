"""Rows become CSV: UTF-8 without BOM, CRLF, the header on line 1, no line break inside a cell."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

from pipeline.publish.columns import Column, Row, Table, Value
from pipeline.publish.tables import TABLE_BY_NAME

_LINE_BREAKS = str.maketrans({"\r": " ", "\n": " "})
_EXACT = 2**53


def write_csv(table: Table, rows: Iterable[Row], file: TextIO) -> int:
    """Write header and rows to `file` (opened with newline="") as they come; how many rows there were.

    Null is an empty cell, a boolean true or false. A line break inside a text (a label printed on two lines) is one
    half-width space. Nothing else is changed: a text that begins with `=` stays as it is. (機械可読性に関するルール
    L1-14, L3-01, 2026-03-31.)
    """
    file.write(csv_header(table))
    return _write(table, rows, file)


class CsvTable:
    """The CSV file of one table being written; see `write_csv`."""

    def __init__(self, table: Table, file: TextIO) -> None:
        """Write the header."""
        self._table, self._file = table, file
        file.write(csv_header(table))

    def add(self, rows: Iterable[Sequence[Value]]) -> int:
        """Write rows; how many there were."""
        return _write(self._table, rows, self._file)


def csv_header(table: Table) -> str:
    """The first line of a table's file."""
    return ",".join(table.header) + "\r\n"


def csv_text(table: Table, rows: Iterable[Sequence[Value]]) -> str:
    """Rows as they stand in a table's file, behind its header or behind other rows."""
    text = io.StringIO(newline="")
    _write(table, rows, text)
    return text.getvalue()


def _write(table: Table, rows: Iterable[Sequence[Value]], file: TextIO) -> int:
    writerow, fixes, count = csv.writer(file, lineterminator="\r\n").writerow, _fixes(table.name), 0
    for row in rows:
        cells = list(row)
        for index, fix in fixes:
            value = cells[index]
            if value is not None:
                cells[index] = fix(value)
        writerow(cells)
        count += 1
    return count


@functools.cache
def _fixes(table: str) -> tuple[tuple[int, Callable[[Any], Value]], ...]:
    columns = enumerate(TABLE_BY_NAME[table].columns)
    return tuple((index, fix) for index, column in columns if (fix := _fix_of(column)) is not None)


def _fix_of(column: Column) -> Callable[[Any], Value] | None:
    # Ids, codes and whole numbers go into a cell as they are; csv writes None as an empty cell.
    if column.type == "boolean":
        return _boolean_text
    if column.type == "number":
        return _real_text
    free = column.type == "string" and column.pattern is None and column.codelist is None and column.references is None
    return one_line if free else None


def _boolean_text(value: int) -> str:
    return "true" if value else "false"


def _real_text(value: float) -> str:
    # As the database holds it: a whole number beyond the exact ones is a float there.
    return number_text(float(value))


def one_line(text: str) -> str:
    r"""The text with a half-width space for each line break.

    >>> one_line("滞納整理\r\n事業")
    '滞納整理 事業'
    """
    if "\n" in text or "\r" in text:
        return text.replace("\r\n", "\n").translate(_LINE_BREAKS)
    return text


def number_text(value: float) -> str:
    """A number's shortest text that reads back the same; a whole number has no point.

    >>> number_text(9.0), number_text(7.5), number_text(1e22)
    ('9', '7.5', '1e+22')
    """
    return str(int(value)) if abs(value) < _EXACT and value == int(value) else repr(value)
