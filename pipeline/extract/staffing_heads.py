"""The titles of a staffing table and its rows → the titles, with the column of the sections' heads known by the names in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.staffing_fields import StaffingFields
from pipeline.extract.staffing_titles import HEAD, OTHER, SECTION, Column, Titles
from pipeline.model.document import Piece, Row
from pipeline.profiles.staff_titles import is_name


def with_heads(titles: Titles, rows: Sequence[Row]) -> Titles:
    """The titles of a table and the rows below → the titles, where a title that nobody knows stands over names of people only.

    No other column has the heads, and two rows at least name one.
    """
    kinds = titles.kinds
    if HEAD in kinds or SECTION not in kinds or OTHER not in kinds:
        return titles
    found = [at for at, kind in enumerate(kinds) if kind == OTHER and _are_names(rows, at)]
    if len(found) != 1 or (column := titles.columns[found[0]]) is None or column.title is None:
        return titles
    columns = (*titles.columns[: found[0]], Column(HEAD, column.title), *titles.columns[found[0] + 1 :])
    return replace(titles, columns=columns, known=(*titles.known, column.title))


def over_values(titles: Titles, rows: Sequence[Row], found: StaffingFields, since: int) -> frozenset[Piece]:
    """The titles of a table and the rows below → the pieces of its titles under which a value was found.

    Where no section since that index has a head, what stands under the title of the heads (合計 | 15) is something else.
    """
    headed = any(section.officers for section in found.sections[since:])
    taken = {(piece.line, piece.start) for text in found.values() for piece in text.pieces}
    filled = {
        at
        for row in rows
        for at, cell in enumerate(row.cells)
        if any((piece.line, piece.start) in taken for piece in cell.pieces)
    }
    return frozenset(
        piece
        for at, column in enumerate(titles.columns)
        if at in filled and column is not None and column.title is not None and (headed or column.kind != HEAD)
        for piece in column.title.pieces
    )


def _are_names(rows: Sequence[Row], at: int) -> bool:
    """Whether nothing but names of people stands in a column, in two rows at least."""
    texts = [row.cells[at].text for row in rows if len(row.cells) > max(at, 1) and row.cells[at].pieces]
    return len(texts) > 1 and all(is_name(text) for text in texts)
