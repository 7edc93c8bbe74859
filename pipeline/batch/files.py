"""Documents one after the other → their JSON files, `reports.jsonl` and the CSV files, in a folder of their own."""

from __future__ import annotations

import contextlib
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from pipeline.batch.unit import Output
from pipeline.publish.columns import Table
from pipeline.publish.csv_tables import csv_header, csv_text
from pipeline.publish.datapackage import Received, datapackage, file_info
from pipeline.publish.places import report_path
from pipeline.publish.placing import JSONL
from pipeline.publish.rows import code_rows
from pipeline.publish.tables import TABLE_BY_NAME, TABLES


class FileWriter:
    """Use it with `with`; what it writes is whole after that."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[Path] = set()
        self._names: list[str] = []
        self._received: list[Received] = []
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> FileWriter:
        (self._folder / "data").mkdir()
        self._jsonl = self._stack.enter_context((self._folder / JSONL).open("wb"))
        self._tables = {table.name: self._begun(table) for table in TABLES}
        self._tables["codes"].write(csv_text(TABLE_BY_NAME["codes"], code_rows()).encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The JSON files."""
        return tuple(self._names)

    def add(self, received: Received, output: Output) -> None:
        """Add a document; documents come in path order.

        Raises:
            ValueError: its path, or a table of it, is none.
            OSError: the folder cannot be written.
        """
        name = report_path(received.path)
        if not output.csv.keys() <= self._tables.keys():
            raise ValueError(f"no tables: {sorted(output.csv.keys() - self._tables.keys())}")
        place = self._folder / name
        if place.parent not in self._made:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(place.parent)
        place.write_bytes(output.json)
        self._jsonl.write(output.jsonl)
        for table, text in output.csv.items():
            self._tables[table].write(text)
        self._names.append(name)
        self._received.append(received)

    def descriptor(self) -> bytes:
        """The bytes of `datapackage.json`, once all is written."""
        return datapackage({table.name: file_info(self._csv(table.name)) for table in TABLES}, self._received)

    def _begun(self, table: Table) -> BinaryIO:
        file = self._stack.enter_context(self._csv(table.name).open("wb"))
        file.write(csv_header(table).encode())
        return file

    def _csv(self, table: str) -> Path:
        return self._folder / "data" / f"{table}.csv"
