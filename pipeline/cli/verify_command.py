"""`hoshin verify`: a published output folder → the proof that it is whole and true, or what is not."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipeline.cli.arguments import Commands
from pipeline.cli.terminal import Out, safe_lines
from pipeline.model.errors import ExitCode, OutputError
from pipeline.publish.atomic import write_atomic
from pipeline.verify.findings import RULES
from pipeline.verify.json_form import to_json
from pipeline.verify.output import Verdict, verify_output

_EXIT_CODES = """\
exit codes: 0 everything holds; 1 something does not; 2 wrong usage, or a folder
that is no output; 3 no file in --sources; 4 the JSON cannot be written;
130 interrupted
"""
_SHOWN = 20


def add_verify(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser(
        "verify",
        help="prove a published output again: hashes, schemas, keys, rows, evidence",
        description="Proves a published output folder again, from what it was made of: the accounting of run.json, sizes and "
        "hashes, every JSON file against its schema, every cell, key and reference of data/*.csv, the same rows in JSON, "
        "reports.jsonl, CSV, SQLite and (where they are) Parquet and Excel, ids from their natural keys, and every line of "
        "evidence from source_lines. Nothing is written to the folder.",
        epilog=_EXIT_CODES,
    )
    one.add_argument("output", type=Path, metavar="OUTPUT", help="the output folder")
    one.add_argument(
        "--sources",
        type=Path,
        metavar="DIR",
        help="the folder of the source files: each that is there, told by its SHA-256, is read again and compared",
    )
    one.add_argument("--json", metavar="FILE", help="write the verdict as JSON; -: to standard output")
    one.add_argument("--quiet", "-q", action="store_true", help="print nothing; the exit code says it")
    one.set_defaults(handler=_verify)


def _verify(arguments: argparse.Namespace, _errors: Console) -> int:
    verdict = verify_output(arguments.output, arguments.sources)
    if arguments.json == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(to_json(verdict))
    elif arguments.json is not None:
        try:
            write_atomic(Path(arguments.json), to_json(verdict))
        except OSError as error:
            raise OutputError(f"{arguments.json} cannot be written: {error.strerror}") from None
    if not arguments.quiet and arguments.json != "-":
        _print(verdict)
    return ExitCode.OK if verdict.holds else ExitCode.FINDINGS


def _print(verdict: Verdict) -> None:
    out = Out(120)
    for code, count in verdict.counts.items():
        rule = RULES[code]
        out.print(Text(f"{code}: {rule.title} ({count})", style="bold red"), soft_wrap=True)
        own = [one for one in verdict.failures if one.code == code]
        for one in own[:_SHOWN]:
            place = f" {one.place}" if one.place else ""
            out.print(Text(safe_lines(f"  {one.file}{place}: {one.message}")), soft_wrap=True)
        if count > _SHOWN:
            out.print(Text(f"  … and {count - _SHOWN} more (--json lists up to 200)"))
        out.print(Text(f"  What to do: {rule.todo}"), soft_wrap=True)
    for note in verdict.notes:
        out.print(Text(safe_lines(f"not checked: {note}")), soft_wrap=True)
    checked = ", ".join(f"{count} {name}" for name, count in sorted(verdict.checked.items()))
    verdict_said = "everything holds" if verdict.holds else f"{sum(verdict.counts.values())} failures"
    out.print(Text(f"{verdict_said}; checked: {checked or 'nothing'}"), soft_wrap=True)
