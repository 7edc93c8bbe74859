"""The last lines of a block of goals or prose that say whom to ask (問合せ先：…) → a block of their own, which no field holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.model.document import Row
from pipeline.model.segments import Segment
from pipeline.text.fold import fold

_OF: Final = ("policy", "mission", "vision", "current_state", "message", "value", "goals")
_ASK: Final = re.compile(
    r"[^\w]*(?:この[^ :。]{2,16}に(?:関する|ついての))?(?:お?問い?合わ?せ(?:先|窓口)?|連絡先|照会先|事務担当|担当者?連絡先|作成担当|文責)(?:$|[^\w]|は)"
)
_REACH: Final = 6
_LONGEST: Final = 80


def with_contact_lines(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report, with the lines at the end of a block that tell whom to ask in a block behind it.

    They begin with a word for it, are no sentences, and stand outside tables; nothing else follows in the block.
    """
    return tuple(part for one in segments for part in (_parted(one) if one.kind in _OF else (one,)))


def _parted(segment: Segment) -> tuple[Segment, ...]:
    rows = segment.rows
    for at in range(max(1, len(rows) - _REACH), len(rows)):
        if (text := _line(rows[at])) and _ASK.match(text) is not None:
            if all(map(_tells_whom, rows[at:])):
                return replace(segment, rows=rows[:at]), Segment("extra", None, rows[at:])
            return (segment,)
    return (segment,)


def _tells_whom(row: Row) -> bool:
    text = _line(row)
    return bool(text) and text[-1] not in "。.!"


def _line(row: Row) -> str:
    """The folded text of a short line outside tables, which wide blanks may have cut in cells; "" for any other row."""
    if row.table is not None:
        return ""
    text = " ".join([cell.text for cell in row.cells if cell.pieces])
    return fold(text).strip() if 0 < len(text) <= _LONGEST else ""
