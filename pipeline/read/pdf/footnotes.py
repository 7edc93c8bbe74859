"""Rows of a page → the same with footnotes (脚注, 注) at its foot marked as standing apart from the running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median_low
from typing import Final

from pipeline.read.pdf.drafts import DraftRow
from pipeline.read.pdf.shapes import PageContent, Rule

_MARK: Final = re.compile(r"[※＊*†‡¹²³⁴-⁹]|[（(]?注|[（(]?[0-9０-９]{1,2}[)）]")
_NUMBER: Final = re.compile(r"[0-9０-９]{1,2}(?![0-9０-９,，.．年月日人件回名%％])")
_SMALLER: Final = 0.9
_LONGEST_SEPARATOR: Final = 0.45
"""Share of the page's width that the rule over footnotes may take (word processors draw 25 to 33 %)."""


def with_footnotes(page: PageContent, rows: Sequence[DraftRow]) -> list[DraftRow]:
    """The draft rows of a page → the same, those of its footnotes `is_note`.

    Footnotes are the last lines of a page, below all else. They are set smaller than the page's text and begin with a
    mark of notes; or they stand under a short rule of their own and begin with a mark or number.
    """
    own = [at for at, row in enumerate(rows) if not row.is_furniture]
    tail = list[int]()
    for at in reversed(own):
        if rows[at].table is not None or not rows[at].cells[0].lines:
            break
        tail.append(at)
    if tail and tail[-1] == own[0]:
        tail.pop()  # a page does not begin with its footnotes
    result = list(rows)
    size = 0.0
    for count, start in enumerate(reversed(tail)):
        if not _has_mark(rows[start]):
            continue
        size = size or median_low([own_size for at in own if (own_size := _size(rows[at]))])
        notes = tail[: len(tail) - count]
        if _opens_notes(page, rows[start], size, [rows[at] for at in notes]):
            for at in notes:
                result[at] = replace(rows[at], is_note=True)
            break
    return result


def _size(row: DraftRow) -> float:
    sizes = [line.bbox[3] - line.bbox[1] for cell in row.cells for line in cell.lines]
    return max(sizes, default=0.0)


def _has_mark(row: DraftRow) -> bool:
    text = row.cells[0].lines[0].text.strip()
    return _MARK.match(text) is not None or _NUMBER.match(text) is not None


def _opens_notes(page: PageContent, row: DraftRow, size: float, following: Sequence[DraftRow]) -> bool:
    """Whether a row that begins with a mark or number, and all that follow, are footnotes."""
    line = row.cells[0].lines[0]
    text = line.text.strip()
    if _MARK.match(text) and all(_size(other) <= _SMALLER * size for other in following):
        return True
    em = line.bbox[3] - line.bbox[1]
    return any(_is_separator(rule, line.bbox[0], line.bbox[1], em, page) for rule in page.rules)


def _is_separator(rule: Rule, left: float, top: float, em: float, page: PageContent) -> bool:
    if rule.upright or not 0 <= top - rule.at <= 1.5 * em or abs(rule.low - left) > em:
        return False
    crossed = any(
        other.upright and rule.low - 1 <= other.at <= rule.high + 1 and other.low - 1 <= rule.at <= other.high + 1
        for other in page.rules
    )
    return 2 * em < rule.high - rule.low <= _LONGEST_SEPARATOR * page.width and not crossed
