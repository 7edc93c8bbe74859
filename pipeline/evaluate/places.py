"""A difference → the source lines to look at: those of the value, or those where the gold's text stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.evaluate.align import soft
from pipeline.evaluate.differences import Difference
from pipeline.evaluate.outputs import Output

AROUND: Final = 2
MOST_LINES: Final = 14
_CLUE: Final = 8
"""Characters at the beginning of a text by which its line is looked for."""


def lines_around(output: Output, one: Difference) -> tuple[tuple[int, str, bool], ...]:
    """Number, text and whether it is meant, of the lines at a difference's place and those around; () if not known."""
    own = _by_text(output, one) if one.outcome == "missing" else _by_evidence(output, one.path)
    own = own or _by_evidence(output, one.path) or _by_text(output, one)
    if own is None:
        return ()
    first, last = own
    start, end = max(1, first - AROUND), min(len(output.lines), last + AROUND)
    shown = range(start, min(end, start + MOST_LINES - 1) + 1)
    return tuple((number, output.lines[number - 1], first <= number <= last) for number in shown)


def _by_evidence(output: Output, path: str) -> tuple[int, int] | None:
    """First and last line of what a value was made of: its own evidence, else that of what is in it or around it."""
    while path.count("/") > 2:
        places = list(_places(output, path))
        if places:
            return min(first for first, _ in places), max(last for _, last in places)
        path = path.rpartition("/")[0]
    return None


def _places(output: Output, path: str) -> Iterator[tuple[int, int]]:
    for pointer, place in output.evidence.items():
        first = place["line_start"]
        if first is not None and first <= len(output.lines) and (pointer == path or pointer.startswith(f"{path}/")):
            yield first, place["line_end"] or first


def _by_text(output: Output, one: Difference) -> tuple[int, int] | None:
    """The line in which the gold's text begins, the nearest to its neighbours; None where no line has the beginning."""
    near = _by_evidence(output, one.path)
    for text in (one.gold, one.witness):
        clue = soft(str(text))[:_CLUE] if text is not None else ""
        if len(clue) < 2:
            continue
        found = [number for number, line in enumerate(output.lines, 1) if clue in soft(line)]
        if found:
            best = found[0] if near is None else min(found, key=lambda number: abs(number - near[0]))
            return best, best
    return None
