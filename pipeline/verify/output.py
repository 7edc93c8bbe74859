"""An output folder becomes a verdict: everything in it is proved again from what it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.errors import UsageError
from pipeline.model.report import RunRecord
from pipeline.publish.placing import RUN
from pipeline.verify.database import Database
from pipeline.verify.documents import DocumentChecks
from pipeline.verify.findings import Failure, Findings
from pipeline.verify.flavours import check_excel, check_parquet
from pipeline.verify.inventory import CONVERTED, check_accounting, check_descriptor, check_files, read_run
from pipeline.verify.sources import Sources, sources_in


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the proof found. `counts` is by rule, also of what `failures` no longer lists; `notes` is what it left open."""

    name: str
    failures: tuple[Failure, ...]
    counts: Mapping[str, int]
    checked: Mapping[str, int]
    notes: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.counts


def verify_output(folder: Path, sources: Path | None = None) -> Verdict:
    """Prove a published output folder: accounting, files, schemas, keys, and every row and line of evidence.

    Each document's JSON is held against its schema and ids; the rows of every table are made from it anew and held
    against CSV, database and `reports.jsonl`; evidence is read again from `source_lines`, and, where the file of the
    same hash is below `sources`, from the source itself. Nothing is written. What is held in memory are the keys of all
    rows but the lines, and one document.

    Raises:
        UsageError: `folder` is no output of hoshin, or `sources` does not exist.
        NoInputError: there is no file in `sources`.
    """
    if not folder.is_dir() or not any((folder / name).exists() for name in (RUN, "datapackage.json", "data")):
        raise UsageError(f"{folder} is no output of hoshin: it holds neither run.json nor datapackage.json nor data/")
    findings = Findings()
    run = read_run(folder, findings)
    check_files(folder, run, findings)
    check_descriptor(folder, findings)
    with Database(folder, findings.fail) as database:
        if run is not None:
            check_accounting(run, findings)
            at_hand = None if sources is None else _sources(sources, run)
            DocumentChecks(folder, findings, database, at_hand).run(run, database)
        else:
            findings.note("documents and tables were not read: run.json does not say what they are")
        if database.is_open:
            check_parquet(folder, database.rows, findings)
            check_excel(folder, database.rows, findings)
    order = {code: index for index, code in enumerate(dict.fromkeys(one.code for one in findings.failures))}
    failures = tuple(sorted(findings.failures, key=lambda one: order[one.code]))
    return Verdict(folder.name, failures, dict(findings.counts), dict(findings.checked), tuple(findings.notes))


def _sources(folder: Path, run: RunRecord) -> Sources:
    ids = {one.document_id for one in run.documents if one.status in CONVERTED and one.document_id is not None}
    return sources_in(folder, run, ids)
