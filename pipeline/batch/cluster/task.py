"""A document on a Dask worker → its result, by way of a process beside it that the document cannot take with it."""

from __future__ import annotations

import contextlib
import functools
import os
import queue
import subprocess
import sys
from typing import Final

from pipeline.batch.cluster.frames import read_frame, write_frame
from pipeline.batch.unit import Result
from pipeline.batch.workers.process import RESULT

TRIES: Final = 2
"""How many hosts a document may end before it is given up."""


class Host:
    """A process that converts documents one at a time (see `host.py`)."""

    def __init__(self, order: bytes) -> None:
        """Start it.

        Raises:
            OSError: the system gives no process.
        """
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pipeline.batch.cluster.host"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            # Ctrl-C in a terminal is for the command alone.
            start_new_session=os.name == "posix",
        )
        self._order: bytes | None = order

    @property
    def is_there(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, head: bytes, data: bytes) -> bytes:
        """A document → the answer: a kind and a body, as workers give it.

        Raises:
            OSError: the process is gone.
            EOFError: likewise.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise EOFError("closed")
        if self._order is not None:
            write_frame(stdin, self._order)
            self._order = None
        write_frame(stdin, head)
        write_frame(stdin, data)
        return read_frame(stdout)

    def end(self) -> None:
        """Let it end, at once."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process.wait()


class Hosts:
    """The hosts of one run on this machine, of which each has one document at a time."""

    def __init__(self, order: bytes) -> None:
        self._order = order
        self._idle: queue.SimpleQueue[Host] = queue.SimpleQueue()

    def ask(self, head: bytes, data: bytes) -> bytes:
        """A document → the answer of a host; a host that is gone is replaced.

        Raises:
            OSError: the system gives no process.
        """
        for attempt in range(TRIES):
            # The second is a new one: an idle one may have ended by itself in this moment.
            host = self._take() if attempt == 0 else Host(self._order)
            try:
                answer = host.ask(head, data)
            except (OSError, EOFError):
                host.end()
                continue
            if answer[:1] == RESULT:
                self._idle.put(host)
            else:
                host.end()
            return answer
        detail = f"the process that kept its worker ended {TRIES} times while the document was read"
        return RESULT + Result.failed("worker-crashed", detail).to_bytes()

    def _take(self) -> Host:
        with contextlib.suppress(queue.Empty):
            while True:
                host = self._idle.get_nowait()
                if host.is_there:
                    return host
                host.end()
        return Host(self._order)


@functools.lru_cache(maxsize=4)
def _hosts(order: bytes) -> Hosts:
    return Hosts(order)


def convert_there(order: bytes, head: bytes, data: bytes) -> bytes:
    """The task of the cluster: one document.

    Args:
        order: the recipe and the limits of the run, pickled.
        head: the job without its bytes.
        data: the bytes of the document.

    Raises:
        OSError: the machine gives no process.
    """
    return _hosts(order).ask(head, data)
