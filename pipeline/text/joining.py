"""Lines as a cell or page wrapped them → the running text they were set from."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.text.charclasses import DASHES
from pipeline.text.enumerators import Marker, split_marker
from pipeline.text.fold import fold

# Letters of the scripts that part words by blanks.
_LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ"
_WORD: Final = re.compile(f"[0-9{_LETTERS}]")
_LETTER: Final = re.compile(f"[{_LETTERS}]")
_LATIN_STOPS: Final = frozenset(".,;:!?)\"'%")
# After these no blank is set, and none before those: the line was broken inside a word, an address or a number.
_OPEN_ENDED: Final = frozenset("-/@_&+=#(") | frozenset(DASHES)
_CLOSING: Final = frozenset(".,;:!?)%/@_&+=-") | frozenset(DASHES)
_DIGITS: Final = frozenset("0123456789")
_FULL_DIGITS: Final = frozenset("０１２３４５６７８９")
# Most lines end in one of these, which no blank follows.
_NEVER_PARTED: Final = re.compile("[ぁ-ゖァ-ヺー一-龠々、。」]")
# 32, over 989人: a line was broken behind the comma of one number. Lists of numbers have 、 between them.
_GROUPS_END: Final = re.compile("(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})*,$")
_GROUP_START: Final = re.compile("[0-9]{3}(?![0-9])")
_SOFT_HYPHEN: Final = "\u00ad"
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
_PARTICLE: Final = re.compile("[のをにがはとへでや、。，．・～~]|から|まで|より|及び|又は|など|等")
_SENTENCE_END: Final = ("。", "．", "：", ":", "！", "？", "】", "]", "］", "〕", "》", "＞", ">")
_NOTE: Final = "※"
# Not the TAB, which parts cells.
_BLANKS: Final = " \u3000\u00a0"


def join_wrapped(lines: Sequence[str]) -> str:
    """One field's wrapped lines → one line. Empty lines are dropped; never raises.

    Japanese joins without a blank, Latin words with one; a line that ends in a hyphen or slash, or goes on with closing
    punctuation, joins without. Two numbers are never joined into one: a blank stays between digits, but for full-width ones.

    >>> join_wrapped(["「しおみ多文化共生プラン", "2030」を見直し"]), join_wrapped(["City", "Office"])
    ('「しおみ多文化共生プラン2030」を見直し', 'City Office')
    >>> join_wrapped(["ICT/", "AI", " の活用"]), join_wrapped(["計 20", "16 年"])
    ('ICT/AIの活用', '計 20 16 年')
    >>> join_wrapped(["抽出した32,", "989人"]), join_wrapped(["執行額は１５,", "３３４円"]), join_wrapped(["1,", "2016年"])
    ('抽出した32,989人', '執行額は１５,３３４円', '1, 2016年')
    """
    kept = [stripped for line in lines if (stripped := line.strip())]
    pieces = kept[:1]
    for before, after in pairwise(kept):
        last = before[-1]
        if last == _SOFT_HYPHEN:
            pieces[-1] = pieces[-1].removesuffix(_SOFT_HYPHEN)
        if _NEVER_PARTED.match(last) is None and (glue := _glue(before, after)):
            pieces.append(glue)
        pieces.append(after)
    return "".join(pieces)


def _glue(before: str, after: str) -> str:
    """What stands between two stripped lines: a blank between Latin words or numbers, else nothing."""
    if before[-1] in _FULL_DIGITS and after[0] in _FULL_DIGITS:
        # Full-width digits are set like kanji: a line may end between any two.
        return ""
    last, first = fold(before[-1]), fold(after[0])
    if last == "," and _GROUPS_END.search(fold(before)) is not None and _GROUP_START.match(fold(after)) is not None:
        return ""
    if last in _OPEN_ENDED:
        # "Hiratsuka -" had a blank before its dash and keeps one after it.
        return " " if last in "-&+=" and before[-2:-1].isspace() and _is_latin_start(first, after) else ""
    if first in "-+" and _is_number(last) and _is_number(after[1:2]):
        return " "
    if first in _CLOSING or not _is_latin_end(last, before) or not _is_latin_start(first, after):
        return ""
    if _ADDRESS.search(before) is not None and last in _LATIN_STOPS:
        return ""
    return " "


def _is_number(character: str) -> bool:
    return fold(character) in _DIGITS


def _is_latin_end(last: str, before: str) -> bool:
    if last in _LATIN_STOPS:
        return _WORD.match(fold(before[-2:-1])) is not None
    return _WORD.match(last) is not None


def _is_latin_start(first: str, after: str) -> bool:
    if first in "(\"'":
        # A full-width bracket holds the blank before it in its own width.
        return first == after[0] and _LETTER.match(fold(after[1:2])) is not None
    return _WORD.match(first) is not None


def join_lines(text: str) -> str:
    r"""A text with line breaks → the same with only the breaks that mean something.

    A line that begins with a mark (①, （1）, １．, ・, ○, -) starts a line of its own, as does what follows an empty
    line, which stays; every other line is the rest of the one before it. A ・ that opens a single line in the middle
    is part of a name (市民広聴⏎・相談課), and a mark followed by a particle is a reference (⏎(2)に基づき), not a new
    item. Rows with a TAB stay. Never raises.

    >>> join_lines("多文化共生\n推進事業"), join_lines("市民広聴\n・相談課")
    ('多文化共生推進事業', '市民広聴・相談課')
    >>> join_lines("① 地域力の\n向上\n② プランの改定")
    '① 地域力の向上\n② プランの改定'
    """
    lines = [line.strip(_BLANKS) for line in text.strip().splitlines()]
    return "\n".join(join_wrapped(group) for group in _groups(lines))


def item_starts(lines: Sequence[str]) -> frozenset[int]:
    """The lines of a text, none empty → at which of them an item or paragraph begins, as `join_lines` says; never raises.

    >>> sorted(item_starts(["SNS（LINE・", "X）を活用します。", "・周知を図ります。"]))
    [0, 2]
    """
    starts, at = set[int](), 0
    for group in _groups([line.strip(_BLANKS) for line in lines]):
        starts.add(at)
        at += max(len(group), 1)
    return frozenset(starts)


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Stripped lines → the lines of each item or paragraph; an empty group for empty lines between two."""
    dots = sum(_is_middle_dot(line) for line in lines)
    seen: set[str] = set()
    group: list[str] = []
    for line in lines:
        marker = split_marker(line)
        if group and (not line or _starts_item(line, marker, group[-1], seen, dots)):
            yield group
            group = []
            if not line:
                yield []
        if line:
            group.append(line)
            if marker is not None:
                seen.add(marker.kind)
    if group:
        yield group


def _starts_item(line: str, marker: Marker | None, before: str, seen: set[str], dots: int) -> bool:
    if "\t" in line or "\t" in before or line.startswith(_NOTE):
        return True
    if marker is None:
        return False
    if before.endswith(_SENTENCE_END) or marker.kind in seen:
        return True
    if _is_middle_dot(line):
        return dots > 1
    return marker.kind == "bullet" or _PARTICLE.match(line, marker.rest_start) is None


def _is_middle_dot(line: str) -> bool:
    return line[:1] in {"・", "･"}
