"""What a comparison of two outputs says: rows added, removed, changed, renamed and moved, table by table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.publish.columns import Value

Method = Literal["id", "entity_id", "natural_key", "likeness"]
"""How two rows were found to be one thing: the same id; the same id through the years; the same natural key; a name
that is nearly the same."""

Status = Literal["same", "moved", "changed", "renamed", "added", "removed"]
STATUSES: tuple[Status, ...] = ("added", "removed", "changed", "renamed", "moved", "same")
METHODS: tuple[Method, ...] = ("id", "entity_id", "natural_key", "likeness")


@dataclass(frozen=True, slots=True)
class CellChange:
    """A column whose value differs."""

    column: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing in both outputs; `score` is how alike the names are where `method` is likeness, from 0 to 1."""

    old_id: str
    new_id: str
    label: str
    method: Method
    score: float | None
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Single:
    """A row that only one of the outputs has."""

    id: str
    label: str
    row: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class TableDiff:
    """What differs in one table. `counts` is by status, `matched_by` counts the pairs by method."""

    name: str
    title: str
    counts: Mapping[Status, int]
    matched_by: Mapping[Method, int]
    columns_added: tuple[str, ...]
    columns_removed: tuple[str, ...]
    added: tuple[Single, ...]
    removed: tuple[Single, ...]
    changed: tuple[Pair, ...]
    renamed: tuple[Pair, ...]
    moved: tuple[Pair, ...]

    @property
    def differs(self) -> bool:
        """Whether anything does: a row, its place in the source, its id, or a column."""
        rows = any(self.counts[status] for status in STATUSES if status != "same")
        ids = any(self.matched_by[method] for method in METHODS if method != "id")
        return rows or ids or bool(self.columns_added or self.columns_removed)


@dataclass(frozen=True, slots=True)
class OutputInfo:
    """One of the two outputs: its folder's name, the versions of its schema, its municipalities and fiscal years."""

    name: str
    schema_versions: tuple[str, ...]
    local_government_codes: tuple[str, ...]
    fiscal_years: tuple[int, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between two outputs; `not_compared` names the tables that were left out."""

    old: OutputInfo
    new: OutputInfo
    tables: tuple[TableDiff, ...]
    not_compared: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether any table that was compared does."""
        return any(table.differs for table in self.tables)
