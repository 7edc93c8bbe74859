"""Printed rows whose words stand in columns → tables without rules: which rows and which white stripes (罫線なしの表)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.pdf.borderless_rim import ALIGNED, LEAST_ROWS, PROSE, trimmed
from pipeline.read.pdf.narrow_gutters import is_numbered
from pipeline.read.pdf.printed_rows import Gap, PrintedRow, Word
from pipeline.read.pdf.shapes import Rule
from pipeline.read.pdf.stripes import AlignedRows, Stripe

_LEAST_STRIPE = 0.75
"""Share of the font size that must stay white between two columns on all rows."""
_LEAST_RULED_ROWS = 2
"""Rows that make a table between ruling lines; `LEAST_ROWS` elsewhere."""
_LEAST_HANGING = 3
"""Lines of running text beside blank cells that make a table of a single row with all cells."""
_LEAST_INDENT = 6.0
"""Ems from the left edge from which such text is a column; the texts of marked items hang less far."""
_WIDEST_LEADING = 2.2
"""Share of the font size by which rows of one table may stand apart."""
_FARTHEST_ROW = 12.0
"""The same for a row whose cells are exactly in line with those above."""
_EXACT = 0.1
_LEAST_SUPPORT = 2
"""Rows that must be parted at a stripe which the first row does not show."""
_MOST_COLUMNS = 60
"""More columns than this stand in rasters and pictures made of letters, in no table without rules."""
_NO_WORD = 2.2
"""Ems that a full line may leave free: the next word or 禁則 may need as much."""
_SENTENCE_END = "。．！？!?"
_ALIGNED_SHARE = 0.6
_LEADER = re.compile(r"[.．…‥・･･·]{4,}|…{2,}|[─━―‐-]{4,}")
_MARK = re.compile(
    r"[・･●○◎◇◆□■▲△▼▽※★☆►▶→⇒*\-–—－\u2022\u25e6\uf06c-\uf0ff]|[①-⑳❶-❿㋐-㋾]"
    r"|[0-9０-９]{1,3}[.．、)）]|[(（][0-9０-９a-zａ-ｚァ-ン一二三四五六七八九十]{1,3}[)）]|[ァ-ンa-zａ-ｚ][.．)）]|[※注][0-9０-９]{0,2}"
)
_NUMBER = re.compile(r"[0-9０-９]{1,3}")


def aligned_rows(
    rows: Sequence[PrintedRow],
    flats: Sequence[Rule] = (),
    posts: Sequence[Rule] = (),
    known: Sequence[float] = (),
) -> tuple[AlignedRows, ...]:
    """Printed rows → the groups that are tables; `flats` and `posts` are rules that stand near without making cells.

    `known` are the places at which columns of such tables begin on other pages: there one row is enough.

    Three rows or more (two between rules) with the same white stripes, their cells in line on the left, on the right
    or by their middles. Lists with marks, tables of contents with leaders, and letter-spaced headings are none.
    """
    result = list[AlignedRows]()
    at = 0
    while at < len(rows):
        if not 0 < len(rows[at].parted) < _MOST_COLUMNS or _has_leader(rows[at]):
            at += 1
            continue
        end, stripes = _grown(rows, at)
        texts = _text_starts(AlignedRows(tuple(rows[at:end]), stripes))
        first = _grown_upward(rows, at, stripes, texts, result[-1] if result else None)
        group = trimmed(AlignedRows(tuple(rows[first:end]), _without_marks(rows[first:end], stripes)))
        if _is_table(group, flats, posts, known) and not _runs_on(group, rows):
            result.append(group)
            at = rows.index(group.rows[-1]) + 1
        else:
            at += 1
    return tuple(result)


def _has_leader(row: PrintedRow) -> bool:
    return any(_LEADER.search(word.text) for word in row.words)


def _grown(rows: Sequence[PrintedRow], start: int) -> tuple[int, tuple[Stripe, ...]]:
    """The row behind the last one that keeps to the stripes of the row at `start`, and the stripes then left.

    Rows with more cells than those before add stripes, if these left them white: a name's first line may stand below.
    """
    stripes: tuple[Stripe, ...] = tuple((gap.x0, gap.x1) for gap in rows[start].parted)
    end = start + 1
    while end < len(rows) and (_is_next(rows[end - 1], rows[end]) or _is_in_line(rows[start:end], rows[end])):
        row = rows[end]
        left, kept = _cut(stripes, row)
        if kept == len(stripes):
            stripes = _with_more(left, row, rows[start:end]) if len(row.parted) > 1 else left
        elif not (kept and any(_overlaps(gap, left) for gap in row.parted)) and not _is_across(rows, end, stripes):
            break
        end += 1
    return end, _supported(stripes, rows[start:end])


def _with_more(stripes: tuple[Stripe, ...], row: PrintedRow, above: Sequence[PrintedRow]) -> tuple[Stripe, ...]:
    """The stripes and those gaps of a row that lie beside them and that all rows above leave white."""
    more = list[Stripe]()
    for gap in row.parted:
        if _overlaps(gap, stripes):
            continue
        pieces: tuple[Stripe, ...] = ((gap.x0, gap.x1),)
        for other in above:
            pieces, _ = _cut(pieces, other)
        more += pieces
    return tuple(sorted([*stripes, *more])) if more else stripes


def _supported(stripes: tuple[Stripe, ...], rows: Sequence[PrintedRow]) -> tuple[Stripe, ...]:
    """The stripes at which two rows or more are parted; those of the first row need no other."""
    if len(stripes) == len(rows[0].parted):
        return stripes
    return tuple(
        [
            stripe
            for stripe in stripes
            if any(_overlaps(gap, (stripe,)) for gap in rows[0].parted)
            or sum(1 for row in rows if any(_overlaps(gap, (stripe,)) for gap in row.parted)) >= _LEAST_SUPPORT
        ]
    )


def _is_next(above: PrintedRow, below: PrintedRow) -> bool:
    return below.top - above.bottom <= _WIDEST_LEADING * above.em and not _has_leader(below)


def _is_in_line(above: Sequence[PrintedRow], row: PrintedRow) -> bool:
    """Whether a row that stands apart has its cells exactly below others: sheets leave rows higher than their text."""
    last = above[-1]
    if len(row.words) < 2 or row.top - last.bottom > _FARTHEST_ROW * last.em or _has_leader(row):
        return False
    play = _EXACT * row.em
    starts = {word.x0 for other in above for word in other.words}
    ends = {word.x1 for other in above for word in other.words}
    return all(
        any(abs(word.x0 - start) <= play for start in starts) or any(abs(word.x1 - end) <= play for end in ends)
        for word in row.words
    ) and any(len(other.parted) >= len(row.parted) for other in above)


def _is_across(rows: Sequence[PrintedRow], at: int, stripes: Sequence[Stripe]) -> bool:
    """Whether a row is a heading over all columns in mid-table: a row of the table follows at once."""
    if at + 1 >= len(rows) or rows[at].parted or not _is_next(rows[at], rows[at + 1]):
        return False
    below = rows[at + 1]
    left, kept = _cut(stripes, below)
    return (
        kept == len(stripes) and len(below.parted) >= len(stripes) and all(_overlaps(gap, left) for gap in below.parted)
    )


def _grown_upward(
    rows: Sequence[PrintedRow],
    start: int,
    stripes: Sequence[Stripe],
    texts: dict[int, float],
    above: AlignedRows | None,
) -> int:
    """The first row above the first row whose gaps part: titles are letter-spaced (課　名), a cell's lines stand higher."""
    group = AlignedRows((), tuple(stripes))
    first = start
    while first > 0 and _is_next(rows[first - 1], rows[first]):
        row = rows[first - 1]
        if above is not None and row in above.rows:
            break
        _, kept = _cut(stripes, row)
        beside = row.bottom - rows[first].top >= 0.2 * row.em
        if kept < len(stripes) or not (beside or len(group.placed(row)) > len(stripes) or _hangs(group, row, texts)):
            break
        first -= 1
    return first


