"""What the commands print: standard output of a width that suits where it goes, and messages safe for a terminal."""

from __future__ import annotations

import sys

from rich.console import Console

from pipeline.review.safe import safe


class Out(Console):
    """Standard output: as wide as the terminal, of a fixed width in a pipe."""

    def __init__(self, piped_width: int) -> None:
        super().__init__(highlight=False, width=None if sys.stdout.isatty() else piped_width)

    def on_broken_pipe(self) -> None:
        """Leave the reader's end to `main`; the class above would end the program with code 1."""
        raise BrokenPipeError


def safe_lines(text: str) -> str:
    """A message of several lines, safe for a terminal."""
    return "\n".join(safe(line) for line in text.splitlines())
