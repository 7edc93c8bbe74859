"""A row of a word with a number and a name (宣言1 | …) → whether the form of one project begins there."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.profiles.labels import FORM_FAMILIES
from pipeline.profiles.profile import Profile
from pipeline.segment.views import View
from pipeline.text.numbered_words import goes_on, numbered_path

_REACH = 16
_LONGEST_NAME = 60
_LEAST_KNOWN = 3
_LEAST_ALIKE = 2
_STOPS = "。！？"


def begins_numbered_form(views: Sequence[View], at: int, profile: Profile) -> bool:
    """Whether a row holds a numbered word and a name, and labels of a project's parts stand in the rows below.

    Three labels that the vocabulary knows, or first cells that stand in the next number's form, too: three, or two and
    one known label. A list of numbered goals has none.
    """
    head = numbered_name(views[at])
    if head is None:
        return False
    own = _label_cells(views, at + 1, head[0])
    known = sum(_is_part(text, profile) for text in own)
    if known >= _LEAST_KNOWN:
        return True
    following = next(
        (index for index in range(at + 1, min(at + _REACH, len(views))) if _is_next(head, numbered_name(views[index]))),
        None,
    )
    if following is None:
        return False
    alike = len(set(own) & set(_label_cells(views, following + 1, head[0])))
    return alike >= (_LEAST_ALIKE if known else _LEAST_KNOWN)


def _is_next(head: tuple[str, tuple[int, ...]], other: tuple[str, tuple[int, ...]] | None) -> bool:
    return other is not None and other[0] == head[0] and goes_on(head[1], other[1])


def numbered_name(view: View) -> tuple[str, tuple[int, ...]] | None:
    """The numbered word of a row that holds it and a name, no sentence."""
    cells = view.filled
    if len(cells) != 2 or view.row.table is None or not view.row.cells[0].pieces:
        return None
    name = cells[1].text
    if len(name) > _LONGEST_NAME or name[-1] in _STOPS:
        return None
    return numbered_path(cells[0].text)


def _label_cells(views: Sequence[View], start: int, word: str) -> list[str]:
    """The cells of a form that may be labels, to the next form of the same word or the next line outside tables."""
    found: list[str] = []
    for view in views[start : start + _REACH]:
        if view.row.table is None or not view.filled:
            break
        text = view.filled[0].text
        numbered = numbered_path(text)
        if numbered is not None and numbered[0] == word:
            break
        # 計画 | 取組内容 | …: a word for several rows stands before the labels of each.
        found += [text, *(cell.text for cell in view.filled[1:2] if len(view.filled) > 2)]
    return found


def _is_part(text: str, profile: Profile) -> bool:
    return any(kind.startswith(FORM_FAMILIES) for kind in profile.labels.kinds_of(text))
