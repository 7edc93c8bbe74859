"""A run's options → converted documents in the output folder, and the account of the run."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.batch.accounting import Account, Line, RunOptions, Total, account_of, run_record, total_of
from pipeline.batch.ahead import Ahead
from pipeline.batch.discover import InputFile, discover
from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.journal import PRIVATE, errors_named, journal_of, opened
from pipeline.batch.ledger import InputRow, Ledger
from pipeline.batch.plan import Plan, Planned, Redo
from pipeline.batch.sources import Said, Sources, load_sources, municipality, sources_file, sources_identity
from pipeline.batch.standing import is_assembled, sweep
from pipeline.batch.unit import Job, Result
from pipeline.batch.workers.inline import run_inline
from pipeline.batch.workers.limits import WorkLimits
from pipeline.batch.workers.pool import Pool
from pipeline.batch.workers.process import CAN_FORK
from pipeline.model.errors import TooManyFailuresError
from pipeline.model.provenance import Provenance
from pipeline.read.options import DEFAULT, ReadOptions

if TYPE_CHECKING:
    from pipeline.batch.workers.process import Work
    from pipeline.model.report import RunRecord
    from pipeline.profiles.profile import ProfileSet

_SOURCES: Final = "sources"


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked to do. `workers`: None, one a processor; 0, none: all in this process, without limits."""

    paths: tuple[Path, ...]
    output: Path
    sources: Path | None = None
    local_government_code: str | None = None
    profiles: tuple[Path, ...] = ()
    read: ReadOptions = DEFAULT
    workers: int | None = None
    limits: WorkLimits = field(default_factory=WorkLimits)
    redo: Redo = field(default_factory=Redo)
    max_failures: int | None = None
    files: Collection[InputFile] | None = None
    """What to read instead of what is found at `paths`; in path order, each file there when its turn comes."""
    cluster: str | None = None
    """The address of a Dask scheduler whose workers convert, or `local`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its line of `run.json`, what went wrong, and why it was converted (None: it was not)."""

    account: Line
    detail: str | None = None
    trace: str | None = None
    reason: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class RunResult:
    """How a run ended. `converted`: how many documents for which reason; `written`: whether any file was.

    `details`: what went wrong with the documents that a summary shows.
    """

    total: Total
    options: RunOptions
    converted: Mapping[str, int]
    written: bool

    @property
    def record(self) -> RunRecord:
        """The account as in `run.json`: all counts, and of the documents those that a summary shows."""
        return run_record(self.total, self.options, [account.document for account in self.total.shown])

    @property
    def counts(self) -> Mapping[str, int]:
        """How many documents of each status; `found` is their sum."""
        return self.total.counts

    @property
    def codes(self) -> Mapping[str, int]:
        """How many findings of each code."""
        return self.total.codes

    @property
    def severities(self) -> Mapping[str, int]:
        """How many findings of each severity."""
        return self.total.severities

    @property
    def details(self) -> Mapping[str, str]:
        """See above."""
        return {one.document.path: one.detail for one in self.total.shown if one.detail is not None}


@dataclass(slots=True)
class _Progress:
    """Tells the caller of each file, and counts."""

    ledger: Ledger
    tick: Callable[[Outcome, int], None]
    total: int
    max_failures: int | None
    failures: int = 0
    converted: dict[str, int] = field(default_factory=dict)
    copies: list[str] = field(default_factory=list)

    def settled(self, path: str, is_copy: bool) -> None:
        """A file that needs no conversion; what becomes of a copy is known when all is converted."""
        if is_copy:
            self.copies.append(path)
        else:
            self._tell(account_of(_row(self.ledger, path)), None, 0.0)

    def end(self) -> None:
        """All is converted."""
        for path in self.copies:
            self._tell(account_of(_row(self.ledger, path)), None, 0.0)

    def done(self, planned: Planned, result: Result, seconds: float) -> None:
        """A file that was converted, and is in the ledger."""
        self.converted[planned.reason] = self.converted.get(planned.reason, 0) + 1
        row = InputRow(planned.job.path, "job", planned.key.sha256, None, None, None, result)
        self._tell(account_of(row), planned.reason, seconds)

    def _tell(self, account: Account, reason: str | None, seconds: float) -> None:
        self.tick(Outcome(account.document, account.detail, account.trace, reason, seconds), self.total)
        self.failures += account.document.status == "failed"
        if self.max_failures is not None and self.failures > self.max_failures:
            raise TooManyFailuresError(
                f"more than {self.max_failures} documents failed; what is converted is kept, the output stays as it was"
            )


def run_batch(options: Options, tick: Callable[[Outcome, int], None]) -> RunResult:
    """Convert everything under the paths into the output folder; what an earlier run there converted is not done again.

    Args:
        options: what to read, how, and where to write.
        tick: called after each file with its outcome and the number of files.

    Raises:
        UsageError: a path, the sources file, the code or a profile is wrong; nothing is written.
        NoInputError: there is nothing to read; nothing is written.
        OutputError: the output is in use or cannot be written; each file in it is whole, the next run completes it.
        TooManyFailuresError: see `Options.max_failures`.
    """
    profiles = _profiles(options.profiles) if options.profiles else None
    with contextlib.ExitStack() as stack:
        if journal_of(options.output).is_file():
            ledger = stack.enter_context(opened(options.output))
            files = _files(options, ledger)
        else:
            sources_for(options.paths, options.sources, options.local_government_code)
            files = _files(options, None)
            ledger = stack.enter_context(opened(options.output))
        with errors_named(options.output):
            return _run(options, ledger, files, profiles, tick)


