"""Signals that stop a command → the same way out for all of them."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType


class TerminatedError(KeyboardInterrupt):
    """SIGTERM: stop as for Ctrl-C, with another exit code."""


@contextlib.contextmanager
def terminable() -> Iterator[None]:
    """Let SIGTERM stop the command as Ctrl-C does, so that nothing is left half done."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TerminatedError

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not the main thread: whoever runs us here handles signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
