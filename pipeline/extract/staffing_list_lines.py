"""A line of the whole staff with its sections in brackets (職員数 合計203人（市民課16人、…）) → their numbers, the total and the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.as_of import AsOfLine, find_as_of
from pipeline.extract.staffing_fields import StaffingFields, TotalLabel, says_with_head
from pipeline.extract.staffing_titles import STAFF, title_kind
from pipeline.model.raw import RawSection, RawText, stretch, tail
from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_list_words import STAFF_LIST, begins_staff_list
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_PART = re.compile(
    r"[ \n、,，/・]*(?P<name>[^0-9()、,，※。]{2,24}?)[ :\n]*(?P<count>[0-9][0-9,]{0,4}[ \n]?[人名])[ \n]*(?=[、,，/・)])"
)
_AS_OF = re.compile(r"[ \n]*[(※*]{0,2}[ \n]*[^()、。]{2,24}(?:現在|時点)[)]?[ \n]*")
_LEAST = 2
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class StaffList:
    """The label and number of the whole, the sections with theirs, the day."""

    label: RawText
    says: TotalLabel
    count: RawText
    sections: tuple[RawSection, ...]
    as_of: AsOfLine | None


def read_staff_list(text: RawText, profile: Profile) -> StaffList | None:
    """A line → its list; None: it is none, or a part of it cannot be told."""
    folded = fold(text.text)
    if len(folded) > _LONGEST or not begins_staff_list(text.text, profile.labels):
        return None
    found = STAFF_LIST.match(folded)
    if found is None:
        return None
    sections: list[RawSection] = []
    at = found.end()
    while (part := _PART.match(folded, at)) is not None:
        name = stretch(text, part.start("name"), part.end("name"))
        count = stretch(text, part.start("count"), part.end("count"))
        if name is None or count is None or (title_kind(name.text, profile) or "").startswith(STAFF):
            return None
        sections.append(RawSection(name, (), count))
        at = part.end()
    if folded[at : at + 1] != ")" or len(sections) < _LEAST or not _are_sections(sections):
        return None
    behind = tail(text, at + 1)
    as_of = None if behind is None else find_as_of(behind)
    if behind is not None and (as_of is None or _AS_OF.fullmatch(fold(behind.text)) is None):
        return None
    label = stretch(text, found.start("label"), found.end("label"))
    count = stretch(text, found.start("count"), found.end("count"))
    return (
        None
        if label is None or count is None
        else StaffList(
            label, TotalLabel(1, with_head=says_with_head(found["remark"] or "")), count, tuple(sections), as_of
        )
    )


def read_list_line(text: RawText, found: StaffingFields, profile: Profile) -> bool:
    """Take a line that is such a list; False: it is another."""
    if "(" not in fold(text.text[:40]) or (own := read_staff_list(text, profile)) is None:
        return False
    found.sections += own.sections
    if own.as_of is not None:
        found.as_of.append(own.as_of)
    found.add_total(own.label, own.says, own.count)
    return True


def _are_sections(sections: Sequence[RawSection]) -> bool:
    known = sum(looks_like_section("".join(one.name.text.split())) for one in sections)
    return known * 3 >= len(sections) * 2
