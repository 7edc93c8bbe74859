"""An output folder → its journal, open and locked for one run."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.batch.ledger import Ledger
from pipeline.batch.lock import locked
from pipeline.model.errors import OutputError
from pipeline.publish.places import check_writable

PRIVATE: Final = ".hoshin"
"""The folder in the output folder that is hoshin's own: the ledger, the lock, what is not yet in place."""


def journal_of(output: Path) -> Path:
    """Where the journal of an output folder is."""
    return output / PRIVATE / "ledger.sqlite"


@contextlib.contextmanager
def opened(output: Path) -> Iterator[Ledger]:
    """The journal of an output folder, begun if there is none; no other run has the folder meanwhile.

    Raises:
        OutputError: the output is in use or cannot be written.
    """
    check_writable(output)
    with contextlib.ExitStack() as stack:
        with errors_named(output):
            (output / PRIVATE).mkdir(exist_ok=True)
            stack.enter_context(locked(output / PRIVATE / "lock", output))
            ledger = stack.enter_context(Ledger(journal_of(output)))
        yield ledger


@contextlib.contextmanager
def errors_named(output: Path) -> Iterator[None]:
    """What the system says of a folder that cannot be written becomes an error with a way out."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise OutputError(
            f"{output} cannot be written: {error}. Check free space and permissions; then run the same command again: "
            "what is done is kept."
        ) from error
