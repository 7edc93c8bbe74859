"""A table or lines below a heading that is not known for certain (重点目標一覧, 経営課題への挑戦) → whether they are goals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.document import Row
from pipeline.model.raw import RawText
from pipeline.profiles.headings import kind_by_last_noun
from pipeline.profiles.profile import Profile
from pipeline.segment.heading_numbers import NO_HEADING
from pipeline.segment.tables import PROSE, STOPS, is_below_table
from pipeline.segment.views import View
from pipeline.text.enumerators import Marker, parse_enumerator, split_marker

_OF_GOALS = re.compile(r"目標|課題|宣言|約束|方針|柱")
_LEAST_TEXT = 8
_LONGEST_HEADING = 24
_LONGEST_NUMBER = 6
_PAIR = 2
_MOST_LINES = 8
_PARTICLES = "のをはがにでと"
_BEFORE_GOALS = frozenset((*PROSE, "staffing")) - {"goals"}


def lists_goals(heading: str, below: Sequence[View], profile: Profile) -> bool:
    """Whether a table of numbers and texts, titled so (No. | 部の重点目標), stands below a heading of goals, and nothing beside them.

    Where the first title is none of numbers (目標の番), the numbers run on from 1.
    """
    if _OF_GOALS.search(heading) is None or len(below) < _PAIR or below[0].row.table is None:
        return False
    titles = [cell.text for cell in below[0].filled]
    kinds = () if len(titles) != _PAIR else profile.labels.kinds_of(titles[0])
    if len(titles) != _PAIR or not ({"column.number", "column.goal"} & {*kinds} or len(titles[0]) <= _LONGEST_NUMBER):
        return False
    if _OF_GOALS.search("".join(titles[1].split())) is None:
        return False
    own: list[View] = []
    for view in below[1:]:
        if view.row.table != below[0].row.table:
            break
        own.append(view)
    numbers = [_number(view) for view in own]
    return bool(own) and None not in numbers and ("column.number" in kinds or numbers == [*range(1, len(own) + 1)])


def _number(view: View) -> int | None:
    """The number of a goal in a row of a number and a text; None: it is no such row."""
    texts = [cell.text for cell in view.filled]
    return parse_enumerator(texts[0]) if len(texts) == _PAIR and len(texts[1]) >= _LEAST_TEXT else None


def opens_goals(
    views: Sequence[View], index: int, kind: str, own: Sequence[View], profile: Profile, *, is_apart: bool
) -> tuple[tuple[str, RawText | None], Row | None] | None:
    """The block of goals that a row in a block of prose (`kind`) opens, though no known word heads it; None: it opens none.

    It titles a table of numbers and goals; or it is a line that stands between the end of a sentence and a goal that
    says what it is, with the first number (課題1 …): short, unmarked and set apart, or marked as the headings are. A line
    that itself says what it is over (めざすゴール) may stand over any list of sentences, below a table of staff, too.
    """
    view = views[index]
    if kind not in _BEFORE_GOALS:
        return None
    if len(view.filled) > 1 and kind == "staffing":
        return None
    if len(view.filled) > 1:
        return (("goals", None), view.row) if lists_goals("目標", views[index:], profile) else None
    text, above = view.text, own[-1].text if own else None
    first = views[index + 1].text if index + 1 < len(views) else None
    if text is None or first is None or len(view.row.cells[0].pieces) != 1 or len(text) > _LONGEST_HEADING:
        return None
    marker = split_marker(first)
    if marker is None or NO_HEADING.search(text) is not None:
        return None
    of_goals = marker.kind == "label" and marker.number == 1 and _OF_GOALS.search(marker.marker) is not None
    if kind == "staffing" or not of_goals:
        said = text[0] not in _PARTICLES and kind_by_last_noun(text) == "goals"
        of_goals = said and _are_sentences(views[index + 1 :], marker)
    apart = is_apart or _is_set_apart(view, text, above) or (kind == "staffing" and is_below_table(view, own))
    if not (of_goals and apart):
        return None
    return ("goals", RawText(view.row.cells[0].pieces)), None


def _are_sentences(below: Sequence[View], first: Marker) -> bool:
    """Whether a list of two sentences at least begins here, marked alike, its numbers from 1 on."""
    if first.number not in (None, 1):
        return False
    last = below[0].text or ""
    for view in below[1:_MOST_LINES]:
        text = view.text
        if text is None or view.row.table is not None:
            return False
        marker = split_marker(text)
        if marker is not None and marker.kind == first.kind:
            same = marker.number == 2 if first.number == 1 else marker.marker[:1] == first.marker[:1]
            return same and last[-1] in STOPS
        last = text
    return False


def _is_set_apart(view: View, text: str, above: str | None) -> bool:
    if above is None or above[-1] not in STOPS or len(text) < _PAIR or split_marker(text) is not None:
        return False
    return view.row.blank_before or view.row.page is not None
