"""A CSV file becomes the rules of machine readability that it breaks (行政データにおける機械可読性に関するルール, 2026-03-31).

Checked is what can be decided without judgement. Running text (`Column.prose`) and what is as printed are not held to
L1-06: they keep the source's own blanks. L1-07 (one datum a cell) is not checked: 、 and ・ are part of many a name.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.publish.codelists import values_of
from pipeline.publish.columns import Column, Table
from pipeline.text.codes import check_digit

_ASCII_NAME = re.compile("[a-z][a-z0-9_]*").fullmatch
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?").fullmatch
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_BLANKS = re.compile(r"^\s|\s$|\u3000|  |\t")
_CODE = re.compile("[0-9]{6}").fullmatch
_DITTO = frozenset({"〃", "同上", "々", "″"})


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a file breaks: its number, the row (1: the heading; None: the file) and what was found."""

    rule: str
    row: int | None
    message: str


def violations(data: bytes, table: Table) -> tuple[Violation, ...]:
    r"""The rules that the bytes of `data/<table>.csv` break.

    >>> from pipeline.publish.tables import TABLE_BY_NAME
    >>> codes = TABLE_BY_NAME["codes"]
    >>> violations((",".join(codes.header) + "\r\n").encode(), codes)
    ()
    >>> [one.rule for one in violations(b"code_id,codelist\r\n", codes)]
    ['L3-07']
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return (Violation("L3-08", None, f"not UTF-8: {error.reason}"),)
    if text.startswith("\ufeff"):
        return (Violation("L3-08", None, "a byte order mark, where none is stated"),)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=False))
    return (*_of_file(text, rows), *_of_heading(rows, table), *_of_rows(rows, table))


def _of_file(text: str, rows: Sequence[Sequence[str]]) -> Iterator[Violation]:
    if text.count("\n") != len(rows) or text.count("\r") != len(rows):
        yield Violation("L1-14", None, "a line break inside a record, or a line that does not end in CRLF")


def _of_heading(rows: Sequence[Sequence[str]], table: Table) -> Iterator[Violation]:
    heading = tuple(rows[0]) if rows else ()
    if any(not name.strip() for name in heading):
        yield Violation("L1-05", 1, "a column without a heading")
    if len(set(heading)) != len(heading):
        yield Violation("L2-03", 1, "a heading stands twice")
    if any(name and not _ASCII_NAME(name) for name in heading):
        yield Violation("L3-08", 1, "a heading that is not of ASCII letters, digits and _")
    if heading != table.header:
        yield Violation("L3-07", 1, "other columns than the table's, or in another order")


def _of_rows(rows: Sequence[Sequence[str]], table: Table) -> Iterator[Violation]:
    width = len(table.columns)
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            yield Violation("L1-03", number, "an empty row")
        elif len(row) != width:
            # A comma that is not quoted, or a note below the table.
            yield Violation("L1-15" if len(row) > width else "L1-04", number, f"{len(row)} cells, {width} columns")
        else:
            for column, cell in zip(table.columns, row, strict=True):
                rule = _broken(column, cell, is_key=column.name == table.primary_key)
                if rule is not None:
                    yield Violation(rule, number, f"{column.name}: {cell[:40]!r}")


def _broken(column: Column, cell: str, *, is_key: bool) -> str | None:
    """The first rule that a cell breaks."""
    if not cell:
        return "L2-02" if is_key else None
    if cell in _DITTO:
        return "L2-02"
    if column.type in {"integer", "number"}:
        return None if _NUMBER(cell) else "L2-01"
    if column.type == "date":
        return None if _DATE(cell) else "L3-05"
    if column.prose or column.role == "raw":
        return None
    if _BLANKS.search(cell):
        return "L1-06"
    return _coded(column, cell)


def _coded(column: Column, cell: str) -> str | None:
    if column.name == "local_government_code" and not is_local_government_code(cell):
        return "L3-06"
    if column.codelist is not None:
        return None if cell in values_of(column.codelist) else "L2-04"
    return None


def is_local_government_code(code: str) -> bool:
    """Whether a text is of the form of a 全国地方公共団体コード: six digits, the last a check digit.

    >>> is_local_government_code("142034"), is_local_government_code("142035"), is_local_government_code("14203")
    (True, False, False)
    """
    return _CODE(code) is not None and check_digit(code[:5]) == code[5]
