"""The rows of a report → those set apart by the mark or number of its headings, whether or not the vocabulary knows their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.profiles.headings import kind_by_last_noun
from pipeline.segment.chapters import is_chapter
from pipeline.segment.heading_numbers import NO_HEADING, style_of
from pipeline.segment.rows import department_line, is_officer_line, is_year_line
from pipeline.segment.tables import STOPS, is_below_table
from pipeline.segment.views import View
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LONGEST = 30
_LEAST_KNOWN = 2
_LEAST_NUMBERS = 3
_MARKS = frozenset("■◆●★▼▲◎□◇○〇◯❖❑◈☆▶►")
_PAIRS = frozenset(("【】", "≪≫", "《》", "＜＞", "<>", "〈〉", "〔〕", "［］", "[]", "「」", "『』"))
_LEAST_TEXT = 30
_LONGEST_PLAIN = 16
_OF_TEXT = ("policy", "mission", "vision", "current_state", "message", "goals")
_BLANKS = (" ", "\u3000")


def set_apart(views: Sequence[View]) -> frozenset[int]:
    """The indices of the rows with the mark (◆), the brackets (≪≫), the numbers or the type (12 pt, h2) of the report's headings.

    A list may bear the headings' mark, where only they have a blank behind it.
    Two rows of a mark at least must be headings by their words or by the tables below them, none a sentence, and none may stand right below another:
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
        apart.update(next((one for one in (own, *_by_blank(views, own)) if _are_headings(views, one)), ()))
        if not apart.issuperset(own) and (_part_paper(views, own, _LEAST_KNOWN) or _follow_known(views, own)):
            apart.update(own)
    for one in numbers.values():
        apart.update(_whole(views, one) or _between(views, one) or _chapters(views, one))
    apart.update(_plain(views))
    for own in _by_type(views):
        apart.update(next((one for one in (own, *_by_number(views, own)) if _are_headings(views, one)), ()))
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
        return sum(is_chapter(one.row) for one in views[index + 1 : index + 4]) > 1  # ■ 課・室 over 管理課 課長 …
    below = views[index + 1].text
    if below is None:
        return False
    # What is set as headings are, or bears their number, may stand over a list, too.
    if len(below) >= _LEAST_TEXT or below[-1] == "。" or view.row.set_in is not None or style_of(text) is not None:
        return True
    if view.row.blank_before and _mark(text) is not None:
        return True
    return kind_by_last_noun(text) is not None


def stands_over_prose(views: Sequence[View], index: int, own: Sequence[View]) -> bool:
    """Whether a short line without mark or number, set apart or below a table, stands over a paragraph where none belongs."""
    view, text = views[index], views[index].text
    if text is None or view.row.table is not None or len(text) > _LONGEST or NO_HEADING.search(text) is not None:
        return False
    if split_marker(text) is not None or not (view.row.blank_before or is_below_table(view, own)):
        return False
    below = views[index + 1].text if index + 1 < len(views) else None
    return below is not None and len(below) > max(_LEAST_TEXT, 2 * len(text)) and below[-1] in STOPS


def _by_type(views: Sequence[View]) -> list[list[int]]:
    """The lines that stand out by their type or markup, those that are set alike together."""
    alike: dict[str, list[int]] = {}
    for index, view in enumerate(views):
        if view.row.set_in is not None and view.text is not None and view.row.table is None:
            alike.setdefault(view.row.set_in, []).append(index)
    return list(alike.values())


def _by_number(views: Sequence[View], own: Sequence[int]) -> list[list[int]]:
    """The lines of one type by the style of their numbers: the headings 第4章, 第5章 and the names (1), (2) below one of them."""
    alike: dict[str, list[int]] = {}
    for index in own:
        style = style_of(views[index].text or "")
        alike.setdefault("" if style is None else style[0], []).append(index)
    return list(alike.values()) if len(alike) > 1 else []


def _mark(text: str) -> str | None:
    """The mark before a line, or the brackets round it."""
    if text[0] in _MARKS:
        return "〇" if text[0] in "○〇◯" else text[0]
    pair = text[0] + text[-1]
    return pair if pair in _PAIRS and text[0] not in text[1:] else None


def _known(views: Sequence[View], own: Sequence[int]) -> int:
    """How many of the rows are headings by their words, or since they stand over tables, each over one of other titles.

    Over forms that are alike stand names.
    """
    words = [index for index in own if views[index].heading is not None]
    over = [
        below.filled[0].text
        for index in own
        if index not in words and index + 1 < len(views) and (below := views[index + 1]).row.table is not None
        if len(below.filled) > 1
    ]
    return len(words) + (len(over) if len(set(over)) == len(over) else 0)