def _text_starts(group: AlignedRows) -> dict[int, float]:
    """Where the lines begin of each column, but the first, that holds running text."""
    starts: dict[int, float] = {}
    wide = set[int]()
    for row in group.rows:
        for column, words in group.placed(row).items():
            starts[column] = min(words[0].x0, starts.get(column, words[0].x0))
            if words[-1].x1 - words[0].x0 >= PROSE * row.em:
                wide.add(column)
    return {column: start for column, start in starts.items() if column and column in wide}


def _hangs(group: AlignedRows, row: PrintedRow, texts: dict[int, float]) -> bool:
    """Whether a row is a line of a column of running text, nothing beside it: the rest of a cell, or of one overleaf."""
    cells = group.placed(row)
    return len(cells) == 1 and any(
        column in texts and words[0].x0 - texts[column] <= 1.2 * row.em for column, words in cells.items()
    )


def _cut(stripes: Sequence[Stripe], row: PrintedRow) -> tuple[tuple[Stripe, ...], int]:
    """What a row leaves white of the stripes, and of how many stripes it leaves enough.

    Narrow gaps inside a cell do not divide a stripe, but they may be all that is left of it where a cell is full.
    """
    certain = [gap for gap in row.gaps if gap.certain]
    words: list[Stripe] | None = None
    result = list[Stripe]()
    kept = 0
    for stripe in stripes:
        pieces = _left_white(stripe, row.em, certain, row.stretches)
        if not pieces and not is_numbered(row.words, row.em):
            words = words or [(word.x0, word.x1) for word in row.words]
            pieces = _left_white(stripe, row.em, certain, words)
        kept += bool(pieces)
        result += pieces
    return tuple(result), kept


