"""Rows become CSV for spreadsheets: Japanese headings, a BOM, nothing that is run as a formula or taken for a date."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from pipeline.publish.columns import Column, Row, Table, Value
from pipeline.publish.csv_tables import number_text, one_line
from pipeline.publish.excel_cells import escaped


def write_excel_csv(table: Table, rows: Iterable[Row], path: Path) -> int:
    """Write the rows of a table, UTF-8 with BOM and CRLF, headings as the definition's titles; how many cells were escaped.

    The rows and their order are those of `data/<table>.csv`; texts that a spreadsheet would change have an apostrophe
    before them (`excel_cells.escaped`).

    Raises:
        OSError: the file cannot be written.
    """
    escapes = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(column.title for column in table.columns)
        for row in rows:
            cells = [_cell(column, value) for column, value in zip(table.columns, row, strict=True)]
            escapes += sum(
                isinstance(value, str) and cell.startswith("'") for cell, value in zip(cells, row, strict=True)
            )
            writer.writerow(cells)
    return escapes


def _cell(column: Column, value: Value) -> str:
    if value is None:
        return ""
    if column.type == "boolean":
        return "true" if value else "false"
    if isinstance(value, str):
        return value if column.type == "date" else escaped(one_line(value))
    return number_text(float(value)) if column.type == "number" else str(value)
