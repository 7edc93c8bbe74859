"""An output folder here → the same at a URL: what changed is uploaded, `run.json` last."""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.batch.journal import PRIVATE
from pipeline.batch.remote.url import Url, errors_named, file_system
from pipeline.publish.places import reports_named_by
from pipeline.publish.placing import DESCRIPTOR, RUN, names_of

_LEDGER: Final = f"{PRIVATE}/ledger.sqlite"
_UPLOADED: Final = f"{PRIVATE}/uploaded.json"
_SENT_AT_ONCE: Final = 256
_UNKNOWN: Final = ""


class RemoteOutput:
    """The output at a URL, and the folder here in which it is built."""

    def __init__(self, url: Url, folder: Path, *, keep_state: bool) -> None:
        """Look whether it can be written.

        Args:
            url: where the output is to be.
            folder: where it is built.
            keep_state: the folder is lost after the run: the ledger is kept at the URL.

        Raises:
            RemoteError: it cannot be written.
        """
        self._url = url
        self._folder = folder
        self._keep_state = keep_state
        self._system, self._root = file_system(url)
        probe = f"{self._root}/{PRIVATE}/{secrets.token_hex(8)}"
        with errors_named(url):
            self._system.pipe_file(probe, b"hoshin")
            self._system.rm_file(probe)

    def fetch_state(self) -> None:
        """Get the ledger of the run before, if it is kept at the URL.

        Raises:
            RemoteError: it is there and cannot be read.
        """
        (self._folder / PRIVATE).mkdir(parents=True, exist_ok=True)
        with errors_named(self._url):
            for name in (_LEDGER, _UPLOADED) if self._keep_state else ():
                if self._system.isfile(self._at(name)):
                    self._system.get_file(self._at(name), str(self._folder / name))

    def save_state(self) -> None:
        """Keep the ledger at the URL, where the folder is lost after the run.

        Raises:
            RemoteError: it cannot be written.
        """
        if self._keep_state:
            self._send([name for name in (_LEDGER, _UPLOADED) if (self._folder / name).is_file()])

    def upload(self) -> None:
        """Make the output at the URL that of the folder.

        Each object is the old one or the new one and whole; the set changes one by one. While it does there is no
        `run.json`, so whoever reads and finds one has the set that it accounts for. A run that is stopped in between is
        completed by the next.

        Raises:
            RemoteError: it cannot be written.
        """
        names = names_of(reports_named_by(self._folder / RUN))
        digests = {name: _digest(self._folder / name) for name in names}
        before, there = self._before(), self._there()
        same = {
            name: digest
            for name, digest in digests.items()
            if before.get(name) == digest and there.get(name) == (self._folder / name).stat().st_size
        }
        changed = [name for name in names if name not in same]
        stale = [name for name in before if name not in digests and name in there and name.startswith("reports/")]
        if changed or stale:
            self._remove([RUN], there)
            self._note(same | dict.fromkeys([*changed, *stale], _UNKNOWN))
            self.save_state()
            self._send([name for name in changed if name not in {DESCRIPTOR, RUN}])
            self._remove(stale, there)
            self._send([DESCRIPTOR])
            self._send([RUN])
        self._note(digests)
        self.save_state()

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _before(self) -> Mapping[str, str]:
        """What is known to be at the URL: files that were sent, with what they held, and those that `run.json` there names."""
        known: dict[str, str] = {}
        there = self._folder / PRIVATE / "there.json"
        with errors_named(self._url):
            if self._system.isfile(self._at(RUN)):
                self._system.get_file(self._at(RUN), str(there))
        known.update(dict.fromkeys(reports_named_by(there), _UNKNOWN))
        there.unlink(missing_ok=True)
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            said = json.loads((self._folder / _UPLOADED).read_bytes())
            if said["url"] == self._url.text:
                known.update({str(name): str(digest) for name, digest in said["files"].items()})
        return known

    def _there(self) -> Mapping[str, int]:
        with errors_named(self._url):
            found = self._system.find(self._root, detail=True)
        return {name.removeprefix(f"{self._root}/"): int(info.get("size") or 0) for name, info in found.items()}

    def _note(self, files: Mapping[str, str]) -> None:
        data = json.dumps({"url": self._url.text, "files": files}, ensure_ascii=True, indent=0, sort_keys=True)
        (self._folder / _UPLOADED).write_text(data, encoding="ascii")

    def _send(self, names: Sequence[str]) -> None:
        with errors_named(self._url):
            for some in _parts(names):
                # Two lists of the same length: names are taken as they are, not as patterns.
                self._system.put([str(self._folder / name) for name in some], [self._at(name) for name in some])

    def _remove(self, names: Collection[str], there: Mapping[str, int]) -> None:
        with errors_named(self._url):
            for name in names:
                if name in there:
                    self._system.rm_file(self._at(name))


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + _SENT_AT_ONCE] for start in range(0, len(names), _SENT_AT_ONCE))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
