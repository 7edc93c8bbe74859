"""Printed rows whose full cells nearly touch → the same rows, parted where other rows show that a column begins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf.printed_rows import Gap, PrintedRow, Word

_LEAST_STARTS = 3
"""Rows in which a column must begin behind a wide gap before narrow gaps part at the same place."""
_LEAST_INDENT = 6.0
"""Ems from the left edge from which a line without a neighbour shows where a column begins."""
_NUMBERED = re.compile("[々ぁ-ゖァ-ヺー㐀-鿿]{1,6}[0-9０-９]{1,2}")
_PLAY = 0.1
"""Share of the font size by which the left edges of one column may differ."""


def with_narrow_gutters(rows: Sequence[PrintedRow], known: Sequence[float] = ()) -> tuple[PrintedRow, ...]:
    """Rows → the same, also parted at gaps too narrow for it where columns of other rows begin at the very same place.

    A cell filled to its edge ends less than a character before the next column (Calc leaves 4 points there), which in
    running text is nothing. But that a narrow gap ends where three other rows begin a column is no chance, nor where
    one does on other pages (`known`).
    """
    starts = [gap.x1 for row in rows for gap in row.gaps if gap.parts]
    if not rows or not (starts or known):
        return tuple(rows)
    left = min([row.words[0].x0 for row in rows])
    starts += [row.words[0].x0 for row in rows if row.words[0].x0 - left >= _LEAST_INDENT * row.em]
    starts += [start for start in known for _ in range(_LEAST_STARTS)]
    starts.sort()
    return tuple([_parted(row, starts) if row.gaps or row.words[0].seams else row for row in rows])


def _parted(row: PrintedRow, starts: Sequence[float]) -> PrintedRow:
    play = _PLAY * row.em
    words = tuple([piece for word in row.words for piece in _pieces(word, starts, play)])
    known = {gap.x1: gap for gap in row.gaps}
    gaps = list[Gap]()
    for left, right in pairwise(words):
        gap = known.get(right.x0) or Gap(left.x1, right.x0, parts=True, certain=True)
        lone = len(left.text) == len(right.text) == 1
        if not gap.parts and not lone and not is_numbered(words, row.em) and _is_start(gap.x1, starts, play):
            gap = gap._replace(parts=True, certain=True)
        gaps.append(gap)
    return replace(row, words=words, gaps=tuple(gaps))


def is_numbered(words: Sequence[Word], em: float) -> bool:
    """Whether a row is a numbered word and, behind one typed blank, a name (事業3　窓口改善事業): no cells."""
    if len(words) != 2 or not words[1].typed or _NUMBERED.fullmatch(words[0].text) is None:
        return False
    return words[1].x0 - words[0].x1 <= (1 + _PLAY) * em


def _pieces(word: Word, starts: Sequence[float], play: float) -> tuple[Word, ...]:
    """A word cut at those of its seams behind which a column begins."""
    seams = [seam for seam in word.seams if _is_start(seam[1], starts, play)]
    if not seams:
        return (word,)
    heads = [(word.x0, 0), *[(start, at) for _, start, at in seams]]
    tails = [*[(end, at) for end, _, at in seams], (word.x1, len(word.text))]
    return tuple(
        [
            Word(x0, x1, word.text[first:last], word.typed and first == 0)
            for (x0, first), (x1, last) in zip(heads, tails, strict=True)
        ]
    )


def _is_start(x: float, starts: Sequence[float], play: float) -> bool:
    return bisect_right(starts, x + play) - bisect_left(starts, x - play) >= _LEAST_STARTS
