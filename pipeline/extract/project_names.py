"""A project's name cell → the name, the sections in its bracket (担当課), the bracket as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from unicodedata import normalize

from pipeline.extract.cutting import without_blanks
from pipeline.model.document import Cell
from pipeline.model.raw import RawText, head, stretch, tail
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section, section_key, split_sections

_TRAILING_BRACKET = re.compile(
    r"[ ]*\((?P<inner>(?:[^()]|\([^()]*\))*)\)[ ]*$|[ ]*[\[【](?P<square>[^\[\]【】]*)[\]】][ ]*$"
)
_BEHIND = re.compile(
    r"(?: ?[:/|] ?| +)(?P<label>(?:主な?)?(?:担当|所管|主管|実施|推進)(?:課|室|部署|所属|課室|課等)?名?(?: ?: ?| +))?(?P<named>[^ :/|()。、]+(?:[、,・][^ :/|()。、]+)*)$"
)
"""Sections behind a name, with or without a label (担当課：), parted from it by a blank, a colon or a stroke."""
_ROUND_NAMES = MappingProxyType({"【": "】", "〔": "〕", "《": "》", "〈": "〉", "≪": "≫", "［": "］"})
_SOUND_MARKS = MappingProxyType({"゛": "\u3099", "゜": "\u309a", "\u3099": "\u3099", "\u309a": "\u309a"})


_NAME_END = re.compile(
    r"(?:事業|業務|推進|整備|支援|対策|運営|管理|計画|活動|制度|改修|更新|設置|策定|充実|強化|促進|確保|向上|実施|検討|作成|見直し)$"
)
_NAME_OF_ITS_OWN = re.compile(r"(?:事業費?|業務|費|[)])$")
_SHORTEST_NAME = 5


def looks_complete(name: str) -> bool:
    """Whether a name ends as names of projects do, with or without a bracket after it.

    >>> looks_complete("見守り支援事業（雨水）"), looks_complete("見守り支援事"), looks_complete("公園の整備")
    (True, False, True)
    """
    bare = without_blanks(fold(name))
    return bare.endswith((")", "]", "】")) or _NAME_END.search(bare) is not None


def closes(before: str, here: str) -> bool:
    """Whether a text closes the bracket that the folded text before it leaves open.

    >>> closes("舗装事業(道路整備", "課)"), closes("舗装事業(道路整備", "点検事業(道路課)"), closes("舗装事業", "課)")
    (True, False, False)
    """
    return before.count("(") > before.count(")") and 0 <= here.find(")") < (here.find("(") % (len(here) + 1))


def split_name(text: RawText, staffed: frozenset[str]) -> tuple[RawText, tuple[RawText, ...], list[RawText]]:
    """A name cell → the name, the sections in its last bracket, and what else is printed (mark, bracket).

    A bracket is a section only if it names one: its comparison key is in `staffed`, or it has a section's form;
    otherwise (（雨水）, （繰越分）) it belongs to the name. A mark before the name (①, ○, 1.) is no part of it.
    """
    text, marks = _without_mark(text)
    whole = text.text
    folded = fold(whole).replace("\n", " ")
    match = _TRAILING_BRACKET.search(folded) if folded.rstrip(" ").endswith(")") else None
    if match is None:
        return _split_behind(text, folded, staffed, marks)
    if match.start() == 0:
        return text, (), marks
    group = "inner" if match["inner"] is not None else "square"
    inner = match[group]
    named = _named(whole[match.start(group) : match.end(group)], staffed)
    if not inner.strip() or not all(section_key(name) in staffed or looks_like_section(name) for name in named):
        return text, (), marks
    name, bracket = head(text, match.start()), tail(text, match.start())
    if name is None or bracket is None or not named:
        return text, (), marks
    return inside(name), _cut(text, match.start(group), match.end(group), named), [*marks, bracket]


def _split_behind(
    text: RawText, folded: str, staffed: frozenset[str], marks: list[RawText]
) -> tuple[RawText, tuple[RawText, ...], list[RawText]]:
    """A name with sections behind it that stand in no bracket (見守り事業　担当課：市民課, 見守り事業／市民課)."""
    match = _BEHIND.search(folded)
    name = None if match is None or match.start() == 0 else head(text, match.start())
    if match is None or name is None:
        return text, (), marks
    named = _named(text.text[match.start("named") : match.end("named")], staffed)
    if not named or not all(section_key(one) in staffed or looks_like_section(one) for one in named):
        return text, (), marks
    parted = match["label"] is not None or match[0].lstrip(" ")[0] in ":/" or looks_complete(name.text)
    if not parted and not all(section_key(one) in staffed for one in named):
        return text, (), marks  # behind a blank alone the words may be the end of the name
    label = None if match["label"] is None else stretch(text, match.start("label"), match.end("label"))
    sections = _cut(text, match.start("named"), match.end("named"), named)
    return inside(name), sections, [*marks, *(() if label is None else (label,))]


def inside(name: RawText) -> RawText:
    """A name without the one bracket round it (【見守り事業】)."""
    text = name.text
    closing = _ROUND_NAMES.get(text[0])
    if closing is None or text[-1] != closing or closing in text[:-1]:
        return name
    return stretch(name, 1, len(text) - 1) or name


def cut_sections(cell: RawText, staffed: frozenset[str] = frozenset()) -> tuple[RawText, ...]:
    """A cell of a section column (担当課) → the printed stretch of each section in it."""
    return _cut(cell, 0, len(cell.text), _named(cell.text, staffed))


def _named(text: str, staffed: frozenset[str]) -> tuple[str, ...]:
    """The sections in a bracket or cell; words parted by blanks or line ends are one each if the staffing table has all."""
    named = split_sections(text)
    words = text.split()
    if len(words) > len(named) and (
        all(section_key(word) in staffed for word in words) or _are_several(words, staffed)
    ):
        return tuple(words)
    return named


def _are_several(words: Sequence[str], known: frozenset[str]) -> bool:
    """Whether words are a section's name each, and one of them at least is known to stand by itself; not so their whole."""
    if section_key("".join(words)) in known or not any(section_key(word) in known for word in words):
        return False
    return all(looks_like_section(word) for word in words)


