"""A document that stopped its worker → what else to try with it, until as much of it as possible is read."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline.batch.unit import Job, Result


@dataclass(frozen=True, slots=True)
class Stop:
    """A worker that was stopped, or stopped itself, before it had a result; `pages` of the PDF, where it said so."""

    code: str
    detail: str
    pages: int | None = None


Attempts: TypeAlias = Generator[Job, "Result | Stop", Result]


def attempts(job: Job) -> Attempts:
    """Yields what to run next, each in a worker of its own after a stop; is sent what came of it; returns the result.

    A document is tried once more, alone. The pages of a PDF are halved instead until those that stop the worker are
    known; the others are read, and the pages left out are a finding. One bad page costs one page.
    """
    found = yield job
    if isinstance(found, Result):
        return found
    if found.pages is not None and found.pages > 1:
        bad = yield from _bad_pages(job, found.pages)
        if bad:
            last = yield replace(job, leave_out=bad)
            return last if isinstance(last, Result) else _given_up(found)
    again = yield job
    return again if isinstance(again, Result) else _given_up(again)


def _bad_pages(job: Job, count: int) -> Generator[Job, Result | Stop, tuple[int, ...]]:
    """The pages that stop a worker when they are read; none, where too many do, or none does by itself."""
    allowed = 2 * count.bit_length() + 2
    open_ranges, bad = [(1, count)], list[int]()
    while open_ranges:
        first, last = open_ranges.pop()
        middle = (first + last) // 2
        for half in ((first, middle), (middle + 1, last)):
            found = yield replace(job, pages=half)
            if isinstance(found, Result):
                continue
            allowed -= 1
            if allowed < 0:
                return ()
            if half[0] == half[1]:
                bad.append(half[0])
            else:
                open_ranges.append(half)
    return tuple(sorted(bad)) if len(bad) < count else ()


def _given_up(stop: Stop) -> Result:
    return Result.failed(stop.code, stop.detail)
