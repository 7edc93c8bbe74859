"""Ruling lines as drawn → groups of whole lines that touch one another, open ends closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf.shapes import Rule

TOLERANCE = 3.0
"""Points by which lines that belong together may miss each other: double rules, borders drawn cell by cell."""
LEAST_LENGTH = 6.0
"""Points below which a line is a dot or a stroke of a picture."""
MOST_RULES = 1500
"""More lines than this on one page are a drawing or a map, not tables."""


def snapped(values: Iterable[float], tolerance: float) -> dict[float, float]:
    """Each value → the mean of the values within `tolerance` of the least of its group.

    >>> snapped([10.0, 0.0, 1.0, 10.5], 3.0)
    {0.0: 0.5, 1.0: 0.5, 10.0: 10.25, 10.5: 10.25}
    """
    groups: list[list[float]] = []
    for value in sorted(set(values)):
        if groups and value - groups[-1][0] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return {value: round(sum(group) / len(group), 3) for group in groups for value in group}


def whole_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Lines drawn piecewise or twice → whole lines, in order; what stays shorter than `LEAST_LENGTH` is left out.

    >>> whole_rules([Rule(False, 10, 0, 50), Rule(False, 11, 51, 90), Rule(False, 30, 0, 2)])
    (Rule(upright=False, at=10.5, low=0, high=90),)
    """
    result = list[Rule]()
    for upright in (False, True):
        same = [rule for rule in rules if rule.upright is upright]
        level = snapped((rule.at for rule in same), TOLERANCE)
        last: Rule | None = None
        for rule in sorted((replace(rule, at=level[rule.at]) for rule in same), key=lambda rule: (rule.at, rule.low)):
            if last is not None and rule.at == last.at and rule.low <= last.high + TOLERANCE:
                last = replace(last, high=max(last.high, rule.high))
                result[-1] = last
            else:
                last = rule
                result.append(rule)
    return tuple(rule for rule in result if rule.high - rule.low >= LEAST_LENGTH)


def touching_groups(rules: Sequence[Rule]) -> list[tuple[Rule, ...]]:
    """Whole lines → groups whose lines cross or meet, from the first line of each in the given order."""
    level = [rule for rule in rules if not rule.upright]
    upright = [rule for rule in rules if rule.upright]
    leader = {rule: rule for rule in rules}

    def lead(rule: Rule) -> Rule:
        while leader[rule] is not rule:
            leader[rule] = leader[leader[rule]]
            rule = leader[rule]
        return rule

    for flat in level:
        for post in upright:
            if _meet(flat, post):
                leader[lead(post)] = lead(flat)
    groups: dict[Rule, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(lead(rule), []).append(rule)
    return [tuple(group) for group in groups.values()]


def _meet(flat: Rule, post: Rule) -> bool:
    return (
        flat.low - TOLERANCE <= post.at <= flat.high + TOLERANCE
        and post.low - TOLERANCE <= flat.at <= post.high + TOLERANCE
    )


def closed(group: Sequence[Rule]) -> tuple[Rule, ...]:
    """A group of lines → the same with its open sides closed.

    Many tables are printed without their outer upright lines, and a table that goes on overleaf often has no lower
    one. Where two or more lines end together beyond the last line across, one is put through their ends.
    """
    result = tuple(group)
    for upright in (True, False):
        across = sorted(rule.at for rule in result if rule.upright is upright)
        along = [rule for rule in result if rule.upright is not upright]
        if not across or len(along) < 2:
            continue
        low, high = min(rule.low for rule in along), max(rule.high for rule in along)
        if across[0] - low > 2 * TOLERANCE:
            result += _end_line(upright, low, [rule for rule in along if rule.low - low <= TOLERANCE])
        if high - across[-1] > 2 * TOLERANCE:
            result += _end_line(upright, high, [rule for rule in along if high - rule.high <= TOLERANCE])
    return result


def _end_line(upright: bool, at: float, ending: Sequence[Rule]) -> tuple[Rule, ...]:
    levels = sorted(rule.at for rule in ending)
    return (Rule(upright, at, levels[0], levels[-1]),) if len(levels) >= 2 else ()


def covers(rules: Iterable[Rule], low: float, high: float) -> bool:
    """Whether one of `rules` runs all the way from `low` to `high`, give or take the tolerance."""
    slack = min(TOLERANCE, 0.4 * (high - low))
    return any(rule.low <= low + slack and rule.high >= high - slack for rule in rules)


def gaps(levels: Sequence[float]) -> list[tuple[float, float]]:
    """The stretches between neighbouring levels.

    >>> gaps([0.0, 10.0, 30.0])
    [(0.0, 10.0), (10.0, 30.0)]
    """
    return list(pairwise(levels))
