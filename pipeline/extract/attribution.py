"""Texts of a project block in printed order → which project each belongs to, by the structure of the block.

In the two-column layout the left cells (project names) may be printed against the wrong rows: a name stands one or
more texts too high or too low, and a text then lies on another project's row. Each project runs plan → [midterm] →
final, so the right reading is the division of the texts into one run for each name that breaks this order least and
moves the fewest texts off their printed rows. Where the printed rows already pair, nothing is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from typing import TypeVar

_Step = TypeVar("_Step", int, str)

STAGES = {"outline": 0, "plan": 1, "midterm": 2, "final": 3, "issue_next": 4}
"""The order in which a project's texts are printed; texts of other kinds fit anywhere."""

_OUT_OF_ORDER = 10
"""A stage after a later one, or a stage twice: two projects in one."""
_EMPTY = 8
"""A project without any text."""
_NO_START = 4
"""A project that does not begin with what the block's projects begin with."""
_NO_END = 3
"""A project that does not end with what the block's projects end with."""
_MOVED = 1
"""A text that leaves its printed row."""
_MARGIN = 3
"""How much better another reading must be before the printed rows are left."""
_LONGEST_RUN = 12
_INFINITE = 10**9


@dataclass(frozen=True, slots=True)
class Attributed:
    """`owners[i]` is the project of text i (None: no project at all), `moved` are the texts that left their row.

    `ambiguous` says that the printed rows do not pair and no other reading is clearly better.
    """

    owners: tuple[int | None, ...]
    moved: tuple[int, ...]
    ambiguous: bool


def attribute(
    kinds: Sequence[str], printed: Sequence[int | None], names: int, labels: Sequence[str] = ()
) -> Attributed:
    """Give each text to a project.

    Args:
        kinds: the entry types of the texts in printed order.
        printed: the index of the project whose name stands on or last above each text's row; None: no name above.
        names: how many project names there are.
        labels: the words of the texts' labels, where they are known.

    One name stands a row too high (the second project's, beside the first one's final report):

    >>> attribute(["plan", "final", "plan", "final"], [0, 1, 1, 1], 2)
    Attributed(owners=(0, 0, 1, 1), moved=(1,), ambiguous=False)

    A block may have an order of its own, as long as every project has it:

    >>> attribute(["plan", "outline", "final", "plan", "outline"], [0, 0, 0, 1, 1], 2).moved
    ()

    Two texts of one kind are no disorder where each has its label, the same in every project:

    >>> attribute(["plan", "plan", "plan", "plan"], [0, 0, 1, 1], 2, ["目標", "取組内容", "目標", "取組内容"]).ambiguous
    False

    Rows that pair stay as they are, also where a project has no report:

    >>> attribute(["plan", "plan", "final"], [0, 1, 1], 2)
    Attributed(owners=(0, 1, 1), moved=(), ambiguous=False)
    """
    as_printed = tuple(printed)
    if not kinds or names == 0:
        return Attributed(as_printed, (), ambiguous=False)
    stages = [STAGES.get(kind) for kind in kinds]
    if _have_own_order(stages, as_printed) or (labels and _have_own_order(_of_stages(labels, stages), as_printed)):
        return Attributed(as_printed, (), ambiguous=False)
    first, last = _norm(stages)
    printed_cost = _cost_of_printed(stages, as_printed, names, first, last)
    if printed_cost == 0:
        return Attributed(as_printed, (), ambiguous=False)
    best_cost, best = _best_division(stages, as_printed, names, first, last)
    if best is None or best_cost + _MARGIN > printed_cost:
        broken = printed_cost >= _OUT_OF_ORDER or None in as_printed
        return Attributed(as_printed, (), ambiguous=broken)
    moved = tuple(index for index, owner in enumerate(best) if owner != as_printed[index])
    return Attributed(tuple(best), moved, ambiguous=False)


def _of_stages(labels: Sequence[str], stages: Sequence[int | None]) -> list[str | None]:
    """The words of the labels of texts that are of a stage."""
    return [None if stage is None else word for word, stage in zip(labels, stages, strict=True)]


def _have_own_order(stages: Sequence[_Step | None], printed: Sequence[int | None]) -> bool:
    """Whether all projects, by their printed rows, begin with the same stage and run through stages in one order, none twice.

    Where a name stands against a wrong row, the texts of another project begin its run, or a stage comes twice. What
    holds of stages holds of the words of labels.
    """
    runs: dict[int, list[_Step]] = {}
    for stage, owner in zip(stages, printed, strict=True):
        if owner is None:
            return False
        if stage is not None:
            runs.setdefault(owner, []).append(stage)
    if len({run[0] for run in runs.values()}) > 1 or any(len(set(run)) < len(run) for run in runs.values()):
        return False
    pairs = {pair for run in runs.values() for pair in combinations(run, 2)}
    return not any((after, before) in pairs for before, after in pairs)