def _cut(text: RawText, start: int, end: int, named: Sequence[str]) -> tuple[RawText, ...]:
    """The printed stretch of each section named in the bracket, in order; the whole where one of them is not found."""
    flat = text.text
    while start < end and flat[start].isspace():
        start += 1
    whole = stretch(text, start, end)
    if len(named) == 1:
        return (whole,) if whole is not None else ()
    key, places = _keyed(flat, start, end)
    sections: list[RawText] = []
    at = 0
    for name in named:
        wanted = _keyed(name, 0, len(name))[0]
        found = key.find(wanted, at) if wanted else -1
        at = found + len(wanted)
        piece = None if found < 0 else stretch(text, places[found][0], places[at - 1][1])
        if piece is None:
            return (whole,) if whole is not None else ()
        sections.append(piece)
    return tuple(sections)


def _keyed(flat: str, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """A stretch without blanks and with widths folded, and for each character of it where it stands in the text.

    Half-width sound marks are one character with the kana before them (ﾎﾟ is ポ).
    """
    folded = fold(flat)
    key: list[str] = []
    places: list[tuple[int, int]] = []
    for index in range(start, end):
        if folded[index].isspace():
            continue
        if (
            places
            and folded[index] in _SOUND_MARKS
            and len(voiced := normalize("NFC", key[-1] + _SOUND_MARKS[folded[index]])) == 1
        ):
            key[-1], places[-1] = voiced, (places[-1][0], index + 1)
        else:
            key.append(folded[index])
            places.append((index, index + 1))
    return "".join(key), places


def _without_mark(text: RawText) -> tuple[RawText, list[RawText]]:
    marker = split_marker(text.text)
    if marker is None:
        return text, []
    mark, rest = head(text, marker.rest_start), tail(text, marker.rest_start)
    return (text, []) if mark is None or rest is None else (rest, [mark])


def holds_several(cell: Cell, sections: Cell) -> bool:
    """Whether a name cell holds a name on each of its lines, each with a section on the same line of another cell."""
    names = [without_blanks(fold(piece.text)) for piece in cell.pieces]
    if len(names) < 2 or not all(len(name) >= _SHORTEST_NAME and _NAME_OF_ITS_OWN.search(name) for name in names):
        return False
    return len(sections.pieces) == len(names) and all(looks_like_section(piece.text) for piece in sections.pieces)
