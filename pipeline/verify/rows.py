"""Rows that must be there and rows that are there become what is missing, unexpected or different."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.publish.columns import Row, Table
from pipeline.publish.csv_tables import CsvTable

Told = tuple[str, str, str]
"""Rule, key of the row, what is wrong."""

_SHOWN = 60
_BEFORE = 15


def cells_of(table: Table, rows: Sequence[Row]) -> list[list[str]]:
    """The cells that a CSV file holds for these rows.

    Raises:
        ValueError: a row has another number of cells than the table has columns.
    """
    if not rows:
        return []
    file = io.StringIO(newline="")
    CsvTable(table, file).add(rows)
    file.seek(0)
    return list(csv.reader(file))[1:]


def row_differences(
    table: Table, wanted: Sequence[Sequence[Any]], found: Sequence[Sequence[Any]], differs: str = "row-differs"
) -> Iterator[Told]:
    """What tells the rows found from those wanted. Rows of which only the id differs have a wrong id.

    Where as many are there as are wanted they are compared in order, else by id.
    """
    if len(wanted) == len(found) and [row[0] for row in wanted] != [row[0] for row in found]:
        same_ids = {row[0] for row in wanted} == {row[0] for row in found}
        if not same_ids:
            yield from _in_order(table, wanted, found, differs)
            return
        yield differs, str(found[0][0]), "the rows of its document stand in another order"
    theirs = {row[0]: row for row in found}
    for row in wanted:
        other = theirs.pop(row[0], None)
        if other is None:
            yield ("row-missing" if differs == "row-differs" else differs), str(row[0]), "the row is missing"
        elif not _equal(row, other):
            yield differs, str(row[0]), _named(table, row, other)
    for key in theirs:
        yield ("row-unexpected" if differs == "row-differs" else differs), str(key), "the JSON gives no such row"


def _in_order(
    table: Table, wanted: Sequence[Sequence[Any]], found: Sequence[Sequence[Any]], differs: str
) -> Iterator[Told]:
    for row, other in zip(wanted, found, strict=True):
        if row[0] != other[0]:
            yield "id-not-derived", str(other[0]), f"{table.primary_key}: {row[0]} follows from the row's natural key"
        elif not _equal(row, other):
            yield differs, str(row[0]), _named(table, row, other)


def _equal(one: Sequence[Any], two: Sequence[Any]) -> bool:
    return len(one) == len(two) and all(a == b for a, b in zip(one, two, strict=True))


def _named(table: Table, row: Sequence[Any], other: Sequence[Any]) -> str:
    names = [
        f"{name}: {there}, the JSON gives {wanted}"
        for name, one, two in zip(table.header, row, other, strict=False)
        if one != two
        for wanted, there in (_shown(one, two),)
    ]
    return "; ".join(names) or f"{len(other)} cells for {len(row)} columns"


def _shown(one: Any, two: Any) -> tuple[str, str]:
    """Both values, from shortly before the place where long ones part."""
    texts = ["" if value is None else str(value) for value in (one, two)]
    shorter = min(map(len, texts))
    parts = next((at for at in range(shorter) if texts[0][at] != texts[1][at]), shorter)
    start = max(0, parts - _BEFORE) if max(map(len, texts)) > _SHOWN else 0
    shown = ["null" if not text else f"「{_cut(text, start)}」" for text in texts]
    return shown[0], shown[1]


def _cut(text: str, start: int) -> str:
    part = text[start : start + _SHOWN]
    return f"{'…' if start else ''}{part}{'…' if start + _SHOWN < len(text) else ''}"
