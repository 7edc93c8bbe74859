"""Tables of projects that stand side by side (a project a column, or cards abreast) → rows as of tables below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.cutting import raw, without_blanks
from pipeline.extract.project_contents import SENTENCE_END
from pipeline.extract.project_names import looks_complete
from pipeline.extract.project_titles import is_year
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.labels import PART_FAMILIES, Labels
from pipeline.text.fold import fold
from pipeline.text.periods import is_month

_OVER = ("column.section", "entry.plan", "entry.outline", "column.goal")
"""What stands right below a project's name."""
_LEAST_ROWS = 3
_LEAST_KNOWN = 3
_LONGEST_LABEL = 20
_LONGEST_NAME = 60
_ORDINAL = re.compile(r"[^0-9()①-⑳]{0,8}\(?(?:[0-9]{1,2}|[①-⑳]|[一二三四五六七八九十]{1,2}|[Ⅰ-Ⅹ])\)?")
"""重点施策1, (2), 事業③: what stands over the column of a project and only counts it."""
_CORNER = re.compile("区分|項目|内容|")
"""What stands over the labels of such a table."""


@dataclass(frozen=True, slots=True)
class Upright:
    """The rows of tables below each other, and the texts that only counted or headed the columns."""

    rows: list[Row]
    heads: list[RawText]


def upright(rows: Sequence[Row], labels: Labels) -> Upright:
    """The rows of all blocks → the same, where projects stood side by side each with rows of its own.

    事業名 | 甲 | 乙 over 担当課 | … | … has a column for each project, and so has a row of their names alone over such labels;
    事業名 | 甲 | 事業名 | 乙 begins cards abreast. Of a table whose columns nobody can tell apart nothing is left.
    """
    found: list[Row] = []
    heads: list[RawText] = []
    at = 0
    while at < len(rows):
        if rows[at].table is None:
            own: list[Row] = []
        elif _counts_columns(rows, at, labels):
            heads += [raw(cell) for cell in rows[at].cells if cell.pieces]
            at += 1
            continue
        elif _names_two(rows[at], labels):
            own = _turned(rows, at, labels)
        else:
            own = _named_by_head(rows, at, labels)
            heads += [raw(rows[at].cells[0])] if own and rows[at].cells[0].pieces else []
        length = _length(rows, at, labels) if own or _begins(rows[at], labels) else 1
        if own or not _has_texts_abreast(rows[at : at + length], labels):
            found += own or rows[at : at + length]
        at += length
    return Upright(found, heads)


def _begins(row: Row, labels: Labels) -> bool:
    """Whether a row may be the head of a table that has a project in each column: no title, no year over its columns."""
    first, *others = row.cells
    shown = [cell for cell in others if cell.pieces]
    if len(shown) < 2 or row.table is None:
        return False
    if _CORNER.fullmatch(without_blanks(first.text)) is None and not _titles_names(row, labels):
        return False
    return not any(labels.kinds_of(cell.text) or is_year(cell.text) or is_month(cell.text) for cell in shown)


def _has_texts_abreast(table: Sequence[Row], labels: Labels) -> bool:
    """Whether two sentences stand side by side beside one label of a text: of different projects, or nobody knows of what."""
    return len(table) > 1 and any(
        labels.kind_of(row.cells[0].text, "entry.") is not None
        and sum(cell.text.endswith(SENTENCE_END) for cell in row.cells[1:] if cell.pieces) > 1
        for row in table[1:]
        if row.cells[0].pieces
    )


def _titles_names(row: Row, labels: Labels) -> bool:
    """Whether the title of names begins a row, with a name beside it."""
    first, *others = row.cells
    if row.table is None or not first.pieces or not others or not others[0].pieces or labels.kinds_of(others[0].text):
        return False
    kinds = labels.kinds_of(first.text)
    if "heading.projects" in kinds and "entry.plan" in kinds:
        return all(looks_complete(cell.text) for cell in others if cell.pieces)
    return "column.project" in kinds


def _names_two(row: Row, labels: Labels) -> bool:
    """Whether the title of names begins a row with two cells or more behind it."""
    return len(row.cells) > 2 and _titles_names(row, labels)


def _counts_columns(rows: Sequence[Row], at: int, labels: Labels) -> bool:
    """Whether a row numbers the columns (重点施策1 | 重点施策2) right over the row of the projects' names."""
    if at + 1 >= len(rows) or rows[at + 1].table != rows[at].table or not _titles_names(rows[at + 1], labels):
        return False
    first, *others = rows[at].cells
    shown = [cell for cell in others if cell.pieces]
    return (
        bool(shown)
        and _CORNER.fullmatch(without_blanks(first.text)) is not None
        and all(_ORDINAL.fullmatch(without_blanks(fold(cell.text))) is not None for cell in shown)
    )


