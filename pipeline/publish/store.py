"""Records of many documents become one set of tables: one row an id, whatever number of documents hold the report."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType

from pipeline.model.ids import id_scope
from pipeline.model.issues import kind_of
from pipeline.model.report import DocumentRecord, Issue
from pipeline.publish.columns import Row, Value
from pipeline.publish.rows import (
    ReportFacts,
    SourceLine,
    code_rows,
    document_row,
    facts_of,
    issue_id,
    issue_rows,
    line_rows,
)
from pipeline.publish.sqlite import append_row, insert_row, schema_sql, select_rows
from pipeline.publish.tables import REPORT_TABLES, TABLE_BY_NAME, TABLES

DUPLICATE_REPORT = "duplicate-report"

_RANK = MappingProxyType({None: 0, "plan": 1, "midterm": 2, "final": 3})
# Nothing reads the file before it is finished; foreign keys are checked for all rows at once by finish().
_SETTINGS = (
    "page_size = 4096",
    "journal_mode = MEMORY",
    "synchronous = OFF",
    "foreign_keys = OFF",
    "cache_size = -65536",
)
_INSERTS = MappingProxyType({table.name: insert_row(table) for table in TABLES})
_APPENDS = MappingProxyType({table.name: append_row(table) for table in TABLES})


@dataclass(frozen=True, slots=True)
class Loss:
    """A report whose rows another document gives, and the finding that says so in the report's own document."""

    path: str
    issue: Issue


@dataclass(frozen=True, slots=True)
class _Holder:
    """A report that gives, or could give, the rows of a report id, and where they stand: rowids by table."""

    path: str
    document_id: str
    scope: str
    index: int
    status: str | None
    ranges: Mapping[str, range]
    issues: range
    """The rows of the document's own findings; behind them one is left free for each of its reports."""

    def outranks(self, other: _Holder) -> bool:
        """The later stage wins; between equals the document first in path order, then the report first in it."""
        return (-_RANK[self.status], self.path, self.index) < (-_RANK[other.status], other.path, other.index)


def without_losses(record: DocumentRecord) -> DocumentRecord:
    """The record without findings `duplicate-report`, which belong to a set of documents: an earlier run's are void."""
    kept = tuple(issue for issue in record.issues if issue.code != DUPLICATE_REPORT)
    return record if len(kept) == len(record.issues) else record.model_copy(update={"issues": kept})


def with_losses(record: DocumentRecord, losses: Iterable[Loss]) -> DocumentRecord:
    """The record with a finding for each of its reports among `losses`."""
    new = tuple(loss.issue for loss in losses if loss.path == record.document.path)
    return record.model_copy(update={"issues": record.issues + new}) if new else record


def rank_of(status: str | None) -> int:
    """How far a report is: of two reports on one department and year the later stage gives the rows."""
    return _RANK[status]


def loss_issue(index: int, status: str | None, winner: str, winner_status: str | None) -> Issue:
    """The finding that report number `index` of a document, at its stage, gives no rows: the document `winner` does."""
    message = (
        f"The tables hold this report as {winner} gives it ({winner_status or 'no text'}), not this document "
        f"({status or 'no text'})."
    )
    severity = kind_of(DUPLICATE_REPORT).severity
    return Issue(code=DUPLICATE_REPORT, severity=severity, path=f"/reports/{index}", message=message, where=None)


def rows_without(
    record: DocumentRecord, lines: Sequence[SourceLine], lost: Mapping[int, Issue]
) -> dict[str, list[Row]]:
    """The rows of a document whose reports `lost` (their number → the finding that says so) give none.

    Findings about such a report keep their JSON Pointer and have no row.
    """
    document = record.document
    shown: list[ReportFacts] = [{} if index in lost else facts for index, facts in enumerate(facts_of(record))]
    rows = {table.name: [row for facts in shown for _, row in facts.get(table.name, ())] for table in REPORT_TABLES}
    scope = id_scope(document.local_government_code, document.sha256)
    rows["documents"] = [document_row(record)]
    rows["source_lines"] = list(line_rows(record, lines))
    rows["issues"] = [
        *issue_rows(record, shown),
        *(_loss_row(issue_id(scope, document.document_id, one), one, document.document_id) for one in lost.values()),
    ]
    return rows


def _loss_row(row_id: str, issue: Issue, document_id: str) -> Row:
    said = (row_id, issue.code, issue.severity, issue.message, issue.path)
    return (*said, None, None, None, document_id, None, None, None)


def _loss(loser: _Holder, winner: _Holder) -> Loss:
    return Loss(loser.path, loss_issue(loser.index, loser.status, winner.path, winner.status))


