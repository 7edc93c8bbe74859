"""The results in the ledger → the published files, in path order, put in place as one set; nothing is converted again."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.batch.accounting import RunOptions, write_run
from pipeline.batch.ahead import Ahead
from pipeline.batch.database import Database, ForkedDatabase, LocalDatabase
from pipeline.batch.files import FileWriter
from pipeline.batch.ledger import Held, Ledger
from pipeline.batch.standing import note, stamps_of, void
from pipeline.batch.unit import Output
from pipeline.batch.workers.process import CAN_FORK
from pipeline.model.report import DocumentRecord, Issue
from pipeline.publish.datapackage import Received
from pipeline.publish.json_text import to_json
from pipeline.publish.places import reports_named_by
from pipeline.publish.placing import DATABASE, DESCRIPTOR, RUN, names_of, put_in_place
from pipeline.publish.store import Loss, loss_issue, rank_of, rows_without, with_losses

Losses = Mapping[str, Mapping[int, Issue]]
"""By path and number of a report, the finding that another document gives its rows."""


def settle(held: Iterable[Held], without: frozenset[str] = frozenset()) -> Losses:
    """Reports that stand several times → those that give no rows: the latest stage does, then the first in path order."""
    losses: dict[str, dict[int, Issue]] = defaultdict(dict)
    for _, group in groupby(held, key=lambda one: one.report_id):
        holders = [one for one in group if one.path not in without]
        if len(holders) < 2:
            continue
        winner = min(holders, key=lambda one: (-rank_of(one.status), one.path, one.number))
        for one in holders:
            if one is not winner:
                losses[one.path][one.number] = loss_issue(one.number, one.status, winner.path, winner.status)
    return {path: dict(sorted(found.items())) for path, found in losses.items()}


def assemble(
    ledger: Ledger,
    output: Path,
    private: Path,
    options: RunOptions,
    *,
    two_processes: bool = False,
    ahead: Ahead | None = None,
) -> None:
    """Build all files from the ledger and put them in place.

    Args:
        ledger: holds a result for every input that needs one.
        output: the folder of the published files.
        private: a folder in it, for what is not yet in place.
        options: the run's options as `run.json` says them.
        two_processes: let a process of its own write the database.
        ahead: what of the database is written already.

    Raises:
        OutputError: a name leads out of the folder.
        OSError: the folder cannot be written; each file in it is the old one or the new one, and whole.
        sqlite3.Error: likewise.
    """
    void(ledger)
    broken: dict[str, str] = {}
    while True:
        losses = settle(ledger.held_twice(), frozenset(broken))
        with tempfile.TemporaryDirectory(prefix=".hoshin-", dir=private, ignore_cleanup_errors=True) as folder:
            staging = Path(folder)
            begun, ahead = (None if losses or broken else ahead), None
            if begun is None:
                files = _build(staging, ledger, losses, broken, two_processes=two_processes)
            elif (on_it := _build_on(begun, staging, ledger)) is None:
                continue
            else:
                files = on_it
            if files.broken:
                # Without these documents: their files are not wanted, and a report they were to give another one gives.
                broken |= files.broken
                continue
            _note_overrides(ledger, losses, broken)
            (staging / DESCRIPTOR).write_bytes(files.descriptor)
            with (staging / RUN).open("wb") as file:
                write_run(ledger, options, file)
            _publish(staging, names_of(files.names), ledger, output)
            note(ledger, options)
            return


@dataclass(frozen=True, slots=True)
class _Built:
    names: tuple[str, ...]
    descriptor: bytes
    broken: Mapping[str, str]


def _build_on(ahead: Ahead, staging: Path, ledger: Ledger) -> _Built | None:
    """All files but `run.json` and the descriptor, on a database begun ahead; None: that cannot be gone on with."""
    if ahead.database is None:
        return None
    with contextlib.closing(ahead):
        try:
            built = _written(FileWriter(staging), ahead.database, ledger, {}, {}, ahead.paths)
            if built is not None and not built.broken:
                ahead.move(staging / DATABASE)
        except OSError:  # its process is gone; if the disk is full, the next writer says so
            return None
    return built


def _build(staging: Path, ledger: Ledger, losses: Losses, without: Mapping[str, str], *, two_processes: bool) -> _Built:
    """All files but `run.json` and the descriptor."""
    make = ForkedDatabase if two_processes and CAN_FORK else LocalDatabase
    with contextlib.closing(make(staging / DATABASE)) as database:
        built = _written(FileWriter(staging), database, ledger, losses, without, ())
    if built is None:
        raise AssertionError("nothing was written ahead")
    return built


def _written(
    files: FileWriter,
    database: Database,
    ledger: Ledger,
    losses: Losses,
    without: Mapping[str, str],
    ahead: Sequence[str],
) -> _Built | None:
    """Every document into the files, and into the database those that do not stand there `ahead`.

    None: what stands there ahead is not what the ledger begins with.
    """
    broken: dict[str, str] = {}
    with files:
        for number, (path, url, license_, payload) in enumerate(ledger.outputs()):
            if path in without:
                continue
            if number < len(ahead) and ahead[number] != path:
                return None
            try:
                output = _settled(path, payload, losses.get(path))
                files.add(Received(path, url, license_), output)
            except ValueError as error:
                broken[path] = f"its result cannot be read: {error}"
                continue
            if number >= len(ahead):
                database.add(path, output.rows)
        broken |= database.finish()
    return _Built(files.names, files.descriptor(), broken)


def _settled(path: str, payload: bytes, lost: Mapping[int, Issue] | None) -> Output:
    """What a document gives, without the rows of reports that others give."""
    output = Output.unpack(payload)
    if lost is None:
        return output
    record = DocumentRecord.model_validate_json(output.json)
    lines = [(str(row[4] or ""), row[3]) for row in json.loads(output.rows).get("source_lines", ())]
    rows = rows_without(record, lines, lost)
    return Output.of(to_json(with_losses(record, [Loss(path, issue) for issue in lost.values()])), output.jsonl, rows)


def _note_overrides(ledger: Ledger, losses: Losses, broken: Mapping[str, str]) -> None:
    ledger.begin()
    added = {path: (None, None, len(found)) for path, found in losses.items() if path not in broken}
    ledger.set_overrides(added | {path: ("internal-error", why, 0) for path, why in broken.items()})
    ledger.commit()


def _publish(staging: Path, names: Sequence[str], ledger: Ledger, output: Path) -> None:
    old = [name for name, _, _ in ledger.published()]
    ledger.announce(names)
    put_in_place(staging, output, names, dict.fromkeys([*old, *reports_named_by(output / RUN)]))
    ledger.set_published(stamps_of(output, names))
