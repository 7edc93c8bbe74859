"""The rows of a report → those set apart by the mark or number of its headings, whether or not the vocabulary knows their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.segment.heading_numbers import NO_HEADING, style_of
from pipeline.segment.rows import department_line, is_officer_line, is_year_line
from pipeline.segment.views import View
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LONGEST = 30
_LEAST_KNOWN = 2
_LEAST_NUMBERS = 3
_MARKS = frozenset("■◆●★▼▲◎□◇○〇◯❖❑◈☆▶►")
_PAIRS = frozenset(("【】", "≪≫", "《》", "＜＞", "<>", "〈〉", "〔〕", "［］", "[]", "「」", "『』"))
_LEAST_TEXT = 30


def set_apart(views: Sequence[View]) -> frozenset[int]:
    """The indices of the rows that stand under the mark (◆), in the brackets (≪≫) or in the numbers of the report's headings.

    Two rows of a mark at least must be headings by their words, none a sentence, and none may stand right below another:
    such rows are a list. A number counts where the numbers of its style run on from 1, once each, and two are headings by
    their words, or where such headings stand at both sides of it.
    """
    styles: dict[str, list[int]] = {}
    numbers: dict[str, list[tuple[int, int]]] = {}
    for index, view in enumerate(views):
        text = view.text
        if text is None or len(view.row.cells) != 1 or len(view.row.cells[0].pieces) > 1:
            continue
        if (style := _mark(text)) is not None:
            styles.setdefault(style, []).append(index)
        elif len(text) <= _LONGEST and NO_HEADING.search(text) is None and (found := style_of(text)) is not None:
            numbers.setdefault(found[0], []).append((index, found[1]))
    apart: set[int] = set()
    for own in styles.values():
        if _are_headings(views, own):
            apart.update(own)
    for one in numbers.values():
        apart.update(_whole(views, one) or _between(views, one))
    return frozenset(apart)


def is_unknown(views: Sequence[View], index: int) -> bool:
    """Whether a row that is set apart is a heading of words that nobody knows: no name, no field, and a text stands below it."""
    view = views[index]
    text = (view.text or "").strip()
    if view.heading is not None or view.has_field or not text or index + 1 >= len(views):
        return False
    if department_line(view) is not None or is_officer_line(view) or is_year_line(view):
        return False
    if looks_like_section(fold(text).strip(" ()<>「」『』" + "".join(_MARKS))):
        return False
    below = views[index + 1].text
    return below is not None and (len(below) >= _LEAST_TEXT or below[-1] == "。")


def _mark(text: str) -> str | None:
    """The mark before a line, or the brackets round it."""
    if text[0] in _MARKS:
        return "〇" if text[0] in "○〇◯" else text[0]
    pair = text[0] + text[-1]
    return pair if pair in _PAIRS and text[0] not in text[1:] else None


def _are_headings(views: Sequence[View], own: Sequence[int]) -> bool:
    if sum(views[index].heading is not None for index in own) < _LEAST_KNOWN:
        return False
    if any(len(text := views[index].text or "") > _LONGEST or NO_HEADING.search(text) for index in own):
        return False
    return all(later > index + 1 for index, later in pairwise(own))


def _whole(views: Sequence[View], own: Sequence[tuple[int, int]]) -> set[int]:
    """The rows of one style whose numbers run from 1 to the last, once each, with texts below each of them."""
    found = {index for index, _ in own}
    if len(own) < _LEAST_NUMBERS or [number for _, number in own] != list(range(1, len(own) + 1)):
        return set()
    if sum(views[index].heading is not None for index in found) < _LEAST_KNOWN:
        return set()
    return found if all(index + 1 < len(views) and index + 1 not in found for index in found) else set()


def _between(views: Sequence[View], own: Sequence[tuple[int, int]]) -> set[int]:
    """The rows whose number is the only one that fits between two headings, or before the first of two."""
    known = [(index, number) for index, number in own if views[index].heading is not None]
    if len(known) < _LEAST_KNOWN:
        return set()
    gaps = [(-1, 0), *known]
    found: set[int] = set()
    for (start, low), (end, high) in pairwise(gaps):
        inside = [index for index, number in own if start < index < end and number == low + 1]
        if high == low + 2 and len(inside) == 1:
            found.update(inside)
    return found
