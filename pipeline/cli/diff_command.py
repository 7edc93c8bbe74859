"""`hoshin diff`: two output folders → what differs, in Markdown for people and JSON for machines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console

from pipeline.cli.arguments import Commands
from pipeline.compare.json_form import to_json
from pipeline.compare.markdown import to_markdown
from pipeline.compare.outputs import DEFAULT_TABLES, compare_outputs
from pipeline.model.errors import ExitCode, OutputError, UsageError
from pipeline.publish.atomic import write_atomic
from pipeline.publish.tables import TABLE_BY_NAME, TABLES

_EXIT_CODES = """\
exit codes: 0 no differences; 1 differences; 2 wrong usage, or a folder that is
no output; 4 a file cannot be written; 130 interrupted
"""


def add_diff(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser(
        "diff",
        help="what differs between two outputs: two versions, or two years",
        description="Compares two output folders table by table: rows added, removed, changed (with each cell), renamed, "
        "and moved (other lines of the same source). Rows are partners by id; what is left by id through the years "
        "(…_entity_id), by natural key below partners, and, for departments, sections and projects, by nearly equal "
        "names; the result says how. Without --json and --markdown the Markdown is printed.",
        epilog=_EXIT_CODES,
    )
    one.add_argument("old", type=Path, metavar="OLD", help="the older output folder")
    one.add_argument("new", type=Path, metavar="NEW", help="the newer output folder")
    one.add_argument("--json", metavar="FILE", help="write all differences as JSON; -: to standard output")
    one.add_argument("--markdown", metavar="FILE", help="write them as Markdown; -: to standard output")
    one.add_argument(
        "--tables",
        metavar="NAMES",
        type=_tables,
        default=DEFAULT_TABLES,
        help="which tables, with commas between them, or all (default: all but source_lines)",
    )
    one.set_defaults(handler=_diff)


def _tables(text: str) -> tuple[str, ...]:
    if text == "all":
        return tuple(table.name for table in TABLES)
    names = tuple(name.strip() for name in text.split(","))
    for name in names:
        if name not in TABLE_BY_NAME:
            raise argparse.ArgumentTypeError(f"there is no table {name!r}; there are {', '.join(TABLE_BY_NAME)}")
    return names


def _diff(arguments: argparse.Namespace, _errors: Console) -> int:
    if arguments.json == "-" and arguments.markdown == "-":
        raise UsageError("only one of --json and --markdown can go to standard output")
    diff = compare_outputs(arguments.old, arguments.new, arguments.tables)
    if arguments.json is not None:
        _write(arguments.json, to_json(diff))
    if arguments.markdown is not None or arguments.json is None:
        _write(arguments.markdown or "-", to_markdown(diff).encode())
    return ExitCode.FINDINGS if diff.differs else ExitCode.OK


def _write(place: str, data: bytes) -> None:
    if place == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        write_atomic(Path(place), data)
    except OSError as error:
        raise OutputError(f"{place} cannot be written: {error.strerror}") from None