def _turned(rows: Sequence[Row], at: int, labels: Labels) -> list[Row]:
    """The rows of a table that begins with the names of projects side by side, below each other; []: it is none."""
    table = rows[at : at + _length(rows, at, labels)]
    if len(table) < _LEAST_ROWS or any(len(row.cells) != len(table[0].cells) for row in table):
        return []
    if half := _second_card(table, labels):
        return [replace(row, cells=row.cells[:half]) for row in table] + [
            replace(row, cells=row.cells[half:]) for row in table
        ]
    if not _are_labelled(table, labels) or any(_is_label(cell, labels) for row in table for cell in row.cells[1:]):
        return []
    columns = _filled_columns(table)
    if not all(table[0].cells[column].pieces for column in columns):
        return []
    return [replace(row, cells=(row.cells[0], row.cells[column])) for column in columns for row in table]


def _are_labelled(table: Sequence[Row], labels: Labels) -> bool:
    """Whether labels of a project's parts stand in the first column: all but a few, which are words and no sentences."""
    first = [row.cells[0] for row in table]
    known = sum(_is_label(cell, labels) for cell in first)
    if known == len(first):
        return True
    if known < _LEAST_KNOWN or 3 * known < 2 * len(first):
        return False
    return all(
        cell.pieces and len(cell.text) <= _LONGEST_LABEL and not cell.text.endswith(SENTENCE_END) for cell in first
    )


def _filled_columns(table: Sequence[Row]) -> list[int]:
    """The columns of projects in which anything stands: a last table may have fewer projects than columns."""
    return [at for at in range(1, len(table[0].cells)) if any(row.cells[at].pieces for row in table)]


def _named_by_head(rows: Sequence[Row], at: int, labels: Labels) -> list[Row]:
    """A table whose head is the names of its projects (区分 | 甲事業 | 乙事業 over 担当課 | … | …) → its rows; []: it is none.

    Each name stands as a line over the labels of its project.
    """
    first, *names = rows[at].cells
    if len(names) < 2 or _CORNER.fullmatch(without_blanks(first.text)) is None or not _are_names(names, labels):
        return []
    end = at + 1
    while end < len(rows) and rows[end].table == rows[at].table and len(rows[end].cells) == len(names) + 1:
        end += 1
    table = rows[at + 1 : end]
    if end < len(rows) and rows[end].table == rows[at].table:
        return []
    if len(table) < _LEAST_ROWS or not all(_is_label(row.cells[0], labels) for row in table):
        return []
    over = next((row for row in table if _has_kind(row.cells[0], _OVER[:1], labels)), table[0])
    table = [over, *(row for row in table if row is not over)]
    if not _has_kind(over.cells[0], _OVER, labels) or any(
        _is_label(cell, labels) for row in table for cell in row.cells[1:]
    ):
        return []
    turned: list[Row] = []
    for column, name in enumerate(names, start=1):
        turned.append(replace(rows[at], cells=(name,), table=None, blank_before=True))
        turned += [replace(row, cells=(row.cells[0], row.cells[column])) for row in table]
    return turned


def _are_names(cells: Sequence[Cell], labels: Labels) -> bool:
    """Whether cells side by side are names of projects: none is a word of the genre or a year, all end as names do."""
    texts = [cell.text for cell in cells]
    if not all(texts) or len(set(texts)) < len(texts):
        return False
    return all(
        len(text) <= _LONGEST_NAME and not labels.kinds_of(text) and not is_year(text) and looks_complete(text)
        for text in texts
    )


def _length(rows: Sequence[Row], at: int, labels: Labels) -> int:
    """How many rows from `at` belong to its table, up to the next row of names and what counts the columns over it."""
    end = at + 1
    first = rows[at].cells[0].text
    while end < len(rows) and rows[end].table == rows[at].table:
        if (first and rows[end].cells[0].text == first) or _counts_columns(rows, end, labels):
            break
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
    return bool(cell.pieces) and _has_kind(cell, PART_FAMILIES, labels)


def _has_kind(cell: Cell, families: tuple[str, ...], labels: Labels) -> bool:
    return any(kind.startswith(families) for kind in labels.kinds_of(cell.text))
