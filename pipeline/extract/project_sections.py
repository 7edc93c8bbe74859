"""Cells of the columns of sections (担当課) and goals in a project table → the sections and goals of each project."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.cutting import raw, without_blanks
from pipeline.extract.project_printed import Printed, PrintedName
from pipeline.extract.project_titles import Column
from pipeline.model.document import Cell
from pipeline.model.raw import RawText
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

_BETWEEN = re.compile("[、，,・･/／]")
SAME_AS_ABOVE = frozenset(("〃", "同上", "々", "”", '"', "″"))
"""What stands for the text of the cell above."""


def read_section(cell: Cell, printed: Printed, *, named_here: bool, is_rest: bool) -> None:
    """A cell of the column → a section of the last project; `is_rest` says that its row goes on with the row above."""
    names = printed.names
    if without_blanks(fold(cell.text)) in SAME_AS_ABOVE:
        printed.labels.append(raw(cell))
        if named_here and len(names) > 1 and not names[-1].sections:
            names[-1].sections += names[-2].sections
    elif names and any(without_blanks(section.text) == without_blanks(cell.text) for section in names[-1].sections):
        printed.labels.append(raw(cell))
    elif names and names[-1].sections and (is_rest or (not named_here and _is_cut(names[-1].sections[-1], cell))):
        above = names[-1].sections[-1]
        names[-1].sections[-1] = RawText((*above.pieces, *raw(cell).pieces), above.breaks)
    elif names and (named_here or looks_like_section(cell.text)):
        names[-1].sections.append(raw(cell))


def _is_cut(above: RawText, cell: Cell) -> bool:
    """Whether the last of the sections is none, and is one with the first of the cell below (建築指 | 導課; 道路課、建築指 | 導課、公園課)."""
    last = _BETWEEN.split(without_blanks(above.text))[-1]
    first = _BETWEEN.split(without_blanks(cell.text))[0]
    return not looks_like_section(last) and looks_like_section(last + first)


def share_above(cells: Sequence[tuple[Column, Cell]], names: Sequence[PrintedName]) -> None:
    """Sections and goals printed once for several projects are each one's: in a merged cell, or in a column before the names.

    A blank cell after the name says that none is known.
    """
    if len(names) < 2:
        return
    if not names[-1].sections and _is_shared("column.section", cells):
        names[-1].sections += names[-2].sections
    if not names[-1].goals and _is_shared("column.goal", cells):
        names[-1].goals += names[-2].goals


def _is_shared(kind: str, cells: Sequence[tuple[Column, Cell]]) -> bool:
    kinds = [column.kind for column, _ in cells]
    if kind not in kinds or "column.project" not in kinds:
        return False
    at = kinds.index(kind)
    cell = cells[at][1]
    return not cell.pieces and (cell.covered or at < kinds.index("column.project"))
