"""A section's name on a line, and its head and staff on the next (〔市民課〕 over 課長　山田 太郎　職員数 9人) → a block of staff of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Cell, Piece, Row
from pipeline.model.raw import RawText, stretch
from pipeline.model.segments import Segment
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LEAST = 2
_LONGEST_NAME, _LONGEST = 24, 60
_MOST_CELLS = 4
_ENDS = "。．、！？"
BAND = re.compile(
    r"[■□◆◇●○〇◯◎▼▽・ ]*(?:\((?P<inside>[^ ():、。]{2,20})\)|(?P<name>[^ ():、。]{2,20}?))[ (:]+"
    r"[^ ():、。0-9]{0,8}長[ :]+(?:\([^()]{1,4}\) ?)?(?:[^0-9():、。]{2,20}?|\([^0-9():、。]{2,4}\))"
    r"(?:\([ぁ-ゖァ-ヺー ]{2,20}\))?(?:\([^()0-9]{1,4}\))?(?:[ (:、,]*(?:職員数?|人員|計)?[ :]*[0-9]{1,4} ?[人名])?\)*"
)
"""A section with its head and staff, folded."""
_POST = r"(?P<post>[^ ():、。0-9/・]{0,8}(?:長|主幹|参事))(?:名|氏名)?[): ]+"
_PERSON = r"(?P<person>(?:\([^()]{1,4}\) ?)?[^0-9():、。/]{2,14}?(?:\([ぁ-ゖァ-ヺー ]{2,20}\))?(?:\((?:兼務?|事務取扱|心得)\))?)"
_COUNT = r"(?:(?:職員|人員|配置|課員|室員)[^ ():、。0-9]{0,3}[): ]*|計[ :]*)?(?P<count>[0-9]{1,4} ?[人名])"
_LEAD = r"[ (・○*]*"
_HEAD_FIRST = re.compile(rf"{_LEAD}{_POST}{_PERSON}(?:[ (:、,/・]*{_COUNT})?[ )]*")
_COUNT_FIRST = re.compile(rf"{_LEAD}{_COUNT}[ ):、,/・(]*{_POST}{_PERSON}[ )]*")
_COUNT_ALONE = re.compile(rf"{_LEAD}{_COUNT}[ )]*")
_OF_HEAD = re.compile("長(?:名|氏名)[: ]|/|,")
"""What the lines of other forms hold: they are cut apart."""
_DAY = re.compile(
    r"[(*※ ]*[^。]{0,12}(?:職員|人員)[^。]{0,12}[0-9元]年?[^。]{0,12}(?:現在|時点)[ )]*(?:の(?:もの|数値?|人数|人員)|による(?:もの|数値?)?)?(?:です|である|になります|となります)?。?[ )]*"
)
_NAME = re.compile(
    r"[■□◆◇●○〇◯◎▼▽▶▷・* ]*(?:(?:第?[0-9]{1,2}[.、: ]|\([0-9]{1,2}\)|[0-9]{1,2}\)|[①-⑳]|[ア-コ][.、 ]) *)?(?:[(<](?P<inside>[^ ():、。<>]{2,20})[)>]|(?P<name>[^ ():、。<>]{2,20}))[: ]*"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A section's name with what the lines below it print of its head and staff, and how many lines these are."""

    pieces: tuple[Piece, ...]
    lines: int


