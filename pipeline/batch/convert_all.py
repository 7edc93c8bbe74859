"""Input files → conversions one after the other, and an account of every file, whatever became of it."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pipeline import __version__
from pipeline.batch.contents import Contents
from pipeline.batch.discover import InputFile
from pipeline.batch.sources import Sources
from pipeline.model.errors import DocumentError, HoshinError
from pipeline.model.report import SCHEMA_VERSION, DocumentStatus, RunCounts, RunDocument, RunRecord, Severity
from pipeline.profiles.profile import ProfileSet
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.run import Conversion, convert

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its line of run.json, its conversion where it succeeded, and what went wrong."""

    account: RunDocument
    conversion: Conversion | None = None
    detail: str | None = None
    trace: str | None = None


@dataclass(slots=True)
class Batch:
    """Converts files in order; the account of a file is kept, its conversion is handed on and let go."""

    sources: Sources
    profiles: ProfileSet
    options: ReadOptions = DEFAULT
    outcomes: list[Outcome] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    _seen: dict[str, str] = field(default_factory=dict)
    _contents: Contents = field(default_factory=Contents)
    _engines: set[str] = field(default_factory=set)

    def conversions(self, files: Iterable[InputFile], tick: Callable[[Outcome], None]) -> Iterator[Conversion]:
        """Convert each file; failures are accounted and the next file follows."""
        for file in files:
            outcome = self._convert(file)
            self.outcomes.append(Outcome(outcome.account, None, outcome.detail, outcome.trace))
            if outcome.account.error is not None:
                self.codes[outcome.account.error] += 1
            tick(outcome)
            if outcome.conversion is not None:
                self.codes.update(issue.code for issue in outcome.conversion.record.issues)
                yield outcome.conversion
        self._contents.close()

    def _convert(self, file: InputFile) -> Outcome:
        if file.skipped:
            return Outcome(_account(file, "skipped"))
        try:
            data = self._contents.read(file)
            provenance = self.sources.of(file.path, file.place, file.archive)
            conversion = convert(data, file.path, provenance, self.profiles, self.options)
        except DocumentError as error:
            return Outcome(_account(file, "failed", error=error.code), detail=error.detail)
        except HoshinError:
            # What the user gave is wrong (a profile whose pattern never ends), not this document.
            raise
        except Exception as error:  # a defect of ours must cost one document, not the batch
            detail = f"{type(error).__name__}: {error}"
            return Outcome(_account(file, "failed", error="internal-error"), None, detail, traceback.format_exc())
        self._engines.add(conversion.document.engine)
        first = self._seen.setdefault(conversion.document.source.sha256, file.path)
        if first != file.path:
            account = _account(file, "duplicate", error="duplicate-content", conversion=conversion)
            return Outcome(account, detail=f"the same bytes as {first}")
        errors = any(issue.severity == "error" for issue in conversion.record.issues)
        return Outcome(_account(file, "partial" if errors else "ok", conversion=conversion), conversion)

    def fail(self, conversion: Conversion, error: DocumentError) -> None:
        """Account a converted document as failed after all: its tables could not be built."""
        path = conversion.record.document.path
        for index, outcome in enumerate(self.outcomes):
            if outcome.account.path == path:
                account = outcome.account.model_copy(
                    update={"status": "failed", "error": error.code, "reports": 0, "document_id": None}
                )
                self.outcomes[index] = Outcome(account, None, error.detail)
        self.codes[error.code] += 1

    def record(self, options: dict[str, str | int | bool | None]) -> RunRecord:
        """The run's account so far, in path order."""
        documents = tuple(sorted((outcome.account for outcome in self.outcomes), key=lambda one: one.path))
        counts = Counter(document.status for document in documents)
        return RunRecord(
            schema_version=SCHEMA_VERSION,
            options=options,
            engines=engines(self._engines),
            counts=RunCounts(
                found=len(documents),
                ok=counts["ok"],
                partial=counts["partial"],
                failed=counts["failed"],
                skipped=counts["skipped"],
                duplicate=counts["duplicate"],
            ),
            documents=documents,
        )


def _account(
    file: InputFile, status: DocumentStatus, *, error: str | None = None, conversion: Conversion | None = None
) -> RunDocument:
    issues: Counter[Severity] = Counter()
    record = None if conversion is None else conversion.record
    if record is not None and status != "duplicate":
        issues.update(issue.severity for issue in record.issues)
    return RunDocument(
        path=file.path,
        document_id=None if record is None else record.document.document_id,
        status=status,
        error=error,
        profile=None if record is None else record.document.profile,
        reports=0 if record is None or status == "duplicate" else len(record.reports),
        issues={severity: issues[severity] for severity in SEVERITIES},
    )


def engines(read: Iterable[str]) -> dict[str, str]:
    """What documents say they were read by → name and version of each engine, hoshin first.

    >>> engines(["pypdfium2 5.15.2 + tesseract 5.3.0", "lxml 6.1.3", "hoshin-text"])
    {'hoshin': '...', 'lxml': '6.1.3', 'pypdfium2': '5.15.2', 'tesseract': '5.3.0'}
    """
    parts = sorted({part for engine in read for part in engine.split(" + ")})
    named = (part.partition(" ") for part in parts)
    return {"hoshin": __version__, **{name: version for name, _, version in named if version}}
