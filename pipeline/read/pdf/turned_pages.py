"""Pages whose text lies on its side or head (/Rotate, landscape tables) → the same pages upright, and places turned back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.model.document import BBox, Cell, Line, Row
from pipeline.read.pdf.shapes import PageContent, Rule, Run, Turn

_MOST: Final = 0.9
"""Share of a page's characters that must lie one way; headers and page numbers often stand upright beside a table."""
_FEWEST: Final = 40
_ON_BASELINE: Final = 0.3
"""Ems from the left side of a run to its pen: text that was turned stands on its baseline (0.12), vertical writing
(縦書き) hangs from the middle of its line (0.5) and is no turned text."""

_Point = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Turned:
    """How a page was turned: the way its text ran, and its size as seen."""

    turn: Turn
    width: float
    height: float

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """A point as seen → where it stands when the page is turned so that its text is upright."""
        if self.turn is Turn.UP:
            return self.height - y, x
        if self.turn is Turn.DOWN:
            return y, self.width - x
        return self.width - x, self.height - y

    def as_seen(self, x: float, y: float) -> tuple[float, float]:
        """The way back.

        >>> turned = Turned(Turn.UP, 595.0, 842.0)
        >>> turned.as_seen(*turned.upright(10.0, 20.0))
        (10.0, 20.0)
        """
        if self.turn is Turn.UP:
            return y, self.height - x
        if self.turn is Turn.DOWN:
            return self.width - y, x
        return self.width - x, self.height - y


def upright_page(page: PageContent) -> tuple[PageContent, Turned | None]:
    """A page → the same with its text upright, and how it was turned (None: it was not)."""
    turn = _way_of(page.runs)
    if turn is None:
        return page, None
    turned = Turned(turn, page.width, page.height)
    width, height = (page.width, page.height) if turn is Turn.LEFT else (page.height, page.width)
    runs = tuple(_run(run, turned) for run in page.runs)
    rules = tuple(_rule(rule, turned) for rule in page.rules)
    pictures = tuple(_box(box, turned.upright) for box in page.pictures)
    return PageContent(page.number, width, height, runs, rules, pictures), turned


def as_seen(
    lines: Sequence[Line], rows: Sequence[Row], turned: Mapping[int, Turned]
) -> tuple[tuple[Line, ...], tuple[Row, ...]]:
    """Lines and rows of a document → the same, places on turned pages as the page shows them."""
    return tuple(_line(line, turned) for line in lines), tuple(_row(row, turned) for row in rows)


def _way_of(runs: Sequence[Run]) -> Turn | None:
    """The way in which nearly all characters lie; None: upright, mixed, few, or vertical writing."""
    counts = [0, 0, 0, 0]
    for run in runs:
        if run.text == " ":
            continue
        if run.turn is Turn.DOWN and run.origin[0] - run.x0 > _ON_BASELINE * run.size:
            return None
        counts[run.turn] += len(run.text)
    most = max(counts)
    turn = Turn(counts.index(most))
    if turn is Turn.RIGHT or most < _FEWEST or most < _MOST * sum(counts):
        return None
    return turn


def _run(run: Run, turned: Turned) -> Run:
    x0, top, x1, bottom = _box((run.x0, run.top, run.x1, run.bottom), turned.upright)
    turn = Turn((run.turn - turned.turn) % 4)
    return replace(run, x0=x0, top=top, x1=x1, bottom=bottom, origin=turned.upright(*run.origin), turn=turn)


def _rule(rule: Rule, turned: Turned) -> Rule:
    ends = ((rule.at, rule.low), (rule.at, rule.high)) if rule.upright else ((rule.low, rule.at), (rule.high, rule.at))
    (ax, ay), (bx, by) = (turned.upright(*end) for end in ends)
    upright = rule.upright is (turned.turn is Turn.LEFT)
    low, high = sorted((ay, by) if upright else (ax, bx))
    return Rule(upright, ax if upright else ay, low, high, rule.weight)


def _box(box: BBox, move: _Point) -> BBox:
    (ax, ay), (bx, by) = move(box[0], box[1]), move(box[2], box[3])
    return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _line(line: Line, turned: Mapping[int, Turned]) -> Line:
    how = None if line.page is None else turned.get(line.page)
    return line if how is None or line.bbox is None else replace(line, bbox=_rounded(_box(line.bbox, how.as_seen)))


def _row(row: Row, turned: Mapping[int, Turned]) -> Row:
    how = None if row.page is None else turned.get(row.page)
    return row if how is None else replace(row, cells=tuple(_cell(cell, how) for cell in row.cells))


def _cell(cell: Cell, how: Turned) -> Cell:
    return cell if cell.bbox is None else replace(cell, bbox=_rounded(_box(cell.bbox, how.as_seen)))


def _rounded(box: BBox) -> BBox:
    x0, top, x1, bottom = (round(side, 2) for side in box)
    return (x0, top, x1, bottom)
