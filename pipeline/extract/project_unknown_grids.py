"""Tables of projects none of whose titles anybody knows → the columns of names, texts, sections, grades and amounts, by all their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.extract.cutting import without_blanks
from pipeline.extract.figure_forms import is_amount, is_figure, is_plain_grade
from pipeline.extract.project_forms import are_sections, kinds_of_values
from pipeline.extract.project_titles import is_short, title_kinds
from pipeline.model.document import Row
from pipeline.profiles.headings import general_kind
from pipeline.profiles.labels import Labels
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_LEAST_ROWS, _LEAST_TITLES = 3, 3
_LONGEST_NAME = 60
_NUMBER: Final = re.compile(r"\(?(?:[0-9]{1,3}|[①-⑳])[.)]?")
_NO_NAME: Final = re.compile("[。！？：:]")
_NO_TITLE: Final = re.compile("[0-9。、：:]")
_GRADE: Final = re.compile("[A-ES]|[◎○〇◯△▲×☆★]")
_STROKES: Final = frozenset("-－―—–−─")


@dataclass(frozen=True, slots=True)
class _Column:
    """A title, and what stands below it in the rows that are no bands; blank cells are ""."""

    title: str
    values: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        return tuple([value for value in self.values if value and value not in _STROKES])


def unknown_grid(head: Row, body: Sequence[Row], labels: Labels) -> Mapping[str, tuple[str, ...]]:
    """The titles of a table and its rows → the kinds of its columns; {} where the rows do not show them, or a title says them.

    Three rows at least stand below three titles at least, each a word of its own. One column is of names: it comes first, at most
    behind numbers, sections, goals, grades and amounts, its cells are all filled, all different, short and no sentences; and no other column
    before the first of sentences may be of names as well. Behind it stands a column of nothing but sentences.
    """
    columns = _columns(head, body)
    if not columns:
        return {}
    known = {one.title: title_kinds(one.title, labels) for one in columns}
    said = [at for at, one in enumerate(columns) if "column.project" in known[one.title]]
    if any("measure.label" in kinds for kinds in known.values()) or (said and sum(map(bool, known.values())) > 1):
        return {}
    if any(labels.kinds_of(value) for one in columns for value in one.filled[:_LEAST_ROWS]):
        return {}
    first = next(
        (at for at, one in enumerate(columns) if _are_sentences(one) and not _of_goals(known[one.title])), None
    )
    named = said or [at for at, one in enumerate(columns[:first]) if not known[one.title] and _are_names(one)]
    if first is None or len(named) != 1 or general_kind(columns[named[0]].title) not in (None, "projects"):
        return {}
    own: dict[str, tuple[str, ...]] = {}
    for at, one in enumerate(columns):
        if at == named[0] and not said:
            own[one.title] = ("column.project",)
        elif not known[one.title] and one.filled:
            own[one.title] = _kinds(one, labels, before_names=at < named[0])
    return own


def _columns(head: Row, body: Sequence[Row]) -> tuple[_Column, ...]:
    """The columns of the rows that fill half of them at least; () where the titles are no words, or too few rows are such."""
    width = len(head.cells)
    titles = [cell.text for cell in head.cells]
    if not all(cell.pieces and is_short(cell) for cell in head.cells) or len(set(titles)) < width:
        return ()
    if width < _LEAST_TITLES or any(_NO_TITLE.search(fold(text)) for text in titles):
        return ()
    rows = [
        row.cells
        for row in body
        if len(row.cells) == width and 2 * sum(bool(cell.pieces) for cell in row.cells) > width
    ]
    rows = [cells for cells in rows if [cell.text for cell in cells] != titles]
    if len(rows) < _LEAST_ROWS:
        return ()
    return tuple([_Column(title, tuple([cells[at].text for cells in rows])) for at, title in enumerate(titles)])


def _are_sentences(column: _Column) -> bool:
    return len(column.filled) >= _LEAST_ROWS and all(value.endswith("。") for value in column.filled)


def _of_goals(kinds: Sequence[str]) -> bool:
    return "column.goal" in kinds


def _are_names(column: _Column) -> bool:
    """Whether nothing but names may stand in a column: each cell filled, none like another, and none of them anything else."""
    values = [without_blanks(value) for value in column.values]
    if not all(values) or len(set(values)) < len(values):
        return False
    return all(_may_be_name(value) for value in column.values)


def _may_be_name(value: str) -> bool:
    if len(value) > _LONGEST_NAME or len(value) < _LEAST_ROWS or _NO_NAME.search(value) is not None:
        return False
    if looks_like_section(value) or are_sections(value) or _NUMBER.fullmatch(fold(value)) is not None:
        return False
    return not (is_amount(value) or is_figure(value) or is_plain_grade(value))


def _kinds(column: _Column, labels: Labels, *, before_names: bool) -> tuple[str, ...]:
    """What all cells of a column show it to be."""
    if before_names and all(_NUMBER.fullmatch(fold(value)) is not None for value in column.filled):
        return ("column.number",)
    kinds = kinds_of_values(column.title, column.filled, labels)
    if kinds == ("rating.result",) and not all(_GRADE.fullmatch(fold(value)) is not None for value in column.filled):
        return ("entry.other",)
    return kinds
