"""A line below the table of projects that looks back on the year (5. 年度の総括) → the block of the head's closing words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.profiles.labels import label_key
from pipeline.segment.heading_numbers import NO_HEADING, style_of
from pipeline.segment.tables import STOPS, is_caption
from pipeline.segment.views import View

_LOOKS_BACK = re.compile(r"(?:総括|振り?返(?:って|り)|むすびに?|結びに?|おわりに|終わりに)(?:\([^()]{1,10}\))?$")
_LONGEST = 24
_LEAST_TEXT = 30
_NOTE = re.compile(r"[(（]?(?:[※＊*]|注)")


def opens_closing(own: Sequence[View], view: View, following: Sequence[View], *, is_apart: bool) -> bool:
    """Whether a line ends the projects, which all stand in tables, and heads words that look back on the year, or the head's.

    It is set apart as the headings are (`is_apart`) or bears a number, stands outside the tables, and a sentence outside
    them follows. Between the table and it only notes stand (注）…): no project on lines can be meant.

    `総括` inside a form or among lines is the label of a text.
    """
    text = view.text
    if text is None or len(text) > _LONGEST or view.row.table is not None or NO_HEADING.search(text) is not None:
        return False
    looks_back = view.heading == "message" or _LOOKS_BACK.search(label_key(text)) is not None
    if not looks_back or not (is_apart or style_of(text) is not None):
        return False
    below = following[0] if following else None
    if below is None or below.row.table is not None or below.text is None:
        return False
    if not (below.text[-1] in STOPS or len(below.text) >= _LEAST_TEXT):
        return False
    rows = [one for one in own if one.filled]
    return any(one.row.table is not None for one in rows) and all(_in_table(one) for one in rows)


def _in_table(view: View) -> bool:
    return (
        view.row.table is not None or is_caption(view) or (view.text is not None and _NOTE.match(view.text) is not None)
    )
