"""Work for a cluster of tests: what a document says is done to the process that reads it, and to those above it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.batch.unit import Job, Result
from pipeline.batch.workers.process import Work


def make() -> Work:
    """The recipe."""
    return act


def act(job: Job, tell: Callable[[int], None]) -> Result:
    """Do what the document says."""
    match job.data.decode():
        case "abort":
            os.abort()
        case "end the host":
            os.kill(os.getppid(), signal.SIGKILL)
        case "end the dask worker":
            above = Path(f"/proc/{os.getppid()}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()[1]
            os.kill(int(above), signal.SIGKILL)
            time.sleep(10)
        case "hang":
            time.sleep(60)
    tell(1)
    return Result("ok", payload=job.data[::-1])
