"""Two output folders become the differences between them, table by table, rows read in the order of their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.compare.difference import METHODS, STATUSES, CellChange, Diff, Method, Pair, Single, Status, TableDiff
from pipeline.compare.names import folded
from pipeline.compare.pairing import NAMING, Found, Known, pair_leftovers
from pipeline.compare.side import ORDER, RowDict, Side
from pipeline.publish.columns import PROVENANCE, Table
from pipeline.publish.tables import TABLES

DEFAULT_TABLES = tuple(table.name for table in TABLES if table.name != "source_lines")
"""What is compared where the caller does not say: all tables but the untouched lines of the sources."""

_PLACES = frozenset(column.name for column in PROVENANCE[1:]) | {"page"}
_PARENTS = frozenset(column.references for table in TABLES for column in table.columns if column.references)
_ENTITY = "_entity_id"


def compare_outputs(old: Path, new: Path, tables: Sequence[str] = DEFAULT_TABLES) -> Diff:
    """What differs from the output folder `old` to the output folder `new`.

    Rows are partners by id; those left over by id through the years (`…_entity_id`), by natural key below partners, and by
    nearly equal names (departments, sections, projects). Only differences are held in memory. The tables that others
    point to are always read, since their pairs decide what the others are compared with.

    Raises:
        UsageError: a folder is no output, or a database cannot be read.
    """
    wanted = frozenset(tables)
    known = Known()
    found: list[TableDiff] = []
    with Side(old) as one, Side(new) as two:
        for table in TABLES:
            if table.name in wanted or table.name in _PARENTS:
                diff = _Comparison(table, one, two, known).run()
                if table.name in wanted:
                    found.append(diff)
        left_out = tuple(table.name for table in TABLES if table.name not in wanted)
        return Diff(one.info(), two.info(), tuple(found), left_out)


@dataclass(slots=True)
class _Comparison:
    """One table being compared."""

    table: Table
    old: Side
    new: Side
    known: Known
    statuses: Counter[Status] = field(default_factory=Counter)
    methods: Counter[Method] = field(default_factory=Counter)
    pairs: list[tuple[Status, int, Pair]] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)

    def run(self) -> TableDiff:
        ours, theirs = self.old.header(self.table), self.new.header(self.table)
        alone_old: list[RowDict] = []
        alone_new: list[RowDict] = []
        for one, two in _merged(self.table, self.old, self.new):
            if one is None and two is not None:
                alone_new.append(two)
            elif two is None and one is not None:
                alone_old.append(one)
            elif one is not None and two is not None:
                self._add((one, two, "id", None))
                self.entities.update(str(value) for name, value in two.items() if name.endswith(_ENTITY) and value)
        found, left_old, left_new = pair_leftovers(
            self.table, alone_old, alone_new, self.known, frozenset(self.entities)
        )
        for pair in found:
            self._add(pair)
        self.statuses["removed"], self.statuses["added"] = len(left_old), len(left_new)
        return TableDiff(
            name=self.table.name,
            title=self.table.title,
            counts={status: self.statuses[status] for status in STATUSES},
            matched_by={method: self.methods[method] for method in METHODS},
            columns_added=tuple(name for name in theirs if name not in ours) if ours else (),
            columns_removed=tuple(name for name in ours if name not in theirs) if theirs else (),
            added=self._singles(self.new, left_new),
            removed=self._singles(self.old, left_old),
            changed=self._of("changed"),
            renamed=self._of("renamed"),
            moved=self._of("moved"),
        )

    def _add(self, found: Found) -> None:
        one, two, method, score = found
        cells = tuple(self._cells(one, two))
        status = self._status(one, two, cells)
        self.statuses[status] += 1
        self.methods[method] += 1
        if status != "same":
            key = self.table.primary_key
            label = self.new.label(self.table, two)
            pair = Pair(str(one[key]), str(two[key]), label, method, score, cells)
            self.pairs.append((status, int(two[ORDER] or 0), pair))

    def _cells(self, one: RowDict, two: RowDict) -> Iterator[CellChange]:
        known, key = self.known, self.table.primary_key
        # Lines can only be said to have moved in a source that is the same, byte for byte.
        has_same_source = one.get("document_id") == two.get("document_id")
        references = {column.name for column in self.table.columns if column.references} | {"row_id"}
        for name, value in one.items():
            if name in {ORDER, key} or name not in two:
                continue
            if name in _PLACES and not has_same_source:
                continue
            if name == "document_id" and not has_same_source and one[key] != two[key]:
                # Another year stands in another file: the table `documents` says so once.
                continue
            if (known.of(value) if name in references else value) != two[name]:
                yield CellChange(name, value, two[name])

    def _status(self, one: RowDict, two: RowDict, cells: Sequence[CellChange]) -> Status:
        naming = NAMING.get(self.table.name)
        if naming is not None and folded(_text(one.get(naming))) != folded(_text(two.get(naming))):
            return "renamed"
        if any(cell.column not in _PLACES for cell in cells):
            return "changed"
        return "moved" if cells else "same"

    def _of(self, status: Status) -> tuple[Pair, ...]:
        found = [(order, pair.new_id, pair) for own, order, pair in self.pairs if own == status]
        return tuple(pair for _, _, pair in sorted(found, key=lambda item: item[:2]))

    def _singles(self, side: Side, rows: Sequence[RowDict]) -> tuple[Single, ...]:
        key = self.table.primary_key
        return tuple(
            Single(
                str(row[key]),
                side.label(self.table, row),
                {name: value for name, value in row.items() if name != ORDER},
            )
            for row in rows
        )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _merged(table: Table, old: Side, new: Side) -> Iterator[tuple[RowDict | None, RowDict | None]]:
    """The rows of both sides in the order of their ids, those of the same id together."""
    key = table.primary_key
    ours, theirs = old.rows(table), new.rows(table)
    one, two = next(ours, None), next(theirs, None)
    while one is not None or two is not None:
        if two is None or (one is not None and str(one[key]) < str(two[key])):
            yield one, None
            one = next(ours, None)
        elif one is None or str(two[key]) < str(one[key]):
            yield None, two
            two = next(theirs, None)
        else:
            yield one, two
            one, two = next(ours, None), next(theirs, None)
