"""The command `hoshin`: arguments in, exit code out."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from pipeline import __version__
from pipeline.batch.convert_all import Outcome
from pipeline.batch.discover import discover, read_bytes
from pipeline.batch.output import Options, run_batch, sources_for
from pipeline.model.errors import DocumentError, ExitCode, HoshinError, UsageError
from pipeline.model.issues import CATALOGUE
from pipeline.profiles.profile import load_profiles
from pipeline.publish.json_text import to_json
from pipeline.publish.schemas import schema_files
from pipeline.review.show import safe, show
from pipeline.review.summary import summarize
from pipeline.run import convert

_DESCRIPTION = """\
Turns the reports that departments of Japanese municipalities publish every
year (部局の基本方針, 部局マニフェスト …) into comparable JSON, CSV and SQLite, with
the place of every value and an issue for everything doubtful.
"""
_EXIT_CODES = """\
exit codes: 0 every document ok; 1 some document failed or has an
error-level issue; 2 wrong usage; 3 nothing to read; 4 the output cannot be
written; 130 interrupted
"""
_EXAMPLES = """\
examples:
  hoshin run                                   convert raw/ into output/
  hoshin run reports/ --output out --local-government-code 142034
  hoshin show report.pdf                       read one report in the terminal
  hoshin show report.txt --json | jq .reports  the same for machines
  hoshin explain entry-row-shift               what an issue means, what to do
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal of another encoding (CP932, ASCII) shows what it lacks as an escape instead of ending the program.
            stream.reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    errors = Console(stderr=True, highlight=False)
    try:
        handler: Callable[[argparse.Namespace, Console], int] = arguments.handler
        code = int(handler(arguments, errors))
        sys.stdout.flush()
        return code
    except HoshinError as error:
        errors.print(Text(f"hoshin: {safe_lines(str(error))}", style="bold red"), soft_wrap=True)
        return int(error.exit_code)
    except KeyboardInterrupt:
        errors.print("hoshin: interrupted; nothing half-written, run the same command again", style="yellow")
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (`hoshin show … | head`): end as other filters do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE


class _Out(Console):
    """Standard output: as wide as the terminal, of a fixed width in a pipe."""

    def __init__(self, piped_width: int) -> None:
        super().__init__(highlight=False, width=None if sys.stdout.isatty() else piped_width)

    def on_broken_pipe(self) -> None:
        """Leave the reader's end to `main`; the class above would end the program with code 1."""
        raise BrokenPipeError


