"""Tables in which the same words stand again and again before, over or beside values → tables of rows of two cells, a word and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.extract.cutting import raw
from pipeline.extract.figure_forms import is_plain_grade
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.labels import PART_FAMILIES, Labels
from pipeline.profiles.repeated_cells import LEAST_LABELS, LEAST_TIMES, Place, cycle_of, key_at
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_SHORTEST_NAME, _LONGEST_NAME = 5, 60
_NUMBER: Final = re.compile(r"\(?(?:[0-9]{1,3}|[①-⑳])[.)]?")
_NO_NAME: Final = re.compile("[。！？：:]")


@dataclass(slots=True)
class Apart:
    """The rows, the numbers that stood before the names of projects, and the label of the names where nobody knows it."""

    rows: list[Row]
    numbers: list[RawText] = field(default_factory=list)
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def with_pairs_apart(rows: Sequence[Row], labels: Labels) -> Apart:
    """Rows of project blocks → the same, or where tables hold a form of one project each, rows of two cells, a word and its value.

    Three words at least come equally often in the same order, twice at least. Every row of these tables is words each
    before its value; or words over as many values; or a name before the first of the words (merged over several rows, a
    number before it), or alone above it. Where any row is otherwise, all remain as they are; so they do where the vocabulary has
    all of the words, and each stands before its value.
    """
    whole = Apart(list(rows))
    if sum(row.table is not None and len(row.cells) > 1 for row in rows) < LEAST_TIMES * LEAST_LABELS:
        return whole
    cycle = cycle_of(rows, labels)
    if not cycle:
        return whole
    first = key_at(rows, cycle[0])
    if any(
        "column.project" in labels.kinds_of(rows[at].cells[column].text) for at, column in _others(rows, cycle, first)
    ):
        return whole  # a form that names its project below its head
    found = _Forms(rows, cycle, frozenset(at for at in cycle if key_at(rows, at) == first))
    if not found.read() or not (found.is_shaped or _lacks(rows, cycle, labels)):
        return whole
    return replace(found.apart, own=_name_label(found.apart.rows, rows[cycle[0][0]].cells[cycle[0][1]].text, labels))


def _name_label(rows: Sequence[Row], word: str, labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The first word of the forms as the label of names, if the vocabulary lacks it and each form has another name beside it."""
    if labels.kinds_of(word):
        return {}
    names = [row.cells[1] for row in rows if len(row.cells) > 1 and row.cells[0].text == word]
    if not all(name.pieces and _may_be_name(name) and _is_long_enough(name.text) for name in names):
        return {}
    return {word: ("column.project",)} if len({name.text for name in names}) == len(names) else {}


def _is_long_enough(text: str) -> bool:
    """Whether a text may name a project: a grade, a number or a rank is shorter."""
    return len(text) >= _SHORTEST_NAME


def _others(rows: Sequence[Row], cycle: Sequence[Place], first: str) -> list[Place]:
    return [place for place in cycle if key_at(rows, place) != first]


def _lacks(rows: Sequence[Row], cycle: Sequence[Place], labels: Labels) -> bool:
    """Whether the vocabulary lacks one of the words: where it has all, each is read where it stands."""
    words = {rows[at].cells[column].text for at, column in cycle}
    return not all(any(kind.startswith(PART_FAMILIES) for kind in labels.kinds_of(word)) for word in words)


class _Forms:
    """Reads the rows of forms one after the other into rows of two cells."""

    def __init__(self, rows: Sequence[Row], cycle: Sequence[Place], starts: frozenset[Place]) -> None:
        self._rows = rows
        self._starts = starts
        self._heads: dict[int, list[int]] = {}
        for at, column in cycle:
            self._heads.setdefault(at, []).append(column)
        self.apart = Apart([])
        self.is_shaped = False
        """Whether names stand before the words, or values below them."""

    def read(self) -> bool:
        """Whether every row of the tables is one of a form."""
        tables = {self._rows[at].table for at in self._heads}
        done = -1
        for at, row in enumerate(self._rows):
            if at <= done:
                continue
            if row.table is None or row.table not in tables:
                self.apart.rows.append(row)
                continue
            shown = [column for column, cell in enumerate(row.cells) if cell.pieces]
            heads = self._heads.get(at)
            if heads is None:
                if not self._read_band(at, row, shown):
                    return False
            elif len(shown) == len(heads) > 1 and at + 1 < len(self._rows) and at + 1 not in self._heads:
                if not self._read_stacked(row, self._rows[at + 1], heads):
                    return False
                done = at + 1
            elif not self._read_pairs(at, row, shown, heads):
                return False
        return True

    def _read_band(self, at: int, row: Row, shown: Sequence[int]) -> bool:
        """A name alone above the first word of its form."""
        below = self._heads.get(at + 1)
        if len(shown) != 1 or below is None or (at + 1, below[0]) not in self._starts:
            return False
        self.apart.rows.append(_line(row, row.cells[shown[0]]))
        return _may_be_name(row.cells[shown[0]])

    def _read_stacked(self, row: Row, below: Row, heads: Sequence[int]) -> bool:
        """Words over as many values."""
        filled = {column for column, cell in enumerate(below.cells) if cell.pieces}
        if below.table != row.table or not filled <= set(heads) or len(below.cells) < len(row.cells):
            return False  # in text with tabs a shorter row does not say where its cells stand
        if all(is_plain_grade(below.cells[column].text) for column in filled):
            return False  # titles over nothing but grades are told by these
        self.is_shaped = True
        self.apart.rows += [_pair(row, row.cells[column], below.cells[column]) for column in heads]
        return True

    def _read_pairs(self, at: int, row: Row, shown: Sequence[int], heads: Sequence[int]) -> bool:
        """Words each before its value, before the first perhaps a name."""
        lead = [row.cells[column] for column in shown if column < heads[0]]
        if lead:
            *numbers, name = lead
            if (at, heads[0]) not in self._starts or not _may_be_name(name) or len(numbers) > 1:
                return False
            if any(_NUMBER.fullmatch(fold(cell.text)) is None for cell in numbers):
                return False
            self.is_shaped = True
            self.apart.numbers += [raw(cell) for cell in numbers]
            self.apart.rows.append(_line(row, name))
        pairs = list(_pairs(row, heads, [column for column in shown if column > heads[0]]))
        self.apart.rows += pairs
        return len(pairs) == len(heads)


def _pairs(row: Row, heads: Sequence[int], rest: Sequence[int]) -> Iterator[Row]:
    """Each word of a row with the one cell between it and the next; none for a word with several."""
    for head, following in zip(heads, [*heads[1:], len(row.cells)], strict=True):
        between = [column for column in rest if head < column < following]
        if len(between) <= 1:
            yield _pair(row, row.cells[head], row.cells[between[0]] if between else Cell())


def _pair(row: Row, label: Cell, value: Cell) -> Row:
    return replace(row, cells=(label, value))


def _line(row: Row, cell: Cell) -> Row:
    """A name in a table as a line above what is told of it."""
    return replace(row, cells=(cell,), table=None, blank_before=True)


def _may_be_name(cell: Cell) -> bool:
    text = cell.text
    if len(text) > _LONGEST_NAME or len(cell.pieces) != 1 or looks_like_section(text):
        return False
    return _NO_NAME.search(text) is None and _NUMBER.fullmatch(fold(text)) is None