class TableStore:
    """The tables in one SQLite database, filled document by document.

    Two documents of one department and year (its plan and its final version, or the same report as text and PDF) hold
    reports with the same id. The report with the later status gives all rows of the tables of a report; the other
    document stays in `documents`, `source_lines` and `issues`, and gets a finding `duplicate-report`. Rows of both are
    not mixed: two readings of one project would be counted twice.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Create the tables at `path`, where nothing may be yet, or in memory."""
        self._connection = sqlite3.connect(":memory:" if path is None else path, isolation_level=None)
        self._holders: dict[str, _Holder] = {}
        self._next = {table.name: 1 for table in TABLES}
        for setting in _SETTINGS:
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.executescript(schema_sql())
        self._connection.execute("BEGIN")
        self._insert("codes", code_rows())

    def __enter__(self) -> TableStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; no harm in doing so twice."""
        self._connection.close()

    def add(self, record: DocumentRecord, lines: Sequence[SourceLine]) -> tuple[Loss, ...]:
        """Add all rows of one document; which reports, of this document or of earlier ones, give no rows any more.

        The findings of the losses are among the rows already; the record itself is the caller's to change
        (`with_losses`). Nothing of the document is kept when an error is raised.

        Raises:
            ValueError: a reference that leads nowhere, or a text that is no valid Unicode.
            sqlite3.IntegrityError: a row breaks a check of its table, or its id exists.
            OverflowError: a number that has no room in a column.
        """
        record = without_losses(record)
        facts = facts_of(record)
        next_before = dict(self._next)
        self._connection.execute("SAVEPOINT document")
        try:
            holders, losses = self._add(record, lines, facts)
        except BaseException:
            self._connection.execute("ROLLBACK TO document")
            self._next = next_before
            raise
        finally:
            self._connection.execute("RELEASE document")
        self._holders.update(holders)
        return losses

    def add_rows(self, rows: Mapping[str, Sequence[Sequence[Value]]]) -> None:
        """Add the rows of a document as they are; whose reports they hold is settled. All of them, or none on an error.

        Raises:
            KeyError: a table that is none.
            sqlite3.Error: a row breaks a check of its table, its id exists, or it has another number of columns.
        """
        self._connection.execute("SAVEPOINT document")
        try:
            for name, found in rows.items():
                self._connection.executemany(_APPENDS[name], found)
        except BaseException:
            self._connection.execute("ROLLBACK TO document")
            raise
        finally:
            self._connection.execute("RELEASE document")

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table in published order; a boolean comes back as 0 or 1."""
        return self._connection.execute(select_rows(TABLE_BY_NAME[table]))

    def finish(self) -> None:
        """Check every foreign key and make the file final: the same rows give the same bytes.

        Raises:
            sqlite3.IntegrityError: a row points to a row that is not there.
        """
        broken = self._connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise sqlite3.IntegrityError(f"row {broken[1]} of {broken[0]} points to no row of {broken[2]}")
        self._connection.execute("COMMIT")
        # The journal would hold the whole database in memory. Whoever does not see the end throws the file away.
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("VACUUM")

    def _add(
        self, record: DocumentRecord, lines: Sequence[SourceLine], facts: Sequence[ReportFacts]
    ) -> tuple[Mapping[str, _Holder], tuple[Loss, ...]]:
        self._insert("documents", (document_row(record),))
        holders: dict[str, _Holder] = {}
        losses: list[tuple[_Holder, _Holder]] = []
        shown = list(facts)
        for index, report in enumerate(record.reports):
            new = self._candidate(record, index, facts[index])
            old = holders.get(report.report_id) or self._holders.get(report.report_id)
            if old is not None and old.outranks(new):
                losses.append((new, old))
                shown[index] = {}
                continue
            if old is not None:
                losses.append((old, new))
                self._withdraw(old)
                if old.document_id == new.document_id:
                    shown[old.index] = {}
            for name, rows in facts[index].items():
                self._insert(name, [row for _, row in rows])
            holders[report.report_id] = new
        self._insert("source_lines", line_rows(record, lines))
        self._insert("issues", issue_rows(record, shown))
        self._next["issues"] += len(record.reports)
        return holders, tuple(self._record_loss(loser, winner) for loser, winner in losses)

    def _candidate(self, record: DocumentRecord, index: int, facts: ReportFacts) -> _Holder:
        document, first_issue = record.document, self._next["issues"]
        return _Holder(
            document.path,
            document.document_id,
            id_scope(document.local_government_code, document.sha256),
            index,
            record.reports[index].report_status,
            {name: range(self._next[name], self._next[name] + len(facts[name])) for name in facts},
            range(first_issue, first_issue + len(record.issues)),
        )

    def _insert(self, name: str, rows: Sequence[Row]) -> None:
        start = self._next[name]
        if rows:
            numbered = [(number, *row) for number, row in enumerate(rows, start=start)]
            self._connection.executemany(_INSERTS[name], numbered)
            self._next[name] = start + len(rows)

    def _withdraw(self, holder: _Holder) -> None:
        """Take back the rows of a report; findings about them keep their JSON Pointer and lose their row."""
        for table in reversed(REPORT_TABLES):
            taken = holder.ranges[table.name]
            if taken:
                self._connection.execute(
                    f'DELETE FROM "{table.name}" WHERE rowid BETWEEN ? AND ?', (taken[0], taken[-1])
                )
        if holder.issues:
            pointer = f"/reports/{holder.index}"
            self._connection.execute(
                "UPDATE issues SET table_name = NULL, row_id = NULL, column_name = NULL "
                "WHERE rowid BETWEEN ? AND ? AND (path = ? OR path LIKE ?)",
                (holder.issues[0], holder.issues[-1], pointer, f"{pointer}/%"),
            )

    def _record_loss(self, loser: _Holder, winner: _Holder) -> Loss:
        loss = _loss(loser, winner)
        issue = loss.issue
        row = _loss_row(issue_id(loser.scope, loser.document_id, issue), issue, loser.document_id)
        self._connection.execute(_INSERTS["issues"], (loser.issues.stop + loser.index, *row))
        return loss
