"""A finished run's output → its publication, noted in the journal: the next run finds in place what publishing changed.

Publishing writes two files of the run anew: `hoshin.sqlite` with an index of its texts, and `datapackage.json`. Were it
not noted, the next run would take them for files that somebody had altered, and put all together again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from pipeline.batch.fingerprint import code_hash
from pipeline.batch.journal import errors_named, journal_of, opened
from pipeline.batch.ledger import Ledger
from pipeline.batch.standing import PUBLICATION, assembled, stamps_of, sweep, untouched, void
from pipeline.publish.placing import DATABASE, DESCRIPTOR
from pipeline.publish.publication import FILES, SUMS, Publication, PublishOptions, publish

_INDEX: Final = "sqlite-search"
_WRITERS: Final = ("pyarrow", "xlsxwriter")


def make_ready(output: Path, options: PublishOptions) -> None:
    """Before a run that is to be published: let it write `hoshin.sqlite` anew if its index is no longer wanted.

    Raises:
        OutputError: the output is in use or cannot be written.
    """
    if _INDEX in options.formats or not journal_of(output).is_file():
        return
    with opened(output) as ledger, errors_named(output):
        noted = _noted(ledger)
        if noted is not None and noted["index"]:
            void(ledger)


def publish_run(output: Path, options: PublishOptions) -> Publication | None:
    """Publish the output that a run has finished; None: it is published as asked already, untouched since.

    Raises:
        UsageError: see `pipeline.publish.publication.publish`.
        OutputError: the output is in use or cannot be written; the next run completes it.
    """
    with opened(output) as ledger, errors_named(output):
        sweep(output)
        key, noted = _identity(ledger, options), _noted(ledger)
        is_whole = untouched(output, ledger.published())
        if is_whole and noted is not None and noted["key"] == key and untouched(output, noted["files"]):
            return None
        ledger.set_meta(PUBLICATION, None)
        made = publish(output, options)
        if is_whole:
            # Of the run's files only those just written: what somebody may have done to others is not vouched for.
            ledger.restamp(stamps_of(output, made.changed))
            own = (*(name for one in options.formats for name in FILES[one]), SUMS, DATABASE, DESCRIPTOR)
            said = {"key": key, "index": _INDEX in options.formats, "files": stamps_of(output, own)}
            ledger.set_meta(PUBLICATION, json.dumps(said))
        return made


def _noted(ledger: Ledger) -> dict[str, Any] | None:
    said = ledger.meta(PUBLICATION)
    return None if said is None else json.loads(said)


def _identity(ledger: Ledger, options: PublishOptions) -> str:
    """A hash of all that decides the bytes of the publication."""
    said = (assembled(ledger), code_hash(), sqlite3.sqlite_version, options.formats, astuple(options.said))
    return hashlib.sha256(repr((said, tuple(_versions(_WRITERS)))).encode()).hexdigest()


def _versions(names: Iterable[str]) -> Iterator[str | None]:
    for name in names:
        try:
            yield metadata.version(name)
        except metadata.PackageNotFoundError:
            yield None