def safe_lines(text: str) -> str:
    """A message of several lines, safe for a terminal."""
    return "\n".join(safe(line) for line in text.splitlines())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hoshin",
        description=_DESCRIPTION,
        epilog=f"{_EXAMPLES}\n{_EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"hoshin {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_run(commands)
    _add_show(commands)
    _add_lookups(commands)
    return parser


def _add_provenance(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--local-government-code",
        metavar="CODE",
        help="6-digit code of the municipality (全国地方公共団体コード), where no sources file names it",
    )
    _add_profile(parser, "a layout profile of your own (TOML, docs/profiles.md); may be repeated")


def _add_profile(parser: argparse.ArgumentParser, meaning: str) -> None:
    parser.add_argument("--profile", metavar="FILE", type=Path, action="append", default=[], help=meaning)


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = commands.add_parser(
        "run",
        help="convert files or folders of reports",
        description="Converts reports (text and PDF) into OUTPUT: reports/*.json, reports.jsonl, data/*.csv, hoshin.sqlite, "
        "datapackage.json and run.json. A file that fails is named and the others are converted.",
        epilog=_EXIT_CODES,
    )
    run.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders of reports (default: raw/)")
    run.add_argument("--output", "-o", type=Path, default=Path("output"), metavar="DIR", help="default: output/")
    run.add_argument(
        "--sources",
        type=Path,
        metavar="FILE",
        help="CSV with path, local_government_code, name, url, licence, retrieved (default: sources.csv in the input folder)",
    )
    _add_provenance(run)
    run.add_argument("--quiet", "-q", action="store_true", help="no progress and no summary; errors only")
    run.add_argument(
        "--verbose", "-v", action="store_true", help="name each file as it is done; full traces of defects"
    )
    run.set_defaults(handler=_run)


def _add_show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    one = commands.add_parser(
        "show",
        help="read one report in the terminal",
        description="Converts one file and prints its tables, and each issue with its source line. Writes nothing.",
        epilog=_EXIT_CODES,
    )
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--json", action="store_true", help="print the document's JSON instead")
    one.add_argument("--sources", type=Path, metavar="FILE", help="as for run")
    _add_provenance(one)
    one.set_defaults(handler=_show)


def _add_lookups(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    profiles = commands.add_parser(
        "profiles",
        help="list and check the layout profiles",
        description="Lists the layout profiles. A profile with a mistake ends with code 2, and each mistake is named.",
    )
    _add_profile(profiles, "check and list this one too; may be repeated")
    profiles.set_defaults(handler=_profiles)
    explain = commands.add_parser(
        "explain",
        help="what an issue code means and what to do",
        description="Prints what an issue code means, why it arises and what to do about it.",
    )
    explain.add_argument("code", nargs="?", metavar="CODE", help="without it, all codes are listed")
    explain.set_defaults(handler=_explain)
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of the output",
        description="Prints the JSON Schema of a document's file, of a line of reports.jsonl, or of run.json.",
    )
    schema.add_argument(
        "name", nargs="?", default="document", metavar="NAME", help="document, report-line or run (default: document)"
    )
    schema.set_defaults(handler=_schema)


def _run(arguments: argparse.Namespace, errors: Console) -> int:
    options = Options(
        paths=tuple(arguments.paths) or (Path("raw"),),
        output=arguments.output,
        sources=arguments.sources,
        local_government_code=arguments.local_government_code,
        profiles=tuple(arguments.profile),
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
        console = _Out(160)
        summarize(result.record, result.codes, result.details, arguments.output, console)
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


def _show(arguments: argparse.Namespace, errors: Console) -> int:
    if arguments.file.is_dir():
        raise UsageError(f"{arguments.file} is a folder; show reads one file (hoshin run converts folders)")
    (file,) = discover([arguments.file])
    profiles = load_profiles(arguments.profile)
    provenance = sources_for([arguments.file], arguments.sources, arguments.local_government_code).of(
        file.path, file.location
    )
    try:
        conversion = convert(read_bytes(file), file.path, provenance, profiles)
    except DocumentError as error:
        kind = CATALOGUE[error.code]
        errors.print(
            Text(f"{safe(file.path)}: {error.code}: {kind.title}: {safe(error.detail)}\n  → {kind.todo}", style="red"),
            soft_wrap=True,
        )
        return ExitCode.FINDINGS
    if arguments.json:
        sys.stdout.buffer.write(to_json(conversion.record))
        sys.stdout.flush()
    else:
        console = _Out(120)
        show(conversion.record, conversion.document.lines, console)
    failed = any(issue.severity == "error" for issue in conversion.record.issues)
    return ExitCode.FINDINGS if failed else ExitCode.OK


def _profiles(arguments: argparse.Namespace, _errors: Console) -> int:
    found = load_profiles(arguments.profile)
    table = Table(header_style="bold")
    for column in ("profile", "valid", "expects", "description"):
        table.add_column(column, overflow="fold", no_wrap=column == "profile")
    for profile in found.profiles:
        valid = f"{profile.valid_from or ''}–{profile.valid_to or ''}"
        cells = (profile.id, valid, ", ".join(profile.expects), profile.description)
        table.add_row(*(Text(safe(cell)) for cell in cells))
    _Out(140).print(table)
    return ExitCode.OK


def _explain(arguments: argparse.Namespace, _errors: Console) -> int:
    console = _Out(120)
    if arguments.code is None:
        for kind in CATALOGUE.values():
            console.print(Text(f"{kind.severity:8} {kind.code:26} {kind.title}"))
        return ExitCode.OK
    found = CATALOGUE.get(arguments.code)
    if found is None:
        raise UsageError(f"there is no issue code {arguments.code!r}; `hoshin explain` lists all")
    console.print(Text(f"{found.code} ({found.severity}): {found.title}", style="bold"))
    console.print(Text(f"Why: {found.why}"))
    console.print(Text(f"What to do: {found.todo}"))
    return ExitCode.OK


def _schema(arguments: argparse.Namespace, _errors: Console) -> int:
    files = schema_files()
    wanted = f"{arguments.name.removesuffix('.schema.json')}.schema.json"
    if wanted not in files:
        names = ", ".join(name.removesuffix(".schema.json") for name in files)
        raise UsageError(f"there is no schema {arguments.name!r}; there are {names}")
    sys.stdout.buffer.write(files[wanted].encode())
    return ExitCode.OK
