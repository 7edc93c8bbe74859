"""A printed line of a goals block → the goals that begin on it; prose that only looks like a mark begins none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.extract.cutting import is_wrapped
from pipeline.extract.goal_words import mark_by_word
from pipeline.model.document import Line, Piece
from pipeline.text.enumerators import Marker, MarkerKind, split_marker
from pipeline.text.fold import fold

_RUN_ON_KINDS = frozenset(["circled", "arabic", "paren", "half_paren", "label", "dai", "roman"])
_BEFORE_ITEM = re.compile(r"(?<=[ \t。])(?=[①-⑳Ⅰ-Ⅻ0-9(第目№])")
_LEAST_ITEM = 2
_BLANKS = " \u3000\t"
_LEAST_BARE_ITEMS = 3
"""Items of a bare number and a blank (1 地域 2 都市 3 農業) are told from counted things by being so many."""
_ENDS_IN_REFERENCE = re.compile(
    r"[①-⑳Ⅰ-Ⅻ][ ]?(?:[、,・～]|と|及び|および|から|並びに|や|又は)[ ]?$|(?:目標|方針|項目|前記|上記|次の|柱)$"
)
_PARTICLE = re.compile(
    r"(?:[はがをにでとへも](?![ぁ-ん])|の(?=[一-龠])|から|まで|に(?:基づ|つい|係|関|おけ|おい|よ|対|向)|と(?:し|とも|の)|及び|および|並びに|については|では|には|とは|等)"
)
_SENTENCE_END = "。．！？"
_SENTENCE = 8
"""What a bullet counts (○人) is shorter."""
_CIRCLES = frozenset("○〇◯")
_KANJI_DIGITS = frozenset("一二三四五六七八九十")
_ENUMERATES = re.compile(r"[^。]{2,30}?[、,・] ?②")
"""①人材の見直し、②周知、③育成 within one sentence."""
_BEFORE_NUMBER = re.compile(
    r"(?P<label>[^0-9０-９ \u3000。、]{0,8})(?P<number>[0-9０-９]{1,2})(?P<point>[.．][ \u3000]*|[ \u3000]+)(?P<next>[0-9０-９])"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a line: the goal that its mark begins (None: it goes on with the text before)."""

    marker: Marker | None
    piece: Piece


