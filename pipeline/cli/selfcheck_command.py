"""`hoshin selfcheck`: a user's own files → the values that move under changes that must move none."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipeline.batch.contents import Contents
from pipeline.batch.discover import discover
from pipeline.cli.arguments import FORMATS, Commands, add_profile, add_reading, read_options
from pipeline.cli.terminal import Out
from pipeline.model.errors import DocumentError, ExitCode
from pipeline.profiles.profile import load_profiles
from pipeline.review.safe import safe
from pipeline.selfcheck.check import Checked, selfcheck

_MOST_SHOWN = 10
_LONGEST = 50


def add_selfcheck(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add_parser(
        "selfcheck",
        help="check that values of your own files do not depend on how they are saved or printed",
        description="Reads each file again under changes that change no value: other line ends, encodings, blank lines, "
        "page breaks, widths of digits and katakana, wrapped cells. Names each value that moves (JSON Pointer, old → new); "
        "exit code 1. Nothing is written, and no expected result is needed.",
    )
    one.add_argument("files", nargs="+", type=Path, metavar="FILE", help=f"files or folders; {FORMATS}")
    add_profile(one, "a layout profile of your own (TOML, docs/profiles.md); may be repeated")
    add_reading(one)
    one.set_defaults(handler=_selfcheck)


def _selfcheck(arguments: argparse.Namespace, errors: Console) -> int:
    profiles = load_profiles(arguments.profile)
    contents = Contents()
    console = Out(120)
    moved = failed = changes = 0
    files = [file for file in discover(arguments.files) if not file.skipped]
    for file in files:
        try:
            checked = tuple(selfcheck(contents.read(file), file.path, profiles, read_options(arguments)))
        except DocumentError as error:
            errors.print(Text(safe(f"{file.path}: {error}"), style="red"), soft_wrap=True)
            failed += 1
            continue
        changes += len(checked)
        moved += sum(len(one.moves) for one in checked)
        _print(file.path, checked, console)
    contents.close()
    console.print(Text(f"{len(files)} files, {changes} changes, {moved} values moved, {failed} files not read"))
    return ExitCode.FINDINGS if moved or failed else ExitCode.OK


def _print(path: str, checked: Sequence[Checked], console: Console) -> None:
    moving = [one for one in checked if one.moves]
    told = "nothing moved" if not moving else f"values moved under {len(moving)}"
    console.print(Text(safe(f"{path}: {len(checked)} changes, {told}"), style="bold" if moving else ""), soft_wrap=True)
    for one in moving:
        console.print(Text(f"  {one.change}", style="yellow"))
        for move in one.moves[:_MOST_SHOWN]:
            text = f"    {move.pointer}: {_short(move.old)} → {_short(move.new)}"
            console.print(Text(safe(text)), soft_wrap=True)
        if len(one.moves) > _MOST_SHOWN:
            console.print(Text(f"    … and {len(one.moves) - _MOST_SHOWN} more"))


def _short(text: str) -> str:
    return text[:_LONGEST] + "…" if len(text) > _LONGEST else text
