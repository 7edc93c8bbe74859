"""Lines of paragraphs → where tabs or wide blanks divide them into cells, as in a text file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

Span = tuple[int, int]
_BLANKS: Final = " \t\u3000\u00a0"
_TAB: Final = re.compile("\t")
_GAP: Final = re.compile("[ \u00a0]{2,}|\u3000[ \u00a0\u3000]+|[ \u00a0]\u3000[ \u00a0\u3000]*")
_PROSE: Final = re.compile(r"[。．！？]|、\Z")


def divided(lines: Sequence[str]) -> list[tuple[Span, ...] | None]:
    r"""Lines without a blank line between → for each the stretches that are its cells; None for a line that is one.

    Where any line has a tab between words, tabs divide. Else runs of two or more blanks do: not in sentences, not
    between single letters (基　　本　　方　　針), and before a line's first word only under a divided line, since it is an
    indent elsewhere.

    >>> divided(["課名\t職員数", "\t8", "計"])
    [((0, 2), (3, 6)), ((0, 0), (1, 2)), None]
    >>> divided(["\t市民が主役です。"]), divided(["基　　本　　方　　針"]), divided(["　　よく聞き、  よく動く。"])
    ([None], [None], [None])
    >>> divided(["　　市民部", "課名　　職員数", "　　　　8"])
    [None, ((0, 2), (4, 7)), ((0, 0), (4, 5))]
    """
    if any("\t" in line.strip(_BLANKS) for line in lines):
        return [tuple(_spans(line, _TAB)) if "\t" in line else None for line in lines]
    found: list[tuple[Span, ...] | None] = []
    for line in lines:
        found.append(_by_gaps(line, under_cells=bool(found) and found[-1] is not None))
    return found


def _by_gaps(line: str, *, under_cells: bool) -> tuple[Span, ...] | None:
    body = line.rstrip(_BLANKS)
    lead = len(body) - len(body.lstrip(_BLANKS))
    inner = _GAP.search(body, lead)
    if inner is None:
        is_cell = under_cells and _GAP.fullmatch(body, 0, lead) is not None
        return tuple(_spans(body, _GAP)) if is_cell else None
    spans = [span for span in _spans(body, _GAP) if span[0] < span[1] or under_cells]
    words = [body[start:end].strip() for start, end in spans]
    if _PROSE.search(body, 0, inner.start()) or max(map(len, words)) < 2:
        return None
    return tuple(spans)


def _spans(line: str, border: re.Pattern[str]) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for found in border.finditer(line):
        spans.append((start, found.start()))
        start = found.end()
    return [*spans, (start, len(line))]
