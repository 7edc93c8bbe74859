"""Records become the output folder: JSON, tables, database and descriptor, put in place as one set, `run.json` last."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from pipeline.model.errors import DocumentError, OutputError
from pipeline.model.report import DocumentRecord, RunRecord
from pipeline.publish.csv_tables import write_csv
from pipeline.publish.datapackage import FileInfo, Received, datapackage, file_info
from pipeline.publish.json_text import run_to_json, to_json, to_jsonl
from pipeline.publish.places import check_writable, report_path, reports_named_by
from pipeline.publish.placing import DATABASE, DESCRIPTOR, JSONL, RUN, names_of, put_in_place
from pipeline.publish.rows import SourceLine
from pipeline.publish.store import Loss, TableStore, with_losses, without_losses
from pipeline.publish.tables import TABLES


class Package:
    """An output folder being built: documents are added one by one, then everything is put in place at once.

    Use `open_package`. All is built in a hidden folder inside the output, so a run that stops early changes nothing.
    """

    def __init__(self, output: Path, staging: Path, store: TableStore, reports: BinaryIO) -> None:
        self._output = output
        self._staging = staging
        self._store = store
        self._reports = reports
        self._files: dict[str, str] = {}
        self._folders: set[Path] = set()
        self._received: list[Received] = []
        self._losses: Counter[str] = Counter()

    def add(self, record: DocumentRecord, lines: Sequence[SourceLine]) -> None:
        """Add a document that was converted, with the lines of its source; documents come in path order.

        Raises:
            DocumentError: the document breaks a rule of the tables; nothing of it is kept and others can follow.
            OutputError: the folder cannot be written.
        """
        with _output_errors(self._output):
            try:
                record = without_losses(record)
                name = report_path(record.document.path)
                data, report_lines = to_json(record), to_jsonl(record)
                losses = self._store.add(record, lines)
            except (ValueError, OverflowError, sqlite3.IntegrityError, sqlite3.DataError) as error:
                raise DocumentError("internal-error", f"{record.document.path} breaks the tables: {error}") from error
            self._files[record.document.path] = name
            self._reports.write(report_lines)
            self._stage(name, data)
            for loss in losses:
                self._record_loss(loss)
        document = record.document
        self._received.append(Received(document.path, document.source_url, document.license))

    def finish(self, run: RunRecord) -> RunRecord:
        """Put everything in place and write `run.json`, the findings made here counted; the record as written.

        Files of the run before that no document of this run has are taken away; nothing else in the folder is touched.

        Raises:
            OutputError: the folder cannot be written, or a name leads out of it.
        """
        run = _counted(run, self._losses)
        with _output_errors(self._output):
            self._reports.close()
            self._store.finish()
            tables = self._write_tables()
            self._store.close()
            self._stage(DESCRIPTOR, datapackage(tables, self._received))
            self._stage(RUN, run_to_json(run))
            names = names_of(self._files.values())
            put_in_place(self._staging, self._output, names, reports_named_by(self._output / RUN))
        return run

    def _stage(self, name: str, data: bytes) -> None:
        place = self._staging / name
        if place.parent not in self._folders:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(place.parent)
        place.write_bytes(data)

    def _record_loss(self, loss: Loss) -> None:
        name = self._files[loss.path]
        record = DocumentRecord.model_validate_json((self._staging / name).read_bytes())
        self._stage(name, to_json(with_losses(record, (loss,))))
        self._losses[loss.path] += 1

    def _write_tables(self) -> dict[str, FileInfo]:
        files: dict[str, FileInfo] = {}
        (self._staging / "data").mkdir()
        for table in TABLES:
            place = self._staging / "data" / f"{table.name}.csv"
            with place.open("w", encoding="utf-8", newline="") as file:
                write_csv(table, self._store.rows(table.name), file)
            files[table.name] = file_info(place)
        return files


@contextlib.contextmanager
def open_package(output: Path) -> Iterator[Package]:
    """An output folder to add documents to; without `Package.finish` it stays as it was.

    Raises:
        OutputError: the folder cannot be written.
    """
    check_writable(output)
    with tempfile.TemporaryDirectory(prefix=".hoshin-", dir=output, ignore_cleanup_errors=True) as folder:
        staging = Path(folder)
        with TableStore(staging / DATABASE) as store, (staging / JSONL).open("wb") as reports:
            yield Package(output, staging, store, reports)


def publish(records: Iterable[tuple[DocumentRecord, Sequence[SourceLine]]], run: RunRecord, output: Path) -> RunRecord:
    """Write all records, in path order, and the run's record to the folder `output`; the run's record as written.

    The folder then holds reports/<path>.json, reports.jsonl, data/*.csv, hoshin.sqlite, datapackage.json and run.json.

    Raises:
        DocumentError: a document breaks a rule of the tables; nothing was written.
        OutputError: the folder cannot be written.
    """
    with open_package(output) as package:
        for record, lines in records:
            package.add(record, lines)
        return package.finish(run)


@contextlib.contextmanager
def _output_errors(output: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise OutputError(f"{output} cannot be written: {error}. Check free space and permissions.") from error


def _counted(run: RunRecord, losses: Counter[str]) -> RunRecord:
    if not losses:
        return run
    documents = tuple(
        document.model_copy(update={"issues": {**document.issues, "info": document.issues.get("info", 0) + more}})
        if (more := losses[document.path])
        else document
        for document in run.documents
    )
    return run.model_copy(update={"documents": documents})
