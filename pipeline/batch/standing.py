"""The files in place and the ledger → whether they are what the ledger would give; unfinished ones swept away.

Apart from what builds them: a run that finds all in place must not load what does.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from pipeline.batch.accounting import RunOptions
from pipeline.batch.ledger import Ledger
from pipeline.model.errors import OutputError

_KEY: Final = "assembled"
PUBLICATION: Final = "publication"
"""Under this name the journal keeps what is known of the publication, see `pipeline.batch.publishing`."""


def is_assembled(ledger: Ledger, output: Path, options: RunOptions) -> bool:
    """Whether the files in place are those that the ledger would give, untouched since.

    A file is taken as untouched where size and time are those of the moment it was put in place; `hoshin verify` reads
    all of them.
    """
    return assembled(ledger) == _identity(ledger, options) and untouched(output, ledger.published())


def untouched(output: Path, stamps: Iterable[Sequence[Any]]) -> bool:
    """Whether files have the size and the time of change that is said of them."""
    folder = str(output)
    for name, size, mtime in stamps:
        try:
            status = os.stat(f"{folder}/{name}")  # noqa: PTH116  # once a document: half as dear as Path.stat
        except OSError:
            return False
        if (status.st_size, status.st_mtime_ns) != (size, mtime):
            return False
    return True


def stamps_of(output: Path, names: Iterable[str]) -> list[tuple[str, int, int]]:
    """Size and time of change of files in place.

    Raises:
        OutputError: one is gone.
    """
    try:
        found = [(name, (output / name).stat()) for name in names]
    except OSError as error:
        raise OutputError(f"{output} was changed while it was written: {error}") from error
    return [(name, status.st_size, status.st_mtime_ns) for name, status in found]


def assembled(ledger: Ledger) -> str | None:
    """A hash of all that decided the bytes of the files in place; None: they may be any."""
    return ledger.meta(_KEY)


def void(ledger: Ledger) -> None:
    """Say that the files in place may be others from now on."""
    ledger.set_meta(_KEY, None)
    ledger.set_meta(PUBLICATION, None)


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
