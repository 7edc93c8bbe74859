"""An output folder becomes its tables, row by row in the order of their ids, and a readable name for each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType

from pipeline.compare.difference import OutputInfo
from pipeline.model.errors import UsageError
from pipeline.publish.columns import Table, Value
from pipeline.publish.placing import DATABASE
from pipeline.publish.tables import TABLE_BY_NAME

ORDER = "#"
"""The key of a row under which its place in published order stands; no column has such a name."""

RowDict = Mapping[str, Value]

_ABOVE = MappingProxyType(
    {"project_id": "projects", "section_id": "sections", "report_id": "reports", "document_id": "documents"}
)
_NAMES = MappingProxyType(
    {
        "documents": ("path",),
        "reports": ("department_name", "fiscal_year_label"),
        "sections": ("name",),
        "officers": ("role_label", "role"),
        "policies": ("label", "paragraph_no"),
        "goals": ("marker", "goal_no"),
        "projects": ("name",),
        "project_entries": ("label",),
        "extras": ("label",),
        "source_lines": ("line_no",),
        "issues": ("code",),
        "codes": ("code_id",),
    }
)
_BOTH = frozenset(("reports", "policies"))


class Side:
    """One of the two outputs being compared, read from its database."""

    def __init__(self, folder: Path) -> None:
        """Open the database of an output folder; nothing is written to it.

        Raises:
            UsageError: the folder holds none, or it cannot be read.
        """
        place = folder / DATABASE
        if not place.is_file():
            raise UsageError(f"{folder} is no output of hoshin: it holds no {DATABASE}")
        self.name = folder.resolve().name
        self.folder = folder
        self._headers: dict[str, tuple[str, ...]] = {}
        try:
            self._connection = sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro", uri=True)
            self._connection.execute("SELECT count(*) FROM documents").fetchone()
        except sqlite3.Error as error:
            raise UsageError(f"{place} cannot be read: {error}. Is it an output of hoshin?") from None

    def __enter__(self) -> Side:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def header(self, table: Table) -> tuple[str, ...]:
        """The columns that the table has here; none where an older version did not know it."""
        if table.name not in self._headers:
            found = self._connection.execute(f'PRAGMA table_info("{table.name}")').fetchall()
            self._headers[table.name] = tuple(str(row[1]) for row in found)
        return self._headers[table.name]

    def rows(self, table: Table) -> Iterator[dict[str, Value]]:
        """The rows in the order of their ids, read one by one.

        Raises:
            UsageError: the database is damaged, or the table lacks its key.
        """
        header = self.header(table)
        if not header:
            return
        names = ", ".join(f'"{name}"' for name in header)
        keys = (ORDER, *header)
        try:
            found = self._connection.execute(
                f'SELECT rowid, {names} FROM "{table.name}" ORDER BY "{table.primary_key}"'
            )
            for row in found:
                yield dict(zip(keys, row, strict=True))
        except sqlite3.Error as error:
            raise UsageError(f"{self.folder / DATABASE}: table {table.name} cannot be read: {error}") from None

    def info(self) -> OutputInfo:
        """What a reader of the comparison is told of this output."""
        return OutputInfo(
            name=self.name,
            schema_versions=tuple(map(str, self._distinct("documents", "schema_version"))),
            local_government_codes=tuple(map(str, self._distinct("documents", "local_government_code"))),
            fiscal_years=tuple(int(year) for year in self._distinct("reports", "fiscal_year")),
            documents=int(self._connection.execute("SELECT count(*) FROM documents").fetchone()[0]),
        )

    def label(self, table: Table, row: RowDict) -> str:
        """What a person calls the row: its name below what it belongs to.

        Of a text of a project (`project_entries`): 市民部 平成28年度 / 地域自治推進事業 / 最終報告.
        """
        above = self._label_above(table, row)
        own = self._own(table, row)
        return f"{above} / {own}" if above else own

    def _label_above(self, table: Table, row: RowDict) -> str:
        if table.name in {"documents", "reports", "codes"}:
            return ""
        for column, name in _ABOVE.items():
            target = TABLE_BY_NAME[name]
            if column == table.primary_key or not row.get(column):
                continue
            found = self._one(target, str(row[column]))
            return "" if found is None else self.label(target, found)
        return ""

    def _own(self, table: Table, row: RowDict) -> str:
        columns = _NAMES.get(table.name, ("label",))
        values = [str(row[column]) for column in columns if row.get(column) is not None]
        if table.name not in _BOTH:
            values = values[:1]
        return " ".join(values) or str(row[table.primary_key])

    def _one(self, table: Table, key: str) -> RowDict | None:
        query = f'SELECT * FROM "{table.name}" WHERE "{table.primary_key}" = ?'
        found = self._connection.execute(query, (key,)).fetchone()
        return None if found is None else dict(zip(self.header(table), found, strict=True))

    def _distinct(self, table: str, column: str) -> list[str | int]:
        if column not in self.header(TABLE_BY_NAME[table]):
            return []
        query = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL ORDER BY 1'
        return [row[0] for row in self._connection.execute(query)]
