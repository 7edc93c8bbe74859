"""What is wrong with a publication: each finding under a rule that says what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

MOST_KEPT: Final = 200
"""Findings of one rule that are kept; the others are only counted."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a publication must be, and what to do where it is not."""

    code: str
    title: str
    todo: str


_AGAIN = "Make the output again with `hoshin run`; do not publish it as it is."
_PUBLISH = "Make the format again with `hoshin publish`."
_HAND = "Undo changes made by hand, or make the output again with `hoshin run`."

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for rule in (
            Rule("missing-file", "A file of the package is missing", _AGAIN),
            Rule("unaccounted-file", "A file is no part of the package", "Move it elsewhere, or delete it."),
            Rule("json-invalid", "A JSON file breaks its schema", _AGAIN),
            Rule("json-form", "A JSON file is not in the form that hoshin writes", _HAND),
            Rule("run-counts", "The accounting of run.json does not add up", _AGAIN),
            Rule("run-document", "run.json and a document's JSON file disagree", _AGAIN),
            Rule("descriptor", "datapackage.json does not describe the tables as they are defined", _AGAIN),
            Rule("file-size", "A file has another size than datapackage.json says", _HAND),
            Rule("file-hash", "A file has another SHA-256 than datapackage.json says", _HAND),
            Rule(
                "csv-encoding", "A CSV file is not UTF-8 without BOM", "Save nothing over data/*.csv; take excel/*.csv."
            ),
            Rule("csv-form", "A CSV file breaks its form (CRLF, one record a line, quotes)", _HAND),
            Rule("csv-header", "A CSV file has another header than its table", _HAND),
            Rule("cell-required", "A required cell is empty", _HAND),
            Rule("cell-type", "A cell is not of its column's type", _HAND),
            Rule("cell-pattern", "A cell has not the form of its column", _HAND),
            Rule("cell-code", "A cell holds none of its column's codes", _HAND),
            Rule("cell-minimum", "A number is below its column's minimum", _HAND),
            Rule("key-duplicate", "A primary key stands twice", _AGAIN),
            Rule("unique-duplicate", "Columns that are unique together stand twice", _AGAIN),
            Rule("reference-broken", "A cell points to a row that is not there", _AGAIN),
            Rule("row-missing", "A table lacks a row that the JSON gives", _AGAIN),
            Rule("row-unexpected", "A table has a row that the JSON does not give", _HAND),
            Rule("row-differs", "A row says something else than the JSON", _HAND),
            Rule("id-not-derived", "An id is not the one that follows from its natural key", _AGAIN),
            Rule("jsonl-differs", "reports.jsonl and the JSON files disagree", _AGAIN),
            Rule("database-damaged", "The database is damaged or breaks its own keys", _AGAIN),
            Rule("database-schema", "A table of the database is not as defined", _AGAIN),
            Rule("database-differs", "The database and the JSON files disagree", _AGAIN),
            Rule("parquet-differs", "A Parquet file and the database disagree", _PUBLISH),
            Rule("excel-differs", "A file for Excel and the database disagree", _PUBLISH),
            Rule("pointer-broken", "A JSON Pointer leads nowhere", _AGAIN),
            Rule("lines-broken", "The lines of a source are not complete", _AGAIN),
            Rule("evidence-differs", "The evidence of a value is not what stands in the lines it names", _AGAIN),
            Rule(
                "source-differs",
                "The source, read again, does not give the lines that were published",
                "Compare the versions of the engines in run.json with those installed; make the output again.",
            ),
            Rule("source-unreadable", "The source cannot be read again", "Compare the engines in run.json; run again."),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is wrong: under which rule, in which file (below the output folder), where in it, what."""

    code: str
    file: str
    place: str | None
    message: str


@dataclass(slots=True)
class Findings:
    """Collects what is wrong, what was checked and what could not be."""

    failures: list[Failure] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    checked: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def fail(self, code: str, file: str, place: str | None, message: str) -> None:
        """Record a failure.

        Raises:
            KeyError: there is no such rule.
        """
        rule = RULES[code]
        self.counts[rule.code] += 1
        if self.counts[rule.code] <= MOST_KEPT:
            self.failures.append(Failure(rule.code, file, place, message))

    def note(self, text: str) -> None:
        """Record once what could not be checked."""
        if text not in self.notes:
            self.notes.append(text)