def _left_white(stripe: Stripe, em: float, certain: Sequence[Gap], printed: Sequence[Stripe]) -> list[Stripe]:
    """The pieces of a stripe that `printed` leaves white, if they are wide enough or lie in a certain gap."""
    low, high = stripe
    least = min(_LEAST_STRIPE * em, high - low)
    result = list[Stripe]()
    for x0, x1 in (*printed, (high, high)):
        end = min(x0, high)
        if end - low >= least or (certain and any(gap.x0 < end and low < gap.x1 for gap in certain if end > low)):
            result.append((low, end))
        low = max(low, x1)
        if low >= high:
            break
    return result


def _overlaps(gap: Gap, stripes: Sequence[Stripe]) -> bool:
    return any(gap.x0 < high and gap.x1 > low for low, high in stripes)


def _without_marks(rows: Sequence[PrintedRow], stripes: tuple[Stripe, ...]) -> tuple[Stripe, ...]:
    """The stripes without those behind the marks of a list: (1), ①, ・ and their texts are one column."""
    while stripes:
        border = sum(stripes[0]) / 2
        heads = ["".join(word.text for word in row.words if word.x0 < border) for row in rows]
        marks = [head for head in heads if head]
        numbers = len(stripes) == 1 and all(_NUMBER.fullmatch(mark) for mark in marks)
        if marks and (numbers or all(_MARK.fullmatch(mark) for mark in marks)):
            stripes = stripes[1:]
        else:
            break
    return stripes


def _is_table(group: AlignedRows, flats: Sequence[Rule], posts: Sequence[Rule], known: Sequence[float]) -> bool:
    if not group.stripes or not group.rows:
        return False
    placed = [group.placed(row) for row in group.rows]
    full = sum(1 for cells in placed if len(cells) > 1)
    texts = _text_starts(group)
    hanging = sum(1 for row in group.rows if _hangs(group, row, texts))
    indent = min(texts.values(), default=0.0) - min(row.words[0].x0 for row in group.rows)
    top, bottom = group.rows[0].top, group.rows[-1].bottom
    em = group.rows[0].em
    ruled = sum(1 for flat in flats if top - 2 * em <= flat.at <= bottom + 2 * em) >= 2
    ruled = ruled or any(post.low <= top + em and post.high >= bottom - em for post in posts)
    if full and len(group.stripes) > 1 and all(_is_known(high, known, em) for _, high in group.stripes):
        return True
    if hanging >= _LEAST_HANGING and indent >= _LEAST_INDENT * em:
        needed = 1
    else:
        needed = _LEAST_RULED_ROWS if ruled else LEAST_ROWS
    if full < needed:
        return False
    return all(_is_aligned(placed, column, em) for column in range(len(group.stripes) + 1))


def _runs_on(group: AlignedRows, rows: Sequence[PrintedRow]) -> bool:
    """Whether the text of the last row goes on below at the left edge: items with a title each (重点目標3　…), no table."""
    last = group.rows[-1]
    at = rows.index(last) + 1
    if len(group.stripes) > 1 or at == len(rows) or last.words[-1].text[-1] in _SENTENCE_END:
        return False
    below, left = rows[at], min(row.words[0].x0 for row in group.rows)
    edge = max(*(row.words[-1].x1 for row in group.rows), below.words[-1].x1)
    is_full = edge - last.words[-1].x1 <= _NO_WORD * last.em
    return is_full and not below.parted and abs(below.words[0].x0 - left) <= _EXACT * last.em and _is_next(last, below)


def _is_known(start: float, known: Sequence[float], em: float) -> bool:
    return any(abs(start - other) <= _EXACT * em for other in known)


def _is_aligned(placed: Sequence[dict[int, list[Word]]], column: int, em: float) -> bool:
    """Whether most cells of a column share their left edge, their right edge or their middle."""
    cells = [(words[0].x0, words[-1].x1) for row in placed if (words := row.get(column))]
    if not cells:
        return False
    for edges in ([x0 for x0, _ in cells], [x1 for _, x1 in cells], [(x0 + x1) / 2 for x0, x1 in cells]):
        most = max(sum(1 for other in edges if abs(other - edge) <= ALIGNED * em) for edge in edges)
        if most >= _ALIGNED_SHARE * len(edges):
            return True
    return False