def _files(options: Options, ledger: Ledger | None) -> Collection[InputFile]:
    """The files to read; where there is a journal, those that it knows are not opened to see whether they are archives."""
    if options.files is not None:
        return options.files
    return discover(options.paths, options.output, (lambda _: False) if ledger is None else ledger.has_unchanged)


def _run(
    options: Options,
    ledger: Ledger,
    files: Collection[InputFile],
    profiles: ProfileSet | None,
    tick: Callable[[Outcome, int], None],
) -> RunResult:
    private, said = options.output / PRIVATE, _said(options)
    sweep(private)
    progress = _Progress(ledger, tick, len(files), options.max_failures)
    made_with = fingerprint(options.read, options.profiles, options.limits)
    plan = Plan(ledger, _said_of_files(options, ledger), made_with, options.redo, progress.settled)
    with contextlib.closing(Ahead(private)) as ahead:
        _convert(plan, files, lambda: _work(profiles, options), options, progress, ahead)
        ledger.set_meta(_SOURCES, plan.said.identity)
        progress.end()
        written = not is_assembled(ledger, options.output, said)
        if written:
            from pipeline.batch.assemble import assemble  # noqa: PLC0415  # see `_work`

            assemble(ledger, options.output, private, said, two_processes=_count(options) > 1, ahead=ahead)
    return RunResult(total_of(ledger), said, progress.converted, written)


def _said_of_files(options: Options, ledger: Ledger) -> Said:
    """What the caller says of the files; read at once where it is other than in the run before, so that errors show."""
    paths, given = options.paths, options.sources
    said = Said(
        lambda: sources_for(paths, given, options.local_government_code),
        sources_identity(paths, sources_file(paths, given), options.local_government_code),
        ledger.meta(_SOURCES),
    )
    if not said.unchanged:
        _ = said.sources
        # Should this run end early, results of it and of the run before stand side by side.
        ledger.set_meta(_SOURCES, None)
    return said


def _profiles(paths: Sequence[Path]) -> ProfileSet:
    from pipeline.profiles.profile import load_profiles  # noqa: PLC0415  # see `_work`

    return load_profiles(paths)


def _work(profiles: ProfileSet | None, options: Options) -> Work:
    """What converts, loaded when there is something to convert: a run that finds nothing changed does not pay for it."""
    from pipeline.batch.converting import work_of  # noqa: PLC0415

    return work_of(_profiles(()) if profiles is None else profiles, options.read)


def _convert(
    plan: Plan,
    files: Collection[InputFile],
    work: Callable[[], Work],
    options: Options,
    progress: _Progress,
    ahead: Ahead,
) -> None:
    """Convert what the plan says, each result into the ledger as it arrives, and where there are processors into `ahead`."""
    at_work: dict[str, tuple[Planned, float]] = {}
    planned_jobs = plan.jobs(files)
    first = next(planned_jobs, None)
    if first is None:
        return

    def jobs() -> Iterator[Job]:
        for planned in chain((first,), planned_jobs):
            at_work[planned.job.path] = (planned, time.monotonic())
            yield planned.job

    with contextlib.ExitStack() as stack:
        if options.cluster is not None:
            from pipeline.batch.cluster.pool import ClusterPool  # noqa: PLC0415  # an extra
            from pipeline.batch.cluster.recipe import recipe_of  # noqa: PLC0415

            recipe = recipe_of(options.read, options.profiles, options.limits)
            pool = ClusterPool(options.cluster, recipe, options.limits, options.workers)
            results = stack.enter_context(pool).run(jobs())
        elif count := _count(options):
            if count > 1 and CAN_FORK:
                ahead.begin()
            results = stack.enter_context(Pool(work(), count, options.limits)).run(jobs())
        else:
            results = run_inline(work(), jobs())
        for job, result in results:
            planned, began = at_work.pop(job.path)
            plan.ledger.add_result(job.path, planned.key, result)
            # Documents are taken up in path order: with none at work, all before this one are done.
            ahead.arrived(plan.ledger, min(at_work, default=job.path))
            progress.done(planned, result, time.monotonic() - began)


def _count(options: Options) -> int:
    return (os.cpu_count() or 1) if options.workers is None else options.workers


def _row(ledger: Ledger, path: str) -> InputRow:
    row = ledger.input(path)
    if row is None:
        raise AssertionError(path)
    return row


def _said(options: Options) -> dict[str, str | int | bool | None]:
    """The options that decide what the bytes of the output are."""
    return {
        "local_government_code": options.local_government_code,
        "sources": None if options.sources is None else options.sources.name,
        "profiles": ",".join(path.stem for path in options.profiles) or None,
        "pdf_engine": options.read.pdf_engine,
        "ocr": options.read.ocr,
        "max_pages": options.read.limits.pdf_pages,
    }


def sources_for(paths: Sequence[Path], sources: Path | None, code: str | None) -> Sources:
    """The sources file given, else `sources.csv` of the one input folder, over the municipality given.

    Raises:
        UsageError: the sources file or the code is wrong.
    """
    default = Provenance()
    if code is not None:
        default = Provenance(*municipality(code))
    return load_sources(sources_file(paths, sources), default)
