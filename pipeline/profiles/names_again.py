"""Rows in which names stand that stand above, too → where the chapter begins that names the projects again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.document import Row
from pipeline.profiles.labelled_lines import labelled
from pipeline.profiles.labels import Labels
from pipeline.text.enumerators import split_marker
from pipeline.text.project_keys import project_key

_LEAST = 2
_MOST_CELLS = 3
"""So many filled cells of a row may hold its name: a number, a section or a goal stands before it."""
_MOST_PRINTS = 4
_LONGEST_HEADING = 40
_MOST_HEADINGS = 3
_STOPS = "。、：:"


@dataclass(frozen=True, slots=True)
class Again:
    """Where a chapter begins that names the projects again: the first name above, its own first name, the first line of its headings."""

    above: int
    name: int
    start: int


def names_in(rows: Sequence[Row], labels: Labels) -> dict[str, list[int]]:
    """The keys of what may be names, or words that stand alone, in the first cells of the rows, and the rows in which each stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        cells = row.cells if len(row.cells) == 1 else [cell for cell in row.cells if cell.pieces][:_MOST_CELLS]
        for text, key in {cell.text: project_key(cell.text) for cell in cells if cell.pieces}.items():
            if key and not _has_label(text, labels) and found[key][-1:] != [at]:
                found[key].append(at)
    return found


def _has_label(text: str, labels: Labels) -> bool:
    """Whether a line of two words begins with a label (達成度　おおむね達成)."""
    words = text.split(maxsplit=1)
    return len(words) > 1 and bool(labels.kinds_of(words[0])) and not words[0][-1:].isdecimal()


def chapter_start(rows: Sequence[Row], labels: Labels, bounds: Collection[int] = ()) -> Again | None:
    """Where the chapter begins whose names all stand above; None: there is no such chapter. Blocks begin at `bounds`.

    So many names as anywhere, two at least, each in a row of its own, stand above that row and once more below it.
    """
    again = {key: places for key, places in names_in(rows, labels).items() if len(places) > 1}
    spans = _spans({key: places for key, places in again.items() if not labels.kinds_of(key)})
    if len(spans) < _LEAST:
        return None
    opened, closed = Counter(start for start, _ in spans), Counter(end for _, end in spans)
    best, at, now = 1, None, 0
    for place in sorted({*opened, *closed}):
        if now > best and closed[place]:
            best, at = now, place
        now += opened[place] - closed[place]
    if at is None:
        return None
    above = min(start for start, end in spans if start < at <= end)
    start = with_headings(rows, at, bounds)
    return Again(above, at, start) if start > above else None


def _spans(names: Mapping[str, Sequence[int]]) -> list[tuple[int, int]]:
    """From each name to its next print, one for each row: the words of a table's titles stand in one row."""
    pairs = [(places[0], places[1]) for places in names.values() if 1 < len(places) <= _MOST_PRINTS]
    return list({end: (start, end) for start, end in {start: (start, end) for start, end in pairs}.values()}.values())


def with_headings(rows: Sequence[Row], at: int, bounds: Collection[int] = ()) -> int:
    """The first of the rows that go with the name: those of its table, and short lines above it that head it."""
    if (table := rows[at].table) is not None:
        while at > 0 and at not in bounds and rows[at - 1].table == table:
            at -= 1
    for _ in range(_MOST_HEADINGS):
        if at == 0 or at in bounds or not _may_head(rows[at - 1]):
            break
        if table is None and _is_name_without_text(rows, at):
            break
        at -= 1
    return at


def _is_name_without_text(rows: Sequence[Row], at: int) -> bool:
    """Whether the line above bears the mark of the line at `at`, and so does the one above it: they are a list of names."""
    style = _style(rows[at])
    return bool(style) and at > 1 and style == _style(rows[at - 1]) == _style(rows[at - 2])


def _may_head(row: Row) -> bool:
    if row.table is not None or len(row.cells) != 1 or not row.cells[0].pieces:
        return False
    text = row.cells[0].text
    if labelled(text, frozenset()) is not None and split_marker(text) is None:
        return False
    return (
        len(text) <= _LONGEST_HEADING
        and not any(stop in text for stop in _STOPS)
        and "\u3000" not in text.lstrip("第0123456789０１２３４５６７８９.．()（）①②③④⑤⑥⑦⑧⑨ⅠⅡⅢⅣⅤ \u3000")
    )


def _style(row: Row) -> str:
    text = row.cells[0].text
    marker = split_marker(text) if text else None
    return "" if marker is None else f"{marker.kind} {marker.marker[:1] if marker.number is None else ''}"
