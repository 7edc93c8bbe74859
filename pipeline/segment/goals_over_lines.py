"""The lines of a block without tables → those that are goals, each numbered on from the last and over the names of its projects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.document import Row
from pipeline.segment.tables import STOPS
from pipeline.text.enumerators import Marker, split_marker
from pipeline.text.fold import fold

_LONGEST_NAME = 60
_REACH = 8
"""A goal is wrapped over fewer lines than this."""
_NOTE = "※＊*"
_NAMED = re.compile("[ \u3000]?[^ \u3000。、:：]{0,8}(?:事業|取組|施策|プロジェクト|業務)(?:の?名称?)?[:：].{2,}")
"""A project's name behind its label (取組事業：…)."""
_LABEL = re.compile("([^ 0-9]{0,6}(?:目標|課題|方針|柱))([1-9][0-9]?) (?=[0-9])")


def goals_over_lines(rows: Sequence[Row]) -> list[Row]:
    """The rows of goals, with the lines they are wrapped over; nothing where the lines are no list of goals and projects.

    The first row is the first goal. Goals are numbered on from 1 by marks of one kind and end as sentences do; below each
    stands a project's name, marked otherwise or behind its label (取組事業：…), and no sentence.
    """
    texts = [row.cells[0].text for row in rows]
    first = mark_of_goal(texts[0]) if texts else None
    if first is None or first.number != 1:
        return []
    found: list[Row] = []
    last = 0
    for index, text in enumerate(texts):
        if not _bears_number(text, last + 1, first):
            continue
        end = _end_of_goal(texts, index, first, last + 2)
        if end is None:
            # Projects may bear numbers like the goals' (1. over ア, then 2. of a list): no such line is told from a goal.
            return []
        found += rows[index:end]
        last += 1
    return found


def mark_of_goal(text: str) -> Marker | None:
    """The mark at the head of a line, 目標1 before a text that begins with a digit, too, where the blank could part a number.

    >>> mark_of_goal("目標1　12隻の船を新しくします。")
    Marker(marker='目標1', number=1, rest_start=4, kind='label')
    """
    if (mark := split_marker(text)) is not None:
        return mark
    found = _LABEL.match(fold(text))
    return None if found is None else Marker(text[: found.end(2)], int(found[2]), found.end(), "label")


def _bears_number(text: str, number: int, first: Marker) -> bool:
    """Whether a line begins with a mark like the first goal's and this number, before a text that begins with a digit, too."""
    mark = split_marker(text)
    if mark is not None:
        return mark.kind == first.kind and mark.number == number and _words(mark) == _words(first)
    printed = _words(first)
    return bool(printed) and fold(text[: len(printed) + 4]).startswith(f"{printed}{number} ")


def _words(mark: Marker) -> str:
    """The words of a mark (重点目標1 → 重点目標); "" where it is only a number."""
    word = "".join([char for char in mark.marker if not char.isnumeric()])  # 目標① and 目標2 as well
    return fold(word).strip(" .:") if mark.kind == "label" else ""


def _end_of_goal(texts: Sequence[str], index: int, first: Marker, following: int) -> int | None:
    """The line at which the name below a goal stands, or the goal of the `following` number; None where something else follows, or the goal is no sentence."""
    for at in range(index + 1, min(index + 1 + _REACH, len(texts))):
        text = texts[at]
        mark = split_marker(text)
        if mark is None and texts[at - 1][-1] in STOPS and _NAMED.match(text) is not None and text[-1] not in STOPS:
            return at
        if texts[at - 1][-1] in STOPS and _bears_number(text, following, first):
            return at
        if mark is None or text[-1] in STOPS or len(text) > _LONGEST_NAME:
            if text[0] in _NOTE:
                return None
            continue
        is_other = mark.kind != first.kind or _words(mark) != _words(first)  # 事業1 below 目標1
        return at if is_other and texts[at - 1][-1] in STOPS else None
    return None
