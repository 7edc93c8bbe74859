"""A table or lines below a heading that is not known for certain (重点目標一覧, 経営課題への挑戦) → whether they are goals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.document import Row
from pipeline.model.raw import RawText
from pipeline.profiles.profile import Profile
from pipeline.segment.heading_numbers import NO_HEADING
from pipeline.segment.tables import PROSE, STOPS
from pipeline.segment.views import View
from pipeline.text.enumerators import parse_enumerator, split_marker

_OF_GOALS = re.compile(r"目標|課題|宣言|約束|方針|柱")
_LEAST_TEXT = 8
_LONGEST_HEADING = 24
_PAIR = 2


def lists_goals(heading: str, below: Sequence[View], profile: Profile) -> bool:
    """Whether a table of numbers and texts, titled so (No. | 部の重点目標), stands below a heading of goals, and nothing beside them."""
    if _OF_GOALS.search(heading) is None or len(below) < _PAIR or below[0].row.table is None:
        return False
    titles = [cell.text for cell in below[0].filled]
    if len(titles) != _PAIR or "column.number" not in profile.labels.kinds_of(titles[0]):
        return False
    if _OF_GOALS.search(titles[1]) is None:
        return False
    own: list[View] = []
    for view in below[1:]:
        if view.row.table != below[0].row.table:
            break
        own.append(view)
    return bool(own) and all(_is_goal(view) for view in own)


def _is_goal(view: View) -> bool:
    texts = [cell.text for cell in view.filled]
    return len(texts) == _PAIR and parse_enumerator(texts[0]) is not None and len(texts[1]) >= _LEAST_TEXT


def opens_goals(
    views: Sequence[View], index: int, kind: str, own: Sequence[View], profile: Profile, *, is_apart: bool
) -> tuple[tuple[str, RawText | None], Row | None] | None:
    """The block of goals that a row in a block of prose (`kind`) opens, though no known word heads it; None: it opens none.

    It titles a table of numbers and goals; or it is a line that stands between the end of a sentence and a goal that
    says what it is, with the first number (課題1 …): short, unmarked and set apart, or marked as the headings are.
    """
    view = views[index]
    if kind not in PROSE or kind == "goals":
        return None
    if len(view.filled) > 1:
        return (("goals", None), view.row) if lists_goals("目標", views[index:], profile) else None
    text, above = view.text, own[-1].text if own else None
    first = views[index + 1].text if index + 1 < len(views) else None
    if text is None or first is None or len(view.row.cells[0].pieces) != 1 or len(text) > _LONGEST_HEADING:
        return None
    marker = split_marker(first)
    if marker is None or marker.kind != "label" or marker.number != 1 or _OF_GOALS.search(marker.marker) is None:
        return None
    if NO_HEADING.search(text) is not None or not (is_apart or _is_set_apart(view, text, above)):
        return None
    return ("goals", RawText(view.row.cells[0].pieces)), None


def _is_set_apart(view: View, text: str, above: str | None) -> bool:
    if above is None or above[-1] not in STOPS or len(text) < _PAIR or split_marker(text) is not None:
        return False
    return view.row.blank_before or view.row.page is not None
