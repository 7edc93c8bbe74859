"""A line or sentence that lists sections with heads and numbers (市民課（課長 山田 太郎、9人）、税務課（…）で構成しています) → these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.profiles.staff_records import StaffRecord
from pipeline.profiles.staff_titles import is_name
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_ITEM: Final = re.compile(
    r"(?!の)(?P<name>[^\s:(),、。はがを]{2,16}?)[ ]?(?:"
    r"\((?P<post>[^ ():、,0-9]{0,8}(?:長|主幹|参事))[ :]?(?P<head>[^0-9():、,。]{2,12}?)"
    r"(?:[、, /・]+(?:職員数?|人員)?[ :]?(?P<inside>[0-9]{1,3} ?[人名]))?\)(?:[ ]?(?P<behind>[0-9]{1,3} ?[人名]))?"
    r"|(?P<alone>[0-9]{1,3} ?[人名]))"
)
_BETWEEN: Final = re.compile(r"[ \n]*(?:[、,，・/]|及び|並びに|と)?[ \n]*")
_LEAD: Final = re.compile(r".{0,24}(?:は|では|：|:)[、, ]?")
_DIGITS: Final = re.compile("[0-9]{1,3}")
_COUNTED: Final = re.compile("(?<![0-9,])(?P<count>[0-9]{1,4}) ?[人名]")
_LEAST, _SURE = 2, 3
_LONGEST = 600


def staff_sentence(text: str, *, in_block: bool = False) -> tuple[StaffRecord, ...]:
    """A line → the records in it, one behind another and all in one form; () where they are not two at least.

    Sections with nothing but numbers are only taken in a block of staff (`in_block`) or before their sum, three at least.

    >>> [(one.section, one.head, one.count) for one in staff_sentence("市民課（課長 林 恵、9人）と税務課（課長 奥村 亘、14人）です。")]
    [((0, 3), (7, 10), (11, 13)), ((15, 18), (22, 26), (27, 30))]
    >>> staff_sentence("研修には市民課9人、税務課14人、環境課3人が加わりました。")
    ()
    """
    if len(text) > _LONGEST or text.count("人") + text.count("名") + text.count("長") < _LEAST:
        return ()
    folded = fold(text)
    first = _first(folded)
    if first is None:
        return ()
    found: list[StaffRecord] = []
    forms: set[tuple[str, ...]] = set()
    at = first
    while (item := _ITEM.match(folded, at)) is not None and looks_like_section(item["name"]):
        count = next((item.span(part) for part in ("inside", "behind", "alone") if item[part]), None)
        head = item.span("head") if item["head"] else None
        if head is not None and not is_name(item["head"]):
            return ()
        found.append(StaffRecord(item.span("name"), item.span("post") if head else None, head, count, ()))
        forms.add(tuple(part for part in ("head", "inside", "behind", "alone") if item[part]))
        between = _BETWEEN.match(folded, item.end())
        at = item.end() if between is None else between.end()
    if len(forms) != 1 or len(found) < (_SURE if ("alone",) in forms else _LEAST):
        return ()
    if ("alone",) in forms and not in_block and not _says_sum(folded, at, found):
        return ()
    return tuple(found)


def _says_sum(folded: str, end: int, found: Sequence[StaffRecord]) -> bool:
    """Whether the numbers add up to one that stands behind the list (… の4課室42人で)."""
    numbers = [_DIGITS.match(folded, one.count[0]) for one in found if one.count is not None]
    whole = sum(int(one[0]) for one in numbers if one is not None)
    return any(int(one["count"]) == whole for one in _COUNTED.finditer(folded, end))


def _first(folded: str) -> int | None:
    """Where the first item begins: at the head of the line, or behind words that say of what it is (当部は、)."""
    for at in (0, *(found.end() for found in [_LEAD.match(folded)] if found is not None)):
        item = _ITEM.match(folded, at)
        if item is not None and looks_like_section(item["name"]):
            return at
    return None
