"""Texts of one visual cell become its printed lines; lines and cells before they are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.read.xlsx.grid import Item

_BREAK = re.compile("\r\n|[\r\n\x0b\u2028\u2029]")
_WORD_CHARACTER = re.compile(
    r"[\u3041-\u3096\u30a1-\u30fc\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Kana and kanji: what a word is made of when each character stands in a cell of its own."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A printed line. `ends`: the next line does not continue it. `reading`: it stands small above a text (ふりがな)."""

    text: str
    ends: bool = False
    reading: bool = False
    note: tuple[str, str] | None = None
    printed: bool = True


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell with its lines."""

    lines: tuple[DraftLine, ...] = ()
    covered: bool = False


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row; rows of one table share `table`, any value that no other table has; None: a line outside tables."""

    cells: tuple[DraftCell, ...]
    table: tuple[int, int] | None = None
    blank_before: bool = False


def is_character(item: Item) -> bool:
    """Whether a cell holds one character alone."""
    return len(item.cell.text.strip()) == 1


def is_single(item: Item) -> bool:
    """Whether a cell holds one kana or kanji alone."""
    return _WORD_CHARACTER.fullmatch(item.cell.text.strip()) is not None


def cell_of(items: Sequence[Item]) -> DraftCell:
    """The texts that stand in one visual cell → its lines, from top to bottom."""
    ordered = sorted(items, key=lambda item: (item.top, item.left))
    if len(ordered) > 1 and all(map(is_single, ordered)) and len({item.top for item in ordered}) == len(ordered):
        return DraftCell((_joined(ordered, ""),))
    lines: list[DraftLine] = []
    for _, group in groupby(ordered, key=lambda item: item.top):
        row = list(group)
        if len(row) > 1 and not any(_BREAK.search(item.cell.text.strip()) for item in row):
            lines.append(beside(row))
        else:
            lines += [line for item in row for line in lines_of(item)]
    return DraftCell(tuple(lines))


def lines_of(item: Item) -> Iterator[DraftLine]:
    """The lines of one cell of the sheet: Alt+Enter ends a line for good, and so does the end of a cell that wraps.

    Characters of a word one below the other are one line.
    """
    cell = item.cell
    if cell.reading:
        yield DraftLine(cell.reading, ends=True, reading=True, printed=item.printed)
    texts = [text for text in _BREAK.split(cell.text) if text.strip()]
    if len(texts) > 1 and all(_WORD_CHARACTER.fullmatch(text.strip()) for text in texts):
        texts = ["".join(text.strip() for text in texts)]
    for at, text in enumerate(texts):
        last = at == len(texts) - 1
        yield DraftLine(text, not last or cell.wrapped, note=cell.note if at == 0 else None, printed=item.printed)


def beside(row: Sequence[Item]) -> DraftLine:
    """Texts beside each other within one visual cell → one line.

    Characters one a cell are a word; a position left free between them is a blank, unless all are that far apart.
    """
    gaps = [right.left - left.right - 1 for left, right in pairwise(row)]
    apart = len(gaps) > 1 and min(gaps) > 0 and min(gaps) == max(gaps)
    text = row[0].cell.text
    for gap, left, right in zip(gaps, row, row[1:], strict=False):
        word = is_character(left) and is_character(right) and (gap <= 0 or apart)
        text += right.cell.text if word else f" {right.cell.text}"
    return _joined(row, text)


def _joined(items: Sequence[Item], text: str) -> DraftLine:
    note = next((item.cell.note for item in items if item.cell.note is not None), None)
    text = text or "".join(item.cell.text.strip() for item in items)
    return DraftLine(text, any(item.cell.wrapped for item in items), note=note, printed=all(i.printed for i in items))
