"""A command line → the command in a copy of this process, to be stopped or killed like one started anew.

Starting Python, loading the package and compiling its patterns takes longer than converting a hundred small files: a
copy of a process that has done so begins at once. What is killed, locked and written is the same.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.cli import main


class Forked:
    """`hoshin` with these arguments; what it says is in the file `said`. `first`: what the copy does before."""

    def __init__(self, arguments: Sequence[str], said: Path, first: Callable[[], None] = lambda: None) -> None:
        self._said = said
        said.write_bytes(b"")
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_run, args=(tuple(arguments), said, first))
        self._process.start()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid or 0

    @property
    def said(self) -> bytes:
        """What it said so far."""
        return self._said.read_bytes()

    def wait(self, seconds: float | None = None) -> int | None:
        """The exit code, negative for a signal; None: it still runs after so many seconds."""
        self._process.join(seconds)
        return self._process.exitcode

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)


def hoshin(arguments: Sequence[str], said: Path, first: Callable[[], None] = lambda: None) -> int:
    """Run the command to its end; the exit code."""
    code = Forked(arguments, said, first).wait()
    if code is None:
        raise AssertionError(arguments)
    return code


def _run(arguments: Sequence[str], said: Path, first: Callable[[], None]) -> None:
    descriptor = os.open(said, os.O_WRONLY | os.O_APPEND)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    # Not those that pytest put in their places.
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False, buffering=1)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    first()
    code = main(arguments)
    sys.stderr.flush()
    os._exit(code)
