"""Runs in horizontal writing → printed rows: the words that stand on one baseline, and the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from itertools import pairwise
from operator import attrgetter
from statistics import median_low
from typing import NamedTuple, cast

from pipeline.model.record import record
from pipeline.read.pdf.shapes import Rule, Run, Turn

_WORD_GAP = 0.75
"""Share of the font size from which a gap parts two words."""
_LEAST_GUTTER = 0.9
"""The same from which it may part two columns: the padding of table cells in word processors is 1.03 at 10.5 points."""
_LEAST_TYPED_GUTTER = 1.45
"""The same where blanks were typed into it: one full-width blank parts words, two part columns, as in text files."""
_WIDEST_SPACING = 4.0
"""The widest gap between letter-spaced characters (均等割付): a heading of two characters over a wide column."""
_LEAST_SEAM = 0.3
"""The same from which a gap may be all that full cells leave between two columns."""
_LETTER = re.compile("[々〆ぁ-ゖァ-ヺー㐀-鿿豈-龎\U00020000-\U0003ffff]")
_SAME_ROW = 0.4
_RUBY = 0.62
_left = attrgetter("x0")
Stretch = tuple[float, float]
"""Where something printed begins and ends along its row."""


class Word(NamedTuple):
    """Runs without a gap: where they stand; `typed`: a blank was typed before them.

    `seams` are gaps inside it too narrow to part words: where each begins and ends, and the characters before it.
    """

    x0: float
    x1: float
    text: str
    typed: bool
    seams: tuple[tuple[float, float, int], ...] = ()


class Gap(NamedTuple):
    """White between two words of a row; `parts`: it is wide enough to part two columns, or `certain`.

    It is certain where an upright rule stands in it, or other rows show that a column begins behind it.
    """

    x0: float
    x1: float
    parts: bool
    certain: bool = False


@record
class PrintedRow:
    """The words on one baseline, from the left."""

    top: float
    bottom: float
    em: float
    words: tuple[Word, ...]
    gaps: tuple[Gap, ...]
    # Whoever looks for tables asks each row again for each of its neighbours: these are put together once.
    _parted: tuple[Gap, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _stretches: tuple[Stretch, ...] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def parted(self) -> tuple[Gap, ...]:
        """The gaps that may part columns."""
        if not self.gaps:
            return ()
        if self._parted is None:
            object.__setattr__(self, "_parted", tuple([gap for gap in self.gaps if gap.parts]))
        return cast("tuple[Gap, ...]", self._parted)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """What stands between the gaps that part: the pieces of columns on this row."""
        if self._stretches is None:
            first, last = self.words[0].x0, self.words[-1].x1
            edges = [first, *[x for gap in self.parted for x in (gap.x0, gap.x1)], last]
            object.__setattr__(self, "_stretches", tuple(zip(edges[::2], edges[1::2], strict=True)))
        return cast("tuple[Stretch, ...]", self._stretches)


def printed_rows(runs: Sequence[Run], posts: Sequence[Rule] = ()) -> tuple[PrintedRow, ...]:
    """Runs in any order → rows from the top; an upright rule in a gap (`posts`) parts columns however narrow it is.

    Small characters over a row (ruby, ルビ) belong to the row below them.
    """
    result = list[PrintedRow]()
    for cluster in _clusters(runs):
        row = _row(cluster, posts)
        if row is None:
            continue
        above = result[-1] if result else None
        if above is not None and above.em <= _RUBY * row.em and row.top - above.bottom <= 0.5 * row.em:
            result[-1] = replace(row, top=min(above.top, row.top))
        else:
            result.append(row)
    return tuple(result)


def _clusters(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs → those of each baseline, blanks included where they stand between words."""
    level = sorted([run for run in runs if run.turn is Turn.RIGHT], key=_baseline)
    clusters: list[list[Run]] = []
    last = 0.0
    for run in level:
        baseline = run.origin[1]
        if clusters and baseline - last <= _SAME_ROW * run.size:
            clusters[-1].append(run)
        else:
            clusters.append([run])
        last = baseline
    return [cluster for cluster in clusters if len(cluster) > 1 or cluster[0].text != " "]


def _baseline(run: Run) -> float:
    return run.origin[1]


def _row(cluster: list[Run], posts: Sequence[Rule]) -> PrintedRow | None:
    """The runs on one baseline → their row; None if all are blank."""
    if len(cluster) == 1:
        run = cluster[0]
        return PrintedRow(run.top, run.bottom, run.size, (Word(run.x0, run.x1, run.text, typed=False),), ())
    cluster.sort(key=_left)
    printed = [run for run in cluster if run.text != " "]
    if not printed:
        return None
    em = median_low([run.size for run in printed])
    top, bottom = min([run.top for run in printed]), max([run.bottom for run in printed])
    crossing = [post.at for post in posts if post.low <= (top + bottom) / 2 <= post.high]
    words = list[Word]()
    typed = False
    for run in cluster:
        if run.text == " ":
            typed = True
            continue
        if words and run.x0 - words[-1].x1 < _WORD_GAP * em and not _is_ruled(words[-1].x1, run.x0, crossing):
            last = words[-1]
            seams = last.seams
            if run.x0 - last.x1 >= _LEAST_SEAM * em:
                seams = (*seams, (last.x1, run.x0, len(last.text)))
            words[-1] = Word(last.x0, max(last.x1, run.x1), last.text + run.text, last.typed, seams)
        else:
            words.append(Word(run.x0, run.x1, run.text, typed))
        typed = False
    return PrintedRow(top, bottom, em, tuple(words), _gaps(words, em, crossing))


def _gaps(words: Sequence[Word], em: float, posts: Sequence[float]) -> tuple[Gap, ...]:
    if len(words) == 1:
        return ()
    spacing = _letter_spacing(words, em)
    result = list[Gap]()
    for (left, right), spaced in zip(pairwise(words), spacing, strict=True):
        width = right.x0 - left.x1
        least = _LEAST_TYPED_GUTTER if right.typed else _LEAST_GUTTER
        ruled = _is_ruled(left.x1, right.x0, posts)
        result.append(Gap(left.x1, right.x0, ruled or (width >= least * em and not spaced), ruled))
    return tuple(result)


def _is_ruled(low: float, high: float, posts: Sequence[float]) -> bool:
    return bool(posts) and any(low - 1 <= at <= high + 1 for at in posts)


def _letter_spacing(words: Sequence[Word], em: float) -> list[bool]:
    """For each gap: whether it stands between letters of one word set apart (企 画 財 政 部), not between words.

    Between lone letters it does, unless it is much wider than another gap beside one of them.
    """
    lone = [_LETTER.fullmatch(word.text) is not None for word in words]
    widths = [right.x0 - left.x1 for left, right in pairwise(words)]
    candidates = [lone[at] and lone[at + 1] and width <= _WIDEST_SPACING * em for at, width in enumerate(widths)]
    result = list[bool]()
    for at, is_candidate in enumerate(candidates):
        beside = [widths[to] for to in (at - 1, at + 1) if 0 <= to < len(widths) and candidates[to]]
        result.append(is_candidate and all(widths[at] <= 1.8 * width for width in beside))
    return result
