"""Every document's JSON becomes the rows that must stand in the tables, and is held against those that do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline import __version__
from pipeline.model.report import DocumentRecord, Issue, RunDocument, RunRecord
from pipeline.publish.columns import Row, Table
from pipeline.publish.csv_tables import one_line
from pipeline.publish.json_text import to_json, to_jsonl
from pipeline.publish.places import report_path
from pipeline.publish.placing import DATABASE, JSONL, RUN
from pipeline.publish.rows import code_rows
from pipeline.publish.store import DUPLICATE_REPORT, rows_without, without_losses
from pipeline.publish.tables import TABLES
from pipeline.verify.cells import Keys, cell_checks
from pipeline.verify.csv_file import CsvFile, Record
from pipeline.verify.database import Database
from pipeline.verify.evidence import broken_pointers, lost_evidence, repaired_lines
from pipeline.verify.findings import Findings
from pipeline.verify.grouped import Grouped
from pipeline.verify.identifiers import wrong_ids
from pipeline.verify.inventory import CONVERTED
from pipeline.verify.rows import cells_of, row_differences
from pipeline.verify.sources import LEFT_OUT, Sources

_OF_DOCUMENTS = tuple(table for table in TABLES if table.name != "codes")
_LINES = "source_lines"
_ISSUE_CODES = "issue_code"


class DocumentChecks:
    """The tables of a publication, read once from beginning to end, document by document."""

    def __init__(self, folder: Path, findings: Findings, database: Database, sources: Sources | None) -> None:
        self._folder = folder
        self._findings = findings
        self._sources = sources
        self._has_database = database.is_open
        self._has_names = True
        self._keys = Keys()
        self._checks = {table.name: cell_checks(table) for table in TABLES}
        self._files = {table.name: CsvFile(table, folder, findings.fail) for table in TABLES}
        self._csv = {table.name: self._grouped_csv(table) for table in _OF_DOCUMENTS}
        self._rows = {table.name: self._grouped_rows(table, database) for table in _OF_DOCUMENTS}
        self._jsonl = Grouped(_lines_of(folder / JSONL), _document_of_line, self._unexpected_line)

    def run(self, run: RunRecord, database: Database) -> None:
        """Check all documents that the run accounts for, then what stands behind the last of them."""
        self._has_names = run.options.get("omit_names") is not True
        documents = [one for one in run.documents if one.status in CONVERTED]
        order = {one.document_id: index for index, one in enumerate(documents)}
        for index, one in enumerate(documents):
            self._document(one, lambda other, at=index: order.get(other, -1) > at)
        for table in _OF_DOCUMENTS:
            self._csv[table.name].refuse_rest()
            self._rows[table.name].refuse_rest()
        self._jsonl.refuse_rest()
        self._codes(database, run.engines.get("hoshin") == __version__)
        for name, key, column, value in self._keys.broken():
            self._findings.fail("reference-broken", f"data/{name}.csv", key, f"{column}: 「{value}」 is nowhere")

    def _document(self, said: RunDocument, later: Any) -> None:
        key = said.document_id or ""
        found = {table.name: self._csv[table.name].of(key, later) for table in _OF_DOCUMENTS}
        for table in _OF_DOCUMENTS:
            self._check_cells(table, found[table.name])
        stored = {table.name: self._rows[table.name].of(key, later) for table in _OF_DOCUMENTS}
        told = self._jsonl.of(key, later)
        record = self._record(said)
        if record is None:
            return
        lines = [(cells[4], int(cells[3]) if _is_number(cells[3]) else None) for _, cells in found[_LINES]]
        self._check_lines(record, found[_LINES])
        wanted = self._wanted(record, lines)
        if wanted is not None:
            self._compare(wanted, found, stored)
        self._compare_jsonl(record, told)
        self._check_source(record, lines)

    def _record(self, said: RunDocument) -> DocumentRecord | None:
        """A document's record, checked by itself and against its line in run.json."""
        try:
            name = report_path(said.path)
            data = (self._folder / name).read_bytes()
        except (OSError, ValueError):
            return None
        try:
            record = DocumentRecord.model_validate_json(data)
            content = json.loads(data)
        except ValidationError as error:
            first = error.errors()[0]
            place = "".join(f"/{step}" for step in first["loc"])
            self._findings.fail("json-invalid", name, place, str(first["msg"]))
            return None
        if to_json(record) != data:
            self._findings.fail("json-form", name, None, "keys or layout are not as hoshin writes them")
        for pointer, there, derived in wrong_ids(record, has_names=self._has_names):
            self._findings.fail("id-not-derived", name, pointer, f"{there}; {derived} follows from the natural key")
        for pointer in broken_pointers(record, content):
            self._findings.fail("pointer-broken", name, pointer, "evidence or an issue points to nothing")
        self._check_account(said, record, name)
        self._findings.checked["reports"] += len(record.reports)
        self._findings.checked["evidence"] += len(record.evidence)
        return record

    def _check_account(self, said: RunDocument, record: DocumentRecord, name: str) -> None:
        severities = Counter(issue.severity for issue in record.issues)
        pairs = (
            ("path", said.path, record.document.path),
            ("document_id", said.document_id, record.document.document_id),
            ("profile", said.profile, record.document.profile),
            ("reports", said.reports, len(record.reports)),
            *((f"issues/{one}", count, severities[one]) for one, count in said.issues.items()),
        )
        for what, one, two in pairs:
            if one != two:
                self._findings.fail("run-document", RUN, said.path, f"{what}: {one}, {name} says {two}")

    def _wanted(
        self, record: DocumentRecord, lines: Sequence[tuple[str, int | None]]
    ) -> Mapping[str, list[Row]] | None:
        try:
            return rows_without(without_losses(record), lines, _lost(record))
        except (ValueError, IndexError) as error:
            self._findings.fail("json-invalid", report_path(record.document.path), None, str(error))
            return None

    def _compare(
        self, wanted: Mapping[str, list[Row]], found: Mapping[str, list[Record]], stored: Mapping[str, list[Any]]
    ) -> None:
        for table in _OF_DOCUMENTS:
            rows = wanted[table.name]
            self._findings.checked["rows"] += len(rows)
            self._compare_csv(table, rows, found[table.name])
            if self._has_database:
                self._compare_database(table, rows, stored[table.name])

    def _compare_csv(self, table: Table, rows: Sequence[Row], found: Sequence[Record]) -> None:
        name = f"data/{table.name}.csv"
        if self._files[table.name].damaged:
            return
        cells = [one for _, one in found]
        expected = cells_of(table, rows)
        if cells != expected:
            places = {one[0]: f"line {line}" for line, one in found}
            for code, key, message in row_differences(table, expected, cells):
                self._findings.fail(code, name, f"{places.get(key, '')} {key}".strip(), message)

    def _compare_database(self, table: Table, rows: Sequence[Row], stored: Sequence[tuple[Any, ...]]) -> None:
        if table.name == _LINES:
            # What was expected was read from the CSV file, where a line break inside a line is a blank.
            stored = [(*row[:4], None if row[4] is None else one_line(str(row[4]))) for row in stored]
        if list(rows) != list(stored):
            for _, key, message in row_differences(table, rows, stored, "database-differs"):
                self._findings.fail("database-differs", DATABASE, f"{table.name} {key}", message)

    def _compare_jsonl(self, record: DocumentRecord, told: Sequence[tuple[int, bytes]]) -> None:
        wanted = to_jsonl(record).splitlines(keepends=True)
        if [line for _, line in told] == wanted:
            return
        key = record.document.document_id
        if len(told) != len(wanted):
            message = f"{len(told)} lines, the document has {len(wanted)} reports"
            self._findings.fail("jsonl-differs", JSONL, key, message)
            return
        for (number, line), other in zip(told, wanted, strict=True):
            if line != other:
                self._findings.fail(
                    "jsonl-differs", JSONL, f"line {number}", "it says something else than the JSON file"
                )

    def _check_lines(self, record: DocumentRecord, found: Sequence[Record]) -> None:
        """See that the lines run from 1 to the last, and that the evidence stands in them."""
        if self._files[_LINES].damaged:
            return
        name = "data/source_lines.csv"
        key = record.document.document_id
        numbers = [cells[2] for _, cells in found]
        if numbers != [str(number) for number in range(1, len(found) + 1)] or len(found) != record.document.line_count:
            message = f"{len(found)} lines, the document has {record.document.line_count}, or they do not run from 1"
            self._findings.fail("lines-broken", name, key, message)
            return
        unknown = repaired_lines(record)
        if unknown and (self._sources is None or not self._sources.has(record.document.sha256)):
            self._findings.note("evidence on lines whose characters were repaired can only be proved with --sources")
        texts = [cells[4] for _, cells in found]
        for pointer, why in lost_evidence(record.evidence, texts, unknown, has_names=self._has_names):
            self._findings.fail("evidence-differs", report_path(record.document.path), pointer, why)

    def _check_source(self, record: DocumentRecord, lines: Sequence[tuple[str, int | None]]) -> None:
        sources, document = self._sources, record.document
        if sources is None or self._files[_LINES].damaged:
            return
        if not sources.has(document.sha256):
            self._findings.note(f"the source of {document.path} is not at hand")
            return
        if any(issue.code == LEFT_OUT for issue in record.issues):
            self._findings.note(f"{document.path} was not read again: pages of it stopped the engine")
            return
        self._findings.checked["sources"] += 1
        for code, place, message in sources.check(record, [text for text, _ in lines], [page for _, page in lines]):
            self._findings.fail(code, report_path(document.path), place, message)

    def _check_cells(self, table: Table, records: Sequence[Record]) -> None:
        check, name = self._checks[table.name], f"data/{table.name}.csv"
        for line, cells in records:
            for code, column, message in check(cells):
                self._findings.fail(code, name, f"line {line} {column}", message)
            if table.name != _LINES:  # its ids follow from the line numbers, which are checked to run from 1
                for code, column, message in self._keys.add(table, cells):
                    self._findings.fail(code, name, f"line {line} {column}", message)

    def _codes(self, database: Database, is_own_version: bool) -> None:
        """Check the lists of codes; another version of hoshin may know other codes of issues, or say them otherwise."""
        table = next(table for table in TABLES if table.name == "codes")
        records = list(self._files["codes"].records())
        self._check_cells(table, records)
        rows: Sequence[Row] = code_rows()
        if not is_own_version:
            own = [tuple(cell or None for cell in cells) for _, cells in records if cells[1] == _ISSUE_CODES]
            rows = [*(row for row in rows if row[1] != _ISSUE_CODES), *own]
        self._compare_csv(table, rows, records)
        if self._has_database:
            self._compare_database(table, rows, list(database.rows(table)))

    def _grouped_csv(self, table: Table) -> Grouped[Record]:
        at, name = table.header.index("document_id"), f"data/{table.name}.csv"

        def unexpected(record: Record) -> None:
            self._check_cells(table, (record,))
            message = f"row {record[1][0]} stands among another document's rows, or belongs to none of run.json"
            self._findings.fail("row-unexpected", name, f"line {record[0]}", message)

        return Grouped(self._files[table.name].records(), lambda record: record[1][at], unexpected)

    def _grouped_rows(self, table: Table, database: Database) -> Grouped[tuple[Any, ...]]:
        at = table.header.index("document_id")

        def unexpected(row: tuple[Any, ...]) -> None:
            message = "the row stands among another document's rows, or belongs to none of run.json"
            self._findings.fail("database-differs", DATABASE, f"{table.name} {row[0]}", message)

        return Grouped(database.rows(table), lambda row: str(row[at]), unexpected)

    def _unexpected_line(self, line: tuple[int, bytes]) -> None:
        message = "it stands among another document's lines, belongs to none of run.json, or cannot be read"
        self._findings.fail("jsonl-differs", JSONL, f"line {line[0]}", message)


def _lost(record: DocumentRecord) -> dict[int, Issue]:
    """Reports of the document whose rows another one gives, by number."""
    lost: dict[int, Issue] = {}
    for issue in record.issues:
        if issue.code == DUPLICATE_REPORT:
            number = (issue.path or "").removeprefix("/reports/")
            if not _is_number(number):
                raise ValueError(f"{issue.path} is the pointer of no report")
            lost[int(number)] = issue
    return lost


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _lines_of(place: Path) -> Iterator[tuple[int, bytes]]:
    if place.is_file():
        with place.open("rb") as file:
            yield from enumerate(file, start=1)


def _document_of_line(line: tuple[int, bytes]) -> str:
    # Written by hoshin the id comes first; whatever begins otherwise belongs to no document.
    head, _, rest = line[1].partition(b'{"document_id":"')
    return "" if head else rest.partition(b'"')[0].decode("ascii", "replace")
