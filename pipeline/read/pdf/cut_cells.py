"""Cells that the end of a page cuts in two → one cell: rows in the middle of a sentence, names merged over rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipeline.read.pdf.drafts import DraftCell, DraftRow
from pipeline.read.pdf.rules import TOLERANCE

_ROOM_LEFT: Final = 2.2
"""Ems that a line cut off by the end of the page may leave free: the next word or 禁則 may need as much."""
_ROOM_BELOW: Final = 1.6
"""Ems below the last line of a cell that is full: no further line had room there."""
_CENTRED: Final = 0.6
"""Ems of white at both ends of a line that is centred, and the most by which they differ."""
_LEAST_LINES: Final = 3
_LEAST_WIDTH: Final = 10.0
"""Lines of a cell that holds running text, and its width in ems."""
_SENTENCE_END: Final = tuple("。．！？!?」』）)】〕")
_BRACKETS: Final = tuple("（(【［[")
_NEW_PART: Final = ("\u3000", *"・･●○◎◇◆□■▲△▼▽※★☆①②③④⑤⑥⑦⑧⑨⑩", *_BRACKETS)
_FARTHEST: Final = 200
"""Rows above a page break in which the top of a merged cell is looked for."""
_WORD: Final = re.compile(r"[^\s:：】〕]+")


def joined(done: list[DraftRow], row: DraftRow) -> bool:
    """Put the rest of a row that the page break cut into the row above; False if it is a row of its own.

    It is a rest if it has text only in cells whose text was cut off in the middle of a sentence, and none in a cell
    that is not blank above.
    """
    owners = _owners(done, _table_above(done, row), len(row.cells))
    rest = [column for column, cell in enumerate(row.cells) if cell.lines]
    blank = [column for column, owner in enumerate(owners) if column not in rest and done[owner].cells[column].lines]
    if not rest or not blank:
        return False
    if not all(_is_cut(done[owners[column]].cells[column], row.cells[column]) for column in rest):
        return False
    for column in rest:
        _append(done, owners[column], column, row)
    return True


def without_rests(done: list[DraftRow], row: DraftRow, below: Sequence[DraftRow]) -> DraftRow:
    """The first row overleaf → the same without what belongs to merged cells (結合セル) that the page break cut.

    A block of rows beside a merged cell begins with a word (令和5年度の取組) that other blocks begin with. A row
    overleaf that begins with none of these words goes on with the block above, and so does the cell beside it: what
    that holds is the rest of the merged cell's text, if there was no more room above; or all of it, if the cell above
    is blank (a text in the middle of its cell's height). `below` are the rows of the table that follow on the page.
    """
    above = _table_above(done, row)
    cells = list(row.cells)
    for column, owner in enumerate(_owners(done, above, len(cells) - 1)):
        cell, head = cells[column], done[owner]
        if cell.covered or not (word := _word_beside(row, column)) or not (begun := _word_beside(head, column)):
            continue
        starts = [*_starts([done[at] for at in above if at != owner], column), *_starts(below, column)]
        if word == begun or (begun, True) not in starts or any(word == other for other, _ in starts):
            continue
        if cell.lines and not _is_rest(head.cells[column], cell):
            continue
        if cell.lines:
            _append(done, owner, column, row)
        cells[column] = replace(cell, lines=(), covered=True)
    return replace(row, cells=tuple(cells))


def without_ends(done: list[DraftRow], row: DraftRow) -> DraftRow:
    """The first row overleaf → the same without the ends of texts that the page break cut, if it begins with such ends.

    A project with a row for each of its indicators (指標) has its name and texts in cells merged over these rows. Where
    the page ends between two of them, the next page begins with the rest of the texts beside the next indicator. It is
    no row of a new project: the name is blank or goes on, and a running text was cut in the middle of a sentence, at the
    end of a cell without room for a further line.
    """
    above = _table_above(done, row)
    heads = [done[owner].cells[column] for column, owner in enumerate(_owners(done, above, len(row.cells)))]
    held = [column for column, cell in enumerate(row.cells) if cell.lines]
    cut = [column for column in held if _is_cut(heads[column], row.cells[column]) and not _has_room(heads[column])]
    proof = any(_is_wide(heads[column]) and "。" in _words(row.cells[column]) for column in cut)
    # Beside a text that was cut, another that fills its cell goes on, too, even if a sentence ends there.
    ends = [column for column in held if column in cut or _is_long(heads[column])]
    own = [column for column in held if column not in ends]
    name = next((column for column, head in enumerate(heads) if head.lines), None)
    if not proof or not own or name is None or name in own:
        return row
    owners = _owners(done, above, len(row.cells))
    cells = list(row.cells)
    for column, cell in enumerate(cells):
        if column in ends:
            _append(done, owners[column], column, row)
        if column in ends or (column < own[0] and not cell.lines):
            cells[column] = replace(cell, lines=(), covered=True)
    return replace(row, cells=tuple(cells))


def _has_room(cell: DraftCell) -> bool:
    """Whether a further line would have had room below the last one of a cell."""
    if cell.bbox is None or not cell.lines:
        return True
    _, top, _, bottom = cell.lines[-1].bbox
    return cell.bbox[3] - bottom > _ROOM_BELOW * (bottom - top)


def _is_long(cell: DraftCell) -> bool:
    """Whether a cell is full of running text: figures and names of indicators take a line or two."""
    return len(cell.lines) >= _LEAST_LINES and _is_wide(cell) and not _has_room(cell)


def _is_wide(cell: DraftCell) -> bool:
    """Whether a cell has the width of a column of running text."""
    if cell.bbox is None or not cell.lines:
        return False
    _, top, _, bottom = cell.lines[-1].bbox
    return cell.bbox[2] - cell.bbox[0] >= _LEAST_WIDTH * (bottom - top)


def _table_above(done: Sequence[DraftRow], row: DraftRow) -> list[int]:
    """The last rows of a row's table before it, from the lowest."""
    return [at for at in range(len(done) - 1, max(-1, len(done) - _FARTHEST), -1) if done[at].table == row.table]


def _owners(done: Sequence[DraftRow], above: Sequence[int], columns: int) -> list[int]:
    """For each column the row above whose cell holds the text there (a merged cell has it at its top)."""
    return [next((at for at in above if not done[at].cells[column].covered), above[-1]) for column in range(columns)]


def _starts(rows: Sequence[DraftRow], column: int) -> Iterator[tuple[str, bool]]:
    """Rows in any order → of those in which a column has text: the word beside it, whether its cell spans more rows."""
    for row in rows:
        if row.cells[column].lines:
            yield _word_beside(row, column), _is_merged(row, column)


def _is_merged(row: DraftRow, column: int) -> bool:
    """Whether a cell reaches lower than the lowest cell beside it that begins in the same row."""
    bottoms = [cell.bbox[3] for cell in row.cells if cell.bbox is not None]
    box = row.cells[column].bbox
    return box is not None and box[3] > min(bottoms) + TOLERANCE


def _word_beside(row: DraftRow, column: int) -> str:
    """The first word of the next cell to the right; "" if that is blank."""
    cell = next((cell for cell in row.cells[column + 1 :] if not cell.covered), None)
    found = _WORD.search(cell.lines[0].text) if cell is not None and cell.lines else None
    return found[0] if found else ""


def _is_rest(above: DraftCell, cell: DraftCell) -> bool:
    """Whether the text of a cell is the rest of the text above, which the end of the page cut."""
    if not above.lines:
        return True
    if above.bbox is None or _words(above) == _words(cell):
        return False
    if _has_room(above):
        return False
    _, top, right, bottom = above.lines[-1].bbox
    return above.bbox[2] - right <= _ROOM_LEFT * (bottom - top) or cell.lines[0].text.startswith(_BRACKETS)


def _words(cell: DraftCell) -> str:
    return "".join(line.text for line in cell.lines)


def _is_cut(cell: DraftCell, rest: DraftCell) -> bool:
    """Whether the text of a cell stops in the middle and the other cell's text may be its end."""
    if not cell.lines or cell.bbox is None:
        return False
    last = cell.lines[-1]
    _, top, right, bottom = last.bbox
    whole = last.text.rstrip().endswith(_SENTENCE_END)
    free = cell.bbox[2] - right
    if len(cell.lines) == 1 and _is_centred(last.bbox[0] - cell.bbox[0], free, bottom - top):
        return False
    return free <= _ROOM_LEFT * (bottom - top) and not whole and not rest.lines[0].text.startswith(_NEW_PART)


def _is_centred(left: float, right: float, em: float) -> bool:
    """Whether as much white stands before a line as behind it: a title or a number, which goes on nowhere."""
    return min(left, right) > _CENTRED * em and abs(left - right) <= _CENTRED * em


def _append(done: list[DraftRow], owner: int, column: int, row: DraftRow) -> None:
    """Put the lines of a cell overleaf below those of the cell above; a line that was cut off runs to the edge."""
    cells = list(done[owner].cells)
    cell = cells[column]
    lines = list(cell.lines)
    if lines and cell.bbox is not None:
        _, top, right, bottom = lines[-1].bbox
        cut = cell.bbox[2] - right <= _ROOM_LEFT * (bottom - top)
        lines[-1] = replace(lines[-1], fills=lines[-1].fills or cut)
    overleaf = (replace(line, page=row.page) for line in row.cells[column].lines)
    cells[column] = replace(cell, lines=(*lines, *overleaf))
    done[owner] = replace(done[owner], cells=tuple(cells))
