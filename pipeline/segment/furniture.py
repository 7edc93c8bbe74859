"""The rows of a document → the same without printed page numbers and heads of pages, which readers of pages leave out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from pipeline.profiles.labels import FISCAL_YEAR, YEAR, Labels
from pipeline.segment.rows import bare_key
from pipeline.segment.views import View
from pipeline.text.fold import fold

_PAGE_NUMBER = re.compile(r"[-－―—–─] ?[0-9]{1,3} ?[-－―—–─]")
_PAGE_HEAD = re.compile(rf"(?:{FISCAL_YEAR}|{YEAR})?(?P<department>[^()、。:0-9]{{2,20}}?)(?:{FISCAL_YEAR}|{YEAR})?")
_LONGEST = 30
_BARE = re.compile("[0-9]{1,3}")
_FIELD = re.compile(r"[（(【\[〔［]?([^（(【\[〔［）)】\]〕］:：\s]{2,10})[）)】\]〕］:：]")
"""A label and its value (【所管】市民課), which several projects may print alike."""
_TRAIL = re.compile(r"[^>＞›»。、]{1,30}(?:[ \u3000]*[>＞›»]{1,2}[ \u3000]*[^>＞›»。、]{1,30}){2,}")
_STEPS = frozenset(">＞›»")
_LEAST_PAGES = 2
_LONGEST_HEAD = 40
_MOST_MARKS = 3
"""Lines that a reader leaves out at the edges of one page: its number, a head, a foot."""


def is_trail(row: View) -> bool:
    """Whether a line says where in a web site the page stood (トップページ > 市政情報 > 組織 > 市民部): no department, no heading.

    >>> _TRAIL.fullmatch("ホーム ＞ 市政情報 ＞ 市民部") is not None, _TRAIL.fullmatch("目標 > 実績") is not None
    (True, False)
    """
    text = row.text
    return text is not None and not _STEPS.isdisjoint(text) and _TRAIL.fullmatch(text) is not None


def without_page_numbers(rows: Sequence[View]) -> Sequence[View]:
    """The rows without those that hold nothing but a page's number: between dashes (- 3 -), or alone at the edge of each page."""
    numbers = {id(row) for row in rows if _is_page_number(row)} | _bare_numbers(rows)
    return [row for row in rows if id(row) not in numbers] if numbers else rows


def without_running_lines(rows: Sequence[View], furniture: Set[int], labels: Labels) -> Sequence[View]:
    """The rows without a short line that stands beside the printed numbers of most pages, but for its print on the first.

    A line that also stands elsewhere after its first print is a text of its own, and so is a label. `furniture` are the
    numbers of the lines that the reader left out.
    """
    edges = [index for index, row in enumerate(rows) if _is_page_number(row)]
    marks = len(edges) + len(furniture)
    if marks < _LEAST_PAGES:
        return rows
    beside = {at for index in edges for at in (index - 1, index + 1) if 0 <= at < len(rows)}
    if furniture:
        beside |= {at for at, row in enumerate(rows) if row.text is not None and _is_near(row, furniture)}
    keys = {at: bare_key(rows[at].text or "") for at in beside if _may_run(rows[at], labels)}
    counts = Counter(keys.values())
    least = max(_LEAST_PAGES, marks / _MOST_MARKS)
    prints: dict[str, list[int]] = {key: [] for key, count in counts.items() if count >= least and key}
    for index, row in enumerate(rows):
        text = row.text
        if text is not None and len(text) <= _LONGEST_HEAD and (key := bare_key(text)) in prints:
            prints[key].append(index)
    heads = set[int]()
    for found in prints.values():
        if beside.issuperset(found[1:]):
            is_overleaf = found[0] in beside and _is_overleaf(rows, found[0], edges, furniture)
            heads.update(found if is_overleaf else found[1:])
    heads -= {index for index in heads if any(row.has_field for row in rows[index + 1 : index + 2])}
    return [row for index, row in enumerate(rows) if index not in heads] if heads else rows


def _is_overleaf(rows: Sequence[View], index: int, edges: Sequence[int], furniture: Set[int]) -> bool:
    """Whether a row stands on a later page than the first; in a text without pages: behind a page's number."""
    page, first = rows[index].row.page, rows[0].row.page
    if page is not None and first is not None:
        return page > first
    line = rows[index].filled[0].pieces[0].line
    return any(edge < index for edge in edges) or any(number < line for number in furniture)


def _may_run(row: View, labels: Labels) -> bool:
    """Whether a row is a short line from the left edge that says nothing of what stands below it."""
    text = row.text
    if text is None or len(text) > _LONGEST_HEAD or not row.row.cells[0].pieces:
        return False
    if row.heading is not None or row.has_field or labels.kinds_of(text):
        return False
    field = _FIELD.match(text)
    return field is None or not labels.kinds_of(field[1])


def _is_near(row: View, furniture: Set[int]) -> bool:
    line = row.filled[0].pieces[0].line
    return line - 1 in furniture or line + 1 in furniture


def _is_page_number(row: View) -> bool:
    text = row.text
    return text is not None and len(text) <= 9 and _PAGE_NUMBER.fullmatch(fold(text).strip()) is not None


def _bare_numbers(rows: Sequence[View]) -> set[int]:
    """Rows of a number alone, the last or first of their pages, that count the pages up by one."""
    edges: dict[int, tuple[View, View]] = {}
    for row in rows:
        if row.row.page is not None:
            first, _ = edges.get(row.row.page, (row, row))
            edges[row.row.page] = (first, row)
    if len(edges) < _LEAST_PAGES:
        return set()
    for side in (1, 0):
        found = {page: own[side] for page, own in edges.items() if _bare_value(own[side]) is not None}
        if (
            len(found) >= max(_LEAST_PAGES, len(edges) - 1)
            and len({(_bare_value(row) or 0) - page for page, row in found.items()}) == 1
        ):
            return {id(row) for row in found.values()}
    return set()


def _bare_value(row: View) -> int | None:
    text = "" if row.text is None else fold(row.text).strip()
    return int(text) if _BARE.fullmatch(text) else None


def is_page_head(row: View, department: str | None) -> bool:
    """Whether a row holds nothing but a year and the report's own department (平成28年度 市民部), as pages do at their head."""
    text = row.text
    if text is None or department is None or len(text) > _LONGEST or "年" not in text:
        return False
    match = _PAGE_HEAD.fullmatch(bare_key(text))
    return match is not None and match["department"] == department
