"""A file on disk → how the file system describes it: where nothing of that changed, the bytes did not either.

A program can write other bytes of the same length and put the old times back, all but ctime, which only the system sets;
so a file is taken as unchanged where size, both times and inode are the same. A file written within the last moments is
never taken so: a second write within the same tick of the clock would not show (the "racy git" problem).
"""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RACY_NANOSECONDS: Final = 2_000_000_000
"""Times are kept to 2 s on FAT, to a jiffy elsewhere."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the file system says of a file: size in bytes, times of change in nanoseconds, inode (signed 64 bits)."""

    size: int
    mtime: int
    ctime: int
    inode: int

    def is_settled(self, now: int | None = None) -> bool:
        """Whether a later write would show in its times.

        >>> Seen(3, 10**18, 10**18, 5).is_settled(10**18 + RACY_NANOSECONDS)
        True
        >>> Seen(3, 10**18, 10**18 + 1, 5).is_settled(10**18 + RACY_NANOSECONDS)
        False
        """
        return max(self.mtime, self.ctime) + RACY_NANOSECONDS <= (time.time_ns() if now is None else now)


def look(location: Path) -> Seen | None:
    """What the file system says of a regular file, links followed; None: it is none, or cannot be asked."""
    try:
        status = os.stat(location)  # noqa: PTH116  # half as dear as Path.stat
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    inode = status.st_ino - (1 << 64) if status.st_ino >= 1 << 63 else status.st_ino
    return Seen(status.st_size, status.st_mtime_ns, status.st_ctime_ns, inode)