@dataclass(slots=True)
class LineReader:
    """Reads the lines of a goals block in order; it knows the lines before, which tell a mark from prose.

    `bullets` are the bullets of the list: those that other lines of the block begin with, and those read so far.
    """

    lines: Sequence[Line]
    longest: int
    bullets: set[str] = field(default_factory=set)
    word: str | None = None
    """The word that numbers the lines of the block, if nobody knows it (誓い1)."""
    _before: Piece | None = None
    _stops: int = 0
    _numbers: dict[str, int] | None = None
    _printed: dict[str, str] = field(default_factory=dict)

    def read(self, piece: Piece) -> Iterator[Item]:
        """One printed line → its items, in order."""
        marker = split_marker(piece.text) or self._next_in_order(piece.text) or mark_by_word(piece.text, self.word)
        if marker is not None and self._is_prose(piece, marker):
            marker = None
        if marker is None:
            self._note(piece, None)
            yield Item(None, piece)
            return
        cuts = _run_on(piece.text, marker)
        for (start, own), end in zip(cuts, [*(start for start, _ in cuts[1:]), len(piece.text)], strict=True):
            part = piece.cut(start, end)
            yield Item(own, part)
            self._note(part, own)

    def _note(self, piece: Piece, marker: Marker | None) -> None:
        if marker is not None:
            if marker.kind == "bullet":
                self.bullets.add(marker.marker[:1])
            if self._before is not None and self._before.text[-1:] in _SENTENCE_END:
                self._stops += 1
            if marker.number is not None:
                numbers = self._numbers = self._numbers if self._numbers is not None else {}
                numbers[marker.kind] = marker.number
                self._printed[marker.kind] = fold(marker.marker)
        self._before = piece

    def _next_in_order(self, text: str) -> Marker | None:
        """The mark that follows the last one of its kind, before a text that begins with a number, too (2 23歳以上の…)."""
        head = text[:1]
        if (
            head in self.bullets
            and len(text) > _SENTENCE
            and text[1:2] in "月日年人回件円歳才"
            and head not in text[1:5]
        ):
            # ●人事評価を…: a bullet that is one of this list counts nothing.
            return Marker(head, None, 1, "bullet")
        if head in _CIRCLES and text[1:2] in _KANJI_DIGITS and len(text) > _SENTENCE and self.bullets & _CIRCLES:
            return Marker(head, None, 1, "bullet")  # 〇一時預かりを…: 〇 is a mark of this list, and no nought
        match = _BEFORE_NUMBER.match(text)
        if match is None:
            return None
        label, number, point = fold(match["label"]), int(fold(match["number"])), fold(match["point"])
        if point.strip() and match["number"].isascii() == match["next"].isascii():
            return None  # 1.5: a point between digits of one width is a decimal point
        kind: MarkerKind = "label" if label else "arabic"
        known = self._printed.get(kind)
        if known is None:
            expected = number == 1 and (bool(point.strip() or label) or self._before is None) and not self._numbers
        else:
            expected = number == (self._numbers or {}).get(kind, 0) + 1 and label == known.rstrip("0123456789. ")
        if not expected:
            return None
        return Marker(text[: match.start("next")].rstrip(), number, match.start("next"), kind)

    def _is_prose(self, piece: Piece, marker: Marker) -> bool:
        """Whether a line goes on with the one before and only begins with a number that the sentence speaks of."""
        before = self._before
        if before is None or marker.number is None or marker.kind not in _RUN_ON_KINDS or before.line == piece.line:
            return False
        rest = fold(piece.text[marker.rest_start :])
        last = (self._numbers or {}).get(marker.kind, 0)
        if marker.kind == "circled" and _counts_in_sentence(before.text, marker.number, rest):
            return True
        if before.text[-1] in _SENTENCE_END:
            return False
        if _ENDS_IN_REFERENCE.search(fold(before.text)) is not None and _PARTICLE.match(rest) is not None:
            return True
        wrapped = is_wrapped(before, self.lines, self.longest)
        if marker.number not in (last + 1, 1):
            return wrapped and (self._stops > 0 or _PARTICLE.match(rest) is not None)
        return wrapped and _PARTICLE.match(rest) is not None


def _counts_in_sentence(before: str, number: int, rest: str) -> bool:
    """Whether a circled number counts what one sentence lists: the next stands in the same sentence, or the last one above."""
    if number == 1:
        return _ENUMERATES.match(rest) is not None
    at = before.rfind(chr(ord("①") + number - 2))
    return at > 0 and before[at - 1] in "、，,・と" and not any(stop in before[at:] for stop in _SENTENCE_END)


def _bullets_again(text: str) -> list[int]:
    """Where the bullet that a line begins with stands again, behind a sentence's end and a blank."""
    return [
        at
        for at in range(2, len(text) - 1)
        if text[at] == text[0] and text[at - 1] in _BLANKS and text[:at].rstrip(_BLANKS)[-1:] in _SENTENCE_END
    ]


def _run_on(text: str, first: Marker) -> list[tuple[int, Marker]]:
    """Goals printed on one line without a break (1 地域… 2 都市… 3 農業…; ・地域…。 ・都市…。) → where each begins, with its mark."""
    found = [(0, first)]
    if first.kind == "bullet" and text:
        found += [(at, marker) for at in _bullets_again(text) if (marker := split_marker(text[at:])) is not None]
        return found
    if first.number is None or first.kind not in _RUN_ON_KINDS:
        return found
    for match in _BEFORE_ITEM.finditer(fold(text), first.rest_start + _LEAST_ITEM):
        at = match.start()
        marker = split_marker(text[at:])
        last = found[-1][1].number
        if marker is None or last is None or marker.kind != first.kind or marker.number != last + 1:
            continue
        if text[at + marker.rest_start :].strip() and at - found[-1][0] > _LEAST_ITEM:
            found.append((at, marker))
    bare = first.kind == "arabic" and first.marker[-1:].isalnum()
    return found if not bare or len(found) >= _LEAST_BARE_ITEMS else found[:1]
