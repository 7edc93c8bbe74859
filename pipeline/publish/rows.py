"""A document's record and its lines become the rows of all tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.document import Line
from pipeline.model.ids import id_scope, stable_id
from pipeline.model.report import DocumentRecord, Issue
from pipeline.publish.codelists import CODELISTS
from pipeline.publish.columns import Row
from pipeline.publish.origin import Fact, origin_of, places_of
from pipeline.publish.report_rows import report_facts
from pipeline.publish.tables import REPORT_TABLES, TABLE_BY_NAME, TABLES

SourceLine = Line | str | tuple[str, int | None]
"""A line of the source as read: a `Line`, its text alone, or its text and page."""

ReportFacts = Mapping[str, Sequence[Fact]]
"""The rows of one report by table name."""


def rows_of(record: DocumentRecord, lines: Sequence[SourceLine]) -> Mapping[str, tuple[Row, ...]]:
    """All rows of one document by table name, in the order of `TABLES`; codes are there too.

    `lines` are the document's lines from the first to the last. Two reports of one document with the same id give both
    their rows here; `TableStore` keeps one of them.

    Raises:
        ValueError: a project points to a section that its report does not have.
    """
    reports = facts_of(record)
    tables = {table.name: tuple(row for facts in reports for _, row in facts[table.name]) for table in REPORT_TABLES}
    tables["documents"] = (document_row(record),)
    tables["source_lines"] = line_rows(record, lines)
    tables["issues"] = issue_rows(record, reports)
    tables["codes"] = code_rows()
    return {table.name: tables[table.name] for table in TABLES}


def facts_of(record: DocumentRecord) -> tuple[ReportFacts, ...]:
    """The rows of every report of the document, each with the JSON Pointer of its value.

    Raises:
        ValueError: a project points to a section that its report does not have.
    """
    places = places_of(record.evidence)
    return tuple(
        report_facts(report, index + 1, origin_of(record, index, places)) for index, report in enumerate(record.reports)
    )


def document_row(record: DocumentRecord) -> Row:
    """The document's row of `documents`."""
    document = record.document
    return (
        document.document_id,
        document.path,
        document.local_government_code,
        document.local_government_name,
        document.source_url,
        document.license,
        document.sha256,
        document.bytes,
        document.media_type,
        document.encoding or None,
        document.page_count,
        document.line_count,
        document.text_layer,
        document.profile,
        record.schema_version,
    )


def line_rows(record: DocumentRecord, lines: Sequence[SourceLine]) -> tuple[Row, ...]:
    """The rows of `source_lines`: every line untouched and unrepaired, an empty one as None."""
    of = record.document.document_id
    rows: list[Row] = []
    for number, line in enumerate(lines, start=1):
        text, page = _text_and_page(line)
        rows.append((f"{of}-l{number:05d}", of, number, page, text or None))
    return tuple(rows)


def _text_and_page(line: SourceLine) -> tuple[str, int | None]:
    if isinstance(line, Line):
        return line.source_text, line.page
    if isinstance(line, str):
        return line, None
    return line


def issue_rows(record: DocumentRecord, reports: Sequence[ReportFacts]) -> tuple[Row, ...]:
    """The rows of `issues`, each pointing to the row it is about where one of `reports` has it."""
    rows: list[Row] = []
    seen: dict[str, int] = {}
    targets: Mapping[str, tuple[str, str]] = {}
    if any(issue.path for issue in record.issues):
        targets = {pointer: (name, str(row[0])) for facts in reports for name in facts for pointer, row in facts[name]}
    document = record.document
    scope = id_scope(document.local_government_code, document.sha256)
    for issue in record.issues:
        row_id = issue_id(scope, document.document_id, issue)
        seen[row_id] = number = seen.get(row_id, 0) + 1
        if number > 1:
            row_id = issue_id(scope, document.document_id, issue, str(number))
        rows.append(_issue_row(document.document_id, issue, row_id, targets))
    return tuple(rows)


def issue_id(scope: str, document_id: str, issue: Issue, *ordinal: str) -> str:
    """The id of a finding: document, code, pointer and line name it, and an ordinal where two are equal in these."""
    line = issue.where.line_start if issue.where else None
    key = (document_id, issue.code, issue.path or "", "" if line is None else str(line))
    return stable_id("iss", scope, None, *key, *ordinal)


def _issue_row(document_id: str, issue: Issue, row_id: str, targets: Mapping[str, tuple[str, str]]) -> Row:
    where = issue.where
    place = (None, None, None) if where is None else (where.page, where.line_start, where.line_end)
    return (
        row_id,
        issue.code,
        issue.severity,
        issue.message,
        issue.path or None,
        *_target(issue.path or "", targets),
        document_id,
        *place,
    )


def _target(pointer: str, targets: Mapping[str, tuple[str, str]]) -> tuple[str | None, str | None, str | None]:
    """Table, row and column that a JSON Pointer means: the longest part of it that is a row, then the rest."""
    row, rest = pointer, ""
    while row:
        found = targets.get(row)
        if found is not None:
            return (*found, _column(found[0], rest))
        row, _, last = row.rpartition("/")
        rest = f"{last}_{rest}" if rest else last
    return None, None, None


def _column(table: str, rest: str) -> str | None:
    # Names below the row, joined with "_": stated_total/label is stated_total_label, staff_counts/regular one count.
    names = TABLE_BY_NAME[table].header
    name = rest.replace("staff_counts_", "staff_count_")
    while name:
        if name in names:
            return name
        name = name.partition("_")[2]
    return None


def code_rows() -> tuple[Row, ...]:
    """The rows of `codes`: every code that a table uses, and the codes of issues."""
    return tuple(
        (f"{codelist}.{code.value}", codelist, code.value, code.ja, code.en, code.definition)
        for codelist, codes in CODELISTS.items()
        for code in codes
    )
