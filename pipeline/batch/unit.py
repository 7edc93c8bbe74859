"""One file's bytes and what is known of it → its result: an account, and all that the output needs, as plain bytes.

The unit of work: a plain function, for a worker process on this machine or one of a cluster. A result crosses process
borders as JSON and compressed text, never as pickled objects: a worker that a hostile document has taken over can send
wrong data, but no code.
"""

from __future__ import annotations

import json
import struct
import traceback
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.errors import DocumentError, HoshinError
from pipeline.model.provenance import Provenance
from pipeline.publish.places import report_path
from pipeline.read.options import DEFAULT, ReadOptions

if TYPE_CHECKING:
    from pipeline.model.report import DocumentRecord, DocumentStatus
    from pipeline.profiles.profile import ProfileSet
    from pipeline.publish.rows import SourceLine

SEVERITIES: Final = ("error", "warning", "info")
_CONVERTERS: Final = (
    "pipeline.run", "pipeline.read.plaintext", "pipeline.read.repair", "pipeline.publish.csv_tables",
    "pipeline.publish.json_text", "pipeline.publish.rows", "pipeline.publish.store",
)  # fmt: skip
_NO_ISSUES: Final[Mapping[str, int]] = dict.fromkeys(SEVERITIES, 0)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for every document of a run."""

    profiles: ProfileSet
    options: ReadOptions = DEFAULT


@dataclass(frozen=True, slots=True)
class Job:
    """One document to convert. `pages`: only these of a PDF are read; `leave_out`: these are not."""

    path: str
    data: bytes = field(repr=False)
    provenance: Provenance = field(default_factory=Provenance)
    pages: tuple[int, int] | None = None
    leave_out: tuple[int, ...] = ()

    def to_bytes(self) -> bytes:
        """The job without the file's bytes, as JSON."""
        head = {
            "path": self.path,
            "provenance": asdict(self.provenance),
            "pages": self.pages,
            "leave_out": self.leave_out,
        }
        return json.dumps(head).encode()

    @staticmethod
    def from_bytes(head: bytes, data: bytes) -> Job:
        """What `to_bytes` wrote, and the file's bytes → the job."""
        said = json.loads(head)
        pages = None if said["pages"] is None else (said["pages"][0], said["pages"][1])
        return Job(said["path"], data, Provenance(**said["provenance"]), pages, tuple(said["leave_out"]))


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a document. `held`: id and status of each report; `payload`: its output, see `Output`."""

    status: DocumentStatus
    error: str | None = None
    detail: str | None = None
    trace: str | None = None
    document_id: str | None = None
    profile: str | None = None
    reports: int = 0
    issues: Mapping[str, int] = field(default_factory=lambda: dict(_NO_ISSUES))
    codes: Mapping[str, int] = field(default_factory=dict)
    engine: str | None = None
    url: str | None = None
    license: str | None = None
    held: tuple[tuple[str, str | None], ...] = ()
    payload: bytes = field(default=b"", repr=False)

    @staticmethod
    def failed(code: str, detail: str, trace: str | None = None) -> Result:
        """A document that could not be converted."""
        return Result("failed", code, detail, trace)

    def account(self) -> dict[str, Any]:
        """All but the payload, as JSON values."""
        said = {name: getattr(self, name) for name in _ACCOUNT}
        return {name: value for name, value in said.items() if value}

    @staticmethod
    def of_account(said: Mapping[str, Any], payload: bytes = b"") -> Result:
        """What `account` says, and the payload → the result.

        Raises:
            TypeError: a name that is none.
        """
        held = tuple((str(one), two) for one, two in said.get("held", ()))
        return Result(**{"issues": dict(_NO_ISSUES), **said, "held": held, "payload": payload})

    def to_bytes(self) -> bytes:
        """The whole result."""
        head = json.dumps(self.account(), ensure_ascii=True).encode()
        return struct.pack(">I", len(head)) + head + self.payload

    @staticmethod
    def from_bytes(data: bytes) -> Result:
        """What `to_bytes` wrote → the result.

        Raises:
            ValueError: it did not.
        """
        try:
            (length,) = struct.unpack_from(">I", data)
            return Result.of_account(json.loads(data[4 : 4 + length]), data[4 + length :])
        except (struct.error, TypeError, AttributeError, KeyError) as error:
            raise ValueError(f"no result: {error}") from error


_ACCOUNT: Final = tuple(name for name in Result.__slots__ if name != "payload")


@dataclass(frozen=True, slots=True)
class Output:
    """What one document gives to the output folder, ready to be written.

    Its JSON file; its lines of `reports.jsonl`; its rows by table as JSON, for the database; the same as CSV.
    """

    json: bytes
    jsonl: bytes
    rows: bytes
    csv: Mapping[str, bytes]

    @staticmethod
    def of(json_file: bytes, jsonl: bytes, rows: Mapping[str, Sequence[Sequence[Any]]]) -> Output:
        """The output of a document with these rows by table.

        Raises:
            KeyError: a table that is none.
        """
        from pipeline.publish.csv_tables import csv_text  # noqa: PLC0415  # see `warm_up`
        from pipeline.publish.tables import TABLE_BY_NAME  # noqa: PLC0415

        text = {name: csv_text(TABLE_BY_NAME[name], found).encode() for name, found in rows.items()}
        return Output(json_file, jsonl, json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), text)

    def pack(self) -> bytes:
        """The payload of a result."""
        parts = (self.json, self.jsonl, self.rows, *self.csv.values())
        head = json.dumps([list(self.csv), [len(part) for part in parts]]).encode()
        return struct.pack(">I", len(head)) + head + zlib.compress(b"".join(parts), 1)

    @staticmethod
    def unpack(payload: bytes) -> Output:
        """The payload of a result → what is in it.

        Raises:
            ValueError: it is none.
        """
        try:
            (length,) = struct.unpack_from(">I", payload)
            names, lengths = json.loads(payload[4 : 4 + length])
            # Never more than what it says of itself: a worker may have been taken over.
            data = zlib.decompressobj().decompress(memoryview(payload)[4 + length :], sum(lengths) + 1)
            ends = list(accumulate(lengths))
            parts = [data[end - size : end] for size, end in zip(lengths, ends, strict=True)]
            one, two, rows, *texts = parts
            csv = dict(zip(names, texts, strict=True))
        except (struct.error, zlib.error, ValueError, TypeError) as error:
            raise ValueError(f"no output of a document: {error}") from error
        if len(data) != ends[-1]:
            raise ValueError("no output of a document: it is cut off")
        return Output(one, two, rows, csv)


def convert_unit(job: Job, context: Context, tell_pages: Callable[[int], None] | None = None) -> Result:
    """Convert one document; whatever becomes of it, the result says so.

    Args:
        job: the document.
        context: profiles and options of the run.
        tell_pages: told how many pages a PDF has, before they are read.

    Raises:
        HoshinError: what the user gave is wrong (a profile whose pattern never ends), not the document.
        MemoryError: there is not enough.
    """
    if tell_pages is not None and job.data[:1024].find(b"%PDF-") >= 0:
        from pipeline.read.pdf.page_count import page_count  # noqa: PLC0415  # text must not pay for the PDF engine

        tell_pages(page_count(job.data))
    options = context.options
    if job.pages is not None or job.leave_out:
        options = replace(options, pages=job.pages, leave_out=job.leave_out)
    # A run that converts nothing must not pay for what converts; see `warm_up`.
    from pipeline.run import convert  # noqa: PLC0415

    try:
        conversion = convert(job.data, job.path, job.provenance, context.profiles, options)
        return _result(conversion.record, conversion.document.lines, conversion.document.engine)
    except DocumentError as error:
        return Result.failed(error.code, error.detail)
    except (HoshinError, MemoryError):
        raise
    except Exception as error:  # a defect of ours must cost one document, not the batch
        return Result.failed("internal-error", f"{type(error).__name__}: {error}", traceback.format_exc())


def warm_up() -> None:
    """Load all that converts, so that the copies of this process need not."""
    for name in _CONVERTERS:
        import_module(name)


def _result(record: DocumentRecord, lines: Sequence[SourceLine], engine: str) -> Result:
    from pipeline.publish.json_text import to_json, to_jsonl  # noqa: PLC0415  # as above
    from pipeline.publish.rows import rows_of  # noqa: PLC0415
    from pipeline.publish.store import without_losses  # noqa: PLC0415

    record = without_losses(record)
    report_path(record.document.path)
    rows = {name: found for name, found in rows_of(record, lines).items() if name != "codes" and found}
    severities = Counter(issue.severity for issue in record.issues)
    return Result(
        status="partial" if severities["error"] else "ok",
        document_id=record.document.document_id,
        profile=record.document.profile,
        reports=len(record.reports),
        issues={severity: severities[severity] for severity in SEVERITIES},
        codes=dict(Counter(issue.code for issue in record.issues)),
        engine=engine,
        url=record.document.source_url,
        license=record.document.license,
        held=tuple((report.report_id, report.report_status) for report in record.reports),
        payload=Output.of(to_json(record), to_jsonl(record), rows).pack(),
    )
