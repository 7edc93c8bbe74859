"""What stands around the cells of a project's form: the caption over its amounts, a text as wide as the form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.cutting import raw
from pipeline.extract.project_contents import SENTENCE_END
from pipeline.extract.project_printed import Printed
from pipeline.model.document import Cell, Row
from pipeline.text.fold import fold
from pipeline.text.money import yen_scale

_LONGEST_CAPTION = 16
_IN_SENTENCE = re.compile("[。、]")


class Caption:
    """単位:千円 above a table: the unit of its amounts, down to the end of that table."""

    def __init__(self, printed: Printed) -> None:
        self._printed = printed
        self._table: int | None = None
        self._stated: int | None = None

    def read(self, row: Row, cells: Sequence[Cell]) -> bool:
        """Whether a row is such a caption, whose unit is then that of the amounts below it."""
        if row.table != self._table:
            # The first table below the caption is the one that it speaks of.
            self._table = row.table
            if row.table is not None:
                self._printed.scale, self._stated = self._stated, None
        if len(cells) != 1 or len(cells[0].text) > _LONGEST_CAPTION:
            return False
        folded = fold(cells[0].text)
        # ※予算・決算の単位は千円: what is before the word says of which amounts.
        scale = yen_scale(folded[folded.index("単位") :].rstrip(" )")) if "円" in folded and "単位" in folded else None
        if scale is None:
            return False
        if len(row.cells) > 1:
            self._printed.scale = scale
        else:
            self._stated = scale
        self._printed.labels.append(raw(cells[0]))
        return True


def named_by_lines(printed: Printed) -> bool:
    """Whether labels or lines over the tables name the projects, so that no left cell of a table does."""
    return bool(printed.names) and not any(name.in_table for name in printed.names)


def is_text_across(cell: Cell, rest: Sequence[Cell], printed: Printed) -> bool:
    """Whether a cell is a text as wide as its card, below its label or going on with the line above."""
    texts = printed.texts
    if any(other.pieces for other in rest) or not texts or not named_by_lines(printed):
        return False
    if texts[-1].row < printed.names[-1].row:
        return False
    parts = texts[-1].parts
    return not parts or not parts[-1].text.endswith(SENTENCE_END) or _IN_SENTENCE.search(cell.text) is not None
