"""A row → whether a table of sections and their staff begins with it whose titles nobody knows, by the rows below."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_titles import staff_by_contents
from pipeline.profiles.turned_staff import turned_rows
from pipeline.segment.views import View

_ROWS = 2


def is_staff_table(views: Sequence[View], at: int, profile: Profile) -> bool:
    """Whether the row at `at` titles columns of which the rows below show that they hold sections, their heads or numbers."""
    head = views[at].row
    if head.table is None or at + 1 >= len(views) or len(views[at].filled) != len(head.cells):
        return False
    if turned_rows([view.row for view in views[at : at + _ROWS]]) and (not at or views[at - 1].row.table != head.table):
        return True
    below = [view.row for view in views[at + 1 : at + 1 + _ROWS] if view.row.table == head.table]
    if not below or any(len(row.cells) != len(head.cells) for row in below):
        return False
    texts = [[cell.text for cell in row.cells] for row in below]
    return staff_by_contents([cell.text for cell in head.cells], texts, profile.labels) is not None