def _by_blank(views: Sequence[View], own: Sequence[int]) -> tuple[list[int], list[int]]:
    """The rows of a mark, those with a blank behind it and those without: ■ 目標 over ■窓口を広げます。"""
    blank = [index for index in own if (views[index].text or "")[1:2] in _BLANKS]
    return blank, [index for index in own if index not in blank]


def _are_headings(views: Sequence[View], own: Sequence[int]) -> bool:
    if _known(views, own) < _LEAST_KNOWN:
        return False
    if any(len(text := views[index].text or "") > _LONGEST or NO_HEADING.search(text) for index in own):
        return False
    return all(later > index + 1 for index, later in pairwise(own))


def _whole(views: Sequence[View], own: Sequence[tuple[int, int]]) -> set[int]:
    """The rows of one style whose numbers run from 1 to the last, once each, with texts below each of them."""
    found = {index for index, _ in own}
    if len(own) < _LEAST_NUMBERS or [number for _, number in own] != list(range(1, len(own) + 1)):
        return set()
    if _known(views, sorted(found)) < _LEAST_KNOWN:
        return set()
    return found if all(index + 1 < len(views) and index + 1 not in found for index in found) else set()


def _chapters(views: Sequence[View], own: Sequence[tuple[int, int]]) -> set[int]:
    """The rows of one style whose numbers part the whole paper: from 1 to the last, the first above every other heading.

    Each stands between blank lines or is set as headings are; one at least says what it is over.
    """
    if [number for _, number in own] != list(range(1, len(own) + 1)):
        return set()
    found = [index for index, _ in own]
    return set(found) if _part_paper(views, found) else set()


def _part_paper(views: Sequence[View], own: Sequence[int], least: int = 1) -> bool:
    """Whether rows that are marked alike part the paper: the first above every other heading, each between blank lines or set apart by type.

    Where the first is a heading by its words, a blank line above each and a text right below it are enough. So many at least say what they are over.
    """
    if len(own) < _LEAST_NUMBERS or any(view.heading is not None for view in views[: own[0]]):
        return False
    is_known = views[own[0]].heading is not None
    for index in own:
        row, text = views[index].row, views[index].text or ""
        below = views[index + 1] if index + 1 < len(views) else None
        parted = row.blank_before and below is not None and (below.row.blank_before or (is_known and _is_text(below)))
        if row.table is not None or not (parted or row.set_in is not None):
            return False
        if len(text) > _LONGEST or NO_HEADING.search(text) is not None:
            return False
    return sum(bool(views[at].heading or kind_by_last_noun(views[at].text or "")) for at in own) >= least


def _plain(views: Sequence[View]) -> list[int]:
    """The short lines without mark or blank line above them that stand between the end of a sentence and a text, farther left than the sentence.

    One of them, and another such line of the report, must be headings by their words.
    """
    if sum(view.heading is not None and _mark(view.text or "-") is None for view in views) < _LEAST_KNOWN:
        return []
    found: list[int] = []
    for index in range(1, len(views) - 1):
        text, above, row = views[index].text, views[index - 1].text, views[index].row
        if text is None or above is None or row.blank_before or not _LEAST_KNOWN < len(text) <= _LONGEST_PLAIN:
            continue
        if above[-1] != "。" or row.table is not None or not _is_text(views[index + 1]):
            continue
        if row.cells[0].pieces[0].start >= views[index - 1].filled[0].pieces[0].start:
            continue
        if NO_HEADING.search(text) is None and split_marker(text) is None and _mark(text) is None:
            found.append(index)
    return found if any(views[index].heading is not None for index in found) else []


def _follow_known(views: Sequence[View], own: Sequence[int]) -> bool:
    """Whether rows of one mark, the first a heading of prose or goals by its words, all stand below a blank line and over texts."""
    if len(own) < _LEAST_KNOWN or views[own[0]].heading not in _OF_TEXT:
        return False
    for index in own:
        text, row = views[index].text or "", views[index].row
        if row.table is not None or not row.blank_before or len(text) > _LONGEST or NO_HEADING.search(text) is not None:
            return False
        if index + 1 == len(views) or not _is_text(views[index + 1]) or _mark(views[index + 1].text or "") is not None:
            return False
    return True


def _is_text(view: View) -> bool:
    """Whether a line is a sentence or the beginning of a paragraph, and no text behind a label."""
    text = view.text
    return text is not None and view.row.table is None and (len(text) >= _LEAST_TEXT or text[-1] == "。")


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
