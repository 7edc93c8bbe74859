"""Forms that begin above the name (管理番号 | 1 | 担当課 | 市民課, then 事業名 | …) → each form with the row of its name first."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.cutting import filled
from pipeline.model.document import Row
from pipeline.profiles.labels import TEXT_FAMILIES, Labels
from pipeline.text.fold import fold

_LEAST_FORMS = 2


def names_first(rows: Sequence[Row], labels: Labels) -> list[Row]:
    """The rows of project blocks → the same; in forms that begin with pairs above the name, the name's row stands first.

    Forms are alike: the word above the first name of the block, where no other form can end, stands above most of the
    names. It is no label of a text, which might as well end the form above. Where the block begins with a name, the
    words above the others stand beside the numbers of their forms.
    """
    at_names = [at for at, row in enumerate(rows) if _names(row, labels)]
    if len(at_names) < _LEAST_FORMS or not (_begins(rows, at_names[0], labels) or _are_numbered(rows, at_names)):
        return list(rows)
    head = rows[at_names[1] - 1].cells[0].text
    ordered = list(rows)
    for at in at_names:
        above = rows[at - 1]
        if at > 0 and above.table is not None and above.cells[0].text == head:
            ordered[at - 1], ordered[at] = rows[at], above
    return ordered


def _are_numbered(rows: Sequence[Row], at_names: Sequence[int]) -> bool:
    """Whether above every name but the first stands the same word with the number of that form (票番号 | 2)."""
    above = [filled(rows[at - 1]) for at in at_names[1:]]
    if len(above) < _LEAST_FORMS or not all(len(cells) > 1 and len(cells) % 2 == 0 for cells in above):
        return False
    words = {cells[0].text for cells in above}
    numbers = [fold(cells[1].text).strip() for cells in above]
    return len(words) == 1 and numbers == [str(number) for number in range(2, len(above) + 2)]


def _names(row: Row, labels: Labels) -> bool:
    """Whether a row is a label of names and one name beside it."""
    if row.table is None or len(row.cells) < 2 or not row.cells[0].pieces:
        return False
    return "column.project" in labels.kinds_of(row.cells[0].text) and len(filled(row)) == 2


def _begins(rows: Sequence[Row], at: int, labels: Labels) -> bool:
    """Whether the first table of the block begins with one row of pairs right above its first name."""
    above = rows[at - 1]
    if at == 0 or above.table is None or any(row.table is not None for row in rows[: at - 1]):
        return False
    cells = filled(above)
    if len(cells) < 2 or len(cells) % 2 or not above.cells[0].pieces:
        return False
    kinds = labels.kinds_of(cells[0].text)
    return "column.project" not in kinds and not any(kind.startswith(TEXT_FAMILIES) for kind in kinds)