def with_staff_below_names(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report without a block of staff → the same, the lines of the sections' heads as one; of projects the names stay.

    Two sections at least have such a line. What of the first stands at the end of the block before, behind goals that
    bear the mark of the headings, goes to the projects, with the line above it as their heading.
    """
    if any(one.kind == "staffing" for one in segments):
        return tuple(segments)
    rows = [row for one in segments for row in one.rows]
    places = {id(row): place for at, row in enumerate(rows[:-1]) if (place := _name_above(rows, at)) is not None}
    if len(places) < _LEAST:
        return tuple(segments)
    found: list[Segment] = []
    for one in _led(segments, places):
        at = [at for at, row in enumerate(one.rows) if id(row) in places] if one.kind == "projects" else []
        if at:
            named = [(name, places[id(one.rows[name])]) for name in at]
            staff = [replace(one.rows[name + 1], cells=(Cell(own.pieces),), table=None) for name, own in named]
            days = [index for index in range(at[0]) if _tells_day(one.rows[index])]
            found.append(Segment("staffing", None, (*(one.rows[index] for index in days), *staff)))
            gone = {*days, *(name + below for name, own in named for below in range(1, own.lines + 1))}
            found.append(replace(one, rows=tuple([row for index, row in enumerate(one.rows) if index not in gone])))
        else:
            found.append(one)
    return tuple(found)


def _name_above(rows: Sequence[Row], at: int) -> _Named | None:
    """The name of a section on a line, with its head and staff on the next, or on the two next; None: these are no such lines."""
    row = rows[at]
    if row.table is not None or len(row.cells) != 1 or len(row.cells[0].pieces) != 1:
        return None
    text = row.cells[0].pieces[0].text
    if len(text) > _LONGEST_NAME or (name := _NAME.fullmatch(fold(text))) is None:
        return None
    group = "name" if name["inside"] is None else "inside"
    if not looks_like_section(name[group]):
        return None
    printed = row.cells[0].pieces[0].cut(*name.span(group))
    below = [_flat(one) for one in rows[at + 1 : at + 3]]
    first, second = below[0], below[1] if len(below) > 1 else None
    if first is None:
        return None
    whole, head = fold(first.text).replace("\n", " "), None
    if BAND.fullmatch(f"{name[group]} {whole}") is not None and _OF_HEAD.search(whole) is None:
        head = first.pieces
    parted = _parts(first, _HEAD_FIRST) or _parts(first, _COUNT_FIRST)
    head = head or parted
    if parted is not None and len(parted) > _LEAST and head is not None:
        return _Named((printed, *head), 1)
    if second is not None:
        both = (_parts(first, _HEAD_FIRST), _parts(second, _COUNT_ALONE))
        if both[0] is None or both[1] is None:
            both = (_parts(second, _HEAD_FIRST), _parts(first, _COUNT_ALONE))
        if both[0] is not None and both[1] is not None and len(both[0]) == _LEAST:
            return _Named((printed, *both[0], *both[1]), 2)
    return None if head is None else _Named((printed, *head), 1)


def _flat(row: Row) -> RawText | None:
    """The text of a row of few cells that may tell of head and staff."""
    pieces = tuple([piece for cell in row.cells for piece in cell.pieces])
    if not pieces or len(row.cells) > _MOST_CELLS or sum(len(piece.text) for piece in pieces) > _LONGEST:
        return None
    return RawText(pieces)


def _parts(flat: RawText, pattern: re.Pattern[str]) -> tuple[Piece, ...] | None:
    """What a line of this pattern prints: the post, the name behind it, the number; None: it is no such line."""
    found = pattern.fullmatch(fold(flat.text).replace("\n", " "))
    if found is None:
        return None
    groups = [group for group in ("post", "person", "count") if found.groupdict().get(group) is not None]
    parts = [stretch(flat, *found.span(group)) for group in groups]
    return tuple([piece for part in parts if part is not None for piece in part.pieces])


def _tells_day(row: Row) -> bool:
    """Whether a line only says of which day the numbers of staff are."""
    text = row.cells[0].text if row.table is None and len(row.cells) == 1 and row.cells[0].pieces else ""
    return bool(text) and _DAY.fullmatch(fold(text)) is not None


def _led(segments: Sequence[Segment], places: Mapping[int, _Named]) -> list[Segment]:
    """The blocks, with the name and head that stand right before a table of projects in its block."""
    found = list(segments)
    for at in range(1, len(found)):
        above, own = found[at - 1], found[at]
        if own.kind != "projects" or own.heading is not None or above.kind == "projects":
            continue
        if len(above.rows) < _LEAST or id(above.rows[-2]) not in places:
            continue
        kept, moved, heading = above.rows[:-2], above.rows[-2:], None
        if kept and _is_heading(kept[-1], above.heading):
            kept, heading = kept[:-1], RawText(kept[-1].cells[0].pieces)
        found[at - 1], found[at] = replace(above, rows=kept), Segment("projects", heading, (*moved, *own.rows))
    return found


def _is_heading(row: Row, other: RawText | None) -> bool:
    """Whether a line bears the mark of another heading, and is as short, and no sentence."""
    if other is None or row.table is not None or len(row.cells) != 1 or not row.cells[0].pieces:
        return False
    text = row.cells[0].text
    return text[0] == other.text[0] and len(text) <= _LONGEST_NAME and text[-1] not in _ENDS
