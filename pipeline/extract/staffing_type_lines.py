"""A line of numbers by type for the whole department (正職員 95人、再任用職員 11人、計 106人) → its total, and the types as extras."""

from __future__ import annotations

import re

from pipeline.extract.staffing_fields import StaffingFields, total_label
from pipeline.extract.staffing_titles import COUNT, STAFF, title_kind
from pipeline.model.raw import RawExtra, RawText, stretch
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold

_LEAST = 2
_LONGEST = 120
_PART = re.compile(
    r"[ 、,・/(]*(?P<label>[^0-9 、,:・/()][^0-9、,:・/()]{0,14}?)[ :]*(?P<count>[0-9][0-9,.]*[ ]?[人名])[ )]*"
)


def read_type_line(text: RawText, found: StaffingFields, profile: Profile) -> bool:
    """Take a line of nothing but labelled numbers of staff, one of which is their total; False: it is another."""
    folded = fold(text.text)
    if len(folded) > _LONGEST or "\n" in folded:
        return False
    parts: list[tuple[RawText, RawText]] = []
    at = 0
    while at < len(folded):
        part = _PART.match(folded, at)
        if part is None:
            return False
        label = stretch(text, part.start("label"), part.end("label"))
        count = stretch(text, part.start("count"), part.end("count"))
        if label is None or count is None or not _tells_staff(label.text, profile):
            return False
        parts.append((label, count))
        at = part.end()
    totals = [says for label, _ in parts if (says := total_label(label.text, profile)) is not None]
    if len(parts) < _LEAST or len(totals) != 1:
        return False
    for label, count in parts:
        says = total_label(label.text, profile)
        if says is None:
            found.extras.append(RawExtra(label, (count,)))
        else:
            found.add_total(label, says, count)
    return True


def _tells_staff(label: str, profile: Profile) -> bool:
    kind = title_kind(label, profile)
    return kind == COUNT or (kind or "").startswith(STAFF) or total_label(label, profile) is not None
