"""Numbered names that a page's reader took into the table of their labels, as wide as it → lines above the tables again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.project_contents import SENTENCE_END
from pipeline.model.document import Row
from pipeline.profiles.labels import PART_FAMILIES, Labels
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_LONGEST_NAME = 70
_LEAST = 2
_CARD = 2
_PARTS = ("heading.goals", *PART_FAMILIES)
_NUMBERED = re.compile(r"(?P<word>[^0-9()、。:]{0,6}) ?[0-9]{1,2}(?=[ .、:．])")


def names_as_lines(rows: Sequence[Row], labels: Labels) -> list[Row]:
    """The rows of all blocks → the same, where a numbered name is as wide as the table of labels that it stands in.

    A word processor's page without rules has its names above the tables of two columns: 2. 窓口改善事業 between the
    last row of one project and the first of the next. Lines of the same form, above or below, show what it is.
    """
    found = {form for row in rows if (form := _form(row, wide=False)) is not None}
    over = {id(row) for row, below in pairwise(rows) if _begins_card(row, below, labels)}
    wide = [form for row in rows if id(row) in over and (form := _form(row, wide=True)) is not None]
    if not wide:
        return list(rows)
    found |= {form for form in wide if wide.count(form) >= _LEAST}
    return [
        replace(row, cells=row.cells[:1], table=None, blank_before=True)
        if id(row) in over and _form(row, wide=True) in found
        else row
        for row in rows
    ]


def _begins_card(row: Row, below: Row, labels: Labels) -> bool:
    """Whether a table of two columns goes on below a row with a label and its value."""
    if row.table is None or row.table != below.table or len(row.cells) != len(below.cells):
        return False
    shown = [cell for cell in below.cells if not cell.covered]
    if len(shown) != _CARD:
        return False
    first, second = shown
    return bool(second.pieces) and any(kind.startswith(_PARTS) for kind in labels.kinds_of(first.text))


def _form(row: Row, *, wide: bool) -> str | None:
    """How a line, or a cell as wide as its table, is numbered: the word or the kind of mark; None: it is no such name."""
    first, *others = row.cells
    if not first.pieces or (row.table is not None) != wide or bool(others) != wide:
        return None
    if wide and not all(cell.covered for cell in others):
        return None
    text = first.text
    if len(text) > _LONGEST_NAME or text.endswith(SENTENCE_END) or "。" in text:
        return None
    folded = fold(text)
    named = _NUMBERED.match(folded)
    if named is not None and named["word"]:
        return named["word"].strip()
    marker = split_marker(folded)
    return None if marker is None or marker.kind == "bullet" else marker.kind