def _norm(stages: Sequence[int | None]) -> tuple[int | None, int | None]:
    """The stages that runs of this block begin and end with, told from how often each stage stands in it."""
    ranked = [stage for stage in stages if stage is not None]
    if not ranked:
        return None, None
    counts = {stage: ranked.count(stage) for stage in set(ranked)}
    most = max(counts.values())
    usual = [stage for stage, count in counts.items() if 2 * count >= most]
    return min(usual), max(usual)


def _run_cost(run: Sequence[int | None], first: int | None, last: int | None) -> int:
    """How badly a run of stages fits one project."""
    ranked = [stage for stage in run if stage is not None]
    if not run:
        return _EMPTY
    cost = sum(_OUT_OF_ORDER for one, two in pairwise(ranked) if two <= one)
    if ranked:
        cost += _NO_START * (first is not None and first not in ranked)
        cost += _NO_END * (last is not None and last not in ranked)
    return cost


def _cost_of_printed(
    stages: Sequence[int | None], printed: Sequence[int | None], names: int, first: int | None, last: int | None
) -> int:
    """The cost of the reading by rows; a missing start or end alone is a gap in the print, not a shift."""
    runs: list[list[int | None]] = [[] for _ in range(names)]
    orphans = 0
    for stage, owner in zip(stages, printed, strict=True):
        if owner is None:
            orphans += 1
        else:
            runs[owner].append(stage)
    costs = [_run_cost(run, first, last) for run in runs]
    broken = any(
        cost >= _OUT_OF_ORDER or (run and first is not None and run[0] is not None and run[0] > first)
        for run, cost in zip(runs, costs, strict=True)
    )
    if not orphans and not broken:
        return 0
    return sum(costs) + _OUT_OF_ORDER * orphans


def _best_division(
    stages: Sequence[int | None], printed: Sequence[int | None], names: int, first: int | None, last: int | None
) -> tuple[int, list[int | None] | None]:
    """The cheapest division of the texts into one run for each name, in order (dynamic programming)."""
    count = len(stages)
    runs = [_runs_ending_at(stages, end, first, last) for end in range(count + 1)]
    # cost[j] after k names: the cheapest way to give the first j texts to the first k names.
    cost = [0] + [_INFINITE] * count
    choices: list[list[int]] = []
    for name in range(names):
        # The texts before each place that are not printed with this name: a run from start to end moves
        # away[end] - away[start] of them, so the part that hangs on the end is added after the best start is found.
        away = [0, *accumulate([_MOVED * (owner != name) for owner in printed])]
        reached = [
            before - moved if before < _INFINITE else _INFINITE for before, moved in zip(cost, away, strict=True)
        ]
        following = [_INFINITE] * (count + 1)
        choice = [-1] * (count + 1)
        for end in range(count + 1):
            best, best_start = _INFINITE - away[end], -1
            for start, run_cost in runs[end]:
                total = reached[start] + run_cost
                if total < best:
                    best, best_start = total, start
            following[end], choice[end] = best + away[end], best_start
        cost = following
        choices.append(choice)
    if cost[count] >= _INFINITE:
        return _INFINITE, None
    owners: list[int | None] = [None] * count
    end = count
    for name in range(names - 1, -1, -1):
        start = choices[name][end]
        owners[start:end] = [name] * (end - start)
        end = start
    return cost[count], owners


def _runs_ending_at(
    stages: Sequence[int | None], end: int, first: int | None, last: int | None
) -> list[tuple[int, int]]:
    """The start and cost of every run of texts that ends before `end`, the shortest first."""
    runs = [(end, _EMPTY)]
    disorder = 0
    next_stage: int | None = None
    starts = ends = False
    for start in range(end - 1, max(-1, end - _LONGEST_RUN - 1), -1):
        stage = stages[start]
        if stage is not None:
            disorder += _OUT_OF_ORDER * (next_stage is not None and next_stage <= stage)
            next_stage = stage
            starts, ends = starts or stage == first, ends or stage == last
        gaps = 0 if next_stage is None else _NO_START * (not starts) + _NO_END * (not ends)
        runs.append((start, disorder + gaps))
    return runs
