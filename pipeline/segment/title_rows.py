"""Rows of titles, one or two → whether a table of projects begins with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.profiles.labels import STAGES
from pipeline.profiles.name_titles import names_by_contents
from pipeline.profiles.profile import Profile
from pipeline.profiles.text_words import told_by_words
from pipeline.segment.rows import is_project_header
from pipeline.segment.views import View, views_of

_LONGEST_TITLE = 20
_LEAST_TITLES = 4
_NAME_WORD_TEXT, _REACH = 3, 5
_STOPS = "。、"


def _told_below(upper: View, lower: View, profile: Profile) -> bool:
    """Whether a known title of names stands over a name, and another, whose words tell a stage of projects, over a sentence."""
    cells = list(zip(upper.row.cells, lower.row.cells, strict=False))
    if len(upper.row.cells) != len(lower.row.cells) or len(upper.filled) < _LEAST_TITLES:
        return False
    if any(len(cell.text) > _LONGEST_TITLE for cell in upper.filled):
        return False
    kinds = profile.labels.kinds_of
    names = [below.text for cell, below in cells if cell.pieces and "column.project" in kinds(cell.text)]
    if len(names) != 1 or not names[0] or names[0][-1] in _STOPS:
        return False
    told = [cell.text for cell, below in cells if cell.pieces and below.text.endswith("。")]
    return any(told_by_words(text) in STAGES or set(kinds(text)) & set(STAGES) for text in told)


def _words_below(views: Sequence[View], at: int, profile: Profile) -> bool:
    """Whether the rows below three titles bear labels of several kinds of text in their second cells, and sentences beside them."""
    row = views[at].row
    if len(row.cells) != _NAME_WORD_TEXT or len(views[at].filled) < _NAME_WORD_TEXT:
        return False
    if any(len(cell.text) > _LONGEST_TITLE or cell.text[-1] in _STOPS for cell in row.cells):
        return False
    below = [one.row.cells for one in views[at + 1 : at + 1 + _REACH] if one.row.table == row.table]
    if any(len(cells) != len(row.cells) for cells in below) or not below or not below[0][0].pieces:
        return False
    told = {
        profile.labels.kind_of(word.text, "entry.") or told_by_words(word.text)
        for _, word, text in below
        if word.pieces and len(word.text) <= _LONGEST_TITLE and text.text.endswith("。")
    }
    return len(told - {None}) > 1 and any(not name.pieces for name, _, _ in below)


def heads_projects(views: Sequence[View], at: int, profile: Profile) -> bool:
    """Whether a row titles the columns of a project table, alone or with the row below it (No. | 事業名 | 担当課 over 取組内容 | 結果).

    Two rows do it together where the lower one has titles under none of the upper one's last, and nothing under its first.
    """
    if is_project_header(views[at], profile):
        return True
    upper, lower = views[at], views[at + 1] if at + 1 < len(views) else None
    if lower is None or upper.row.table is None or lower.row.table != upper.row.table:
        return False
    below = [cell.text for cell in lower.row.cells]
    if _told_below(upper, lower, profile) or _words_below(views, at, profile):
        return True
    if names_by_contents([cell.text for cell in upper.row.cells], below, profile.labels) is not None:
        return True
    if len(upper.row.cells) != len(lower.row.cells) or len(upper.filled) < 2 or len(lower.filled) < 2:
        return False
    if lower.row.cells[0].pieces or not upper.row.cells[0].pieces:
        return False
    cells = (*upper.filled, *lower.filled)
    if any(len(cell.text) > _LONGEST_TITLE or any(stop in cell.text for stop in _STOPS) for cell in cells):
        return False
    return is_project_header(views_of((replace(upper.row, cells=cells),), profile)[0], profile)
