"""The files in place and the ledger → whether they are what the ledger would give; unfinished ones swept away.

Apart from what builds them: a run that finds all in place must not load what does.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Final

from pipeline.batch.accounting import RunOptions
from pipeline.batch.ledger import Ledger

_KEY: Final = "assembled"


def is_assembled(ledger: Ledger, output: Path, options: RunOptions) -> bool:
    """Whether the files in place are those that the ledger would give, untouched since.

    A file is taken as untouched where size and time are those of the moment it was put in place; `hoshin verify` reads
    all of them.
    """
    if ledger.meta(_KEY) != _identity(ledger, options):
        return False
    folder = str(output)
    for name, size, mtime in ledger.published():
        try:
            status = os.stat(f"{folder}/{name}")  # noqa: PTH116  # once a document: half as dear as Path.stat
        except OSError:
            return False
        if (status.st_size, status.st_mtime_ns) != (size, mtime):
            return False
    return True


def void(ledger: Ledger) -> None:
    """Say that the files in place may be others from now on."""
    ledger.set_meta(_KEY, None)


def note(ledger: Ledger, options: RunOptions) -> None:
    """Say that the files in place are those that the ledger gives."""
    ledger.set_meta(_KEY, _identity(ledger, options))


def _identity(ledger: Ledger, options: RunOptions) -> str:
    """A hash of all that decides the bytes of the output."""
    digest = hashlib.sha256(repr(sorted(options.items())).encode())
    for row in ledger.identities():
        digest.update(repr(row).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def sweep(private: Path) -> None:
    """Take away what a run that was killed left unfinished."""
    for place in private.glob(".hoshin-*"):
        shutil.rmtree(place, ignore_errors=True)
