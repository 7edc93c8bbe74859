"""The text of a loaded page → runs: as many characters at once as one object draws on one line without a blank.

Only what decides costs a call: the two ends of a run, its object, the blanks that may have been typed. Every run is
checked against the width that its characters can have; one that fails is read character by character.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress, repeat
from math import hypot
from typing import Final, NamedTuple

from pipeline.model.document import BBox
from pipeline.read.pdf.pdfium.bulk import Characters
from pipeline.read.pdf.pdfium.characters import PageText, Places
from pipeline.read.pdf.pdfium.frame import Frame
from pipeline.read.pdf.pdfium.visibility import VISIBLE, Eye
from pipeline.read.pdf.runs import character_text
from pipeline.read.pdf.shapes import Rule, Run, Turn

_BLANK_CLASS: Final = " \t\r\n\v\f\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
_TOKEN: Final = re.compile(f"[^{_BLANK_CLASS}]+")
_NEVER_TYPED: Final = "\r\n\u200b\ufeff"
_MAYBE_TYPED: Final = re.compile(f"(?![{_NEVER_TYPED}])[{_BLANK_CLASS}]")
_ASCENT: Final = 0.88
"""Share of the font size above the baseline: the em box of Japanese type (OpenType recommendations, IDEO baseline)."""
_DESCENT: Final = 1 - _ASCENT
_LEAST_SIZE: Final = 1.0
"""Smaller characters, in points, are not meant to be read."""
_WIDEST: Final = 1.35
"""The most ems that one character of a run without gaps may take, letter-spacing apart."""
_VERTICAL_PLAY: Final = 0.3
"""Ems by which a vertical run may be longer than its characters: less than a blank takes."""
_ODD: Final = re.compile("[^\u0020-\u007e\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e]")


class Piece(NamedTuple):
    """Characters `start` to `end` of the page's text; `drawn_by`: the one object that drew them all, if that is known."""

    start: int
    end: int
    drawn_by: int | None


class Style(NamedTuple):
    """What all characters of a text object share: size in points, direction, whether and where they can be seen."""

    size: float
    turn: Turn
    hidden: bool
    clip: BBox | None
    is_plain: bool
    """Level, and wholly visible."""


