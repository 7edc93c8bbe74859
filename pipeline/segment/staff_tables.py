"""A row → whether a table of sections and their staff begins with it whose titles nobody knows, by the rows below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.segments import Segment
from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_titles import staff_by_contents
from pipeline.profiles.turned_staff import turned_rows
from pipeline.segment.views import View

_ROWS = 2
_OF_STAFF = re.compile("組織|職員|人員|体制|構成|現在|時点")


def with_own_headings(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Blocks of a report, with a heading that stands over nothing but the table of staff right below it (組織と業務（4月1日現在）) as its own.

    Its last word may speak of something else: the table says what it is over.
    """
    found: list[Segment] = []
    for one in segments:
        above = found[-1] if found else None
        if (
            (one.kind == "staffing" and one.heading is None and above is not None)
            and (not above.rows and above.heading is not None and _OF_STAFF.search(above.heading.text) is not None)
        ):  # fmt: skip
            found[-1] = replace(one, heading=above.heading)
        else:
            found.append(one)
    return tuple(found)


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
