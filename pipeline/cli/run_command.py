"""`hoshin run`: files and folders → the output folder, with progress and a summary."""

from __future__ import annotations

import argparse
import contextlib
import functools
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipeline.batch.listed import listed_paths
from pipeline.batch.output import Outcome, RunResult, run_batch
from pipeline.batch.remote.url import Url
from pipeline.cli.arguments import EXIT_CODES, FORMATS, Commands
from pipeline.cli.batch_log import BatchLog
from pipeline.cli.run_options import add_batch, batch_options, place
from pipeline.cli.stopping import terminable
from pipeline.model.errors import ExitCode, UsageError
from pipeline.review.safe import safe


def add_run(commands: Commands) -> None:
    """Declare the command."""
    run = commands.add_parser(
        "run",
        help="convert files or folders of reports",
        description=f"Converts reports into OUTPUT. Read are {FORMATS}; told by the content, not the name. "
        "Old formats (.doc, .xls, 一太郎 …) are refused, with how to convert them. Written are reports/*.json, "
        "reports.jsonl, data/*.csv, hoshin.sqlite, datapackage.json and run.json. A file that fails is named and the "
        "others are converted. The same command again converts only what changed; after Ctrl-C or a crash it goes on.",
        epilog=EXIT_CODES,
    )
    run.add_argument(
        "paths",
        nargs="*",
        type=place,
        metavar="PATH",
        help="files, folders or patterns ('reports/**/*.pdf') of reports (default: raw/); -: a list of them on standard "
        "input; or URLs of folders and files (s3://bucket/reports)",
    )
    run.add_argument(
        "--files-from",
        type=Path,
        metavar="FILE",
        help="a list of paths, one a line, or with NUL between them (find -print0); -: standard input",
    )
    run.add_argument(
        "--publish",
        nargs="?",
        const="all",
        metavar="NAMES",
        help="then publish the output as hoshin publish --format NAMES does: all (default), or some formats with commas "
        "between",
    )
    add_batch(run, place)
    _add_elsewhere(run)
    run.set_defaults(handler=_run)


def _add_elsewhere(parser: argparse.ArgumentParser) -> None:
    elsewhere = parser.add_argument_group("other machines (hoshin[cluster])")
    elsewhere.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="convert on the workers of the Dask scheduler at tcp://HOST:PORT (or tls://…); local: of one started here, with "
        "as many workers as --workers says",
    )
    elsewhere.add_argument(
        "--state",
        type=Path,
        metavar="DIR",
        help="keeps the journal of an output at a URL, and a copy of that output, from run to run (default: the journal is "
        "kept at the URL)",
    )


def _run(arguments: argparse.Namespace, errors: Console) -> int:
    _part_publish_from_path(arguments)
    urls = tuple(path for path in arguments.paths if isinstance(path, Url))
    paths = listed_paths([path for path in arguments.paths if isinstance(path, Path)], arguments.files_from)
    if not paths and not urls:
        if arguments.files_from is not None:
            raise UsageError("the list names no file")
        if not Path("raw").is_dir():
            raise UsageError("no PATH given and there is no folder raw/ here; name the files or folders to convert")
        paths = (Path("raw"),)
    options = batch_options(arguments, paths, cluster=arguments.cluster)
    if not urls and isinstance(arguments.output, Path) and arguments.state is None:
        with_it = contextlib.nullcontext() if arguments.publish is None else _published(arguments, errors)
        with with_it:
            result = _shown(arguments, functools.partial(run_batch, options), errors)
        if arguments.publish is None and result.written and arguments.log_format != "json":
            _tell_of_old_publication(arguments.output, errors)
        return exit_code(result, arguments.fail_on)
    if arguments.publish is not None:
        raise UsageError("--publish needs an output folder on this machine; use hoshin publish on a copy of the output")
    from pipeline.batch.remote.run import run_at  # noqa: PLC0415  # few runs need it

    places: tuple[Path | Url, ...] = (*paths, *urls)
    result = _shown(arguments, lambda tick: run_at(options, places, arguments.output, arguments.state, tick), errors)
    return exit_code(result, arguments.fail_on)


def _part_publish_from_path(arguments: argparse.Namespace) -> None:
    """`--publish reports/` names no format: it asks for all, and what stands behind it is the first path."""
    said = arguments.publish
    if said in (None, "all"):
        return
    from pipeline.publish.publication import FORMATS  # noqa: PLC0415  # dear, and few runs need it

    if not set(said.split(",")) & set(FORMATS) and ("/" in said or Path(said).exists()):
        arguments.publish = "all"
        arguments.paths = [place(said), *arguments.paths]


@contextlib.contextmanager
def _published(arguments: argparse.Namespace, errors: Console) -> Iterator[None]:
    """Publishes what a run leaves, in formats that are known to be possible before hours are spent on it."""
    from pipeline.batch.publishing import make_ready, publish_run  # noqa: PLC0415  # dear, and few runs need it
    from pipeline.publish.publication import FORMATS, PublishOptions, check_options  # noqa: PLC0415  # as above

    names = arguments.publish
    options = PublishOptions(FORMATS if names == "all" else tuple(dict.fromkeys(names.split(","))))
    check_options(options)
    make_ready(arguments.output, options)
    yield
    made = publish_run(arguments.output, options)
    if arguments.quiet or arguments.log_format == "json":
        return
    for note in () if made is None else made.notes:
        errors.print(Text(f"note: {safe(note)}", style="dim"), soft_wrap=True)
    said = "nothing changed" if made is None else f"{len(made.files)} files, {len(made.changed)} written"
    errors.print(Text(f"publication: {said}"), soft_wrap=True)


def _tell_of_old_publication(output: Path, errors: Console) -> None:
    if (output / "SHA256SUMS").is_file():
        note = f"note: the publication in {safe(str(output))} is of an earlier run; hoshin publish makes it anew"
        errors.print(Text(note, style="dim"), soft_wrap=True)


def run_once(arguments: argparse.Namespace, paths: tuple[Path, ...], errors: Console) -> RunResult:
    """One run on this machine."""
    return _shown(arguments, functools.partial(run_batch, batch_options(arguments, paths)), errors)


def _shown(
    arguments: argparse.Namespace, run: Callable[[Callable[[Outcome, int], None]], RunResult], errors: Console
) -> RunResult:
    """A run with progress, lines and summary as asked for."""
    as_json = arguments.log_format == "json"
    quiet = arguments.quiet or as_json
    with contextlib.ExitStack() as stack:
        stack.enter_context(terminable())
        progress = None
        if errors.is_terminal and not quiet:
            from pipeline.cli.progress import progress_bar  # noqa: PLC0415  # only where somebody looks

            progress = stack.enter_context(progress_bar(errors, quiet=quiet, by_caller=True))
        log = BatchLog(errors, progress, arguments.verbose, as_json)
        result = run(log.tick)
        log.end(result)
    if not quiet:
        from pipeline.cli.terminal import Out  # noqa: PLC0415  # as above
        from pipeline.review.summary import summarize  # noqa: PLC0415

        summarize(result.record, result.codes, result.details, arguments.output, Out(160))
    return result


def exit_code(result: RunResult, fail_on: str) -> int:
    """What the exit code says of a run that came to its end."""
    bad = result.counts["failed"] or result.counts["partial"]
    if fail_on == "warning":
        bad = bad or result.severities["warning"]
    return ExitCode.FINDINGS if bad and fail_on != "never" else ExitCode.OK