class TextReader:
    """Reads the runs of one page."""

    def __init__(self, page: PageText, places: Places, characters: Characters, frame: Frame, eye: Eye) -> None:
        self._page, self._places, self._characters = page, places, characters
        self._frame, self._eye = frame, eye
        self._point = frame.to_page
        self._styles = dict[int, Style]()
        self._vertical_fonts = set[int]()

    def runs(self, rules: Sequence[Rule]) -> tuple[Run, ...]:
        """All runs, none of which crosses a ruling line."""
        runs = self._runs(rules)
        # One character alone does not show that its font is one for vertical writing; others do, maybe later.
        return self._runs(rules) if self._vertical_fonts else runs

    def _runs(self, rules: Sequence[Rule]) -> tuple[Run, ...]:
        uprights = sorted((rule for rule in rules if rule.upright), key=_level)
        flats = sorted((rule for rule in rules if not rule.upright), key=_level)
        levels = [rule.at for rule in uprights], [rule.at for rule in flats]
        posts = levels[0]
        spans = self._tokens()
        quick = self._quick_runs(spans) if self._frame.turns == 0 else repeat(None)
        result = list[Run]()
        for (start, end), run in zip(spans, quick, strict=False):
            if run is None:
                for piece, part in self._part_by_part(start, end):
                    if len(part.text) > 1 and _crosses(part, uprights, flats, levels):
                        result.extend(self._one_by_one(piece))
                    else:
                        result.append(part)
                continue
            at = bisect_left(posts, run.x0)
            if at < len(posts) and posts[at] < run.x1 and end - start > 1 and _crosses(run, uprights, flats, levels):
                result.extend(self._one_by_one(Piece(start, end, None)))
            else:
                result.append(run)
        return tuple(result)

    def _tokens(self) -> list[tuple[int, int]]:
        """Stretches without a blank, and one by one the blanks that the file holds; PDFium puts in others where it sees a gap."""
        text = self._page.text
        tokens = list(map(re.Match.span, _TOKEN.finditer(text)))
        places = list(map(re.Match.start, _MAYBE_TYPED.finditer(text)))
        indexes = places if self._page.at is None else [self._page.index(at) for at in places]
        typed = list(compress(places, self._characters.are_typed(indexes)))
        return sorted([*tokens, *[(at, at + 1) for at in typed]]) if typed else tokens

    def _quick_runs(self, spans: Sequence[tuple[int, int]]) -> list[Run | None]:
        """The usual case in few calls: visible, level text whose width proves that nothing lies between its ends."""
        text, index, ask, frame = self._page.text, self._page.index, self._characters, self._frame
        if self._page.at is None:
            firsts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
        else:
            firsts, lasts = [index(start) for start, _ in spans], [index(end - 1) for _, end in spans]
        first_owners, last_owners = ask.objects(firsts), ask.objects(lasts)
        plain = self._plain_sizes(firsts, first_owners, last_owners)
        rights, bottoms = ask.lower_right(lasts)
        left, top, twice_wide, high = frame.left, frame.top, 2 * frame.width, frame.height
        runs = list[Run | None]()
        for (start, end), owner, other, x, y, right, bottom in zip(
            spans, first_owners, last_owners, *ask.origins(firsts), rights, bottoms, strict=True
        ):
            size = plain.get(owner, 0.0)
            x0, base, x1 = x - left, top - y, right - left
            fits = size >= _LEAST_SIZE and other in plain and y - bottom <= 0.6 * size
            shown = 0 <= x0 + x1 <= twice_wide and 0 <= base <= high
            runs.append(_quick_run(text[start:end], x0, base, x1, size) if fits and shown else None)
        return runs

    def _plain_sizes(
        self, firsts: Sequence[int], first_owners: Sequence[int], last_owners: Sequence[int]
    ) -> dict[int, float]:
        """The size of the type of each level, wholly visible text object; of those met at an end only, 0."""
        ask, vertical = self._characters, self._vertical_fonts
        at = dict(zip(reversed(first_owners), reversed(firsts), strict=True))
        owners = [owner for owner in dict.fromkeys((*first_owners, *last_owners)) if owner]
        hidden = self._eye.not_plain(owners)
        result = dict.fromkeys((owner for owner in owners if owner not in hidden), 0.0)
        asked = list(at.values())
        for owner, size, (a, b, c, d) in zip(at, ask.font_sizes(asked), ask.matrices(asked), strict=True):
            if owner in result:
                if b == 0 and a > 0 and not (vertical and self._eye.font_of(owner) in vertical):
                    result[owner] = round(size * (d if c == 0 and d > 0 else hypot(c, d)), 3)
                else:
                    del result[owner]
        return result

    def _part_by_part(self, start: int, end: int) -> Iterator[tuple[Piece, Run]]:
        """The characters between blanks object by object, or one by one where an object jumps to and fro."""
        for part in self._by_object(start, end):
            run = self._run(part)
            if run is None:
                continue
            style = self._style(self._page.index(part.start), part.drawn_by)
            if part.end - part.start > 1 and (_is_doubtful(run) or style.clip is not None):
                for at in range(part.start, part.end):
                    single = Piece(at, at + 1, part.drawn_by)
                    if (one := self._run(single)) is not None:
                        yield single, one
            else:
                yield part, run

    def _by_object(self, start: int, end: int) -> Iterator[Piece]:
        """Characters without a blank → pieces by the object that drew them; objects follow one another."""
        owner = self._places.text_object
        index = self._page.index
        first, last = owner(index(start)), owner(index(end - 1))
        while first != last:
            low, high = start, end - 1  # `low` is of the first object, `high` of another
            while high - low > 1:
                middle = (low + high) // 2
                if owner(index(middle)) == first:
                    low = middle
                else:
                    high = middle
            yield Piece(start, high, first)
            start, first = high, owner(index(high))
        yield Piece(start, end, last)

    def _one_by_one(self, piece: Piece) -> Iterator[Run]:
        for part in self._by_object(piece.start, piece.end):
            for at in range(part.start, part.end):
                run = self._run(Piece(at, at + 1, part.drawn_by))
                if run is not None:
                    yield run

    def _run(self, piece: Piece) -> Run | None:
        """Characters → the run; None if nobody is to see it."""
        start, end, drawn_by = piece
        page, places, point = self._page, self._places, self._point
        text = page.text[start:end]
        if _ODD.search(text):
            text = "".join(map(character_text, text))
            if not text:
                return None
        first, last = page.index(start), page.last_index(end - 1)
        size, turn, hidden, clip, _ = self._style(first, drawn_by)
        if size < _LEAST_SIZE:
            return None
        pen = point(*places.origin(first))
        left, bottom, right, top = places.box(last)
        place = _placed(pen, point(left, top), point(right, bottom), size, turn)
        if turn is Turn.RIGHT and self._is_vertical(piece, pen, last, size):
            turn = Turn.DOWN
            left, bottom, right, top = places.box(first)
            x0, y0 = point(left, top)
            x1, _ = point(right, bottom)
            pen = (x0, y0)
            place = (x0, y0, x1, max(y0, point(*places.box(last)[:2])[1]))
        if not self._frame.shows(place):
            return None
        outside = clip is not None and not clip[0] <= (place[0] + place[2]) / 2 <= clip[2]
        return Run(text, *place, pen, size, turn, hidden or outside)

    def _is_vertical(self, piece: Piece, pen: tuple[float, float], last: int, size: float) -> bool:
        """Whether upright characters are of a vertical line (縦書き): one below the other, or in a font for such lines."""
        if piece.drawn_by is None:
            return piece.end - piece.start > 1 and self._runs_down(pen, last, size)
        if self._vertical_fonts and self._eye.font_of(piece.drawn_by) in self._vertical_fonts:
            return True
        if piece.end - piece.start > 1 and self._runs_down(pen, last, size):
            self._vertical_fonts.add(self._eye.font_of(piece.drawn_by))
            return True
        return False

    def _runs_down(self, pen: tuple[float, float], last: int, size: float) -> bool:
        """Whether upright characters stand below one another: vertical writing (縦書き)."""
        x, y = self._point(*self._places.origin(last))
        return y - pen[1] > 0.5 * size and abs(x - pen[0]) <= size

    def _style(self, index: int, drawn_by: int | None) -> Style:
        known = self._styles.get(drawn_by) if drawn_by else None
        if known is None:
            a, b, c, d = self._places.matrix(index)
            size = round(self._places.font_size(index) * hypot(c, d), 3)
            seen = self._eye.look(drawn_by) if drawn_by else VISIBLE
            turn = _turn(a, b, self._frame.turns)
            known = Style(size, turn, seen.hidden, seen.clip, is_plain=turn is Turn.RIGHT and seen is VISIBLE)
            if drawn_by:
                self._styles[drawn_by] = known
        return known


