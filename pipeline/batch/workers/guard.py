"""A process that is about to read a document → the same with the kernel's limits on it, as far as the system has them."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import signal
import sys
from pathlib import Path

from pipeline.batch.workers.limits import GRACE_SECONDS, WorkLimits

_PR_SET_PDEATHSIG = 1
_MIB = 1024 * 1024


def enter(limits: WorkLimits, parent: int, keep: int) -> None:
    """Make this process a worker: it dies with its parent, has a process group of its own, and limits.

    Args:
        limits: how much it may take.
        parent: the process that started it.
        keep: the only open file, beside the standard ones, that it needs.
    """
    die_with(parent)
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    for number in (signal.SIGTERM, signal.SIGALRM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    close_files(keep)
    _limit_resources(limits)
    gc.freeze()


def arm(seconds: float) -> None:
    """Let the kernel end this process after so many seconds and a grace, whatever it is busy with."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS)
        _limit_processor_time(seconds)


def disarm() -> None:
    """Take the alarm back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def die_with(parent: int) -> None:
    """Let the kernel end this process when its parent ends."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the line above
        os._exit(1)


def close_files(keep: int) -> None:
    """Standard streams lead nowhere (C libraries print), and nothing of the parent stays open (its lock, its ledger)."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    highest = os.sysconf("SC_OPEN_MAX") if hasattr(os, "sysconf") else 1024
    os.closerange(3, keep)
    os.closerange(keep + 1, min(highest, 65_536))


def _limit_resources(limits: WorkLimits) -> None:
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    wanted = {
        resource.RLIMIT_AS: _address_space() + limits.memory_mb * _MIB,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: limits.file_mb * _MIB,
        resource.RLIMIT_NOFILE: limits.open_files,
    }
    for which, value in wanted.items():
        _, hard = resource.getrlimit(which)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(OSError, ValueError):  # macOS has no limit of address space
            resource.setrlimit(which, (most, most))


def _limit_processor_time(seconds: float) -> None:
    """Processor time of this process and threads, for the one document: all cores for as long as it may take."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    allowed = (seconds + GRACE_SECONDS) * (os.cpu_count() or 1)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime + allowed) + 1, hard))


def _address_space() -> int:
    """What the process has now; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
