"""Glyphs of one column or cell → printed lines, with one blank where the print leaves a wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low

from pipeline.model.document import BBox
from pipeline.read.pdf.shapes import Glyph, Turn, union

_WIDE_GAP = 0.45
"""Share of the font size from which a gap beside a Japanese character is a blank; 平成 29 年 is set with 0.25."""
_TYPED_GAP = 0.2
"""The same where a blank was typed into the gap: proportional fonts print it as narrow as 0.3."""
_WORD_GAP = 0.25
"""The same between two Latin letters or digits."""
_TYPED_WORD_GAP = 0.1
_SAME_LINE = 0.4
"""Share of the font size by which baselines on one line may differ (上付き文字); ruby stands a full size higher."""
_OPENING = frozenset("「『（〔［｛〈《【([{〝“‘")
_CLOSING = frozenset(
    "、。，．・：；？！」』）〕］｝〉》】)]},.:;!?〟”’ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々％%"
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: its characters, where they stand and what its neighbours must know to tell paragraphs.

    `em` is the font size; `lead` the width of blanks typed before the first character; `unit` the width of the first
    piece that cannot be broken (a word, a character with the punctuation that must not leave it: 禁則).
    """

    text: str
    bbox: BBox
    em: float
    turn: Turn
    lead: float
    unit: float


def text_lines(glyphs: Iterable[Glyph]) -> tuple[TextLine, ...]:
    """Glyphs in any order → lines in reading order; vertical lines (縦書き) run from right to left."""
    groups: dict[Turn, list[Glyph]] = {}
    for glyph in glyphs:
        groups.setdefault(glyph.turn, []).append(glyph)
    ordered = sorted(groups.values(), key=lambda group: min(glyph.top for glyph in group))
    return tuple(line for group in ordered for cluster in _clusters(group) if (line := _line(cluster)) is not None)


def _clusters(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one turn → the glyphs of each line."""
    clusters: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.level):
        if clusters:
            cluster = clusters[-1]
            reach = max(glyph.size, cluster[-1].size)
            near = glyph.level - cluster[-1].level <= _SAME_LINE * reach
            if near and glyph.level - cluster[0].level <= 1.5 * _SAME_LINE * reach:
                cluster.append(glyph)
                continue
        clusters.append([glyph])
    return clusters


def _line(glyphs: Sequence[Glyph]) -> TextLine | None:
    """The glyphs of one line → the line; None if all are blank."""
    row = sorted(glyphs, key=lambda glyph: glyph.start)
    printed = [glyph for glyph in row if glyph.text != " "]
    if not printed:
        return None
    text = "".join(_spaced(row))
    lead = max((printed[0].start - glyph.start for glyph in row[: row.index(printed[0])]), default=0.0)
    bbox = union([(glyph.x0, glyph.top, glyph.x1, glyph.bottom) for glyph in printed])
    em = median_low([glyph.size for glyph in printed])
    return TextLine(text, bbox, em, printed[0].turn, lead, _unit(printed))


def _spaced(row: Sequence[Glyph]) -> Iterable[str]:
    """The characters of a line, one half-width blank where a gap is wide enough."""
    last: Glyph | None = None
    typed = False
    for glyph in row:
        if glyph.text == " ":
            typed = True
            continue
        if last is not None and _is_blank(last, glyph, typed):
            yield " "
        yield glyph.text
        last, typed = glyph, False


def _is_blank(left: Glyph, right: Glyph, typed: bool) -> bool:
    gap = (right.start - left.end) / ((left.size + right.size) / 2)
    if left.text[-1] < "\u02b0" and right.text[0] < "\u02b0":
        return gap >= (_TYPED_WORD_GAP if typed else _WORD_GAP)
    return gap >= (_TYPED_GAP if typed else _WIDE_GAP)


def _unit(printed: Sequence[Glyph]) -> float:
    """The width that the first unbreakable piece of a line needs."""
    at = 0
    while at < len(printed) - 1 and printed[at].text in _OPENING:
        at += 1
    while at < len(printed) - 1 and _sticks(printed[at], printed[at + 1]):
        at += 1
    return printed[at].end - printed[0].start


def _sticks(left: Glyph, right: Glyph) -> bool:
    if right.text in _CLOSING:
        return True
    word = left.text.isascii() and left.text.isalnum() and right.text.isascii() and right.text.isalnum()
    return word and not _is_blank(left, right, typed=False)
