"""Many jobs → their results as they arrive, from workers that are replaced when a document stops them."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from types import TracebackType
from typing import Final

from pipeline.batch.unit import Job, Result
from pipeline.batch.workers.limits import WorkLimits
from pipeline.batch.workers.persevere import Attempts, Stop, attempts
from pipeline.batch.workers.process import NO_MEMORY, PAGES, RESULT, USER_ERROR, Work, Worker
from pipeline.model.errors import UsageError

RECYCLE: Final = 500
"""Documents after which a worker is replaced: what a library keeps of each must not add up."""
MOST_BYTES: Final = 512 * 1024 * 1024
_TICK: Final = 0.5
_ABORTS: Final = frozenset(
    -int(getattr(signal, name))
    for name in ("SIGABRT", "SIGTRAP", "SIGILL", "SIGSEGV", "SIGBUS")
    if hasattr(signal, name)
)
_OUT_OF_TIME: Final = frozenset(-int(getattr(signal, name)) for name in ("SIGALRM", "SIGXCPU") if hasattr(signal, name))


@dataclass(slots=True)
class _Slot:
    """A place for one worker, and the document it is busy with."""

    worker: Worker | None = None
    job: Job | None = None
    trying: Attempts | None = None
    current: Job | None = None
    started: float = 0.0
    pages: int | None = None


class Pool:
    """Workers of which each has one document at a time, so that what stops it stops no other document."""

    def __init__(self, work: Work, count: int, limits: WorkLimits) -> None:
        self._work = work
        self._limits = limits
        self._slots = [_Slot() for _ in range(max(count, 1))]

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for slot in self._slots:
            if slot.worker is not None:
                slot.worker.kill()
                slot.worker = None

    def pids(self) -> tuple[int, ...]:
        """The processes at work, for measuring."""
        return tuple(slot.worker.pid for slot in self._slots if slot.worker is not None)

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        """Convert documents, at most one a worker at a time; results come in the order in which they are ready.

        Raises:
            UsageError: what the user gave is wrong, not a document.
            OSError: the system gives no process.
        """
        waiting = iter(jobs)
        more = True
        while True:
            for slot in self._slots:
                if more and slot.job is None:
                    job = next(waiting, None)
                    more = job is not None
                    if job is not None:
                        self._begin(slot, job)
            if all(slot.job is None for slot in self._slots):
                return
            yield from self._ready()

    def _begin(self, slot: _Slot, job: Job) -> None:
        slot.job, slot.trying = job, attempts(job)
        self._start(slot, next(slot.trying))

    def _start(self, slot: _Slot, job: Job) -> None:
        """Hand a document to the slot's worker, or a new one where it is worn or gone."""
        if slot.worker is not None and slot.worker.done >= RECYCLE:
            self._drop(slot)
        slot.current, slot.pages, slot.started = job, None, time.monotonic()
        if slot.worker is None:
            slot.worker = Worker(self._work, self._limits)
        # A worker that is gone is noticed as one that ends.
        with contextlib.suppress(OSError):
            slot.worker.send(job)

    def _drop(self, slot: _Slot) -> int:
        worker, slot.worker = slot.worker, None
        return 0 if worker is None else worker.kill()

    def _ready(self) -> Iterator[tuple[Job, Result]]:
        """Wait for workers that have something to say, ended, or are out of time."""
        busy = [slot for slot in self._slots if slot.job is not None]
        nearest = min(slot.started + self._limits.budget(slot.pages) for slot in busy)
        left = max(0.0, min(_TICK, nearest - time.monotonic()))
        wait([item for slot in busy if slot.worker is not None for item in slot.worker.waitables], left)
        for slot in busy:
            found = self._look(slot)
            if found is None or slot.trying is None or slot.job is None:
                continue
            try:
                self._start(slot, slot.trying.send(found))
            except StopIteration as finished:
                job, slot.job, slot.trying, slot.current = slot.job, None, None, None
                yield job, finished.value

    def _look(self, slot: _Slot) -> Result | Stop | None:
        """What came of the slot's document; None: it is still at work."""
        worker = slot.worker
        if worker is None:
            return None
        ended = worker.ended() is not None  # asked first: what it said before it ended is still to be heard
        try:
            while worker.connection.poll():
                found = self._heard(slot, worker.connection.recv_bytes(MOST_BYTES))
                if found is not None:
                    return found
        except (EOFError, OSError, ValueError):
            return self._stopped(slot)
        if ended:
            return self._stopped(slot)
        budget = self._limits.budget(slot.pages)
        if time.monotonic() - slot.started > budget:
            self._drop(slot)
            return Stop("time-limit", f"it took longer than {budget:g} seconds", slot.pages)
        return None

    def _heard(self, slot: _Slot, message: bytes) -> Result | Stop | None:
        kind, body = message[:1], message[1:]
        if kind == PAGES:
            slot.pages = int(body)
            return None
        if kind == NO_MEMORY:
            pages = slot.pages
            self._drop(slot)
            return Stop("memory-limit", f"it needs more than {self._limits.memory_mb} MB of memory", pages)
        if kind == USER_ERROR:
            raise UsageError(body.decode("utf-8", "replace"))
        if kind != RESULT or slot.worker is None:
            raise ValueError(kind)
        slot.worker.done += 1
        return Result.from_bytes(body)

    def _stopped(self, slot: _Slot) -> Stop:
        """Why the worker is gone."""
        worker, pages = slot.worker, slot.pages
        code = self._drop(slot)
        if code in _OUT_OF_TIME:
            return Stop("time-limit", f"it took longer than {self._limits.budget(pages):g} seconds", pages)
        if code in _ABORTS and worker is not None and worker.grown_mb > self._limits.memory_mb / 2:
            return Stop("memory-limit", f"it needs more than {self._limits.memory_mb} MB of memory", pages)
        return Stop("worker-crashed", f"the process that read it ended {_how(code)}", pages)


def _how(code: int) -> str:
    if code >= 0:
        return f"by itself with code {code}"
    try:
        return f"by {signal.Signals(-code).name}"
    except ValueError:
        return f"by signal {-code}"
