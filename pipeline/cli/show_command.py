"""`hoshin show`: one file → its report in the terminal, as JSON, or as pictures of how its pages were read."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipeline.batch.contents import Contents
from pipeline.batch.discover import InputFile, discover
from pipeline.batch.output import sources_for
from pipeline.cli.arguments import EXIT_CODES, FORMATS, Commands, add_provenance, add_reading, read_options
from pipeline.cli.pictures import DEBUG, add_debug, check_debug, draw
from pipeline.cli.terminal import Out
from pipeline.model.errors import DocumentError, ExitCode, UsageError
from pipeline.model.issues import CATALOGUE
from pipeline.profiles.profile import load_profiles
from pipeline.publish.json_text import to_json
from pipeline.review.safe import safe
from pipeline.review.show import show
from pipeline.run import convert

_MOST_NAMED = 20


def add_show(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser(
        "show",
        help="read one report in the terminal",
        description="Converts one file and prints its tables, and each issue with its source line.\n"
        "Writes nothing, but for the pictures of --debug-page.",
        epilog=f"{DEBUG}\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.add_argument(
        "file", type=Path, metavar="FILE", help=f"one of: {FORMATS}; a file in an archive is x.zip/folder/a.pdf"
    )
    one.add_argument("--json", action="store_true", help="print the document's JSON instead")
    one.add_argument("--sources", type=Path, metavar="FILE", help="as for run")
    add_provenance(one)
    add_reading(one)
    add_debug(one)
    one.set_defaults(handler=_show)


def _show(arguments: argparse.Namespace, errors: Console) -> int:
    check_debug(arguments)
    if arguments.file.is_dir():
        raise UsageError(f"{arguments.file} is a folder; show reads one file (hoshin run converts folders)")
    file = _one_of(discover([arguments.file]), arguments.file)
    profiles = load_profiles(arguments.profile)
    provenance = sources_for([arguments.file], arguments.sources, arguments.local_government_code).of(
        file.path, file.place, file.archive
    )
    options = read_options(arguments)
    try:
        data = Contents().read(file)
        if arguments.debug_page:
            return draw(arguments, data, lambda: convert(data, file.path, provenance, profiles, options), options)
        conversion = convert(data, file.path, provenance, profiles, options)
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
        show(conversion.record, conversion.document.lines, Out(120))
    failed = any(issue.severity == "error" for issue in conversion.record.issues)
    return ExitCode.FINDINGS if failed else ExitCode.OK


def _one_of(files: Sequence[InputFile], path: Path) -> InputFile:
    """The one file to show: an archive of several has to be asked for one of them."""
    named = [file for file in files if not file.skipped]
    if len(named) == 1:
        return named[0]
    inside = [safe(str(path.parent / file.path) if file.archive else file.path) for file in named]
    listed = "\n".join(f"  hoshin show {shlex.quote(name)}" for name in inside[:_MOST_NAMED])
    more = f"\n  … and {len(inside) - _MOST_NAMED} more" if len(inside) > _MOST_NAMED else ""
    raise UsageError(f"{path} is an archive of {len(inside)} files; name one:\n{listed}{more}")
