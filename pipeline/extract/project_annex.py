"""A table of indicators below the projects, which names each project by its number → figures, each with its project."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.cutting import filled, raw
from pipeline.extract.project_pairs import inner_titles
from pipeline.extract.project_printed import Printed
from pipeline.extract.project_titles import Column, settled
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText
from pipeline.profiles.labels import FIGURE_FAMILIES, Labels
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_NUMBER_TITLE = re.compile("[^ ()]{0,6}(?:番号|No\\.?)", re.IGNORECASE)
_NUMBER = re.compile("(?:事業|取組|No\\.?)? ?[(]?(?P<digits>[0-9]{1,3})[).]?", re.IGNORECASE)
_LONGEST_HEADING = 24


class Annex:
    """The titles in force, and the number of the row above for rows that print none."""

    def __init__(self, labels: Labels, printed: Printed) -> None:
        self._known = labels
        self._printed = printed
        self._columns: tuple[Column, ...] = ()
        self._above: int | None = None
        self._waiting: list[RawText] = []
        """The heading and titles, which the first figure below them shows to be labels."""

    def heads(self, row: Row, following: Row | None) -> bool:
        """A short line over the titles of such a table is its heading, and no project's text."""
        cells = filled(row)
        if following is None or len(cells) != 1 or len(cells[0].text) > _LONGEST_HEADING or cells[0].text[-1] in "。、":
            return False
        if row.table is not None and row.table != following.table:
            return False
        if not self._titles(following):
            return False
        self._waiting.append(raw(cells[0]))
        return True

    def read(self, row: Row) -> bool:
        """The titles, and the rows below them whose number is that of one project.

        A row whose number no project has, or several, is left: nothing says whose its figures are.
        """
        if columns := self._titles(row):
            self._columns, self._above = columns, None
            self._waiting += [raw(cell) for cell in filled(row)]
            return True
        if not self._columns or len(row.cells) < 2:
            self._columns = ()
            return False
        number = row.cells[0]
        if number.pieces:
            self._above = self._owner(number)
            if self._above is None and _digits(number.text) is None:
                self._columns = ()
                return False
        if self._above is not None and len(row.cells) <= len(self._columns):
            self._printed.labels += [raw(number)] if number.pieces else []
            self._read_figures(row.cells[1:], self._above)
        return True

    def _titles(self, row: Row) -> tuple[Column, ...]:
        """番号 | 指標 | 単位 | 目標値 | 実績値 below projects → its columns; () for any other row."""
        if len(row.cells) < 3 or not self._printed.names or not row.cells[0].pieces:
            return ()
        first = row.cells[0].text
        if _NUMBER_TITLE.fullmatch(fold(first)) is None and self._known.kind_of(first, "column.number") is None:
            return ()
        inner = inner_titles(row.cells[1:], self._known)
        if not any("measure.label" in column.kinds for column in inner) or any(_is_of_project(one) for one in inner):
            return ()
        return (Column(("column.number",)), *settled(inner))

    def _read_figures(self, cells: Sequence[Cell], owner: int) -> None:
        self._printed.labels += self._waiting
        self._waiting = []
        for column, cell in zip(self._columns[1:], cells, strict=False):
            if not cell.pieces or column.label is None:
                continue
            text = self._printed.add_text(column.kinds, column.label, raw(cell))
            text.year, text.scale = column.year, column.scale or text.scale
            text.group, text.owner = self._printed.row, owner

    def _owner(self, number: Cell) -> int | None:
        """The one project that is printed with this number."""
        wanted = _digits(number.text)
        if wanted is None:
            return None
        found = [at for at, name in enumerate(self._printed.names) if _number_of(name.text.text, name.number) == wanted]
        return found[0] if len(found) == 1 else None


def _is_of_project(column: Column) -> bool:
    """Whether a column has a project's own texts or sections: it stands in the table of the projects themselves."""
    figure = any(kind.startswith(FIGURE_FAMILIES) for kind in column.kinds)
    return not figure and any(kind.startswith(("column.", "entry.")) and kind != "entry.other" for kind in column.kinds)


def _digits(text: str) -> int | None:
    found = _NUMBER.fullmatch(fold(text).strip())
    if found is not None:
        return int(found["digits"])
    mark = split_marker(text + "甲乙")
    return None if mark is None or mark.rest_start != len(text) else mark.number


def _number_of(name: str, number: str | None) -> int | None:
    """The number in the mark before a project's name, or in the column of numbers beside it."""
    if number is not None:
        return _digits(number)
    mark = split_marker(name)
    return None if mark is None else mark.number
