"""The definition of a table becomes the checks of its rows: types, forms, codes, keys and references."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.publish.codelists import values_of
from pipeline.publish.columns import Column, Table
from pipeline.publish.tables import TABLE_BY_NAME

Broken = tuple[str, str, str]
"""Rule, column, what is wrong."""

_INTEGER = re.compile("-?[0-9]+").fullmatch
_NUMBER = re.compile("-?[0-9]+([.][0-9]+)?(e[+-]?[0-9]+)?").fullmatch
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_BOOLEANS = frozenset(("true", "false"))


def _is_date(text: str) -> bool:
    if _DATE(text) is None:
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


_IS_TYPE: dict[str, Callable[[str], object]] = {
    "string": lambda _: True,
    "integer": _INTEGER,
    "number": _NUMBER,
    "date": _is_date,
    "boolean": _BOOLEANS.__contains__,
}


def _checker(column: Column) -> Callable[[str], tuple[str, str] | None]:
    """What one cell must be."""
    is_type = _IS_TYPE[column.type]
    pattern = None if column.pattern is None else re.compile(column.pattern)
    codes = None if column.codelist is None else frozenset(values_of(column.codelist))

    def check(text: str) -> tuple[str, str] | None:
        if not text:
            return ("cell-required", "it is empty") if column.required else None
        if not is_type(text):
            return "cell-type", f"「{text[:60]}」 is no {column.type}"
        if pattern is not None and pattern.search(text) is None:
            return "cell-pattern", f"「{text[:60]}」 does not match {column.pattern}"
        if codes is not None and text not in codes:
            return "cell-code", f"「{text[:60]}」 is no code of {column.codelist}"
        if column.minimum is not None and column.type != "string" and float(text) < column.minimum:
            return "cell-minimum", f"{text[:60]} is below {column.minimum}"
        return None

    return check


def cell_checks(table: Table) -> Callable[[Sequence[str]], Iterator[Broken]]:
    """The check of a row's cells, each by itself."""
    checks = [(column.name, _checker(column)) for column in table.columns]

    def check(row: Sequence[str]) -> Iterator[Broken]:
        for (name, one), text in zip(checks, row, strict=True):
            broken = one(text)
            if broken is not None:
                yield broken[0], name, broken[1]

    return check


@dataclass(slots=True)
class Keys:
    """The keys of all rows so far; a table comes after those that it points to, except where it points to itself."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    unique: dict[tuple[str, ...], set[tuple[str, ...]]] = field(default_factory=dict)
    pending: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Table, key of the row, column, id that it points to: looked up once all rows are known."""

    def add(self, table: Table, row: Sequence[str]) -> Iterator[Broken]:
        """Note the keys of a row; those that stand there already are broken."""
        own = self.ids.setdefault(table.name, set())
        if row[0] in own:
            yield "key-duplicate", table.primary_key, f"「{row[0]}」 stands twice"
        own.add(row[0])
        header = table.header
        for names in table.unique:
            values = tuple(row[header.index(name)] for name in names)
            seen = self.unique.setdefault((table.name, *names), set())
            if all(values) and values in seen:
                yield "unique-duplicate", ", ".join(names), f"「{' / '.join(values)[:80]}」 stands twice"
            seen.add(values)
        for column, text in zip(table.columns, row, strict=True):
            if column.references is not None and text and text not in self.ids.get(column.references, ()):
                self.pending.append((table.name, row[0], column.name, text))

    def broken(self) -> Iterator[tuple[str, str, str, str]]:
        """What points to no row: table, key of the row, column, the id that is nowhere."""
        for table, key, name, text in self.pending:
            column = next(one for one in TABLE_BY_NAME[table].columns if one.name == name)
            if text not in self.ids.get(column.references or "", ()):
                yield table, key, name, text
