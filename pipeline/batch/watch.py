"""A folder in which files arrive → whether there is something new in it that nobody is still writing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


class Arrivals:
    """Looks at a folder again and again: what is new is settled when two looks in a row see the same."""

    def __init__(self, folder: Path, output: Path) -> None:
        self._folder = folder
        self._output = output
        self._last: bytes | None = None
        self._done: bytes | None = None

    def are_settled(self) -> bool:
        """Look; True: the folder differs from what was last done, and not from the look before."""
        now = self._look()
        before, self._last = self._last, now
        return now == before and now != self._done

    def done(self) -> None:
        """What the last look saw is converted."""
        self._done = self._last

    def _look(self) -> bytes:
        """A hash of the paths, sizes and times of all files, those of the output left out."""
        digest, closed = hashlib.sha256(), self._output.resolve()
        for folder, folders, names in os.walk(self._folder):
            folders[:] = sorted(name for name in folders if Path(folder, name).resolve() != closed)
            for name in sorted(names):
                path = os.path.join(folder, name)  # noqa: PTH118  # names may be no text
                try:
                    status = os.stat(path, follow_symlinks=False)  # noqa: PTH116
                    seen = f"{status.st_size} {status.st_mtime_ns}"
                except OSError:
                    seen = "gone"
                digest.update(os.fsencode(path) + b"\0" + seen.encode() + b"\0")
        return digest.digest()
