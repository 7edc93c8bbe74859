"""`hoshin explain` and `schema`: what the program knows → the terminal."""

from __future__ import annotations

import argparse
import sys

from rich.console import Console
from rich.text import Text

from pipeline.cli.arguments import Commands
from pipeline.cli.terminal import Out
from pipeline.model.errors import ExitCode, UsageError
from pipeline.model.issues import CATALOGUE
from pipeline.publish.schemas import schema_files


def add_lookups(commands: Commands) -> None:
    """Declare the commands."""
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


def _explain(arguments: argparse.Namespace, _errors: Console) -> int:
    console = Out(120)
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
