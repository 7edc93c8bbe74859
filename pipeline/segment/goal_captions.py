"""Lines that name by its number the goal whose projects follow (目標1に向けた事業), and headings over the list of these goals (目標一覧)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.tables import STOPS
from pipeline.segment.views import View
from pipeline.text.enumerators import Marker, split_marker
from pipeline.text.fold import fold
from pipeline.text.goal_captions import goal_caption

_LIST_OF_GOALS = re.compile(r"(?:目標|課題|宣言|約束|柱)(?:の?一覧表?)[)>\] ]*$")
_MOST_LINES = 60
_LEAST = 2


def is_goal_caption(view: View) -> bool:
    """Whether a row is nothing but such a line, outside tables."""
    text = view.text
    return text is not None and len(view.row.cells) == 1 and goal_caption(text) is not None


def lists_goals_in_lines(heading: str, below: Sequence[View]) -> bool:
    """Whether goals stand in lines below a heading that says so (目標一覧): sentences, numbered on from 1 by one kind of mark.

    They end at a table, at the next heading, or at the line over the projects of the first goal.
    """
    if _LIST_OF_GOALS.search(fold(heading)) is None:
        return False
    first: Marker | None = None
    last = ""
    count = 0
    for view in below[:_MOST_LINES]:
        text = view.text
        if text is None or view.row.table is not None or view.heading is not None or is_goal_caption(view):
            break
        mark = split_marker(text)
        if mark is not None and mark.number == count + 1 and (first is None or mark.kind == first.kind):
            if count and last[-1] not in STOPS:
                return False
            first, count = first or mark, count + 1
        elif first is None:
            return False
        last = text
    return count >= _LEAST and last[-1] in STOPS
