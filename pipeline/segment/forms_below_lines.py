"""Lines of a number of two parts and a name (取組1-2　窓口改善事業) right above the form of that project → the first rows of the forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell
from pipeline.profiles.labels import FORM_FAMILIES
from pipeline.profiles.profile import Profile
from pipeline.segment.views import View, views_of
from pipeline.text.numbered_words import numbered_path

_HEAD = re.compile(r"(?P<number>[^ \u3000:：]{3,16})[ \u3000:：]+(?=\S)")
_LONGEST_NAME = 60
_STOPS = "。！？"
_REACH = 12
_LEAST_PARTS = 3


def with_heads_of_forms(views: Sequence[View], profile: Profile) -> list[View]:
    """The rows of a report; a line over a form becomes a row of its table, with the number and the name in cells of their own.

    Three labels of a project's parts stand in the first two filled cells of the rows below, and none that names it.
    """
    found = list(views)
    for at, view in enumerate(views[:-1]):
        text = view.text
        below = views[at + 1].row
        if text is None or view.row.table is not None or below.table is None or len(below.cells) < 2:
            continue
        if len(view.row.cells) != 1 or len(view.row.cells[0].pieces) != 1:
            continue
        head = _HEAD.match(text)
        path = None if head is None else numbered_path(head["number"])
        if (
            head is None
            or path is None
            or len(path[1]) < 2
            or _is_sentence(text)
            or not _is_form(views, at + 1, profile)
        ):
            continue
        piece = view.row.cells[0].pieces[0]
        cells = (Cell((piece.cut(0, head.end("number")),)), Cell((piece.cut(head.end()),)))
        blanks = (Cell(),) * (len(below.cells) - len(cells))
        found[at : at + 1] = views_of((replace(view.row, cells=(*cells, *blanks), table=below.table),), profile)
    return found


def _is_sentence(text: str) -> bool:
    return len(text) > _LONGEST_NAME or text[-1] in _STOPS


def _is_form(views: Sequence[View], start: int, profile: Profile) -> bool:
    """Whether a table begins with rows of labels of a project's parts, of which none names the project."""
    parts = 0
    for view in views[start : start + _REACH]:
        if view.row.table != views[start].row.table:
            break
        own = [profile.labels.kinds_of(cell.text) for cell in view.filled[:2]]
        if any("column.project" in kinds for kinds in own) or (view.filled and numbered_path(view.filled[0].text)):
            return False
        parts += any(kind.startswith(FORM_FAMILIES) for kinds in own for kind in kinds)
    return parts >= _LEAST_PARTS
