"""The bytes of a published CSV file become its records; every break of form is told."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.publish.columns import Table

Fail = Callable[[str, str, str | None, str], None]
Record = tuple[int, list[str]]
"""Number of the line, cells."""

_BOM = b"\xef\xbb\xbf"


class CsvFile:
    """One table's CSV file; `damaged` once a part of it could not be read as it should be."""

    def __init__(self, table: Table, folder: Path, fail: Fail) -> None:
        self.table = table
        self.name = f"data/{table.name}.csv"
        self.damaged = False
        self._place = folder / self.name
        self._fail = fail

    def records(self) -> Iterator[Record]:
        """The records of the file; none where it is missing."""
        if not self._place.is_file():
            self.damaged = True
            return
        with self._place.open("rb") as file:
            if file.peek(3)[:3] == _BOM:
                self._fail("csv-encoding", self.name, "line 1", "it begins with a byte order mark")
                file.read(3)
            reader = csv.reader(self._lines(file), strict=True)
            try:
                yield from self._rows(reader)
            except csv.Error as error:
                self._break("csv-form", reader.line_num, str(error))

    def _rows(self, reader: Iterator[list[str]]) -> Iterator[Record]:
        header = next(reader, None)
        if header is None or tuple(header) != self.table.header:
            self._break("csv-header", 1, f"it is not {','.join(self.table.header)[:200]}")
            return
        width = len(header)
        for number, cells in enumerate(reader, start=2):
            if len(cells) != width:
                self._break("csv-form", number, f"{len(cells)} cells, the header has {width}")
            else:
                yield number, cells

    def _lines(self, file: Iterator[bytes]) -> Iterator[str]:
        for number, raw in enumerate(file, start=1):
            if not raw.endswith(b"\r\n") or b"\r" in raw[:-2]:
                self._break("csv-form", number, "it does not end with CRLF, or has a line break inside")
            try:
                text = raw.rstrip(b"\r\n").decode("utf-8")
            except UnicodeDecodeError as error:
                self._break("csv-encoding", number, str(error))
                text = raw.rstrip(b"\r\n").decode("utf-8", "replace")
            if text.count('"') % 2:
                # Quotes close on their line, or the record goes on over it: the next lines would be swallowed.
                self._break("csv-form", number, "a quoted cell has a line break inside, or quotes do not match")
                text = text.replace('"', "")
            yield text

    def _break(self, code: str, number: int, message: str) -> None:
        self.damaged = True
        self._fail(code, self.name, f"line {number}", message)
