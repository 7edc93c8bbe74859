"""A list of the sections with their numbers of staff in the header, or in a block of prose → the staffing block that it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Row
from pipeline.model.segments import Segment
from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_list_words import begins_staff_list
from pipeline.text.fold import fold

_MOST_LINES = 12
_LONGEST = 600
_KINDS = ("header", "staffing", "extra", "policy", "message")


def with_staff_lists(segments: Sequence[Segment], profile: Profile) -> tuple[Segment, ...]:
    """Blocks of a report, with such a list of the header or of prose, on one line or wrapped, in a block of its own behind it."""
    found: list[Segment] = []
    for one in segments:
        at = _list_at(one.rows, profile) if one.kind in _KINDS else None
        if at is None:
            found.append(one)
            continue
        begin, end = at
        pieces = tuple([piece for row in one.rows[begin:end] for piece in row.cells[0].pieces])
        row = replace(one.rows[begin], cells=(Cell(pieces),))
        if one.kind == "extra" and end - begin == len(one.rows):
            found.append(Segment("staffing", one.heading, (row,)))  # under a heading in words that nobody knows
            continue
        if one.kind == "staffing":
            found.append(replace(one, rows=(*one.rows[:begin], row, *one.rows[end:])))
            continue
        found.append(replace(one, rows=(*one.rows[:begin], *one.rows[end:])))
        found.append(Segment("staffing", None, (row,)))
    return tuple(found)


def _list_at(rows: Sequence[Row], profile: Profile) -> tuple[int, int] | None:
    """The first row of a list and the one behind its last: its bracket closes there, and the line ends."""
    for begin, row in enumerate(rows):
        if not _is_line(row) or not begins_staff_list(row.cells[0].text, profile.labels):
            continue
        text = ""
        for end in range(begin, min(begin + _MOST_LINES, len(rows))):
            if not _is_line(rows[end]) or (end > begin and rows[end].blank_before):
                break
            text += fold(rows[end].cells[0].text)
            if len(text) > _LONGEST:
                break
            if text.count("(") == text.count(")") and not _goes_on(rows, end):
                return begin, end + 1
    return None


def _goes_on(rows: Sequence[Row], end: int) -> bool:
    """Whether the next line ends what this one says: the day of the numbers alone (※4月1日 ⏎ 現在)."""
    text = rows[end].cells[0].text
    if text.endswith(("現在", "時点", ")", "）")) or end + 1 >= len(rows) or not _is_line(rows[end + 1]):
        return False
    following = rows[end + 1].cells[0].text
    return len(following) <= len("令和4年4月1日現在") and following.rstrip(")）").endswith(("現在", "時点"))


def _is_line(row: Row) -> bool:
    return sum(bool(cell.pieces) for cell in row.cells) == 1 and bool(row.cells[0].pieces)
