"""Runs of one column or cell → printed lines, with one blank where the print leaves a wide gap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from statistics import median_low
from typing import Final, NamedTuple

from pipeline.model.document import BBox
from pipeline.model.record import record
from pipeline.read.pdf.shapes import Run, Turn

_WIDE_GAP = 0.45
"""Share of the font size from which a gap beside a Japanese character is a blank; 平成 29 年 is set with 0.25."""
_TYPED_GAP = 0.2
"""The same where a blank was typed into the gap: proportional fonts print it as narrow as 0.3."""
_WIDE_BLANK = "\u3000"
_WIDE_BLANK_PLAY = 0.04
"""Share of the font size by which a full-width blank may be wider or narrower than a character."""
_LOST_GAP = 0.22
"""The same where it was typed but lost (PDFium keeps one of several blanks that a fallback font draws at once)."""
_TIGHT = 1.08
"""The most ems a character of a run takes that is not letter-spaced."""
_WORD_GAP = 0.25
"""The same between two Latin letters or digits."""
_LETTER_GAP = 0.13
"""The same beside a Latin letter where no digit stands: justified lines print blanks as narrow as 0.16 (TeX)."""
_TYPED_WORD_GAP = 0.1
_SAME_LINE = 0.4
"""Share of the font size by which baselines on one line may differ (上付き文字); ruby stands a full size higher."""
_WIDE = re.compile("[\u2e80-\uff60\uffdd-\U0010ffff]")
"""Characters as wide as the font is high (全角); half-width kana is not."""
_LETTER = re.compile("[々〆ぁ-ゖァ-ヺー㐀-鿿豈-龎\U00020000-\U0003ffff]")
_NARROW = re.compile("[^\u2e80-\uff60\uffdd-\U0010ffff]")
_OPENING = frozenset("「『（〔［｛〈《【([{〝“‘")
_CLOSING = frozenset(
    "、。，．・：；？！」』）〕］｝〉》】)]},.:;!?〟”’ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々％%"
)


class _Axis(NamedTuple):
    """Where runs of one turn stand: their line among others, their start and end along it."""

    level: Callable[[Run], float]
    start: Callable[[Run], float]
    end: Callable[[Run], float]


def _baseline(run: Run) -> float:
    return run.origin[1]


# Nearly all runs are level, and the properties that serve every turn take ten times as long.
_LEVEL: Final = _Axis(_baseline, attrgetter("x0"), attrgetter("x1"))
_ANY: Final = _Axis(attrgetter("level"), attrgetter("start"), attrgetter("end"))


@record
class TextLine:
    """One printed line: its characters, where they stand and what its neighbours must know to tell paragraphs.

    `em` is the font size; `lead` the width of blanks typed before the first character.
    """

    text: str
    bbox: BBox
    em: float
    turn: Turn
    lead: float
    runs: tuple[Run, ...] = ()
    is_ruby: bool = False
    """Small kana over a word of the next line (ルビ): printed, but no text of its own."""

    @property
    def unit(self) -> float:
        """The width of the first piece that cannot be broken: a word, a character and its punctuation (禁則)."""
        head = self.runs[0]
        text = head.text
        if len(text) > 1 and text[0] not in _OPENING and not _sticks(text[0], text[1], follows=True):
            return _half_width(head) * (2 if _WIDE.match(text) else 1)
        return _unit([run for run in self.runs if run.text != " "])


def text_lines(runs: Sequence[Run]) -> tuple[TextLine, ...]:
    """Runs in any order → lines in reading order; vertical lines (縦書き) run from right to left."""
    if len(runs) == 1:
        return () if runs[0].text == " " else (_line_of_one(runs[0], 0.0, (runs[0],)),)
    turns = {run.turn for run in runs}
    if len(turns) == 1:
        return tuple(_lines_of(runs, turns.pop()))
    groups = [(turn, [run for run in runs if run.turn is turn]) for turn in dict.fromkeys(run.turn for run in runs)]
    groups.sort(key=lambda group: min(run.top for run in group[1]))
    return tuple(line for turn, group in groups for line in _lines_of(group, turn))


def _lines_of(runs: Iterable[Run], turn: Turn) -> Iterator[TextLine]:
    """Runs of one turn → their lines, those without print left out."""
    axis = _LEVEL if turn is Turn.RIGHT else _ANY
    for cluster in _clusters(runs, axis):
        row = cluster
        if len(cluster) > 1:
            row = sorted(cluster, key=axis.start)
        printed = [run for run in row if run.text != " "]
        if not printed:
            continue
        head = printed[0]
        lead = axis.start(head) - axis.start(row[0])
        if len(printed) == 1:
            yield _line_of_one(head, lead, tuple(row))
        else:
            sizes = [run.size for run in printed]
            em = sizes[0] if sizes.count(sizes[0]) == len(sizes) else median_low(sizes)
            yield TextLine("".join(_pieces(row, axis)), _box(printed), em, turn, lead, tuple(row))


def _clusters(runs: Iterable[Run], axis: _Axis) -> list[list[Run]]:
    """Runs of one turn → the runs of each line."""
    level_of = axis.level
    clusters: list[list[Run]] = []
    first = last = size = 0.0
    for run in sorted(runs, key=level_of):
        level = level_of(run)
        reach = run.size if run.size > size else size
        if clusters and level - last <= _SAME_LINE * reach and level - first <= 1.5 * _SAME_LINE * reach:
            clusters[-1].append(run)
        else:
            clusters.append([run])
            first = level
        last, size = level, run.size
    return clusters


def _line_of_one(run: Run, lead: float, row: tuple[Run, ...]) -> TextLine:
    """The line of a row of which one run is printed, the others blank."""
    return TextLine(run.text, (run.x0, run.top, run.x1, run.bottom), run.size, run.turn, lead, row)


def _box(runs: Sequence[Run]) -> BBox:
    head = runs[0]
    x0, top, x1, bottom = head.x0, head.top, head.x1, head.bottom
    for run in runs:
        # `min` and `max` would take five times as long.
        x0 = run.x0 if run.x0 < x0 else x0
        top = run.top if run.top < top else top
        x1 = run.x1 if run.x1 > x1 else x1
        bottom = run.bottom if run.bottom > bottom else bottom
    return (x0, top, x1, bottom)


def character_places(line: TextLine) -> list[tuple[str, float, float]]:
    """A line → each character of its text with where it starts and ends along the line.

    Within a run the width is shared out: a full-width character takes twice the width of another.
    """
    result = list[tuple[str, float, float]]()
    printed = iter([run for run in line.runs if run.text != " "])
    for piece in _pieces(line.runs, _ANY):
        if piece in (" ", _WIDE_BLANK):
            result.append((piece, result[-1][2], result[-1][2]))
            continue
        run = next(printed)
        at = run.start
        for character, width in _widths(run):
            result.append((character, at, at + width))
            at += width
    return result


def _pieces(row: Iterable[Run], axis: _Axis) -> list[str]:
    """The texts of the printed runs of a line, one half-width blank where a gap is wide enough."""
    pieces = list[str]()
    last: Run | None = None
    typed = False
    for run in row:
        if run.text == " ":
            typed = True
            continue
        if last is not None:
            width = axis.start(run) - axis.end(last)
            # Most runs touch; the middle of both sizes, which decides, is at least half of one.
            if width >= 0.5 * _TYPED_WORD_GAP * run.size and _is_blank(last, run, width, typed):
                pieces.append(_WIDE_BLANK if _is_wide_blank(last, run, width) else " ")
        pieces.append(run.text)
        last, typed = run, False
    return pieces


def _is_blank(left: Run, right: Run, width: float, typed: bool) -> bool:
    """Whether the gap of a width between two runs is a blank."""
    gap = width / ((left.size + right.size) / 2)
    if gap < _TYPED_WORD_GAP:
        return False
    if left.text[-1] < "\u02b0" and right.text[0] < "\u02b0":
        return typed or gap >= _WORD_GAP or (gap >= _LETTER_GAP and _are_letters(left.text[-1], right.text[0]))
    return gap >= (_TYPED_GAP if typed else _WIDE_GAP) or (gap >= _LOST_GAP and _parts_words(left, right))


def _is_wide_blank(left: Run, right: Run, width: float) -> bool:
    """Whether the blank between two runs is full-width (全角空白): just as wide as the characters beside it."""
    size = right.size
    wide = left.text[-1] > "\u2e80" and right.text[0] > "\u2e80"
    return wide and left.size == size and abs(width - size) <= _WIDE_BLANK_PLAY * size


def _are_letters(left: str, right: str) -> bool:
    """Whether one of two Latin characters is a letter and none a digit; figures may be letter-spaced (均等割付)."""
    return (left.isalpha() or right.isalpha()) and not ("0" <= left <= "9" or "0" <= right <= "9")


def _parts_words(left: Run, right: Run) -> bool:
    """Whether a gap narrower than a blank can only be one: between kanji or kana that are set close otherwise."""
    if not (_LETTER.match(left.text[-1]) and _LETTER.match(right.text[0])):
        return False
    return any(len(run.text) > 1 and run.end - run.start <= _TIGHT * run.size * len(run.text) for run in (left, right))


def _unit(printed: Sequence[Run]) -> float:
    """The width that the first unbreakable piece of a line needs: a word, a character with its punctuation (禁則)."""
    last: tuple[str, float] | None = None
    for text, end, follows in _characters(printed):
        if last is not None and last[0] not in _OPENING and not _sticks(last[0], text, follows):
            break
        last = (text, end)
    return (printed[0].end if last is None else last[1]) - printed[0].start


def _characters(printed: Sequence[Run]) -> Iterator[tuple[str, float, bool]]:
    """Runs → their characters with their ends, and whether no blank stands before; a run is shared out by widths."""
    before: Run | None = None
    for run in printed:
        follows = before is None or not _is_blank(before, run, run.start - before.end, typed=False)
        at = run.start
        for character, width in _widths(run):
            at += width
            yield character, at, follows
            follows = True
        before = run


def _widths(run: Run) -> list[tuple[str, float]]:
    """The characters of a run, each with its share of the run's width."""
    half = _half_width(run)
    return [(character, 2 * half if _WIDE.match(character) else half) for character in run.text]


def _half_width(run: Run) -> float:
    """The width of a half-width character (半角) of a run, if full-width ones take twice as much."""
    return (run.end - run.start) / (2 * len(run.text) - len(_NARROW.findall(run.text)))


def _sticks(left: str, right: str, follows: bool) -> bool:
    word = left.isascii() and (left.isalnum() or left in ",.") and right.isascii() and right.isalnum()
    return right in _CLOSING or (follows and word)
