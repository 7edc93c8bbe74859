"""Input files → what to do with each: nothing, since its result is there, or a job, with the reason why."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from pipeline.batch.contents import Contents
from pipeline.batch.discover import InputFile
from pipeline.batch.fingerprint import Fingerprint, provenance_hash
from pipeline.batch.ledger import Kept, Key, Known, Ledger
from pipeline.batch.seen import Seen, look
from pipeline.batch.sources import Said
from pipeline.batch.unit import Job
from pipeline.model.errors import DocumentError
from pipeline.model.provenance import Provenance

Reason = Literal[
    "new", "content changed", "hoshin or an engine changed", "options or profiles changed", "provenance changed",
    "limits changed", "failed before", "forced",
]  # fmt: skip
OF_LIMITS: Final = frozenset(("time-limit", "memory-limit", "worker-crashed"))
"""Failures that more time or memory may mend."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Which documents to convert although their results are there."""

    everything: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A job, what its result will be made from, and why it is to be done."""

    job: Job
    key: Key
    reason: Reason


def why(kept: Kept | None, key: Key, redo: Redo) -> Reason | None:
    """Why a document is to be converted; None: its result is there."""
    if kept is None:
        return "new"
    if redo.everything:
        return "forced"
    if kept.key.sha256 != key.sha256:
        return "content changed"
    if kept.key.code != key.code:
        return "hoshin or an engine changed"
    if kept.key.options != key.options:
        return "options or profiles changed"
    if kept.key.provenance != key.provenance:
        return "provenance changed"
    if kept.failed and redo.failed:
        return "failed before"
    if kept.error in OF_LIMITS and kept.key.limits != key.limits:
        return "limits changed"
    return None


@dataclass(slots=True)
class Plan:
    """Goes through the files in path order; notes each in the ledger; yields those that must be converted."""

    ledger: Ledger
    said: Said
    made_with: Fingerprint
    redo: Redo
    settled: Callable[[str, bool], None]
    """Told the path of each file that needs no conversion, and whether it is a copy of another."""

    def jobs(self, files: Iterable[InputFile]) -> Iterator[Planned]:
        """Read and hash each new or changed file once; what is hashed is what is converted.

        A file that the file system describes as in the run before is not read (see `pipeline.batch.seen`), unless
        everything is to be done again.

        Raises:
            OSError: the ledger cannot be written.
        """
        contents = Contents()
        try:
            for file in files:
                planned = self._plan(file, contents)
                if not isinstance(planned, Planned):
                    self.settled(file.path, planned == "copy")
                else:
                    # What was noted so far is kept before a document is at work.
                    self.ledger.commit()
                    yield planned
        finally:
            contents.close()
        self.ledger.begin()
        self.ledger.forget_others()
        self.ledger.commit()

    def _plan(self, file: InputFile, contents: Contents) -> Planned | Literal["copy"] | None:
        self.ledger.begin()
        if file.skipped:
            self.ledger.add_input(file.path, "skipped")
            return None
        seen = None if file.failure is not None else look(file.location)
        known = None if self.redo.everything or seen is None else self.ledger.known(file.path)
        if known is not None and known.seen == seen and known.sha256 is not None:
            found = self._unread(file, known, known.sha256)
            if found != "read":
                return found
        try:
            data = contents.read(file)
        except DocumentError as error:
            self.ledger.add_input(file.path, "failed", error=error.code, detail=error.detail)
            return None
        # Looked at before it was read: what changed meanwhile is other than what is noted.
        return self._of_content(file, data, seen if seen is not None and seen.is_settled() else None)

    def _unread(self, file: InputFile, known: Known, digest: bytes) -> Literal["copy", "read"] | None:
        """What to do with a file whose bytes are known to be those of the run before; `read`: they are needed."""
        first = self.ledger.first_with(digest)
        first = None if first == file.path else first
        if (known.state, known.first) != ("job" if first is None else "duplicate", first):
            return "read"
        if first is None:
            kept = self.ledger.kept(file.path)
            provenance = kept.key.provenance if kept is not None and self.said.unchanged else None
            if why(kept, self._key(file, digest, provenance)[0], self.redo) is not None:
                return "read"
        self.ledger.keep_input(file.path)
        return None if first is None else "copy"

    def _of_content(self, file: InputFile, data: bytes, seen: Seen | None) -> Planned | Literal["copy"] | None:
        digest = hashlib.sha256(data).digest()
        first = self.ledger.first_with(digest)
        if first is not None and first != file.path:
            self.ledger.add_input(file.path, "duplicate", sha256=digest, first=first, seen=seen)
            return "copy"
        self.ledger.add_input(file.path, "job", sha256=digest, seen=seen)
        key, provenance = self._key(file, digest)
        reason = why(self.ledger.kept(file.path), key, self.redo)
        return None if reason is None else Planned(Job(file.path, data, provenance), key, reason)

    def _key(self, file: InputFile, digest: bytes, said: str | None = None) -> tuple[Key, Provenance]:
        """What a result of the file is made from; `said`: the hash of its provenance, where that is known."""
        provenance = Provenance() if said is not None else self.said.sources.of(file.path, file.place, file.archive)
        made = self.made_with
        return Key(digest, made.code, made.options, said or provenance_hash(provenance), made.limits), provenance
