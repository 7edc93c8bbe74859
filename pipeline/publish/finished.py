"""A finished output folder becomes what the further formats are made from: its rows, its documents, its run."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from pipeline.model.errors import UsageError
from pipeline.model.report import RunRecord
from pipeline.publish.columns import Row, Table, Value
from pipeline.publish.datapackage import FileInfo, file_info
from pipeline.publish.placing import DATABASE, DESCRIPTOR, RUN
from pipeline.publish.sqlite import select_rows
from pipeline.publish.tables import TABLES


@dataclass(frozen=True, slots=True)
class Finished:
    """An output folder that a run finished and nobody changed since; `files` describes the CSV file of every table."""

    output: Path
    run: RunRecord
    files: Mapping[str, FileInfo]

    @property
    def has_names(self) -> bool:
        """Whether the names of persons are in it."""
        return self.run.options.get("omit_names") is not True

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table in published order; a boolean is 0 or 1."""
        with closing(_open(self.output / DATABASE)) as connection:
            yield from connection.execute(select_rows(table))

    def records(self, table: Table) -> Iterator[Mapping[str, Value]]:
        """The rows of a table by column name."""
        for row in self.rows(table):
            yield dict(zip(table.header, row, strict=True))


def finished(output: Path) -> Finished:
    """The finished output in a folder.

    Raises:
        UsageError: there is none, an older version made it, or its files are not those that the run wrote.
    """
    try:
        run = RunRecord.model_validate_json((output / RUN).read_bytes())
        described = json.loads((output / DESCRIPTOR).read_bytes())["resources"]
        stated = {item["name"]: FileInfo(item["bytes"], item["hash"].removeprefix("sha256:")) for item in described}
        files = {table.name: file_info(output / "data" / f"{table.name}.csv") for table in TABLES}
    except FileNotFoundError as error:
        raise UsageError(
            f"{output} holds no finished output ({Path(error.filename).name} is missing): hoshin run makes one"
        ) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise UsageError(
            f"{output}: run.json or datapackage.json cannot be read; make the output again: {error}"
        ) from error
    changed = [name for name, info in files.items() if stated.get(name) != info]
    if changed:
        raise UsageError(
            f"{output}/data/{changed[0]}.csv is not the file that the run wrote; hoshin run makes the output again"
        )
    _check_database(output)
    return Finished(output, run, files)


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise UsageError(f"{path} is missing; hoshin run makes it again")
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _check_database(output: Path) -> None:
    with closing(_open(output / DATABASE)) as connection:
        try:
            for table in TABLES:
                found = tuple(str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table.name}")'))
                if found != table.header:
                    raise UsageError(f"{output}/{DATABASE}: table {table.name} is of another version; run again")
        except sqlite3.DatabaseError as error:
            raise UsageError(f"{output}/{DATABASE} cannot be read ({error}); hoshin run makes it again") from error
