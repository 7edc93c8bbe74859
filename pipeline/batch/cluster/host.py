"""Documents on standard input → results on standard output: the process that stands between a Dask worker and documents.

A Dask worker has threads and must not fork; this process has none and does nothing but keep one worker process with the
limits of the run, replace it where a document ends it, and try again as a run on one machine does. It ends when the Dask
worker does, or when it is asked nothing for a while.
"""

from __future__ import annotations

import os
import pickle
import selectors
import signal
import sys
from collections.abc import Iterator
from typing import BinaryIO, Final

from pipeline.batch.cluster.frames import read_frame, write_frame
from pipeline.batch.cluster.recipe import Recipe
from pipeline.batch.unit import Job
from pipeline.batch.workers.limits import WorkLimits
from pipeline.batch.workers.pool import Pool
from pipeline.batch.workers.process import RESULT, USER_ERROR
from pipeline.model.errors import HoshinError

IDLE_SECONDS: Final = 60.0


def main() -> None:
    """Read the order, then documents, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints must not stand between the answers
    try:
        _serve(source, answers)
    except (EOFError, BrokenPipeError):
        return


def _serve(source: BinaryIO, answers: BinaryIO) -> None:
    try:
        recipe, limits = _order(read_frame(source))
        with Pool(recipe(), 1, limits) as pool:
            for _, result in pool.run(_jobs(source)):
                write_frame(answers, RESULT + result.to_bytes())
    except HoshinError as error:
        write_frame(answers, USER_ERROR + str(error).encode("utf-8", "replace"))


def _jobs(source: BinaryIO) -> Iterator[Job]:
    with selectors.DefaultSelector() as waiting:
        waiting.register(source, selectors.EVENT_READ)
        while waiting.select(IDLE_SECONDS):
            try:
                yield Job.from_bytes(read_frame(source), read_frame(source))
            except EOFError:
                return


def _order(data: bytes) -> tuple[Recipe, WorkLimits]:
    try:
        recipe, limits = pickle.loads(data)  # written by the command; it never comes from a document
    except Exception as error:
        raise HoshinError(f"a worker of the cluster has another hoshin than this machine: {error}") from error
    return recipe, limits


if __name__ == "__main__":
    main()
    sys.exit(0)
