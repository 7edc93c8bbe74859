"""A table that lists the projects with their grades above the project blocks themselves → each grade with its project's texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.cutting import raw, without_blanks
from pipeline.extract.figure_forms import is_plain_grade
from pipeline.extract.project_titles import is_short
from pipeline.model.document import Cell, Piece, Row
from pipeline.model.raw import RawText
from pipeline.profiles.labels import Labels
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_LEAST_PROJECTS = 2
_PARTS = ("column.section", "rating.", "budget.")
_LONGEST_NAME = 80
_STOPS = "。、"


@dataclass(frozen=True, slots=True)
class Overview:
    """The rows without the table, its values as labelled rows behind those of their projects.

    `names` are the ids of the rows that name a project, `labels` what was left out, `own` titles that only their column
    shows to be such.
    """

    rows: list[Row]
    names: frozenset[int]
    labels: tuple[RawText, ...]
    own: Mapping[str, tuple[str, ...]]


def with_overview(rows: Sequence[Row], labels: Labels) -> Overview:
    """The rows of all project blocks → the same, with what a list of the projects says beside each name given to it.

    The list is a table of names with sections, grades or amounts beside them; each name stands again, in the same order,
    on a line of its own below the table, perhaps behind a mark.
    """
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end].table == rows[at].table is not None:
            end += 1
        if rows[at].table is not None and end - at > _LEAST_PROJECTS:
            found = _read(rows, at, end, labels)
            if found is not None:
                return found
        at = end
    return Overview(list(rows), frozenset(), (), {})


def _read(rows: Sequence[Row], at: int, end: int, labels: Labels) -> Overview | None:
    head, *body = rows[at:end]
    if len(head.cells) < _LEAST_PROJECTS or not all(cell.pieces and is_short(cell) for cell in head.cells):
        return None
    if any(len(row.cells) != len(head.cells) for row in body):
        return None
    column = next((one for one in range(min(2, len(head.cells))) if _are_names([row.cells[one] for row in body])), None)
    if column is None or (lines := _lines_of([row.cells[column] for row in body], rows[end:])) is None:
        return None
    own: dict[str, tuple[str, ...]] = {}
    for place, cell in enumerate(head.cells):
        kinds = () if place <= column else _kinds(cell, [row.cells[place] for row in body], labels)
        if place > column and not kinds:
            return None
        if kinds and not labels.kinds_of(cell.text):
            own[cell.text] = kinds
    left = [
        *(raw(cell) for cell in head.cells),
        *(raw(cell) for row in body for cell in row.cells[: column + 1] if cell.pieces),
    ]
    return _given(rows, at, end, column, [end + line for line in lines], left, own)


def _given(
    rows: Sequence[Row],
    at: int,
    end: int,
    column: int,
    lines: Sequence[int],
    left: list[RawText],
    own: Mapping[str, tuple[str, ...]],
) -> Overview:
    found = [*rows[:at], *rows[end : lines[0]]]
    names: list[int] = []
    titles = rows[at].cells
    for number, (start, stop) in enumerate(zip(lines, [*lines[1:], len(rows)], strict=True)):
        mark, name = _cut(rows[start].cells[0].pieces[0])
        left += [] if mark is None else [RawText((mark,))]
        cell = Cell((name, *rows[start].cells[0].pieces[1:]))
        named = replace(rows[start], cells=(cell,), table=None, blank_before=True)
        names.append(id(named))
        found += [named, *rows[start + 1 : stop]]
        listed = rows[at + 1 + number]
        for title, value in zip(titles[column + 1 :], listed.cells[column + 1 :], strict=True):
            if value.pieces:
                found.append(replace(listed, cells=(title, value)))
    return Overview(found, frozenset(names), tuple(left), own)


def _are_names(cells: Sequence[Cell]) -> bool:
    """Whether cells may be names: all filled, no two alike, none a sentence, none a mere number."""
    texts = [cell.text for cell in cells]
    if not all(texts) or len(set(texts)) < len(texts):
        return False
    return all(3 < len(text) <= _LONGEST_NAME and text[-1] not in _STOPS for text in texts)


def _lines_of(cells: Sequence[Cell], below: Sequence[Row]) -> list[int] | None:
    """Where each name stands on a line of its own, in their order; None where one does not, or stands there twice."""
    wanted = [_key(cell.text) for cell in cells]
    found: list[int] = []
    for index, row in enumerate(below):
        if len(row.cells) != 1 or not row.cells[0].pieces or len(row.cells[0].text) > _LONGEST_NAME + 10:
            continue
        key = _key(row.cells[0].text)
        _, name = _cut(row.cells[0].pieces[0])
        rest = (
            key
            if name is row.cells[0].pieces[0]
            else _key("".join((name.text, *(p.text for p in row.cells[0].pieces[1:]))))
        )
        if len(found) < len(wanted) and wanted[len(found)] in (key, rest):
            found.append(index)
    return found if len(found) == len(wanted) else None


def _cut(piece: Piece) -> tuple[Piece | None, Piece]:
    """A line → its mark (None: it has none) and the name behind it."""
    marker = split_marker(piece.text)
    if marker is None or marker.rest_start >= len(piece.text):
        return None, piece
    return piece.cut(0, marker.rest_start), piece.cut(marker.rest_start)


def _key(text: str) -> str:
    return without_blanks(fold(text))


def _kinds(title: Cell, values: Sequence[Cell], labels: Labels) -> tuple[str, ...]:
    """What a column beside the names holds: by the vocabulary, or since all its values are plain grades; (): nothing known."""
    known = tuple(kind for kind in labels.kinds_of(title.text) if kind.startswith(_PARTS))
    if known:
        return known
    texts = [cell.text for cell in values if cell.pieces]
    return ("rating.result",) if texts and all(map(is_plain_grade, texts)) else ()