def _quick_run(text: str, x: float, y: float, right: float, size: float) -> Run | None:
    """Level text from x to right, its baseline at y → the run; None if its width does not prove it."""
    # Japanese characters are full-width and take three bytes in UTF-8, half-width ones take one. The few others
    # (half-width kana, Greek) only fail the test and are read the longer way.
    wide = (len(text.encode("utf-8", "replace")) - len(text)) / 2
    narrow = len(text) - wide
    if not (0.98 * wide + 0.2 * narrow) * size <= right - x <= (1.02 * wide + 0.85 * narrow) * size:
        return None
    if _ODD.search(text):
        text = "".join(map(character_text, text))
        if not text:
            return None
    return Run(text, x, y - _ASCENT * size, right, y + _DESCENT * size, (x, y), size)


def _is_doubtful(run: Run) -> bool:
    """Whether the run of one object is wider or narrower than its characters can be: the object jumps to and fro."""
    length, ems = run.end - run.start, len(run.text)
    # Along a level line PDFium puts blanks into gaps, in vertical writing it does not.
    most = ems + _VERTICAL_PLAY if run.turn is Turn.DOWN else _WIDEST * ems
    return not 0.2 * ems * run.size <= length <= most * run.size


def _level(rule: Rule) -> float:
    return rule.at


def _turn(a: float, b: float, page_turns: int) -> Turn:
    """The direction of the matrix's x axis on the page as seen."""
    if b == 0 and page_turns == 0:
        return Turn.RIGHT if a >= 0 else Turn.LEFT
    turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (3 if b > 0 else 1)
    return Turn((turn + page_turns) % 4)


def _placed(
    pen: tuple[float, float], corner: tuple[float, float], opposite: tuple[float, float], size: float, turn: Turn
) -> BBox:
    """Where the pen starts, two corners of the last character's box → the advance box of the run."""
    x, y = pen
    if turn is Turn.RIGHT:
        return (x, y - _ASCENT * size, max(x, corner[0], opposite[0]), y + _DESCENT * size)
    if turn is Turn.LEFT:
        return (min(x, corner[0], opposite[0]), y - _DESCENT * size, x, y + _ASCENT * size)
    if turn is Turn.UP:
        return (x - _ASCENT * size, min(y, corner[1], opposite[1]), x + _DESCENT * size, y)
    return (x - _DESCENT * size, y, x + _ASCENT * size, max(y, corner[1], opposite[1]))


def _crosses(
    run: Run, uprights: Sequence[Rule], flats: Sequence[Rule], levels: tuple[list[float], list[float]]
) -> bool:
    """Whether a ruling line passes through the run from side to side."""
    if run.turn is Turn.RIGHT or run.turn is Turn.LEFT:
        rules, known, low, high = uprights, levels[0], run.x0, run.x1
        middle = (run.top + run.bottom) / 2
    else:
        rules, known, low, high = flats, levels[1], run.top, run.bottom
        middle = (run.x0 + run.x1) / 2
    slack = 0.15 * run.size
    for at in range(bisect_left(known, low + slack), len(known)):
        if known[at] >= high - slack:
            return False
        if rules[at].low <= middle <= rules[at].high:
            return True
    return False
