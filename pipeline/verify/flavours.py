"""The further formats of a publication become rows again, and are held against those of the database."""

from __future__ import annotations

import datetime
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any

from pipeline.model.errors import UsageError
from pipeline.publish.columns import Row, Table
from pipeline.publish.excel_cells import CONTINUED, Cutter
from pipeline.publish.excel_csv import write_excel_csv
from pipeline.publish.parquet import load_pyarrow
from pipeline.publish.tables import TABLES
from pipeline.verify.findings import Findings

RowsOf = Callable[[Table], Iterable[Row]]

_ROW = re.compile(rb"<row[ >]")
_FORMULA = re.compile(rb"<f[ >/]")
_BLOCK = 1 << 20
_OVERLAP = 4


def check_parquet(folder: Path, rows_of: RowsOf, findings: Findings) -> None:
    """See that the Parquet files that are there hold the rows of the database, in columns as defined."""
    places = [(table, folder / "parquet" / f"{table.name}.parquet") for table in TABLES]
    there = [(table, place) for table, place in places if place.is_file()]
    if not there:
        return
    try:
        pyarrow = load_pyarrow()
    except UsageError:
        findings.note("parquet/ was not read: it needs pyarrow, pip install 'hoshin[publish]'")
        return
    for table, place in there:
        name = f"parquet/{table.name}.parquet"
        try:
            with pyarrow.parquet.ParquetFile(place) as file:
                if tuple(file.schema_arrow.names) != table.header:
                    findings.fail("parquet-differs", name, None, "its columns are not those of the table")
                    continue
                _compare(table, rows_of(table), _parquet_rows(file), name, findings)
        except (OSError, ValueError, pyarrow.ArrowException) as error:
            findings.fail("parquet-differs", name, None, f"it cannot be read: {error}")


def _parquet_rows(file: Any) -> Iterator[Row]:
    for batch in file.iter_batches(batch_size=4096):
        columns = [column.to_pylist() for column in batch.columns]
        yield from zip(*([_plain(value) for value in column] for column in columns), strict=True)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _compare(table: Table, wanted: Iterable[Row], found: Iterable[Row], name: str, findings: Findings) -> None:
    for number, (row, other) in enumerate(zip_longest(wanted, found), start=1):
        if row is None or other is None:
            what = "the database has no such row" if row is None else f"the row {row[0]} is missing"
            findings.fail("parquet-differs", name, f"row {number}", what)
            return
        if row != other:
            columns = [one for one, a, b in zip(table.header, row, other, strict=True) if a != b]
            findings.fail("parquet-differs", name, f"row {number} {row[0]}", f"{', '.join(columns)}: another value")


def check_excel(folder: Path, rows_of: RowsOf, findings: Findings) -> None:
    """See that the files for Excel are those that the database gives: CSV byte by byte, the workbook row by row."""
    if not (folder / "excel").is_dir():
        return
    cutter = Cutter()
    counts: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="hoshin-") as scratch:
        for table in TABLES:
            rows = list(cutter.rows(table, rows_of(table)))
            counts[table.name] = len(rows)
            _check_csv(folder, table, rows, Path(scratch) / "one.csv", findings)
        rest = list(cutter.rest)
        counts[CONTINUED.name] = len(rest)
        _check_csv(folder, CONTINUED, rest, Path(scratch) / "one.csv", findings)
    _check_workbook(folder, counts, findings)


def _check_csv(folder: Path, table: Table, rows: Iterable[Row], scratch: Path, findings: Findings) -> None:
    name = f"excel/{table.name}.csv"
    place = folder / name
    if not place.is_file():
        return
    write_excel_csv(table, rows, scratch)
    with scratch.open("rb") as wanted, place.open("rb") as found:
        for number, (one, two) in enumerate(zip_longest(wanted, found), start=1):
            if one != two:
                findings.fail("excel-differs", name, f"line {number}", "it is not the line that the database gives")
                return


def _check_workbook(folder: Path, counts: dict[str, int], findings: Findings) -> None:
    name = "excel/hoshin.xlsx"
    if not (folder / name).is_file():
        return
    try:
        with zipfile.ZipFile(folder / name) as book:
            sheets = _sheets(book)
            found = {sheet: _tally(book.open(part)) for sheet, part in sheets.items()}
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        findings.fail("excel-differs", name, None, f"it cannot be read: {error}")
        return
    for table, count in counts.items():
        parts = [tally for sheet, tally in found.items() if re.fullmatch(rf"{table}(?:_[0-9]+)?", sheet)]
        rows = sum(rows - 1 for rows, _ in parts)
        if rows != count:
            findings.fail("excel-differs", name, table, f"{max(rows, 0)} rows, the database gives {count}")
        if any(formulas for _, formulas in parts):
            findings.fail("excel-differs", name, table, "a cell holds a formula")


def _sheets(book: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet, by its name; the workbook was written by us, its parts are numbered in order."""
    names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    return {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(names, start=1)}


def _tally(stream: IO[bytes]) -> tuple[int, int]:
    """How many rows and formulas a sheet has, read block by block."""
    rows = formulas = 0
    with stream:
        tail = b""
        while block := stream.read(_BLOCK):
            data = tail + block
            rows += len(_ROW.findall(data)) - len(_ROW.findall(tail))
            formulas += len(_FORMULA.findall(data)) - len(_FORMULA.findall(tail))
            tail = data[-_OVERLAP:]
    return rows, formulas
