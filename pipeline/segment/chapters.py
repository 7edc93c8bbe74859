"""Headings of chapters that name a section with its head and staff (■市民課（課長 山田 太郎、35名）) → a block of staffing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Row
from pipeline.model.segments import Segment
from pipeline.segment.staff_runs import OF_OTHERS
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LONGEST = 60
_LEAST, _MOST_CELLS, _LEAST_LISTED = 2, 4, 3
_MARKS = "■□◆◇●○〇◯◎▼▽★☆【0123456789０１２３４５６７８９"
_BEFORE = ("policy", "mission", "vision", "current_state", "message", "goals", "extra", "other", "projects")
_MARK = r"[ ■□◆◇●○〇◯◎▼▽★☆*【]*(?:(?:第?[0-9]{1,2}[.、: ]|\([0-9]{1,2}\)|[①-⑳]) *)?[ ■□◆◇●○〇◯◎▼▽【]*"
_HEADED = re.compile(
    rf"{_MARK}(?P<name>[^ :()、。】]{{2,20}})[ :(】]+(?:[^ :()、。]{{0,8}}(?:長|主幹|参事)[ :]+[^。]{{2,24}}|(?:職員数?|人員)?[ :]*)"
    r"(?P<count>[0-9]{1,4} ?[人名])?[ )】]*"
)
_BEFORE_NAME = re.compile(_MARK)
_HEAD = re.compile(r"(?:長|主幹|参事)[ :]")
_BESIDE_LIST = re.compile("現在|時点|計")
"""The day of the numbers, and their sum."""
_AS_OF = re.compile(r"[^。]{0,12}(?:職員|人員)[^。]{0,12}[0-9元]年?[^。]{0,12}(?:現在|時点)[ )]*")


def with_chapters(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report without a block of staffing, with the headings of its chapters in such a block.

    A heading is a line outside tables, a section's name and behind it a head or a number of staff; two at least must
    stand in the report. The day of those numbers, on a line right above the first of them, goes with them. A block of
    unknown words in which most lines are such is one of staffing as a whole.
    """
    if any(one.kind == "staffing" for one in segments):
        return tuple(segments)
    if any(map(_lists_staff, segments)):
        return tuple(replace(one, kind="staffing") if _lists_staff(one) else one for one in segments)
    blocks = [one for one in segments if one.kind in _BEFORE and not _counts_others(one)]
    found = [row for one in blocks for row in one.rows if is_chapter(row)]
    if len(found) < _LEAST or not any(one.kind == "projects" for one in segments):
        return tuple(segments)
    own = {id(row) for row in found} | {
        id(row) for one in segments if one.kind in _BEFORE for row in _days(one.rows) if one.kind != "projects"
    }
    rows = tuple(_without_mark(row) for one in segments for row in one.rows if id(row) in own)
    at = next(index for index, one in enumerate(segments) if any(id(row) in own for row in one.rows))
    rest = [replace(one, rows=tuple(row for row in one.rows if id(row) not in own)) for one in segments]
    return (*rest[: at + 1], Segment("staffing", None, rows), *rest[at + 1 :])


def _lists_staff(segment: Segment) -> bool:
    """Whether most rows of a block that nobody knows name a section and behind it a head or a number of staff: no chapters."""
    if segment.kind not in ("extra", "other") or len(segment.rows) < _LEAST_LISTED:
        return False
    if _counts_others(segment):
        return False
    listed = sum(map(is_chapter, segment.rows))
    others = sum(_BESIDE_LIST.search(_line(row) or "") is not None for row in segment.rows if not is_chapter(row))
    return listed >= _LEAST and listed * 3 >= (len(segment.rows) - others) * 2


def _counts_others(segment: Segment) -> bool:
    """Whether a block that nobody knows begins with words that its numbers are of others than staff (研修の受講者)."""
    if segment.kind not in ("extra", "other") or not segment.rows:
        return False
    above = (_line(segment.rows[0]) or "", "" if segment.heading is None else segment.heading.text)
    return any(OF_OTHERS.search(text) for text in above)


def is_chapter(row: Row) -> bool:
    """Whether a row is a line that names a section, and behind it a head or a number of staff."""
    text = _line(row)
    match = None if text is None else _HEADED.fullmatch(text)
    if text is None or match is None or not looks_like_section(match["name"]):
        return False
    return match["count"] is not None or _HEAD.search(text, match.end("name")) is not None


def _without_mark(row: Row) -> Row:
    """A heading in several cells → the row of a table that it looks like: the mark before the section's name is gone."""
    mark = _BEFORE_NAME.match(fold(row.cells[0].text)) if len(row.cells) > 1 and row.cells[0].pieces else None
    first = row.cells[0].pieces[:1]
    if mark is None or not 0 < mark.end() < len(first[0].text):
        return row
    return replace(row, cells=(Cell((first[0].cut(mark.end()), *row.cells[0].pieces[1:])), *row.cells[1:]))


def _days(rows: Sequence[Row]) -> list[Row]:
    """The lines that only say of which day the numbers of staff are."""
    return [row for row in rows if (text := _line(row)) is not None and _AS_OF.fullmatch(text) is not None]


def _line(row: Row) -> str | None:
    """The folded text of a line outside tables; one that wide blanks part into cells begins with a mark."""
    texts = [cell.text for cell in row.cells if cell.pieces]
    if not 0 < len(texts) <= _MOST_CELLS or (row.table is not None and (len(texts) == 1 or texts[0][0] not in _MARKS)):
        return None
    text = " ".join(texts)
    return fold(text).strip() if len(text) <= _LONGEST and "\n" not in text else None
