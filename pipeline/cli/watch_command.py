"""`hoshin watch`: a folder in which files arrive → the output folder, brought up to date whenever they have."""

from __future__ import annotations

import argparse
import contextlib
import time
from pathlib import Path

from rich.console import Console

from pipeline.batch.watch import Arrivals
from pipeline.cli.arguments import EXIT_CODES, FORMATS, Commands
from pipeline.cli.run_command import run_once
from pipeline.cli.run_options import add_batch
from pipeline.cli.stopping import terminable
from pipeline.model.errors import NoInputError, UsageError


def add_watch(commands: Commands) -> None:
    """Declare the command."""
    watch = commands.add_parser(
        "watch",
        help="convert what arrives in a folder, until it is stopped",
        description=f"Looks into FOLDER again and again and brings OUTPUT up to date, as run does, when files came, went or "
        f"changed and have been left alone since. Read are {FORMATS}. Ctrl-C stops it; the same command goes on.",
        epilog=EXIT_CODES,
    )
    watch.add_argument("folder", type=Path, metavar="FOLDER", help="where files arrive")
    watch.add_argument(
        "--interval",
        type=float,
        default=5.0,
        metavar="SECONDS",
        help="between two looks (default: 5); files must be the same in both",
    )
    watch.add_argument("--rounds", type=int, metavar="N", help="stop after N looks (default: never)")
    add_batch(watch)
    watch.set_defaults(handler=_watch)


def _watch(arguments: argparse.Namespace, errors: Console) -> int:
    folder: Path = arguments.folder
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder")
    arrivals, looks = Arrivals(folder, arguments.output), 0
    with terminable():
        while True:
            if arrivals.are_settled():
                with contextlib.suppress(NoInputError):  # an empty folder is waited for
                    run_once(arguments, (folder,), errors)
                arrivals.done()
            looks += 1
            if arguments.rounds is not None and looks >= arguments.rounds:
                return 0
            time.sleep(max(0.0, arguments.interval))
