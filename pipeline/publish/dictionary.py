"""The definitions of tables, codes and findings become reference pages (Markdown)."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.issues import CATALOGUE, IssueKind
from pipeline.model.report import SCHEMA_VERSION
from pipeline.publish.codelists import CODELISTS, Code
from pipeline.publish.columns import Column, Table
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

_GENERATED = "<!-- Generated from the definitions in pipeline/; do not edit. -->"


def data_dictionary() -> str:
    """The data dictionary (データ項目定義): every table, column, key and code."""
    parts = [
        f"# Data dictionary\n\n{_GENERATED}\n",
        f"Schema version {SCHEMA_VERSION}. The tables are `data/<table>.csv` (UTF-8 without BOM, CRLF, header on line "
        "1, no line break in a cell) and the tables of `hoshin.sqlite`, row by row the same. An empty cell (NULL) "
        "means: not stated. Dates are YYYY-MM-DD; booleans are true/false in CSV, 1/0 in SQLite.\n",
        "Role: *raw* is the text as printed, *clean* is what it means, *provenance* is where it stands; what is *personal* is null where "
        "names were left out (`hoshin publish --omit-names`). Where two "
        "documents hold the same report, one of them gives all rows of the report (plan < midterm < final; between "
        "equals the first path); the other keeps its rows in `documents`, `source_lines` and `issues`, with the "
        "finding `duplicate-report`.\n",
        "## Tables\n",
        _markdown(("table", "表", "a row is"), ((f"[`{t.name}`](#{t.name})", t.title, t.description) for t in TABLES)),
        *(_table(table) for table in TABLES),
        "## Lists of codes\n",
        *(_codelist(name, codes) for name, codes in CODELISTS.items() if name != "issue_code"),
        "The codes of findings (`issue_code`) are explained in [issues.md](issues.md).\n",
    ]
    return "\n".join(parts)


def issue_catalogue() -> str:
    """The catalogue of findings (検出事項一覧): what each code means, why it arises and what to do."""
    parts = [
        f"# Findings\n\n{_GENERATED}\n",
        "Every finding (issue) has a code, a severity, a message, a JSON Pointer to the value and a place in the "
        "source. A document with an *error* is failed or partial; a *warning* asks for a look at the source; an *info* "
        "asks for nothing.\n",
        *(_issue(kind) for kind in CATALOGUE.values()),
    ]
    return "\n".join(parts)


def _table(table: Table) -> str:
    rows = ((f"`{c.name}`", c.title, c.type, _rule(table, c), c.role, c.description) for c in table.columns)
    parts = [
        f"### {table.name}\n",
        f"{table.title}. {table.description}\n",
        *(f"Unique: {', '.join(f'`{name}`' for name in names)}.\n" for names in table.unique),
        _markdown(("column", "項目名", "type", "rules", "role", "description"), rows),
    ]
    return "\n".join(parts)


def _rule(table: Table, column: Column) -> str:
    rules = ["primary key"] if column.name == table.primary_key else []
    if column.required and not rules:
        rules.append("required")
    if column.references is not None:
        rules.append(f"→ `{column.references}.{TABLE_BY_NAME[column.references].primary_key}`")
    if column.codelist is not None:
        rules.append(f"codes [`{column.codelist}`](#{column.codelist})")
    if column.pattern is not None:
        rules.append(f"`{column.pattern}`")
    if column.minimum is not None:
        rules.append(f"≥ {column.minimum}")
    if column.unit is not None:
        rules.append(f"unit {column.unit}")
    if column.personal:
        rules.append("personal")
    return ", ".join(rules)


def _codelist(name: str, codes: Iterable[Code]) -> str:
    rows = ((f"`{code.value}`", code.ja or "", code.en, code.definition) for code in codes)
    return f"### {name}\n\n{_markdown(('code', '名称', 'label', 'meaning'), rows)}"


def _issue(kind: IssueKind) -> str:
    return f"## {kind.code}\n\n*{kind.severity}* — {kind.title}.\n\nWhy: {kind.why}\n\nWhat to do: {kind.todo}\n"


def _markdown(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
