"""The rows of a report → where lines stand that name sections with their heads and staff in one form, without a heading of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_records import may_begin, record_line, staff_records
from pipeline.profiles.staff_sentences import staff_sentence
from pipeline.segment.views import View

_MOST = 120
OF_OTHERS = re.compile("者|参加|受講|利用|相談|応募|採用|退職|欠員|市民|会員")
"""Of whom numbers are, by the line above them, where they are none of staff."""


def staff_runs(views: Sequence[View], profile: Profile) -> dict[int, int]:
    """A report's rows → where such lines begin, and the row behind their last."""
    lines = [record_line(view.row) for view in views]
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        own, line = None, lines[at]
        if line is not None and "課" in line and staff_sentence(line):
            found[at] = at + 1
            at += 1
            continue
        table = views[at].row.table
        if (table is None or not at or views[at - 1].row.table != table) and may_begin(lines[at]):
            own = staff_records(lines[at : at + _MOST], profile.labels)
        if own is None or (own.records[0].head is None and OF_OTHERS.search(lines[at - 1] or "" if at else "")):
            at += 1
        else:
            found[at] = at + own.lines * len(own.records)
            at = found[at]
    return found
