"""The last lines of a block of goals or prose that say whom to ask (問合せ先：…) → a block of their own, which no field holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.model.document import Row
from pipeline.model.segments import Segment
from pipeline.segment.contact_words import ASK, line_of

_OF: Final = ("policy", "mission", "vision", "current_state", "message", "value", "goals")
_ASK: Final = re.compile(rf"[^\w]*(?:{ASK}|作成担当|文責)(?:$|[^\w]|は)")
_REACH: Final = 6


def with_contact_lines(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report, with the lines at the end of a block that tell whom to ask in a block behind it.

    They begin with a word for it, are no sentences, and stand outside tables; nothing else follows in the block.
    """
    return tuple(part for one in segments for part in (_parted(one) if one.kind in _OF else (one,)))


def _parted(segment: Segment) -> tuple[Segment, ...]:
    rows = segment.rows
    for at in range(max(1, len(rows) - _REACH), len(rows)):
        if (text := line_of(rows[at])) and _ASK.match(text) is not None:
            if all(map(_tells_whom, rows[at:])):
                return replace(segment, rows=rows[:at]), Segment("extra", None, rows[at:])
            return (segment,)
    return (segment,)


def _tells_whom(row: Row) -> bool:
    text = line_of(row)
    return bool(text) and text[-1] not in "。.!"
