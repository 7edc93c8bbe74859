"""What should be read from a document (正解): its tables' cells, its loose lines, and the report they mean."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.corpus.blocks import Heading, Paragraph, grid, tables_of
from benchmarks.corpus.content import TYPES
from tools.make_raw.gold import expected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.corpus.blocks import Block
    from benchmarks.corpus.content import Content
    from benchmarks.corpus.families import Family


@dataclass(frozen=True, slots=True)
class GoldTable:
    """A table's texts, a merged cell's at its top left position; the first `repeated` rows stand on every page."""

    rows: tuple[tuple[str, ...], ...]
    repeated: int
    ruled: bool

    @property
    def box(self) -> bool:
        """Whether it is a frame (囲み) around prose, which a reader may take for a table of one cell or for lines."""
        return len(self.rows) == 1 and len(self.rows[0]) == 1


@dataclass(frozen=True, slots=True)
class Gold:
    """What a document holds: tables and loose lines in reading order, and the report as JSON without ids."""

    tables: tuple[GoldTable, ...]
    loose: tuple[str, ...]
    report: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Plain dictionaries and lists."""
        return asdict(self)


def from_json(data: dict[str, Any]) -> Gold:
    """The gold that `as_json` and a JSON file made lists of."""
    tables = tuple(
        GoldTable(tuple(tuple(row) for row in one["rows"]), one["repeated"], one["ruled"]) for one in data["tables"]
    )
    return Gold(tables, tuple(data["loose"]), data["report"])


def _tables(blocks: Iterable[Block]) -> tuple[GoldTable, ...]:
    return tuple(
        GoldTable(grid(table), table.heads if table.repeat else 0, table.ruled)
        for block in blocks
        for table in tables_of(block)
    )


def _report(content: Content, family: Family) -> dict[str, Any]:
    report = expected(content.report)
    if family.staffing == "types":
        for section, numbers in zip(report["staffing"]["sections"], content.counts, strict=True):
            named = zip(TYPES, numbers, strict=True)
            section["staff_counts"] = {key: number for key, number in named if number is not None}
    return report


def gold_of(content: Content, family: Family, blocks: tuple[Block, ...]) -> Gold:
    """The gold of one arrangement of one content."""
    loose = tuple(block.text for block in blocks if isinstance(block, Heading | Paragraph))
    return Gold(_tables(blocks), loose, _report(content, family))
