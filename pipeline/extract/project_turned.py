"""Tables of projects that stand side by side (a project a column, or cards abreast) → rows as of tables below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Row
from pipeline.profiles.labels import TEXT_FAMILIES, Labels

_PARTS = ("column.", *TEXT_FAMILIES)
_LEAST_ROWS = 3


def upright(rows: Sequence[Row], labels: Labels) -> list[Row]:
    """The rows of all blocks → the same, where projects stood side by side each with rows of its own.

    事業名 | 甲 | 乙 over 担当課 | … | … has a column for each project; 事業名 | 甲 | 事業名 | 乙 begins cards abreast.
    """
    found: list[Row] = []
    at = 0
    while at < len(rows):
        own = _turned(rows, at, labels) if _names_two(rows[at], labels) else []
        if own:
            found += own
            at += _length(rows, at)
        else:
            found.append(rows[at])
            at += 1
    return found


def _names_two(row: Row, labels: Labels) -> bool:
    """Whether the title of names begins a row with two cells or more behind it."""
    cells = row.cells
    if len(cells) < 3 or row.table is None or not cells[0].pieces or not cells[1].pieces:
        return False
    return "column.project" in labels.kinds_of(cells[0].text) and not labels.kinds_of(cells[1].text)


def _turned(rows: Sequence[Row], at: int, labels: Labels) -> list[Row]:
    table = rows[at : at + _length(rows, at)]
    if len(table) < _LEAST_ROWS or any(len(row.cells) != len(table[0].cells) for row in table):
        return []
    if half := _second_card(table, labels):
        return [replace(row, cells=row.cells[:half]) for row in table] + [
            replace(row, cells=row.cells[half:]) for row in table
        ]
    first = table[0].cells
    if not all(_is_label(row.cells[0], labels) for row in table) or not all(cell.pieces for cell in first):
        return []
    if any(_is_label(cell, labels) for row in table for cell in row.cells[1:]):
        return []
    return [replace(row, cells=(row.cells[0], row.cells[column])) for column in range(1, len(first)) for row in table]


def _length(rows: Sequence[Row], at: int) -> int:
    """How many rows from `at` belong to its table, up to the next row of names."""
    end = at + 1
    first = rows[at].cells[0].text
    while end < len(rows) and rows[end].table == rows[at].table and rows[end].cells[0].text != first:
        end += 1
    return end - at


def _second_card(table: Sequence[Row], labels: Labels) -> int:
    """Where the second of two cards begins: in every row the label of the first stands again; 0: nowhere."""
    first = table[0].cells
    half = next((at for at in range(2, len(first) - 1) if first[at].text == first[0].text), 0)
    if not half or 2 * half != len(first):
        return 0
    alike = all(_is_label(row.cells[0], labels) and row.cells[half].text == row.cells[0].text for row in table)
    return half if alike else 0


def _is_label(cell: Cell, labels: Labels) -> bool:
    return bool(cell.pieces) and any(kind.startswith(_PARTS) for kind in labels.kinds_of(cell.text))
