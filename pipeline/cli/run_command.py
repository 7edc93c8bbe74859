"""`hoshin run`: files and folders → the output folder, with progress and a summary."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from pipeline.batch.convert_all import Outcome
from pipeline.batch.output import Options, run_batch
from pipeline.cli.arguments import EXIT_CODES, FORMATS, Commands, add_provenance, add_reading, read_options
from pipeline.cli.terminal import Out, safe_lines
from pipeline.model.errors import ExitCode, UsageError
from pipeline.review.show import safe
from pipeline.review.summary import summarize


def add_run(commands: Commands) -> None:
    """Declare the command."""
    run = commands.add_parser(
        "run",
        help="convert files or folders of reports",
        description=f"Converts reports into OUTPUT. Read are {FORMATS}; told by the content, not the name. "
        "Old formats (.doc, .xls, 一太郎 …) are refused, with how to convert them. Written are reports/*.json, "
        "reports.jsonl, data/*.csv, hoshin.sqlite, datapackage.json and run.json. A file that fails is named and the "
        "others are converted.",
        epilog=EXIT_CODES,
    )
    run.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders of reports (default: raw/)")
    run.add_argument("--output", "-o", type=Path, default=Path("output"), metavar="DIR", help="default: output/")
    run.add_argument(
        "--sources",
        type=Path,
        metavar="FILE",
        help="CSV with path, local_government_code, name, url, licence, retrieved (default: sources.csv in the input folder)",
    )
    add_provenance(run)
    add_reading(run)
    run.add_argument("--quiet", "-q", action="store_true", help="no progress and no summary; errors only")
    run.add_argument(
        "--verbose", "-v", action="store_true", help="name each file as it is done; full traces of defects"
    )
    run.set_defaults(handler=_run)


def _run(arguments: argparse.Namespace, errors: Console) -> int:
    options = Options(
        paths=tuple(arguments.paths) or (Path("raw"),),
        output=arguments.output,
        sources=arguments.sources,
        local_government_code=arguments.local_government_code,
        profiles=tuple(arguments.profile),
        read=read_options(arguments),
    )
    if not arguments.paths and not Path("raw").is_dir():
        raise UsageError("no PATH given and there is no folder raw/ here; name the files or folders to convert")
    with _progress(errors, quiet=arguments.quiet) as progress:
        task = progress.add_task("converting", total=None, failed=0)
        failures = 0

        def tick(outcome: Outcome, total: int) -> None:
            nonlocal failures
            failures += outcome.account.status == "failed"
            progress.update(task, total=total, advance=1, failed=failures)
            if arguments.verbose:
                errors.print(Text(f"{outcome.account.status:9} {safe(outcome.account.path)}"), soft_wrap=True)
            if outcome.trace is not None and arguments.verbose:
                errors.print(Text(safe_lines(outcome.trace)), soft_wrap=True)

        result = run_batch(options, tick)
    if not arguments.quiet:
        summarize(result.record, result.codes, result.details, arguments.output, Out(160))
    counts = result.record.counts
    return ExitCode.FINDINGS if counts.failed or counts.partial else ExitCode.OK


def _progress(errors: Console, *, quiet: bool) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
    )
