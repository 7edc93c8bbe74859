"""Many jobs → their results one after the other in this process, without limits: for debugging."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.batch.unit import Job, Result
from pipeline.batch.workers.process import Work


def run_inline(work: Work, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
    """Convert documents here; what stops one stops the program."""
    for job in jobs:
        yield job, work(job, _nobody)


def _nobody(_: int) -> None:
    return None
