"""Lines of one column or cell → the same with ruby (ルビ, 振り仮名) set apart from the text that it stands over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.read.pdf.shapes import Turn, union
from pipeline.read.pdf.textlines import TextLine, character_places

_SMALL: Final = 0.62
"""Ruby is half as large as its base (JLREQ 3.3.3); drawing programs round up."""
_APART: Final = 0.45
"""Share of the base's size that may lie between ruby and base."""
_OVERLAP: Final = 0.5
_KANA: Final = re.compile(r"[ぁ-ゖァ-ヺー・･ｦ-ﾟ \u3000]+")
_KANJI: Final = re.compile(r"[々〆ヶ\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PROSE: Final = re.compile(r"[。、，．]")
_LONGEST_NAME_LINE: Final = 40


def set_apart(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Lines in reading order → the same, ruby marked `is_ruby`, or put before the name that it reads.

    A name at the end of a line becomes "reading name", as offices print it on one line (みなみ はるか 南 遥); ruby over
    words in prose helps to read and says nothing new, so it stays a line of its own.
    """
    if len(lines) < 2:
        return tuple(lines)
    sizes = [line.em for line in lines]
    if min(sizes) > _SMALL * max(sizes):
        return tuple(lines)
    return tuple(_told(lines))


def _told(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    at = 0
    while at < len(lines):
        line = lines[at]
        base = lines[at + 1] if at + 1 < len(lines) else None
        if base is None or not _is_ruby_over(line, base):
            yield line
        elif (start := _name_start(line, base)) is None:
            yield replace(line, is_ruby=True)
        else:
            reading = line.text.replace("\u3000", " ")
            text = f"{base.text[:start]}{reading} {base.text[start:]}"
            yield replace(base, text=text, bbox=union([line.bbox, base.bbox]))
            at += 1
        at += 1


def _is_ruby_over(line: TextLine, base: TextLine) -> bool:
    if line.turn is not Turn.RIGHT or base.turn is not Turn.RIGHT or line.em > _SMALL * base.em:
        return False
    gap = base.bbox[1] - line.bbox[3]
    within = base.bbox[0] - base.em <= line.bbox[0] and line.bbox[2] <= base.bbox[2] + base.em
    near = -_OVERLAP * base.em <= gap <= _APART * base.em
    return within and near and _KANA.fullmatch(line.text) is not None and _KANJI.search(base.text) is not None


def _name_start(ruby: TextLine, base: TextLine) -> int | None:
    """Where in the base the name begins that the ruby reads; None if the ruby reads no name at the line's end."""
    if _PROSE.search(base.text) or len(base.text) > _LONGEST_NAME_LINE:
        return None
    left, right = ruby.bbox[0], ruby.bbox[2]
    slack = 0.1 * base.em
    covered = [
        at
        for at, (character, start, end) in enumerate(character_places(base))
        if not character.isspace() and end > left + slack and start < right - slack
    ]
    if not covered or _KANJI.search(base.text[covered[-1] + 1 :]):
        return None
    return covered[0]
