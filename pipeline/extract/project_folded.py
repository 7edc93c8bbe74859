"""Tables whose projects take several rows each, the name in a row of its own → tables with a row for each project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.cutting import are_alike, raw
from pipeline.extract.project_contents import SENTENCE_END
from pipeline.extract.project_names import looks_complete
from pipeline.extract.project_titles import is_short, title_kinds
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.headings import general_kind, is_general
from pipeline.profiles.labels import TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_MOST_ROWS = 3
"""So many rows a project at most."""
_LEAST_ROWS = 3
_LEAST_RECORDS = 2
_LEAST_TITLES = 2
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Unfolded:
    """The rows, a project a row, and the titles that were printed again."""

    rows: list[Row]
    again: list[RawText]


def unfolded(rows: Sequence[Row], labels: Labels) -> Unfolded:
    """The rows of all blocks → the same, where a project took several rows of its table.

    No. | 事業名 | 担当課 over 取組内容 | 達成基準 heads rows by turns: each project's rows become one.
    """
    return _each_table(rows, labels, _folded)


def names_over_texts(rows: Sequence[Row], labels: Labels) -> Unfolded:
    """The rows of all blocks → the same, where names as wide as the table stand between rows of texts.

    取組予定 | 取組の成果 heads both: each name becomes a line over titles and texts.
    """
    return _each_table(rows, labels, _spanned)


def _each_table(
    rows: Sequence[Row], labels: Labels, read: Callable[[Sequence[Row], Labels], Unfolded | None]
) -> Unfolded:
    found: list[Row] = []
    again: list[RawText] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        own = _read(rows[at:end], labels, read)
        if own is None:
            found += rows[at:end]
            at = end
        else:
            found += own.rows
            again += own.again
            at = end
    return Unfolded(found, again)


def _read(
    table: Sequence[Row], labels: Labels, read: Callable[[Sequence[Row], Labels], Unfolded | None]
) -> Unfolded | None:
    if table[0].table is None or len(table) < _LEAST_ROWS or len(table[0].cells) < _LEAST_TITLES:
        return None
    return read(table, labels)


def _end(rows: Sequence[Row], at: int) -> int:
    """The first row behind the table of the row at `at`; a line outside tables stands alone."""
    end = at + 1
    if rows[at].table is None:
        return end
    while end < len(rows) and rows[end].table == rows[at].table and len(rows[end].cells) == len(rows[at].cells):
        end += 1
    return end


def _columns(row: Row) -> frozenset[int]:
    return frozenset(index for index, cell in enumerate(row.cells) if cell.pieces)


def _folded(table: Sequence[Row], labels: Labels) -> Unfolded | None:
    """A table of several rows of titles, under each of which every so-manieth row stands → its rows; None: it is none."""
    for count in range(2, _MOST_ROWS + 1):
        if len(table) < 2 * count or not _are_titles(table[:count], labels):
            continue
        places = [sorted(_columns(row)) for row in table[:count]]
        titles = table[:count]
        read = _records(table[count:], titles, places)
        if read is not None:
            return Unfolded([_abreast(titles, places), *read.rows], read.again)
    return None


def _are_titles(rows: Sequence[Row], labels: Labels) -> bool:
    """Whether rows are titles of a project's parts: the names in the first, texts or figures in the others."""
    if not all(is_short(cell) for row in rows for cell in row.cells if cell.pieces):
        return False
    kinds = [[title_kinds(cell.text, labels) for cell in row.cells if cell.pieces] for row in rows]
    if not any(_may_title_names(cell.text, labels) for cell in rows[0].cells if cell.pieces):
        return False
    if any("column.project" in one[:1] for row in kinds[1:] for one in row):
        return False
    texts = [sum(any(kind.startswith(TEXT_FAMILIES) for kind in one) for one in row) for row in kinds[1:]]
    return all(count >= _LEAST_TITLES or count == len(row) > 0 for count, row in zip(texts, kinds[1:], strict=True))


def _may_title_names(text: str, labels: Labels) -> bool:
    """Whether a title is that of names (事業名), or general words that may be (マニフェスト項目, 重点項目)."""
    if "column.project" in title_kinds(text, labels) or general_kind(text) == "projects":
        return True
    return is_general(text) and not labels.text_kinds(text)


