"""Rows between projects that name a section with its head and staff (■市民課　課長　山田 太郎（9人）) → a block of staff of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Row
from pipeline.model.segments import Segment
from pipeline.profiles.profile import Profile
from pipeline.segment.chapters import is_chapter
from pipeline.segment.section_head_lines import BAND, with_staff_below_names
from pipeline.segment.tables import is_as_of_line
from pipeline.segment.views import views_of
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LONGEST = 60
_MOST_CELLS = 2
_LEAST_CELLS = 3
"""So many cells has a row over the columns of a table at least."""


def with_staff_of_bands(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report without a block of staff, with the bands of its project tables as one, and the day above the table.

    Of each band its section stays, for the projects below it. Where lines outside the tables name sections, too, these
    are the headings of chapters.
    """
    segments = with_staff_below_names(segments)
    blocks = [one for one in segments if one.kind == "projects"]
    bands_of = {id(one): _bands(one.rows) for one in blocks}
    known = {row for bands in bands_of.values() for row in bands}
    if not known or any(one.kind == "staffing" for one in segments):
        return tuple(segments)
    if any(is_chapter(row) and id(row) not in known for one in segments for row in one.rows):
        return tuple(segments)
    found: list[Segment] = []
    for one in segments:
        own = bands_of.get(id(one), {})
        if not own:
            found.append(one)
            continue
        days = [] if one.rows[0].table is not None else _days(one.rows, profile)
        bands = [replace(row, cells=(_parted(row, own[id(row)]),), table=None) for row in one.rows if id(row) in own]
        found.append(Segment("staffing", None, (*days, *bands)))
        rows = [_name_alone(row, own[id(row)]) if id(row) in own else row for row in one.rows if row not in days]
        found.append(replace(one, rows=tuple(rows)))
    return tuple(found)


def _bands(rows: Sequence[Row]) -> dict[int, tuple[int, int]]:
    """The rows that are bands, by their ids, with the place of the section's name in each."""
    found: dict[int, tuple[int, int]] = {}
    for row in rows:
        if row.table is None or not row.cells[0].pieces or len(row.cells) < _MOST_CELLS:
            continue
        if sum(bool(cell.pieces) for cell in row.cells) > _MOST_CELLS:
            continue
        text = _whole(row).text
        if len(text) > _LONGEST or len({piece.line for piece in _whole(row).pieces}) > 1:
            continue
        band = BAND.fullmatch(fold(text).replace("\n", " "))
        if band is None:
            continue
        group = "name" if band["inside"] is None else "inside"
        if looks_like_section(band[group]) and band.end(group) <= len(row.cells[0].pieces[0].text):
            found[id(row)] = band.span(group)
    return found


def _whole(row: Row) -> Cell:
    return Cell(tuple([piece for cell in row.cells for piece in cell.pieces]))


def _parted(row: Row, name: tuple[int, int]) -> Cell:
    """A band as one cell: the section's name without brackets, and what stands behind it."""
    first, *others = _whole(row).pieces
    rest = first.cut(name[1])
    behind = rest.cut(len(rest.text) - len(rest.text.lstrip("】〕]］)） \u3000")))
    return Cell((first.cut(*name), *((behind,) if behind.text else ()), *others))


def _days(rows: Sequence[Row], profile: Profile) -> list[Row]:
    """The lines above the table that tell the day of its numbers."""
    above = rows[: next((at for at, row in enumerate(rows) if row.table is not None), 0)]
    return [view.row for view in views_of(above, profile) if is_as_of_line(view)]


def _name_alone(row: Row, name: tuple[int, int]) -> Row:
    """A band → a row over all columns of the table, of nothing but the section's name."""
    rest = max(len(row.cells), _LEAST_CELLS) - 1
    return replace(row, cells=(Cell((row.cells[0].pieces[0].cut(*name),)), *(Cell((), covered=True),) * rest))
