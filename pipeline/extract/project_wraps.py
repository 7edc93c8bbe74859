"""Lines of a table without rules, each read as a row → rows again, where a label that they cut in two proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.document import Cell, Row
from pipeline.profiles.labels import Labels

_LONGEST_LABEL = 24


def whole_rows(rows: Sequence[Row], labels: Labels) -> list[Row]:
    """Rows of pages → the same rows; two of which the second ends a label that the first begins are one.

    令和4年度の取 | … over 組 | …: neither is a label, both together are.
    """
    whole: list[Row] = []
    for row in rows:
        if whole and row.page is not None and _ends_label(whole[-1], row, labels):
            cells = zip(whole[-1].cells, row.cells, strict=True)
            whole[-1] = replace(whole[-1], cells=tuple([_joined(above, below) for above, below in cells]))
        else:
            whole.append(row)
    return whole


def _ends_label(above: Row, below: Row, labels: Labels) -> bool:
    if above.table is None or above.table != below.table or len(above.cells) != len(below.cells):
        return False
    for one, two in zip(above.cells, below.cells, strict=True):
        if not one.pieces or not two.pieces or len(one.text) + len(two.text) > _LONGEST_LABEL:
            continue
        if not labels.text_kinds(one.text + two.text) or labels.kinds_of(one.text) or labels.kinds_of(two.text):
            continue
        return True
    return False


def _joined(above: Cell, below: Cell) -> Cell:
    if not below.pieces:
        return above
    return replace(below if not above.pieces else above, pieces=(*above.pieces, *below.pieces))