def _records(body: Sequence[Row], titles: Sequence[Row], places: Sequence[Sequence[int]]) -> Unfolded | None:
    """The rows below the titles, by turns under each of them → one row a project; None: they do not stand by turns."""
    found: list[Row] = []
    again: list[RawText] = []
    own: list[Row | None] = [None] * len(titles)
    turn = 0
    for row in body:
        if (head := next((at for at, one in enumerate(titles) if are_alike(one, row)), None)) is not None:
            if head != turn:
                return None
            again += [raw(cell) for cell in row.cells if cell.pieces]
            turn = (turn + 1) % len(titles)
            continue
        at = _turn(row, own, places)
        if at is None:
            return None
        if at == 0 or own[at] is not None:
            found += [_abreast(own, places)] if any(own) else []
            own = [None] * len(titles)
        own[at] = row
    if not any(own):
        return None
    found.append(_abreast(own, places))
    named = sum(any(cell.pieces for cell in row.cells[: len(places[0])]) for row in found)
    return Unfolded(found, again) if named >= min(_LEAST_RECORDS, len(found)) else None


def _turn(row: Row, own: Sequence[Row | None], places: Sequence[Sequence[int]]) -> int | None:
    """Under which row of titles a row stands: the next one, or the last one again where a page parts it; None: under none."""
    shown = _columns(row)
    last = max((at for at, one in enumerate(own) if one is not None), default=len(places) - 1)
    following = (last + 1) % len(places)
    if shown <= set(places[following]) and (following > 0 or _names(shown, places)):
        return following
    return last if shown <= set(places[last]) and last > 0 else None


def _names(shown: frozenset[int], places: Sequence[Sequence[int]]) -> bool:
    """Whether a row stands under the titles of the names, and not under those of the texts alone."""
    return bool(shown) and not shown <= set().union(*places[1:])


def _abreast(rows: Sequence[Row | None], places: Sequence[Sequence[int]]) -> Row:
    """The rows of one project side by side, each without the columns that none of its titles has."""
    cells: list[Cell] = []
    for row, columns in zip(rows, places, strict=True):
        cells += [Cell() if row is None else row.cells[index] for index in columns]
    first = next(row for row in rows if row is not None)
    return replace(first, cells=tuple(cells))


def _spanned(table: Sequence[Row], labels: Labels) -> Unfolded | None:
    """A table of texts with a name as wide as the table above each row of them → lines over titles and texts; None: it is none."""
    titles, *body = table
    if len(body) < 2 or len(titles.cells) < 2 or not _titles_texts(titles, labels):
        return None
    found: list[Row] = []
    again: list[RawText] = []
    was_name = False
    for row in body:
        if are_alike(titles, row):
            again += [raw(cell) for cell in row.cells if cell.pieces]
            continue
        is_name = not was_name and _is_name(row)
        if is_name:
            found += [replace(row, cells=row.cells[:1], table=None, blank_before=True), titles]
        elif not found or _columns(row) == frozenset() or _is_other_name(row):
            return None
        else:
            found.append(row)
        was_name = is_name
    return None if was_name or not found else Unfolded(found, again)


def _titles_texts(row: Row, labels: Labels) -> bool:
    """Whether every cell titles a text or a figure, and none the names."""
    if not all(cell.pieces and is_short(cell) for cell in row.cells):
        return False
    kinds = [labels.text_kinds(cell.text) or tuple(filter(None, (told_by_words(cell.text),))) for cell in row.cells]
    return all(kinds) and not any("column.project" in labels.kinds_of(cell.text)[:1] for cell in row.cells)


def _is_name(row: Row) -> bool:
    """Whether nothing stands in a row but a name in its first cell: numbered or with a name's end, no sentence."""
    text = row.cells[0].text
    if _columns(row) != {0} or len(text) > _LONGEST_NAME or text.endswith(SENTENCE_END) or "。" in text:
        return False
    return looks_complete(text) or split_marker(fold(text)) is not None


def _is_other_name(row: Row) -> bool:
    """Whether a row looks like a second name, right below one."""
    return all(cell.covered for cell in row.cells[1:])
