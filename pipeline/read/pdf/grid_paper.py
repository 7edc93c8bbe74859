"""Rules of a page → the same without a raster of small cells that text runs across (方眼紙: a sheet used as squared paper)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from pipeline.read.pdf.printed_rows import printed_rows
from pipeline.read.pdf.rules import MOST_RULES, TOLERANCE, touching_groups, whole_rules
from pipeline.read.pdf.shapes import Rule, Run, Turn

_LEAST_COLUMNS = 10
"""Fewer columns than this are no raster."""
_WIDEST_COLUMN = 3.0
"""The widest column of a raster, in ems."""
_ACROSS_SHARE = 0.3
"""Share of the words on a raster that must run across its rules."""
_HEAVIER = 1.5
_HEAVIER_BY = 0.2
"""Points by which a heavy rule is thicker at least: a pen of width 0 is drawn as thin as can be."""
_WORD = re.compile(r"\S{2,}")


def without_raster(rules: Sequence[Rule], runs: Sequence[Run]) -> Sequence[Rule]:
    """The rules of a page → those that may make tables.

    Where most columns between upright rules are hardly wider than a character and words run across the rules, the
    rules are squared paper. If some of them are half as heavy again as the others, those are the tables; if all are
    alike, none is.
    """
    if len({rule.at for rule in rules if rule.upright}) <= _LEAST_COLUMNS:
        return rules
    raster = list[Rule]()
    lines = whole_rules(rules)
    if len(lines) > MOST_RULES:
        return rules
    for group in touching_groups(lines):
        if is_raster(group, runs):
            raster += group
    if not raster:
        return rules
    x0, x1 = min(rule.low for rule in raster if not rule.upright), max(rule.high for rule in raster if not rule.upright)
    top, bottom = min(rule.low for rule in raster if rule.upright), max(rule.high for rule in raster if rule.upright)
    box = (x0 - TOLERANCE, top - TOLERANCE, x1 + TOLERANCE, bottom + TOLERANCE)
    inside = [rule for rule in rules if _is_inside(rule, box)]
    heavy = _heavy(inside)
    return [rule for rule in rules if rule in heavy or not _is_inside(rule, box)]


def is_raster(group: Sequence[Rule], runs: Sequence[Run]) -> bool:
    """Whether rules that touch one another are squared paper."""
    posts = sorted({rule.at for rule in group if rule.upright})
    if len(posts) <= _LEAST_COLUMNS or all(rule.upright for rule in group):
        return False
    top, bottom = min(rule.low for rule in group if rule.upright), max(rule.high for rule in group if rule.upright)
    on = [run for run in runs if run.turn is Turn.RIGHT and posts[0] < run.x0 < posts[-1] and top < run.top < bottom]
    if not on:
        return False
    size = median_low([run.size for run in on])
    if median_low([right - left for left, right in pairwise(posts)]) > _WIDEST_COLUMN * size:
        return False
    words = [(word, row) for row in printed_rows(on) for word in row.words if _WORD.fullmatch(word.text)]
    across = 0
    for word, row in words:
        level = (row.top + row.bottom) / 2
        slack = 0.15 * row.em
        across += any(
            rule.upright and rule.low < level < rule.high and word.x0 + slack < rule.at < word.x1 - slack
            for rule in group
        )
    return bool(words) and across >= _ACROSS_SHARE * len(words)


def _is_inside(rule: Rule, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    if rule.upright:
        return x0 <= rule.at <= x1 and top <= rule.low and rule.high <= bottom
    return top <= rule.at <= bottom and x0 <= rule.low and rule.high <= x1


def _heavy(rules: Sequence[Rule]) -> frozenset[Rule]:
    """The rules that are clearly heavier than most; none if all are alike."""
    usual = median_low([rule.weight for rule in rules])
    return frozenset(rule for rule in rules if rule.weight >= max(_HEAVIER * usual, usual + _HEAVIER_BY))
