"""The rows of a booklet → the departments that its table of contents (目次) lists, each of which has a report of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.profiles.title_lines import read_lead
from pipeline.segment.rows import bare_key, is_department
from pipeline.segment.views import View
from pipeline.text.fold import fold

_TITLE = re.compile(r"[■□◆●○◎【(]?(?:目次|もくじ|contents)[】)]?", re.IGNORECASE)
_LEADERS = re.compile(
    r"[ ]*(?:[.…‥・･_―—-][.…‥・･_―— -]{1,}[ ]*|[ ]+)[(]?(?:[Pp]\.?[ ]?)?[0-9]{1,3}[)]?(?:ページ|頁)?[ ]*$"
)
_NUMBER = re.compile(r"^(?:第?[0-9一二三四五六七八九十]{1,2}(?:章|編|部)?[ .、:]+|[①-⑳] ?|[・○●■◆-] ?)")
_PAGE = re.compile(r"[(]?(?:[Pp]\.?[ ]?)?[0-9]{1,3}[)]?(?:ページ|頁)?")
_ABREAST = 4
"""Cells of a line of contents in two columns: a name and its page, twice."""
_LONGEST_LINE = 80
_REACH = 60
_LEAST = 2


def listed_departments(rows: Sequence[View]) -> frozenset[str]:
    """The departments under the title 目次; none where it lists fewer than two.

    A line lists a department by its name or a title without a year (市民部の取組 ……… 3), in one cell or with the page beside it.
    """
    start = next((index for index, row in enumerate(rows[:_REACH]) if _is_title(row)), None)
    if start is None:
        return frozenset()
    found: set[str] = set()
    misses = 0
    for row in rows[start + 1 : start + _REACH]:
        names = _listed(row)
        if not names:
            misses += 1
            if misses > 3 and found:
                break
            continue
        if found & set(names):
            break
        found.update(names)
    return frozenset(found) if len(found) >= _LEAST else frozenset()


def _is_title(row: View) -> bool:
    return row.text is not None and len(row.text) <= 12 and _TITLE.fullmatch(bare_key(row.text)) is not None


def _listed(row: View) -> tuple[str, ...]:
    """The departments of a line of contents, which ends in the number of a page, or of two columns of such lines; else ()."""
    cells = [cell.text for cell in row.filled]
    if len(cells) == _ABREAST and all(_PAGE.fullmatch(fold(cell).strip()) is not None for cell in cells[1::2]):
        names = [_department(f"{name} {page}") for name, page in zip(cells[::2], cells[1::2], strict=True)]
        return tuple([name for name in names if name is not None])
    name = _department(" ".join(cells)) if 1 <= len(cells) <= _ABREAST - 1 else None
    return () if name is None else (name,)


def _department(line: str) -> str | None:
    """市民部の取組 ……… 3 → 市民部; None: the line does not end in a page's number, or names no department."""
    if len(line) > _LONGEST_LINE:
        return None
    folded = fold(line).strip()
    match = _LEADERS.search(folded)
    if match is None:
        return None
    bare = _NUMBER.sub("", folded[: match.start()].strip())
    name = bare_key(bare)
    return name if is_department(name) else read_lead(bare)
