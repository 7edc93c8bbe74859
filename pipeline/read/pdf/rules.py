"""Ruling lines as drawn → groups of whole lines that touch one another, open ends closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from statistics import median_low
from typing import NamedTuple

from pipeline.read.pdf.shapes import Rule

TOLERANCE = 3.0
"""Points by which lines that belong together may miss each other: double rules, borders drawn cell by cell."""
LEAST_LENGTH = 6.0
"""Points below which a line is a dot or a stroke of a picture."""
LONGEST_DASH = 9.0
"""Points up to which a piece may be a dash; a line of text does not fit into a box so low."""
WIDEST_DASH_GAP = 8.0
"""Points up to which the gap between two dashes may be wide."""
_LEAST_DASHES = 4
_ALIKE = 0.7
_DASH_PLAY = 0.4
_LEAST_DOUBLE = 0.8
"""Points between lines from which they are a double rule; below, one line drawn twice."""
MOST_RULES = 1500
"""More lines than this on one page are a drawing or a map, not tables."""
_low = attrgetter("low")


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
    """Lines drawn piecewise, dashed or twice → whole lines, in order; what stays shorter than `LEAST_LENGTH` is left out.

    >>> whole_rules([Rule(False, 10, 0, 50), Rule(False, 11, 51, 90), Rule(False, 30, 0, 2)])
    (Rule(upright=False, at=10.5, low=0, high=90),)
    """
    return tuple([whole.rule for whole in _wholes(rules)])


def ruled_groups(rules: Sequence[Rule]) -> list[tuple[Rule, ...]] | None:
    """The rules of a page → groups of whole lines that touch one another; None if there are more than `MOST_RULES`.

    Two tables side by side whose rules miss each other by less than the tolerance do not share levels: each group's
    lines are put together again on their own.
    """
    wholes = _wholes(rules)
    if len(wholes) > MOST_RULES:
        return None
    groups = _touching([whole.rule for whole in wholes])
    if len(groups) < 2 or all(piece.at == whole.rule.at for whole in wholes for piece in whole.pieces):
        return [tuple([wholes[at].rule for at in group]) for group in groups]
    return [whole_rules([piece for at in group for piece in wholes[at].pieces]) for group in groups]


class _Whole(NamedTuple):
    """A whole line, the pieces that it is made of, and the widest gap that a dash of it may leave."""

    rule: Rule
    pieces: Sequence[Rule]
    dash_gap: float


def _wholes(rules: Iterable[Rule]) -> list[_Whole]:
    """Lines as drawn → whole lines in order."""
    result: list[_Whole] = []
    doubles: dict[tuple[bool, float], float] = {}
    for upright in (False, True):
        same = [rule for rule in rules if rule.upright is upright]
        for at, pieces in _levels(same):
            if len(pieces) > 1:
                levels = [piece.at for piece in pieces]
                thick = max(levels) - min(levels)
                if thick >= _LEAST_DOUBLE:
                    doubles[upright, at] = thick
            result += _put_together(pieces, upright, at)
    if len(result) > MOST_RULES or not (doubles or any(whole.dash_gap for whole in result)):
        return result
    lines = [whole.rule for whole in result]
    drawn = {_drawn_on(whole.rule, whole.dash_gap, lines, doubles): whole for whole in result}
    return [whole._replace(rule=rule) for rule, whole in drawn.items()]


def _levels(rules: Sequence[Rule]) -> list[tuple[float, list[Rule]]]:
    """Lines of one direction → the levels on which they lie, in order, each with its lines from the lowest end."""
    level = snapped([rule.at for rule in rules], TOLERANCE)
    levels: dict[float, list[Rule]] = {}
    for rule in rules:
        levels.setdefault(level[rule.at], []).append(rule)
    for pieces in levels.values():
        if len(pieces) > 1:
            pieces.sort(key=_low)
    return sorted(levels.items())


def _put_together(pieces: Sequence[Rule], upright: bool, at: float) -> Iterator[_Whole]:
    """The pieces on one level, from the lowest → the whole lines that are no dots."""
    if len(pieces) == 1:
        low, high = pieces[0].low, pieces[0].high
        if high - low >= LEAST_LENGTH:
            yield _Whole(Rule(upright, at, low, high), pieces, 0.0)
        return
    gaps_after = _dash_gaps(pieces)
    for first, end, high in _joined(pieces, gaps_after):
        if high - pieces[first].low >= LEAST_LENGTH:
            rule = Rule(upright, at, pieces[first].low, high)
            yield _Whole(rule, pieces[first:end], max(gaps_after[first:end]))


def _joined(pieces: Sequence[Rule], gaps_after: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """The pieces on one level, from the lowest → of each whole line the first and end index and the farther end."""
    first, reach = 0, pieces[0].high
    for at in range(1, len(pieces)):
        piece = pieces[at]
        gap = gaps_after[at - 1]
        if piece.low > reach + (gap if gap > TOLERANCE else TOLERANCE):
            yield first, at, reach
            first, reach = at, piece.high
        elif piece.high > reach:
            reach = piece.high
    yield first, len(pieces), reach


def _dash_gaps(pieces: Sequence[Rule]) -> list[float]:
    """Pieces → the widest gap that may follow each: that of a dashed line (破線, 鎖線) if the piece is part of one.

    Pieces are dashes if there are several in a row, all short, and nearly all of one length or with gaps of one width.
    """
    result = [0.0] * len(pieces)
    if len(pieces) < _LEAST_DASHES or sum([piece.high - piece.low <= LONGEST_DASH for piece in pieces]) < _LEAST_DASHES:
        return result
    first = 0
    for at in range(1, len(pieces) + 1):
        ends = at == len(pieces) or not _may_follow(pieces[at - 1], pieces[at])
        if ends and _are_dashes(pieces[first:at]):
            result[first:at] = [_widest_gap(pieces[first:at])] * (at - first)
        if ends:
            first = at
    return result


def _may_follow(one: Rule, other: Rule) -> bool:
    return max(one.high - one.low, other.high - other.low) <= LONGEST_DASH and other.low - one.high <= WIDEST_DASH_GAP


def _widest_gap(run: Sequence[Rule]) -> float:
    return max(after.low - before.high for before, after in pairwise(run)) + _DASH_PLAY


def _are_dashes(run: Sequence[Rule]) -> bool:
    if len(run) < _LEAST_DASHES:
        return False
    return any(
        sum(abs(width - median_low(widths)) <= _DASH_PLAY for width in widths) >= _ALIKE * len(widths)
        for widths in ([piece.high - piece.low for piece in run], [b.low - a.high for a, b in pairwise(run)])
    )


def _drawn_on(rule: Rule, dash_gap: float, rules: Iterable[Rule], doubles: dict[tuple[bool, float], float]) -> Rule:
    """A line that ends a little before the next line across it → the same, drawn on to that line.

    A dashed line may end with a gap; and word processors end the inner lines of a table at the inner edge of its
    double frame (二重線), one gap before the inner line.
    """
    low, high = rule.low, rule.high
    for other in rules:
        if other.upright is rule.upright or not other.low <= rule.at <= other.high:
            continue
        thick = doubles.get((other.upright, other.at), 0.0)
        reach = max(dash_gap, 0.5 * thick + max(TOLERANCE, 1.3 * thick) if thick else 0.0)
        if 0 < rule.low - other.at <= reach:
            low = min(low, other.at)
        if 0 < other.at - rule.high <= reach:
            high = max(high, other.at)
    return replace(rule, low=low, high=high)


def touching_groups(rules: Sequence[Rule]) -> list[tuple[Rule, ...]]:
    """Whole lines → groups whose lines cross or meet, from the first line of each in the given order."""
    return [tuple([rules[at] for at in group]) for group in _touching(rules)]


def _touching(rules: Sequence[Rule]) -> list[list[int]]:
    """Whole lines → the indexes of each group."""
    posts = [
        (at, rule.at, rule.low - TOLERANCE, rule.high + TOLERANCE) for at, rule in enumerate(rules) if rule.upright
    ]
    flats = [at for at, rule in enumerate(rules) if not rule.upright]
    # The leader of an upright line is a level one, that of a level line a later one; the last one leads itself.
    leader = list(range(len(rules)))
    for flat in flats:
        y, left, right = rules[flat].at, rules[flat].low - TOLERANCE, rules[flat].high + TOLERANCE
        for post, x, top, bottom in posts:
            if left <= x <= right and top <= y <= bottom:
                at = post
                while leader[at] != at:
                    at = leader[at]
                leader[at] = leader[post] = flat
    for at in (*reversed(flats), *(post[0] for post in posts)):
        leader[at] = leader[leader[at]]
    groups: dict[int, list[int]] = {}
    for at, first in enumerate(leader):
        groups.setdefault(first, []).append(at)
    return list(groups.values())


def _meet(flat: Rule, post: Rule) -> bool:
    return (
        flat.low - TOLERANCE <= post.at <= flat.high + TOLERANCE
        and post.low - TOLERANCE <= flat.at <= post.high + TOLERANCE
    )


def crossings(group: Iterable[Rule]) -> tuple[tuple[float, float], ...]:
    """A group of lines → the points where two of them cross or meet.

    >>> crossings([Rule(False, 10, 0, 50), Rule(True, 0, 10, 40), Rule(True, 90, 10, 40)])
    ((0, 10),)
    """
    lines = tuple(group)
    posts = [rule for rule in lines if rule.upright]
    return tuple((post.at, flat.at) for flat in lines if not flat.upright for post in posts if _meet(flat, post))


def closed(group: Sequence[Rule]) -> tuple[Rule, ...]:
    """A group of lines → the same with its open sides closed.

    Many tables are printed without their outer upright lines, and a table that goes on overleaf often has no lower
    one. Where two or more lines end together beyond the last line across, one is put through their ends; where two
    sides that meet are open, both are drawn to their corner. Where only some cells are open (spreadsheets leave a merged
    cell open where the page cuts it), the first or last line across is drawn on over them.

    >>> closed([Rule(False, y, 0, 90) for y in (20, 40)] + [Rule(True, x, 20, 40) for x in (30, 60)])[4:]
    (Rule(upright=True, at=0, low=20, high=40), Rule(upright=True, at=90, low=20, high=40))
    """
    upright, level = [rule for rule in group if rule.upright], [rule for rule in group if not rule.upright]
    sides = [side for along in (level, upright) for side in _open_sides(along, upright if along is level else level)]
    return (*group, *(_to_corners(side, sides) for side in sides), *_over_open_cells(upright, level))


def _over_open_cells(posts: Sequence[Rule], flats: Sequence[Rule]) -> Iterator[Rule]:
    """The highest and lowest level lines, drawn on between upright ones that end there with them.

    >>> flats = [Rule(False, 20, 0, 90), Rule(False, 40, 30, 90)]
    >>> list(_over_open_cells([Rule(True, x, 20, 40) for x in (0, 30, 90)], flats))
    [Rule(upright=False, at=40, low=0, high=30)]
    """
    if not flats or not posts:
        return
    first, last = min(rule.at for rule in flats), max(rule.at for rule in flats)
    left, right = min(post.at for post in posts), max(post.at for post in posts)
    for at in (first, last):
        edge = [flat for flat in flats if flat.at == at]
        if covers(edge, left, right):
            continue
        ending = [post.at for post in posts if abs((post.low if at == first else post.high) - at) <= TOLERANCE]
        for low, high in pairwise(sorted(set(ending))):
            if not covers(edge, low, high):
                yield Rule(upright=False, at=at, low=low, high=high)


def _open_sides(along: Sequence[Rule], across: Sequence[Rule]) -> Iterator[Rule]:
    """Lines and those across them → a line through the ends of the first on each side that has none."""
    if not across or len(along) < 2:
        return
    first, last = min(rule.at for rule in across), max(rule.at for rule in across)
    low, high = min(rule.low for rule in along), max(rule.high for rule in along)
    if first - low > 2 * TOLERANCE:
        yield from _end_line(low, [rule for rule in along if rule.low - low <= TOLERANCE])
    if high - last > 2 * TOLERANCE:
        yield from _end_line(high, [rule for rule in along if high - rule.high <= TOLERANCE])


def _end_line(at: float, ending: Sequence[Rule]) -> Iterator[Rule]:
    if len(ending) >= 2:
        levels = [rule.at for rule in ending]
        yield Rule(not ending[0].upright, at, min(levels), max(levels))


def _to_corners(side: Rule, sides: Sequence[Rule]) -> Rule:
    """A closing line → the same drawn to the closing lines across it that lie beyond its ends."""
    across = [other.at for other in sides if other.upright is not side.upright]
    return replace(side, low=min([side.low, *across]), high=max([side.high, *across]))


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
