"""A table of sections with sections below them (課 > 係) → rows of one level: the 課, then `課 係` for each below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.cutting import raw
from pipeline.extract.staffing_fields import SECTIONS, StaffingFields, total_label
from pipeline.extract.staffing_titles import COUNT, HEAD, SECTION, STAFF, SUBSECTION, Titles
from pipeline.model.document import Cell, Row
from pipeline.profiles.profile import Profile

_BLANK = Cell()
_UNIT_END = re.compile("(?:課|室|所|館|園|署|係|班|担当|グループ|チーム|センター|[GＧ])$")


def one_level(rows: Sequence[Row], titles: Titles, found: StaffingFields, profile: Profile) -> Iterator[Row]:
    """The rows of a table with a column of sections below sections, each with its name in the sections' column.

    A head or number printed once for several rows is the 課's, one on every row that of the row. 計 in the lower column
    gives the 課's own number.
    """
    section, sub = titles.kinds.index(SECTION), titles.kinds.index(SUBSECTION)
    for group in _groups(rows, section):
        below = [row for row in group if _at(row, sub).pieces]
        whole = _at(group[0], section)
        if not whole.pieces or not below or not all(_is_unit(_at(row, sub).text, profile) for row in below):
            yield from group
            continue
        found.doubt("staffing-unclear", "sections stand below sections", None, SECTIONS)
        own = _own_cells(group, below, titles, profile)
        if len(group) > 1:
            cells = [own.get(at, _BLANK) for at in range(len(titles.columns))]
            cells[section] = whole
            yield replace(group[0], cells=tuple(cells))
        for row in group:
            if not _at(row, sub).pieces:
                continue
            if total_label(_at(row, sub).text, profile) is not None:
                found.labels.append(raw(_at(row, sub)))
                continue
            printed = [_at(row, at) for at in range(max(len(row.cells), len(titles.columns)))]
            cells = [_BLANK if at in own and own[at] is cell else cell for at, cell in enumerate(printed)]
            cells[section] = Cell((*whole.pieces, *_at(row, sub).pieces))
            cells[sub] = _BLANK
            yield replace(row, cells=tuple(cells))


def _groups(rows: Sequence[Row], section: int) -> Iterator[list[Row]]:
    """Rows from one name in the sections' column to the next."""
    group: list[Row] = []
    for row in rows:
        if _at(row, section).pieces and group:
            yield group
            group = []
        if group or _at(row, section).pieces:
            group.append(row)
        else:
            yield [row]
    if group:
        yield group


def _own_cells(group: Sequence[Row], below: Sequence[Row], titles: Titles, profile: Profile) -> dict[int, Cell]:
    """The cells of the 課 itself, by column."""
    sub = titles.kinds.index(SUBSECTION)
    summed = next((row for row in below if total_label(_at(row, sub).text, profile) is not None), None)
    own: dict[int, Cell] = {}
    for at, kind in enumerate(titles.kinds):
        if kind is None or not (kind == HEAD or kind.startswith((COUNT, STAFF))):
            continue
        printed = [row.cells[at] for row in group if at < len(row.cells) and row.cells[at].pieces]
        if len(group) > 1 and len(printed) == 1 and printed[0] is _at(group[0], at):
            own[at] = printed[0]
        elif summed is not None and kind != HEAD and _at(summed, at).pieces:
            own[at] = _at(summed, at)
    return own


def _is_unit(text: str, profile: Profile) -> bool:
    """Whether a text is a unit's name (戸籍係, 窓口担当) or 計, and no person's."""
    return _UNIT_END.search("".join(text.split())) is not None or total_label(text, profile) is not None


def _at(row: Row, column: int) -> Cell:
    return row.cells[column] if column < len(row.cells) else _BLANK
