"""A line or cell that names a section with its head and its staff (市民課 課長 山田 太郎 9人) → these, apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import cast

from pipeline.extract.staffing_titles import COUNT, STAFF, UNKNOWN_STAFF, title_kind
from pipeline.model.raw import RawOfficer, RawSection, RawText, StaffType, head, stretch, tail
from pipeline.profiles.profile import Profile
from pipeline.profiles.staff_titles import is_name
from pipeline.text.fold import fold
from pipeline.text.section_posts import split_post
from pipeline.text.sections import looks_like_section

_BULLET = re.compile(r"^(?:[ ・○〇◯●◎◇◆□■*-]+|(?:[0-9]{1,2}[.、 ]|\([0-9]{1,2}\)|[①-⑳]) *(?=[^0-9 ]))")
_COUNT = re.compile(
    r"[ :]*(?:(?P<bracket>\()[ ]?(?:職員数?|人員|計)?[ :]*|(?<=[ :)])(?:職員数?|人員|計)?[ :]*)"
    r"(?P<count>[0-9][0-9,.]*[ ]?(?P<unit>[人名]?))[ ]?(?(bracket)\))$"
)
_WORD = re.compile(r"[ :(、,・]*(?P<word>職員数?|人員|計)(?=[ :]*[0-9])")
_COUNT_BEHIND = re.compile(r"[、,・ ]+(?:職員数?|人員|計)?[ :]*(?P<count>[0-9][0-9,.]*[ ]?[人名])[ ]?(?=\)$)")
"""The number of staff behind the head, in one bracket with it: （課長 山田 太郎、35名）."""
_BREAKDOWN = re.compile(r"[ :]*\((?P<inside>[^()]*[0-9][^()]*)\)$")
_PART = re.compile(r"(?P<label>[^0-9、,・:]{1,20}?)[ :]*(?P<count>[0-9]+(?:\.[0-9]+)?[ ]?[人名]?)(?:[、,・ ]+|$)")
_NUMBERS = re.compile(r"(?:[ ]+(?:[0-9][0-9,.]*[人名]?|[-－―—–]))+$")
_POST_INSIDE = re.compile(r"\([^ ():]{0,12}(?:長|主幹|参事|監)[ :]")
_POST = re.compile(r"^\(?(?P<post>[^ ():]{0,12}(?:長|主幹|参事|監))(?:[ :]+|$)")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Unit:
    """A section with what stands beside it; `numbers` are several in a row that no word tells apart."""

    section: RawSection
    numbers: tuple[RawText, ...] = ()
    labels: tuple[RawText, ...] = ()
    """The words before its numbers (常勤職員7人、嘱託員4人)."""


def read_unit(text: RawText, profile: Profile) -> Unit | None:
    """One line → the section it names, its head and staff; None where it names none or says more than that."""
    folded = fold(text.text)
    if len(folded) > _LONGEST or "。" in folded:
        return None
    if "\n" in folded:
        if len({piece.line for piece in text.pieces}) > 1 and not _stands_over_head(text):
            return None
        folded = folded.replace("\n", " ")  # two cells of one row, or a name over its head
    bullet = _BULLET.match(folded)
    start = bullet.end() if bullet else 0
    end, count, counts, numbers = _staff(text, folded, profile)
    named = _name(folded[start:end])
    if named is None:
        return None
    length, post = named
    behind = len(folded) - len(folded[start + length :].lstrip())
    name, rest = stretch(text, start, start + length), stretch(text, behind, end) if behind < end else None
    if name is None:
        return None
    if rest is not None:
        rest = _without_bracket(rest)
    officers: tuple[RawOfficer, ...] = ()
    if rest is not None and fold(rest.text).strip(" :()"):
        officer = _officer(rest, None if post is None else stretch(text, start + post[0], start + post[1]))
        if officer is None:
            return None
        officers = (officer,)
    elif post is not None:
        return None
    labels = _words_between(text, end, counts) if counts else _word_before(text, folded, end)
    return Unit(RawSection(name, officers, count, counts), numbers, labels)


def _stands_over_head(text: RawText) -> bool:
    """Whether the first of two lines is nothing but a section's name (市民課 ⏎ 課長 山田 太郎 9人)."""
    first, *others = text.pieces
    return looks_like_section(first.text) and len({piece.line for piece in others}) == 1


