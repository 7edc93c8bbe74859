"""What the ledger knows of every input → the account of the run: `run.json`, counts, and what the summary shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from pipeline import __version__
from pipeline.batch.ledger import InputRow, Ledger
from pipeline.batch.unit import SEVERITIES

if TYPE_CHECKING:
    from pipeline.model.report import RunRecord

RunOptions = Mapping[str, str | int | bool | None]
"""The options of a run that its bytes depend on."""

_SHOWN = 200
"""Documents that a summary shows beside those that are ok."""
_ALL_SHOWN = 40
"""A run of up to so many documents is shown whole."""
_NO_ISSUES: Final[Mapping[str, int]] = dict.fromkeys(SEVERITIES, 0)
_NO_DOCUMENTS = b'"documents": []\n}\n'


@dataclass(frozen=True, slots=True)
class Line:
    """One input's line of `run.json`."""

    path: str
    document_id: str | None
    status: str
    error: str | None
    profile: str | None
    reports: int
    issues: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Account:
    """One input's line of `run.json`, and what went wrong."""

    document: Line
    detail: str | None = None
    trace: str | None = None
    codes: Mapping[str, int] = field(default_factory=dict)
    engine: str | None = None


def account_of(row: InputRow) -> Account:
    """What became of one input."""
    none = _NO_ISSUES
    result = row.result
    if result is None or row.state in {"skipped", "failed"}:
        status = "skipped" if row.state == "skipped" else "failed"
        error = row.error if row.state == "failed" else ("internal-error" if row.state != "skipped" else None)
        document = _document(row.path, status, error, issues=none)
        return Account(document, row.detail, codes={error: 1} if error else {})
    error, detail, infos = row.override or (None, None, 0)
    error = error or result.error
    if error is not None:
        document = _document(row.path, "failed", error, issues=none)
        return Account(document, detail or result.detail, result.trace, {error: 1})
    if row.state == "duplicate":
        found = {"document_id": result.document_id, "profile": result.profile}
        document = _document(row.path, "duplicate", "duplicate-content", issues=none, **found)
        return Account(document, f"the same bytes as {row.first}", codes={"duplicate-content": 1})
    issues, codes = result.issues, result.codes
    if infos:
        issues = {**issues, "info": issues["info"] + infos}
        codes = {**codes, "duplicate-report": codes.get("duplicate-report", 0) + infos}
    document = Line(
        path=row.path,
        document_id=result.document_id,
        status=result.status,
        error=None,
        profile=result.profile,
        reports=result.reports,
        issues=issues,
    )
    return Account(document, codes=codes, engine=result.engine)


def _document(
    path: str,
    status: str,
    error: str | None,
    *,
    issues: Mapping[str, int],
    document_id: str | None = None,
    profile: str | None = None,
) -> Line:
    return Line(path, document_id, status, error, profile, 0, issues)


@dataclass(slots=True)
class Total:
    """Counts over all inputs, and the documents that a summary shows."""

    statuses: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    engines: set[str] = field(default_factory=set)
    shown: list[Account] = field(default_factory=list)
    found: int = 0

    def add(self, account: Account) -> None:
        """Count one input."""
        document = account.document
        self.statuses[document.status] += 1
        # Counter.update is a hundred times dearer.
        for code, count in account.codes.items():
            self.codes[code] += count
        for severity, count in document.issues.items():
            self.severities[severity] += count
        if account.engine is not None:
            self.engines.add(account.engine)
        self.found += 1
        if len(self.shown) < _SHOWN and (document.status != "ok" or self.found <= _ALL_SHOWN):
            self.shown.append(account)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each: found = ok + partial + failed + skipped + duplicate."""
        parts = {name: self.statuses[name] for name in ("ok", "partial", "failed", "skipped", "duplicate")}
        return {"found": sum(parts.values()), **parts}


def total_of(ledger: Ledger) -> Total:
    """Count every input; what is kept of each is bounded."""
    total = Total()
    for row in ledger.inputs():
        total.add(account_of(row))
    return total


def run_record(total: Total, options: RunOptions, documents: Iterable[Line]) -> RunRecord:
    """The account of a run with these of its documents."""
    from pipeline.model.report import SCHEMA_VERSION, RunRecord  # noqa: PLC0415  # dear, and not every run needs it

    said = {
        "schema_version": SCHEMA_VERSION,
        "options": dict(options),
        "engines": engines(total.engines),
        "counts": total.counts,
        "documents": tuple(asdict(document) for document in documents),
    }
    return RunRecord.model_validate(said)


def write_run(ledger: Ledger, options: RunOptions, file: BinaryIO) -> None:
    """Write `run.json` document by document: the bytes of `run_to_json` without all documents at once in memory."""
    from pipeline.model.report import RunDocument  # noqa: PLC0415  # as above
    from pipeline.publish.json_text import run_to_json  # noqa: PLC0415

    head = run_to_json(run_record(total_of(ledger), options, ()))
    if not head.endswith(_NO_DOCUMENTS):
        raise AssertionError("the documents are not last in run.json")
    file.write(head[: -len(_NO_DOCUMENTS)])
    wrote = False
    for line in (account_of(row).document for row in ledger.inputs()):
        document = RunDocument.model_validate(asdict(line))
        file.write(
            (b",\n  " if wrote else b'"documents": [\n  ')
            + document.model_dump_json(indent=1).replace("\n", "\n  ").encode()
        )
        wrote = True
    file.write(b"\n ]\n}\n" if wrote else _NO_DOCUMENTS)


def engines(read: Iterable[str]) -> dict[str, str]:
    """What documents say they were read by → name and version of each engine, hoshin first.

    >>> engines(["pypdfium2 5.15.2 + tesseract 5.3.0", "lxml 6.1.3", "hoshin-text"])
    {'hoshin': '...', 'lxml': '6.1.3', 'pypdfium2': '5.15.2', 'tesseract': '5.3.0'}
    """
    parts = sorted({part for engine in read for part in engine.split(" + ")})
    named = (part.partition(" ") for part in parts)
    return {"hoshin": __version__, **{name: version for name, _, version in named if version}}
