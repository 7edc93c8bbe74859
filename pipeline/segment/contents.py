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
        name = _listed(row)
        if name is None:
            misses += 1
            if misses > 3 and found:
                break
            continue
        if name in found:
            break
        found.add(name)
    return frozenset(found) if len(found) >= _LEAST else frozenset()


def _is_title(row: View) -> bool:
    return row.text is not None and len(row.text) <= 12 and _TITLE.fullmatch(bare_key(row.text)) is not None


def _listed(row: View) -> str | None:
    """The department of a line of contents, which ends in the number of a page; else None."""
    cells = [cell.text for cell in row.filled]
    if not 1 <= len(cells) <= 3 or len(joined := " ".join(cells)) > 80:
        return None
    folded = fold(joined).strip()
    match = _LEADERS.search(folded)
    if match is None:
        return None
    bare = _NUMBER.sub("", folded[: match.start()].strip())
    name = bare_key(bare)
    return name if is_department(name) else read_lead(bare)
