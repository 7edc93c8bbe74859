"""Policy blocks and extra blocks → headings and paragraphs, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from pipeline.extract.cutting import filled, paragraphs, raw, row_pieces
from pipeline.model.document import Line, Piece
from pipeline.model.raw import PolicyKind, RawExtra, RawPolicy, RawText, joined
from pipeline.model.segments import Segment

_LEGEND = re.compile(
    r"[※＊（(〔【\[]? ?(?:評価|達成度|進捗度?|難易度|区分|凡例|自己評価)[^。]{0,12}?[①ⅠＡAａSＳ◎〇○5５1１][^。]*[②ⅡＢBｂ○△4４2２]"
)
"""The key to grades (※評価　①計画以上　②計画どおり …), which belongs to no policy."""
_NUMBER = re.compile("[0-9０-９]{1,3}")
"""A number alone, as of a page, is no paragraph."""
_MARKS = "・○●■□◆◇◎▼"
_NEXT_PARAGRAPH = re.compile("(?<=。)[ \u3000]+")
"""In a cell of a text file a blank stands where the cell had a line's end."""
_NEXT_ITEM = re.compile("(?<=。)[ \u3000]+(?=[・○●■□◆◇◎▼])")
POLICY_KINDS = ("policy", "mission", "vision", "current_state", "message", "value")
_VALUE = "value"
"""A block whose heading stands where those of the others do, and says nothing of its kind: one of the other policies."""


def extract_policy(segment: Segment, lines: Sequence[Line]) -> RawPolicy | None:
    """A policy block → its paragraphs; None where nothing stands under the heading."""
    pieces = [
        piece
        for row in segment.rows
        for whole in row_pieces(row)
        for piece in _items(whole, in_cell=row.table is not None and lines[whole.line - 1].page is None)
        if _LEGEND.match(piece.text) is None and not _NUMBER.fullmatch(piece.text)
    ]
    texts = tuple(paragraphs(pieces, lines))
    if not texts or segment.heading is None:
        return None
    kind = "other" if segment.kind == _VALUE else segment.kind
    return RawPolicy(segment.heading, cast("PolicyKind", kind), texts)


def _items(piece: Piece, *, in_cell: bool) -> list[Piece]:
    """A line of several sentences, each behind the same mark (・甲をします。 ・乙をします。) → a piece for each; else the line.

    In a cell a blank behind the end of a sentence parts the paragraphs also without a mark.
    """
    mark = piece.text[0]
    if mark not in _MARKS and not in_cell:
        return [piece]
    ends = _NEXT_ITEM if mark in _MARKS else _NEXT_PARAGRAPH
    found = [at.end() for at in ends.finditer(piece.text) if at.end() < len(piece.text)]
    cuts = [0, *(at for at in found if mark not in _MARKS or piece.text[at] == mark), len(piece.text)]
    return [piece.cut(start, end) for start, end in pairwise(cuts)]


def extract_extra(segment: Segment, lines: Sequence[Line]) -> RawExtra | None:
    """A block that no field holds (自己紹介, 工程表 …) → its paragraphs and the rows of its tables under their heading."""
    texts: list[RawText] = []
    run: list[Piece] = []
    for row in segment.rows:
        cells = filled(row)
        if len(cells) < 2:
            run += row_pieces(row)
            continue
        texts += paragraphs(run, lines)
        run = []
        texts.append(joined([raw(cell) for cell in cells]))
    texts += paragraphs(run, lines)
    return RawExtra(segment.heading, tuple(texts)) if texts else None
