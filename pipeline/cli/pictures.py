"""`hoshin show --debug-page`: pages of a PDF → picture files of how they were read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.model.errors import ExitCode, OutputError, UsageError
from pipeline.read import is_pdf
from pipeline.read.options import ReadOptions
from pipeline.review.safe import safe
from pipeline.run import Conversion

DEBUG = """\
steps that --debug-page draws, each from the one before:
  rules      ruling lines as the file draws them, each piece by itself
  joined     whole lines: pieces, dots, dashes and double rules put together;
             lines that touch make a group, dashed ones close an open side
  crossings  where the lines of a group cross or meet
  cells      the cells that lines enclose, numbered; filled where merged
  blocks     tables and lines of text in reading order; furniture is grey
  rows       rows of the document, and the field that each line went into
A cell that was read wrongly is wrong from one step on: that step is at fault.
"""
_STEPS = ("rules", "joined", "crossings", "cells", "blocks", "rows")


def add_debug(one: argparse.ArgumentParser) -> None:
    """Declare the options."""
    group = one.add_argument_group("pictures of how a PDF was read")
    group.add_argument(
        "--debug-page",
        metavar="N",
        action="append",
        default=[],
        help="draw page N (from 1; 2-4 for several; may be repeated) to a PNG instead of printing the report",
    )
    group.add_argument("--debug-step", choices=_STEPS, help="only this step, in full size (default: all, side by side)")
    group.add_argument(
        "--debug-output",
        metavar="PATH",
        type=Path,
        help="where to write: a file, or a folder that exists (default: FILE's name with -page-N.png, in this folder)",
    )
    group.add_argument("--force", action="store_true", help="overwrite pictures that exist")


def check_debug(arguments: argparse.Namespace) -> None:
    """Refuse options that say how to draw where nothing is drawn.

    Raises:
        UsageError: they do.
    """
    if not arguments.debug_page and (arguments.debug_step or arguments.debug_output or arguments.force):
        raise UsageError("--debug-step, --debug-output and --force say how to draw a page; name it with --debug-page N")


def draw(arguments: argparse.Namespace, data: bytes, read: Callable[[], Conversion], options: ReadOptions) -> ExitCode:
    """Draw the pages asked for; the report's fields are shown where one can be read.

    Raises:
        UsageError: the file is no PDF, or has no such page.
        OutputError: a picture is there already, or cannot be written.
        DocumentError: the file cannot be opened.
    """
    if not is_pdf(data):
        raise UsageError(f"{arguments.file} is no PDF; --debug-page draws how the pages of a PDF were read")
    from pipeline.review.debug_page import debug_pages, page_numbers  # noqa: PLC0415  # draws; nobody else needs it

    try:
        numbers = page_numbers(arguments.debug_page)
        pages = debug_pages(data, arguments.file.name, numbers, read, options, arguments.debug_step)
    except ValueError as error:
        raise UsageError(f"--debug-page: {error}") from None
    paths = _paths(arguments, numbers)
    for path, picture in zip(paths, pages, strict=True):
        try:
            with path.open("wb" if arguments.force else "xb") as file:
                file.write(picture)
        except FileExistsError:
            raise OutputError(f"{path} exists; give --force to overwrite it, or another --debug-output") from None
        except OSError as error:
            raise OutputError(f"{path} cannot be written: {error.strerror}") from None
        sys.stdout.write(f"{safe(str(path))}\n")
    return ExitCode.OK


def _paths(arguments: argparse.Namespace, numbers: Sequence[int]) -> list[Path]:
    """Where the pictures go; refused before the first is written if one of them exists."""
    target = arguments.debug_output
    if target is None or target.is_dir():
        paths = [(target or Path()) / f"{arguments.file.stem}-page-{number}.png" for number in numbers]
    elif len(numbers) > 1:
        raise UsageError(f"--debug-output {target} is one file, but {len(numbers)} pages are asked for; name a folder")
    else:
        paths = [target]
    there = [path for path in paths if path.exists()]
    if there and not arguments.force:
        raise OutputError(f"{there[0]} exists; give --force to overwrite it, or another --debug-output")
    return paths
