"""Results as they arrive → the database, written in path order by a process of its own while the others still convert.

Which reports stand in several documents is known only when all is converted. Where some do, or a result cannot be read,
what was written ahead is thrown away, and all is written from the start.
"""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.ledger import Ledger
from pipeline.batch.unit import Output

if TYPE_CHECKING:
    from pipeline.batch.database import ForkedDatabase

_NAME = "database"
_STEP = 24
"""Results between two looks at what has become final: each look is a query."""


class Ahead:
    """The documents so far, in the database; it must be closed."""

    def __init__(self, private: Path) -> None:
        """`private`: a folder of the output's file system for what is not yet in place. Nothing begins yet."""
        self._private = private
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.database: ForkedDatabase | None = None
        """To which the other documents are to be added; None: there is none."""
        self._arrived = 0
        self.paths: list[str] = []
        """The documents whose rows were written, in path order."""

    def begin(self) -> None:
        """There is something to convert: the process starts, before there are others to copy."""
        from pipeline.batch.database import ForkedDatabase  # noqa: PLC0415  # dear, and not every run needs it

        self._folder = tempfile.TemporaryDirectory(prefix=".hoshin-", dir=self._private, ignore_cleanup_errors=True)
        self.database = ForkedDatabase(Path(self._folder.name) / _NAME)

    def arrived(self, ledger: Ledger, before: str) -> None:
        """A result is in the ledger; every document whose path comes before `before` has its own."""
        self._arrived += 1
        if self._arrived % _STEP or self.database is None:
            return
        try:
            for path, payload in ledger.outputs_between(self.paths[-1] if self.paths else "", before):
                self.database.add(path, Output.unpack(payload).rows)
                self.paths.append(path)
        except ValueError:
            self.close()

    def move(self, place: Path) -> None:
        """Put the finished file where it is wanted, on the same file system."""
        if self._folder is None:
            raise AssertionError("nothing was written ahead")
        (Path(self._folder.name) / _NAME).replace(place)

    def close(self) -> None:
        """Let go of it; what was not moved is gone."""
        self.paths = []
        if self.database is not None:
            with contextlib.suppress(OSError):
                self.database.close()
            self.database = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
