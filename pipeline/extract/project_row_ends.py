"""A row of a project table and the row above → whether it goes on with that row, or names the same project again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.cutting import without_blanks
from pipeline.extract.project_contents import SENTENCE_END
from pipeline.extract.project_names import looks_complete
from pipeline.extract.project_printed import PrintedName
from pipeline.extract.project_titles import Column
from pipeline.model.document import Cell
from pipeline.profiles.labels import FIGURE_FAMILIES
from pipeline.text.sections import looks_like_section

_LONGEST_REST = 2
_CUT = re.compile("(?:[、（「]|[^こ]と|[のをにがは]|まし|でし)$")
"""Where a text is cut, but never ends."""


def is_rest_of_row(last: PrintedName, cells: Sequence[tuple[Column, Cell]], above: Mapping[int, str]) -> bool:
    """Whether a row is the next line of the row above, in a table without rules: the name and every text go on.

    `above` are the texts of that row by column. No project has so short a name as the end of one (事業). Else a text
    above must be cut where no text ends, or none of them is complete and the texts are sentences.
    """
    name = next((cell.text for column, cell in cells if column.kind == "column.project"), "")
    if len(without_blanks(name)) <= _LONGEST_REST:
        return True
    if looks_complete(last.text.text):
        return False
    below = {
        index: cell.text
        for index, (column, cell) in enumerate(cells)
        if cell.pieces and (column.kind or "").startswith("entry.")
    }
    if len(cells) > 2 and sum(bool(cell.pieces) for _, cell in cells) == 1:
        # Nothing but a name, which makes the cut one above it whole.
        return looks_complete(name)
    if not above or not set(above) <= set(below):
        return False
    if any(_CUT.search(text) is not None for text in above.values()):
        return True
    if _is_cut_throughout(last, name, above):
        return True
    unfinished = len(above) > 1 and not any(text.endswith(SENTENCE_END) for text in above.values())
    return unfinished and (any("。" in text for text in below.values()) or _goes_on_beside(last, name, cells))


def _is_cut_throughout(last: PrintedName, name: str, above: Mapping[int, str]) -> bool:
    """Whether name, section and every text of the row above are cut, and the name is whole with what stands here."""
    if not last.sections or looks_like_section(last.sections[-1].text) or not looks_complete(last.text.text + name):
        return False
    return not any(text.endswith(SENTENCE_END) for text in above.values())


def _goes_on_beside(last: PrintedName, name: str, cells: Sequence[tuple[Column, Cell]]) -> bool:
    """Whether the section beside a name has its end, or nothing, on the next line, which makes the name complete."""
    if not last.sections or not looks_complete(last.text.text + name):
        return False
    rest = next((cell.text for column, cell in cells if column.kind == "column.section" and cell.pieces), "")
    return not rest or (not looks_like_section(rest) and looks_like_section(last.sections[-1].text + rest))


def is_repeated(last: PrintedName, cells: Sequence[tuple[Column, Cell]], cell: Cell) -> bool:
    """Whether a row prints the name of the project above again, to give it another indicator."""
    if without_blanks(last.text.text) != without_blanks(cell.text):
        return False
    indicator = any(column.kind == "measure.label" and other.pieces for column, other in cells)
    sections = {without_blanks(section.text) for section in last.sections}
    return indicator and all(
        not other.pieces
        or column.kind is None
        or column.kind.startswith(FIGURE_FAMILIES)
        or column.kind in ("column.project", "column.number")
        or (column.kind == "column.section" and without_blanks(other.text) in sections)
        for column, other in cells
    )
