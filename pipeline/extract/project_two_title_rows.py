"""Tables of projects under two rows of titles, a word over several columns → one row of titles, and what the lower words mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.project_forms import kinds_of_values
from pipeline.extract.project_titles import is_short, title_kinds
from pipeline.model.document import Cell, Row
from pipeline.profiles.labels import Labels

_LEAST_ROWS = 2


def with_whole_titles(rows: Sequence[Row]) -> list[Row]:
    """Rows of blocks → the same, the first row of a table as wide as the lower row of titles below it.

    In text with tabs nothing stands for what a title at the end of its row covers. The row below begins with blank cells, under the
    titles that stand alone, and holds nothing but short words.
    """
    found = list(rows)
    for at, (row, below) in enumerate(pairwise(rows)):
        if row.table is None or row.table != below.table or len(row.cells) >= len(below.cells):
            continue
        if at and rows[at - 1].table == row.table:
            continue
        whole = replace(row, cells=(*row.cells, *[Cell()] * (len(below.cells) - len(row.cells))))
        if _divide(whole, below):
            found[at] = whole
    return found


def one_title_row(rows: Sequence[Row]) -> tuple[Row, Sequence[Row]] | None:
    """The rows of a table under two rows of titles → one row of the titles that stand right above the values, and the rest; None: it has one."""
    if len(rows) < _LEAST_ROWS + 2 or not _divide(rows[0], rows[1]):
        return None
    head, second, *rest = rows
    cells = [below if below.pieces else above for above, below in zip(head.cells, second.cells, strict=True)]
    return replace(head, cells=tuple(cells)), rest


def _divide(head: Row, second: Row) -> bool:
    """Whether the words of a row stand under titles each printed over several columns, and blank cells under each of the others."""
    if len(head.cells) != len(second.cells) or second.cells[0].pieces or not head.cells[0].pieces:
        return False
    if not all(is_short(cell) for row in (head, second) for cell in row.cells if cell.pieces):
        return False
    over = 0
    for above, below in zip(head.cells, second.cells, strict=True):
        if not above.pieces and not below.pieces:
            return False
        over = 0 if not below.pieces else over + 1 if not above.pieces else 1
        if not above.pieces and over < _LEAST_ROWS:
            return False  # no title reaches over the word
    return any(not above.pieces for above in head.cells)


def lower_titles(rows: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The rows of a table under two rows of titles → the lower titles that nobody knows, over nothing but sections, grades or amounts."""
    if (whole := one_title_row(rows)) is None:
        return {}
    head, rest = whole
    titles = [cell.text for cell in head.cells]
    own: dict[str, tuple[str, ...]] = {}
    for at, (title, below) in enumerate(zip(titles, rows[1].cells, strict=True)):
        values = [row.cells[at].text for row in rest if len(row.cells) == len(titles) and row.cells[at].pieces]
        if not below.pieces or titles.count(title) > 1 or title_kinds(title, labels) or len(values) < _LEAST_ROWS:
            continue
        kinds = kinds_of_values(title, values, labels)
        if not kinds[0].startswith("entry."):
            own[title] = kinds
    return own
