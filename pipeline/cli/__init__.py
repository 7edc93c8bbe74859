"""The command `hoshin`: arguments in, exit code out."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

from rich.console import Console
from rich.text import Text

from pipeline import __version__
from pipeline.cli.arguments import EXIT_CODES
from pipeline.cli.stopping import TerminatedError
from pipeline.cli.terminal import safe_lines
from pipeline.model.errors import ExitCode, HoshinError

_DESCRIPTION = """\
Turns the reports that departments of Japanese municipalities publish every
year (部局の基本方針, 部局マニフェスト …) into comparable JSON, CSV and SQLite, with
the place of every value and an issue for everything doubtful.

reads: text; PDF; scans (PDF, PNG, JPEG, TIFF) through OCR; web pages (HTML,
MHTML); Word (DOCX, DOCM, DOTX); Excel (XLSX, XLSM); ZIP archives of these.
Old formats (.doc, .xls, 一太郎 …) are refused, with how to convert them.
"""
_EXAMPLES = """\
examples:
  hoshin run                                   convert raw/ into output/
  hoshin run reports/ --output out --local-government-code 142034
  hoshin show report.pdf                       read one report in the terminal
  hoshin show report.txt --json | jq .reports  the same for machines
  hoshin show reports.zip/a/report.docx        a file in an archive
  hoshin show report.pdf --debug-page 2        draw how page 2 was read
  hoshin explain entry-row-shift               what an issue means, what to do
"""

# The module that declares a command, and its function that does.
_COMMANDS: Final = {
    "run": ("pipeline.cli.run_command", "add_run"),
    "watch": ("pipeline.cli.watch_command", "add_watch"),
    "show": ("pipeline.cli.show_command", "add_show"),
    "publish": ("pipeline.cli.publish_command", "add_publish"),
    "evaluate": ("pipeline.cli.evaluate_command", "add_evaluate"),
    "profiles": ("pipeline.cli.profiles_command", "add_profiles"),
    "selfcheck": ("pipeline.cli.selfcheck_command", "add_selfcheck"),
    "diff": ("pipeline.cli.diff_command", "add_diff"),
    "verify": ("pipeline.cli.verify_command", "add_verify"),
    "load": ("pipeline.cli.load_command", "add_load"),
    "explain": ("pipeline.cli.lookups", "add_lookups"),
    "schema": ("pipeline.cli.lookups", "add_lookups"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal of another encoding (CP932, ASCII) shows what it lacks as an escape instead of ending the program.
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if argv is None else argv
    arguments = _parser(given[0] if given else None).parse_args(given)
    errors = Console(stderr=True, highlight=False)
    try:
        handler: Callable[[argparse.Namespace, Console], int] = arguments.handler
        code = int(handler(arguments, errors))
        sys.stdout.flush()
        return code
    except HoshinError as error:
        errors.print(Text(f"hoshin: {safe_lines(str(error))}", style="bold red"), soft_wrap=True)
        return int(error.exit_code)
    except KeyboardInterrupt as stop:
        by = "terminated" if isinstance(stop, TerminatedError) else "interrupted"
        errors.print(f"hoshin: {by}; nothing half-written, run the same command again to go on", style="yellow")
        return int(ExitCode.TERMINATED if isinstance(stop, TerminatedError) else ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (`hoshin show … | head`): end as other filters do.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE


def _parser(command: str | None = None) -> argparse.ArgumentParser:
    """The command line; with the name of a command, that one only: each loads what it needs."""
    parser = argparse.ArgumentParser(
        prog="hoshin",
        description=_DESCRIPTION,
        epilog=f"{_EXAMPLES}\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"hoshin {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    loaded = (_COMMANDS[command],) if command in _COMMANDS else dict.fromkeys(_COMMANDS.values())
    for module, add in loaded:
        getattr(import_module(module), add)(commands)
    return parser