def _staff(
    text: RawText, folded: str, profile: Profile
) -> tuple[int, RawText | None, tuple[tuple[StaffType, RawText], ...], tuple[RawText, ...]]:
    """Where the staff of a line begins, the one count, the counts by type, and numbers that no word tells apart."""
    numbers = _NUMBERS.search(folded)
    if numbers is not None and len(numbers[0].split()) > 1:
        at = [(found.start(), found.end()) for found in re.finditer(r"[^ ]+", folded[numbers.start() :])]
        cut = [stretch(text, numbers.start() + first, numbers.start() + last) for first, last in at]
        return numbers.start(), None, (), tuple(one for one in cut if one is not None)
    single = _COUNT.search(folded)
    if single is not None and (single["unit"] or not single["bracket"]):
        return single.start(), stretch(text, single.start("count"), single.end("count")), (), ()
    behind = _COUNT_BEHIND.search(folded)
    if behind is not None and _POST_INSIDE.search(folded, 0, behind.start()) is not None:
        return behind.start(), stretch(text, behind.start("count"), behind.end("count")), (), ()
    inside = _BREAKDOWN.search(folded)
    if inside is not None and (parts := _parts(text, folded, inside.span("inside"), profile)) is not None:
        return inside.start(), parts[0], parts[1], ()
    return len(folded), None, (), ()


def _parts(
    text: RawText, folded: str, span: tuple[int, int], profile: Profile
) -> tuple[RawText | None, tuple[tuple[StaffType, RawText], ...]] | None:
    """常勤職員7人、嘱託員4人 → the counts by type (and 計); None where a part is no labelled number of known kind."""
    at, whole = span[0], None
    counts: dict[StaffType, RawText] = {}
    while at < span[1]:
        part = _PART.match(folded, at, span[1])
        kind = None if part is None else title_kind(part["label"].strip(), profile)
        count = None if part is None else stretch(text, part.start("count"), part.end("count"))
        if part is None or kind is None or count is None:
            return None
        if kind == COUNT and whole is None:
            whole = count
        elif kind.startswith(STAFF) and kind != UNKNOWN_STAFF and kind.removeprefix(STAFF) not in counts:
            counts[cast("StaffType", kind.removeprefix(STAFF))] = count
        else:
            return None
        at = part.end()
    return whole, tuple(counts.items())


def _words_between(text: RawText, start: int, counts: tuple[tuple[StaffType, RawText], ...]) -> tuple[RawText, ...]:
    whole = tail(text, start)
    return () if whole is None or not counts else (whole,)


def _word_before(text: RawText, folded: str, end: int) -> tuple[RawText, ...]:
    """The word before the one number at the end of a line (職員12人)."""
    found = _WORD.match(folded, end)
    word = None if found is None else stretch(text, *found.span("word"))
    return () if word is None else (word,)


def _name(folded: str) -> tuple[int, tuple[int, int] | None] | None:
    """Where the section's name at the head of a line ends, and where its post stands if that is run on (市民課長)."""
    words = [(found.start(), found.end()) for found in re.finditer(r"[^ :(]+", folded)]
    for letters, ((first, last), whole) in enumerate(zip(words[:12], _joined(folded, words), strict=False), 1):
        if letters > 1 and any(end - start > 1 for start, end in words[:letters]):
            return None
        if looks_like_section(whole):
            return last, None
        posted = split_post(whole)
        if posted is not None and letters == 1 and looks_like_section(posted[0]):
            start = first + len(posted[0]) - 1
            return first + len(posted[0]), (start, last)
    return None


def _joined(folded: str, words: list[tuple[int, int]]) -> Iterator[str]:
    return accumulate(folded[start:end] for start, end in words)


def _without_bracket(rest: RawText) -> RawText | None:
    """（課長 山田 太郎） → its inside."""
    folded = fold(rest.text)
    start = len(folded) - len(folded.lstrip(" :("))
    end = len(folded.rstrip(" )")) if "(" in folded[: start + 1] else len(folded)
    return stretch(rest, start, end)


def _officer(rest: RawText, post: RawText | None) -> RawOfficer | None:
    """課長 山田 太郎 → the post and the name; None where it is no name."""
    if post is not None and fold(rest.text)[:1] == "長":
        rest_of = tail(rest, 1)
        if rest_of is None:
            return None
        rest = rest_of
    found = _POST.match(fold(rest.text)) if post is None else None
    name = rest if found is None else tail(rest, found.end())
    label = post if found is None else head(rest, found.end("post") + (1 if rest.text[:1] in "(（" else 0))
    if name is None or not is_name(name.text):
        return None
    return RawOfficer(label, name)
