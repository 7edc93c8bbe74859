"""Horizontal runs that belong to vertical lines → runs of vertical lines: stacked characters (縦書きの見出し), 縦中横."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.document import BBox
from pipeline.read.pdf.shapes import Run, Turn

_LETTER = re.compile("[々〆ぁ-ゖァ-ヺー㐀-鿿豈-龎︰-﹏\U00020000-\U0003ffff]")
_PART = re.compile("[々〆ぁ-ゖァ-ヺー㐀-鿿豈-龎︰-﹏・、。（）「」｜|0-9０-９A-ZＡ-Ｚ\U00020000-\U0003ffff]|[0-9]{2}")
_FIGURE = re.compile("[0-9]{2}")
_ACROSS = re.compile("[0-9A-Za-z!?]{1,4}|[０-９]{1,2}")
_SAME_AXIS = 0.3
"""Share of the font size by which the middles of stacked characters may differ."""
_FARTHEST = 2.5
"""The most ems from one stacked character to the next."""
_NARROW = 2.6
"""Ems that a cell with stacked characters is wide at most."""
_LEAST_LOOSE = 3
_LOOSE_PITCH = 1.6
"""The most ems from one letter to the next outside tables."""
_LEAST_DISTANCE = 0.5
"""Ems between two vertical lines at least; letters of a horizontal line stand closer."""


def with_figures_across(runs: Sequence[Run]) -> Sequence[Run]:
    """Runs → the same, with short horizontal runs inside a vertical line (縦中横: 平成30年) turned with the line."""
    down = [run for run in runs if run.turn is Turn.DOWN]
    if not down or len(down) == len(runs):
        return runs
    return [replace(run, turn=Turn.DOWN) if _is_across(run, down) else run for run in runs]


def _is_across(run: Run, down: Sequence[Run]) -> bool:
    """Whether a horizontal run stands in the axis of a vertical run and next to its upper or lower end."""
    if run.turn is not Turn.RIGHT or not _ACROSS.fullmatch(run.text):
        return False
    middle = (run.x0 + run.x1) / 2
    for line in down:
        axis = (line.x0 + line.x1) / 2
        if abs(middle - axis) > 0.35 * line.size or run.x1 - run.x0 > 1.4 * line.size:
            continue
        if min(abs(run.top - line.bottom), abs(line.top - run.bottom)) <= 0.6 * line.size:
            return True
        if line.top <= run.top and run.bottom <= line.bottom:
            return True
    return False


def stack_in_cell(runs: Sequence[Run], box: BBox) -> Sequence[Run]:
    """The runs of a cell → the same, turned down if they are one letter under the other in a narrow cell."""
    printed = [run for run in runs if run.text != " "]
    if len(printed) < 2 or box[2] - box[0] > _NARROW * printed[0].size:
        return runs
    parts = _parts(printed)
    return [replace(part, turn=Turn.DOWN) for part in parts] if is_stack(parts) else runs


def _parts(runs: Sequence[Run]) -> list[Run]:
    """Horizontal runs → the same, figures beside each other as one run (12 is set across a vertical line)."""
    result = list[Run]()
    for run in sorted(runs, key=lambda run: (run.origin[1], run.x0)):
        last = result[-1] if result else None
        if (
            last is not None
            and _FIGURE.fullmatch(last.text + run.text)
            and last.origin[1] == run.origin[1]
            and -0.1 * run.size <= run.x0 - last.x1 <= 0.2 * run.size
        ):
            result[-1] = replace(last, text=last.text + run.text, x1=run.x1)
        else:
            result.append(run)
    return result


def is_stack(printed: Sequence[Run]) -> bool:
    """Whether runs are letters that stand one under the other on one axis, none beside another (秘⏎書⏎課)."""
    if any(run.turn is not Turn.RIGHT or not _PART.fullmatch(run.text) for run in printed):
        return False
    if sum(1 for run in printed if _LETTER.fullmatch(run.text)) < 2:
        return False
    order = sorted(printed, key=lambda run: run.top)
    size = order[0].size
    axis = (order[0].x0 + order[0].x1) / 2
    return all(abs((run.x0 + run.x1) / 2 - axis) <= _SAME_AXIS * size for run in order) and all(
        0.6 * size <= below.top - above.top <= _FARTHEST * size for above, below in pairwise(order)
    )


def with_loose_stacks(runs: Sequence[Run]) -> Sequence[Run]:
    """Runs outside tables → the same, with letters that stand one under the other, and alone, turned down.

    Three letters or more make a stack; beside it, on the same rows, nothing but other stacks may stand: the first
    letters of lines and the columns of a list are no vertical lines.
    """
    single = [run for run in runs if len(run.text) <= 2 and run.turn is Turn.RIGHT and run.text != " "]
    if sum(1 for run in single if _PART.fullmatch(run.text)) < _LEAST_LOOSE:
        return runs
    lone = _lone([run for run in runs if run.turn is Turn.RIGHT and run.text != " "])
    stacks = list(_stacks(lone))
    members = set[Run]()
    while stacks:
        members = {run for stack in stacks for part in stack for run in _covered(part, single)}
        kept = [stack for stack in stacks if _stands_alone(stack, members, runs)]
        if len(kept) == len(stacks):
            break
        stacks = kept
    if not any(len(stack) >= _LEAST_LOOSE for stack in stacks):
        return runs
    parts = [part for stack in stacks for part in stack]
    return [
        *(run for run in runs if run not in members),
        *(replace(part, turn=Turn.DOWN) for part in parts),
    ]


def _covered(part: Run, runs: Sequence[Run]) -> list[Run]:
    """The runs that a part of a stack was made of."""
    return [run for run in runs if run.origin[1] == part.origin[1] and part.x0 <= run.x0 and run.x1 <= part.x1]


def _lone(level: Sequence[Run]) -> list[Run]:
    """The letters that have no neighbour on their row, as letters of a horizontal line have."""
    parts = _parts(level)
    result = list[Run]()
    for at, part in enumerate(parts):
        beside = [parts[to] for to in (at - 1, at + 1) if 0 <= to < len(parts)]
        near = any(
            abs(other.origin[1] - part.origin[1]) <= 1.0
            and max(other.x0 - part.x1, part.x0 - other.x1) < _LEAST_DISTANCE * part.size
            for other in beside
        )
        if not near and _PART.fullmatch(part.text):
            result.append(part)
    return result


def _stacks(lone: Sequence[Run]) -> Iterator[list[Run]]:
    axes: list[list[Run]] = []
    for run in sorted(lone, key=lambda run: run.x0 + run.x1):
        if axes and run.x0 + run.x1 - axes[-1][0].x0 - axes[-1][0].x1 <= 2 * _SAME_AXIS * run.size:
            axes[-1].append(run)
        else:
            axes.append([run])
    for axis in axes:
        stack = list[Run]()
        for run in sorted(axis, key=lambda run: run.top):
            if stack and not 0 < run.top - stack[-1].top <= _LOOSE_PITCH * run.size:
                yield from [stack] if is_stack(stack) else []
                stack = []
            stack.append(run)
        yield from [stack] if is_stack(stack) else []


def _stands_alone(stack: Sequence[Run], members: set[Run], runs: Sequence[Run]) -> bool:
    top, bottom = stack[0].top, stack[-1].bottom
    return not any(
        run.turn is Turn.RIGHT and run.text != " " and run not in members and top < (run.top + run.bottom) / 2 < bottom
        for run in runs
    )
