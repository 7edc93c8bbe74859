"""`hoshin load`: a finished output → the rows of a schema in PostgreSQL."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.arguments import Commands
from pipeline.cli.terminal import Out
from pipeline.load.target import parse_target
from pipeline.load.upsert import DEFAULT_SCHEMA, Loaded, load
from pipeline.model.errors import ExitCode

_EXIT_CODES = """\
exit codes: 0 loaded; 2 wrong usage, no finished output, or tables of another
version in the schema; 4 the database cannot be reached or refuses; 130 interrupted.
On any but 0 nothing is changed.
"""


def add_load(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser(
        "load",
        help="load an output into PostgreSQL",
        description="Loads a finished output into a schema of a PostgreSQL database (12 or newer), with the same types, keys "
        "and checks, in one transaction. Rows are told by their ids, so the same load again changes nothing. Rows that a "
        "document or report of the output no longer has are removed; other documents stay, unless --prune is given. The "
        "password comes from PGPASSWORD or ~/.pgpass (PGPASSFILE); it is never printed.",
        epilog=_EXIT_CODES,
    )
    one.add_argument(
        "url", metavar="URL", help="postgresql://user@host:port/database; ?host=/run/postgresql for a Unix socket"
    )
    one.add_argument("output", type=Path, metavar="OUTPUT", help="the output folder")
    one.add_argument("--schema", metavar="NAME", default=DEFAULT_SCHEMA, help=f"the schema (default: {DEFAULT_SCHEMA})")
    one.add_argument("--prune", action="store_true", help="remove documents that the output does not hold")
    one.add_argument("--dry-run", action="store_true", help="do everything, say what it did, and undo it")
    one.add_argument("--quiet", "-q", action="store_true", help="print nothing")
    one.set_defaults(handler=_load)


def _load(arguments: argparse.Namespace, errors: Console) -> int:
    target = parse_target(arguments.url)
    if target.is_password_in_url and not arguments.quiet:
        errors.print(
            "hoshin: a password in the address is seen by all users of this machine; use PGPASSWORD or ~/.pgpass",
            style="yellow",
            soft_wrap=True,
        )
    loaded = load(arguments.output, target, arguments.schema, prune=arguments.prune, dry_run=arguments.dry_run)
    if not arguments.quiet:
        _print(loaded, f"{target}, schema {arguments.schema}")
    return ExitCode.OK


def _print(loaded: Loaded, where: str) -> None:
    out = Out(120)
    table = Table()
    table.add_column("table")
    for column in ("added", "changed", "removed", "same"):
        table.add_column(column, justify="right")
    for one in loaded.tables:
        table.add_row(one.name, *(str(count) for count in (one.added, one.changed, one.removed, one.same)))
    out.print(table)
    said = "loaded into" if loaded.is_committed else "dry run, nothing was changed in"
    kept = f"; {loaded.kept} documents of other outputs stay" if loaded.kept else ""
    out.print(Text(f"{said} {where}{kept}"), soft_wrap=True)
