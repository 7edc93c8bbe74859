"""The rows of a document → the same without printed page numbers and heads of pages, which readers of pages leave out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.profiles.labels import FISCAL_YEAR, YEAR
from pipeline.segment.rows import bare_key
from pipeline.segment.views import View
from pipeline.text.fold import fold

_PAGE_NUMBER = re.compile(r"[-－―—–─] ?[0-9]{1,3} ?[-－―—–─]")
_PAGE_HEAD = re.compile(rf"(?:{FISCAL_YEAR}|{YEAR})?(?P<department>[^()、。:0-9]{{2,20}}?)(?:{FISCAL_YEAR}|{YEAR})?")
_LONGEST = 30


def without_page_numbers(rows: Sequence[View]) -> Sequence[View]:
    """The rows without those that hold nothing but a page's number between dashes (- 3 -)."""
    if not any(_is_page_number(row) for row in rows):
        return rows
    return [row for row in rows if not _is_page_number(row)]


def _is_page_number(row: View) -> bool:
    text = row.text
    return text is not None and len(text) <= 9 and _PAGE_NUMBER.fullmatch(fold(text).strip()) is not None


def is_page_head(row: View, department: str | None) -> bool:
    """Whether a row holds nothing but a year and the report's own department (平成28年度 市民部), as pages do at their head."""
    text = row.text
    if text is None or department is None or len(text) > _LONGEST or "年" not in text:
        return False
    match = _PAGE_HEAD.fullmatch(bare_key(text))
    return match is not None and match["department"] == department
