"""Many jobs → their results as they arrive from a cluster, whatever becomes of its machines meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import queue
import secrets
import time
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Final

from pipeline.batch.cluster.connect import Client, ClusterError, connected, dask
from pipeline.batch.cluster.recipe import Recipe
from pipeline.batch.cluster.task import convert_there
from pipeline.batch.unit import Job, Result
from pipeline.batch.workers.limits import WorkLimits
from pipeline.batch.workers.process import RESULT, USER_ERROR
from pipeline.model.errors import UsageError

AHEAD: Final = 3
"""Documents at the cluster for each of its threads: one at work, and two so that it does not wait for the next."""
MOST_AHEAD_BYTES: Final = 256 * 1024 * 1024
"""Bytes of documents at the cluster; the scheduler holds them, to hand them out again."""
RETRIES: Final = 2
"""How often a task that failed by itself (no process, no memory on that machine) goes to a machine again."""
PATIENCE_SECONDS: Final = 60.0
"""How long a cluster may have no worker."""
_LOOK_SECONDS: Final = 2.0


class ClusterPool:
    """Documents at a cluster: a bounded number of them, of which each comes back, if need be as failed."""

    def __init__(self, address: str, recipe: Recipe, limits: WorkLimits, workers: int | None = None) -> None:
        self._address = address
        self._workers = workers
        self._order = pickle.dumps((recipe, limits))
        self._run = secrets.token_hex(8)
        self._number = 0
        self._at_work: dict[str, tuple[Job, Any]] = {}
        self._bytes = 0
        self._threads = 1
        self._seen = 0.0
        self._looked = float("-inf")
        self._suspects: deque[Job] = deque()
        self._done: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> ClusterPool:
        self._client: Client = self._stack.enter_context(connected(self._address, self._workers))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(Exception):  # a cluster that is gone has nothing to cancel
            self._client.cancel([future for _, future in self._at_work.values()])
        self._at_work.clear()
        self._stack.close()

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        """Convert documents; results come in the order in which they are ready.

        A document that was with workers when they were lost goes to others, as often as the scheduler allows
        (`distributed.scheduler.allowed-failures`, 3). Dask cannot say which of several documents ended a worker, so one
        that is past that is tried once more with no other document at the cluster. If it ends workers then, too, it is
        what ends them: it fails with `worker-crashed`.

        Raises:
            ClusterError: the cluster is gone or cannot run the task.
            UsageError: what the user gave is wrong, or a worker has another hoshin.
        """
        waiting = iter(jobs)
        more = True
        while True:
            while more and not self._suspects and self._has_room():
                job = next(waiting, None)
                more = job is not None
                if job is not None:
                    self._submit(job)
            if self._at_work:
                yield from self._arrived(alone=False)
            elif self._suspects:
                self._submit(self._suspects.popleft())
                while self._at_work:
                    yield from self._arrived(alone=True)
            elif not more:
                return

    def _has_room(self) -> bool:
        self._look()
        count = len(self._at_work)
        return count == 0 or (count < AHEAD * self._threads and self._bytes < MOST_AHEAD_BYTES)

    def _look(self) -> None:
        """Ask now and then how many threads there are; workers come and go."""
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return
        self._looked = now
        try:
            found = sum(self._client.nthreads().values())
        except (OSError, TimeoutError) as error:
            raise ClusterError(f"the scheduler at {self._address} is gone: {error}; {_KEPT}") from error
        if found:
            self._seen, self._threads = now, found
        elif now - self._seen > PATIENCE_SECONDS:
            raise ClusterError(f"the cluster at {self._address} has no worker any more; {_KEPT}")

    def _submit(self, job: Job) -> None:
        self._number += 1
        key = f"hoshin-{self._run}-{self._number}"
        with warnings.catch_warnings():
            # Dask would have large documents stand in a worker's memory, where they are lost with it.
            warnings.filterwarnings("ignore", message="Sending large graph")
            future = self._client.submit(
                convert_there, self._order, job.to_bytes(), job.data, key=key, pure=False, retries=RETRIES
            )
        self._at_work[key] = (job, future)
        self._bytes += len(job.data)
        future.add_done_callback(lambda done: self._done.put(done.key))

    def _arrived(self, *, alone: bool) -> Iterator[tuple[Job, Result]]:
        """Wait for documents that are done; take their results together and let go of them at the cluster."""
        try:
            keys = [self._done.get(timeout=_LOOK_SECONDS)]
        except queue.Empty:
            self._look()
            return
        with contextlib.suppress(queue.Empty):
            while True:
                keys.append(self._done.get_nowait())
        done = [(key, *self._at_work[key]) for key in keys if key in self._at_work]
        answers = self._gathered([future for _, _, future in done])
        for (key, job, future), answer in zip(done, answers, strict=True):
            del self._at_work[key]
            self._bytes -= len(job.data)
            future.release()
            result = self._result(job, answer, alone=alone)
            if result is not None:
                yield job, result

    def _gathered(self, futures: list[Any]) -> list[Any]:
        """What each came to: an answer, or the error."""
        if all(future.status == "finished" for future in futures):
            with contextlib.suppress(Exception):  # one was lost in this moment: ask for each
                return list(self._client.gather(futures))
        found: list[Any] = []
        for future in futures:
            try:
                found.append(future.result())
            except (Exception, asyncio.CancelledError) as error:
                found.append(error)
        return found

    def _result(self, job: Job, answer: Any, *, alone: bool) -> Result | None:
        """The result of a document; None: it must be tried alone."""
        if isinstance(answer, dask().KilledWorker):
            if alone:
                return Result.failed("worker-crashed", "it ended every worker of the cluster that had it, also alone")
            self._suspects.append(job)
            return None
        if isinstance(answer, ModuleNotFoundError):
            raise UsageError(
                f"the workers of the cluster cannot import hoshin ({answer}); install the same version there"
            )
        if not isinstance(answer, bytes):
            raise ClusterError(f"the cluster at {self._address} failed: {type(answer).__name__}: {answer}; {_KEPT}")
        kind, body = answer[:1], answer[1:]
        if kind == USER_ERROR:
            raise UsageError(body.decode("utf-8", "replace"))
        try:
            if kind == RESULT:
                return Result.from_bytes(body)
        except ValueError:
            pass
        return Result.failed("internal-error", "what came back from the cluster is no result")


_KEPT: Final = "what is converted is kept, the same command goes on"
