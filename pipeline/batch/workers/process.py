"""Jobs over a pipe → results over the same pipe: a worker process, seen from inside and from outside."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, TypeAlias

from pipeline.batch.unit import Job, Result
from pipeline.batch.workers import guard
from pipeline.batch.workers.limits import WorkLimits
from pipeline.model.errors import HoshinError

Work: TypeAlias = Callable[[Job, Callable[[int], None]], Result]
"""What converts one document; it may say how many pages the document has."""

CAN_FORK: Final = sys.platform == "linux"
"""Elsewhere a process starts anew: macOS does not promise that a copy works, Windows makes none."""
RESULT: Final = b"r"
PAGES: Final = b"p"
NO_MEMORY: Final = b"m"
USER_ERROR: Final = b"u"


class Worker:
    """A process that converts one document after the other. Nothing in it outlives `kill`."""

    def __init__(self, work: Work, limits: WorkLimits) -> None:
        """Start it.

        Raises:
            OSError: the system gives no process.
        """
        self.connection, theirs = multiprocessing.Pipe()
        self._process: Any = None
        self._code: int | None = None
        self.grown_mb = 0.0
        self._began_mb = resident_mb()
        self.done = 0
        if CAN_FORK:
            self.pid = _fork(work, limits, theirs, self.connection)
        else:
            context = multiprocessing.get_context("spawn")
            self._process = context.Process(target=_spawned, args=(work, limits, theirs), daemon=True)
            self._process.start()
            self.pid = self._process.pid or 0
        theirs.close()
        self._pidfd = os.pidfd_open(self.pid) if CAN_FORK and hasattr(os, "pidfd_open") else None

    @property
    def waitables(self) -> list[Any]:
        """What becomes ready when the worker says something or ends, even if a child of its holds the pipe open."""
        ended = self._pidfd if self._pidfd is not None else getattr(self._process, "sentinel", None)
        return [self.connection] if ended is None else [self.connection, ended]

    def send(self, job: Job) -> None:
        """Hand a document over.

        Raises:
            OSError: the worker is gone.
        """
        self.connection.send_bytes(job.to_bytes())
        self.connection.send_bytes(job.data)

    def ended(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        if self._process is not None:
            self._code = self._process.exitcode
        elif self._code is None:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
                self.grown_mb = usage.ru_maxrss / 1024 - self._began_mb
        return self._code

    def kill(self) -> int:
        """End it and all that it started; the exit code."""
        self._kill_group()
        deadline = time.monotonic() + 10
        while self.ended() is None and time.monotonic() < deadline:
            time.sleep(0.001)
        self.connection.close()
        if self._pidfd is not None:
            os.close(self._pidfd)
            self._pidfd = None
        return self._code if self._code is not None else -int(signal.SIGTERM)

    def _kill_group(self) -> None:
        if self._process is not None:
            self._process.kill()
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        if self._code is None:
            # It may not have had the time to make its group.
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


def resident_mb() -> float:
    """The memory of this process, of which a copy begins with as much; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1024 * 1024)


def _fork(work: Work, limits: WorkLimits, theirs: Connection, ours: Connection) -> int:
    parent = os.getpid()
    with warnings.catch_warnings():
        # Python 3.12 warns of threads; ours are those of numeric libraries, which mind forks.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        ours.close()
        guard.enter(limits, parent, theirs.fileno())
        serve(theirs, work, limits)
        code = 0
    finally:
        os._exit(code)


def _spawned(work: Work, limits: WorkLimits, theirs: Connection) -> None:
    serve(theirs, work, limits)


def serve(connection: Connection, work: Work, limits: WorkLimits) -> None:
    """Convert what comes over the pipe until it is closed, or until there was not enough memory."""

    def tell_pages(count: int) -> None:
        guard.arm(limits.budget(count))
        connection.send_bytes(PAGES + str(count).encode())

    while True:
        try:
            job = Job.from_bytes(connection.recv_bytes(), connection.recv_bytes())
        except (EOFError, OSError):
            return
        guard.arm(limits.budget(None))
        try:
            answer = RESULT + work(job, tell_pages).to_bytes()
        except MemoryError:
            connection.send_bytes(NO_MEMORY)
            return
        except HoshinError as error:
            answer = USER_ERROR + str(error).encode("utf-8", "replace")
        except Exception as error:  # a defect of ours costs one document
            detail = f"{type(error).__name__}: {error}"
            answer = RESULT + Result.failed("internal-error", detail, traceback.format_exc()).to_bytes()
        guard.disarm()
        connection.send_bytes(answer)
