"""Painted paths → ruling lines (罫線): strokes, filled thin boxes, boxes, rounded boxes; the same for every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.model.document import BBox
from pipeline.read.pdf.shapes import Rule

THIN = 3.0
"""A filled box up to this thickness, in points, is a rule; a thicker one is shading."""
_STRAIGHT = 0.5
"""Points by which the ends of a stroke may miss each other and it is still level or upright."""
_DOT = 3.0
"""A mark no longer than this, in points, is a dot: alone nothing, in a row part of a dotted rule (点線)."""

_SAME_LINE = 0.2
_PIECES_APART = 3.0
"""Points between pieces of one rule; wider gaps are judged later, with all rules at hand."""

Points = Sequence[tuple[float, float]]


def thin_box(box: BBox, weight: float = 0.0) -> Iterator[Rule]:
    """A long thin box → the rule along its middle; a dot → both ways it may be part of a dotted rule.

    `weight` is the width of the pen; a filled box is as heavy as it is thick.

    >>> list(thin_box((0, 10, 100, 11)))
    [Rule(upright=False, at=10.5, low=0, high=100)]
    """
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if max(width, height) <= _DOT:
        if 0.5 * width <= height <= 2 * width:
            yield Rule(False, (top + bottom) / 2, x0, x1, max(weight, height))
            yield Rule(True, (x0 + x1) / 2, top, bottom, max(weight, width))
        elif height > 0 or width > 0:
            yield _along(box, weight)
    else:
        yield _along(box, weight)


def thin_boxes(boxes: Iterable[BBox]) -> Iterator[Rule]:
    """Thin boxes in drawing order → their rules; pieces drawn one after the other along a line are one rule.

    A dotted border has hundreds of pieces on a page; joined here, they cost nothing later.

    >>> list(thin_boxes([(0, 10, 2, 11), (4, 10, 6, 11), (8, 10, 10, 11)]))
    [Rule(upright=False, at=10.5, low=0, high=10)]
    """
    last: BBox | None = None
    for box in boxes:
        if last is not None:
            if box[1] == last[1] and box[3] == last[3] and 0 <= box[0] - last[2] <= _PIECES_APART:
                last = (last[0], box[1], box[2], box[3])  # dot after dot along a level line
                continue
            if box[0] == last[0] and box[2] == last[2] and 0 <= box[1] - last[3] <= _PIECES_APART:
                last = (box[0], last[1], box[2], box[3])
                continue
            if (joined := _joined(last, box)) is not None:
                last = joined
                continue
        if last is not None:
            yield from thin_box(_rounded(last))
        last = box
    if last is not None:
        yield from thin_box(_rounded(last))


def _rounded(box: BBox) -> BBox:
    """To a thousandth of a point: engines that compute in 32 bits miss tolerances by less."""
    x0, top, x1, bottom = box
    return (round(x0, 3), round(top, 3), round(x1, 3), round(bottom, 3))


def _joined(one: BBox, other: BBox) -> BBox | None:
    """Two boxes that follow each other along a level or upright line → the box of both, else None."""
    if abs(one[1] - other[1]) <= _SAME_LINE and abs(one[3] - other[3]) <= _SAME_LINE:
        near = -_SAME_LINE <= other[0] - one[2] <= _PIECES_APART or -_SAME_LINE <= one[0] - other[2] <= _PIECES_APART
    elif abs(one[0] - other[0]) <= _SAME_LINE and abs(one[2] - other[2]) <= _SAME_LINE:
        near = -_SAME_LINE <= other[1] - one[3] <= _PIECES_APART or -_SAME_LINE <= one[1] - other[3] <= _PIECES_APART
    else:
        return None
    if not near:
        return None
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _along(box: BBox, weight: float) -> Rule:
    x0, top, x1, bottom = box
    if bottom - top > x1 - x0:
        return Rule(True, (x0 + x1) / 2, top, bottom, max(weight, x1 - x0))
    return Rule(False, (top + bottom) / 2, x0, x1, max(weight, bottom - top))


def box_sides(box: BBox, weight: float = 0.0) -> tuple[Rule, Rule, Rule, Rule]:
    """A stroked box → its four sides."""
    x0, top, x1, bottom = box
    return (
        Rule(False, top, x0, x1, weight),
        Rule(False, bottom, x0, x1, weight),
        Rule(True, x0, top, bottom, weight),
        Rule(True, x1, top, bottom, weight),
    )


def line_rules(one: tuple[float, float], other: tuple[float, float], weight: float) -> Iterable[Rule]:
    """A single stroke from point to point → its rule; nothing if it slants.

    >>> line_rules((10, 20), (110, 20), 0.5)
    (Rule(upright=False, at=20.0, low=10, high=110),)
    """
    (ax, ay), (bx, by) = one, other
    x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
    top, bottom = (ay, by) if ay <= by else (by, ay)
    if min(x1 - x0, bottom - top) > _STRAIGHT:
        return ()
    box = (round(x0, 3), round(top, 3), round(x1, 3), round(bottom, 3))
    if x1 - x0 > _DOT or bottom - top > _DOT:
        return (_along(box, weight),)
    return thin_box(box, weight)


def subpath_rules(points: Points, curves: int, stroke: bool, fill: bool, weight: float = 0.0) -> Iterator[Rule]:
    """One subpath, its points as seen on the page and the number of its curves → the rules that it shows.

    A shape with a fill that is not thin is shading; of its outline only level and upright strokes are rules.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    if len(points) > 2 and min(box[2] - box[0], box[3] - box[1]) <= THIN and (fill or stroke):
        yield from thin_box(box, weight)
    elif stroke and (_is_box(points, box) if not curves else curves == 4 and _is_rounded_box(points, box)):
        yield from box_sides(box, weight)
    elif stroke and not curves:
        for (ax, ay), (bx, by) in pairwise(points):
            if min(abs(ax - bx), abs(ay - by)) <= _STRAIGHT:
                yield from thin_box((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), weight)


def _is_box(points: Points, box: BBox) -> bool:
    """Whether a closed path of four straight sides is a box with level and upright sides."""
    if len(points) not in {4, 5} or (len(points) == 5 and points[0] != points[4]):
        return False
    x0, top, x1, bottom = box
    corners = {(abs(x - x0) <= _STRAIGHT, abs(y - top) <= _STRAIGHT) for x, y in points[:4]}
    on_edges = all(
        min(abs(x - x0), abs(x - x1)) <= _STRAIGHT and min(abs(y - top), abs(y - bottom)) <= _STRAIGHT
        for x, y in points[:4]
    )
    return on_edges and len(corners) == 4


def _is_rounded_box(points: Points, box: BBox) -> bool:
    """A closed path with four bent corners and a straight piece on each of its four sides (角丸)."""
    x0, top, x1, bottom = box
    if len(points) < 8:
        return False
    sides = set[str]()
    for (ax, ay), (bx, by) in pairwise([*points, points[0]]):
        for name, edge, level, along in (
            ("left", x0, (ax, bx), abs(ay - by)),
            ("right", x1, (ax, bx), abs(ay - by)),
            ("upper", top, (ay, by), abs(ax - bx)),
            ("lower", bottom, (ay, by), abs(ax - bx)),
        ):
            if along > 1 and all(abs(value - edge) < _STRAIGHT for value in level):
                sides.add(name)
    return len(sides) == 4
