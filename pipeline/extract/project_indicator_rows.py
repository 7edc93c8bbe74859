"""Tables of projects with titles of indicators and their figures below each project's row → tables with columns for these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.cutting import are_alike, raw
from pipeline.extract.project_titles import is_short, title_kinds
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.labels import Labels

_LEAST_TITLES, _LEAST_ROWS = 2, 4


@dataclass(slots=True)
class Widened:
    """The rows, and the titles of indicators that were printed again."""

    rows: list[Row] = field(default_factory=list)
    again: list[RawText] = field(default_factory=list)


def with_indicator_rows(rows: Sequence[Row], labels: Labels) -> Widened:
    """Rows of blocks → the same, in tables with 指標 | 目標値 | 実績値 over figures below each project with a column for each of these.

    The titles and figures stand beside a blank cell in the column of the names, the same titles below each project that has any, one
    row of figures at least below them. A further row of figures stays a row of its own, without a name.
    """
    found = Widened()
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[at].table is not None and rows[end].table == rows[at].table:
            end += 1
        table = rows[at:end]
        wide = _wide(table, labels) if len(table) >= _LEAST_ROWS else None
        found.rows += table if wide is None else wide.rows
        found.again += [] if wide is None else wide.again
        at = end
    return found


def _wide(table: Sequence[Row], labels: Labels) -> Widened | None:
    head, *body = table
    width = len(head.cells)
    name = next((at for at, cell in enumerate(head.cells) if "column.project" in title_kinds(cell.text, labels)), None)
    if name is None or any(not 1 < len(row.cells) <= width for row in body):
        return None
    body = [row if len(row.cells) == width else _padded(row, width - len(row.cells)) for row in body]
    inner = [row for row in body if _titles_indicators(row, name, labels)]
    if not inner or not all(are_alike(inner[0], row) for row in inner) or inner[0] is body[0]:
        return None
    places = [at for at, cell in enumerate(inner[0].cells) if cell.pieces]
    found = Widened([replace(head, cells=(*head.cells, *[inner[0].cells[at] for at in places]))])
    is_inner = is_filled = False
    for row in body:
        shown = [at for at, cell in enumerate(row.cells) if cell.pieces]
        if row in inner:
            found.again += [raw(row.cells[at]) for at in places] if row is not inner[0] else []
            is_inner, is_filled = True, False
        elif row.cells[name].pieces:
            if is_inner and not is_filled:
                return None  # titles over nothing
            found.rows.append(_padded(row, len(places)))
            is_inner = False
        elif not is_inner or not shown or not set(shown) <= set(places):
            return None
        else:
            figures = [row.cells[at] for at in places]
            above = found.rows[-1].cells[:width] if not is_filled else (Cell(),) * width
            if not is_filled:
                found.rows.pop()
            found.rows.append(replace(row, cells=(*above, *figures)))
            is_filled = True
    return found if is_filled or not is_inner else None


def _padded(row: Row, count: int) -> Row:
    """A row with so many blank cells behind its own; in text with tabs a row ends with its last filled cell."""
    return replace(row, cells=(*row.cells, *[Cell()] * count))


def _titles_indicators(row: Row, name: int, labels: Labels) -> bool:
    """Whether a row beside a blank name is nothing but titles of indicators and their figures, that of the indicators among them."""
    cells = [cell for cell in row.cells if cell.pieces]
    if len(cells) < _LEAST_TITLES or row.cells[name].pieces or not all(map(is_short, cells)):
        return False
    kinds = [title_kinds(cell.text, labels) for cell in cells]
    return all(any(kind.startswith("measure.") for kind in own) for own in kinds) and any(
        "measure.label" in own for own in kinds
    )
