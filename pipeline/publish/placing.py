"""Files built apart become the output folder: moved into place as one set, those of an earlier set taken away."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from pipeline.model.errors import OutputError
from pipeline.publish.atomic import swap_in
from pipeline.publish.places import check_inside
from pipeline.publish.tables import TABLES

DATABASE: Final = "hoshin.sqlite"
JSONL: Final = "reports.jsonl"
DESCRIPTOR: Final = "datapackage.json"
RUN: Final = "run.json"


def names_of(reports: Iterable[str]) -> tuple[str, ...]:
    """All files of an output with these documents, below its folder; `run.json` last."""
    tables = (f"data/{table.name}.csv" for table in TABLES)
    return (*reports, JSONL, *tables, DATABASE, DESCRIPTOR, RUN)


def put_in_place(staging: Path, output: Path, names: Sequence[str], old: Iterable[str]) -> None:
    """Move the files into the output folder; take away the documents among `old` that are not among them.

    Raises:
        OutputError: a name leads out of the folder; nothing was moved.
        OSError: a file cannot be moved.
    """
    check_inside(output, names)
    swap_in(staging, output, names)
    keep = frozenset(names)
    for name in old:
        if name in keep or not name.startswith("reports/"):
            continue
        with contextlib.suppress(OutputError):
            check_inside(output, (name,))
            (output / name).unlink(missing_ok=True)
            _remove_empty(output / name, output / "reports")


def _remove_empty(file: Path, top: Path) -> None:
    for folder in file.parents:
        if folder == top:
            return
        try:
            folder.rmdir()
        except OSError:
            return
