"""A line with a heading's words among projects → whether it is only a label of a project's text, or stands over named projects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.profiles.labels import TEXT_FAMILIES
from pipeline.profiles.profile import Profile
from pipeline.segment.goals_over_lines import mark_of_goal
from pipeline.segment.tables import STOPS
from pipeline.segment.views import View
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_LONGEST_NAME = 60
_REACH = 12
_LEAST_LINE = 20
"""A line of a wrapped text is not shorter."""
_LABEL = re.compile(r"[(▽▼■□◆◇●○◎・ ]*([^ :()]{2,10})(?:[) :]|$)")
"""The label at the head of a folded line (所管課：…, [目的] …)."""
_AIM = re.compile("目標|課題|方針|柱")
_FIRST_GOAL = re.compile(r"[^\w]*\w{0,4}(?:目標|課題|方針|柱) ?[(\[]?(?:1|①|Ⅰ|I|一)[)\]]?[^\w]*")
_PARTS = ("column.section", "column.goal", *TEXT_FAMILIES)


def heads_text(kind: str, own: Sequence[View], view: View, following: Sequence[View], profile: Profile) -> bool:
    """Whether 主な取組 in a block of projects heads the text below it, as ▽目的 above it heads another.

    The label above bears the same mark, no other heading and no table stands between, and a sentence or a long line of one follows.
    """
    text, below = view.text, following[0].text if following else None
    if kind != "projects" or text is None or below is None:
        return False
    if below[-1] not in STOPS and (len(below) < _LEAST_LINE or split_marker(below) is not None):
        return False
    if "entry.plan" not in profile.labels.kinds_of(text):
        return False
    for above in reversed(own[-_REACH:]):
        if above.text is None or above.row.table is not None:
            return False
        if profile.labels.kind_of(above.text, "entry.") is not None:
            return _mark(above.text) == _mark(text)
    return False


def _mark(text: str) -> str:
    """What stands before a label's words (▽, ＜); "" where nothing does."""
    return "" if text[0].isalnum() else text[0]


def stands_over_first_goal(views: Sequence[View], index: int) -> bool:
    """Whether 目標と取組 stands over the first of numbered goals that name themselves so (目標1, 重点課題①　…)."""
    below = views[index + 1].text if index + 1 < len(views) else None
    marker = None if below is None else mark_of_goal(below)
    if marker is None or marker.number != 1 or marker.kind != "label":
        return below is not None and _FIRST_GOAL.fullmatch(fold(below)) is not None
    return _AIM.search(marker.marker) is not None


def stands_over_named(views: Sequence[View], index: int, profile: Profile) -> bool:
    """Whether a line stands over a numbered name with the label of a project's part on the line below that name."""
    name, part = (view.text for view in views[index + 1 : index + 3]) if index + 2 < len(views) else (None, None)
    if name is None or part is None or len(name) > _LONGEST_NAME or name[-1] in STOPS:
        return False
    marker = split_marker(name)
    if marker is None or marker.number is None:
        return False
    label = _LABEL.match(fold(part))
    return label is not None and any(kind.startswith(_PARTS) for kind in profile.labels.kinds_of(label[1]))
