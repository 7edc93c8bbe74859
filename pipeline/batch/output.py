"""A run's options → converted documents in the output folder, and the account of the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.convert_all import Batch, Outcome
from pipeline.batch.discover import SOURCES_NAME, discover
from pipeline.batch.sources import Sources, load_sources, municipality
from pipeline.model.errors import DocumentError
from pipeline.model.report import RunRecord
from pipeline.profiles.profile import load_profiles
from pipeline.publish.package import open_package
from pipeline.publish.places import check_writable
from pipeline.read.options import DEFAULT, ReadOptions
from pipeline.run import Provenance


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked to do."""

    paths: tuple[Path, ...]
    output: Path
    sources: Path | None = None
    local_government_code: str | None = None
    profiles: tuple[Path, ...] = ()
    read: ReadOptions = DEFAULT


@dataclass(frozen=True, slots=True)
class RunResult:
    """The run's account, how often each issue code arose, and what went wrong with each file that failed."""

    record: RunRecord
    codes: Mapping[str, int]
    details: Mapping[str, str]


def run_batch(options: Options, tick: Callable[[Outcome, int], None]) -> RunResult:
    """Convert everything under the paths into the output folder.

    Args:
        options: what to read, how, and where to write.
        tick: called after each file with its outcome and the number of files.

    Raises:
        UsageError: a path, the sources file, the code or a profile is wrong; nothing is written.
        NoInputError: there is nothing to read; nothing is written.
        OutputError: the output cannot be written; what it held before stays whole.
    """
    profiles = load_profiles(options.profiles)
    sources = sources_for(options.paths, options.sources, options.local_government_code)
    files = discover(options.paths, options.output)
    check_writable(options.output)
    batch = Batch(sources, profiles, options.read)
    said: dict[str, str | int | bool | None] = {
        "local_government_code": options.local_government_code,
        "sources": None if options.sources is None else options.sources.name,
        "profiles": ",".join(path.stem for path in options.profiles) or None,
        "pdf_engine": options.read.pdf_engine,
        "ocr": options.read.ocr,
    }
    with open_package(options.output) as package:
        for conversion in batch.conversions(files, lambda outcome: tick(outcome, len(files))):
            try:
                package.add(conversion.record, conversion.document.lines)
            except DocumentError as error:
                batch.fail(conversion, error)
        record = package.finish(batch.record(said))
    duplicates = sum(document.issues["info"] for document in record.documents) - sum(
        outcome.account.issues["info"] for outcome in batch.outcomes
    )
    if duplicates:
        batch.codes["duplicate-report"] += duplicates
    details = {outcome.account.path: outcome.detail for outcome in batch.outcomes if outcome.detail is not None}
    return RunResult(record, batch.codes, details)


def sources_for(paths: Sequence[Path], sources: Path | None, code: str | None) -> Sources:
    """The sources file given, else `sources.csv` of the one input folder, over the municipality given.

    Raises:
        UsageError: the sources file or the code is wrong.
    """
    default = Provenance()
    if code is not None:
        default = Provenance(*municipality(code))
    if sources is None and len(paths) == 1 and (paths[0] / SOURCES_NAME).is_file():
        sources = paths[0] / SOURCES_NAME
    return load_sources(sources, default)
